//! Years, months, days and their order. Dates are counted in the calendar of today, extended backwards
//! (proleptic Gregorian): a date before 1582 is taken as it is written.

use std::fmt;

use super::years::BARE_YEARS;

/// A year, numbered as astronomers do so that arithmetic needs no special case: 1 BCE is 0 and 44 BCE
/// is -43. It is written and read in eras.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year(pub i32);

impl Year {
    /// A year of our era; `None` for zero and for what is no year of history.
    pub fn ce(number: i64) -> Option<Year> {
        i32::try_from(number).ok().filter(|year| (1..=9999).contains(year)).map(Year)
    }

    /// A year before our era; `None` for zero and for more than 99,999.
    pub fn bce(number: i64) -> Option<Year> {
        i32::try_from(number).ok().filter(|year| (1..=99_999).contains(year)).map(|year| Year(1 - year))
    }

    /// The year's number in its era, and whether that is before ours.
    pub fn in_era(self) -> (i32, bool) {
        if self.0 > 0 { (self.0, false) } else { (1 - self.0, true) }
    }
}

/// `2013`, `79 CE`, `44 BCE`. The era is named where a reader, or [`values`](super::values), would not take
/// the number for a year without it.
impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.in_era() {
            (year, true) => write!(f, "{year} BCE"),
            (year, false) if BARE_YEARS.contains(&i64::from(year)) => write!(f, "{year}"),
            (year, false) => write!(f, "{year} CE"),
        }
    }
}

/// A month, 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(u8);

impl Month {
    const NAMES: [&'static str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// The month of this number, if there is one.
    pub fn new(number: u8) -> Option<Month> {
        (1..=12).contains(&number).then_some(Month(number))
    }

    /// 1 for January.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The name in English.
    pub fn name(self) -> &'static str {
        Month::NAMES[usize::from(self.0) - 1]
    }

    /// How many days it has; in a year that is not told, February has 29.
    pub fn days(self, year: Option<Year>) -> u8 {
        match self.0 {
            2 if year.is_none_or(is_leap) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weekday {
    /// `Monday`, `Mon.`
    Monday,
    /// `Tuesday`, `Tue.`
    Tuesday,
    /// `Wednesday`, `Wed.`
    Wednesday,
    /// `Thursday`, `Thu.`
    Thursday,
    /// `Friday`, `Fri.`
    Friday,
    /// `Saturday`, `Sat.`
    Saturday,
    /// `Sunday`, `Sun.`
    Sunday,
}

/// A season; `fall` is autumn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// `spring`
    Spring,
    /// `summer`
    Summer,
    /// `autumn`, `fall`
    Autumn,
    /// `winter`
    Winter,
}

impl Season {
    /// The name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
    }
}

/// Days from the first to the last, both included, as numbers that grow with time; open ends are the
/// least and the greatest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub first: i64,
    pub last: i64,
}

impl Days {
    /// All days of the months from the first to the last.
    pub(super) fn of_months(from: (Year, Month), to: (Year, Month)) -> Days {
        Days { first: day_number(from.0, from.1, 1), last: day_number(to.0, to.1, to.1.days(Some(to.0))) }
    }

    /// All days of the years from the first to the last.
    pub(super) fn of_years(first: i32, last: i32) -> Days {
        Days::of_months((Year(first), Month(1)), (Year(last), Month(12)))
    }

    pub(super) fn contains(self, other: Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

fn is_leap(Year(year): Year) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// Days since 1 March of the year 0, by the arithmetic of Howard Hinnant's `days_from_civil`: a year
/// that begins in March has its leap day last.
pub(super) fn day_number(Year(year): Year, Month(month): Month, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let month = (i64::from(month) + 9) % 12;
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (153 * month + 2) / 5 + i64::from(day) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        let mut before = day_number(Year(-402), Month(12), 31);
        for year in -401..=2101 {
            for month in (1..=12).filter_map(Month::new) {
                for day in 1..=month.days(Some(Year(year))) {
                    let number = day_number(Year(year), month, day);
                    assert_eq!(number, before + 1, "{year} {month:?} {day}");
                    before = number;
                }
            }
        }
    }

    #[test]
    fn there_is_no_year_zero() {
        assert_eq!(Year::bce(44).unwrap().to_string(), "44 BCE");
        assert_eq!(Year::bce(1).unwrap().0 + 1, Year::ce(1).unwrap().0);
        assert_eq!(Year::ce(0).or(Year::bce(0)), None);
        assert_eq!(Year::ce(79).unwrap().to_string(), "79 CE");
    }
}
