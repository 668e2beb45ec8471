//! Reading amounts: numbers with what bounds them and what they count.

use super::amount::{Amount, Bound};
use super::lexeme::Sense;
use super::number::Number;
use super::numeral::Numeral;
use super::reader::Reader;
use super::units::Currency;
use super::years::BARE_YEARS;
use super::{Certainty, Quantity};

/// An amount where it stands.
pub(super) struct Counted {
    pub amount: Amount,
    pub end: usize,
    /// Whether it is digits alone.
    pub bare: bool,
    /// The sign before the number.
    pub sign: Option<Currency>,
    /// Whether words bound it, so that it is no name.
    pub bounded: bool,
}

impl Reader<'_> {
    /// The amount at `at` as what it counts.
    pub(super) fn quantity(&self, at: usize) -> Option<(Quantity, usize, Certainty)> {
        let (bound, start) = self.bound(at);
        if let Some((quantity, end)) = self.half(start, bound).or_else(|| self.single(start, bound)) {
            return Some((quantity, end, Certainty::Sure));
        }
        let mut counted = self.several(start).or_else(|| self.numbers(start))?;
        // `over hundreds`, `nearly several`: nothing that anyone says of a number.
        if bound.is_some() && counted.amount.bound == Bound::Several {
            return None;
        }
        counted.bounded |= bound.is_some();
        let (quantity, end) = self.kind(start, &counted)?;
        let behind = self.bound_behind(end);
        let bound = bound.or(behind.map(|(bound, _)| bound));
        let year = counted.bare
            && bound.is_none()
            && matches!(quantity, Quantity::Number(_))
            && counted.amount.low.as_whole().is_some_and(|number| BARE_YEARS.contains(&number));
        // `2.0` may be a version.
        let version = self.text(start).contains('.')
            && bound.is_none()
            && matches!(quantity, Quantity::Number(_))
            && counted.end == start + 1
            && !self.counts(end);
        // `over two decades` may be during them.
        let during = bound == Some(Bound::Over) && matches!(quantity, Quantity::Duration { .. });
        let certainty = if year || version || during { Certainty::Likely } else { Certainty::Sure };
        let quantity = bound.map_or(quantity, |bound| quantity.bounded(bound));
        Some((quantity, behind.map_or(end, |(_, end)| end), certainty))
    }

    /// `several`, `a few hundred`, `hundreds`, `tens of thousands`.
    fn several(&self, at: usize) -> Option<Counted> {
        let next = match self.text(at) {
            "several" => at + 1,
            "few" => at + 1,
            "a" if self.is(at + 1, "few") => at + 2,
            "a" if self.are(at + 1, &["couple", "of"]) => at + 3,
            "couple" if self.is(at + 1, "of") => at + 2,
            _ => at,
        };
        let (mut value, mut end) = (1, next);
        loop {
            let place = if end > next { self.skip(end, "of") } else { end };
            let factor = match self.sense(place) {
                Some(Sense::Many(factor)) if !self.is_name(place) => i64::from(factor),
                Some(Sense::Hundred) if next > at && end == next => 100,
                Some(Sense::Dozen) if next > at && end == next => 12,
                Some(Sense::Scale(zeros)) if next > at && end == next => 10i64.pow(u32::from(zeros)),
                _ => break,
            };
            // `millions of millions` means no number.
            let Some(larger) =
                (1..=1_000_000_000).contains(&value).then(|| value * factor).filter(|_| end < next + 4)
            else {
                break;
            };
            (value, end) = (larger, place + 1);
        }
        let timed = matches!(self.sense(end), Some(Sense::Time(_) | Sense::Unit(_)));
        // `several reasons` says no number at all.
        if end == next && !(next > at && timed) {
            return None;
        }
        let number = Number::whole(value);
        let amount = Amount { low: number, high: number, bound: Bound::Several };
        Some(Counted { amount, end, bare: false, sign: None, bounded: true })
    }

    /// A number or a range of numbers.
    fn numbers(&self, at: usize) -> Option<Counted> {
        let (sign, start) = self.sign(at);
        let mut numeral = self.numeral(start)?;
        // `€5m`, `$4b`
        let zeros = match self.text(numeral.end) {
            "m" => 6,
            "b" => 9,
            _ => 0,
        };
        if zeros > 0 && sign.is_some() && self.is_glued(numeral.end) {
            let value = numeral.value.times(Number::whole(10i64.pow(zeros)))?;
            numeral = Numeral { value, end: numeral.end + 1, bare: false, scaled: true };
        }
        let one = |numeral: Numeral| Counted {
            amount: Amount::exactly(numeral.value),
            end: numeral.end,
            bare: numeral.bare,
            sign,
            bounded: false,
        };
        // `1/3` and no other division.
        if self.chain(start) > start + 1 && self.is_digits(start) {
            return self.division(start, sign).or_else(|| {
                self.number_range(start, numeral, sign).filter(|range| self.chain(start) <= range.end)
            });
        }
        if self.is_digits(start) && self.hangs(start) {
            return None;
        }
        Some(self.number_range(start, numeral, sign).unwrap_or_else(|| one(numeral)))
    }

    fn sign(&self, at: usize) -> (Option<Currency>, usize) {
        match self.sense(at) {
            Some(Sense::Sign(currency)) => (Some(currency), at + 1),
            _ => match (self.text(at), self.sense(at + 1)) {
                ("us", Some(Sense::Sign(Currency::Dollar))) => (Some(Currency::UsDollar), at + 2),
                _ => (None, at),
            },
        }
    }

    fn division(&self, at: usize, sign: Option<Currency>) -> Option<Counted> {
        let (above, _) = self.plain_digits(at)?;
        let (below, _) = self.plain_digits(at + 2)?;
        let fits = self.has(at + 1, Sense::Slash) && self.chain(at) == at + 3 && sign.is_none();
        (fits && 0 < above && above < below && below <= 4).then_some(())?;
        let value = Number::ratio(above, u32::try_from(below).ok()?)?;
        Some(Counted { amount: Amount::exactly(value), end: at + 3, bare: false, sign, bounded: true })
    }

    /// `10 to 20`, `five or six`, `10–20`, `between 10 and 20`.
    fn number_range(&self, start: usize, first: Numeral, sign: Option<Currency>) -> Option<Counted> {
        let at = first.end;
        let dashed = self.has(at, Sense::Dash);
        let glued = self.is_glued(at) && self.is_glued(at + 1);
        let joined = match self.text(at) {
            "to" => true,
            "or" => self.text(at + 1) != "so",
            "and" => matches!(self.text_before(start), "between"),
            _ => dashed && glued,
        };
        if !joined {
            return None;
        }
        let (second_sign, next) = self.sign(at + 1);
        let second = self.numeral(next)?;
        let mut low = first.value;
        // `5 to 10 million`
        if second.scaled && !first.scaled {
            let scale = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000, 100]
                .into_iter()
                .find(|scale| second.value >= Number::whole(*scale))?;
            let larger = low.times(Number::whole(scale))?;
            if larger < second.value && low < Number::whole(1000) {
                low = larger;
            }
        }
        if low >= second.value || (second_sign.is_some() && sign.is_none()) {
            return None;
        }
        // `one or two`; but `1 or 5` are two numbers, and `3-5` may be a score or a page.
        let near = second.value <= low.times(Number::whole(2))?;
        let counted = self.unit(second.end).is_some() || self.counts(second.end) || sign.is_some();
        if (self.is(at, "or") && !near) || (dashed && !counted && (first.bare || second.bare)) {
            return None;
        }
        let amount = Amount { low, high: second.value, bound: Bound::Exactly };
        Some(Counted {
            amount,
            end: second.end,
            bare: first.bare && second.bare && !counted,
            sign,
            bounded: false,
        })
    }

    /// What the amount counts, and the place behind that.
    fn kind(&self, start: usize, counted: &Counted) -> Option<(Quantity, usize)> {
        let (amount, end) = (counted.amount, counted.end);
        if let Some(currency) = counted.sign {
            let end = if matches!(self.sense(end), Some(Sense::Money(_))) && !self.is_capital(end) {
                end + 1
            } else {
                end
            };
            return Some((Quantity::Money { amount, currency }, end));
        }
        let unit = self.skip_hyphen(end);
        let hyphen = unit > end;
        // `thousands of years`
        let of = amount.bound == Bound::Several && self.is(end, "of") && self.unit(end + 1).is_some();
        let unit = if of { end + 1 } else { unit };
        // `15 more years`
        let more = matches!(self.text(end), "more" | "full" | "long" | "consecutive");
        let unit = if more && matches!(self.sense(end + 1), Some(Sense::Time(_))) { end + 1 } else { unit };
        // `ten-thousandth`
        if hyphen
            && self.text(unit).ends_with("th")
            && !matches!(self.sense(unit), Some(Sense::Unit(_) | Sense::Time(_)))
        {
            return None;
        }
        if let Some((share, end)) = self.share(start, counted) {
            return Some((Quantity::Share(share), end));
        }
        if let Some((currency, end)) = self.currency(unit) {
            return Some((Quantity::Money { amount, currency }, end));
        }
        if let Some((unit, end)) = self.time_unit(unit, hyphen || self.is_digits(end - 1)) {
            return (!self.is_vague_day(start, counted, unit))
                .then_some((Quantity::Duration { amount, unit }, end));
        }
        if let Some((unit, end)) = self.measure_unit(unit) {
            return Some((Quantity::Measure { amount, unit }, end));
        }
        self.is_number(start, counted).then_some((Quantity::Number(amount), end))
    }
}
