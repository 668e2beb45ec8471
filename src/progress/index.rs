//! The index of decks: which file holds which cards, and where in it.
//!
//! A file whose size and modification time are as indexed is not read again; one card is read from
//! it by the bytes that hold it.

use super::error::StoreError;
use super::store::{CardRow, Family, Store, state_of};
use crate::deck::{CardKey, DeckId, Entry, Kind};
use crate::memory::CardState;
use rusqlite::{Connection, OptionalExtension};

/// A deck in this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeckRow(pub(super) i64);

/// What tells whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970; for a built-in deck a hash of its text.
    pub modified: i64,
}

/// A deck file, as indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckFile {
    pub stamp: Stamp,
    /// XXH3 of the content, 128 bits.
    pub hash: [u8; 16],
    /// The deck that it holds, or why it cannot be studied.
    pub deck: Result<NamedDeck, String>,
}

/// A deck and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDeck {
    pub row: DeckRow,
    pub name: DeckId,
}

/// A deck's own data, as indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckInfo {
    pub name: DeckId,
    pub title: String,
    pub language: Option<String>,
    /// Each source's id and how it is cited.
    pub sources: Vec<(String, String)>,
    pub facts: usize,
    pub cards: usize,
}

/// A card to be indexed.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexedCard {
    pub entry: Entry,
    /// Where the bytes of its fact, or of the loose card, begin in the file.
    pub start: usize,
    pub length: usize,
}

/// Where a card is to be found, and its state.
#[derive(Debug, Clone, PartialEq)]
pub struct CardSpot {
    pub key: CardKey,
    pub deck: DeckRow,
    pub family: Family,
    /// The place of the deck's file, and the file as it was indexed.
    pub place: String,
    pub stamp: Stamp,
    pub start: u64,
    pub length: usize,
    /// Which card of the fact; `None` for a loose card.
    pub part: Option<usize>,
    /// Which gaps of a cloze.
    pub gap: Option<u16>,
    pub kind: Kind,
    pub state: Option<CardState>,
    pub suspended: bool,
}

impl Store {
    /// The file at `place` as it was indexed, if its deck was not read from elsewhere since.
    pub fn file(&self, place: &str) -> Result<Option<DeckFile>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT f.size, f.modified, f.hash, f.deck, f.problem, d.name
                     FROM files f LEFT JOIN decks d ON d.id = f.deck
                     WHERE f.place = ?1 AND (f.deck IS NULL OR d.place = f.place)",
                )?
                .query_row([place], |row| {
                    let deck: Option<i64> = row.get(3)?;
                    Ok(DeckFile {
                        stamp: Stamp { size: row.get(0)?, modified: row.get(1)? },
                        hash: row.get(2)?,
                        deck: match deck {
                            Some(deck) => {
                                Ok(NamedDeck { row: DeckRow(deck), name: DeckId::from_stored(row.get(5)?) })
                            }
                            None => Err(row.get::<_, Option<String>>(4)?.unwrap_or_default()),
                        },
                    })
                })
                .optional()
        })
    }

    /// Forgets which files were read unless the same reader read them: another one may find other
    /// mistakes, other keys and other places in the same bytes.
    pub fn keep_index_of(&mut self, reader: &str) -> Result<(), StoreError> {
        if self.read(|connection| was_read_by(connection, reader))? {
            return Ok(());
        }
        self.transaction(|connection| {
            // Another process may have looked at the same time, and indexed its decks since.
            if was_read_by(connection, reader)? {
                return Ok(());
            }
            connection.execute("DELETE FROM files", [])?;
            connection
                .execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('reader', ?1)", [reader])?;
            Ok(())
        })
    }

    /// What is indexed of a deck.
    pub fn deck(&self, deck: DeckRow) -> Result<DeckInfo, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT name, title, language, sources, facts, cards FROM decks WHERE id = ?1",
                )?
                .query_row([deck.0], |row| {
                    let name: String = row.get(0)?;
                    let sources: String = row.get(3)?;
                    Ok(DeckInfo {
                        name: DeckId::from_stored(name),
                        title: row.get(1)?,
                        language: row.get(2)?,
                        sources: serde_json::from_str(&sources).unwrap_or_default(),
                        facts: row.get(4)?,
                        cards: row.get(5)?,
                    })
                })
        })
    }

    /// Where a card is to be found; `None` when no sound deck file holds it any more.
    pub fn spot(&self, card: CardRow) -> Result<Option<CardSpot>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("{SPOT} WHERE c.id = ?1"))?
                .query_row([card.0], spot_of)
                .optional()
        })
    }

    /// The card of a key, if it was ever seen.
    pub fn card(&self, key: &str) -> Result<Option<CardRow>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT id FROM cards WHERE key = ?1")?
                .query_row([key], |row| row.get(0).map(CardRow))
                .optional()
        })
    }

    /// Every card of a deck, in the order of its file.
    pub fn cards_of(&self, deck: DeckRow) -> Result<Vec<(CardRow, CardSpot)>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("{SPOT} WHERE c.deck = ?1 ORDER BY c.position"))?
                .query_map([deck.0], |row| Ok((CardRow(row.get("id")?), spot_of(row)?)))?
                .collect()
        })
    }
}

/// Whether what is indexed was read by this reader.
fn was_read_by(connection: &Connection, reader: &str) -> rusqlite::Result<bool> {
    let last: Option<String> = connection
        .query_row("SELECT value FROM meta WHERE name = 'reader'", [], |row| row.get(0))
        .optional()?;
    Ok(last.as_deref() == Some(reader))
}

/// What [`spot_of`] reads; the state columns come first.
const SPOT: &str =
    "SELECT c.stability, c.difficulty, c.first_day, c.last_day, c.last_rating, c.due, c.reviews, c.lapses,
            c.id, c.key, c.deck, c.family, d.place, c.start, c.length, c.part, c.gap, c.kind, c.suspended, f.size, f.modified
     FROM cards c JOIN decks d ON d.id = c.deck JOIN files f ON f.place = d.place AND f.deck = d.id";

fn spot_of(row: &rusqlite::Row) -> rusqlite::Result<CardSpot> {
    let kind: u8 = row.get("kind")?;
    Ok(CardSpot {
        key: CardKey::from_stored(row.get("key")?),
        deck: DeckRow(row.get("deck")?),
        family: Family(row.get("family")?),
        place: row.get("place")?,
        stamp: Stamp { size: row.get("size")?, modified: row.get("modified")? },
        start: row.get("start")?,
        length: row.get("length")?,
        part: row.get("part")?,
        gap: row.get("gap")?,
        kind: Kind::from_number(kind).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, i64::from(kind)))?,
        state: state_of(row, 0)?,
        suspended: row.get("suspended")?,
    })
}
