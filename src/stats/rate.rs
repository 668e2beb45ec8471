//! How often something was recalled, said no more surely than it is known.

use std::fmt;

use serde::Serialize;

/// Of fewer reviews than this no percentage is said: one more or less would change it by over 5.
const FEW: u64 = 20;

/// The quantile of the normal distribution that leaves 2.5 % on either side.
const Z: f64 = 1.959_964;

/// How many of some reviews were recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(into = "RateSaid")]
pub struct Rate {
    pub recalled: u64,
    pub reviews: u64,
}

impl Rate {
    pub(super) fn add(&mut self, is_recalled: bool) {
        self.recalled += u64::from(is_recalled);
        self.reviews += 1;
    }

    /// The share that was recalled, 0 to 1; `None` of fewer than 20 reviews.
    pub fn share(&self) -> Option<f64> {
        (self.reviews >= FEW).then(|| self.recalled as f64 / self.reviews as f64)
    }

    /// The 95 % interval of the probability of recall, by Wilson's score (1927); `None` without reviews.
    pub fn interval(&self) -> Option<[f64; 2]> {
        if self.reviews == 0 {
            return None;
        }
        let n = self.reviews as f64;
        let share = self.recalled as f64 / n;
        let centre = share + Z * Z / (2.0 * n);
        let margin = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some([(centre - margin) / scale, (centre + margin) / scale].map(|end| end.clamp(0.0, 1.0)))
    }
}

impl fmt::Display for Rate {
    /// `92% of 120`, or `7 of 9` of few.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.share() {
            // All or none is said only of all or none.
            Some(_) if self.recalled == self.reviews => write!(f, "100% of {}", self.reviews),
            Some(_) if self.recalled == 0 => write!(f, "0% of {}", self.reviews),
            Some(share) => {
                write!(f, "{:.0}% of {}", (100.0 * share).round().clamp(1.0, 99.0), self.reviews)
            }
            None => write!(f, "{} of {}", self.recalled, self.reviews),
        }
    }
}

/// A rate in JSON.
#[derive(Debug, Serialize)]
struct RateSaid {
    recalled: u64,
    reviews: u64,
    /// `null` of fewer than 20 reviews.
    share: Option<f64>,
    /// The 95 % interval; `null` without reviews.
    interval: Option<[f64; 2]>,
}

impl From<Rate> for RateSaid {
    fn from(rate: Rate) -> RateSaid {
        RateSaid {
            recalled: rate.recalled,
            reviews: rate.reviews,
            share: rate.share(),
            interval: rate.interval(),
        }
    }
}

/// How many of some reviews the memory model expected to be recalled.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(into = "PredictedSaid")]
pub struct Predicted {
    /// The sum of the predicted probabilities.
    pub expected: f64,
    /// The reviews that have a prediction.
    pub reviews: u64,
}

impl Predicted {
    pub(super) fn add(&mut self, recall: f64) {
        self.expected += recall;
        self.reviews += 1;
    }

    /// The mean prediction, 0 to 1; `None` without one.
    pub fn mean(&self) -> Option<f64> {
        (self.reviews > 0).then(|| self.expected / self.reviews as f64)
    }
}

impl fmt::Display for Predicted {
    /// `90% of 120`, or `8.1 of 9` of few; `-` without a prediction.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.mean() {
            None => write!(f, "-"),
            Some(mean) if self.reviews >= FEW => write!(f, "{:.0}% of {}", 100.0 * mean, self.reviews),
            Some(_) => write!(f, "{:.1} of {}", self.expected, self.reviews),
        }
    }
}

/// Predictions in JSON.
#[derive(Debug, Serialize)]
struct PredictedSaid {
    expected: f64,
    reviews: u64,
    /// `null` without a prediction.
    mean: Option<f64>,
}

impl From<Predicted> for PredictedSaid {
    fn from(predicted: Predicted) -> PredictedSaid {
        PredictedSaid { expected: predicted.expected, reviews: predicted.reviews, mean: predicted.mean() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_intervals_are_the_published_ones() {
        // Newcombe (1998), table I, method 3.
        for (recalled, reviews, expected) in [
            (81, 263, [0.2553, 0.3662]),
            (15, 148, [0.0624, 0.1605]),
            (0, 20, [0.0, 0.1611]),
            (1, 29, [0.0061, 0.1718]),
            (10, 10, [0.7225, 1.0]),
        ] {
            let interval = Rate { recalled, reviews }.interval().unwrap();
            for (found, expected) in interval.into_iter().zip(expected) {
                assert!((found - expected).abs() < 5e-5, "{recalled} of {reviews}: {found}, not {expected}");
            }
        }
        assert_eq!(Rate::default().interval(), None);
    }

    #[test]
    fn few_reviews_make_no_percentage() {
        let said = |recalled, reviews| Rate { recalled, reviews }.to_string();
        assert_eq!(said(7, 9), "7 of 9");
        assert_eq!(said(19, 19), "19 of 19");
        assert_eq!(said(15, 20), "75% of 20");
        assert_eq!(said(999, 1000), "99% of 1000");
        assert_eq!(said(1, 1000), "1% of 1000");
        assert_eq!(said(1000, 1000), "100% of 1000");
        assert_eq!(said(0, 1000), "0% of 1000");
        assert_eq!(Predicted { expected: 8.1, reviews: 9 }.to_string(), "8.1 of 9");
        assert_eq!(Predicted { expected: 18.0, reviews: 20 }.to_string(), "90% of 20");
        assert_eq!(Predicted::default().to_string(), "-");
    }
}
