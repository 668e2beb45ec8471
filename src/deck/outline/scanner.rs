//! Bytes, strings, comments and brackets of a deck file, and nothing else of RON.

use std::ops::Range;

use super::FieldSpan;

/// Brackets within brackets that fit a scanner's record of them.
const MAX_DEPTH: u32 = 64;

/// Goes over the bytes of a deck file.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    bytes: &'t [u8],
    pub(super) at: usize,
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
    pub(super) fn new(text: &'t str, at: usize) -> Scanner<'t> {
        Scanner { text, bytes: text.as_bytes(), at }
    }

    /// A scanner at the deck's first byte: behind a byte order mark, comments and headers.
    pub(super) fn at_deck(text: &'t str) -> Option<Scanner<'t>> {
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

    /// `Head( … )`, or `( … )` as RON allows it.
    pub(super) fn item(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.word();
        self.blanks()?;
        self.balanced()?;
        Some(start..self.at)
    }

    /// A struct's name, which may be left out.
    pub(super) fn head(&mut self, name: &str) -> Option<()> {
        let word = self.word();
        if !word.is_empty() && self.text.get(word)? != name {
            return None;
        }
        self.blanks()
    }

    pub(super) fn fields(
        &mut self,
        value: impl FnMut(&mut Scanner<'t>, &'t str) -> Option<()>,
    ) -> Option<Vec<FieldSpan>> {
        let mut fields = Vec::new();
        self.each_field(value, |name, value| fields.push(FieldSpan { name, value }))?;
        Some(fields)
    }

    pub(super) fn each_field(
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

    pub(super) fn list(&mut self, mut item: impl FnMut(&mut Scanner<'t>) -> Option<()>) -> Option<()> {
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
    pub(super) fn value(&mut self) -> Option<()> {
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
    pub(super) fn blanks(&mut self) -> Option<()> {
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

    pub(super) fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while matches!(self.peek(), Some(b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')) {
            self.at += 1;
        }
        start..self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> Option<()> {
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
pub(in crate::deck) fn comment_length(text: &str) -> Option<usize> {
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
