//! Quizzes: what a front end shows of one, and what a learner can do in it.
//!
//! Beside [`Front`], because it is other work than studying: questions are gone back to, and nothing is
//! told before the end.

mod command;
mod overview;
mod page;
mod plain;
mod press;
mod terminal;
mod texts;

use super::front::{Card, Feedback, Front, FrontError};
use crate::answer::Reply;

/// Whether the time of a quiz is over by now; it never is where there is no limit.
pub type IsOver<'a> = &'a dyn Fn() -> bool;

/// A question of a quiz.
#[derive(Clone, Copy)]
pub struct Posed<'a> {
    /// Its status says where in the quiz it stands, and how much time is left.
    pub card: Card<'a>,
    /// The status by now: the time goes by while the question is looked at.
    pub status: &'a dyn Fn() -> String,
    /// Whether the time is over by now.
    pub is_over: IsOver<'a>,
    /// The answer that it has.
    pub given: Option<&'a Reply>,
    /// The same in words.
    pub told: Option<&'a str>,
    /// Whether the answer stands, because what is right was shown.
    pub is_settled: bool,
}

/// What the learner did at a question: what became of its answer, and what comes then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    pub answer: Answered,
    pub then: Move,
}

/// What became of the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// Nothing: it is as it was.
    Kept,
    Given(Reply),
    Withdrawn,
}

/// Where the learner goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Stay,
    Next,
    Back,
    /// To the question at this place, counted from 0.
    GoTo(usize),
    /// Stays, and flags the question or takes its flag away.
    Flag,
    Overview,
    Finish,
    Leave,
}

/// A question in the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub asked: String,
    pub is_answered: bool,
    pub is_flagged: bool,
}

impl Row {
    fn state(&self) -> &'static str {
        match (self.is_answered, self.is_flagged) {
            (true, true) => "answered, flagged",
            (true, false) => "answered",
            (false, true) => "open, flagged",
            (false, false) => "open",
        }
    }
}

impl From<Move> for Turned {
    fn from(then: Move) -> Turned {
        Turned { answer: Answered::Kept, then }
    }
}

/// What became of an answer that was `given` when it is `reply` now; `None` for no answer.
fn answered(given: Option<&Reply>, reply: Option<Reply>) -> Answered {
    match reply {
        Some(reply) if given == Some(&reply) => Answered::Kept,
        Some(reply) => Answered::Given(reply),
        None if given.is_some() => Answered::Withdrawn,
        None => Answered::Kept,
    }
}

/// A front end that can hold a quiz. On a screen nobody is waited for when the time is over: then each of
/// these comes back as if the learner had left. Lines are waited for.
pub trait QuizFront: Front {
    /// Shows a question with the answer that it has, and asks what to do.
    fn pose(&mut self, posed: &Posed) -> Result<Turned, FrontError>;

    /// Lists all questions, the open one selected; [`Move::Stay`] goes back to it. The title tells the time,
    /// as the status of a question does.
    fn overview(
        &mut self,
        title: &dyn Fn() -> String,
        rows: &[Row],
        at: usize,
        is_over: IsOver,
    ) -> Result<Move, FrontError>;

    /// Shows what came of an answer, where that is shown at once: [`Move::Next`] or [`Move::Leave`].
    fn settle(&mut self, feedback: &Feedback, is_over: IsOver) -> Result<Move, FrontError>;

    /// Asks a question that is answered with yes or no; `None` to leave.
    fn confirm(
        &mut self,
        lines: &[String],
        question: &str,
        is_over: IsOver,
    ) -> Result<Option<bool>, FrontError>;
}
