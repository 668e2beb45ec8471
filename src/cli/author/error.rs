//! Why a deck could not be written, added to, edited or looked at.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::cli::files::describe;
use crate::deck::{IdError, Kind};

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
    #[error("nothing says which card to add")]
    NoCard,
    #[error("{} card needs {what}", with_article(*kind))]
    Missing { kind: Kind, what: &'static str },
    #[error("{} card has no {flag}", with_article(*kind))]
    Foreign { kind: Kind, flag: &'static str },
    #[error("{} card has one answer, not {count}", with_article(*kind))]
    OneAnswer { kind: Kind, count: usize },
    #[error("`{text}` is no number")]
    NoNumber { text: String },
    #[error("`{text}` is neither true nor false")]
    NoTruth { text: String },
    #[error("`{text}` is no pair")]
    NoPair { text: String },
    #[error("`{text}` cannot be an id: {source}")]
    BadId { text: String, source: IdError },
    #[error("no fact of {deck} has the id `{id}`")]
    NoFact { deck: String, id: String, near: Option<String> },
    #[error("{name} is no UTF-8 text")]
    NotUtf8 { name: String },
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
            AuthorError::NoCard => {
                "give it by flags, as in `--q \"Which sea?\" --a \"the Baltic\"`, or run it in a terminal"
                    .to_owned()
            }
            AuthorError::Missing { .. } | AuthorError::Foreign { .. } | AuthorError::OneAnswer { .. } => {
                "`griot add --help` lists the kinds and what they take".to_owned()
            }
            AuthorError::NoNumber { .. } => {
                "write it as in 13289, 13,289 or 2.5; --unit takes the unit".to_owned()
            }
            AuthorError::NoTruth { .. } => "write true or false".to_owned(),
            AuthorError::NoPair { .. } => "write it as in \"left = right\"".to_owned(),
            AuthorError::BadId { .. } => "write it as in nile-mouth".to_owned(),
            AuthorError::NoFact { near: Some(near), .. } => format!("did you mean `{near}`?"),
            AuthorError::NoFact { deck, .. } => {
                format!("`griot show {deck}` lists them in its keys; --says makes a new one")
            }
            AuthorError::NotUtf8 { name } => format!("`griot check {name}` shows where; save it as UTF-8"),
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

    /// Whether the command was used wrongly, rather than that a file is not as it should be.
    pub fn is_usage(&self) -> bool {
        !matches!(
            self,
            AuthorError::Unreadable { .. }
                | AuthorError::NotUtf8 { .. }
                | AuthorError::Unclear { .. }
                | AuthorError::NothingToShow { .. }
                | AuthorError::DeckExists { .. }
        )
    }
}

/// `a Pick`, `an Ask`.
fn with_article(kind: Kind) -> String {
    let article = if matches!(kind, Kind::Ask | Kind::Order) { "an" } else { "a" };
    format!("{article} {}", kind.name())
}
