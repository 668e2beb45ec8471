//! Where the items of a well-formed deck file are, found without parsing them.
//!
//! One pass over the bytes that knows strings, comments and brackets, and nothing else of RON.
//! It gives up at the first surprise; then [`read`](mod@super::read) takes the slow and patient
//! way. Items are not checked here: the RON parser does that, slice by slice.

use std::ops::Range;

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

/// Where the fields and the items of a deck are, the parts of facts left out.
#[derive(Debug, Default)]
pub(super) struct Frame {
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
pub(super) struct FactFrame {
    pub stretch: Stretch,
    pub cards: u32,
}

/// A span of bytes in half the room: a large deck has a hundred thousand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
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
pub(super) fn frame(text: &str) -> Option<Frame> {
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

/// Brackets within brackets that fit a scanner's record of them.
const MAX_DEPTH: u32 = 64;

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

/// What a byte may start, outside of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Quote,
    Slash,
    Open,
    Close,
    /// `#` belongs to raw strings only; `'` to nothing in a deck.
    Odd,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Plain; 256];
    classes[b'"' as usize] = Class::Quote;
    classes[b'/' as usize] = Class::Slash;
    classes[b'(' as usize] = Class::Open;
    classes[b'[' as usize] = Class::Open;
    classes[b'{' as usize] = Class::Open;
    classes[b')' as usize] = Class::Close;
    classes[b']' as usize] = Class::Close;
    classes[b'}' as usize] = Class::Close;
    classes[b'#' as usize] = Class::Odd;
    classes[b'\'' as usize] = Class::Odd;
    classes
};

impl<'t> Scanner<'t> {
    fn new(text: &'t str, at: usize) -> Scanner<'t> {
        Scanner { text, bytes: text.as_bytes(), at }
    }

    /// A scanner at the deck's first byte: behind a byte order mark, comments and headers.
    fn at_deck(text: &'t str) -> Option<Scanner<'t>> {
        let mut scanner = Scanner::new(text, 0);
        if text.starts_with('\u{feff}') {
            scanner.at = '\u{feff}'.len_utf8();
        }
        scanner.blanks()?;
        // A header that turns extensions on is harmless: they are on.
        while text[scanner.at..].starts_with("#![") {
            scanner.at += 2;
            scanner.balanced()?;
            scanner.blanks()?;
        }
        Some(scanner)
    }

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

    /// `Head( … )`, or `( … )` as RON allows it.
    fn item(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.word();
        self.blanks()?;
        self.balanced()?;
        Some(start..self.at)
    }

    /// A struct's name, which may be left out.
    fn head(&mut self, name: &str) -> Option<()> {
        let word = self.word();
        if !word.is_empty() && self.text.get(word)? != name {
            return None;
        }
        self.blanks()
    }

    fn fields(
        &mut self,
        value: impl FnMut(&mut Scanner<'t>, &'t str) -> Option<()>,
    ) -> Option<Vec<FieldSpan>> {
        let mut fields = Vec::new();
        self.each_field(value, |name, value| fields.push(FieldSpan { name, value }))?;
        Some(fields)
    }

    fn each_field(
        &mut self,
        mut value: impl FnMut(&mut Scanner<'t>, &'t str) -> Option<()>,
        mut seen: impl FnMut(Range<usize>, Range<usize>),
    ) -> Option<()> {
        self.eat(b'(')?;
        loop {
            self.blanks()?;
            if self.eat(b')').is_some() {
                return Some(());
            }
            let name = self.word();
            if name.is_empty() {
                return None;
            }
            self.blanks()?;
            self.eat(b':')?;
            self.blanks()?;
            let start = self.at;
            value(self, self.text.get(name.clone())?)?;
            seen(name, start..self.at);
            self.blanks()?;
            if self.eat(b',').is_none() && self.peek()? != b')' {
                return None;
            }
        }
    }

    fn list(&mut self, mut item: impl FnMut(&mut Scanner<'t>) -> Option<()>) -> Option<()> {
        self.eat(b'[')?;
        loop {
            self.blanks()?;
            if self.eat(b']').is_some() {
                return Some(());
            }
            item(self)?;
            self.blanks()?;
            if self.eat(b',').is_none() && self.peek()? != b']' {
                return None;
            }
        }
    }

    /// A string, a number, a word, or something in brackets, with or without a head.
    fn value(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'_' | b'.' | b'+' | b'-' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'))
        {
            self.at += 1;
        }
        match self.peek()? {
            b'"' if self.at == start => self.string(),
            b'"' | b'#' => self.raw_string(start),
            b'(' | b'[' | b'{' => self.balanced(),
            _ => (self.at > start).then_some(()),
        }
    }

    /// From an opening bracket to behind the one that closes it.
    fn balanced(&mut self) -> Option<()> {
        // The innermost bracket in the lowest bits: 0 for `(`, 1 for `[`, 2 for `{`.
        let (mut brackets, mut depth) = (0u128, 0u32);
        let kind = |byte: u8| match byte {
            b'(' | b')' => 0,
            b'[' | b']' => 1,
            _ => 2u128,
        };
        if CLASSES[usize::from(self.peek()?)] != Class::Open {
            return None;
        }
        loop {
            let byte = self.peek()?;
            match CLASSES[usize::from(byte)] {
                Class::Plain => self.at += 1,
                Class::Quote if self.follows_raw_mark() => self.raw_string(self.at - 1)?,
                Class::Quote => self.string()?,
                Class::Slash => self.blanks()?,
                Class::Open => {
                    if depth == MAX_DEPTH {
                        return None;
                    }
                    brackets = brackets << 2 | kind(byte);
                    depth += 1;
                    self.at += 1;
                }
                Class::Close => {
                    if brackets & 3 != kind(byte) {
                        return None;
                    }
                    brackets >>= 2;
                    depth -= 1;
                    self.at += 1;
                    if depth == 0 {
                        return Some(());
                    }
                }
                Class::Odd => {
                    if byte != b'#' || !self.follows_raw_mark() {
                        return None;
                    }
                    self.raw_string(self.at - 1)?;
                }
            }
        }
    }

    /// Whether an `r` that is no part of a word stands right before this byte.
    fn follows_raw_mark(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).and_then(|at| self.bytes.get(at).copied());
        before(1) == Some(b'r')
            && !before(2).is_some_and(|byte| byte == b'_' || byte >= 0x80 || byte.is_ascii_alphanumeric())
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// A raw string whose `r` is at `mark`.
    fn raw_string(&mut self, mark: usize) -> Option<()> {
        let rest = self.text.get(mark..)?.strip_prefix('r')?;
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        let body = rest.get(hashes..)?.strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = body.find(&close)?;
        self.at = mark + 1 + hashes + 1 + end + close.len();
        Some(())
    }

    /// Skips white space and comments.
    fn blanks(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        self.at += comment_length(rest)?;
        Some(())
    }

    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while matches!(self.peek(), Some(b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')) {
            self.at += 1;
        }
        start..self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }
}

/// The bytes of each comment of a deck file, as far as its texts can be told from them.
pub fn comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut scanner = Scanner::new(text, 0);
    std::iter::from_fn(move || {
        loop {
            match scanner.peek()? {
                b'"' if scanner.follows_raw_mark() => scanner.raw_string(scanner.at - 1)?,
                b'"' => scanner.string()?,
                b'#' if scanner.follows_raw_mark() => scanner.raw_string(scanner.at - 1)?,
                b'/' => {
                    let start = scanner.at;
                    if scanner.comment().is_some() {
                        return Some(start..scanner.at);
                    }
                    scanner.at += 1;
                }
                _ => scanner.at += 1,
            }
        }
    })
}

/// The length in bytes of the comment that `text` starts with; `None` for none or an open one.
pub(super) fn comment_length(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut at, mut depth) = (2, 1);
    while depth > 0 {
        // Block comments nest in RON.
        at += text.get(at..)?.find(['/', '*'])?;
        match text.get(at..at + 2) {
            Some("/*") => (at, depth) = (at + 2, depth + 1),
            Some("*/") => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    Some(at)
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
