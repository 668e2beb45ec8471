//! What the figures are made of.

use crate::clock::Day;
use crate::deck::CardKey;
use crate::memory::{CardState, Rating};

/// An answer that counts, with the rating that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// A number that only answers of the same card share.
    pub card: i64,
    /// The study day of the answer.
    pub day: Day,
    pub rating: Rating,
    /// Milliseconds from the question to the reply; `None` where they were not taken.
    pub latency: Option<u64>,
    /// The probability of a right answer that was predicted before it, 0 to 1: that of recall, and of
    /// choices that of a lucky guess besides.
    pub recall: Option<f64>,
}

impl Answer {
    /// A question left open while the learner is away is no study: no answer counts longer, in milliseconds.
    const LONGEST: u64 = 60_000;

    /// How long the answer took, in milliseconds, at most 60 s.
    pub(super) fn millis(&self) -> Option<u64> {
        self.latency.map(|latency| latency.min(Answer::LONGEST))
    }

    pub(super) fn is_recalled(&self) -> bool {
        self.rating != Rating::Again
    }
}

/// Where a card stands that was answered before and is in a deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub card: CardKey,
    /// What the card asks, where that is known.
    pub question: Option<String>,
    pub state: CardState,
    pub is_suspended: bool,
}
