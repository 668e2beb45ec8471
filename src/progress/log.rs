//! The log of records: appending answers, overruling and undoing them, replaying.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;
use super::keep::Said;
use super::store::{CardRow, SessionId, Store, cached_state};
use crate::clock::{Day, Moment};
use crate::deck::Kind;
use crate::memory::{CardState, MemoryModel, Rating, Scheduler};

/// Names a record: unique over all devices, and sorted by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(pub(super) [u8; 16]);

/// An answer, as it goes into the log.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    pub session: SessionId,
    pub at: Moment,
    pub day: Day,
    pub rating: Rating,
    /// `None` for an answer imported without it.
    pub kind: Option<Kind>,
    /// How many choices there were; `None` when the answer was free.
    pub choices: Option<u32>,
    /// How the reply was judged; `None` when the learner graded it.
    pub correct: Option<bool>,
    /// Milliseconds from the question to the reply.
    pub latency: u64,
}

/// What became of an answer that was recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recorded {
    pub id: RecordId,
    pub before: Option<CardState>,
    pub after: CardState,
}

/// The kinds of record; the numbers stand in stores and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    Answer = 1,
    /// The learner gave an earlier answer another rating.
    Overrule = 2,
    /// An earlier record does not count.
    Undo = 3,
    /// The card is not to be asked until it is resumed.
    Suspend = 4,
    Resume = 5,
}

impl Store {
    /// Records an answer and the state that it leads to, durably: when this returns, it survives
    /// a power cut. What the card `says` is kept with its first answer.
    pub fn answer<M: MemoryModel>(
        &mut self,
        card: CardRow,
        says: Option<&Said>,
        answer: &Answer,
        scheduler: &Scheduler<M>,
    ) -> Result<Recorded, StoreError> {
        let device = self.device;
        self.with_current(scheduler, |connection| {
            if let Some(said) = says {
                super::said::keep_first(connection, card, said)?;
            }
            record(connection, device, card, answer, scheduler)
        })
    }

    /// Records answers that were given elsewhere, in the order given: all of them or none.
    pub fn answers<M: MemoryModel>(
        &mut self,
        answers: impl IntoIterator<Item = (CardRow, Answer)>,
        scheduler: &Scheduler<M>,
    ) -> Result<(), StoreError> {
        let device = self.device;
        self.with_current(scheduler, |connection| {
            for (card, answer) in answers {
                record(connection, device, card, &answer, scheduler)?;
            }
            Ok(())
        })
    }

    /// Gives an earlier answer another rating, and returns the state that follows; `None` when no
    /// answer of the card counts.
    pub fn overrule<M: MemoryModel>(
        &mut self,
        answer: RecordId,
        rating: Rating,
        at: Moment,
        day: Day,
        scheduler: &Scheduler<M>,
    ) -> Result<Option<CardState>, StoreError> {
        self.amend(Record::Overrule, answer, Some(rating), at, day, scheduler)
    }

    /// Makes an earlier answer, suspension or resumption not count, and returns the card's state
    /// without it.
    pub fn undo<M: MemoryModel>(
        &mut self,
        record: RecordId,
        at: Moment,
        day: Day,
        scheduler: &Scheduler<M>,
    ) -> Result<Option<CardState>, StoreError> {
        self.amend(Record::Undo, record, None, at, day, scheduler)
    }

    /// Takes a card out of study, or back in. What the card `says` is kept.
    pub fn suspend<M: MemoryModel>(
        &mut self,
        card: CardRow,
        says: Option<&Said>,
        suspended: bool,
        at: Moment,
        day: Day,
        scheduler: &Scheduler<M>,
    ) -> Result<RecordId, StoreError> {
        let device = self.device;
        let kind = if suspended { Record::Suspend } else { Record::Resume };
        self.with_current(scheduler, |connection| {
            if let Some(said) = says {
                super::said::keep_first(connection, card, said)?;
            }
            let id = next_id(connection, at, device)?;
            append(connection, id, kind, card, None, None, (at, day))?;
            refresh(connection, card, scheduler)?;
            Ok(id)
        })
    }

    fn amend<M: MemoryModel>(
        &mut self,
        kind: Record,
        refers: RecordId,
        rating: Option<Rating>,
        at: Moment,
        day: Day,
        scheduler: &Scheduler<M>,
    ) -> Result<Option<CardState>, StoreError> {
        let device = self.device;
        self.with_current(scheduler, |connection| {
            let card = connection
                .prepare_cached("SELECT card FROM records WHERE id = ?1")?
                .query_row([refers.0], |row| row.get(0).map(CardRow))?;
            let id = next_id(connection, at, device)?;
            append(connection, id, kind, card, Some(refers), rating, (at, day))?;
            refresh(connection, card, scheduler)
        })
    }

    /// Rebuilds every card's state from the log alone.
    pub fn rebuild<M: MemoryModel>(&mut self, scheduler: &Scheduler<M>) -> Result<(), StoreError> {
        self.with_current(scheduler, |connection| replay_all(connection, scheduler))
    }
}

/// Makes every card's state what its records lead to.
pub(super) fn replay_all<M: MemoryModel>(
    connection: &Connection,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE cards SET suspended = 0, due = NULL, stability = NULL, difficulty = NULL,
                first_day = NULL, last_day = NULL, last_rating = NULL, reviews = NULL, lapses = NULL
         WHERE last_day IS NOT NULL OR suspended",
        [],
    )?;
    each_card(connection, |card, log| {
        let (state, suspended) = log.outcome(scheduler);
        cache(connection, card, state, Some(suspended))
    })
}

pub(super) fn record<M: MemoryModel>(
    connection: &Connection,
    device: [u8; 8],
    card: CardRow,
    answer: &Answer,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<Recorded> {
    let before = cached_state(connection, card)?;
    let recall = before.map(|state| scheduler.recall(&state, answer.day));
    let after = scheduler.answer(before, answer.day, answer.rating);
    let id = next_id(connection, answer.at, device)?;
    connection
        .prepare_cached(
            "INSERT INTO records (id, kind, card, session, at, day, rating, form, choices, correct,
                                  latency, recall, parameters)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            id.0,
            Record::Answer as u8,
            card.0,
            answer.session.0,
            answer.at.0,
            answer.day.0,
            answer.rating.number(),
            answer.kind.map(Kind::number),
            answer.choices,
            answer.correct,
            answer.latency,
            recall,
            scheduler.parameters().0,
        ])?;
    cache(connection, card, Some(after), None)?;
    Ok(Recorded { id, before, after })
}

/// How many cards have a cached state that differs from what their records lead to.
pub(super) fn stale_states<M: MemoryModel>(
    connection: &Connection,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<u64> {
    let mut stale = 0;
    each_card(connection, |card, log| {
        let (state, suspended) = log.outcome(scheduler);
        let cached = cached_state(connection, card)?;
        let cached_suspended: bool = connection
            .prepare_cached("SELECT suspended FROM cards WHERE id = ?1")?
            .query_row([card.0], |row| row.get(0))?;
        // The due day also depends on the desired retention, which may have been changed since.
        let same = match (state, cached) {
            (Some(a), Some(b)) => a.memory == b.memory && a.last_day == b.last_day && a.reviews == b.reviews,
            (a, b) => a.is_none() && b.is_none(),
        };
        stale += u64::from(!same || suspended != cached_suspended);
        Ok(())
    })?;
    let without_records: u64 = connection.query_row(
        "SELECT count(*) FROM cards WHERE (last_day IS NOT NULL OR suspended)
                AND NOT EXISTS (SELECT 1 FROM records WHERE card = cards.id)",
        [],
        |row| row.get(0),
    )?;
    Ok(stale + without_records)
}

/// An answer in the log.
#[derive(Clone, Copy)]
pub(super) struct Given {
    id: RecordId,
    pub at: Moment,
    pub day: Day,
    pub rating: Rating,
}

/// One card's records, in the order of their ids.
#[derive(Default)]
pub(super) struct CardLog {
    answers: Vec<Given>,
    overruled: HashMap<RecordId, Rating>,
    undone: HashSet<RecordId>,
    suspensions: Vec<(RecordId, bool)>,
}

impl CardLog {
    fn add(&mut self, row: &rusqlite::Row) -> rusqlite::Result<()> {
        let id = RecordId(row.get("id")?);
        let refers = row.get::<_, Option<[u8; 16]>>("refers")?.map(RecordId);
        let rating = row.get::<_, Option<u8>>("rating")?.and_then(Rating::from_number);
        let kind: u8 = row.get("kind")?;
        match (kind, refers, rating) {
            (kind, _, Some(rating)) if kind == Record::Answer as u8 => {
                let (at, day) = (Moment(row.get("at")?), Day(row.get("day")?));
                self.answers.push(Given { id, at, day, rating });
            }
            (kind, Some(answer), Some(rating)) if kind == Record::Overrule as u8 => {
                self.overruled.insert(answer, rating);
            }
            (kind, Some(record), _) if kind == Record::Undo as u8 => {
                self.undone.insert(record);
            }
            (kind, _, _) if kind == Record::Suspend as u8 => self.suspensions.push((id, true)),
            (kind, _, _) if kind == Record::Resume as u8 => self.suspensions.push((id, false)),
            // A kind from a later version: it is in the log, and this version cannot act on it.
            _ => {}
        }
        Ok(())
    }

    /// The answers that count, with the rating that counts.
    pub fn counting(&self) -> impl Iterator<Item = Given> {
        let counting = self.answers.iter().filter(|answer| !self.undone.contains(&answer.id));
        counting.map(|answer| Given {
            rating: *self.overruled.get(&answer.id).unwrap_or(&answer.rating),
            ..*answer
        })
    }

    /// The state that the records lead to, and whether the card is suspended.
    fn outcome<M: MemoryModel>(&self, scheduler: &Scheduler<M>) -> (Option<CardState>, bool) {
        let history = self.counting().map(|answer| (answer.day, answer.rating));
        let suspended = self.suspensions.iter().rev().find(|(id, _)| !self.undone.contains(id));
        (scheduler.replay(history), suspended.is_some_and(|(_, suspended)| *suspended))
    }
}

const LOG_COLUMNS: &str = "id, kind, refers, at, day, rating, card";

/// Recomputes one card's cached state from its records.
fn refresh<M: MemoryModel>(
    connection: &Connection,
    card: CardRow,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<Option<CardState>> {
    let (state, suspended) = log_of(connection, card)?.outcome(scheduler);
    cache(connection, card, state, Some(suspended))?;
    Ok(state)
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

fn append(
    connection: &Connection,
    id: RecordId,
    kind: Record,
    card: CardRow,
    refers: Option<RecordId>,
    rating: Option<Rating>,
    (at, day): (Moment, Day),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO records (id, kind, card, refers, rating, at, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.0,
            kind as u8,
            card.0,
            refers.map(|id| id.0),
            rating.map(Rating::number),
            at.0,
            day.0
        ])?;
    Ok(())
}

fn cache(
    connection: &Connection,
    card: CardRow,
    state: Option<CardState>,
    // `None` to leave it as it is.
    suspended: Option<bool>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE cards SET stability = ?2, difficulty = ?3, first_day = ?4, last_day = ?5, last_rating = ?6,
                    due = ?7, reviews = ?8, lapses = ?9, suspended = coalesce(?10, suspended)
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
            suspended,
        ])?;
    Ok(())
}

/// The next record id: by the clock, but always after the newest one, so that the order of ids is
/// the order of events even when the clock was set back.
fn next_id(connection: &Connection, at: Moment, device: [u8; 8]) -> rusqlite::Result<RecordId> {
    let newest: Option<[u8; 16]> = connection
        .prepare_cached("SELECT id FROM records ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    // The first eight bytes count up: milliseconds in six, a counter in two.
    let by_clock = u64::try_from(at.0).unwrap_or(0) << 16;
    let stamp = match newest {
        Some(newest) => {
            let mut head = [0; 8];
            head.copy_from_slice(&newest[..8]);
            by_clock.max(u64::from_be_bytes(head).saturating_add(1))
        }
        None => by_clock,
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&stamp.to_be_bytes());
    id[8..].copy_from_slice(&device);
    Ok(RecordId(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Fsrs6, Retention};

    #[test]
    fn many_answers_lead_where_each_alone_does_and_come_all_or_none() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(&home.path().join("progress.db")).unwrap();
        store.connection.execute("INSERT INTO cards (id, key) VALUES (1, 'd/a'), (2, 'd/b')", []).unwrap();
        let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
        let session = store.begin_session(Moment(0), 0, "d").unwrap();
        let answers =
            [(0, Rating::Good), (2, Rating::Again), (2, Rating::Hard)].map(|(day, rating)| Answer {
                session,
                at: Moment(i64::from(day) * 86_400_000),
                day: Day(day),
                rating,
                kind: Some(Kind::Ask),
                choices: None,
                correct: None,
                latency: 0,
            });
        let [a, b, none] = [CardRow(1), CardRow(2), CardRow(3)];
        for answer in &answers {
            store.answer(a, None, answer, &scheduler).unwrap();
        }
        store.answers(answers.map(|answer| (b, answer)), &scheduler).unwrap();
        let state = |card| cached_state(&store.connection, card).unwrap();
        assert_eq!(state(a).unwrap().reviews, 3);
        assert_eq!(state(a), state(b));

        assert!(store.answers([(a, answers[0]), (none, answers[0])], &scheduler).is_err());
        assert_eq!(store.health(&scheduler).unwrap().records, 6);
    }
}
