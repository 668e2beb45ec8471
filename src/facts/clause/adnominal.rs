//! Clauses that hang on a noun: what a relative clause, a participle or an apposition says of it.

use super::omission::is_left_out;
use super::{Clause, Piece, finish, subject_of, verb_group};
use crate::facts::tree::Tree;
use crate::language::forms::{Number, VerbGroup};
use crate::language::gazetteer::{Cue, cues};
use crate::language::{Kind, Relation, Tag};

/// "…, which Tombaugh discovered in 1930": only where the pronoun is the subject, and the noun has a
/// comma behind it, for without one the clause only tells which is meant.
pub(super) fn relative(tree: &Tree, predicate: usize) -> Option<Clause> {
    let noun = tree.tokens[predicate].head?;
    let pronoun = subject_of(tree, predicate)?;
    if !matches!(tree.lower(pronoun).as_str(), "which" | "who") || !tree.follows_comma(pronoun) {
        return None;
    }
    let (verbs, group) = verb_group(tree, predicate)?;
    // The noun before is not always the one that is meant.
    let is_definite = tree
        .child(noun, &[Relation::Det])
        .is_some_and(|det| tree.lower(det) != "a" && tree.lower(det) != "an");
    let is_named = tree.tokens[noun].tag.is_proper();
    // "lost the region to Ranjit Singh, who invaded it": who it is has to be somebody.
    let kind = tree.tokens[noun].kind;
    let is_other = match tree.lower(pronoun).as_str() {
        "who" => cues(&[tree.tokens[noun].word.form.as_str()])[0].has_any(&[
            Cue::PlaceNoun,
            Cue::EventNoun,
            Cue::WorkNoun,
            Cue::Country,
        ]),
        _ => kind == Some(Kind::Person) && is_named,
    };
    // "the telescopes in the Atacama Desert, which observe …"
    let is_of_many = group.number == Some(Number::Plural)
        && tree.tokens[noun].tag == Tag::ProperNoun
        && !tree.tokens[noun].word.form.ends_with('s');
    if is_other
        || is_of_many
        || !is_named && is_definite
        || group.number.is_some_and(|number| number != tree.number_of(noun) && !is_named)
    {
        return None;
    }
    let mut pieces = noun_phrase(tree, noun)?;
    if !is_next_to(&pieces, pronoun - 1) {
        return None;
    }
    let rest = tree.below(predicate, |child| child == pronoun || is_left_out(tree, predicate, child));
    pieces.extend(trimmed(tree, rest).into_iter().map(Piece::Token));
    finish(tree, predicate, noun, verbs, group, pieces).ok()
}

/// "…, launched in 2013 by France,": behind a noun and a comma.
pub(super) fn participle(tree: &Tree, predicate: usize) -> Option<Clause> {
    let noun = tree.tokens[predicate].head?;
    let reach = tree.reach(predicate);
    if tree.tokens[predicate].tag != Tag::VerbParticiple
        || predicate < noun
        || !tree.follows_comma(reach.start)
    {
        return None;
    }
    let number = tree.number_of(noun);
    let group =
        VerbGroup::read(&[("was", Tag::VerbPast), (&tree.tokens[predicate].word.form, Tag::VerbParticiple)])?;
    let mut pieces = noun_phrase(tree, noun)?;
    let rest = tree.below(predicate, |child| is_left_out(tree, predicate, child));
    // Without a date or somebody who did it, it may as well be what still holds: "known as …".
    let agent =
        tree.in_relation(predicate, Relation::OblAgent).any(|agent| tree.tokens[agent].tag.is_proper());
    if !agent && !rest.iter().any(|token| tree.tokens[*token].tag == Tag::Number) {
        return None;
    }
    if !is_next_to(&pieces, reach.start - 1) {
        return None;
    }
    pieces.push(Piece::Was(number));
    pieces.extend(trimmed(tree, rest).into_iter().map(Piece::Token));
    finish(tree, predicate, noun, vec![predicate], group, pieces).ok()
}

/// "Timbuktu, a city in the north of Mali,": a name, and what it names behind a comma and an article; or a
/// term, and what it means in brackets: "Patriarchy (the rule of men)".
pub(super) fn apposition(tree: &Tree, predicate: usize) -> Option<Clause> {
    let noun = tree.tokens[predicate].head?;
    let reach = tree.reach(predicate);
    let is_mark = matches!(tree.tokens[reach.start].tag, Tag::Comma | Tag::OpeningBracket);
    let first = reach.start + usize::from(is_mark);
    let is_described = first < tree.tokens.len() && matches!(tree.lower(first).as_str(), "a" | "an" | "the");
    let is_noun = matches!(tree.tokens[predicate].tag, Tag::Noun | Tag::NounPlural);
    let is_alone =
        tree.child(noun, &[Relation::Conj]).is_none() && tree.tokens[noun].relation != Relation::Conj;
    if noun > predicate || !is_noun || !is_described || !is_alone {
        return None;
    }
    // What ends it; without that it may be cut or run on.
    let end = (reach.end - 1..=reach.end).find_map(|at| match tree.tokens.get(at).map(|token| token.tag) {
        Some(tag @ (Tag::Comma | Tag::Stop | Tag::ClosingBracket)) => Some(tag),
        _ => None,
    });
    let fits = match first.checked_sub(1).map(|before| tree.tokens[before].tag) {
        Some(Tag::Comma) => tree.tokens[noun].tag.is_proper() && matches!(end, Some(Tag::Comma | Tag::Stop)),
        Some(Tag::OpeningBracket) => first == noun + 2 && end == Some(Tag::ClosingBracket),
        _ => false,
    };
    if !fits {
        return None;
    }
    // One of a list, or another kind of thing: the parser took it for an apposition.
    let kinds = (tree.tokens[noun].kind, tree.tokens[predicate].kind);
    let is_thing =
        |kind| matches!(kind, Kind::Person | Kind::Place | Kind::Organisation | Kind::Event | Kind::Work);
    let is_other =
        matches!(kinds, (Some(one), Some(other)) if one != other && is_thing(one) && is_thing(other));
    if is_other
        || tree.child(predicate, &[Relation::Conj]).is_some_and(|other| {
            tree.tokens[other].tag.is_proper() || tree.child(other, &[Relation::Det]).is_some()
        })
    {
        return None;
    }
    let number = tree.number_of(noun);
    // Who is told of in the past may no longer be what they were.
    let is_past = tree.tokens[noun].kind == Some(Kind::Person)
        && tree.tokens[noun].tag.is_proper()
        && tree.tokens.iter().any(|token| token.tag == Tag::VerbPast);
    let (copula, piece) = match (number, is_past) {
        (Number::Singular, false) => ("is", Piece::Is(number)),
        (Number::Plural, false) => ("are", Piece::Is(number)),
        (Number::Singular, true) => ("was", Piece::Was(number)),
        (Number::Plural, true) => ("were", Piece::Was(number)),
    };
    let tag = match (is_past, number) {
        (true, _) => Tag::VerbPast,
        (false, Number::Singular) => Tag::VerbThird,
        (false, Number::Plural) => Tag::VerbPresent,
    };
    let group = VerbGroup::read(&[(copula, tag)])?;
    let mut pieces = noun_phrase(tree, noun)?;
    if !is_next_to(&pieces, first - 1) {
        return None;
    }
    pieces.push(piece);
    let rest = tree.below(predicate, |child| is_left_out(tree, predicate, child));
    pieces.extend(trimmed(tree, rest).into_iter().map(Piece::Token));
    let mut clause = finish(tree, predicate, noun, Vec::new(), group, pieces).ok()?;
    clause.is_copular = true;
    Some(clause)
}

/// Without punctuation and conjunctions at either end.
pub(super) fn trimmed(tree: &Tree, mut tokens: Vec<usize>) -> Vec<usize> {
    while tokens.last().is_some_and(|at| tree.is_joint(*at)) {
        tokens.pop();
    }
    let first = tokens.iter().position(|at| !tree.is_joint(*at)).unwrap_or(0);
    tokens.drain(..first);
    tokens
}

/// A noun with what stands before it and with a name's own words behind it: without clauses, appositions
/// and other additions.
pub(super) fn noun_phrase(tree: &Tree, noun: usize) -> Option<Vec<Piece>> {
    let own = [Relation::Det, Relation::Amod, Relation::Compound, Relation::Flat, Relation::NmodDesc];
    let of = |at: usize| tree.child(at, &[Relation::Case]).is_some_and(|case| tree.lower(case) == "of");
    let tokens = tree.below(noun, |child| {
        let token = &tree.tokens[child];
        match token.relation {
            Relation::Case => token.head == Some(noun),
            Relation::Nmod => !of(child),
            Relation::NmodPoss | Relation::Nummod | Relation::Punct => child > noun,
            Relation::Appos | Relation::Acl | Relation::AclRelcl | Relation::Conj | Relation::Cc => true,
            // "was Prince John": the verb may have been read as that of the title.
            Relation::Aux | Relation::AuxPass | Relation::Cop => true,
            relation => token.head == Some(noun) && !own.contains(&relation),
        }
    });
    let is_whole = tokens.windows(2).all(|pair| pair[1] == pair[0] + 1);
    is_whole.then(|| tokens.into_iter().map(Piece::Token).collect())
}

/// Whether a phrase ends right before a mark: or else what follows the mark may be about another noun.
fn is_next_to(pieces: &[Piece], mark: usize) -> bool {
    matches!(pieces.last(), Some(Piece::Token(last)) if last + 1 == mark)
}
