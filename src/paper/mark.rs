//! Answers typed in from a paper, marked.

use thiserror::Error;

use super::answer::{letter, places};
use super::key::{Key, KeyQuestion, KeyVariant};
use super::words::truth;
use crate::answer::{Reply, Segment, Task};
use crate::deck::Kind;
use crate::quiz::{Attempt, Item, Rules, credit, given, right};
use crate::text::count;

/// Why a typed answer cannot be one that stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadAnswer {
    #[error("answer {question}: `{typed}` is none of the choices {choices}")]
    Letter { question: usize, typed: String, choices: String },
    #[error("answer {question}: `{typed}` is neither T nor F")]
    Truth { question: usize, typed: String },
    #[error("answer {question}: `{typed}` has more gaps than the {gaps} of the question")]
    Gaps { question: usize, typed: String, gaps: usize },
    #[error("answer {question}: `{typed}` has more letters than the {items} there are")]
    Length { question: usize, typed: String, items: usize },
    #[error("answer {question}: `{typed}` is no credit from 0 to 1, as [0.5]")]
    Worth { question: usize, typed: String },
    #[error("it has {} for {}", count(*found, "answer"), count(*expected, "question"))]
    Count { found: usize, expected: usize },
}

/// The attempt of a student who had this variant: `typed` has an answer for each question.
///
/// Choices are typed as letters, as many as there are where several are right, in order or for each
/// on the left; a statement as `T` or `F`, or as the paper has it in its language; a written answer as
/// it stands, gaps with `|` between them, or as what it is worth: `[1]`, `[0.5]`, or `=0.5`, which
/// spreadsheets take for a formula. Nothing, or `-`, is no answer, and no answer at all is an empty
/// sheet. What stands at a question that is struck out is not read.
///
/// # Errors
/// When the answers are not as many as the questions, or one cannot be an answer to its question.
pub fn mark(
    key: &Key,
    variant: &KeyVariant,
    student: &str,
    typed: &[&str],
    rules: &Rules,
) -> Result<Attempt, BadAnswer> {
    if !typed.is_empty() && typed.len() != variant.questions.len() {
        return Err(BadAnswer::Count { found: typed.len(), expected: variant.questions.len() });
    }
    let items = variant.questions.iter().enumerate().filter_map(|(place, question)| {
        let tasks = question.tasks();
        let typed = typed.get(place).map_or("", |typed| typed.trim());
        // A question that was struck out has no task.
        let task = tasks.first()?;
        Some(item(question, task, &tasks, place + 1, typed, rules))
    });
    let items: Vec<Item> = items.collect::<Result<_, _>>()?;
    Ok(Attempt {
        decks: key.decks.clone(),
        student: Some(student.to_owned()),
        seed: key.seed,
        variant: Some(variant.name.clone()),
        began: None,
        seconds: None,
        minutes: None,
        breaks: 0,
        rules: *rules,
        score: Attempt::score_of(&items),
        out_of: items.len(),
        items,
    })
}

/// An answer, marked. Of the tasks that a question may be taken for, all have the same choices: any one
/// of them says what was answered.
fn item(
    question: &KeyQuestion,
    task: &Task,
    tasks: &[Task],
    number: usize,
    typed: &str,
    rules: &Rules,
) -> Result<Item, BadAnswer> {
    let (texts, worth) = match worth(task, number, typed)? {
        Some(worth) => (vec![typed.to_owned()], worth),
        None => {
            let reply = reply(task, number, typed)?;
            let worths = tasks.iter().map(|task| credit(task, &reply, question.says.as_deref(), rules));
            (texts(task, &reply), worths.fold(f64::NEG_INFINITY, f64::max))
        }
    };
    Ok(Item {
        card: question.card.clone(),
        kind: question.kind().unwrap_or(Kind::Ask),
        section: question.section.clone(),
        asked: question.asked.clone(),
        choices: question.choices.clone(),
        given: texts,
        right: tasks.iter().flat_map(right).collect(),
        credit: worth,
        seconds: None,
        flagged: false,
    })
}

/// What a person who read a written answer says that it is worth: a number behind `=` or in brackets;
/// `None` of an answer that is still to be judged.
fn worth(task: &Task, number: usize, typed: &str) -> Result<Option<f64>, BadAnswer> {
    let is_written = matches!(task, Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. });
    let bracketed = typed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(worth) = typed.strip_prefix('=').or(bracketed).filter(|_| is_written) else {
        return Ok(None);
    };
    let worth = worth.trim().replace(',', ".").parse().ok().filter(|worth| (0.0..=1.0).contains(worth));
    // A grade that is misspelt is no answer of the student.
    worth.map(Some).ok_or_else(|| BadAnswer::Worth { question: number, typed: typed.to_owned() })
}

/// The answer as texts. Two choices where one is right are both kept.
fn texts(task: &Task, reply: &Reply) -> Vec<String> {
    match (task, reply) {
        (Task::Pick { choices, .. }, Reply::PickAll(chosen)) => {
            chosen.iter().filter_map(|place| choices.get(*place).cloned()).collect()
        }
        _ => given(task, reply),
    }
}

fn reply(task: &Task, number: usize, typed: &str) -> Result<Reply, BadAnswer> {
    if matches!(typed, "" | "-" | "–" | "_") {
        return Ok(Reply::GiveUp);
    }
    Ok(match task {
        Task::Pick { choices, .. } => match letters(choices.len(), number, typed)?.as_slice() {
            [place] => Reply::Pick(*place),
            // Two crosses are no choice: a reply that fits no question with one, and so is wrong.
            several => Reply::PickAll(several.to_vec()),
        },
        Task::PickAll { choices, .. } => Reply::PickAll(letters(choices.len(), number, typed)?),
        Task::TrueFalse { .. } => match truth(typed) {
            Some(is_true) => Reply::TrueFalse(is_true),
            None => return Err(BadAnswer::Truth { question: number, typed: typed.to_owned() }),
        },
        Task::Order { items, .. } => Reply::Order(at_most(items.len(), items.len(), number, typed)?),
        Task::Match { left, right, .. } => {
            // Who left one out answered the others.
            let mut pairs = at_most(right.len(), left.len(), number, typed)?;
            pairs.resize(left.len(), usize::MAX);
            Reply::Match(pairs)
        }
        Task::Gaps { segments } => {
            let gaps = segments.iter().filter_map(Segment::answers).count();
            let texts: Vec<String> = typed.split('|').map(|text| text.trim().to_owned()).collect();
            if texts.len() > gaps {
                return Err(BadAnswer::Gaps { question: number, typed: typed.to_owned(), gaps });
            }
            Reply::Gaps(texts)
        }
        Task::Type { .. } | Task::Number { .. } | Task::Flip { .. } => Reply::Text(typed.to_owned()),
    })
}

/// The places of letters; what stands between them does not count.
fn letters(choices: usize, number: usize, typed: &str) -> Result<Vec<usize>, BadAnswer> {
    let plain: String = typed.chars().filter(|c| !is_between(*c)).collect();
    places(&plain, choices).ok_or_else(|| none_of(choices, number, typed))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '/' | '+' | '&' | '.' | '>')
}

/// The places of at most so many letters; a dash stands for one that was left out.
fn at_most(choices: usize, items: usize, number: usize, typed: &str) -> Result<Vec<usize>, BadAnswer> {
    let plain = typed.chars().filter(|c| !is_between(*c));
    let places = plain.map(|c| match c {
        '-' | '_' => Ok(usize::MAX),
        c => letters(choices, number, &c.to_string())
            .map(|places| places.first().copied().unwrap_or(usize::MAX)),
    });
    let places: Vec<usize> = places.collect::<Result<_, _>>().map_err(|_| none_of(choices, number, typed))?;
    if places.len() > items {
        return Err(BadAnswer::Length { question: number, typed: typed.to_owned(), items });
    }
    Ok(places)
}

fn none_of(choices: usize, number: usize, typed: &str) -> BadAnswer {
    let last = letter(choices.saturating_sub(1));
    BadAnswer::Letter { question: number, typed: typed.to_owned(), choices: format!("A to {last}") }
}
