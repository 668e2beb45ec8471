//! What a quiz leaves to study: its answers as reviews, and the cards that were missed.

use crate::answer::{Verdict, judge};
use crate::cli::app::App;
use crate::cli::desk::LibraryDesk;
use crate::cli::failure::Failure;
use crate::progress::{CardRow, Scope};
use crate::quiz::Rules;
use crate::session::{Answered, Desk, Quiz, rating_of};

/// Records the answers of a quiz as reviews, the way that study records them, and returns how many there
/// were. What was not answered says nothing.
pub fn feed(app: &mut App, quiz: &Quiz, rules: &Rules, seed: u64, decks: &str) -> Result<usize, Failure> {
    let (clock, calendar, scheduler) = (app.clock.clone(), app.calendar(), app.scheduler()?);
    let now = clock.now();
    let scope = Scope::default();
    let mut desk =
        LibraryDesk::new(&mut app.library, scheduler, clock, calendar, scope, seed, decks.to_owned());
    let mut recorded = 0;
    for ((sheet, mark), item) in quiz.sheets().iter().zip(quiz.marks()).zip(quiz.items(rules)) {
        let Some(reply) = &mark.reply else { continue };
        let Some(card) = desk.library.store.card(sheet.question.key.as_str())? else { continue };
        // Read once more, so that what the card says is kept with its first answer.
        if desk.question(card, seed)?.is_none() {
            continue;
        }
        let says = sheet.question.lesson.as_ref().map(|lesson| lesson.says.as_str());
        let is_right = judge(&sheet.question.task, reply, says).verdict == Verdict::Right;
        desk.answer(
            card,
            &Answered {
                at: now,
                rating: rating_of(item.credit == 1.0),
                kind: sheet.question.kind,
                choices: sheet.question.choices(),
                correct: Some(is_right),
                latency: mark.millis,
            },
        )?;
        recorded += 1;
    }
    desk.close(now)?;
    Ok(recorded)
}

/// The cards whose answers were not right, as far as they are still there.
pub fn missed(app: &App, quiz: &Quiz, rules: &Rules) -> Result<Vec<CardRow>, Failure> {
    let mut cards = Vec::new();
    for item in quiz.items(rules).iter().filter(|item| item.credit < 1.0) {
        cards.extend(app.library.store.card(&item.card)?);
    }
    Ok(cards)
}
