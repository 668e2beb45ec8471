//! Numbers and how far off an answer may be.

use super::editor::Subject;
use super::flag::Flag;
use crate::answer::{Reply, Task, Verdict, judge};
use crate::deck::{Card, Code, Fact, FactSpan, Number, Owner, Spot};

/// Looks at the tolerance of a number.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Card::Number(card) = subject.card else { return };
    let is_wide = card.a != 0.0 && card.tolerance >= card.a.abs();
    if is_wide {
        flags.push(Flag::new(
            Code::Tolerance,
            &subject.owner,
            Spot::Field("tolerance"),
            "this tolerance is as large as the answer: 0 would be right, too",
            "a tolerance says how far off an answer may be, in the unit of the answer",
        ));
    }
}

/// Looks for a number that accepts what another card of the same fact calls wrong.
pub fn check_siblings(fact: &Fact, place: &FactSpan, flags: &mut Vec<Flag>) {
    for (card, span) in fact.cards.iter().zip(&place.cards) {
        let Card::Number(number) = card else { continue };
        for sibling in &fact.cards {
            let Card::Pick(pick) = sibling else { continue };
            // Only where both ask for the same number.
            if !accepts(number, &pick.a) {
                continue;
            }
            if let Some(wrong) = pick.not.iter().find(|wrong| accepts(number, wrong)) {
                let message = format!(
                    "the tolerance takes in `{}`, which another card of this fact calls wrong",
                    wrong.trim()
                );
                flags.push(Flag::new(
                    Code::Tolerance,
                    &Owner::Item(span.clone()),
                    Spot::Field("tolerance"),
                    message,
                    "narrow the tolerance, or move the wrong choice further off",
                ));
                break;
            }
        }
    }
}

/// Whether a text is right for a number.
fn accepts(number: &Number, text: &str) -> bool {
    let task = Task::Number { value: number.a, tolerance: number.tolerance, unit: number.unit.clone() };
    judge(&task, &Reply::Text(text.to_owned()), None).verdict == Verdict::Right
}
