//! Words into sentences.

use std::collections::VecDeque;

use super::super::{RawSentence, Span};
use super::chunks::Pieces;
use super::places::{AHEAD, Nesting, Place, Seen, place};

/// The most words of a sentence.
const LONGEST: usize = 400;

/// The sentences of one paragraph, in order.
pub(super) struct Sentences<'t> {
    pieces: Pieces<'t>,
    /// The words that were read and not given away yet.
    queue: VecDeque<Seen>,
    nesting: Nesting,
    starts_paragraph: bool,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(text: &'t str, paragraph: Span) -> Sentences<'t> {
        Sentences {
            pieces: Pieces::new(text, paragraph),
            queue: VecDeque::new(),
            nesting: Nesting::default(),
            starts_paragraph: true,
        }
    }

    /// The next sentence, which ends at the first place that `ends` says yes to.
    pub(super) fn next(&mut self, ends: &mut impl FnMut(&Place) -> bool) -> Option<RawSentence> {
        let length = self.length(ends);
        let words: Vec<_> = self.queue.drain(..length).map(|seen| seen.piece.word).collect();
        let span = words.first()?.span.to(words.last()?.span);
        let starts_paragraph = std::mem::take(&mut self.starts_paragraph);
        Some(RawSentence { span, words, starts_paragraph })
    }

    /// The number of words of the next sentence.
    fn length(&mut self, ends: &mut impl FnMut(&Place) -> bool) -> usize {
        let start = self.nesting;
        for at in 0..LONGEST {
            while self.queue.len() < at + 1 + AHEAD
                && let Some(piece) = self.pieces.next()
            {
                self.queue.push_back(Seen::new(piece));
            }
            let Some(seen) = self.queue.get(at) else { return at };
            self.nesting.add(seen, self.queue.get(at + 1));
            if place(&self.queue, at, self.nesting).is_some_and(|place| ends(&place)) {
                return at + 1;
            }
        }
        if self.queue.len() <= LONGEST {
            return self.queue.len();
        }
        let length = self.cut();
        self.nesting = start;
        for at in 0..length {
            self.nesting.add(&self.queue[at], self.queue.get(at + 1));
        }
        length
    }

    /// Where a sentence that does not end is cut: in its second half, after the strongest mark.
    fn cut(&self) -> usize {
        let last = |test: &dyn Fn(&str) -> bool| {
            (LONGEST / 2..=LONGEST).rev().find(|&n| {
                let next = &self.queue[n].piece;
                next.spaced && !next.word.joined && test(&self.queue[n - 1].piece.word.form)
            })
        };
        last(&|form| matches!(form, "." | "!" | "?" | ";" | ":" | "…" | "..."))
            .or_else(|| last(&|form| matches!(form, "," | "—" | "–" | "--" | "|" | ")")))
            .or_else(|| last(&|_| true))
            .or_else(|| (LONGEST / 2..=LONGEST).rev().find(|&n| !self.queue[n].piece.word.joined))
            .unwrap_or(LONGEST)
    }
}
