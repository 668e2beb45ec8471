//! A text as a sequence of words, numbers and signs, the way answers are compared.

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold, is_word};
use super::number::{self, Number};
use super::numerals;

/// A normalised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Vec<Token>,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded; of a number, its digits or its words with spaces between.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether it was written with a capital at its start.
    pub(super) capital: bool,
    /// Whether it was written in capitals only, two or more.
    pub(super) acronym: bool,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
    /// Whether a comma, semicolon or slash stands before it.
    pub(super) after_break: bool,
    /// Whether it is a slash, as in `m/s`.
    pub(super) after_slash: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number(Number),
    /// One or more signs that carry meaning: the `++` of `C++`.
    Sign,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether this token of an accepted answer lets `reply` pass.
    pub(super) fn accepts(&self, reply: &Token) -> bool {
        match (&self.kind, &reply.kind) {
            (Kind::Number(answer), Kind::Number(reply)) => answer.accepts(reply),
            (answer, reply_kind) => answer == reply_kind && self.text == reply.text,
        }
    }

    /// As [`Token::accepts`], and `Henry VIII` may be called `Henry 8`.
    fn accepts_numeral(&self, reply: &Token) -> bool {
        let roman = |word: &Token| number::roman(&word.text).map(Number::integer);
        match (&self.kind, &reply.kind) {
            (Kind::Number(answer), Kind::Word) => roman(reply).is_some_and(|reply| answer.accepts(&reply)),
            (Kind::Word, Kind::Number(reply)) => roman(self).is_some_and(|answer| answer.accepts(reply)),
            _ => self.accepts(reply),
        }
    }
}

impl Phrase {
    /// Normalises `text`; a leading English article is dropped unless it is all there is.
    pub(super) fn new(text: &str) -> Phrase {
        let mut tokens = numerals::join(lex(text));
        let article = tokens.first().is_some_and(|first| matches!(first.text.as_str(), "a" | "an" | "the"));
        if article && tokens.get(1).is_some_and(|second| !second.glued) {
            tokens.remove(0);
        }
        // `Louis the 14th` is `Louis XIV`.
        let is_before_number = |at: usize| tokens.get(at + 1).is_some_and(|next| next.number().is_some());
        let drops: Vec<bool> = tokens
            .iter()
            .enumerate()
            .map(|(at, token)| token.text == "the" && is_before_number(at))
            .collect();
        let mut drops = drops.into_iter();
        tokens.retain(|_| drops.next() != Some(true));
        Phrase { tokens }
    }

    /// Whether there is a word or a number in it, and not only signs or nothing.
    pub(super) fn says_something(&self) -> bool {
        self.tokens.iter().any(|token| token.kind != Kind::Sign)
    }

    /// Whether `reply` says the same, word for word.
    pub(super) fn accepts(&self, reply: &[Token]) -> bool {
        let first_same = match (self.tokens.first(), reply.first()) {
            (Some(answer), Some(first)) => answer.accepts(first),
            (None, None) => true,
            _ => false,
        };
        first_same
            && self.tokens.len() == reply.len()
            && self.tokens.iter().zip(reply).skip(1).all(|(answer, token)| answer.accepts_numeral(token))
    }

    /// Where `part` stands in it word for word, not cutting a word such as `H2O` apart.
    pub(super) fn find(&self, part: &[Token]) -> Option<usize> {
        let end_is_clean = |end: usize| self.tokens.get(end).is_none_or(|next| !next.glued);
        self.tokens.windows(part.len().max(1)).enumerate().position(|(start, window)| {
            (start == 0 || !window[0].glued)
                && end_is_clean(start + part.len())
                && window.len() == part.len()
                && window.iter().zip(part).all(|(token, part)| part.accepts(token))
        })
    }

    /// The numbers in it, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &Number> {
        self.tokens.iter().filter_map(Token::number)
    }
}

/// The signs of an answer made of signs only, such as `->`, where every one counts.
pub(super) fn signs(text: &str) -> String {
    fold(text).iter().map(|letter| letter.char).filter(|c| !c.is_whitespace()).collect()
}

/// Whether `c` only separates words.
fn separates(c: char) -> bool {
    matches!(
        c,
        ' ' | ','
            | ';'
            | '.'
            | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '_'
            | '…'
            | '·'
            | '・'
            | '¡'
            | '¿'
            | '؟'
            | '؛'
            | '।'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '【'
            | '】'
            | '\''
    )
}

/// Whether `c` separates words unless a sign stands beside it, as in `!=` and `->`.
fn joins_signs(c: char) -> bool {
    matches!(c, '-' | '!' | '?' | ':')
}

/// Cuts `text` into tokens; numbers written in words are still words.
fn lex(text: &str) -> Vec<Token> {
    let letters = fold(text);
    let chars: Vec<char> = letters.iter().map(|letter| letter.char).collect();
    let mut lexer =
        Lexer { chars: &chars, tokens: Vec::new(), glued: false, after_break: false, after_slash: false };
    // In a formula, `U = R · I` is not `U = R / I`.
    let is_formula = chars.contains(&'=');
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next_is_digit = lexer.is_digit(at + 1);
        let opens = !lexer.glued || lexer.tokens.last().is_none_or(|last| last.kind == Kind::Sign);
        let after_number = lexer.tokens.last().is_some_and(|last| last.number().is_some());
        at += match c {
            '0'..='9' => lexer.number(at, false),
            '.' if next_is_digit && opens => lexer.number(at, false),
            '-' if next_is_digit && opens && !after_number => 1 + lexer.number(at + 1, true),
            '+' if next_is_digit && opens && !after_number => 1,
            '~' | '≈' if next_is_digit => lexer.push("about", Kind::Word, 1),
            '&' => lexer.push("and", Kind::Word, 1),
            '%' => lexer.push("percent", Kind::Word, 1),
            '/' if after_number && lexer.glued && next_is_digit => lexer.push("/", Kind::Sign, 1),
            '/' | '-' if is_formula => lexer.push(if c == '/' { "/" } else { "-" }, Kind::Sign, 1),
            '^' if next_is_digit && at.checked_sub(1).is_some_and(|before| is_word(chars[before])) => 1,
            // An apostrophe joins: `don't`.
            '\'' => 1,
            c if is_word(c) => {
                let (word, length) = word(&chars[at..]);
                let written = || letters[at..at + length].iter().filter(|letter| is_word(letter.char));
                lexer.push(&word, Kind::Word, length);
                if let Some(token) = lexer.tokens.last_mut() {
                    token.capital = letters[at].capital;
                    token.acronym = written().count() > 1 && written().all(|letter| letter.capital);
                }
                length
            }
            // `5 °C` is often typed `5C`.
            '°' if matches!(chars.get(at + 1), Some('c' | 'f')) => 1,
            c if separates(c) || c == '/' => {
                lexer.glued = false;
                lexer.after_break |= matches!(c, ',' | ';' | '/');
                lexer.after_slash |= c == '/';
                1
            }
            _ => lexer.signs(at),
        };
    }
    lexer.tokens
}

struct Lexer<'a> {
    chars: &'a [char],
    tokens: Vec<Token>,
    glued: bool,
    after_break: bool,
    after_slash: bool,
}

impl Lexer<'_> {
    fn is_digit(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(char::is_ascii_digit)
    }

    fn push(&mut self, text: &str, kind: Kind, length: usize) -> usize {
        self.tokens.push(Token {
            text: text.to_owned(),
            kind,
            capital: false,
            acronym: false,
            glued: std::mem::replace(&mut self.glued, true),
            after_break: std::mem::take(&mut self.after_break),
            after_slash: std::mem::take(&mut self.after_slash),
        });
        length
    }

    fn number(&mut self, at: usize, negative: bool) -> usize {
        let (numbers, length) = number::scan(&self.chars[at..]);
        let text: String = self.chars[at..at + length].iter().collect();
        for number in numbers {
            let number = if negative { number.negated() } else { number };
            self.push(&text, Kind::Number(number), length);
        }
        length
    }

    /// Takes the signs at `at`, or what turns out to separate words there.
    fn signs(&mut self, at: usize) -> usize {
        let is_sign = |c: char| {
            !(separates(c)
                || joins_signs(c)
                || is_word(c)
                || c.is_ascii_digit()
                || matches!(c, '/' | '&' | '%'))
        };
        let rest = &self.chars[at..];
        let mut length = rest.iter().take_while(|c| is_sign(**c) || joins_signs(**c)).count();
        if length > 1 && rest[length - 1] == '-' && self.is_digit(at + length) {
            length -= 1; // the minus of `x=-5`
        }
        if !rest[..length].iter().any(|c| is_sign(*c)) {
            self.glued = false;
            return length;
        }
        let text: String = rest[..length].iter().collect();
        self.push(&text, Kind::Sign, length)
    }
}

/// The word at the start of `chars`, and how many characters that took. Apostrophes fall out, and
/// so do the full stops of `U.N.` and `Ph.D.`.
fn word(chars: &[char]) -> (String, usize) {
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| is_word(*c));
    let mut word = String::new();
    let mut since_stop = 0;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if is_word(c) {
            word.push(c);
            since_stop += 1;
        } else if c == '.' && since_stop <= 2 && is_letter(at + 1) && !is_letter(at + 2) {
            since_stop = 0;
        } else if c != '\'' {
            break;
        }
        at += 1;
    }
    (word.nfc().collect(), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Phrase::new(text).tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn texts_are_cut_into_tokens() {
        for (text, expected) in [
            ("The al-Qaeda", vec!["al", "qaeda"]),
            ("the", vec!["the"]),
            ("U.N. U.S.A. Ph.D.", vec!["un", "usa", "phd"]),
            ("St.Louis", vec!["st", "louis"]),
            ("Côte d’Ivoire", vec!["cote", "divoire"]),
            ("C++ C# x != y", vec!["c", "++", "c", "#", "x", "!=", "y"]),
            ("x -> b", vec!["x", "->", "b"]),
            ("AC/DC & 1/2", vec!["ac", "dc", "and", "1", "/", "2"]),
            ("H₂O F-16", vec!["h", "2", "o", "f", "16"]),
            ("12 % 12 per cent", vec!["12", "percent", "12", "percent"]),
            ("over 13,000 troops!", vec!["over", "13,000", "troops"]),
            ("한국 が", vec!["한국", "が"]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_minus_is_no_hyphen() {
        let values = |text: &str| Phrase::new(text).numbers().cloned().collect::<Vec<_>>();
        assert_ne!(values("-5"), values("5"));
        assert_eq!(values("−5"), values("-5"));
        assert_eq!(values("covid-19"), values("covid 19"));
        assert_eq!(values("1990-95"), values("1990 95"));
        assert_eq!(values("x=-5"), values("x = -5"));
        assert_eq!(values("minus five"), values("-5"));
    }

    #[test]
    fn a_part_is_found_at_its_borders() {
        let find = |whole: &str, part: &str| Phrase::new(whole).find(&Phrase::new(part).tokens);
        assert_eq!(find("the MINUSMA mission", "minusma"), Some(0));
        assert_eq!(find("in Mali today", "mali"), Some(1));
        assert_eq!(find("H2O", "H2"), None);
        assert_eq!(find("Mali", "mal"), None);
        assert_eq!(find("Mali", ""), None);
    }
}
