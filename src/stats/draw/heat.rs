//! The last year as a calendar: a row a weekday, a column a week.

use super::glyphs::Glyphs;
use crate::clock::Day;
use crate::stats::date::month;
use crate::stats::days::{WEEKS, Year};
use crate::text::width as columns_of;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// The columns of a weekday's name and the space after it.
const NAME: usize = 4;

/// The last weeks that fit the width, and what the characters mean.
pub(super) fn heat(year: &Year, width: usize, glyphs: Glyphs) -> Vec<String> {
    let weeks = width.saturating_sub(NAME).clamp(1, WEEKS as usize);
    let from = year.from + 7 * (WEEKS - weeks as i32);
    let levels = glyphs.levels();
    let mut lines = vec![months(from, weeks)];
    for (weekday, name) in (0..).zip(WEEKDAYS) {
        let cells = (0..weeks as i32).map(|week| {
            let day = from + (7 * week + weekday);
            let found = year.days.binary_search_by_key(&day, |work| work.day).ok();
            let answers = found.map_or(0, |at| year.days[at].answers);
            levels[year.level(answers)]
        });
        let line: String = format!("{name} ").chars().chain(cells).collect();
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(legend(year, width, glyphs));
    lines
}

/// Each month's name above the first week that begins in it.
fn months(from: Day, weeks: usize) -> String {
    let mut line = " ".repeat(NAME);
    let mut last = String::new();
    for week in 0..weeks {
        let name = month(from + 7 * week as i32);
        let at = NAME + week;
        // The first name only where its month has room before the next.
        if name != last && at >= line.len() && at + name.len() <= NAME + weeks {
            let next = month(from + 7 * (week + name.len()) as i32);
            if week > 0 || next == name {
                line.push_str(&" ".repeat(at - line.len()));
                line.push_str(&name);
                line.push(' ');
            }
        }
        last = name;
    }
    line.trim_end().to_owned()
}

/// `Answers a day:  · = 1-5  ▪ = 6-10`; nothing when there were none.
fn legend(year: &Year, width: usize, glyphs: Glyphs) -> Vec<String> {
    let ranges = year.ranges();
    if ranges.is_empty() {
        return Vec::new();
    }
    // Packed by hand: a range is not to be broken at its hyphen.
    let mut lines = vec!["Answers a day:".to_owned()];
    for (level, range) in ranges {
        let range = format!("{} = {range}", glyphs.levels()[level]);
        let at = lines.len() - 1;
        if columns_of(&lines[at]) + 2 + columns_of(&range) > width {
            lines.push(range);
        } else {
            lines[at].push_str(&format!("  {range}"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::days::DayWork;

    fn year(busiest: u64, days: &[(i32, u64)]) -> Year {
        // Day 20458 is Monday, 5 January 2026.
        let today = Day(20458);
        let days = days.iter().map(|(back, answers)| DayWork {
            day: today + -*back,
            answers: *answers,
            timed: 0,
            millis: 0,
        });
        Year {
            from: today + -7 * 52,
            to: today,
            answers: 0,
            steps: [0, 1, 2, 3].map(|quarter| busiest * quarter / 4 + 1),
            days: days.collect(),
        }
    }

    #[test]
    fn the_last_weeks_that_fit_are_shown() {
        let year = year(20, &[(70, 20), (14, 20), (8, 6), (1, 1), (0, 11)]);
        assert_eq!(
            heat(&year, 14, Glyphs::Unicode),
            [
                "    Nov Dec",
                "Mon        █ ▮",
                "Tue",
                "Wed",
                "Thu",
                "Fri",
                "Sat",
                "Sun        ▪·",
                "Answers a day:",
                "· = 1-5",
                "▪ = 6-10",
                "▮ = 11-15",
                "█ = 16 or more",
            ]
        );
    }

    #[test]
    fn a_whole_year_fits_80_columns_and_empty_levels_have_no_legend() {
        let lines = heat(&year(1, &[(0, 1)]), 80, Glyphs::Ascii);
        assert_eq!(lines[0], "    Jan Feb Mar  Apr May Jun  Jul Aug Sep  Oct Nov Dec");
        assert_eq!(lines[1], format!("Mon {:52}4", ""));
        assert_eq!(lines[8], "Answers a day:  4 = 1 or more");
        assert!(lines.iter().all(|line| line.len() <= 57));
    }
}
