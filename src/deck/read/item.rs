//! Items parsed by RON itself, from their slices of the file.

use std::ops::Range;
use std::sync::LazyLock;

use ron::error::{Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::FactSpan;
use super::frames::Items;
use crate::deck::card::Card;
use crate::deck::chars::char_start;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::{Fact, Source};
use crate::deck::outline::{fact_at, item_at};

/// Something that stands in a list of a deck.
#[derive(Debug)]
pub(in crate::deck) enum Item {
    Source(Source),
    Fact(Fact, FactSpan),
    Card(Card),
}

static RON: LazyLock<ron::Options> = LazyLock::new(|| {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
});

/// The value that a slice says.
pub(super) fn parse<T: DeserializeOwned>(slice: &str) -> Result<T, Box<SpannedError>> {
    RON.from_str(slice).map_err(Box::new)
}

/// However often items have to be tried, each may reach this far, in bytes.
const SURE_REACH: usize = 4096;

/// How many bytes may be spent on items that turn out not to be sound: an open bracket or text
/// leads to the end of the file each time.
pub(super) fn budget(text: &str) -> usize {
    8 * text.len()
}

/// The item of a list that starts at byte `start`, if the RON parser takes it; with its span.
/// What is spent in vain is taken off the budget.
pub(super) fn sound(
    text: &str,
    start: usize,
    items: Items,
    budget: &mut usize,
) -> Option<(Item, Range<usize>)> {
    let reach = char_start(text, start.saturating_add((*budget).max(SURE_REACH)));
    let within = &text[..reach];
    let read = match items {
        Items::Facts => fact_at(within, start).and_then(|outline| {
            let span = outline.span;
            let fact = parse(&text[span.clone()]).map_err(|_| span.end)?;
            Ok((Item::Fact(fact, FactSpan { span: span.clone(), cards: outline.cards }), span))
        }),
        Items::Sources => item_at(within, start)
            .and_then(|span| Ok((Item::Source(parse(&text[span.clone()]).map_err(|_| span.end)?), span))),
        Items::Cards => item_at(within, start)
            .and_then(|span| Ok((Item::Card(parse(&text[span.clone()]).map_err(|_| span.end)?), span))),
    };
    read.map_err(|end| *budget = budget.saturating_sub(end.saturating_sub(start))).ok()
}

/// What RON says about a slice in which nothing else was found wrong; in terms of the slice.
pub(super) fn complaint(slice: &str, error: &SpannedError) -> Diagnostic {
    let start = offset(slice, error.span.start);
    let end = offset(slice, error.span.end).max(start);
    let reason = error.code.to_string();
    let mut chars = reason.chars();
    let reason = chars.next().map_or_else(String::new, |first| first.to_lowercase().collect());
    let reason = format!("{reason}{}", chars.as_str());
    Diagnostic::error(Code::Syntax, start..end, reason)
}

/// The byte at a place of the slice.
fn offset(slice: &str, place: Position) -> usize {
    let mut start = 0;
    for _ in 1..place.line {
        start += slice[start..].find('\n').map_or(slice.len() - start, |end| end + 1);
    }
    let column = slice[start..].char_indices().nth(place.col.saturating_sub(1));
    column.map_or(slice.len(), |(at, _)| start + at)
}
