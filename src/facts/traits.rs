//! What a clause looks like, for judging how far it can be trusted.

use super::Traits;
use super::clause::{Clause, Piece};
use super::resolve::Context;
use crate::language::{Class, Relation, Tag};

/// Looks at a clause.
pub(super) fn of(context: &Context, clause: &Clause, tokens: &[usize]) -> Traits {
    let tree = context.tree;
    let count = |wanted: &dyn Fn(usize) -> bool| tokens.iter().filter(|at| wanted(**at)).count();
    let is_added = clause.pieces.iter().any(|piece| !matches!(piece, Piece::Token(_)));
    Traits {
        words: count(&|at| tree.tokens[at].class != Class::Punctuation),
        clauses: count(&|at| {
            matches!(
                tree.tokens[at].relation,
                Relation::Advcl
                    | Relation::AclRelcl
                    | Relation::Acl
                    | Relation::Ccomp
                    | Relation::Xcomp
                    | Relation::AdvclRelcl
            )
        }),
        joined: count(&|at| tree.tokens[at].relation == Relation::Conj),
        definites: count(&|at| {
            tree.tokens[at].tag == Tag::Noun
                && tree.child(at, &[Relation::Det]).is_some_and(|det| tree.lower(det) == "the")
                && tree.child(at, &[Relation::Nmod, Relation::AclRelcl, Relation::Acl]).is_none()
        }),
        pronouns: count(&|at| {
            tree.tokens[at].class == Class::Pronoun
                && tree.tokens[at].tag != Tag::WhDeterminer
                && tree.tokens[at].tag != Tag::WhPronoun
        }),
        is_whole: !is_added && tree.tokens[clause.predicate].head.is_none(),
        is_added,
        is_shortened: clause.is_shortened,
    }
}
