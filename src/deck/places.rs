//! Finding the bytes of a part of an item.

use std::ops::Range;

use super::literal;
use super::outline::{FieldSpan, fact_at, item_at};
use super::read::{Node, Value, tree_of_item};

/// What a text belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    Deck,
    /// The span of a fact.
    Fact(Range<usize>),
    /// The span of a card or source.
    Item(Range<usize>),
}

/// Which part of its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    Field(&'static str),
    /// One value of a list; or the value itself where a list of one may be written so.
    Item(&'static str, usize),
    /// One side of a pair in a list.
    Side(&'static str, usize, usize),
}

/// Finds where the parts of a deck stand in its file; remembers the item looked at last.
#[derive(Debug)]
pub struct Places<'d> {
    text: &'d str,
    /// The fields of the deck itself.
    fields: &'d [FieldSpan],
    last: Option<(Owner, Node)>,
}

impl<'d> Places<'d> {
    /// For the text of a deck file whose own fields are these.
    pub fn new(text: &'d str, fields: &'d [FieldSpan]) -> Places<'d> {
        Places { text, fields, last: None }
    }

    /// The bytes of the value at `spot`; those of the owner's head when it cannot be found.
    pub fn of(&mut self, owner: &Owner, spot: Spot) -> Range<usize> {
        let text = self.text;
        match owner {
            Owner::Deck => {
                let Spot::Field(name) = spot else { return 0..0 };
                let field = self.fields.iter().find(|field| text.get(field.name.clone()) == Some(name));
                field.map_or(0..0, |field| field.value.clone())
            }
            Owner::Fact(span) | Owner::Item(span) => {
                let head = span.start..span.start + 1;
                self.node(owner, span).and_then(|node| find(text, node, spot)).unwrap_or(head)
            }
        }
    }

    /// The bytes of the file that say the bytes `within` of the text at `spot`.
    pub fn within(&mut self, owner: &Owner, spot: Spot, within: &Range<usize>) -> Range<usize> {
        let place = self.of(owner, spot);
        let written = self.text.get(place.clone()).unwrap_or_default();
        let start = literal::span_of(written, within.start);
        let end = within.end.checked_sub(1).filter(|last| *last > within.start);
        let end = end.map_or(start.end, |last| literal::span_of(written, last).end);
        if start == (0..written.len()) {
            return place;
        }
        place.start + start.start..place.start + end.max(start.end)
    }

    /// The bytes of the card or source that starts at byte `start`.
    pub fn item(&self, start: usize) -> Range<usize> {
        item_at(self.text, start).unwrap_or(start..start)
    }

    /// The bytes of the fact that starts at byte `start`.
    pub(super) fn fact(&self, start: usize) -> Range<usize> {
        fact_at(self.text, start).map_or(start..start, |fact| fact.span)
    }

    /// What is written there.
    pub(super) fn text_of(&self, span: &Range<usize>) -> &'d str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Whether the file gives the fact cards, readable or not.
    pub(super) fn has_cards(&mut self, owner: &Owner) -> bool {
        let (text, Owner::Fact(span)) = (self.text, owner) else { return false };
        let field = self.node(owner, span).and_then(|node| field(text, node, "cards"));
        field.is_some_and(|cards| !matches!(&cards.value, Value::List(list) if list.is_empty()))
    }

    fn node(&mut self, owner: &Owner, span: &Range<usize>) -> Option<&Node> {
        if self.last.as_ref().is_none_or(|(last, _)| last != owner) {
            let node = tree_of_item(self.text, span, matches!(owner, Owner::Fact(_)));
            self.last = Some((owner.clone(), node));
        }
        self.last.as_ref().map(|(_, node)| node)
    }
}

fn find(text: &str, item: &Node, spot: Spot) -> Option<Range<usize>> {
    let (Spot::Field(name) | Spot::Item(name, _) | Spot::Side(name, ..)) = spot;
    let value = unwrapped(text, field(text, item, name)?);
    let found = match (spot, &value.value) {
        (Spot::Item(_, index), Value::List(list)) => list.get(index)?,
        (Spot::Side(_, index, side), Value::List(list)) => match &list.get(index)?.value {
            Value::Struct(pair) => pair.values.get(side)?,
            _ => value,
        },
        _ => value,
    };
    Some(found.span.clone())
}

fn field<'n>(text: &str, item: &'n Node, name: &str) -> Option<&'n Node> {
    let Value::Struct(content) = &item.value else { return None };
    let field = content.fields.iter().find(|field| text.get(field.name.clone()) == Some(name));
    // The text of a short cloze has no name.
    field.map(|field| &field.value).or_else(|| content.values.first().filter(|_| name == "text"))
}

/// The value within `Some( … )`.
fn unwrapped<'n>(text: &str, node: &'n Node) -> &'n Node {
    match &node.value {
        Value::Struct(some) if text.get(some.head.clone()) == Some("Some") => {
            some.values.first().unwrap_or(node)
        }
        _ => node,
    }
}
