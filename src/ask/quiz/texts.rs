//! Answers that are typed: one text, or one for each gap.

use super::{Answered, Posed, answered};
use crate::answer::{Reply, Task};

/// The texts of a typed answer.
pub(super) fn texts_of(given: Option<&Reply>) -> Vec<String> {
    match given {
        Some(Reply::Text(text)) => vec![text.clone()],
        Some(Reply::Gaps(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// So many texts: those typed so far, and for what was not come to those that were there `before`.
pub(super) fn filled(mut texts: Vec<String>, before: &[String], count: usize) -> Vec<String> {
    texts.extend_from_slice(before.get(texts.len()..).unwrap_or_default());
    texts.resize(count, String::new());
    texts
}

/// What becomes of the answer when these are its texts.
pub(super) fn answer_of(posed: &Posed, mut texts: Vec<String>) -> Answered {
    let reply = match posed.card.task {
        _ if texts.iter().all(|text| text.trim().is_empty()) => None,
        Task::Gaps { .. } => Some(Reply::Gaps(texts)),
        _ => Some(Reply::Text(texts.swap_remove(0))),
    };
    answered(posed.given, reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_come_to_stays_as_it_was() {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(filled(texts(&["new"]), &texts(&["old", "too"]), 2), texts(&["new", "too"]));
        assert_eq!(filled(texts(&["new"]), &[], 3), texts(&["new", "", ""]));
        assert_eq!(filled(texts(&["a", "b"]), &texts(&["c"]), 2), texts(&["a", "b"]));
    }
}
