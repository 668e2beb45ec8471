//! Memory and the schedule: what a learner still knows, and when to ask again.
//!
//! Pure functions of a card's history and the day. [`MemoryModel`] is the seam behind which the
//! model can be exchanged; [`Scheduler`] turns ratings into [`CardState`]s and due days.
//! [`progress`](crate::progress) keeps the states, [`session`](crate::session) the order of a day.

mod leech;
mod model;
mod rating;
mod schedule;

pub use leech::{LEECH, is_leech_to_tell};
pub use model::{Fsrs6, Memory, MemoryModel, ModelError};
pub use rating::Rating;
pub use schedule::{CardState, Retention, RetentionError, Scheduler};
