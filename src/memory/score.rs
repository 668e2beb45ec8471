//! How right predictions of recall were.

use std::collections::HashMap;

use super::past::Scored;

/// A prediction is taken for no surer than this: one that was certain and wrong would otherwise
/// weigh more than all others.
const SUREST: f64 = 1e-4;

/// Three measures of predictions against what happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// Mean of -ln of the probability given to what happened; lower is better.
    pub log_loss: f64,
    /// How far predicted and true recall are apart in groups of like reviews; lower is better.
    pub rmse: f64,
    /// How probable it is that of a recalled and a forgotten review the recalled one was given the
    /// higher probability: 0.5 for guesses, 1 is best. `None` when all or none were recalled.
    pub auc: Option<f64>,
}

impl Scores {
    /// Of predictions for these reviews, one each; `None` for none.
    pub fn of(reviews: &[Scored], predicted: &[f64]) -> Option<Scores> {
        if reviews.is_empty() {
            return None;
        }
        let pairs = || predicted.iter().copied().zip(reviews.iter().map(|review| review.recalled));
        Some(Scores {
            log_loss: log_loss(pairs()),
            rmse: rmse(reviews, predicted),
            auc: auc(pairs().collect()),
        })
    }
}

/// Mean of -ln of the probability given to what happened.
pub(super) fn log_loss(pairs: impl Iterator<Item = (f64, bool)>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (predicted, recalled) in pairs {
        let predicted = predicted.clamp(SUREST, 1.0 - SUREST);
        sum -= if recalled { predicted.ln() } else { (1.0 - predicted).ln() };
        count += 1.0;
    }
    sum / count
}

/// Root mean square of predicted less true recall over groups of reviews, weighted by their size.
fn rmse(reviews: &[Scored], predicted: &[f64]) -> f64 {
    let mut bins: HashMap<[u64; 3], (f64, f64, f64)> = HashMap::new();
    for (review, predicted) in reviews.iter().zip(predicted) {
        let (forecast, recalled, count) = bins.entry(bin(review)).or_default();
        *forecast += predicted.clamp(SUREST, 1.0 - SUREST);
        *recalled += f64::from(u8::from(review.recalled));
        *count += 1.0;
    }
    // A fixed order of adding, so that the last digit is always the same.
    let mut bins: Vec<_> = bins.into_iter().collect();
    bins.sort_unstable_by_key(|(bin, _)| *bin);
    let squares: f64 =
        bins.iter().map(|(_, (forecast, recalled, count))| (forecast - recalled).powi(2) / count).sum();
    (squares / reviews.len() as f64).sqrt()
}

/// The group of a review, as the benchmark of the FSRS project
/// (<https://github.com/open-spaced-repetition/srs-benchmark>) has it: by the interval (in
/// hundredths of a day), the days that the card was seen on with this one, and its lapses.
fn bin(review: &Scored) -> [u64; 3] {
    let step = |value: u32, first: f64, base: f64| first * base.powf(f64::from(value).log(base).floor());
    [
        (step(review.elapsed, 2.48, 3.62) * 100.0).round() as u64,
        step(review.seen + 1, 1.99, 1.89).round() as u64,
        if review.lapses == 0 { 0 } else { step(review.lapses, 1.65, 1.73).round() as u64 },
    ]
}

/// The area under the ROC curve, from the ranks of the predictions; like ones share their rank.
fn auc(mut pairs: Vec<(f64, bool)>) -> Option<f64> {
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let recalled = pairs.iter().filter(|(_, recalled)| *recalled).count() as f64;
    let forgotten = pairs.len() as f64 - recalled;
    if recalled == 0.0 || forgotten == 0.0 {
        return None;
    }
    let (mut ranks, mut below) = (0.0, 0.0);
    for like in pairs.chunk_by(|a, b| a.0 == b.0) {
        let rank = below + (like.len() as f64 + 1.0) / 2.0;
        ranks += rank * like.iter().filter(|(_, recalled)| *recalled).count() as f64;
        below += like.len() as f64;
    }
    Some((ranks - recalled * (recalled + 1.0) / 2.0) / (recalled * forgotten))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Day;

    fn review(elapsed: u32, seen: u32, lapses: u32, recalled: bool) -> Scored {
        Scored { at: 0, card: 1, day: Day(0), elapsed, recalled, choices: None, seen, lapses }
    }

    #[test]
    fn measures_are_what_they_are_by_hand() {
        let reviews = [review(1, 1, 0, true), review(1, 1, 0, false), review(9, 4, 2, true)];
        let scores = Scores::of(&reviews, &[0.8, 0.6, 0.5]).unwrap();
        let loss = -(0.8_f64.ln() + 0.4_f64.ln() + 0.5_f64.ln()) / 3.0;
        assert!((scores.log_loss - loss).abs() < 1e-12);
        // The first two share a bin: 1.4 foretold, 1 recalled; the third has one of its own.
        let rmse = ((0.4_f64.powi(2) / 2.0 + 0.25) / 3.0).sqrt();
        assert!((scores.rmse - rmse).abs() < 1e-12);
        assert_eq!(scores.auc, Some(0.5));
        assert_eq!(Scores::of(&[], &[]), None);
        assert_eq!(Scores::of(&reviews[..1], &[0.5]).unwrap().auc, None);
    }

    #[test]
    fn certainty_that_is_wrong_costs_much_and_not_all() {
        let scores = Scores::of(&[review(1, 1, 0, false)], &[1.0]).unwrap();
        assert!((scores.log_loss - 1e4_f64.ln()).abs() < 1e-6);
    }

    #[test]
    fn bins_are_those_of_the_benchmark() {
        // Computed with the formulas of the benchmark in Python.
        for (elapsed, seen, lapses, expected) in
            [(1, 1, 0, [248, 4, 0]), (4, 3, 1, [898, 7, 2]), (30, 10, 3, [3250, 13, 5])]
        {
            assert_eq!(bin(&review(elapsed, seen, lapses, true)), expected);
        }
    }

    #[test]
    fn like_predictions_tell_nothing_apart() {
        assert_eq!(auc(vec![(0.5, true), (0.5, false)]), Some(0.5));
        assert_eq!(auc(vec![(0.9, true), (0.5, false), (0.7, true)]), Some(1.0));
        assert_eq!(auc(vec![(0.1, true), (0.5, false)]), Some(0.0));
    }
}
