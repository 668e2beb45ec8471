//! Where the items of a well-formed deck file are, found without parsing them.
//!
//! One pass over the bytes that knows strings, comments and brackets, and nothing else of RON.
//! It gives up at the first surprise; then [`read`](mod@super::read) takes the slow and patient
//! way. Items are not checked here: the RON parser does that, slice by slice.

mod frame;
mod scanner;

use std::ops::Range;

pub(super) use frame::{FactFrame, Stretch, frame};
use scanner::Scanner;
pub(super) use scanner::comment_length;
pub use scanner::comments;

/// A field of a struct: the bytes of its name and of its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSpan {
    pub name: Range<usize>,
    pub value: Range<usize>,
}

/// Where a fact and its parts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactOutline {
    /// The whole item, `Fact( … )`.
    pub span: Range<usize>,
    /// Its fields, `cards` included.
    pub fields: Vec<FieldSpan>,
    /// Each item of its `cards: [ … ]`.
    pub cards: Vec<Range<usize>>,
}

/// Where the parts of a deck are, as byte spans of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The whole `Deck( … )`.
    pub span: Range<usize>,
    /// The fields of the deck itself, lists included.
    pub fields: Vec<FieldSpan>,
    /// Each item of `sources: [ … ]`.
    pub sources: Vec<Range<usize>>,
    /// Each item of `facts: [ … ]`.
    pub facts: Vec<FactOutline>,
    /// Each item of the deck's own `cards: [ … ]`.
    pub cards: Vec<Range<usize>>,
}

/// The outline of a deck file; `None` unless its brackets, strings and lists are in order.
pub fn outline(text: &str) -> Option<Outline> {
    let mut scanner = Scanner::at_deck(text)?;
    let deck = scanner.deck()?;
    scanner.blanks()?;
    (scanner.at == text.len()).then_some(deck)
}

/// The fact that starts at byte `start`, or where its outline came to an end.
pub(super) fn fact_at(text: &str, start: usize) -> Result<FactOutline, usize> {
    let mut scanner = Scanner::new(text, start);
    scanner.fact().ok_or(scanner.at)
}

/// The span of the item, `Head( … )`, that starts at byte `start`, or where it came to an end.
pub(super) fn item_at(text: &str, start: usize) -> Result<Range<usize>, usize> {
    let mut scanner = Scanner::new(text, start);
    scanner.item().ok_or(scanner.at)
}

/// The byte behind the opening parenthesis of the item, `Head( … )`, that starts at byte `start`.
pub(super) fn inside(text: &str, start: usize) -> Option<usize> {
    let mut scanner = Scanner::new(text, start);
    scanner.word();
    scanner.blanks()?;
    scanner.eat(b'(')?;
    Some(scanner.at)
}

impl Scanner<'_> {
    fn deck(&mut self) -> Option<Outline> {
        let mut deck = Outline::default();
        let start = self.at;
        self.head("Deck")?;
        let (mut sources, mut facts, mut cards) = (Vec::new(), Vec::new(), Vec::new());
        deck.fields = self.fields(|scanner, name| match name {
            "sources" => scanner.list(|scanner| scanner.item().map(|span| sources.push(span))),
            "facts" => scanner.list(|scanner| scanner.fact().map(|fact| facts.push(fact))),
            "cards" => scanner.list(|scanner| scanner.item().map(|span| cards.push(span))),
            _ => scanner.value(),
        })?;
        deck.span = start..self.at;
        (deck.sources, deck.facts, deck.cards) = (sources, facts, cards);
        Some(deck)
    }

    fn fact(&mut self) -> Option<FactOutline> {
        let start = self.at;
        self.head("Fact")?;
        let mut cards = Vec::new();
        let fields = self.fields(|scanner, name| match name {
            "cards" => scanner.list(|scanner| scanner.item().map(|span| cards.push(span))),
            _ => scanner.value(),
        })?;
        Some(FactOutline { span: start..self.at, fields, cards })
    }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn the_parts_of_a_deck_are_found() {
        let text = r##"// "( comment
#![enable(implicit_some)]
Deck(title: "a \" ) b", /* /* ( */ " */ level: -1.5,
  facts: [Fact(id: "f", cards: [Ask(q: r#"")"#, a: ["x"]), Cloze("[y]"),]), ],
  cards: [ Flip(front: r"\", back: "b") ] )
"##;
        let outline = outline(text).unwrap();
        let names: Vec<&str> = outline.fields.iter().map(|field| &text[field.name.clone()]).collect();
        assert_eq!(names, ["title", "level", "facts", "cards"]);
        assert_eq!(&text[outline.fields[0].value.clone()], r#""a \" ) b""#);
        assert_eq!(&text[outline.fields[1].value.clone()], "-1.5");
        assert_eq!(&text[outline.facts[0].cards[0].clone()], r##"Ask(q: r#"")"#, a: ["x"])"##);
        assert_eq!(&text[outline.facts[0].cards[1].clone()], r#"Cloze("[y]")"#);
        assert_eq!(&text[outline.cards[0].clone()], r#"Flip(front: r"\", back: "b")"#);
    }

    #[test]
    fn a_surprise_ends_the_outline() {
        for text in [
            "",
            "Deck(",
            "Deck(title: \"a",
            "Deck(cards: [Ask(q: [)])",
            "Deck() x",
            "Dek()",
            "Deck(a b)",
            "/*",
        ] {
            assert_eq!(outline(text), None, "{text}");
        }
    }
}
