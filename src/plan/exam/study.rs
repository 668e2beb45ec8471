//! A study up to an exam, simulated.

use super::guide::{Guide, Next};
use crate::plan::course::{Course, Work};
use crate::plan::stock::Known;

/// Studies a day by a guide, `left` days before the exam. Returns what the day took.
pub fn study_day(course: &mut Course, guide: &Guide, left: i32) -> Work {
    study(course, guide, left).0
}

/// The same, with the rank of the first card that there was no time for; 0 when there was for all.
pub(super) fn study(course: &mut Course, guide: &Guide, left: i32) -> (Work, f64) {
    course.keep_apart_up_to(left);
    let known: Vec<Known> = (0..course.seen()).map(|card| course.known(card)).collect();
    let mut margin = 0.0;
    // Of the cards of a fact most have to wait.
    let most = course.most_answers().saturating_mul(course.most_of_a_fact());
    for (rank, next) in guide.ranked(left, &known, course.unseen(), most) {
        if course.is_over() {
            margin = rank;
            break;
        }
        match next {
            Next::Known(card) if course.may_ask(card) => course.ask(card),
            Next::Known(_) => {}
            Next::New => _ = course.ask_next_new(),
        }
    }
    (course.end_day(), margin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::exam::{Policy, look_ahead};
    use crate::plan::{Learner, Setting, Stock};

    fn recall(policy: Policy, setting: &Setting) -> f64 {
        let guide = Guide::new(policy, setting.learner).unwrap();
        let of = |seed| {
            let learner = setting.learner;
            let mut course = Course::new(learner, learner, setting.stock, setting.minutes, seed).unwrap();
            for left in (1..=setting.days).rev() {
                let work = study_day(&mut course, &guide, left);
                assert!(work.seconds < setting.minutes * 60.0 + 20.0);
            }
            course.knowledge() / course.cards() as f64
        };
        (0..4).map(of).sum::<f64>() / 4.0
    }

    #[test]
    fn looking_ahead_is_ahead_of_greed_which_is_ahead_of_taking_turns() {
        let learner = Learner::default();
        let stock = Stock::unseen(40);
        let setting = Setting { learner: &learner, stock: &stock, minutes: 2.0, days: 25, seed: 100 };
        let (ahead, greedy) =
            (recall(look_ahead(&setting).unwrap(), &setting), recall(Policy::Greedy, &setting));
        assert!(greedy + 0.01 < ahead && ahead < 1.0, "{ahead} {greedy}");
        let hurried = Setting { minutes: 1.0, ..setting };
        let (greedy, turns) = (recall(Policy::Greedy, &hurried), recall(Policy::RoundRobin, &hurried));
        assert!(turns + 0.005 < greedy, "{greedy} {turns}");
    }
}
