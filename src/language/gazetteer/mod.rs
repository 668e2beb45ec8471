//! Lists of names and of words that tell what kind of thing a name belongs to.
//!
//! [`cues`] says of every word of a sentence what it may be by the lists. It looks at no context:
//! "Washington" is a city, a state and a surname. Who reads the context, the model or
//! [`mentions`](super::mentions), decides.

mod cue;
mod gender;
mod key;
mod list;
#[cfg(test)]
mod tests;

pub use cue::{Cue, Cues};

pub use gender::{Gender, gender};

pub(super) use key::plain;

use key::Keys;
use list::{Found, List};

/// No name in the lists has more tokens, hyphens and genitives counted.
const LONGEST_NAME: usize = 10;

/// Lists of names, one cue each, looked up for words with a capital.
static NAMES: [(Cue, &List); 10] = [
    (Cue::Country, &COUNTRIES),
    (Cue::City, &CITIES),
    (Cue::Place, &PLACES),
    (Cue::Nationality, &NATIONALITIES),
    (Cue::GivenName, &FEMALE),
    (Cue::GivenName, &MALE),
    (Cue::Surname, &SURNAMES),
    (Cue::Organisation, &ORGANISATIONS),
    (Cue::Event, &EVENTS),
    (Cue::TimeNoun, &CALENDAR),
];

static COUNTRIES: List = List::new(include_str!("countries.txt"));
static CITIES: List = List::new(include_str!("cities.txt"));
static PLACES: List = List::new(include_str!("places.txt"));
static NATIONALITIES: List = List::new(include_str!("nationalities.txt"));
static FEMALE: List = List::new(include_str!("female.txt"));
static MALE: List = List::new(include_str!("male.txt"));
static SURNAMES: List = List::new(include_str!("surnames.txt"));
static ORGANISATIONS: List = List::new(include_str!("organisations.txt"));
static EVENTS: List = List::new(include_str!("events.txt"));
static CALENDAR: List = List::new(include_str!("calendar.txt"));

/// Acronyms, matched as they are written; each line says its cues.
static ACRONYMS: List = List::new(include_str!("acronyms.txt"));

/// Nouns, looked up for all words; each line says its cues.
static NOUNS: List = List::new(include_str!("nouns.txt"));

/// What each word may be, by the lists. Words that form a longer name of a list together ("New",
/// "York") all have its cue, and what they would be alone in that list is not looked at.
pub fn cues(forms: &[&str]) -> Vec<Cues> {
    let mut cues = vec![Cues::default(); forms.len()];
    let keys = Keys::new(forms);
    for (cue, list) in &NAMES {
        let mut at = 0;
        while at < forms.len() {
            let words = if keys.has_capital(at) { longest(list, &keys, at) } else { 0 };
            cues[at..at + words].iter_mut().for_each(|cues| cues.insert(*cue));
            at += words.max(1);
        }
    }
    for (at, form) in forms.iter().enumerate() {
        if let Some(acronym) = key::acronym(form) {
            cues[at].extend(ACRONYMS.find(&acronym).cues());
        }
    }
    // Two words that are one noun ("prime minister") go before one.
    let mut at = 0;
    while at < forms.len() {
        let (found, words) = noun(&keys, at);
        cues[at..at + words].iter_mut().for_each(|cues| cues.extend(found.cues()));
        at += words;
    }
    cues
}

/// How many words the longest name of the list takes that begins with the word at `start`.
fn longest(list: &List, keys: &Keys, start: usize) -> usize {
    let found = list.find(keys.get(start));
    let mut longest = usize::from(found.is_exact());
    if !found.has_longer() {
        return longest;
    }
    let mut name = keys.get(start).to_owned();
    for at in start + 1..keys.len().min(start + LONGEST_NAME) {
        let key = keys.get(at);
        if key == "-" {
            continue;
        }
        if !key.starts_with('\'') {
            name.push(' ');
        }
        name.push_str(key);
        let found = list.find(&name);
        // A name ends with a capital, a number or a genitive.
        if found.is_exact() && (keys.has_capital(at) || !key.starts_with(char::is_alphabetic)) {
            longest = at + 1 - start;
        }
        if key.is_empty() || !found.has_longer() {
            break;
        }
    }
    longest
}

/// What the list says of the noun that begins at `at`, and how many words it takes.
fn noun(keys: &Keys, at: usize) -> (Found, usize) {
    let first = NOUNS.find(keys.get(at));
    if first.has_longer() && at + 1 < keys.len() {
        let both = in_any_number(&format!("{} {}", keys.get(at), keys.get(at + 1)));
        if both.is_exact() {
            return (both, 2);
        }
    }
    (if first.is_exact() { first } else { in_any_number(keys.get(at)) }, 1)
}

/// Looks a noun up in the singular or the plural.
fn in_any_number(noun: &str) -> Found {
    let found = NOUNS.find(noun);
    key::singulars(noun).map(|one| NOUNS.find(&one)).find(|found| found.is_exact()).unwrap_or(found)
}
