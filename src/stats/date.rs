//! Study days as people write them.

use serde::Serializer;

use crate::clock::Day;

/// A day as `2026-01-05` in JSON.
pub(super) fn as_date<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    // 1 January 1970 was a Thursday, three days after a Monday.
    Day(day.0.saturating_sub(day.0.saturating_add(3).rem_euclid(7)))
}

/// `5 Jan`
pub(super) fn short(day: Day) -> String {
    day.date().strftime("%-d %b").to_string()
}

/// `Jan`
pub(super) fn month(day: Day) -> String {
    day.date().strftime("%b").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        for (day, expected) in [(0, -3), (-3, -3), (-4, -10), (3, -3), (4, 4)] {
            assert_eq!(monday(Day(day)), Day(expected));
        }
        assert_eq!((short(Day(20458)), month(Day(20458))), ("5 Jan".to_owned(), "Jan".to_owned()));
        let _ = (monday(Day(i32::MIN)), monday(Day(i32::MAX)));
    }
}
