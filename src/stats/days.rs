//! Day by day: the last year, the streak, answers and minutes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answers::Answer;
use super::date::{as_date, monday};
use crate::clock::Day;

/// A full year is shown: the weeks before this one, and this one.
pub(super) const WEEKS: i32 = 53;
/// How many days before and with today are shown one by one.
const LATELY: i32 = 30;

/// The work of a study day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayWork {
    #[serde(serialize_with = "as_date")]
    pub day: Day,
    pub answers: u64,
    /// The answers whose time was taken.
    pub timed: u64,
    /// Their times together, each at most 60 s, in milliseconds.
    pub millis: u64,
}

impl DayWork {
    fn none(day: Day) -> DayWork {
        DayWork { day, answers: 0, timed: 0, millis: 0 }
    }

    pub fn minutes(&self) -> f64 {
        self.millis as f64 / 60_000.0
    }
}

/// The last 53 weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Year {
    /// A Monday.
    #[serde(serialize_with = "as_date")]
    pub from: Day,
    /// Today.
    #[serde(serialize_with = "as_date")]
    pub to: Day,
    /// All answers of these weeks.
    pub answers: u64,
    /// The least number of answers of the levels 1 to 4: quarters of the busiest day.
    pub steps: [u64; 4],
    /// The days with answers, oldest first.
    pub days: Vec<DayWork>,
}

impl Year {
    /// How busy a day with so many answers was: 0 (none) to 4.
    pub fn level(&self, answers: u64) -> usize {
        self.steps.iter().filter(|step| **step <= answers).count()
    }

    /// The levels from 1 on, and the answers a day that they stand for, as `6-10`. Those that no number of
    /// answers has are left out.
    pub(super) fn ranges(&self) -> Vec<(usize, String)> {
        if self.days.is_empty() {
            return Vec::new();
        }
        let range = |level: usize| {
            let least = self.steps[level - 1];
            match self.steps.get(level) {
                None => Some(format!("{least} or more")),
                Some(next) if *next == least => None,
                Some(next) if *next == least + 1 => Some(least.to_string()),
                Some(next) => Some(format!("{least}-{}", next - 1)),
            }
        };
        (1..=self.steps.len()).filter_map(|level| Some((level, range(level)?))).collect()
    }
}

/// Days of study without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Streak {
    /// Days up to today, or up to yesterday as long as today has no answer.
    pub current: u64,
    pub longest: u64,
    /// All days with an answer.
    pub days: u64,
}

/// The work of every day so far.
#[derive(Debug, Default)]
pub(super) struct DayLog(BTreeMap<Day, DayWork>);

impl DayLog {
    pub(super) fn add(&mut self, answer: &Answer) {
        let work = self.0.entry(answer.day).or_insert_with(|| DayWork::none(answer.day));
        work.answers += 1;
        if let Some(millis) = answer.millis() {
            work.timed += 1;
            work.millis += millis;
        }
    }

    pub(super) fn streak(&self, today: Day) -> Streak {
        let mut streak = Streak { days: self.0.len() as u64, ..Streak::default() };
        let (mut run, mut last) = (0, None);
        for day in self.0.keys().copied() {
            run = if last.is_some_and(|last| day - last == 1) { run + 1 } else { 1 };
            streak.longest = streak.longest.max(run);
            last = Some(day);
        }
        if last.is_some_and(|last| today - last <= 1) {
            streak.current = run;
        }
        streak
    }

    pub(super) fn year(&self, today: Day) -> Year {
        let from = monday(today) + -7 * (WEEKS - 1);
        let days: Vec<DayWork> = self.0.range(from..=today).map(|(_, work)| *work).collect();
        let busiest = days.iter().map(|work| work.answers).max().unwrap_or(0);
        Year {
            from,
            to: today,
            answers: days.iter().map(|work| work.answers).sum(),
            steps: [0, 1, 2, 3].map(|quarter| busiest * quarter / 4 + 1),
            days,
        }
    }

    /// The last 30 days with today, oldest first.
    pub(super) fn lately(&self, today: Day) -> Vec<DayWork> {
        let days = (1 - LATELY..=0).map(|back| today + back);
        days.map(|day| self.0.get(&day).copied().unwrap_or(DayWork::none(day))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Calendar, DAY_STARTS_AT, Moment};
    use crate::memory::Rating;

    fn log(days: impl IntoIterator<Item = i32>) -> DayLog {
        let mut log = DayLog::default();
        for day in days {
            let latency = Some(70_000);
            log.add(&Answer { card: 1, day: Day(day), rating: Rating::Good, latency, recall: None });
        }
        log
    }

    fn streak(days: impl IntoIterator<Item = i32>, today: i32) -> [u64; 3] {
        let Streak { current, longest, days } = log(days).streak(Day(today));
        [current, longest, days]
    }

    #[test]
    fn a_streak_ends_with_a_gap_and_not_before_the_day_is_over() {
        assert_eq!(streak([1, 2, 2, 3], 3), [3, 3, 3]);
        assert_eq!(streak([1, 2, 3], 4), [3, 3, 3]);
        assert_eq!(streak([1, 2, 3], 5), [0, 3, 3]);
        assert_eq!(streak([1, 2, 3, 5], 5), [1, 3, 4]);
        assert_eq!(streak([], 5), [0, 0, 0]);
        // A clock set back: the order of the answers does not matter.
        assert_eq!(streak([4, 5, 3], 5), [3, 3, 3]);
    }

    #[test]
    fn the_clocks_going_forward_or_back_break_no_streak() {
        for mornings in [
            ["2026-03-28T23:30", "2026-03-30T03:30", "2026-03-30T04:00"],
            ["2026-10-25T03:30", "2026-10-25T23:00", "2026-10-27T03:59"],
        ] {
            let days = mornings.map(|time| {
                let zoned: jiff::Zoned = format!("{time}[Europe/Paris]").parse().unwrap();
                let calendar = Calendar::new(zoned.time_zone().clone(), DAY_STARTS_AT);
                calendar.day(Moment::from(zoned.timestamp())).0
            });
            assert_eq!(streak(days, days[2]), [3, 3, 3], "{mornings:?}");
        }
    }

    #[test]
    fn an_answer_counts_a_minute_at_most() {
        let lately = log([30, 30]).lately(Day(30));
        assert_eq!(lately.len(), 30);
        assert_eq!(lately[0], DayWork::none(Day(1)));
        assert_eq!(lately[29], DayWork { day: Day(30), answers: 2, timed: 2, millis: 120_000 });
    }

    #[test]
    fn a_year_is_53_weeks_and_its_levels_are_quarters() {
        // Day 4 is a Monday.
        let first = 4 - 52 * 7;
        let days = [first - 1, first, 4].into_iter().chain([5; 20]).chain([6; 5]).chain([7; 6]);
        let year = log(days).year(Day(10));
        assert_eq!((year.from, year.answers, year.steps), (Day(first), 33, [1, 6, 11, 16]));
        assert_eq!([0, 1, 5, 6, 15, 20].map(|answers| year.level(answers)), [0, 1, 1, 2, 3, 4]);
        let year = log([3]).year(Day(3));
        assert_eq!((year.level(0), year.level(1)), (0, 4));
        assert_eq!(year.ranges(), [(4, "1 or more".to_owned())]);
        let year = log([]).year(Day(3));
        assert_eq!((year.level(0), year.ranges()), (0, Vec::new()));
    }
}
