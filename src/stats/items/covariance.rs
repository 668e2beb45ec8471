//! Means, variances and correlations. All variances are those of a population: divided by n.

/// The mean; `None` of nothing.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The population variance; `None` of nothing.
pub(super) fn variance(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    if is_constant(values) {
        return Some(0.0);
    }
    Some(values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64)
}

/// Whether all values are the same: said of the values, not of a variance that rounding leaves.
pub(super) fn is_constant(values: &[f64]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

/// The middle of the sorted values, of an even number the mean of the two in the middle; `None` of
/// nothing.
pub(super) fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[half]),
        _ => Some(f64::midpoint(sorted[half - 1], sorted[half])),
    }
}

/// The population covariance of pairs; `None` of nothing.
pub(super) fn covariance(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let (n, sums) = pairs
        .clone()
        .fold((0usize, (0.0, 0.0)), |(n, sums), (one, other)| (n + 1, (sums.0 + one, sums.1 + other)));
    if n == 0 {
        return None;
    }
    let (one_mean, other_mean) = (sums.0 / n as f64, sums.1 / n as f64);
    let sum: f64 = pairs.map(|(one, other)| (one - one_mean) * (other - other_mean)).sum();
    Some(sum / n as f64)
}

/// Pearson's correlation; `None` where either side is the same in all pairs.
pub(super) fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (one, other): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    if is_constant(&one) || is_constant(&other) {
        return None;
    }
    let scale = (variance(&one)? * variance(&other)?).sqrt();
    let found = covariance(pairs.iter().copied())? / scale;
    found.is_finite().then(|| found.clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_numbers_by_hand() {
        assert_eq!(variance(&[1.0, 2.0, 3.0, 4.0]), Some(1.25));
        assert_eq!(
            (median(&[3.0, 1.0, 2.0]), median(&[4.0, 1.0]), median(&[])),
            (Some(2.0), Some(2.5), None)
        );
        assert_eq!(correlation(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]), Some(1.0));
        assert_eq!(correlation(&[(0.0, 1.0), (0.0, 3.0)]), None);
        assert_eq!((mean(&[]), variance(&[]), correlation(&[])), (None, None, None));
    }

    proptest! {
        #[test]
        fn correlations_lie_between_minus_one_and_one(
            pairs in prop::collection::vec((-50.0..50.0f64, -50.0..50.0f64), 0..20), scale in 0.1..9.0f64,
        ) {
            if let Some(found) = correlation(&pairs) {
                prop_assert!((-1.0..=1.0).contains(&found));
                let turned: Vec<_> = pairs.iter().map(|(one, other)| (*other, -scale * one + 3.0)).collect();
                prop_assert!((correlation(&turned).unwrap() + found).abs() < 1e-9);
            }
        }
    }
}
