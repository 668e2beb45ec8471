//! Adding to the text of a deck: cards, facts, remarks. Every byte that stands there stays as it is, and what is added is
//! laid out like its neighbours.

mod layout;
mod remark;
mod rename;
mod splice;

use std::ops::Range;

use super::card::Card;
use super::fact::Fact;
use super::outline::{FactOutline, FieldSpan, Outline};
use super::write::{Layout, card_line, card_lines, fact_line, fact_lines};
use layout::{Manner, level_of, line_end, manner_of, margin_of};
pub use remark::{Remark, remarked};
pub use rename::renamed;
use splice::{List, Written};

/// A text that was added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub text: String,
    /// Where the new item stands in it, without the comma behind it.
    pub added: Range<usize>,
}

/// Which cards a card is added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Those that belong to no fact.
    Loose,
    /// Those of the fact in this place of the outline.
    Fact(usize),
}

/// The text with a card behind the others of its list, which is made if there is none. `outline` is
/// the text's own; `None` when the place is not clear, as where the list stands there twice.
pub fn append_card(text: &str, outline: &Outline, among: Among, card: &Card) -> Option<Edited> {
    let (owner, cards) = match among {
        Among::Loose => (Owner::of_deck(outline), outline.cards.as_slice()),
        Among::Fact(place) => {
            let fact = outline.facts.get(place)?;
            (Owner::of_fact(fact), fact.cards.as_slice())
        }
    };
    let page = Page::new(text, outline);
    let all = || outline.facts.iter().flat_map(|fact| &fact.cards).chain(&outline.cards).cloned().collect();
    let neighbours: Vec<Range<usize>> = if cards.is_empty() { all() } else { cards.to_vec() };
    let manner = manner_of(text, &neighbours);
    let lines = |margin: &str| match manner {
        Manner::Line => format!("{margin}{},\n", card_line(card)),
        Manner::Spread(spread) => card_lines(card, Layout { margin, level: page.level, spread }),
    };
    page.append(&owner, "cards", cards, &Written { line: card_line(card), lines: &lines })
}

/// The text with a fact behind the others, its cards in it. As [`append_card`].
pub fn append_fact(text: &str, outline: &Outline, fact: &Fact) -> Option<Edited> {
    let page = Page::new(text, outline);
    let facts: Vec<Range<usize>> = outline.facts.iter().map(|fact| fact.span.clone()).collect();
    let cards: Vec<Range<usize>> =
        outline.facts.iter().flat_map(|fact| &fact.cards).chain(&outline.cards).cloned().collect();
    let is_line = |span: &Range<usize>| text.get(span.clone()).is_some_and(|fact| !fact.contains('\n'));
    let are_lines = !facts.is_empty() && facts.iter().all(is_line);
    let manner = manner_of(text, &cards);
    let lines = |margin: &str| match manner {
        Manner::Spread(spread) if !are_lines => {
            fact_lines(fact, Layout { margin, level: page.level, spread })
        }
        Manner::Line if !are_lines => {
            fact_lines(fact, Layout { margin, level: page.level, spread: Manner::DEFAULT })
        }
        _ => format!("{margin}{},\n", fact_line(fact)),
    };
    page.append(&Owner::of_deck(outline), "facts", &facts, &Written { line: fact_line(fact), lines: &lines })
}

/// What a list stands in: the deck or a fact.
struct Owner<'o> {
    span: &'o Range<usize>,
    fields: &'o [FieldSpan],
}

impl<'o> Owner<'o> {
    fn of_deck(outline: &'o Outline) -> Owner<'o> {
        Owner { span: &outline.span, fields: &outline.fields }
    }

    fn of_fact(fact: &'o FactOutline) -> Owner<'o> {
        Owner { span: &fact.span, fields: &fact.fields }
    }
}

/// The text of a deck and how it is laid out.
struct Page<'t> {
    text: &'t str,
    /// What a line begins with, once a level.
    level: &'t str,
    line_end: &'static str,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, outline: &Outline) -> Page<'t> {
        Page { text, level: level_of(text, outline), line_end: line_end(text) }
    }

    /// The text with `item` behind `items`, which are those of the field `name`.
    fn append(
        &self,
        owner: &Owner,
        name: &str,
        items: &[Range<usize>],
        item: &Written<'_>,
    ) -> Option<Edited> {
        let is_named = |field: &&FieldSpan| self.text.get(field.name.clone()) == Some(name);
        let mut fields = owner.fields.iter().filter(is_named);
        match (fields.next(), fields.next()) {
            (Some(field), None) => {
                let list = List { text: self.text, span: &field.value, items, line_end: self.line_end };
                let margin = margin_of(self.text, field.name.start);
                Some(list.append(item, margin, self.level).apply(self.text))
            }
            (None, _) => {
                let mut edited = self.append_list(owner, name, item)?.apply(self.text);
                edited.added = inside(&edited.text, edited.added)?;
                Some(edited)
            }
            (Some(_), Some(_)) => None,
        }
    }

    /// The field `name` with a list of one item, as a new field of its owner. Facts stand before
    /// loose cards.
    fn append_list(&self, owner: &Owner, name: &str, item: &Written<'_>) -> Option<splice::Splice> {
        let is_cards = |field: &FieldSpan| self.text.get(field.name.clone()) == Some("cards");
        let last =
            owner.fields.iter().rposition(|field| !is_cards(field)).or(owner.fields.len().checked_sub(1))?;
        let spans: Vec<Range<usize>> =
            owner.fields.iter().map(|field| field.name.start..field.value.end).collect();
        let lines = |margin: &str| {
            let deeper = format!("{margin}{}", self.level);
            format!("{margin}{name}: [\n{}{margin}],\n", (item.lines)(&deeper))
        };
        let field = Written { line: format!("{name}: [{}]", item.line), lines: &lines };
        let list = List { text: self.text, span: owner.span, items: &spans, line_end: self.line_end };
        list.insert_behind(last, &field)
    }
}

/// The only item of the list that is the value of the field at `span`.
fn inside(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let field = text.get(span.clone())?;
    let list = field.get(field.find('[')? + 1..field.len() - 1)?;
    let start = span.start + field.len() - 1 - list.trim_start().len();
    let item = list.trim().trim_end_matches(',');
    Some(start..start + item.len())
}
