//! Reviewing proposed cards: what a front end shows of one, and what a person can do with it.
//!
//! Beside [`Front`], because it is other work than studying: here the answer is shown at once.

mod page;
mod plain;
#[cfg(test)]
mod sample;
mod terminal;

use super::front::{Card, Front, FrontError};

/// A card that is proposed for a deck.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// As a learner will see it; its status says where in the review it stands.
    pub card: Card<'a>,
    /// The fact in a sentence.
    pub says: &'a str,
    /// The sentence that it was read from.
    pub sentence: &'a str,
    pub heading: Option<&'a str>,
    /// What the article claims wrongly.
    pub corrects: Option<&'a str>,
    /// How it asks, and how likely it is to be good.
    pub remark: &'a str,
    /// What was decided of it before.
    pub decided: Option<&'a str>,
    /// What of it can be typed anew.
    pub fields: &'a [Line],
    /// Why it may be rejected; the last one wants to be explained.
    pub reasons: &'a [&'a str],
    /// An edit that was refused, to go on with.
    pub refused: Option<&'a Edit>,
}

/// A part of a card as a line of text. Its key is the first letter of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub name: &'static str,
    pub text: String,
}

/// A part of a card, typed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its place in [`Proposal::fields`].
    pub field: usize,
    pub text: String,
}

/// What a person made of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    Keep,
    Edit(Edit),
    Reject {
        /// Its place in [`Proposal::reasons`].
        reason: usize,
        note: Option<String>,
    },
    Undo,
    /// To the next card without deciding.
    Forward,
    /// To the card before.
    Back,
    Quit,
}

/// A front end that can review.
pub trait ReviewFront: Front {
    /// Shows a card with its answer and asks what to make of it.
    fn propose(&mut self, proposal: &Proposal) -> Result<Ruling, FrontError>;

    /// Says that all is decided: [`Ruling::Back`], [`Ruling::Undo`] or [`Ruling::Quit`].
    fn complete(&mut self, lines: &[String]) -> Result<Ruling, FrontError>;
}

/// The reason, or the field, that a word or its first letter names.
fn named<'n>(mut names: impl Iterator<Item = &'n str>, word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    names.position(|name| name == word || (word.len() == 1 && name.starts_with(&word)))
}
