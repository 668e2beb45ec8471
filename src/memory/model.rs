//! The memory model: how stability and difficulty change with each review.

use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, ItemState, MemoryState, current_retrievability};
use thiserror::Error;

use super::rating::Rating;

/// What the model knows of one card in one head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Days until the probability of recall has fallen to 0.9.
    pub stability: f32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f32,
}

/// A model of memory. Elapsed times are in days and may be fractions.
pub trait MemoryModel {
    /// The memory after the first rating of a card.
    fn first(&self, rating: Rating) -> Memory;
    /// The memory after one more rating, `elapsed` days after the last.
    fn step(&self, memory: Memory, elapsed: f64, rating: Rating) -> Memory;
    /// The probability of recall `elapsed` days after the last review.
    fn recall(&self, memory: Memory, elapsed: f64) -> f64;
    /// Days until the probability of recall has fallen to `retention`.
    fn interval(&self, memory: Memory, retention: f64) -> f64;
}

/// Why parameters cannot be used.
#[derive(Debug, Error)]
#[error("these are no FSRS parameters: {reason}")]
pub struct ModelError {
    reason: String,
}

/// FSRS-6 (21 parameters), through the `fsrs` crate. It counts whole days: fractions are rounded.
#[derive(Debug, Clone)]
pub struct Fsrs6 {
    fsrs: FSRS,
    decay: f32,
}

/// The place of the decay among the 21 parameters.
const DECAY: usize = 20;

impl Default for Fsrs6 {
    /// The default parameters, fitted by the FSRS project on many learners.
    fn default() -> Fsrs6 {
        Fsrs6 { fsrs: FSRS::default(), decay: FSRS6_DEFAULT_DECAY }
    }
}

impl Fsrs6 {
    /// The model with a learner's own 21 parameters.
    pub fn new(parameters: &[f32; 21]) -> Result<Fsrs6, ModelError> {
        let fsrs = FSRS::new(parameters).map_err(|error| ModelError { reason: error.to_string() })?;
        Ok(Fsrs6 { fsrs, decay: parameters[DECAY] })
    }

    fn next(&self, memory: Option<MemoryState>, elapsed: f64, rating: Rating) -> Option<Memory> {
        // The retention only affects the intervals, which are not used here.
        let days = elapsed.round().clamp(0.0, f64::from(u32::MAX)) as u32;
        let states = self.fsrs.next_states(memory, 0.9, days).ok()?;
        let ItemState { memory, .. } = match rating {
            Rating::Again => states.again,
            Rating::Hard => states.hard,
            Rating::Good => states.good,
            Rating::Easy => states.easy,
        };
        Some(Memory { stability: memory.stability, difficulty: memory.difficulty })
    }
}

impl From<Memory> for MemoryState {
    fn from(memory: Memory) -> MemoryState {
        MemoryState { stability: memory.stability, difficulty: memory.difficulty }
    }
}

/// What a memory is taken for when the crate finds no finite state (it can only from a state that
/// is not finite itself, as from a damaged store): one day, of middling difficulty.
const UNKNOWN: Memory = Memory { stability: 1.0, difficulty: 5.0 };

impl MemoryModel for Fsrs6 {
    fn first(&self, rating: Rating) -> Memory {
        self.next(None, 0.0, rating).unwrap_or(UNKNOWN)
    }

    fn step(&self, memory: Memory, elapsed: f64, rating: Rating) -> Memory {
        self.next(Some(memory.into()), elapsed, rating).unwrap_or(UNKNOWN)
    }

    fn recall(&self, memory: Memory, elapsed: f64) -> f64 {
        f64::from(current_retrievability(memory.into(), elapsed.max(0.0) as f32, self.decay))
    }

    fn interval(&self, memory: Memory, retention: f64) -> f64 {
        // The rating only matters for a card without stability.
        f64::from(self.fsrs.next_interval(Some(memory.stability), retention as f32, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Easy, Good, Hard};

    fn assert_close(memory: Memory, stability: f64, difficulty: f64) {
        for (found, expected) in [(memory.stability, stability), (memory.difficulty, difficulty)] {
            assert!((f64::from(found) - expected).abs() < 1e-4, "{found} is not {expected}");
        }
    }

    /// The reference series of FSRS-6 with default parameters, made with the reference
    /// implementation: ratings with days since the last review, then stability and difficulty.
    #[test]
    fn the_reference_values_of_fsrs_6_come_out() {
        let model = Fsrs6::default();
        let steps = [
            (Good, 0.0, 2.3065, 2.118104),
            (Hard, 2.0, 7.513326, 4.752858),
            (Easy, 5.0, 32.478725, 2.984736),
            (Again, 20.0, 2.362435, 7.679358),
            (Good, 1.0, 4.234838, 7.666907),
            (Good, 4.0, 9.973722, 7.654469),
        ];
        let mut memory = None;
        for (rating, elapsed, stability, difficulty) in steps {
            let next = match memory {
                None => model.first(rating),
                Some(memory) => model.step(memory, elapsed, rating),
            };
            assert_close(next, stability, difficulty);
            memory = Some(next);
        }
    }

    #[test]
    fn the_first_ratings_come_out() {
        let model = Fsrs6::default();
        assert_close(model.first(Again), 0.212, 6.4133);
        assert_close(model.first(Hard), 1.2931, 5.112171);
        assert_close(model.first(Good), 2.3065, 2.118104);
        assert_close(model.first(Easy), 8.2956, 1.0);
    }

    #[test]
    fn a_lapse_and_its_repair_come_out() {
        let model = Fsrs6::default();
        let mut memory = model.first(Again);
        for elapsed in [0.0, 1.0, 3.0, 8.0, 21.0] {
            memory = model.step(memory, elapsed, Good);
        }
        assert_close(memory, 53.626911, 6.357487);
    }

    #[test]
    fn recall_and_interval_agree() {
        let model = Fsrs6::default();
        let memory = model.first(Good);
        for retention in [0.8, 0.9, 0.95] {
            let interval = model.interval(memory, retention);
            assert!((model.recall(memory, interval) - retention).abs() < 1e-4);
        }
        assert!((model.recall(memory, f64::from(memory.stability)) - 0.9).abs() < 1e-6);
    }

    #[test]
    fn a_damaged_state_does_no_harm() {
        let model = Fsrs6::default();
        let damaged = Memory { stability: f32::NAN, difficulty: f32::INFINITY };
        assert!(model.step(damaged, 3.0, Good).stability.is_finite());
    }
}
