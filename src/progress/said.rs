//! What the cards with a history say, in the store.

use rusqlite::{Connection, Row, params};

use super::keep::Said;
use super::store::CardRow;
use crate::deck::Kind;

/// Keeps what a card says now.
pub(super) fn keep(connection: &Connection, card: CardRow, said: &Said) -> rusqlite::Result<()> {
    write(connection, "INSERT OR REPLACE", card, said)
}

/// Keeps what a card says unless that is kept already: it is read anew when its deck changes.
pub(super) fn keep_first(connection: &Connection, card: CardRow, said: &Said) -> rusqlite::Result<()> {
    write(connection, "INSERT OR IGNORE", card, said)
}

fn write(connection: &Connection, insert: &str, card: CardRow, said: &Said) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "{insert} INTO said (card, fact, kind, prompt, answer) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?
        .execute(params![card.0, said.fact, said.kind.number(), said.prompt, said.answer])?;
    Ok(())
}

/// What a row says in its columns `fact`, `kind`, `prompt` and `answer`; `None` when they are empty,
/// as after an outer join.
pub(super) fn of(row: &Row) -> rusqlite::Result<Option<Said>> {
    let Some(kind) = row.get::<_, Option<u8>>("kind")?.and_then(Kind::from_number) else { return Ok(None) };
    Ok(Some(Said { fact: row.get("fact")?, kind, prompt: row.get("prompt")?, answer: row.get("answer")? }))
}
