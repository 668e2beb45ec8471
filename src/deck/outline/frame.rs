//! Where the items of a deck are, in as little room as it takes.

use std::ops::Range;

use super::FieldSpan;
use super::scanner::Scanner;

/// Where the fields and the items of a deck are, the parts of facts left out.
#[derive(Debug, Default)]
pub(in crate::deck) struct Frame {
    /// The fields of the deck itself, lists included.
    pub fields: Vec<FieldSpan>,
    pub sources: Vec<Range<usize>>,
    pub facts: Vec<FactFrame>,
    /// The cards of all facts, one fact after the other.
    pub fact_cards: Vec<Stretch>,
    pub cards: Vec<Stretch>,
}

/// Where a fact stands, and how many cards it has.
#[derive(Debug, Clone, Copy)]
pub(in crate::deck) struct FactFrame {
    pub stretch: Stretch,
    pub cards: u32,
}

/// A span of bytes in half the room: a large deck has a hundred thousand.
#[derive(Debug, Clone, Copy)]
pub(in crate::deck) struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    /// `None` for what no deck file is large enough for.
    fn new(span: &Range<usize>) -> Option<Stretch> {
        Some(Stretch { start: u32::try_from(span.start).ok()?, end: u32::try_from(span.end).ok()? })
    }

    pub fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The frame of a deck file; `None` unless its brackets, strings and lists are in order.
pub(in crate::deck) fn frame(text: &str) -> Option<Frame> {
    let mut scanner = Scanner::at_deck(text)?;
    let mut frame = Frame::default();
    scanner.head("Deck")?;
    let Frame { sources, facts, fact_cards, cards, .. } = &mut frame;
    let fields = scanner.fields(|scanner, name| match name {
        "sources" => scanner.list(|scanner| scanner.item().map(|span| sources.push(span))),
        "facts" => scanner.list(|scanner| scanner.fact_frame(fact_cards).map(|fact| facts.push(fact))),
        "cards" => scanner.list(|scanner| scanner.stretch().map(|card| cards.push(card))),
        _ => scanner.value(),
    })?;
    frame.fields = fields;
    scanner.blanks()?;
    (scanner.at == text.len()).then_some(frame)
}

impl Scanner<'_> {
    /// A fact, its cards put behind those of the others.
    fn fact_frame(&mut self, all: &mut Vec<Stretch>) -> Option<FactFrame> {
        let (start, before) = (self.at, all.len());
        self.head("Fact")?;
        self.each_field(
            |scanner, name| match name {
                "cards" => scanner.list(|scanner| scanner.stretch().map(|card| all.push(card))),
                _ => scanner.value(),
            },
            |_, _| {},
        )?;
        let stretch = Stretch::new(&(start..self.at))?;
        Some(FactFrame { stretch, cards: u32::try_from(all.len() - before).ok()? })
    }

    fn stretch(&mut self) -> Option<Stretch> {
        self.item().and_then(|span| Stretch::new(&span))
    }
}
