//! Whether a sentence is a statement of the article's own, and whole.

use std::ops::Range;

use super::refusal::Refusal;
use crate::language::{Sentence, Tag};

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
    // Somebody's own words; a term in quotation marks is none.
    let longest = quotations(said).map(|quoted| quoted.split(' ').count()).max().unwrap_or(0);
    if said.starts_with(['“', '"']) || longest > LONGEST_TERM {
        return Err(Refusal::Quotation);
    }
    Ok(())
}

/// Most words of a term in quotation marks.
const LONGEST_TERM: usize = 5;

/// What stands in quotation marks.
fn quotations(text: &str) -> impl Iterator<Item = &str> {
    text.split(['“', '”', '"']).skip(1).step_by(2)
}

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
