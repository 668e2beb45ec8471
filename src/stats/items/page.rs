//! The figures as a page for a browser.

use std::fmt::Write;

use super::figures::{Analysis, ItemFigures};
use super::say;
use super::whole::Bin;
use crate::stats::page::{Value, bars, document, escape, table};
use crate::text::points;

/// The whole page; `title` says which test it is.
pub fn page(analysis: &Analysis, title: &str) -> String {
    let mut body = format!("<p>{}.</p>\n", escape(&say::title(analysis)));
    for caveat in say::caveats(analysis) {
        // Writing into a string cannot fail; so throughout this file.
        let _ = writeln!(body, "<p>{}</p>", escape(&caveat));
    }
    let rows: Vec<_> =
        say::whole(&analysis.whole).into_iter().map(|(name, what)| vec![name.to_owned(), what]).collect();
    body += &table(&["figure", "value"], &rows);
    body += "<main class=\"one\">\n";
    body += &advice(analysis);
    body += &histogram(analysis);
    body += &questions(analysis);
    body += &choices(analysis);
    body += &students(analysis);
    body += "</main>\n";
    document(title, &body)
}

/// What a bin of scores is called: its points.
pub(super) fn bin_name(bin: &Bin) -> String {
    match bin.to - bin.from {
        step if step <= 1.0 => points(bin.from),
        _ => format!("{}-{}", points(bin.from), points(bin.to - 1.0)),
    }
}

fn section(title: &str, inside: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{inside}</section>\n", escape(title))
}

fn histogram(analysis: &Analysis) -> String {
    let values = analysis.whole.histogram.iter().map(|bin| Value {
        value: bin.students as f64,
        name: bin_name(bin),
        said: bin.students.to_string(),
    });
    section("Students by score", &bars("Students by score", "students", &values.collect::<Vec<_>>()))
}

fn questions(analysis: &Analysis) -> String {
    let is_timed = analysis.items.iter().any(|item| item.timed > 0);
    let rows = analysis.items.iter().enumerate().map(|(place, item)| {
        let row = [
            say::name(place, item),
            item.answers.to_string(),
            item.unanswered.to_string(),
            say::figure(item.p),
            say::figure(item.discrimination),
            say::figure(item.point_biserial),
            say::figure(item.corrected),
            say::figure(item.alpha_without),
        ];
        row.into_iter().chain(is_timed.then(|| say::time(item.median_seconds))).collect()
    });
    let without = format!("{} without it", say::alpha_name(&analysis.whole));
    let mut head = vec!["question", "answers", "left out", "p", "D", "r", "rest", without.as_str()];
    head.extend(is_timed.then_some("time"));
    let legend = format!("<p class=\"quiet\">{}</p>\n", escape(&say::legend(analysis)));
    section("Questions", &(table(&head, &rows.collect::<Vec<_>>()) + &legend))
}

fn advice(analysis: &Analysis) -> String {
    let mut inside = String::new();
    for (place, item) in say::advised(analysis) {
        let _ = write!(inside, "<p><b>{}</b>", escape(&say::name(place, item)));
        if let Some(asked) = &item.asked {
            let _ = write!(inside, " <span dir=\"auto\">{}</span>", escape(asked));
        }
        inside.push_str("</p>\n<ul>\n");
        for advice in &item.advice {
            let _ = writeln!(inside, "<li>{}</li>", escape(&advice.to_string()));
        }
        inside.push_str("</ul>\n");
    }
    if inside.is_empty() {
        inside.push_str("<p>Nothing stands out.</p>\n");
    }
    section("What to look at", &inside)
}

fn choices(analysis: &Analysis) -> String {
    let inside: String = analysis
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| !item.choices.is_empty())
        .map(|(place, item)| choices_of(place, item))
        .collect();
    if inside.is_empty() {
        return inside;
    }
    section("Choices", &format!("<div class=\"beside\">\n{inside}</div>\n"))
}

fn students(analysis: &Analysis) -> String {
    let rows: Vec<Vec<String>> = say::students(analysis).into_iter().map(Vec::from).collect();
    if rows.is_empty() {
        return String::new();
    }
    section("Students", &table(&["student", "score", "%"], &rows))
}

fn choices_of(place: usize, item: &ItemFigures) -> String {
    let rows = say::choices(item).into_iter().map(|(is_right, row)| {
        let right = if is_right { "✓" } else { "" }.to_owned();
        [right].into_iter().chain(row).collect()
    });
    let asked = say::asked(place, item);
    let drawn = table(&["right", "choice", "chosen", "share", "mean score"], &rows.collect::<Vec<_>>());
    format!("<div>\n<p dir=\"auto\">{}</p>\n{drawn}</div>\n", escape(&asked))
}
