//! The commands for those who write decks by hand. None of them opens the progress store.

pub mod add;
mod cards;
mod deck_file;
pub mod edit;
mod error;
pub mod new;
pub mod preview;

pub use cards::span_of;
pub use deck_file::{DeckFile, find};
pub use error::AuthorError;
