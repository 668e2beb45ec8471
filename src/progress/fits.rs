//! The fits of the memory model's parameters. Each one is recorded; the last that was accepted is in
//! force, and every card's state is what a replay with it gives.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::StoreError;
use super::log::Record;
use super::replay::replay_all;
use super::store::Store;
use crate::clock::Moment;
use crate::memory::{
    FEWEST, Fit, Fsrs6, Parameters, ParametersId, Scheduler, Wishes, default_parameters, growth,
};

/// A fit that was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct FitRow {
    pub id: ParametersId,
    pub at: Moment,
    /// How many scored reviews it was made on.
    pub scored: u64,
    /// Log loss of the parameters that were in force, on the newest fifth; `None` for no number.
    pub before: Option<f64>,
    /// The same of the new ones.
    pub after: Option<f64>,
    pub accepted: bool,
    pub parameters: Parameters,
}

/// The parameters that the scheduler uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InForce {
    pub id: ParametersId,
    /// On how many scored reviews they were fitted; 0 for the defaults.
    pub scored: u64,
    pub parameters: Parameters,
}

const FIT_COLUMNS: &str = "id, at, scored, before, after, accepted, parameters";

impl Store {
    /// The scheduler of the parameters in force.
    pub fn scheduler(&self, wishes: impl Into<Wishes>) -> Result<Scheduler<Fsrs6>, StoreError> {
        let InForce { id, parameters, .. } = self.in_force()?;
        self.read(|_| Ok(Scheduler::fitted(model_of(&parameters)?, id, wishes)))
    }

    /// The parameters in force; the defaults as long as no fit was accepted.
    pub fn in_force(&self) -> Result<InForce, StoreError> {
        self.read(|connection| {
            let accepted = connection
                .prepare_cached(&format!(
                    "SELECT {FIT_COLUMNS} FROM fits WHERE accepted ORDER BY id DESC LIMIT 1"
                ))?
                .query_row([], fit_of)
                .optional()?;
            Ok(match accepted {
                Some(FitRow { id, scored, parameters, .. }) => InForce { id, scored, parameters },
                None => InForce { id: ParametersId::default(), scored: 0, parameters: default_parameters() },
            })
        })
    }

    /// All fits, oldest first.
    pub fn fits(&self) -> Result<Vec<FitRow>, StoreError> {
        self.read(|connection| {
            connection
                .prepare(&format!("SELECT {FIT_COLUMNS} FROM fits ORDER BY id"))?
                .query_map([], fit_of)?
                .collect()
        })
    }

    /// Whether the log has grown so much since the last fit that another one is worth it: by a fortieth,
    /// and by enough reviews to be scored. Reads no more of the log than it takes to know.
    pub fn wants_fit(&self) -> Result<bool, StoreError> {
        self.read(|connection| {
            let last: Option<(u64, [u8; 16])> = connection
                .query_row("SELECT answers, newest FROM fits ORDER BY id DESC LIMIT 1", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            let (answers, newest) = last.unwrap_or_default();
            // Of an answer on the day of the one before the prediction is 1, of a first one none.
            Ok(has(connection, &newest, "recall < 1.0", FEWEST as u64)?
                && has(connection, &newest, "1", growth(answers))?)
        })
    }

    /// Whether the log holds more than so many answers. Reads no more of it than it takes to know.
    pub fn has_more_than(&self, answers: u64) -> Result<bool, StoreError> {
        self.read(|connection| has(connection, &[0; 16], "1", answers.saturating_add(1)))
    }

    /// Records a fit. An accepted one is in force from then on: every card's state is replayed with it.
    pub fn keep_fit(
        &mut self,
        at: Moment,
        fit: &Fit,
        wishes: impl Into<Wishes>,
    ) -> Result<ParametersId, StoreError> {
        self.transaction(|connection| {
            let model = model_of(&fit.parameters)?;
            let newest: Option<[u8; 16]> =
                connection.query_row("SELECT max(id) FROM records", [], |row| row.get(0))?;
            let answers: u64 = connection.query_row(
                "SELECT count(*) FROM records WHERE kind = ?1",
                [Record::Answer as u8],
                |row| row.get(0),
            )?;
            connection.execute(
                "INSERT INTO fits (at, answers, newest, scored, before, after, accepted, parameters)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    at.0,
                    answers,
                    newest.unwrap_or_default(),
                    fit.scored,
                    fit.before,
                    fit.after,
                    fit.is_accepted(),
                    json_of(&fit.parameters)?,
                ],
            )?;
            let id = in_force_id(connection)?;
            if fit.is_accepted() {
                replay_all(connection, &Scheduler::fitted(model, id, wishes))?;
            }
            Ok(id)
        })
    }
}

/// Names the parameters in force.
pub(super) fn in_force_id(connection: &Connection) -> rusqlite::Result<ParametersId> {
    connection
        .prepare_cached("SELECT id FROM fits WHERE accepted ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0).map(ParametersId))
        .optional()
        .map(Option::unwrap_or_default)
}

/// Whether there are at least so many answers after a record that meet a condition.
fn has(connection: &Connection, newest: &[u8; 16], condition: &str, count: u64) -> rusqlite::Result<bool> {
    let found: u64 = connection
        .prepare(&format!(
            "SELECT count(*) FROM (SELECT 1 FROM records WHERE id > ?1 AND kind = ?2 AND {condition} LIMIT ?3)"
        ))?
        .query_row(params![newest, Record::Answer as u8, count], |row| row.get(0))?;
    Ok(found >= count)
}

fn fit_of(row: &Row) -> rusqlite::Result<FitRow> {
    let parameters: String = row.get("parameters")?;
    let parameters: Parameters = serde_json::from_str(&parameters).map_err(unreadable)?;
    model_of(&parameters)?;
    Ok(FitRow {
        id: ParametersId(row.get("id")?),
        at: Moment(row.get("at")?),
        scored: row.get("scored")?,
        before: row.get("before")?,
        after: row.get("after")?,
        accepted: row.get("accepted")?,
        parameters,
    })
}

fn json_of(parameters: &Parameters) -> rusqlite::Result<String> {
    serde_json::to_string(parameters).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn model_of(parameters: &Parameters) -> rusqlite::Result<Fsrs6> {
    Fsrs6::new(parameters).map_err(unreadable)
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}
