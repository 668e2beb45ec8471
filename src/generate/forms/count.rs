//! "How many moons does Pluto have?", and the fact with a gap for its number.

use super::{Asks, Sketch, anchors, gone};
use crate::facts::{Fact, Role, Valued};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::language::values::Quantity;

/// Asks how many, where the object or subject is a number of something.
pub(super) fn how_many(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    for role in [Role::Object, Role::Subject] {
        let Some(part) = fact.part(role) else { continue };
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
        if noun.contains([',', '(']) || is_vague(&fact.says[value.place.clone()]) {
            continue;
        }
        let wh = format!("How many {noun}");
        let prompt = match role {
            Role::Object => clause.asks(&wh, std::slice::from_ref(&part.place)),
            _ => clause.asks_subject(&wh, clause.number(), &[]),
        };
        return Some(sketch(fact, Asks::Question { prompt, answers: answers(fact, value) }, value));
    }
    None
}

/// A gap for a number that "how many" does not ask for.
pub(super) fn number(fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for value in &fact.values {
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
        let asks = Asks::Gap {
            before: fact.says[..value.place.start].to_owned(),
            answers: answers(fact, value),
            after: fact.says[value.place.end..].to_owned(),
        };
        sketches.push(sketch(fact, asks, value));
    }
    sketches
}

fn sketch(fact: &Fact, asks: Asks, value: &Valued) -> Sketch {
    Sketch {
        form: Form::HowMany,
        fact: 0,
        choices: Vec::new(),
        has_context: false,
        asks,
        anchors: anchors(fact, &gone(fact, &value.place)),
        place: value.place.clone(),
        thing: None,
    }
}

/// "several dozen", "thousands", "a few days": nothing to know by heart.
fn is_vague(text: &str) -> bool {
    let lower = text.to_lowercase();
    let vague = [
        "several",
        "few",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "many",
        "some",
        "couple",
    ];
    lower.split(' ').any(|word| vague.contains(&word))
}

/// The number as it is written, and without "over" or "about".
fn answers(fact: &Fact, value: &Valued) -> Vec<String> {
    let text = fact.says[value.place.clone()].to_owned();
    let bare = [
        "over ",
        "about ",
        "around ",
        "nearly ",
        "almost ",
        "some ",
        "more than ",
        "approximately ",
        "roughly ",
        "at least ",
    ]
    .iter()
    .find_map(|word| text.strip_prefix(word))
    .map(str::to_owned);
    std::iter::once(text.clone()).chain(bare).collect()
}
