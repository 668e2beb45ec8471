//! What is right, as it is written on paper: letters, texts, numbers.

use serde::{Deserialize, Serialize};

use super::variants::LETTERS;
use crate::answer::{Segment, Task};

/// What is right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Letters: of the right choice, of all right ones, of things in their right order, of the
    /// partner of each on the left; `T` or `F` of a statement. Where one choice is to be made, as in a
    /// statement, any of several letters counts: a teacher may write them when more than one is right.
    Letters(String),
    /// For each gap, or for the one answer, all that count.
    Texts(Vec<Vec<String>>),
    Number {
        value: f64,
        tolerance: f64,
        unit: Option<String>,
    },
    /// The question is struck out, by a teacher: whatever was answered, it is not marked.
    Void,
}

impl Answer {
    /// What is right, typed as a student who knows it would have it typed in; empty where nothing is.
    pub fn typed(&self) -> String {
        match self {
            Answer::Letters(letters) => letters.clone(),
            Answer::Texts(gaps) => {
                let firsts = gaps.iter().map(|answers| answers.first().map_or("", String::as_str));
                firsts.collect::<Vec<_>>().join(" | ")
            }
            Answer::Number { value, unit, .. } => {
                format!("{value}{}", unit.as_ref().map_or(String::new(), |unit| format!(" {unit}")))
            }
            Answer::Void => String::new(),
        }
    }
}

/// The letter of a place.
pub(super) fn letter(place: usize) -> char {
    LETTERS.chars().nth(place).unwrap_or('?')
}

/// The places of letters, each one of the first `count`; `None` where one is another character.
pub(super) fn places(letters: &str, count: usize) -> Option<Vec<usize>> {
    letters.chars().map(|c| LETTERS.find(c.to_ascii_uppercase()).filter(|place| *place < count)).collect()
}

/// What is right, as it is answered on paper.
pub(super) fn answer(task: &Task) -> Answer {
    let letters = |places: &[usize]| Answer::Letters(places.iter().map(|place| letter(*place)).collect());
    match task {
        Task::Pick { right, .. } => letters(&[*right]),
        Task::PickAll { right, .. } => {
            let chosen = right.iter().enumerate().filter(|(_, is_right)| **is_right);
            letters(&chosen.map(|(place, _)| place).collect::<Vec<_>>())
        }
        Task::TrueFalse { truth } => Answer::Letters(if *truth { "T" } else { "F" }.to_owned()),
        Task::Order { right, .. } => letters(right),
        Task::Match { pairs, .. } => letters(pairs),
        Task::Type { answers } => Answer::Texts(vec![answers.clone()]),
        Task::Gaps { segments } => {
            Answer::Texts(segments.iter().filter_map(Segment::answers).map(<[String]>::to_vec).collect())
        }
        Task::Number { value, tolerance, unit } => {
            Answer::Number { value: *value, tolerance: *tolerance, unit: unit.clone() }
        }
        Task::Flip { back } => Answer::Texts(vec![vec![back.clone()]]),
    }
}
