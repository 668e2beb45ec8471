//! Forms of words: lemmas, and verbs and nouns in the form that a question needs.
//!
//! [`lemma`] and [`inflect`] go from a form to its base and back, by the part of speech that the
//! tagger found; [`singular`] and [`plural`] do it for nouns, compounds too. A [`VerbGroup`] is a verb
//! with its auxiliaries, which a [`Question`] turns: "launched" into "did … launch". [`article`] and
//! [`possessive`] write what stands before and behind a name. Nothing here is prepared at the start:
//! the tables of irregular words are sorted slices, all else follows rules of spelling.

mod article;
mod case;
mod comparison;
mod group;
mod inflect;
mod irregular;
mod lemma;
mod noun;
mod noun_lists;
mod stem;
mod verb;

pub use article::{article, possessive};
pub use group::{Modal, Number, Question, Tense, VerbGroup};
pub use inflect::inflect;
pub use lemma::lemma;
pub use noun::{plural, singular};

#[cfg(test)]
mod tests;
