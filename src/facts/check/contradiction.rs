//! What the articles say against each other.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::Reading;
use super::claim::{Action, Claim};
use super::finding::{Fault, Place};
use super::tree::Tree;
use crate::facts::reference::fold;
use crate::facts::verbs::Times;
use crate::language::mentions::Form;
use crate::language::values::When;
use crate::language::{Kind, Relation, Span};

/// Whom or what a claim is about, across articles.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A thing of the reference.
    Known(usize),
    /// A thing that only the articles name.
    Named(String),
}

/// The events that were told so far.
#[derive(Default)]
pub(super) struct Told {
    events: HashMap<(Action, Key), Vec<Event>>,
}

struct Event {
    when: When,
    place: Place,
    agents: Vec<Key>,
}

/// The most dates of one event that are kept: it takes two for a contradiction.
const MOST: usize = 8;

impl Told {
    /// Takes note of a claim; the fault if it contradicts one before it.
    pub fn add(
        &mut self,
        tree: &Tree<'_>,
        claim: &Claim,
        key: impl Fn(usize) -> Option<Key>,
        place: impl Fn(Span) -> Place,
    ) -> Option<Fault> {
        let times = claim.action.group()?.times;
        let when = tree.dates[claim.date?].when;
        let theme = key(claim.theme)?;
        let agents: Vec<Key> = claim.agents.iter().filter_map(|agent| key(*agent)).collect();
        if !matches!(times, Times::Once | Times::OnceEach) || is_local(tree, claim) {
            return None;
        }
        let events = self.events.entry((claim.action.clone(), theme)).or_default();
        let may_be_same = |event: &Event| {
            let shares = agents.iter().any(|agent| event.agents.contains(agent));
            shares || times == Times::Once && (agents.is_empty() || event.agents.is_empty())
        };
        let excludes =
            |event: &&Event| matches!(when.order(&event.when), Some(Ordering::Less | Ordering::Greater));
        let other = events.iter().filter(|event| may_be_same(event)).find(excludes);
        let fault =
            other.map(|other| Fault::OtherDate { claimed: when, other: other.place, other_date: other.when });
        if events.len() < MOST {
            events.push(Event { when, place: place(claim.span), agents });
        }
        fault
    }
}

/// Whether it was so at a place among others: a film opens in one country after the other.
fn is_local(tree: &Tree<'_>, claim: &Claim) -> bool {
    let of_theme = tree.token(claim.theme).head.into_iter().flat_map(|head| tree.children(head));
    of_theme.copied().any(|child| {
        let token = tree.token(child);
        matches!(token.relation, Relation::Obl | Relation::Nmod)
            && token.tag.is_proper()
            && token.kind == Some(Kind::Place)
            && child != claim.theme
    })
}

/// What a noun phrase speaks of, if it is a name.
pub(super) fn key<'t>(
    article: &Reading<'_>,
    sentence: usize,
    token: usize,
    things: &impl Fn(usize) -> &'t [usize],
) -> Option<Key> {
    if let Some(thing) = things(token).first() {
        return Some(Key::Known(*thing));
    }
    let mention = article.mentions.at(sentence, token).filter(|mention| mention.form == Form::Name)?;
    let thing = &article.mentions.things()[mention.thing.ok()?];
    Some(Key::Named(fold(thing.names.first()?)))
}
