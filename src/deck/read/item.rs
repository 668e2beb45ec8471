//! Items parsed by RON itself, from their slices of the file.

use std::ops::Range;
use std::sync::LazyLock;

use ron::error::{Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::frames::Items;
use crate::deck::card::Card;
use crate::deck::chars::char_start;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::{Fact, Source};
use crate::deck::outline::{fact_at, item_at};

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

/// The bytes of the item of a list that starts at byte `start`, if the RON parser takes it. What is
/// spent in vain is taken off the budget. The item itself is not kept: of a large file with a mistake
/// all would be held at once.
pub(super) fn sound(text: &str, start: usize, items: Items, budget: &mut usize) -> Option<Sound> {
    let reach = char_start(text, start.saturating_add((*budget).max(SURE_REACH)));
    let within = &text[..reach];
    let takes = |span: &Range<usize>| match items {
        Items::Facts => parse::<Fact>(&text[span.clone()]).is_ok(),
        Items::Sources => parse::<Source>(&text[span.clone()]).is_ok(),
        Items::Cards => parse::<Card>(&text[span.clone()]).is_ok(),
    };
    let outlined = match items {
        Items::Facts => {
            fact_at(within, start).map(|outline| Sound { span: outline.span, cards: outline.cards })
        }
        _ => item_at(within, start).map(|span| Sound { span, cards: Vec::new() }),
    };
    let read = outlined.and_then(|sound| if takes(&sound.span) { Ok(sound) } else { Err(sound.span.end) });
    read.map_err(|end| *budget = budget.saturating_sub(end.saturating_sub(start))).ok()
}

/// Where an item stands that the RON parser takes, and the cards of a fact.
#[derive(Debug)]
pub(in crate::deck) struct Sound {
    pub span: Range<usize>,
    pub cards: Vec<Range<usize>>,
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
