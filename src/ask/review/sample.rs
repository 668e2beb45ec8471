//! A proposal to test with.

use super::{Line, Proposal};
use crate::answer::Task;
use crate::ask::front::Card;

/// A proposal of this task.
pub(super) fn sample<'a>(prompt: &'a str, task: &'a Task, fields: &'a [Line]) -> Proposal<'a> {
    let status = "card 2 of 9 · 1 kept · 0 rejected";
    Proposal {
        card: Card { deck: "Bridges", status, prompt, task, hint: None },
        says: "France paid for the new bridge in 1968.",
        sentence: "In 1968 it paid for that.",
        heading: Some("The new bridge"),
        corrects: None,
        remark: "who · 82 % likely to be a good card",
        decided: None,
        fields,
        reasons: &["wrong", "unclear", "other"],
        refused: None,
    }
}
