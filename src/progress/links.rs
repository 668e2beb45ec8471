//! The links from one key to another, for people: listed, made by hand, undone; and the histories
//! that have no card.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::error::StoreError;
use super::keep::{How, Said};
use super::log::Record;
use super::settle::{is_there, move_history, note};
use super::store::{CardRow, Store};
use crate::clock::{Day, Moment};
use crate::deck::CardKey;

/// A history that went from one key to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub at: Moment,
    pub old: CardKey,
    pub new: CardKey,
    /// `None` for a reason that a newer griot had.
    pub how: Option<How>,
    pub undone: bool,
}

/// A history whose card stands in no deck file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Orphan {
    pub card: CardKey,
    /// How many answers the log has of it.
    pub answers: u64,
    /// The study day of the last answer; `None` for a card that was only suspended.
    #[serde(skip)]
    pub last_day: Option<Day>,
    /// What the card asked, where that is known.
    pub asked: Option<String>,
}

impl Store {
    /// The links that were made, newest first; at most `limit`, and how many there are.
    pub fn links(&self, limit: Option<usize>) -> Result<(Vec<Link>, usize), StoreError> {
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        self.read(|connection| {
            let links = connection
                .prepare("SELECT at, old, new, how, undone FROM links ORDER BY id DESC LIMIT ?1")?
                .query_map([limit], |row| {
                    Ok(Link {
                        at: Moment(row.get(0)?),
                        old: CardKey::from_stored(row.get(1)?),
                        new: CardKey::from_stored(row.get(2)?),
                        how: How::from_number(row.get(3)?),
                        undone: row.get(4)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let all = connection.query_row("SELECT count(*) FROM links", [], |row| row.get(0))?;
            Ok((links, all))
        })
    }

    /// The histories whose cards stand in no deck file any more, those answered last first.
    pub fn orphans(&self) -> Result<Vec<Orphan>, StoreError> {
        self.read(|connection| {
            let mut gone = Vec::new();
            let mut decks = connection.prepare("SELECT id, place FROM decks")?;
            let mut rows = decks.query([])?;
            while let Some(row) = rows.next()? {
                if !is_there(&row.get::<_, String>(1)?) {
                    gone.push(row.get::<_, i64>(0)?);
                }
            }
            let mut orphans = orphans_where(connection, "c.deck IS NULL", &[])?;
            for deck in gone {
                orphans.extend(orphans_where(connection, "c.deck = ?2", &[&deck])?);
            }
            orphans.sort_by(|a, b| (b.last_day, &a.card).cmp(&(a.last_day, &b.card)));
            Ok(orphans)
        })
    }

    /// Every key that the store has seen.
    pub fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.read(|connection| {
            connection.prepare("SELECT key FROM cards")?.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// Whether a card was answered or suspended.
    pub fn has_history(&self, card: CardRow) -> Result<bool, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT last_day IS NOT NULL OR suspended <> 0 FROM cards WHERE id = ?1")?
                .query_row([card.0], |row| row.get(0))
        })
    }

    /// Links by hand: the card `old` takes the key `new`, whose row takes the key of `old`. What
    /// each says under its new key is kept where it is known.
    pub fn relink(
        &mut self,
        at: Moment,
        (old, new): (&str, &str),
        says: [Option<Said>; 2],
    ) -> Result<(), StoreError> {
        self.transaction(|connection| {
            let (row, other) = (row_of(connection, old)?, row_of(connection, new)?);
            let before = said_of(connection, row)?;
            move_history(connection, row, new)?;
            note(connection, at, (old, new), How::ByHand, before.as_ref())?;
            for (row, said) in [(row, &says[0]), (other, &says[1])] {
                if let Some(said) = said {
                    super::said::keep(connection, row, said)?;
                }
            }
            Ok(())
        })
    }

    /// Undoes the newest link that led to the key, and returns it; `None` when none did. It is not
    /// made again but by hand.
    pub fn unlink(&mut self, key: &str) -> Result<Option<Link>, StoreError> {
        self.transaction(|connection| {
            let found = connection
                .prepare(
                    "SELECT id, at, old, how, fact, kind, prompt, answer FROM links
                     WHERE new = ?1 AND NOT undone ORDER BY id DESC LIMIT 1",
                )?
                .query_row([key], |row| {
                    let link = Link {
                        at: Moment(row.get("at")?),
                        old: CardKey::from_stored(row.get("old")?),
                        new: CardKey::from_stored(key.to_owned()),
                        how: How::from_number(row.get("how")?),
                        undone: true,
                    };
                    Ok((row.get::<_, i64>("id")?, link, super::said::of(row)?))
                })
                .optional()?;
            let Some((id, link, said)) = found else { return Ok(None) };
            let row = row_of(connection, key)?;
            move_history(connection, row, link.old.as_str())?;
            if let Some(said) = said {
                super::said::keep(connection, row, &said)?;
            }
            connection.execute("UPDATE links SET undone = 1 WHERE id = ?1", [id])?;
            Ok(Some(link))
        })
    }
}

fn orphans_where(
    connection: &Connection,
    condition: &str,
    deck: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<Vec<Orphan>> {
    let kind = Record::Answer as u8;
    let values: Vec<&dyn rusqlite::ToSql> =
        [&kind as &dyn rusqlite::ToSql].into_iter().chain(deck.iter().copied()).collect();
    connection
        .prepare(&format!(
            "SELECT c.key, c.last_day, s.prompt,
                    (SELECT count(*) FROM records r WHERE r.card = c.id AND r.kind = ?1)
             FROM cards c LEFT JOIN said s ON s.card = c.id
             WHERE {condition} AND (c.last_day IS NOT NULL OR c.suspended <> 0)"
        ))?
        .query_map(values.as_slice(), |row| {
            Ok(Orphan {
                card: CardKey::from_stored(row.get(0)?),
                last_day: row.get::<_, Option<i32>>(1)?.map(Day),
                asked: row.get(2)?,
                answers: row.get(3)?,
            })
        })?
        .collect()
}

fn row_of(connection: &Connection, key: &str) -> rusqlite::Result<CardRow> {
    connection
        .prepare_cached("SELECT id FROM cards WHERE key = ?1")?
        .query_row([key], |row| row.get(0).map(CardRow))
}

fn said_of(connection: &Connection, card: CardRow) -> rusqlite::Result<Option<Said>> {
    let said = connection
        .prepare_cached("SELECT fact, kind, prompt, answer FROM said WHERE card = ?1")?
        .query_row([card.0], super::said::of)
        .optional()?;
    Ok(said.flatten())
}
