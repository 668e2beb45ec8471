//! From a history to all figures, one answer at a time.

use std::collections::HashMap;

use serde::Serialize;

use super::answers::{Answer, Standing};
use super::cards::{CardLog, Forecast, HardCard, Stability};
use super::date::as_date;
use super::days::{DayLog, DayWork, Streak, Year};
use super::learning::{Learning, Seen};
use super::recall::{Recall, RecallLog};
use crate::clock::Day;

/// All that `griot stats` shows, as text, as a page and as JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    #[serde(serialize_with = "as_date")]
    pub today: Day,
    /// The name of the deck; `null` for all decks.
    pub deck: Option<String>,
    /// All answers that count: undone ones do not, overruled ones do with the later rating.
    pub answers: u64,
    /// The cards that they were given to.
    pub cards: u64,
    /// Answers dated after today, by a clock that was set back since. They count for no day and no rate.
    pub after_today: u64,
    pub year: Year,
    pub streak: Streak,
    /// The last 30 days with today, oldest first.
    pub days: Vec<DayWork>,
    pub recall: Recall,
    pub forecast: Forecast,
    pub stability: Stability,
    /// At most 10: those forgotten most often, then the most difficult.
    pub hardest: Vec<HardCard>,
    /// `null` until a card was recalled on a later day than it was first seen.
    pub learning: Option<Learning>,
}

/// Takes in a history and where the cards stand. It keeps sums, and a few bytes for each card.
#[derive(Debug)]
pub struct Gather {
    today: Day,
    answers: u64,
    after_today: u64,
    seen: HashMap<i64, Seen>,
    days: DayLog,
    recall: RecallLog,
    cards: CardLog,
}

impl Gather {
    pub fn new(today: Day) -> Gather {
        Gather {
            today,
            answers: 0,
            after_today: 0,
            seen: HashMap::new(),
            days: DayLog::default(),
            recall: RecallLog::default(),
            cards: CardLog::new(today),
        }
    }

    /// Takes in an answer that counts. They come in the order that they were given in.
    pub fn answer(&mut self, answer: &Answer) {
        let is_known = answer.day <= self.today;
        let mut is_later = false;
        self.seen
            .entry(answer.card)
            .and_modify(|seen| {
                is_later = seen.is_later(answer);
                seen.add(answer);
            })
            .or_insert_with(|| Seen::first(answer));
        if !is_known {
            self.after_today += 1;
            return;
        }
        self.answers += 1;
        self.days.add(answer);
        if is_later {
            self.recall.add(answer);
        }
    }

    /// Takes in where a card stands.
    pub fn card(&mut self, standing: Standing) {
        self.cards.add(standing);
    }

    /// Takes in how many cards were answered and are in no deck.
    pub fn in_no_deck(&mut self, cards: u64) {
        self.cards.forecast.in_no_deck = cards;
    }

    /// The figures of one deck, or of all for `None`.
    pub fn finish(self, deck: Option<String>) -> Stats {
        Stats {
            today: self.today,
            deck,
            answers: self.answers,
            cards: self.seen.len() as u64,
            after_today: self.after_today,
            year: self.days.year(self.today),
            streak: self.days.streak(self.today),
            days: self.days.lately(self.today),
            recall: self.recall.recall(),
            forecast: self.cards.forecast,
            stability: self.cards.stability,
            hardest: self.cards.hardest,
            learning: Learning::of(self.seen.values()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Rating::{self, Again, Good};
    use crate::stats::Rate;

    fn stats(answers: &[(i64, i32, Rating)], today: i32) -> Stats {
        let mut gather = Gather::new(Day(today));
        for (card, day, rating) in answers {
            let latency = Some(1000);
            gather.answer(&Answer { card: *card, day: Day(*day), rating: *rating, latency, recall: None });
        }
        gather.finish(None)
    }

    #[test]
    fn only_answers_on_a_later_day_tell_of_retention() {
        let stats = stats(
            &[
                (1, 1, Good),
                (2, 1, Again),
                (2, 1, Good),
                (1, 3, Again),
                (1, 3, Good),
                (2, 4, Good),
                (1, 5, Good),
            ],
            5,
        );
        assert_eq!((stats.answers, stats.cards), (7, 2));
        assert_eq!(stats.recall.all, Rate { recalled: 2, reviews: 3 });
        assert_eq!(stats.learning.map(|learning| learning.cards), Some(2));
        assert_eq!(stats.streak.days, 4);
    }

    #[test]
    fn answers_from_a_clock_that_was_ahead_count_for_no_day() {
        let stats = stats(&[(1, 1, Good), (1, 50, Good), (1, 3, Good), (2, 3, Good)], 3);
        assert_eq!((stats.answers, stats.after_today, stats.streak.days), (3, 1, 2));
        // The schedule, too, takes the card for one answered on day 50.
        assert_eq!(stats.recall.all.reviews, 0);
    }

    #[test]
    fn no_answers_make_empty_figures() {
        let stats = stats(&[], 5);
        assert_eq!((stats.answers, stats.year.days.len(), stats.days.len()), (0, 0, 30));
        assert_eq!(stats.learning, None);
    }
}
