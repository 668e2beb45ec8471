//! Whether a given name, a title or a noun is a woman's or a man's.

use super::{FEMALE, MALE, key};

/// Which of "she" and "he" a text says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// Titles and nouns that say it, sorted.
const WORDS: &[(&str, Gender)] = &[
    ("actress", Gender::Female),
    ("aunt", Gender::Female),
    ("baron", Gender::Male),
    ("baroness", Gender::Female),
    ("boy", Gender::Male),
    ("brother", Gender::Male),
    ("businessman", Gender::Male),
    ("businesswoman", Gender::Female),
    ("congressman", Gender::Male),
    ("congresswoman", Gender::Female),
    ("count", Gender::Male),
    ("countess", Gender::Female),
    ("dame", Gender::Female),
    ("daughter", Gender::Female),
    ("duchess", Gender::Female),
    ("duke", Gender::Male),
    ("earl", Gender::Male),
    ("emperor", Gender::Male),
    ("empress", Gender::Female),
    ("father", Gender::Male),
    ("girl", Gender::Female),
    ("grandfather", Gender::Male),
    ("grandmother", Gender::Female),
    ("heroine", Gender::Female),
    ("husband", Gender::Male),
    ("king", Gender::Male),
    ("lady", Gender::Female),
    ("lord", Gender::Male),
    ("madame", Gender::Female),
    ("man", Gender::Male),
    ("miss", Gender::Female),
    ("mother", Gender::Female),
    ("mr", Gender::Male),
    ("mrs", Gender::Female),
    ("ms", Gender::Female),
    ("nephew", Gender::Male),
    ("niece", Gender::Female),
    ("nun", Gender::Female),
    ("pope", Gender::Male),
    ("priest", Gender::Male),
    ("prince", Gender::Male),
    ("princess", Gender::Female),
    ("queen", Gender::Female),
    ("sir", Gender::Male),
    ("sister", Gender::Female),
    ("son", Gender::Male),
    ("spokesman", Gender::Male),
    ("spokeswoman", Gender::Female),
    ("sultan", Gender::Male),
    ("tsar", Gender::Male),
    ("uncle", Gender::Male),
    ("widow", Gender::Female),
    ("wife", Gender::Female),
    ("woman", Gender::Female),
];

/// What a given name, a title ("Mrs.") or a noun ("widow") says of a person's gender; none for a name
/// of both and for all other words.
pub fn gender(word: &str) -> Option<Gender> {
    let word = key::plain(word);
    if let Ok(at) = WORDS.binary_search_by_key(&word.as_str(), |(word, _)| word) {
        return Some(WORDS[at].1);
    }
    match (FEMALE.find(&word).is_exact(), MALE.find(&word).is_exact()) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}
