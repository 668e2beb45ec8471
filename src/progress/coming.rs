//! When a card comes back: a day of its window, picked when it is answered so that the days are about
//! as full as the learner wants them, and recorded with the answer, so that a replay finds it again.

use rusqlite::{Connection, Row, params};
use xxhash_rust::xxh3::xxh3_64;

use super::store::CardRow;
use crate::clock::Day;
use crate::memory::{CardState, MemoryModel, Retention, Scheduler, Window, pick, weight};

/// What an answer's record says of when the card comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Planned {
    pub due: Day,
    /// The desired retention that it was picked for.
    pub retention: Retention,
}

impl Planned {
    /// What a record says; `None` in one of an older version.
    pub fn of(row: &Row) -> rusqlite::Result<Option<Planned>> {
        let due = row.get::<_, Option<i32>>("due")?.map(Day);
        let retention = row.get::<_, Option<f64>>("retention")?.and_then(|share| Retention::new(share).ok());
        Ok(due.zip(retention).map(|(due, retention)| Planned { due, retention }))
    }
}

/// The state with the day on which the card comes back: the one on record, if the memory that the
/// answers lead to still allows it, and one that is picked by chance if a fit or an amended answer has
/// changed the memory.
pub(super) fn standing<M: MemoryModel>(
    card: CardRow,
    state: CardState,
    planned: Option<Planned>,
    scheduler: &Scheduler<M>,
) -> CardState {
    let Some(planned) = planned else { return state };
    let window = scheduler.window(&state, planned.retention);
    if window.holds(planned.due) {
        return CardState { due: planned.due, ..state };
    }
    CardState { due: pick(window, seed(card, &state), |_| 1.0), ..state }
}

/// Picks the day on which a card comes back that was answered elsewhere, by chance: where thousands of
/// answers are taken over at once, how full the days are changes with each of them.
pub(super) fn plan_by_chance<M: MemoryModel>(
    card: CardRow,
    state: &CardState,
    scheduler: &Scheduler<M>,
) -> Planned {
    let retention = scheduler.retention();
    let share = |day| scheduler.wishes().week.share(day);
    Planned { due: pick(scheduler.window(state, retention), seed(card, state), share), retention }
}

/// Picks the day on which a card comes back that was just answered, by how full the days are.
pub(super) fn plan<M: MemoryModel>(
    connection: &Connection,
    card: CardRow,
    state: &CardState,
    scheduler: &Scheduler<M>,
) -> rusqlite::Result<Planned> {
    let retention = scheduler.retention();
    let window = scheduler.window(state, retention);
    if window.days() == 1 {
        return Ok(Planned { due: window.first, retention });
    }
    let loads = loads(connection, card, window)?;
    let due = pick(window, seed(card, state), |day| {
        let Load { cards, siblings } = loads[(day - window.first) as usize];
        weight(scheduler.wishes().week.share(day), cards, siblings)
    });
    Ok(Planned { due, retention })
}

/// What comes back on a day already.
#[derive(Debug, Clone, Copy, Default)]
struct Load {
    cards: u32,
    /// Those of the same fact among them.
    siblings: u32,
}

/// What comes back on each day of a window, but for the card itself.
fn loads(connection: &Connection, card: CardRow, window: Window) -> rusqlite::Result<Vec<Load>> {
    let mut loads = vec![Load::default(); window.days()];
    let mut statement = connection.prepare_cached(
        "SELECT due, count(*), coalesce(sum(family = (SELECT family FROM cards WHERE id = ?3)), 0)
         FROM cards
         WHERE due BETWEEN ?1 AND ?2 AND suspended = 0 AND deck IS NOT NULL AND id <> ?3
         GROUP BY due",
    )?;
    let mut rows = statement.query(params![window.first.0, window.last.0, card.0])?;
    while let Some(row) = rows.next()? {
        let day = Day(row.get(0)?);
        if let Some(load) = usize::try_from(day - window.first).ok().and_then(|at| loads.get_mut(at)) {
            *load = Load { cards: row.get(1)?, siblings: row.get(2)? };
        }
    }
    Ok(loads)
}

/// Another one for each card and answer, and the same in every replay.
fn seed(card: CardRow, state: &CardState) -> u64 {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&card.0.to_le_bytes());
    bytes[8..12].copy_from_slice(&state.reviews.to_le_bytes());
    bytes[12..].copy_from_slice(&state.last_day.0.to_le_bytes());
    xxh3_64(&bytes)
}
