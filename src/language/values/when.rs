//! Reading dates with what qualifies them, and ranges of dates.

use super::Certainty;
use super::calendar::Year;
use super::date::{Date, Part, Point, Precision, Qualifier, When};
use super::lexeme::Sense;
use super::points::Found;
use super::reader::Reader;
use super::years::{BARE_YEARS, STRONG_CUES};

fn is_month(point: Point) -> bool {
    matches!(point, Point::Month { .. })
}

impl Reader<'_> {
    /// The date or range of dates at `at`.
    pub(super) fn when(&self, at: usize) -> Found<When> {
        let (qualifier, start) = self.time_qualifier(at);
        let start = if qualifier == Qualifier::Exactly { start } else { self.skip(start, "the") };
        let cued = qualifier != Qualifier::Exactly;
        if let Some((mut when, end, certainty)) = self.range(start, cued) {
            match qualifier {
                Qualifier::Exactly | Qualifier::About => when.qualifier = qualifier,
                _ => return None,
            }
            return Some((when, end, certainty));
        }
        let (from, end, certainty) = self.date(start, cued)?;
        let digits = self.is_digits(end - 1);
        if digits
            && (self.chain(end - 1) != end || (self.is_digits(start) && self.hangs(start) && start != at + 2))
        {
            return None;
        }
        let likely = qualifier == Qualifier::About
            && !matches!(self.text(at), "c" | "ca" | "circa")
            && matches!(from.point, Point::Year(_))
            && self.is_digits(end - 1);
        let certainty = if likely { Certainty::Likely } else { certainty };
        Some((When { from, to: None, qualifier }, end, certainty))
    }

    fn time_qualifier(&self, at: usize) -> (Qualifier, usize) {
        let qualifier = match self.text(at) {
            "about" if matches!(self.text_before(at), "how" | "what") => return (Qualifier::Exactly, at),
            "about" | "around" | "circa" | "approximately" | "roughly" => Qualifier::About,
            "pre" if self.skip_hyphen(at + 1) > at + 1 => return (Qualifier::Before, at + 2),
            "post" if self.skip_hyphen(at + 1) > at + 1 => return (Qualifier::After, at + 2),
            "c" | "ca" if !self.is_capital(at) => {
                let dot = self.is(at + 1, ".") && self.is_glued(at + 1);
                return (Qualifier::About, at + 1 + usize::from(dot));
            }
            "before" => Qualifier::Before,
            "prior" if self.is(at + 1, "to") => return (Qualifier::Before, at + 2),
            "after" => Qualifier::After,
            "by" => Qualifier::By,
            "since" => Qualifier::Since,
            "until" | "till" => Qualifier::Until,
            _ => return (Qualifier::Exactly, at),
        };
        (qualifier, at + 1)
    }

    /// A date with the part of it that is meant.
    fn date(&self, at: usize, cued: bool) -> Found<Date> {
        let Some((part, next)) = self.part(at) else {
            let (point, end, certainty) = self.point(at, cued)?;
            return Some((Date::new(point), end, certainty));
        };
        let (point, end, certainty) = self.point(next, true)?;
        // `the end of May`: nobody is told like this.
        let certainty = if is_month(point) { Certainty::Sure } else { certainty };
        // A day has no parts that are told like this.
        (point.precision() > Precision::Day).then_some((Date { point, part: Some(part) }, end, certainty))
    }

    /// The word for a part of a longer time, and the place of the time.
    fn part(&self, at: usize) -> Option<(Part, usize)> {
        let (part, next) = match self.text(at) {
            "early" => (Part::Early, at + 1),
            "mid" => (Part::Mid, at + 1),
            "late" | "later" => (Part::Late, at + 1),
            "beginning" | "start" if self.is(at + 1, "of") => {
                return Some((Part::Early, self.skip(at + 2, "the")));
            }
            "middle" if self.is(at + 1, "of") => return Some((Part::Mid, self.skip(at + 2, "the"))),
            "end" | "close" if self.is(at + 1, "of") => return Some((Part::Late, self.skip(at + 2, "the"))),
            "turn" if self.is(at + 1, "of") => return Some((Part::Turn, self.skip(at + 2, "the"))),
            "first" if self.are(at + 1, &["half", "of"]) => {
                return Some((Part::FirstHalf, self.skip(at + 3, "the")));
            }
            "second" | "latter" if self.are(at + 1, &["half", "of"]) => {
                return Some((Part::SecondHalf, self.skip(at + 3, "the")));
            }
            _ => return None,
        };
        let next = if self.has(next, Sense::Dash) { next + 1 } else { next };
        Some((part, if self.is(next, "in") { self.skip(next + 1, "the") } else { next }))
    }

    /// `from 1914 to 1918`, `June 6–9, 1944`, `2012-13`, `the 18th and 19th centuries`.
    fn range(&self, at: usize, cued: bool) -> Found<When> {
        let (from, to, end, certainty) = self
            .days_of_month(at)
            .or_else(|| self.years(at, cued))
            .or_else(|| self.centuries(at))
            .or_else(|| self.dates(at, cued))?;
        Some((When { from, to: Some(to), qualifier: Qualifier::Exactly }, end, certainty))
    }

    /// The word before `at` and its article.
    fn opener(&self, at: usize) -> &str {
        match self.text_before(at) {
            "the" => self.text_before(at - 1),
            before => before,
        }
    }

    /// The place behind a word or mark that joins the ends of a range.
    pub(super) fn range_mark(&self, at: usize, from: usize) -> Option<usize> {
        let before = self.opener(from);
        let joins = match self.text(at) {
            "to" | "through" | "thru" => true,
            "until" | "till" => before == "from",
            "and" => before == "between",
            _ => self.has(at, Sense::Dash),
        };
        joins.then(|| self.skip(at + 1, "the"))
    }

    /// `June 6-9, 1944`, `6 to 9 June 1944`.
    fn days_of_month(&self, at: usize) -> Option<(Date, Date, usize, Certainty)> {
        if let Some((month, _)) = self.month(at) {
            let (first, next) = self.day_number(at + 1)?;
            let mark = self.range_mark(next, at)?;
            let (last, behind) = self.day_number(mark)?;
            // `June 6 to 9 July`
            if self.month(self.skip(behind, "of")).is_some() {
                return None;
            }
            let comma = if self.has(behind, Sense::Comma) { behind + 1 } else { behind };
            let (year, end) = self.year_behind(comma).map_or((None, behind), |(year, end)| (Some(year), end));
            let from = self.day(year, i64::from(month), first)?;
            let to = self.day(year, i64::from(month), last)?;
            return (first < last).then_some((Date::new(from), Date::new(to), end, Certainty::Sure));
        }
        let (first, next) = self.day_number(at)?;
        let mark = self.range_mark(next, at)?;
        let (to, end, _) = self.point(mark, false)?;
        let Point::Day { year, month, day } = to else { return None };
        // `6 to June 9` has no second day before the month.
        self.day_number(mark)?;
        let from = self.day(year, i64::from(month.number()), first)?;
        (first < i64::from(day)).then_some((Date::new(from), Date::new(to), end, Certainty::Sure))
    }

    /// `1914–1918`, `1914-18`, `from 1914 to 1918`, `44 to 31 BC`.
    fn years(&self, at: usize, cued: bool) -> Option<(Date, Date, usize, Certainty)> {
        if self.hangs(at) || matches!(self.sense(at.wrapping_sub(1)), Some(Sense::Sign(_))) {
            return None;
        }
        let (first, digits) = self.plain_digits(at)?;
        let glued = self.is_glued(at + 1) && self.is_glued(at + 2);
        let mark = match self.sense(at + 1)? {
            Sense::Slash if glued => at + 2,
            _ => self.range_mark(at + 1, at)?,
        };
        let year = |year| Date::new(Point::Year(year));
        let (second, written) = match self.sense(mark)? {
            // `1999-01`
            Sense::Digits { value, plain: 0 } if glued && self.text(mark).len() == 2 => {
                (value.as_whole()?, 2)
            }
            _ => self.plain_digits(mark)?,
        };
        if self.chain(mark) != mark + 1 {
            return None;
        }
        if let Some((to, end)) = self.year_with_era(mark) {
            let before = to.0 <= 0;
            let from = if before { Year::bce(first)? } else { Year::ce(first)? };
            return (from < to).then_some((year(from), year(to), end, Certainty::Sure));
        }
        // `c. 1871 – 72`
        let told = cued || STRONG_CUES.contains(&self.text_before(at));
        let last = match (digits, written) {
            (4, 4) => second,
            (4, 2) if (glued || told) && first / 100 * 100 + second > first => first / 100 * 100 + second,
            // `1999-01`; `2012/01` is a month.
            (4, 2) if glued && first % 100 == 99 && second == 1 => first + 2,
            _ => return None,
        };
        let fits = BARE_YEARS.contains(&first) && BARE_YEARS.contains(&last) && first < last;
        let counted = self.unit(mark + 1).is_some() || matches!(self.sense(mark + 1), Some(Sense::Scale(_)));
        // `from 1500 to 2000 people`
        if !fits
            || counted
            || (self.counts(mark + 1) && first % 100 == 0 && last % 100 == 0)
            || self.is_labelled(at)
        {
            return None;
        }
        // `2003-04` may be a month.
        let month = written == 2 && second <= 12 && !self.has(at + 1, Sense::Slash) && last - first > 1;
        let told = glued || cued || matches!(self.text_before(at), "from" | "between" | "years");
        let certainty = if told && !month { Certainty::Sure } else { Certainty::Likely };
        Some((year(Year::ce(first)?), year(Year::ce(last)?), mark + 1, certainty))
    }

    /// `the 18th and 19th centuries`, `the 4th to 6th century`.
    fn centuries(&self, at: usize) -> Option<(Date, Date, usize, Certainty)> {
        let (part, at) = self.part(at).map_or((None, at), |(part, next)| (Some(part), next));
        let (first, next) = self.ordinal(at)?;
        let mark =
            self.range_mark(next, at).or_else(|| self.is(next, "and").then(|| self.skip(next + 1, "the")))?;
        let (last_part, mark) = self.part(mark).map_or((None, mark), |(part, next)| (Some(part), next));
        let (to, end, certainty) = self.point(mark, false)?;
        let first = i16::try_from(first).ok()?;
        let (from, follows) = match to {
            Point::Century(last) => (Point::Century(first * last.signum()), first * last.signum() < last),
            Point::Millennium(last) => {
                (Point::Millennium(first * last.signum()), first * last.signum() < last)
            }
            _ => return None,
        };
        let (from, to) = (Date { point: from, part }, Date { point: to, part: last_part });
        follows.then_some((from, to, end, certainty))
    }

    /// Any two dates: `from March to June 1994`, `between May 3 and 11 July 1915`.
    fn dates(&self, at: usize, cued: bool) -> Option<(Date, Date, usize, Certainty)> {
        let opened = matches!(self.opener(at), "from" | "between");
        let (mut from, next, certainty) = self.date(at, cued || opened)?;
        let mark = self.range_mark(next, at)?;
        let year = matches!(from.point, Point::Year(_));
        // A dash before more than a year stands between words: `in 1918 – a year later`.
        let (to, end, second) = self.date(mark, opened || !year)?;
        if matches!(to.point, Point::Year(_)) && !year && !opened && !self.has(next, Sense::Dash) {
            return None;
        }
        if let (None, Some(year)) = (from.point.year(), to.point.year()) {
            from.point = match from.point {
                Point::Day { month, day, .. } => {
                    self.day(Some(year), i64::from(month.number()), i64::from(day))?
                }
                Point::Month { month, .. } => Point::Month { year: Some(year), month },
                point => point,
            };
        }
        let (first, last) = (When::on(from), When::on(to));
        let falls = last.order(&first).is_some_and(std::cmp::Ordering::is_lt) || first == last;
        // `from May to June`: of two months, neither is a person.
        let certainty = if opened && is_month(from.point) && is_month(to.point) {
            Certainty::Sure
        } else {
            certainty.max(second)
        };
        (!falls).then_some((from, to, end, certainty))
    }
}
