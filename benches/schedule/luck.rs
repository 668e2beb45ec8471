//! True recall when asked. Who does not recall guesses, and is right by luck once in k.

use griot::clock::Day;
use griot::memory::{CardState, Evidence, Fsrs6, Rating, Retention, Scheduler, pick};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

/// Cards of each kind, and days.
const CARDS: u64 = 4_000;
const DAYS: i32 = 365;

/// The probability that a card is known before it was ever asked.
const KNOWN: f64 = 0.4;

/// The probability that what was shown a minute ago is recalled.
const REPEATED: f64 = 0.95;

const KINDS: [(&str, Option<u32>); 4] =
    [("typed", None), ("4 choices", Some(4)), ("3 choices", Some(3)), ("2 choices", Some(2))];

/// What is taken of a right choice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As griot does it.
    Corrected,
    /// As if it were a typed answer.
    Naive,
}

pub fn table(seed: u64) {
    println!("True recall when asked, {CARDS} cards of each kind over {DAYS} days, FSRS-6 defaults.");
    println!("\"at 2 days on\": without reviews after one day, which is as soon as a card can come back.\n");
    println!(
        "{:>6}  {:10}  {:>7}  {:>5}  {:>13}  {:>9}  {:>6}  {:>5}",
        "target", "kind", "reviews", "true", "at 2 days on", "predicted", "right", "naive"
    );
    for target in [0.8, 0.85, 0.9, 0.95] {
        for (name, choices) in KINDS {
            let retention = Retention::new(target).expect("a retention");
            let found = simulate(retention, choices, seed, Reading::Corrected);
            let naive = simulate(retention, choices, seed, Reading::Naive);
            println!(
                "{target:>6}  {name:10}  {:>7}  {:.3}  {:>13.3}  {:>9.3}  {:>6.3}  {:.3}",
                found.all.reviews,
                found.all.mean(found.all.truth),
                found.later.mean(found.later.truth),
                found.all.mean(found.all.predicted),
                found.all.mean(found.all.right),
                naive.all.mean(naive.all.truth),
            );
        }
    }
}

#[derive(Default)]
struct Sums {
    truth: f64,
    predicted: f64,
    right: f64,
    reviews: f64,
}

impl Sums {
    fn mean(&self, sum: f64) -> f64 {
        sum / self.reviews
    }
}

#[derive(Default)]
struct Found {
    all: Sums,
    /// Those after two days or more.
    later: Sums,
}

fn simulate(retention: Retention, choices: Option<u32>, seed: u64, reading: Reading) -> Found {
    let scheduler = Scheduler::new(Fsrs6::default(), retention);
    let mut found = Found::default();
    for card in 0..CARDS {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed << 32 | card);
        // What is in the learner's head, and what is believed of it.
        let (mut head, mut belief): (Option<CardState>, Option<CardState>) = (None, None);
        let mut due = Day(0);
        while due < Day(DAYS) {
            let day = due;
            loop {
                let recall = head.map_or(KNOWN, |state| scheduler.recall(&state, day));
                let is_repeat = belief.is_some_and(|state| state.last_day == day);
                let knows = rng.random_bool(if is_repeat { REPEATED } else { recall });
                let is_right = knows || choices.is_some_and(|k| rng.random_bool(1.0 / f64::from(k)));
                if let Some(belief) = belief.filter(|_| !is_repeat) {
                    let predicted = scheduler.recall(&belief, day);
                    let add = |sums: &mut Sums| {
                        sums.truth += recall;
                        sums.predicted += predicted;
                        sums.right += f64::from(u8::from(is_right));
                        sums.reviews += 1.0;
                    };
                    add(&mut found.all);
                    if day - belief.last_day >= 2 {
                        add(&mut found.later);
                    }
                }
                head = Some(scheduler.answer(head, day, if knows { Rating::Good } else { Rating::Again }));
                let rating = if is_right { Rating::Good } else { Rating::Again };
                let choices = choices.filter(|_| reading == Reading::Corrected);
                let after = scheduler.answer(belief, day, Evidence { rating, choices });
                belief = Some(after);
                if is_right {
                    due = pick(scheduler.window(&after, retention), rng.random(), |_| 1.0);
                    break;
                }
            }
        }
    }
    found
}
