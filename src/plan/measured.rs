//! A learner as measured: shares of right answers and times, from the answers given so far.

use super::learner::{Costs, Learner, doubt};
use crate::memory::Parameters;

/// Which answer to a card it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The very first one.
    New,
    /// The first one on a later day.
    Review,
    /// A later one on the same day.
    Repeat,
}

/// An answer as far as plans are concerned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timed {
    pub turn: Turn,
    pub is_right: bool,
    /// From the question to the next one.
    pub seconds: f64,
}

/// No answer counts for more than a minute: the learner was away.
const LONGEST: f64 = 60.0;

/// Every figure begins as the default, which weighs as much as so many answers.
const WEIGHT: f64 = 20.0;

/// An average that begins with the default.
struct Average {
    sum: f64,
    count: f64,
}

impl Average {
    fn from(default: f64) -> Average {
        Average { sum: default * WEIGHT, count: WEIGHT }
    }

    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn value(&self) -> f64 {
        self.sum / self.count
    }
}

impl Learner {
    /// The learner who gave these answers, with parameters that were fitted on so many scored reviews (0:
    /// the default ones). With few answers it is much like the default learner.
    pub fn measured(
        parameters: Parameters,
        scored: usize,
        answers: impl IntoIterator<Item = Timed>,
    ) -> Learner {
        let default = Learner::default();
        let [mut new, mut recalled, mut forgotten, mut repeat] =
            [default.costs.new, default.costs.recalled, default.costs.forgotten, default.costs.repeat]
                .map(Average::from);
        let [mut first_right, mut repeat_right] =
            [default.first_right, default.repeat_right].map(Average::from);
        for Timed { turn, is_right, seconds } in answers {
            let seconds = seconds.clamp(0.0, LONGEST);
            let right = f64::from(u8::from(is_right));
            match turn {
                Turn::New => {
                    new.add(seconds);
                    first_right.add(right);
                }
                Turn::Review if is_right => recalled.add(seconds),
                Turn::Review => forgotten.add(seconds),
                Turn::Repeat => {
                    repeat.add(seconds);
                    repeat_right.add(right);
                }
            }
        }
        let costs = Costs {
            new: new.value(),
            recalled: recalled.value(),
            forgotten: forgotten.value(),
            repeat: repeat.value(),
        };
        Learner {
            parameters,
            costs,
            first_right: first_right.value(),
            repeat_right: repeat_right.value(),
            doubt: doubt(scored),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::default_parameters;

    fn measured(answers: &[Timed]) -> Learner {
        Learner::measured(default_parameters(), 0, answers.iter().copied())
    }

    #[test]
    fn a_learner_without_answers_is_the_default_one() {
        assert_eq!(measured(&[]), Learner::default());
    }

    #[test]
    fn many_answers_count_for_more_than_the_default() {
        let answer = |turn, is_right, seconds| Timed { turn, is_right, seconds };
        let few = [answer(Turn::New, true, 4.0)].repeat(2);
        let many = [answer(Turn::New, true, 4.0), answer(Turn::Repeat, false, 500.0)].repeat(2000);
        let (few, many) = (measured(&few), measured(&many));
        assert!((few.costs.new - 18.0).abs() < 2.0 && (many.costs.new - 4.0).abs() < 0.2);
        assert!(few.first_right < 0.5 && many.first_right > 0.95);
        assert!((many.costs.repeat - 60.0).abs() < 1.0, "nobody repeats a card for minutes");
        assert_eq!(many.costs.forgotten, few.costs.forgotten);
    }

    #[test]
    fn doubt_shrinks_with_reviews() {
        let of = |scored| Learner::measured(default_parameters(), scored, []).doubt;
        assert!(of(0) > of(100) && of(100) > of(5000) && of(5000) < 0.11);
    }
}
