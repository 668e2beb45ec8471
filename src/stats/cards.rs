//! Where the cards stand: when they are due, how well they are known, which are hard.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::answers::Standing;
use crate::clock::Day;
use crate::deck::CardKey;

/// How many days from today on are forecast.
const DAYS: usize = 30;
/// How many hard cards are listed.
const HARDEST: usize = 10;
/// The middle of the scale of difficulty, 1 to 10. A card below it that was never forgotten is not hard,
/// nor is one that was answered on one day only: it is new.
const MIDDLING: f32 = 5.0;

/// When the cards that were answered before are due; suspended ones are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// All of them, whenever they are due.
    pub cards: u64,
    /// The suspended ones.
    pub suspended: u64,
    /// Cards that were answered and are in no deck any more, or not yet: nothing is said of them here, nor
    /// in the stabilities and the hardest cards.
    pub in_no_deck: u64,
    /// How many are due on each of 30 days, today first: what was left from before is due today.
    #[serde(serialize_with = "as_days")]
    pub days: Vec<(Day, u64)>,
}

impl Forecast {
    /// How many cards are due within the 30 days.
    pub fn due(&self) -> u64 {
        self.days.iter().map(|(_, due)| due).sum()
    }
}

/// Each as `{"day": "2026-01-05", "due": 3}`.
fn as_days<S: Serializer>(days: &[(Day, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Due {
        day: String,
        due: u64,
    }
    serializer.collect_seq(days.iter().map(|(day, due)| Due { day: day.to_string(), due: *due }))
}

/// How stable the memories of the cards are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// All cards that were answered before.
    pub cards: u64,
    /// Eight bins, least stable first.
    pub bins: Vec<StabilityBin>,
}

/// The cards with a stability of `from` to `to` days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StabilityBin {
    pub name: &'static str,
    /// Days until the probability of recall has fallen to 0.9.
    pub from: f64,
    /// Not part of the bin; `null` when it has no end.
    pub to: Option<f64>,
    pub cards: u64,
}

/// The ends of the bins of stability, in days, and their names.
const BINS: [(&str, Option<f64>); 8] = [
    ("under 1 day", Some(1.0)),
    ("1-3 days", Some(3.0)),
    ("3-7 days", Some(7.0)),
    ("1-2 weeks", Some(14.0)),
    ("2-4 weeks", Some(28.0)),
    ("1-3 months", Some(90.0)),
    ("3-12 months", Some(365.0)),
    ("over 1 year", None),
];

/// A card that is hard to keep.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HardCard {
    pub card: CardKey,
    /// `null` where it is not known.
    pub question: Option<String>,
    /// How often it was forgotten on a later day than it was first seen.
    pub lapses: u32,
    pub answers: u32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f32,
}

impl HardCard {
    /// Hardest first; the key decides among equals, so that the list stays the same.
    fn order(&self, other: &HardCard) -> Ordering {
        let by_difficulty = || other.difficulty.total_cmp(&self.difficulty);
        other.lapses.cmp(&self.lapses).then_with(by_difficulty).then_with(|| self.card.cmp(&other.card))
    }
}

/// What was made of the cards so far.
#[derive(Debug)]
pub(super) struct CardLog {
    pub(super) forecast: Forecast,
    pub(super) stability: Stability,
    pub(super) hardest: Vec<HardCard>,
}

impl CardLog {
    pub(super) fn new(today: Day) -> CardLog {
        let mut from = 0.0;
        let bins = BINS.map(|(name, to)| {
            let bin = StabilityBin { name, from, to, cards: 0 };
            from = to.unwrap_or(from);
            bin
        });
        CardLog {
            forecast: Forecast {
                cards: 0,
                suspended: 0,
                in_no_deck: 0,
                days: (0..DAYS as i32).map(|ahead| (today + ahead, 0)).collect(),
            },
            stability: Stability { cards: 0, bins: bins.to_vec() },
            hardest: Vec::with_capacity(HARDEST + 1),
        }
    }

    pub(super) fn add(&mut self, standing: Standing) {
        let Standing { card, question, state, is_suspended } = standing;
        if is_suspended {
            self.forecast.suspended += 1;
        } else {
            let today = self.forecast.days[0].0;
            self.forecast.cards += 1;
            if let Some((_, due)) =
                usize::try_from((state.due - today).max(0)).ok().and_then(|at| self.forecast.days.get_mut(at))
            {
                *due += 1;
            }
        }
        let days = f64::from(state.memory.stability);
        // A damaged store may hold what is no number, which is in no bin.
        let bin =
            self.stability.bins.iter_mut().find(|bin| days >= bin.from && bin.to.is_none_or(|to| days < to));
        if let Some(bin) = bin {
            bin.cards += 1;
            self.stability.cards += 1;
        }
        let is_hard =
            state.lapses > 0 || (state.last_day > state.first_day && state.memory.difficulty > MIDDLING);
        let card = HardCard {
            card,
            question,
            lapses: state.lapses,
            answers: state.reviews,
            difficulty: state.memory.difficulty,
        };
        let at = self.hardest.partition_point(|harder| harder.order(&card).is_lt());
        if is_hard && at < HARDEST {
            self.hardest.insert(at, card);
            self.hardest.truncate(HARDEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{CardState, Memory, Rating};

    const TODAY: Day = Day(100);

    fn standing(name: &str, due: i32, stability: f32, lapses: u32, difficulty: f32) -> Standing {
        let state = CardState {
            memory: Memory { stability, difficulty },
            first_day: Day(0),
            last_day: Day(1),
            last_rating: Rating::Good,
            due: Day(due),
            reviews: 9,
            lapses,
        };
        Standing { card: CardKey::from_stored(name.to_owned()), question: None, state, is_suspended: false }
    }

    fn log(cards: impl IntoIterator<Item = Standing>) -> CardLog {
        let mut log = CardLog::new(TODAY);
        cards.into_iter().for_each(|card| log.add(card));
        log
    }

    #[test]
    fn what_was_left_is_due_today() {
        let mut cards: Vec<Standing> =
            [90, 100, 101, 129, 130, i32::MAX].map(|due| standing("a", due, 1.0, 0, 1.0)).to_vec();
        cards.push(Standing { is_suspended: true, ..standing("b", 100, 1.0, 0, 1.0) });
        let forecast = log(cards).forecast;
        assert_eq!((forecast.cards, forecast.suspended, forecast.due(), forecast.days.len()), (6, 1, 4, 30));
        assert_eq!([forecast.days[0], forecast.days[1], forecast.days[29]].map(|day| day.1), [2, 1, 1]);
        assert_eq!(forecast.days[29].0, Day(129));
    }

    #[test]
    fn stability_falls_into_bins_that_hold_their_lower_end() {
        let stabilities = [0.1, 1.0, 2.9, 3.0, 7.0, 14.0, 28.0, 89.0, 90.0, 365.0, 3650.0, f32::NAN];
        let stability = log(stabilities.map(|days| standing("a", 0, days, 0, 1.0))).stability;
        let counts: Vec<u64> = stability.bins.iter().map(|bin| bin.cards).collect();
        assert_eq!((counts, stability.cards), (vec![1, 2, 1, 1, 1, 2, 1, 2], 11));
    }

    #[test]
    fn the_hardest_are_those_forgotten_most_then_the_most_difficult() {
        let cards = [
            standing("easy", 0, 1.0, 0, 2.0),
            standing("difficult", 0, 1.0, 0, 6.0),
            standing("b", 0, 1.0, 2, 7.0),
            standing("a", 0, 1.0, 2, 7.0),
            standing("twice", 0, 1.0, 2, 9.0),
            standing("thrice", 0, 1.0, 3, 3.0),
        ];
        let mut new = standing("new", 0, 1.0, 0, 10.0);
        new.state.first_day = new.state.last_day;
        let cards = cards.into_iter().chain([new]);
        let names: Vec<String> = log(cards).hardest.iter().map(|hard| hard.card.to_string()).collect();
        assert_eq!(names, ["thrice", "twice", "a", "b", "difficult"]);
        let many = (0..30).map(|n| standing(&format!("{n}"), 0, 1.0, n, 5.0));
        let lapses: Vec<u32> = log(many).hardest.iter().map(|hard| hard.lapses).collect();
        assert_eq!(lapses, (20..30).rev().collect::<Vec<_>>());
    }
}
