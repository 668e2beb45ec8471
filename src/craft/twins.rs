//! Cards that ask the same as another one, in one deck or across several.
//!
//! Two cards with the same answer are twins when their questions differ in nothing but small words and
//! a few others that are neither names nor numbers; two with the same question and different answers
//! leave the learner to guess which is meant.

use std::collections::HashMap;

use super::prints::{Print, Prints};
use crate::deck::{Code, Diagnostic, Kind, Owner, Places, Spot};

/// Cards with one answer that are compared with a new one, the latest first: of a thousand cards
/// with the answer "true" not every two.
const MOST_COMPARED: usize = 16;

/// The cards of the files looked at so far.
#[derive(Debug, Default)]
pub struct Twins {
    files: Vec<File>,
    prints: Prints,
    /// For each card the one before it with the same answer; [`NONE`] for none.
    before: Vec<u32>,
    /// By the hash of an answer, or of a question: the last card that has it.
    last: HashMap<u32, u32>,
}

#[derive(Debug)]
struct File {
    name: String,
    /// Its first card.
    first: u32,
}

/// No card.
const NONE: u32 = u32::MAX;

/// Sets the hashes of questions apart from those of answers.
const QUESTION: u32 = 0x9e37_79b9;

impl Twins {
    /// Compares the cards of a file with one another and with those of the files before it.
    pub fn compare(
        &mut self,
        name: &str,
        text: &str,
        prints: Prints,
        places: &mut Places<'_>,
    ) -> Vec<Diagnostic> {
        let first = self.prints.len();
        self.files.push(File { name: name.to_owned(), first });
        self.prints.append(prints);
        self.before.reserve_exact((self.prints.len() - first) as usize);
        let mut found = Vec::new();
        for card in first..self.prints.len() {
            let print = *self.prints.get(card);
            let before = self.last.get(&print.answer).copied().unwrap_or(NONE);
            let question = self.question_of(&print);
            if let Some(twin) = self.twin(card, first, before) {
                found.push(self.told(card, twin, first, true, places));
            } else if let Some(other) = question.and_then(|question| self.last.get(&question).copied())
                && self.has_other_answer(card, other, first)
            {
                found.push(self.told(card, other, first, false, places));
            }
            self.last.insert(print.answer, card);
            if let Some(question) = question {
                self.last.insert(question, card);
            }
            self.before.push(before);
        }
        // Later files are told the line; where it stands in bytes is of no more use.
        self.prints.number_lines(first, text);
        found
    }

    fn twin(&self, card: u32, first: u32, mut before: u32) -> Option<u32> {
        for _ in 0..MOST_COMPARED {
            if before == NONE {
                return None;
            }
            let is_same_file = before >= first;
            if self.is_twin(card, before, is_same_file) {
                return Some(before);
            }
            before = *self.before.get(before as usize)?;
        }
        None
    }

    /// Whether a card and an earlier one ask for the same.
    fn is_twin(&self, card: u32, other: u32, is_same_file: bool) -> bool {
        let (one, two) = (self.prints.get(card), self.prints.get(other));
        if one.answer != two.answer {
            return false;
        }
        let Some((common, differing)) = self.prints.compare(one, two) else { return false };
        // A fact may be recognised and recalled, but not be recalled twice in the same words.
        let is_sibling = is_same_file && one.fact != 0 && one.fact == two.fact;
        if is_sibling && one.kind != two.kind {
            let are_typed = [one.kind, two.kind]
                .iter()
                .all(|kind| matches!(kind, Kind::Ask | Kind::Cloze | Kind::Number));
            return are_typed && differing == 0 && common > 2;
        }
        match differing {
            0 => true,
            _ if one.kind == Kind::TrueFalse => common >= 6 * differing,
            _ => common >= 2 && common >= 2 * differing,
        }
    }

    /// Whether two cards ask the same and are answered differently.
    fn has_other_answer(&self, card: u32, other: u32, first: u32) -> bool {
        let (one, two) = (self.prints.get(card), self.prints.get(other));
        let are_siblings = other >= first && one.fact != 0 && one.fact == two.fact;
        !are_siblings
            && one.answer != two.answer
            && self.prints.compare(one, two).is_some_and(|(_, odd)| odd == 0)
    }

    /// The hash of a question to which one answer is expected.
    fn question_of(&self, print: &Print) -> Option<u32> {
        let is_pointed = matches!(print.kind, Kind::Ask | Kind::Pick | Kind::Number | Kind::Flip);
        is_pointed.then(|| self.prints.hash(print) ^ QUESTION)
    }

    fn told(&self, card: u32, other: u32, first: u32, is_same: bool, places: &mut Places<'_>) -> Diagnostic {
        let (print, twin) = (self.prints.get(card), self.prints.get(other));
        let (message, help) = match is_same {
            true => (
                "this asks the same as another card",
                "keep the better one: asked twice, a card takes the time of two and teaches one thing",
            ),
            false => (
                "another card asks the same and has another answer",
                "say in both questions which answer is meant",
            ),
        };
        let mut place = |print: &Print| {
            let owner = Owner::Item(places.item(print.at as usize));
            places.of(&owner, prompt_spot(print.kind))
        };
        let here = place(print);
        if other >= first {
            return Diagnostic::warning(Code::NearDuplicate, here, message)
                .with_related(place(twin), "the other card")
                .with_help(help);
        }
        let file = self.files.partition_point(|file| file.first <= other).saturating_sub(1);
        let name = self.files.get(file).map_or("another deck", |file| file.name.as_str());
        Diagnostic::warning(Code::NearDuplicate, here, format!("{message}: {name}:{}", twin.at))
            .with_help(help)
    }
}

fn prompt_spot(kind: Kind) -> Spot {
    Spot::Field(match kind {
        Kind::Cloze => "text",
        Kind::Flip => "front",
        _ => "q",
    })
}
