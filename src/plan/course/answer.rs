//! Answers in a simulated study: drawn from the truth, and what they make of the memories.

use rand::RngExt;

use super::{Card, Course};
use crate::clock::Day;
use crate::memory::{MemoryModel, Rating, Review};

impl Course {
    /// Whether a known card may be asked today: no other of its fact was.
    pub fn may_ask(&self, card: usize) -> bool {
        self.apart.may_ask(card, self.today)
    }

    /// Asks the next new card of a fact of which none was asked today. Returns false when there is none.
    pub fn ask_next_new(&mut self) -> bool {
        match self.apart.next_new(self.unseen, self.today) {
            Some(place) => {
                self.cards.swap(self.unseen, place);
                self.apart.swap(self.unseen, place);
                self.ask(self.unseen);
                true
            }
            None => false,
        }
    }

    /// Asks a card, and again until it is right once. It is left wrong when the day is over before.
    pub fn ask(&mut self, card: usize) {
        let is_new = card >= self.unseen;
        if self.is_over() || is_new && self.unseen() == 0 {
            return;
        }
        // Whichever new card is asked for, the next one comes.
        let card = card.min(self.unseen);
        self.apart.asked(card, self.today);
        let mut is_right = if is_new { self.ask_new(card) } else { self.ask_known(card) };
        while !is_right && !self.is_over() {
            is_right = self.draw(card, self.truth.repeat_right());
            self.answer(card, is_right);
            self.work.seconds += self.truth.learner.costs.repeat;
        }
    }

    fn ask_known(&mut self, card: usize) -> bool {
        let Card { truth, last, .. } = self.cards[card];
        let recall = self.truth.model.recall(truth, f64::from(self.today - last));
        let is_right = self.draw(card, recall);
        self.answer(card, is_right);
        let costs = self.truth.learner.costs;
        self.work.seconds += if is_right { costs.recalled } else { costs.forgotten };
        is_right
    }

    fn ask_new(&mut self, card: usize) -> bool {
        let is_right = self.draw(card, self.truth.learner.first_right);
        let rating = rating(is_right);
        self.cards[card].truth = self.truth.model.first(rating);
        self.cards[card].belief = self.belief.model.first(rating);
        self.unseen += 1;
        self.work.new += 1;
        self.work.seconds += self.truth.learner.costs.new;
        self.note(card, rating);
        is_right
    }

    fn draw(&mut self, card: usize, probability: f64) -> bool {
        self.cards[card].luck.random::<f64>() < probability
    }

    fn answer(&mut self, card: usize, is_right: bool) {
        let rating = rating(is_right);
        let it = &mut self.cards[card];
        let elapsed = f64::from(self.today - it.last);
        it.truth = self.truth.model.step(it.truth, elapsed, rating);
        it.belief =
            if self.is_believed { it.truth } else { self.belief.model.step(it.belief, elapsed, rating) };
        self.note(card, rating);
    }

    fn note(&mut self, card: usize, rating: Rating) {
        self.cards[card].last = self.today;
        self.work.answers += 1;
        if let Some(log) = &mut self.log {
            log.push(Review { card: card as i64, day: Day(self.today), evidence: rating.into() });
        }
    }
}

fn rating(is_right: bool) -> Rating {
    if is_right { Rating::Good } else { Rating::Again }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Learner, Stock};

    fn course(cards: usize, minutes: f64, seed: u64) -> Course {
        let learner = Learner::default();
        Course::new(&learner, &learner, &Stock::unseen(cards), minutes, seed).unwrap().with_log()
    }

    #[test]
    fn a_day_ends_with_the_answer_that_was_begun() {
        let mut course = course(100, 5.0, 1);
        (0..100).for_each(|card| course.ask(card));
        let work = course.end_day();
        let longest = 19.4;
        assert!((300.0..300.0 + longest).contains(&work.seconds), "{work:?}");
        assert_eq!(course.seen() as u32, work.new);
        assert!(course.unseen() > 0 && !course.is_over());
    }

    #[test]
    fn a_card_is_asked_until_it_is_right() {
        let mut course = course(20, 60.0, 3);
        (0..20).for_each(|card| course.ask(card));
        for card in 0..20 {
            let mut answers = course.reviews().iter().filter(|review| review.card == card);
            assert_eq!(answers.next_back().unwrap().evidence.rating, Rating::Good);
            assert!(answers.all(|review| review.evidence.rating == Rating::Again));
        }
        assert!(course.reviews().len() > 20, "nobody knows all at first");
    }

    #[test]
    fn whatever_new_card_is_asked_the_next_one_comes() {
        let mut course = course(2, 60.0, 1);
        [1, 1, 7, 9].iter().for_each(|card| course.ask(*card));
        // The second was asked for anew on the same day, and there is no third.
        assert_eq!((course.seen(), course.end_day().new), (2, 2));
    }
}
