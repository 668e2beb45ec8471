//! From records to states: a card's state is what a replay of its records leads to, and nothing else.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Row, params};

use super::coming::{Planned, standing};
use super::log::{Record, RecordId};
use super::store::{CardRow, cached_state};
use crate::clock::{Day, Moment};
use crate::memory::{CardState, Evidence, MemoryModel, Rating, Scheduler};

/// What the records of a card lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    /// `None` when no answer counts.
    pub state: Option<CardState>,
    pub suspended: bool,
    /// The study day on which the card is not asked.
    pub buried: Option<Day>,
}

/// Makes every card's state what its records lead to.
pub(super) fn replay_all<M: MemoryModel>(
    connection: &Connection,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE cards SET suspended = 0, buried = NULL, due = NULL, stability = NULL, difficulty = NULL,
                first_day = NULL, last_day = NULL, last_rating = NULL, reviews = NULL, lapses = NULL
         WHERE last_day IS NOT NULL OR suspended OR buried IS NOT NULL",
        [],
    )?;
    each_card(connection, |card, log| cache(connection, card, &log.outcome(card, scheduler)))
}

/// How many cards have a cached state that differs from what their records lead to.
pub(super) fn stale_states<M: MemoryModel>(
    connection: &Connection,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<u64> {
    let mut stale = 0;
    each_card(connection, |card, log| {
        let replayed = log.outcome(card, scheduler);
        let mut cached = cached_outcome(connection, card)?;
        if !log.is_planned()
            && let (Some(cached), Some(replayed)) = (&mut cached.state, replayed.state)
        {
            // Of an older version; the desired retention that it had is not known.
            cached.due = replayed.due;
        }
        stale += u64::from(cached != replayed);
        Ok(())
    })?;
    let without_records: u64 = connection.query_row(
        "SELECT count(*) FROM cards WHERE (last_day IS NOT NULL OR suspended OR buried IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM records WHERE card = cards.id)",
        [],
        |row| row.get(0),
    )?;
    Ok(stale + without_records)
}

/// An answer in the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    id: RecordId,
    pub at: Moment,
    pub day: Day,
    pub evidence: Evidence,
    /// When the card was to come back; `None` in records of older versions.
    planned: Option<Planned>,
}

/// One card's records, in the order of their ids.
#[derive(Default)]
pub(super) struct CardLog {
    answers: Vec<Given>,
    /// For each answer the records that give it another rating, oldest first.
    overruled: HashMap<RecordId, Vec<(RecordId, Rating, Option<Planned>)>>,
    undone: HashSet<RecordId>,
    suspensions: Vec<(RecordId, bool)>,
    burials: Vec<(RecordId, Day)>,
}

impl CardLog {
    fn add(&mut self, row: &Row) -> rusqlite::Result<()> {
        let id = RecordId(row.get("id")?);
        let refers = row.get::<_, Option<[u8; 16]>>("refers")?.map(RecordId);
        let rating = row.get::<_, Option<u8>>("rating")?.and_then(Rating::from_number);
        let kind: u8 = row.get("kind")?;
        match (kind, refers, rating) {
            (kind, _, Some(rating)) if kind == Record::Answer as u8 => {
                let planned = Planned::of(row)?;
                // What older versions took for certain stays so, or the card would not stand where it did.
                let choices = if planned.is_some() { row.get("choices")? } else { None };
                self.answers.push(Given {
                    id,
                    at: Moment(row.get("at")?),
                    day: Day(row.get("day")?),
                    evidence: Evidence { rating, choices },
                    planned,
                });
            }
            (kind, Some(answer), Some(rating)) if kind == Record::Overrule as u8 => {
                self.overruled.entry(answer).or_default().push((id, rating, Planned::of(row)?));
            }
            (kind, Some(record), _) if kind == Record::Undo as u8 => {
                self.undone.insert(record);
            }
            (kind, _, _) if kind == Record::Suspend as u8 => self.suspensions.push((id, true)),
            (kind, _, _) if kind == Record::Resume as u8 => self.suspensions.push((id, false)),
            (kind, _, _) if kind == Record::Bury as u8 => self.burials.push((id, Day(row.get("day")?))),
            // A kind from a later version: it is in the log, and this version cannot act on it.
            _ => {}
        }
        Ok(())
    }

    /// The answers that count, with the rating that counts.
    pub fn counting(&self) -> impl Iterator<Item = Given> {
        let counts = |id: &RecordId| !self.undone.contains(id);
        self.answers.iter().filter(move |answer| counts(&answer.id)).map(move |answer| {
            let overrules = self.overruled.get(&answer.id).map_or(&[][..], Vec::as_slice);
            match overrules.iter().rev().find(|(id, ..)| counts(id)) {
                Some((_, rating, planned)) => {
                    Given { evidence: (*rating).into(), planned: *planned, ..*answer }
                }
                None => *answer,
            }
        })
    }

    /// Gives an answer another rating, as a record does that is about to be appended.
    pub fn overrule(&mut self, answer: RecordId, record: RecordId, rating: Rating) {
        self.overruled.entry(answer).or_default().push((record, rating, None));
    }

    /// Whether it is on record when the card is to come back.
    fn is_planned(&self) -> bool {
        self.counting().last().is_some_and(|answer| answer.planned.is_some())
    }

    /// What the records lead to.
    pub fn outcome<M: MemoryModel>(&self, card: CardRow, scheduler: &Scheduler<M>) -> Outcome {
        let (mut state, mut planned) = (None, None);
        for answer in self.counting() {
            state = Some(scheduler.answer(state, answer.day, answer.evidence));
            planned = answer.planned;
        }
        let counts = |id: &RecordId| !self.undone.contains(id);
        let suspension = self.suspensions.iter().rev().find(|(id, _)| counts(id));
        Outcome {
            state: state.map(|state| standing(card, state, planned, scheduler)),
            suspended: suspension.is_some_and(|(_, suspended)| *suspended),
            buried: self.burials.iter().rev().find(|(id, _)| counts(id)).map(|(_, day)| *day),
        }
    }
}

const LOG_COLUMNS: &str = "id, kind, refers, at, day, rating, choices, due, retention, card";

/// Recomputes one card's cached state from its records.
pub(super) fn refresh<M: MemoryModel>(
    connection: &Connection,
    card: CardRow,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<Option<CardState>> {
    let outcome = log_of(connection, card)?.outcome(card, scheduler);
    cache(connection, card, &outcome)?;
    Ok(outcome.state)
}

/// The records of one card.
pub(super) fn log_of(connection: &Connection, card: CardRow) -> rusqlite::Result<CardLog> {
    let mut log = CardLog::default();
    let mut statement = connection
        .prepare_cached(&format!("SELECT {LOG_COLUMNS} FROM records WHERE card = ?1 ORDER BY id"))?;
    let mut rows = statement.query([card.0])?;
    while let Some(row) = rows.next()? {
        log.add(row)?;
    }
    Ok(log)
}

/// Calls `visit` with the log of every card that has one.
pub(super) fn each_card(
    connection: &Connection,
    mut visit: impl FnMut(CardRow, &CardLog) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare(&format!("SELECT {LOG_COLUMNS} FROM records ORDER BY card, id"))?;
    let mut rows = statement.query([])?;
    let mut current: Option<(CardRow, CardLog)> = None;
    while let Some(row) = rows.next()? {
        let card = CardRow(row.get("card")?);
        match &mut current {
            Some((of, log)) if *of == card => log.add(row)?,
            _ => {
                if let Some((of, log)) = current.take() {
                    visit(of, &log)?;
                }
                let mut log = CardLog::default();
                log.add(row)?;
                current = Some((card, log));
            }
        }
    }
    match current {
        Some((of, log)) => visit(of, &log),
        None => Ok(()),
    }
}

/// Notes what the records of a card lead to.
fn cache(connection: &Connection, card: CardRow, outcome: &Outcome) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE cards SET suspended = ?2, buried = ?3 WHERE id = ?1")?
        .execute(params![card.0, outcome.suspended, outcome.buried.map(|day| day.0)])?;
    cache_state(connection, card, outcome.state)
}

/// Notes where a card stands.
pub(super) fn cache_state(
    connection: &Connection,
    card: CardRow,
    state: Option<CardState>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE cards SET stability = ?2, difficulty = ?3, first_day = ?4, last_day = ?5, last_rating = ?6,
                    due = ?7, reviews = ?8, lapses = ?9
             WHERE id = ?1",
        )?
        .execute(params![
            card.0,
            state.map(|state| state.memory.stability),
            state.map(|state| state.memory.difficulty),
            state.map(|state| state.first_day.0),
            state.map(|state| state.last_day.0),
            state.map(|state| state.last_rating.number()),
            state.map(|state| state.due.0),
            state.map(|state| state.reviews),
            state.map(|state| state.lapses),
        ])?;
    Ok(())
}

fn cached_outcome(connection: &Connection, card: CardRow) -> rusqlite::Result<Outcome> {
    let (suspended, buried) = connection
        .prepare_cached("SELECT suspended, buried FROM cards WHERE id = ?1")?
        .query_row([card.0], |row| Ok((row.get(0)?, row.get::<_, Option<i32>>(1)?.map(Day))))?;
    Ok(Outcome { state: cached_state(connection, card)?, suspended, buried })
}
