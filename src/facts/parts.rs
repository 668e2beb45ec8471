//! The parts of a clause: who, did what, to whom, when and where.

use std::ops::Range;

use super::clause::Clause;
use super::read::subject_number;
use super::refusal::Refusal;
use super::regroup::{join_names, split_times};
use super::resolve::Context;
use super::wording::Wording;
use super::{Part, Role, phrase};
use crate::language::forms::Number;
use crate::language::values::{Quantity, Value};
use crate::language::{Kind, Relation, Span, Tag};

/// Finds the parts of a clause in the order in which it is said.
pub(super) fn parts(context: &Context, clause: &Clause, wording: &Wording) -> Result<Vec<Part>, Refusal> {
    let tree = context.tree;
    let mut parts = Vec::new();
    let is_said = |at: &usize| wording.has(*at);
    let mut subject: Vec<usize> = tree.below(clause.subject, |_| false).into_iter().filter(is_said).collect();
    // An apposition or relative clause hangs on its subject in the tree.
    if tree.tokens[clause.subject].head != Some(clause.predicate) {
        let own: Vec<usize> = tree.below(clause.predicate, |_| false);
        if own.contains(&clause.subject) {
            return Err(Refusal::Cut);
        }
        subject.retain(|at| !own.contains(at));
    }
    let subject = stripped(context, subject);
    let place = wording.place_of(subject.iter().copied()).ok_or(Refusal::Cut)?;
    let number = subject_number(context, clause);
    parts.push(part(context, wording, Role::Subject, clause.subject, &subject, place, number));
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
        parts.push(part(context, wording, Role::Verb, head, &[head], place, number));
    } else {
        return Err(Refusal::Cut);
    }
    if clause.is_copular {
        complement(context, clause, wording, &mut parts);
    }
    for child in tree.children(clause.predicate).iter().copied().chain(clause.borrowed) {
        if let Some(role) = role(context, clause, child) {
            let tokens: Vec<usize> = tree.below(child, |_| false).into_iter().filter(is_said).collect();
            let tokens = stripped(context, tokens);
            if let Some(place) = wording.place_of(tokens.iter().copied()).filter(|place| !place.is_empty()) {
                let mut found = part(context, wording, role, child, &tokens, place, tree.number_of(child));
                if role == Role::Complement {
                    found.answer = completing(context, wording, child);
                }
                parts.push(found);
            }
        }
    }
    parts.sort_by_key(|part| part.place.start);
    join_names(context, wording, &mut parts);
    split_times(context, wording, &mut parts);
    if parts.windows(2).any(|pair| pair[1].place.start < pair[0].place.end) {
        return Err(Refusal::Cut);
    }
    Ok(parts)
}

/// What may be asked for of a verb that completes another one: its object, "San Juan Hill" in "prepared to
/// take San Juan Hill".
fn completing(context: &Context, wording: &Wording, verb: usize) -> Option<Range<usize>> {
    let tree = context.tree;
    let object = tree.child(verb, &[Relation::Obj])?;
    let is_infinitive =
        tree.tokens[verb].relation == Relation::Xcomp && tree.tokens[verb].tag == Tag::VerbBase;
    let is_plain =
        tree.child(verb, &[Relation::Xcomp, Relation::Ccomp, Relation::Conj, Relation::Iobj]).is_none();
    if !is_infinitive || !is_plain || object < verb {
        return None;
    }
    let tokens: Vec<usize> =
        tree.below(object, |_| false).into_iter().filter(|at| wording.has(*at)).collect();
    phrase::answer(context, wording, object, &stripped(context, tokens))
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
        let number = tree.number_of(clause.predicate);
        parts.push(part(context, wording, Role::Complement, clause.predicate, &tokens, place, number));
    }
}

/// What a child of the predicate does in the clause; none for what belongs to the verb or is no part.
fn role(context: &Context, clause: &Clause, child: usize) -> Option<Role> {
    let tree = context.tree;
    let token = &tree.tokens[child];
    if child == clause.subject || clause.verbs.contains(&child) {
        return None;
    }
    if is_reason(context, child) {
        return Some(Role::Reason);
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

/// Whether a phrase or clause says why something was, or what for.
fn is_reason(context: &Context, child: usize) -> bool {
    let tree = context.tree;
    let opening = |relation| tree.child(child, &[relation]).filter(|opening| *opening < child);
    // "because of", "in order to": what is fixed to the first word belongs to it.
    let said = |first: usize| {
        let fixed = tree.in_relation(first, Relation::Fixed).map(|at| tree.lower(at));
        fixed.fold(tree.lower(first), |said, word| format!("{said} {word}"))
    };
    match tree.tokens[child].relation {
        Relation::Obl => opening(Relation::Case)
            .is_some_and(|case| matches!(said(case).as_str(), "because of" | "due to" | "owing to" | "thanks to")),
        Relation::Advcl => opening(Relation::Mark).is_some_and(|mark| {
            matches!(said(mark).as_str(), "because" | "in order" | "in order to" | "so that")
                // "to end the dispute", behind what was done for it.
                || said(mark) == "to" && tree.tokens[child].tag == Tag::VerbBase && follows_object(context, child)
        }),
        _ => false,
    }
}

/// Whether a clause stands behind the object of the verb that it hangs on, or behind a passive verb.
fn follows_object(context: &Context, child: usize) -> bool {
    let tree = context.tree;
    let Some(verb) = tree.tokens[child].head else { return false };
    let before = [Relation::Obj, Relation::AuxPass];
    verb < child && tree.child(verb, &before).is_some_and(|at| at < child)
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
    // "at the Battle of Hastings".
    kind == Some(Kind::Event) && preposition.as_deref() == Some("at")
        || kind == Some(Kind::Place)
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
    wording: &Wording,
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
        head: wording.place_of([head]).unwrap_or(place.end..place.end),
        place,
        preposition,
        span: tokens.iter().map(span).reduce(Span::to).unwrap_or(span(&head)),
        thing,
        kind,
        is_noun: tree.tokens[head].tag.is_noun(),
        answer: phrase::answer(context, wording, head, tokens),
        number,
        value,
    }
}
