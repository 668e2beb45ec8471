//! The log as fitting and measuring see it: the answers that count, in order of time.

use super::error::StoreError;
use super::replay::{CardLog, each_card, log_of};
use super::store::{CardRow, Store};
use crate::clock::{Day, Moment};
use crate::memory::Review;

impl Store {
    /// All answers that count, with the rating that counts, in order of time.
    pub fn past(&self) -> Result<Vec<Review>, StoreError> {
        self.read(|connection| {
            let mut past = Past::default();
            each_card(connection, |card, log| {
                past.add(card, log);
                Ok(())
            })?;
            Ok(past.in_order())
        })
    }

    /// The same of the cards answered last: whole histories, about `limit` answers, no more than a
    /// part of the log being read.
    pub fn newest_past(&self, limit: usize) -> Result<Vec<Review>, StoreError> {
        self.read(|connection| {
            let mut past = Past::default();
            let mut left = limit as u64;
            let mut cards = connection.prepare(
                "SELECT id, reviews FROM cards WHERE last_day IS NOT NULL ORDER BY last_day DESC, id DESC",
            )?;
            let mut rows = cards.query([])?;
            while let Some(row) = rows.next()? {
                let (card, reviews) = (CardRow(row.get(0)?), row.get::<_, u64>(1)?);
                if reviews > left {
                    break;
                }
                left -= reviews;
                past.add(card, &log_of(connection, card)?);
            }
            Ok(past.in_order())
        })
    }
}

/// Answers card by card, on their way to the order of time.
#[derive(Default)]
struct Past(Vec<(Day, Moment, Review)>);

impl Past {
    /// The order of a card's answers is that of its records, whatever the clock said.
    fn add(&mut self, card: CardRow, log: &CardLog) {
        let (mut day, mut at) = (Day(i32::MIN), Moment(i64::MIN));
        for answer in log.counting() {
            day = day.max(answer.day);
            at = at.max(answer.at);
            self.0.push((day, at, Review { card: card.0, day, evidence: answer.evidence }));
        }
    }

    fn in_order(mut self) -> Vec<Review> {
        // Answers to one card at one time stay in their order.
        self.0.sort_by_key(|(day, at, review)| (*day, *at, review.card));
        self.0.into_iter().map(|(_, _, review)| review).collect()
    }
}
