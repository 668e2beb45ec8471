//! How even the days are, when due days are picked.

use std::collections::HashMap;

use griot::clock::Day;
use griot::memory::{CardState, Fsrs6, Rating, Retention, Scheduler, Week, pick, weight};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

const DAYS: i32 = 365;
/// New cards a day, every day, and the days before the days are judged.
const NEW: usize = 20;
const WARM: i32 = 90;

/// How the due day is picked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    Ideal,
    ByChance,
    ByLoad,
}

pub fn table(seed: u64) {
    println!("\nReviews a day, {NEW} new cards a day, days {WARM} to {DAYS}.\n");
    println!("Uneven: how far a weekday is from the mean of the days around it, root mean square.\n");
    println!("{:24}  {:>5}  {:>6}  {:>8}  {:>6}", "due day", "mean", "uneven", "Saturday", "Sunday");
    let easy = Week([1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0]);
    for (name, how, week) in [
        ("when recall is 0.9", Pick::Ideal, Week::default()),
        ("picked by chance", Pick::ByChance, Week::default()),
        ("picked by load", Pick::ByLoad, Week::default()),
        ("Sat: 0.5, Sun: 0", Pick::ByLoad, easy),
    ] {
        let counts = simulate(how, week, seed);
        let of = |wanted: fn(i32) -> bool| -> Vec<f64> {
            let days = (WARM..DAYS).filter(|day| wanted((day + 3).rem_euclid(7)));
            days.map(|day| f64::from(counts.get(&Day(day)).copied().unwrap_or(0))).collect()
        };
        let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
        let usual = of(|weekday| weekday < 5);
        let average = mean(&usual);
        let off = usual.windows(9).map(|around| (around[4] - mean(around)).powi(2));
        let uneven = mean(&off.collect::<Vec<_>>()).sqrt();
        println!(
            "{name:24}  {average:>5.0}  {uneven:>6.1}  {:>8.0}  {:>6.0}",
            mean(&of(|weekday| weekday == 5)),
            mean(&of(|weekday| weekday == 6)),
        );
    }
}

/// How many reviews each day brings, of a learner who does them all.
fn simulate(how: Pick, week: Week, seed: u64) -> HashMap<Day, u32> {
    let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut waiting: HashMap<Day, Vec<CardState>> = HashMap::new();
    let mut done = HashMap::new();
    for day in (0..DAYS).map(Day) {
        let due = waiting.remove(&day).unwrap_or_default();
        done.insert(day, due.len() as u32);
        let fresh = std::iter::repeat_n(None, NEW);
        for mut state in due.into_iter().map(Some).chain(fresh) {
            let recall = state.map_or(0.4, |state| scheduler.recall(&state, day));
            if !rng.random_bool(recall) {
                state = Some(scheduler.answer(state, day, Rating::Again));
            }
            let mut state = scheduler.answer(state, day, Rating::Good);
            let window = scheduler.window(&state, Retention::default());
            let load = |day: Day| waiting.get(&day).map_or(0, |cards| cards.len() as u32);
            state.due = match how {
                Pick::Ideal => state.due,
                Pick::ByChance => pick(window, rng.random(), |_| 1.0),
                Pick::ByLoad => pick(window, rng.random(), |day| weight(week.share(day), load(day), 0)),
            };
            waiting.entry(state.due).or_default().push(state);
        }
    }
    done
}
