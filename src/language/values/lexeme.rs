//! Words cut into the pieces that values are read from: `$4.5m` is a sign, a number and a scale.

use std::borrow::Cow;

use super::calendar;
use super::lexicon;
use super::number::Number;
use super::units::{Currency, TimeUnit, Unit};
use crate::language::Word;

/// Bytes of the longest word that is looked at.
pub(super) const LONGEST: usize = 40;

/// What a piece can do in a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    /// A number in digits.
    Digits {
        value: Number,
        /// How many digits there are if nothing else is, as in a year; else 0.
        plain: u8,
    },
    /// `11th`.
    OrdinalDigits(u32),
    /// `1980s`, `'90s`: the number, and how many digits it has.
    DecadeDigits(i64, u8),
    /// `seven`, `seventy`.
    Cardinal(u8),
    Hundred,
    /// `million`, by its zeros.
    Scale(u8),
    /// `bn`, likewise; only behind digits.
    ShortScale(u8),
    Dozen,
    /// `hundreds`.
    Many(u32),
    /// `seventh`, `seventieth`.
    Ordinal(u8),
    /// `thirds`, by the denominator.
    Fraction(u8),
    /// `sixties`.
    Tens(u8),
    Month(u8),
    ShortMonth(u8),
    Weekday(calendar::Weekday),
    Season(calendar::Season),
    Time(TimeUnit),
    Unit(Unit),
    /// `dollars`.
    Money(Currency),
    /// `$`.
    Sign(Currency),
    Percent,
    Bc,
    Ad,
    Am,
    Pm,
    /// A noun that a number behind it belongs to as a name: `page`.
    Label,
    /// A word that may begin a value: `about`, `early`.
    Qualifier,
    /// A word of the grammar, which is no noun.
    Function,
    /// Any other word.
    Plain,
    Dash,
    Slash,
    Colon,
    Comma,
    Degree,
    Open,
    Close,
    Other,
}

/// A piece of a word.
#[derive(Debug, Clone)]
pub(super) struct Lexeme<'a> {
    /// In lower case and without full stops.
    pub text: Cow<'a, str>,
    pub sense: Sense,
    /// The place of its word in the sentence.
    pub word: usize,
    /// Whether its word begins with it.
    pub first: bool,
    /// Whether its word ends with it.
    pub last: bool,
    /// Whether nothing lies between it and the piece before.
    pub glued: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it is written with a full stop.
    pub dotted: bool,
}

/// The pieces of all words, in order.
pub(super) fn lexemes(words: &[Word]) -> Vec<Lexeme<'_>> {
    let mut lexemes = Vec::with_capacity(words.len() + words.len() / 8);
    let mut end = None;
    for (at, word) in words.iter().enumerate() {
        let from = lexemes.len();
        cut(&word.form, at, &mut lexemes);
        if let Some(first) = lexemes.get_mut(from) {
            first.first = true;
            first.glued = end == Some(word.span.start);
        }
        if let Some(last) = lexemes[from..].last_mut() {
            last.last = true;
        }
        end = Some(word.span.end);
    }
    lexemes
}

fn cut<'a>(form: &'a str, word: usize, lexemes: &mut Vec<Lexeme<'a>>) {
    let from = lexemes.len();
    if form.len() > LONGEST {
        lexemes.push(piece(form, Sense::Other, word));
        return;
    }
    if form.bytes().all(|byte| byte.is_ascii_alphabetic()) && !form.is_empty() {
        lexemes.push(letters(form, word));
        return;
    }
    let mut rest = form;
    while let Some(c) = rest.chars().next() {
        let (piece, after) = take(rest, c, word);
        // `A4`, `2D`: a name, not a number.
        let named = |before: &Lexeme| {
            let (old, new) =
                (matches!(before.sense, Sense::Digits { .. }), matches!(piece.sense, Sense::Digits { .. }));
            (old && matches!(piece.sense, Sense::Plain | Sense::Function | Sense::Label | Sense::Qualifier))
                || (new && !is_mark(before.sense))
        };
        if lexemes[from..].last().is_some_and(named) {
            lexemes.truncate(from);
            lexemes.push(self::piece(form, Sense::Other, word));
            return;
        }
        lexemes.push(piece);
        rest = after;
    }
}

/// Whether a number may stand behind it in the same word.
fn is_mark(sense: Sense) -> bool {
    use Sense::{Colon, Comma, Dash, Degree, Open, Sign, Slash};
    matches!(sense, Dash | Slash | Colon | Comma | Degree | Open | Sign(_))
}

fn piece(text: &str, sense: Sense, word: usize) -> Lexeme<'_> {
    let text = Cow::Borrowed(text);
    Lexeme { text, sense, word, first: false, last: false, glued: true, capital: false, dotted: false }
}

/// The first piece of `rest`, which begins with `c`, and what follows it.
fn take(rest: &str, c: char, word: usize) -> (Lexeme<'_>, &str) {
    let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
    let decimal = c == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if c.is_ascii_digit() || decimal {
        return digits(rest, word);
    }
    if matches!(c, '\'' | '’' | '‘') {
        let years = &rest[c.len_utf8()..];
        if years.len() == 3
            && years.ends_with('s')
            && let Ok(decade @ 0..=99) = years[..2].parse::<i64>()
        {
            return (piece(rest, Sense::DecadeDigits(decade, 2), word), "");
        }
    }
    if c.is_alphabetic() || matches!(c, '\'' | '’') {
        let length = run(|c| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’'));
        // Superscripts are numeric, so that `km²` is one piece; so are digits behind letters.
        return (letters(&rest[..length], word), &rest[length..]);
    }
    let (text, after) = rest.split_at(c.len_utf8());
    (piece(text, mark(c), word), after)
}

fn mark(c: char) -> Sense {
    match c {
        '-' | '‐' | '‑' | '–' | '—' | '−' => Sense::Dash,
        '/' | '⁄' => Sense::Slash,
        ':' => Sense::Colon,
        ',' => Sense::Comma,
        '(' | '[' => Sense::Open,
        ')' | ']' => Sense::Close,
        '%' => Sense::Percent,
        '°' | 'º' => Sense::Degree,
        '#' | '№' => Sense::Label,
        '$' => Sense::Sign(Currency::Dollar),
        '€' => Sense::Sign(Currency::Euro),
        '£' => Sense::Sign(Currency::Sterling),
        '¥' => Sense::Sign(Currency::Yen),
        '₹' => Sense::Sign(Currency::Rupee),
        '½' => Sense::Fraction(2),
        _ => Sense::Other,
    }
}

fn digits(rest: &str, word: usize) -> (Lexeme<'_>, &str) {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while is_digit(length) || (matches!(bytes.get(length), Some(b'.' | b',')) && is_digit(length + 1)) {
        length += 1;
    }
    let (text, after) = rest.split_at(length);
    let letters = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = || text.parse::<i64>().ok().filter(|_| plain);
    let sense = match (letters, whole()) {
        ("st" | "nd" | "rd" | "th", Some(number)) => u32::try_from(number).ok().map(Sense::OrdinalDigits),
        ("s", Some(number)) => Some(Sense::DecadeDigits(number, text.len() as u8)),
        _ if matches!(after, "'s" | "’s") && text.len() == 4 => {
            let number = whole().unwrap_or(0);
            return (piece(rest, Sense::DecadeDigits(number, 4), word), "");
        }
        _ => None,
    };
    if let Some(sense) = sense {
        return (piece(&rest[..length + letters.len()], sense, word), &after[letters.len()..]);
    }
    let sense = Number::from_digits(text).map_or(Sense::Other, |value| {
        // A year or a count is not written with a zero before it.
        let plain = if plain && !text.starts_with('0') { text.len() as u8 } else { 0 };
        Sense::Digits { value, plain }
    });
    (piece(text, sense, word), after)
}

fn letters(text: &str, word: usize) -> Lexeme<'_> {
    let capital = text.starts_with(char::is_uppercase);
    let dotted = text.contains('.');
    let plain = if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte > 127) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect())
    };
    let sense = lexicon::sense(&plain).unwrap_or(Sense::Plain);
    Lexeme { text: plain, sense, word, first: false, last: false, glued: true, capital, dotted }
}
