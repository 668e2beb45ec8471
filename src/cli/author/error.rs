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
    #[error("{} is there already", path.display())]
    DeckExists { path: PathBuf, deck: String },
    #[error("`{name}` cannot be the name of a deck: it is kept for files of reference facts")]
    Reserved { name: String },
    #[error("the brackets or quotes of {name} are not in order")]
    Unclear { name: String },
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
            AuthorError::DeckExists { deck, .. } => {
                format!("choose another name, or write on with `griot edit {deck}`")
            }
            AuthorError::Reserved { .. } => "choose another name".to_owned(),
            AuthorError::Unclear { name } => format!("`griot check {name}` shows where; mend that first"),
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
        matches!(
            self,
            AuthorError::Reserved { .. }
                | AuthorError::NoMatch { .. }
                | AuthorError::Folder { .. }
                | AuthorError::BuiltIn { .. }
        )
    }
}
