//! "Why did France sell Louisiana?": a question for the reason, which the learner grades.

use super::{Asks, Sketch, anchors, gone};
use crate::facts::{Fact, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, dangles, lowered};
use crate::generate::words::{CAUSING_VERBS, is_in};
use crate::language::Kind;

/// Fewest words of a reason, and of a question that says enough of what had it.
const FEWEST: usize = 4;
const FEWEST_OF_QUESTION: usize = 5;

/// Words that mean something said before; what they mean may have been left out.
const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "him", "them", "this", "these"];

/// A reason without what was so beside it: "to prevent conflicts, with the great powers as members".
fn without_circumstance(reason: &str) -> &str {
    reason.split_once(", with ").map_or(reason, |(reason, _)| reason)
}

/// Asks why, where the fact has one reason that is said behind what had it, or before it.
pub(super) fn why(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let mut reasons = fact.parts.iter().filter(|part| part.role == Role::Reason);
    let reason = reasons.next().filter(|_| reasons.next().is_none())?;
    let said = lowered(without_circumstance(fact.text(reason)));
    let prompt = clause.asks("Why", std::slice::from_ref(&reason.place));
    let is_loose = |word: &str| PRONOUNS.contains(&word.to_lowercase().as_str());
    // "Why is perception the interpretation of what the senses say? In order to understand it": what something is has no
    // purpose.
    let is_purpose = ["to ", "so that ", "in order to "].iter().any(|lead| said.starts_with(lead));
    let is_small_talk = matches!(fact.relation, Relation::Is(_)) && is_purpose;
    // "The transport puts demands on the police to provide for safety": only people do something for a purpose.
    let is_of_thing = said.starts_with("to ")
        && !matches!(clause.subject.kind, Some(Kind::Person | Kind::Organisation | Kind::Place));
    // "To combat the paper, why did he hire a poet?"
    let front = clause.before(std::slice::from_ref(&reason.place));
    let is_led = dangles(&front) || front.to_lowercase().starts_with("to ");
    let is_caused = said.starts_with("to ") && is_in(CAUSING_VERBS, &clause.group.verb);
    if is_of_thing
        || is_led
        || is_caused
        || said.split(' ').count() < FEWEST
        || prompt.split(' ').count() < FEWEST_OF_QUESTION
        || prompt.split([' ', ',', '?']).any(is_loose)
        || is_small_talk
        || said.starts_with("not ")
    {
        return None;
    }
    let anchors = anchors(fact, &gone(fact, &reason.place));
    let asks = Asks::Sides { front: prompt, back: said };
    Some(Sketch::new(Form::Why, asks, reason.place.clone(), anchors))
}
