//! What every front end can do.

use thiserror::Error;

use crate::answer::{Judgement, Nearness, Reply, Task};
use crate::memory::Rating;

/// A question to show.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    /// The deck's title.
    pub deck: &'a str,
    /// Where in the session it stands: `new · 12 left`.
    pub status: &'a str,
    /// What is asked; empty when the task's text says it all.
    pub prompt: &'a str,
    pub task: &'a Task,
    pub hint: Option<&'a str>,
}

/// What came of an answer, to show.
#[derive(Debug, Clone, Copy)]
pub struct Feedback<'a> {
    pub card: Card<'a>,
    pub outcome: Outcome<'a>,
    /// The fact in a sentence.
    pub says: Option<&'a str>,
    pub citations: &'a [String],
    /// What a source claims wrongly.
    pub corrects: Option<&'a str>,
    /// The last day on which the fact held.
    pub until: Option<&'a str>,
    pub note: Option<&'a str>,
    /// The rating that was recorded.
    pub rating: Rating,
    /// When the card comes back, in words.
    pub comes_back: &'a str,
}

/// How an answer was graded.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// The reply was judged.
    Judged { reply: &'a Reply, judgement: &'a Judgement },
    /// The learner graded it.
    Graded,
    /// An earlier answer now has another rating.
    Overruled,
}

/// What the learner did at a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    Reply(Reply),
    /// The learner's own grade of something recalled.
    Grade(Rating),
    /// Another rating for the answer before this question.
    Overrule(Rating),
    Undo,
    Skip,
    /// Not again today.
    Bury,
    Suspend,
    Quit,
}

/// What the learner says of a near miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Right,
    Wrong,
    Quit,
}

/// What the learner did after the answer was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Next,
    Overrule(Rating),
    Undo,
    Bury,
    Suspend,
    Quit,
}

/// Something to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Menu<'a> {
    pub title: &'a str,
    pub items: &'a [MenuItem],
    /// Shown below the items, a paragraph each.
    pub notes: &'a [String],
    /// What Enter does: "study".
    pub verb: &'a str,
    /// Whether questions follow, whose keys can be looked up.
    pub is_study: bool,
}

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    pub label: String,
    /// Shown at the right, or after the label: `3 due · 20 new`.
    pub detail: String,
}

/// Why a front end can go no further.
#[derive(Debug, Error)]
pub enum FrontError {
    /// The reader of the output is gone (a closed pipe); nothing is to be said to anyone.
    #[error("the output was closed")]
    Closed,
    #[error("cannot read the input or write the output: {0}")]
    Terminal(std::io::Error),
}

impl From<std::io::Error> for FrontError {
    fn from(error: std::io::Error) -> FrontError {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => FrontError::Closed,
            _ => FrontError::Terminal(error),
        }
    }
}

/// A way to ask a person.
pub trait Front {
    /// Asks a question. Hints and help are the front end's own business.
    fn ask(&mut self, card: &Card) -> Result<Act, FrontError>;

    /// Asks what to make of a near miss, before anything is recorded.
    fn decide(
        &mut self,
        card: &Card,
        reply: &Reply,
        judgement: &Judgement,
        nearness: Nearness,
    ) -> Result<Decision, FrontError>;

    /// Shows what came of an answer.
    fn feedback(&mut self, feedback: &Feedback) -> Result<After, FrontError>;

    /// Says something in a line.
    fn notice(&mut self, text: &str) -> Result<(), FrontError>;

    /// Shows how the session went. With `is_open` the learner did not leave, and may still change
    /// the last answer where there was no chance to before.
    fn finish(&mut self, lines: &[String], is_open: bool) -> Result<After, FrontError>;

    /// Lets the learner choose an item, by its place; `None` to leave.
    fn choose(&mut self, menu: &Menu) -> Result<Option<usize>, FrontError>;
}
