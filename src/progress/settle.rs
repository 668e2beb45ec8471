//! After decks were indexed: histories whose cards are gone go to the cards that took their place.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::keep::{How, NewCard, OldCard, Past, Said, has_derived_card, matches, tail};
use super::store::CardRow;
use crate::clock::Moment;
use crate::deck::{CardKey, Location};

/// What indexing changed, as far as histories are concerned.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The decks that were indexed.
    pub decks: HashSet<i64>,
    /// The rows of cards that were taken out of these decks.
    pub gone: HashSet<i64>,
    /// Cards that may take a history.
    pub new: Vec<NewCard>,
    /// Cards with a history that say something else under the key that they had.
    pub shifted: Vec<(CardRow, OldCard)>,
}

/// A history that went from one key to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub old: CardKey,
    pub new: CardKey,
    pub how: How,
}

/// Links the histories without a card to the cards that are new, and notes each link.
pub(super) fn settle(connection: &Connection, changes: Changes, at: Moment) -> rusqlite::Result<Vec<Kept>> {
    if changes.new.is_empty() && changes.gone.is_empty() {
        return Ok(Vec::new());
    }
    take_out_gone(connection, &changes.decks)?;
    let (mut rows, mut old): (Vec<CardRow>, Vec<OldCard>) = changes.shifted.into_iter().unzip();
    for (row, card) in without_card(connection)? {
        rows.push(row);
        old.push(card);
    }
    if old.is_empty() {
        return Ok(Vec::new());
    }
    let past = past(connection)?;
    let found = matches(&old, &changes.new, &past);
    let mut kept = Vec::with_capacity(found.len());
    for found in &found {
        let (row, card, new) = (rows[found.old], &old[found.old], &changes.new[found.new]);
        move_history(connection, row, new.key.as_str())?;
        super::said::keep(connection, row, &new.said)?;
        note(connection, at, (card.key.as_str(), new.key.as_str()), found.how, card.said.as_ref())?;
        kept.push(Kept { old: card.key.clone(), new: new.key.clone(), how: found.how });
    }
    let moved: HashSet<usize> = found.iter().map(|found| found.old).collect();
    let stayed =
        old.iter().zip(&rows).enumerate().filter(|(at, (card, _))| card.stands && !moved.contains(at));
    let said: HashMap<&str, &Said> = changes.new.iter().map(|new| (new.key.as_str(), &new.said)).collect();
    for (_, (card, row)) in stayed {
        // Another history may have taken its place.
        let key: String =
            connection.query_row("SELECT key FROM cards WHERE id = ?1", [row.0], |row| row.get(0))?;
        if key != card.key.as_str()
            && let Some(said) = said.get(key.as_str()).copied().or(card.said.as_ref())
        {
            super::said::keep(connection, *row, said)?;
        }
    }
    let left = old
        .iter()
        .zip(&rows)
        .enumerate()
        .filter(|(at, (card, row))| !card.stands && !moved.contains(at) && changes.gone.contains(&row.0));
    let left: Vec<(&OldCard, CardRow)> = left.map(|(_, (card, row))| (card, *row)).collect();
    kept.extend(copied(connection, &left, &past, at)?);
    Ok(kept)
}

/// Links histories whose cards were just removed to copies of them that were made before, in another
/// deck. What those say is not read again: only ids that are derived of it are enough.
fn copied(
    connection: &Connection,
    left: &[(&OldCard, CardRow)],
    past: &Past,
    at: Moment,
) -> rusqlite::Result<Vec<Kept>> {
    // By what the key says below its deck: how many histories, and the cards without one.
    let mut copies: HashMap<&str, (usize, Vec<String>)> = HashMap::new();
    for (card, _) in left.iter().filter(|(card, _)| has_derived_card(card.key.as_str())) {
        copies.entry(tail(card.key.as_str())).or_default().0 += 1;
    }
    if copies.is_empty() {
        return Ok(Vec::new());
    }
    let mut keys = connection
        .prepare("SELECT key FROM cards WHERE deck IS NOT NULL AND last_day IS NULL AND suspended = 0")?;
    let mut rows = keys.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        if let Some((_, copies)) = copies.get_mut(tail(&key)) {
            copies.push(key);
        }
    }
    let mut kept = Vec::new();
    for (card, row) in left {
        let old = card.key.as_str();
        if let Some((1, copies)) = copies.get(tail(old))
            && let [new] = copies.as_slice()
            && !past.is_undone(old, new)
        {
            move_history(connection, *row, new)?;
            note(connection, at, (old, new), How::Ids, card.said.as_ref())?;
            let new = CardKey::from_stored(new.clone());
            kept.push(Kept { old: card.key.clone(), new, how: How::Ids });
        }
    }
    Ok(kept)
}

/// Takes the cards out of decks that are nowhere any more: their file is gone, or holds another
/// deck. Should it come back, it is read anew.
fn take_out_gone(connection: &Connection, indexed: &HashSet<i64>) -> rusqlite::Result<()> {
    let decks: Vec<(i64, String, Option<i64>)> = connection
        .prepare("SELECT d.id, d.place, f.deck FROM decks d LEFT JOIN files f ON f.place = d.place")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (deck, place, holds) in decks.into_iter().filter(|(deck, _, _)| !indexed.contains(deck)) {
        let is_other = holds.is_some_and(|other| other != deck);
        if !is_other && is_there(&place) {
            continue;
        }
        connection.execute("UPDATE cards SET deck = NULL WHERE deck = ?1", [deck])?;
        connection.execute("DELETE FROM files WHERE place = ?1 AND deck = ?2", params![place, deck])?;
    }
    Ok(())
}

/// Whether a deck can still be read from a place.
pub(super) fn is_there(place: &str) -> bool {
    match Location::of_place(place) {
        Location::Builtin(_) => true,
        Location::File(path) => path.exists(),
    }
}

/// The cards with a history that stand in no deck, oldest first.
fn without_card(connection: &Connection) -> rusqlite::Result<Vec<(CardRow, OldCard)>> {
    connection
        .prepare(
            "SELECT c.id, c.key, s.fact, s.kind, s.prompt, s.answer
             FROM cards c LEFT JOIN said s ON s.card = c.id
             WHERE c.deck IS NULL AND (c.last_day IS NOT NULL OR c.suspended <> 0) ORDER BY c.id",
        )?
        .query_map([], |row| {
            let key = CardKey::from_stored(row.get("key")?);
            Ok((CardRow(row.get("id")?), OldCard { key, said: super::said::of(row)?, stands: false }))
        })?
        .collect()
}

/// What was linked and what was undone before.
fn past(connection: &Connection) -> rusqlite::Result<Past> {
    let mut past = Past::default();
    let mut statement = connection.prepare("SELECT old, new, undone FROM links")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let pair = (row.get(0)?, row.get(1)?);
        if row.get(2)? {
            past.undone.insert(pair)
        } else {
            past.made.insert(pair)
        };
    }
    Ok(past)
}

/// Notes a link.
pub(super) fn note(
    connection: &Connection,
    at: Moment,
    (old, new): (&str, &str),
    how: How,
    said: Option<&Said>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO links (at, old, new, how, fact, kind, prompt, answer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            at.0,
            old,
            new,
            how.number(),
            said.and_then(|said| said.fact.as_deref()),
            said.map(|said| said.kind.number()),
            said.map(|said| said.prompt.as_str()),
            said.map(|said| said.answer.as_str()),
        ])?;
    Ok(())
}

/// What the index says of a card: its key, and where in which deck it stands.
const PLACE: &str = "key, deck, position, family, start, length, part, gap, kind, tags";
const PLACE_COLUMNS: usize = 10;

/// Moves a history to a key: the two rows change places, so that whatever is noted of the other row
/// goes to the key that the history had.
pub(super) fn move_history(connection: &Connection, row: CardRow, to: &str) -> rusqlite::Result<()> {
    let other: i64 = connection
        .prepare_cached("SELECT id FROM cards WHERE key = ?1")?
        .query_row([to], |row| row.get(0))?;
    if other == row.0 {
        return Ok(());
    }
    let (from, to) = (place_of(connection, row.0)?, place_of(connection, other)?);
    // No key begins with a slash; each key stands in one row at any time.
    connection
        .prepare_cached("UPDATE cards SET key = '/' || id WHERE id IN (?1, ?2)")?
        .execute([row.0, other])?;
    for (row, place) in [(row.0, to), (other, from)] {
        let values = place.into_iter().chain([row.into()]);
        connection
            .prepare_cached(&format!(
                "UPDATE cards SET ({PLACE}) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?11"
            ))?
            .execute(rusqlite::params_from_iter(values))?;
    }
    Ok(())
}

fn place_of(connection: &Connection, row: i64) -> rusqlite::Result<Vec<rusqlite::types::Value>> {
    connection
        .prepare_cached(&format!("SELECT {PLACE} FROM cards WHERE id = ?1"))?
        .query_row([row], |row| (0..PLACE_COLUMNS).map(|column| row.get(column)).collect())
}
