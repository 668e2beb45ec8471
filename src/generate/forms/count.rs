//! "How many moons does Pluto have?", and the fact with a gap for its number.

use std::ops::Range;

use super::{Asks, Sketch, anchors, gone};
use crate::facts::{Fact, Part, Relation, Role, Valued};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::generate::words::{BEFORE_TOLD_NUMBERS, VAGUE_NUMBERS, behind_article, is_in};
use crate::language::forms::Number;
use crate::language::values::Quantity;

/// Asks how many, where the object or subject is a number of something.
pub(super) fn how_many(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    for role in [Role::Object, Role::Subject] {
        let Some(part) = fact.part(role) else { continue };
        // "Two common forms are A and B."
        if role == Role::Subject && matches!(fact.relation, Relation::Is(_)) {
            continue;
        }
        let Some((value, counted)) = fact.values.iter().find_map(|value| {
            let counted = value.counted.clone()?;
            let leads = fact.says[part.place.start..value.place.start.max(part.place.start)].trim();
            let is_led = value.place.start >= part.place.start
                && matches!(leads.to_lowercase().as_str(), "" | "only" | "some" | "a total of");
            (is_led && counted.end <= part.place.end && matches!(value.quantity, Quantity::Number(_)))
                .then_some((value, counted))
        }) else {
            continue;
        };
        let noun = fact.says[counted.start..part.place.end].trim();
        // "14 observations and two means": one of two numbers; "one brother": how many brothers?
        let is_one = part.number == Number::Singular;
        let is_several = noun.split(' ').any(|word| {
            matches!(word, "and" | "much" | "more" | "other")
                || word.starts_with(|c: char| c.is_ascii_digit())
        });
        if noun.contains([',', '(']) || is_one || is_several || is_vague(&fact.says[value.place.clone()]) {
            continue;
        }
        let wh = format!("How many {noun}");
        return Some(asking(&clause, part, &wh, value));
    }
    None
}

/// Asks how long, where a part is a span of time as a whole: "for eighteen years".
pub(super) fn how_long(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let lasts = |part: &Part| {
        let is_object =
            part.role == Role::Object && matches!(clause.group.verb.as_str(), "last" | "spend" | "take");
        is_object || part.role != Role::Subject && part.preposition.as_deref() == Some("for")
    };
    let spans = |part: &&Part| {
        lasts(part) && fact.behind_preposition(part).is_some_and(|place| spanned(fact, &place).is_some())
    };
    let part = fact.parts.iter().find(spans)?;
    let value = spanned(fact, &fact.behind_preposition(part)?)?;
    if is_vague(&fact.says[value.place.clone()]) || matches!(fact.relation, Relation::Is(_)) {
        return None;
    }
    let prompt = clause.asks("How long", std::slice::from_ref(&part.place));
    Some(sketch(fact, Asks::Question { prompt, answers: answers(fact, value) }, value))
}

/// The span of time that a place of a fact is.
fn spanned<'f>(fact: &'f Fact, place: &Range<usize>) -> Option<&'f Valued> {
    fact.values
        .iter()
        .find(|value| value.place == *place && matches!(value.quantity, Quantity::Duration { .. }))
}

/// Asks for a share of something: "What percentage of the patients died?"
pub(super) fn share(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    // "22 percent of the expenses and 28 percent of the budget": of two the question would ask for both.
    if fact.values.iter().filter(|value| matches!(value.quantity, Quantity::Share(_))).count() > 1 {
        return None;
    }
    for role in [Role::Subject, Role::Object] {
        let Some(part) = fact.part(role) else { continue };
        let is_share = |value: &&Valued| {
            value.place.start == part.place.start && matches!(value.quantity, Quantity::Share(_))
        };
        let Some(value) = fact.values.iter().find(is_share) else { continue };
        let whole = &fact.says[value.place.end..part.place.end.max(value.place.end)];
        let is_percent = fact.says[value.place.clone()].ends_with(['t', '%']);
        // "13 percent of its territory and all its colonies": of what is said second it is another share.
        let is_joined = [" and all ", " and the ", " and its ", " and most ", " and some ", " and half "];
        let has_other = is_joined.iter().any(|joint| whole.contains(joint));
        if !whole.starts_with(" of ") || whole.contains([',', '(']) || has_other || !is_percent {
            continue;
        }
        let wh = format!("What percentage{whole}");
        return Some(asking(&clause, part, &wh, value));
    }
    None
}

/// A gap for a number that "how many" does not ask for.
pub(super) fn number(fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for value in &fact.values {
        if is_trivial(fact, value) {
            continue;
        }
        let is_amount = matches!(
            value.quantity,
            Quantity::Number(_)
                | Quantity::Measure { .. }
                | Quantity::Share(_)
                | Quantity::Money { .. }
                | Quantity::Duration { .. }
        );
        let text = &fact.says[value.place.clone()];
        let is_compound = fact.says[value.place.end..].starts_with('-');
        if is_vague(text)
            || !is_amount
            || is_compound
            || matches!(text.to_lowercase().as_str(), "one" | "two" | "half" | "a")
        {
            continue;
        }
        // "over [13,000] soldiers": that it is about so many is no part of what is to be known.
        let exact = exactly(text);
        let asks = Asks::Gap {
            before: fact.says[..value.place.end - exact.len()].to_owned(),
            answers: vec![exact.to_owned()],
            after: fact.says[value.place.end..].to_owned(),
        };
        sketches.push(sketch(fact, asks, value));
    }
    sketches
}

/// Numbers in a fact of which one may be asked for with a gap.
const MOST: usize = 2;

/// "in the past eleven months", "three men": nothing to know by heart.
fn is_trivial(fact: &Fact, value: &Valued) -> bool {
    let before = &fact.says[..value.place.start];
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_told = is_in(BEFORE_TOLD_NUMBERS, &last);
    let is_in_words = fact.says[value.place.clone()].chars().all(|c| !c.is_ascii_digit());
    // "a week", ".227", "batting in 2014".
    let text = &fact.says[value.place.clone()];
    let is_loose = behind_article(text).is_some()
        || text.starts_with("one ")
        || text.starts_with('.')
        || before.ends_with('.')
        || value.counted.is_none() && text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    // Of many numbers none is to be known by heart.
    let is_dated = |value: &&Valued| matches!(value.quantity, Quantity::Date(_));
    if is_loose || fact.values.len() - fact.values.iter().filter(is_dated).count() > MOST {
        return true;
    }
    let is_small = is_in_words
        && matches!(value.quantity, Quantity::Number(number) if number.low.as_whole().is_some_and(|number| number <= 12));
    // A small number is worth knowing of something with a name: "Pluto has five moons".
    let is_named = fact.part(Role::Subject).is_some_and(|subject| {
        fact.names
            .iter()
            .any(|named| named.place.start >= subject.place.start && named.place.end <= subject.place.end)
    });
    let is_led = fact.part(Role::Object).is_some_and(|object| {
        fact.says[object.place.start..].starts_with(&fact.says[value.place.clone()])
            && object.place.start == value.place.start
    });
    is_told || is_small && !(is_named && is_led)
}

/// Asks with `wh` for the value in the subject or object of a clause.
fn asking(clause: &Clause, part: &Part, wh: &str, value: &Valued) -> Sketch {
    let prompt = match part.role {
        Role::Object => clause.asks(wh, std::slice::from_ref(&part.place)),
        _ => clause.asks_subject(wh, clause.number(), &[]),
    };
    sketch(clause.fact, Asks::Question { prompt, answers: answers(clause.fact, value) }, value)
}

fn sketch(fact: &Fact, asks: Asks, value: &Valued) -> Sketch {
    Sketch::new(Form::HowMany, asks, value.place.clone(), anchors(fact, &gone(fact, &value.place)))
}

/// "several dozen", "thousands", "a few days": nothing to know by heart.
fn is_vague(text: &str) -> bool {
    text.to_lowercase().split(' ').any(|word| is_in(VAGUE_NUMBERS, word))
}

/// Words that say that a number is not exact. Sorted.
#[rustfmt::skip]
const ROUGHLY: [&str; 10] = [
    "about ", "almost ", "approximately ", "around ", "at least ", "more than ", "nearly ", "over ",
    "roughly ", "some ",
];

/// The number as it is written, and without "over" or "about".
fn answers(fact: &Fact, value: &Valued) -> Vec<String> {
    let text = &fact.says[value.place.clone()];
    let bare = Some(exactly(text)).filter(|bare| bare.len() < text.len());
    std::iter::once(text).chain(bare).map(str::to_owned).collect()
}

/// A number without "over" or "about" before it.
fn exactly(text: &str) -> &str {
    ROUGHLY.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
