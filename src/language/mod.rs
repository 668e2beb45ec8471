//! English: what stands in a text, word by word.
//!
//! A text is split into sentences and words, every word gets its part of speech, its head and
//! relation in the sentence, its lemma and, where it heads a noun phrase, the kind of thing that it
//! speaks of. All spans are bytes of the text that was read.

pub mod conllu;
mod english;
pub mod forms;
pub mod gazetteer;
mod kind;
pub mod mentions;
mod names;
mod relation;
mod span;
pub mod split;
mod tag;
pub mod values;

pub use english::{English, ModelError};
pub use kind::Kind;
pub use relation::Relation;
pub use span::Span;
pub use tag::{Class, Tag};

/// A word, or a mark of punctuation, as it was split off its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// How it is written, without soft hyphens and other characters that do not show.
    pub form: String,
    /// Whether it continues the word before it: `n't` in "don't", `'s` in "Mali's".
    pub joined: bool,
}

/// A sentence in words, before anything else is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From its first word to its last.
    pub span: Span,
    /// At least one.
    pub words: Vec<Word>,
    /// Whether a paragraph begins with it.
    pub starts_paragraph: bool,
}

/// A word and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word itself.
    pub word: Word,
    /// Its part of speech in the Penn Treebank's terms.
    pub tag: Tag,
    /// Its part of speech in Universal Dependencies' terms.
    pub class: Class,
    /// The place of its head in the sentence; none for the root, of which there is one.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub relation: Relation,
    /// The base form: "lead" for "led".
    pub lemma: String,
    /// What kind of thing it speaks of, if it heads a noun phrase.
    pub kind: Option<Kind>,
}

/// A sentence that was read: its tokens form a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first word to its last.
    pub span: Span,
    /// At least one.
    pub tokens: Vec<Token>,
    /// Whether a paragraph begins with it.
    pub starts_paragraph: bool,
}
