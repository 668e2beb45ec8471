//! Participle clauses that hang on the verb and say more of its subject: "Founded in 1088, …", "…, killing 800
//! people", "…, making it the longest bridge in Asia".

use super::adnominal::{noun_phrase, trimmed};
use super::omission::is_left_out;
use super::{Clause, Piece, finish, subject_of};
use crate::facts::tree::Tree;
use crate::facts::words::{ABOUT_A_CLAUSE, COMPARISONS, STATES, is_in};
use crate::language::forms::{Number, Tense, VerbGroup, inflect};
use crate::language::{Kind, Relation, Tag};

/// Most words of a time that is said with a clause that hangs on its verb: "on 27 August 1883".
const LONGEST_TIME: usize = 5;

/// What the participle clause `at` says of the subject of `main`, the clause that it hangs on.
pub(super) fn participle(tree: &Tree, main: &Clause, at: usize) -> Option<Clause> {
    let subject = subject_of(tree, main.predicate).filter(|subject| *subject == main.subject)?;
    let has_own = [
        Relation::Mark,
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Aux,
        Relation::AuxPass,
        Relation::Cop,
    ];
    let is_of_clause =
        tree.in_relation(at, Relation::Advmod).any(|word| is_in(ABOUT_A_CLAUSE, &tree.lower(word)));
    if tree.child(at, &has_own).is_some() || is_of_clause || main.group.is_perfect {
        return None;
    }
    let lemma = tree.tokens[at].lemma.to_lowercase();
    match tree.tokens[at].tag {
        Tag::VerbParticiple if at < subject => leading(tree, main, at, &lemma),
        Tag::VerbGerund if at < main.predicate || is_in(ABOUT_A_CLAUSE, &lemma) => None,
        Tag::VerbGerund if lemma == "make" => making(tree, main, at),
        Tag::VerbGerund => trailing(tree, main, at, &lemma),
        _ => None,
    }
}

/// "Founded in 1088, the University of Bologna …": the University of Bologna was founded in 1088.
fn leading(tree: &Tree, main: &Clause, at: usize, lemma: &str) -> Option<Clause> {
    let reach = tree.reach(at);
    let end = (reach.end - 1..=reach.end).find(|at| tree.is_comma(*at))?;
    let begins = (0..reach.start).all(|at| tree.is_joint(at))
        && (reach.start..at).all(|at| tree.tokens[at].tag == Tag::Adverb);
    if !begins || tree.reach(main.subject).start != end + 1 || is_in(COMPARISONS, lemma) {
        return None;
    }
    let rest = tree.below(at, |child| is_left_out(tree, at, child));
    let has_number = rest.iter().any(|token| tree.tokens[*token].tag == Tag::Number);
    let is_state = is_in(STATES, lemma);
    // Without a date or name it is hardly more than the way in which the rest was done: "Armed with sticks, …".
    let is_telling = has_number || rest.iter().any(|token| tree.tokens[*token].tag.is_proper());
    if !is_telling && !is_state {
        return None;
    }
    let number = tree.number_of(main.subject);
    let still_is = is_state && main.group.tense == Tense::Present;
    let (piece, copula, tag) = if still_is {
        (Piece::Is(number), copula(number, "is", "are"), Tag::VerbThird)
    } else {
        (Piece::Was(number), copula(number, "was", "were"), Tag::VerbPast)
    };
    let group = VerbGroup::read(&[(copula, tag), (&tree.tokens[at].word.form, Tag::VerbParticiple)])?;
    let mut pieces = noun_phrase(tree, main.subject)?;
    pieces.push(piece);
    pieces.extend(trimmed(tree, rest).into_iter().map(Piece::Token));
    finish(tree, at, main.subject, vec![at], group, pieces).ok()
}

/// "In 1883 Krakatoa erupted, killing 36,000 people": in 1883 Krakatoa killed 36,000 people.
fn trailing(tree: &Tree, main: &Clause, at: usize, lemma: &str) -> Option<Clause> {
    let reach = tree.reach(at);
    // What is done to somebody is seldom what they did with it.
    let is_own = !main.group.is_passive || lemma == "become";
    if !is_own || !is_behind_comma(tree, at) || reach.end < at {
        return None;
    }
    let tag = match (main.group.tense, tree.number_of(main.subject)) {
        (Tense::Past, _) => Tag::VerbPast,
        (Tense::Present, Number::Singular) => Tag::VerbThird,
        (Tense::Present, Number::Plural) => Tag::VerbPresent,
        (Tense::Modal(_), _) => return None,
    };
    let mut words = vec![(inflect(lemma, tag), tag)];
    let particle = tree.child(at, &[Relation::CompoundPrt]);
    words.extend(particle.map(|at| (tree.lower(at).into(), tree.tokens[at].tag)));
    let words: Vec<(&str, Tag)> = words.iter().map(|(word, tag)| (word.as_ref(), *tag)).collect();
    let group = VerbGroup::read(&words)?;
    let (time, mut pieces) = opening(tree, main)?;
    let rest = tree.below(at, |child| is_left_out(tree, at, child));
    // "upholding the ban and warning of changes": the second one may have been taken for a noun.
    let goes_on = rest.windows(2).any(|pair| {
        tree.tokens[pair[0]].tag == Tag::Conjunction && tree.lower(pair[1]).ends_with("ing") && pair[1] > at
    });
    if goes_on {
        return None;
    }
    let verb = |token| if token == at { Piece::Finite(at, tag) } else { Piece::Token(token) };
    pieces.extend(trimmed(tree, rest).into_iter().map(verb));
    let verbs = [at].into_iter().chain(particle).collect();
    let mut clause = finish(tree, at, main.subject, verbs, group, pieces).ok()?;
    clause.borrowed = time;
    Some(clause)
}

/// "…, making it the longest bridge in Asia": the bridge is the longest bridge in Asia. Only of what there is one of.
fn making(tree: &Tree, main: &Clause, at: usize) -> Option<Clause> {
    let pronoun = tree.child(at, &[Relation::Obj, Relation::Iobj])?;
    let predicate = tree.children(at).iter().copied().find(|child| {
        matches!(tree.tokens[*child].relation, Relation::Xcomp | Relation::Obj) && *child > pronoun
    })?;
    let is_person = tree.tokens[main.subject].kind == Some(Kind::Person);
    let is_it = match tree.lower(pronoun).as_str() {
        "it" => !is_person,
        "him" | "her" => is_person,
        _ => false,
    };
    let is_only = tree.child(predicate, &[Relation::Det]).is_some_and(|det| tree.lower(det) == "the")
        && tree.below(predicate, |_| false).iter().any(|token| {
            matches!(tree.tokens[*token].tag, Tag::Superlative | Tag::AdverbSuperlative)
                || matches!(tree.lower(*token).as_str(), "first" | "only" | "second" | "third")
        });
    // "France took Savoy, making it the largest province": it is what was taken.
    let may_be_object = tree.child(main.predicate, &[Relation::Obj]).is_some_and(|object| {
        tree.tokens[object].tag.is_proper() || tree.child(object, &[Relation::Nummod]).is_none()
    });
    let is_noun = matches!(tree.tokens[predicate].tag, Tag::Noun | Tag::NounPlural);
    if !is_it || !is_only || !is_noun || may_be_object || !is_behind_comma(tree, at) {
        return None;
    }
    let number = tree.number_of(main.subject);
    let (piece, copula, tag) = match main.group.tense {
        Tense::Present => (Piece::Is(number), copula(number, "is", "are"), Tag::VerbThird),
        Tense::Past => (Piece::Was(number), copula(number, "was", "were"), Tag::VerbPast),
        Tense::Modal(_) => return None,
    };
    let group = VerbGroup::read(&[(copula, tag)])?;
    let mut pieces = noun_phrase(tree, main.subject)?;
    pieces.push(piece);
    let rest = tree.below(predicate, |child| is_left_out(tree, predicate, child));
    pieces.extend(trimmed(tree, rest).into_iter().map(Piece::Token));
    let mut clause = finish(tree, predicate, main.subject, Vec::new(), group, pieces).ok()?;
    clause.is_copular = true;
    Some(clause)
}

/// The time of a clause and its subject: when something was done belongs to what was done with it.
fn opening(tree: &Tree, main: &Clause) -> Option<(Option<usize>, Vec<Piece>)> {
    let is_year = |at: &usize| {
        let form = &tree.tokens[*at].word.form;
        tree.tokens[*at].tag == Tag::Number && form.len() == 4 && form.bytes().all(|c| c.is_ascii_digit())
    };
    let mut times = tree.children(main.predicate).iter().copied().filter(|child| {
        matches!(tree.tokens[*child].relation, Relation::Obl | Relation::OblUnmarked)
            && tree.below(*child, |_| false).iter().any(is_year)
    });
    let time = times.next();
    let mut pieces = Vec::new();
    if let Some(time) = time {
        let said = trimmed(tree, tree.below(time, |_| false));
        if said.len() > LONGEST_TIME || times.next().is_some() {
            return None;
        }
        pieces.extend(said.into_iter().map(Piece::Token));
    }
    pieces.extend(noun_phrase(tree, main.subject)?);
    Some((time, pieces))
}

/// Whether nothing but adverbs stands between a comma and a token.
fn is_behind_comma(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let first = reach.start + usize::from(tree.is_comma(reach.start));
    tree.follows_comma(first) && (first..at).all(|at| tree.tokens[at].tag == Tag::Adverb)
}

fn copula(number: Number, singular: &'static str, plural: &'static str) -> &'static str {
    match number {
        Number::Singular => singular,
        Number::Plural => plural,
    }
}
