//! How long answers took: the log as a plan sees it, which has to know what time brings.

use rusqlite::params;

use super::error::StoreError;
use super::log::Record;
use super::store::{SessionId, Store};
use crate::clock::{Day, Moment};
use crate::memory::Rating;

/// An answer in the log, whatever became of it: its time was spent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimedAnswer {
    pub at: Moment,
    pub day: Day,
    pub session: Option<SessionId>,
    /// The rating at the time.
    pub rating: Rating,
    /// Milliseconds from the question to the reply; `None` or 0 where that is not known.
    pub latency: Option<u64>,
    /// The predicted probability of recall; `None` at the first answer to a card, 1 on the day of another.
    pub recall: Option<f64>,
    /// Among how many answers it could be guessed.
    pub choices: Option<u32>,
}

impl Store {
    /// The newest answers, at most so many, oldest first; with `day`, only those of that study day.
    pub fn timed(&self, newest: usize, day: Option<Day>) -> Result<Vec<TimedAnswer>, StoreError> {
        self.read(|connection| {
            let mut answers = Vec::new();
            let mut statement = connection.prepare_cached(
                "SELECT at, day, session, rating, latency, recall, choices FROM records
                 WHERE kind = ?1 ORDER BY id DESC LIMIT ?2",
            )?;
            let mut rows = statement.query(params![Record::Answer as u8, newest as i64])?;
            while let Some(row) = rows.next()? {
                let answer_day = Day(row.get("day")?);
                match day {
                    Some(day) if answer_day < day => break,
                    // From a clock that was ahead.
                    Some(day) if answer_day > day => continue,
                    _ => {}
                }
                let Some(rating) = Rating::from_number(row.get("rating")?) else { continue };
                answers.push(TimedAnswer {
                    at: Moment(row.get("at")?),
                    day: answer_day,
                    session: row.get::<_, Option<i64>>("session")?.map(SessionId),
                    rating,
                    latency: row.get("latency")?,
                    recall: row.get("recall")?,
                    choices: row.get("choices")?,
                });
            }
            answers.reverse();
            Ok(answers)
        })
    }
}
