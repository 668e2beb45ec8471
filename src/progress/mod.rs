//! Progress: what the learner did, kept safely on the learner's machine.
//!
//! The truth is the append-only log of records ([`Record`]): answers, and what was later said of
//! them (overruled, undone). Everything else in the store is a cache that a replay rebuilds: each
//! card's state and due day, and the index of decks, which lets a session start without reading
//! a deck that has not changed.
//!
//! A history belongs to a card's key. When an edit changes the key, `keep` finds out which card is
//! which, and the history follows: each such [`Link`] is noted, and can be undone.
//!
//! This room knows SQLite; it does not know what is on the screen.

mod coming;
mod error;
mod fits;
mod history;
mod import;
mod index;
mod indexer;
mod keep;
mod leeches;
mod links;
mod log;
mod pace;
mod past;
mod plans;
mod queue;
mod replay;
mod reviews;
mod said;
mod schema;
mod settle;
mod stock;
mod store;

#[cfg(test)]
mod tests;

pub use error::StoreError;
pub use fits::{FitRow, InForce};
pub use history::{HistoryRow, Outcome};
pub use import::{Import, ImportError, Imported};
pub use index::{CardSpot, DeckFile, DeckInfo, DeckRow, IndexedCard, NamedDeck, Stamp};
pub use indexer::{IndexError, Indexer};
pub use keep::{How, Said};
pub use leeches::Leech;
pub use links::{Link, Orphan};
pub use log::{Answer, Record, RecordId, Recorded};
pub use pace::TimedAnswer;
pub use plans::PlanRow;
pub use queue::{Candidate, Counts, DueCard, Forecast, Scope};
pub use reviews::{CardStanding, Review};
pub use settle::Kept;
pub use stock::{Holdings, KnownCard};
pub use store::{CardRow, Family, Health, SessionId, Store};
