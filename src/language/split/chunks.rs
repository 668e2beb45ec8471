//! A paragraph into words: what stands between white space, cleared of what does not show.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::super::{Span, Word};
use super::characters::{is_blank, is_invisible};
use super::words::{self, Around, Cut};

/// The longest chunk that is looked at as one, in characters.
const LONGEST: usize = 400;

/// A word and what stands before it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) word: Word,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// The words of one paragraph, in order.
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// Where the next chunk begins, or the white space before it.
    at: usize,
    end: usize,
    spaced: bool,
    quoted: bool,
    money: bool,
    cuts: Vec<Cut>,
    ready: VecDeque<Piece>,
}

impl<'t> Pieces<'t> {
    pub(super) fn new(text: &'t str, paragraph: Span) -> Pieces<'t> {
        Pieces {
            text,
            at: paragraph.start,
            end: paragraph.end,
            spaced: true,
            quoted: false,
            money: false,
            cuts: Vec::new(),
            ready: VecDeque::new(),
        }
    }

    /// Cuts the next chunk; false at the end of the paragraph.
    fn fill(&mut self) -> bool {
        let rest = &self.text[self.at..self.end];
        let shown = rest.trim_start_matches(is_hidden);
        let skipped = rest.len() - shown.len();
        self.spaced |= rest[..skipped].contains(is_blank);
        let start = self.at + skipped;
        let (length, hidden) = measure(shown);
        if length == 0 {
            self.at = self.end;
            return false;
        }
        self.at = start + length;
        let chunk = Chunk::new(&shown[..length], hidden);
        let after = self.text[self.at..self.end].trim_start_matches(is_hidden);
        let around = Around { after, quoted: self.quoted, money: self.money };
        self.cuts.clear();
        words::cut(&chunk.shown, around, &mut self.cuts);
        for cut in &self.cuts {
            let form = &chunk.shown[cut.start..cut.end];
            let span = chunk.span(cut.start, cut.end);
            if form == "’" || form == "'" {
                self.quoted = !cut.joined && opens(&chunk.shown, cut.start);
            } else if form == "‘" || form == "`" {
                self.quoted = true;
            }
            self.money = matches!(form, "$" | "£" | "€" | "¥" | "US$" | "U$");
            let word = Word {
                span: Span::new(start + span.start, start + span.end),
                form: form.to_owned(),
                joined: cut.joined,
            };
            self.ready.push_back(Piece { word, spaced: std::mem::take(&mut self.spaced) });
        }
        true
    }
}

/// Whether a single mark at `at` opens a quotation.
fn opens(chunk: &str, at: usize) -> bool {
    let before = chunk[..at].chars().next_back();
    let after = chunk[at..].chars().nth(1);
    !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while self.ready.is_empty() {
            if !self.fill() {
                return None;
            }
        }
        self.ready.pop_front()
    }
}

/// What stands between white space, as it shows.
struct Chunk<'t> {
    shown: Cow<'t, str>,
    /// For each byte of `shown`, where it stands in the chunk as it is written; empty if everything
    /// shows.
    places: Vec<usize>,
}

impl<'t> Chunk<'t> {
    fn new(written: &'t str, hidden: bool) -> Chunk<'t> {
        if !hidden {
            return Chunk { shown: Cow::Borrowed(written), places: Vec::new() };
        }
        let mut shown = String::with_capacity(written.len());
        let mut places = Vec::with_capacity(written.len());
        for (at, c) in written.char_indices().filter(|&(_, c)| !is_invisible(c)) {
            shown.push(c);
            places.extend(at..at + c.len_utf8());
        }
        Chunk { shown: Cow::Owned(shown), places }
    }

    /// Where the bytes `start..end` of what shows are written.
    fn span(&self, start: usize, end: usize) -> Span {
        match self.places.is_empty() {
            true => Span::new(start, end),
            false => Span::new(self.places[start], self.places[end - 1] + 1),
        }
    }
}

/// The length of the chunk at the start of `text`, and whether something in it does not show.
fn measure(text: &str) -> (usize, bool) {
    let plain = text.bytes().take(LONGEST).take_while(u8::is_ascii_graphic).count();
    if plain == LONGEST || text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return (plain, false);
    }
    let mut hidden = false;
    for (count, (at, c)) in text[plain..].char_indices().enumerate() {
        if is_blank(c) || plain + count == LONGEST {
            return (plain + at, hidden);
        }
        hidden |= is_invisible(c);
    }
    (text.len(), hidden)
}

fn is_hidden(c: char) -> bool {
    is_blank(c) || is_invisible(c)
}
