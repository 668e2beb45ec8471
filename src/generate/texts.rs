//! What a card says, whatever its kind: its prompt, the answers that count, the other choices. A
//! card is shown, compared and edited by these.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::deck::{Answers, Card, Piece, pieces};

/// The texts of a card.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Texts {
    /// What is asked; gaps of a cloze in brackets.
    pub prompt: String,
    /// The answers that count, the one to show first. Of an order, its items; of pairs, each pair.
    pub answers: Vec<String>,
    /// The wrong choices; empty where the answer is free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// A part of a card that can be typed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Prompt,
    Answer,
    Choices,
}

/// Why a typed text cannot be what it is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfit {
    #[error("the text is empty")]
    Empty,
    #[error("the answer has to be a number")]
    NoNumber,
    #[error("the answer has to be true or false")]
    NoTruth,
}

/// Parts the answers, or the choices, on one line; as in the gap of a cloze.
const BETWEEN: &str = " / ";

impl Field {
    /// How it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Prompt => "prompt",
            Field::Answer => "answer",
            Field::Choices => "choices",
        }
    }
}

impl Texts {
    /// The texts of this card.
    pub fn of(card: &Card) -> Texts {
        let prompt = card.prompt().to_owned();
        let (answers, choices) = match card {
            Card::Ask(card) => (card.a.all().to_vec(), Vec::new()),
            Card::Pick(card) => (vec![card.a.clone()], card.not.clone()),
            Card::PickAll(card) => (card.a.clone(), card.not.clone()),
            Card::Cloze(card) => (gaps(card.text()), Vec::new()),
            Card::TrueFalse(card) => (vec![card.a.to_string()], Vec::new()),
            Card::Order(card) => (card.a.clone(), Vec::new()),
            Card::Match(card) => {
                (card.a.iter().map(|(left, right)| format!("{left} = {right}")).collect(), Vec::new())
            }
            Card::Number(card) => (vec![card.a.to_string()], Vec::new()),
            Card::Flip(card) => (vec![card.back.clone()], Vec::new()),
        };
        Texts { prompt, answers, choices }
    }

    /// The answer to show.
    pub fn answer(&self) -> &str {
        self.answers.first().map_or("", String::as_str)
    }

    /// A field on one line, as it is typed.
    pub fn line(&self, field: Field) -> String {
        match field {
            Field::Prompt => self.prompt.clone(),
            Field::Answer => self.answers.join(BETWEEN),
            Field::Choices => self.choices.join(BETWEEN),
        }
    }
}

/// The answers of all gaps, one after another.
fn gaps(text: &str) -> Vec<String> {
    let pieces = pieces(text).unwrap_or_default();
    let gaps = pieces.into_iter().filter_map(|piece| match piece {
        Piece::Gap(gap) => Some(gap.answers),
        Piece::Text(_) => None,
    });
    gaps.flatten().collect()
}

/// The fields of a card that can be typed anew. The gaps of a cloze stand in its prompt.
pub fn fields(card: &Card) -> &'static [Field] {
    match card {
        Card::Cloze(_) | Card::Match(_) => &[Field::Prompt],
        Card::Pick(_) | Card::PickAll(_) => &[Field::Prompt, Field::Answer, Field::Choices],
        Card::Ask(_) | Card::TrueFalse(_) | Card::Order(_) | Card::Number(_) | Card::Flip(_) => {
            &[Field::Prompt, Field::Answer]
        }
    }
}

/// The card with this line for a field of it; as it is when it has no such field.
pub fn with_line(card: &Card, field: Field, line: &str) -> Result<Card, Unfit> {
    let line = line.trim();
    if line == Texts::of(card).line(field) {
        return Ok(card.clone());
    }
    let list: Vec<String> =
        line.split(BETWEEN).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect();
    if line.is_empty() {
        return Err(Unfit::Empty);
    }
    let text = line.to_owned();
    let mut card = card.clone();
    match (&mut card, field) {
        (Card::Ask(card), Field::Prompt) => card.q = text,
        (Card::Ask(card), Field::Answer) => card.a = Answers::new(list).ok_or(Unfit::Empty)?,
        (Card::Pick(card), Field::Prompt) => card.q = text,
        (Card::Pick(card), Field::Answer) => card.a = text,
        (Card::Pick(card), Field::Choices) => card.not = list,
        (Card::PickAll(card), Field::Prompt) => card.q = text,
        (Card::PickAll(card), Field::Answer) => card.a = list,
        (Card::PickAll(card), Field::Choices) => card.not = list,
        (Card::Cloze(cloze), Field::Prompt) => *cloze = cloze.clone().with_text(text),
        (Card::TrueFalse(card), Field::Prompt) => card.q = text,
        (Card::TrueFalse(card), Field::Answer) => card.a = truth(&text)?,
        (Card::Order(card), Field::Prompt) => card.q = text,
        (Card::Order(card), Field::Answer) => card.a = list,
        (Card::Number(card), Field::Prompt) => card.q = text,
        (Card::Number(card), Field::Answer) => card.a = number(&text)?,
        (Card::Match(card), Field::Prompt) => card.q = text,
        (Card::Flip(card), Field::Prompt) => card.front = text,
        (Card::Flip(card), Field::Answer) => card.back = text,
        _ => {}
    }
    Ok(card)
}

/// The number, with or without marks between thousands.
fn number(text: &str) -> Result<f64, Unfit> {
    let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '_')).collect();
    digits.parse().map_err(|_| Unfit::NoNumber)
}

fn truth(text: &str) -> Result<bool, Unfit> {
    match text.to_lowercase().as_str() {
        "true" | "t" | "yes" => Ok(true),
        "false" | "f" | "no" => Ok(false),
        _ => Err(Unfit::NoTruth),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read_card;

    /// Each kind of card that can be edited in more than its prompt, a field, a line, and what the
    /// field then is.
    const EDITS: [(&str, Field, &str, &str); 11] = [
        (r#"Ask(q: "Who?", a: "France")"#, Field::Prompt, " Who led it? ", "Who led it?"),
        (r#"Ask(q: "Who?", a: ["France", "Paris"])"#, Field::Answer, "France", "France"),
        (r#"Ask(q: "Who?", a: "France")"#, Field::Answer, "France / the French", "France / the French"),
        (r#"Pick(q: "Who?", a: "France", not: ["Chad"])"#, Field::Choices, "Chad / Niger", "Chad / Niger"),
        (r#"Pick(q: "Who?", a: "either / or", not: ["Chad"])"#, Field::Answer, "this / that", "this / that"),
        (r#"PickAll(q: "Who?", a: ["A"], not: ["B"])"#, Field::Answer, "A / C", "A / C"),
        (r#"Cloze(text: "In [2013].", id: "year")"#, Field::Prompt, "It was in [2013].", "It was in [2013]."),
        (r#"TrueFalse(q: "So?", a: true)"#, Field::Answer, "False", "false"),
        (r#"Order(q: "Order.", a: ["A", "B"])"#, Field::Answer, "B / A", "B / A"),
        (r#"Number(q: "How many?", a: 12)"#, Field::Answer, "13,289.5", "13289.5"),
        (r#"Flip(front: "A", back: "B")"#, Field::Answer, "C", "C"),
    ];

    #[test]
    fn a_typed_line_becomes_the_field() {
        for (card, field, line, becomes) in EDITS {
            let card = read_card(card).unwrap();
            let edited = with_line(&card, field, line).unwrap();
            assert_eq!(Texts::of(&edited).line(field), becomes);
            assert_eq!(edited.common().id, card.common().id);
            for other in fields(&card).iter().filter(|other| **other != field) {
                assert_eq!(Texts::of(&edited).line(*other), Texts::of(&card).line(*other));
            }
        }
    }

    #[test]
    fn a_line_left_as_it_was_changes_nothing() {
        // Even where it would not be read back as it is.
        for card in [r#"Ask(q: "Q", a: ["either / or", "b"])"#, r#"Number(q: "Q", a: 1e300)"#] {
            let card = read_card(card).unwrap();
            for field in fields(&card) {
                let line = Texts::of(&card).line(*field);
                assert_eq!(with_line(&card, *field, &line), Ok(card.clone()));
            }
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (card, field, line, why) in [
            (r#"Ask(q: "Who?", a: "France")"#, Field::Prompt, "  ", Unfit::Empty),
            (r#"Number(q: "How many?", a: 12)"#, Field::Answer, "a dozen", Unfit::NoNumber),
            (r#"TrueFalse(q: "So?", a: true)"#, Field::Answer, "maybe", Unfit::NoTruth),
        ] {
            assert_eq!(with_line(&read_card(card).unwrap(), field, line), Err(why));
        }
    }
}
