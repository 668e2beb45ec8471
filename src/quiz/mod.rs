//! Quizzes: what is drawn from decks, what an answer is worth, and the file that says what came of it.
//!
//! A quiz is graded and over; it is no study. [`Attempt`] is what one learner made of one quiz, on a
//! screen or on paper, as a plain file. [`credit`](fn@credit) is the one rule by which answers are graded,
//! [`draw`](fn@draw) chooses the cards.
//!
//! This room does not know how questions reach a learner.

mod attempt;
mod clue;
mod credit;
mod draw;
mod kinds;
mod redraw;
mod texts;

pub use attempt::{Attempt, AttemptError, DeckPrint, Item};
pub use clue::Clue;
pub use credit::{Rules, credit};
pub use draw::{Candidate, Drawn, Wish, draw};
pub use kinds::{kind_named, kind_word};
pub use texts::{asked, choices, given, right};
