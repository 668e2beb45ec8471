//! How a question is worded, in English.

use std::ops::Range;

use super::editor::Subject;
use super::flag::Flag;
use crate::deck::{Card, Code};

/// Looks at the wording of a card's question.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    two_questions(subject, flags);
    negative(subject, flags);
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
fn is_question_word(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"who" | b"whom" | b"whose" | b"what" | b"which" | b"when" | b"where" | b"why" | b"how"
    )
}
/// Whether a word may stand before one that asks.
fn is_preposition(word: &str) -> bool {
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
fn asks(subject: &Subject<'_>, place: usize) -> bool {
    let word = subject.words.get(place);
    is_question_word(word) || is_preposition(word) && is_question_word(subject.words.get(place + 1))
}

fn two_questions(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
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
    let mut ends = marks.filter(|at| !prompt[at + 1..].starts_with(['?', '!', ')']));
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

/// Whether a word turns a question round.
fn is_negative(word: &str) -> bool {
    matches!(word.as_bytes(), b"not" | b"never" | b"except" | b"cannot")
}

fn negative(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
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

/// Where a statement denies for the second time.
fn second_denial(subject: &Subject<'_>) -> Option<Range<usize>> {
    let denies = |place: &usize| {
        let word = subject.words.get(*place);
        matches!(
            word,
            "not" | "never" | "cannot" | "no" | "without" | "neither" | "nobody" | "nothing" | "none"
        ) || word.ends_with("n't")
    };
    let second = (0..subject.words.len()).filter(denies).nth(1)?;
    Some(subject.words.span(second..second + 1))
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

/// Whether a byte of a text stands between quotes.
pub fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let count = |c: char| before.matches(c).count();
    count('"') % 2 == 1
        || count('“') > count('”') + if count('„') > 0 { count('“') } else { 0 }
        || count('«') > count('»')
        || count('‘') > count('’') && text[at..].contains('’')
        || single_quoted(text, at)
}

/// The same for `'…'`, whose marks may be apostrophes.
fn single_quoted(text: &str, at: usize) -> bool {
    let mut opens = text[..at].match_indices('\'').filter(|(place, _)| {
        let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_outside(text[..*place].chars().next_back()) && text[place + 1..].starts_with(char::is_alphanumeric)
    });
    let Some((open, _)) = opens.next_back() else { return false };
    let closes = |from: usize| text[from..].match_indices('\'').map(move |(place, _)| from + place);
    closes(open + 1)
        .find(|place| text[place + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric()))
        .is_some_and(|close| close >= at)
}

fn yes_no(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Some(answer) = subject.answers().first() else { return };
    let answer = answer.trim().trim_end_matches('.').to_lowercase();
    if matches!(answer.as_str(), "yes" | "no" | "true" | "false") {
        flags.push(Flag::new(
            Code::YesNo,
            &subject.owner,
            crate::deck::Spot::Item("a", 0),
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
