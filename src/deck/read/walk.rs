//! Going through a deck file item by item, so that a deck of any size can be checked without being
//! held in memory as a whole.

use std::ops::Range;

use super::frames::Items;
use super::{FactSpan, byte_order_mark, item, salvage};
use crate::deck::card::Card;
use crate::deck::check::Checker;
use crate::deck::diagnostic::Diagnostic;
use crate::deck::fact::{Deck, Fact};
use crate::deck::outline::{FactFrame, FieldSpan, Stretch, frame};

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
pub fn walk<V: Visitor + Send>(text: &str, new: impl Fn() -> V + Sync) -> (V, Vec<Diagnostic>) {
    let (mut visitors, diagnostics) = walk_in_parts(text, 1, &new);
    (visitors.pop().unwrap_or_else(new), diagnostics)
}

/// The same with up to `parts` visitors side by side, each on a core of its own and with a stretch of
/// the file of its own: every one is shown the deck, and then its facts and loose cards. They are given
/// in the order of their stretches. A file that is not in order has one.
pub fn walk_in_parts<V: Visitor + Send>(
    text: &str,
    parts: usize,
    new: &(impl Fn() -> V + Sync),
) -> (Vec<V>, Vec<Diagnostic>) {
    let (visitors, mut diagnostics) = in_order(text, parts, new).unwrap_or_else(|| {
        let mut visitor = new();
        let diagnostics = salvage::salvage(text, &mut visitor);
        (vec![visitor], diagnostics)
    });
    if text.starts_with('\u{feff}') {
        diagnostics.push(byte_order_mark());
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    (visitors, diagnostics)
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
fn in_order<V: Visitor + Send>(
    text: &str,
    parts: usize,
    new: &(impl Fn() -> V + Sync),
) -> Option<(Vec<V>, Vec<Diagnostic>)> {
    let frame = frame(text)?;
    let name = |field: &FieldSpan| text.get(field.name.clone());
    let mut own = String::from("Deck(");
    for (index, field) in frame.fields.iter().enumerate() {
        if frame.fields[..index].iter().any(|earlier| name(earlier) == name(field)) {
            return None;
        }
        if Items::of_field(name(field)?).is_none() {
            own.push_str(text.get(field.name.start..field.value.end)?);
            own.push(',');
        }
    }
    own.push(')');
    let mut deck: Deck = item::parse(&own).ok()?;
    for span in &frame.sources {
        deck.sources.push(item::parse(text.get(span.clone())?).ok()?);
    }
    let (fields, sources) = (frame.fields, frame.sources);
    let head = Head { deck, fields, sources, is_whole: true, has_all_sources: true };
    let mut shares = Share::several(&frame.facts, &frame.fact_cards, &frame.cards, parts.max(1)).into_iter();
    let first = shares.next()?;
    let head = &head;
    let read = std::thread::scope(|scope| {
        let others: Vec<_> =
            shares.map(|share| scope.spawn(move || share.read(text, head, false, new()))).collect();
        let first = first.read(text, head, true, new());
        let others = others.into_iter().map(|other| match other.join() {
            Ok(read) => read,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(first).chain(others).collect::<Option<Vec<_>>>()
    })?;
    let (checkers, visitors): (Vec<Checker<'_>>, Vec<V>) = read.into_iter().unzip();
    let checker = checkers.into_iter().reduce(Checker::and)?;
    Some((visitors, checker.found()))
}

/// A part of the items of a deck.
#[derive(Clone, Copy)]
struct Share<'f> {
    facts: &'f [FactFrame],
    fact_cards: &'f [Stretch],
    cards: &'f [Stretch],
}

impl<'f> Share<'f> {
    /// The items in so many parts of about as many bytes.
    fn several(
        facts: &'f [FactFrame],
        fact_cards: &'f [Stretch],
        cards: &'f [Stretch],
        parts: usize,
    ) -> Vec<Share<'f>> {
        let lengths = facts.iter().map(|fact| fact.stretch).chain(cards.iter().copied());
        let all: usize = lengths.map(|stretch| stretch.span().len()).sum();
        let (mut facts, mut fact_cards, mut cards) = (facts, fact_cards, cards);
        let mut shares = Vec::with_capacity(parts);
        let mut before = 0;
        for part in 1..=parts {
            let end = all * part / parts;
            let mut take = |stretch: Stretch| {
                let takes = part == parts || before < end;
                before += if takes { stretch.span().len() } else { 0 };
                takes
            };
            let own_facts = facts.iter().take_while(|fact| take(fact.stretch)).count();
            // Cards come behind all facts.
            let own_cards = if own_facts == facts.len() {
                cards.iter().take_while(|card| take(**card)).count()
            } else {
                0
            };
            let count = facts[..own_facts].iter().map(|fact| fact.cards as usize).sum();
            shares.push(Share {
                facts: &facts[..own_facts],
                fact_cards: &fact_cards[..count],
                cards: &cards[..own_cards],
            });
            (facts, fact_cards, cards) = (&facts[own_facts..], &fact_cards[count..], &cards[own_cards..]);
        }
        shares
    }

    /// Shows the items to a visitor; `None` when one of them is not in order.
    fn read<'d, V: Visitor>(
        self,
        text: &'d str,
        head: &'d Head,
        is_first: bool,
        mut visitor: V,
    ) -> Option<(Checker<'d>, V)> {
        let mut checker = Checker::new(text, head);
        if is_first {
            checker.head();
        }
        visitor.deck(head);
        let mut cards = self.fact_cards.iter();
        for fact in self.facts {
            let own = cards.by_ref().take(fact.cards as usize).map(|card| card.span());
            let place = FactSpan { span: fact.stretch.span(), cards: own.collect() };
            let fact: Fact = item::parse(text.get(place.span.clone())?).ok()?;
            checker.fact(&fact, &place);
            visitor.fact(fact, place);
        }
        for span in self.cards.iter().map(|card| card.span()) {
            let card: Card = item::parse(text.get(span.clone())?).ok()?;
            checker.loose_card(&card, &span);
            visitor.card(card, span);
        }
        Some((checker, visitor))
    }
}
