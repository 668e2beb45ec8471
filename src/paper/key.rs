//! The key of a paper, as a file that a program marks by and a person can read: for each variant, which
//! card stands at which place, and what is right there.

use std::collections::HashSet;
use std::sync::LazyLock;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::answer::{Answer, answer, places};
use super::variants::{Asked, Paper};
use crate::answer::{Segment, Task};
use crate::deck::Kind;
use crate::quiz::{DeckPrint, asked, choices, kind_named, kind_word};

/// The key of a paper in all its variants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Key {
    format: u32,
    pub title: String,
    pub decks: Vec<DeckPrint>,
    pub seed: u64,
    pub variants: Vec<KeyVariant>,
}

/// The key of a variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Variant")]
pub struct KeyVariant {
    pub name: String,
    /// In the order of the paper.
    pub questions: Vec<KeyQuestion>,
}

/// A question, and what is right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Question")]
pub struct KeyQuestion {
    /// The key of its card.
    pub card: String,
    /// The kind of the card, as a word: `pick-all`.
    kind: String,
    pub section: String,
    pub asked: String,
    /// What there is to choose from, A first; of pairs the right side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// The left side of pairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
    pub answer: Answer,
    /// The fact that it tests: a written answer may say as much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// Why a file is no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    #[error("{line}:{column}: it is no key of a paper: {message}")]
    Unreadable { line: usize, column: usize, message: String },
    #[error("it was written by a newer griot (format {found}; this one reads up to {FORMAT})")]
    Newer { found: u32 },
    #[error("variant {variant}, question {question}: `{kind}` is no kind of card")]
    Kind { variant: String, question: usize, kind: String },
    #[error("variant {variant}, question {question}: `{answer}` is no answer to it")]
    Answer { variant: String, question: usize, answer: String },
    #[error("variant {variant}, question {question}: it has no answer")]
    NoAnswer { variant: String, question: usize },
}

/// The version of the format. Raised when an older griot would misread a file.
const FORMAT: u32 = 1;

/// What every version of the file begins with.
#[derive(Deserialize)]
#[serde(rename = "Key")]
struct Envelope {
    format: u32,
}

static RON: LazyLock<ron::Options> =
    LazyLock::new(|| ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME));

impl Key {
    /// The key of a paper.
    pub fn of(paper: &Paper) -> Key {
        let variants = paper.variants.iter().map(|variant| KeyVariant {
            name: variant.name.clone(),
            questions: variant.questions.iter().map(KeyQuestion::of).collect(),
        });
        Key {
            format: FORMAT,
            title: paper.heading.title.clone(),
            decks: paper.heading.decks.clone(),
            seed: paper.seed,
            variants: variants.collect(),
        }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// When it is no key, a newer version's, or has an answer that its question cannot have.
    pub fn read(text: &str) -> Result<Key, KeyError> {
        let envelope: Envelope = parsed(text)?;
        if envelope.format > FORMAT {
            return Err(KeyError::Newer { found: envelope.format });
        }
        let key: Key = parsed(text)?;
        for variant in &key.variants {
            for (place, question) in variant.questions.iter().enumerate() {
                question.check(&variant.name, place + 1)?;
            }
        }
        Ok(key)
    }

    /// The text of the file: a question on a line. The same key always gives the same text.
    pub fn write(&self) -> String {
        let layout = PrettyConfig::new().new_line("\n").indentor("    ").struct_names(true).depth_limit(4);
        // What is serialized here cannot fail to be.
        RON.to_string_pretty(self, layout).unwrap_or_default() + "\n"
    }

    /// The variant of this name, whatever the case.
    pub fn variant(&self, name: &str) -> Option<&KeyVariant> {
        self.variants.iter().find(|variant| variant.name.eq_ignore_ascii_case(name))
    }
}

fn parsed<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, KeyError> {
    RON.from_str(text).map_err(|error| KeyError::Unreadable {
        line: error.span.start.line,
        column: error.span.start.col,
        message: error.code.to_string(),
    })
}

impl KeyQuestion {
    fn of(question: &Asked) -> KeyQuestion {
        let left = if let Task::Match { left, .. } = &question.task { left.clone() } else { Vec::new() };
        KeyQuestion {
            card: question.card.clone(),
            kind: kind_word(question.kind).to_owned(),
            section: question.section.clone(),
            asked: asked(&question.prompt, &question.task),
            choices: choices(&question.task),
            left,
            answer: answer(&question.task),
            says: question.says.clone(),
        }
    }

    /// The kind of its card; `None` where the word for it is not known.
    pub fn kind(&self) -> Option<Kind> {
        kind_named(&self.kind)
    }

    /// Whether the question is struck out.
    pub fn is_void(&self) -> bool {
        self.answer == Answer::Void
    }

    /// What the question may be taken for: one task, or one for each choice that counts where any of
    /// several does. Empty when it is struck out, and when the key has no answer to such a question.
    pub fn tasks(&self) -> Vec<Task> {
        let Some(kind) = self.kind() else { return Vec::new() };
        match &self.answer {
            Answer::Letters(letters) => self.lettered(kind, letters).unwrap_or_default(),
            Answer::Texts(texts) => written(kind, texts).into_iter().collect(),
            Answer::Number { value, tolerance, unit } if matches!(kind, Kind::Number | Kind::Ask) => {
                vec![Task::Number { value: *value, tolerance: *tolerance, unit: unit.clone() }]
            }
            Answer::Number { .. } | Answer::Void => Vec::new(),
        }
    }

    /// The tasks of a question that is answered with letters; `None` where these cannot be its answer.
    fn lettered(&self, kind: Kind, letters: &str) -> Option<Vec<Task>> {
        if kind == Kind::TrueFalse {
            let truth = |letter| match letter {
                'T' => Some(Task::TrueFalse { truth: true }),
                'F' => Some(Task::TrueFalse { truth: false }),
                _ => None,
            };
            return letters.chars().map(truth).collect();
        }
        let places = places(letters, self.choices.len()).filter(|places| !places.is_empty())?;
        let choices = self.choices.clone();
        if kind == Kind::Pick {
            return Some(
                places.into_iter().map(|right| Task::Pick { choices: choices.clone(), right }).collect(),
            );
        }
        let is_each_once = places.iter().collect::<HashSet<_>>().len() == places.len();
        Some(vec![match kind {
            Kind::PickAll => {
                let right = (0..choices.len()).map(|place| places.contains(&place)).collect();
                Task::PickAll { choices, right }
            }
            Kind::Order if places.len() == choices.len() && is_each_once => {
                Task::Order { items: choices, right: places }
            }
            Kind::Match if places.len() == self.left.len() => {
                Task::Match { left: self.left.clone(), right: choices, pairs: places }
            }
            _ => return None,
        }])
    }

    /// Fails where the key has no answer to the question, which is in this place, from 1.
    fn check(&self, variant: &str, question: usize) -> Result<(), KeyError> {
        let variant = variant.to_owned();
        if self.kind().is_none() {
            return Err(KeyError::Kind { variant, question, kind: self.kind.clone() });
        }
        if self.is_void() || !self.tasks().is_empty() {
            return Ok(());
        }
        let answer = self.answer.typed();
        match answer.trim() {
            "" => Err(KeyError::NoAnswer { variant, question }),
            _ => Err(KeyError::Answer { variant, question, answer }),
        }
    }
}

/// The task of a question whose answer is written; `None` where there is a gap without a text that counts.
fn written(kind: Kind, texts: &[Vec<String>]) -> Option<Task> {
    let is_said = |answers: &Vec<String>| answers.iter().any(|answer| !answer.trim().is_empty());
    if texts.is_empty() || !texts.iter().all(is_said) {
        return None;
    }
    match (kind, texts) {
        (Kind::Cloze, gaps) => {
            let gaps = gaps.iter().map(|answers| Segment::Gap { answers: answers.clone(), hint: None });
            Some(Task::Gaps { segments: gaps.collect() })
        }
        (Kind::Ask | Kind::Number | Kind::Flip, [answers]) => Some(Task::Type { answers: answers.clone() }),
        _ => None,
    }
}
