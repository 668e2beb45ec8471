//! The reply that a question hopes for.

use super::judge::judge;
use super::verdict::{Expected, Part};
use super::{Reply, Segment, Task};

/// The reply that is right, word for word; `None` for [`Task::Flip`], which the learner grades.
pub fn right_reply(task: &Task) -> Option<Reply> {
    Some(match task {
        Task::Type { .. } | Task::Number { .. } => {
            let parts = judge(task, &Reply::GiveUp, None).parts;
            match parts.into_iter().next() {
                Some(Part { expected: Expected::Text { answer, .. }, .. }) => Reply::Text(answer),
                _ => Reply::GiveUp,
            }
        }
        Task::Gaps { segments } => {
            let gaps = segments.iter().filter_map(Segment::answers);
            Reply::Gaps(gaps.map(|answers| answers.first().cloned().unwrap_or_default()).collect())
        }
        Task::Pick { right, .. } => Reply::Pick(*right),
        Task::PickAll { right, .. } => {
            let chosen = right.iter().enumerate().filter_map(|(place, is_right)| is_right.then_some(place));
            Reply::PickAll(chosen.collect())
        }
        Task::TrueFalse { truth } => Reply::TrueFalse(*truth),
        Task::Order { right, .. } => Reply::Order(right.clone()),
        Task::Match { pairs, .. } => Reply::Match(pairs.clone()),
        Task::Flip { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Verdict;

    #[test]
    fn it_is_judged_to_be_right() {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let gap = |answer: &str| Segment::Gap { answers: texts(&[answer, "other"]), hint: None };
        for task in [
            Task::Type { answers: texts(&["the Niger", "Joliba"]) },
            Task::Number { value: 4180.5, tolerance: 0.0, unit: Some("km".to_owned()) },
            Task::Number { value: -3.0, tolerance: 0.0, unit: None },
            Task::Gaps { segments: vec![gap("1960"), Segment::Text(" by ".to_owned()), gap("Keïta")] },
            Task::Pick { choices: texts(&["a", "b"]), right: 1 },
            Task::PickAll { choices: texts(&["a", "b", "c"]), right: vec![true, false, true] },
            Task::TrueFalse { truth: false },
            Task::Order { items: texts(&["b", "c", "a"]), right: vec![2, 0, 1] },
            Task::Match { left: texts(&["a", "b"]), right: texts(&["B", "A"]), pairs: vec![1, 0] },
        ] {
            let reply = right_reply(&task).unwrap();
            assert_eq!(judge(&task, &reply, None).verdict, Verdict::Right, "{task:?}");
        }
        assert_eq!(right_reply(&Task::Flip { back: "b".to_owned() }), None);
    }
}
