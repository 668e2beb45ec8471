//! How right predictions would have been: every study day is foretold from the days before it.

use std::collections::HashMap;

use super::evidence::{Evidence, remembered, success};
use super::fit::{FEWEST, NEWEST, Parameters, default_parameters, fit, growth, train};
use super::model::{Fsrs6, MemoryModel, ModelError};
use super::past::{Review, Scored, days_between, newest, predictions, scored};
use super::score::Scores;
use crate::clock::Day;

/// Ways to foretell whether a card is recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forecaster {
    /// The share of all earlier reviews that were recalled.
    Average,
    /// The share of the latest reviews that were recalled.
    MovingAverage,
    /// FSRS-6 with default parameters.
    Defaults,
    /// FSRS-6, fitted before each study day.
    Daily,
    /// FSRS-6 as it is in study: fitted when the log has grown, and the fit accepted when it is better.
    Studied,
}

impl Forecaster {
    pub const ALL: [Forecaster; 5] = [
        Forecaster::Average,
        Forecaster::MovingAverage,
        Forecaster::Defaults,
        Forecaster::Daily,
        Forecaster::Studied,
    ];
}

/// What came of foretelling a history.
#[derive(Debug, Clone, PartialEq)]
pub struct Forward {
    /// Scored reviews in the history.
    pub scored: usize,
    /// The oldest sixth of them, which is left out of the scores: nobody knows the learner yet.
    pub left_out: usize,
    /// The share of the others that was recalled.
    pub recalled: f64,
    /// In the order of [`Forecaster::ALL`].
    pub scores: Vec<(Forecaster, Scores)>,
}

/// Foretells every study day from the days before it; `None` when there is nothing to foretell.
/// The days of `reviews` never go back. `progress` is told how many of how many reviews are done.
pub fn walk_forward(
    reviews: &[Review],
    mut progress: impl FnMut(usize, usize),
) -> Result<Option<Forward>, ModelError> {
    let scored = scored(reviews);
    let mut averages = Averages::default();
    let mut learned = Learned::default();
    let (mut average, mut moving) = (Vec::new(), Vec::new());
    let (mut daily, mut studied) = (Vec::new(), Vec::new());
    for day in scored.chunk_by(|a, b| a.day == b.day) {
        let before = reviews.partition_point(|review| review.day < day[0].day);
        learned.learn(reviews, before, average.len())?;
        daily.extend(learned.foretell(day, &learned.daily)?);
        studied.extend(learned.foretell(day, &learned.studied)?);
        average.extend(day.iter().map(|_| averages.all()));
        moving.extend(day.iter().map(|_| averages.moving));
        day.iter().for_each(|review| averages.add(review.recalled));
        progress(average.len(), scored.len());
    }
    let defaults = predictions(reviews, &default_parameters())?;
    let left_out = scored.len() / 6;
    let judged = &scored[left_out..];
    let predicted = [average, moving, defaults, daily, studied];
    let scores = Forecaster::ALL
        .into_iter()
        .zip(&predicted)
        .map(|(forecaster, of)| Some((forecaster, Scores::of(judged, &of[left_out..])?)));
    let Some(scores) = scores.collect() else { return Ok(None) };
    let recalled = judged.iter().filter(|review| review.recalled).count() as f64 / judged.len() as f64;
    Ok(Some(Forward { scored: scored.len(), left_out, recalled, scores }))
}

/// What is known of a learner before a study day.
struct Learned {
    /// The answers to each card.
    histories: HashMap<i64, Vec<(Day, Evidence)>>,
    /// How many reviews these are.
    known: usize,
    daily: Parameters,
    studied: Parameters,
    /// How many reviews there were at the last fit in study, and how many scored ones.
    fitted: (usize, usize),
}

impl Default for Learned {
    fn default() -> Learned {
        Learned {
            histories: HashMap::new(),
            known: 0,
            daily: default_parameters(),
            studied: default_parameters(),
            fitted: (0, 0),
        }
    }
}

impl Learned {
    /// Learns from the first `before` reviews, of which so many are scored.
    fn learn(&mut self, reviews: &[Review], before: usize, scored: usize) -> Result<(), ModelError> {
        for review in &reviews[self.known..before] {
            self.histories.entry(review.card).or_default().push((review.day, review.evidence));
        }
        self.known = before;
        if scored < FEWEST {
            return Ok(());
        }
        let latest = newest(&reviews[..before], NEWEST);
        if let Some(fitted) = train(&latest, &self.daily)? {
            self.daily = fitted;
        }
        let grown = (before - self.fitted.0) as u64 >= growth(self.fitted.0 as u64);
        if grown && scored - self.fitted.1 >= FEWEST {
            self.fitted = (before, scored);
            if let Some(fit) = fit(&latest, &self.studied)?
                && fit.is_accepted()
            {
                self.studied = fit.parameters;
            }
        }
        Ok(())
    }

    /// The predictions for the scored reviews of a day.
    fn foretell(&self, day: &[Scored], parameters: &Parameters) -> Result<Vec<f64>, ModelError> {
        let model = Fsrs6::new(parameters)?;
        let predict = |review: &Scored| {
            let mut answers = self.histories.get(&review.card)?.iter();
            let (mut last, evidence) = *answers.next()?;
            let mut memory = remembered(&model, None, evidence);
            for (day, evidence) in answers {
                memory = remembered(&model, Some((memory, f64::from(days_between(last, *day)))), *evidence);
                last = last.max(*day);
            }
            let recall = model.recall(memory, f64::from(review.elapsed));
            Some(success(recall, review.choices))
        };
        // Every scored review has a history: it would not be scored otherwise.
        Ok(day.iter().filter_map(predict).collect())
    }
}

/// The share of reviews that were recalled.
struct Averages {
    recalled: f64,
    count: f64,
    moving: f64,
}

/// What is said before anything is known: the share that griot aims at.
const UNKNOWN: f64 = 0.9;

/// The weight of the newest review in the moving average: it looks back on about a hundred.
const WEIGHT: f64 = 0.01;

impl Default for Averages {
    fn default() -> Averages {
        Averages { recalled: 0.0, count: 0.0, moving: UNKNOWN }
    }
}

impl Averages {
    fn all(&self) -> f64 {
        if self.count == 0.0 { UNKNOWN } else { self.recalled / self.count }
    }

    fn add(&mut self, recalled: bool) {
        let recalled = f64::from(u8::from(recalled));
        self.recalled += recalled;
        self.count += 1.0;
        self.moving += (recalled - self.moving) * WEIGHT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Rating::{Again, Good};
    use crate::memory::made::{FORGETFUL, history};

    fn loss(forward: &Forward, wanted: Forecaster) -> f64 {
        forward.scores.iter().find(|(forecaster, _)| *forecaster == wanted).unwrap().1.log_loss
    }

    #[test]
    fn whoever_forgets_fast_is_foretold_better_by_a_fit() {
        let reviews = history(&FORGETFUL, 60, 60, 3);
        let mut told = Vec::new();
        let forward = walk_forward(&reviews, |done, of| told.push((done, of))).unwrap().unwrap();
        assert!(loss(&forward, Forecaster::Daily) < loss(&forward, Forecaster::Defaults), "{forward:?}");
        assert!(loss(&forward, Forecaster::Studied) < loss(&forward, Forecaster::Defaults), "{forward:?}");
        assert_eq!(told.last(), Some(&(forward.scored, forward.scored)));
        assert_eq!(forward.left_out, forward.scored / 6);
    }

    #[test]
    fn a_day_is_foretold_without_itself_and_what_follows() {
        let reviews = history(&FORGETFUL, 30, 40, 5);
        let foretold = |reviews: &[Review]| {
            let scored = scored(reviews);
            let day = scored.last().unwrap().day;
            let first = scored.partition_point(|review| review.day < day);
            let mut learned = Learned::default();
            let before = reviews.partition_point(|review| review.day < day);
            learned.learn(reviews, before, first).unwrap();
            let found = learned.foretell(&scored[first..], &learned.daily).unwrap();
            (found, learned.studied)
        };
        let mut other = reviews.clone();
        let last = reviews.last().unwrap().day;
        for review in other.iter_mut().filter(|review| review.day == last) {
            let rating = if review.evidence.rating == Again { Good } else { Again };
            review.evidence = rating.into();
        }
        assert_ne!(reviews, other);
        assert_eq!(foretold(&reviews), foretold(&other));
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        assert_eq!(walk_forward(&[], |_, _| {}).unwrap(), None);
        let once = [Review { card: 1, day: Day(1), evidence: Good.into() }];
        assert_eq!(walk_forward(&once, |_, _| {}).unwrap(), None);
    }
}
