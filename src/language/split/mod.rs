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

use super::RawSentence;
use paragraphs::Paragraphs;
use sentences::Sentences as InParagraph;

/// The sentences of a text, in order. Every character that shows is in exactly one of their words.
///
/// Takes time in proportion to the text, and memory in proportion to the longest sentence.
pub fn sentences(text: &str) -> Sentences<'_> {
    sentences_where(text, boundaries::ends as fn(&Place) -> bool)
}

/// [`sentences`], but a sentence ends where `ends` says so: to train the model that knows it otherwise.
pub fn sentences_where<E: FnMut(&Place) -> bool>(text: &str, ends: E) -> Sentences<'_, E> {
    Sentences { text, paragraphs: Paragraphs::new(text), sentences: None, ends }
}

/// The iterator that [`sentences`] returns.
pub struct Sentences<'t, E = fn(&Place) -> bool> {
    text: &'t str,
    paragraphs: Paragraphs<'t>,
    sentences: Option<InParagraph<'t>>,
    ends: E,
}

impl<E: FnMut(&Place) -> bool> Iterator for Sentences<'_, E> {
    type Item = RawSentence;

    fn next(&mut self) -> Option<RawSentence> {
        loop {
            if let Some(sentences) = &mut self.sentences
                && let Some(sentence) = sentences.next(&mut self.ends)
            {
                return Some(sentence);
            }
            let paragraph = self.paragraphs.next()?;
            self.sentences = Some(InParagraph::new(self.text, paragraph));
        }
    }
}

#[cfg(test)]
mod tests;
