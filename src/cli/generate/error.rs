//! Why no deck was made.

use std::path::PathBuf;

use thiserror::Error;

use crate::article::Unfit;
use crate::generate::Form;

/// Why no deck was made.
#[derive(Debug, Error)]
pub enum GenerateError {
    #[error("{name}: {why}")]
    Unfit { name: String, why: Unfit },
    #[error("{name}: no card could be made of it")]
    NoCards { name: String },
    #[error("{} is there already", path.display())]
    DeckExists { path: PathBuf },
    #[error("{} was changed since griot wrote it", path.display())]
    DeckChanged { path: PathBuf },
    #[error("{} is a folder", path.display())]
    Folder { path: PathBuf },
    #[error("a deck that is reviewed cannot go to stdout, where the cards are shown")]
    ReviewToStdout,
    #[error("an article that is piped in cannot be reviewed: the decisions are read from there")]
    ReviewPiped,
    #[error("it has to be a probability, 0 to 1")]
    NoProbability,
    #[error("there is no such form; the forms are {}", Form::ALL.map(Form::name).join(", "))]
    NoForm,
}

impl GenerateError {
    /// What to do next; empty for what clap explains.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            GenerateError::Unfit { why, .. } => why.hint(),
            GenerateError::NoCards { .. } => {
                "--explain says what was made of every sentence, --min-score 0 lets unlikely cards in"
                    .to_owned()
            }
            GenerateError::DeckExists { .. } => {
                "name another file with -o, or write over it with --force".to_owned()
            }
            GenerateError::DeckChanged { .. } => {
                "name another file with -o, or lose the changes with --force; what you decided is kept"
                    .to_owned()
            }
            GenerateError::Folder { .. } => "name a file in it, as in -o decks/mali.ron".to_owned(),
            GenerateError::ReviewToStdout => "name a file with -o".to_owned(),
            GenerateError::ReviewPiped => "save it to a file first".to_owned(),
            GenerateError::NoProbability | GenerateError::NoForm => return None,
        })
    }

    /// Whether the command was used wrongly.
    pub fn is_usage(&self) -> bool {
        matches!(self, GenerateError::ReviewToStdout | GenerateError::ReviewPiped)
    }
}
