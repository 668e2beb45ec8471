//! Dates in plain English, in the form that [`values`](super::values) reads back.

use std::fmt;

use super::calendar::Year;
use super::date::{Date, Part, Point, Precision, Qualifier, When};

/// `11 January 2013`, `autumn 1918`, `the 1960s`, `the 3rd millennium BCE`.
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !matches!(self.precision(), Precision::Decade | Precision::Century | Precision::Millennium) {
            return self.write_bare(f);
        }
        f.write_str("the ")?;
        self.write_bare(f)
    }
}

impl Point {
    /// The date without an article, to stand behind `early`.
    fn write_bare(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbered = |f: &mut fmt::Formatter<'_>, number: i16, noun: &str| {
            let era = if number < 0 { " BCE" } else { "" };
            write!(f, "{} {noun}{era}", Ordinal(u32::from(number.unsigned_abs())))
        };
        match *self {
            Point::Day { year: Some(year), month, day } => write!(f, "{day} {} {year}", month.name()),
            Point::Day { year: None, month, day } => write!(f, "{day} {}", month.name()),
            Point::Month { year: Some(year), month } => write!(f, "{} {year}", month.name()),
            Point::Month { year: None, month } => f.write_str(month.name()),
            Point::Season { year, season } => write!(f, "{} {year}", season.name()),
            Point::Year(year) => write!(f, "{year}"),
            Point::Decade(first) => write_years(f, first, 9),
            Point::Hundred(first) => write_years(f, first, 99),
            Point::Century(number) => numbered(f, number, "century"),
            Point::Millennium(number) => numbered(f, number, "millennium"),
        }
    }
}

/// `1960s`, `40s BCE`.
fn write_years(f: &mut fmt::Formatter<'_>, first: Year, more: i32) -> fmt::Result {
    match first.in_era() {
        (year @ ..100, false) => write!(f, "{year}s CE"),
        (year, false) => write!(f, "{year}s"),
        (year, true) => write!(f, "{}s BCE", year - more),
    }
}

/// A number with the ending of its ordinal: `21st`.
struct Ordinal(u32);

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match (self.0 % 10, self.0 % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        write!(f, "{}{ending}", self.0)
    }
}

/// `the early 1960s`, `late January 2013`, `the first half of the 20th century`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.part {
            None => return self.point.fmt(f),
            Some(Part::FirstHalf) => return write!(f, "the first half of {}", self.point),
            Some(Part::SecondHalf) => return write!(f, "the second half of {}", self.point),
            Some(Part::Turn) => return write!(f, "the turn of {}", self.point),
            Some(Part::Early) => "early ",
            Some(Part::Mid) => "mid-",
            Some(Part::Late) => "late ",
        };
        if self.point.precision() >= Precision::Decade {
            f.write_str("the ")?;
        }
        f.write_str(part)?;
        self.point.write_bare(f)
    }
}

/// `about 1450`, `since 11 January 2013`, `1914 to 1918`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.qualifier {
            Qualifier::Exactly => "",
            Qualifier::About => "about ",
            Qualifier::Before => "before ",
            Qualifier::After => "after ",
            Qualifier::By => "by ",
            Qualifier::Since => "since ",
            Qualifier::Until => "until ",
        })?;
        self.from.fmt(f)?;
        self.to.map_or(Ok(()), |to| write!(f, " to {to}"))
    }
}
