//! What the app does while a plan is followed: every week it measures the learner, fits the parameters
//! to the answers so far, and plans anew.

use std::collections::HashMap;

use griot::memory::{Rating, fit};
use griot::plan::{Course, Learner, Timed, Turn};

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
    let timed = reviews.iter().map(|review| {
        let is_right = review.rating != Rating::Again;
        let turn = match last.insert(review.card, review.day) {
            None if (review.card as usize) >= known => Turn::New,
            Some(day) if day == review.day => Turn::Repeat,
            _ => Turn::Review,
        };
        let costs = truth.costs;
        let seconds = match turn {
            Turn::New => costs.new,
            Turn::Review if is_right => costs.recalled,
            Turn::Review => costs.forgotten,
            Turn::Repeat => costs.repeat,
        };
        Timed { turn, is_right, seconds }
    });
    let learner = Learner::measured(parameters, scored, timed);
    course.believe(&learner).expect("parameters");
    learner
}
