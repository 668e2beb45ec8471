//! Reading a deck file: the deck, where its items are, and everything that is wrong with it.
//!
//! A file in order takes the fast way: [`outline`] finds the items, the RON parser parses each of
//! them once. At the first surprise the file is read again with patience: items that the RON
//! parser takes are kept, and the others are taken apart by a parser of our own that says what
//! is wrong with them in an author's terms. Both ways end in the checks of what the deck means.

mod fields;
mod frames;
mod habits;
mod item;
mod judge;
mod kinds;
mod lex;
mod mend;
mod quotes;
mod retype;
mod salvage;
mod schema;
mod settle;
mod strangers;
mod tree;
mod walk;

use std::borrow::Cow;
use std::ops::Range;

use super::card::Card;
use super::diagnostic::{Code, Diagnostic, Severity};
use super::fact::{Deck, Fact};
use frames::Items;

pub(super) use tree::{Node, Value};
pub use walk::{Head, Visitor, walk, walk_in_parts};

/// Where a fact stands in its file, as byte spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSpan {
    /// The whole item, `Fact( … )`.
    pub span: Range<usize>,
    /// Each of its cards that was read, in the order of [`Fact::cards`].
    pub cards: Vec<Range<usize>>,
}

/// What came of reading a deck file.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// All items that could be read. `None` when not even a deck with a title is there.
    pub deck: Option<Deck>,
    /// Where each of the deck's facts stands.
    pub facts: Vec<FactSpan>,
    /// Where each of the deck's loose cards stands, as byte spans.
    pub cards: Vec<Range<usize>>,
    /// Every mistake, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// The mistakes that keep a part of the deck from being studied.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are no errors; there may be warnings.
    pub fn is_sound(&self) -> bool {
        self.errors().next().is_none()
    }
}

/// Reads the text of a deck file. Never fails: what cannot be read is left out and told.
pub fn read(text: &str) -> Reading {
    let (collector, diagnostics) = walk(text, Collector::default);
    let Collector { deck, facts, cards } = collector;
    match deck {
        Some(deck) => Reading { deck: Some(deck), facts, cards, diagnostics },
        None => Reading { deck: None, facts: Vec::new(), cards: Vec::new(), diagnostics },
    }
}

/// Puts a deck together again.
#[derive(Default)]
struct Collector {
    deck: Option<Deck>,
    facts: Vec<FactSpan>,
    cards: Vec<Range<usize>>,
}

impl Visitor for Collector {
    fn deck(&mut self, head: &Head) {
        self.deck = head.is_whole.then(|| head.deck.clone());
    }

    fn fact(&mut self, fact: Fact, place: FactSpan) {
        if let Some(deck) = &mut self.deck {
            deck.facts.push(fact);
            self.facts.push(place);
        }
    }

    fn card(&mut self, card: Card, span: Range<usize>) {
        if let Some(deck) = &mut self.deck {
            deck.cards.push(card);
            self.cards.push(span);
        }
    }
}

/// Reads the bytes of a deck file. What is no UTF-8 becomes U+FFFD in the text returned, which
/// is the one that the spans refer to, and an error.
pub fn read_bytes(bytes: &[u8]) -> (Cow<'_, str>, Reading) {
    let (text, flaw) = decoded(bytes);
    let mut reading = read(&text);
    if let Some(flaw) = flaw {
        reading.diagnostics.push(flaw);
        reading.diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    }
    (text, reading)
}

/// The text of a deck file's bytes. What is no UTF-8 becomes U+FFFD, and an error.
pub fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<Diagnostic>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let text = String::from_utf8_lossy(bytes);
    let mut start = None;
    let (mut at, mut count) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            start = start.or(Some((at, chunk.invalid())));
            at += char::REPLACEMENT_CHARACTER.len_utf8();
            count += 1;
        }
    }
    (text, start.map(|(start, bytes)| not_utf8(start, bytes, count)))
}

/// Parses one fact from its slice of the file; the diagnostic is in terms of the slice.
pub fn read_fact(slice: &str) -> Result<Fact, Box<Diagnostic>> {
    item::parse(slice).map_err(|error| salvage::first_flaw(slice, Items::Facts, &error))
}

/// Parses one card from its slice of the file; the diagnostic is in terms of the slice.
pub fn read_card(slice: &str) -> Result<Card, Box<Diagnostic>> {
    item::parse(slice).map_err(|error| salvage::first_flaw(slice, Items::Cards, &error))
}

fn byte_order_mark() -> Diagnostic {
    let span = 0..'\u{feff}'.len_utf8();
    Diagnostic::warning(Code::ByteOrderMark, span.clone(), "the file starts with a byte order mark")
        .with_help("save it as UTF-8 without a mark")
        .with_fix(span, "")
}

fn not_utf8(start: usize, bytes: &[u8], count: usize) -> Diagnostic {
    let named: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let named = named.join(" ");
    let message = match count {
        1 => format!("{named} (hexadecimal) is not UTF-8"),
        2 => format!("{named} (hexadecimal) is not UTF-8, nor is what stands in another place"),
        _ => format!("{named} (hexadecimal) is not UTF-8, nor is what stands in {} other places", count - 1),
    };
    // Editors that save UTF-16 start with one of these.
    let is_wide = start == 0 && matches!(bytes.first(), Some(0xff | 0xfe));
    let help =
        if is_wide { "the file seems to be UTF-16; save it as UTF-8" } else { "save the file as UTF-8" };
    Diagnostic::error(Code::NotUtf8, start..start + char::REPLACEMENT_CHARACTER.len_utf8(), message)
        .with_help(help)
}

/// The tree of one item or of the whole file, for pointing at a part of it.
pub(super) fn tree_of_item(text: &str, span: &Range<usize>, is_fact: bool) -> Node {
    let items = if is_fact { Items::Facts } else { Items::Cards };
    tree::Parser::new(text.get(..span.end).unwrap_or(text), span.start, false).item(items)
}
