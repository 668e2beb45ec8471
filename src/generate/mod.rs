//! Facts into cards: forms of question, gaps, distractors, refusal and scores.
//!
//! A [`Draft`] is what an article gives: the cards that may be asked, best first, each with the
//! probability that a teacher keeps it, and those that were refused, each with the reason.

mod clause;
mod context;
mod correct;
mod deck;
mod desk;
mod distract;
mod draft;
mod flaws;
mod form;
mod forms;
mod kin;
pub mod review;
mod score;
mod surface;
mod texts;
mod wh;
mod words;

pub use correct::{Corrections, Outcome};
pub use deck::{Imprint, deck};
pub use desk::Options;
pub use draft::draft;
pub use flaws::{Flaw, flaws, is_sound};
pub use form::UnknownForm;
pub use score::Features;
pub use surface::{LONGEST_PROMPT, Refusal};
pub use texts::{Field, Texts, Unfit, fields, with_line};

use serde::{Deserialize, Serialize};

use crate::deck::{Card, FactId, SourceId};
use crate::language::Span;

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The facts that cards were made from, in the order of the article.
    pub facts: Vec<DraftFact>,
    /// The cards to ask, by their score, best first.
    pub cards: Vec<Candidate>,
    /// What is not asked.
    pub refused: Vec<Refused>,
}

/// A card that is not asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// How it would have asked.
    pub form: Form,
    pub prompt: String,
    pub answer: String,
    /// Where its sentence stands in the article's text.
    pub span: Span,
    pub why: Refusal,
    /// What its score rests on.
    pub features: Features,
}

/// A fact as a deck will have it.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFact {
    /// The same from run to run while its sentence stays.
    pub id: FactId,
    /// The fact in a sentence that stands on its own.
    pub says: String,
    /// The sentence as the article has it.
    pub sentence: String,
    /// Where that stands in the article's text.
    pub span: Span,
    /// The innermost heading above it.
    pub heading: Option<String>,
    /// What the article claims wrongly, when the fact was corrected.
    pub corrects: Option<String>,
    /// Who else says so: ids of the deck's sources, beside the article.
    pub authorities: Vec<SourceId>,
}

/// A card that may be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// How it asks.
    pub form: Form,
    /// The place of its fact in [`Draft::facts`].
    pub fact: usize,
    /// The card; its id is the same from run to run while its fact stays.
    pub card: Card,
    /// The estimated probability that a teacher keeps it, from 0 to 1.
    pub score: f64,
    /// What the score rests on.
    pub features: Features,
}

/// The ways to ask for a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Form {
    /// What an acronym stands for.
    Acronym,
    /// When something was.
    When,
    /// A gap for a year in the fact.
    Year,
    /// A gap for a name or term in the fact.
    Term,
    /// What a term means.
    Definition,
    /// Which term means this.
    Reverse,
    /// Who, or which country, operation, … did something.
    Who,
    /// What someone did something to.
    What,
    /// Where something was.
    Where,
    /// Why something was, or what for.
    Why,
    /// How many, how much, how long.
    HowMany,
    /// A statement to judge.
    TrueFalse,
    /// Events to put in order.
    Order,
}

#[cfg(test)]
mod tests;
