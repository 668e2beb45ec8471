//! A question, and what came of it, as the front ends show them: while studying and in a preview.

use crate::ask::{Card, Feedback, Outcome};
use crate::memory::Rating;
use crate::session::Question;

/// A question as it is asked; `status` says where in the session it stands.
pub fn card<'a>(question: &'a Question, status: &'a str) -> Card<'a> {
    Card {
        deck: &question.deck,
        status,
        prompt: &question.prompt,
        task: &question.task,
        hint: question.hint.as_deref(),
    }
}

/// What came of an answer to a question; `comes_back` says when the card does.
pub fn feedback<'a>(
    card: Card<'a>,
    question: &'a Question,
    outcome: Outcome<'a>,
    rating: Rating,
    comes_back: &'a str,
) -> Feedback<'a> {
    // An answer that is rated anew was told about before; the question now open is another.
    let is_told = matches!(outcome, Outcome::Overruled);
    let lesson = question.lesson.as_ref().filter(|_| !is_told);
    Feedback {
        card,
        outcome,
        says: lesson.map(|lesson| lesson.says.as_str()),
        citations: lesson.map_or(&[], |lesson| &lesson.citations),
        corrects: lesson.and_then(|lesson| lesson.corrects.as_deref()),
        until: lesson.and_then(|lesson| lesson.until.as_deref()),
        note: question.note.as_deref().filter(|_| !is_told),
        rating,
        comes_back,
    }
}
