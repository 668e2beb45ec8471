//! The forms in which a fact can be asked, each in a file of its own.

mod acronym;
mod called;
mod cloze;
mod count;
mod define;
mod judge;
mod order;
mod phrase;
mod place;
mod reason;
mod sketch;
mod subject;
mod time;

use std::collections::HashSet;
use std::ops::Range;

use super::wh::Classes;
use super::words::{NO_SUPERLATIVES, is_in};
use crate::facts::{Fact, Facts, Named, Thing};
use crate::language::Kind;
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::is_acronym;

pub(super) use judge::statement;
pub(super) use order::orders;
pub use sketch::{Asks, Sketch};

/// All that forms know of the article.
pub(super) struct Article<'f> {
    pub(super) facts: &'f Facts,
    pub(super) classes: &'f Classes,
    /// Terms that the article introduces or says the meaning of, in lower case.
    pub(super) terms: &'f HashSet<String>,
}

impl<'f> Article<'f> {
    fn thing(&self, place: usize) -> &'f Thing {
        &self.facts.things[place]
    }
}

/// The terms that an article introduces or says the meaning of, in lower case.
pub(super) fn terms(facts: &Facts) -> HashSet<String> {
    let mut terms = HashSet::new();
    for fact in &facts.facts {
        terms.extend(fact.terms.iter().map(|place| fact.says[place.clone()].to_lowercase()));
        terms.extend(define::term(fact).map(str::to_lowercase));
    }
    terms
}

/// All cards of one fact, each asking for one thing in it.
pub(super) fn sketches(article: &Article, place: usize) -> Vec<Sketch> {
    let fact = &article.facts.facts[place];
    let mut sketches = Vec::new();
    sketches.extend(acronym::stands_for(fact));
    sketches.extend(time::when(fact));
    sketches.extend(time::year(fact));
    sketches.extend(subject::subject(article, fact));
    sketches.extend(subject::agent(article, fact));
    sketches.extend(subject::object(article, fact));
    sketches.extend(phrase::phrases(article, fact));
    sketches.extend(reason::why(fact));
    sketches.extend(place::place(article, fact));
    sketches.extend(define::define(article, fact));
    sketches.extend(called::called(fact));
    sketches.extend(called::alias(fact));
    sketches.extend(define::identity(article, fact));
    sketches.extend(count::how_many(fact));
    sketches.extend(count::how_long(fact));
    sketches.extend(count::share(fact));
    sketches.extend(count::number(fact));
    sketches.extend(cloze::names(article, fact));
    sketches.extend(cloze::terms(fact));
    sketches.extend(cloze::known_terms(article, fact));
    sketches.extend(cloze::keys(fact));
    for sketch in &mut sketches {
        sketch.fact = place;
    }
    sketches
}

/// The names, dates and numbers of a fact outside of some ranges: what tells which fact a question means.
/// Words count that have a capital or a digit, the first word of the fact only if it keeps its capital.
fn anchors(fact: &Fact, gone: &[Range<usize>]) -> usize {
    let stays = |at: usize| gone.iter().all(|gone| at < gone.start || gone.end <= at);
    let mut words: Vec<&str> = Vec::new();
    for word in fact.says.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
    {
        let at = word.as_ptr() as usize - fact.says.as_ptr() as usize;
        let is_name = word.starts_with(char::is_uppercase) && (at > 0 || fact.keeps_capital);
        let is_rare = fact.technical.iter().any(|place| place.start == at);
        let is_told = is_rare || is_name || word.starts_with(|c: char| c.is_ascii_digit()) || is_unique(word);
        if is_told && stays(at) && !words.contains(&word) {
            words.push(word);
        }
    }
    words.len()
}

/// Whether a question that asks who did it speaks of somebody else without a name: "Who confided in him?"
fn points_elsewhere(prompt: &str) -> bool {
    prompt.split([' ', ',', '?']).any(|word| matches!(word, "him" | "them"))
}

/// Whether a word says that there is one alone: "first", "largest".
fn is_unique(word: &str) -> bool {
    matches!(word, "first" | "last" | "only" | "most" | "least")
        || word.len() > 5 && word.ends_with("est") && !is_in(NO_SUPERLATIVES, word)
}

/// The ranges that a question leaves out: what is asked for, and what is said in passing.
fn gone(fact: &Fact, asked: &Range<usize>) -> Vec<Range<usize>> {
    let mut gone = fact.asides.clone();
    gone.push(asked.clone());
    gone
}

/// The ways to write a thing's name, the one in the fact first.
fn names(thing: &Thing, said: &str) -> Vec<String> {
    let mut names = vec![said.to_owned()];
    let surname = thing.name.split(' ').next_back().filter(|_| thing.kind == Some(Kind::Person));
    for name in thing.names.iter().map(String::as_str).chain([thing.name.as_str()]).chain(surname) {
        // One word of a name may be that of others, too: a first name, "Treaty".
        let tells = name.contains(' ')
            || is_acronym(name)
            || Some(name) == surname && name.chars().count() > 2 && !is_numeral(name)
            || surname.is_none() && cues(&[name])[0].is_empty() && thing.kind != Some(Kind::Person);
        if tells && !names.iter().any(|known| known.eq_ignore_ascii_case(name)) && names.len() < 4 {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether a word is a numeral behind a name, "Philip II", or a "Jr.".
fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || matches!(word.trim_end_matches('.'), "Jr" | "Sr")
}

/// Whether a name goes on before or behind where it was thought to begin and end.
fn is_torn(fact: &Fact, named: &Named, is_person: bool) -> bool {
    let before = &fact.says[..named.place.start];
    let after = &fact.says[named.place.end..];
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let leads = before.ends_with(' ').then(|| before.split_whitespace().next_back().unwrap_or_default());
    let is_led = leads.is_some_and(|word| {
        let cues = cues(&[word])[0];
        // "President Keïta" and "Malian Army"; but "Clyst St. Mary", "Major League Baseball", "Dean Forester".
        let is_title = cues.has_any(&[Cue::Nationality, Cue::Country])
            || cues.has_any(&[Cue::Title, Cue::Role]) && is_person && !cues.has(Cue::GivenName);
        is_capital(word) && !is_title && before.trim_end() != word
    });
    let follows = after.starts_with(' ').then(|| after.split_whitespace().next().unwrap_or_default());
    let is_followed =
        follows.is_some_and(|word| is_capital(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    let goes_on =
        |word: &str| after.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    is_led
        || is_followed
        || is_of_title(fact, &named.place)
        || is_of_quotation(&fact.says, &named.place)
        || goes_on(" of ")
        || goes_on(" of the ")
        || goes_on(" in ") && is_prize(&fact.says[named.place.clone()])
        || is_behind_of(fact, &named.place)
        || goes_on(" for ")
        || after.starts_with(['-', '/', '+'])
        || matches!(&fact.says[named.place.clone()], "Inc" | "Ltd" | "Corp" | "Co")
}

/// Whether a name goes on behind it: "the Nobel Prize in Chemistry".
fn is_prize(name: &str) -> bool {
    ["Prize", "Award", "Medal"].iter().any(|word| name.ends_with(word))
}

/// Whether a name ends another one: "America" in "the National Conservatory of Music of America".
fn is_behind_of(fact: &Fact, place: &Range<usize>) -> bool {
    let before = fact.says[..place.start].trim_end_matches("the ");
    let Some(before) = before.strip_suffix(" of ") else { return false };
    fact.names.iter().any(|other| other.place.end == before.len())
}

/// Whether a place is part of what stands in quotation marks.
fn is_of_quotation(says: &str, place: &Range<usize>) -> bool {
    let quotes = |c: char| matches!(c, '“' | '”' | '"');
    let before = &says[..place.start];
    let is_open = before.matches(quotes).count() % 2 == 1;
    is_open
        && !(before.ends_with(quotes) && says[place.end..].trim_start_matches([',', '.']).starts_with(quotes))
}

/// Whether a name ends a title: "Samoa" in "Coming of Age in Samoa", where "Age" is no name by itself.
fn is_of_title(fact: &Fact, place: &Range<usize>) -> bool {
    let before = fact.says[..place.start].trim_end_matches("the ");
    let Some(before) = [" of ", " in ", " for "].iter().find_map(|word| before.strip_suffix(word)) else {
        return false;
    };
    let start = before.rfind([' ', '“', '"']).map_or(0, |space| space + 1);
    let is_named = |other: &Named| other.place.start <= start && before.len() <= other.place.end;
    start > 0 && before[start..].starts_with(char::is_uppercase) && !fact.names.iter().any(is_named)
}

/// The name that a range of a fact is as a whole, apart from an article before it.
fn whole_name<'f>(fact: &'f Fact, place: &Range<usize>) -> Option<&'f Named> {
    fact.names.iter().find(|named| {
        named.place.end == place.end
            && named.place.start >= place.start
            && matches!(fact.says[place.start..named.place.start].trim().to_lowercase().as_str(), "" | "the")
    })
}
