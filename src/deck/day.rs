//! Days of the calendar, as far as deck authors get them wrong.

use jiff::civil::Date;

use crate::clock::MONTHS;

/// The last year in which some country's February had a day that today's calendar has not.
const LAST_JULIAN: u32 = 1752;

/// Why there is no such day, as in "February 2023 had 28 days"; `None` if there is. A year of 0 is an
/// unknown one.
pub fn impossible(day: u32, month: u32, year: u32) -> Option<String> {
    let is_leap = year == 0
        || year.is_multiple_of(4)
            && (!year.is_multiple_of(100) || year.is_multiple_of(400) || year <= LAST_JULIAN);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Some(format!("a year has 12 months, not {month}")),
    };
    match day {
        0 => Some("a month begins with day 1".to_owned()),
        day if day <= days => None,
        _ if month == 2 && year != 0 => Some(format!("February {year} had {days} days")),
        _ => {
            let name = MONTHS[month as usize - 1];
            Some(format!("{}{} has {days} days", name[..1].to_uppercase(), &name[1..]))
        }
    }
}

/// What was most likely meant by a text that is no date, as `2023-12-31`: a date with its parts in
/// another order or without leading noughts, with the month by name, or a month or year for its last
/// day. And whether that is certain.
pub(super) fn meant(text: &str) -> Option<(String, bool)> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let month = |part: &str| -> Option<i8> {
        let lower = part.to_lowercase();
        let named = MONTHS.iter().position(|month| lower.len() > 2 && month.starts_with(&lower));
        let number = named.and_then(|place| i8::try_from(place + 1).ok()).or_else(|| part.parse().ok());
        number.filter(|month| (1..=12).contains(month))
    };
    let day = |part: &str| part.trim_end_matches(char::is_alphabetic).parse::<i8>().ok();
    let is_year = |part: &str| part.len() == 4 && number(part).is_some();
    let (year, month, day, is_sure) = match parts.as_slice() {
        [y, m, d] if is_year(y) => (number(y)?, month(m)?, day(d)?, true),
        // With a month by name or a day beyond 12 there is one way to read it.
        [d, m, y] if is_year(y) && month(m).is_some() && day(d).is_some() => {
            let is_named = m.starts_with(char::is_alphabetic);
            let is_plain = is_named || text.contains('.') || day(d)? > 12;
            (number(y)?, month(m)?, day(d)?, is_plain)
        }
        [m, d, y] if is_year(y) => {
            (number(y)?, month(m)?, day(d)?, m.starts_with(char::is_alphabetic) || day(d)? > 12)
        }
        [y, m] if is_year(y) => {
            let first = Date::new(number(y)?, month(m)?, 1).ok()?;
            return Some((first.last_of_month().to_string(), false));
        }
        [y] if is_year(y) => return Some((format!("{y}-12-31"), false)),
        _ => return None,
    };
    Date::new(year, month, day).ok().map(|date| (date.to_string(), is_sure))
}

/// Why a text written `2023-02-30` is no date.
pub(super) fn flaw(text: &str) -> Option<String> {
    let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    impossible(day, month, year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_to_write_a_date_are_understood() {
        for (text, date, is_sure) in [
            ("31.01.2020", "2020-01-31", true),
            ("31/1/2020", "2020-01-31", true),
            ("5.1.2020", "2020-01-05", true),
            ("5/1/2020", "2020-01-05", false),
            ("12/31/2020", "2020-12-31", true),
            ("2020-1-5", "2020-01-05", true),
            ("2020/01/05", "2020-01-05", true),
            ("31 December 2020", "2020-12-31", true),
            ("Dec 31st, 2020", "2020-12-31", true),
            ("2020-02", "2020-02-29", false),
            ("2020", "2020-12-31", false),
        ] {
            assert_eq!(meant(text), Some((date.to_owned(), is_sure)), "{text}");
        }
        for text in ["2023-02-30", "soon", "", "1.2.3", "31.02.2020"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_reasoned() {
        assert_eq!(flaw("2023-02-30").as_deref(), Some("February 2023 had 28 days"));
        assert_eq!(flaw("2023-13-01").as_deref(), Some("a year has 12 months, not 13"));
        assert_eq!(flaw("2023-06-31").as_deref(), Some("June has 30 days"));
        assert_eq!(flaw("soon"), None);
        assert_eq!(impossible(29, 2, 1700), None);
    }
}
