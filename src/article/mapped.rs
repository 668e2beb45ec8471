//! A text that was made from another one, and that knows where everything in it comes from.

use std::ops::Range;

use crate::language::Span;
use crate::language::split::{is_blank, is_invisible};

/// A text in pieces, each of which stands for a part of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Mapped {
    text: String,
    /// In the order of the text. None is empty in the text.
    pieces: Vec<Piece>,
}

/// From `at` to the next piece (or the end) the text stands for `source`: byte by byte if both are
/// equally long, as a whole otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    at: usize,
    source: Range<usize>,
}

impl Mapped {
    /// What it says.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The part of the source from where its text begins to where it ends.
    pub(super) fn source(&self) -> Range<usize> {
        self.origin(Span::new(0, self.text.len()))
    }

    /// Adds what stands for a part of the source.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut()
            && at - last.at == last.source.len()
            && last.source.end == source.start
            && text.len() == source.len()
        {
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece { at, source });
    }

    /// Adds a part of the source as it reads: what does not show is left away, and white space of any
    /// kind and length is one space, none at the start.
    pub(super) fn push_shown(&mut self, source: &str, part: Range<usize>) {
        let mut from = part.start;
        for (at, c) in source[part.clone()].char_indices() {
            let at = part.start + at;
            let next = at + c.len_utf8();
            // One space is taken as it is, which keeps plain text in one piece.
            let stays =
                if is_blank(c) { c == ' ' && !self.is_spaced(&source[from..at]) } else { !is_invisible(c) };
            if stays {
                continue;
            }
            self.push(&source[from..at], from..at);
            if is_blank(c) && !self.is_spaced("") {
                self.push(" ", at..next);
            }
            from = next;
        }
        self.push(&source[from..part.end], from..part.end);
    }

    /// Whether nothing, or a space, stands before what comes after `more`.
    fn is_spaced(&self, more: &str) -> bool {
        let last = more.bytes().next_back().or_else(|| self.text.bytes().next_back());
        last.is_none_or(|byte| byte == b' ')
    }

    /// Takes away its last characters from the byte `end` on.
    pub(super) fn truncate(&mut self, end: usize) {
        // Where the last piece ends.
        let mut stop = self.text.len();
        while let Some(last) = self.pieces.last_mut() {
            if last.at < end {
                if stop - last.at == last.source.len() {
                    last.source.end = last.source.start + (end.min(stop) - last.at);
                }
                break;
            }
            stop = last.at;
            self.pieces.pop();
        }
        self.text.truncate(end);
    }

    /// Takes away the space at its end.
    pub(super) fn trim_end(&mut self) {
        self.truncate(self.text.trim_end().len());
    }

    /// Adds a part of another text, which has the same source.
    pub(super) fn append(&mut self, other: &Mapped, part: Range<usize>) {
        let first = other.pieces.partition_point(|piece| piece.at <= part.start).saturating_sub(1);
        for (at, piece) in other.pieces.iter().enumerate().skip(first) {
            if piece.at >= part.end {
                break;
            }
            let end = other.pieces.get(at + 1).map_or(other.text.len(), |next| next.at);
            let (start, stop) = (piece.at.max(part.start), end.min(part.end));
            let source = match end - piece.at == piece.source.len() {
                true => piece.source.start + (start - piece.at)..piece.source.start + (stop - piece.at),
                false => piece.source.clone(),
            };
            self.push(&other.text[start..stop], source);
        }
    }

    /// The same without some parts of it, which are in order and do not overlap.
    pub(super) fn without(&self, cuts: &[Range<usize>]) -> Mapped {
        let mut rest = Mapped::default();
        let mut from = 0;
        for cut in cuts {
            rest.append(self, from..cut.start);
            from = cut.end;
        }
        rest.append(self, from..self.text.len());
        rest
    }

    /// Where a part of the text comes from: from the source of its first byte to that of its last.
    pub(super) fn origin(&self, span: Span) -> Range<usize> {
        if self.pieces.is_empty() {
            return 0..0;
        }
        let piece = |at: usize| &self.pieces[self.pieces.partition_point(|piece| piece.at <= at).max(1) - 1];
        let place = |at: usize| {
            let found = piece(at);
            let end = self.pieces.partition_point(|piece| piece.at <= at);
            let end = self.pieces.get(end).map_or(self.text.len(), |next| next.at);
            match end - found.at == found.source.len() {
                true => found.source.start + (at - found.at)..found.source.start + (at - found.at) + 1,
                false => found.source.clone(),
            }
        };
        let last = self.text.len() - 1;
        let start = place(span.start.min(last)).start;
        if span.is_empty() {
            return start..start;
        }
        start..place((span.end - 1).min(last)).end.max(start)
    }
}
