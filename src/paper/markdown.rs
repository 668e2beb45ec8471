//! Papers and keys as Markdown.

use std::fmt::Write;

use super::say::{self, Below, Piece};
use super::variants::{Asked, Paper, Variant};
use super::words::Words;
use crate::text::safe_line;

/// A place to write at.
const BLANK: &str = r"\_\_\_\_\_\_\_\_\_\_\_\_";
/// A place for a letter.
const LETTER: &str = r"\_\_\_";
/// A line to write on.
const LINE: &str = r"\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_";

/// A variant, to be handed out.
pub fn paper(paper: &Paper, variant: &Variant) -> String {
    let words = paper.heading.words();
    let mut text = head(paper, variant, "");
    // Writing into a string cannot fail; so throughout this file.
    let _ = write!(
        text,
        "{} {LINE} {} {BLANK} {} {LETTER} / {}\n\n{}\n",
        words.name,
        words.date,
        words.score,
        variant.questions.len(),
        escape(&say::instructions(paper, variant))
    );
    for (place, question) in variant.questions.iter().enumerate() {
        text.push('\n');
        text.push_str(&asked(place + 1, question, words));
    }
    text
}

/// The key of a variant: what is right, and which card stands at which place.
pub fn key(paper: &Paper, variant: &Variant) -> String {
    let mut text = head(paper, variant, "Key: not for students");
    let _ = write!(
        text,
        "{}\n\n| No. | Mark | Answer | Card |\n| --- | --- | --- | --- |\n",
        escape(&say::above_key(paper, variant))
    );
    for (place, question) in variant.questions.iter().enumerate() {
        let [short, long, card] = say::key_line(question, paper.heading.words()).map(|cell| escape(&cell));
        let _ = writeln!(text, "| {} | {short} | {long} | {card} |", place + 1);
    }
    text
}

fn head(paper: &Paper, variant: &Variant, what: &str) -> String {
    let mut head = format!("# {}\n\n", escape(&paper.heading.title));
    let names = say::names(paper, variant, what);
    if !names.is_empty() {
        let _ = write!(head, "**{}**\n\n", names.join(". "));
    }
    head
}

fn asked(number: usize, question: &Asked, words: &Words) -> String {
    let mut text = format!("**{number}.** ");
    for piece in say::pieces(question) {
        match piece {
            Piece::Text(piece) => text.push_str(&say::spaced(piece, escape)),
            Piece::Gap(hint) => {
                text.push_str(BLANK);
                if let Some(hint) = hint {
                    let _ = write!(text, " ({})", escape(hint));
                }
            }
        }
    }
    let order = say::order(&question.task, words);
    if !order.is_empty() {
        let _ = write!(text, " *{order}*");
    }
    text.push('\n');
    text.push_str(&below(question, words));
    text
}

fn below(question: &Asked, words: &Words) -> String {
    let list = |choices: &[(String, &str)]| -> String {
        choices.iter().map(|(letter, text)| format!("- **{letter}** {}\n", escape(text))).collect()
    };
    match say::below(&question.task, words) {
        Below::Choices(choices) => format!("\n{}", list(&choices)),
        Below::Ordered(choices) => {
            format!("\n{}\n{}\n", list(&choices), vec![LETTER; choices.len()].join(" "))
        }
        Below::Pairs(left, choices) => {
            let left: String = left.iter().map(|text| format!("- {LETTER} {}\n", escape(text))).collect();
            // A comment parts two lists that would be one.
            format!("\n{left}\n<!-- -->\n\n{}", list(&choices))
        }
        Below::Lines(lines, unit) => {
            let unit = unit.map_or(String::new(), |unit| format!(" {}", escape(unit)));
            format!("\n{}{unit}\n", vec![LINE; lines].join("\n\n"))
        }
        Below::Nothing => String::new(),
    }
}

/// Characters that mean something within a line of Markdown, in any of its dialects: Pandoc raises what
/// stands between `^`, and cites what stands behind `@`; some mark what stands between `==`.
const MARKUP: &str = r"\`*_[]<>#|~&$!{}^@=";

/// Text that stands for itself within a line: whatever it holds, it is no Markdown.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe_line(text).chars() {
        if MARKUP.contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
