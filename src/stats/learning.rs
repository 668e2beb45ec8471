//! How long it takes to learn a card.

use serde::Serialize;

use super::answers::Answer;
use crate::clock::Day;

/// The time spent on a card up to its first recall on a later day, of the cards that got there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Learning {
    /// The cards whose answers were all timed.
    pub cards: u64,
    /// Seconds: the least, the lower quartile, the median, the upper quartile, the most.
    pub seconds: [f64; 5],
}

/// A card as far as its history was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) last_day: Day,
    /// Milliseconds so far; `None` when an answer was not timed.
    spent: Option<u32>,
    is_learned: bool,
}

impl Seen {
    /// A card at its first answer.
    pub(super) fn first(answer: &Answer) -> Seen {
        Seen { last_day: answer.day, spent: short(answer.millis()), is_learned: false }
    }

    /// Whether an answer comes on a later day than the one before.
    pub(super) fn is_later(&self, answer: &Answer) -> bool {
        answer.day > self.last_day
    }

    /// Takes in one more answer.
    pub(super) fn add(&mut self, answer: &Answer) {
        if !self.is_learned {
            let added = short(answer.millis());
            self.spent = self.spent.zip(added).map(|(spent, more)| spent.saturating_add(more));
            self.is_learned = self.is_later(answer) && answer.is_recalled();
        }
        // As in the schedule, a clock that was set back does not make a card younger.
        self.last_day = self.last_day.max(answer.day);
    }
}

fn short(millis: Option<u64>) -> Option<u32> {
    millis.map(|millis| u32::try_from(millis).unwrap_or(u32::MAX))
}

impl Learning {
    /// `None` when no card was learned whose time is known.
    pub(super) fn of<'a>(cards: impl Iterator<Item = &'a Seen>) -> Option<Learning> {
        let mut spent: Vec<u32> =
            cards.filter(|seen| seen.is_learned).filter_map(|seen| seen.spent).collect();
        spent.sort_unstable();
        let last = spent.len().checked_sub(1)?;
        let quantile = |quarter: usize| {
            // Between the two nearest cards in proportion, as spreadsheets have it.
            let (at, part) = (last * quarter / 4, (last * quarter % 4) as f64 / 4.0);
            let (low, high) = (f64::from(spent[at]), f64::from(spent[(at + 1).min(last)]));
            (low + part * (high - low)) / 1000.0
        };
        Some(Learning { cards: spent.len() as u64, seconds: [0, 1, 2, 3, 4].map(quantile) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Rating::{self, Again, Good};

    fn seen(answers: &[(i32, Rating, Option<u64>)]) -> Seen {
        let mut answers = answers.iter().map(|(day, rating, seconds)| Answer {
            card: 1,
            day: Day(*day),
            rating: *rating,
            latency: seconds.map(|seconds| seconds * 1000),
            recall: None,
        });
        let mut seen = Seen::first(&answers.next().unwrap());
        answers.for_each(|answer| seen.add(&answer));
        seen
    }

    #[test]
    fn a_card_is_learned_at_its_first_recall_on_a_later_day() {
        let learned = seen(&[
            (1, Again, Some(5)),
            (1, Good, Some(3)),
            (2, Again, Some(100)),
            (2, Good, Some(2)),
            (4, Good, Some(1)),
            (9, Good, Some(7)),
        ]);
        assert_eq!((learned.is_learned, learned.spent), (true, Some(71_000)));
        assert!(!seen(&[(1, Good, Some(5)), (1, Good, Some(5))]).is_learned);
        assert_eq!(seen(&[(1, Good, None), (2, Good, Some(5))]).spent, None);
        // A clock set back: the second answer comes on no later day.
        assert!(!seen(&[(5, Good, Some(5)), (3, Good, Some(5)), (4, Good, Some(5))]).is_learned);
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        let cards: Vec<Seen> =
            [1, 4, 2, 3].iter().map(|n| seen(&[(1, Good, Some(*n)), (2, Good, Some(0))])).collect();
        let learning = Learning::of(cards.iter()).unwrap();
        assert_eq!(learning, Learning { cards: 4, seconds: [1.0, 1.75, 2.5, 3.25, 4.0] });
        assert_eq!(Learning::of(cards[..1].iter()).unwrap().seconds, [1.0; 5]);
        assert_eq!(Learning::of([seen(&[(1, Good, Some(1))])].iter()), None);
    }
}
