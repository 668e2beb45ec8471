//! What may be left out of a clause: additions that it is as true without, and words that only lead over from
//! the sentence before.

use super::{Clause, Piece, is_clausal};
use crate::facts::tree::Tree;
use crate::facts::words::{
    ADJUNCT_CONJUNCTIONS, ADJUNCT_PREPOSITIONS, CONNECTIVE_PHRASES, CONNECTIVES, LEADING_REASONS, THEN,
    TIMES, is_in,
};
use crate::language::{Relation, Tag};

impl Clause {
    /// Leaves out the smallest addition that a token stands in, without which the clause is as true: what
    /// commas set off, a clause or adverbial behind the verb. Whether there was one.
    pub(in crate::facts) fn leave_out(&mut self, tree: &Tree, at: usize) -> bool {
        let own: Vec<usize> = self.tokens().collect();
        let additions = std::iter::once(at).chain(tree.ancestors(at)).take_while(|at| *at != self.predicate);
        for addition in additions {
            let below = tree.below(addition, |_| false);
            let is_core = below
                .iter()
                .any(|at| *at == self.subject || *at == self.predicate || self.verbs.contains(at));
            // "no more people [… and that] all children [born there be freed]": a part of it would stay.
            let (first, last) = (below[0], below[below.len() - 1]);
            let is_torn = own
                .iter()
                .any(|at| (first..last).contains(at) && !below.contains(at) && !tree.is_punctuation(*at));
            if is_core || !own.contains(&addition) {
                return false;
            }
            if is_torn {
                continue;
            }
            let is_adjunct = is_adjunct(tree, self.predicate, addition);
            if is_adjunct || is_addition(tree, addition) {
                self.is_shortened |= is_adjunct;
                self.pieces.retain(|piece| !matches!(piece, Piece::Token(at) if below.contains(at)));
                return true;
            }
        }
        false
    }
}

/// Whether commas set a clause or apposition off, and it is no condition of what is said.
pub(in crate::facts) fn is_addition(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let is_set_off = tree.follows_comma(reach.start)
        || tree.is_comma(reach.start)
        || reach.start == 0 && tree.is_comma(reach.end);
    let mark = tree.child(at, &[Relation::Mark]).map(|mark| tree.lower(mark));
    match tree.tokens[at].relation {
        Relation::AclRelcl | Relation::Acl | Relation::AdvclRelcl | Relation::Parataxis => is_set_off,
        // One of a list is taken for an apposition easily.
        Relation::Appos => {
            let first = reach.start + usize::from(tree.is_comma(reach.start));
            let is_described = tree.tokens.get(first).is_some_and(|token| {
                matches!(token.tag, Tag::Determiner | Tag::PossessivePronoun | Tag::Number)
                    || matches!(token.word.form.as_str(), "now" | "then" | "today" | "once")
            });
            let is_alone = tree.tokens[at].head.is_some_and(|head| {
                tree.in_relation(head, Relation::Appos).count() == 1
                    && tree.child(head, &[Relation::Conj]).is_none()
            });
            is_set_off && is_described && is_alone
        }
        Relation::Advcl => {
            is_set_off
                && mark.is_none_or(|mark| is_in(ADJUNCT_CONJUNCTIONS, &mark))
                && tree
                    .child(at, &[Relation::Advmod])
                    .is_none_or(|word| !matches!(tree.lower(word).as_str(), "when" | "whenever"))
        }
        // "Because of these actions, …": why it was so.
        Relation::Obl if is_leading_reason(tree, at) => true,
        // "A few months later, …": when the sentence before was is not said.
        Relation::Obl | Relation::OblUnmarked | Relation::Advmod => {
            let leads = (0..reach.start).all(|at| tree.is_joint(at));
            let is_time = reach.clone().any(|at| is_in(TIMES, &tree.tokens[at].lemma.to_lowercase()));
            leads && is_time && tree.is_comma(reach.end)
        }
        _ => false,
    }
}

/// Whether the predicate is as true without a clause or adverbial behind it: "… because it was cold", "… with his
/// brother". A verb without an object may need its adverbial: "It led to war".
fn is_adjunct(tree: &Tree, predicate: usize, at: usize) -> bool {
    let token = &tree.tokens[at];
    if token.head != Some(predicate) || at < predicate {
        return false;
    }
    let leads = |relation| tree.child(at, &[relation]).map(|word| tree.lower(word));
    // "two days after the end of the trial"
    let before = tree.reach(at).start.checked_sub(1);
    if before.is_some_and(|at| is_in(TIMES, &tree.tokens[at].lemma.to_lowercase())) {
        return false;
    }
    match token.relation {
        Relation::Obl => {
            let has_object = tree.child(predicate, &[Relation::Obj, Relation::NsubjPass]).is_some();
            has_object && leads(Relation::Case).is_some_and(|word| is_in(ADJUNCT_PREPOSITIONS, &word))
        }
        Relation::Advcl => {
            // "He was six years old when …" is true at that time alone.
            let is_state = tree.child(predicate, &[Relation::Cop]).is_some();
            let asks = leads(Relation::Advmod).is_some_and(|word| word == "when" || word == "where");
            asks && !is_state || leads(Relation::Mark).is_some_and(|word| is_in(ADJUNCT_CONJUNCTIONS, &word))
        }
        _ => false,
    }
}

/// Whether a phrase that begins a sentence says why something was so, or what it was in spite of.
fn is_leading_reason(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let leads = (0..reach.start).all(|at| tree.is_joint(at));
    leads && is_in(LEADING_REASONS, &tree.lower(reach.start)) && tree.is_comma(reach.end)
}

/// What is said of a predicate only in passing, or belongs to another clause.
pub(super) fn is_left_out(tree: &Tree, predicate: usize, child: usize) -> bool {
    let token = &tree.tokens[child];
    if tree.bracket(child) != tree.bracket(predicate) {
        return true;
    }
    if token.head != Some(predicate) {
        return false;
    }
    // "planned an invasion and dropped bombs, when the Soviet Union declared war": it may belong to the verb before it.
    let is_whole = tree.child(predicate, &[Relation::Obj, Relation::NsubjPass, Relation::Cop]).is_some();
    let is_behind_another = matches!(token.relation, Relation::Advcl | Relation::Obl | Relation::OblUnmarked)
        && is_whole
        && tree
            .in_relation(predicate, Relation::Conj)
            .any(|other| predicate < other && other < child && is_clausal(tree, other));
    if is_behind_another {
        return true;
    }
    match token.relation {
        Relation::Parataxis | Relation::Discourse | Relation::Vocative | Relation::Dislocated => true,
        Relation::Conj => is_clausal(tree, child),
        Relation::Cc => {
            // Of a clause that is left out, or what the sentence begins with.
            child < tree.reach(predicate).start + 1 || !joins_kept(tree, predicate, child)
        }
        _ => is_connective(tree, child),
    }
}

/// Whether a conjunction joins something that stays to its head.
fn joins_kept(tree: &Tree, predicate: usize, conjunction: usize) -> bool {
    let next = tree.in_relation(predicate, Relation::Conj).find(|conjunct| *conjunct > conjunction);
    next.is_some_and(|conjunct| !is_clausal(tree, conjunct))
}

/// Whether a phrase only joins its sentence to the one before.
fn is_connective(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let words: Vec<String> =
        reach.clone().filter(|at| !tree.is_punctuation(*at)).map(|at| tree.lower(at)).collect();
    match words.as_slice() {
        [] => false,
        [word] => {
            tree.tokens[at].relation == Relation::Advmod
                && is_in(CONNECTIVES, word)
                && (word == "also" || is_set_off(tree, at) || is_in(THEN, word) && tells_past(tree, at))
        }
        words => {
            CONNECTIVE_PHRASES.iter().any(|phrase| phrase.iter().eq(words.iter())) && is_set_off(tree, at)
        }
    }
}

/// Whether a word alone says when something was done, and that is past: "he then left", not "two years
/// later he left".
fn tells_past(tree: &Tree, at: usize) -> bool {
    let Some(predicate) = tree.tokens[at].head else { return false };
    let is_past = |at: usize| tree.tokens[at].tag == Tag::VerbPast;
    let helpers = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    let is_helped = tree
        .children(predicate)
        .iter()
        .any(|child| helpers.contains(&tree.tokens[*child].relation) && is_past(*child));
    tree.children(at).is_empty() && (is_past(predicate) || is_helped)
}

/// Whether a phrase stands at the beginning of its sentence, or between commas.
fn is_set_off(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let is_mark = |at: usize| matches!(tree.tokens[at].tag, Tag::Comma | Tag::Stop | Tag::Colon);
    let opens = reach.start == 0 || is_mark(reach.start - 1) || is_mark(reach.start);
    let closes = reach.end >= tree.tokens.len() || is_mark(reach.end) || is_mark(reach.end - 1);
    opens && closes
}
