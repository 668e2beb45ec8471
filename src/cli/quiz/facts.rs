//! The facts behind a result that is read again, as far as its decks are here.

use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::files::bytes_of;
use crate::cli::library::{Lookup, OpenDeck};
use crate::quiz::{Attempt, DeckPrint};
use crate::session::Lesson;

/// What became of a deck since it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    Same,
    Changed,
    Gone,
}

impl Since {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Since::Same => "same",
            Since::Changed => "changed",
            Since::Gone => "gone",
        }
    }

    /// What is to be known of it; `None` when all is as it was.
    pub fn note(self, deck: &str) -> Option<String> {
        match self {
            Since::Same => None,
            Since::Changed => {
                Some(format!("The deck `{deck}` was changed since: its facts are told as they are now."))
            }
            Since::Gone => Some(format!(
                "The deck `{deck}` is not on the shelf, so that its facts are not told; if you have its file, name it, \
                 too."
            )),
        }
    }
}

/// What is known of a result now.
pub struct Facts {
    /// For each deck of the result.
    pub decks: Vec<Since>,
    /// For each item; `None` for those that were right, and where there is no such card or no fact to it.
    pub lessons: Vec<Option<Lesson>>,
}

/// Looks the facts of the misses up in the decks of these names and files; in those on the shelf for none.
pub fn look_up(app: &mut App, attempt: &Attempt, names: &[String]) -> Result<Facts, Failure> {
    let opened = app.open(names)?.decks;
    let decks: Vec<Since> = attempt.decks.iter().map(|print| since(print, &opened)).collect();
    let mut lessons = Vec::with_capacity(attempt.items.len());
    for item in &attempt.items {
        let lesson = if item.credit < 1.0 { lesson(app, &item.card, &opened)? } else { None };
        lessons.push(lesson);
    }
    Ok(Facts { decks, lessons })
}

fn since(print: &DeckPrint, opened: &[OpenDeck]) -> Since {
    let deck = opened.iter().find(|deck| deck.name.as_str() == print.name);
    match deck.and_then(|deck| bytes_of(&deck.location).ok()) {
        None => Since::Gone,
        Some(bytes) if print.is_of(&bytes) => Since::Same,
        Some(_) => Since::Changed,
    }
}

/// The fact of a card, if it is in one of these decks.
fn lesson(app: &mut App, card: &str, opened: &[OpenDeck]) -> Result<Option<Lesson>, Failure> {
    let Some(row) = app.library.store.card(card)? else { return Ok(None) };
    let Lookup::Found(found) = app.library.card(row)? else { return Ok(None) };
    let (spot, read) = *found;
    let is_open = opened.iter().any(|deck| deck.row == spot.deck);
    Ok(read.fact.filter(|_| is_open).map(|fact| Lesson::of(&fact, read.citations)))
}
