//! A card in the making, and the card of a deck that it becomes.

use std::ops::Range;

use crate::deck::{Answers, Ask, Card, Cloze, Flip, Order, Pick, TrueFalse};
use crate::generate::Form;

/// A card in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    pub form: Form,
    /// The place of its fact in [`Facts::facts`](crate::facts::Facts::facts).
    pub fact: usize,
    pub asks: Asks,
    /// The bytes of the fact that it asks for.
    pub place: Range<usize>,
    /// The thing that it asks for, if it is one.
    pub thing: Option<usize>,
    /// Wrong choices; none for an answer to type.
    pub choices: Vec<String>,
    /// What stands before the prompt, to say what it is about.
    pub context: Option<String>,
    /// What a gap shows beside its line: what kind of thing is wanted and how its words begin.
    pub hint: Option<String>,
    /// How many names, dates and numbers in the question say which fact is meant.
    pub anchors: usize,
}

impl Sketch {
    /// A card that asks for a place of a fact; which fact it is and what wrong choices there are is not known to
    /// the forms.
    pub(super) fn new(form: Form, asks: Asks, place: Range<usize>, anchors: usize) -> Sketch {
        Sketch {
            form,
            fact: 0,
            asks,
            place,
            thing: None,
            choices: Vec::new(),
            context: None,
            hint: None,
            anchors,
        }
    }

    /// The same, asking for a thing.
    pub(super) fn of(self, thing: Option<usize>) -> Sketch {
        Sketch { thing, ..self }
    }

    /// What two cards that ask the same have in common.
    pub(in crate::generate) fn key(&self) -> String {
        let (prompt, answer) = self.texts();
        match self.asks {
            Asks::Order { .. } => answer.to_lowercase(),
            _ => prompt.to_lowercase(),
        }
    }

    /// A card's prompt and answer, to show.
    pub(in crate::generate) fn texts(&self) -> (String, String) {
        let (prompt, answer) = self.bare_texts();
        (self.led(&prompt), answer)
    }

    /// The same without what stands before the prompt.
    pub(in crate::generate) fn bare_texts(&self) -> (String, String) {
        match &self.asks {
            Asks::Question { prompt, answers } => (prompt.clone(), answers[0].clone()),
            Asks::Gap { before, answers, after } => (format!("{before}_____{after}"), answers[0].clone()),
            Asks::Sides { front, back } => (front.clone(), back.clone()),
            Asks::Statement { says, is_true } => {
                (says.clone(), if *is_true { "true" } else { "false" }.to_owned())
            }
            Asks::Order { prompt, items } => (prompt.clone(), items.join(", ")),
        }
    }

    /// A prompt behind its context.
    fn led(&self, prompt: &str) -> String {
        match &self.context {
            Some(context) => format!("{context}: {prompt}"),
            None => prompt.to_owned(),
        }
    }

    /// The card as a deck has it.
    pub(in crate::generate) fn card(&self) -> Option<Card> {
        let (id, hint, note, tags, level) = (None, None, None, Vec::new(), None);
        Some(match &self.asks {
            Asks::Question { prompt, answers } if self.choices.is_empty() => Card::Ask(Ask {
                q: self.led(prompt),
                a: Answers::new(answers.clone())?,
                id,
                hint,
                note,
                tags,
                level,
            }),
            Asks::Question { prompt, answers } => {
                let not = self.choices.clone();
                Card::Pick(Pick {
                    q: self.led(prompt),
                    a: answers.first()?.clone(),
                    not,
                    id,
                    hint,
                    note,
                    tags,
                    level,
                })
            }
            Asks::Gap { before, answers, after } => {
                let answers: Vec<String> = answers.iter().map(|answer| escaped(answer)).collect();
                let mark = self.hint.as_deref().map(|hint| format!("|{}", escaped(hint)));
                Card::Cloze(Cloze::new(format!(
                    "{}[{}{}]{}",
                    escaped(&self.led(before)),
                    answers.join(" / "),
                    mark.unwrap_or_default(),
                    escaped(after)
                )))
            }
            Asks::Sides { front, back } => {
                Card::Flip(Flip { front: self.led(front), back: back.clone(), id, hint, note, tags, level })
            }
            Asks::Statement { says, is_true } => {
                Card::TrueFalse(TrueFalse { q: self.led(says), a: *is_true, id, hint, note, tags, level })
            }
            Asks::Order { prompt, items } => {
                Card::Order(Order { q: self.led(prompt), a: items.clone(), id, hint, note, tags, level })
            }
        })
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Asks {
    /// A question with an answer to type; the first answer is shown.
    Question { prompt: String, answers: Vec<String> },
    /// The fact with a gap.
    Gap { before: String, answers: Vec<String>, after: String },
    /// Two sides of a card that the learner grades.
    Sides { front: String, back: String },
    /// A statement to judge.
    Statement { says: String, is_true: bool },
    /// Things to put in order.
    Order { prompt: String, items: Vec<String> },
}

/// A text with what has a meaning in a cloze marked as itself.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '|' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
