//! "When did France launch Operation Serval?", and the fact with a gap for its year.

use std::ops::Range;

use super::{Asks, Sketch, anchors, gone, is_of_quotation, is_of_title};
use crate::facts::{Fact, Part, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, dangles};
use crate::language::values::{Certainty, Point, Precision, Qualifier, Quantity, When};

/// Asks for the time of what happened, where it is one date that a preposition leads.
pub(super) fn when(fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    // "Relations have improved in 2008", "transfusions were risky until the discovery in 1900", "in 1578, the Saadi
    // had repulsed an invasion".
    if clause.group.is_perfect || matches!(fact.relation, Relation::Is(_)) {
        return None;
    }
    let dates = fact.values.iter().filter(|value| matches!(value.quantity, Quantity::Date(_)));
    if dates.count() != 1 {
        return None;
    }
    let time = fact.parts.iter().find(|part| part.role == Role::Time)?;
    let Some(Quantity::Date(when)) = time.value else { return None };
    let preposition = time.preposition.as_deref();
    if !has_year(&when) || !is_exact(&when) || !matches!(preposition, None | Some("in" | "on")) {
        return None;
    }
    let date = &fact.says[fact.behind_preposition(time)?];
    // "in August 1971, four years before": the date is not all of it.
    let is_date = fact.values.iter().any(|value| fact.says[value.place.clone()].ends_with(date));
    if !is_date {
        return None;
    }
    if is_of_noun(fact, time) {
        return None;
    }
    let wh = match when.precision() {
        Precision::Year => "In which year",
        Precision::Decade => "In which decade",
        Precision::Century => "In which century",
        Precision::Month | Precision::Day => "When",
        _ => return None,
    };
    let asked = time.place.clone();
    // "In Sweden, five years after Peter's death, in which year did …?" What stands before the subject may go, where
    // enough is left to know what is meant.
    let front = clause.before(std::slice::from_ref(&asked));
    let mut left_out = vec![asked.clone()];
    let mut gone = gone(fact, &asked);
    if front.contains(',') || dangles(&front) || front.to_lowercase().starts_with("at the age of ") {
        let whole = 0..clause.subject.place.start;
        gone.push(whole.clone());
        left_out.push(whole);
        let is_loose =
            ["When ", "While ", "If ", "Although ", "Though "].iter().any(|word| front.starts_with(word));
        if is_loose || anchors(fact, &gone) < FEWEST_WITHOUT_FRONT {
            return None;
        }
    }
    let prompt = clause.asks(wh, &left_out);
    // "When did they return when their spacecraft splashed down?", "In which year did he enter it when he was 17?"
    let is_told = prompt.starts_with("In which ") && prompt.contains(" when ");
    if is_told || prompt.to_lowercase().split(' ').filter(|word| *word == "when").count() > 1 {
        return None;
    }
    let asks = Asks::Question { prompt, answers: answers(date, &when) };
    let anchors = anchors(fact, &gone);
    Some(Sketch::new(Form::When, asks, asked, anchors))
}

/// Whether a date may be that of a noun before it: "until its dissolution in 1806", "after the settlement of the island in
/// 1788".
fn is_of_noun(fact: &Fact, time: &Part) -> bool {
    let Some(verb) = fact.part(Role::Verb).filter(|verb| verb.place.end <= time.place.start) else {
        return false;
    };
    let between = &fact.says[verb.place.end..time.place.start];
    between
        .split(' ')
        .any(|word| matches!(word, "after" | "before" | "following" | "from" | "since" | "till" | "until"))
}

/// Fewest names and rare words that say what is meant without what stands before the subject.
const FEWEST_WITHOUT_FRONT: usize = 2;

/// A gap for a year that cannot be asked for with "when".
pub(super) fn year(fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for value in &fact.values {
        let Quantity::Date(when) = value.quantity else { continue };
        let text = &fact.says[value.place.clone()];
        let is_year = text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = matches!(when.from.point, Point::Year(_)) && value.certainty == Certainty::Sure;
        if !is_year
            || !is_plain
            || is_one_of_two(&fact.says, &value.place)
            || is_of_title(fact, &value.place)
            || is_of_quotation(&fact.says, &value.place)
        {
            continue;
        }
        let asks = Asks::Gap {
            before: fact.says[..value.place.start].to_owned(),
            answers: vec![text.to_owned()],
            after: fact.says[value.place.end..].to_owned(),
        };
        let anchors = anchors(fact, std::slice::from_ref(&value.place));
        sketches.push(Sketch::new(Form::Year, asks, value.place.clone(), anchors));
    }
    sketches
}

/// Whether a year is only one that it may be: "1826 or 1827".
fn is_one_of_two(says: &str, place: &Range<usize>) -> bool {
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let ends = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    says[place.end..].strip_prefix(" or ").is_some_and(begins)
        || says[..place.start].strip_suffix(" or ").is_some_and(ends)
}

/// Whether a date says of which year it is.
fn has_year(when: &When) -> bool {
    !matches!(when.from.point, Point::Day { year: None, .. } | Point::Month { year: None, .. })
}

/// Whether a date is one time, and not "about", "by" or "since".
pub(super) fn is_exact(when: &When) -> bool {
    when.to.is_none() && when.qualifier == Qualifier::Exactly && when.from.part.is_none()
}

/// The ways to write a date.
fn answers(date: &str, when: &When) -> Vec<String> {
    let date = date.strip_prefix("the ").unwrap_or(date);
    let mut answers = vec![date.to_owned()];
    let usual = when.to_string();
    if usual != date {
        answers.push(usual);
    }
    answers
}
