//! Reading a single date: a day, a month, a year, a decade, a century.

use super::Certainty;
use super::calendar::{Month, Year};
use super::date::Point;
use super::lexeme::Sense;
use super::reader::Reader;

/// A date where it stands: what it is, the place behind it, and how certain that is.
pub(super) type Found<T> = Option<(T, usize, Certainty)>;

impl Reader<'_> {
    /// The date at `at`. A number alone is a year if `cued`, or if the words around it tell so.
    pub(super) fn point(&self, at: usize, cued: bool) -> Found<Point> {
        let sure = |(point, end)| (point, end, Certainty::Sure);
        match self.sense(at)? {
            Sense::Weekday(_) => {
                let next = if self.has(at + 1, Sense::Comma) { at + 2 } else { at + 1 };
                let next = self.skip(next, "the");
                self.point(next, false).filter(|(point, ..)| matches!(point, Point::Day { .. }))
            }
            Sense::Month(_) | Sense::ShortMonth(_) if self.is_capital(at) => self.month_first(at, cued),
            Sense::Digits { .. } => self.numeric(at).or_else(|| self.day_first(at)).map(sure).or_else(|| {
                self.year(at, cued).map(|(year, end, certainty)| (Point::Year(year), end, certainty))
            }),
            Sense::OrdinalDigits(_) | Sense::Ordinal(_) => {
                self.day_first(at).or_else(|| self.century(at)).map(sure)
            }
            Sense::Cardinal(_) => self.century(at).map(sure).or_else(|| self.spelled_decade(at)),
            Sense::Season(season) => {
                let next = if self.has(at + 1, Sense::Comma) { at + 2 } else { self.skip(at + 1, "of") };
                let (year, end) = self.year_behind(next)?;
                Some(sure((Point::Season { year, season }, end)))
            }
            Sense::Ad if self.is_capital(at) => {
                let (number, _) = self.plain_digits(at + 1)?;
                Some(sure((Point::Year(Year::ce(number)?), at + 2)))
            }
            Sense::DecadeDigits(..) => self.decade(at),
            Sense::Tens(_) => self.spelled_decade(at),
            Sense::Qualifier if self.is_capital(at) => self.feast(at).map(sure),
            _ => None,
        }
    }

    /// `2013-01-11`, `25/04/2013`. Which of `11/01/2013` is the month cannot be told: it is no date.
    fn numeric(&self, at: usize) -> Option<(Point, usize)> {
        let mark = self.sense(at + 1)?;
        if !matches!(mark, Sense::Dash | Sense::Slash)
            || self.sense(at + 3) != Some(mark)
            || self.chain(at) != at + 5
        {
            return None;
        }
        let mut parts = [0; 3];
        for (part, place) in parts.iter_mut().zip([at, at + 2, at + 4]) {
            *part = match self.sense(place)? {
                Sense::Digits { value, .. } => value.as_whole()?,
                _ => return None,
            };
        }
        let day = |year, month, day| self.day(Some(Year::ce(year)?), month, day);
        let [first, second, third] = parts;
        let point = match (first, third) {
            (1000..=9999, 1..=31) => day(first, second, third),
            (1..=31, 1000..=9999) if first == second => day(third, second, first),
            (1..=31, 1000..=9999) => match (day(third, second, first), day(third, first, second)) {
                (Some(point), None) | (None, Some(point)) => Some(point),
                _ => None,
            },
            _ => None,
        };
        Some((point?, at + 5))
    }

    /// A day that there is.
    pub(super) fn day(&self, year: Option<Year>, month: i64, day: i64) -> Option<Point> {
        let month = Month::new(u8::try_from(month).ok()?)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=month.days(year)).contains(day))?;
        Some(Point::Day { year, month, day })
    }

    /// The number of a day: `11`, `11th`, `eleventh`, `twenty-first`.
    pub(super) fn day_number(&self, at: usize) -> Option<(i64, usize)> {
        match self.sense(at)? {
            Sense::Digits { .. } => {
                let (day, digits) = self.plain_digits(at).or_else(|| match self.sense(at) {
                    // `01 January`
                    Some(Sense::Digits { value, plain: 0 }) if self.text(at).len() == 2 => {
                        Some((value.as_whole()?, 2))
                    }
                    _ => None,
                })?;
                (digits <= 2 && (1..=31).contains(&day)).then_some((day, at + 1))
            }
            _ => self.ordinal(at).filter(|(day, _)| (1..=31).contains(day)),
        }
    }

    /// An ordinal: `42nd`, `third`, `twenty-first`.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        match self.sense(at)? {
            Sense::OrdinalDigits(number) => Some((i64::from(number), at + 1)),
            Sense::Ordinal(number) => Some((i64::from(number), at + 1)),
            Sense::Cardinal(tens @ 20..) => {
                let next = self.skip_hyphen(at + 1);
                match self.sense(next)? {
                    Sense::Ordinal(number @ 1..=9) => Some((i64::from(tens + number), next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The month's number at `at`, and whether it is written in full.
    pub(super) fn month(&self, at: usize) -> Option<(u8, bool)> {
        match self.sense(at)? {
            Sense::Month(month) if self.is_capital(at) => Some((month, true)),
            Sense::ShortMonth(month) if self.is_capital(at) => Some((month, false)),
            _ => None,
        }
    }

    /// The place behind the month at `at` and its full stop.
    fn behind_month(&self, at: usize) -> usize {
        let stop = self.is(at + 1, ".")
            && self.is_glued(at + 1)
            && matches!(self.sense(at), Some(Sense::ShortMonth(_)));
        at + 1 + usize::from(stop)
    }

    /// `11 January 2013`, `the 11th of January`.
    fn day_first(&self, at: usize) -> Option<(Point, usize)> {
        if self.is_digits(at) && self.hangs(at) && !self.has(at.wrapping_sub(1), Sense::Dash) {
            return None;
        }
        let (day, next) = self.day_number(at)?;
        let next = self.skip_hyphen(next);
        let (month, _) = self.month(self.skip(next, "of"))?;
        let month_at = self.skip(next, "of");
        let end = self.behind_month(month_at);
        let comma =
            if self.has(end, Sense::Comma) { end + 1 } else { self.skip(self.skip_hyphen(end), "of") };
        if let Some((year, end)) = self.year_behind(comma) {
            return Some((self.day(Some(year), i64::from(month), day)?, end));
        }
        Some((self.day(None, i64::from(month), day)?, end))
    }

    /// `January 11, 2013`, `January 2013`, `January`.
    fn month_first(&self, at: usize, cued: bool) -> Found<Point> {
        let (number, full) = self.month(at)?;
        let month = Month::new(number)?;
        let behind = self.behind_month(at);
        // `30 February 2013` was not read as a day: it is none.
        if self.is_digits(at.wrapping_sub(1)) && self.text(at - 1).len() <= 2 {
            return None;
        }
        if let Some((year, end)) = self.year_with_era(behind) {
            return Some((Point::Month { year: Some(year), month }, end, Certainty::Sure));
        }
        let day_at = self.skip(behind, "the");
        if let Some((day, end)) = self.day_number(day_at).filter(|_| !self.is_ratio(day_at)) {
            let comma = if self.has(end, Sense::Comma) { end + 1 } else { end };
            let (year, end) = self.year_behind(comma).map_or((None, end), |(year, end)| (Some(year), end));
            return Some((self.day(year, i64::from(number), day)?, end, Certainty::Sure));
        }
        let year_at = if self.has(behind, Sense::Comma) { behind + 1 } else { self.skip(behind, "of") };
        let year_at =
            if self.is(year_at, "the") && self.is(year_at + 1, "year") { year_at + 2 } else { year_at };
        if let Some((year, end)) = self.year_behind(year_at) {
            return Some((Point::Month { year: Some(year), month }, end, Certainty::Sure));
        }
        if self.is_digits(behind) {
            return None;
        }
        // `May` and `March` begin sentences as verbs, and all months are names of people.
        let before = self.text_before(at);
        let cued = cued
            || matches!(
                before,
                "in" | "since"
                    | "until"
                    | "till"
                    | "by"
                    | "during"
                    | "from"
                    | "between"
                    | "to"
                    | "through"
                    | "of"
                    | "last"
                    | "next"
                    | "late"
                    | "early"
                    | "mid"
                    | "every"
                    | "each"
                    | "this"
            );
        let name = self.is_capital(behind) || self.is(behind, "'s") || !full || matches!(number, 3 | 5);
        (cued && full || !name).then_some((
            Point::Month { year: None, month },
            behind,
            if cued { Certainty::Sure } else { Certainty::Likely },
        ))
    }

    /// Whether the number at `at` is the first of `3:16`.
    fn is_ratio(&self, at: usize) -> bool {
        self.has(at + 1, Sense::Colon) && self.is_glued(at + 1) && self.is_digits(at + 2)
    }

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
    fn era(&self, at: usize) -> Option<(bool, usize)> {
        match self.sense(at)? {
            Sense::Bc if self.is_capital(at) || self.is(at, "bce") => Some((true, at + 1)),
            Sense::Ad if self.is_capital(at) => Some((false, at + 1)),
            _ => None,
        }
    }

    /// `the 18th century`, `nineteenth-century`, `the third millennium BC`.
    fn century(&self, at: usize) -> Option<(Point, usize)> {
        let (number, end) = self.ordinal(at)?;
        let unit = self.skip_hyphen(end);
        self.named_century(number, unit)
    }

    /// The noun of a century or millennium of this number.
    pub(super) fn named_century(&self, number: i64, unit: usize) -> Option<(Point, usize)> {
        let text = self.text(unit);
        let (point, most): (fn(i16) -> Point, i64) = match text {
            "century" | "centuries" => (Point::Century, 99),
            "millennium" | "millennia" => (Point::Millennium, 9),
            _ => return None,
        };
        let era = self.era(unit + 1);
        let number = i16::try_from(number).ok().filter(|number| (1..=most).contains(&i64::from(*number)))?;
        // `in the first century of its history` counts from elsewhere.
        if era.is_none() && self.is(unit + 1, "of") && number < 10 {
            return None;
        }
        Some(match era {
            Some((true, end)) => (point(-number), end),
            Some((false, end)) => (point(number), end),
            None => (point(number), unit + 1),
        })
    }

    /// `the 1980s`, `the '90s`, `the 1500s`, `the 40s BCE`.
    fn decade(&self, at: usize) -> Found<Point> {
        let Some(Sense::DecadeDigits(number, digits)) = self.sense(at) else { return None };
        if number % 10 != 0 {
            return None;
        }
        let era = self.era(at + 1);
        if let Some((true, end)) = era {
            let more = if number % 100 == 0 { 99 } else { 9 };
            let first = Year::bce(number.checked_add(more).filter(|_| number > 0)?)?;
            let point = if more == 99 { Point::Hundred(first) } else { Point::Decade(first) };
            return Some((point, end, Certainty::Sure));
        }
        if digits == 2 && era.is_none() {
            let written = self.get(at).is_some_and(|lexeme| lexeme.text.starts_with(['\'', '’', '‘']));
            let temperature = self.is_possessed(at)
                || !(written
                    || self.text_before(at) == "the"
                    || self.text_before(at) == "early"
                    || self.text_before(at) == "late");
            let year = Year::ce(1900 + number).filter(|_| !temperature && number >= 20)?;
            return Some((Point::Decade(year), at + 1, Certainty::Likely));
        }
        let year = Year::ce(number).filter(|_| digits >= 3 || era.is_some())?;
        let end = era.map_or(at + 1, |(_, end)| end);
        Some((
            if number % 100 == 0 { Point::Hundred(year) } else { Point::Decade(year) },
            end,
            Certainty::Sure,
        ))
    }

    /// `the sixties`, `the nineteen-sixties`; `his sixties` is an age.
    fn spelled_decade(&self, at: usize) -> Found<Point> {
        if let Some(Sense::Cardinal(hundreds @ 13..=20)) = self.sense(at) {
            let next = self.skip_hyphen(at + 1);
            let Some(Sense::Tens(tens)) = self.sense(next) else { return None };
            return Some((
                Point::Decade(Year::ce(i64::from(hundreds) * 100 + i64::from(tens))?),
                next + 1,
                Certainty::Sure,
            ));
        }
        let Some(Sense::Tens(tens)) = self.sense(at) else { return None };
        let before = self.text_before(at);
        (before == "the" || (matches!(before, "early" | "mid" | "late") && !self.is_possessed(at - 1)))
            .then_some(())?;
        Some((Point::Decade(Year::ce(1900 + i64::from(tens))?), at + 1, Certainty::Likely))
    }

    /// Whether `his` or `their` stands before `at`.
    fn is_possessed(&self, at: usize) -> bool {
        let before = self.text_before(at);
        let before =
            if matches!(before, "early" | "mid" | "late") { self.text_before(at - 1) } else { before };
        matches!(before, "his" | "her" | "their" | "my" | "your" | "our" | "its")
    }

    /// `Christmas 1776`, `New Year's Day 1900`.
    fn feast(&self, at: usize) -> Option<(Point, usize)> {
        const FEASTS: [(&[&str], i64, i64); 6] = [
            (&["christmas", "day"], 12, 25),
            (&["christmas", "eve"], 12, 24),
            (&["christmas"], 12, 25),
            (&["new", "year", "'s", "day"], 1, 1),
            (&["new", "year", "'s", "eve"], 12, 31),
            (&["new", "year’s", "day"], 1, 1),
        ];
        let (words, month, day) = FEASTS.iter().find(|(words, ..)| self.are(at, words))?;
        let end = at + words.len();
        let next = if self.has(end, Sense::Comma) { end + 1 } else { self.skip(end, "of") };
        let (year, end) = self.year_behind(next)?;
        Some((self.day(Some(year), *month, *day)?, end))
    }

    /// A year by itself. Without an era it needs a cue, or the look of a year where no count can be
    /// meant: then it is only likely.
    fn year(&self, at: usize, cued: bool) -> Found<Year> {
        if let Some((year, end)) = self.year_with_era(at) {
            return Some((year, end, Certainty::Sure));
        }
        let (number, digits) = self.plain_digits(at)?;
        let found = |certainty| Year::ce(number).map(|year| (year, at + 1, certainty));
        let next = self.sense(at + 1);
        let counted = matches!(
            next,
            Some(
                Sense::Percent
                    | Sense::Scale(_)
                    | Sense::ShortScale(_)
                    | Sense::Hundred
                    | Sense::Dozen
                    | Sense::Unit(_)
                    | Sense::Time(_)
                    | Sense::Money(_)
                    | Sense::Sign(_)
                    | Sense::Degree
                    | Sense::Fraction(_)
            )
        );
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
        let strong = cued
            || listed
            || matches!(
                before,
                "in" | "since"
                    | "until"
                    | "till"
                    | "during"
                    | "year"
                    | "years"
                    | "circa"
                    | "ca"
                    | "c"
                    | "born"
                    | "died"
            );
        let weak = matches!(
            before,
            "by" | "before"
                | "after"
                | "of"
                | "from"
                | "between"
                | "to"
                | "through"
                | "and"
                | "late"
                | "early"
                | "mid"
        );
        match digits {
            4 if !(1000..=2100).contains(&number) => None,
            4 if self.counts(at + 1) && !self.is_bound(at) => match (strong, number % 100) {
                (true, 1..) => found(Certainty::Likely),
                _ => None,
            },
            4 if strong => found(Certainty::Sure),
            4 if weak && number >= 1400 => found(Certainty::Sure),
            4 if number >= 1700 && self.looks_like_year(at, number) => found(Certainty::Likely),
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
        matches!(
            self.text_before(at),
            "the" | "this" | "that" | "its" | "his" | "her" | "their" | "our" | "'s" | "’s" | "a"
        )
    }

    /// Whether `1 in 500` is said.
    fn is_fraction_of(&self, at: usize) -> bool {
        at >= 2 && matches!(self.sense(at - 2), Some(Sense::Digits { .. } | Sense::Cardinal(_)))
    }

    fn looks_like_year(&self, at: usize, number: i64) -> bool {
        let before = self.before(at).map(|before| before.sense);
        let alone =
            self.before(at).is_none() && (self.get(at + 1).is_none() || self.has(at + 1, Sense::Other));
        match before {
            Some(Sense::Open) => {
                matches!(self.sense(at + 1), Some(Sense::Close | Sense::Comma | Sense::Dash | Sense::Other))
            }
            Some(Sense::Comma) => number % 100 != 0,
            None => number % 100 != 0 || alone,
            _ if self.is_bound(at) => number % 100 != 0 || self.is_capital(at + 1),
            _ => number % 100 != 0 && self.is_capital(at + 1),
        }
    }
}
