//! Reading parts: shares of a whole, and halves and single units of time.

use super::Quantity;
use super::amount::{Amount, Bound};
use super::amounts::Counted;
use super::lexeme::Sense;
use super::number::Number;
use super::reader::{Reader, is_definite};
use super::years::BARE_YEARS;

/// Words behind which `a week` is a length of time.
const BEFORE_LENGTH: [&str; 13] = [
    "for", "in", "after", "within", "lasted", "lasts", "took", "takes", "take", "last", "spent", "than",
    "every",
];

impl Reader<'_> {
    /// A share of a whole: `40%`, `two thirds`, `a third of`.
    pub(super) fn share(&self, start: usize, counted: &Counted) -> Option<(Amount, usize)> {
        let (amount, end) = (counted.amount, counted.end);
        if let Some(share) = self.ratio(counted) {
            return Some(share);
        }
        let hyphen = self.skip_hyphen(end);
        if self.has(hyphen, Sense::Percent) {
            return Some((amount.times(Number::ratio(1, 100)?)?, hyphen + 1));
        }
        if self.are(end, &["per", "cent"]) {
            return Some((amount.times(Number::ratio(1, 100)?)?, end + 2));
        }
        let denominator = match self.sense(hyphen)? {
            Sense::Fraction(denominator) if !self.is(hyphen, "½") => denominator,
            // `one third`; but `one second`, and `one tenth man`.
            Sense::Ordinal(denominator @ 3..)
                if self.is(start, "one") && (hyphen > end || self.is(hyphen + 1, "of")) =>
            {
                denominator
            }
            _ => return None,
        };
        // `two quarters` of a year, a match or a city.
        let certain = hyphen > end || self.is(hyphen + 1, "of") || !matches!(denominator, 2 | 4);
        let small = counted.amount.high < Number::whole(i64::from(denominator))
            && counted.amount.high.as_whole().is_some();
        (certain && small).then_some(())?;
        Some((amount.times(Number::ratio(1, u32::from(denominator))?)?, hyphen + 1))
    }

    /// `one in five`, `four out of ten`.
    fn ratio(&self, counted: &Counted) -> Option<(Amount, usize)> {
        let (part, end) = (counted.amount, counted.end);
        let at = match self.text(end) {
            "in" if part.low == Number::whole(1) && part.high == part.low => end + 1,
            "out" if self.is(end + 1, "of") => end + 2,
            _ => return None,
        };
        let whole = self.numeral(at)?;
        let below = whole.value.as_whole().and_then(|below| u32::try_from(below).ok())?;
        let year = whole.bare && BARE_YEARS.contains(&i64::from(below));
        let unit = self.unit(whole.end).is_some();
        (part.high < whole.value && !year && !unit).then_some(())?;
        Some((part.times(Number::ratio(1, below)?)?, whole.end))
    }

    /// `half of`, `a third of`, `a quarter of`; and `half a century`.
    pub(super) fn half(&self, at: usize, bound: Option<Bound>) -> Option<(Quantity, usize)> {
        let bound_or = bound.unwrap_or(Bound::Exactly);
        let amount = |number| Amount { low: number, high: number, bound: bound_or };
        if self.has(at, Sense::Fraction(2)) && self.is(at, "half") {
            if matches!(self.text(at + 1), "a" | "an") {
                let (unit, end) = self.time_unit(at + 2, false)?;
                return Some((Quantity::Duration { amount: amount(Number::ratio(1, 2)?), unit }, end));
            }
            let whole = matches!(self.text(at + 1), "of" | "all") || is_definite(self.text(at + 1));
            let part = matches!(self.text_before(at), "first" | "second" | "latter" | "other" | "last");
            return (whole && !part || bound.is_some())
                .then(|| Number::ratio(1, 2))
                .flatten()
                .map(|half| (Quantity::Share(amount(half)), at + 1));
        }
        if !matches!(self.text(at), "a" | "an") || !self.is(at + 2, "of") {
            return None;
        }
        // `a third man` and `a third.` may be another one.
        let denominator = match self.sense(at + 1)? {
            Sense::Fraction(4) => 4,
            Sense::Ordinal(denominator @ 3..) => denominator,
            _ => return None,
        };
        Some((Quantity::Share(amount(Number::ratio(1, u32::from(denominator))?)), at + 2))
    }

    /// A length of one: `a week`, `a year and a half`. The words around must tell that no point of time
    /// (`a day came`) and no rate (`once a week`) is meant.
    pub(super) fn single(&self, at: usize, bound: Option<Bound>) -> Option<(Quantity, usize)> {
        if !matches!(self.text(at), "a" | "an") {
            return None;
        }
        let (unit, end) = self.time_unit(at + 1, false).filter(|_| !self.text(at + 1).ends_with('s'))?;
        let longer = self.are(end, &["and", "a", "half"]);
        let (number, end) = if longer { (Number::ratio(3, 2)?, end + 3) } else { (Number::whole(1), end) };
        let before = self.text_before(at);
        let lasts = longer
            || bound.is_some()
            || BEFORE_LENGTH.contains(&before)
            || matches!(self.text(end), "later" | "earlier" | "ago" | "long");
        // `three times in a year` is a rate, and `in a day of…` no length.
        let rate = before == "in"
            && (self.text_before(at - 1).ends_with("times")
                || matches!(self.text_before(at - 1), "once" | "twice"));
        let amount = Amount { low: number, high: number, bound: bound.unwrap_or(Bound::Exactly) };
        (lasts && !rate).then_some((Quantity::Duration { amount, unit }, end))
    }
}
