//! A text into sentences and words, each with its place in the text.
//!
//! Words are cut as the English treebanks of Universal Dependencies cut them: "don't" is `do` and
//! `n't`, "Mali's" is `Mali` and `'s`, "well-known" is `well`, `-` and `known`. Line breaks count as
//! white space unless they end a paragraph.

mod abbreviations;
mod addresses;
mod boundaries;
mod characters;
mod chunks;
mod contractions;
mod marks;
mod numbers;
mod paragraphs;
mod places;
mod sentences;
mod shapes;
mod words;

pub use characters::{is_blank, is_invisible};
pub use places::{FEATURES, Place};

use super::Line;
use paragraphs::Paragraphs;
use sentences::Sentences;

/// The sentences of a text, in order. Every character that shows is in exactly one of their words.
///
/// Takes time in proportion to the text, and memory in proportion to the longest sentence.
pub fn lines(text: &str) -> Lines<'_> {
    lines_where(text, boundaries::ends as fn(&Place) -> bool)
}

/// [`lines`], but a sentence ends where `ends` says so: to train the model that knows it otherwise.
pub fn lines_where<E: FnMut(&Place) -> bool>(text: &str, ends: E) -> Lines<'_, E> {
    Lines { text, paragraphs: Paragraphs::new(text), sentences: None, ends }
}

/// The iterator that [`lines`] returns.
pub struct Lines<'t, E = fn(&Place) -> bool> {
    text: &'t str,
    paragraphs: Paragraphs<'t>,
    sentences: Option<Sentences<'t>>,
    ends: E,
}

impl<E: FnMut(&Place) -> bool> Iterator for Lines<'_, E> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(sentences) = &mut self.sentences
                && let Some(line) = sentences.next(&mut self.ends)
            {
                return Some(line);
            }
            let paragraph = self.paragraphs.next()?;
            self.sentences = Some(Sentences::new(self.text, paragraph));
        }
    }
}

#[cfg(test)]
mod tests;
