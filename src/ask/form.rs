//! A form on a terminal: what is needed is asked for one by one, what was given stands above.

use super::front::FrontError;
use super::keys::Key;
use super::paint::{Block, Style};
use super::terminal::Terminal;
use super::window::{Entered, Step};

/// A form as far as it is filled in, and what is asked for next.
#[derive(Debug, Clone, Copy)]
pub struct Form<'f> {
    pub title: &'f str,
    /// What was given: a name and a text each.
    pub given: &'f [(&'static str, String)],
    /// What is asked for.
    pub question: &'f str,
    /// Shown below as it stands, a line each.
    pub lines: &'f [String],
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given<T> {
    Value(T),
    /// Esc: to the question before.
    Back,
    /// Ctrl-C or Ctrl-D.
    Leave,
}

impl Form<'_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::new(Style::Dim, self.title), Block::space()];
        if !self.given.is_empty() {
            let given = self.given.iter();
            blocks.extend(given.map(|(name, text)| Block::marked(format!("{name:<7} "), Style::Body, text)));
            blocks.push(Block::space());
        }
        blocks.push(Block::new(Style::Strong, self.question));
        blocks.extend(self.lines.iter().map(|line| Block::new(Style::Body, line)));
        blocks
    }
}

impl Terminal {
    /// Asks for a line of text that begins as `text`.
    pub fn fill_in(&mut self, form: &Form, prompt: &str, text: &str) -> Result<Given<String>, FrontError> {
        let keys = "Enter done · Esc back · Ctrl-C leave";
        Ok(match self.enter(&form.blocks(), keys, &format!("{prompt}> "), text)? {
            Entered::Line(text) => Given::Value(text.trim().to_owned()),
            Entered::Escape => Given::Back,
            Entered::Leave => Given::Leave,
        })
    }

    /// Lets one of at most nine things be chosen by its digit: a name each, and what it is.
    pub fn choose_one(&mut self, form: &Form, items: &[(&str, &str)]) -> Result<Given<usize>, FrontError> {
        let mut blocks = form.blocks();
        blocks.push(Block::space());
        blocks.extend(items.iter().enumerate().map(|(place, (name, what))| {
            let block = Block::marked(format!("{}  ", place + 1), Style::Strong, name);
            if what.is_empty() { block } else { block.and(Style::Body, format!(": {what}")) }
        }));
        let keys = format!("1–{} choose · Esc back · Ctrl-C leave", items.len());
        self.keys(&blocks, &keys, |key| match key {
            Key::Char(c) => match c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)) {
                Some(place) if place < items.len() => Step::Done(Given::Value(place)),
                _ => Step::Stay,
            },
            Key::Escape => Step::Done(Given::Back),
            Key::Leave => Step::Done(Given::Leave),
            _ => Step::Stay,
        })
    }

    /// Asks for one of these letters, described by `keys`; Enter is the first.
    pub fn choose_letter(
        &mut self,
        form: &Form,
        letters: &str,
        keys: &str,
    ) -> Result<Given<char>, FrontError> {
        self.keys(&form.blocks(), keys, |key| match key {
            Key::Enter => letters.chars().next().map_or(Step::Stay, |first| Step::Done(Given::Value(first))),
            Key::Char(c) if letters.contains(*c) => Step::Done(Given::Value(*c)),
            Key::Escape => Step::Done(Given::Back),
            Key::Leave => Step::Done(Given::Leave),
            _ => Step::Stay,
        })
    }
}
