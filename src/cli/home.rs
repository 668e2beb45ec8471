//! `griot` without a command: the home screen.

use super::app::App;
use super::failure::Failure;
use super::plan::exams;
use super::study::{StudyArgs, session};
use crate::ask::{Menu, MenuItem};
use crate::progress::Counts;
use crate::text::count;

/// Shows the decks and studies the one that is chosen.
pub fn run(app: &mut App) -> Result<(), Failure> {
    let opened = app.open(&[])?;
    let today = app.today();
    let mut decks = Vec::with_capacity(opened.decks.len());
    for deck in opened.decks {
        let counts = app.library.store.counts(deck.row, &[], today)?;
        decks.push((counts, deck));
    }
    // What is due comes first; otherwise the shelf's order.
    decks.sort_by_key(|(counts, _)| counts.due == 0);
    let mut items = Vec::with_capacity(decks.len());
    for (counts, deck) in &decks {
        let info = app.library.info(deck.row)?;
        items.push(MenuItem { label: info.title.clone(), detail: detail(counts) });
    }
    let due: u64 = decks.iter().map(|(counts, _)| counts.due).sum();
    let new: u64 = decks.iter().map(|(counts, _)| counts.new).sum();
    let title = match (due, new) {
        (0, 0) => "griot · nothing due today".to_owned(),
        (0, new) => format!("griot · nothing due, {}", count(new as usize, "new card")),
        (due, _) => format!("griot · {} due today", count(due as usize, "card")),
    };
    let mut notes = exams(app)?;
    notes.extend(opened.problems.into_iter().map(|problem| format!("Left out: {}", problem.message)));
    let mut front = app.front(false)?;
    let menu = Menu { title: &title, items: &items, notes: &notes, verb: "study", is_study: true };
    let Some(chosen) = front.choose(&menu)? else { return Ok(()) };
    let Some((_, deck)) = decks.get(chosen) else { return Ok(()) };
    let args = StudyArgs::of_deck(deck.name.as_str());
    session(app, &args, std::slice::from_ref(deck), front.as_mut())
}

fn detail(counts: &Counts) -> String {
    match (counts.due, counts.new) {
        (0, 0) => "done".to_owned(),
        (due, 0) => format!("{due} due"),
        (0, new) => format!("{new} new"),
        (due, new) => format!("{due} due, {new} new"),
    }
}
