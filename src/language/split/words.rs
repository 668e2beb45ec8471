//! A chunk, which is what stands between white space, into words.

use super::abbreviations::{Follower, follower, is_opener};
use super::characters::{is_apostrophe, is_letter, is_opening_bracket, is_quote, is_stop};
use super::{addresses, contractions, marks, numbers};

/// The longest word, in characters; a longer one is cut.
const LONGEST: usize = 200;

/// Beginnings of words that keep their hyphen: "co-founder". Others are words of their own:
/// "north - west". Learned from UD English EWT and GUM.
const PREFIXES: &[&str] = &[
    "anti", "arch", "co", "counter", "de", "e", "ex", "extra", "hyper", "inter", "intra", "mega", "meta",
    "micro", "mid", "mini", "mis", "multi", "neo", "non", "over", "pan", "para", "post", "pre", "pro",
    "pseudo", "re", "semi", "socio", "sub", "super", "supra", "trans", "ultra", "un", "under", "vice",
];

/// What may stand before `$` in one word.
const DOLLARS: &[&str] = &["US", "U", "A", "AU", "C", "CA", "HK", "NZ", "S", "R"];

/// Words that lost their beginning.
const CLIPPED: &[&str] = &["em", "cause", "til", "bout", "round", "n", "scuse"];

/// Parts of degrees that stand between stops: "Ph.D.", "B.Sc.".
const DEGREES: &[&str] = &["Ph", "Sc", "LL", "Phil", "Litt", "Ed", "Mus", "Eng"];

/// A word as bytes of its chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) joined: bool,
}

/// What is known around a chunk.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around<'t> {
    /// The text of the paragraph after the chunk, from its first character that shows.
    pub(super) after: &'t str,
    /// Whether a single quotation mark was opened and not closed yet.
    pub(super) quoted: bool,
    /// Whether a currency stands before the chunk.
    pub(super) money: bool,
}

/// Cuts a chunk, in which nothing is invisible, into words: all its characters, in order.
pub(super) fn cut(chunk: &str, around: Around, cuts: &mut Vec<Cut>) {
    let mut cutter = Cutter { chunk, around, at: 0, plain: 0, lettered: false, cuts };
    // Most chunks are one plain word.
    if chunk.len() <= LONGEST && chunk.bytes().all(|b| b.is_ascii_alphabetic()) {
        return cutter.cut_word(chunk.len());
    }
    while cutter.at < chunk.len() {
        cutter.step();
    }
}

struct Cutter<'c> {
    chunk: &'c str,
    around: Around<'c>,
    at: usize,
    /// No address begins before this place.
    plain: usize,
    /// Whether a letter or a digit stands before `at`.
    lettered: bool,
    cuts: &'c mut Vec<Cut>,
}

impl<'c> Cutter<'c> {
    fn rest(&self) -> &'c str {
        &self.chunk[self.at..]
    }

    fn before(&self) -> Option<char> {
        self.chunk[..self.at].chars().next_back()
    }

    fn push(&mut self, length: usize, joined: bool) {
        let mut joined = joined;
        let mut left = length;
        while left > 0 {
            let word = &self.chunk[self.at..self.at + left];
            let piece = word.char_indices().nth(LONGEST).map_or(left, |(at, _)| at);
            self.lettered = self.lettered || word[..piece].contains(is_letter);
            self.cuts.push(Cut { start: self.at, end: self.at + piece, joined });
            self.at += piece;
            left -= piece;
            joined = false;
        }
    }

    fn step(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().unwrap_or_default();
        let fresh = !self.before().is_some_and(is_letter);
        if fresh && self.at >= self.plain {
            match addresses::length(rest) {
                Ok(length) => return self.push(length, false),
                Err(length) => self.plain = self.at + length,
            }
        }
        if first.is_ascii_digit() || matches!(first, '.' | '+') && fresh {
            let money = match self.at {
                0 => self.around.money,
                _ => self.before().is_some_and(is_currency),
            };
            if let Some(length) = numbers::length(rest, money) {
                return self.cut_word(length);
            }
        }
        if is_letter(first) {
            return self.word();
        }
        if is_apostrophe(first) && self.apostrophe() {
            return;
        }
        self.push(marks::length(rest, !self.lettered), false);
    }

    fn word(&mut self) {
        let rest = self.rest();
        let mut end = run(rest);
        loop {
            let after = &rest[end..];
            let mut chars = after.chars();
            let (Some(mark), Some(next)) = (chars.next(), chars.next()) else { break };
            let goes_on = is_letter(next)
                && match mark {
                    '&' => is_company(&rest[..end], &after[1..]),
                    '-' => keeps_hyphen(&rest[..end]),
                    '/' => is_shorthand(&rest[..end], &after[1..]),
                    '.' => is_dotted(&rest[..end], &after[1..]),
                    _ => is_apostrophe(mark),
                };
            if !goes_on {
                break;
            }
            end += mark.len_utf8();
            end += run(&rest[end..]);
        }
        let after = &rest[end..];
        if after.starts_with('$') && DOLLARS.contains(&&rest[..end]) {
            return self.push(end + 1, false);
        }
        if after == "/" && matches!(&rest[..end], "w" | "W") {
            return self.push(end + 1, false);
        }
        // Speech that was broken off: "th-".
        if after == "-" && rest[..end].chars().count() <= 2 {
            return self.push(end + 1, false);
        }
        if after.starts_with('.')
            && !after[1..].starts_with(is_stop)
            && self.keeps_stop(&rest[..end], &after[1..])
        {
            end += 1;
        }
        self.cut_word(end);
    }

    /// Pushes a word and, one by one, what leans on it.
    fn cut_word(&mut self, length: usize) {
        let word = &self.rest()[..length];
        let mut from = 0;
        let mut joined = false;
        for cut in contractions::cuts(word) {
            self.push(cut - from, joined);
            joined = true;
            from = cut;
        }
        self.push(length - from, joined);
    }

    /// Takes an apostrophe if it is no quotation mark.
    fn apostrophe(&mut self) -> bool {
        let rest = self.rest();
        let before = self.before();
        let mark = rest.chars().next().map_or(0, char::len_utf8);
        let tail = &rest[mark..];
        if let Some(before) = before.filter(|c| is_letter(*c)) {
            // "the miners' strike"
            let closing =
                self.around.quoted || !matches!(before, 's' | 'S' | 'x' | 'z') || rest.starts_with('`');
            if !closing && !tail.starts_with(is_apostrophe) {
                self.push(mark, true);
                return true;
            }
            return false;
        }
        if let Some(length) = contractions::enclitic(rest).filter(|_| !self.around.quoted || before.is_some())
        {
            self.push(length, false);
            return true;
        }
        let end = run(tail);
        let (word, after) = tail.split_at(end);
        let year = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        let year = year && matches!(&word[2..], "" | "s") && !after.starts_with(is_apostrophe);
        let clipped = CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word));
        if year || clipped && !after.starts_with(is_apostrophe) {
            self.push(mark + end, false);
            return true;
        }
        false
    }

    /// Whether the stop after `word` is a part of it; `tail` is what follows the stop in the chunk.
    fn keeps_stop(&self, word: &str, tail: &str) -> bool {
        let follower = follower(word);
        if tail.starts_with(is_letter) {
            return matches!(follower, Some(Follower::Name | Follower::Number));
        }
        if word.contains('.') {
            return true;
        }
        let after = match tail {
            "" => self.around.after.trim_start_matches(|c| is_quote(c) || is_opening_bracket(c)),
            _ => "",
        };
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return is_initial(letter, tail, after);
        }
        let next = after.chars().next();
        match follower {
            None => false,
            Some(Follower::Any) => true,
            Some(Follower::Name) => {
                next.is_none_or(char::is_alphabetic) && !(tail.is_empty() && after.is_empty())
            }
            Some(Follower::Number) => {
                next.is_some_and(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
            }
        }
    }
}

/// Whether a single letter keeps its stop: `tail` follows it at once, `after` behind white space.
fn is_initial(letter: char, tail: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return letter.is_uppercase() && tail.starts_with([',', '-', ';', ':']);
    };
    if letter.is_uppercase() {
        let another = after[next.len_utf8()..].starts_with('.');
        let opener = after.split(|c| !is_letter(c)).next().is_some_and(is_opener);
        // "I." is hardly ever an initial, and "vitamin C." ends a sentence before "The".
        return next.is_uppercase() && (another || !opener && letter != 'I');
    }
    match letter {
        // "Brown v. Board of Education"
        'v' => true,
        'c' | 'p' | 'b' | 'd' | 'r' | 'n' => next.is_ascii_digit(),
        _ => false,
    }
}

/// The length of the letters and digits at the start of `rest`.
fn run(rest: &str) -> usize {
    rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '¢')
}

/// "AT&T", "R&D": short and of one case.
fn is_company(before: &str, after: &str) -> bool {
    let after = &after[..run(after)];
    let short = |part: &str| part.chars().count() <= 3 && part.chars().all(char::is_uppercase);
    short(before) && short(after) || before.len() == 1 && after.len() == 1
}

fn keeps_hyphen(before: &str) -> bool {
    let part = before.rsplit('-').next().unwrap_or(before);
    PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(part))
}

/// "w/o", "s/he", "l/c".
fn is_shorthand(before: &str, after: &str) -> bool {
    let after = &after[..run(after)];
    matches!(
        (before.to_ascii_lowercase().as_str(), after.to_ascii_lowercase().as_str()),
        ("w", "o" | "out") | ("s", "he") | ("l", "c") | ("b", "t" | "c" | "w") | ("n", "a")
    )
}

/// "U.S", "e.g", "Ph.D": single letters, or parts of degrees, between stops.
fn is_dotted(before: &str, after: &str) -> bool {
    let last = before.rsplit(['.', '-']).next().unwrap_or(before);
    let next = &after[..run(after)];
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let part = |part: &str| single(part) || DEGREES.contains(&part);
    // "H.264" names a thing; "a.5" is a slip.
    let model = last.chars().all(char::is_uppercase) && next.bytes().all(|b| b.is_ascii_digit());
    part(last) && (part(next) || model && single(last))
}
