//! The test as a whole: how its scores lie, and how far they can be trusted.

use serde::Serialize;

use super::covariance::{covariance, is_constant, mean, median, variance};

/// The figures of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Whole {
    pub students: usize,
    pub questions: usize,
    pub mean: Option<f64>,
    pub median: Option<f64>,
    pub least: Option<f64>,
    pub most: Option<f64>,
    /// The standard deviation of these students' scores: divided by n.
    pub deviation: Option<f64>,
    /// The same as an estimate for all students that these are some of: divided by n − 1, as `sd` in R.
    pub sample_deviation: Option<f64>,
    /// Whether all answers are right or wrong, none of them in part: then alpha is KR-20.
    pub is_right_or_wrong: bool,
    /// Cronbach's alpha (1951), `k/(k−1) · (1 − Σ item variances / variance of the scores)`, with the
    /// population variances of all k questions; of answers that are right or wrong alone it is
    /// formula 20 of Kuder and Richardson (1937). `None` of one question, and when all scores are the same.
    pub alpha: Option<f64>,
    /// Questions whose answers are not all worth the same.
    pub varying: usize,
    /// Alpha with these alone: what `psych::alpha` of R gives, which leaves out the others.
    pub alpha_of_varying: Option<f64>,
    /// The standard error of measurement, `sample deviation · √(1 − alpha)`: by how much the scores
    /// of a student would differ in tests like this one. `None` where alpha is.
    pub error: Option<f64>,
    /// How many students have which score.
    pub histogram: Vec<Bin>,
}

/// Scores from `from` up to, but without, `to`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    pub students: usize,
}

/// How the scores vary, and how much of it the questions have in common.
#[derive(Debug)]
pub(super) struct Variances {
    /// Of each question.
    of: Vec<f64>,
    /// Of each question's answers with the sum of all.
    with_sum: Vec<f64>,
    /// Of the sum.
    of_sum: f64,
    /// Whether answers are missing, and each is that of the students who have it.
    is_pairwise: bool,
}

impl Variances {
    /// From the answers to every question, a column each, `NaN` where there is none to count. Where
    /// answers are missing, each covariance is that of the students who have both, `None` when fewer
    /// than two have. Those are divided by their number less 1, as R does: it differs from pair to
    /// pair, and only so are the figures those of `psych::alpha`. Where none is missing it cancels out.
    pub(super) fn of(columns: &[Vec<f64>]) -> Option<Variances> {
        if columns.iter().flatten().any(|credit| credit.is_nan()) {
            return Variances::pairwise(columns);
        }
        let students = columns.first()?.len();
        let sums: Vec<f64> =
            (0..students).map(|student| columns.iter().map(|column| column[student]).sum()).collect();
        let of: Option<Vec<f64>> = columns.iter().map(|column| variance(column)).collect();
        let with_sum =
            columns.iter().map(|column| covariance(column.iter().copied().zip(sums.iter().copied())));
        Some(Variances {
            of: of?,
            with_sum: with_sum.collect::<Option<_>>()?,
            of_sum: variance(&sums)?,
            is_pairwise: false,
        })
    }

    fn pairwise(columns: &[Vec<f64>]) -> Option<Variances> {
        let mut with_sum = vec![0.0; columns.len()];
        let mut of = Vec::with_capacity(columns.len());
        for (place, column) in columns.iter().enumerate() {
            for (earlier, other) in columns[..place].iter().enumerate() {
                let pairs = column.iter().copied().zip(other.iter().copied());
                let both = sample(pairs.filter(|(one, other)| !one.is_nan() && !other.is_nan()))?;
                with_sum[place] += both;
                with_sum[earlier] += both;
            }
            let known = column.iter().copied().filter(|credit| !credit.is_nan());
            of.push(sample(known.map(|credit| (credit, credit)))?);
        }
        for (with_sum, own) in with_sum.iter_mut().zip(&of) {
            *with_sum += own;
        }
        let of_sum = with_sum.iter().sum();
        Some(Variances { of, with_sum, of_sum, is_pairwise: true })
    }

    pub(super) fn is_pairwise(&self) -> bool {
        self.is_pairwise
    }

    /// The correlation of the question in this place with the sum of all others; `None` where either
    /// does not vary. Covariances of different students need not fit together: it stays within −1 and 1.
    pub(super) fn corrected(&self, question: usize) -> Option<f64> {
        let (own, with_sum) = (self.of.get(question)?, self.with_sum.get(question)?);
        let rest = self.of_sum - 2.0 * with_sum + own;
        let is_varying = *own > NOTHING && rest > NOTHING;
        is_varying.then(|| ((with_sum - own) / (own * rest).sqrt()).clamp(-1.0, 1.0))
    }

    /// Alpha of all questions.
    pub(super) fn alpha(&self) -> Option<f64> {
        alpha(self.of.len(), self.of.iter().sum(), self.of_sum)
    }

    /// Alpha without the question in this place.
    pub(super) fn alpha_without(&self, question: usize) -> Option<f64> {
        let own = self.of.get(question)?;
        let rest = self.of_sum - 2.0 * self.with_sum.get(question)? + own;
        alpha(self.of.len() - 1, self.of.iter().sum::<f64>() - own, rest)
    }

    /// Alpha of the questions whose answers vary, and how many these are. Those that do not vary
    /// have no part in any variance.
    fn of_varying(&self) -> (usize, Option<f64>) {
        let varying = self.of.iter().filter(|own| **own > 0.0).count();
        (varying, alpha(varying, self.of.iter().sum(), self.of_sum))
    }
}

/// The covariance of a sample of pairs, divided by their number less 1; `None` of fewer than two.
fn sample(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let n = pairs.clone().count() as f64;
    covariance(pairs).filter(|_| n > 1.0).map(|own| own * n / (n - 1.0))
}

/// Below this a variance is what rounding leaves of 0.
const NOTHING: f64 = 1e-12;

fn alpha(questions: usize, variances: f64, of_sum: f64) -> Option<f64> {
    let k = questions as f64;
    (questions > 1 && of_sum > NOTHING).then(|| k / (k - 1.0) * (1.0 - variances / of_sum))
}

impl Whole {
    /// `scores` are those of all students who have one, `columns` as in [`Variances::of`].
    pub(super) fn of(scores: &[f64], columns: &[Vec<f64>], variances: Option<&Variances>) -> Whole {
        let deviation = variance(scores).map(f64::sqrt);
        let n = scores.len() as f64;
        let sample_deviation = deviation.filter(|_| n > 1.0).map(|own| own * (n / (n - 1.0)).sqrt());
        let alpha = variances.and_then(Variances::alpha).filter(|_| !is_constant(scores));
        let (varying, alpha_of_varying) = variances.map_or((0, None), Variances::of_varying);
        let error = alpha.zip(sample_deviation).map(|(alpha, own)| own * (1.0 - alpha).max(0.0).sqrt());
        Whole {
            students: scores.len(),
            questions: columns.len(),
            mean: mean(scores),
            median: median(scores),
            least: scores.iter().copied().reduce(f64::min),
            most: scores.iter().copied().reduce(f64::max),
            deviation,
            sample_deviation,
            is_right_or_wrong: columns
                .iter()
                .flatten()
                .all(|credit| [0.0, 1.0].contains(credit) || credit.is_nan()),
            alpha,
            varying,
            alpha_of_varying: alpha_of_varying.filter(|_| alpha.is_some()),
            error,
            histogram: histogram(scores, columns.len()),
        }
    }
}

/// The most bins that are drawn.
const BINS: usize = 31;

/// Bins of whole points over all that can be scored, and below 0 where somebody scored less.
fn histogram(scores: &[f64], questions: usize) -> Vec<Bin> {
    let (Some(least), Some(most)) = (
        scores.iter().copied().reduce(f64::min),
        scores.iter().copied().reduce(f64::max).map(|most| most.max(questions as f64)),
    ) else {
        return Vec::new();
    };
    let from = least.floor().min(0.0);
    let points = (most.ceil() - from) as usize;
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000]
        .into_iter()
        .find(|step| points / step < BINS)
        .unwrap_or_else(|| points.div_ceil(BINS - 1));
    let count = points / step + 1;
    let mut bins: Vec<Bin> = (0..count)
        .map(|place| {
            let from = from + (place * step) as f64;
            Bin { from, to: from + step as f64, students: 0 }
        })
        .collect();
    for score in scores {
        // A score of 6.999999 is 7 that was added up in parts.
        let place = ((score - from + 1e-9) / step as f64) as usize;
        bins[place.min(count - 1)].students += 1;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_student_is_in_one_bin() {
        let students = |scores: &[f64], questions| -> Vec<(f64, usize)> {
            histogram(scores, questions).iter().map(|bin| (bin.from, bin.students)).collect()
        };
        assert_eq!(students(&[0.0, 2.9999999999, 1.5, 3.0], 3), [(0.0, 1), (1.0, 1), (2.0, 0), (3.0, 2)]);
        assert_eq!(students(&[-0.5, 1.0], 1), [(-1.0, 1), (0.0, 0), (1.0, 1)]);
        assert_eq!(histogram(&[100.0, 3.0], 100).len(), 21);
        assert_eq!(histogram(&[30.0], 30).len(), 31);
        assert_eq!(histogram(&[200.0], 200).iter().map(|bin| bin.students).sum::<usize>(), 1);
        assert!(histogram(&[], 3).is_empty());
    }

    #[test]
    fn pairwise_covariances_of_whole_columns_are_the_usual_ones() {
        let columns = [vec![1.0, 0.0, 1.0, 1.0], vec![0.0, 0.0, 1.0, 1.0], vec![1.0, 0.0, 0.0, 1.0]];
        let (one, other) = (Variances::of(&columns).unwrap(), Variances::pairwise(&columns).unwrap());
        assert!((one.alpha().unwrap() - other.alpha().unwrap()).abs() < 1e-12);
        for question in 0..3 {
            let pair = (one.alpha_without(question).unwrap(), other.alpha_without(question).unwrap());
            assert!((pair.0 - pair.1).abs() < 1e-12);
        }
        let never_together = [vec![1.0, f64::NAN], vec![f64::NAN, 1.0]];
        assert!(Variances::of(&never_together).is_none());
    }
}
