//! Why a deck could not be written, added to, edited or looked at.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::cli::files::describe;

/// Why a command for writers of decks ended early.
#[derive(Debug, Error)]
pub enum AuthorError {
    #[error("{} is a folder", path.display())]
    Folder { path: PathBuf },
    #[error("{name}: {}", describe(source))]
    Unreadable { name: String, source: io::Error },
    #[error("{name} is built into griot and cannot be changed")]
    BuiltIn { name: String },
    #[error("nothing of {name} can be shown")]
    NothingToShow { name: String },
    #[error("no card of {deck} is called `{query}` or asks for that")]
    NoMatch { deck: String, query: String },
}

impl AuthorError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            AuthorError::Folder { .. } => "name one of its files".to_owned(),
            AuthorError::Unreadable { .. } => {
                "`griot new` starts a deck; `griot decks` lists those of the shelf".to_owned()
            }
            AuthorError::BuiltIn { name } => format!(
                "`griot new {name} --from {name}` puts a copy on your shelf, which takes its place and keeps its progress"
            ),
            AuthorError::NothingToShow { name } => format!("`griot check {name}` says what is wrong with it"),
            AuthorError::NoMatch { deck, .. } => {
                format!(
                    "give a card's key, its id or words of its question; `griot preview {deck}` shows all"
                )
            }
        }
    }

    /// Whether the command was used wrongly.
    pub fn is_usage(&self) -> bool {
        matches!(self, AuthorError::NoMatch { .. } | AuthorError::Folder { .. } | AuthorError::BuiltIn { .. })
    }
}
