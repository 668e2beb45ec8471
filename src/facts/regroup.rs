//! Parts that the parser did not tell apart, and names that it tore.

use std::ops::Range;

use super::resolve::Context;
use super::wording::Wording;
use super::words::{BOUNDS, is_in};
use super::{Part, Role};
use crate::language::forms::Number;
use crate::language::mentions::Form;
use crate::language::values::Quantity;
use crate::language::{Class, Kind, Relation};

/// A name of which the parser made two objects is one: "launched Operation Serval".
pub(super) fn join_names(context: &Context, wording: &Wording, parts: &mut Vec<Part>) {
    let names: Vec<Range<usize>> = context
        .mentions
        .of_sentence(context.sentence)
        .iter()
        .filter(|mention| mention.form == Form::Name)
        .filter_map(|mention| wording.place_of(mention.tokens.clone()))
        .collect();
    let is_torn = |one: &Part, other: &Part| {
        matches!(one.role, Role::Object | Role::Other)
            && other.role == Role::Object
            && names.iter().any(|name| name.start <= one.place.start && other.place.end <= name.end)
    };
    while let Some(at) = parts.windows(2).position(|pair| is_torn(&pair[0], &pair[1])) {
        let before = parts.remove(at);
        let joined = &mut parts[at];
        joined.place.start = before.place.start;
        joined.span = before.span.to(joined.span);
        joined.answer = None;
    }
}

/// A date at the end of another part is a part of its own: the parser does not know whether "in 2013" in
/// "established the mission in 2013" belongs to the verb, and it says the same either way.
pub(super) fn split_times(context: &Context, wording: &Wording, parts: &mut Vec<Part>) {
    let tree = context.tree;
    let mut found = Vec::new();
    for part in parts.iter_mut() {
        if !matches!(part.role, Role::Object | Role::Other | Role::Place | Role::Agent | Role::Complement) {
            continue;
        }
        // "until the war in 1914": a time within a time.
        let is_time = part.preposition.as_deref().is_some_and(|preposition| is_in(BOUNDS, preposition));
        if is_time && part.role != Role::Agent {
            continue;
        }
        let date = context.values.iter().find(|value| {
            matches!(value.quantity, Quantity::Date(_))
                && wording
                    .place_of(value.words.clone())
                    .is_some_and(|place| place.end == part.place.end && place.start > part.place.start)
        });
        let Some(date) = date else { continue };
        let Some(before) = date.words.start.checked_sub(1) else { continue };
        let preposition = tree.lower(before);
        if !matches!(preposition.as_str(), "in" | "on" | "during")
            || tree.tokens[before].class != Class::Adposition
        {
            continue;
        }
        // Not within a clause of its own: "the man who died in 1901".
        let head = date
            .words
            .clone()
            .find(|at| tree.tokens[*at].head.is_none_or(|head| !date.words.contains(&head)));
        let is_nested = head.is_none_or(|head| {
            tree.ancestors(head).take_while(|above| wording.has(*above)).any(|above| {
                matches!(
                    tree.tokens[above].relation,
                    Relation::AclRelcl
                        | Relation::Acl
                        | Relation::Advcl
                        | Relation::Ccomp
                        | Relation::Conj
                        | Relation::AdvclRelcl
                )
            })
        });
        let Some(place) = wording.place_of(before..date.words.end) else { continue };
        if is_nested || place.start <= part.place.start {
            continue;
        }
        part.place.end = place.start;
        while wording.says[..part.place.end].ends_with([' ', ',']) {
            part.place.end -= 1;
        }
        found.push(Part {
            role: Role::Time,
            head: place.end..place.end,
            place,
            preposition: Some(preposition),
            span: tree.tokens[before].word.span.to(date.span),
            thing: None,
            kind: Some(Kind::Time),
            is_noun: true,
            answer: None,
            number: Number::Singular,
            value: Some(date.quantity),
        });
    }
    parts.extend(found);
    parts.sort_by_key(|part| part.place.start);
}
