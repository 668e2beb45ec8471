//! A learner's study, simulated answer by answer.

mod answer;
mod apart;

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;

use self::apart::Apart;
use super::learner::{Learner, Mind};
use super::stock::{Known, Stock};
use crate::memory::{Fsrs6, Memory, MemoryModel, ModelError, Review};

/// What a day took.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Work {
    pub seconds: f64,
    pub answers: u32,
    /// Cards asked for the first time.
    pub new: u32,
}

/// A simulated study. What happens is drawn from the truth; the memories that decisions rest on are
/// those of the belief.
///
/// Each card draws from a generator of its own, seeded by its number: two courses of one seed that
/// differ in their policy are given the same luck, so that they compare. Known cards come first, in
/// the order of the stock; new ones follow.
#[derive(Debug, Clone)]
pub struct Course {
    truth: Mind,
    belief: Mind,
    /// Whether the memories of the truth are those of the belief.
    is_believed: bool,
    cards: Vec<Card>,
    apart: Apart,
    /// What was known when the course began.
    start: Vec<Known>,
    /// The first card that was not asked yet: new cards come in their order.
    unseen: usize,
    /// Counted from the first day of the course.
    today: i32,
    /// Seconds that a day has.
    budget: f64,
    work: Work,
    /// All answers; `None` while nobody wants to know.
    log: Option<Vec<Review>>,
}

#[derive(Debug, Clone)]
struct Card {
    truth: Memory,
    belief: Memory,
    /// The day of the last answer.
    last: i32,
    luck: Xoshiro256PlusPlus,
}

/// What stands in the place of a memory before the first answer; nobody looks at it.
const NONE: Memory = Memory { stability: 1.0, difficulty: 5.0 };

impl Course {
    /// The first day of a study of `stock`, with so many minutes a day. An error when the parameters
    /// of the truth or the belief are none.
    pub fn new(
        truth: &Learner,
        belief: &Learner,
        stock: &Stock,
        minutes: f64,
        seed: u64,
    ) -> Result<Course, ModelError> {
        let known = stock.known.iter().map(|known| (known.memory, -known.elapsed));
        let unseen = std::iter::repeat_n((NONE, 0), stock.new);
        let card = |(number, (memory, last))| Card {
            truth: memory,
            belief: memory,
            last,
            luck: Xoshiro256PlusPlus::seed_from_u64(seed.wrapping_mul(MIXER).wrapping_add(number)),
        };
        Ok(Course {
            truth: Mind::new(truth)?,
            belief: Mind::new(belief)?,
            is_believed: truth.parameters == belief.parameters,
            cards: (0..).zip(known.chain(unseen)).map(card).collect(),
            apart: Apart::new(stock),
            start: stock.known.clone(),
            unseen: stock.known.len(),
            today: 0,
            budget: minutes * 60.0,
            work: Work::default(),
            log: None,
        })
    }

    /// Keeps all answers from now on, with which parameters can be fitted.
    pub fn with_log(mut self) -> Course {
        self.log.get_or_insert_default();
        self
    }

    /// Makes the true memories of known cards so many times as stable as they are believed to be.
    pub(super) fn with_true_stability(mut self, factor: f64) -> Course {
        let known = self.start.len();
        self.is_believed = self.is_believed && factor == 1.0;
        self.cards[..known].iter_mut().for_each(|card| card.truth.stability *= factor as f32);
        self
    }

    /// The day of the course, counted from 0.
    pub fn today(&self) -> i32 {
        self.today
    }

    /// How many cards there are, with those not yet asked.
    pub fn cards(&self) -> usize {
        self.cards.len()
    }

    /// How many cards were known when the course began; they have the first numbers.
    pub fn start(&self) -> usize {
        self.start.len()
    }

    /// How many cards were asked at least once; the others have the numbers from this on.
    pub fn seen(&self) -> usize {
        self.unseen
    }

    /// How many cards were never asked.
    pub fn unseen(&self) -> usize {
        self.cards.len() - self.unseen
    }

    /// What is believed of a card that was asked before.
    pub fn known(&self, card: usize) -> Known {
        let Card { belief, last, .. } = self.cards[card];
        Known { memory: belief, elapsed: self.today - last }
    }

    /// What is left to study, as believed, as of today.
    pub fn stock(&self) -> Stock {
        let known = (0..self.unseen).map(|card| self.known(card)).collect();
        Stock { known, new: self.unseen(), facts: self.apart.facts().to_vec() }
    }

    /// The memory model that is believed in.
    pub fn model(&self) -> &Fsrs6 {
        &self.belief.model
    }

    /// What is believed of the learner.
    pub fn belief(&self) -> &Learner {
        &self.belief.learner
    }

    /// Believes something else of the learner from now on: what is believed of each card follows from
    /// its answers. An error when the parameters are none.
    pub fn believe(&mut self, belief: &Learner) -> Result<(), ModelError> {
        self.belief = Mind::new(belief)?;
        self.is_believed = false;
        let mut last: Vec<Option<i32>> = self.start.iter().map(|known| Some(-known.elapsed)).collect();
        last.resize(self.cards.len(), None);
        for (card, known) in self.cards.iter_mut().zip(&self.start) {
            card.belief = known.memory;
        }
        for review in self.reviews().to_vec() {
            let at = review.card as usize;
            let card = &mut self.cards[at];
            card.belief = match last[at] {
                None => self.belief.model.first(review.evidence.rating),
                Some(day) => {
                    self.belief.model.step(card.belief, f64::from(review.day.0 - day), review.evidence.rating)
                }
            };
            last[at] = Some(review.day.0);
        }
        Ok(())
    }

    /// All answers since [`Course::with_log`].
    pub fn reviews(&self) -> &[Review] {
        self.log.as_deref().unwrap_or_default()
    }

    /// Whether the minutes of the day are used up: no other answer begins.
    pub fn is_over(&self) -> bool {
        self.work.seconds >= self.budget
    }

    /// Seconds of the day that are left.
    pub fn left(&self) -> f64 {
        (self.budget - self.work.seconds).max(0.0)
    }

    /// More cards than this are not asked on a day, whatever happens.
    pub(super) fn most_answers(&self) -> usize {
        let costs = self.truth.learner.costs;
        // The last answer may begin when there is next to no time left, and one more shows that it was the
        // last.
        ((self.budget / costs.new.min(costs.recalled).min(costs.forgotten)) as usize).saturating_add(2)
    }

    /// From now on the cards of facts with more cards than days are left are not kept apart.
    pub(super) fn keep_apart_up_to(&mut self, days: i32) {
        self.apart.keep_apart_up_to(u32::try_from(days).unwrap_or(0));
    }

    /// How many cards the largest fact has.
    pub(super) fn most_of_a_fact(&self) -> usize {
        self.apart.most_of_a_fact()
    }

    /// Ends the day: what it took.
    pub fn end_day(&mut self) -> Work {
        self.today += 1;
        self.apart.end_day();
        std::mem::take(&mut self.work)
    }

    /// The knowledge as of today: how many cards are expected to be recalled, in truth. New cards are
    /// not known.
    pub fn knowledge(&self) -> f64 {
        self.recalls().sum()
    }

    /// The true probabilities that the cards asked at least once are recalled today.
    pub fn recalls(&self) -> impl Iterator<Item = f64> {
        let of = |card: &Card| self.truth.model.recall(card.truth, f64::from(self.today - card.last));
        self.cards[..self.unseen].iter().map(of)
    }
}

/// Seeds that follow each other are set far apart, so that the numbers of cards added to them do not
/// meet: 2^64 divided by the golden ratio.
const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;

    fn course(cards: usize, minutes: f64, seed: u64) -> Course {
        let learner = Learner::default();
        Course::new(&learner, &learner, &Stock::unseen(cards), minutes, seed).unwrap().with_log()
    }

    #[test]
    fn the_truth_decides_and_the_belief_believes() {
        let belief = Learner::default();
        let mut truth = belief.clone();
        truth.first_right = 1.0;
        truth.parameters[2] /= 4.0;
        let mut course = Course::new(&truth, &belief, &Stock::unseen(10), 60.0, 1).unwrap().with_log();
        (0..10).for_each(|card| course.ask(card));
        let work = course.end_day();
        assert_eq!((work.answers, work.new), (10, 10));
        assert!((f64::from(course.known(3).memory.stability) - 2.3065).abs() < 1e-4);
        let believed = |card| course.model().recall(course.known(card).memory, 1.0);
        assert!(course.knowledge() < (0..10).map(believed).sum());
    }

    #[test]
    fn what_is_believed_follows_from_the_answers() {
        let mut course = course(30, 10.0, 4);
        for _ in 0..5 {
            (0..30).for_each(|card| course.ask(card));
            course.end_day();
        }
        let memories =
            |course: &Course| (0..course.seen()).map(|card| course.known(card)).collect::<Vec<_>>();
        let before = memories(&course);
        course.believe(&Learner::default()).unwrap();
        assert_eq!(memories(&course), before, "the same belief comes to the same");
        let knowledge = course.knowledge();
        course.believe(&Learner::default().with_stability(2.0)).unwrap();
        assert!(
            memories(&course)
                .iter()
                .zip(&before)
                .all(|(now, then)| now.memory.stability > then.memory.stability)
        );
        assert_eq!(course.knowledge(), knowledge, "the truth stays");
    }

    #[test]
    fn policies_meet_the_same_luck() {
        let (mut one, mut other) = (course(50, 600.0, 9), course(50, 600.0, 9));
        (0..50).for_each(|card| one.ask(card));
        (0..20).for_each(|card| other.ask(card));
        other.end_day();
        (20..50).for_each(|card| other.ask(card));
        let ratings = |course: &Course, card| {
            let of = course.reviews().iter().filter(|review| review.card == card);
            of.map(|review| review.evidence.rating).collect::<Vec<_>>()
        };
        (0..50).for_each(|card| assert_eq!(ratings(&one, card), ratings(&other, card)));
    }

    #[test]
    fn parameters_that_are_none_are_refused() {
        let mut learner = Learner::default();
        learner.parameters[3] = f32::NAN;
        assert!(Course::new(&learner, &learner, &Stock::unseen(1), 1.0, 1).is_err());
    }
}
