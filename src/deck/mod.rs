//! Decks: what a teacher writes and a learner studies.
//!
//! A deck is one RON file of sources, facts and cards ([`Deck`]). [`read`] turns its text into
//! a deck and reports every mistake with its place; [`write`](fn@write) turns a deck into text,
//! [`append_card`] adds to one as it stands. [`roster`](fn@roster) gives every card its key,
//! [`files_in`] finds deck files.
//!
//! This room does not know how a card is asked or when.

mod card;
mod chars;
mod check;
mod cloze;
mod day;
mod diagnostic;
mod draw;
mod edit;
mod fact;
mod fix;
mod id;
mod literal;
mod naming;
mod outline;
mod places;
mod plain;
mod read;
mod roster;
mod shelf;
mod starter;
mod write;

#[cfg(test)]
mod tests;

pub use card::{
    Answers, Ask, Card, Cloze, Common, Extras, Flip, Kind, Match, Number, Order, Pick, PickAll, TrueFalse,
};
pub use check::MAX_TEXT;
pub use cloze::{ClozeError, Gap, Piece, filled, pieces};
pub use day::impossible;
pub use diagnostic::{Code, Diagnostic, Fix, LineIndex, Place, Related, Severity};
pub use draw::{Drawing, draw, draw_line};
pub use edit::{Among, Edited, Remark, append_card, append_fact, remarked, renamed};
pub use fact::{Citation, Deck, Fact, Source, Until};
pub use fix::{Fixed, fix};
pub use id::{CardId, CardKey, DeckId, FactId, IdError, SourceId};
pub use naming::{card_ids, fact_ids};
pub use outline::{FactOutline, FieldSpan, Outline, comments, outline};
pub use places::{Owner, Places, Spot};
pub use plain::plain_number;
pub use read::{
    FactSpan, Head, Reading, Visitor, decoded, read, read_bytes, read_card, read_fact, walk, walk_in_parts,
};
pub use roster::{Entry, Slot, roster};
pub use shelf::{BUILTINS, Builtin, Location, files_in};
pub use starter::Starter;
pub use write::write;
