//! A text into lines.

use crate::language::Span;
use crate::language::split::{is_blank, is_invisible};

/// A line with something on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Without the white space around it.
    pub(super) span: Span,
    /// How many characters of white space stand before it.
    pub(super) indent: usize,
    /// How many characters it has.
    pub(super) length: usize,
    /// Whether a blank line stands above it, or nothing.
    pub(super) is_apart: bool,
}

/// What marks an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// With the white space behind it, in bytes.
    pub(super) length: usize,
    pub(super) numbered: bool,
}

/// The lines of a text. Pages are parted by form feeds, which count as line breaks.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut is_apart = true;
    for raw in source.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let left = raw.trim_start_matches(is_hidden);
        let start = at + (raw.len() - left.len());
        let shown = left.trim_end_matches(is_hidden);
        let breaks = source[at + raw.len()..].chars().next().map_or(0, char::len_utf8);
        if shown.is_empty() {
            // Between CR and LF, there is no line.
            let is_pair = raw.is_empty() && source[..at].ends_with('\r') && source[at..].starts_with('\n');
            is_apart |= !is_pair;
        } else {
            let indent = raw[..raw.len() - left.len()].chars().filter(|&c| is_blank(c)).count();
            let span = Span::new(start, start + shown.len());
            lines.push(Line { span, indent, length: shown.chars().count(), is_apart });
            is_apart = false;
        }
        at += raw.len() + breaks;
    }
    lines
}

fn is_hidden(c: char) -> bool {
    is_blank(c) || is_invisible(c)
}

impl Line {
    /// The mark of an item that it begins with: `•`, `-`, `2.`, `b)`, `(iv)`.
    pub(super) fn marker(&self, source: &str) -> Option<Marker> {
        let line = self.span.of(source);
        let first = line.chars().next()?;
        let behind = |length: usize| {
            let rest = &line[length..];
            length + (rest.len() - rest.trim_start_matches(is_blank).len())
        };
        if matches!(
            first,
            '•' | '‣'
                | '◦'
                | '▪'
                | '●'
                | '○'
                | '■'
                | '□'
                | '∙'
                | '⁃'
                | '►'
                | '▸'
                | '➤'
                | '✓'
                | '✔'
                | '\u{f0b7}'
        ) {
            return Some(Marker { length: behind(first.len_utf8()), numbered: false });
        }
        // The longest mark is `(viii).`: a first word can be of any length.
        let (end, _) = line.char_indices().take(8).find(|&(_, c)| is_blank(c))?;
        let mark = &line[..end];
        if matches!(mark, "-" | "–" | "—" | "*" | "+" | "o" | "·") {
            return Some(Marker { length: behind(end), numbered: false });
        }
        let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
        let is_number = inner.len() < mark.len()
            && mark.ends_with(['.', ')'])
            && (1..=3).contains(&inner.len())
            && (inner.bytes().all(|byte| byte.is_ascii_digit())
                // "A." may be the initial of a name.
                || inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase())
                || mark.ends_with(')') && inner.bytes().all(|byte| byte.is_ascii_alphabetic()) && inner.len() == 1
                || inner.bytes().all(|byte| b"ivx".contains(&byte)));
        is_number.then(|| Marker { length: behind(end), numbered: true })
    }
}
