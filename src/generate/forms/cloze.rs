//! The fact with a gap for a name or a term.

use std::ops::Range;

use super::{
    Article, Asks, Sketch, anchors, behind, either, is_joined_on, is_torn, is_unique, names as ways,
};
use crate::facts::{Fact, Role};
use crate::generate::Form;
use crate::generate::words::{EMPTY_ADJECTIVES, OF_NOUNS, is_in, without_article};
use crate::language::Kind;
use crate::language::gazetteer::{Cue, Cues, cues};

/// A gap for each name.
pub(super) fn names(article: &Article, fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for named in &fact.names {
        let thing = article.thing(named.thing);
        let said = &fact.says[named.place.clone()];
        let is_once = fact.names.iter().filter(|other| other.thing == named.thing).count() == 1;
        // "Young Schubert" is no name.
        let is_described = ["Young ", "Old ", "Little "].iter().any(|word| said.starts_with(word))
            && thing.kind == Some(Kind::Person);
        if !is_once
            || is_described
            || is_common(&fact.says[..named.place.start], said)
            || is_cut_out(&fact.says, &named.place) && said.len() == 1
            || !named.is_phrase
            || named.is_listed
            || is_torn(fact, named, thing.kind)
            || !matches!(
                thing.kind,
                Some(
                    Kind::Person | Kind::Place | Kind::Organisation | Kind::Event | Kind::Work | Kind::Other
                )
            )
        {
            continue;
        }
        let mut place = named.place.clone();
        if thing.kind == Some(Kind::Person) {
            place = behind_what_they_were(&fact.says, place);
        }
        let mut answers = ways(article, named.thing, &fact.says[place.clone()]);
        if is_elsewhere(&fact.says[..place.start], said) {
            answers.truncate(1);
        }
        sketches.push(sketch(fact, place, answers, Some(named.thing)));
    }
    sketches
}

/// Whether a name is no more than what it names: "the Treaty", "the University", "the Portuguese Crown".
fn is_common(before: &str, said: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    if word.starts_with(char::is_uppercase)
        && self::cues(&[word])[0].has(Cue::Nationality)
        && !said.contains(' ')
    {
        return !self::cues(&[said])[0].has_any(&[Cue::GivenName, Cue::Surname]);
    }
    let cues = self::cues(&[said])[0];
    !said.contains(' ')
        && cues.has_any(&[Cue::EventNoun, Cue::OrganisationNoun, Cue::PlaceNoun])
        && !cues.has_any(&[Cue::City, Cue::Country, Cue::GivenName, Cue::Place, Cue::Surname])
}

/// Whether one word that may have been taken for somebody's name stands where a place or a people does: "in and around
/// Lowell", "the Saadi". Other names of theirs are not its own.
fn is_elsewhere(before: &str, said: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    !said.contains(' ') && matches!(last.as_str(), "around" | "at" | "in" | "into" | "near" | "the")
}

/// A person's name without what they were: "Paul Revere" in "Silversmith Paul Revere".
fn behind_what_they_were(says: &str, place: Range<usize>) -> Range<usize> {
    let words: Vec<&str> = says[place.clone()].split(' ').collect();
    let cues = cues(&words);
    let given = cues.iter().position(|cues| cues.has(Cue::GivenName)).unwrap_or(0);
    let says_what = |cues: &Cues| cues.has_any(&[Cue::Role, Cue::Nationality, Cue::Country]);
    if given + 1 >= words.len() || !cues[..given].iter().all(says_what) {
        return place;
    }
    let skipped: usize = words[..given].iter().map(|word| word.len() + 1).sum();
    place.start + skipped..place.end
}

/// A gap for each term that the fact introduces.
pub(super) fn terms(fact: &Fact) -> Vec<Sketch> {
    let is_named = |place: &Range<usize>| fact.names.iter().any(|named| named.place == *place);
    fact.terms
        .iter()
        .filter(|place| !is_named(place) && !is_cut_out(&fact.says, place))
        .map(|place| sketch(fact, place.clone(), either(fact, place), None))
        .collect()
}

/// A gap for each key phrase that is neither a name nor a term.
pub(super) fn keys(fact: &Fact) -> Vec<Sketch> {
    let overlaps =
        |place: &Range<usize>, other: &Range<usize>| other.start < place.end && place.start < other.end;
    let is_free = |place: &&Range<usize>| {
        !is_cut_out(&fact.says, place)
            && !fact.terms.iter().any(|other| overlaps(place, other))
            && !fact.names.iter().any(|named| overlaps(place, &named.place))
            && fact.says.to_lowercase().matches(&fact.says[(*place).clone()].to_lowercase()).count() == 1
    };
    let says_little = |place: &&Range<usize>| {
        let first = fact.says[(*place).clone()].split(' ').next().unwrap_or_default().to_lowercase();
        // "the name oxygen": the rest is what was asked for.
        let is_named = matches!(first.as_str(), "name" | "phrase" | "term" | "word");
        let leads = is_in(OF_NOUNS, &fact.says[(*place).clone()].to_lowercase())
            && fact.says[place.end..].starts_with(" of ");
        let is_most = is_unique(&first) && fact.says[(*place).clone()].contains(' ');
        is_in(EMPTY_ADJECTIVES, &first) || is_most || is_named || leads
    };
    let keys = fact.keys.iter().filter(|place| is_free(place) && !says_little(place));
    keys.map(|place| sketch(fact, place.clone(), either(fact, place), None)).collect()
}

/// A gap for each term that the article introduces elsewhere, where it is all of a part of this fact.
pub(super) fn known_terms(article: &Article, fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for part in fact.parts.iter().filter(|part| !matches!(part.role, Role::Verb | Role::Time)) {
        let Some(place) = fact.behind_preposition(part) else { continue };
        let whole = &fact.says[place];
        let bare = without_article(whole);
        let place = part.place.end - bare.len()..part.place.end;
        let is_once = fact.says.to_lowercase().matches(&bare.to_lowercase()).count() == 1;
        let is_whole = is_once && !is_cut_out(&fact.says, &place);
        if article.terms.contains(&bare.to_lowercase()) && is_whole && !fact.terms.contains(&place) {
            let answers = either(fact, &place);
            sketches.push(sketch(fact, place, answers, None));
        }
    }
    sketches
}

/// Whether a phrase is only part of a longer word or name: "functioning autism" in "high-functioning autism",
/// "American continent" in "the North American continent".
fn is_cut_out(says: &str, place: &Range<usize>) -> bool {
    let (before, after) = (&says[..place.start], &says[place.end..]);
    let is_joined = before.ends_with(['-', '–', '/', '.']) || is_joined_on(after);
    // "P. falciparum": half of it, whichever is left out.
    let is_initial =
        |word: &str| word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase);
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_abbreviated = is_initial(last) && says[place.clone()].starts_with(char::is_lowercase)
        || place.len() == 1 && after.starts_with(". ");
    let word = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    is_joined
        || is_abbreviated
        || is_capital(word) && is_capital(&says[place.clone()]) && before.trim_end() != word
}

fn sketch(fact: &Fact, place: Range<usize>, answers: Vec<String>, thing: Option<usize>) -> Sketch {
    let asks =
        Asks::Gap { before: fact.says[..place.start].to_owned(), answers, after: behind(fact, &place) };
    let anchors = anchors(fact, std::slice::from_ref(&place));
    Sketch::new(Form::Term, asks, place, anchors).of(thing)
}
