//! How a question is worded, in English.

use std::ops::Range;

use super::editor::Subject;
use super::flag::Flag;
use super::{denial, second};
use crate::deck::{Card, Code, Spot};

/// Looks at the wording of a card's question.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    second::check(subject, flags);
    denial::check(subject, flags);
    match subject.card {
        Card::Ask(_) => {
            yes_no(subject, flags);
            vague(subject, flags);
        }
        Card::Pick(_) | Card::Number(_) => vague(subject, flags),
        _ => {}
    }
}

/// Whether a word asks.
pub fn is_question_word(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"who" | b"whom" | b"whose" | b"what" | b"which" | b"when" | b"where" | b"why" | b"how"
    )
}

/// Whether a word may stand before one that asks.
pub fn is_preposition(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"in"
            | b"on"
            | b"at"
            | b"by"
            | b"for"
            | b"from"
            | b"to"
            | b"of"
            | b"with"
            | b"under"
            | b"during"
            | b"against"
            | b"about"
            | b"into"
    )
}

/// Whether the words at a place ask: "when", "in which".
pub fn asks(subject: &Subject<'_>, place: usize) -> bool {
    let word = subject.words.get(place);
    is_question_word(word) || is_preposition(word) && is_question_word(subject.words.get(place + 1))
}

fn yes_no(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Some(answer) = subject.answers().first() else { return };
    let asks_whether = matches!(
        subject.words.get(0),
        "is" | "are"
            | "was"
            | "were"
            | "do"
            | "does"
            | "did"
            | "can"
            | "could"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "should"
            | "must"
            | "may"
            | "true"
    );
    if !asks_whether {
        return;
    }
    let answer = answer.trim().trim_end_matches('.').to_lowercase();
    if matches!(answer.as_str(), "yes" | "no" | "true" | "false") {
        flags.push(Flag::new(
            Code::YesNo,
            &subject.owner,
            Spot::Item("a", 0),
            format!("`{answer}` is right half of the time by chance"),
            "make it a TrueFalse card, or ask for what makes it so",
        ));
    }
}

/// Whether a word asks for an essay.
fn is_essay(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"describe" | b"discuss" | b"explain" | b"comment" | b"summarise" | b"summarize"
    )
}

/// Whether a word stands for something said before.
fn is_pointing(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"it"
            | b"he"
            | b"she"
            | b"they"
            | b"him"
            | b"her"
            | b"them"
            | b"this"
            | b"that"
            | b"these"
            | b"its"
            | b"their"
    )
}

fn vague(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let words = subject.words;
    let mut flag = |span: Range<usize>, message: String, help: &str| {
        flags.push(Flag::new(Code::VagueQuestion, &subject.owner, subject.spot, message, help).within(span));
    };
    let is_typed = matches!(subject.card, Card::Ask(_));
    if is_typed && is_essay(words.get(0)) {
        let span = words.span(0..1);
        let message = format!("`{}` has no one answer to judge", &subject.prompt[span.clone()]);
        return flag(span, message, "ask for the one thing that has to be known, or make it a Flip card");
    }
    let starts = |one: &str, other: &str| words.get(0) == one && words.get(1) == other;
    if starts("what", "about") || starts("tell", "me") || starts("how", "about") {
        let message = "this does not say what is asked for".to_owned();
        return flag(words.span(0..words.len()), message, "ask who, when, where, which or how many");
    }
    let content = || (0..words.len()).filter(|place| !words.is_small(*place));
    let says_what = content().any(|place| {
        let written = &subject.prompt[words.span(place..place + 1)];
        place > 0 && written.starts_with(char::is_uppercase)
    });
    let pointing = (0..words.len()).find(|place| {
        // "Which of these" points at the choices.
        is_pointing(words.get(*place)) && (*place == 0 || words.get(place - 1) != "of")
    });
    if let Some(place) = pointing
        && !says_what
        && content().count() <= 2
        && !matches!(words.get(place + 1), "take" | "mean" | "cost" | "rain" | "snow")
        && !subject.prompt.contains(['"', '“', '\n', ':'])
    {
        let span = words.span(place..place + 1);
        let message = format!("nothing says what `{}` is", &subject.prompt[span.clone()]);
        flag(span, message, "name it: cards come in any order, and each has to stand on its own");
    }
}
