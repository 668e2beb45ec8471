//! What is known of a learner: how the learner forgets, and how long answers take.

use super::stock::Known;
use crate::memory::{
    Fsrs6, Memory, MemoryModel, ModelError, Parameters, Rating, Seconds, default_parameters,
};

/// Seconds that an answer takes, with the reading of what is shown after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Costs {
    /// A card that was never asked before.
    pub new: f64,
    /// A card recalled on a later day.
    pub recalled: f64,
    /// A card forgotten on a later day.
    pub forgotten: f64,
    /// A card that was answered wrongly, asked again on the same day.
    pub repeat: f64,
}

impl Default for Costs {
    /// The costs of the simulator of the FSRS project (`SimulatorConfig` of fsrs 6.6.2: learning 10.7 to
    /// 19.6, review 12.4 when right and 19.4 when wrong, relearning 12.3), which are those of many users
    /// of Anki.
    fn default() -> Costs {
        Costs { new: 18.0, recalled: 12.4, forgotten: 19.4, repeat: 12.3 }
    }
}

/// A learner, as believed or, in a simulation, in truth.
///
/// A new card is asked cold: it may be right by chance or by what is known already. A card that is
/// answered wrongly is asked again on the same day until it is right once.
#[derive(Debug, Clone, PartialEq)]
pub struct Learner {
    pub parameters: Parameters,
    pub costs: Costs,
    /// The probability that a card is answered rightly the very first time.
    pub first_right: f64,
    /// The probability that a repeat on the same day is answered rightly.
    pub repeat_right: f64,
    /// How far the parameters may be off, as the standard deviation of the natural logarithm of the factor
    /// that all stabilities may be wrong by; see [`doubt`].
    pub doubt: f64,
}

/// How far parameters may be off that were fitted on so many scored reviews; 0 of them for the defaults.
///
/// With the default parameters recall is foretold wrongly by about 0.05 on average (the README has 0.06 for
/// one learner, all of that in bins), which is what stabilities do that are wrong by a factor of e^0.5.
/// That shrinks with the root of the reviews: 200 of them are worth as much as what is known of everyone.
pub fn doubt(scored: usize) -> f64 {
    0.5 / (1.0 + scored as f64 / 200.0).sqrt()
}

impl Default for Learner {
    /// The default parameters and costs; the shares of right answers are those of the one history that
    /// the figures in the README are of (0.28 of 1,205 first answers, 0.72 of 5,099 repeats).
    fn default() -> Learner {
        Learner {
            parameters: default_parameters(),
            costs: Costs::default(),
            first_right: 0.3,
            repeat_right: 0.72,
            doubt: doubt(0),
        }
    }
}

/// The parameters of FSRS-6 that all stabilities are proportional to: those after the first answer, by
/// its rating, and the one after forgetting.
const STABILITIES: [usize; 5] = [0, 1, 2, 3, 11];

/// A repeat is taken to be right at least this often: whoever is never right would repeat for ever.
const LEAST_RIGHT: f64 = 0.1;

impl Learner {
    /// The same learner with stabilities that are so many times as long.
    pub fn with_stability(&self, factor: f64) -> Learner {
        let mut parameters = self.parameters;
        for at in STABILITIES {
            parameters[at] *= factor as f32;
        }
        Learner { parameters, ..self.clone() }
    }

    /// Seconds that a known card takes, with its repeats.
    pub fn seconds(&self) -> Seconds {
        Seconds { recalled: self.costs.recalled, forgotten: self.costs.forgotten + self.repeats() }
    }

    /// Seconds that a new card is expected to take on its first day, with its repeats.
    pub fn first_seconds(&self) -> f64 {
        self.costs.new + (1.0 - self.first_right) * self.repeats()
    }

    /// Seconds that repeats until a right answer are expected to take.
    fn repeats(&self) -> f64 {
        self.costs.repeat / self.repeat_right.max(LEAST_RIGHT)
    }
}

/// A learner with the memory model of these parameters.
#[derive(Debug, Clone)]
pub(super) struct Mind {
    pub learner: Learner,
    pub model: Fsrs6,
}

impl Mind {
    /// An error when the learner's parameters are none.
    pub fn new(learner: &Learner) -> Result<Mind, ModelError> {
        Ok(Mind { model: Fsrs6::new(&learner.parameters)?, learner: learner.clone() })
    }

    /// The memory of a card that is forgotten after so many days and then repeated once.
    pub fn forgotten(&self, memory: Memory, elapsed: f64) -> Memory {
        let forgotten = self.model.step(memory, elapsed, Rating::Again);
        self.model.step(forgotten, 0.0, Rating::Good)
    }

    /// The memory of a new card that is answered wrongly and then repeated once.
    pub fn first_forgotten(&self) -> Memory {
        self.model.step(self.model.first(Rating::Again), 0.0, Rating::Good)
    }

    /// Recall in so many days that is gained by asking a card now, per second.
    pub fn gain(&self, known: &Known, left: i32) -> f64 {
        let (model, elapsed, left) = (&self.model, f64::from(known.elapsed), f64::from(left));
        let recall = model.recall(known.memory, elapsed);
        let recalled = model.recall(model.step(known.memory, elapsed, Rating::Good), left);
        let forgotten = model.recall(self.forgotten(known.memory, elapsed), left);
        let waiting = model.recall(known.memory, elapsed + left);
        (recall * recalled + (1.0 - recall) * forgotten - waiting) / self.learner.seconds().expected(recall)
    }

    /// The probability that a repeat is right.
    pub fn repeat_right(&self) -> f64 {
        self.learner.repeat_right.max(LEAST_RIGHT)
    }
}
