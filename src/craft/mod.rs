//! What a good editor would say of a deck that is fit to study: questions that give their answer
//! away, cards that ask two things, acronyms that nobody explains.
//!
//! [`look`] goes through a deck file item by item and gives what [`deck`](crate::deck) found wrong
//! with it together with the warnings of this room. A warning says what is amiss, why it matters, and
//! can be allowed by a comment at the item, `// griot: allow(negative)` (see [`allow`]).
//!
//! This room knows neither files nor terminals. What is said of wording holds for decks in English;
//! what is said of choices, numbers, dates and sources holds for all.

mod acronym;
mod allow;
mod answer;
mod choices;
mod dates;
mod denial;
mod editor;
mod ended;
mod flag;
mod gaps;
mod numbers;
mod prints;
mod question;
mod quoted;
mod second;
mod sources;
mod twins;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use crate::deck::{Diagnostic, walk_in_parts};
use editor::Editor;
pub use twins::Twins;

/// What came of looking at a deck file.
#[derive(Debug, Default)]
pub struct Looked {
    /// Everything found, mistakes and warnings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The deck's id where its file gives it, and its bytes.
    pub id: Option<(String, Range<usize>)>,
    /// How many cards could be read.
    pub cards: usize,
}

/// A deck of this many bytes is worth a second core.
const LARGE: usize = 1 << 20;

/// More cores than this are left to others.
const MOST_PARTS: usize = 4;

/// Looks at the text of a deck file called `name`. `today` decides which facts have ended; `twins`
/// remembers the cards of the files looked at before.
pub fn look(text: &str, name: &str, today: Date, twins: &mut Twins) -> Looked {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = if text.len() < LARGE { 1 } else { cores.min(MOST_PARTS) };
    let (editors, mut diagnostics) = walk_in_parts(text, parts, &|| Editor::new(text, today));
    let Some(editor) = editors.into_iter().reduce(Editor::and) else { return Looked::default() };
    let Some(edited) = editor.finish(name, twins) else { return Looked { diagnostics, ..Looked::default() } };
    diagnostics.extend(edited.warnings);
    allow::apply(text, &edited.items, edited.has_lost, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    Looked { diagnostics, id: edited.id, cards: edited.cards }
}
