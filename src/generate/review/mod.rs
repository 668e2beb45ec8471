//! Going through a draft card by card: keep, edit, reject, undo; a state machine without input or
//! output.
//!
//! Every decision becomes an [`Entry`] of a log that is only ever added to, so that nothing is lost
//! however a review ends, and a later one goes on where it ended. A decision holds for the card that
//! was seen: when the article is edited, cards that say the same as before stay decided, the others
//! are open again.

mod log;

pub use log::{Decision, Entry, Log, Subject};

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Candidate, Draft};
use crate::deck::Card;

/// What a person makes of a card.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    Kept,
    /// Kept in other words.
    Edited(Card),
    Rejected {
        reason: Reason,
        note: Option<String>,
    },
}

/// Why a card was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The answer, or a choice, is not what the sentence says.
    Wrong,
    /// Several answers are right, or nobody could know which is meant.
    Unclear,
    /// Not worth learning.
    Trivial,
    /// It is no good English.
    Grammar,
    Other,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 5] =
        [Reason::Wrong, Reason::Unclear, Reason::Trivial, Reason::Grammar, Reason::Other];

    /// The reason in a word.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Wrong => "wrong",
            Reason::Unclear => "unclear",
            Reason::Trivial => "trivial",
            Reason::Grammar => "grammar",
            Reason::Other => "other",
        }
    }
}

/// How far a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Edited ones included.
    pub kept: usize,
    pub edited: usize,
    pub rejected: usize,
    /// Not decided yet.
    pub open: usize,
}

/// A review of a draft, in the draft's own order: best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Review<'d> {
    draft: &'d Draft,
    /// What was decided of each card, the decision that counts last.
    verdicts: Vec<Vec<Verdict>>,
    /// The cards that were decided, in the order of the decisions.
    decided: Vec<usize>,
    /// The card that is shown; behind the last one when all are decided.
    at: usize,
}

impl<'d> Review<'d> {
    /// Goes on with the first open card after these earlier decisions. Those on other cards than the
    /// draft's are ignored.
    pub fn new(draft: &'d Draft, earlier: &[Decision]) -> Review<'d> {
        let subjects: Vec<Subject> =
            draft.cards.iter().map(|candidate| Subject::of(draft, candidate)).collect();
        let places: HashMap<_, usize> =
            subjects.iter().enumerate().map(|(place, subject)| (subject.key(), place)).collect();
        let mut review = Review {
            draft,
            verdicts: vec![Vec::new(); draft.cards.len()],
            decided: Vec::new(),
            at: draft.cards.len(),
        };
        for decision in earlier {
            if let Some(place) = places.get(&decision.subject.key()) {
                review.verdicts[*place].push(decision.verdict.clone());
                review.decided.push(*place);
            }
        }
        review.at = review.open_from(0);
        review
    }

    /// The card to show; `None` at the end.
    pub fn candidate(&self) -> Option<&'d Candidate> {
        self.draft.cards.get(self.at)
    }

    /// The place of the card to show, from 0.
    pub fn place(&self) -> usize {
        self.at
    }

    /// What was decided of the card to show.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.verdicts.get(self.at)?.last()
    }

    /// The card to show, as it was last edited.
    pub fn card(&self) -> Option<&Card> {
        match self.verdict() {
            Some(Verdict::Edited(card)) => Some(card),
            _ => self.candidate().map(|candidate| &candidate.card),
        }
    }

    /// Keeps the card that is shown, as it is shown, and goes on. There is nothing to log when that
    /// was decided already.
    pub fn keep(&mut self) -> Option<Entry> {
        let is_kept = matches!(self.verdict(), Some(Verdict::Kept | Verdict::Edited(_)));
        let entry = if is_kept { None } else { self.decide(Verdict::Kept) };
        self.go_on();
        entry
    }

    /// Keeps the card that is shown in these words, and stays with it.
    pub fn edit(&mut self, card: Card) -> Option<Entry> {
        if self.card() == Some(&card) {
            return None;
        }
        self.decide(Verdict::Edited(card))
    }

    /// Rejects the card that is shown, and goes on.
    pub fn reject(&mut self, reason: Reason, note: Option<String>) -> Option<Entry> {
        let entry = self.decide(Verdict::Rejected { reason, note });
        self.go_on();
        entry
    }

    /// Takes the last decision back and shows its card; `None` when there is none.
    pub fn undo(&mut self) -> Option<Entry> {
        self.at = self.decided.pop()?;
        self.verdicts.get_mut(self.at)?.pop();
        self.candidate().map(|candidate| Entry::Undone(Subject::of(self.draft, candidate)))
    }

    /// To the next card, decided or not.
    pub fn forward(&mut self) {
        self.at = (self.at + 1).min(self.draft.cards.len());
    }

    /// To the card before.
    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for verdicts in &self.verdicts {
            match verdicts.last() {
                None => tally.open += 1,
                Some(Verdict::Kept) => tally.kept += 1,
                Some(Verdict::Edited(_)) => {
                    tally.kept += 1;
                    tally.edited += 1;
                }
                Some(Verdict::Rejected { .. }) => tally.rejected += 1,
            }
        }
        tally
    }

    /// The cards that are kept, each with the place of its fact.
    pub fn kept(&self) -> impl Iterator<Item = (usize, Card)> {
        self.draft.cards.iter().zip(&self.verdicts).filter_map(|(candidate, verdicts)| {
            match verdicts.last()? {
                Verdict::Kept => Some(candidate.to_write()),
                Verdict::Edited(card) => Some((candidate.fact, card.clone())),
                Verdict::Rejected { .. } => None,
            }
        })
    }

    fn decide(&mut self, verdict: Verdict) -> Option<Entry> {
        let subject = Subject::of(self.draft, self.candidate()?);
        self.verdicts.get_mut(self.at)?.push(verdict.clone());
        self.decided.push(self.at);
        Some(Entry::Decided(Decision { subject, verdict }))
    }

    /// To the next open card, those before this one last.
    fn go_on(&mut self) {
        let behind = self.open_from(self.at + 1);
        self.at = if behind < self.verdicts.len() { behind } else { self.open_from(0) };
    }

    /// The first open card from this place on; the end when there is none.
    fn open_from(&self, place: usize) -> usize {
        let rest = self.verdicts.iter().skip(place);
        rest.take_while(|verdicts| !verdicts.is_empty()).count() + place.min(self.verdicts.len())
    }
}

#[cfg(test)]
mod tests;
