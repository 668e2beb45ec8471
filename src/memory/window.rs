//! On which day a card comes back: one of several that are as good for memory.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

use super::schedule::MAX_INTERVAL;
use crate::clock::Day;

/// The days on which a card may come back, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub first: Day,
    pub last: Day,
}

/// How much earlier or later a card may come back: one day, and of each part of the interval, in days,
/// this share. As FSRS and Anki have it ("fuzz factor" in Anki's manual and in py-fsrs).
const SHARES: [(f64, f64, f64); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, f64::INFINITY, 0.05)];

/// Shorter intervals, in days, leave no choice.
const SHORTEST: f64 = 2.5;

/// A window of a longer interval never begins before this many days.
const EARLIEST: f64 = 2.0;

impl Window {
    /// The days about `interval` days after `last_day`.
    pub fn around(last_day: Day, interval: i32) -> Window {
        let days = f64::from(interval);
        if days < SHORTEST {
            return Window { first: last_day + interval, last: last_day + interval };
        }
        let part = |(from, to, share): (f64, f64, f64)| share * (days.min(to) - from).max(0.0);
        let delta = 1.0 + SHARES.into_iter().map(part).sum::<f64>();
        let last = ((days + delta).round() as i32).min(MAX_INTERVAL.max(interval));
        let first = ((days - delta).round().max(EARLIEST) as i32).min(last);
        Window { first: last_day + first, last: last_day + last }
    }

    pub fn holds(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// How many days there are to pick from.
    pub fn days(&self) -> usize {
        usize::try_from(self.last - self.first).map_or(0, |days| days + 1)
    }
}

/// Picks a day of the window by chance: a day of twice the weight twice as often. A weight is 0 or more;
/// where all are 0, all are alike. The same seed picks the same day.
pub fn pick(window: Window, seed: u64, weight: impl Fn(Day) -> f64) -> Day {
    if window.days() <= 1 {
        return window.first;
    }
    let days = || (0..window.days() as i32).map(|after| window.first + after);
    let all: f64 = days().map(&weight).sum();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    if !(all > 0.0 && all.is_finite()) {
        return window.first + rng.random_range(0..window.days() as i32);
    }
    let mut left = rng.random::<f64>() * all;
    for day in days() {
        left -= weight(day);
        if left < 0.0 {
            return day;
        }
    }
    window.last
}

/// How much a day is to be preferred to another: for the share of a usual day that is wanted of it
/// ([`Week`](super::Week)), and what comes back on it already. A day twice as full is picked an eighth as
/// often; a day of half the share half as often, and as if it were twice as full, so that it ends up with
/// half as many. A day with a sibling of the card (a card of the same fact) is picked only if all have one.
pub fn weight(share: f64, cards: u32, siblings: u32) -> f64 {
    if share <= 0.0 {
        return 0.0;
    }
    let fullness = 1.0 + f64::from(cards) / share;
    let apart = if siblings > 0 { 1e-6 } else { 1.0 };
    apart * share / fullness.powi(3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn around(interval: i32) -> (i32, i32) {
        let window = Window::around(Day(100), interval);
        (window.first - Day(100), window.last - Day(100))
    }

    #[test]
    fn windows_are_as_published() {
        // What py-fsrs and Anki fuzz these intervals to.
        for (interval, expected) in [
            (0, (0, 0)),
            (1, (1, 1)),
            (2, (2, 2)),
            (3, (2, 4)),
            (7, (5, 9)),
            (20, (17, 23)),
            (100, (93, 107)),
        ] {
            assert_eq!(around(interval), expected, "{interval}");
        }
        assert_eq!(around(MAX_INTERVAL).1, MAX_INTERVAL);
    }

    #[test]
    fn days_are_picked_by_their_weight() {
        let window = Window { first: Day(10), last: Day(12) };
        let mut counts = [0.0; 3];
        for seed in 0..30_000 {
            let day = pick(window, seed, |day| [1.0, 0.0, 2.0][(day - window.first) as usize]);
            counts[(day - window.first) as usize] += 1.0;
        }
        assert_eq!(counts[1], 0.0);
        assert!((counts[2] / counts[0] - 2.0_f64).abs() < 0.1, "{counts:?}");
    }

    #[test]
    fn the_fullest_day_is_picked_least() {
        assert!(weight(1.0, 3, 0) > weight(1.0, 4, 0));
        assert!((weight(1.0, 0, 0) / weight(1.0, 1, 0) - 8.0).abs() < 1e-9);
        // Half of a usual day is as full with half of the cards.
        assert_eq!(weight(0.5, 4, 0), weight(1.0, 8, 0) / 2.0);
        assert_eq!(weight(0.0, 0, 0), 0.0);
        assert!(weight(1.0, 90, 0) > weight(1.0, 0, 1), "a full day is better than one with a sibling");
    }

    proptest! {
        #[test]
        fn a_day_of_the_window_is_picked(
            interval in 0..4000,
            seed: u64,
            weights in proptest::collection::vec(prop_oneof![Just(0.0), Just(f64::NAN), 0.0..9.0], 1..9),
        ) {
            let window = Window::around(Day(5), interval);
            let weight = |day: Day| weights[(day - window.first) as usize % weights.len()];
            let day = pick(window, seed, weight);
            prop_assert!(window.holds(day));
            prop_assert_eq!(day, pick(window, seed, weight));
        }
    }
}
