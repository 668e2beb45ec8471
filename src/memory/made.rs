//! Made-up histories of learners whose parameters are known, for tests.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

use super::fit::{Parameters, default_parameters};
use super::past::Review;
use super::{Evidence, Fsrs6, Rating, Retention, Scheduler};
use crate::clock::Day;

/// A learner who forgets much faster than most.
pub const FORGETFUL: Parameters = [
    0.1, 0.4, 0.7, 2.0, 6.9, 0.8, 3.0, 0.01, 1.2, 0.15, 0.8, 1.2, 0.08, 0.2, 1.6, 0.5, 2.0, 0.6, 0.1, 0.1,
    0.4,
];

/// What a learner with these parameters answers on the first `days`, with some new cards a day until
/// there are `cards`, when the cards are asked as the defaults have it.
pub fn history(learner: &Parameters, days: i32, cards: i64, seed: u64) -> Vec<Review> {
    guessed(learner, days, cards, None, seed)
}

/// The same of cards with so many choices: whoever does not recall guesses.
pub fn guessed(learner: &Parameters, days: i32, cards: i64, choices: Option<u32>, seed: u64) -> Vec<Review> {
    let of = |parameters| Scheduler::new(Fsrs6::new(parameters).unwrap(), Retention::default());
    let (truth, asked) = (of(learner), of(&default_parameters()));
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut known = Vec::new();
    let mut reviews = Vec::new();
    for day in (0..days).map(Day) {
        for _ in 0..4.min(cards - known.len() as i64) {
            known.push((None, None));
        }
        for (card, (memory, plan)) in (0..).zip(&mut known) {
            let mut recall = memory.as_ref().map_or(0.6, |state| truth.recall(state, day));
            while plan.is_none_or(|plan: crate::memory::CardState| plan.due <= day) {
                let knows = rng.random_bool(recall);
                let is_right = knows || choices.is_some_and(|k| rng.random_bool(1.0 / f64::from(k)));
                let rating = |is_right| if is_right { Rating::Good } else { Rating::Again };
                let evidence = Evidence { rating: rating(is_right), choices };
                reviews.push(Review { card, day, evidence });
                *memory = Some(truth.answer(*memory, day, rating(knows)));
                *plan = Some(asked.answer(*plan, day, evidence));
                recall = 0.9;
            }
        }
    }
    reviews
}
