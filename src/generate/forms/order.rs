//! Dated events of an article to put in order.

use std::collections::HashSet;

use super::time::is_exact;
use super::{Asks, Sketch, anchors};
use crate::facts::{Fact, Facts, Role};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::language::values::{Quantity, When};

/// Events in one card.
const EVENTS: usize = 4;
/// Most characters of an event.
const LONGEST: usize = 80;

/// Cards that ask for the order of events; each event stands in one.
pub(in crate::generate) fn orders(facts: &Facts, is_fit: impl Fn(usize) -> bool) -> Vec<Sketch> {
    let mut events: Vec<(usize, When, String)> = Vec::new();
    let mut known = HashSet::new();
    for (place, fact) in facts.facts.iter().enumerate().filter(|(place, _)| is_fit(*place)) {
        let Some((when, says)) = event(fact) else { continue };
        if known.insert(says.clone()) {
            events.push((place, when, says));
        }
    }
    let mut cards = Vec::new();
    for chunk in events.chunks(EVENTS) {
        let mut chunk = chunk.to_vec();
        chunk.sort_by(|a, b| a.1.order(&b.1).unwrap_or(std::cmp::Ordering::Equal));
        // One card needs a certain order of all its events.
        let is_certain =
            chunk.windows(2).all(|pair| pair[0].1.order(&pair[1].1) == Some(std::cmp::Ordering::Less));
        if chunk.len() < 3 || !is_certain {
            continue;
        }
        cards.push(Sketch {
            form: Form::Order,
            fact: chunk[0].0,
            choices: Vec::new(),
            has_context: false,
            asks: Asks::Order {
                prompt: "Put these events in order, the earliest first.".to_owned(),
                items: chunk.into_iter().map(|event| event.2).collect(),
            },
            place: 0..0,
            thing: None,
            anchors: 1,
        });
    }
    cards
}

/// An event of one exact date, said without the date.
fn event(fact: &Fact) -> Option<(When, String)> {
    let clause = Clause::of(fact)?;
    let time = fact.part(Role::Time)?;
    let Some(Quantity::Date(when)) = time.value else { return None };
    let dates = fact.values.iter().filter(|value| matches!(value.quantity, Quantity::Date(_))).count();
    if dates != 1 || !is_exact(&when) || anchors(fact, std::slice::from_ref(&time.place)) < 2 {
        return None;
    }
    let says = crate::generate::clause::capitalised(&clause.statement(std::slice::from_ref(&time.place)));
    (says.chars().count() <= LONGEST).then_some((when, says))
}
