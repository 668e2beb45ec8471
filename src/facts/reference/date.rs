//! Dates of a reference file: "2013", "2013-01" and "2013-01-11".

use jiff::civil;

use crate::language::values::{Date, Month, Point, When, Year};

/// The date that a text says, if there is such a day.
pub(super) fn parse(text: &str) -> Option<When> {
    let mut parts = text.trim().split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let year = Year::ce(i64::from(year))?;
    let Some(month) = month else { return Some(on(Point::Year(year))) };
    let month = Month::new(u8::try_from(digits(month, 2)?).ok()?)?;
    let Some(day) = day else { return Some(on(Point::Month { year: Some(year), month })) };
    let day = u8::try_from(digits(day, 2)?).ok()?;
    (1..=month.days(Some(year))).contains(&day).then(|| on(Point::Day { year: Some(year), month, day }))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn on(point: Point) -> When {
    When::on(Date::new(point))
}

/// A day of the calendar as articles have it; none before our era.
pub(in crate::facts) fn day(date: civil::Date) -> Option<When> {
    let month = Month::new(u8::try_from(date.month()).ok()?)?;
    let day = u8::try_from(date.day()).ok()?;
    Some(on(Point::Day { year: Year::ce(i64::from(date.year())), month, day }))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_days_that_there_are_can_be_written() {
        for (text, shown) in
            [("2013", "2013"), ("2013-01", "January 2013"), ("2024-02-29", "29 February 2024")]
        {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), Some(shown));
        }
        for text in
            ["", "13", "2013-1", "2013-13", "2023-02-29", "2013-01-00", "2013-01-11-1", "0000", "+201"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
