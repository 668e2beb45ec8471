//! A study session: which card next, what a reply means, what can be undone.
//!
//! [`Study`] is a state machine without input or output. What it needs from its surroundings
//! (waiting cards, their questions, a place to record answers) is behind [`Desk`]; the time and
//! the seed are given to it. [`Quiz`] is that of a graded quiz.

mod desk;
mod question;
mod quiz;
mod study;

#[cfg(test)]
mod tests;

pub use desk::{Agenda, Answered, Desk, Filed, Rest, Waiting};
pub use question::{Lesson, Question, question};
pub use quiz::{Deed, Event, Mark, Quiz, Sheet, Taken, Terms};
pub use study::{Asked, Limits, Study, Summary, rating_of};
