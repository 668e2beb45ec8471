//! Forms of words: lemmas, and verbs and nouns in the form that a question needs.

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
pub use verb::bases as verb_bases;

#[cfg(test)]
mod tests;
