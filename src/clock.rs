//! Time as the app counts it: moments and study days.
//!
//! Nothing below [`cli`](crate::cli) reads a clock; it is given a [`Moment`] and a [`Calendar`].

use std::fmt;
use std::ops::{Add, Sub};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

/// The months by their English names, in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A moment, in milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// Milliseconds from `earlier` to this moment; 0 when the clock was set back in between.
    pub fn millis_since(self, earlier: Moment) -> u64 {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }

    /// The timestamp; a moment outside of its range (years -9999 to 9999) is brought to the nearest end.
    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Moment {
        Moment(timestamp.as_millisecond())
    }
}

/// A study day, as the number of days since 1970-01-01.
///
/// A study day begins at 04:00 local time unless the settings say otherwise, so that an evening's study that runs past midnight
/// counts as one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// The study day that begins on this date.
    pub fn of(date: Date) -> Day {
        Day(date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days()))
    }

    /// The calendar date that the study day begins on.
    pub fn date(self) -> Date {
        let epoch = Date::constant(1970, 1, 1);
        epoch.checked_add(SignedDuration::from_hours(i64::from(self.0) * 24)).unwrap_or(if self.0 < 0 {
            Date::MIN
        } else {
            Date::MAX
        })
    }
}

impl fmt::Display for Day {
    /// `2026-01-05`
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl Add<i32> for Day {
    type Output = Day;

    fn add(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }
}

impl Sub for Day {
    type Output = i32;

    fn sub(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// What turns a moment into a study day: the learner's time zone and the hour that a day begins.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    day_starts_at: i8,
}

/// The hour that a study day begins unless the settings say otherwise.
pub const DAY_STARTS_AT: i8 = 4;

impl Calendar {
    /// `day_starts_at` is an hour of the local day, 0 to 23.
    pub fn new(zone: TimeZone, day_starts_at: i8) -> Calendar {
        Calendar { zone, day_starts_at }
    }

    /// The study day of a moment, by the clock on the wall: daylight saving does not move it.
    pub fn day(&self, moment: Moment) -> Day {
        let wall = self.zone.to_datetime(moment.timestamp());
        let shifted =
            wall.checked_sub(SignedDuration::from_hours(i64::from(self.day_starts_at))).unwrap_or(wall);
        Day::of(shifted.date())
    }

    /// The moment to the second, with its time zone: `2026-01-05T10:00:00+00:00[Africa/Bamako]`.
    pub fn zoned(&self, moment: Moment) -> String {
        let timestamp = moment.timestamp();
        let second = Timestamp::from_second(timestamp.as_second()).unwrap_or(timestamp);
        second.to_zoned(self.zone.clone()).to_string()
    }

    /// The moment as local date and time, `2026-01-05 10:00:00`.
    pub fn local(&self, moment: Moment) -> String {
        self.zone.to_datetime(moment.timestamp()).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(zoned: &str) -> (Moment, Calendar) {
        let zoned: jiff::Zoned = zoned.parse().unwrap();
        (zoned.timestamp().into(), Calendar::new(zoned.time_zone().clone(), DAY_STARTS_AT))
    }

    #[test]
    fn a_day_begins_at_four_in_the_morning() {
        for (time, day) in [
            ("2026-01-05T03:59:59[Africa/Bamako]", "2026-01-04"),
            ("2026-01-05T04:00:00[Africa/Bamako]", "2026-01-05"),
            ("2026-01-06T00:30:00[America/New_York]", "2026-01-05"),
            // The night that the clocks go forward in Paris: 03:59 does not come from 02:59.
            ("2026-03-29T03:30:00[Europe/Paris]", "2026-03-28"),
            ("2026-03-29T04:00:00[Europe/Paris]", "2026-03-29"),
            ("2026-10-25T03:59:00[Europe/Paris]", "2026-10-24"),
            ("1969-12-31T12:00:00[UTC]", "1969-12-31"),
        ] {
            let (moment, calendar) = moment(time);
            assert_eq!(calendar.day(moment).to_string(), day, "{time}");
        }
    }

    #[test]
    fn a_moment_is_told_with_its_zone() {
        let (noon, calendar) = moment("2026-01-05T12:00:00.25[Asia/Tokyo]");
        assert_eq!(calendar.zoned(noon), "2026-01-05T12:00:00+09:00[Asia/Tokyo]");
    }

    #[test]
    fn days_and_moments_have_no_edge_to_fall_off() {
        assert_eq!(Day(i32::MAX) + 1, Day(i32::MAX));
        let _ = Day(i32::MIN).to_string();
        let calendar = Calendar::new(TimeZone::UTC, 4);
        let _ = calendar.day(Moment(i64::MIN));
        let _ = calendar.local(Moment(i64::MAX));
        let _ = calendar.zoned(Moment(i64::MAX));
        assert_eq!(Moment(5).millis_since(Moment(9)), 0);
    }
}
