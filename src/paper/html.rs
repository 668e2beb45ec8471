//! Papers and keys as pages to print: each one file, with nothing from elsewhere.

use std::fmt::Write;

use super::say::{self, Below, Piece};
use super::variants::{Asked, Paper, Variant};
use super::words::Words;
use crate::text::html::escape;

const STYLE: &str = include_str!("style.css");

/// A variant, to be handed out.
pub fn paper(paper: &Paper, variant: &Variant) -> String {
    let words = paper.heading.words();
    let mut body = head(paper, variant, "");
    let _ = write!(
        body,
        "<p class=\"fields\"><span>{}</span><span>{}</span><span class=\"score\">{}</span>/ {}</p>\n\
         <p class=\"instructions\" dir=\"auto\">{}</p>\n<main>\n",
        words.name,
        words.date,
        words.score,
        variant.questions.len(),
        escape(&say::instructions(paper, variant))
    );
    for (place, question) in variant.questions.iter().enumerate() {
        body.push_str(&asked(place + 1, question, words));
    }
    body.push_str("</main>\n");
    document(paper, variant, "", &body)
}

/// The key of a variant: what is right, and which card stands at which place.
pub fn key(paper: &Paper, variant: &Variant) -> String {
    let mut body = head(paper, variant, "Key: not for students");
    let _ = writeln!(body, "<p class=\"instructions\">{}</p>", escape(&say::above_key(paper, variant)));
    body.push_str(
        "<table>\n<thead><tr><th>No.</th><th>Mark</th><th>Answer</th><th>Card</th></tr></thead>\n<tbody>\n",
    );
    for (place, question) in variant.questions.iter().enumerate() {
        let [short, long, card] = say::key_line(question, paper.heading.words()).map(|cell| escape(&cell));
        // Writing into a string cannot fail; so throughout this file.
        let _ = writeln!(
            body,
            "<tr><td>{}</td><td class=\"mark\">{short}</td><td dir=\"auto\">{long}</td><td class=\"card\">{card}</td></tr>",
            place + 1
        );
    }
    body.push_str("</tbody>\n</table>\n");
    document(paper, variant, "Key", &body)
}

fn title(paper: &Paper, variant: &Variant, what: &str) -> String {
    let mut parts = vec![paper.heading.title.clone()];
    parts.extend(say::names(paper, variant, what));
    parts.retain(|part| !part.is_empty());
    parts.join(" - ")
}

fn document(paper: &Paper, variant: &Variant, what: &str, body: &str) -> String {
    // Sheets come apart: each says at its foot where it belongs. What it says is made of letters alone.
    let foot = say::names(paper, variant, what).join(", ");
    let is_paper = what.is_empty();
    let language = paper.heading.language.as_deref().filter(|_| is_paper).unwrap_or("en");
    let is_turned = is_paper && paper.heading.words().is_right_to_left;
    let direction = if is_turned { " dir=\"rtl\"" } else { "" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}@page {{ @bottom-left {{ content: \"{foot}\"; font: 9pt sans-serif; }} }}\n</style>\n</head>\n\
         <body>\n{body}</body>\n</html>\n",
        escape(language),
        escape(&title(paper, variant, what))
    )
}

fn head(paper: &Paper, variant: &Variant, what: &str) -> String {
    let names = say::names(paper, variant, what);
    let mut head = format!("<header>\n<h1 dir=\"auto\">{}</h1>\n", escape(&paper.heading.title));
    if !names.is_empty() {
        let _ = writeln!(head, "<p class=\"variant\">{}</p>", escape(&names.join(". ")));
    }
    head + "</header>\n"
}

/// A question, which no page break falls into.
fn asked(number: usize, question: &Asked, words: &Words) -> String {
    // What is asked says from which side the question is read, choices and all.
    let mut html = format!("<section dir=\"auto\">\n<p class=\"asked\"><b>{number}.</b> ");
    for piece in say::pieces(question) {
        match piece {
            Piece::Text(text) => html.push_str(&say::spaced(text, escape)),
            Piece::Gap(hint) => {
                html.push_str("<span class=\"gap\"></span>");
                if let Some(hint) = hint {
                    let _ = write!(html, " <span class=\"quiet\">({})</span>", escape(hint));
                }
            }
        }
    }
    let order = say::order(&question.task, words);
    if !order.is_empty() {
        let _ = write!(html, " <span class=\"quiet\">{order}</span>");
    }
    html.push_str("</p>\n");
    html.push_str(&below(question, words));
    html + "</section>\n"
}

fn below(question: &Asked, words: &Words) -> String {
    match say::below(&question.task, words) {
        Below::Choices(choices) => list("choices", &choices),
        Below::Ordered(choices) => {
            let blanks = "<span class=\"letter\"></span>".repeat(choices.len());
            format!("{}<p class=\"order\">{blanks}</p>\n", list("things", &choices))
        }
        Below::Pairs(left, choices) => {
            let left = left.iter().map(|text| {
                format!(
                    "<li><span class=\"letter\"></span> <span dir=\"auto\">{}</span></li>\n",
                    escape(text)
                )
            });
            format!(
                "<div class=\"pairs\">\n<ul class=\"left\">\n{}</ul>\n{}</div>\n",
                left.collect::<String>(),
                list("things", &choices)
            )
        }
        Below::Lines(lines, unit) => {
            let unit = unit.map_or(String::new(), |unit| format!("<span>{}</span>", escape(unit)));
            let line = "<p class=\"line\"></p>\n".repeat(lines.saturating_sub(1));
            format!("{line}<p class=\"line\">{unit}</p>\n")
        }
        Below::Nothing => String::new(),
    }
}

fn list(class: &str, choices: &[(String, &str)]) -> String {
    let items = choices.iter().map(|(letter, text)| {
        format!("<li><b>{letter}</b> <span dir=\"auto\">{}</span></li>\n", escape(text))
    });
    format!("<ul class=\"{class}\">\n{}</ul>\n", items.collect::<String>())
}
