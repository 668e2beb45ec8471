//! What a word looks like, as far as the end of a sentence depends on it.

use super::abbreviations::{Follower, follower};
use super::characters::{
    is_bullet, is_closing_bracket, is_closing_quote, is_letter, is_opening_bracket, is_opening_quote,
    is_quote, is_stop,
};

/// What a word looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    Lower,
    Capitalised,
    Upper,
    /// One capital letter.
    Initial,
    Number,
    /// Letters and digits.
    Mixed,
    /// Of the web or of mail.
    Address,
    /// Keeps its full stop.
    Abbreviated,
    /// An abbreviation before a name.
    Title,
    Stop,
    Colon,
    Comma,
    Dash,
    OpeningQuote,
    ClosingQuote,
    Quote,
    OpeningBracket,
    ClosingBracket,
    Bullet,
    Symbol,
}

impl Shape {
    /// Of a word's form.
    pub(super) fn of(form: &str) -> Shape {
        let mut chars = form.chars();
        let Some(first) = chars.next() else { return Shape::Symbol };
        let single = chars.next().is_none();
        // Most words need no closer look.
        if !single && form.bytes().skip(1).all(|b| b.is_ascii_lowercase()) && first.is_ascii_alphabetic() {
            return if first.is_ascii_lowercase() { Shape::Lower } else { Shape::Capitalised };
        }
        if !form.contains(is_letter) {
            return match first {
                _ if form.chars().all(is_stop) => Shape::Stop,
                ':' | ';' if single => Shape::Colon,
                ',' => Shape::Comma,
                '-' | '–' | '—' => Shape::Dash,
                _ if is_opening_bracket(first) => Shape::OpeningBracket,
                _ if is_closing_bracket(first) => Shape::ClosingBracket,
                _ if is_opening_quote(first) => Shape::OpeningQuote,
                _ if is_closing_quote(first) => Shape::ClosingQuote,
                _ if is_quote(first) => Shape::Quote,
                _ if is_bullet(first) || first == '*' => Shape::Bullet,
                _ => Shape::Symbol,
            };
        }
        if form.len() > 1 && form.ends_with('.') {
            return match follower(&form[..form.len() - 1]) {
                Some(Follower::Name | Follower::Number) => Shape::Title,
                _ if form.chars().count() == 2 => Shape::Initial,
                _ => Shape::Abbreviated,
            };
        }
        if form.contains('@') || form.contains("://") || form.starts_with("www.") {
            return Shape::Address;
        }
        let has = |test: fn(char) -> bool| form.contains(test);
        if has(|c| c.is_numeric()) {
            return if has(char::is_alphabetic) { Shape::Mixed } else { Shape::Number };
        }
        match (first.is_uppercase(), has(char::is_lowercase)) {
            (true, _) if single => Shape::Initial,
            (true, true) => Shape::Capitalised,
            (true, false) => Shape::Upper,
            (false, _) => Shape::Lower,
        }
    }
}

/// FNV-1a of the form in lower case, all digits the same.
pub(super) fn hash(form: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for c in form.chars() {
        let c = match c {
            '0'..='9' => '0',
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            c => c.to_lowercase().next().unwrap_or(c),
        };
        hash = (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
