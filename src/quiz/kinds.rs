//! The kinds of card by the words that stand in files and on the command line.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

use crate::deck::Kind;

/// The word for a kind: `pick-all`.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Ask => "ask",
        Kind::Pick => "pick",
        Kind::PickAll => "pick-all",
        Kind::Cloze => "cloze",
        Kind::TrueFalse => "true-false",
        Kind::Order => "order",
        Kind::Match => "match",
        Kind::Number => "number",
        Kind::Flip => "flip",
    }
}

/// The kind that a word names, as [`kind_word`] has it or as in a deck file.
pub fn kind_named(word: &str) -> Option<Kind> {
    let is_named = |kind: &Kind| word == kind_word(*kind) || word.eq_ignore_ascii_case(kind.name());
    Kind::ALL.into_iter().find(is_named)
}

/// Writes a kind as its word. For `serde(with = …)`.
pub(super) fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind_word(*kind))
}

/// Reads a kind from its word.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    let word = String::deserialize(deserializer)?;
    kind_named(&word).ok_or_else(|| D::Error::custom(format!("`{word}` is no kind of card")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(kind_named(kind_word(kind)), Some(kind));
            assert_eq!(kind_named(kind.name()), Some(kind));
        }
        assert_eq!(kind_named("truefalse"), Some(Kind::TrueFalse));
        assert_eq!(kind_named("essay"), None);
    }
}
