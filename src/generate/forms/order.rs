//! Dated events of an article to put in order.

use std::collections::HashSet;

use super::time::is_exact;
use super::{Asks, Sketch, anchors};
use crate::facts::{Fact, Facts, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, capitalised};
use crate::language::values::{Quantity, When};

/// Events in one card.
const EVENTS: usize = 4;
/// Bytes between events of one story that share a name, and of those that do not.
const NEAR: usize = 4000;
const CLOSE: usize = 600;
/// Most characters of an event.
const LONGEST: usize = 80;

/// The place of a fact, its date, and what it says without that.
type Event = (usize, When, String);

/// Cards that ask for the order of events; each event stands in one.
pub(in crate::generate) fn orders(facts: &Facts, is_fit: impl Fn(usize) -> bool) -> Vec<Sketch> {
    let mut events: Vec<Event> = Vec::new();
    let mut known = HashSet::new();
    for (place, fact) in facts.facts.iter().enumerate().filter(|(place, _)| is_fit(*place)) {
        let Some((when, says)) = event(fact) else { continue };
        if known.insert(says.clone()) {
            events.push((place, when, says));
        }
    }
    let mut cards = Vec::new();
    for mut chunk in stories(facts, events) {
        chunk.sort_by(|a, b| a.1.order(&b.1).unwrap_or(std::cmp::Ordering::Equal));
        // One card needs a certain order of all its events.
        let is_certain =
            chunk.windows(2).all(|pair| pair[0].1.order(&pair[1].1) == Some(std::cmp::Ordering::Less));
        if chunk.len() < 3 || !is_certain {
            continue;
        }
        let fact = chunk[0].0;
        let asks = Asks::Order {
            prompt: "Put these events in order, the earliest first.".to_owned(),
            items: chunk.into_iter().map(|event| event.2).collect(),
        };
        cards.push(Sketch { fact, ..Sketch::new(Form::Order, asks, 0..0, 1) });
    }
    cards
}

/// Events that stand near each other and mostly share a name with one before: a few at a time.
fn stories(facts: &Facts, events: Vec<Event>) -> Vec<Vec<Event>> {
    let mut stories: Vec<Vec<Event>> = Vec::new();
    let names = |event: &Event| facts.facts[event.0].names.iter().map(|named| named.thing);
    let starts = |event: &Event| facts.facts[event.0].source.start;
    for event in events {
        let goes_on = stories.last().is_some_and(|story| {
            let apart = story.last().map_or(0, |last| starts(&event).saturating_sub(starts(last)));
            let is_shared =
                story.iter().flat_map(names).any(|thing| names(&event).any(|other| other == thing));
            story.len() < EVENTS && apart < if is_shared { NEAR } else { CLOSE }
        });
        match stories.last_mut().filter(|_| goes_on) {
            Some(story) => story.push(event),
            None => stories.push(vec![event]),
        }
    }
    stories
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
    let says = capitalised(&clause.statement(std::slice::from_ref(&time.place)));
    (says.chars().count() <= LONGEST).then_some((when, says))
}
