//! What is expected for an answer.

use std::ops::Range;

use super::choices::folded;
use super::editor::Subject;
use super::flag::Flag;
use super::quoted::is_quoted;
use super::words::{Words, are_kin, is_small};
use crate::deck::{Card, Code, Piece, Spot, pieces};

/// Looks at a card's answer and what its question says of it.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    in_question(subject, flags);
    in_hint(subject, flags);
    repeated(subject, flags);
    if subject.is_english {
        several(subject, flags);
    }
}

fn in_question(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    match subject.card {
        Card::Cloze(cloze) => {
            let Ok(pieces) = pieces(cloze.text()) else { return };
            let gaps = pieces.iter().filter_map(|piece| match piece {
                Piece::Gap(gap) => gap.answers.first(),
                Piece::Text(_) => None,
            });
            for answer in gaps {
                if let Some(span) = given_away(subject, answer) {
                    return flags.push(flag_in_question(subject, answer, span));
                }
            }
        }
        Card::Flip(card) => {
            // Words that are alike in two languages are what vocabulary has.
            let is_sentence = subject.words.len() > 3;
            if is_sentence && let Some(span) = given_away(subject, &card.back) {
                flags.push(flag_in_question(subject, &card.back, span));
            }
        }
        Card::Ask(_) | Card::Pick(_) => {
            for answer in subject.answers() {
                if let Some(span) = given_away(subject, answer) {
                    return flags.push(flag_in_question(subject, answer, span));
                }
            }
        }
        _ => {}
    }
}

/// A hint that says what it should help to find.
fn in_hint(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Some(hint) = subject.card.common().hint else { return };
    let hint_words = Words::of(hint);
    let is_said = |answer: &&String| {
        let words = Words::of(answer);
        words.iter().any(|word| !is_small(word)) && hint_words.find(&words).is_some()
    };
    if let Some(answer) = subject.answers().iter().find(is_said) {
        flags.push(Flag::new(
            Code::AnswerInQuestion,
            &subject.owner,
            Spot::Field("hint"),
            format!("the answer, `{}`, stands in the hint", answer.trim()),
            "a hint helps to recall: name what it belongs to, or how it begins",
        ));
    }
}

fn flag_in_question(subject: &Subject<'_>, answer: &str, span: Range<usize>) -> Flag {
    Flag::new(
        Code::AnswerInQuestion,
        &subject.owner,
        subject.spot,
        format!("the answer, `{}`, stands in the question", answer.trim()),
        "word the question without it: what can be read off is not recalled",
    )
    .within(span)
}

/// Where a prompt says its own answer.
fn given_away(subject: &Subject<'_>, answer: &str) -> Option<Range<usize>> {
    let answer_words = Words::of(answer);
    let says_something =
        answer_words.iter().any(|word| !is_small(word) && (word.len() > 1 || !word.is_ascii()));
    if !says_something || answer_words.iter().all(|word| matches!(word, "yes" | "no" | "not" | "true")) {
        return None;
    }
    // Of a number only a year is remembered by heart, and signs are part of what they stand with.
    let is_number = answer.trim().chars().all(|c| c.is_ascii_digit() || ".,-−%".contains(c));
    let is_year = answer.trim().len() == 4 && answer.trim().bytes().all(|byte| byte.is_ascii_digit());
    if is_number && !is_year {
        return None;
    }
    let has_signs =
        answer.chars().any(|c| !(c.is_alphanumeric() || c.is_whitespace() || "'’-.,“”\"()".contains(c)));
    let is_formula =
        answer.contains(|c: char| c.is_ascii_digit()) && answer.contains(['+', '-', '−', '*', '/', '=']);
    if (has_signs || is_formula) && !subject.prompt.contains(answer.trim()) {
        return None;
    }
    let places = subject
        .words
        .find(&answer_words)
        .or_else(|| if subject.is_english { kin(subject.words, &answer_words) } else { None })?;
    let span = subject.words.span(places.clone());
    // "France or Germany?" gives a choice, and what is quoted is what is asked about.
    let is_choice = ["or", "and"].iter().any(|word| {
        subject.words.get(places.end) == *word
            || places.start > 0 && subject.words.get(places.start - 1) == *word
    }) && subject.words.iter().any(|word| word == "or");
    // "New York City" is not New York.
    let goes_on =
        subject.prompt[span.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && subject.prompt[span.clone()].starts_with(char::is_uppercase);
    (!is_choice && !goes_on && !is_quoted(subject.prompt, span.start)).then_some(span)
}

/// Where among the words of a question one of the same family stands as the one word of an answer.
fn kin(words: &Words, answer: &Words) -> Option<Range<usize>> {
    let (1, answer) = (answer.len(), answer.get(0)) else { return None };
    let is_word = answer.bytes().all(|byte| byte.is_ascii_alphabetic());
    let place = (0..words.len()).find(|place| is_word && are_kin(words.get(*place), answer))?;
    Some(place..place + 1)
}

fn repeated(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Card::Ask(card) = subject.card else { return };
    let answers = card.a.all();
    for (index, answer) in answers.iter().enumerate().skip(1) {
        let earlier = answers[..index].iter().position(|earlier| folded(earlier) == folded(answer));
        let Some(earlier) = earlier else { continue };
        flags.push(
            Flag::new(
                Code::RepeatedAnswer,
                &subject.owner,
                Spot::Item("a", index),
                "this is accepted already",
                "remove it: case and accents do not count in an answer",
            )
            .with_related(Spot::Item("a", earlier), "it is judged like this one"),
        );
    }
}

/// Whether a word asks for a number of things.
fn is_count(word: &str) -> bool {
    matches!(
        word,
        "two" | "three" | "four" | "five" | "six" | "seven" | "all" | "some" | "both" | "2" | "3" | "4"
    )
}

fn several(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let words = subject.words;
    let is_asked = matches!(subject.card, Card::Ask(_) | Card::Flip(_));
    if !is_asked {
        return;
    }
    let verb = matches!(words.get(0), "name" | "list" | "give" | "state" | "enumerate" | "mention");
    let counted = if words.get(1) == "the" { words.get(2) } else { words.get(1) };
    // "Two-letter" counts letters, not answers.
    let place = if words.get(1) == "the" { 2 } else { 1 };
    let is_compound = subject.prompt[words.span(0..place + 1).end..].starts_with('-');
    let asks_for_several = !is_compound
        && (verb && (is_count(counted) || words.get(0) == "list" && words.get(1) == "the")
            || matches!(words.get(0), "which" | "what")
                && matches!(counted, "two" | "three" | "four" | "five" | "six"));
    let Some(answer) = subject.answers().first() else { return };
    let may_be_list = answer.contains([',', ';']) || asks_for_several;
    if !may_be_list {
        return;
    }
    let parts = parts(answer);
    // "Bosnia, Herzegovina and Brčko" may be a name; three of them are a list.
    let is_list = match subject.card {
        Card::Ask(_) => parts >= 3,
        // A definition may list what it is made of; what tells several things of one is another matter.
        _ => {
            parts >= 4
                && answer.split([',', ';']).filter(|part| part.split_whitespace().count() > 1).count() > 2
        }
    };
    if !is_list && !asks_for_several {
        return;
    }
    let spot = match subject.card {
        Card::Flip(_) => Spot::Field("back"),
        _ => Spot::Item("a", 0),
    };
    flags.push(Flag::new(
        Code::SeveralFacts,
        &subject.owner,
        spot,
        "this answer is several facts",
        "make a card of each, or a PickAll, Order or Match of them: a part that is forgotten costs the whole",
    ));
}

/// How many things an answer lists: "A, B and C" three.
fn parts(answer: &str) -> usize {
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '));
    // What stands in brackets is one thing: a point, the arguments of a call.
    if is_number(answer) || answer.contains(['(', '[', '{', '=']) {
        return 1;
    }
    let semicolons = answer.split(';').filter(|part| !part.trim().is_empty()).count();
    if semicolons > 1 {
        return semicolons;
    }
    let commas = answer.split(", ").filter(|part| !part.trim().is_empty());
    let (mut count, mut has_and) = (0, false);
    for part in commas {
        count += 1;
        let part = part.trim_start_matches("and ").trim_start_matches("or ");
        has_and |= part.contains(" and ") || part.contains(" & ");
    }
    let last_and = answer.contains(", and ") || answer.contains(" and ");
    match (count, has_and, last_and) {
        // "A, B": a place and where it is, or a name and a title.
        (1, false, _) => 1,
        (1, true, _) => 2,
        (2, false, false) => 1,
        (count, true, _) => count + 1,
        (count, false, _) => count,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn lists_are_counted() {
        for (answer, count) in [
            ("Bamako", 1),
            ("13,289", 1),
            ("Paris, France", 1),
            ("Chad and Niger", 2),
            ("Chad, Niger and Togo", 3),
            ("Chad, Niger, and Togo", 3),
            ("Chad; Niger", 2),
            ("red, green, blue", 3),
        ] {
            assert_eq!(parts(answer), count, "{answer}");
        }
    }
}
