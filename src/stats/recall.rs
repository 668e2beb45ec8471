//! Retention and calibration: what was recalled, against what was predicted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answers::Answer;
use super::date::{as_date, monday};
use super::rate::{Predicted, Rate};
use crate::clock::Day;

/// How many weeks are shown.
const WEEKS: usize = 12;

/// Where the bins of predicted probability end; finer where a schedule puts most reviews.
const ENDS: [f64; 7] = [0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0];

/// What was recalled of the cards last answered on an earlier study day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recall {
    /// All such reviews.
    pub all: Rate,
    /// The last 12 weeks that have reviews, oldest first.
    pub weeks: Vec<Week>,
    /// By predicted probability, lowest first; only bins that have reviews.
    pub calibration: Vec<Bin>,
}

/// The reviews of a week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Week {
    #[serde(serialize_with = "as_date")]
    pub monday: Day,
    pub recalled: Rate,
    pub predicted: Predicted,
}

/// The reviews whose recall was predicted with a probability of `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    pub from: f64,
    /// Not part of it, but for 1.
    pub to: f64,
    pub recalled: Rate,
    pub predicted: Predicted,
}

/// Sums over the reviews so far.
#[derive(Debug)]
pub(super) struct RecallLog {
    all: Rate,
    weeks: BTreeMap<Day, Week>,
    bins: [Bin; ENDS.len()],
}

impl Default for RecallLog {
    fn default() -> RecallLog {
        let bin = |at: usize| Bin {
            from: at.checked_sub(1).map_or(0.0, |before| ENDS[before]),
            to: ENDS[at],
            recalled: Rate::default(),
            predicted: Predicted::default(),
        };
        RecallLog { all: Rate::default(), weeks: BTreeMap::new(), bins: std::array::from_fn(bin) }
    }
}

impl RecallLog {
    /// Adds the answer of a card that was last answered on an earlier study day.
    pub(super) fn add(&mut self, answer: &Answer) {
        // A damaged store may hold any number.
        let predicted = answer.recall.filter(|recall| (0.0..=1.0).contains(recall));
        let is_recalled = answer.is_recalled();
        self.all.add(is_recalled);
        let monday = monday(answer.day);
        let week = self.weeks.entry(monday).or_insert_with(|| Week {
            monday,
            recalled: Rate::default(),
            predicted: Predicted::default(),
        });
        week.recalled.add(is_recalled);
        if let Some(recall) = predicted {
            week.predicted.add(recall);
            let at = ENDS.iter().position(|end| recall < *end).unwrap_or(ENDS.len() - 1);
            self.bins[at].recalled.add(is_recalled);
            self.bins[at].predicted.add(recall);
        }
        // An older week that comes again is dropped again: twelve newer ones are there.
        if self.weeks.len() > WEEKS {
            self.weeks.pop_first();
        }
    }

    pub(super) fn recall(self) -> Recall {
        Recall {
            all: self.all,
            weeks: self.weeks.into_values().collect(),
            calibration: self.bins.into_iter().filter(|bin| bin.recalled.reviews > 0).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Rating::{self, Again, Good};

    fn recall(reviews: &[(i32, Rating, Option<f64>)]) -> Recall {
        let mut log = RecallLog::default();
        for (day, rating, recall) in reviews {
            log.add(&Answer { card: 1, day: Day(*day), rating: *rating, latency: None, recall: *recall });
        }
        log.recall()
    }

    #[test]
    fn bins_hold_their_lower_end_and_the_last_one_both() {
        let reviews = [
            (4, Good, Some(0.9)),
            (4, Again, Some(0.949)),
            (4, Good, Some(0.95)),
            (4, Good, Some(1.0)),
            (4, Again, Some(0.0)),
            (4, Good, None),
            (4, Good, Some(f64::NAN)),
            (4, Good, Some(1.5)),
        ];
        let recall = recall(&reviews);
        assert_eq!(recall.all, Rate { recalled: 6, reviews: 8 });
        let bins: Vec<_> =
            recall.calibration.iter().map(|bin| (bin.from, bin.to, bin.recalled, bin.predicted)).collect();
        assert_eq!(
            bins,
            [
                (0.0, 0.5, Rate { recalled: 0, reviews: 1 }, Predicted { expected: 0.0, reviews: 1 }),
                (0.9, 0.95, Rate { recalled: 1, reviews: 2 }, Predicted { expected: 1.849, reviews: 2 }),
                (0.95, 1.0, Rate { recalled: 2, reviews: 2 }, Predicted { expected: 1.95, reviews: 2 }),
            ]
        );
        let [week] = recall.weeks.as_slice() else { panic!("{recall:?}") };
        assert_eq!((week.monday, week.recalled.reviews, week.predicted.reviews), (Day(4), 8, 5));
    }

    #[test]
    fn the_last_twelve_weeks_with_reviews_are_kept() {
        // One week in two, the oldest once more at the end.
        let reviews: Vec<_> = (0..15).chain([0]).map(|n| (4 + 14 * n, Good, None)).collect();
        let recall = recall(&reviews);
        assert_eq!(recall.weeks.len(), 12);
        assert_eq!(recall.weeks[0].monday, Day(4 + 14 * 3));
        assert_eq!(recall.all.reviews, 16);
    }
}
