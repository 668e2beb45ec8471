//! Words into pieces: a vocabulary of whole words and of parts of them, of which the longest that fits comes first
//! (WordPiece: Schuster and Nakajima 2012, "Japanese and Korean voice search"). Accents and capitals are taken off;
//! how a piece was written is noted beside it.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a piece begins: a small letter, a capital, a digit, or anything else.
pub(super) const SHAPES: usize = 4;
const SMALL: usize = 0;
const CAPITAL: usize = 1;
const DIGIT: usize = 2;
const OTHER: usize = 3;

/// A longer word is no word.
const LONGEST_WORD: usize = 100;

/// Underscores in a prompt from which on they are a gap.
const GAP: &str = "___";

/// A piece of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its place in the vocabulary.
    pub(super) row: usize,
    /// How it was written.
    pub(super) shape: usize,
}

/// A vocabulary.
#[derive(Debug)]
pub(super) struct Pieces<'m> {
    rows: HashMap<&'m str, usize>,
    opening: usize,
    end: usize,
    gap: usize,
    unknown: usize,
}

/// A letter as it is looked up, and as it was written.
type Letter = (char, char);

impl<'m> Pieces<'m> {
    /// A vocabulary of one piece a line: what goes on within a word begins with `##`.
    pub(super) fn read(lines: &'m str) -> Option<Pieces<'m>> {
        let rows: HashMap<&str, usize> = lines.lines().enumerate().map(|(row, piece)| (piece, row)).collect();
        let special = |piece: &str| rows.get(piece).copied();
        let (opening, end) = (special("[CLS]")?, special("[SEP]")?);
        let (gap, unknown) = (special("[MASK]")?, special("[UNK]")?);
        Some(Pieces { rows, opening, end, gap, unknown })
    }

    /// How many pieces there are.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// What a text begins with.
    pub(super) fn opening(&self) -> Piece {
        Piece { row: self.opening, shape: OTHER }
    }

    /// What a part of a text ends with.
    pub(super) fn end(&self) -> Piece {
        Piece { row: self.end, shape: OTHER }
    }

    /// The pieces of a text; a run of underscores is one for a gap.
    pub(super) fn of(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut key = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(GAP) {
            self.cut(before, &mut key, &mut pieces);
            pieces.push(Piece { row: self.gap, shape: OTHER });
            rest = after.trim_start_matches('_');
        }
        self.cut(rest, &mut key, &mut pieces);
        pieces
    }

    fn cut(&self, text: &str, key: &mut String, pieces: &mut Vec<Piece>) {
        let mut word: Vec<Letter> = Vec::new();
        for written in text.chars() {
            if written.is_whitespace() {
                self.cut_word(&mut word, key, pieces);
            } else if is_mark(written) {
                self.cut_word(&mut word, key, pieces);
                word.push((written, written));
                self.cut_word(&mut word, key, pieces);
            } else if !written.is_control() {
                let plain = std::iter::once(written).nfd().filter(|c| !is_combining_mark(*c));
                word.extend(plain.flat_map(char::to_lowercase).map(|plain| (plain, written)));
            }
        }
        self.cut_word(&mut word, key, pieces);
    }

    /// Cuts a word, which is empty afterwards.
    fn cut_word(&self, word: &mut Vec<Letter>, key: &mut String, pieces: &mut Vec<Piece>) {
        let first = pieces.len();
        let mut start = 0;
        while start < word.len() {
            let found = (start + 1..=word.len()).rev().find_map(|end| {
                key.clear();
                key.push_str(if start > 0 { "##" } else { "" });
                key.extend(word[start..end].iter().map(|(plain, _)| *plain));
                Some((self.rows.get(key.as_str())?, end))
            });
            // A word of which a part is not known is not known at all.
            let Some((row, end)) = found.filter(|_| word.len() <= LONGEST_WORD) else {
                pieces.truncate(first);
                pieces.push(Piece { row: self.unknown, shape: shape(word[0].1) });
                break;
            };
            pieces.push(Piece { row: *row, shape: shape(word[start].1) });
            start = end;
        }
        word.clear();
    }
}

fn shape(written: char) -> usize {
    if written.is_numeric() {
        DIGIT
    } else if written.is_uppercase() {
        CAPITAL
    } else if written.is_lowercase() {
        SMALL
    } else {
        OTHER
    }
}

/// Whether a character is a piece by itself: punctuation, and a character of a script without blanks.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}')
        || matches!(c, '\u{2053}'..='\u{205e}' | '\u{2e00}'..='\u{2e5d}' | '\u{3001}'..='\u{3003}')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}')
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
