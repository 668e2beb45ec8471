//! How likely it is that a teacher keeps a card: features of what it looks like, weighed by what was fitted on
//! cards that were graded.

mod critic;
mod features;
mod lists;
mod trees;
mod verbs;

use std::borrow::Cow;
use std::collections::HashMap;

use critic::Critic;
use trees::Forest;

use super::forms::{Asks, Sketch};

pub(super) use features::features;

/// What a card looks like, by name; what is not named is 0.
pub type Features = Vec<(Cow<'static, str>, f64)>;

/// How much each feature speaks for keeping a card, as `examples/fit_scores` wrote it.
const FITTED: &str = include_str!("fitted.weights");

/// Questions asked of the features, as the same program wrote them.
const TREES: &str = include_str!("fitted.trees");

/// Turns features, and what the critic says, into probabilities.
pub(super) struct Scale {
    bias: f64,
    weights: HashMap<&'static str, f64>,
    forest: Forest,
    critic: Option<Critic<'static>>,
}

/// A card in the making and how likely it is to be kept.
pub(super) struct Rated {
    pub(super) sketch: Sketch,
    pub(super) features: Features,
    pub(super) score: f64,
}

impl Rated {
    /// What decides between cards that ask for the same words: a question is better to study with than a gap of
    /// nearly the same score, and one with choices leaves the least doubt what is asked for.
    pub(super) fn rank(&self) -> u64 {
        let bonus = match self.sketch.asks {
            Asks::Question { .. } if !self.sketch.choices.is_empty() => 0.15,
            Asks::Question { .. } => 0.1,
            _ => 0.0,
        };
        (self.score + bonus).to_bits()
    }

    /// A number that orders as the score does: probabilities are not negative, so their bits order as they do.
    pub(super) fn order(&self) -> u64 {
        self.score.max(0.0).to_bits()
    }
}

impl Scale {
    /// What was fitted.
    pub(super) fn fitted() -> Scale {
        let mut scale = Scale {
            bias: 0.0,
            weights: HashMap::new(),
            forest: Forest::read(TREES),
            critic: Critic::trained().ok(),
        };
        for line in FITTED.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weight)) = line.split_once(' ') else { continue };
            let Ok(weight) = weight.parse() else { continue };
            match name {
                "bias" => scale.bias = weight,
                _ => drop(scale.weights.insert(name, weight)),
            }
        }
        scale
    }

    /// Rates cards of an article that is called `title`; what the critic says becomes one of their features.
    pub(super) fn rate(&self, title: Option<&str>, cards: Vec<(Sketch, Features)>) -> Vec<Rated> {
        let sketches: Vec<&Sketch> = cards.iter().map(|(sketch, _)| sketch).collect();
        let critic = self.critic.as_ref();
        let judged = critic.map_or(vec![0.0; cards.len()], |critic| critic.judge(title, &sketches));
        let rated = cards.into_iter().zip(judged).map(|((sketch, mut features), critic)| {
            let score = self.score(&features, critic);
            features.push((Cow::Borrowed("critic"), critic));
            Rated { sketch, features, score }
        });
        rated.collect()
    }

    /// The estimated probability that a teacher keeps a card of these features, of which the critic says this, as the
    /// logarithm of the odds: a weighted mean of both odds. By the features alone it is the mean of what logistic
    /// regression and boosted trees say.
    pub(super) fn score(&self, features: &Features, critic: f64) -> f64 {
        let weigh = |(name, value): &(Cow<'static, str>, f64)| {
            self.weights.get(name.as_ref()).map_or(0.0, |weight| weight * value)
        };
        let sum: f64 = features.iter().map(weigh).sum();
        let by_weights = probability(self.bias + sum);
        let mean = ((by_weights + self.forest.score(features)) / 2.0).clamp(1e-6, 1.0 - 1e-6);
        probability((1.0 - CRITIC) * (mean / (1.0 - mean)).ln() + CRITIC * critic)
    }
}

/// What the critic weighs beside the features: what told cards apart best of 765 that neither had learned from
/// (`training/README.md`).
const CRITIC: f64 = 0.3;

/// The probability of which this is the logarithm of the odds.
fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
