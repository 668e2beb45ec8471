//! From ratings to due days.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::evidence::{Evidence, remembered};
use super::model::{Memory, MemoryModel};
use super::rating::Rating;
use super::urgency::{Seconds, urgency};
use super::window::Window;
use super::wishes::Wishes;
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

/// Where a card stands. All but the due day is a function of its answers that count, and their days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardState {
    pub memory: Memory,
    pub first_day: Day,
    pub last_day: Day,
    pub last_rating: Rating,
    /// From [`Scheduler`] the day on which recall has fallen to the desired retention; in the store the
    /// day of its [`Window`] that was picked.
    pub due: Day,
    /// Answers so far.
    pub reviews: u32,
    /// Times that the card was forgotten on a later day than it was first seen.
    pub lapses: u32,
}

/// Names the parameters that a model predicts with, in the store: 0 for the defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParametersId(pub u32);

/// Turns ratings into states and due days.
#[derive(Debug, Clone)]
pub struct Scheduler<M> {
    model: M,
    wishes: Wishes,
    parameters: ParametersId,
}

/// Longest interval in days: ten years.
pub(super) const MAX_INTERVAL: i32 = 3650;

impl<M: MemoryModel> Scheduler<M> {
    /// With the default parameters of the model.
    pub fn new(model: M, wishes: impl Into<Wishes>) -> Scheduler<M> {
        Scheduler::fitted(model, ParametersId::default(), wishes)
    }

    /// With parameters of the learner's own.
    pub fn fitted(model: M, parameters: ParametersId, wishes: impl Into<Wishes>) -> Scheduler<M> {
        Scheduler { model, wishes: wishes.into(), parameters }
    }

    /// Which parameters predict.
    pub fn parameters(&self) -> ParametersId {
        self.parameters
    }

    pub fn retention(&self) -> Retention {
        self.wishes.retention
    }

    pub fn wishes(&self) -> Wishes {
        self.wishes
    }

    /// The state after an answer on `day`. A day before the last review (a clock set back) counts
    /// as the day of that review.
    pub fn answer(&self, state: Option<CardState>, day: Day, evidence: impl Into<Evidence>) -> CardState {
        let evidence = evidence.into();
        let rating = evidence.rating;
        let Some(state) = state else {
            let memory = remembered(&self.model, None, evidence);
            return CardState {
                memory,
                first_day: day,
                last_day: day,
                last_rating: rating,
                due: self.due(memory, day, rating, self.wishes.retention),
                reviews: 1,
                lapses: 0,
            };
        };
        let day = day.max(state.last_day);
        let memory = remembered(&self.model, Some((state.memory, elapsed(&state, day))), evidence);
        let lapsed = rating == Rating::Again && day > state.last_day;
        CardState {
            memory,
            first_day: state.first_day,
            last_day: day,
            last_rating: rating,
            due: self.due(memory, day, rating, self.wishes.retention),
            reviews: state.reviews.saturating_add(1),
            lapses: state.lapses.saturating_add(u32::from(lapsed)),
        }
    }

    /// The state that a history of answers leads to; `None` for none.
    pub fn replay<E: Into<Evidence>>(
        &self,
        history: impl IntoIterator<Item = (Day, E)>,
    ) -> Option<CardState> {
        history.into_iter().fold(None, |state, (day, answer)| Some(self.answer(state, day, answer)))
    }

    /// The days on which the card may come back, when `retention` is desired.
    pub fn window(&self, state: &CardState, retention: Retention) -> Window {
        let due = self.due(state.memory, state.last_day, state.last_rating, retention);
        Window::around(state.last_day, due - state.last_day)
    }

    /// The probability that the card is recalled on `day`.
    pub fn recall(&self, state: &CardState, day: Day) -> f64 {
        self.model.recall(state.memory, elapsed(state, day))
    }

    /// What waiting until tomorrow costs, see [`urgency`], for a card of this stability that was answered
    /// last so many days ago.
    pub fn urgency(&self, stability: f32, elapsed: i32, seconds: Seconds) -> f64 {
        // Difficulty tells nothing of recall.
        let memory = Memory { stability, difficulty: 0.0 };
        urgency(&self.model, memory, f64::from(elapsed.max(0)), seconds)
    }

    /// A forgotten card stays due on the same day until it was recalled once.
    fn due(&self, memory: Memory, day: Day, rating: Rating, retention: Retention) -> Day {
        if rating == Rating::Again {
            return day;
        }
        let interval = self.model.interval(memory, retention.share());
        day + interval.round().clamp(1.0, f64::from(MAX_INTERVAL)) as i32
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
