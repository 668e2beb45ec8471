//! Lines of text that are drawn one section after the other.

use super::glyphs::Glyphs;
use crate::text::wrap;

/// The lines so far, and what they are drawn with.
pub(in crate::stats) struct Sheet {
    pub lines: Vec<String>,
    pub width: usize,
    pub glyphs: Glyphs,
}

impl Sheet {
    pub fn say(&mut self, text: &str) {
        self.lines.extend(wrap(text, self.width));
    }

    /// Begins a section.
    pub fn title(&mut self, text: &str) {
        self.lines.push(String::new());
        self.say(text);
    }
}
