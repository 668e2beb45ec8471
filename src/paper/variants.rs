//! The variants of a paper: the same questions, in other orders.

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;

use super::answer::answer;
use super::words::{ENGLISH, Words};
use crate::answer::{Task, shuffled};
use crate::deck::Kind;
use crate::quiz::DeckPrint;

/// The letters of choices and of variants. A deck has no card with more choices.
pub const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A question on a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The key of its card.
    pub card: String,
    pub kind: Kind,
    /// The part of the deck that it is about.
    pub section: String,
    /// What is asked; empty for a text with gaps.
    pub prompt: String,
    pub task: Task,
    /// The fact that it tests.
    pub says: Option<String>,
}

/// What a paper is called and says before its questions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heading {
    pub title: String,
    pub decks: Vec<DeckPrint>,
    /// The language of the questions as a BCP 47 tag, where all have one.
    pub language: Option<String>,
    /// What is to be done, instead of what is said in that language.
    pub instructions: Option<String>,
}

impl Heading {
    /// The words of the paper: those of its language, or English.
    pub fn words(&self) -> &'static Words {
        self.language.as_deref().and_then(Words::of).unwrap_or(ENGLISH)
    }
}

/// A quiz to print.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub heading: Heading,
    pub seed: u64,
    pub variants: Vec<Variant>,
}

/// One of the orders that a paper comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// `A`.
    pub name: String,
    pub questions: Vec<Asked>,
}

/// So many orders are tried for the one that has least in common with the variants before it.
const TRIES: u64 = 24;

impl Paper {
    /// A paper in so many variants, at most 26. Each has all questions.
    pub fn new(heading: Heading, questions: &[Asked], seed: u64, count: usize) -> Paper {
        let mut variants: Vec<Variant> = Vec::new();
        for (place, letter) in LETTERS.chars().take(count.max(1)).enumerate() {
            let tries = if place == 0 { 1 } else { TRIES };
            let orders = (0..tries).map(|attempt| {
                // Steps of the golden ratio, as SplitMix64 has them, keep the seeds of all tries apart.
                let step = place as u64 * TRIES + attempt + 1;
                order(questions, seed.wrapping_add(step.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            });
            let best = orders.min_by_key(|order| {
                variants.iter().map(|other| alike(&other.questions, order)).max().unwrap_or_default()
            });
            variants.push(Variant { name: letter.to_string(), questions: best.unwrap_or_default() });
        }
        Paper { heading, seed, variants }
    }
}

/// The questions in a random order, and their choices.
fn order(questions: &[Asked], seed: u64) -> Vec<Asked> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut questions: Vec<Asked> = questions
        .iter()
        .map(|question| Asked { task: shuffled(&question.task, &mut rng), ..question.clone() })
        .collect();
    questions.shuffle(&mut rng);
    questions
}

/// How much two orders have in common: first, whether all answers are the same; then at how many
/// places the answer is the same, and at how many the question.
fn alike(one: &[Asked], other: &[Asked]) -> (bool, usize) {
    let pairs = || one.iter().zip(other);
    let answers = pairs().filter(|(one, other)| answer(&one.task) == answer(&other.task)).count();
    let cards = pairs().filter(|(one, other)| one.card == other.card).count();
    (answers == one.len(), answers + cards)
}
