//! Where a sentence ends.

use std::collections::VecDeque;

use super::super::{Line, Span};
use super::abbreviations;
use super::characters::{is_closing_bracket, is_closing_quote, is_quote, is_stop};
use super::chunks::{Piece, Pieces};

/// The most words of a sentence.
const LONGEST: usize = 400;
/// How many words are looked at after the one that may end a sentence.
const AHEAD: usize = 8;

/// The sentences of one paragraph, in order.
pub(super) struct Sentences<'t> {
    pieces: Pieces<'t>,
    /// The words that were read and not given away yet.
    queue: VecDeque<Piece>,
    starts_paragraph: bool,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(text: &'t str, paragraph: Span) -> Sentences<'t> {
        Sentences { pieces: Pieces::new(text, paragraph), queue: VecDeque::new(), starts_paragraph: true }
    }

    /// The number of words of the next sentence.
    fn length(&mut self) -> usize {
        let mut at = 0;
        loop {
            while self.queue.len() < at + 1 + AHEAD {
                let Some(piece) = self.pieces.next() else { break };
                self.queue.push_back(piece);
            }
            if at + 1 >= self.queue.len() {
                return self.queue.len();
            }
            if at + 1 >= LONGEST {
                return self.best(at + 1);
            }
            if self.ends(at) {
                return at + 1;
            }
            at += 1;
        }
    }

    /// The best place to cut a sentence that does not end: after a mark, before a space.
    fn best(&self, most: usize) -> usize {
        let after = |marks: &[&str]| {
            (most / 2..most)
                .rev()
                .find(|&n| marks.contains(&self.queue[n - 1].word.form.as_str()) && self.queue[n].spaced)
        };
        after(&[".", "!", "?", ";", ":", "…", "..."])
            .or_else(|| after(&[",", "—", "–", "--", "|", ")"]))
            .or_else(|| (most / 2..most).rev().find(|&n| !self.queue[n].word.joined && self.queue[n].spaced))
            .or_else(|| (most / 2..most).rev().find(|&n| !self.queue[n].word.joined))
            .unwrap_or(most)
    }

    /// Whether a sentence ends after the word at `at`, which is not the last of the paragraph.
    fn ends(&self, at: usize) -> bool {
        let next = &self.queue[at + 1];
        if next.word.joined || !next.spaced {
            return false;
        }
        let mut last = at;
        while last > 0 && !self.queue[last].spaced && closes(&self.queue[last].word.form) {
            last -= 1;
        }
        let form = &self.queue[last].word.form;
        let stop = form.chars().all(is_stop);
        let abbreviation = !stop && form.ends_with('.');
        let first =
            self.queue.iter().skip(at + 1).find_map(|p| p.word.form.chars().find(|c| c.is_alphanumeric()));
        let lower = first.is_some_and(char::is_lowercase);
        if stop {
            return !lower;
        }
        abbreviation
            && !lower
            && abbreviations::follower(form.trim_end_matches('.')) == Some(abbreviations::Follower::Any)
            && first.is_some_and(char::is_uppercase)
    }
}

fn closes(form: &str) -> bool {
    form.chars().all(|c| is_quote(c) || is_closing_quote(c) || is_closing_bracket(c))
}

impl Iterator for Sentences<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let length = self.length();
        let words: Vec<_> = self.queue.drain(..length).map(|piece| piece.word).collect();
        let span = words.first()?.span.to(words.last()?.span);
        let starts_paragraph = std::mem::take(&mut self.starts_paragraph);
        Some(Line { span, words, starts_paragraph })
    }
}
