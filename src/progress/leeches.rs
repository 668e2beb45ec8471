//! Cards that were forgotten again and again.

use serde::Serialize;

use super::error::StoreError;
use super::index::DeckRow;
use super::store::Store;
use crate::clock::Day;
use crate::deck::CardKey;

/// A card that was forgotten often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leech {
    pub card: CardKey,
    /// What it asks, as far as that is known.
    pub asks: Option<String>,
    /// Times that it was forgotten on a later day than it was first seen.
    pub lapses: u32,
    /// Answers in all.
    pub reviews: u32,
    pub due: Day,
    pub suspended: bool,
}

impl Store {
    /// The cards of a deck that lapsed at least so often, those with the most lapses first.
    pub fn leeches(&self, deck: DeckRow, lapses: u32) -> Result<Vec<Leech>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT c.key, s.prompt, c.lapses, c.reviews, c.due, c.suspended
                     FROM cards c LEFT JOIN said s ON s.card = c.id
                     WHERE c.deck = ?1 AND c.lapses >= ?2
                     ORDER BY c.lapses DESC, c.key",
                )?
                .query_map((deck.0, lapses), |row| {
                    Ok(Leech {
                        card: CardKey::from_stored(row.get(0)?),
                        asks: row.get(1)?,
                        lapses: row.get(2)?,
                        reviews: row.get(3)?,
                        due: Day(row.get(4)?),
                        suspended: row.get(5)?,
                    })
                })?
                .collect()
        })
    }
}
