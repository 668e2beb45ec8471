//! The script front end: answers from a list. For tests of what a session does.

use std::collections::VecDeque;

use crate::answer::{Judgement, Nearness, Reply};

use super::front::{Act, After, Card, Decision, Feedback, Front, FrontError, Menu};

/// Answers from lists; leaves when they are used up. Notes what it was shown.
#[derive(Debug, Default)]
pub struct Script {
    pub acts: VecDeque<Act>,
    /// What to do after each answer; [`After::Next`] when used up.
    pub afters: VecDeque<After>,
    /// What to make of near misses; [`Decision::Wrong`] when used up.
    pub decisions: VecDeque<Decision>,
    /// The prompts that were shown.
    pub prompts: Vec<String>,
    pub notices: Vec<String>,
    /// The last summary.
    pub summary: Vec<String>,
}

impl Front for Script {
    fn ask(&mut self, card: &Card) -> Result<Act, FrontError> {
        self.prompts.push(card.prompt.to_owned());
        Ok(self.acts.pop_front().unwrap_or(Act::Quit))
    }

    fn decide(
        &mut self,
        _card: &Card,
        _reply: &Reply,
        _judgement: &Judgement,
        _nearness: Nearness,
    ) -> Result<Decision, FrontError> {
        Ok(self.decisions.pop_front().unwrap_or(Decision::Wrong))
    }

    fn feedback(&mut self, _feedback: &Feedback) -> Result<After, FrontError> {
        Ok(self.afters.pop_front().unwrap_or(After::Next))
    }

    fn notice(&mut self, text: &str) -> Result<(), FrontError> {
        self.notices.push(text.to_owned());
        Ok(())
    }

    fn finish(&mut self, lines: &[String], _is_open: bool) -> Result<After, FrontError> {
        self.summary = lines.to_vec();
        Ok(After::Next)
    }

    fn choose(&mut self, menu: &Menu) -> Result<Option<usize>, FrontError> {
        Ok((!menu.items.is_empty()).then_some(0))
    }
}
