//! Which words ask for a thing: "who", "which country", "which operation".

use std::collections::HashMap;

use super::words::behind_article;
use crate::facts::{Facts, Relation, Role, Thing};
use crate::language::Kind;
use crate::language::forms::{Number, singular};
use crate::language::gazetteer::{Cue, Cues, cues};

/// What a thing is, as far as a question can say it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Class {
    Person,
    /// "country", "operation", "treaty": a noun that is asked with "which".
    Noun(String),
    /// Something with a name.
    Thing,
}

impl Class {
    /// The words that ask for it.
    pub(super) fn asks(&self) -> String {
        match self {
            Class::Person => "Who".to_owned(),
            Class::Noun(noun) => format!("Which {noun}"),
            Class::Thing => "What".to_owned(),
        }
    }
}

/// The classes of all things of an article, where they are known, and of its terms.
pub struct Classes {
    of_things: Vec<Option<Class>>,
    /// What terms are, which are in lower case: "hormone" for "insulin".
    of_terms: HashMap<String, String>,
}

impl Classes {
    pub fn of(facts: &Facts) -> Classes {
        let told = told(facts);
        let located = located(facts);
        let class = |(place, thing): (usize, &Thing)| {
            let noun = told.of_things.get(&place).map(String::as_str);
            class(thing, noun, located[place])
        };
        let of_things = facts.things.iter().enumerate().map(class).collect();
        Classes { of_things, of_terms: told.of_terms }
    }

    pub(super) fn get(&self, thing: usize) -> Option<&Class> {
        self.of_things.get(thing)?.as_ref()
    }

    /// What the article says that a term is.
    pub(super) fn of_term(&self, term: &str) -> Option<&str> {
        self.of_terms.get(&term.to_lowercase()).map(String::as_str)
    }
}

/// What the article says that things and terms are.
#[derive(Default)]
struct Told {
    of_things: HashMap<usize, String>,
    of_terms: HashMap<String, String>,
}

/// For each thing whether something is said to be in it, and its name takes no article.
fn located(facts: &Facts) -> Vec<bool> {
    let mut located = vec![false; facts.things.len()];
    for fact in &facts.facts {
        for named in &fact.names {
            let before = &fact.says[..named.place.start];
            located[named.thing] |= before.ends_with(" in ") || before == "In ";
        }
    }
    located
}

/// What the article says that things are: "Jupiter is a planet".
fn told(facts: &Facts) -> Told {
    let mut told = Told::default();
    for fact in facts.facts.iter().filter(|fact| matches!(fact.relation, Relation::Is(_))) {
        let (Some(subject), Some(complement)) = (fact.part(Role::Subject), fact.part(Role::Complement))
        else {
            continue;
        };
        if complement.number == Number::Plural {
            continue;
        }
        let text = fact.text(complement);
        if !complement.is_noun || !["a ", "an "].iter().any(|article| text.starts_with(article)) {
            continue;
        }
        let noun = &fact.says[complement.head.clone()];
        if noun.chars().all(|c| c.is_lowercase()) && noun.len() > 2 && !VAGUE.contains(&noun) {
            let term = fact.text(subject).to_lowercase();
            told.of_terms
                .entry(behind_article(&term).unwrap_or(&term).to_owned())
                .or_insert_with(|| noun.to_owned());
            if let Some(thing) = subject.thing {
                told.of_things.entry(thing).or_insert_with(|| noun.to_owned());
            }
        }
    }
    told
}

/// What some states call themselves that nobody would call a country.
const REALMS: [&str; 6] = ["caliphate", "dynasty", "empire", "khanate", "shogunate", "sultanate"];

/// Nouns that say nothing of what they stand for.
const VAGUE: [&str; 16] = [
    "one", "part", "kind", "type", "form", "sort", "example", "result", "member", "number", "lot", "way",
    "thing", "piece", "set", "series",
];

fn class(thing: &Thing, told: Option<&str>, is_located: bool) -> Option<Class> {
    if thing.names.is_empty() {
        return None;
    }
    let told = || told.map(str::to_owned);
    let named = || noun_in(&thing.name, thing.kind);
    let noun = match thing.kind? {
        Kind::Person if is_surely_other(&thing.name) => None,
        Kind::Person => match told() {
            // "Thunderbird is a mail program" has the name of somebody, as it seems.
            Some(noun) if !is_somebody(&noun, &thing.name) => Some(noun),
            Some(_) => return Some(Class::Person),
            None => return is_likely_person(thing).then_some(Class::Person),
        },
        Kind::Time | Kind::Quantity => return None,
        Kind::Place => {
            let (is_country, is_city) = (is_all(&thing.name, Cue::Country), is_all(&thing.name, Cue::City));
            let country = (is_country && !is_city).then(|| "country".to_owned());
            // Many things have the name of some city: Jupiter, the Commonwealth.
            let city = || (is_city && !is_country && is_located).then(|| "city".to_owned());
            let last = thing.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let realm = (REALMS.contains(&last.as_str()) && is_country).then_some(last);
            realm.or(country).or_else(named).or_else(told).or_else(city)
        }
        Kind::Organisation => {
            let known = || is_all(&thing.name, Cue::Organisation).then(|| "organisation".to_owned());
            named().or_else(told).or_else(known)
        }
        Kind::Event | Kind::Work => named().or_else(told),
        Kind::Other => told(),
    };
    Some(noun.map_or(Class::Thing, Class::Noun))
}

/// Whether a noun says what somebody is, or is said of a name that begins with somebody's first name.
fn is_somebody(noun: &str, name: &str) -> bool {
    let first = name.split_once(' ').map_or("", |(first, _)| first);
    cues(&[noun])[0].has(Cue::Role)
        || ["ist", "ian", "ponent", "woman", "man"].iter().any(|ending| noun.ends_with(ending))
        || cues(&[first])[0].has(Cue::GivenName)
}

/// The noun in a name that says what it names: "operation" in "Operation Serval", "treaty" in "Treaty of
/// Versailles", "river" in "the Niger River".
fn noun_in(name: &str, kind: Option<Kind>) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 {
        return None;
    }
    let all: Vec<Cues> = cues(&words);
    let wanted = match kind? {
        Kind::Place => Cue::PlaceNoun,
        Kind::Organisation => Cue::OrganisationNoun,
        Kind::Event => Cue::EventNoun,
        Kind::Work => Cue::WorkNoun,
        _ => return None,
    };
    let of = words.iter().position(|word| matches!(*word, "of" | "for" | "on" | "in" | "to"));
    // Before "of" if there is one, else at the end, else at the beginning.
    let place = match of {
        Some(of) if of > 0 => of - 1,
        _ if all[words.len() - 1].has(wanted) => words.len() - 1,
        _ => 0,
    };
    let noun = words[place];
    let is_noun = all[place].has(wanted) && noun.chars().all(char::is_alphabetic);
    is_noun.then(|| singular(&noun.to_lowercase()))
}

/// Whether a name that was taken for a person's is that of a country, people or organisation.
fn is_surely_other(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let cues = cues(&words);
    let is_known = |cues: &Cues| cues.has_any(&[Cue::GivenName, Cue::Surname]);
    let other = [Cue::OrganisationNoun, Cue::PlaceNoun, Cue::EventNoun, Cue::WorkNoun];
    let is_people = cues.iter().all(|cues| cues.has_any(&[Cue::Country, Cue::Nationality]));
    is_people && !cues.iter().any(is_known)
        || cues.last().is_some_and(|last| last.has_any(&other) && !is_known(last))
}

/// Whether a person's name looks like one, or is said with what the person is: one word that is no known name may
/// as well be that of a program.
fn is_likely_person(thing: &Thing) -> bool {
    let name = thing.name.as_str();
    let is_plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'));
    let is_known = || cues(&[name])[0].has_any(&[Cue::GivenName, Cue::Surname]);
    let ends_in_dot = || {
        name.split(' ')
            .next()
            .is_some_and(|word| word.len() > 2 && word.contains('.') && !word.ends_with('.'))
    };
    is_plain && !ends_in_dot() && (name.contains(' ') || !thing.roles.is_empty() || is_known())
}

fn is_all(name: &str, cue: Cue) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    cues(&words).iter().all(|cues| cues.has(cue))
}
