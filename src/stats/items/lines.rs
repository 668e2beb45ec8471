//! The figures as lines of text, for a terminal of any width or a pipe.

use super::figures::{Analysis, ItemFigures};
use super::say;
use crate::stats::draw::{Glyphs, Sheet, bar, table};
use crate::text::{clip, safe_line, width, wrap_indented};

/// All figures, top to bottom, in lines of at most `columns` columns, which are at least
/// [`NARROWEST`](crate::stats::NARROWEST).
pub fn lines(analysis: &Analysis, columns: usize, glyphs: Glyphs) -> Vec<String> {
    let mut sheet = Sheet { lines: Vec::new(), width: columns, glyphs };
    sheet.say(&format!("{}.", say::title(analysis)));
    for caveat in say::caveats(analysis) {
        sheet.say(&safe_line(&caveat));
    }
    sheet.lines.push(String::new());
    sheet.whole(analysis);
    sheet.advice(analysis);
    sheet.histogram(analysis);
    sheet.title("Questions");
    sheet.questions(analysis);
    sheet.say(&say::legend(analysis));
    sheet.choices(analysis);
    sheet.students(analysis);
    sheet.lines
}

impl Sheet {
    fn whole(&mut self, analysis: &Analysis) {
        for (name, what) in say::whole(&analysis.whole) {
            let rest = if self.width >= 60 { " ".repeat(20) } else { "  ".to_owned() };
            self.lines.extend(wrap_indented(&what, self.width, &format!("{name:<18}  "), &rest));
        }
    }

    fn histogram(&mut self, analysis: &Analysis) {
        let bins = &analysis.whole.histogram;
        let most = bins.iter().map(|bin| bin.students).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        self.title("Students by score");
        let names: Vec<String> = bins.iter().map(super::page::bin_name).collect();
        let name = names.iter().map(|name| width(name)).max().unwrap_or(0);
        let digits = most.to_string().len();
        let room = self.width.saturating_sub(name + digits + 4).clamp(4, 40);
        for (bin, own) in bins.iter().zip(&names) {
            let drawn = bar(bin.students as f64 / most as f64, room, self.glyphs);
            let line = format!("{own:>name$}  {:>digits$}  {drawn}", bin.students);
            self.lines.push(line.trim_end().to_owned());
        }
    }

    fn questions(&mut self, analysis: &Analysis) {
        let is_timed = analysis.items.iter().any(|item| item.timed > 0);
        let ways = [(4, true, is_timed), (4, false, false)];
        let drawn = ways.map(|(places, is_full, is_timed)| self.table(analysis, places, is_full, is_timed));
        let fits = |drawn: &Vec<String>| drawn.iter().all(|line| width(line) <= self.width);
        let fitting = drawn.into_iter().find(fits);
        self.lines.extend(fitting.unwrap_or_else(|| self.table(analysis, 2, false, false)));
    }

    /// The table of questions: figures to so many places, with or without the columns that a narrow
    /// window has no room for. The names take what is left.
    fn table(&self, analysis: &Analysis, places: usize, is_full: bool, is_timed: bool) -> Vec<String> {
        let wide = places + 3;
        let figure = |figure| format!("{:>wide$}", say::places(figure, places));
        let digits = analysis.items.len().to_string().len();
        let used = 4 * (wide + 2) + if is_full { 9 } else { 0 } + if is_timed { 9 } else { 0 };
        let room = self.width.saturating_sub(used).clamp(8, 36);
        // Numbers below each other.
        let name = |place: usize, item: &ItemFigures, from: usize| {
            format!("{:>digits$}. {}", place + 1, safe_line(&item.name[from..]))
        };
        let is_tight =
            analysis.items.iter().enumerate().any(|(place, item)| width(&name(place, item, 0)) > room);
        let from = if is_tight { say::shared(&analysis.items) } else { 0 };
        let mut head = vec!["question".to_owned()];
        head.extend(is_full.then(|| "answers".to_owned()));
        head.extend(["p", "D", "r", "rest"].map(|title| format!("{title:>wide$}")));
        head.extend(is_timed.then(|| "   time".to_owned()));
        let rows = analysis.items.iter().enumerate().map(|(place, item)| {
            let mut row = vec![clip(&name(place, item, from), room).into_owned()];
            row.extend(is_full.then(|| format!("{:>7}", item.answers)));
            row.extend([item.p, item.discrimination, item.point_biserial, item.corrected].map(figure));
            row.extend(is_timed.then(|| format!("{:>7}", say::time(item.median_seconds))));
            row
        });
        table(&head, &rows.collect::<Vec<_>>())
    }

    fn advice(&mut self, analysis: &Analysis) {
        self.title("What to look at");
        let told = self.lines.len();
        for (place, item) in say::advised(analysis) {
            let asked = safe_line(&say::asked(place, item));
            self.lines.extend(wrap_indented(&asked, self.width, "", "   "));
            for advice in &item.advice {
                self.lines.extend(wrap_indented(&safe_line(&advice.to_string()), self.width, "   ", "   "));
            }
        }
        if self.lines.len() == told {
            self.say("Nothing stands out.");
        }
    }

    fn students(&mut self, analysis: &Analysis) {
        let students = say::students(analysis);
        if students.is_empty() {
            return;
        }
        self.title("Students");
        let room = self.width.saturating_sub(20).max(8);
        let head = ["student".to_owned(), "  score".to_owned(), "      %".to_owned()];
        let rows = students.iter().map(|[name, score, percent]| {
            vec![clip(&safe_line(name), room).into_owned(), format!("{score:>7}"), format!("{percent:>7}")]
        });
        self.lines.extend(table(&head, &rows.collect::<Vec<_>>()));
    }

    fn choices(&mut self, analysis: &Analysis) {
        let with_choices = || analysis.items.iter().enumerate().filter(|(_, item)| !item.choices.is_empty());
        if with_choices().next().is_none() {
            return;
        }
        self.title("Choices: who chose them, and the mean score of those in the whole test");
        let mark = if self.glyphs == Glyphs::Unicode { "✓" } else { "*" };
        for (place, item) in with_choices() {
            let asked = safe_line(&say::asked(place, item));
            self.lines.extend(wrap_indented(&asked, self.width, "", "   "));
            let room = self.width.saturating_sub(28).clamp(8, 48);
            let rows = say::choices(item);
            let text = |row: &[String; 4]| clip(&safe_line(&row[0]), room).into_owned();
            let widest = rows.iter().map(|(_, row)| width(&text(row))).max().unwrap_or(0);
            for (is_right, row) in &rows {
                let text = text(row);
                let gap = " ".repeat(widest.saturating_sub(width(&text)));
                let mark = if *is_right { mark } else { " " };
                let [_, chosen, share, mean] = row;
                let line = format!(" {mark} {text}{gap}  {chosen:>4}  {share:>4}  {mean:>6}");
                self.lines.push(line.trim_end().to_owned());
            }
        }
    }
}
