//! English: what stands in a text, word by word.
//!
//! A text is split into sentences and words, every word gets its part of speech, its head and
//! relation in the sentence, its lemma and, where it heads a noun phrase, the kind of thing that it
//! speaks of. All spans are bytes of the text that was read. Everything here is a pure function of
//! its arguments, and its time grows with the length of the text alone.
//!
//! | to | call |
//! |---|---|
//! | read a text | [`English::read`]: [`Sentence`]s, one after another |
//! | know who and what it speaks of | [`mentions::mentions`]: one thing for all its names and pronouns |
//! | find dates, numbers and amounts | [`values::values`]: what they are worth, and how exactly |
//! | put words into another form | [`forms`]: lemmas, verbs, plurals, verb groups turned into questions |
//! | know what a name may be | [`gazetteer::cues`] |
//! | split a text, and no more | [`split::sentences`] |
//! | exchange trees with other programs | [`conllu`] |
//!
//! ```
//! use griot::language::mentions::mentions;
//! use griot::language::{English, Sentence};
//!
//! let english = English::embedded()?;
//! let sentences: Vec<Sentence> = english.read("Maria Okoye was born in Lagos. Okoye studied law.").collect();
//! let mentions = mentions(&sentences);
//! assert_eq!(mentions.thing_at(1, 0).map(|thing| thing.name.as_str()), Some("Maria Okoye"));
//! # Ok::<(), griot::language::ModelError>(())
//! ```

pub mod conllu;
mod described;
mod english;
pub mod forms;
pub mod gazetteer;
mod kind;
pub mod mentions;
pub mod model;
mod names;
mod relation;
mod span;
pub mod split;
mod tag;
pub mod values;

pub use english::English;
pub use kind::Kind;
pub use model::ModelError;
pub use names::UnknownName;
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
pub struct RawSentence {
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
    /// What kind of thing it speaks of, if it heads a noun phrase or is a name.
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
