//! "Who discovered Pluto?", "Which country launched Operation Serval?", "Which city did Menéndez found?"

use super::{Article, Asks, Sketch, anchors, gone, is_torn, names, points_elsewhere, whole_name};
use crate::facts::{Fact, Named, Part, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::generate::wh::Class;
use crate::generate::words::{CAUSING_VERBS, PARTING, is_in};
use crate::language::Kind;
use crate::language::forms::Number;
use crate::language::gazetteer::{Cue, cues};

/// Fewest names, dates and rare words that tell which of a kind is meant.
const FEWEST_OF_KIND: usize = 3;

/// Asks who did it, where the subject is one name.
pub(super) fn subject(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let (named, class) = name(article, fact, clause.subject)?;
    // "Who was an Austrian biologist?": many were.
    let is_kind = matches!(fact.relation, Relation::Is(_))
        && ["a ", "an "].iter().any(|article| clause.after(&[]).starts_with(article));
    // "Which country is a country in Africa?"
    let is_said = |noun: &String| clause.after(&[]).split(' ').any(|word| word == noun);
    if matches!(class, Class::Noun(noun) if is_kind && is_said(noun)) {
        return None;
    }
    if is_kind && anchors(fact, &gone(fact, &clause.subject.place)) < FEWEST_OF_KIND {
        return None;
    }
    // "Which island were annexed?"
    if matches!(class, Class::Noun(_)) && clause.number() == Number::Plural && shows_plural(&clause) {
        return None;
    }
    // "Who is the capital of Chile?", "Who sailed to the Arctic Ocean?" of "the Halve Maen": nobody did.
    if class == &Class::Person && (is_thing(fact) || ends_in_article(&fact.says[..named.place.start])) {
        return None;
    }
    let prompt = clause.asks_subject(&class.asks(), Number::Singular, &[]);
    if points_elsewhere(&prompt) {
        return None;
    }
    Some(sketch(article, fact, Form::Who, prompt, clause.subject, named))
}

/// Whether a fact says that its subject is a place, a work or the like.
fn is_thing(fact: &Fact) -> bool {
    let said = fact.part(Role::Complement).filter(|_| matches!(fact.relation, Relation::Is(_)));
    said.is_some_and(|said| {
        let head = &fact.says[said.head.clone()];
        let cues = cues(&[head])[0];
        cues.has_any(&[Cue::PlaceNoun, Cue::WorkNoun]) && !cues.has(Cue::Role)
    })
}

/// Whether nothing but "the", or it and a number with its unit, stands right before a name: "the 80-ton Halve Maen".
fn ends_in_article(before: &str) -> bool {
    let mut words = before.split(' ').rev().skip_while(|word| word.is_empty());
    let last = words.next().unwrap_or_default();
    let is_measure = last.starts_with(|c: char| c.is_ascii_digit()) && last.contains('-');
    let word = if is_measure { words.next().unwrap_or_default() } else { last };
    word.eq_ignore_ascii_case("the") && before.ends_with(' ')
}

/// Whether the verb shows that its subject is several, and a question for one would not change it.
fn shows_plural(clause: &Clause) -> bool {
    let verb = clause.fact.part(Role::Verb).map_or("", |verb| clause.fact.text(verb));
    verb == "were" || verb.starts_with("were ")
}

/// Asks who did it, where a passive verb names them: "by Clyde Tombaugh".
pub(super) fn agent(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let agent = fact.part(Role::Agent)?;
    if !matches!(fact.relation, Relation::Does(_)) || !clause.group.is_passive || is_shared(fact, agent) {
        return None;
    }
    let (named, class) = name(article, fact, agent)?;
    let prompt = clause.asks_agent(&class.asks(), std::slice::from_ref(&agent.place));
    Some(sketch(article, fact, Form::Who, prompt, agent, named))
}

/// Asks for what something was done to, where it is one name.
pub(super) fn object(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let object = fact.part(Role::Object)?;
    let (named, class) = name(article, fact, object)?;
    // Who is founded is no person: "St. Augustine".
    let is_of_things =
        || matches!(clause.group.verb.as_str(), "build" | "establish" | "found" | "open" | "publish");
    let wh = match class {
        Class::Person if is_of_things() => return None,
        Class::Person => "Whom".to_owned(),
        // "Which operation did the operation replace?"
        Class::Noun(noun) if clause.subject().to_lowercase().split(' ').any(|word| word == noun) => {
            Class::Thing.asks()
        }
        Class::Noun(_) | Class::Thing => class.asks(),
    };
    // "captured Kandahar, the last stronghold,": what it is would stand where it was.
    if ["the ", "a ", "an ", "one ", "its ", "his ", "her ", "their "].iter().any(|word| {
        fact.says[named.place.end..].strip_prefix(", ").is_some_and(|rest| rest.starts_with(word))
    }) {
        return None;
    }
    if clause.has_dangling_front() {
        return None;
    }
    let prompt = clause.asks(&wh, std::slice::from_ref(&object.place));
    // "What have the funds enabled to deliver relief?"
    if class != &Class::Person && is_in(CAUSING_VERBS, &clause.group.verb) && prompt.contains(" to ") {
        return None;
    }
    Some(sketch(article, fact, Form::What, prompt, object, named))
}

/// Whether others than the agent did it, too: "bordered by Mali to the north, Ghana to the south".
pub(super) fn is_shared(fact: &Fact, agent: &Part) -> bool {
    let verb = fact.part(Role::Verb).map_or("", |verb| fact.text(verb));
    ["border", "bound", "surround", "flank"].iter().any(|stem| verb.contains(stem))
        || fact.says[agent.place.end..].contains(", and ")
}

/// The name that a part is as a whole, and what asks for it.
fn name<'a>(article: &'a Article, fact: &'a Fact, part: &Part) -> Option<(&'a Named, &'a Class)> {
    let place = without_asides(fact, part);
    let named = match whole_name(fact, &place) {
        Some(named) => named,
        // "President Modibo Keïta", "the astronomer Clyde Tombaugh": the name at its end.
        None => fact.names.iter().find(|named| {
            let before = &fact.says[place.start.min(named.place.start)..named.place.start];
            named.place.end == place.end
                && named.place.start >= place.start
                && article.thing(named.thing).kind == Some(Kind::Person)
                && before.split_whitespace().count() <= 3
                && !before.contains([',', ';'])
                && !before.split_whitespace().any(|word| is_in(PARTING, &word.to_lowercase()))
        })?,
    };
    if named.is_listed || is_torn(fact, named, article.thing(named.thing).kind) {
        return None;
    }
    Some((named, article.classes.get(named.thing)?))
}

/// A part's place up to what is said in passing at its end, and without its preposition.
fn without_asides(fact: &Fact, part: &Part) -> std::ops::Range<usize> {
    let mut place = fact.behind_preposition(part).unwrap_or(part.place.clone());
    for aside in fact.asides.iter().rev() {
        if aside.start > place.start && aside.end >= place.end {
            place.end = aside.start;
        }
    }
    let text = fact.says[place.clone()].trim_end_matches([' ', ',']);
    place.start..place.start + text.len()
}

fn sketch(article: &Article, fact: &Fact, form: Form, prompt: String, part: &Part, named: &Named) -> Sketch {
    let said = &fact.says[named.place.clone()];
    let asks = Asks::Question { prompt, answers: names(article, named.thing, said) };
    let anchors = anchors(fact, &gone(fact, &part.place));
    Sketch::new(form, asks, named.place.clone(), anchors).of(Some(named.thing))
}
