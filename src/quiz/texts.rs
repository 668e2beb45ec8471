//! Questions and answers as the texts that stand in the file of an attempt.

use crate::answer::{Reply, Segment, Task, right_reply};

/// What is asked: the prompt, or the text with its gaps open.
pub fn asked(prompt: &str, task: &Task) -> String {
    let Task::Gaps { segments } = task else { return prompt.to_owned() };
    let parts = segments.iter().map(|segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Gap { hint: Some(hint), .. } => format!("[…: {hint}]"),
        Segment::Gap { hint: None, .. } => "[…]".to_owned(),
    });
    parts.collect()
}

/// What there is to choose from, as shown; of pairs the right side. Empty where the answer is free.
pub fn choices(task: &Task) -> Vec<String> {
    match task {
        Task::Pick { choices, .. } | Task::PickAll { choices, .. } => choices.clone(),
        Task::TrueFalse { .. } => vec![word(true), word(false)],
        Task::Order { items, .. } => items.clone(),
        Task::Match { right, .. } => right.clone(),
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } | Task::Flip { .. } => Vec::new(),
    }
}

/// A reply as texts; empty for none, and for one that does not fit the task.
pub fn given(task: &Task, reply: &Reply) -> Vec<String> {
    let of = |items: &[String], places: &[usize]| -> Vec<String> {
        places.iter().filter_map(|place| items.get(*place).cloned()).collect()
    };
    match (task, reply) {
        (Task::Type { .. } | Task::Number { .. }, Reply::Text(text)) => vec![text.clone()],
        (Task::Gaps { .. }, Reply::Gaps(texts)) => texts.clone(),
        (Task::Pick { choices, .. }, Reply::Pick(place)) => of(choices, &[*place]),
        (Task::PickAll { choices, .. }, Reply::PickAll(places)) => of(choices, places),
        (Task::TrueFalse { .. }, Reply::TrueFalse(truth)) => vec![word(*truth)],
        (Task::Order { items, .. }, Reply::Order(places)) => of(items, places),
        (Task::Match { left, right, .. }, Reply::Match(places)) => {
            let pairs = left.iter().zip(places);
            pairs.filter_map(|(left, place)| Some(format!("{left} = {}", right.get(*place)?))).collect()
        }
        _ => Vec::new(),
    }
}

/// The right answer as texts; of a flip card its back.
pub fn right(task: &Task) -> Vec<String> {
    match (task, right_reply(task)) {
        (Task::Flip { back }, _) => vec![back.clone()],
        (_, Some(reply)) => given(task, &reply),
        (_, None) => Vec::new(),
    }
}

fn word(truth: bool) -> String {
    truth.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &str) -> Vec<String> {
        texts.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn every_kind_is_told_in_texts() {
        let gap =
            |hint: Option<&str>| Segment::Gap { answers: texts("1960 60"), hint: hint.map(str::to_owned) };
        let cases = [
            (Task::Type { answers: texts("a b") }, Reply::Text("x".to_owned()), "", vec!["x"], vec!["a"]),
            (
                Task::Number { value: 4180.0, tolerance: 0.0, unit: Some("km".to_owned()) },
                Reply::Text("4,000".to_owned()),
                "",
                vec!["4,000"],
                vec!["4180 km"],
            ),
            (Task::Pick { choices: texts("a b"), right: 1 }, Reply::Pick(0), "a b", vec!["a"], vec!["b"]),
            (
                Task::PickAll { choices: texts("a b c"), right: vec![true, false, true] },
                Reply::PickAll(vec![1]),
                "a b c",
                vec!["b"],
                vec!["a", "c"],
            ),
            (
                Task::TrueFalse { truth: true },
                Reply::TrueFalse(false),
                "true false",
                vec!["false"],
                vec!["true"],
            ),
            (
                Task::Order { items: texts("a b"), right: vec![1, 0] },
                Reply::Order(vec![0, 1]),
                "a b",
                vec!["a", "b"],
                vec!["b", "a"],
            ),
            (
                Task::Match { left: texts("a b"), right: texts("B A"), pairs: vec![1, 0] },
                Reply::Match(vec![0, 1]),
                "B A",
                vec!["a = B", "b = A"],
                vec!["a = A", "b = B"],
            ),
            (Task::Gaps { segments: vec![gap(None)] }, Reply::Gaps(texts("x")), "", vec!["x"], vec!["1960"]),
        ];
        for (task, reply, shown, answer, truth) in cases {
            assert_eq!(choices(&task), texts(shown), "{task:?}");
            assert_eq!(given(&task, &reply), answer, "{task:?}");
            assert_eq!(right(&task), truth, "{task:?}");
            assert_eq!(given(&task, &Reply::GiveUp), [""; 0], "{task:?}");
        }
        let cloze =
            Task::Gaps { segments: vec![Segment::Text("In ".to_owned()), gap(Some("year")), gap(None)] };
        assert_eq!(asked("", &cloze), "In […: year][…]");
        assert_eq!(asked("Who?", &Task::TrueFalse { truth: true }), "Who?");
    }
}
