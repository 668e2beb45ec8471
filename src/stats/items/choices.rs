//! What the choices of a question drew.

use serde::Serialize;

use super::covariance::mean;
use super::test::Question;

/// A choice, and who chose it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceFigures {
    pub text: String,
    pub is_right: bool,
    /// Students who chose it.
    pub chosen: usize,
    /// Their share of all who had the question, 0 to 1; `None` when nobody had it.
    pub share: Option<f64>,
    /// Their mean score in the whole test; `None` when nobody chose it.
    pub mean_score: Option<f64>,
    /// The same less what they have for this question.
    #[serde(skip)]
    pub(super) mean_rest: Option<f64>,
}

/// The figures of every choice. `had` is how many had the question; `score` is that of a student, and
/// what it is without this question.
pub(super) fn choices(
    question: &Question,
    had: usize,
    score: impl Fn(usize) -> Option<(f64, f64)>,
) -> Vec<ChoiceFigures> {
    let mut scores: Vec<Vec<Option<(f64, f64)>>> = vec![Vec::new(); question.choices.len()];
    for (student, choice) in &question.chosen {
        if let Some(scores) = scores.get_mut(*choice) {
            scores.push(score(*student));
        }
    }
    let figures = question.choices.iter().zip(scores).map(|((text, is_right), scores)| {
        let (known, rests): (Vec<f64>, Vec<f64>) = scores.iter().copied().flatten().unzip();
        ChoiceFigures {
            text: text.clone(),
            is_right: *is_right,
            chosen: scores.len(),
            share: (had > 0).then(|| scores.len() as f64 / had as f64),
            mean_score: mean(&known),
            mean_rest: mean(&rests),
        }
    });
    figures.collect()
}
