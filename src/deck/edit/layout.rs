//! How the text of a deck is laid out: its margins, its line ends, the shape of its cards.

use std::ops::Range;

use crate::deck::outline::Outline;
use crate::deck::read::read_card;
use crate::deck::write::{Spread, WIDTH, card_line};
use crate::text::width;

/// How cards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Each on one line, however long.
    Line,
    Spread(Spread),
}

impl Manner {
    /// Where nothing tells how.
    pub(super) const DEFAULT: Spread = Spread::Filled;
}

/// What ends a line: that of Windows where most do.
pub(super) fn line_end(text: &str) -> &'static str {
    let (all, of_windows) = (text.matches('\n').count(), text.matches("\r\n").count());
    if of_windows * 2 > all { "\r\n" } else { "\n" }
}

/// The blanks between the beginning of the line and byte `at`; `None` where anything else stands there.
pub(super) fn margin_of(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let margin = before.get(start..)?.trim_start_matches('\u{feff}');
    margin.bytes().all(|byte| matches!(byte, b' ' | b'\t')).then_some(margin)
}

/// By how much a line stands further in than the one that it belongs to.
pub(super) fn level_of<'t>(text: &'t str, outline: &Outline) -> &'t str {
    let starts = |outer: usize, inner: usize| {
        let level = margin_of(text, inner)?.strip_prefix(margin_of(text, outer)?)?;
        (!level.is_empty()).then_some(level)
    };
    let deck = outline.fields.iter().map(|field| (outline.span.start, field.name.start));
    let facts = outline
        .facts
        .iter()
        .flat_map(|fact| fact.fields.iter().map(|field| (fact.span.start, field.name.start)));
    let lists = outline.cards.iter().map(|card| (outline.span.start, card.start));
    let found = deck.chain(facts).chain(lists).find_map(|(outer, inner)| starts(outer, inner));
    found.unwrap_or(if text.lines().any(|line| line.starts_with('\t')) { "\t" } else { "    " })
}

/// How the cards at these spans stand.
pub(super) fn manner_of(text: &str, cards: &[Range<usize>]) -> Manner {
    let slices = || cards.iter().filter_map(|span| text.get(span.clone()));
    let is_line = |card: &str| !card.contains('\n');
    let is_spread = |card: &str| {
        let first = card.lines().next().unwrap_or_default();
        !is_line(card) && first.split_once('(').is_some_and(|(_, rest)| rest.trim().is_empty())
    };
    let (lines, spread) =
        (slices().filter(|card| is_line(card)).count(), slices().filter(|card| is_spread(card)));
    let spread: Vec<&str> = spread.collect();
    let is_short =
        |card: &&str| read_card(card).is_ok_and(|card| width(&card_line(&card)) + 2 * INDENT <= WIDTH);
    if spread.is_empty() {
        let is_long = |card: &str| is_line(card) && width(card) > WIDTH;
        let never_broken = lines == cards.len() && slices().any(is_long);
        return if never_broken { Manner::Line } else { Manner::Spread(Manner::DEFAULT) };
    }
    let always = lines == 0 && spread.iter().any(is_short);
    Manner::Spread(if always { Spread::AlwaysFields } else { Spread::Fields })
}

/// About how far in a card of a fact stands, half of it.
const INDENT: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::outline::outline;

    #[test]
    fn margins_are_read_off_the_text() {
        let text = "Deck(\n\ttitle: \"x\",\n)";
        assert_eq!(margin_of(text, text.find("title").unwrap()), Some("\t"));
        assert_eq!(margin_of(text, text.find("\"x").unwrap()), None);
        assert_eq!(margin_of("\u{feff}Deck()", 3), Some(""));
        for (text, level) in [
            ("Deck(\n\ttitle: \"x\",\n)", "\t"),
            ("  Deck(\n    title: \"x\",\n  )", "  "),
            ("Deck(title: \"x\", cards: [\n   Ask(q: \"q\", a: \"a\"),\n])", "   "),
            ("Deck(title: \"x\")", "    "),
            ("Deck(title:\n\t\"x\")", "\t"),
        ] {
            assert_eq!(level_of(text, &outline(text).unwrap()), level, "{text}");
        }
        assert_eq!((line_end("a\r\nb\r\nc\n"), line_end("a\nb\r\n"), line_end("")), ("\r\n", "\n", "\n"));
    }

    #[test]
    fn the_shape_of_cards_is_read_off_them() {
        let long = format!("Ask(q: \"{}\", a: \"a\")", "q".repeat(100));
        for (cards, manner) in [
            ("Ask(q: \"q\", a: \"a\"),", Manner::Spread(Spread::Filled)),
            ("Ask(q: \"q\",\n    a: \"a\"),", Manner::Spread(Spread::Filled)),
            ("Ask(\n  q: \"q\",\n  a: \"a\",\n),", Manner::Spread(Spread::AlwaysFields)),
            ("Ask(\n  q: \"q\",\n  a: \"a\",\n), Ask(q: \"q\", a: \"a\")", Manner::Spread(Spread::Fields)),
            (long.as_str(), Manner::Line),
        ] {
            let text = format!("Deck(title: \"x\", cards: [{cards}])");
            assert_eq!(manner_of(&text, &outline(&text).unwrap().cards), manner, "{cards}");
        }
    }
}
