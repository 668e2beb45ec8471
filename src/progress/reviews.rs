//! Reading the log and the cards back, for figures: no text is read that is not needed.

use rusqlite::Connection;

use super::error::StoreError;
use super::index::DeckRow;
use super::log::Record;
use super::store::{CardRow, STATE_COLUMNS, Store, state_of};
use crate::clock::Day;
use crate::deck::CardKey;
use crate::memory::{CardState, Evidence, Rating};

/// An answer that counts, with the rating that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Review {
    pub card: CardRow,
    pub day: Day,
    pub evidence: Evidence,
    /// Milliseconds from the question to the reply; `None` where they were not taken.
    pub latency: Option<u64>,
    /// The predicted probability of recall; absent at the first answer.
    pub recall: Option<f64>,
}

/// Where a card stands that was answered before.
#[derive(Debug, Clone, PartialEq)]
pub struct CardStanding {
    pub card: CardKey,
    /// What the card asks, where that is known.
    pub question: Option<String>,
    pub state: CardState,
    pub is_suspended: bool,
    /// The study day on which it is not asked.
    pub buried: Option<Day>,
}

impl Store {
    /// Calls `visit` with every answer that counts, oldest first, of the cards of one deck or of
    /// all cards. Undone answers are left out; overruled ones have their last rating.
    pub fn reviews(&self, deck: Option<DeckRow>, mut visit: impl FnMut(Review)) -> Result<(), StoreError> {
        // Nobody replies within no time: an answer imported without its time has a latency of 0.
        // The plus keeps SQLite from going card by card, which would have it sort them all by time.
        let scope = deck.map_or("", |_| "AND +r.card IN (SELECT id FROM cards WHERE deck = ?4)");
        // Amended answers are few: most rows are answered by one look into the index of references.
        let sql = format!(
            "SELECT r.card, r.day, nullif(r.latency, 0), r.recall, r.rating, r.choices,
                    (SELECT o.rating FROM records o WHERE o.refers = r.id AND o.kind = ?2
                     ORDER BY o.id DESC LIMIT 1)
             FROM records r
             WHERE r.kind = ?1 {scope}
               AND NOT EXISTS (SELECT 1 FROM records u WHERE u.refers = r.id AND u.kind = ?3)
             ORDER BY r.id"
        );
        self.read(|connection| {
            let mut statement = connection.prepare(&sql)?;
            let kinds = [Record::Answer, Record::Overrule, Record::Undo].map(|kind| kind as i64);
            let parameters = kinds.into_iter().chain(deck.map(|deck| deck.0));
            let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
            while let Some(row) = rows.next()? {
                let overruled: Option<u8> = row.get(6)?;
                let rating = overruled.map_or_else(|| row.get(4), Ok)?;
                let Some(rating) = Rating::from_number(rating) else { continue };
                // Whoever gives the rating knows whether it was luck.
                let choices = if overruled.is_none() { row.get(5)? } else { None };
                visit(Review {
                    card: CardRow(row.get(0)?),
                    day: Day(row.get(1)?),
                    evidence: Evidence { rating, choices },
                    latency: row.get(2)?,
                    recall: row.get(3)?,
                });
            }
            Ok(())
        })
    }

    /// Calls `visit` with every card that was answered before and stands in a deck, of one deck or
    /// of all.
    pub fn standings(
        &self,
        deck: Option<DeckRow>,
        visit: impl FnMut(CardStanding),
    ) -> Result<(), StoreError> {
        self.read(|connection| standings(connection, deck, visit))
    }

    /// How many cards were answered before and stand in no deck.
    pub fn answered_in_no_deck(&self) -> Result<u64, StoreError> {
        self.read(|connection| {
            connection.query_row(
                "SELECT count(*) FROM cards WHERE deck IS NULL AND last_day IS NOT NULL",
                [],
                |row| row.get(0),
            )
        })
    }

    /// How many cards were answered last on a day after this one, by a clock that was ahead.
    pub fn answered_after(&self, today: Day) -> Result<u64, StoreError> {
        self.read(|connection| {
            connection
                .query_row("SELECT count(*) FROM cards WHERE last_day > ?1", [today.0], |row| row.get(0))
        })
    }
}

fn standings(
    connection: &Connection,
    deck: Option<DeckRow>,
    mut visit: impl FnMut(CardStanding),
) -> rusqlite::Result<()> {
    let scope = deck.map_or("c.deck IS NOT NULL", |_| "c.deck = ?1");
    let mut statement = connection.prepare(&format!(
        "SELECT {STATE_COLUMNS}, c.key, c.suspended, c.buried, s.prompt
         FROM cards c LEFT JOIN said s ON s.card = c.id
         WHERE {scope} AND c.last_day IS NOT NULL"
    ))?;
    let mut rows = statement.query(rusqlite::params_from_iter(deck.map(|deck| deck.0)))?;
    while let Some(row) = rows.next()? {
        let Some(state) = state_of(row, 0)? else { continue };
        visit(CardStanding {
            card: CardKey::from_stored(row.get("key")?),
            question: row.get("prompt")?,
            state,
            is_suspended: row.get("suspended")?,
            buried: row.get::<_, Option<i32>>("buried")?.map(Day),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::deck::Kind;
    use crate::memory::{Fsrs6, Retention, Scheduler};
    use crate::progress::Answer;

    #[test]
    fn undone_answers_are_left_out_and_overruled_ones_have_their_last_rating() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(&home.path().join("progress.db")).unwrap();
        store
            .connection
            .execute("INSERT INTO cards (id, key, deck) VALUES (1, 'd/a', 7), (2, 'e/b', NULL)", [])
            .unwrap();
        let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
        let session = store.begin_session(Moment(0), 0, "d").unwrap();
        let answer = |store: &mut Store, card, day, rating| {
            let at = Moment(i64::from(day));
            let (day, kind, latency) = (Day(day), Kind::Ask, if card == 2 { 0 } else { 500 });
            let answer =
                Answer { session, at, day, rating, kind: Some(kind), choices: None, correct: None, latency };
            store.answer(CardRow(card), None, &answer, &scheduler).unwrap().id
        };
        let first = answer(&mut store, 1, 10, Rating::Good);
        let second = answer(&mut store, 1, 12, Rating::Again);
        answer(&mut store, 2, 12, Rating::Easy);
        for rating in [Rating::Easy, Rating::Hard] {
            store.overrule(first, rating, Moment(20), Day(12), &scheduler).unwrap();
        }
        store.undo(second, Moment(21), Day(12), &scheduler).unwrap();

        let read = |deck| {
            let mut reviews = Vec::new();
            let visit = |review: Review| {
                reviews.push((review.card.0, review.day.0, review.evidence.rating, review.latency));
            };
            store.reviews(deck, visit).unwrap();
            reviews
        };
        assert_eq!(read(None), [(1, 10, Rating::Hard, Some(500)), (2, 12, Rating::Easy, None)]);
        assert_eq!(read(Some(DeckRow(7))), [(1, 10, Rating::Hard, Some(500))]);
        assert_eq!(read(Some(DeckRow(8))), []);

        let mut standing = Vec::new();
        store.standings(None, |card| standing.push(card)).unwrap();
        let [card] = standing.as_slice() else { panic!("{standing:?}") };
        assert_eq!((card.card.as_str(), card.state.reviews, &card.question), ("d/a", 1, &None));
    }
}
