//! From ratings to due days.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::model::{Memory, MemoryModel};
use super::rating::Rating;
use crate::clock::Day;

/// The share of due cards that the learner wants to recall: 0.7 to 0.99.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Retention(f64);

/// Why a number is no desired retention.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{given} is outside of {min} to {max}", min = Retention::MIN, max = Retention::MAX)]
pub struct RetentionError {
    given: f64,
}

impl Retention {
    /// Below this more is forgotten than learned; Anki stops here too.
    pub const MIN: f64 = 0.7;
    /// Above this the reviews outgrow any learner; Anki stops here too.
    pub const MAX: f64 = 0.99;

    pub fn new(share: f64) -> Result<Retention, RetentionError> {
        if (Retention::MIN..=Retention::MAX).contains(&share) {
            Ok(Retention(share))
        } else {
            Err(RetentionError { given: share })
        }
    }

    pub fn share(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Retention {
    type Error = RetentionError;

    fn try_from(share: f64) -> Result<Retention, RetentionError> {
        Retention::new(share)
    }
}

impl From<Retention> for f64 {
    fn from(retention: Retention) -> f64 {
        retention.0
    }
}

impl Default for Retention {
    fn default() -> Retention {
        Retention(0.9)
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Where a card stands. A function of its effective ratings and their days alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardState {
    pub memory: Memory,
    pub first_day: Day,
    pub last_day: Day,
    pub last_rating: Rating,
    pub due: Day,
    /// Answers so far.
    pub reviews: u32,
    /// Times that the card was forgotten on a later day than it was first seen.
    pub lapses: u32,
}

/// Names the parameters that a model predicts with, in the store: 0 for the defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct ParametersId(pub u32);

/// Turns ratings into states and due days.
#[derive(Debug, Clone)]
pub struct Scheduler<M> {
    model: M,
    retention: Retention,
    parameters: ParametersId,
}

/// Longest interval in days: ten years.
const MAX_INTERVAL: f64 = 3650.0;

impl<M: MemoryModel> Scheduler<M> {
    /// With the default parameters of the model.
    pub fn new(model: M, retention: Retention) -> Scheduler<M> {
        Scheduler::fitted(model, ParametersId::default(), retention)
    }

    /// With parameters of the learner's own.
    pub fn fitted(model: M, parameters: ParametersId, retention: Retention) -> Scheduler<M> {
        Scheduler { model, retention, parameters }
    }

    /// Which parameters predict.
    pub fn parameters(&self) -> ParametersId {
        self.parameters
    }

    pub fn retention(&self) -> Retention {
        self.retention
    }

    /// The state after a rating on `day`. A day before the last review (a clock set back) counts
    /// as the day of that review.
    pub fn answer(&self, state: Option<CardState>, day: Day, rating: Rating) -> CardState {
        let Some(state) = state else {
            let memory = self.model.first(rating);
            return CardState {
                memory,
                first_day: day,
                last_day: day,
                last_rating: rating,
                due: self.due(memory, day, rating),
                reviews: 1,
                lapses: 0,
            };
        };
        let day = day.max(state.last_day);
        let memory = self.model.step(state.memory, elapsed(&state, day), rating);
        let lapsed = rating == Rating::Again && day > state.last_day;
        CardState {
            memory,
            first_day: state.first_day,
            last_day: day,
            last_rating: rating,
            due: self.due(memory, day, rating),
            reviews: state.reviews.saturating_add(1),
            lapses: state.lapses.saturating_add(u32::from(lapsed)),
        }
    }

    /// The state that a history of ratings leads to; `None` for none.
    pub fn replay(&self, history: impl IntoIterator<Item = (Day, Rating)>) -> Option<CardState> {
        history.into_iter().fold(None, |state, (day, rating)| Some(self.answer(state, day, rating)))
    }

    /// The probability that the card is recalled on `day`.
    pub fn recall(&self, state: &CardState, day: Day) -> f64 {
        self.model.recall(state.memory, elapsed(state, day))
    }

    /// A forgotten card stays due on the same day until it was recalled once.
    fn due(&self, memory: Memory, day: Day, rating: Rating) -> Day {
        if rating == Rating::Again {
            return day;
        }
        let interval = self.model.interval(memory, self.retention.share());
        day + interval.round().clamp(1.0, MAX_INTERVAL) as i32
    }
}

fn elapsed(state: &CardState, day: Day) -> f64 {
    f64::from((day - state.last_day).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Fsrs6;
    use Rating::{Again, Easy, Good};

    fn scheduler() -> Scheduler<Fsrs6> {
        Scheduler::new(Fsrs6::default(), Retention::default())
    }

    #[test]
    fn a_card_recalled_comes_back_after_its_stability() {
        let state = scheduler().answer(None, Day(100), Good);
        assert_eq!((state.due, state.reviews, state.lapses), (Day(102), 1, 0));
        let state = scheduler().answer(Some(state), Day(102), Good);
        assert!(state.due > Day(105));
    }

    #[test]
    fn a_forgotten_card_stays_due_until_recalled() {
        let state = scheduler().answer(None, Day(100), Again);
        assert_eq!(state.due, Day(100));
        let state = scheduler().answer(Some(state), Day(100), Good);
        assert_eq!((state.due, state.lapses), (Day(101), 0));
        let state = scheduler().answer(Some(state), Day(101), Again);
        assert_eq!((state.due, state.lapses), (Day(101), 1));
        let state = scheduler().answer(Some(state), Day(101), Again);
        assert_eq!(state.lapses, 1, "a second miss on one day is the same lapse");
    }

    #[test]
    fn a_clock_set_back_loses_nothing() {
        let state = scheduler().answer(None, Day(100), Good);
        let back = scheduler().answer(Some(state), Day(50), Good);
        assert_eq!((back.last_day, back.first_day), (Day(100), Day(100)));
        assert!(back.due > Day(100));
        assert!((scheduler().recall(&state, Day(50)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn intervals_end_at_ten_years() {
        let history = (0..40).map(|n| (Day(n * 300), Easy));
        let state = scheduler().replay(history).unwrap();
        assert_eq!(state.due - state.last_day, 3650);
    }

    #[test]
    fn a_higher_retention_asks_sooner() {
        let eager = Scheduler::new(Fsrs6::default(), Retention::new(0.97).unwrap());
        let history = [(Day(0), Good), (Day(2), Good)];
        assert!(eager.replay(history).unwrap().due < scheduler().replay(history).unwrap().due);
        assert!(Retention::new(0.5).is_err() && Retention::new(f64::NAN).is_err());
    }
}
