//! Stats: what happened, and what is coming.
//!
//! Pure functions of the answers that count, of where the cards stand, and of today. A [`Gather`] is
//! fed with a history of any length, one answer at a time, and keeps sums only; what it makes of
//! them, [`Stats`], is all that is ever shown: as lines for a terminal ([`lines`]), as a page
//! ([`page`]) and as JSON.
//!
//! [`items`] has the figures of a test that a class took.
//!
//! This room does not know how the history is kept, or where what it draws goes.

mod answers;
mod cards;
mod date;
mod days;
mod draw;
mod gather;
pub mod items;
mod learning;
mod page;
mod rate;
mod recall;
mod say;
#[cfg(test)]
mod tests;

pub use answers::{Answer, Standing};
pub use cards::{Forecast, HardCard, Stability, StabilityBin};
pub use days::{DayWork, Streak, Year};
pub use draw::{Glyphs, NARROWEST, lines};
pub use gather::{Gather, Stats};
pub use learning::Learning;
pub use page::page;
pub use rate::{Predicted, Rate};
pub use recall::{Bin, Recall, Week};
