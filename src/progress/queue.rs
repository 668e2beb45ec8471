//! What is waiting to be studied: due cards, new cards, how many of each.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
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

impl Scope {
    /// Whether a card with these tags (as the store has them: each between two line breaks) is in it.
    pub(super) fn holds(&self, tags: Option<&str>) -> bool {
        let has = |tag: &String| tags.is_some_and(|tags| tags.split('\n').any(|of| of == tag));
        self.tags.is_empty() || self.tags.iter().any(has)
    }
}

/// A card that could be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub card: CardRow,
    pub family: Family,
    /// `None` for a new card.
    pub due: Option<Day>,
}

/// A due card, and what tells how urgent it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DueCard {
    pub candidate: Candidate,
    /// Days until the probability of recall has fallen to 0.9.
    pub stability: f32,
    pub last_day: Day,
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

/// That a card may be asked today (parameter 2).
const WAITS: &str = "c.suspended = 0 AND c.buried IS NOT ?2";

/// The cards that were answered on a day, by family.
pub(super) struct Answered(HashMap<i64, Vec<i64>>);

impl Answered {
    pub(super) fn on(connection: &Connection, day: Day) -> rusqlite::Result<Answered> {
        let mut answered: HashMap<i64, Vec<i64>> = HashMap::new();
        let mut statement = connection
            .prepare_cached("SELECT family, id FROM cards WHERE last_day = ?1 AND family IS NOT NULL")?;
        let mut rows = statement.query([day.0])?;
        while let Some(row) = rows.next()? {
            answered.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(Answered(answered))
    }

    /// Whether another card of the family was answered.
    pub(super) fn has_sibling(&self, card: CardRow, family: Family) -> bool {
        self.0.get(&family.0).is_some_and(|cards| cards.iter().any(|other| *other != card.0))
    }
}

impl Store {
    /// All due cards, deck by deck. A card is left out when another of its family was answered today.
    pub fn due(&self, scope: &Scope, today: Day) -> Result<Vec<DueCard>, StoreError> {
        let tags = tag_condition(&scope.tags);
        let sql = format!(
            "SELECT c.id, c.family, c.due, c.stability, c.last_day FROM cards c
             WHERE c.deck = ?1 AND {WAITS} AND c.due <= ?2 {tags}
             ORDER BY c.due, c.position"
        );
        self.read(|connection| {
            let answered = Answered::on(connection, today)?;
            let mut due = Vec::new();
            let mut statement = connection.prepare_cached(&sql)?;
            for deck in &scope.decks {
                let mut rows = statement.query(tagged(&[&deck.0, &today.0], &scope.tags).as_slice())?;
                while let Some(row) = rows.next()? {
                    let (card, family) = (CardRow(row.get(0)?), Family(row.get(1)?));
                    if !answered.has_sibling(card, family) {
                        let candidate = Candidate { card, family, due: Some(Day(row.get(2)?)) };
                        let (stability, last_day) = (row.get(3)?, Day(row.get(4)?));
                        due.push(DueCard { candidate, stability, last_day });
                    }
                }
            }
            Ok(due)
        })
    }

    /// New cards in the order of their decks, the decks taking turns: at least `enough` for which
    /// `wanted` says yes, fewer only when there are no more. `wanted` may be asked about a card again.
    /// A card is left out when another of its family was answered today.
    pub fn fresh(
        &self,
        scope: &Scope,
        today: Day,
        enough: usize,
        mut wanted: impl FnMut(&Candidate) -> bool,
    ) -> Result<Vec<Candidate>, StoreError> {
        let tags = tag_condition(&scope.tags);
        let sql = format!(
            "SELECT c.id, c.family FROM cards c
             WHERE c.deck = ?1 AND {WAITS} AND c.due IS NULL {tags}
             ORDER BY c.position"
        );
        // An equal share of each deck at first; decks that have more give more where others lack.
        let mut share = enough.div_ceil(scope.decks.len().max(1)).max(1);
        let queues = self.read(|connection| {
            let answered = Answered::on(connection, today)?;
            let mut statement = connection.prepare_cached(&sql)?;
            let mut take = |deck: &DeckRow, share: usize| -> rusqlite::Result<Vec<Candidate>> {
                let mut queue = Vec::new();
                let mut rows = statement.query(tagged(&[&deck.0, &today.0], &scope.tags).as_slice())?;
                while queue.len() < share
                    && let Some(row) = rows.next()?
                {
                    let candidate =
                        Candidate { card: CardRow(row.get(0)?), family: Family(row.get(1)?), due: None };
                    if !answered.has_sibling(candidate.card, candidate.family) && wanted(&candidate) {
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
                        "SELECT count(*) FROM cards c WHERE c.deck = ?1 AND {WAITS} AND {due} {condition}"
                    ))?
                    .query_row(tagged(&[&deck.0, &today.0], tags).as_slice(), |row| row.get(0))
            };
            Ok(Counts { due: count("c.due <= ?2")?, new: count("c.due IS NULL")? })
        })
    }

    /// The due cards of a deck and their days, most overdue first.
    pub fn due_cards(&self, deck: DeckRow, today: Day) -> Result<Vec<(CardKey, Day)>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT c.key, c.due FROM cards c WHERE c.deck = ?1 AND {WAITS} AND c.due <= ?2
                     ORDER BY c.due, c.position"
                ))?
                .query_map(params![deck.0, today.0], |row| {
                    Ok((CardKey::from_stored(row.get(0)?), Day(row.get(1)?)))
                })?
                .collect()
        })
    }

    /// How many cards decks hold that are not suspended.
    pub fn cards_in_decks(&self) -> Result<u64, StoreError> {
        self.read(|connection| {
            connection.query_row(
                "SELECT count(*) FROM cards WHERE deck IS NOT NULL AND suspended = 0",
                [],
                |row| row.get(0),
            )
        })
    }

    /// The deck of this name, as long as it holds cards.
    pub fn deck_named(&self, name: &str) -> Result<Option<DeckRow>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id FROM decks WHERE name = ?1 AND EXISTS (SELECT 1 FROM cards WHERE deck = decks.id)",
                )?
                .query_row([name], |row| row.get(0).map(DeckRow))
                .optional()
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
