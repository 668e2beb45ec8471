//! Items: what the answers of a class tell of the questions of a test.
//!
//! A [`Test`] is fed with who answered what, and [`analyze`](fn@analyze) makes of it the figures of
//! classical test theory: how hard each question is, how well it tells those who know from those who
//! do not, what each choice drew, how far the whole test can be trusted, and plain advice. All that
//! is shown is an [`Analysis`]: as lines for a terminal ([`lines`]), as a table ([`csv`]), as a page
//! ([`page`]) and as JSON.
//!
//! It lives among the figures since it is drawn with the same pens; it knows neither the memory model
//! nor how answers are kept.

mod advice;
mod advise;
mod choices;
mod covariance;
mod figures;
mod groups;
mod lines;
mod page;
mod say;
mod table;
mod test;
#[cfg(test)]
mod tests;
mod whole;

pub use advice::Advice;
pub use choices::ChoiceFigures;
pub use figures::{Analysis, FEW, ItemFigures, StudentScore, analyze};
pub use groups::{Edge, Groups};
pub use lines::lines;
pub use page::page;
pub use table::csv;
pub use test::{Given, Missing, Question, Test};
pub use whole::{Bin, Whole};
