//! Exams: what to learn when, so that the most is recalled on the day.
//!
//! [`plan_exam`] simulates the ways to study ([`Policy`]) and chooses the best within the minutes a day; a
//! [`Guide`] makes of it the agenda of each day, for the simulation ([`study_day`]) and for the real study
//! alike. A plan is made anew from the cards as they stand, every week or when the parameters change:
//! [`look_ahead`] alone is quick enough for that.

mod choose;
mod grid;
mod guide;
mod policy;
mod prices;
mod study;
mod trial;
mod worth;

pub use choose::{Change, ExamPlan, ExamRow, WhatIf, plan_exam};
pub use guide::{Guide, Next};
pub use policy::Policy;
pub use prices::look_ahead;
pub use study::study_day;
pub use trial::{ExamDay, SURE};
