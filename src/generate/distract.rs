//! Wrong choices: of the same kind as the answer, of the same shape, and wrong for certain.

use std::collections::{BTreeSet, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use super::forms::Sketch;
use super::wh::{Class, Classes};
use super::words::words;
use crate::facts::{Fact, Facts, Thing};
use crate::language::gazetteer::{Cue, Cues, cues};
use crate::language::values::{Point, Quantity};

/// Wrong choices beside the right one.
pub(super) const WANTED: usize = 3;

/// Fewest wrong choices: one of two can be guessed.
const FEWEST: usize = 2;

/// A thing that is told of within so many bytes belongs to the same story.
const NEAR: usize = 3000;

/// People who are told of in years further apart may never have met.
const LIFETIME: i32 = 30;

/// Years further from the right one are no temptation: the more is known of a time, the nearer they have to be.
const FARTHEST: [(i32, i32); 3] = [(1800, 5), (1400, 9), (0, 25)];

/// A year that is past wherever and whenever this runs.
const PAST: i32 = 2020;

/// What an article offers for wrong choices.
pub(super) struct Pool<'f> {
    facts: &'f Facts,
    classes: &'f Classes,
    /// All years that the article tells of.
    years: Vec<i32>,
    /// For each thing the facts that name it, in their order.
    about: Vec<Vec<usize>>,
    /// Whether each thing is a person for certain.
    is_person: Vec<bool>,
}

impl<'f> Pool<'f> {
    pub(super) fn of(facts: &'f Facts, classes: &'f Classes) -> Pool<'f> {
        let mut years: Vec<i32> = facts
            .facts
            .iter()
            .flat_map(|fact| &fact.values)
            .filter_map(|value| year_in(&value.quantity))
            .collect();
        years.sort_unstable();
        years.dedup();
        let mut about: Vec<Vec<usize>> = vec![Vec::new(); facts.things.len()];
        for (place, fact) in facts.facts.iter().enumerate() {
            for named in &fact.names {
                about[named.thing].push(place);
            }
        }
        let is_person = facts.things.iter().map(is_surely_person).collect();
        Pool { facts, classes, years, about, is_person }
    }

    /// The facts that name a thing.
    fn about(&self, thing: usize) -> impl Iterator<Item = &'f Fact> {
        self.about[thing].iter().map(|place| &self.facts.facts[*place])
    }

    /// The things that the article names near a fact, in their order.
    fn near(&self, asked: &Fact) -> BTreeSet<usize> {
        // Facts stand in the order of their sentences.
        let facts = &self.facts.facts;
        let first = facts.partition_point(|fact| fact.source.start + NEAR <= asked.source.start);
        let last = facts.partition_point(|fact| fact.source.start < asked.source.start + NEAR);
        facts[first..last.max(first)].iter().flat_map(|fact| &fact.names).map(|named| named.thing).collect()
    }

    /// Wrong choices for a name; none if there are too few that are certainly wrong.
    pub(super) fn names(&self, sketch: &Sketch, prompt: &str, answer: &str) -> Option<Vec<String>> {
        let asked = sketch.thing?;
        let fact = &self.facts.facts[sketch.fact];
        let right = &self.facts.things[asked];
        // People alone: names do not tell what else could be meant.
        let is_person =
            |place: usize| self.is_person[place] && self.classes.get(place) == Some(&Class::Person);
        if !is_person(asked) || !answer.contains(' ') {
            return None;
        }
        let told = telling(prompt);
        let mut found: Vec<(usize, &Thing)> = self
            .near(fact)
            .into_iter()
            .map(|place| (place, &self.facts.things[place]))
            .filter(|(place, thing)| {
                *place != asked
                    && is_person(*place)
                    && thing.roles.iter().any(|role| right.roles.contains(role))
                    && is_alike(&thing.name, answer)
                    && !shares_name(thing, right)
                    && !fact.names.iter().any(|named| named.thing == *place)
                    && !thing.names.iter().any(|name| prompt.contains(name.as_str()))
                    && self.is_of_time(*place, fact)
                    && !self.may_be_true(*place, fact, &told)
            })
            .collect();
        // Those that the article speaks of most are the most plausible; of equals, any will do.
        found.sort_by_key(|(_, thing)| {
            (std::cmp::Reverse(thing.mentions.min(4)), xxh3_64(thing.name.as_bytes()))
        });
        let mut chosen: Vec<&Thing> = Vec::new();
        for (_, thing) in found {
            if !chosen.iter().any(|other| shares_name(other, thing)) {
                chosen.push(thing);
            }
            if chosen.len() == WANTED {
                break;
            }
        }
        (chosen.len() >= FEWEST).then(|| chosen.into_iter().map(|thing| thing.name.clone()).collect())
    }

    /// Whether the article tells of a thing in no other time than a fact.
    fn is_of_time(&self, thing: usize, asked: &Fact) -> bool {
        let years = |fact: &Fact| -> Vec<i32> {
            fact.values.iter().filter_map(|value| year_in(&value.quantity)).collect()
        };
        let told = years(asked);
        let mut years = self.about(thing).flat_map(years);
        years.all(|year| told.iter().all(|told| (told - year).abs() <= LIFETIME))
    }

    /// Whether another fact tells of the thing what the question asks: it shares two words of it with a capital
    /// or digit, or the verb and one.
    fn may_be_true(&self, thing: usize, asked: &Fact, told: &HashSet<String>) -> bool {
        self.about(thing).any(|fact| {
            let shared = telling(&fact.says).intersection(told).count();
            shared >= 2 || shared >= 1 && verb(fact).is_some() && verb(fact) == verb(asked)
        })
    }

    /// Wrong years, near enough to be plausible: of the article as far as it has them, else close by.
    pub(super) fn years(&self, sketch: &Sketch, right: i32) -> Vec<i32> {
        let fact = &self.facts.facts[sketch.fact];
        let seed = xxh3_64(fact.says.as_bytes());
        let told: Vec<i32> = fact.values.iter().filter_map(|value| year_in(&value.quantity)).collect();
        let farthest =
            FARTHEST.iter().find(|(since, _)| right >= *since).map_or(0, |(_, farthest)| *farthest);
        let mut near: Vec<i32> = self
            .years
            .iter()
            .copied()
            .filter(|year| (2..=farthest).contains(&(year - right).abs()))
            .collect();
        // In an order that the fact decides, so that not always the nearest are taken.
        near.sort_by_key(|year| xxh3_64(&(seed ^ u64::from(year.unsigned_abs())).to_le_bytes()));
        // So many of the wrong ones before the right one, so that its place tells nothing.
        let mut before = (seed >> 7) as usize % (WANTED + 1);
        let mut behind = WANTED - before;
        let steps = [2, -3, 4, -5, 6, -7, -2, 3, -4, 5, -6, 7].map(|step| right + step * (farthest / 5));
        // Years to come are no temptation, but the right one shall not always be the last.
        let latest =
            self.years.last().map_or(right, |last| (*last).max(right)).max((right + farthest).min(PAST));
        let mut years: Vec<i32> = Vec::new();
        let candidates: Vec<i32> = near.into_iter().take(WANTED - 1).chain(steps).collect();
        // Where one side has too few, the other one gives more.
        for is_balanced in [true, false] {
            for &year in &candidates {
                let is_apart = years.iter().chain(&told).all(|other| (other - year).abs() >= 2);
                let side = if year < right { &mut before } else { &mut behind };
                let is_wanted = years.len() < WANTED && (*side > 0 || !is_balanced);
                if is_apart && is_wanted && year > 0 && year <= latest {
                    *side = side.saturating_sub(1);
                    years.push(year);
                }
            }
        }
        years
    }
}

fn verb(fact: &Fact) -> Option<&str> {
    match &fact.relation {
        crate::facts::Relation::Does(group) => Some(&group.verb),
        _ => None,
    }
}

/// The words with a capital or a digit.
fn telling(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .skip(1)
        .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect()
}

/// Whether a name is made of people's names.
fn is_surely_person(thing: &Thing) -> bool {
    let words: Vec<&str> = thing.name.split(' ').collect();
    let cues = cues(&words);
    let other = [Cue::OrganisationNoun, Cue::PlaceNoun, Cue::EventNoun, Cue::WorkNoun];
    let is_known = |cues: &Cues| cues.has_any(&[Cue::GivenName, Cue::Surname]);
    let is_initial = |word: &&str| word.chars().count() == 1;
    let is_numeral = |word: &&str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    !words.iter().any(|word| is_initial(word) || is_numeral(word))
        && cues.iter().any(is_known)
        && cues.iter().all(|cues| is_known(cues) || !cues.has_any(&other))
        && thing.name.len() > 3
}

/// Whether two names look alike: an acronym beside a full name, or one word beside five, would stand out.
fn is_alike(name: &str, other: &str) -> bool {
    let words = |name: &str| name.split(' ').count();
    let is_acronym = |name: &str| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    is_acronym(name) == is_acronym(other)
        && (words(name) == 1) == (words(other) == 1)
        && words(name).abs_diff(words(other)) <= 2
}

/// Whether a word of one name is in the other: they may be one thing, or kin.
fn shares_name(one: &Thing, other: &Thing) -> bool {
    let of = |thing: &Thing| -> HashSet<String> {
        thing
            .names
            .iter()
            .flat_map(|name| words(name))
            .filter(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase))
            .map(str::to_lowercase)
            .collect()
    };
    let nouns = [
        "operation",
        "treaty",
        "battle",
        "war",
        "university",
        "company",
        "party",
        "river",
        "lake",
        "island",
        "islands",
        "the",
    ];
    of(one).intersection(&of(other)).any(|word| !nouns.contains(&word.as_str()))
}

/// The year of a quantity that is a date of one year.
pub(super) fn year_in(quantity: &Quantity) -> Option<i32> {
    match quantity {
        Quantity::Date(when) => year_of(when.from.point),
        _ => None,
    }
}

/// The year of a date that has one.
fn year_of(point: Point) -> Option<i32> {
    match point {
        Point::Year(year) => Some(year.0),
        Point::Day { year, .. } | Point::Month { year, .. } => year.map(|year| year.0),
        _ => None,
    }
}
