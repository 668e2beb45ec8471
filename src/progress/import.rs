//! Answers from elsewhere: whole histories come into the log.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};
use thiserror::Error;

use super::error::StoreError;
use super::log::{Answer, Origin, Record, record};
use super::store::{CardRow, SessionId, Store};
use crate::clock::{Day, Moment};
use crate::deck::CardKey;
use crate::memory::{MemoryModel, Rating, Scheduler};

/// An answer that was given elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub card: CardKey,
    pub at: Moment,
    pub day: Day,
    pub rating: Rating,
    /// Milliseconds from the question to the reply.
    pub latency: u64,
}

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Answers that were added.
    pub added: usize,
    /// Answers that were in the log already.
    pub known: usize,
    /// Cards that answers were added to.
    pub cards: usize,
}

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// This answer (its place in the list) is older than the newest that the log has of its card.
    #[error("an answer is older than the newest one of its card")]
    Older { place: usize },
}

impl Store {
    /// Adds answers, which are in order of time, to the log: all of them or none. One that the log
    /// has already (of the same card, at the same millisecond) is not added again. A card that no
    /// deck file holds is noted, so that its history is there when one does.
    /// `progress` is told how many were looked at.
    pub fn import<M: MemoryModel>(
        &mut self,
        from: &str,
        answers: &[Import],
        scheduler: &Scheduler<M>,
        mut progress: impl FnMut(usize),
    ) -> Result<Imported, ImportError> {
        let device = self.device;
        let done = self.with_current(scheduler, |connection| {
            let (fresh, mut rows) = match fresh(connection, answers)? {
                Ok(fresh) => fresh,
                Err(place) => return Ok(Err(place)),
            };
            let (Some(&first), Some(&last)) = (fresh.first(), fresh.last()) else {
                return Ok(Ok(Imported { known: answers.len(), ..Imported::default() }));
            };
            let session = session(connection, from, (answers[first].at, answers[last].at))?;
            let mut cards = HashSet::new();
            for (done, place) in fresh.iter().enumerate() {
                let Import { card, at, day, rating, latency } = &answers[*place];
                let row = match rows.get(card.as_str()) {
                    Some(row) => *row,
                    None => {
                        let row = new_card(connection, card.as_str())?;
                        rows.insert(card.as_str(), row);
                        row
                    }
                };
                let answer = Answer {
                    session,
                    at: *at,
                    day: *day,
                    rating: *rating,
                    kind: None,
                    choices: None,
                    correct: None,
                    latency: *latency,
                };
                record(connection, device, row, &answer, scheduler, Origin::Elsewhere)?;
                cards.insert(row);
                progress(done + 1);
            }
            Ok(Ok(Imported { added: fresh.len(), known: answers.len() - fresh.len(), cards: cards.len() }))
        })?;
        done.map_err(|place| ImportError::Older { place })
    }
}

/// The places of the answers that the log does not have, and the cards that it has; or the place of
/// an answer that is too old.
type Fresh<'a> = Result<(Vec<usize>, HashMap<&'a str, CardRow>), usize>;

fn fresh<'a>(connection: &Connection, answers: &'a [Import]) -> rusqlite::Result<Fresh<'a>> {
    let mut cards: HashMap<&str, Known> = HashMap::new();
    let mut fresh = Vec::new();
    for (place, answer) in answers.iter().enumerate() {
        let known = match cards.entry(answer.card.as_str()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Known::of(connection, answer.card.as_str())?),
        };
        if !known.times.insert(answer.at) {
            continue;
        }
        if known.newest.is_some_and(|newest| answer.at < newest) {
            return Ok(Err(place));
        }
        fresh.push(place);
    }
    let rows = cards.into_iter().filter_map(|(key, known)| Some((key, known.row?))).collect();
    Ok(Ok((fresh, rows)))
}

/// What the log has of a card.
#[derive(Default)]
struct Known {
    row: Option<CardRow>,
    /// When it was answered; answers that were undone are known, too.
    times: HashSet<Moment>,
    newest: Option<Moment>,
}

impl Known {
    fn of(connection: &Connection, key: &str) -> rusqlite::Result<Known> {
        let row: Option<i64> = connection
            .prepare_cached("SELECT id FROM cards WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let Some(row) = row else { return Ok(Known::default()) };
        let times: HashSet<Moment> = connection
            .prepare_cached("SELECT at FROM records WHERE card = ?1 AND kind = ?2")?
            .query_map((row, Record::Answer as u8), |row| row.get(0).map(Moment))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Known { row: Some(CardRow(row)), newest: times.iter().max().copied(), times })
    }
}

fn new_card(connection: &Connection, key: &str) -> rusqlite::Result<CardRow> {
    connection.prepare_cached("INSERT INTO cards (key) VALUES (?1)")?.execute([key])?;
    Ok(CardRow(connection.last_insert_rowid()))
}

fn session(connection: &Connection, from: &str, span: (Moment, Moment)) -> rusqlite::Result<SessionId> {
    connection.execute(
        "INSERT INTO sessions (started, ended, seed, decks) VALUES (?1, ?2, 0, ?3)",
        params![span.0.0, span.1.0, from],
    )?;
    Ok(SessionId(connection.last_insert_rowid()))
}
