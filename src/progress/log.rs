//! The log of records: appending answers, overruling and undoing them.

use rusqlite::{Connection, OptionalExtension, params};

use super::coming::{Planned, plan, plan_by_chance};
use super::error::StoreError;
use super::keep::Said;
use super::replay::{cache_state, log_of, refresh, replay_all};
use super::store::{CardRow, SessionId, Store, cached_state};
use crate::clock::{Day, Moment};
use crate::deck::Kind;
use crate::memory::{CardState, Evidence, MemoryModel, Rating, Scheduler};

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
    /// Among how many answers, all as likely to one who does not know, this one was given; `None` when
    /// the answer was free.
    pub choices: Option<u32>,
    /// How the reply was judged; `None` when the learner graded it.
    pub correct: Option<bool>,
    /// Milliseconds from the question to the reply.
    pub latency: u64,
}

impl Answer {
    /// What it tells of memory.
    fn evidence(&self) -> Evidence {
        Evidence { rating: self.rating, choices: self.choices }
    }
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
    /// The card is not to be asked again on this study day.
    Bury = 6,
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
            record(connection, device, card, answer, scheduler, Origin::Here)
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
                record(connection, device, card, &answer, scheduler, Origin::Elsewhere)?;
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
        let kind = if suspended { Record::Suspend } else { Record::Resume };
        self.set_aside(kind, card, says, (at, day), scheduler)
    }

    /// Takes a card out of study for the rest of the study day. What the card `says` is kept.
    pub fn bury<M: MemoryModel>(
        &mut self,
        card: CardRow,
        says: Option<&Said>,
        at: Moment,
        day: Day,
        scheduler: &Scheduler<M>,
    ) -> Result<RecordId, StoreError> {
        self.set_aside(Record::Bury, card, says, (at, day), scheduler)
    }

    fn set_aside<M: MemoryModel>(
        &mut self,
        kind: Record,
        card: CardRow,
        says: Option<&Said>,
        (at, day): (Moment, Day),
        scheduler: &Scheduler<M>,
    ) -> Result<RecordId, StoreError> {
        let device = self.device;
        self.with_current(scheduler, |connection| {
            if let Some(said) = says {
                super::said::keep_first(connection, card, said)?;
            }
            let id = next_id(connection, at, device)?;
            Amendment { kind, refers: None, rating: None, planned: None, at, day }
                .append(connection, id, card)?;
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
            // The day on which the card comes back is on record with the rating that leads to it.
            let planned = match rating {
                Some(rating) => rated_anew(connection, card, (refers, id, rating), scheduler)?,
                None => None,
            };
            Amendment { kind, refers: Some(refers), rating, planned, at, day }
                .append(connection, id, card)?;
            refresh(connection, card, scheduler)
        })
    }

    /// Rebuilds every card's state from the log alone.
    pub fn rebuild<M: MemoryModel>(&mut self, scheduler: &Scheduler<M>) -> Result<(), StoreError> {
        self.with_current(scheduler, |connection| replay_all(connection, scheduler))
    }
}

/// Where an answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Here,
    /// Elsewhere, and taken over with many others.
    Elsewhere,
}

/// Appends an answer, and notes the state that it leads to.
pub(super) fn record<M: MemoryModel>(
    connection: &Connection,
    device: [u8; 8],
    card: CardRow,
    answer: &Answer,
    scheduler: &Scheduler<M>,
    origin: Origin,
) -> rusqlite::Result<Recorded> {
    let before = cached_state(connection, card)?;
    let recall = before.map(|state| scheduler.recall(&state, answer.day));
    let mut after = scheduler.answer(before, answer.day, answer.evidence());
    let Planned { due, retention } = match origin {
        Origin::Here => plan(connection, card, &after, scheduler)?,
        Origin::Elsewhere => plan_by_chance(card, &after, scheduler),
    };
    after.due = due;
    let id = next_id(connection, answer.at, device)?;
    connection
        .prepare_cached(
            "INSERT INTO records (id, kind, card, session, at, day, rating, form, choices, correct,
                                  latency, recall, parameters, due, retention)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
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
            due.0,
            retention.share(),
        ])?;
    cache_state(connection, card, Some(after))?;
    Ok(Recorded { id, before, after })
}

/// When a card comes back, if an answer is given another rating; `None` when no answer counts.
fn rated_anew<M: MemoryModel>(
    connection: &Connection,
    card: CardRow,
    (answer, record, rating): (RecordId, RecordId, Rating),
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<Option<Planned>> {
    let mut log = log_of(connection, card)?;
    log.overrule(answer, record, rating);
    let state = log.outcome(card, scheduler).state;
    state.map(|state| plan(connection, card, &state, scheduler)).transpose()
}

/// A record that is no answer.
struct Amendment {
    kind: Record,
    refers: Option<RecordId>,
    rating: Option<Rating>,
    planned: Option<Planned>,
    at: Moment,
    day: Day,
}

impl Amendment {
    fn append(&self, connection: &Connection, id: RecordId, card: CardRow) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO records (id, kind, card, refers, rating, at, day, due, retention)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                id.0,
                self.kind as u8,
                card.0,
                self.refers.map(|id| id.0),
                self.rating.map(Rating::number),
                self.at.0,
                self.day.0,
                self.planned.map(|planned| planned.due.0),
                self.planned.map(|planned| planned.retention.share()),
            ])?;
        Ok(())
    }
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
