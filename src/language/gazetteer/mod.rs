//! Lists of names and of words that tell what kind of thing a name belongs to.
//!
//! [`cues`] says of every word of a sentence what it may be by the lists. It looks at no context:
//! "Washington" is a city, a state and a surname. Who reads the context, the model or
//! [`mentions`](super::mentions), decides.

mod cue;
mod key;
mod list;
#[cfg(test)]
mod tests;

pub use cue::{Cue, Cues};

use list::{Found, List};

/// No name in the lists has more tokens, hyphens and genitives counted.
const LONGEST_NAME: usize = 10;

/// Lists of names, one cue each, looked up for words with a capital.
const NAMES: [(Cue, List); 9] = [
    (Cue::Country, List::new(include_str!("countries.txt"))),
    (Cue::City, List::new(include_str!("cities.txt"))),
    (Cue::Place, List::new(include_str!("places.txt"))),
    (Cue::Nationality, List::new(include_str!("nationalities.txt"))),
    (Cue::GivenName, List::new(include_str!("given.txt"))),
    (Cue::Surname, List::new(include_str!("surnames.txt"))),
    (Cue::Organisation, List::new(include_str!("organisations.txt"))),
    (Cue::Event, List::new(include_str!("events.txt"))),
    (Cue::TimeNoun, List::new(include_str!("calendar.txt"))),
];

/// Acronyms, matched as they are written; each line says its cues.
const ACRONYMS: List = List::new(include_str!("acronyms.txt"));

/// Nouns, looked up for all words; each line says its cues.
const NOUNS: List = List::new(include_str!("nouns.txt"));

/// What each word may be, by the lists. Words that form a longer name of a list together ("New",
/// "York") all have its cue, and what they would be alone in that list is not looked at.
pub fn cues(forms: &[&str]) -> Vec<Cues> {
    let mut cues = vec![Cues::default(); forms.len()];
    let keys: Vec<String> = forms.iter().map(|form| key::key(form)).collect();
    let is_name: Vec<bool> = forms.iter().map(|form| form.chars().any(char::is_uppercase)).collect();

    for (cue, list) in NAMES {
        let mut at = 0;
        while at < forms.len() {
            let end = if is_name[at] { longest(list, &keys[at..], &is_name[at..]) } else { 0 };
            cues[at..at + end].iter_mut().for_each(|cues| cues.insert(cue));
            at += end.max(1);
        }
    }
    for (at, form) in forms.iter().enumerate() {
        if is_name[at] {
            cues[at].extend(ACRONYMS.find(&key::acronym(form)).cues());
        }
    }
    nouns(&keys, &mut cues);
    cues
}

/// How many tokens the longest name of the list takes that begins with the first one.
fn longest(list: List, keys: &[String], is_name: &[bool]) -> usize {
    let mut name = String::new();
    let mut longest = 0;
    for (at, key) in keys.iter().enumerate().take(LONGEST_NAME) {
        if key == "-" && at > 0 {
            continue;
        }
        if key.is_empty() || key == "-" {
            break;
        }
        if at > 0 && !key.starts_with('\'') {
            name.push(' ');
        }
        name.push_str(key);
        let found = list.find(&name);
        if found.is_exact() && (is_name[at] || key.starts_with('\'')) {
            longest = at + 1;
        }
        if !found.has_longer() {
            break;
        }
    }
    longest
}

/// Adds what the nouns' list says; two words that are one noun ("prime minister") go before one.
fn nouns(keys: &[String], cues: &mut [Cues]) {
    let mut at = 0;
    while at < keys.len() {
        let (found, words) = noun(&keys[at..]);
        cues[at..at + words].iter_mut().for_each(|cues| cues.extend(found.cues()));
        at += words;
    }
}

/// What the list says of the noun that the keys begin with, and how many of them it takes.
fn noun(keys: &[String]) -> (Found, usize) {
    let first = NOUNS.find(&keys[0]);
    if let Some(second) = keys.get(1).filter(|_| first.has_longer()) {
        let both = in_any_number(&format!("{} {second}", keys[0]));
        if both.is_exact() {
            return (both, 2);
        }
    }
    (if first.is_exact() { first } else { in_any_number(&keys[0]) }, 1)
}

/// Looks a noun up in the singular or the plural.
fn in_any_number(noun: &str) -> Found {
    let found = NOUNS.find(noun);
    key::singulars(noun).map(|one| NOUNS.find(&one)).find(|found| found.is_exact()).unwrap_or(found)
}
