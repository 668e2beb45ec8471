//! Papers: a quiz to print, in variants, with a key to each; and what was typed in from them, marked.
//!
//! A [`Paper`] is made of questions and a seed; the same seed gives the same bytes. [`html`] and
//! [`markdown`] lay out its variants and their keys, a [`Key`] is what a program needs to mark, and
//! [`mark`](fn@mark) makes of a line of typed answers an [`Attempt`](crate::quiz::Attempt).
//!
//! This room is pure: files are written elsewhere.

mod answer;
pub mod html;
mod key;
mod mark;
pub mod markdown;
mod say;
#[cfg(test)]
mod tests;
mod variants;
mod words;

pub use key::{Key, KeyError, KeyQuestion, KeyVariant};
pub use mark::{BadAnswer, mark};
pub use variants::{Asked, Heading, LETTERS, Paper, Variant};
pub use words::{Words, is_name_column, is_variant_column};
