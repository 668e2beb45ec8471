//! Telling numbers and ordinals from names, codes, pronouns and adverbs.

use super::amounts::Counted;
use super::lexeme::Sense;
use super::reader::{Reader, is_definite};
use super::units::TimeUnit;
use super::{Certainty, Quantity};

/// Words after which `one` is a pronoun.
const BEFORE_PRONOUN: [&str; 23] = [
    "this", "that", "no", "any", "every", "each", "which", "the", "another", "as", "if", "when", "some",
    "first", "to", "new", "how", "where", "what", "because", "whether", "before", "after",
];

/// Words after which `one day` is a length of time.
const BEFORE_LENGTH: [&str; 11] =
    ["in", "for", "after", "within", "than", "only", "just", "last", "lasted", "takes", "took"];

impl Reader<'_> {
    /// Whether a number without a unit is one, and no part of a name, a pronoun or a code.
    pub(super) fn is_number(&self, start: usize, counted: &Counted) -> bool {
        let end = counted.end;
        let month = self.is_digits(start) && self.month(end).is_some() && !self.is_glued(end) && counted.bare;
        if ((counted.bare || self.text(start).contains('.')) && self.is_reference(start, end))
            || month
            || self.is_odds(start, counted)
        {
            return false;
        }
        // `5’4”`, `36° 30’`
        let minutes = self.is_glued(end)
            && self.text(end).starts_with(['\'', '’', '′', 'ʹ', '″'])
            && (self.text(end).len() > 3
                || self.text(end).ends_with(|c: char| c.is_ascii_digit())
                || self.has(start.wrapping_sub(1), Sense::Degree));
        if minutes && !matches!(self.text(end), "'s" | "’s") {
            return false;
        }
        if counted.bounded || counted.amount.low != counted.amount.high {
            return !self.is_labelled(start);
        }
        if let Some((_, digits)) = self.plain_digits(start).filter(|_| counted.bare) {
            // `the 747`
            let model = digits == 3
                && self.text_before(start) == "the"
                && !self.is_noun(end)
                && !self.is_capital(end);
            if model {
                return false;
            }
            // What is written with five digits and no comma is mostly a code.
            let counts = self.counts(end);
            return if counts { !self.is_indexed(start) } else { digits < 5 && !self.is_labelled(start) };
        }
        if self.is_digits(start) {
            let text = self.text(start);
            let decimal = text.contains('.');
            let code = text.starts_with('0') && !decimal && text.len() > 1;
            let name = code || if decimal { self.is_labelled(start) } else { self.is_indexed(start) };
            return !name;
        }
        if end == start + 1 && self.is(start, "one") {
            return self.is_counted_one(start);
        }
        // `the Jackson Five`, `Seven Sisters`
        let name = self.is_name(start)
            || (self.is_capital(start)
                && self.is_capital(end)
                && matches!(self.sense(end), Some(Sense::Plain)));
        !name && !self.is_indexed(start)
    }

    /// Whether the number is one of two in a score or odds: `95 to 1`.
    fn is_odds(&self, start: usize, counted: &Counted) -> bool {
        if self.is(counted.end, "to") && self.text_before(start) != "from" {
            return self.numeral(counted.end + 1).is_some_and(|second| second.value <= counted.amount.low);
        }
        start > 1
            && self.is(start - 1, "to")
            && matches!(self.sense(start - 2), Some(Sense::Digits { .. } | Sense::Cardinal(_)))
            && !(start > 2 && self.is(start - 3, "from"))
    }

    /// Whether `one` at `at` counts something, as far as the next word can tell.
    fn is_counted_one(&self, at: usize) -> bool {
        // `a prosperous one`
        let described = at > 1 && matches!(self.text(at - 2), "a" | "an" | "the") && self.is_noun(at - 1);
        let pronoun = described || BEFORE_PRONOUN.contains(&self.text_before(at));
        let noun = self.is_noun(at + 1) && !self.text(at + 1).ends_with('s');
        !pronoun && noun && !self.is_capital(at)
    }

    /// `one day` and `one morning` tell a time, not a length.
    pub(super) fn is_vague_day(&self, start: usize, counted: &Counted, unit: TimeUnit) -> bool {
        let one = counted.end == start + 1 && self.is(start, "one") && unit == TimeUnit::Day;
        one && !counted.bounded && !BEFORE_LENGTH.contains(&self.text_before(start))
    }

    /// The place in an order: `the 42nd`, `the third`. In words it needs a determiner before it, without
    /// which it is an adverb (`he first came`) or a part of a fraction.
    pub(super) fn place(&self, at: usize) -> Option<(Quantity, usize, Certainty)> {
        let (number, end) = self.ordinal(at)?;
        let number = u32::try_from(number).ok()?;
        if matches!(self.sense(at), Some(Sense::OrdinalDigits(_))) {
            return Some((Quantity::Ordinal(number), end, Certainty::Sure));
        }
        let before = self.text_before(at);
        let determined = is_definite(before)
            || matches!(before, "every" | "this" | "'s" | "’s")
            // It may be a share: `a third`.
            || (before == "a" && self.is_noun(end));
        // `I saw her first`
        let determined = determined && (before != "her" || self.is_noun(end));
        // `second half`, `third-party`
        let half = self.has(end, Sense::Fraction(2)) || self.skip_hyphen(end) > end;
        (determined && !self.is_name(at) && !half).then_some((
            Quantity::Ordinal(number),
            end,
            Certainty::Sure,
        ))
    }
}
