//! A learner's past: which card was answered how on which day, simulated by the schedule.

use std::collections::BTreeMap;

use griot::clock::Day;
use griot::memory::{CardState, Fsrs6, Rating, Scheduler};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

/// One answer: the card by its number, the day, the rating.
pub type Deed = (usize, Day, Rating);

/// Answers to `cards` cards, in order, and the first day on which `due` cards wait: the learner
/// begins some cards every day, reviews what is due, and has stayed away at the end.
pub fn past(cards: usize, answers: usize, due: usize, scheduler: &Scheduler<Fsrs6>) -> (Vec<Deed>, Day) {
    /// Share of answers that are right: it makes about twenty answers a card in two years.
    const RIGHT: f64 = 0.85;
    const DAYS: usize = 500;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let mut states: Vec<Option<CardState>> = vec![None; cards];
    let mut waiting: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    let mut deeds = Vec::with_capacity(answers);
    let mut begun = 0;
    let mut day = Day(19_000);
    while deeds.len() < answers {
        let mut today: Vec<usize> = Vec::new();
        while let Some(entry) = waiting.first_entry()
            && *entry.key() <= day
        {
            today.extend(entry.remove());
        }
        let fresh = (begun + cards.div_ceil(DAYS)).min(cards);
        today.extend(begun..fresh);
        begun = fresh;
        while !today.is_empty() {
            let mut again = Vec::new();
            for card in today {
                if deeds.len() == answers {
                    break;
                }
                let rating = match rng.random::<f64>() / RIGHT {
                    ..0.1 => Rating::Easy,
                    ..0.9 => Rating::Good,
                    ..1.0 => Rating::Hard,
                    _ => Rating::Again,
                };
                let state = scheduler.answer(states[card], day, rating);
                states[card] = Some(state);
                deeds.push((card, day, rating));
                if rating == Rating::Again {
                    again.push(card);
                } else {
                    waiting.entry(state.due).or_default().push(card);
                }
            }
            today = again;
        }
        day = day + 1;
    }
    assert_eq!(begun, cards, "all cards were begun");
    let is_due = |day: Day| states.iter().flatten().filter(|state| state.due <= day).count();
    while is_due(day) < due {
        day = day + 1;
    }
    (deeds, day)
}
