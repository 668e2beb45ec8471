//! The elements of a page, one after another, into blocks.

use dom_query::{Document, NodeRef};

use super::super::block::{Block, Role};
use super::Page;
use super::elements::{Effect, effect};
use crate::language::split::{is_blank, is_invisible};

/// What is to be done next.
enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave(Effect),
}

/// The blocks of a document.
pub(super) fn walk(document: &Document) -> Page {
    let mut walker = Walker::default();
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(effect) => walker.leave(effect),
            Step::Enter(node) if node.is_text() => walker.text(&node.text()),
            Step::Enter(node) => {
                let effect = effect(&node);
                if walker.enter(effect) {
                    steps.push(Step::Leave(effect));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
        }
    }
    walker.close();
    walker.page
}

#[derive(Default)]
struct Walker {
    page: Page,
    /// The block that is being read: what it says, which becomes its text when it ends.
    line: String,
    block: Block,
    /// What surrounds the text, outermost first.
    around: Vec<Role>,
    links: usize,
    bold: usize,
    raised: usize,
}

impl Walker {
    /// Goes into an element; false if nothing in it is to be read.
    fn enter(&mut self, effect: Effect) -> bool {
        match effect {
            Effect::Hidden => return false,
            Effect::Block | Effect::Rule => self.close(),
            Effect::Role(role) => {
                self.close();
                self.around.push(role);
            }
            Effect::Link => self.links += 1,
            Effect::Bold => self.bold += 1,
            Effect::Raised => self.raised += 1,
            Effect::Quote => self.push('“'),
            Effect::Break => {
                if !self.line.is_empty() {
                    self.push(' ');
                    self.block.breaks.push(self.line.len());
                }
            }
            Effect::Inline => {}
        }
        true
    }

    /// Goes out of it.
    fn leave(&mut self, effect: Effect) {
        match effect {
            Effect::Block => self.close(),
            Effect::Role(_) => {
                self.close();
                self.around.pop();
            }
            Effect::Link => self.links -= 1,
            Effect::Bold => self.bold -= 1,
            Effect::Raised => self.raised -= 1,
            Effect::Quote => self.push('”'),
            Effect::Hidden | Effect::Break | Effect::Rule | Effect::Inline => {}
        }
    }

    fn text(&mut self, text: &str) {
        let before = self.line.len();
        let is_power = self.raised > 0 && text.chars().any(|c| c.is_ascii_digit());
        for c in text.chars() {
            match is_power.then(|| raised(c)).flatten() {
                Some(raised) => self.push(raised),
                None => self.push(c),
            }
        }
        let added = self.line.len() - before;
        self.block.linked += if self.links > 0 { added } else { 0 };
        self.block.bold += if self.bold > 0 { added } else { 0 };
    }

    /// Adds a character; white space of any kind is one space, and what does not show is nothing.
    fn push(&mut self, c: char) {
        if is_blank(c) {
            if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        } else if !is_invisible(c) {
            self.line.push(c);
        }
    }

    /// Ends the block.
    fn close(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if line.is_empty() {
            return;
        }
        let outer = self.around.iter().find(|role| !matches!(role, Role::Item { .. } | Role::Heading(_)));
        block.role = *outer.or(self.around.last()).unwrap_or(&Role::Paragraph);
        block.breaks.retain(|at| *at < line.len());
        if !self.page.text.is_empty() {
            self.page.text.push_str("\n\n");
        }
        let start = self.page.text.len();
        self.page.text.push_str(line);
        block.text.push(line, start..start + line.len());
        self.page.blocks.push(block);
    }
}

/// The raised form of a digit or sign.
fn raised(c: char) -> Option<char> {
    Some(match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        _ => return None,
    })
}
