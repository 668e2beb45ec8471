//! Going through a deck file item by item, so that a deck of any size can be checked without being
//! held in memory as a whole.

use std::ops::Range;

use super::frames::Items;
use super::{FactSpan, byte_order_mark, item, salvage};
use crate::deck::card::Card;
use crate::deck::check::Checker;
use crate::deck::diagnostic::Diagnostic;
use crate::deck::fact::{Deck, Fact};
use crate::deck::outline::{FieldSpan, outline};

/// Looks at what can be read of a deck file, item by item: the deck first, then its facts in the
/// order of the file, then its loose cards.
pub trait Visitor {
    /// The deck's own fields and its sources, but neither facts nor cards. Not called when the file
    /// holds no deck.
    fn deck(&mut self, head: &Head);

    /// A fact, and where it stands.
    fn fact(&mut self, fact: Fact, place: FactSpan);

    /// What is left of a fact of which something could not be read.
    fn torn_fact(&mut self, _fact: Fact, _place: FactSpan) {}

    /// A loose card, and the bytes where it stands.
    fn card(&mut self, card: Card, span: Range<usize>);

    /// Some items could not be read; what says that there is none of something may be wrong.
    fn lost(&mut self) {}
}

/// Goes through the text of a deck file with the visitor that `new` makes; with a fresh one when the
/// file turns out not to be in order half-way. Gives every mistake, in the order of the file.
pub fn walk<V: Visitor>(text: &str, new: impl Fn() -> V) -> (V, Vec<Diagnostic>) {
    let mut visitor = new();
    let mut diagnostics = match in_order(text, &mut visitor) {
        Some(diagnostics) => diagnostics,
        None => {
            visitor = new();
            salvage::salvage(text, &mut visitor)
        }
    };
    if text.starts_with('\u{feff}') {
        diagnostics.push(byte_order_mark());
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    (visitor, diagnostics)
}

/// A deck's own fields and its sources, and where they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Without facts and cards.
    pub deck: Deck,
    /// The fields of the deck, lists of items included.
    pub fields: Vec<FieldSpan>,
    /// Each source of the deck.
    pub sources: Vec<Range<usize>>,
    /// Whether the deck has a title that can be read: else it is none.
    pub is_whole: bool,
    /// Whether every source was read: else a citation may lead to one that was not.
    pub has_all_sources: bool,
}

/// Goes through a file that is in order; `None` for any other.
fn in_order(text: &str, visitor: &mut impl Visitor) -> Option<Vec<Diagnostic>> {
    let outline = outline(text)?;
    let name = |field: &FieldSpan| text.get(field.name.clone());
    let mut own = String::from("Deck(");
    for (index, field) in outline.fields.iter().enumerate() {
        if outline.fields[..index].iter().any(|earlier| name(earlier) == name(field)) {
            return None;
        }
        if Items::of_field(name(field)?).is_none() {
            own.push_str(text.get(field.name.start..field.value.end)?);
            own.push(',');
        }
    }
    own.push(')');
    let mut deck: Deck = item::parse(&own).ok()?;
    for span in &outline.sources {
        deck.sources.push(item::parse(text.get(span.clone())?).ok()?);
    }
    let head = Head {
        deck,
        fields: outline.fields,
        sources: outline.sources,
        is_whole: true,
        has_all_sources: true,
    };
    let mut checker = Checker::new(text, &head);
    checker.head();
    visitor.deck(&head);
    for fact in outline.facts {
        let place = FactSpan { span: fact.span, cards: fact.cards };
        let fact: Fact = item::parse(text.get(place.span.clone())?).ok()?;
        checker.fact(&fact, &place);
        visitor.fact(fact, place);
    }
    for span in outline.cards {
        let card: Card = item::parse(text.get(span.clone())?).ok()?;
        checker.loose_card(&card, &span);
        visitor.card(card, span);
    }
    Some(checker.found())
}
