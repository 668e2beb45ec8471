//! The figures as one page for a browser: no script, nothing from elsewhere; light and dark, narrow
//! and wide, on paper.

mod markup;
mod svg;
#[cfg(test)]
mod tests;

pub(in crate::stats) use markup::{escape, table};
pub(in crate::stats) use svg::{Value, bars};

use super::date::short;
use super::gather::Stats;
use super::rate::{Predicted, Rate};
use super::say;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn page(stats: &Stats) -> String {
    let body = match say::nothing(stats) {
        Some(nothing) => format!("<p>{}</p>\n", escape(&nothing)),
        None => figures(stats),
    };
    document(&say::title(stats), &body)
}

/// A page of this title.
pub(in crate::stats) fn document(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

fn figures(stats: &Stats) -> String {
    let left_out = say::after_today(stats).map(|text| format!("<p>{}</p>\n", escape(&text)));
    let sentences = [say::streak(stats), say::learning(stats.learning.as_ref())];
    let sentences = sentences.map(|text| format!("<p>{}</p>\n", escape(&text))).concat();
    let sections = [
        year(stats),
        answers(stats),
        minutes(stats),
        weeks(stats),
        calibration(stats),
        forecast(stats),
        stability(stats),
        hardest(stats),
    ];
    format!("{}{sentences}<main>\n{}</main>\n", left_out.unwrap_or_default(), sections.concat())
}

/// A section: its title, its drawing, what is to be said of it, and its numbers.
fn section(title: &str, drawing: &str, remark: &str, numbers: &str) -> String {
    let remark = match remark {
        "" => String::new(),
        remark => format!("<p class=\"quiet\">{}</p>\n", escape(remark)),
    };
    format!(
        "<section>\n<h2>{}</h2>\n{drawing}{remark}<details><summary>The numbers</summary>\n{numbers}</details>\n</section>\n",
        escape(title)
    )
}

/// A section that has nothing to draw yet.
fn bare(title: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n</section>\n", escape(title))
}

fn year(stats: &Stats) -> String {
    let title = say::year(stats);
    let rows: Vec<_> =
        stats.year.days.iter().map(|work| vec![work.day.to_string(), work.answers.to_string()]).collect();
    let remark = "A square a day, by its answers.";
    section(&title, &svg::calendar(&title, &stats.year), remark, &table(&["day", "answers"], &rows))
}

fn answers(stats: &Stats) -> String {
    let values = stats.days.iter().map(|work| Value {
        value: work.answers as f64,
        name: short(work.day),
        said: work.answers.to_string(),
    });
    let title = say::answers_a_day(stats);
    let drawing = svg::columns(&title, "answers", &values.collect::<Vec<_>>());
    let rows: Vec<_> =
        stats.days.iter().map(|work| vec![work.day.to_string(), work.answers.to_string()]).collect();
    section(&title, &drawing, "", &table(&["day", "answers"], &rows))
}

fn minutes(stats: &Stats) -> String {
    let values = stats.days.iter().map(|work| Value {
        value: work.minutes(),
        name: short(work.day),
        said: say::minutes(work.minutes()),
    });
    let title = say::minutes_a_day(stats);
    let drawing = svg::columns(&title, "minutes", &values.collect::<Vec<_>>());
    let rows = stats
        .days
        .iter()
        .map(|work| vec![work.day.to_string(), say::minutes(work.minutes()), work.timed.to_string()]);
    let rows: Vec<_> = rows.collect();
    section(&title, &drawing, &say::timed(stats), &table(&["day", "minutes", "answers timed"], &rows))
}

/// What the marks of [`svg::rates`] mean.
const MARKS: &str = "Dot: recalled; line: its 95% interval; stroke: predicted on average.";

fn weeks(stats: &Stats) -> String {
    let title = say::weeks(stats);
    if stats.recall.weeks.is_empty() {
        return bare(&title);
    }
    let rates: Vec<(String, Rate, Predicted)> = stats
        .recall
        .weeks
        .iter()
        .map(|week| (week.monday.to_string(), week.recalled, week.predicted))
        .collect();
    let remark = format!("{} {MARKS}", say::REVIEW);
    section(&title, &svg::rates(&title, &rates), &remark, &numbers("week of", rates))
}

fn calibration(stats: &Stats) -> String {
    let title = say::calibration(stats);
    if stats.recall.calibration.is_empty() {
        return bare(&title);
    }
    let rates: Vec<(String, Rate, Predicted)> = stats
        .recall
        .calibration
        .iter()
        .map(|bin| (say::bin(bin.from, bin.to), bin.recalled, bin.predicted))
        .collect();
    section(&title, &svg::rates(&title, &rates), MARKS, &numbers("predicted", rates))
}

fn numbers(first: &str, rates: Vec<(String, Rate, Predicted)>) -> String {
    let rows = rates.into_iter().map(|(name, recalled, predicted)| {
        vec![name, recalled.to_string(), say::interval(&recalled), predicted.to_string()]
    });
    table(&[first, "recalled", "95% interval", "predicted on average"], &rows.collect::<Vec<_>>())
}

fn forecast(stats: &Stats) -> String {
    let days = &stats.forecast.days;
    let values =
        days.iter().map(|(day, due)| Value { value: *due as f64, name: short(*day), said: due.to_string() });
    let title = say::forecast(stats);
    let drawing = svg::columns(&title, "cards", &values.collect::<Vec<_>>());
    let rows: Vec<_> = days.iter().map(|(day, due)| vec![day.to_string(), due.to_string()]).collect();
    section(&title, &drawing, &say::left_out(stats), &table(&["day", "due"], &rows))
}

fn stability(stats: &Stats) -> String {
    let values = stats.stability.bins.iter().map(|bin| Value {
        value: bin.cards as f64,
        name: bin.name.to_owned(),
        said: bin.cards.to_string(),
    });
    let title = say::stability(stats);
    let drawing = svg::bars(&title, "cards", &values.collect::<Vec<_>>());
    let rows = stats.stability.bins.iter().map(|bin| vec![bin.name.to_owned(), bin.cards.to_string()]);
    let numbers = table(&["stability", "cards"], &rows.collect::<Vec<_>>());
    section(&title, &drawing, say::STABILITY, &numbers)
}

fn hardest(stats: &Stats) -> String {
    let title = say::hardest(stats);
    if stats.hardest.is_empty() {
        return bare(&title);
    }
    let cards = stats.hardest.iter().map(|hard| {
        let question =
            hard.question.as_deref().map(|question| format!("<p dir=\"auto\">{}</p>\n", escape(question)));
        let how = say::hard(hard.lapses, hard.answers, hard.difficulty);
        let said = format!("{}: {how}", hard.card);
        format!("<li>{}<p class=\"quiet\">{}</p></li>\n", question.unwrap_or_default(), escape(&said))
    });
    format!("<section>\n<h2>{}</h2>\n<ol>\n{}</ol>\n</section>\n", escape(&title), cards.collect::<String>())
}
