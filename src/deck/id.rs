//! Typed names: a deck's, a fact's, a card's and a source's, and the key made of them.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    #[error("an id cannot be empty")]
    Empty,
    #[error("an id is at most {max} characters long, this one has {length}", max = MAX_LENGTH)]
    TooLong { length: usize },
    #[error("an id cannot contain {character:?}: use letters, digits, `-`, `_` and `.`")]
    Character { character: char },
}

/// Longest id in characters, so that a key of three stays a line or two.
const MAX_LENGTH: usize = 80;

/// Ids are letters and digits of any script, `-`, `_` and `.`: they appear in file names, on
/// command lines and, joined by `/`, in keys.
fn validated(text: String) -> Result<String, IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(IdError::TooLong { length });
    }
    match text.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))) {
        Some(character) => Err(IdError::Character { character }),
        None => Ok(text),
    }
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id, if `text` can be one.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                validated(text.into()).map($name)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                $name::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a deck: its `id` field, or its file name without `.ron`.
    DeckId
);
id!(
    /// Names a fact within its deck.
    FactId
);
id!(
    /// Names a card within its fact, or a loose card within its deck.
    CardId
);
id!(
    /// Names a source within its deck.
    SourceId
);

/// Ids that the deck room makes itself, where a deck leaves them out.
macro_rules! derived {
    ($($name:ident)*) => {
        $(impl $name {
            /// An id of a text that is known to be one.
            pub(super) fn derived(text: String) -> Self {
                debug_assert!(validated(text.clone()).is_ok());
                $name(text)
            }
        })*
    };
}

derived!(DeckId FactId CardId SourceId);

impl SourceId {
    /// The article that a deck was generated from.
    pub fn article() -> SourceId {
        SourceId::derived("article".to_owned())
    }
}

impl DeckId {
    /// An id read back from where one was stored.
    pub fn from_stored(id: String) -> DeckId {
        DeckId(id)
    }

    /// The id nearest to `text`: lower case, every run of other characters one `-`.
    pub fn slug(text: &str) -> DeckId {
        let mut slug = String::new();
        for c in text.chars().flat_map(char::to_lowercase).take(MAX_LENGTH) {
            if c.is_alphanumeric() || c == '_' || c == '.' {
                slug.push(c);
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        DeckId::derived(if slug.is_empty() { "deck".to_owned() } else { slug.to_owned() })
    }
}

/// Names one card everywhere: `deck/fact/card`, or `deck/card` for a loose card.
/// The gaps of a cloze have a key each, ending in `:1`, `:2` and so on (no id holds a colon).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardKey(String);

impl CardKey {
    /// The key of a card; `gap` numbers the gaps of a cloze from 1.
    pub fn new(deck: &DeckId, fact: Option<&FactId>, card: &CardId, gap: Option<u16>) -> CardKey {
        let mut key = deck.to_string();
        if let Some(fact) = fact {
            key.push('/');
            key.push_str(fact.as_str());
        }
        key.push('/');
        key.push_str(card.as_str());
        if let Some(gap) = gap {
            key.push_str(&format!(":{gap}"));
        }
        CardKey(key)
    }

    /// A key read back from where one was stored.
    pub fn from_stored(key: String) -> CardKey {
        CardKey(key)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CardKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_may_be_of_any_script_but_not_contain_a_slash() {
        assert!(DeckId::new("日本語-1").is_ok());
        assert_eq!(FactId::new("a/b"), Err(IdError::Character { character: '/' }));
        assert_eq!(CardId::new(""), Err(IdError::Empty));
        assert_eq!(CardId::new("x".repeat(81)), Err(IdError::TooLong { length: 81 }));
    }

    #[test]
    fn a_slug_is_always_an_id() {
        for (text, slug) in
            [("Unit 1: Verbs!", "unit-1-verbs"), ("  ", "deck"), ("Keïta", "keïta"), ("/a/", "a")]
        {
            assert_eq!(DeckId::slug(text).as_str(), slug);
            assert!(DeckId::new(slug).is_ok());
        }
    }

    #[test]
    fn keys_join_what_is_there() {
        let deck = DeckId::new("mali").unwrap();
        let fact = FactId::new("serval").unwrap();
        let card = CardId::new("who").unwrap();
        assert_eq!(CardKey::new(&deck, Some(&fact), &card, None).as_str(), "mali/serval/who");
        assert_eq!(CardKey::new(&deck, None, &card, Some(2)).as_str(), "mali/who:2");
    }
}
