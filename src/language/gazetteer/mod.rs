//! Lists of names and of words that tell what kind of thing a name belongs to.
//!
//! [`cues`] says of every word of a sentence what it may be by the lists. It looks at no context:
//! "Washington" is a city, a state and a surname. Who reads the context, the model or
//! [`mentions`](super::mentions), decides.

mod cue;
mod first;
mod gender;
mod key;
mod list;
#[cfg(test)]
mod tests;

pub use cue::{Cue, Cues};

pub use gender::{Gender, gender};

pub(super) use key::plain;

use first::FirstWords;
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

/// Where [`ACRONYMS`] and [`NOUNS`] stand in [`FIRST_WORDS`], behind the lists of names.
const ACRONYM: usize = NAMES.len();
const NOUN: usize = ACRONYM + 1;

static FIRST_WORDS: FirstWords = {
    let mut lists = [&ACRONYMS; NOUN + 1];
    let mut number = 0;
    while number < NAMES.len() {
        lists[number] = NAMES[number].1;
        number += 1;
    }
    lists[NOUN] = &NOUNS;
    FirstWords::new(&lists)
};

/// What each word may be, by the lists. Words that form a longer name of a list together ("New",
/// "York") all have its cue, and what they would be alone in that list is not looked at.
pub fn cues(forms: &[&str]) -> Vec<Cues> {
    let mut cues = vec![Cues::default(); forms.len()];
    let keys = Keys::new(forms);
    // A name or noun of several words is put together here.
    let mut buffer = String::new();
    names(&keys, &mut cues, &mut buffer);
    for (at, form) in forms.iter().enumerate() {
        if key::acronym(form, &mut buffer) && FIRST_WORDS.has(ACRONYM, &buffer) {
            cues[at].extend(ACRONYMS.find(&buffer).cues());
        }
    }
    // Two words that are one noun ("prime minister") go before one.
    let mut at = 0;
    while at < forms.len() {
        let (found, words) = noun(&keys, at, &mut buffer);
        cues[at..at + words].iter_mut().for_each(|cues| cues.extend(found.cues()));
        at += words;
    }
    cues
}

/// Adds the cues of the lists of names.
fn names(keys: &Keys, cues: &mut [Cues], buffer: &mut String) {
    // Up to where each list has its last name.
    let mut named = [0; NAMES.len()];
    for at in (0..keys.len()).filter(|at| keys.has_capital(*at)) {
        let lists = FIRST_WORDS.lists(keys.get(at));
        for (number, (cue, list)) in NAMES.iter().enumerate() {
            if lists & (1 << number) == 0 || at < named[number] {
                continue;
            }
            let words = longest(list, keys, at, buffer);
            cues[at..at + words].iter_mut().for_each(|cues| cues.insert(*cue));
            named[number] = at + words;
        }
    }
}

/// How many words the longest name of the list takes that begins with the word at `start`.
fn longest(list: &List, keys: &Keys, start: usize, name: &mut String) -> usize {
    let found = list.find(keys.get(start));
    let mut longest = usize::from(found.is_exact());
    if !found.has_longer() {
        return longest;
    }
    name.clear();
    name.push_str(keys.get(start));
    for at in start + 1..keys.len().min(start + LONGEST_NAME) {
        let key = keys.get(at);
        if key == "-" {
            continue;
        }
        if !key.starts_with('\'') {
            name.push(' ');
        }
        name.push_str(key);
        let found = list.find(name);
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
fn noun(keys: &Keys, at: usize, buffer: &mut String) -> (Found, usize) {
    let key = keys.get(at);
    let first = find_noun(key);
    if first.has_longer() && at + 1 < keys.len() {
        let both = format!("{key} {}", keys.get(at + 1));
        let found = in_any_number(&both, find_noun(&both), buffer);
        if found.is_exact() {
            return (found, 2);
        }
    }
    (in_any_number(key, first, buffer), 1)
}

/// What the list says of a noun, or else of that which it is the plural of.
fn in_any_number(noun: &str, found: Found, buffer: &mut String) -> Found {
    if found.is_exact() {
        return found;
    }
    let singulars = key::singulars(noun).map(|(stem, ending)| {
        buffer.clear();
        buffer.extend([stem, ending]);
        find_noun(buffer)
    });
    singulars.into_iter().find(|found| found.is_exact()).unwrap_or(found)
}

fn find_noun(key: &str) -> Found {
    if FIRST_WORDS.has(NOUN, key) { NOUNS.find(key) } else { Found::NOTHING }
}
