//! The parameters of FSRS-6, fitted to a learner's own answers.

use std::collections::HashMap;

use fsrs::{ComputeParametersInput, DEFAULT_PARAMETERS, FSRSItem, FSRSReview, compute_parameters};

use super::model::ModelError;
use super::past::{Review, days_between, predictions, scored, without_luck};
use super::score::log_loss;
use crate::clock::Day;

/// The 21 parameters of FSRS-6.
pub type Parameters = [f32; 21];

/// The default parameters, fitted by the FSRS project on many learners.
pub fn default_parameters() -> Parameters {
    DEFAULT_PARAMETERS
}

/// With fewer scored reviews nothing is fitted, nor fitted anew: what came out would be chance.
pub const FEWEST: usize = 16;

/// How many answers more make a new fit worth it, after one on this many: a fortieth.
pub fn growth(answers: u64) -> u64 {
    answers.div_ceil(40)
}

/// The defaults, which many learners stand behind, weigh as much as this many reviews of one learner:
/// 21 parameters fitted to a few hundred reviews alone foretell worse than the defaults do.
const DEFAULTS_WEIGH: f32 = 100.0;

/// At most so many reviews are used, those of the cards answered last: a fit takes some milliseconds
/// then, however long the log is, and what a learner did years ago tells less than last month.
pub const NEWEST: usize = 20_000;

/// What a fit came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// How many scored reviews there were.
    pub scored: usize,
    /// Log loss of the parameters in force on the newest fifth of the scored reviews.
    pub before: f64,
    /// The same of parameters that were fitted on the reviews before these.
    pub after: f64,
    /// Fitted on all reviews when accepted; otherwise those that did not do better.
    pub parameters: Parameters,
}

impl Fit {
    /// Whether the fitted parameters foretell better than those in force. A number that is none is
    /// no better.
    pub fn is_accepted(&self) -> bool {
        self.after < self.before
    }
}

/// Fits the parameters to `reviews`, and compares them with the `current` ones; `None` when there are
/// too few of them, or nothing can be made of them.
pub fn fit(reviews: &[Review], current: &Parameters) -> Result<Option<Fit>, ModelError> {
    let scored = scored(reviews);
    if scored.len() < FEWEST {
        return Ok(None);
    }
    let held_out = scored.len() - scored.len() / 5;
    // A study day is never cut in two: it is not known what comes later that day.
    let day = scored[held_out].day;
    let start = scored.partition_point(|review| review.day < day);
    let newest = &scored[start..];
    let Some(trained) = train(&reviews[..scored[start].at], current)? else { return Ok(None) };
    let loss = |parameters| -> Result<f64, ModelError> {
        let predicted = predictions(reviews, parameters)?;
        Ok(log_loss(predicted[start..].iter().copied().zip(newest.iter().map(|review| review.recalled))))
    };
    let mut fit =
        Fit { scored: scored.len(), before: loss(current)?, after: loss(&trained)?, parameters: trained };
    if fit.is_accepted()
        && let Some(all) = train(reviews, current)?
    {
        fit.parameters = all;
    }
    Ok(Some(fit))
}

/// Fits on all of the reviews, without asking whether that is better. `None` when nothing comes of
/// them. By the `current` parameters luck is told from knowledge.
pub fn train(reviews: &[Review], current: &Parameters) -> Result<Option<Parameters>, ModelError> {
    let items = items(&without_luck(reviews, current)?);
    let count = items.len() as f32;
    let drawn = |fitted| drawn_towards_defaults(&fitted, count / (count + DEFAULTS_WEIGH));
    Ok(fitted_to(items).map(drawn))
}

fn fitted_to(items: Vec<FSRSItem>) -> Option<Parameters> {
    let input = ComputeParametersInput { train_set: items, ..ComputeParametersInput::default() };
    compute_parameters(input).ok()?.try_into().ok()
}

/// How many of the parameters are stabilities after a first rating.
const FIRST_STABILITIES: usize = 4;

/// Between the defaults (a `share` of 0) and the fitted parameters (1). Stabilities span orders of
/// magnitude: they are drawn by factors, all else by differences. What is fitted to be just a default
/// stays it.
fn drawn_towards_defaults(fitted: &Parameters, share: f32) -> Parameters {
    let mut drawn = default_parameters();
    for (at, (parameter, fitted)) in drawn.iter_mut().zip(fitted).enumerate() {
        *parameter = if at < FIRST_STABILITIES {
            *parameter * (fitted / *parameter).powf(share)
        } else {
            *parameter + (fitted - *parameter) * share
        };
    }
    drawn
}

/// The crate learns from no longer card histories than this.
const LONGEST: usize = 256;

/// What the crate learns from: for every scored review the card's answers up to it.
fn items(reviews: &[Review]) -> Vec<FSRSItem> {
    let mut cards: HashMap<i64, (Vec<FSRSReview>, Day)> = HashMap::new();
    let mut items = Vec::new();
    for review in reviews {
        let (past, last) = cards.entry(review.card).or_insert_with(|| (Vec::new(), review.day));
        let delta_t = days_between(*last, review.day);
        *last = review.day.max(*last);
        if past.len() < LONGEST {
            past.push(FSRSReview { rating: u32::from(review.evidence.rating.number()), delta_t });
            if delta_t > 0 {
                items.push(FSRSItem { reviews: past.clone() });
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Rating::{Again, Good, Hard};
    use crate::memory::made::{FORGETFUL, guessed, history};

    #[test]
    fn items_end_in_a_gap_and_begin_with_none() {
        let review = |card, day, rating: crate::memory::Rating| Review {
            card,
            day: Day(day),
            evidence: rating.into(),
        };
        let reviews = [
            review(1, 0, Again),
            review(1, 0, Good),
            review(2, 1, Good),
            review(1, 3, Hard),
            review(1, 3, Good),
            // A clock set back.
            review(1, 2, Good),
            review(1, 4, Again),
        ];
        let items = items(&reviews);
        let pairs = |item: &FSRSItem| -> Vec<(u32, u32)> {
            item.reviews.iter().map(|review| (review.rating, review.delta_t)).collect()
        };
        assert_eq!(
            items.iter().map(pairs).collect::<Vec<_>>(),
            [vec![(1, 0), (3, 0), (2, 3)], vec![(1, 0), (3, 0), (2, 3), (3, 0), (3, 0), (1, 1)],]
        );
    }

    #[test]
    fn a_fit_comes_nearer_to_what_the_learner_is_like() {
        let reviews = history(&FORGETFUL, 120, 300, 7);
        let fit = fit(&reviews, &default_parameters()).unwrap().unwrap();
        assert!(fit.is_accepted(), "{fit:?}");
        let truth = predictions(&reviews, &FORGETFUL).unwrap();
        let distance = |parameters: &Parameters| -> f64 {
            let found = predictions(&reviews, parameters).unwrap();
            let squares = found.iter().zip(&truth).map(|(found, truth)| (found - truth).powi(2));
            (squares.sum::<f64>() / truth.len() as f64).sqrt()
        };
        let (fitted, defaults) = (distance(&fit.parameters), distance(&default_parameters()));
        assert!(fitted < defaults / 2.0, "{fitted} is not much nearer than {defaults}");
    }

    #[test]
    fn luck_leads_no_fit_astray() {
        let reviews = guessed(&FORGETFUL, 120, 300, Some(2), 7);
        let typed = |review: &Review| Review { evidence: review.evidence.rating.into(), ..*review };
        let naive: Vec<Review> = reviews.iter().map(typed).collect();
        let current = default_parameters();
        let recalls = |parameters: &Parameters| {
            let memory = history(&FORGETFUL, 120, 300, 7);
            predictions(&memory, parameters).unwrap()
        };
        let mean = |of: Vec<f64>| of.iter().sum::<f64>() / of.len() as f64;
        let truth = mean(recalls(&FORGETFUL));
        let off =
            |reviews: &[Review]| (mean(recalls(&train(reviews, &current).unwrap().unwrap())) - truth).abs();
        assert!(off(&reviews) < off(&naive) / 2.0, "{} {}", off(&reviews), off(&naive));
    }

    #[test]
    fn a_fit_that_does_no_better_is_not_accepted() {
        // Who is just as the parameters in force say cannot be foretold better.
        let current = default_parameters();
        let fit = fit(&history(&current, 120, 300, 7), &current).unwrap().unwrap();
        assert!(!fit.is_accepted(), "{fit:?}");
        let none = Fit { after: f64::NAN, ..fit };
        assert!(!none.is_accepted());
    }

    #[test]
    fn few_reviews_leave_the_parameters_near_the_defaults() {
        let defaults = default_parameters();
        assert_eq!(drawn_towards_defaults(&FORGETFUL, 0.0), defaults);
        assert_eq!(drawn_towards_defaults(&defaults, 0.3), defaults);
        let halfway = drawn_towards_defaults(&FORGETFUL, 0.5);
        for (at, half) in halfway.into_iter().enumerate() {
            let (a, b) = (defaults[at], FORGETFUL[at]);
            let mean = if at < FIRST_STABILITIES { (a * b).sqrt() } else { (a + b) / 2.0 };
            assert!((half - mean).abs() < 1e-5, "parameter {at}: {half}, not {mean}");
        }
    }

    #[test]
    fn who_is_like_most_is_foretold_better_for_the_pull_of_the_defaults() {
        // Over some learners, so that it is no matter of luck.
        let (mut pulled, mut alone) = (0.0, 0.0);
        for seed in 0..8 {
            let reviews = history(&default_parameters(), 160, 120, seed);
            let scored = scored(&reviews);
            let known = 400;
            let from = scored.partition_point(|review| review.at < known);
            let loss = |parameters: &Parameters| {
                let predicted = predictions(&reviews, parameters).unwrap();
                let recalled = scored[from..].iter().map(|review| review.recalled);
                log_loss(predicted[from..].iter().copied().zip(recalled))
            };
            let defaults = loss(&default_parameters());
            pulled += loss(&train(&reviews[..known], &default_parameters()).unwrap().unwrap()) - defaults;
            alone += loss(&fitted_to(items(&reviews[..known])).unwrap()) - defaults;
        }
        assert!(pulled < 0.7 * alone, "{pulled} and {alone} worse than the defaults");
    }

    #[test]
    fn too_little_is_not_fitted() {
        let day = |day| Review { card: 1, day: Day(day), evidence: Good.into() };
        let reviews: Vec<Review> = (0..FEWEST as i32).map(day).collect();
        assert_eq!(fit(&reviews, &default_parameters()).unwrap(), None);
        assert_eq!(fit(&[], &default_parameters()).unwrap(), None);
        let reviews: Vec<Review> = (0..=FEWEST as i32).map(day).collect();
        assert_eq!(fit(&reviews, &default_parameters()).unwrap().unwrap().scored, FEWEST);
    }

    #[test]
    fn all_on_one_day_is_not_fitted() {
        let day = |card, day| Review { card, day: Day(day), evidence: Good.into() };
        let reviews: Vec<Review> =
            (0..40).map(|card| day(card, 0)).chain((0..40).map(|card| day(card, 1))).collect();
        // The one day of scored reviews is the newest fifth: nothing is left to fit on.
        assert!(!fit(&reviews, &default_parameters()).unwrap().is_some_and(|fit| fit.is_accepted()));
    }
}
