//! What is kept of each card to find its twins: hashes of its answer and of the words of its question
//! that say something. Small, for a shelf may have a hundred thousand.

use xxhash_rust::xxh3::xxh3_64;

use super::editor::Subject;
use super::words::Words;
use crate::deck::{Card, Kind, Owner, Piece, pieces};

/// What is kept of one card.
#[derive(Debug, Clone, Copy)]
pub struct Print {
    /// Where it starts, in bytes of its file; of a file that is done with, its line.
    pub at: u32,
    /// The first byte of its fact; 0 for a loose card.
    pub fact: u32,
    pub answer: u32,
    /// Where its words begin among all.
    from: u32,
    words: u8,
    pub kind: Kind,
}

/// The lowest bit of a word's hash tells that it is a name or a number.
const DISTINCTIVE: u32 = 1;

/// The prints of many cards.
#[derive(Debug, Default)]
pub struct Prints {
    cards: Vec<Print>,
    /// The hashes of their words, those of a card sorted.
    words: Vec<u32>,
}

impl Prints {
    /// How many cards there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.cards.len()).unwrap_or(u32::MAX)
    }

    /// The print of a card, by its number.
    pub fn get(&self, card: u32) -> &Print {
        &self.cards[card as usize]
    }

    /// Takes the print of a card, unless it has nothing to compare: "What is it?" below a picture is
    /// like no other. `fact` is the first byte of its fact.
    pub fn push(&mut self, subject: &Subject<'_>, fact: Option<u32>) {
        let Owner::Item(span) = &subject.owner else { return };
        let Ok(at) = u32::try_from(span.start) else { return };
        let from = self.words.len();
        for place in 0..subject.words.len() {
            let word = subject.words.get(place);
            // "In which year" asks for what "in [1968]" does.
            let is_asked_for = place > 0 && matches!(subject.words.get(place - 1), "which" | "what");
            if subject.words.is_small(place) || is_asked_for {
                continue;
            }
            let written = &subject.prompt[subject.words.span(place..place + 1)];
            let is_name = place > 0 && written.starts_with(char::is_uppercase)
                || written.bytes().any(|byte| byte.is_ascii_digit());
            let word = word.strip_suffix("'s").unwrap_or(word);
            self.words.push(xxh3_64(word.as_bytes()) as u32 & !DISTINCTIVE | u32::from(is_name));
        }
        let own = &mut self.words[from..];
        own.sort_unstable();
        let mut kept = 0;
        for place in 0..own.len() {
            if kept == 0 || own[place] >> 1 != own[kept - 1] >> 1 {
                own[kept] = own[place];
                kept += 1;
            }
        }
        self.words.truncate(from + kept.min(usize::from(u8::MAX)));
        if kept == 0 {
            return;
        }
        let answer = answer_of(subject.card) as u32;
        let (words, kind) = (kept.min(usize::from(u8::MAX)) as u8, subject.card.kind());
        self.cards.push(Print { at, fact: fact.unwrap_or(0), answer, from: from as u32, words, kind });
    }

    /// Takes over the prints of others, behind these.
    pub fn append(&mut self, mut others: Prints) {
        let moved = self.words.len() as u32;
        if self.cards.is_empty() {
            *self = others;
            return;
        }
        self.words.append(&mut others.words);
        self.cards.extend(others.cards.into_iter().map(|print| Print { from: print.from + moved, ..print }));
    }

    fn words(&self, print: &Print) -> &[u32] {
        let from = print.from as usize;
        self.words.get(from..from + usize::from(print.words)).unwrap_or_default()
    }

    /// The hash of a question.
    pub fn hash(&self, print: &Print) -> u32 {
        let mut bytes = [0; 4 * u8::MAX as usize];
        let words = self.words(print);
        for (place, word) in bytes.chunks_exact_mut(4).zip(words) {
            place.copy_from_slice(&(word >> 1).to_le_bytes());
        }
        xxh3_64(&bytes[..4 * words.len()]) as u32
    }

    /// How many words two questions have in common, and how many only one of them has; `None` when a
    /// name or a number is among those.
    pub fn compare(&self, one: &Print, other: &Print) -> Option<(usize, usize)> {
        let (mut common, mut differing) = (0, 0);
        let (mut one, mut other) = (self.words(one), self.words(other));
        loop {
            let odd = match (one.split_first(), other.split_first()) {
                (None, None) => return Some((common, differing)),
                (Some((a, rest)), Some((b, others))) if a >> 1 == b >> 1 => {
                    common += 1;
                    (one, other) = (rest, others);
                    continue;
                }
                (Some((a, rest)), Some((b, _))) if a < b => {
                    one = rest;
                    a
                }
                (Some((a, rest)), None) => {
                    one = rest;
                    a
                }
                (_, Some((b, others))) => {
                    other = others;
                    b
                }
            };
            differing += 1;
            if odd & DISTINCTIVE != 0 {
                return None;
            }
        }
    }

    /// Puts the lines of the cards from number `first` on in place of their bytes.
    pub fn number_lines(&mut self, first: u32, text: &str) {
        let (mut at, mut line) = (0, 1);
        for print in &mut self.cards[first as usize..] {
            let byte = print.at as usize;
            if byte < at {
                (at, line) = (0, 1);
            }
            let passed = text.as_bytes().get(at..byte).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
            at = byte;
            print.at = line;
        }
    }
}

fn answer_of(card: &Card) -> u64 {
    match card {
        Card::Ask(card) => hash(card.a.first()),
        Card::Pick(card) => hash(&card.a),
        Card::Flip(card) => hash(&card.back),
        Card::Number(card) => hash(&card.a.to_string()),
        Card::TrueFalse(card) => xxh3_64(&[u8::from(card.a)]),
        Card::PickAll(card) => hash_all(&card.a),
        Card::Order(card) => hash_all(&card.a),
        Card::Match(card) => hash_all(card.a.iter().flat_map(|(left, right)| [left, right])),
        Card::Cloze(cloze) => {
            let pieces = pieces(cloze.text()).unwrap_or_default();
            let mut gaps = pieces.iter().filter_map(|piece| match piece {
                Piece::Gap(gap) => gap.answers.first(),
                Piece::Text(_) => None,
            });
            match (gaps.next(), gaps.next()) {
                (Some(answer), None) => hash(answer),
                _ => hash(cloze.text()),
            }
        }
    }
}

/// The hash of an answer without its articles, case and accents.
fn hash(text: &str) -> u64 {
    let words = Words::of(text);
    let mut said = String::with_capacity(text.len());
    for word in words.iter().filter(|word| !matches!(*word, "the" | "a" | "an")) {
        said.push_str(word);
        said.push(' ');
    }
    // An answer of signs alone.
    xxh3_64(if said.is_empty() { text.trim().as_bytes() } else { said.as_bytes() })
}

fn hash_all<'t>(texts: impl IntoIterator<Item = &'t String>) -> u64 {
    let mut all: Vec<u64> = texts.into_iter().map(|text| hash(text)).collect();
    all.sort_unstable();
    let bytes: Vec<u8> = all.into_iter().flat_map(u64::to_le_bytes).collect();
    xxh3_64(&bytes)
}
