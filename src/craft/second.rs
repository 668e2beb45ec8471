//! A second question in one card.

use std::ops::Range;

use super::editor::Subject;
use super::flag::Flag;
use super::question::{asks, is_preposition, is_question_word};
use super::quoted::is_quoted;
use crate::deck::{Card, Code};

/// Looks for a second question.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    if matches!(subject.card, Card::Match(_) | Card::Cloze(_) | Card::Order(_) | Card::TrueFalse(_)) {
        return;
    }
    let Some(second) = second_question(subject) else { return };
    flags.push(
        Flag::new(
            Code::TwoQuestions,
            &subject.owner,
            subject.spot,
            "this asks two questions",
            "make a card of each: who knows one and not the other can neither be right nor wrong",
        )
        .within(second),
    );
}

/// Whether a question of its own starts at a place, and no clause of the one before: "when did it end",
/// but not "in which direction they are related".
fn asks_anew(subject: &Subject<'_>, place: usize) -> bool {
    if !asks(subject, place) {
        return false;
    }
    let words = subject.words;
    let word = if is_preposition(words.get(place)) { place + 1 } else { place };
    let is_verb = |place: usize| {
        matches!(
            words.get(place),
            "is" | "are"
                | "was"
                | "were"
                | "did"
                | "does"
                | "do"
                | "has"
                | "have"
                | "had"
                | "can"
                | "could"
                | "will"
                | "would"
                | "should"
                | "must"
                | "may"
                | "might"
                | ""
        )
    };
    match words.get(word) {
        "who" => true,
        "what" | "which" | "whose" => (word + 1..word + 4).any(is_verb),
        // "how many", "how long".
        "how" => {
            is_verb(word + 1)
                || is_verb(word + 2)
                || is_verb(word + 3) && matches!(words.get(word + 1), "many" | "much")
        }
        _ => is_verb(word + 1),
    }
}

/// Where the second question of a prompt begins and ends.
fn second_question(subject: &Subject<'_>) -> Option<Range<usize>> {
    let prompt = subject.prompt;
    let marks = prompt.match_indices('?').map(|(at, _)| at).filter(|at| !is_quoted(prompt, *at));
    // `??` is one mark, and so is `?!`.
    let mut ends = marks.filter(|at| {
        let (before, behind) = (&prompt[..*at], &prompt[at + 1..]);
        // The sign itself may be what is asked about.
        before.ends_with(|c: char| c.is_alphanumeric() || "\"”’')»`".contains(c))
            && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    });
    if let (Some(first), Some(last)) = (ends.next(), ends.next_back()) {
        let start = first + 1;
        let blanks = prompt[start..last].len() - prompt[start..last].trim_start().len();
        return prompt[start..last].contains(char::is_alphabetic).then(|| start + blanks..last + 1);
    }
    if !asks(subject, 0) {
        return None;
    }
    let words = subject.words;
    let place = (2..words.len()).find(|place| {
        words.get(place - 1) == "and"
            && asks_anew(subject, *place)
            && !is_quoted(prompt, words.span(*place..place + 1).start)
    })?;
    // "between who and whom" is one.
    let is_pair = is_question_word(words.get(place - 2)) && words.get(0) == "between";
    (!is_pair).then(|| words.span(place..words.len()))
}
