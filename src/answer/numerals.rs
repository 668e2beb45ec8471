//! Numbers written in English words.

use super::number::Number;
use super::phrase::{Kind, Token};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const SMALL_ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const TENS_ORDINALS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
/// Names of powers of ten, and their zeros.
const SCALES: [(&str, usize); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numeral {
    /// 0 to 19, and the tens up to 90.
    Small(u64),
    Hundred,
    /// A power of ten from a thousand up, as its number of zeros.
    Scale(usize),
}

/// The numeral that `word` is, and whether it is an ordinal.
fn numeral(word: &str) -> Option<(Numeral, bool)> {
    let find = |list: &[&str], first: u64, step: u64| {
        let at = list.iter().position(|name| *name == word)?;
        Some(Numeral::Small(first + step * at as u64))
    };
    let cardinal = |word: &str| match word {
        "hundred" => Some(Numeral::Hundred),
        word => SCALES.iter().find(|(name, _)| *name == word).map(|(_, zeros)| Numeral::Scale(*zeros)),
    };
    find(&SMALL, 0, 1)
        .or_else(|| find(&TENS, 20, 10))
        .or_else(|| cardinal(word))
        .map(|numeral| (numeral, false))
        .or_else(|| {
            find(&SMALL_ORDINALS, 0, 1)
                .or_else(|| find(&TENS_ORDINALS, 20, 10))
                .or_else(|| word.strip_suffix("th").and_then(cardinal))
                .map(|numeral| (numeral, true))
        })
}

/// Whether `word` by itself is a number.
pub(super) fn is_numeral(word: &str) -> bool {
    numeral(word).is_some()
}

/// The zeros that a word such as `million` adds to a number before it.
pub(super) fn zeros(word: &str) -> Option<usize> {
    match numeral(word) {
        Some((Numeral::Hundred, false)) => Some(2),
        Some((Numeral::Scale(zeros), false)) => Some(zeros),
        _ => None,
    }
}

/// Joins words that make up a number (`one hundred and five`, `1.5 million`, `21st`, `minus 5`)
/// into one token each; and `per cent` into one word.
pub(super) fn join(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let word = first.is_word().then_some(first.text.as_str());
        let (token, taken) = if let Some((value, taken)) = spelled(rest) {
            (number(&rest[..taken], Number::integer(value)), taken)
        } else if let Some(value) = first.number() {
            let (value, taken) = scaled(value, after);
            (number(&rest[..=taken], value), 1 + taken)
        } else if word == Some("per") && after.first().is_some_and(|next| next.text == "cent") {
            (Token { text: "percent".to_owned(), ..first.clone() }, 2)
        } else {
            (first.clone(), 1)
        };
        rest = &rest[taken..];
        match (joined.last(), &token.kind) {
            (Some(minus), Kind::Number(value)) if minus.is_word() && minus.text == "minus" => {
                let value = value.negated();
                let words = [minus.clone(), token];
                joined.pop();
                joined.push(number(&words, value));
            }
            _ => joined.push(token),
        }
    }
    joined
}

fn number(words: &[Token], value: Number) -> Token {
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    Token { text, kind: Kind::Number(value), ..words[0].clone() }
}

/// Takes what belongs to a number in digits: an ordinal's ending, `thousand`, `k`.
fn scaled(value: &Number, after: &[Token]) -> (Number, usize) {
    let Some(next) = after.first().filter(|next| next.is_word()) else { return (value.clone(), 0) };
    match next.text.as_str() {
        "st" | "nd" | "rd" | "th" if next.glued => (value.clone(), 1),
        "k" if next.glued => (value.shifted(3), 1),
        "bn" => (value.shifted(9), 1),
        word => zeros(word).map_or((value.clone(), 0), |zeros| (value.shifted(zeros), 1)),
    }
}

/// The number spelled out at the start of `tokens`, and how many of them it takes.
fn spelled(tokens: &[Token]) -> Option<(u64, usize)> {
    let at = |place: usize| tokens.get(place).filter(|token| token.is_word() && !token.after_break);
    let numeral_at = |place: usize| at(place).and_then(|token| numeral(&token.text));

    let mut total = 0; // thousands and up
    let mut current = None; // below the next scale
    let mut last_scale = usize::MAX;
    let mut taken = 0;
    let article =
        tokens.first().is_some_and(|first| first.is_word() && matches!(first.text.as_str(), "a" | "an"));
    if article && matches!(numeral_at(1), Some((Numeral::Hundred | Numeral::Scale(_), _))) {
        taken = 1;
    } else if !tokens.first().is_some_and(|first| first.is_word() && is_numeral(&first.text)) {
        return None;
    }
    loop {
        let and = at(taken).is_some_and(|token| token.text == "and");
        let follows_round = current.map_or(total > 0, |value: u64| value > 0 && value.is_multiple_of(100));
        let next = match numeral_at(taken + usize::from(and)) {
            Some((Numeral::Small(_), _)) if and && !follows_round => None,
            Some((Numeral::Hundred | Numeral::Scale(_), _)) if and => None,
            // The first token may follow a comma; those after it may not.
            None if taken == 0 => tokens.first().and_then(|first| numeral(&first.text)),
            next => next,
        };
        let Some((numeral, ordinal)) = next else { break };
        match (numeral, current) {
            (Numeral::Small(value), None) => current = Some(value),
            (Numeral::Small(value @ 1..), Some(before)) if before > 0 && before % 100 == 0 => {
                current = Some(before + value);
            }
            (Numeral::Small(value @ 1..=9), Some(before)) if before % 100 >= 20 && before % 10 == 0 => {
                current = Some(before + value);
            }
            // A year: `nineteen sixty`, `twenty thirteen`.
            (Numeral::Small(value @ 10..), Some(before @ 10..=20)) if total == 0 => {
                current = Some(before * 100 + value);
            }
            (Numeral::Hundred, None) => current = Some(100),
            (Numeral::Hundred, Some(before @ 1..=99)) => current = Some(before * 100),
            (Numeral::Scale(zeros), before) if zeros < last_scale && before != Some(0) => {
                let below: u64 = before.unwrap_or(1);
                total += below * 10u64.pow(zeros as u32);
                (current, last_scale) = (None, zeros);
            }
            _ => break,
        }
        taken += 1 + usize::from(and);
        if ordinal {
            break;
        }
    }
    Some((total + current.unwrap_or(0), taken))
}

#[cfg(test)]
mod tests {
    use crate::answer::phrase::Phrase;

    #[test]
    fn numbers_in_words_are_read() {
        for (text, digits) in [
            ("thirteen thousand", "13000"),
            ("13 thousand", "13000"),
            ("13k", "13000"),
            ("1.5 million", "1500000"),
            ("a hundred", "100"),
            ("over a hundred", "over 100"),
            ("one hundred and five", "105"),
            ("Twenty-One", "21"),
            ("two thousand and thirteen", "2013"),
            ("twenty thirteen", "2013"),
            ("nineteen sixty-eight", "1968"),
            ("thirteen hundred", "1300"),
            ("three million two hundred thousand and one", "3200001"),
            ("two hundred thousand", "200000"),
            ("first", "1"),
            ("1st", "1"),
            ("twenty-first century", "21st century"),
            ("zero", "0"),
            ("one and two", "1 and 2"),
            ("one two", "1 2"),
            ("one, two", "1, 2"),
        ] {
            assert!(Phrase::new(digits).accepts(&Phrase::new(text).tokens), "{text}");
        }
    }

    #[test]
    fn other_numbers_stay_others() {
        for (text, digits) in
            [("sixty", "16"), ("one thousand", "1"), ("one hundred five", "100"), ("half", "2")]
        {
            assert!(!Phrase::new(digits).accepts(&Phrase::new(text).tokens), "{text}");
        }
    }

    #[test]
    fn no_number_is_too_large() {
        let _ = Phrase::new("nine hundred ninety nine trillion trillion trillion");
        let _ = Phrase::new(&"hundred ".repeat(50));
        let _ = Phrase::new("nineteen sixty hundred trillion");
    }
}
