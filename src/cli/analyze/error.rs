//! Why answers cannot be analysed.

use std::path::PathBuf;

use thiserror::Error;

use crate::cli::told::{Mistake, told};
use crate::quiz::AttemptError;
use crate::text::count;
use crate::text::csv::CsvError;

/// Why a file of answers cannot be used.
#[derive(Debug, Error)]
pub enum AnalyzeError {
    #[error("{name}:{}: {source}", source.line())]
    NoTable { name: String, source: CsvError },
    #[error("{name}:{line}: two columns are called `{column}`")]
    TwiceNamed { name: String, line: usize, column: String },
    #[error("{}", told(name, mistakes))]
    Lines { name: String, mistakes: Vec<Mistake<Wrong>> },
    #[error("{name}:{source}")]
    Result { name: String, source: AttemptError },
    #[error("no result (*.ron) is in {}", path.display())]
    NoResult { path: PathBuf },
    #[error("none of these questions is a card of {deck}")]
    NoCard { deck: String },
    #[error("there are no answers in {name}")]
    Nothing { name: String },
}

impl AnalyzeError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            AnalyzeError::NoTable { .. } => "close the quote, or take it away".to_owned(),
            AnalyzeError::TwiceNamed { .. } => {
                "each question is a column with a name of its own; the first line names them".to_owned()
            }
            AnalyzeError::Lines { .. } => {
                "a table of answers has a column for each question: 1 for right, 0 for wrong, nothing where the \
                 answer is missing; columns of totals have to go"
                    .to_owned()
            }
            AnalyzeError::Result { .. } => {
                "name results that `griot quiz` or `griot mark` saved, or tables of 0 and 1".to_owned()
            }
            AnalyzeError::NoResult { .. } => "`griot mark` saves results with -o DIR".to_owned(),
            AnalyzeError::NoCard { .. } => {
                "name the deck that was asked; questions are matched by the keys of cards".to_owned()
            }
            AnalyzeError::Nothing { .. } => {
                "name result files, or a table with a line for each student and a column for each question"
                    .to_owned()
            }
        }
    }
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    #[error("it has {} instead of {expected}", count(*found, "column"))]
    Columns { found: usize, expected: usize },
    #[error("`{given}`, in column `{column}`, is no credit: 0, 1 or a part as 0.5")]
    Credit { given: String, column: String },
}
