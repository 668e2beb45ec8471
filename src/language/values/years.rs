//! Telling a year from another number.

use std::ops::RangeInclusive;

use super::Certainty;
use super::calendar::Year;
use super::lexeme::Sense;
use super::points::Found;
use super::reader::{Reader, is_definite};

/// Numbers of four digits that may be years without an era: those before have fewer digits, and of a
/// year after 2100 hardly any text speaks.
pub(super) const BARE_YEARS: RangeInclusive<i64> = 1000..=2100;

/// Words behind which a number of four digits is a year unless something counted follows.
pub(super) const STRONG_CUES: [&str; 11] =
    ["in", "since", "until", "till", "during", "year", "years", "circa", "ca", "born", "died"];

/// Words behind which it is one if it is not too small.
const WEAK_CUES: [&str; 11] =
    ["by", "before", "after", "of", "from", "between", "to", "through", "and", "late", "early"];

impl Reader<'_> {
    /// A year where nothing else can stand: behind a month, a season, a feast.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Year, usize)> {
        if let Some(year) = self.year_with_era(at) {
            return Some(year);
        }
        let (number, digits) = self.plain_digits(at)?;
        let counted = matches!(
            self.sense(at + 1),
            Some(Sense::Percent | Sense::Scale(_) | Sense::Hundred | Sense::Unit(_))
        );
        let behind_comma = self.has(at.wrapping_sub(1), Sense::Comma);
        let fits = if behind_comma { digits == 4 && number < 2200 } else { digits == 3 || digits == 4 };
        (fits && !counted && !(behind_comma && self.counts(at + 1))).then_some(())?;
        Some((Year::ce(number)?, at + 1))
    }

    /// `44 BCE`, `79 AD`, `AD 79`.
    pub(super) fn year_with_era(&self, at: usize) -> Option<(Year, usize)> {
        if self.has(at, Sense::Ad) && self.is_capital(at) {
            return Some((Year::ce(self.plain_digits(at + 1)?.0)?, at + 2));
        }
        let number = match self.sense(at)? {
            // `10,000 BC`
            Sense::Digits { value, plain } if plain != 0 || self.text(at).contains(',') => {
                value.as_whole()?
            }
            _ => return None,
        };
        let (before, end) = self.era(at + 1)?;
        Some((if before { Year::bce(number)? } else { Year::ce(number)? }, end))
    }

    /// An era behind a number, and whether it is before ours.
    pub(super) fn era(&self, at: usize) -> Option<(bool, usize)> {
        match self.sense(at)? {
            Sense::Bc if self.is_capital(at) || self.is(at, "bce") => Some((true, at + 1)),
            Sense::Ad if self.is_capital(at) => Some((false, at + 1)),
            _ => None,
        }
    }

    /// A year by itself. Without an era it needs a cue, or the look of a year where no count can be
    /// meant: then it is only likely.
    pub(super) fn year(&self, at: usize, cued: bool) -> Found<Year> {
        if let Some((year, end)) = self.year_with_era(at) {
            return Some((year, end, Certainty::Sure));
        }
        let (number, digits) = self.plain_digits(at)?;
        let found = |certainty| Year::ce(number).map(|year| (year, at + 1, certainty));
        let next = self.sense(at + 1);
        let scaled = matches!(
            next,
            Some(Sense::Scale(_) | Sense::ShortScale(_) | Sense::Hundred | Sense::Dozen | Sense::Fraction(_))
        );
        let counted = scaled || self.unit(at + 1).is_some();
        if counted
            || matches!(self.sense(at.wrapping_sub(1)), Some(Sense::Sign(_)))
            || (self.is_labelled(at) && !cued)
        {
            return None;
        }
        let listed = self.last_year.is_some_and(|end| {
            (end + 1 == at && matches!(self.text(end), "," | "and" | "or"))
                || (end + 2 == at && self.is(end, ","))
        });
        let before = self.text_before(at);
        let strong = cued || listed || STRONG_CUES.contains(&before);
        let weak = WEAK_CUES.contains(&before);
        match digits {
            4 if !BARE_YEARS.contains(&number) => None,
            4 if self.counts(at + 1) && !self.is_bound(at) => match (strong, number % 100) {
                (true, 1..) => found(Certainty::Likely),
                _ => None,
            },
            4 if strong => found(Certainty::Sure),
            4 if weak && number >= 1400 => found(Certainty::Sure),
            4 if (number >= 1700 || (number >= 1400 && self.is_bound(at)))
                && self.looks_like_year(at, number) =>
            {
                found(Certainty::Likely)
            }
            // `In 476, …`
            1..=3 if before == "year" && self.text_before(at - 1) == "the" => found(Certainty::Sure),
            3 if strong && !self.is_fraction_of(at) && !self.is_noun(at + 1) && before != "of" => {
                let ends = matches!(next, Some(Sense::Comma | Sense::Other | Sense::Close | Sense::Function));
                (ends && !self.is(at + 1, "of") && number % 50 != 0).then(|| found(Certainty::Likely))?
            }
            _ => None,
        }
    }

    /// Whether a word before the number tells that it names what follows: `the 2013 elections`.
    fn is_bound(&self, at: usize) -> bool {
        let before = self.text_before(at);
        is_definite(before) || matches!(before, "this" | "that" | "'s" | "’s" | "a")
    }

    /// Whether `1 in 500` is said.
    fn is_fraction_of(&self, at: usize) -> bool {
        at >= 2 && matches!(self.sense(at - 2), Some(Sense::Digits { .. } | Sense::Cardinal(_)))
    }

    fn looks_like_year(&self, at: usize, number: i64) -> bool {
        let before_text = self.text_before(at);
        let before = self.before(at).map(|before| before.sense);
        let alone =
            self.before(at).is_none() && (self.get(at + 1).is_none() || self.has(at + 1, Sense::Other));
        match before {
            Some(Sense::Open) => {
                matches!(self.sense(at + 1), Some(Sense::Close | Sense::Comma | Sense::Dash | Sense::Other))
            }
            Some(Sense::Comma) => number % 100 != 0,
            None => number % 100 != 0 || alone,
            _ if before_text == "for" => number % 100 != 0,
            _ if before_text == "a" => number % 100 != 0,
            // `the 1900 census`
            _ if self.is_bound(at) => number % 100 != 0 || !self.counts(at + 1),
            _ => number % 100 != 0 && self.is_capital(at + 1),
        }
    }
}
