//! Which words ask for a thing: "who", "which country", "which operation".

use std::collections::HashMap;

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

/// The classes of all things of an article, where they are known.
pub struct Classes(Vec<Option<Class>>);

impl Classes {
    pub fn of(facts: &Facts) -> Classes {
        let told = told(facts);
        let class = |(place, thing): (usize, &Thing)| class(thing, told.get(&place).map(String::as_str));
        Classes(facts.things.iter().enumerate().map(class).collect())
    }

    pub(super) fn get(&self, thing: usize) -> Option<&Class> {
        self.0.get(thing)?.as_ref()
    }
}

/// What the article says that things are: "Jupiter is a planet".
fn told(facts: &Facts) -> HashMap<usize, String> {
    let mut told = HashMap::new();
    for fact in facts.facts.iter().filter(|fact| matches!(fact.relation, Relation::Is(_))) {
        let (Some(subject), Some(complement)) = (fact.part(Role::Subject), fact.part(Role::Complement))
        else {
            continue;
        };
        let Some(thing) = subject.thing else { continue };
        if complement.number == Number::Plural {
            continue;
        }
        let text = fact.text(complement);
        let Some(phrase) = text.strip_prefix("a ").or_else(|| text.strip_prefix("an ")) else { continue };
        // The noun that the phrase is about stands before what tells it apart.
        let ends = |word: &&str| {
            matches!(
                *word,
                "of" | "in"
                    | "that"
                    | "which"
                    | "who"
                    | "for"
                    | "on"
                    | "at"
                    | "by"
                    | "with"
                    | "from"
                    | "and"
                    | "or"
                    | "to"
                    | "made"
                    | "used"
                    | "located"
                    | "near"
                    | "between"
            )
        };
        let words: Vec<&str> = phrase.split(' ').take_while(|word| !ends(word)).collect();
        let Some(noun) = words.last().map(|word| word.trim_end_matches([',', '.'])) else { continue };
        if noun.chars().all(|c| c.is_lowercase()) && noun.len() > 2 && !VAGUE.contains(&noun) {
            told.entry(thing).or_insert_with(|| noun.to_owned());
        }
    }
    told
}

/// Nouns that say nothing of what they stand for.
const VAGUE: [&str; 16] = [
    "one", "part", "kind", "type", "form", "sort", "example", "result", "member", "number", "lot", "way",
    "thing", "piece", "set", "series",
];

fn class(thing: &Thing, told: Option<&str>) -> Option<Class> {
    if thing.names.is_empty() {
        return None;
    }
    let told = || told.map(str::to_owned);
    let named = || noun_in(&thing.name, thing.kind);
    let noun = match thing.kind? {
        Kind::Person => return Some(Class::Person),
        Kind::Time | Kind::Quantity => return None,
        Kind::Place => {
            let country = is_all(&thing.name, Cue::Country).then(|| "country".to_owned());
            let city = || is_all(&thing.name, Cue::City).then(|| "city".to_owned());
            country.or_else(named).or_else(told).or_else(city)
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

fn is_all(name: &str, cue: Cue) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    cues(&words).iter().all(|cues| cues.has(cue))
}
