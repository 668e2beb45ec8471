//! Memory and the schedule: what a learner still knows, and when to ask again.
//!
//! Pure functions of a card's history and the day. [`MemoryModel`] is the seam behind which the
//! model can be exchanged; [`Scheduler`] turns ratings into [`CardState`]s and due days.
//! The parameters of the model are fitted to the learner's own answers ([`fit`]), and
//! [`walk_forward`] measures how right the predictions are.
//! [`progress`](crate::progress) keeps the states, [`session`](crate::session) the order of a day.

mod fit;
mod forward;
mod leech;
mod model;
mod past;
mod rating;
mod schedule;
mod score;
mod urgency;

pub use leech::{LEECH, is_leech_to_tell};
#[cfg(test)]
mod made;

pub use fit::{FEWEST, Fit, NEWEST, Parameters, default_parameters, fit, growth};
pub use forward::{Forecaster, Forward, walk_forward};
pub use model::{Fsrs6, Memory, MemoryModel, ModelError};
pub use past::Review;
pub use rating::Rating;
pub use schedule::{CardState, ParametersId, Retention, RetentionError, Scheduler};
pub use score::Scores;
pub use urgency::{Seconds, urgency};
