//! Plans: what to learn when, so that the minutes that a learner has bring the most.
//!
//! Pure functions of a [`Learner`], a [`Stock`] of cards, days, minutes and a seed. A [`Course`] is a
//! learner's study, simulated answer by answer; what happens in it is drawn from the truth, what is
//! decided rests on what is believed of the learner alone. [`choose`] finds the desired retention and
//! the new cards a day that leave the most knowledge at the end; [`exam`] plans for a day.
//!
//! This room does not know where cards and answers are kept: [`cli`](crate::cli) brings them.

mod course;
pub mod exam;
mod learner;
mod minutes;
mod pace;
mod rule;
mod stock;

pub use course::{Course, Work};
pub use learner::{Costs, Learner, doubt};
pub use minutes::{Choice, Row, Setting, choose, simulate};
pub use pace::{Pace, Timed};
pub use rule::{NewCards, Rule, follow};
pub use stock::{Known, Stock};
