//! Reading a single date: a day, a month, a year, a decade, a century.

use super::Certainty;
use super::calendar::{Month, Year};
use super::date::Point;
use super::lexeme::Sense;
use super::reader::Reader;

/// A date where it stands: what it is, the place behind it, and how certain that is.
pub(super) type Found<T> = Option<(T, usize, Certainty)>;

/// Words behind which `May` is a month, mostly.
const BEFORE_MONTH: [&str; 18] = [
    "in", "since", "until", "till", "by", "during", "from", "between", "to", "through", "of", "last", "next",
    "late", "early", "mid", "every", "this",
];

/// Those of them that stand before people as well.
const BEFORE_PERSON: [&str; 5] = ["by", "from", "between", "to", "of"];

/// Whether people are called by the month: March, April, May, June, August.
fn is_given_name(month: u8) -> bool {
    matches!(month, 3..=6 | 8)
}

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
            Sense::Digits { .. } => self
                .numeric(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.day_listed(at))
                .map(sure)
                .or_else(|| {
                    self.year(at, cued).map(|(year, end, certainty)| (Point::Year(year), end, certainty))
                }),
            Sense::OrdinalDigits(_) | Sense::Ordinal(_) => {
                self.day_first(at).or_else(|| self.century(at)).or_else(|| self.day_listed(at)).map(sure)
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

    /// `29` in `on January 23 and 29`.
    fn day_listed(&self, at: usize) -> Option<(Point, usize)> {
        let (end, year, month) = self.last_day?;
        let listed = end + 1 == at && matches!(self.text(end), "and" | "or");
        let (day, end) = self.day_number(at).filter(|_| listed)?;
        if self.counts(end) || self.unit(end).is_some() || self.chain(at) != at + 1 {
            return None;
        }
        let comma = if self.has(end, Sense::Comma) { end + 1 } else { end };
        let (year, end) = self.year_behind(comma).map_or((year, end), |(year, end)| (Some(year), end));
        Some((self.day(year, i64::from(month.number()), day)?, end))
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
        let cued = cued || BEFORE_MONTH.contains(&before);
        // `criticism of May`, `support from June`
        let person = is_given_name(number)
            && BEFORE_PERSON.contains(&before)
            && !(before == "of" && self.is(at.wrapping_sub(2), "month"));
        let name = self.is_capital(behind) || self.is(behind, "'s") || !full || matches!(number, 3 | 5);
        (cued && full || !name).then_some((
            Point::Month { year: None, month },
            behind,
            if cued && !person { Certainty::Sure } else { Certainty::Likely },
        ))
    }

    /// Whether the number at `at` is the first of `3:16`.
    fn is_ratio(&self, at: usize) -> bool {
        self.has(at + 1, Sense::Colon) && self.is_glued(at + 1) && self.is_digits(at + 2)
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
}
