//! The commands for those who write decks by hand. None of them opens the progress store.

pub mod add;
mod cards;
mod deck_file;
pub mod edit;
mod error;
pub mod new;
pub mod preview;

pub use deck_file::find;
pub use error::AuthorError;
