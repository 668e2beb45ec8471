//! Cards of one fact are asked on different days, so that one does not give away another.

use crate::plan::stock::Stock;

/// Which facts were asked about today.
#[derive(Debug, Clone)]
pub(super) struct Apart {
    /// The fact of each card; empty when each card is one of its own.
    facts: Vec<u32>,
    /// How many cards each fact has.
    sizes: Vec<u32>,
    /// The last day on which each fact was asked about.
    last: Vec<i32>,
    /// Facts with more cards than this are not kept apart.
    most: u32,
    /// All new cards before this one are of facts that were asked about today.
    cursor: usize,
}

impl Apart {
    pub fn new(stock: &Stock) -> Apart {
        let facts = if stock.facts.len() == stock.len() { stock.facts.clone() } else { Vec::new() };
        let count = facts.iter().max().map_or(0, |most| *most as usize + 1);
        let mut sizes = vec![0; count];
        facts.iter().for_each(|fact| sizes[*fact as usize] += 1);
        Apart { facts, sizes, last: vec![i32::MIN; count], most: u32::MAX, cursor: 0 }
    }

    /// How many cards the largest fact has.
    pub fn most_of_a_fact(&self) -> usize {
        self.sizes.iter().max().map_or(1, |most| *most as usize)
    }

    /// The fact of each card.
    pub fn facts(&self) -> &[u32] {
        &self.facts
    }

    /// From now on facts with more cards than these are not kept apart: there are not days enough.
    pub fn keep_apart_up_to(&mut self, most: u32) {
        self.most = most;
    }

    /// Whether no card of the fact was asked today.
    pub fn may_ask(&self, card: usize, today: i32) -> bool {
        let Some(fact) = self.facts.get(card).map(|fact| *fact as usize) else { return true };
        self.last[fact] != today || self.sizes[fact] > self.most
    }

    /// Notes that a card is asked today.
    pub fn asked(&mut self, card: usize, today: i32) {
        if let Some(fact) = self.facts.get(card) {
            self.last[*fact as usize] = today;
        }
    }

    /// The first new card that may be asked today; new cards are those from `unseen` on, of all cards.
    pub fn next_new(&mut self, unseen: usize, today: i32) -> Option<usize> {
        if self.facts.is_empty() {
            return Some(unseen);
        }
        let start = self.cursor.max(unseen);
        let found = (start..self.facts.len()).find(|card| self.may_ask(*card, today));
        self.cursor = found.unwrap_or(self.facts.len());
        found
    }

    /// Two cards change places.
    pub fn swap(&mut self, a: usize, b: usize) {
        if !self.facts.is_empty() {
            self.facts.swap(a, b);
        }
    }

    pub fn end_day(&mut self) {
        self.cursor = 0;
    }
}

#[cfg(test)]
mod tests {
    use crate::memory::Memory;
    use crate::plan::{Course, Known, Learner, NewCards, Rule, Stock, follow};

    /// So many facts of three cards each; the first card of each is known and long due.
    fn stock(facts: u32) -> Stock {
        let memory = Memory { stability: 3.0, difficulty: 5.0 };
        let new = (0..facts).flat_map(|fact| [fact, fact]);
        Stock {
            known: vec![Known { memory, elapsed: 30 }; facts as usize],
            new: 2 * facts as usize,
            facts: (0..facts).chain(new).collect(),
        }
    }

    #[test]
    fn one_card_of_a_fact_is_asked_a_day() {
        let learner = Learner::default();
        let mut course = Course::new(&learner, &learner, &stock(10), 600.0, 1).unwrap();
        let rule = Rule { retention: Default::default(), new: NewCards::Fill };
        let work = follow(&mut course, rule, 3);
        // The known cards first; then, a day each, the other two of their facts.
        let firsts: Vec<u32> = work.iter().map(|work| work.new).collect();
        assert_eq!((firsts[0], course.seen()), (0, 10 + firsts[1] as usize + firsts[2] as usize));
        assert!(firsts[1..].iter().all(|new| *new <= 10) && firsts[1] > 0, "{firsts:?}");
    }

    #[test]
    fn facts_with_more_cards_than_days_are_not_kept_apart() {
        let learner = Learner::default();
        let mut course = Course::new(&learner, &learner, &stock(5), 600.0, 1).unwrap();
        course.keep_apart_up_to(2);
        assert!((0..5).all(|card| course.may_ask(card)));
        course.ask(0);
        assert!(course.ask_next_new() && course.seen() == 6);
        course.keep_apart_up_to(3);
        assert!(course.ask_next_new() && course.seen() == 7, "another fact");
        assert!(!course.may_ask(0));
    }
}
