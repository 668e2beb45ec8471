//! Small texts, and what is read from them.

mod any_text;
mod bracketed;
mod clauses;
mod content;
mod refusals;
mod resolution;

use std::sync::LazyLock;

use crate::facts::{Facts, read};
use crate::language::English;

static ENGLISH: LazyLock<English> = LazyLock::new(|| English::embedded().unwrap());

fn facts(text: &str) -> Facts {
    read(&ENGLISH, text, None)
}

/// What is said in the facts of a text.
fn says(text: &str) -> Vec<String> {
    facts(text).facts.into_iter().map(|fact| fact.says).collect()
}

/// Asserts what each of these texts says.
#[track_caller]
fn say(cases: &[(&str, &[&str])]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let said = says(text);
        (said != *expected).then(|| format!("{text}\n    {said:#?}, not {expected:#?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
