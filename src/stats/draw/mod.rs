//! The figures as lines of text, for a terminal of any width or a pipe. Nothing needs colour.

mod chart;
mod glyphs;
mod heat;
mod sheet;
mod table;

pub(in crate::stats) use chart::bar;
use chart::{Columns, columns};
pub use glyphs::Glyphs;
use heat::heat;
pub(in crate::stats) use sheet::Sheet;
use table::Strip;
pub(in crate::stats) use table::table;

use super::gather::Stats;
use super::rate::{Predicted, Rate};
use super::say;
use crate::text::{safe_line, width, wrap_indented};

/// The least width that everything fits.
pub const NARROWEST: usize = 40;

/// All figures, top to bottom, in lines of at most `width` columns, which are at least
/// [`NARROWEST`].
pub fn lines(stats: &Stats, width: usize, glyphs: Glyphs) -> Vec<String> {
    let mut sheet = Sheet { lines: Vec::new(), width, glyphs };
    if let Some(nothing) = say::nothing(stats) {
        sheet.say(&nothing);
        return sheet.lines;
    }
    sheet.say(&say::title(stats));
    if let Some(left_out) = say::after_today(stats) {
        sheet.say(&left_out);
    }
    sheet.title(&say::year(stats));
    sheet.lines.extend(heat(&stats.year, width, glyphs));
    sheet.title(&say::streak(stats));
    sheet.days(stats);
    sheet.recall(stats);
    sheet.forecast(stats);
    sheet.stability(stats);
    sheet.hardest(stats);
    sheet.title(&say::learning(stats.learning.as_ref()));
    sheet.lines
}

impl Sheet {
    fn days(&mut self, stats: &Stats) {
        let (Some(first), Some(last)) = (stats.days.first(), stats.days.last()) else { return };
        let ends = say::ends(first.day, last.day);
        self.title(&say::answers_a_day(stats));
        let answers: Vec<f64> = stats.days.iter().map(|day| day.answers as f64).collect();
        self.columns(&answers, &ends, |most| format!("{most:.0}"));
        self.title(&say::minutes_a_day(stats));
        let minutes: Vec<f64> = stats.days.iter().map(|day| day.minutes()).collect();
        self.columns(&minutes, &ends, say::minutes);
        self.say(&say::timed(stats));
    }

    /// Columns, unless all are empty.
    fn columns(&mut self, values: &[f64], ends: &[String; 2], name: impl Fn(f64) -> String) {
        let most = values.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            let chart = Columns { values, most, top: &name(most), ends };
            self.lines.extend(columns(&chart, self.width, self.glyphs));
        }
    }

    fn recall(&mut self, stats: &Stats) {
        self.title(&say::weeks(stats));
        if stats.recall.all.reviews > 0 {
            self.say(say::REVIEW);
            let rows = stats.recall.weeks.iter().map(|week| {
                (
                    vec![week.monday.to_string(), week.recalled.to_string(), week.predicted.to_string()],
                    week.recalled,
                    week.predicted,
                )
            });
            self.rates(&["week of", "recalled", "predicted"], &rows.collect::<Vec<_>>());
        }
        self.title(&say::calibration(stats));
        if !stats.recall.calibration.is_empty() {
            let rows = stats.recall.calibration.iter().map(|bin| {
                let cells =
                    vec![say::bin(bin.from, bin.to), bin.recalled.to_string(), say::interval(&bin.recalled)];
                (cells, bin.recalled, bin.predicted)
            });
            self.rates(&["predicted", "recalled", "95% interval"], &rows.collect::<Vec<_>>());
        }
    }

    /// A table of rates, each drawn beside its numbers where there is room.
    fn rates(&mut self, head: &[&str], rows: &[(Vec<String>, Rate, Predicted)]) {
        let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
        let strip = Strip { glyphs: self.glyphs };
        let drawn = rows.iter().map(|(cells, recalled, predicted)| {
            let strip = strip.draw(recalled.interval(), rough_share(recalled), predicted.mean());
            [cells.as_slice(), &[strip]].concat()
        });
        let drawn = table(&[head.as_slice(), &[strip.head()]].concat(), &drawn.collect::<Vec<_>>());
        if drawn.iter().all(|line| width(line) <= self.width) {
            self.lines.extend(drawn);
            self.say(&strip.legend());
        } else {
            let cells: Vec<_> = rows.iter().map(|(cells, _, _)| cells.clone()).collect();
            self.lines.extend(table(&head, &cells));
        }
    }

    fn forecast(&mut self, stats: &Stats) {
        let days = &stats.forecast.days;
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
        self.title(&say::forecast(stats));
        let due: Vec<f64> = days.iter().map(|(_, due)| *due as f64).collect();
        self.columns(&due, &say::ends(first.0, last.0), |most| format!("{most:.0}"));
        self.say(&say::left_out(stats));
    }

    fn stability(&mut self, stats: &Stats) {
        self.title(&say::stability(stats));
        let bins = &stats.stability.bins;
        let most = bins.iter().map(|bin| bin.cards).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        let name = bins.iter().map(|bin| bin.name.len()).max().unwrap_or(0);
        let digits = most.to_string().len();
        // Beyond this, longer bars say no more.
        let room = self.width.saturating_sub(name + digits + 4).clamp(4, 40);
        for bin in bins {
            let drawn = bar(bin.cards as f64 / most as f64, room, self.glyphs);
            let line = format!("{:name$}  {:>digits$}  {drawn}", bin.name, bin.cards);
            self.lines.push(line.trim_end().to_owned());
        }
        self.say(say::STABILITY);
    }

    fn hardest(&mut self, stats: &Stats) {
        self.title(&say::hardest(stats));
        for (at, hard) in stats.hardest.iter().enumerate() {
            let text = format!(
                "{}: {}",
                safe_line(hard.card.as_str()),
                say::hard(hard.lapses, hard.answers, hard.difficulty)
            );
            self.lines.extend(wrap_indented(&text, self.width, &format!("{:>2}. ", at + 1), "    "));
            if let Some(question) = &hard.question {
                self.lines.extend(wrap_indented(&safe_line(question), self.width, "    ", "    "));
            }
        }
    }
}

/// Where a rate lies, however few its reviews: its interval is drawn with it.
fn rough_share(rate: &Rate) -> Option<f64> {
    (rate.reviews > 0).then(|| rate.recalled as f64 / rate.reviews as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Day;
    use crate::deck::CardKey;
    use crate::memory::{CardState, Memory, Rating};
    use crate::stats::{Answer, Gather, Standing};

    #[test]
    fn no_line_is_too_wide_and_plain_lines_are_plain() {
        let mut gather = Gather::new(Day(20458));
        for n in 0..3000 {
            let rating = if n % 7 == 0 { Rating::Again } else { Rating::Good };
            let recall = Some(f64::from(n % 100) / 100.0);
            let day = Day(20458 - 370 + n / 8);
            gather.answer(&Answer { card: i64::from(n % 90), day, rating, latency: Some(9000), recall });
        }
        for n in 0..40 {
            let state = CardState {
                memory: Memory { stability: 1.7_f32.powi(n % 12), difficulty: 9.9 },
                first_day: Day(20339),
                last_day: Day(20450),
                last_rating: Rating::Good,
                due: Day(20450 + n),
                reviews: 1200,
                lapses: 200,
            };
            let card = CardKey::from_stored(format!("a-deck-with-a-long-name/a-fact-with-a-longer-name/{n}"));
            let question = Some("Which \u{1b}[31mword is longer than this line? ".repeat(3));
            gather.card(Standing { card, question, state, is_suspended: false });
        }
        let stats = gather.finish(None);
        for columns in [40, 41, 57, 75, 80, 120] {
            let plain = lines(&stats, columns, Glyphs::Ascii);
            let drawn = lines(&stats, columns, Glyphs::Unicode);
            for line in plain.iter().chain(&drawn) {
                assert!(width(line) <= columns, "at {columns}: {line}");
                assert!(!line.contains('\u{1b}') && !line.ends_with(' '), "{line:?}");
            }
            let own = |line: &&String| !line.contains('␛');
            assert!(plain.iter().filter(own).all(|line| line.is_ascii()));
            assert_eq!(plain.len(), drawn.len());
        }
    }

    #[test]
    fn an_empty_history_is_told_where_to_begin() {
        let stats = |deck: Option<&str>| Gather::new(Day(1)).finish(deck.map(str::to_owned));
        assert_eq!(
            lines(&stats(Some("mali")), 80, Glyphs::Unicode),
            ["Nothing of mali was answered yet. `griot study mali` begins."]
        );
        assert_eq!(lines(&stats(None), 40, Glyphs::Ascii).len(), 2);
    }
}
