//! What comes of a study up to an exam: simulated several times and averaged.

use super::guide::Guide;
use super::study::study_day;
use crate::memory::ModelError;
use crate::plan::course::{Course, Work};
use crate::plan::minutes::Setting;

/// Cards recalled at least this surely count as sure.
pub const SURE: f64 = 0.9;

/// How wrong the stabilities are in the simulations of a set, in standard deviations: quartered so that
/// their mean is 0 and their standard deviation 1.
const DEVIATIONS: [f64; 4] = [-1.38, -0.32, 0.32, 1.38];

/// Simulations of a set.
pub const SET: u64 = DEVIATIONS.len() as u64;

/// Sums over simulated studies.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    times: f64,
    cards: f64,
    known: f64,
    known_squared: f64,
    luck: f64,
    sure: f64,
    seen: f64,
    answers: f64,
    most_seconds: f64,
    days: Vec<Work>,
}

/// What is expected of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExamDay {
    /// Cards asked for the first time.
    pub new: f64,
    /// All answers but those.
    pub reviews: f64,
    pub minutes: f64,
}

impl Trial {
    /// Simulates a study by this guide in sets: of each, some learners forget faster than believed and
    /// some slower, as far as the belief may be off.
    pub fn of(
        guide: &Guide,
        setting: &Setting,
        sets: u64,
        mut tell: impl FnMut(),
    ) -> Result<Trial, ModelError> {
        let mut trial =
            Trial { days: vec![Work::default(); setting.days.max(0) as usize], ..Trial::default() };
        for time in 0..sets * SET {
            let deviation = DEVIATIONS[(time % SET) as usize];
            let factor = (deviation * setting.learner.doubt).exp();
            let seed = setting.seed.wrapping_add(time);
            trial.add(guide, setting, factor, seed)?;
            tell();
        }
        Ok(trial)
    }

    fn add(&mut self, guide: &Guide, setting: &Setting, factor: f64, seed: u64) -> Result<(), ModelError> {
        let truth = setting.learner.with_stability(factor);
        let mut course = Course::new(&truth, setting.learner, setting.stock, setting.minutes, seed)?
            .with_true_stability(factor);
        for (left, day) in (1..=setting.days).rev().zip(&mut self.days) {
            let work = study_day(&mut course, guide, left);
            self.most_seconds = self.most_seconds.max(work.seconds);
            self.answers += f64::from(work.answers);
            day.seconds += work.seconds;
            day.answers += work.answers;
            day.new += work.new;
        }
        let known = course.knowledge();
        self.times += 1.0;
        self.cards = course.cards() as f64;
        self.known += known;
        self.known_squared += known * known;
        self.luck += course.recalls().map(|recall| recall * (1.0 - recall)).sum::<f64>();
        self.sure += course.recalls().filter(|recall| *recall >= SURE).count() as f64;
        self.seen += course.seen() as f64;
        Ok(())
    }

    /// Cards expected to be recalled.
    pub fn known(&self) -> f64 {
        self.known / self.times
    }

    /// The share of all cards that is expected to be recalled; 0 without any cards.
    pub fn recall(&self) -> f64 {
        self.share(self.known())
    }

    /// The share that is recalled in 90 of 100 cases lies between these: what is known differs with the
    /// luck of studying and with how far the belief is off, what is recalled of it by the luck of the day.
    pub fn range(&self) -> (f64, f64) {
        let studied = (self.known_squared / self.times - self.known().powi(2)).max(0.0);
        let deviation = (studied + self.luck / self.times).sqrt() * NINETY;
        (self.share(self.known() - deviation).max(0.0), self.share(self.known() + deviation).min(1.0))
    }

    fn share(&self, cards: f64) -> f64 {
        if self.cards == 0.0 { 0.0 } else { cards / self.cards }
    }

    /// Cards that are recalled surely, see [`SURE`].
    pub fn sure(&self) -> f64 {
        self.sure / self.times
    }

    /// Cards that are never asked.
    pub fn unseen(&self) -> f64 {
        self.cards - self.seen / self.times
    }

    /// Minutes that a day takes on average.
    pub fn minutes(&self) -> f64 {
        let all: f64 = self.days.iter().map(|work| work.seconds).sum();
        all / 60.0 / self.times / self.days.len().max(1) as f64
    }

    /// Minutes of the longest day of all.
    pub fn most_minutes(&self) -> f64 {
        self.most_seconds / 60.0
    }

    pub fn answers(&self) -> f64 {
        self.answers / self.times
    }

    /// What is expected of each day.
    pub fn days(&self) -> Vec<ExamDay> {
        let of = |work: &Work| ExamDay {
            new: f64::from(work.new) / self.times,
            reviews: f64::from(work.answers - work.new) / self.times,
            minutes: work.seconds / 60.0 / self.times,
        };
        self.days.iter().map(of).collect()
    }
}

/// Nine tenths of a normal distribution lie within so many standard deviations.
const NINETY: f64 = 1.645;
