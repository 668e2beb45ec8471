//! Whether a sentence is a statement of the article's own, and whole.

use std::ops::Range;

use super::refusal::Refusal;
use crate::language::{Sentence, Tag, Token};

/// Fewest and most words of a sentence that is read for facts.
const WORDS: Range<usize> = 4..60;
/// Most tokens of one, marks among them: clauses are looked at from each token.
const TOKENS: usize = 2 * WORDS.end;

/// What a whole sentence has to be.
pub(super) fn check(text: &str, sentence: &Sentence) -> Result<(), Refusal> {
    let length =
        sentence.tokens.iter().filter(|token| token.word.form.chars().any(char::is_alphanumeric)).count();
    if length < WORDS.start {
        return Err(Refusal::TooShort);
    }
    if length > WORDS.end || sentence.tokens.len() > TOKENS {
        return Err(Refusal::TooLong);
    }
    let said = sentence.span.of(text);
    let end = said.trim_end_matches(['"', '”', '’', '\'', ')']);
    if !end.ends_with('.')
        || said.contains(['?', '!'])
        || !said.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '('))
    {
        return Err(Refusal::NoStatement);
    }
    if !is_balanced(said) {
        return Err(Refusal::Unbalanced);
    }
    if sentence.tokens.iter().any(|token| token.tag == Tag::Colon && token.word.form == ":") {
        return Err(Refusal::Cut);
    }
    if is_run_on(sentence) || is_doubled(&sentence.tokens) {
        return Err(Refusal::Cut);
    }
    if is_entry(sentence) {
        return Err(Refusal::NoStatement);
    }
    // Somebody's own words; a term or translation in quotation marks is none.
    if said.starts_with(['“', '"']) || quotations(&sentence.tokens).any(is_speech) {
        return Err(Refusal::Quotation);
    }
    Ok(())
}

/// Whether a sentence is an entry of a list, its name before a dash: "Minimus – A poet who writes the anthem."
fn is_entry(sentence: &Sentence) -> bool {
    let is_dash = |at: &usize| {
        let span = sentence.tokens[*at].word.span;
        let is_spaced =
            at.checked_sub(1).is_some_and(|before| sentence.tokens[before].word.span.end < span.start);
        is_spaced && matches!(sentence.tokens[*at].word.form.as_str(), "–" | "—" | "-" | "--")
    };
    let mut dashes = (0..sentence.tokens.len()).filter(is_dash);
    let Some(dash) = dashes.next().filter(|_| dashes.next().is_none()) else { return false };
    let next = sentence.tokens.get(dash + 1);
    dash <= LONGEST_ENTRY && next.is_some_and(|next| next.word.form.starts_with(char::is_uppercase))
}

/// Whether a heading stands before a sentence with nothing but a dash between: "Chief cells—Located in …".
fn is_run_on(sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    let is_dash = |token: &Token| matches!(token.word.form.as_str(), "—" | "--");
    let begins = |token: &Token| {
        token.word.form.starts_with(char::is_uppercase) && !token.tag.is_proper() && token.word.form != "I"
    };
    let Some(dash) = tokens.iter().take(LONGEST_ENTRY + 1).position(is_dash) else { return false };
    let is_alone = !tokens[dash + 1..].iter().any(is_dash);
    let has_verb = tokens[..dash].iter().any(|token| token.tag.is_finite());
    is_alone && !has_verb && tokens.get(dash + 1).is_some_and(begins)
}

/// Whether two or three words stand there twice in a row: "known as the as the", "white cells white cells".
fn is_doubled(tokens: &[Token]) -> bool {
    let is_same = |pair: (&Token, &Token)| pair.0.word.form.eq_ignore_ascii_case(&pair.1.word.form);
    let is_word = |token: &Token| token.word.form.chars().all(char::is_alphabetic);
    [2, 3].into_iter().any(|length| {
        tokens.windows(2 * length).any(|run| {
            let (first, second) = run.split_at(length);
            run.iter().all(is_word) && first.iter().zip(second).all(is_same)
        })
    })
}

/// Most words of the name of an entry.
const LONGEST_ENTRY: usize = 6;

/// What stands in quotation marks.
fn quotations(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    tokens.split(|token| matches!(token.word.form.as_str(), "“" | "”" | "\"")).skip(1).step_by(2)
}

/// Whether a quotation is too long for a term, or says something.
fn is_speech(quoted: &[Token]) -> bool {
    let says =
        |token: &Token| matches!(token.tag, Tag::VerbPast | Tag::VerbPresent | Tag::VerbThird | Tag::Modal);
    quoted.len() > LONGEST_TERM || quoted.len() > LONGEST_CLAUSE && quoted.iter().any(says)
}

/// Most words of a term or translation in quotation marks.
const LONGEST_TERM: usize = 10;
/// Most words of one that has a verb: "Give me liberty".
const LONGEST_CLAUSE: usize = 5;

/// Whether each bracket and quotation mark has its partner.
pub fn is_balanced(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut straight = 0;
    for c in text.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            '“' => open.push('”'),
            '«' => open.push('»'),
            ')' | ']' | '}' | '”' | '»' if open.pop() != Some(c) => return false,
            '"' => straight += 1,
            _ => {}
        }
    }
    open.is_empty() && straight % 2 == 0
}
