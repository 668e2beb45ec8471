//! A reference fact in a sentence, where its file gives none.

use super::relation::{Parts, Voice};
use crate::facts::verbs::{self, Times};
use crate::language::Tag;
use crate::language::forms::inflect;
use crate::language::values::{Precision, When};

/// "Moussa Traoré overthrew Modibo Keïta on 19 November 1968."
pub(super) fn sentence(
    subject: &str,
    parts: &Parts,
    object: Option<&str>,
    from: Option<When>,
    until: Option<When>,
) -> String {
    let lasts = verbs::group(&parts.verb).is_some_and(|group| group.times == Times::Lasts);
    let goes_on = lasts && until.is_none();
    let (verb, particle) = parts.verb.split_once(' ').unwrap_or((&parts.verb, ""));
    let tag = if goes_on { Tag::VerbThird } else { Tag::VerbPast };
    let be = inflect("be", tag);
    let verb = match parts.voice {
        Voice::Active => inflect(verb, tag).into_owned(),
        Voice::Passive => format!("{be} {}", inflect(verb, Tag::VerbParticiple)),
    };
    let time = match (from, until) {
        (None, None) => String::new(),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} to {until}"),
        (Some(from), None) if goes_on => format!("since {from}"),
        (Some(from), None) if from.precision() == Precision::Day => format!("on {from}"),
        (Some(from), None) => format!("in {from}"),
    };
    let words = [subject, &verb, particle, &parts.rest, object.unwrap_or_default(), &time];
    let said: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut said = said.join(" ");
    if !said.ends_with('.') {
        said.push('.');
    }
    said
}
