//! Whether two cards that agree in part are one card that was edited.

use super::alike::{Likeness, likeness};
use super::fold::folded;
use super::key::deck_of;
use super::matching::{NewCard, OldCard};
use super::said::Said;
use crate::deck::Kind;

/// What a card says, folded for comparison.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    pub fact: Option<String>,
    pub kind: Kind,
    pub prompt: String,
    pub answer: String,
}

impl Text {
    pub fn of(said: &Said) -> Text {
        Text {
            fact: said.fact.as_deref().map(folded),
            kind: said.kind,
            prompt: folded(&said.prompt),
            answer: folded(&said.answer),
        }
    }

    /// Whether the answer tells what the card is about. "True" and "7" answer many questions.
    pub fn has_telling_answer(&self) -> bool {
        let letters = self.answer.chars().filter(|c| c.is_alphabetic()).count();
        self.kind != Kind::TrueFalse && letters >= 4
    }
}

/// Two cards that may be one.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    pub old: &'a OldCard,
    pub new: &'a NewCard,
}

impl Pair<'_> {
    fn is_in_one_deck(self) -> bool {
        deck_of(self.old.key.as_str()) == deck_of(self.new.key.as_str())
    }
}

/// Whether the facts of two cards say much the same.
pub fn facts_are_alike(old: &Text, new: &Text) -> bool {
    match (&old.fact, &new.fact) {
        // Facts made after one pattern share most of their words.
        (Some(old), Some(new)) => likeness(old, new) >= Likeness::Extended,
        _ => false,
    }
}

/// Whether two cards with one question are one card whose answer was mended: the question has to say
/// enough, or the answers have to be alike.
pub fn asks_the_same(old: &Text, new: &Text, pair: Pair) -> bool {
    if pair.new.shares_prompt {
        return false;
    }
    if likeness(&old.answer, &new.answer) >= Likeness::Reworded {
        return true;
    }
    // "Put in order" says little without what is to be put.
    let is_a_task = matches!(old.kind, Kind::PickAll | Kind::Order | Kind::Match);
    let enough = if pair.is_in_one_deck() { 2 } else { 4 };
    !is_a_task && old.prompt.split(' ').count() >= enough
}

/// Whether two cards with one answer are one card whose question was mended.
pub fn has_the_same_answer(old: &Text, new: &Text, pair: Pair) -> bool {
    match likeness(&old.prompt, &new.prompt) {
        Likeness::Mended => true,
        Likeness::Extended => old.kind != Kind::TrueFalse || facts_are_alike(old, new),
        Likeness::Reworded => {
            facts_are_alike(old, new)
                || (new.has_telling_answer() && !pair.new.shares_answer && pair.is_in_one_deck())
        }
        Likeness::Other => false,
    }
}

/// Whether only slips of the pen make the difference, in texts that are long enough to tell:
/// `Haus`, `house` and `Maus`, `mouse` are two cards.
pub fn are_slips(old: &Text, new: &Text) -> bool {
    const ENOUGH: usize = 20;
    old.kind == new.kind
        && old.prompt.chars().count() + old.answer.chars().count() >= ENOUGH
        && likeness(&old.prompt, &new.prompt) == Likeness::Mended
        && likeness(&old.answer, &new.answer) == Likeness::Mended
}
