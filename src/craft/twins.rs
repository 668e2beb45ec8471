//! Cards that ask the same as another one, in one deck or across several.
//!
//! Of each card a print is kept: hashes of the words of its question that say something, and of its
//! answer. Two cards with the same answer are twins when their questions differ in nothing but small
//! words and a few others that are neither names nor numbers; two with the same question and different
//! answers leave the learner to guess which is meant.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use super::editor::Subject;
use super::words::Words;
use crate::deck::{Card, Code, Diagnostic, Kind, Owner, Piece, Places, pieces};

/// What is kept of a card to find its twins. Small: a shelf may have a hundred thousand.
#[derive(Debug)]
pub struct Print {
    /// Where it stands, in bytes of its file.
    start: u32,
    end: u32,
    /// The first byte of its fact.
    fact: Option<u32>,
    kind: Kind,
    answer: u64,
    /// Hashes of the words of the question that say something, sorted.
    words: Box<[u32]>,
}

/// The lowest bit of a word's hash tells that it is a name or a number.
const DISTINCTIVE: u32 = 1;

impl Print {
    /// The print of a card; `None` for one that has nothing to compare.
    pub fn of(subject: &Subject<'_>, fact: Option<u32>) -> Option<Print> {
        let answer = match subject.card {
            Card::Ask(card) => hash(card.a.first()),
            Card::Pick(card) => hash(&card.a),
            Card::Flip(card) => hash(&card.back),
            Card::Number(card) => hash(&card.a.to_string()),
            Card::TrueFalse(card) => xxh3_64(&[u8::from(card.a)]),
            Card::PickAll(card) => hash_all(&card.a),
            Card::Order(card) => hash_all(&card.a),
            Card::Match(card) => hash_all(card.a.iter().flat_map(|(left, right)| [left, right])),
            Card::Cloze(cloze) => {
                let pieces = pieces(cloze.text()).ok()?;
                let mut gaps = pieces.iter().filter_map(|piece| match piece {
                    Piece::Gap(gap) => gap.answers.first(),
                    Piece::Text(_) => None,
                });
                match (gaps.next(), gaps.next()) {
                    (Some(answer), None) => hash(answer),
                    _ => hash(cloze.text()),
                }
            }
        };
        let mut words: Vec<u32> = (0..subject.words.len())
            .filter_map(|place| {
                let word = subject.words.get(place);
                // "In which year" asks for what "in [1968]" does.
                let is_asked_for = place > 0 && matches!(subject.words.get(place - 1), "which" | "what");
                if subject.words.is_small(place) || is_asked_for {
                    return None;
                }
                let written = &subject.prompt[subject.words.span(place..place + 1)];
                let is_name = place > 0 && written.starts_with(char::is_uppercase)
                    || written.contains(|c: char| c.is_numeric());
                let hash = xxh3_64(word.trim_end_matches("'s").as_bytes()) as u32;
                Some(hash & !DISTINCTIVE | u32::from(is_name))
            })
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|word| *word >> 1);
        let span = match &subject.owner {
            Owner::Item(span) | Owner::Fact(span) => span.clone(),
            Owner::Deck => return None,
        };
        let kind = subject.card.kind();
        let (start, end) = (u32::try_from(span.start).ok()?, u32::try_from(span.end).ok()?);
        // A question without such a word ("What is it?" below a picture) is like no other.
        (!words.is_empty()).then(|| Print { start, end, fact, kind, answer, words: words.into() })
    }

    /// Whether this card and an earlier one ask for the same.
    fn is_twin(&self, other: &Print, is_same_file: bool) -> bool {
        let (mut differing, mut common) = (0, 0);
        let (mut mine, mut others) = (self.words.iter().peekable(), other.words.iter().peekable());
        loop {
            let odd = match (mine.peek(), others.peek()) {
                (None, None) => break,
                (Some(one), Some(two)) if **one >> 1 == **two >> 1 => {
                    common += 1;
                    mine.next();
                    others.next();
                    continue;
                }
                (Some(one), Some(two)) if one < two => mine.next(),
                (Some(_), None) => mine.next(),
                _ => others.next(),
            };
            differing += 1;
            if odd.is_some_and(|word| word & DISTINCTIVE != 0) {
                return false;
            }
        }
        // A fact may be recognised and recalled, but not be recalled twice in the same words.
        let is_sibling = is_same_file && self.fact.is_some() && self.fact == other.fact;
        if is_sibling && self.kind != other.kind {
            let are_typed = [self.kind, other.kind]
                .iter()
                .all(|kind| matches!(kind, Kind::Ask | Kind::Cloze | Kind::Number));
            return are_typed && differing == 0 && common > 2;
        }
        let is_cloze = self.kind == Kind::Cloze || other.kind == Kind::Cloze;
        match differing {
            0 => true,
            _ if matches!(self.kind, Kind::TrueFalse) => common >= 6 * differing,
            _ if is_cloze && self.kind != other.kind => common >= 2 && common >= 2 * differing,
            _ => common >= 2 && common >= 2 * differing,
        }
    }

    fn has_words_of(&self, other: &Print) -> bool {
        self.words.iter().map(|word| word >> 1).eq(other.words.iter().map(|word| word >> 1))
    }

    /// Whether one answer is expected: then another card with the same question misleads.
    fn is_pointed(&self) -> bool {
        matches!(self.kind, Kind::Ask | Kind::Pick | Kind::Number | Kind::Flip)
    }
}

fn hash(text: &str) -> u64 {
    let words = Words::of(text);
    let mut said: Vec<&str> = words.iter().filter(|word| !matches!(*word, "the" | "a" | "an")).collect();
    // An answer of signs alone.
    if said.is_empty() {
        said.push(text.trim());
    }
    xxh3_64(said.join(" ").as_bytes())
}

fn hash_all<'t>(texts: impl IntoIterator<Item = &'t String>) -> u64 {
    let mut all: Vec<u64> = texts.into_iter().map(|text| hash(text)).collect();
    all.sort_unstable();
    let bytes: Vec<u8> = all.into_iter().flat_map(u64::to_le_bytes).collect();
    xxh3_64(&bytes)
}

/// Cards with one answer that are compared with a new one, the latest first: of a thousand cards
/// with the answer "true" not every two.
const MOST_COMPARED: usize = 24;

/// The cards of the files looked at so far.
#[derive(Debug, Default)]
pub struct Twins {
    files: Vec<String>,
    cards: Vec<Kept>,
    /// By the hash of an answer, or of a question: the last card that has it.
    last: HashMap<u64, u32>,
}

#[derive(Debug)]
struct Kept {
    print: Print,
    file: u32,
    line: u32,
    /// The card before this one with the same answer.
    before: Option<u32>,
}

/// Whose question a hash is, so that it is not taken for that of an answer.
const QUESTION: u64 = 0x51_7c_c1_b7_27_22_0a_95;

impl Twins {
    /// Compares the cards of a file with one another and with those of the files before it.
    pub fn compare(
        &mut self,
        name: &str,
        text: &str,
        prints: Vec<Print>,
        places: &mut Places<'_>,
    ) -> Vec<Diagnostic> {
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(name.to_owned());
        self.cards.reserve_exact(prints.len());
        let mut lines = Lines { text, at: 0, line: 1 };
        let mut found = Vec::new();
        for print in prints {
            let line = lines.at(print.start as usize);
            let place = u32::try_from(self.cards.len()).unwrap_or(u32::MAX);
            let before = self.last.get(&print.answer).copied();
            let question = question_of(&print);
            if let Some(twin) = self.twin(&print, file, before) {
                found.push(self.told(&print, twin, file, true, places));
            } else if let Some(other) = question.and_then(|question| self.last.get(&question))
                && let Some(kept) = self.cards.get(*other as usize)
                && kept.print.has_words_of(&print)
                && kept.print.answer != print.answer
                && !(kept.file == file && print.fact.is_some() && kept.print.fact == print.fact)
            {
                found.push(self.told(&print, *other, file, false, places));
            }
            self.last.insert(print.answer, place);
            if let Some(question) = question {
                self.last.insert(question, place);
            }
            self.cards.push(Kept { print, file, line, before });
        }
        found
    }

    fn twin(&self, print: &Print, file: u32, mut before: Option<u32>) -> Option<u32> {
        for _ in 0..MOST_COMPARED {
            let kept = self.cards.get(before? as usize)?;
            if kept.print.answer == print.answer && print.is_twin(&kept.print, kept.file == file) {
                return before;
            }
            before = kept.before;
        }
        None
    }

    fn told(
        &self,
        print: &Print,
        other: u32,
        file: u32,
        is_same_answer: bool,
        places: &mut Places<'_>,
    ) -> Diagnostic {
        let span = print.start as usize..print.end as usize;
        let kept = &self.cards[other as usize];
        let message = match is_same_answer {
            true => "this asks the same as another card",
            false => "another card asks the same and has another answer",
        };
        let help = match is_same_answer {
            true => "keep the better one: asked twice, a card takes the time of two and teaches one thing",
            false => "say in both questions which answer is meant",
        };
        let message = match kept.file == file {
            true => message.to_owned(),
            false => {
                let name = self.files.get(kept.file as usize).map_or("another deck", String::as_str);
                format!("{message}: {name}:{}", kept.line)
            }
        };
        let place = places.of(&Owner::Item(span.clone()), prompt_spot(print.kind));
        let told = Diagnostic::warning(Code::NearDuplicate, place, message).with_help(help);
        if kept.file != file {
            return told;
        }
        let span = kept.print.start as usize..kept.print.end as usize;
        let place = places.of(&Owner::Item(span), prompt_spot(kept.print.kind));
        told.with_related(place, "the other card")
    }
}

fn prompt_spot(kind: Kind) -> crate::deck::Spot {
    crate::deck::Spot::Field(match kind {
        Kind::Cloze => "text",
        Kind::Flip => "front",
        _ => "q",
    })
}

fn question_of(print: &Print) -> Option<u64> {
    let bytes: Vec<u8> = print.words.iter().flat_map(|word| (word >> 1).to_le_bytes()).collect();
    print.is_pointed().then(|| xxh3_64(&bytes) ^ QUESTION)
}

/// Counts lines on the way through a file.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a byte, from 1.
    fn at(&mut self, byte: usize) -> u32 {
        if byte < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.text.as_bytes().get(self.at..byte).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.at = byte;
        self.line
    }
}
