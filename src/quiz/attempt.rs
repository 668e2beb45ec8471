//! The file of an attempt: one quiz as one learner answered it, in plain RON, with a checksum.
//!
//! The checksum tells a file that was edited from one that was not. It is no signature: whoever can
//! compute XXH3 can compute it anew.

use std::sync::LazyLock;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::credit::Rules;
use super::kinds;
use crate::deck::Kind;

/// What one learner made of one quiz.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The decks that were asked.
    pub decks: Vec<DeckPrint>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub student: Option<String>,
    /// What the questions were drawn and shuffled by.
    pub seed: u64,
    /// Which of several versions of a paper it was: `A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// When it began, with the time zone: `2026-11-30T10:00:00+00:00[UTC]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<String>,
    /// How long it took, interruptions left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// How long it was allowed to take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How often it was left and gone on with.
    #[serde(default, skip_serializing_if = "is_none")]
    pub breaks: u32,
    pub rules: Rules,
    /// The questions in the order asked.
    pub items: Vec<Item>,
    /// The sum of the items' credit, not below 0.
    pub score: f64,
    /// The score of one who answers everything right.
    pub out_of: usize,
}

fn is_none(breaks: &u32) -> bool {
    *breaks == 0
}

/// A deck as it was when the quiz was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Deck")]
pub struct DeckPrint {
    pub name: String,
    pub title: String,
    /// XXH3 of the deck file, 128 bits in 32 hexadecimal digits.
    pub hash: String,
}

impl DeckPrint {
    /// The print of the deck that these bytes of a file are.
    pub fn of(name: &str, title: &str, bytes: &[u8]) -> DeckPrint {
        DeckPrint { name: name.to_owned(), title: title.to_owned(), hash: DeckPrint::hash(bytes) }
    }

    /// Whether a file is, byte by byte, the one that was asked.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.hash == DeckPrint::hash(bytes)
    }

    fn hash(bytes: &[u8]) -> String {
        format!("{:032x}", xxh3_128(bytes))
    }
}

/// A question, the answer given to it, and what that was worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The key of the card: `mali/serval-leader/who`.
    pub card: String,
    #[serde(with = "kinds")]
    pub kind: Kind,
    /// The part of the deck that it is about.
    pub section: String,
    pub asked: String,
    /// What there was to choose from, as shown; empty where the answer is free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// The answer: the choices chosen, a text for each gap, items in their order, pairs as `a = b`.
    /// Empty when there is none.
    pub given: Vec<String>,
    /// The right answer, likewise.
    pub right: Vec<String>,
    /// What the answer is worth: 1 when it is right; below 0 only by the penalty for guessing.
    pub credit: f64,
    /// How long the question was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    #[serde(default)]
    pub flagged: bool,
}

/// Why a file is no attempt that can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AttemptError {
    #[error("{line}:{column}: it is no result of a quiz: {message}")]
    Unreadable { line: usize, column: usize, message: String },
    #[error("it was written by a newer griot (format {found}; this one reads up to {FORMAT})")]
    Newer { found: u32 },
    #[error("it was changed after griot wrote it: its checksum does not fit")]
    Changed,
    #[error("{line}:{column}: it was changed after griot wrote it, and cannot be read: {message}")]
    Damaged { line: usize, column: usize, message: String },
}

/// The version of the format. Raised when an older griot would misread a file.
const FORMAT: u32 = 1;

/// What no other file begins with.
const OPENING: &str = "Attempt(\n    format: ";

/// What every version of the file begins and ends with.
#[derive(Deserialize)]
#[serde(rename = "Attempt")]
struct Envelope {
    format: u32,
    #[serde(default)]
    checksum: String,
}

static RON: LazyLock<ron::Options> =
    LazyLock::new(|| ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME));

impl Attempt {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// When it is no attempt, a newer version's, or not as griot wrote it.
    pub fn read(text: &str) -> Result<Attempt, AttemptError> {
        // A mail program may have changed the line ends, and nothing else of it.
        let text = text.replace("\r\n", "\n");
        let envelope: Envelope = parsed(&text)?;
        if envelope.format > FORMAT {
            return Err(AttemptError::Newer { found: envelope.format });
        }
        if !is_sealed(&text, &envelope.checksum) {
            return Err(AttemptError::Changed);
        }
        parsed(&text)
    }

    /// The text of the file. The same attempt always gives the same text.
    pub fn write(&self) -> String {
        // Four spaces a level, items and decks on a line each. What is serialized here cannot fail to be.
        let layout = PrettyConfig::new().new_line("\n").indentor("    ").struct_names(true).depth_limit(2);
        let body = bare_apostrophes(&RON.to_string_pretty(self, layout).unwrap_or_default());
        let body = body.strip_prefix("Attempt(\n").and_then(|body| body.strip_suffix(')')).unwrap_or(&body);
        let open = format!("{OPENING}{FORMAT},\n{body}");
        let checksum = digest(&format!("{open}{}", closing("")));
        format!("{open}{}", closing(&checksum))
    }

    /// The score that items add up to.
    pub fn score_of(items: &[Item]) -> f64 {
        items.iter().map(|item| item.credit).sum::<f64>().max(0.0)
    }

    /// The score in per cent; 0 for a quiz without a question.
    pub fn percent(&self) -> f64 {
        if self.out_of == 0 { 0.0 } else { self.score * 100.0 / self.out_of as f64 }
    }
}

/// RON with every `\'` of its strings as `'`, which is as good there and reads better.
fn bare_apostrophes(ron: &str) -> String {
    let mut text = String::with_capacity(ron.len());
    let mut chars = ron.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('\'')) => text.push('\''),
            (c, escaped) => text.extend([Some(c), escaped].into_iter().flatten()),
        }
    }
    text
}

fn parsed<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, AttemptError> {
    RON.from_str(text).map_err(|error| {
        let (line, column) = (error.span.start.line, error.span.start.col);
        let message = error.code.to_string();
        if text.starts_with(OPENING) {
            AttemptError::Damaged { line, column, message }
        } else {
            AttemptError::Unreadable { line, column, message }
        }
    })
}

/// What the file ends with.
fn closing(checksum: &str) -> String {
    format!("    checksum: \"{checksum}\",\n)\n")
}

fn digest(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

/// Whether the text, its checksum left empty, has this checksum.
fn is_sealed(text: &str, checksum: &str) -> bool {
    let open = text.strip_suffix(&closing(checksum));
    open.is_some_and(|open| digest(&format!("{open}{}", closing(""))) == checksum)
}

#[cfg(test)]
impl Attempt {
    /// An attempt of nobody, of which only the questions are told.
    pub(crate) fn made_of(items: Vec<Item>) -> Attempt {
        Attempt {
            decks: Vec::new(),
            student: None,
            seed: 7,
            variant: None,
            began: None,
            seconds: None,
            minutes: None,
            breaks: 0,
            rules: Rules::default(),
            score: Attempt::score_of(&items),
            out_of: items.len(),
            items,
        }
    }
}

#[cfg(test)]
mod tests;
