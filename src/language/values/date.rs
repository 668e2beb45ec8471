//! Dates as precise as a text tells them.

use std::cmp::Ordering;

use super::calendar::{Days, Month, Season, Year, day_number};

/// How long the time is that a date names. Shorter is less: `Day < Year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// `11 January 2013`.
    Day,
    /// `January 2013`.
    Month,
    /// `the fall of 1918`.
    Season,
    /// `2013`.
    Year,
    /// `the 1960s`.
    Decade,
    /// `the 18th century`, `the 1500s`.
    Century,
    /// `the third millennium BC`.
    Millennium,
}

/// A day or a longer time of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// `11 January 2013`, `11 January`.
    Day {
        /// None where the text leaves it out.
        year: Option<Year>,
        /// The month.
        month: Month,
        /// A day that the month has.
        day: u8,
    },
    /// `January 2013`, `January`.
    Month {
        /// None where the text leaves it out.
        year: Option<Year>,
        /// The month.
        month: Month,
    },
    /// `the fall of 1918`.
    Season {
        /// The year that is named; a winter may belong to the one before or after it too.
        year: Year,
        /// The season.
        season: Season,
    },
    /// `2013`, `44 BCE`.
    Year(Year),
    /// `the 1960s`, by its first year.
    Decade(Year),
    /// `the 1500s`, by its first year. From 1900 on it may mean the first ten years only.
    Hundred(Year),
    /// `the 18th century`, by its number; negative before our era, never zero.
    Century(i16),
    /// `the third millennium BC`, by its number; negative before our era, never zero.
    Millennium(i16),
}

/// A part of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// `early`, `the beginning of`.
    Early,
    /// `mid-`, `the middle of`.
    Mid,
    /// `late`, `the end of`.
    Late,
    /// `the first half of`.
    FirstHalf,
    /// `the second half of`.
    SecondHalf,
    /// `the turn of`, which may be its beginning or its end.
    Turn,
}

/// A time of the calendar or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The time itself.
    pub point: Point,
    /// The part of it that is meant; none if it is all of it, or anywhere in it.
    pub part: Option<Part>,
}

/// How what happened lies to the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// At it, or in it.
    Exactly,
    /// `about 1450`.
    About,
    /// `before 1980`.
    Before,
    /// `after 1980`.
    After,
    /// `by 1980`: then or earlier.
    By,
    /// `since 1980`.
    Since,
    /// `until 1980`.
    Until,
}

/// A date or a range of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The date, or the first of a range.
    pub from: Date,
    /// The last of a range.
    pub to: Option<Date>,
    /// How what happened lies to it; for a range `Exactly` or `About`.
    pub qualifier: Qualifier,
}

impl Point {
    /// How long it is.
    pub const fn precision(self) -> Precision {
        match self {
            Point::Day { .. } => Precision::Day,
            Point::Month { .. } => Precision::Month,
            Point::Season { .. } => Precision::Season,
            Point::Year(_) => Precision::Year,
            Point::Decade(_) => Precision::Decade,
            Point::Hundred(_) | Point::Century(_) => Precision::Century,
            Point::Millennium(_) => Precision::Millennium,
        }
    }

    /// The year, if it lies in a single one that the text tells.
    pub const fn year(self) -> Option<Year> {
        match self {
            Point::Day { year, .. } | Point::Month { year, .. } => year,
            Point::Season { year, .. } | Point::Year(year) => Some(year),
            _ => None,
        }
    }

    /// The days that certainly belong to it, and those that may.
    fn days(self) -> Option<(Option<Days>, Days)> {
        let same = |days| Some((Some(days), days));
        match self {
            Point::Day { year, month, day } => {
                let number = day_number(year?, month, day);
                same(Days { first: number, last: number })
            }
            Point::Month { year, month } => same(Days::of_months((year?, month), (year?, month))),
            // Nothing tells the hemisphere, nor which of two years a winter is counted to.
            Point::Season { year: Year(year), season } => {
                let winter = i32::from(season == Season::Winter);
                Some((None, Days::of_years(year - winter, year + winter)))
            }
            Point::Year(Year(year)) => same(Days::of_years(year, year)),
            Point::Decade(Year(first)) => same(Days::of_years(first, first + 9)),
            Point::Hundred(Year(first)) => {
                let sure = if first >= 1900 { 9 } else { 99 };
                Some((Some(Days::of_years(first, first + sure)), Days::of_years(first, first + 99)))
            }
            Point::Century(number) => Some(Point::years(number, 100)),
            Point::Millennium(number) => Some(Point::years(number, 1000)),
        }
    }

    /// The days of a century or millennium. Whether the 18th century began in 1700 or in 1701 is told
    /// differently, so that neither year counts for certain.
    fn years(number: i16, length: i32) -> (Option<Days>, Days) {
        let before = i32::from(number) - i32::from(number > 0);
        let (first, last) = (before * length, (before + 1) * length);
        // 500 BCE is the year -499.
        let shift = i32::from(number < 0);
        (
            Some(Days::of_years(first + 1 + shift, last - 1 + shift)),
            Days::of_years(first + shift, last + shift),
        )
    }
}

impl Date {
    /// All of `point`.
    pub const fn new(point: Point) -> Date {
        Date { point, part: None }
    }

    /// The days that certainly belong to it, and those that may.
    fn days(self) -> Option<(Option<Days>, Days)> {
        let (sure, most) = self.point.days()?;
        let middle = |days: Days| days.first + (days.last - days.first) / 2;
        let halves = |sure: Days| (middle(sure).min(middle(most)), middle(sure).max(middle(most)));
        match self.part {
            None => Some((sure, most)),
            Some(Part::Early | Part::Mid | Part::Late) => Some((None, most)),
            Some(Part::Turn) => None,
            Some(Part::FirstHalf) => {
                let (sooner, later) = halves(sure?);
                Some((Some(Days { last: sooner, ..sure? }), Days { last: later, ..most }))
            }
            Some(Part::SecondHalf) => {
                let (sooner, later) = halves(sure?);
                Some((Some(Days { first: later + 1, ..sure? }), Days { first: sooner + 1, ..most }))
            }
        }
    }
}

impl When {
    /// A date by itself.
    pub const fn on(from: Date) -> When {
        When { from, to: None, qualifier: Qualifier::Exactly }
    }

    /// How precise it is; of a range, its less precise end.
    pub fn precision(&self) -> Precision {
        let from = self.from.point.precision();
        self.to.map_or(from, |to| from.max(to.point.precision()))
    }

    /// Whether all of `other` lies within this for certain: 2013 contains 11 January 2013.
    pub fn contains(&self, other: &When) -> bool {
        if self == other {
            return true;
        }
        if let (
            When {
                from: Date { point: Point::Month { year: None, month }, part: None },
                to: None,
                qualifier: Qualifier::Exactly,
            },
            When {
                from: Date { point: Point::Day { year: None, month: other, .. }, .. },
                to: None,
                qualifier: Qualifier::Exactly,
            },
        ) = (self, other)
        {
            return month == other;
        }
        let sure = self.days().and_then(|(sure, _)| sure);
        let most = other.days().map(|(_, most)| most);
        sure.zip(most).is_some_and(|(sure, most)| sure.contains(most))
    }

    /// Which of the two is earlier, where that is certain; equal only for the same day. Times that
    /// overlap, or one of which is only about known, have no certain order.
    pub fn order(&self, other: &When) -> Option<Ordering> {
        let ((_, this), (_, other)) = (self.days()?, other.days()?);
        if this.last < other.first {
            Some(Ordering::Less)
        } else if other.last < this.first {
            Some(Ordering::Greater)
        } else {
            (this == other && this.first == this.last).then_some(Ordering::Equal)
        }
    }

    /// The days that certainly belong to it, and those that may.
    fn days(&self) -> Option<(Option<Days>, Days)> {
        let (sure, most) = self.from.days()?;
        if let Some(to) = self.to {
            let (sure_end, most_end) = to.days()?;
            let join = |from: Days, to: Days| Days { first: from.first, last: to.last };
            return (self.qualifier == Qualifier::Exactly)
                .then(|| (sure.zip(sure_end).map(|(from, to)| join(from, to)), join(most, most_end)));
        }
        let upto = |last: i64| Days { first: i64::MIN, last };
        let from = |first: i64| Days { first, last: i64::MAX };
        Some(match self.qualifier {
            Qualifier::Exactly => (sure, most),
            Qualifier::About => return None,
            Qualifier::Before => {
                (Some(upto(most.first - 1)), upto(sure.map_or(most.last, |sure| sure.first) - 1))
            }
            Qualifier::After => {
                (Some(from(most.last + 1)), from(sure.map_or(most.first, |sure| sure.last) + 1))
            }
            Qualifier::By | Qualifier::Until => (Some(upto(most.first - 1)), upto(most.last)),
            Qualifier::Since => (Some(from(most.last + 1)), from(most.first)),
        })
    }
}
