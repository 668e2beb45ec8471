//! The places where a sentence may end, and what a model is told of each.

use std::collections::VecDeque;

use super::abbreviations::{is_opener, may_be_last};
use super::chunks::Piece;
use super::shapes::{Shape, hash};

/// The number of weights; features are hashed into them.
pub const FEATURES: usize = 1 << 16;

/// How many words the features look ahead.
pub(super) const AHEAD: usize = 8;

/// A gap between two words where a sentence may end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The byte of the text at which the next sentence would begin.
    pub at: usize,
    /// Whether a mark that ends sentences stands before it.
    pub stopped: bool,
    /// What is known of it, as places in a table of [`FEATURES`] weights.
    pub features: Vec<u32>,
}

/// A word with what the features ask of it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) piece: Piece,
    shape: Shape,
    /// Of its form in lower case, digits taken as one.
    hash: u64,
}

impl Seen {
    pub(super) fn new(piece: Piece) -> Seen {
        let form = &piece.word.form;
        Seen { shape: Shape::of(form), hash: hash(form), piece }
    }

    fn closes(&self) -> bool {
        matches!(self.shape, Shape::ClosingQuote | Shape::ClosingBracket | Shape::Quote)
    }
}

/// The quotations and brackets that are open at a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Nesting {
    quoted: bool,
    bracketed: bool,
}

impl Nesting {
    /// After one more word.
    pub(super) fn add(&mut self, seen: &Seen, next: Option<&Seen>) {
        match seen.shape {
            Shape::OpeningQuote => self.quoted = true,
            Shape::ClosingQuote => self.quoted = false,
            Shape::Quote if seen.piece.word.form == "\"" => {
                // The side on which a space stands tells more than how many there were.
                let after = next.is_none_or(|next| next.piece.spaced);
                self.quoted = match (seen.piece.spaced, after) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => !self.quoted,
                };
            }
            Shape::OpeningBracket => self.bracketed = true,
            Shape::ClosingBracket => self.bracketed = false,
            _ => {}
        }
    }
}

/// The gap after the word at `at`, if a sentence may end there; its sentence begins at word 0.
pub(super) fn place(words: &VecDeque<Seen>, at: usize, nesting: Nesting) -> Option<Place> {
    let (last, next) = (words.get(at)?, words.get(at + 1)?);
    if next.piece.word.joined {
        return None;
    }
    let core = core(words, at);
    let stopped = stop_shape(words, at, core) == Shape::Stop;
    if next.piece.spaced {
        let plain = matches!(last.shape, Shape::Lower | Shape::Comma) && matches!(next.shape, Shape::Lower);
        if plain || matches!(next.shape, Shape::Stop | Shape::Comma | Shape::Colon | Shape::ClosingBracket) {
            return None;
        }
    } else if !stopped
        || next.closes()
        || !matches!(next.shape, Shape::Capitalised | Shape::Lower | Shape::OpeningQuote)
    {
        return None;
    }
    if stopped && note(words, at + 1).is_some() {
        return None;
    }
    // The treebanks end some sentences at a colon; what it announces belongs to them all the same.
    if last.shape == Shape::Colon {
        return None;
    }
    // `"Why?" he asked.`
    if core < at && last.closes() && next.shape == Shape::Lower {
        return None;
    }
    let features = features(words, at, core, nesting);
    Some(Place { at: next.piece.word.span.start, stopped, features })
}

/// The word that would end the sentence: the one at `at`, or the one before the quotation marks,
/// brackets and numbers of notes that follow it.
fn core(words: &VecDeque<Seen>, at: usize) -> usize {
    let mut core = at;
    let least = at.saturating_sub(12);
    while core > least {
        let seen = &words[core];
        let noted = (core >= 3).then(|| core - 3).filter(|&n| note(words, n + 1) == Some(3));
        if let Some(before) = noted {
            core = before;
        } else if seen.closes() && !seen.piece.spaced || is_superscript(words, core) {
            core -= 1;
        } else {
            break;
        }
    }
    match words[core].shape {
        Shape::Stop => core,
        _ => at,
    }
}

/// The shape of the word that would end the sentence. The stop of an abbreviation is one of a
/// sentence too before a word that hardly stands within one: "in the U.S. The".
fn stop_shape(words: &VecDeque<Seen>, at: usize, core: usize) -> Shape {
    let (last, next) = (&words[core], &words[at + 1]);
    let ends = last.shape == Shape::Abbreviated && may_be_last(&last.piece.word.form);
    if ends && is_opener(&next.piece.word.form) { Shape::Stop } else { last.shape }
}

/// The number of words of the note that begins at `at`, such as `[12]`.
fn note(words: &VecDeque<Seen>, at: usize) -> Option<usize> {
    let form = |n: usize| words.get(n).map(|seen| seen.piece.word.form.as_str());
    let inner = form(at + 1)?;
    let number = inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    (form(at)? == "[" && (number || letter) && form(at + 2)? == "]").then_some(3)
}

/// The number of a note that was raised above the line, as in `word.12`.
fn is_superscript(words: &VecDeque<Seen>, at: usize) -> bool {
    let seen = &words[at];
    seen.shape == Shape::Number
        && seen.piece.word.form.len() <= 3
        && !seen.piece.spaced
        && at >= 2
        && (words[at - 1].shape == Shape::Stop || words[at - 1].closes())
        && !words[at - 1].piece.spaced
}

fn features(words: &VecDeque<Seen>, at: usize, core: usize, nesting: Nesting) -> Vec<u32> {
    let mut mix = Mix { features: Vec::with_capacity(40), template: 0 };
    let shape = |n: Option<usize>| n.and_then(|n| words.get(n)).map_or(99, |seen| seen.shape as u64);
    let word = |n: Option<usize>| n.and_then(|n| words.get(n)).map_or(7, |seen| seen.hash);
    let back = |n: usize, by: usize| n.checked_sub(by);

    let stop = word(Some(core));
    let stop_shape = stop_shape(words, at, core) as u64;
    let (p0, p1, p2) = (word(back(core, 1)), word(back(core, 2)), word(Some(at)));
    let (q0, q1, q2) = (shape(back(core, 1)), shape(back(core, 2)), shape(back(core, 3)));
    let (n0, n1, n2) = (word(Some(at + 1)), word(Some(at + 2)), word(Some(at + 3)));
    let (s0, s1, s2) = (shape(Some(at + 1)), shape(Some(at + 2)), shape(Some(at + 3)));
    let glue = u64::from(words[at + 1].piece.spaced);
    let closed = (at - core).min(3) as u64 * 32 + shape(Some(at));
    let length = (usize::BITS - at.leading_zeros()) as u64;
    let left = (words.len() - at - 1) as u64;
    let nest = u64::from(nesting.quoted) * 2 + u64::from(nesting.bracketed);
    let start = word(Some(0));
    let capitals = (0..=at)
        .rev()
        .take(4)
        .take_while(|&n| matches!(words[n].shape, Shape::Capitalised | Shape::Upper))
        .count() as u64;
    // A single character tells more by its shape; longer words by their length too.
    let size = |n: usize| words.get(n).map_or(0, |seen| seen.piece.word.form.len().min(8)) as u64;

    mix.add(0, 0);
    mix.add(stop, glue);
    mix.add(stop, s0);
    mix.add(stop, s0 * 32 + s1);
    mix.add(stop_shape * 32 + s0, s1 * 32 + s2);
    mix.add(q0 * 32 + stop_shape, s0);
    mix.add(q1 * 32 + q0, stop_shape * 32 + s0);
    mix.add(q2 * 32 + q1, (q0 * 32 + stop_shape) * 32 + s0);
    mix.add(p0, stop);
    mix.add(p0, stop_shape * 32 + s0);
    mix.add(p1, p0 ^ stop_shape);
    mix.add(p2, s0);
    mix.add(n0, stop_shape);
    mix.add(n0, stop_shape * 32 + s0);
    mix.add(n0, q0 * 32 + stop_shape);
    mix.add(n1, stop_shape * 32 + s0);
    mix.add(n0, n1 ^ stop_shape);
    mix.add(n2, stop_shape * 32 + s0);
    mix.add(closed, s0);
    mix.add(closed, stop);
    mix.add(closed * 4 + nest, stop_shape * 32 + s0);
    mix.add(nest, stop_shape * 32 + s0);
    mix.add(length, stop_shape * 32 + s0);
    mix.add(length, stop);
    mix.add(left.min(AHEAD as u64), stop_shape * 32 + s0);
    mix.add(start, stop_shape * 32 + s0);
    mix.add(shape(Some(0)), stop_shape * 32 + s0);
    mix.add(capitals * 32 + stop_shape, s0 * 32 + s1);
    mix.add(size(core.saturating_sub(1)) * 32 + q0, stop_shape * 32 + s0);
    mix.add(glue * 32 + q0, stop_shape * 32 + s0);
    let s3 = shape(Some(at + 4));
    mix.add(q1 * 32 + q0, ((stop_shape * 32 + s0) * 32 + s1) * 32 + s2);
    mix.add(stop_shape, ((s0 * 32 + s1) * 32 + s2) * 32 + s3);
    mix.add(p2, n0 ^ 1);
    mix.add(u64::from(words[core].piece.spaced) * 32 + q0, stop ^ s0);
    mix.add(shape(Some(0)) * 32 + length, stop ^ s0);
    mix.add(shape(Some(0)), n0 ^ stop_shape);
    mix.add(((q2 * 32 + q1) * 32 + q0) * 32 + stop_shape, ((s0 * 32 + s1) * 32 + s2) * 32 + s3);
    mix.features
}

/// Hashes features: pairs of values, and the number of the template that they fill.
struct Mix {
    features: Vec<u32>,
    template: u64,
}

impl Mix {
    fn add(&mut self, a: u64, b: u64) {
        self.template += 1;
        let mut x =
            a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.rotate_left(29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ self.template.wrapping_mul(0x94d0_49bb_1331_11eb)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        self.features.push(((x >> 33) as usize % FEATURES) as u32);
    }
}
