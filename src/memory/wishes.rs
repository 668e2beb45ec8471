//! What the learner wants of the schedule.

use super::schedule::Retention;
use crate::clock::Day;

/// What the learner wants of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Wishes {
    pub retention: Retention,
    pub week: Week,
}

impl From<Retention> for Wishes {
    fn from(retention: Retention) -> Wishes {
        Wishes { retention, week: Week::default() }
    }
}

/// How much is to be studied on each day of the week, Monday first: shares of a usual day, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week(pub [f64; 7]);

impl Default for Week {
    /// All days alike.
    fn default() -> Week {
        Week([1.0; 7])
    }
}

impl Week {
    /// The share of a study day.
    pub fn share(&self, day: Day) -> f64 {
        // Day 0 was a Thursday.
        self.0[(i64::from(day.0) + 3).rem_euclid(7) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_the_week_are_those_of_the_calendar() {
        let week = Week([0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        // 2026-11-30 is a Monday; so was 1969-12-29.
        for (day, share) in [(20_787, 0.0), (20_788, 0.1), (20_793, 0.6), (-3, 0.0), (0, 0.3)] {
            assert_eq!(week.share(Day(day)), share, "{}", Day(day).date().weekday() as i8);
        }
        assert_eq!(Day(20_787).to_string(), "2026-11-30");
    }
}
