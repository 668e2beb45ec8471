//! The figures of each question as a table for other programs.

use super::figures::{Analysis, ItemFigures};
use crate::text::csv::{inert, written};

/// What each column holds. Names are for programs: they do not change.
const HEAD: [&str; 15] = [
    "question",
    "asked",
    "answers",
    "unanswered",
    "p",
    "upper",
    "lower",
    "discrimination",
    "point_biserial",
    "corrected",
    "alpha_without",
    "median_seconds",
    "choices",
    "advice",
    "says",
];

/// The table: a line a question, after a line of names. A figure that there is not is left empty, and no
/// text is one that a spreadsheet would take for a formula.
pub fn csv(analysis: &Analysis) -> String {
    let rows = analysis.items.iter().map(|item| {
        let fields = fields(item);
        written(fields.iter().map(String::as_str))
    });
    written(HEAD) + &rows.collect::<String>()
}

fn fields(item: &ItemFigures) -> [String; 15] {
    let figure = |figure: Option<f64>| figure.map_or(String::new(), |figure| format!("{figure:.6}"));
    let choices = item.choices.iter().map(|choice| {
        let mark = if choice.is_right { "*" } else { "" };
        let mean = choice.mean_score.map_or(String::new(), |mean| format!(", mean score {mean:.2}"));
        format!("{mark}{}: {}{mean}", choice.text, choice.chosen)
    });
    let text = |text: &str| inert(text).into_owned();
    let codes = item.advice.iter().map(|advice| advice.code());
    let says = item.advice.iter().map(ToString::to_string);
    [
        text(&item.name),
        text(item.asked.as_deref().unwrap_or_default()),
        item.answers.to_string(),
        item.unanswered.to_string(),
        figure(item.p),
        figure(item.upper),
        figure(item.lower),
        figure(item.discrimination),
        figure(item.point_biserial),
        figure(item.corrected),
        figure(item.alpha_without),
        figure(item.median_seconds),
        text(&choices.collect::<Vec<_>>().join("; ")),
        codes.collect::<Vec<_>>().join(" "),
        says.collect::<Vec<_>>().join(" "),
    ]
}
