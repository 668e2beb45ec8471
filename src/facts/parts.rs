//! The parts of a clause: who, did what, to whom, when and where.

use std::ops::Range;

use super::clause::{Clause, number_of};
use super::read::subject_number;
use super::refusal::Refusal;
use super::resolve::Context;
use super::wording::Wording;
use super::{Part, Role};
use crate::language::forms::Number;
use crate::language::values::{Quantity, Value};
use crate::language::{Class, Kind, Relation, Span, Tag};

/// Finds the parts of a clause in the order in which it is said.
pub(super) fn parts(context: &Context, clause: &Clause, wording: &Wording) -> Result<Vec<Part>, Refusal> {
    let tree = context.tree;
    let mut parts = Vec::new();
    let is_said = |at: &usize| wording.has(*at);
    let subject: Vec<usize> = tree.below(clause.subject, |_| false).into_iter().filter(is_said).collect();
    // An apposition or relative clause hangs on its subject in the tree.
    let own: Vec<usize> = tree.below(clause.predicate, |_| false);
    let subject: Vec<usize> =
        if tree.tokens[clause.subject].head == Some(clause.predicate) || !own.contains(&clause.subject) {
            let inner =
                |at: &usize| tree.tokens[clause.subject].head == Some(clause.predicate) || !own.contains(at);
            subject.into_iter().filter(inner).collect()
        } else {
            return Err(Refusal::Cut);
        };
    let subject = stripped(context, subject);
    let place = wording.place_of(subject.iter().copied()).ok_or(Refusal::Cut)?;
    let number = if clause.group.number.is_some() {
        subject_number(context, clause)
    } else {
        number_of(tree, clause.subject)
    };
    parts.push(part(context, Role::Subject, clause.subject, &subject, place, number));
    if let Some(place) = wording.added.clone().or_else(|| wording.place_of(clause.verbs.iter().copied())) {
        let head = clause.verbs.last().copied().unwrap_or(clause.predicate);
        let place = match wording.added {
            // "was" and the participle that it was added to.
            Some(_) if !clause.verbs.is_empty() => {
                let verb = wording.place_of(clause.verbs.iter().copied()).ok_or(Refusal::Cut)?;
                place.start..verb.end
            }
            _ => place,
        };
        parts.push(part(context, Role::Verb, head, &[head], place, number));
    } else {
        return Err(Refusal::Cut);
    }
    if clause.is_copular {
        complement(context, clause, wording, &mut parts);
    }
    for &child in tree.children(clause.predicate) {
        if let Some(role) = role(context, clause, child) {
            let tokens: Vec<usize> = tree.below(child, |_| false).into_iter().filter(is_said).collect();
            let tokens = stripped(context, tokens);
            if let Some(place) = wording.place_of(tokens.iter().copied()).filter(|place| !place.is_empty()) {
                parts.push(part(context, role, child, &tokens, place, number_of(tree, child)));
            }
        }
    }
    parts.sort_by_key(|part| part.place.start);
    split_times(context, wording, &mut parts);
    if parts.windows(2).any(|pair| pair[1].place.start < pair[0].place.end) {
        return Err(Refusal::Cut);
    }
    Ok(parts)
}

/// What a copula says: the predicate without what belongs to the clause.
fn complement(context: &Context, clause: &Clause, wording: &Wording, parts: &mut Vec<Part>) {
    let tree = context.tree;
    let tokens = tree.below(clause.predicate, |child| {
        let token = &tree.tokens[child];
        child == clause.subject
            || token.head == Some(clause.predicate)
                && (role(context, clause, child).is_some()
                    || clause.verbs.contains(&child)
                    || token.relation == Relation::Punct)
    });
    let tokens: Vec<usize> = tokens.into_iter().filter(|at| wording.has(*at)).collect();
    let tokens = stripped(context, tokens);
    if let Some(place) = wording.place_of(tokens.iter().copied()) {
        let number = number_of(tree, clause.predicate);
        parts.push(part(context, Role::Complement, clause.predicate, &tokens, place, number));
    }
}

/// What a child of the predicate does in the clause; none for what belongs to the verb or is no part.
fn role(context: &Context, clause: &Clause, child: usize) -> Option<Role> {
    let tree = context.tree;
    let token = &tree.tokens[child];
    if child == clause.subject || clause.verbs.contains(&child) {
        return None;
    }
    Some(match token.relation {
        Relation::Obj => Role::Object,
        Relation::OblAgent => Role::Agent,
        Relation::Obl | Relation::OblUnmarked => match time_of(context, child) {
            Some(_) => Role::Time,
            None if is_place(context, child) => Role::Place,
            None => Role::Other,
        },
        Relation::Advmod | Relation::Iobj | Relation::Advcl | Relation::AdvclRelcl => Role::Other,
        Relation::Xcomp | Relation::Ccomp => Role::Complement,
        _ => return None,
    })
}

/// The date that a phrase is, apart from its preposition.
fn time_of<'c>(context: &Context<'c>, head: usize) -> Option<&'c Value> {
    let reach = context.tree.reach(head);
    context.values.iter().find(|value| {
        matches!(value.quantity, Quantity::Date(_))
            && reach.contains(&value.words.start)
            && value.words.contains(&head)
    })
}

fn is_place(context: &Context, head: usize) -> bool {
    let kind = context
        .mentions
        .at(context.sentence, head)
        .filter(|mention| mention.head == head)
        .and_then(|mention| mention.thing.ok())
        .and_then(|thing| context.mentions.things()[thing].kind)
        .or(context.tree.tokens[head].kind);
    let preposition = context.tree.child(head, &[Relation::Case]).map(|case| context.tree.lower(case));
    kind == Some(Kind::Place)
        && matches!(preposition.as_deref(), Some("in" | "at" | "on" | "near" | "outside" | "within"))
}

/// Without punctuation at either end.
fn stripped(context: &Context, tokens: Vec<usize>) -> Vec<usize> {
    let is_mark = |at: &usize| matches!(context.tree.tokens[*at].tag, Tag::Comma | Tag::Stop | Tag::Colon);
    let first = tokens.iter().position(|at| !is_mark(at)).unwrap_or(tokens.len());
    let last = tokens.iter().rposition(|at| !is_mark(at)).map_or(first, |last| last + 1);
    tokens[first..last.max(first)].to_vec()
}

fn part(
    context: &Context,
    role: Role,
    head: usize,
    tokens: &[usize],
    place: Range<usize>,
    number: Number,
) -> Part {
    let tree = context.tree;
    let mention = context.mentions.at(context.sentence, head).filter(|mention| mention.head == head);
    let thing = mention.and_then(|mention| mention.thing.ok());
    let kind = thing.and_then(|thing| context.mentions.things()[thing].kind).or(tree.tokens[head].kind);
    let preposition = tree
        .child(head, &[Relation::Case])
        .filter(|case| *case < head && tree.tokens[*case].tag != Tag::Possessive)
        .map(|case| tree.lower(case));
    let span = |at: &usize| tree.tokens[*at].word.span;
    let value = time_of(context, head).map(|value| value.quantity);
    Part {
        role,
        place,
        preposition,
        span: tokens.iter().map(span).reduce(Span::to).unwrap_or(span(&head)),
        thing,
        kind,
        is_noun: tree.tokens[head].tag.is_noun(),
        number,
        value,
    }
}

/// A date at the end of another part is a part of its own: the parser does not know whether "in 2013" in
/// "established the mission in 2013" belongs to the verb, and it says the same either way.
fn split_times(context: &Context, wording: &Wording, parts: &mut Vec<Part>) {
    let tree = context.tree;
    let mut found = Vec::new();
    for part in parts.iter_mut() {
        if !matches!(part.role, Role::Object | Role::Other | Role::Place | Role::Agent | Role::Complement) {
            continue;
        }
        // "until the war in 1914": a time within a time.
        let is_time = part.preposition.as_deref().is_some_and(|preposition| {
            matches!(
                preposition,
                "until" | "till" | "since" | "after" | "before" | "during" | "from" | "by" | "through"
            )
        });
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
            place,
            preposition: Some(preposition),
            span: tree.tokens[before].word.span.to(date.span),
            thing: None,
            kind: Some(Kind::Time),
            is_noun: true,
            number: Number::Singular,
            value: Some(date.quantity),
        });
    }
    parts.extend(found);
    parts.sort_by_key(|part| part.place.start);
}
