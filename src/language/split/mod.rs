//! A text into sentences and words, each with its place in the text.
//!
//! Words are cut as the English treebanks of Universal Dependencies cut them: "don't" is `do` and
//! `n't`, "Mali's" is `Mali` and `'s`, "well-known" is `well`, `-` and `known`. Line breaks count as
//! white space unless they end a paragraph.

mod abbreviations;
mod addresses;
mod characters;
mod chunks;
mod contractions;
mod marks;
mod numbers;
mod paragraphs;
mod sentences;
mod words;

pub use characters::is_invisible;

use super::Line;
use paragraphs::Paragraphs;
use sentences::Sentences;

/// The sentences of a text, in order. Every character that shows is in exactly one of their words.
///
/// Takes time in proportion to the text, and memory in proportion to the longest sentence.
pub fn lines(text: &str) -> Lines<'_> {
    Lines { text, paragraphs: Paragraphs::new(text), sentences: None }
}

/// The iterator that [`lines`] returns.
pub struct Lines<'t> {
    text: &'t str,
    paragraphs: Paragraphs<'t>,
    sentences: Option<Sentences<'t>>,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.sentences.as_mut().and_then(Iterator::next) {
                return Some(line);
            }
            let paragraph = self.paragraphs.next()?;
            self.sentences = Some(Sentences::new(self.text, paragraph));
        }
    }
}
