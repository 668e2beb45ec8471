//! What a learner is told in a quiz, composed once for every front end.

use super::Posed;
use crate::answer::Task;
use crate::ask::front::{Card, Feedback, Outcome};
use crate::ask::page::{self, Draft};
use crate::ask::paint::{Block, Style};

/// Whether the answer is typed.
pub(super) fn is_typed(task: &Task) -> bool {
    matches!(task, Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. })
}

/// The question with what was entered so far; the answer that it has where `is_told`.
pub(super) fn posed(posed: &Posed, draft: &Draft, is_told: bool) -> Vec<Block> {
    let mut blocks = page::question(&posed.card, draft);
    if let Some(told) = posed.told.filter(|_| is_told || posed.is_settled) {
        blocks.push(Block::space());
        blocks.push(Block::new(Style::Dim, "Your answer: ").and(Style::Strong, told));
    }
    if posed.is_settled {
        blocks.push(Block::new(Style::Dim, "It stands: what is right was shown."));
    }
    blocks
}

/// The same as it is by now.
pub(super) fn posed_now(question: &Posed, draft: &Draft, is_told: bool) -> Vec<Block> {
    let status = (question.status)();
    posed(&Posed { card: Card { status: &status, ..question.card }, ..*question }, draft, is_told)
}

/// What came of an answer. `is_below` where the question still stands above it.
pub(super) fn settled(feedback: &Feedback, is_below: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !is_below {
        blocks = page::answered(&feedback.card);
        if blocks.last() != Some(&Block::space()) {
            blocks.push(Block::space());
        }
    }
    if let Outcome::Judged { reply, judgement } = feedback.outcome {
        blocks.extend(page::judged(feedback, reply, judgement));
        blocks.push(Block::space());
    }
    blocks.extend(page::lesson(feedback));
    if !feedback.comes_back.is_empty() {
        blocks.push(Block::new(Style::Dim, feedback.comes_back));
    }
    blocks
}

/// What can be done at a question, for the help page; `typed` where an answer is typed.
pub(super) fn help(typed: bool) -> Vec<Block> {
    let colon = if typed { ":" } else { "" };
    let line = |command: &str, text: &str| Block::marked(format!("{colon}{command:<4}"), Style::Body, text);
    let mut blocks = vec![
        line("n", "to the next question; → and ] (where an answer is typed: ↓, Ctrl-N) do the same"),
        line("p", "to the one before; ← and [ (where an answer is typed: ↑, Ctrl-P) do the same"),
        Block::marked(":7    ", Style::Body, "to question 7"),
        line("f", "flag the question, to look at it again (Ctrl-F)"),
        line("o", "all questions: which are answered, which are flagged (Ctrl-O)"),
        line("c", "take the answer back"),
        line("e", "end the quiz and see what came of it"),
        line("h", "this help"),
        line(
            "q",
            "leave; Esc, Ctrl-C and Ctrl-D do the same. Every answer is saved already, and the time stands still \
             until you go on: griot quiz --resume",
        ),
        Block::space(),
        Block::new(
            Style::Body,
            "An answer can be changed until the quiz ends. Whether there was time is judged when it comes.",
        ),
    ];
    if typed {
        blocks.push(Block::new(
            Style::Body,
            "Commands begin with a colon. To answer with a text that begins with one, type two: ::q answers “:q”.",
        ));
    }
    blocks
}
