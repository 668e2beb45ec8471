//! "What is patriarchy?", and the same with a gap for the term.

use std::ops::Range;

use super::{Article, Asks, Sketch};
use crate::facts::{Fact, Named, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, joined, lowered};
use crate::generate::wh::Class;
use crate::generate::words::{
    BEHIND_HEAD, DESCRIBING, NO_DEFINITIONS, VAGUE_KINDS, behind_article, is_in, without_article,
};
use crate::language::Kind;
use crate::language::forms::{Number, Tense};

/// Fewest words that say what something is.
const FEWEST: usize = 5;

/// Fewest words that say who somebody is.
const FEWEST_OF_PERSON: usize = 7;

/// Asks what a term means, and which term means it.
pub(super) fn define(article: &Article, fact: &Fact) -> Vec<Sketch> {
    let Some(clause) = Clause::of(fact) else { return Vec::new() };
    let group = clause.group;
    let Some((meaning, place)) = meaning(&clause) else { return Vec::new() };
    let subject = clause.subject;
    // Of common nouns the kind is less certain: "catalysts" look like people.
    let name = super::whole_name(fact, &subject.place);
    let class = name.and_then(|name| article.classes.get(name.thing));
    let is_person = class == Some(&Class::Person);
    // Whether it is "who" or "what" is not known.
    if name.is_some() && subject.kind == Some(Kind::Person) && class.is_none() {
        return Vec::new();
    }
    let term = fact.says[subject.place.clone()].to_owned();
    if let Some(sketch) = word(&clause, &meaning, place.clone()) {
        return vec![sketch];
    }
    // "Enzymes are proteins that …" says as much as "An enzyme is a protein that …".
    let is_kind = || {
        let part = fact.parts.iter().find(|part| part.place.end == place.end);
        let first = meaning.split(' ').next().unwrap_or_default();
        part.is_some_and(|part| part.is_noun && part.number == clause.number())
            && !first.ends_with("ly")
            && !is_in(VAGUE_KINDS, first)
            && meaning.starts_with(char::is_lowercase)
    };
    let is_described = behind_article(&meaning).is_some() || is_kind();
    let is_present = group.tense == Tense::Present && !group.is_perfect;
    if !is_described
        || !(is_present || is_person)
        || meaning.split(' ').count() < FEWEST
        || term.split(' ').count() > 5
        || !clause.before(&[]).is_empty()
        || term.contains([',', '(', '“', '"'])
    {
        return Vec::new();
    }
    // "a type of galaxy" says little.
    let is_vague = meaning.split(' ').nth(1).is_some_and(|noun| is_in(VAGUE_KINDS, noun));
    let says_little = is_vague && meaning.split(' ').count() < 8;
    if says_little {
        return Vec::new();
    }
    if is_in(NO_DEFINITIONS, head(&meaning)) {
        return Vec::new();
    }
    let tells = [
        " of ",
        " that ",
        " which ",
        " who ",
        " for ",
        " in which ",
        " whose ",
        " used ",
        " when ",
        " where ",
        " with ",
    ];
    let compares = [" more ", " much ", " less ", " most ", " broader ", " larger ", " smaller ", " wider "]
        .iter()
        .any(|word| meaning.contains(word));
    if !tells.iter().any(|word| meaning.contains(word)) || compares {
        return Vec::new();
    }
    let is_name = super::whole_name(fact, &subject.place).is_some();
    // "An important consideration is …" says nothing of a term.
    let is_word = !["A ", "An "]
        .iter()
        .fold(term.as_str(), |term, article| term.strip_prefix(article).unwrap_or(term))
        .contains(' ');
    if !is_name && !is_word && subject.answer.as_ref() != Some(&subject.place) {
        return Vec::new();
    }
    let told = super::anchors(fact, std::slice::from_ref(&subject.place));
    // Of many people it is true that they were "an Austrian biologist".
    if meaning.starts_with("the one ") || is_person && meaning.split(' ').count() < FEWEST_OF_PERSON {
        return Vec::new();
    }
    let lower = term.to_lowercase();
    let is_term = is_name
        || ![
            "the ", "this ", "one ", "some ", "many ", "most ", "another ", "each ", "every ", "its ",
            "their ", "his ",
        ]
        .iter()
        .any(|word| lower.starts_with(word));
    if !is_term {
        return Vec::new();
    }
    let shown = if fact.keeps_capital || subject.place.start > 0 { term.clone() } else { lowered(&term) };
    if clause.number() == Number::Plural
        && ["a ", "an "].iter().any(|article| shown.to_lowercase().starts_with(article))
    {
        return Vec::new();
    }
    let wh = match (is_person && is_name, clause.number()) {
        (true, Number::Singular) => format!("Who {} {shown}?", if is_present { "is" } else { "was" }),
        (true, Number::Plural) => format!("Who {} {shown}?", if is_present { "are" } else { "were" }),
        (false, Number::Singular) => format!("What is {shown}?"),
        (false, Number::Plural) => format!("What are {shown}?"),
    };
    let sketch = |form, asks, place| Sketch::new(form, asks, place, 1).of(subject.thing);
    let bare = without_article(&term);
    let start = subject.place.start + term.len() - bare.len();
    let mut answers = super::either(fact, &(start..subject.place.end));
    if let Some(thing) = subject.thing.filter(|_| is_name) {
        answers = super::names(article, thing, bare);
    }
    let gap = Asks::Gap {
        before: fact.says[..start].to_owned(),
        answers,
        after: format!("{}.", joined_after(fact, subject.place.end)),
    };
    let mut sketches = vec![sketch(Form::Definition, Asks::Sides { front: wh, back: meaning }, place)];
    // A name has many bearers of the same description; a term is what its description says.
    if told >= 2 || !is_name && !is_person {
        sketches.push(sketch(Form::Reverse, gap, start..subject.place.end));
    }
    sketches
}

/// The noun that says what something is: "tool" of "an essential tool of amateur astronomers".
fn head(meaning: &str) -> &str {
    let words = without_article(meaning).split(' ').take_while(|word| !is_in(BEHIND_HEAD, word));
    words.last().unwrap_or_default().trim_end_matches(',')
}

/// "What does the term osmosis refer to?"
fn word(clause: &Clause, meaning: &str, place: Range<usize>) -> Option<Sketch> {
    let subject = clause.subject();
    let is_word = ["the term ", "the word ", "the phrase "].iter().any(|lead| subject.starts_with(lead));
    if !is_word || matches!(clause.fact.relation, Relation::Is(_)) || meaning.split(' ').count() < 3 {
        return None;
    }
    let asked = place.start..clause.fact.says.len() - 1;
    let front = clause.asks("What", std::slice::from_ref(&asked));
    let asks = Asks::Sides { front, back: meaning.to_owned() };
    Some(Sketch::new(Form::Definition, asks, place, 1))
}

/// "What are the building blocks of nucleic acids?": asks for the short name of what a long phrase describes.
pub(super) fn identity(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let Relation::Is(_) = &fact.relation else { return None };
    let complement = fact.part(Role::Complement)?;
    // "the Blue Nile, which rises in Ethiopia": the name is the answer.
    let asked = match &complement.answer {
        Some(answer) if fact.says[answer.end..].starts_with(", ") => answer.clone(),
        _ => complement.place.clone(),
    };
    let said = clause.text(asked.clone(), &[]);
    let subject = clause.subject();
    let is_described = subject.contains(" of ") || subject.contains("'s ") || subject.contains("’s ");
    let first = said.split(' ').next().unwrap_or_default();
    let is_short = said.split(' ').count() <= 4 && !is_in(DESCRIBING, first);
    // A noun phrase and nothing behind it, or the name would not be all of the answer.
    let ends = complement.place.end + 1 >= fact.says.len();
    if !is_described
        || !is_short
        || !ends
        || !complement.is_noun
        || complement.preposition.is_some()
        || subject.starts_with("one of ")
    {
        return None;
    }
    let is_person = complement.kind == Some(Kind::Person) && super::whole_name(fact, &asked).is_some();
    // "What was an early pioneer? Grote Reber"
    let is_unknown = |named: &Named| article.classes.get(named.thing).is_none();
    if !is_person && super::whole_name(fact, &asked).is_some_and(is_unknown) {
        return None;
    }
    let prompt = clause.asks(if is_person { "Who" } else { "What" }, std::slice::from_ref(&complement.place));
    let answers = match super::whole_name(fact, &asked) {
        Some(named) => super::names(article, named.thing, &fact.says[named.place.clone()]),
        None => vec![said],
    };
    let anchors = super::anchors(fact, std::slice::from_ref(&asked)).max(1);
    let asks = Asks::Question { prompt, answers };
    Some(Sketch::new(Form::What, asks, asked, anchors).of(complement.thing))
}

/// The term that a fact says the meaning of, if it is no name.
pub(super) fn term(fact: &Fact) -> Option<&str> {
    let clause = Clause::of(fact)?;
    let (meaning, _) = meaning(&clause)?;
    let subject = &fact.says[clause.subject.place.clone()];
    let bare = ["A ", "An "].iter().find_map(|article| subject.strip_prefix(article)).unwrap_or(subject);
    let is_described = behind_article(&meaning).is_some();
    let is_term = bare.split(' ').count() <= 3 && bare.chars().count() > 3 && !bare.starts_with("The ");
    (is_described
        && is_term
        && meaning.split(' ').count() >= FEWEST
        && clause.subject.thing.is_none_or(|_| !fact.keeps_capital))
    .then_some(bare)
}

/// What a clause says that its subject is or means, and where: "is", "refers to", "is defined as".
fn meaning(clause: &Clause) -> Option<(String, Range<usize>)> {
    let fact = clause.fact;
    let end = fact.says.len() - 1;
    let part = match (&fact.relation, clause.group.verb.as_str()) {
        (Relation::Is(_), _) => fact.part(Role::Complement)?,
        (Relation::Does(_), "mean" | "denote") => fact.part(Role::Object)?,
        (Relation::Does(_), "refer") => {
            fact.parts.iter().find(|part| part.preposition.as_deref() == Some("to"))?
        }
        (Relation::Does(_), "define") => {
            fact.parts.iter().find(|part| part.preposition.as_deref() == Some("as"))?
        }
        _ => return None,
    };
    let start = match part.role {
        Role::Complement => part.place.start,
        _ => fact.behind_preposition(part)?.start,
    };
    Some((defining(fact, start..end), start..part.place.end))
}

/// A range of a fact that says what something is, without what is said in passing. What it is used for or does tells it from
/// others: "a system of arithmetic, differing from the usual one".
fn defining(fact: &Fact, range: Range<usize>) -> String {
    let tells = |aside: &&Range<usize>| {
        let first = fact.says[(*aside).clone()].split(' ').next().unwrap_or_default();
        aside.end == range.end && (first.ends_with("ing") || first.ends_with("ed"))
    };
    let is_short = fact.says[range.clone()].chars().count() <= LONGEST_MEANING;
    let gone: Vec<Range<usize>> =
        fact.asides.iter().filter(|aside| !(is_short && tells(aside))).cloned().collect();
    joined(&fact.says, range, &gone)
}

/// Most characters of a meaning with all that is said in it.
const LONGEST_MEANING: usize = 150;

/// The rest of the fact, without what is said in passing.
fn joined_after(fact: &Fact, start: usize) -> String {
    format!(" {}", defining(fact, start..fact.says.len() - 1))
}
