//! What can be wrong in a CoNLL-U file.

use std::io;

use thiserror::Error;

use super::row::{Column, Id};

/// Why a file cannot be read, or not as what is asked for.
#[derive(Debug, Error)]
#[error("line {line}: {mistake}")]
pub struct ReadError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What is wrong in a line, or in the sentence whose first word it is.
#[derive(Debug, Error)]
pub enum Mistake {
    /// The input fails.
    #[error("{0}")]
    Input(io::Error),
    /// The line is not UTF-8.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// A row that has not ten columns.
    #[error("it has {} where CoNLL-U has 10 columns between tabs", columns(*.found))]
    Columns {
        /// How many it has.
        found: usize,
    },
    /// A first column that is no id.
    #[error("`{text}` is no id: ids are as 3, 3-4 or 3.1")]
    Id {
        /// What stands there.
        text: String,
    },
    /// An id that is not the next one.
    #[error("the id {found} is out of order: the next word is {next}")]
    Order {
        /// What stands there.
        found: Id,
        /// The id that the next word has.
        next: usize,
    },
    /// A column without a value.
    #[error("the column {column} is empty")]
    Empty {
        /// Which.
        column: Column,
    },
    /// A head that is no number.
    #[error("`{text}` is no head: heads are 0 for the root, or the id of a word")]
    Head {
        /// What stands there.
        text: String,
    },
    /// A head that is not in the sentence.
    #[error("the head {head} is outside of the sentence, whose last word is {last}")]
    HeadOutside {
        /// The head.
        head: usize,
        /// The id of the last word.
        last: usize,
    },
    /// A multiword token that ends behind the sentence.
    #[error("the multiword token {token} is not all in the sentence, whose last word is {last}")]
    TokenOutside {
        /// The token.
        token: Id,
        /// The id of the last word.
        last: usize,
    },
    /// A comment that does not stand before its sentence.
    #[error("a comment stands within a sentence: comments come before it")]
    CommentInside,
    /// Comments without a sentence.
    #[error("no word follows the comments")]
    NoWords,
    /// A word without a head where a tree is needed.
    #[error("the word has no head")]
    NoHead,
    /// More or fewer roots than one where a tree is needed.
    #[error("the sentence has {found} roots, and a tree has one")]
    Roots {
        /// How many.
        found: usize,
    },
    /// A word whose heads lead back to it where a tree is needed.
    #[error("the word's heads lead back to it, never to a root")]
    Circle,
    /// A value that griot does not know, where it has to.
    #[error("`{text}` in the column {column} is not known")]
    Unknown {
        /// Where it stands.
        column: Column,
        /// What stands there.
        text: String,
    },
}

fn columns(found: usize) -> String {
    if found == 1 { "1 column".to_owned() } else { format!("{found} columns") }
}

/// As much of a wrong text as a message needs.
pub(super) fn excerpt(text: &str) -> String {
    const ENOUGH: usize = 40;
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
