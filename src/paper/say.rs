//! What is said on a paper and in its key.

use super::answer::{Answer, answer, letter};
use super::variants::{Asked, Paper, Variant};
use super::words::{ENGLISH, Words};
use crate::answer::{Segment, Task};
use crate::text::count;

/// How a question is laid out below what it asks.
pub(super) enum Below<'q> {
    /// Choices, each behind its letter.
    Choices(Vec<(String, &'q str)>),
    /// Things on the left, each with a place for a letter, and choices on the right.
    Pairs(&'q [String], Vec<(String, &'q str)>),
    /// A place for so many letters, below the choices.
    Ordered(Vec<(String, &'q str)>),
    /// So many lines to write on, and the unit behind them.
    Lines(usize, Option<&'q str>),
    /// Nothing: it is written into the text.
    Nothing,
}

/// Characters that fit on a line by hand.
const LINE: usize = 60;

/// What stands below a question.
pub(super) fn below<'q>(task: &'q Task, words: &Words) -> Below<'q> {
    match task {
        Task::Pick { choices, .. } | Task::PickAll { choices, .. } => Below::Choices(lettered(choices)),
        Task::TrueFalse { .. } => {
            Below::Choices(words.truth.map(|(letter, word)| (letter.to_owned(), word)).to_vec())
        }
        Task::Order { items, .. } => Below::Ordered(lettered(items)),
        Task::Match { left, right, .. } => Below::Pairs(left, lettered(right)),
        Task::Number { unit, .. } => Below::Lines(1, unit.as_deref()),
        Task::Type { answers } => {
            Below::Lines(1 + answers.first().map_or(0, |answer| answer.chars().count() / LINE), None)
        }
        Task::Flip { .. } => Below::Lines(3, None),
        Task::Gaps { .. } => Below::Nothing,
    }
}

fn lettered(choices: &[String]) -> Vec<(String, &str)> {
    choices.iter().enumerate().map(|(place, text)| (letter(place).to_string(), text.as_str())).collect()
}

/// What is asked, in pieces: text, and gaps with their hints.
pub(super) enum Piece<'q> {
    Text(&'q str),
    Gap(Option<&'q str>),
}

/// The pieces of what a question asks.
pub(super) fn pieces(question: &Asked) -> Vec<Piece<'_>> {
    match &question.task {
        Task::Gaps { segments } => segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => Piece::Text(text),
                Segment::Gap { hint, .. } => Piece::Gap(hint.as_deref()),
            })
            .collect(),
        _ => vec![Piece::Text(&question.prompt)],
    }
}

/// A piece of text as it is written on a page, by `escape`, the blanks at its ends kept.
pub(super) fn spaced(text: &str, escape: fn(&str) -> String) -> String {
    let blank = |is: bool| if is { " " } else { "" };
    let inside = escape(text);
    let before = blank(text.starts_with(char::is_whitespace));
    let after = blank(!inside.is_empty() && text.ends_with(char::is_whitespace));
    format!("{before}{inside}{after}")
}

/// What is to be done, where the question does not say so; empty where it does.
pub(super) fn order(task: &Task, words: &Words) -> &'static str {
    match task {
        Task::PickAll { .. } => words.mark_all,
        Task::Order { .. } => words.order,
        Task::Match { .. } => words.pair,
        _ => "",
    }
}

/// What is to be done on the whole paper.
pub(super) fn instructions(paper: &Paper, variant: &Variant) -> String {
    if let Some(own) = &paper.heading.instructions {
        return own.clone();
    }
    let words = paper.heading.words();
    let has = |is: fn(&Task) -> bool| variant.questions.iter().any(|question| is(&question.task));
    let number = match variant.questions.len() {
        1 => words.question.to_owned(),
        several => words.questions.replace("{}", &several.to_string()),
    };
    let mut said = vec![words.name_first, &number];
    if has(|task| matches!(task, Task::Pick { .. } | Task::TrueFalse { .. })) {
        said.push(words.mark_one);
    }
    if has(|task| matches!(task, Task::Type { .. } | Task::Number { .. } | Task::Flip { .. })) {
        said.push(words.write);
    }
    if has(|task| matches!(task, Task::Gaps { .. })) {
        said.push(words.fill);
    }
    said.join(" ")
}

/// What a sheet is called beside its title: `Variant A`, where there are several, and `what` it is if it
/// is no paper. The rest of such a sheet is English, and so is this.
pub(super) fn names(paper: &Paper, variant: &Variant, what: &str) -> Vec<String> {
    let words = if what.is_empty() { paper.heading.words() } else { ENGLISH };
    let name = (paper.variants.len() > 1).then(|| format!("{} {}", words.variant, variant.name));
    name.into_iter().chain((!what.is_empty()).then(|| what.to_owned())).collect()
}

/// What is said above a key.
pub(super) fn above_key(paper: &Paper, variant: &Variant) -> String {
    let decks: Vec<&str> = paper.heading.decks.iter().map(|deck| deck.name.as_str()).collect();
    format!(
        "{}, {}, seed {}. One point each.",
        decks.join(", "),
        count(variant.questions.len(), "question"),
        paper.seed
    )
}

/// A line of a key: the letters or what is to be written, the answer in words, the card.
pub(super) fn key_line(question: &Asked, words: &Words) -> [String; 3] {
    let texts = |gaps: &[Vec<String>]| {
        let gaps = gaps.iter().map(|answers| answers.join(" / "));
        gaps.collect::<Vec<_>>().join(" | ")
    };
    let (short, long) = match (answer(&question.task), &question.task) {
        (Answer::Letters(_), Task::TrueFalse { truth }) => {
            let (letter, word) = words.truth[usize::from(!truth)];
            (letter.to_owned(), word.to_owned())
        }
        (Answer::Letters(letters), _) => {
            (one_by_one(&letters), crate::quiz::right(&question.task).join("; "))
        }
        (Answer::Texts(gaps), _) => (String::new(), texts(&gaps)),
        (Answer::Number { value, tolerance, unit }, _) => {
            let within = if tolerance > 0.0 { format!(" (± {tolerance})") } else { String::new() };
            let unit = unit.map_or(String::new(), |unit| format!(" {unit}"));
            (String::new(), format!("{value}{unit}{within}"))
        }
        // Only in a key that was written already is a question struck out.
        (Answer::Void, _) => (String::new(), String::new()),
    };
    [short, long, question.card.clone()]
}

/// Letters that are read one by one.
fn one_by_one(letters: &str) -> String {
    letters.chars().map(String::from).collect::<Vec<_>>().join(" ")
}
