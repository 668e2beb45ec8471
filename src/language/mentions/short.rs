//! The short forms that a name may have.

use super::acronym::is_small;
use super::link::Spelling;
use super::profile::cues_of;
use crate::language::Kind;
use crate::language::gazetteer::Cue;

/// The key of an acronym: not that of a word with the same letters.
pub(super) fn marked(acronym: &str) -> String {
    format!("{acronym}.")
}

/// The initials of a name, with and without those of small words.
pub(super) fn initials(name: &Spelling) -> Vec<String> {
    let words = || name.words.iter().flat_map(|word| word.split(' ')).filter(|word| !word.starts_with('\''));
    let of = |words: Vec<&str>| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    if name.is_acronym || words().count() < 3 || name.evidence.kind() == Some(Kind::Person) {
        return Vec::new();
    }
    let mut all = vec![of(words().collect()), of(words().filter(|word| !is_small(word)).collect())];
    all.dedup();
    // Too many names begin with the same two letters.
    all.into_iter().filter(|initials| initials.len() > 2).map(|initials| marked(&initials)).collect()
}

/// First and last name of a person with more: "Ibrahim Keïta" for "Ibrahim Boubacar Keïta".
pub(super) fn without_middle_names(name: &Spelling) -> Vec<String> {
    match person(name) {
        [first, .., last] if name.words.len() > 2 => vec![format!("{first} {last}")],
        _ => Vec::new(),
    }
}

/// The last names of a person, each in full ("de gaulle", "gaulle"), and the first; not "albert einstein" of "Hans
/// Albert Einstein", who is somebody else.
pub(super) fn parts_of_person(name: &Spelling) -> Vec<String> {
    let words = person(name);
    let is_given = |at: usize| {
        let word = name.written.split(' ').nth(at);
        word.is_some_and(|word| cues_of(word).has(Cue::GivenName))
    };
    let is_last = |start: &usize| start + 1 == words.len() || !is_given(*start);
    let mut parts: Vec<String> =
        (1..words.len()).filter(is_last).map(|start| words[start..].join(" ")).collect();
    if let [first, _, ..] = words {
        parts.push(first.clone());
    }
    parts
}

/// What may stand behind a person's last name: generations, honours, degrees.
const SUFFIXES: [&str; 14] =
    ["cbe", "dbe", "esq", "frs", "ii", "iii", "iv", "jr", "kbe", "mbe", "md", "obe", "phd", "sr"];

/// Whether a name of several words ends with its last name, or is no person's: not "Ada Mensah FRS".
pub(super) fn has_no_suffix(name: &Spelling) -> bool {
    name.words.len() < 3 || person(name).len() == name.words.len() || person(name).is_empty()
}

/// The words of a person's name, without "Jr." and numbers; none if it is not a person's.
fn person(name: &Spelling) -> &[String] {
    if name.evidence.kind() != Some(Kind::Person) || name.is_acronym {
        return &[];
    }
    let is_suffix = |word: &String| SUFFIXES.contains(&word.as_str());
    let length = name.words.iter().rposition(|word| !is_suffix(word)).map_or(0, |last| last + 1);
    &name.words[..length]
}

/// Short forms of a name that is not a person's: what stands behind "Operation", its last words
/// ("Security Council"), what stands before "of" ("United States"), the country in "Republic of …".
pub(super) fn parts_of_other(name: &Spelling) -> Vec<String> {
    if matches!(name.evidence.kind(), Some(Kind::Person | Kind::Time | Kind::Quantity)) || name.is_acronym {
        return Vec::new();
    }
    let words = &name.words;
    let mut parts = Vec::new();
    if let [first, rest @ ..] = &words[..]
        && matches!(first.as_str(), "operation" | "hurricane" | "project" | "mission" | "task force")
    {
        parts.push(rest.join(" "));
    }
    let of = words.iter().position(|word| word == "of");
    match of {
        Some(at)
            if words[..at].iter().any(|word| matches!(word.as_str(), "republic" | "kingdom" | "state")) =>
        {
            parts.push(
                words[at + 1..].iter().filter(|word| *word != "the").cloned().collect::<Vec<_>>().join(" "),
            );
        }
        Some(at) => parts.push(words[..at].join(" ")),
        None if matches!(name.evidence.kind(), Some(Kind::Place) | None) => {}
        None => parts.extend((1..words.len().saturating_sub(1)).map(|start| words[start..].join(" "))),
    }
    parts
}
