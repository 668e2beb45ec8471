//! What waiting costs: the order in which cards are asked when there is not time for all of them.

use super::model::{Memory, MemoryModel};

/// How long a card takes to answer, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seconds {
    /// When it is recalled.
    pub recalled: f64,
    /// When it is not: the answer itself and the repeats until it was right once.
    pub forgotten: f64,
}

impl Seconds {
    /// What a card takes on average that is recalled with this probability.
    pub fn expected(self, recall: f64) -> f64 {
        recall * self.recalled + (1.0 - recall) * self.forgotten
    }
}

/// The urgency of asking a card today: the probability of recall that is lost until tomorrow, per
/// second that the answer is expected to take. Of cards that cannot all be asked, those of the highest
/// urgency come first. `elapsed` is in days since the last answer.
pub fn urgency(model: &impl MemoryModel, memory: Memory, elapsed: f64, seconds: Seconds) -> f64 {
    let today = model.recall(memory, elapsed);
    let tomorrow = model.recall(memory, elapsed + 1.0);
    (today - tomorrow) / seconds.expected(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Fsrs6;

    const SECONDS: Seconds = Seconds { recalled: 10.0, forgotten: 30.0 };

    fn of(stability: f32, elapsed: f64) -> f64 {
        urgency(&Fsrs6::default(), Memory { stability, difficulty: 5.0 }, elapsed, SECONDS)
    }

    #[test]
    fn what_fades_fast_comes_first() {
        assert!(of(2.0, 2.0) > of(20.0, 20.0));
        // What is all but forgotten has little left to lose.
        assert!(of(2.0, 2.0) > of(2.0, 200.0));
    }

    #[test]
    fn it_is_the_loss_per_second() {
        let (model, memory) = (Fsrs6::default(), Memory { stability: 5.0, difficulty: 5.0 });
        let (today, tomorrow) = (model.recall(memory, 5.0), model.recall(memory, 6.0));
        assert!((of(5.0, 5.0) - (today - tomorrow) / (0.9 * 10.0 + 0.1 * 30.0)).abs() < 1e-6);
    }
}
