//! CoNLL-U, the table format of [Universal Dependencies](https://universaldependencies.org/format.html).
//!
//! A [`Reader`] gives the sentences of a file one at a time, each as a [`Table`]: what the file says,
//! to the letter. From there, [`Table::line`] leads to words that can be annotated,
//! [`Table::sentence`] to a sentence with all that the table says of it, and [`Table::annotate`]
//! back: the same table with other tags, heads and relations. [`Table::of`] is the table of a
//! sentence that never was in a file. Tables print themselves.

mod entities;
mod error;
mod read;
mod row;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use entities::{Entity, entities};
pub use error::{Mistake, ReadError};
pub use read::Reader;
pub use row::{Column, Id, Row};
pub use table::{Surface, Table};
pub use write::Keep;
