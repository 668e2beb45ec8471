//! A sentence in pieces, and what the words around a number tell of it.

use super::calendar::{Month, Year};
use super::lexeme::{Lexeme, Sense, lexemes};
use super::lexicon::is_irregular_plural;
use crate::language::Word;

/// Whether a word says whose something is: `her`, `their`.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

/// Whether a word says that one thing is meant: `the`, `her`.
pub(super) fn is_definite(word: &str) -> bool {
    word == "the" || is_possessive(word)
}

/// The pieces of a sentence; all readers look at it from a place on.
pub(super) struct Reader<'a> {
    lexemes: Vec<Lexeme<'a>>,
    /// The end of the last year that was read: another may follow it in a list.
    pub last_year: Option<usize>,
    /// The end of the last day that was read, and its month and year: another of that month may follow it.
    pub last_day: Option<(usize, Option<Year>, Month)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a [Word]) -> Reader<'a> {
        Reader { lexemes: lexemes(words), last_year: None, last_day: None }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Lexeme<'a>> {
        self.lexemes.get(at)
    }

    /// The piece before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Lexeme<'a>> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    pub(super) fn sense(&self, at: usize) -> Option<Sense> {
        self.get(at).map(|lexeme| lexeme.sense)
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.get(at).map_or("", |lexeme| &lexeme.text)
    }

    /// The text of the piece before `at`.
    pub(super) fn text_before(&self, at: usize) -> &str {
        self.before(at).map_or("", |lexeme| &lexeme.text)
    }

    pub(super) fn is(&self, at: usize, text: &str) -> bool {
        self.text(at) == text
    }

    /// Whether the texts follow each other from `at` on.
    pub(super) fn are(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(offset, text)| self.is(at + offset, text))
    }

    pub(super) fn has(&self, at: usize, sense: Sense) -> bool {
        self.sense(at) == Some(sense)
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.glued)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.capital)
    }

    /// `at`, or the place behind it if `text` stands there.
    pub(super) fn skip(&self, at: usize, text: &str) -> usize {
        at + usize::from(self.is(at, text))
    }

    /// `at`, or the place behind it if a dash stands there without a space before it.
    pub(super) fn skip_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.has(at, Sense::Dash) && self.is_glued(at) && self.is_glued(at + 1))
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        matches!(self.sense(at), Some(Sense::Digits { .. }))
    }

    /// The whole number in digits at `at` and how many digits it has; none with commas or a point.
    pub(super) fn plain_digits(&self, at: usize) -> Option<(i64, u8)> {
        match self.sense(at)? {
            Sense::Digits { value, plain: plain @ 1.. } => Some((value.as_whole()?, plain)),
            _ => None,
        }
    }

    /// The end of a chain of numbers with marks between them and no space: `3.0.1`, `555-1234`, `3-2`.
    pub(super) fn chain(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(Sense::Dash | Sense::Slash | Sense::Colon) = self.sense(end)
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && self.sense(end + 1).is_some_and(|sense| matches!(sense, Sense::Digits { .. } | Sense::Other))
        {
            end += 2;
        }
        end
    }

    /// Whether the number at `at` hangs on a number or name before it: `IE-8`, `3-2`.
    pub(super) fn hangs(&self, at: usize) -> bool {
        let Some(mark) = at.checked_sub(1).filter(|_| self.is_glued(at)) else { return false };
        match self.sense(mark) {
            // A dash of a parenthesis stands between words that are no names: `others—40 in all`.
            Some(Sense::Dash) if self.is(mark, "—") && !self.is_digits(mark.wrapping_sub(1)) => false,
            Some(Sense::Dash | Sense::Slash | Sense::Colon | Sense::Other) => self.is_glued(mark),
            _ => false,
        }
    }

    /// Whether a plural follows within three words, so that the number before counts it: `1500 troops`,
    /// `1500 young people`.
    pub(super) fn counts(&self, at: usize) -> bool {
        (at..at + 3).take_while(|at| self.is_noun(*at)).any(|at| self.is_plural(at))
    }

    /// Whether a common noun, or a word that may be one, stands at `at`.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.sense == Sense::Plain && !lexeme.capital)
    }

    fn is_plural(&self, at: usize) -> bool {
        let text = self.text(at);
        let ends = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss");
        (ends && text != "series" && !text.ends_with("us") && !text.ends_with("is"))
            || is_irregular_plural(text)
            || ["children", "men", "women"].iter().any(|ending| text.ends_with(ending))
    }

    /// Whether a noun that is counted through stands before `at`: `page 4`, `day five`, `No. 8`.
    pub(super) fn is_indexed(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| match before.sense {
            Sense::Label => true,
            Sense::Time(_) => matches!(&*before.text, "day" | "week"),
            Sense::Qualifier => before.text == "no" && (before.dotted || before.capital),
            _ => false,
        })
    }

    /// Whether the number at `at` is part of a name: `Resolution 2100`, `page 4`, `Boeing 747`.
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        match before.sense {
            _ if self.is_indexed(at) => true,
            Sense::Plain => before.capital && !before.text.ends_with("'s"),
            // `Article 5(2)`, `A(4)`
            Sense::Open => before.glued && self.is_glued(at),
            Sense::Other => self.is_glued(at),
            // `February 30`
            Sense::Month(_) | Sense::ShortMonth(_) => before.capital,
            _ => false,
        }
    }

    /// Whether the number from `at` to `end` is a mark of reference or the number of a heading or score:
    /// `[6]`, `2.2 The Pyramids`, `4 to 0`, `1 – 1`.
    pub(super) fn is_reference(&self, at: usize, end: usize) -> bool {
        let bracketed = self.has(at.wrapping_sub(1), Sense::Open) && self.has(end, Sense::Close);
        let opens = at == 0 || (at == 1 && matches!(self.sense(0), Some(Sense::Dash | Sense::Other)));
        let heading = opens
            && (self.is_capital(end) || matches!(self.sense(end), Some(Sense::Close)))
            && !matches!(self.sense(end), Some(Sense::Month(_)));
        let dashed = |mark: usize, number: usize| self.has(mark, Sense::Dash) && self.is_digits(number);
        let score = dashed(end, end + 1) || (at > 1 && dashed(at - 1, at - 2));
        // `as was shown. 4`
        let footnote = at > 0
            && self.has(at - 1, Sense::Other)
            && matches!(self.text(at - 1), "." | "”" | "\"")
            && self.get(end).is_none();
        // `979 548 7034`
        let grouped = !self.counts(end) && (self.is_digits(end) || self.is_digits(at.wrapping_sub(1)));
        bracketed || heading || score || grouped || footnote
    }

    /// Whether the word at `at` is written like part of a name: `First` in `the First World War`.
    pub(super) fn is_name(&self, at: usize) -> bool {
        at > 0 && self.is_capital(at) && !matches!(self.sense(at - 1), Some(Sense::Other | Sense::Open))
    }
}
