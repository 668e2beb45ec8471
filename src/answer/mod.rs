//! What an answer should be, and judging the reply that came.
//!
//! A [`Task`] is what a question expects, as it stands on the screen, its choices [`shuffled`]; a
//! [`Reply`] is what the learner did; [`judge`](fn@judge) compares the two. Judging is lenient about how
//! an answer is written and strict about what it says: a slip of spelling is near, another number
//! is wrong.
//!
//! This room does not know who asked, or what follows from the verdict.

mod date;
mod diff;
mod extent;
mod fold;
mod judge;
mod last;
mod measure;
mod number;
mod numerals;
mod phrase;
mod places;
mod right;
mod shuffle;
mod spelling;
mod typed;
mod verdict;

use serde::{Deserialize, Serialize};

pub use diff::{Run, difference};
pub use fold::plain_letters;
pub use judge::judge;
pub use right::right_reply;
pub use shuffle::shuffled;
pub use verdict::{Expected, Judgement, Nearness, Part, Verdict};

/// What a question expects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// A typed answer; any of `answers` counts, the first is the one to show.
    Type { answers: Vec<String> },
    /// A typed number, right within `tolerance` (in the unit of `value`).
    Number { value: f64, tolerance: f64, unit: Option<String> },
    /// A text with gaps to fill, one after the other.
    Gaps { segments: Vec<Segment> },
    /// One of `choices`; `right` is its place.
    Pick { choices: Vec<String>, right: usize },
    /// Some of `choices`: those whose place in `right` is true.
    PickAll { choices: Vec<String>, right: Vec<bool> },
    /// Whether the statement is true.
    TrueFalse { truth: bool },
    /// `items` as shown; `right` lists their places in the right order.
    Order { items: Vec<String>, right: Vec<usize> },
    /// `left` and `right` as shown; `left[i]` belongs to `right[pairs[i]]`.
    Match { left: Vec<String>, right: Vec<String>, pairs: Vec<usize> },
    /// Something to recall; the learner looks at `back` and grades.
    Flip { back: String },
}

/// A stretch of a text with gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Segment {
    Text(String),
    /// A gap to fill; any of `answers` counts, the first is the one to show.
    Gap {
        answers: Vec<String>,
        hint: Option<String>,
    },
}

impl Segment {
    /// The answers that count in a gap; `None` for text.
    pub fn answers(&self) -> Option<&[String]> {
        match self {
            Segment::Gap { answers, .. } => Some(answers),
            Segment::Text(_) => None,
        }
    }
}

/// What the learner answered. Places count from 0 in the order shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// No answer: the learner asked to see it.
    GiveUp,
    /// For [`Task::Type`] and [`Task::Number`].
    Text(String),
    /// For [`Task::Gaps`]: one text per gap, in order.
    Gaps(Vec<String>),
    /// For [`Task::Pick`].
    Pick(usize),
    /// For [`Task::PickAll`], in any order.
    PickAll(Vec<usize>),
    /// For [`Task::TrueFalse`].
    TrueFalse(bool),
    /// For [`Task::Order`]: places in the order that the learner put them.
    Order(Vec<usize>),
    /// For [`Task::Match`]: for each on the left, the place of its partner on the right.
    Match(Vec<usize>),
}
