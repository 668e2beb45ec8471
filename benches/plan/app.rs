//! What the app does while a plan is followed: every week it measures the learner, fits the parameters
//! to the answers so far, and plans anew.

use std::collections::HashMap;

use griot::clock::Moment;
use griot::memory::{Rating, fit};
use griot::plan::{Course, Learner, Pace, Timed};

/// Days between plans.
pub const WEEK: i32 = 7;

/// Measures the learner in a course that `truth` is the truth of, and believes that from now on.
pub fn measure(course: &mut Course, truth: &Learner) -> Learner {
    let belief = course.belief().clone();
    let reviews = course.reviews();
    let fitted = fit(reviews, &belief.parameters).expect("parameters");
    let (parameters, scored) = match fitted {
        Some(fit) if fit.is_accepted() => (fit.parameters, fit.scored),
        fit => (belief.parameters, fit.map_or(0, |fit| fit.scored)),
    };
    let mut last = HashMap::new();
    let known = course.start();
    let mut pace = Pace::default();
    for review in reviews {
        let rating = review.evidence.rating;
        let costs = truth.costs;
        let (recall, seconds) = match last.insert(review.card, review.day) {
            None if (review.card as usize) >= known => (None, costs.new),
            Some(day) if day == review.day => (Some(1.0), costs.repeat),
            _ if rating == Rating::Again => (Some(0.5), costs.forgotten),
            _ => (Some(0.5), costs.recalled),
        };
        let latency = (seconds * 1000.0) as u64;
        pace.add(&Timed { at: Moment(0), goes_on: false, evidence: rating.into(), latency, recall });
    }
    let learner = pace.learner(parameters, scored);
    course.believe(&learner).expect("parameters");
    learner
}
