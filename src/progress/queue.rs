//! What is waiting to be studied: due cards, new cards, how many of each.

use rusqlite::{Connection, params};
use serde::Serialize;

use super::error::StoreError;
use super::index::DeckRow;
use super::store::{CardRow, Family, Store};
use crate::clock::Day;
use crate::deck::CardKey;

/// Which cards to look among.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    pub decks: Vec<DeckRow>,
    /// Only cards with one of these tags; all when empty.
    pub tags: Vec<String>,
}

/// A card that could be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub card: CardRow,
    pub family: Family,
    /// `None` for a new card.
    pub due: Option<Day>,
}

/// How many cards of a deck wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    pub due: u64,
    pub new: u64,
}

/// How many cards will be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Forecast {
    /// On the day after today, with what is due today and was left.
    pub tomorrow: u64,
    /// Within the seven days after today, likewise.
    pub week: u64,
}

impl Store {
    /// Due cards, most overdue first within each deck, the decks taking turns: at least `enough`
    /// for which `wanted` says yes, fewer only when there are no more. `wanted` may be asked about
    /// a card again. A card is left out when another of its family was answered today.
    pub fn due(
        &self,
        scope: &Scope,
        today: Day,
        enough: usize,
        wanted: impl FnMut(&Candidate) -> bool,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.waiting(scope, today, "c.due <= ?2", enough, wanted)
    }

    /// New cards in the order of their decks, the decks taking turns; otherwise as [`Store::due`].
    pub fn fresh(
        &self,
        scope: &Scope,
        today: Day,
        enough: usize,
        wanted: impl FnMut(&Candidate) -> bool,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.waiting(scope, today, "c.due IS NULL AND ?2 IS NOT NULL", enough, wanted)
    }

    fn waiting(
        &self,
        scope: &Scope,
        today: Day,
        condition: &str,
        enough: usize,
        mut wanted: impl FnMut(&Candidate) -> bool,
    ) -> Result<Vec<Candidate>, StoreError> {
        let tags = tag_condition(&scope.tags);
        let sql = format!(
            "SELECT c.id, c.family, c.due FROM cards c
             WHERE c.deck = ?1 AND c.suspended = 0 AND {condition} {tags}
               AND NOT EXISTS (SELECT 1 FROM cards s
                               WHERE s.last_day = ?2 AND s.family = c.family AND s.id <> c.id)
             ORDER BY c.due, c.position"
        );
        // An equal share of each deck at first; decks that have more give more where others lack.
        let mut share = enough.div_ceil(scope.decks.len().max(1)).max(1);
        let queues = self.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let mut take = |deck: &DeckRow, share: usize| -> rusqlite::Result<Vec<Candidate>> {
                let mut queue = Vec::new();
                let mut rows = statement.query(tagged(&[&deck.0, &today.0], &scope.tags).as_slice())?;
                while queue.len() < share
                    && let Some(row) = rows.next()?
                {
                    let candidate = Candidate {
                        card: CardRow(row.get(0)?),
                        family: Family(row.get(1)?),
                        due: row.get::<_, Option<i32>>(2)?.map(Day),
                    };
                    if wanted(&candidate) {
                        queue.push(candidate);
                    }
                }
                Ok(queue)
            };
            let mut queues = Vec::with_capacity(scope.decks.len());
            for deck in &scope.decks {
                queues.push(take(deck, share)?);
            }
            while queues.iter().map(Vec::len).sum::<usize>() < enough
                && queues.iter().any(|queue| queue.len() == share)
            {
                let full = share;
                share = share.saturating_mul(4);
                for (deck, queue) in
                    scope.decks.iter().zip(&mut queues).filter(|(_, queue)| queue.len() == full)
                {
                    *queue = take(deck, share)?;
                }
            }
            Ok(queues)
        })?;
        Ok(take_turns(queues))
    }

    /// How many cards of a deck wait, whatever was answered of their families today.
    pub fn counts(&self, deck: DeckRow, tags: &[String], today: Day) -> Result<Counts, StoreError> {
        let condition = tag_condition(tags);
        self.read(|connection| {
            let count = |due: &str| {
                connection
                    .prepare_cached(&format!(
                        "SELECT count(*) FROM cards c
                         WHERE c.deck = ?1 AND c.suspended = 0 AND {due} {condition}"
                    ))?
                    .query_row(tagged(&[&deck.0, &today.0], tags).as_slice(), |row| row.get(0))
            };
            Ok(Counts { due: count("c.due <= ?2")?, new: count("c.due IS NULL AND ?2 IS NOT NULL")? })
        })
    }

    /// The due cards of a deck and their days, most overdue first.
    pub fn due_cards(&self, deck: DeckRow, today: Day) -> Result<Vec<(CardKey, Day)>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT key, due FROM cards WHERE deck = ?1 AND suspended = 0 AND due <= ?2
                     ORDER BY due, position",
                )?
                .query_map(params![deck.0, today.0], |row| {
                    Ok((CardKey::from_stored(row.get(0)?), Day(row.get(1)?)))
                })?
                .collect()
        })
    }

    /// How many cards were seen for the first time today, in all decks.
    pub fn introduced(&self, today: Day) -> Result<u64, StoreError> {
        self.read(|connection| {
            connection.query_row(
                "SELECT count(*) FROM cards WHERE last_day = ?1 AND first_day = ?1",
                [today.0],
                |row| row.get(0),
            )
        })
    }

    /// How many cards of these decks will be due.
    pub fn forecast(&self, decks: &[DeckRow], today: Day) -> Result<Forecast, StoreError> {
        self.read(|connection| {
            let mut forecast = Forecast::default();
            for deck in decks {
                forecast.tomorrow += due_by(connection, *deck, today + 1)?;
                forecast.week += due_by(connection, *deck, today + 7)?;
            }
            Ok(forecast)
        })
    }
}

fn due_by(connection: &Connection, deck: DeckRow, day: Day) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("SELECT count(*) FROM cards WHERE deck = ?1 AND suspended = 0 AND due <= ?2")?
        .query_row(params![deck.0, day.0], |row| row.get(0))
}

/// Tags stand in the column between line breaks, so that one is found whole. Parameters 1 and 2
/// are the deck and the day.
fn tag_condition(tags: &[String]) -> String {
    if tags.is_empty() {
        return String::new();
    }
    let any: Vec<String> =
        (0..tags.len()).map(|n| format!("instr(c.tags, char(10) || ?{} || char(10))", n + 3)).collect();
    format!("AND ({})", any.join(" OR "))
}

fn tagged<'a>(first: &[&'a dyn rusqlite::ToSql], tags: &'a [String]) -> Vec<&'a dyn rusqlite::ToSql> {
    first.iter().copied().chain(tags.iter().map(|tag| tag as &dyn rusqlite::ToSql)).collect()
}

/// The first of each queue, then the second of each, and so on.
fn take_turns(queues: Vec<Vec<Candidate>>) -> Vec<Candidate> {
    let mut queues: Vec<_> = queues.into_iter().map(Vec::into_iter).collect();
    let mut all = Vec::new();
    loop {
        let before = all.len();
        all.extend(queues.iter_mut().filter_map(Iterator::next));
        if all.len() == before {
            return all;
        }
    }
}
