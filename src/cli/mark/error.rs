//! Why papers cannot be marked.

use std::path::PathBuf;

use thiserror::Error;

use super::columns::BadColumns;
use crate::paper::{BadAnswer, KeyError};
use crate::text::count;
use crate::text::csv::CsvError;

/// Why `griot mark` ended early.
#[derive(Debug, Error)]
pub enum MarkError {
    #[error("{name}:{source}")]
    Key { name: String, source: KeyError },
    #[error("{name}:{}: {source}", source.line())]
    NoTable { name: String, source: CsvError },
    #[error(
        "{name}:{}: the columns of answers are called {}, and there are {}", columns.line, columns.names,
        count(columns.questions, "question")
    )]
    Columns { name: String, columns: BadColumns },
    #[error("{} has results of these papers that are not of this table: {names}", folder.display())]
    Others { folder: PathBuf, names: String },
    #[error("no line of {name} could be marked")]
    Nothing { name: String },
}

impl MarkError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            MarkError::Key { source: KeyError::Answer { .. } | KeyError::NoAnswer { .. }, .. } => {
                "an answer is the letters of choices, T or F, or the texts that count; Void strikes a question out"
            }
            MarkError::Key { source: KeyError::Kind { .. }, .. } => {
                "a kind is a word as pick or true-false; let `griot paper` write the key anew"
            }
            MarkError::Key { source: KeyError::Newer { .. }, .. } => "install the newest griot",
            MarkError::Key { source: KeyError::Unreadable { .. }, .. } => {
                "name the key.ron that `griot paper` wrote, or its folder"
            }
            MarkError::Columns { .. } => {
                "number them from 1 to the last question, each once, in any order, or leave the line of names out"
            }
            MarkError::Others { .. } => {
                "remove those whose names were mended; keep other classes in a folder of their own"
            }
            MarkError::NoTable { .. } => "close the quote, or take it away",
            MarkError::Nothing { .. } => {
                "a line has the student, the variant and an answer for each question, as in Ada,B,C,T,AD,1960"
            }
        }
        .to_owned()
    }
}

/// What is wrong with a line of answers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadRow {
    #[error("it does not say which student it is of")]
    NoStudent,
    #[error("it does not say which variant it is of: {names}")]
    NoVariant { names: String },
    #[error("there is no variant `{given}`, only {names}")]
    Variant { given: String, names: String },
    #[error("the answers of `{student}` stand on line {line} already")]
    Twice { student: String, line: usize },
    #[error(transparent)]
    Answer(#[from] BadAnswer),
}
