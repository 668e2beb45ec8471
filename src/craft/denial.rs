//! Negatives that are easily overlooked, and statements that deny twice.

use std::ops::Range;

use super::editor::Subject;
use super::flag::Flag;
use super::question::is_preposition;
use super::quoted::is_quoted;
use crate::deck::{Card, Code};

/// Whether a word turns a question round.
fn is_negative(word: &str) -> bool {
    matches!(word.as_bytes(), b"not" | b"never" | b"except" | b"cannot")
}

/// Looks for a negative that nothing makes stand out.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let words = subject.words;
    let is_suspect = match subject.card {
        Card::Pick(_) | Card::PickAll(_) | Card::TrueFalse(_) => true,
        Card::Ask(_) => {
            let first = if is_preposition(words.get(0)) { words.get(1) } else { words.get(0) };
            matches!(first, "which" | "what" | "who" | "whom" | "whose" | "where")
        }
        _ => false,
    };
    if !is_suspect {
        return;
    }
    if let Card::TrueFalse(card) = subject.card {
        if let Some(second) = second_denial(subject) {
            return flags.push(
                Flag::new(
                    Code::Negative,
                    &subject.owner,
                    subject.spot,
                    "this statement denies twice",
                    "say what is so: learners stumble over the words, not over the matter",
                )
                .within(second),
            );
        }
        // To call a denial false is to deny twice.
        if card.a {
            return;
        }
    }
    for place in 0..words.len() {
        let word = words.get(place);
        let denies = is_negative(word) || word.ends_with("n't");
        if !denies {
            continue;
        }
        let span = words.span(place..place + 1);
        // Not what is asked, but what it is asked of: "someone who does not answer".
        let is_aside = (2..place).any(|before| opens_clause(words.get(before))) && word != "except"
            || is_bracketed(subject.prompt, span.start);
        let is_harmless = is_aside
            || matches!(words.get(place + 1), "only" | "until" | "just")
            || place > 0 && matches!(words.get(place - 1), "or" | "why")
            || is_name(subject, place);
        if is_harmless || is_emphasised(subject.prompt, &span) || is_quoted(subject.prompt, span.start) {
            continue;
        }
        let written = &subject.prompt[span.clone()];
        flags.push(
            Flag::new(
                Code::Negative,
                &subject.owner,
                subject.spot,
                format!("`{written}` is easily overlooked"),
                format!(
                    "ask for what is so, or write {}: a slip in reading would count as a slip of memory",
                    written.to_uppercase()
                ),
            )
            .within(span),
        );
        return;
    }
}

/// Where a statement denies for the second time in one clause.
fn second_denial(subject: &Subject<'_>) -> Option<Range<usize>> {
    let words = subject.words;
    let denies = |place: &usize| {
        let word = words.get(*place);
        // "No. 9" counts.
        let is_number = word == "no" && words.get(place + 1).starts_with(|c: char| c.is_ascii_digit());
        let is_denial = matches!(
            word,
            "not" | "never" | "cannot" | "no" | "without" | "neither" | "nobody" | "nothing" | "none"
        ) || word.ends_with("n't");
        is_denial && !is_number
    };
    let mut denials = (0..words.len()).filter(denies);
    let (first, second) = (denials.next()?, denials.next()?);
    let is_apart = (first..second)
        .any(|place| matches!(words.get(place), "and" | "but" | "because" | "while"))
        || words.get(first) == "no" && words.get(second) == "without";
    (!is_apart).then(|| words.span(second..second + 1))
}

/// Whether a word opens a clause that says more of a thing.
fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "who" | "that" | "which" | "whose" | "if" | "when" | "although" | "but" | "because" | "while"
    )
}

/// Whether a byte of a text stands in parentheses.
fn is_bracketed(text: &str, at: usize) -> bool {
    text[..at].matches('(').count() > text[..at].matches(')').count()
}

/// Whether a word stands among capitalised ones, as in "Thou Shalt Not Kill".
fn is_name(subject: &Subject<'_>, place: usize) -> bool {
    let is_capital = |place: usize| {
        let span = subject.words.span(place..place + 1);
        subject.prompt[span].starts_with(char::is_uppercase)
    };
    place > 0 && is_capital(place)
}

/// Whether a word is written in capitals or between asterisks or underscores.
fn is_emphasised(text: &str, span: &Range<usize>) -> bool {
    let word = &text[span.clone()];
    let is_loud = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let is_marked = text[..span.start].ends_with(['*', '_']) && text[span.end..].starts_with(['*', '_']);
    is_loud || is_marked
}
