//! What keeps a card from being asked, found in the card alone: whatever `griot check` finds wrong
//! with it, and an answer that is given away. For cards that a person wrote or changed.

use thiserror::Error;

use super::texts::Texts;
use super::words::words;
use crate::answer::{Reply, Task, Verdict, judge};
use crate::deck::{Card, Deck, Piece, pieces, read, write};
use crate::text::without_accents;

/// A reason not to ask a card.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Flaw {
    /// What `griot check` says.
    #[error("{message}")]
    Unsound { message: String },
    #[error("the answer “{answer}” stands in the prompt")]
    AnswerShown { answer: String },
    #[error("the choice “{choice}” counts as the answer")]
    ChoiceIsRight { choice: String },
}

/// All that is wrong with a card.
pub fn flaws(card: &Card) -> Vec<Flaw> {
    let mut flaws = unsound(card);
    if flaws.is_empty() {
        flaws.extend(shown(card));
        flaws.extend(right_choices(card));
    }
    flaws
}

/// Whether `griot check` finds nothing wrong with a card.
pub fn is_sound(card: &Card) -> bool {
    unsound(card).is_empty()
}

fn unsound(card: &Card) -> Vec<Flaw> {
    let reading = read(&write(&deck_of(card.clone())));
    reading.errors().map(|error| Flaw::Unsound { message: error.message.clone() }).collect()
}

fn deck_of(card: Card) -> Deck {
    Deck {
        id: None,
        title: "Card".to_owned(),
        about: None,
        language: None,
        author: None,
        licence: None,
        sources: Vec::new(),
        facts: Vec::new(),
        cards: vec![card],
    }
}

/// An answer that the prompt gives away. What is to be judged, ordered or paired may stand in it.
fn shown(card: &Card) -> Option<Flaw> {
    let (prompt, answers) = match card {
        Card::TrueFalse(_) | Card::Order(_) | Card::Match(_) => return None,
        Card::Cloze(cloze) => outside(cloze.text()),
        card => {
            let Texts { prompt, answers, .. } = Texts::of(card);
            (folded(&prompt), answers)
        }
    };
    let is_shown = |answer: &String| {
        let answer = folded(answer);
        !answer.is_empty() && prompt.windows(answer.len()).any(|window| window == answer)
    };
    answers.into_iter().find(is_shown).map(|answer| Flaw::AnswerShown { answer })
}

/// The words of a cloze outside of its gaps, and the answers within.
fn outside(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut prompt, mut answers) = (Vec::new(), Vec::new());
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            Piece::Text(text) => prompt.extend(folded(&text)),
            Piece::Gap(gap) => {
                // No answer goes on over a gap.
                prompt.push(String::new());
                answers.extend(gap.answers);
            }
        }
    }
    (prompt, answers)
}

/// The words of a text in lower case, without accents and marks.
fn folded(text: &str) -> Vec<String> {
    words(&without_accents(text).to_lowercase()).map(str::to_owned).collect()
}

/// Wrong choices that a typed answer would be taken for.
fn right_choices(card: &Card) -> Vec<Flaw> {
    let Card::Pick(pick) = card else { return Vec::new() };
    let task = Task::Type { answers: vec![pick.a.clone()] };
    let is_right =
        |choice: &&String| judge(&task, &Reply::Text(choice.to_string()), None).verdict == Verdict::Right;
    pick.not.iter().filter(is_right).map(|choice| Flaw::ChoiceIsRight { choice: choice.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read_card;

    fn told(card: &str) -> Vec<String> {
        flaws(&read_card(card).unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_good_card_has_no_flaw() {
        for card in [
            r#"Ask(q: "Who led the operation of 2013?", a: ["France", "the French"])"#,
            r#"Pick(q: "Who led it?", a: "France", not: ["Chad", "Niger"])"#,
            r#"Cloze("The year [2013] came before 2014.")"#,
            r#"TrueFalse(q: "It is true.", a: true)"#,
            r#"Order(q: "Was A or B first?", a: ["A", "B"])"#,
        ] {
            assert_eq!(told(card), [""; 0], "{card}");
        }
    }

    #[test]
    fn an_answer_that_is_given_away_is_found() {
        for (card, answer) in [
            (r#"Ask(q: "Was it Keita or Toure?", a: "Keïta")"#, "Keïta"),
            (r#"Ask(q: "Which year is 2013?", a: ["the year", "2013"])"#, "2013"),
            (r#"Cloze("In [2013], the year 2013 began.")"#, "2013"),
            (r#"Flip(front: "What is a griot?", back: "A griot")"#, "A griot"),
        ] {
            assert_eq!(told(card), [format!("the answer “{answer}” stands in the prompt")], "{card}");
        }
        assert_eq!(told(r#"Ask(q: "How many made 120,130?", a: "12")"#), [""; 0]);
        assert_eq!(told(r#"Cloze("New [x / New York] York.")"#), [""; 0]);
    }

    #[test]
    fn a_choice_that_is_right_is_found() {
        assert_eq!(
            told(r#"Pick(q: "Who?", a: "Keïta", not: ["Traoré", "keita"])"#),
            ["the choice “keita” counts as the answer"]
        );
    }

    #[test]
    fn what_check_finds_is_told_as_it_tells_it() {
        assert_eq!(told(r#"Ask(q: "", a: "x")"#), ["this text is empty"]);
        assert_eq!(
            told(r#"Pick(q: "Who?", a: "A", not: ["A"])"#),
            ["a right answer stands among the wrong ones"]
        );
    }
}
