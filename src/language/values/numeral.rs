//! Numbers in digits and in words.

use super::lexeme::Sense;
use super::number::Number;
use super::reader::Reader;

/// A number where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub value: Number,
    /// The place behind it.
    pub end: usize,
    /// Whether it is digits alone, which may be a name's.
    pub bare: bool,
    /// Whether a word such as `million` multiplied it.
    pub scaled: bool,
}

impl Reader<'_> {
    /// The number at `at`.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        let numeral = match self.sense(at)? {
            Sense::Digits { value, plain } => self.scaled(value, at + 1, plain > 0),
            // `a hundred`, `half a million`
            Sense::Qualifier if matches!(self.text(at), "a" | "an") => self.with_article(at + 1),
            Sense::Fraction(2) if matches!(self.text(at + 1), "a" | "an") => {
                let numeral = self.with_article(at + 2)?;
                let value = numeral.value.times(Number::ratio(1, 2)?)?;
                Some(Numeral { value, ..numeral })
            }
            Sense::Dash if self.is_minus(at) => {
                let numeral = self.numeral(at + 1)?;
                let value = numeral.value.times(Number::whole(-1))?;
                Some(Numeral { value, bare: false, ..numeral })
            }
            _ => self.spelled(at),
        }?;
        self.with_fraction(numeral)
    }

    /// Whether the dash at `at` is the sign of the number behind it; `-0800` is none.
    fn is_minus(&self, at: usize) -> bool {
        let code = self.text(at + 1).starts_with('0') && !self.text(at + 1).starts_with("0.");
        self.is_digits(at + 1) && self.is_glued(at + 1) && !self.is_glued(at) && !code
    }

    /// What multiplies the number before `at`.
    fn scaled(&self, value: Number, at: usize, bare: bool) -> Option<Numeral> {
        let hyphen = self.skip_hyphen(at);
        let factor = match self.sense(hyphen) {
            Some(Sense::Hundred) => 100,
            Some(Sense::Dozen) => 12,
            Some(Sense::Scale(zeros)) => 10i64.pow(u32::from(zeros)),
            Some(Sense::ShortScale(zeros)) if zeros > 3 || self.is_glued(hyphen) => {
                10i64.pow(u32::from(zeros))
            }
            // `5M`; `5m` is metres.
            Some(Sense::Unit(_)) if self.is(at, "m") && self.is_capital(at) => 1_000_000,
            _ => return Some(Numeral { value, end: at, bare, scaled: false }),
        };
        Some(Numeral {
            value: value.times(Number::whole(factor))?,
            end: hyphen + 1,
            bare: false,
            scaled: true,
        })
    }

    /// `hundred`, `thousand`, `dozen` behind `a`.
    fn with_article(&self, at: usize) -> Option<Numeral> {
        match self.sense(at)? {
            Sense::Hundred | Sense::Scale(_) => self.spelled(at),
            Sense::Dozen => {
                Some(Numeral { value: Number::whole(12), end: at + 1, bare: false, scaled: false })
            }
            _ => None,
        }
    }

    /// Takes `and a half` behind a number, and a scale behind that.
    fn with_fraction(&self, numeral: Numeral) -> Option<Numeral> {
        let at = numeral.end;
        let half = match self.sense(at) {
            Some(Sense::Fraction(2)) if self.is(at, "½") => Some((2, at + 1)),
            // `2 1/2`
            Some(Sense::Digits { value, .. })
                if numeral.bare && self.chain(at) == at + 3 && self.has(at + 1, Sense::Slash) =>
            {
                let below = self
                    .plain_digits(at + 2)
                    .and_then(|(below, _)| u32::try_from(below).ok())
                    .filter(|below| (2..=16).contains(below));
                let part = below
                    .and_then(|below| value.times(Number::ratio(1, below)?))
                    .filter(|part| *part < Number::whole(1));
                let Some(part) = part else { return Some(numeral) };
                return self.scaled(numeral.value.plus(part)?, at + 3, false);
            }
            _ if self.are(at, &["and", "a", "half"]) => Some((2, at + 3)),
            _ if self.are(at, &["and", "a", "quarter"]) => Some((4, at + 3)),
            _ if self.are(at, &["-", "and", "-", "a", "-", "half"]) => Some((2, at + 6)),
            _ => None,
        };
        let Some((denominator, end)) = half else { return Some(numeral) };
        let part = Number::ratio(1, denominator)?;
        // `a million and a half` has half a million more.
        let whole = numeral.value.as_whole().filter(|_| numeral.scaled);
        let step = whole.and_then(|whole| {
            (0..5).map(|thousands| 1000i64.pow(4 - thousands)).find(|step| whole % step == 0)
        });
        let value = numeral.value.plus(part.times(Number::whole(step.unwrap_or(1)))?)?;
        let scaled = self.scaled(value, end, false)?;
        Some(Numeral { scaled: scaled.scaled || numeral.scaled, ..scaled })
    }

    /// A number in words. It ends by itself: each scale is smaller than the one before.
    fn spelled(&self, from: usize) -> Option<Numeral> {
        let mut total: i64 = 0;
        let mut current: Option<i64> = None;
        let mut last_scale = u8::MAX;
        let mut end = from;
        let mut scaled = false;
        loop {
            let and = end > from && self.is(end, "and");
            let at = if and {
                end + 1
            } else if end > from {
                self.skip_hyphen(end)
            } else {
                end
            };
            if at > from && self.is_name(at) != self.is_name(from) && from > 0 {
                break;
            }
            let follows_round = current.map_or(total > 0, |value| value > 0 && value % 100 == 0);
            match (self.sense(at), current) {
                (Some(Sense::Cardinal(_)), _) if and && !follows_round => break,
                (Some(Sense::Hundred | Sense::Scale(_) | Sense::Dozen), _) if and => break,
                (Some(Sense::Cardinal(value)), None) => current = Some(i64::from(value)),
                (Some(Sense::Cardinal(value @ 1..)), Some(before)) if before > 0 && before % 100 == 0 => {
                    current = Some(before + i64::from(value));
                }
                (Some(Sense::Cardinal(value @ 1..=9)), Some(before))
                    if before % 100 >= 20 && before % 10 == 0 =>
                {
                    current = Some(before + i64::from(value));
                }
                // A year: `nineteen sixty`.
                (Some(Sense::Cardinal(value @ 10..)), Some(before @ 13..=20)) if total == 0 => {
                    current = Some(before * 100 + i64::from(value));
                }
                (Some(Sense::Hundred), before @ (None | Some(1..=99))) => {
                    (current, scaled) = (Some(before.unwrap_or(1) * 100), true);
                }
                (Some(Sense::Scale(zeros)), before) if zeros < last_scale && before != Some(0) => {
                    total += before.unwrap_or(1) * 10i64.pow(u32::from(zeros));
                    (current, last_scale, scaled) = (None, zeros, true);
                }
                (Some(Sense::Dozen), Some(before @ 1..=99)) if total == 0 => {
                    total = before * 12;
                    end = at + 1;
                    current = None;
                    break;
                }
                _ => break,
            }
            end = at + 1;
        }
        let value = Number::whole(total + current.unwrap_or(0));
        (end > from).then_some(Numeral { value, end, bare: false, scaled })
    }
}
