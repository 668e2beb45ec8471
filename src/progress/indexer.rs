//! Writing the index: which cards a deck holds now, and which of them have to be known again.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};
use xxhash_rust::xxh3::xxh3_64;

use super::error::StoreError;
use super::index::{DeckInfo, DeckRow, IndexedCard, NamedDeck, Stamp};
use super::keep::{NewCard, OldCard, Said, may_shift, stem};
use super::settle::{Changes, Kept, settle};
use super::store::{CardRow, Store};
use crate::clock::Moment;
use crate::deck::{CardKey, Entry, Slot};

/// Writes to the index, within a transaction.
#[derive(Debug)]
pub struct Indexer<'a> {
    connection: &'a Connection,
    /// Whether any card has a history; without one there is nothing to keep.
    has_log: bool,
    changes: RefCell<Changes>,
}

/// The index could not be written.
#[derive(Debug)]
pub struct IndexError(rusqlite::Error);

impl From<rusqlite::Error> for IndexError {
    fn from(error: rusqlite::Error) -> IndexError {
        IndexError(error)
    }
}

/// A card of a deck in the store, after the deck was indexed.
struct Standing {
    row: CardRow,
    key: String,
    has_history: bool,
    said: Option<Said>,
}

impl Store {
    /// Whether anything was ever answered or suspended.
    pub fn has_log(&self) -> Result<bool, StoreError> {
        self.read(has_log)
    }

    /// Runs `work` with an [`Indexer`], in one transaction: all of a shelf or nothing of it. Cards
    /// that are new in their decks take over the histories of those that they are the successors
    /// of; what was kept so is returned, too.
    pub fn index<T>(
        &mut self,
        at: Moment,
        work: impl FnOnce(&Indexer) -> Result<T, IndexError>,
    ) -> Result<(T, Vec<Kept>), StoreError> {
        self.transaction(|connection| {
            let indexer = Indexer { connection, has_log: has_log(connection)?, changes: RefCell::default() };
            let value = work(&indexer).map_err(|error| error.0)?;
            let kept = settle(connection, indexer.changes.into_inner(), at)?;
            Ok((value, kept))
        })
    }
}

fn has_log(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM records)", [], |row| row.get(0))
}

impl Indexer<'_> {
    /// Indexes a deck that was read from `place`. Cards that it no longer holds keep their history
    /// and belong to no deck. `says` tells what a card says; it is asked only when some card of the
    /// store has a history.
    pub fn deck(
        &self,
        place: &str,
        stamp: Stamp,
        hash: [u8; 16],
        info: &DeckInfo,
        cards: &[IndexedCard],
        says: impl Fn(&IndexedCard) -> Option<Said>,
    ) -> Result<NamedDeck, IndexError> {
        let deck = self.enter_deck(place, info)?;
        let before = self.keys_of(deck)?;
        self.enter_cards(deck, cards)?;
        let gone = self.take_out(&before, cards)?;
        if self.has_log {
            self.note_changes(deck, cards, &before, &gone, says)?;
        }
        self.note_file(place, stamp, hash, Some(deck), None)?;
        Ok(NamedDeck { row: DeckRow(deck), name: info.name.clone() })
    }

    fn enter_deck(&self, place: &str, info: &DeckInfo) -> rusqlite::Result<i64> {
        let sources = serde_json::to_string(&info.sources).unwrap_or_default();
        self.connection
            .prepare_cached(
                "INSERT INTO decks (name, place, title, language, sources, facts, cards)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (name) DO UPDATE SET place = excluded.place, title = excluded.title,
                 language = excluded.language, sources = excluded.sources, facts = excluded.facts,
                 cards = excluded.cards
             RETURNING id",
            )?
            .query_row(
                params![
                    info.name.as_str(),
                    place,
                    info.title,
                    info.language,
                    sources,
                    info.facts,
                    info.cards
                ],
                |row| row.get(0),
            )
    }

    /// The keys that stand in the deck, and their rows.
    fn keys_of(&self, deck: i64) -> rusqlite::Result<HashMap<String, i64>> {
        self.connection
            .prepare_cached("SELECT key, id FROM cards WHERE deck = ?1")?
            .query_map([deck], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    fn enter_cards(&self, deck: i64, cards: &[IndexedCard]) -> rusqlite::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO cards (key, deck, position, start, length, part, gap, kind, tags, family)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (key) DO UPDATE SET deck = excluded.deck, position = excluded.position,
                 start = excluded.start, length = excluded.length, part = excluded.part, gap = excluded.gap,
                 kind = excluded.kind, tags = excluded.tags, family = excluded.family",
        )?;
        let mut family: Option<(u32, i64)> = None;
        for (position, card) in cards.iter().enumerate() {
            let Entry { key, slot, kind, tags, family: number } = &card.entry;
            let Slot { fact, card: part, gap } = *slot;
            let family = match family {
                Some((of, family)) if of == *number => family,
                _ => family.insert((*number, xxh3_64(key.as_str().as_bytes()).cast_signed())).1,
            };
            insert.execute(params![
                key.as_str(),
                deck,
                position,
                card.start,
                card.length,
                fact.map(|_| part),
                gap,
                kind.number(),
                (!tags.is_empty()).then(|| format!("\n{}\n", tags.join("\n"))),
                family,
            ])?;
        }
        Ok(())
    }

    /// Takes cards that the deck no longer holds out of it, and returns their keys.
    fn take_out<'k>(
        &self,
        before: &'k HashMap<String, i64>,
        cards: &[IndexedCard],
    ) -> rusqlite::Result<Vec<&'k str>> {
        if before.is_empty() {
            return Ok(Vec::new());
        }
        let now: HashSet<&str> = cards.iter().map(|card| card.entry.key.as_str()).collect();
        let mut take_out = self.connection.prepare_cached("UPDATE cards SET deck = NULL WHERE id = ?1")?;
        let mut gone = Vec::new();
        for (key, row) in before.iter().filter(|(key, _)| !now.contains(key.as_str())) {
            take_out.execute([row])?;
            gone.push(key.as_str());
        }
        Ok(gone)
    }

    /// Notes which cards are new in the deck, and which say something else under the same key; keeps
    /// what cards with a history say now.
    fn note_changes(
        &self,
        deck: i64,
        cards: &[IndexedCard],
        before: &HashMap<String, i64>,
        gone: &[&str],
        says: impl Fn(&IndexedCard) -> Option<Said>,
    ) -> rusqlite::Result<()> {
        let said: HashMap<&str, Said> =
            cards.iter().filter_map(|card| Some((card.entry.key.as_str(), says(card)?))).collect();
        let (mut prompts, mut answers) = (HashMap::<&str, u32>::new(), HashMap::<&str, u32>::new());
        for said in said.values() {
            *prompts.entry(&said.prompt).or_default() += 1;
            *answers.entry(&said.answer).or_default() += 1;
        }
        let new_card = |key: &str, said: &Said, stood: bool| NewCard {
            key: CardKey::from_stored(key.to_owned()),
            said: said.clone(),
            stood,
            shares_prompt: prompts.get(said.prompt.as_str()).is_some_and(|count| *count > 1),
            shares_answer: answers.get(said.answer.as_str()).is_some_and(|count| *count > 1),
        };
        let mut changes = self.changes.borrow_mut();
        changes.decks.insert(deck);
        changes.gone.extend(gone.iter().filter_map(|key| before.get(*key)).copied());
        // The keys that twins and gaps may have moved among.
        let mut shifting: HashSet<String> =
            gone.iter().filter(|key| may_shift(key)).map(|key| stem(key)).collect();
        let mut fresh = Vec::new();
        for standing in self.standing(deck)? {
            let Some(now) = said.get(standing.key.as_str()) else { continue };
            let stood = before.contains_key(&standing.key);
            match (standing.has_history, &standing.said) {
                (true, Some(said)) if said == now => {}
                (true, said) => {
                    super::said::keep(self.connection, standing.row, now)?;
                    if let Some(said) = said
                        && may_shift(&standing.key)
                    {
                        shifting.insert(stem(&standing.key));
                        changes.new.push(new_card(&standing.key, now, true));
                        let old = OldCard {
                            key: CardKey::from_stored(standing.key),
                            said: Some(said.clone()),
                            stands: true,
                        };
                        changes.shifted.push((standing.row, old));
                    }
                }
                (false, _) if !stood => changes.new.push(new_card(&standing.key, now, false)),
                (false, _) if may_shift(&standing.key) => fresh.push((standing.key, now)),
                (false, _) => {}
            }
        }
        let fresh = fresh.into_iter().filter(|(key, _)| shifting.contains(&stem(key)));
        changes.new.extend(fresh.map(|(key, now)| new_card(&key, now, true)));
        Ok(())
    }

    /// The cards of the deck, with what those with a history said before.
    fn standing(&self, deck: i64) -> rusqlite::Result<Vec<Standing>> {
        self.connection
            .prepare_cached(
                "SELECT c.id, c.key, c.last_day IS NOT NULL OR c.suspended <> 0 AS history,
                        s.fact, s.kind, s.prompt, s.answer
                 FROM cards c LEFT JOIN said s ON s.card = c.id WHERE c.deck = ?1",
            )?
            .query_map([deck], |row| {
                Ok(Standing {
                    row: CardRow(row.get("id")?),
                    key: row.get("key")?,
                    has_history: row.get("history")?,
                    said: super::said::of(row)?,
                })
            })?
            .collect()
    }

    /// Notes that the file at `place` cannot be studied, and why.
    pub fn problem(
        &self,
        place: &str,
        stamp: Stamp,
        hash: [u8; 16],
        problem: &str,
    ) -> Result<(), IndexError> {
        Ok(self.note_file(place, stamp, hash, None, Some(problem))?)
    }

    /// Notes that the file at `place` was written again with the same content.
    pub fn touched(&self, place: &str, stamp: Stamp) -> Result<(), IndexError> {
        self.connection
            .prepare_cached("UPDATE files SET size = ?2, modified = ?3 WHERE place = ?1")?
            .execute(params![place, stamp.size, stamp.modified])?;
        Ok(())
    }

    fn note_file(
        &self,
        place: &str,
        stamp: Stamp,
        hash: [u8; 16],
        deck: Option<i64>,
        problem: Option<&str>,
    ) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO files (place, size, modified, hash, deck, problem)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![place, stamp.size, stamp.modified, hash, deck, problem])?;
        Ok(())
    }
}
