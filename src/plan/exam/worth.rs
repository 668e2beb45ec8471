//! What it is worth to ask a card on a day, for the recall on the day of the exam.
//!
//! Time has a price, which differs from day to day: what the last card that is asked on that day brings
//! for a second. At given prices every card can be looked at by itself: on each day it is asked, or waits
//! until it is worth more, whichever leaves more recall on the day of the exam less the price of the time
//! that it takes from now on. (A Lagrangian relaxation of a restless bandit, Whittle 1988; the cards'
//! index is their gain over waiting per second.) That is solved backwards from the exam, over all states
//! of the [`Grid`].

use std::sync::Arc;

use super::grid::{Grid, Place, STATES, memory};
use crate::memory::{MemoryModel, Rating};
use crate::plan::learner::Mind;
use crate::plan::stock::Known;

/// The least price of time, in recall per second: what brings less is not asked. Without it a learner
/// who has time for more than enough would spend all of it; in simulation it saves a third of the minutes
/// there, and up to nine tenths, for about 0.1 points of recall.
pub const LEAST: f32 = 1e-5;

/// The worth of asking each card on each day.
#[derive(Debug, Clone)]
pub struct Worth {
    grid: Arc<Grid>,
    /// How many days there are.
    days: usize,
    /// For each day and days since the last answer, of all states: recall on the day of the exam that is
    /// gained over waiting, per second.
    gains: Vec<f32>,
    /// The same of a new card, for each day.
    new: Vec<f32>,
}

impl Worth {
    /// With a price for each day until the exam, in recall per second.
    pub fn new(mind: &Mind, grid: &Arc<Grid>, prices: &[f32]) -> Worth {
        let (days, lags) = (prices.len(), grid.len());
        // What cards are worth at the start of a day, for each of the days since the last answer.
        let mut next: Vec<f32> = Vec::with_capacity(lags * STATES);
        for at in 0..lags {
            let elapsed = f64::from(grid.days(at));
            next.extend((0..STATES).map(|state| mind.model.recall(memory(state), elapsed) as f32));
        }
        let first = First::new(mind);
        let mut gains = vec![0.0; days * lags * STATES];
        let mut new = vec![0.0; days];
        let mut worth_of_new = 0.0_f32;
        let mut now = vec![0.0; lags * STATES];
        for day in (0..days).rev() {
            let price = prices[day];
            // What a card is worth that is answered today: it is a day old tomorrow.
            let answered = &next[..STATES];
            let gain = first.worth(answered) - worth_of_new;
            new[day] = gain / first.seconds;
            worth_of_new += (gain - price * first.seconds).max(0.0);
            for at in 0..lags {
                let (low, part) = grid.between(grid.days(at) + 1);
                let (low, high) = (&next[low * STATES..(low + 1) * STATES], &next[(low + 1) * STATES..]);
                let gains = &mut gains[(day * lags + at) * STATES..];
                let now = &mut now[at * STATES..];
                for (state, answer) in grid.answers(at).iter().enumerate() {
                    let wait = low[state] + (high[state] - low[state]) * part;
                    let recalled = answer.recalled.value(answered);
                    let forgotten = answer.forgotten.value(answered);
                    let asked = forgotten + (recalled - forgotten) * answer.recall;
                    let gain = asked - wait;
                    gains[state] = gain / answer.seconds;
                    now[state] = wait + (gain - price * answer.seconds).max(0.0);
                }
            }
            std::mem::swap(&mut now, &mut next);
        }
        Worth { grid: Arc::clone(grid), days, gains, new }
    }

    /// What asking a card is worth, so many days before the exam.
    pub fn known(&self, left: i32, known: &Known) -> f32 {
        let Some(day) = self.day(left) else { return 0.0 };
        let (at, part) = self.grid.between(known.elapsed);
        let place = Place::of(known.memory);
        let of = |at: usize| {
            let start = (day * self.grid.len() + at) * STATES;
            place.value(&self.gains[start..start + STATES])
        };
        let value = of(at);
        if part > 0.0 { value + (of(at + 1) - value) * part } else { value }
    }

    /// What asking a new card is worth, so many days before the exam.
    pub fn new_card(&self, left: i32) -> f32 {
        self.day(left).map_or(0.0, |day| self.new[day])
    }

    /// The place of a day. One before the first is taken for the first.
    fn day(&self, left: i32) -> Option<usize> {
        let left = usize::try_from(left).ok().filter(|left| *left > 0 && self.days > 0)?;
        Some(self.days.saturating_sub(left))
    }
}

/// The first answer to a card.
struct First {
    right: f32,
    recalled: Place,
    forgotten: Place,
    seconds: f32,
}

impl First {
    fn new(mind: &Mind) -> First {
        First {
            right: mind.learner.first_right as f32,
            recalled: Place::of(mind.model.first(Rating::Good)),
            forgotten: Place::of(mind.first_forgotten()),
            seconds: mind.learner.first_seconds() as f32,
        }
    }

    fn worth(&self, answered: &[f32]) -> f32 {
        let (recalled, forgotten) = (self.recalled.value(answered), self.forgotten.value(answered));
        forgotten + (recalled - forgotten) * self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;
    use crate::plan::Learner;

    const KNOWN: Known = Known { memory: Memory { stability: 3.0, difficulty: 5.0 }, elapsed: 4 };

    fn worth(prices: &[f32]) -> (Mind, Worth) {
        let mind = Mind::new(&Learner::default()).unwrap();
        let grid = Arc::new(Grid::new(&mind, 40));
        let worth = Worth::new(&mind, &grid, prices);
        (mind, worth)
    }

    #[test]
    fn where_time_has_no_price_to_pay_later_it_is_the_gain_until_the_exam() {
        let (mind, worth) = worth(&[f32::INFINITY; 20]);
        for left in [1, 5, 20] {
            let (found, expected) = (f64::from(worth.known(left, &KNOWN)), mind.gain(&KNOWN, left));
            assert!((found - expected).abs() < expected * 0.02, "{found} is not {expected}");
        }
    }

    #[test]
    fn whatever_can_be_done_later_for_nothing_is_worth_less_now() {
        let (_, dear) = worth(&[0.1; 20]);
        let (_, free) = worth(&[0.0; 20]);
        assert!(free.known(20, &KNOWN) < dear.known(20, &KNOWN) / 2.0);
        assert!(free.new_card(20) < dear.new_card(20) / 2.0);
        // Nothing comes after the last day.
        assert_eq!(free.known(1, &KNOWN), dear.known(1, &KNOWN));
    }

    #[test]
    fn there_is_no_worth_on_the_day_of_the_exam() {
        let (_, worth) = worth(&[0.0; 3]);
        assert_eq!((worth.known(0, &KNOWN), worth.new_card(0)), (0.0, 0.0));
        // A day before the plan began is as its first.
        assert_eq!(worth.new_card(9), worth.new_card(3));
    }
}
