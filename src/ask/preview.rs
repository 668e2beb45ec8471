//! A card as a learner meets it, for whoever writes it: the pages of studying one below the other.

use crate::text::{safe_line, width, wrap_indented};

use super::front::{Feedback, Outcome};
use super::page::{self, Draft};
use super::paint::{Block, Palette, Style};
use super::window::MEASURE;

/// The least columns that a page is laid out for: its markers and a few words.
pub const NARROWEST: usize = 20;

/// The question, its hint, and what follows the answer, below a ruler of `columns` columns that says
/// the card's key and kind. No line is wider than the ruler; [`NARROWEST`] is the least that it can be.
pub fn preview(key: &str, kind: &str, feedback: &Feedback, palette: Palette, columns: usize) -> Vec<String> {
    let columns = columns.max(NARROWEST);
    let mut blocks = page::question(&feedback.card, &Draft::default());
    if feedback.card.hint.is_some() {
        blocks.extend([Block::space(), page::hint(&feedback.card)]);
    }
    blocks.push(Block::space());
    blocks.extend(match feedback.outcome {
        Outcome::Judged { reply, judgement } => page::judged(feedback, reply, judgement),
        // What the learner grades is looked at first.
        Outcome::Graded | Outcome::Overruled => page::revealed(feedback.card.task),
    });
    let lesson = page::lesson(feedback);
    if !lesson.is_empty() {
        blocks.push(Block::space());
        blocks.extend(lesson);
    }
    let ruler = ruler(key, kind, columns);
    let mut lines: Vec<String> = ruler.iter().map(|line| palette.paint(Style::Dim, line)).collect();
    lines.extend(blocks.iter().flat_map(|block| palette.lines(block, columns.min(MEASURE))));
    lines
}

/// `── key · kind · 40 columns ───`, as wide as it says; on several lines where it does not fit one.
fn ruler(key: &str, kind: &str, columns: usize) -> Vec<String> {
    let (name, measure) = (format!("{} · {kind}", safe_line(key)), format!("{columns} columns"));
    let whole = format!("{name} · {measure}");
    let lines = match width(&whole) + width("──  ─") <= columns {
        true => vec![format!("── {whole}")],
        false => {
            let mut lines = wrap_indented(&name, columns - width(" ─"), "── ", "   ");
            lines.push(format!("── {measure}"));
            lines
        }
    };
    let filled = lines.into_iter().map(|line| {
        let rest = columns.saturating_sub(width(&line) + 1);
        format!("{line} {}", "─".repeat(rest))
    });
    filled.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::{Task, judge, right_reply};
    use crate::ask::Card;
    use crate::memory::Rating;

    fn shown(task: &Task, prompt: &str, note: &str, columns: usize) -> Vec<String> {
        let card = Card { deck: "Rivers", status: "new", prompt, task, hint: Some(note) };
        let reply = right_reply(task);
        let judged = reply.as_ref().map(|reply| (reply, judge(task, reply, None)));
        let outcome = match &judged {
            Some((reply, judgement)) => Outcome::Judged { reply, judgement },
            None => Outcome::Graded,
        };
        let feedback = Feedback {
            card,
            outcome,
            says: Some(prompt),
            citations: &[],
            corrects: None,
            until: None,
            note: Some(note),
            rating: Rating::Good,
            comes_back: "",
        };
        preview("rivers/niger/who", "PickAll", &feedback, Palette::None, columns)
    }

    #[test]
    fn a_ruler_is_as_wide_as_it_says() {
        assert_eq!(ruler("rivers/nile", "Ask", 40), ["── rivers/nile · Ask · 40 columns ──────"]);
        assert_eq!(
            ruler("rivers/the-longest-of-all", "Ask", 34),
            [
                "── rivers/the-longest-of-all · ───",
                "   Ask ───────────────────────────",
                "── 34 columns ────────────────────"
            ]
        );
        assert_eq!(
            ruler("a\u{1b}\n日本語日本語", "Ask", 30),
            ["── a␛ 日本語日本語 · Ask ─────", "── 30 columns ────────────────"]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_for(
            prompt in "[a-zA-Zé日本 .]{1,80}", answer in "[a-zA-Z0-9本 ]{1,40}", note in "[a-z ]{0,60}",
            columns in NARROWEST..=100,
        ) {
            let texts = vec![answer.clone(), prompt.clone()];
            for task in [
                Task::Type { answers: texts.clone() },
                Task::Number { value: 3.5, tolerance: 2.0, unit: Some(answer.clone()) },
                Task::Pick { choices: texts.clone(), right: 0 },
                Task::PickAll { choices: texts.clone(), right: vec![true, false] },
                Task::Order { items: texts.clone(), right: vec![1, 0] },
                Task::Match { left: texts.clone(), right: texts, pairs: vec![1, 0] },
                Task::Flip { back: answer },
            ] {
                for line in shown(&task, &prompt, &note, columns) {
                    prop_assert!(width(&line) <= columns, "{line}");
                }
            }
        }
    }
}
