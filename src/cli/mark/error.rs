//! Why papers cannot be marked.

use thiserror::Error;

use crate::paper::{BadAnswer, KeyError};
use crate::text::csv::CsvError;

/// Why `griot mark` ended early.
#[derive(Debug, Error)]
pub enum MarkError {
    #[error("{name}:{source}")]
    Key { name: String, source: KeyError },
    #[error("{name}:{}: {source}", source.line())]
    NoTable { name: String, source: CsvError },
    #[error("no line of {name} could be marked")]
    Nothing { name: String },
}

impl MarkError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            MarkError::Key { source: KeyError::Answer { .. }, .. } => {
                "an answer is the letters of choices, T or F, or the texts that count"
            }
            MarkError::Key { source: KeyError::Newer { .. }, .. } => "install the newest griot",
            MarkError::Key { source: KeyError::Unreadable { .. }, .. } => {
                "name the key.ron that `griot paper` wrote, or its folder"
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
