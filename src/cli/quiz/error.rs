//! Why a quiz cannot be taken, gone on with or shown.

use std::path::PathBuf;

use thiserror::Error;

use crate::quiz::AttemptError;

/// Why a quiz command ended early.
#[derive(Debug, Error)]
pub enum QuizError {
    #[error("no question can be drawn from these decks")]
    NoQuestion,
    #[error("no quiz was left open")]
    NothingOpen,
    #[error("{} is open in another window", path.display())]
    Busy { path: PathBuf },
    #[error("{} cannot be read: it is no quiz that was left open", path.display())]
    Broken { path: PathBuf },
    #[error("{name}: {source}")]
    Attempt { name: String, source: AttemptError },
}

impl QuizError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            QuizError::NoQuestion => {
                "Flip cards are never asked, since nobody judges them; --tag and --kinds may leave out the others"
            }
            QuizError::NothingOpen => "`griot quiz DECK` begins one; `griot quiz --list` shows what came of others",
            QuizError::Busy { .. } => "go on there, or close it first",
            QuizError::Broken { .. } => "`griot quiz --discard` throws it away, `griot quiz DECK` begins anew",
            QuizError::Attempt { source: AttemptError::Changed | AttemptError::Damaged { .. }, .. } => {
                "its answers and its score cannot be trusted; ask for the file as griot saved it"
            }
            QuizError::Attempt { source: AttemptError::Newer { .. }, .. } => "install the newest griot",
            QuizError::Attempt { source: AttemptError::Unreadable { .. }, .. } => {
                "name a file that `griot quiz` saved; `griot quiz --list` lists yours"
            }
        }
        .to_owned()
    }
}
