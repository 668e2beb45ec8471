//! What a session needs from its surroundings.

use std::fmt::Debug;
use std::hash::Hash;

use crate::clock::{Day, Moment};
use crate::deck::Kind;
use crate::memory::Rating;

use super::question::Question;

/// A card that waits to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting<C> {
    pub card: C,
    /// Cards of one fact share it.
    pub family: i64,
    pub is_new: bool,
}

/// An answer to be recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered {
    pub at: Moment,
    pub rating: Rating,
    pub kind: Kind,
    /// Among how many answers this one could have been guessed; `None` when the answer was free.
    pub choices: Option<u32>,
    /// How the reply was judged; `None` when the learner graded it.
    pub correct: Option<bool>,
    /// Milliseconds from the question to the reply.
    pub latency: u64,
}

/// A recorded answer and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed<R> {
    pub record: R,
    /// When the card comes back; today for one that was not recalled.
    pub due: Day,
    pub today: Day,
    /// Times that the card was forgotten, this one included.
    pub lapses: u32,
}

/// How long a card is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Suspended: it is not asked until it is resumed.
    UntilResumed,
    /// Buried: it is not asked again on this study day.
    UntilTomorrow,
}

/// What is to be asked today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agenda<C> {
    /// All due cards, most urgent first. New ones are spread among them.
    Due(Vec<Waiting<C>>),
    /// Cards, seen before or new, in the order in which a plan has them.
    Planned(Vec<Waiting<C>>),
}

/// Where a session finds cards and records answers.
pub trait Desk {
    type Card: Copy + Eq + Hash + Debug;
    /// Names a record, so that it can be overruled or undone.
    type Record: Copy + Debug;
    type Error;

    /// What is to be asked today. Cards of one family may be in it.
    fn agenda(&mut self) -> Result<Agenda<Self::Card>, Self::Error>;

    /// About `enough` new cards that are `wanted`, in the order to learn them.
    fn fresh(
        &mut self,
        enough: usize,
        wanted: &mut dyn FnMut(&Waiting<Self::Card>) -> bool,
    ) -> Result<Vec<Waiting<Self::Card>>, Self::Error>;

    /// The question of a card, shuffled by `seed`; `None` when its deck no longer holds it.
    fn question(&mut self, card: Self::Card, seed: u64) -> Result<Option<Question>, Self::Error>;

    /// Records an answer durably before it returns.
    fn answer(&mut self, card: Self::Card, answered: &Answered) -> Result<Filed<Self::Record>, Self::Error>;

    /// Gives a recorded answer another rating.
    fn overrule(
        &mut self,
        record: Self::Record,
        rating: Rating,
        at: Moment,
    ) -> Result<Filed<Self::Record>, Self::Error>;

    /// Makes a record not count.
    fn undo(&mut self, record: Self::Record, at: Moment) -> Result<(), Self::Error>;

    /// Takes a card out of study.
    fn set_aside(&mut self, card: Self::Card, rest: Rest, at: Moment) -> Result<Self::Record, Self::Error>;
}
