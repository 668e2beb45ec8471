//! Reading amounts: numbers with what bounds them and what they count.

use super::amount::{Amount, Bound};
use super::lexeme::Sense;
use super::number::Number;
use super::numeral::Numeral;
use super::reader::Reader;
use super::units::{Base, Currency, TimeUnit, Unit};
use super::{Certainty, Quantity};

/// An amount where it stands.
struct Counted {
    amount: Amount,
    end: usize,
    /// Whether it is digits alone.
    bare: bool,
    /// The sign before the number.
    sign: Option<Currency>,
    /// Whether words bound it, so that it is no name.
    bounded: bool,
}

/// Words after which an ordinal is one, besides `a`, after which it may be a share.
const DETERMINERS: [&str; 12] =
    ["the", "his", "her", "its", "their", "our", "my", "your", "every", "'s", "’s", "this"];

impl Reader<'_> {
    /// The amount at `at` as what it counts.
    pub(super) fn quantity(&self, at: usize) -> Option<(Quantity, usize, Certainty)> {
        let (bound, start) = self.bound(at);
        let (counted, kind) = self.counted(start, bound)?;
        let (quantity, end) = kind;
        let end = self.bound_behind(end).map_or(end, |(_, end)| end);
        let amount = counted.amount;
        // `over two decades` may be during them; `2014` behind no cue may be a year.
        let vague = matches!((&quantity, bound), (Quantity::Duration { .. }, Some(Bound::Over)));
        let year = counted.bare
            && bound.is_none()
            && amount.low.as_whole().is_some_and(|number| (1000..=2100).contains(&number));
        let certainty = if vague || (year && matches!(quantity, Quantity::Number(_))) {
            Certainty::Likely
        } else {
            Certainty::Sure
        };
        Some((quantity, end, certainty))
    }

    fn counted(&self, start: usize, bound: Option<Bound>) -> Option<(Counted, (Quantity, usize))> {
        if let Some((quantity, end)) = self.half(start, bound) {
            return Some((
                Counted {
                    amount: Amount::exactly(Number::whole(1)),
                    end,
                    bare: false,
                    sign: None,
                    bounded: true,
                },
                (quantity, end),
            ));
        }
        let mut counted = self.several(start).or_else(|| self.numbers(start))?;
        counted.bounded |= bound.is_some();
        if let Some(bound) = bound {
            if counted.amount.bound == Bound::Several && bound != Bound::Several {
                // `over hundreds`, `nearly several`: nothing that anyone says of a number.
                return None;
            }
            counted.amount.bound = bound;
        }
        if let Some((bound, _)) =
            self.bound_behind(counted.end).filter(|_| counted.amount.bound == Bound::Exactly)
        {
            counted.amount.bound = bound;
        }
        let kind = self.kind(start, &counted)?;
        Some((counted, kind))
    }

    /// The words before a number that bound it, and the place of the number.
    fn bound(&self, at: usize) -> (Option<Bound>, usize) {
        const BOUNDS: [(&[&str], Bound); 38] = [
            (&["about"], Bound::About),
            (&["around"], Bound::About),
            (&["approximately"], Bound::About),
            (&["roughly"], Bound::About),
            (&["circa"], Bound::About),
            (&["some"], Bound::About),
            (&["an", "estimated"], Bound::About),
            (&["estimated"], Bound::About),
            (&["nearly"], Bound::Nearly),
            (&["almost"], Bound::Nearly),
            (&["just", "under"], Bound::Nearly),
            (&["close", "to"], Bound::Nearly),
            (&["over"], Bound::Over),
            (&["above"], Bound::Over),
            (&["exceeding"], Bound::Over),
            (&["more", "than"], Bound::Over),
            (&["greater", "than"], Bound::Over),
            (&["well", "over"], Bound::Over),
            (&["just", "over"], Bound::Over),
            (&["in", "excess", "of"], Bound::Over),
            (&["upwards", "of"], Bound::Over),
            (&["under"], Bound::Under),
            (&["below"], Bound::Under),
            (&["less", "than"], Bound::Under),
            (&["fewer", "than"], Bound::Under),
            (&["at", "least"], Bound::AtLeast),
            (&["no", "fewer", "than"], Bound::AtLeast),
            (&["no", "less", "than"], Bound::AtLeast),
            (&["not", "less", "than"], Bound::AtLeast),
            (&["a", "minimum", "of"], Bound::AtLeast),
            (&["up", "to"], Bound::UpTo),
            (&["at", "most"], Bound::UpTo),
            (&["as", "many", "as"], Bound::UpTo),
            (&["as", "much", "as"], Bound::UpTo),
            (&["no", "more", "than"], Bound::UpTo),
            (&["not", "more", "than"], Bound::UpTo),
            (&["a", "maximum", "of"], Bound::UpTo),
            (&["just", "about"], Bound::About),
        ];
        if !self.has(at, Sense::Qualifier) && !self.is(at, "as") {
            return (None, at);
        }
        let found = BOUNDS.iter().find(|(words, _)| self.are(at, words));
        found.map_or((None, at), |(words, bound)| (Some(*bound), at + words.len()))
    }

    /// The words behind a number that bound it.
    fn bound_behind(&self, at: usize) -> Option<(Bound, usize)> {
        if self.is(at, "or") {
            match self.text(at + 1) {
                "more" => return Some((Bound::AtLeast, at + 2)),
                "less" | "fewer" => return Some((Bound::UpTo, at + 2)),
                "so" => return Some((Bound::About, at + 2)),
                _ => {}
            }
        }
        (self.is(at, "+") && self.is_glued(at)).then_some((Bound::AtLeast, at + 1))
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
        // `€5m`
        if sign.is_some() && self.is(numeral.end, "m") && self.is_glued(numeral.end) {
            let value = numeral.value.times(Number::whole(1_000_000))?;
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
        if (self.is(at, "or") && !near) || (dashed && !counted) {
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

    /// Whether a unit stands at `at`, a hyphen before it or not.
    fn unit(&self, at: usize) -> Option<Sense> {
        let sense = self.sense(self.skip_hyphen(at))?;
        matches!(
            sense,
            Sense::Percent
                | Sense::Unit(_)
                | Sense::Time(_)
                | Sense::Money(_)
                | Sense::Sign(_)
                | Sense::Degree
        )
        .then_some(sense)
    }

    /// What the amount counts, and the place behind that.
    fn kind(&self, start: usize, counted: &Counted) -> Option<(Quantity, usize)> {
        let (amount, end) = (counted.amount, counted.end);
        if let Some(currency) = counted.sign {
            let end = if matches!(self.sense(end), Some(Sense::Money(_))) && self.is_noun_like(end) {
                end + 1
            } else {
                end
            };
            return Some((Quantity::Money { amount, currency }, end));
        }
        let unit = self.skip_hyphen(end);
        let hyphen = unit > end;
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
        if let Some((unit, end)) = self.measure_unit(unit, self.is_glued(unit)) {
            return Some((Quantity::Measure { amount, unit }, end));
        }
        self.is_number(start, counted).then_some((Quantity::Number(amount), end))
    }

    fn is_noun_like(&self, at: usize) -> bool {
        !self.is_capital(at)
    }

    /// Whether a number without a unit is one, and no part of a name, a pronoun or a code.
    fn is_number(&self, start: usize, counted: &Counted) -> bool {
        let end = counted.end;
        let month = self.is_digits(start) && self.month(end).is_some() && !self.is_glued(end) && counted.bare;
        if (counted.bare && self.is_reference(start, end)) || month || self.is_odds(start, counted) {
            return false;
        }
        if counted.bounded || counted.amount.low != counted.amount.high {
            return !self.is_labelled(start);
        }
        if let Some((_, digits)) = self.plain_digits(start).filter(|_| counted.bare) {
            // What is written with five digits and no comma is mostly a code.
            return !self.is_labelled(start) && (digits < 5 || self.counts(end))
                || (self.counts(end) && !self.is_indexed(start));
        }
        if matches!(self.sense(start), Some(Sense::Digits { .. })) {
            return !self.is_indexed(start)
                && !(self.text(start).starts_with('0')
                    && !self.text(start).contains('.')
                    && self.text(start).len() > 1)
                && !(self.text(start).contains('.') && self.is_labelled(start));
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
        let pronoun = matches!(
            self.text_before(at),
            "this"
                | "that"
                | "no"
                | "any"
                | "every"
                | "each"
                | "which"
                | "the"
                | "another"
                | "as"
                | "if"
                | "when"
                | "some"
                | "first"
                | "to"
                | "new"
                | "how"
                | "where"
                | "what"
                | "because"
                | "whether"
                | "before"
                | "after"
        );
        let noun = self.is_noun(at + 1) && !self.text(at + 1).ends_with('s');
        !pronoun && noun && !self.is_capital(at)
    }

    /// `one day` and `one morning` tell a time, not a length.
    fn is_vague_day(&self, start: usize, counted: &Counted, unit: TimeUnit) -> bool {
        let one = counted.end == start + 1 && self.is(start, "one") && unit == TimeUnit::Day;
        one && !counted.bounded
            && !matches!(
                self.text_before(start),
                "in" | "for"
                    | "after"
                    | "within"
                    | "than"
                    | "only"
                    | "just"
                    | "last"
                    | "lasted"
                    | "takes"
                    | "took"
            )
    }

    /// A share of a whole: `40%`, `two thirds`, `a third of`.
    fn share(&self, start: usize, counted: &Counted) -> Option<(Amount, usize)> {
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
        let year = whole.bare && (1000..=2100).contains(&below);
        let unit = self.unit(whole.end).is_some();
        (part.high < whole.value && !year && !unit).then_some(())?;
        Some((part.times(Number::ratio(1, below)?)?, whole.end))
    }

    /// `half of`, `a third of`, `a quarter of`, `half a century`; and `a week` as a length of time.
    fn half(&self, at: usize, bound: Option<Bound>) -> Option<(Quantity, usize)> {
        let bound_or = bound.unwrap_or(Bound::Exactly);
        let amount = |number| Amount { low: number, high: number, bound: bound_or };
        if self.has(at, Sense::Fraction(2)) && self.is(at, "half") {
            if matches!(self.text(at + 1), "a" | "an") {
                let (unit, end) = self.time_unit(at + 2, false)?;
                return Some((Quantity::Duration { amount: amount(Number::ratio(1, 2)?), unit }, end));
            }
            let whole =
                matches!(self.text(at + 1), "of" | "the" | "their" | "its" | "his" | "her" | "our" | "all");
            let part = matches!(self.text_before(at), "first" | "second" | "latter" | "other" | "last");
            return (whole && !part || bound.is_some())
                .then(|| Number::ratio(1, 2))
                .flatten()
                .map(|half| (Quantity::Share(amount(half)), at + 1));
        }
        if !matches!(self.text(at), "a" | "an") {
            return None;
        }
        let denominator = match self.sense(at + 1)? {
            Sense::Fraction(4) => Some(4),
            Sense::Ordinal(denominator @ 3..) => Some(denominator),
            _ => None,
        };
        if let Some(denominator) = denominator {
            // `a third of the army`; `a third man`, `a third.` may be another one.
            let number = Number::ratio(1, u32::from(denominator))?;
            return (self.is(at + 2, "of")).then_some((Quantity::Share(amount(number)), at + 2));
        }
        let (unit, end) = self.time_unit(at + 1, false).filter(|_| !self.text(at + 1).ends_with('s'))?;
        let longer = self.are(end, &["and", "a", "half"]);
        let (number, end) = if longer { (Number::ratio(3, 2)?, end + 3) } else { (Number::whole(1), end) };
        let before = self.text_before(at);
        let lasts = longer
            || bound.is_some()
            || matches!(
                before,
                "for"
                    | "in"
                    | "after"
                    | "within"
                    | "lasted"
                    | "lasts"
                    | "took"
                    | "takes"
                    | "take"
                    | "last"
                    | "spent"
                    | "than"
                    | "every"
            )
            || matches!(self.text(end), "later" | "earlier" | "ago" | "long");
        // `three times in a year` is a rate, and `in a day of…` no length.
        let rate = before == "in"
            && (self.text_before(at - 1).ends_with("times")
                || matches!(self.text_before(at - 1), "once" | "twice"));
        (lasts && !rate).then_some((Quantity::Duration { amount: amount(number), unit }, end))
    }

    /// The currency at `at` and the place behind it: `dollars`, `US dollars`, `CFA francs`.
    fn currency(&self, at: usize) -> Option<(Currency, usize)> {
        const COUNTRIES: [(&str, Currency, Currency); 11] = [
            ("us", Currency::Dollar, Currency::UsDollar),
            ("american", Currency::Dollar, Currency::UsDollar),
            ("canadian", Currency::Dollar, Currency::CanadianDollar),
            ("australian", Currency::Dollar, Currency::AustralianDollar),
            ("cfa", Currency::Franc, Currency::CfaFranc),
            ("swiss", Currency::Franc, Currency::SwissFranc),
            ("french", Currency::Franc, Currency::Franc),
            ("indian", Currency::Rupee, Currency::Rupee),
            ("japanese", Currency::Yen, Currency::Yen),
            ("mexican", Currency::Peso, Currency::Peso),
            ("chinese", Currency::Yuan, Currency::Yuan),
        ];
        match self.sense(at)? {
            Sense::Money(currency) => Some((currency, at + 1)),
            Sense::Sign(currency) if currency != Currency::Dollar && self.is_glued(at) => {
                Some((currency, at + 1))
            }
            Sense::Unit(Unit { base: Base::Pound, .. }) if self.is(at + 1, "sterling") => {
                Some((Currency::Sterling, at + 2))
            }
            Sense::Plain | Sense::Function if self.is_capital(at) => {
                if self.are(at, &["hong", "kong"]) && self.has(at + 2, Sense::Money(Currency::Dollar)) {
                    return Some((Currency::HongKongDollar, at + 3));
                }
                let (_, _, currency) = COUNTRIES.iter().find(|(country, plain, _)| {
                    self.is(at, country) && self.has(at + 1, Sense::Money(*plain))
                })?;
                Some((*currency, at + 2))
            }
            _ => None,
        }
    }

    /// The unit of time at `at`; `second` only where no ordinal can be meant.
    fn time_unit(&self, at: usize, second: bool) -> Option<(TimeUnit, usize)> {
        match self.sense(at)? {
            Sense::Time(unit) if !self.is_capital(at) => Some((unit, at + 1)),
            Sense::Ordinal(2) if second => Some((TimeUnit::Second, at + 1)),
            _ => None,
        }
    }

    /// The unit at `at`; `glued` if no space is before it.
    fn measure_unit(&self, at: usize, glued: bool) -> Option<(Unit, usize)> {
        let (unit, end) = match self.sense(at)? {
            Sense::Degree => match (self.text(at + 1), self.is_capital(at + 1)) {
                ("c", true) => (Base::Celsius, at + 2),
                ("f", true) => (Base::Fahrenheit, at + 2),
                _ => (Base::Degree, at + 1),
            },
            Sense::Unit(Unit { base: Base::Degree, .. }) => match self.sense(at + 1) {
                Some(Sense::Unit(Unit {
                    base: base @ (Base::Celsius | Base::Fahrenheit | Base::Kelvin),
                    ..
                })) => (base, at + 2),
                _ => match (self.text(at + 1), self.is_capital(at + 1)) {
                    ("c", true) => (Base::Celsius, at + 2),
                    ("f", true) => (Base::Fahrenheit, at + 2),
                    _ => (Base::Degree, at + 1),
                },
            },
            Sense::Unit(unit) => {
                // `5 AU`, `5 mi`; but `five foot soldiers`, and names such as `Gram`.
                let name = self.is_capital(at) && self.text(at).len() > 3;
                return (!name).then(|| self.with_rate(unit, at + 1));
            }
            _ => {
                let power = match self.text(at) {
                    "square" | "sq" => 2,
                    "cubic" | "cu" => 3,
                    "nautical" if self.text(at + 1).starts_with("mile") => {
                        return Some((Unit { base: Base::NauticalMile, power: 1, per: None }, at + 2));
                    }
                    "astronomical" if self.text(at + 1).starts_with("unit") => {
                        return Some((Unit { base: Base::AstronomicalUnit, power: 1, per: None }, at + 2));
                    }
                    "light" => {
                        let year = self.skip_hyphen(at + 1);
                        return (self.has(year, Sense::Time(TimeUnit::Year)))
                            .then_some((Unit { base: Base::LightYear, power: 1, per: None }, year + 1));
                    }
                    _ => return None,
                };
                let unit_at = self.skip_hyphen(at + 1);
                let Some(Sense::Unit(unit)) = self.sense(unit_at) else { return None };
                return Some((Unit { power, ..unit }, unit_at + 1));
            }
        };
        let _ = glued;
        Some((Unit { base: unit, power: 1, per: None }, end))
    }

    /// Takes `per hour` or `/s` behind a unit.
    fn with_rate(&self, unit: Unit, at: usize) -> (Unit, usize) {
        let per = match (self.text(at), self.text(at + 1)) {
            ("per" | "/", "hour" | "h") => TimeUnit::Hour,
            ("per" | "/", "second" | "s" | "sec") => TimeUnit::Second,
            ("per" | "/", "minute" | "min") => TimeUnit::Minute,
            ("per", "day") => TimeUnit::Day,
            ("per", "year") => TimeUnit::Year,
            _ => return (unit, at),
        };
        (Unit { per: Some(per), ..unit }, at + 2)
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
        let determined = DETERMINERS.contains(&before) || (before == "a" && self.is_noun(end));
        let half = self.has(end, Sense::Fraction(2));
        (determined && !self.is_name(at) && !half).then_some((
            Quantity::Ordinal(number),
            end,
            Certainty::Sure,
        ))
    }
}
