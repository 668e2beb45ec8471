//! The front ends: how a question reaches a person, and the reply comes back.
//!
//! One trait, [`Front`], and three of them: [`Terminal`] (single keys, colour, redrawn when the
//! window changes), [`Plain`] (lines in, lines out: pipes, screen readers) and, for tests,
//! [`Script`]. What they say is composed once, in `page`; they differ in how they show it and in
//! how they listen.
//!
//! This room does not know decks or where progress is kept.

mod choose;
mod command;
mod confirm;
mod editor;
mod form;
mod front;
mod keys;
mod menu;
mod page;
mod paint;
mod plain;
mod preview;
mod quiz;
mod review;
mod script;
mod terminal;
mod window;

pub use confirm::confirm;
pub use form::{Form, Given};
pub use front::{Act, After, Card, Decision, Feedback, Front, FrontError, Menu, MenuItem, Outcome};
pub use paint::Palette;
pub use plain::Plain;
pub use preview::{NARROWEST, preview};
pub use quiz::{Answered, IsOver, Move, Posed, QuizFront, Row, Turned};
pub use review::{Edit, Line, Proposal, ReviewFront, Ruling};
pub use script::Script;
pub use terminal::{Terminal, can_draw, columns, is_dumb};
