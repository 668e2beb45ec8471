//! Reading the log back, for people.

use serde::Serialize;

use super::error::StoreError;
use super::log::Record;
use super::store::Store;
use crate::clock::{Day, Moment};
use crate::deck::{CardKey, Kind};
use crate::memory::Rating;

/// An answer from the log, with what was later said of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryRow {
    pub at: Moment,
    pub day: Day,
    pub card: CardKey,
    /// The rating at the time.
    pub rating: Rating,
    pub outcome: Outcome,
    /// The kind of card; absent for an answer imported without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    pub choices: Option<u32>,
    pub correct: Option<bool>,
    /// Milliseconds from the question to the reply.
    pub latency: Option<u64>,
    /// The predicted probability of recall; absent at the first answer.
    pub recall: Option<f64>,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Counts,
    /// Counts with another rating.
    Overruled(Rating),
    /// Does not count.
    Undone,
}

impl Store {
    /// Calls `visit` with every answer, oldest first; of more than `newest`, only the newest.
    /// Stops with the first error that `visit` returns.
    pub fn history<E: From<StoreError>>(
        &self,
        newest: Option<u64>,
        mut visit: impl FnMut(HistoryRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut stopped = None;
        self.read(|connection| {
            // The first record to read; the least of all ids for all of them.
            let start: Option<[u8; 16]> = match newest {
                None => Some([0; 16]),
                Some(newest) => connection
                    .prepare("SELECT min(id) FROM (SELECT id FROM records WHERE kind = ?1 ORDER BY id DESC LIMIT ?2)")?
                    .query_row(
                        (Record::Answer as u8, i64::try_from(newest).unwrap_or(i64::MAX)),
                        |row| row.get(0),
                    )?,
            };
            let Some(start) = start else { return Ok(()) };
            let mut statement = connection.prepare(
                "SELECT r.at, r.day, c.key, r.rating, r.form, r.choices, r.correct, r.latency, r.recall,
                        (SELECT o.rating FROM records o WHERE o.refers = r.id AND o.kind = ?2
                         ORDER BY o.id DESC LIMIT 1) AS overruled,
                        EXISTS (SELECT 1 FROM records u WHERE u.refers = r.id AND u.kind = ?3)
                            AS undone
                 FROM records r JOIN cards c ON c.id = r.card
                 WHERE r.kind = ?1 AND r.id >= ?4 ORDER BY r.id",
            )?;
            let mut rows =
                statement.query((Record::Answer as u8, Record::Overrule as u8, Record::Undo as u8, start))?;
            while let Some(row) = rows.next()? {
                let Some(rating) = Rating::from_number(row.get("rating")?) else { continue };
                let overruled = row.get::<_, Option<u8>>("overruled")?.and_then(Rating::from_number);
                let kind = row.get::<_, Option<u8>>("form")?.and_then(Kind::from_number);
                let answer = HistoryRow {
                    at: Moment(row.get("at")?),
                    day: Day(row.get("day")?),
                    card: CardKey::from_stored(row.get("key")?),
                    rating,
                    outcome: match overruled {
                        _ if row.get("undone")? => Outcome::Undone,
                        Some(rating) => Outcome::Overruled(rating),
                        None => Outcome::Counts,
                    },
                    kind: kind.map(Kind::name),
                    choices: row.get("choices")?,
                    correct: row.get("correct")?,
                    latency: row.get("latency")?,
                    recall: row.get("recall")?,
                };
                if let Err(error) = visit(answer) {
                    stopped = Some(error);
                    break;
                }
            }
            Ok(())
        })?;
        stopped.map_or(Ok(()), Err)
    }
}
