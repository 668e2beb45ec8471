//! The clauses of a sentence that can be said on their own.
//!
//! "Pluto, which Tombaugh discovered in 1930, is a dwarf planet and has five moons." has three: one at
//! the root, one joined on to it that shares its subject, and one in a relative clause.

use super::refusal::Refusal;
use super::tree::Tree;
use super::words::{
    CONDITIONS, CONNECTIVE_PHRASES, CONNECTIVES, HEDGES, HEDGING_VERBS, JOINING, PROPOSING_VERBS,
    REPORTING_VERBS, SAYING_VERBS, THEN, TIMES, is_in,
};
use crate::language::forms::{Modal, Number, Tense, VerbGroup};
use crate::language::{Class, Kind, Relation, Tag};

/// What a clause is made of, in the order in which it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A token of the sentence.
    Token(usize),
    /// "was", which a participle had left out.
    Was(Number),
    /// "is", which an apposition had left out.
    Is(Number),
}

/// A clause that can be said on its own.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// The main verb; the noun or adjective behind a copula.
    pub(super) predicate: usize,
    pub(super) is_copular: bool,
    pub(super) group: VerbGroup,
    /// The tokens of the verb group, particles among them.
    pub(super) verbs: Vec<usize>,
    /// The head of the subject.
    pub(super) subject: usize,
    /// All its tokens but a full stop.
    pub(super) pieces: Vec<Piece>,
    /// Whether more than what commas set off was left out of it.
    pub(super) is_shortened: bool,
}

impl Clause {
    pub(super) fn tokens(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Token(token) => Some(*token),
            Piece::Was(_) | Piece::Is(_) => None,
        })
    }
}

impl Clause {
    /// Leaves out the smallest addition that a token stands in, without which the clause is as true: what
    /// commas set off, a clause or adverbial behind the verb. Whether there was one.
    pub(super) fn leave_out(&mut self, tree: &Tree, at: usize) -> bool {
        let own: Vec<usize> = self.tokens().collect();
        let additions = std::iter::once(at).chain(tree.ancestors(at)).take_while(|at| *at != self.predicate);
        for addition in additions {
            let below = tree.below(addition, |_| false);
            let is_core = below
                .iter()
                .any(|at| *at == self.subject || *at == self.predicate || self.verbs.contains(at));
            if is_core || !own.contains(&addition) {
                return false;
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
pub(super) fn is_addition(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let is_set_off = follows_comma(tree, reach.start)
        || tree.tokens[reach.start].tag == Tag::Comma
        || reach.start == 0 && tree.tokens.get(reach.end).is_some_and(|token| token.tag == Tag::Comma);
    let mark = tree.child(at, &[Relation::Mark]).map(|mark| tree.lower(mark));
    match tree.tokens[at].relation {
        Relation::AclRelcl | Relation::Acl | Relation::AdvclRelcl | Relation::Parataxis => is_set_off,
        // One of a list is taken for an apposition easily.
        Relation::Appos => {
            let first = reach.start + usize::from(tree.tokens[reach.start].tag == Tag::Comma);
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
                && mark.is_none_or(|mark| {
                    matches!(
                        mark.as_str(),
                        "although"
                            | "though"
                            | "because"
                            | "while"
                            | "as"
                            | "where"
                            | "after"
                            | "before"
                            | "since"
                    )
                })
                && tree
                    .child(at, &[Relation::Advmod])
                    .is_none_or(|word| !matches!(tree.lower(word).as_str(), "when" | "whenever"))
        }
        // "Because of these actions, …": why it was so.
        Relation::Obl if is_leading_reason(tree, at) => true,
        // "A few months later, …": when the sentence before was is not said.
        Relation::Obl | Relation::OblUnmarked | Relation::Advmod => {
            let leads = (0..reach.start).all(|at| is_joint(tree, at));
            let is_time = reach.clone().any(|at| is_in(TIMES, &tree.tokens[at].lemma.to_lowercase()));
            leads && is_time && tree.tokens.get(reach.end).is_some_and(|token| token.tag == Tag::Comma)
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

/// Prepositions of what may be left out. Sorted.
const ADJUNCT_PREPOSITIONS: &[&str] =
    &["after", "along", "alongside", "at", "before", "despite", "during", "in", "on", "through", "with"];

/// Conjunctions of what may be left out. Sorted.
const ADJUNCT_CONJUNCTIONS: &[&str] =
    &["after", "although", "as", "because", "before", "since", "though", "where", "while"];

/// Whether a phrase that begins a sentence says why something was so, or what it was in spite of.
fn is_leading_reason(tree: &Tree, at: usize) -> bool {
    let reach = tree.reach(at);
    let leads = (0..reach.start).all(|at| is_joint(tree, at));
    leads
        && matches!(
            tree.lower(reach.start).as_str(),
            "because" | "besides" | "despite" | "due" | "owing" | "thanks"
        )
        && tree.tokens.get(reach.end).is_some_and(|token| token.tag == Tag::Comma)
}

/// All clauses of a sentence, or why one is none.
pub(super) fn clauses(tree: &Tree) -> Vec<Result<Clause, Refusal>> {
    let Some(root) = tree.root() else { return vec![Err(Refusal::NoVerb)] };
    let mut found = Vec::new();
    let subject = subject_of(tree, root);
    found.push(main(tree, root, subject));
    for conjunct in conjoined(tree, root) {
        match subject_of(tree, conjunct) {
            Some(own) => found.push(main(tree, conjunct, Some(own))),
            // Without a subject of its own it has that of the first verb, if that is as finite, whatever is said
            // with it.
            None if matches!(found[0], Ok(_) | Err(Refusal::Negative | Refusal::Hedge(_))) => {
                found.push(main(tree, conjunct, subject))
            }
            None => {}
        }
    }
    if found[0].as_ref().is_ok_and(|clause| is_parted(tree, clause)) {
        found[0] = Err(Refusal::Cut);
    }
    for at in 0..tree.tokens.len() {
        let clause = match tree.tokens[at].relation {
            Relation::AclRelcl => relative(tree, at),
            Relation::Acl => participle(tree, at),
            Relation::Appos => apposition(tree, at),
            _ => None,
        };
        found.extend(clause.map(Ok));
    }
    found
}

/// Whether one comma alone stands between subject and verb: "The canal, opened in 1869, links …" has a
/// participle there, which the parser took for the verb.
fn is_parted(tree: &Tree, clause: &Clause) -> bool {
    let Some(&verb) = clause.verbs.first().filter(|verb| **verb > clause.subject) else { return false };
    let is_comma = |at: &usize| tree.tokens[*at].tag == Tag::Comma;
    follows_comma(tree, verb) && (clause.subject..verb).filter(is_comma).count() == 1
}

fn subject_of(tree: &Tree, predicate: usize) -> Option<usize> {
    tree.child(predicate, &[Relation::Nsubj, Relation::NsubjPass])
}

/// Verbs that "and" or "but" joins to the first, in their order.
fn conjoined<'t>(tree: &'t Tree, root: usize) -> impl Iterator<Item = usize> + 't {
    tree.in_relation(root, Relation::Conj).filter(|at| is_clausal(tree, *at))
}

/// Whether a token is the predicate of a clause: a verb, or something with a copula or subject.
fn is_clausal(tree: &Tree, at: usize) -> bool {
    tree.tokens[at].class == Class::Verb
        || tree.child(at, &[Relation::Cop, Relation::Nsubj, Relation::NsubjPass]).is_some()
}

/// The clause of a predicate that is the root or joined on to it.
fn main(tree: &Tree, predicate: usize, subject: Option<usize>) -> Result<Clause, Refusal> {
    let unfit = [Relation::Expl, Relation::Csubj, Relation::CsubjPass, Relation::NsubjOuter];
    if tree.child(predicate, &unfit).is_some() {
        return Err(Refusal::NoSubject);
    }
    let (verbs, group) = verb_group(tree, predicate).ok_or(Refusal::NoVerb)?;
    let subject = subject.ok_or(Refusal::NoSubject)?;
    // "When Tallmadge attempted …" without the clause that it belongs to.
    let asks =
        tree.in_relation(predicate, Relation::Advmod).any(|word| tree.tokens[word].tag == Tag::WhAdverb);
    if asks
        || tree.child(predicate, &[Relation::Mark]).is_some()
        || !group.verb.chars().all(|c| c.is_alphabetic() || c == '-' || c == ' ')
    {
        return Err(Refusal::Cut);
    }
    let mut tokens = tree.below(predicate, |child| is_left_out(tree, predicate, child));
    if tree.tokens[subject].head != Some(predicate) {
        let noun = tree.below(subject, |child| tree.bracket(child) != tree.bracket(subject));
        tokens.retain(|token| !noun.contains(token));
        // Punctuation and conjunctions that led over from the verb before.
        let first = tokens.iter().position(|token| !is_joint(tree, *token)).unwrap_or(0);
        tokens.drain(..first);
        let mut pieces: Vec<Piece> = noun.into_iter().map(Piece::Token).collect();
        pieces.extend(tokens.into_iter().map(Piece::Token));
        return finish(tree, predicate, subject, verbs, group, pieces);
    }
    let pieces = tokens.into_iter().map(Piece::Token).collect();
    finish(tree, predicate, subject, verbs, group, pieces)
}

/// "…, which Tombaugh discovered in 1930": only where the pronoun is the subject, and the noun has a
/// comma behind it, for without one the clause only tells which is meant.
fn relative(tree: &Tree, predicate: usize) -> Option<Clause> {
    let noun = tree.tokens[predicate].head?;
    let pronoun = subject_of(tree, predicate)?;
    if !matches!(tree.lower(pronoun).as_str(), "which" | "who") || !follows_comma(tree, pronoun) {
        return None;
    }
    let (verbs, group) = verb_group(tree, predicate)?;
    // The noun before is not always the one that is meant.
    let is_definite = tree
        .child(noun, &[Relation::Det])
        .is_some_and(|det| tree.lower(det) != "a" && tree.lower(det) != "an");
    let is_named = tree.tokens[noun].tag.is_proper();
    if !is_named && is_definite
        || group.number.is_some_and(|number| number != number_of(tree, noun) && !is_named)
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
fn participle(tree: &Tree, predicate: usize) -> Option<Clause> {
    let noun = tree.tokens[predicate].head?;
    let reach = tree.reach(predicate);
    if tree.tokens[predicate].tag != Tag::VerbParticiple
        || predicate < noun
        || !follows_comma(tree, reach.start)
    {
        return None;
    }
    let number = number_of(tree, noun);
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
fn apposition(tree: &Tree, predicate: usize) -> Option<Clause> {
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
    let number = number_of(tree, noun);
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

/// Checks what all clauses have in common.
fn finish(
    tree: &Tree,
    predicate: usize,
    subject: usize,
    verbs: Vec<usize>,
    group: VerbGroup,
    pieces: Vec<Piece>,
) -> Result<Clause, Refusal> {
    match group.tense {
        // What can be is told as what is.
        Tense::Modal(modal) if modal != Modal::Can => return Err(Refusal::Modal),
        _ if group.is_negative => return Err(Refusal::Negative),
        _ => {}
    }
    // "Two were open", "some remained": of what?
    let is_pronominal = tree.tokens[subject].class == Class::Number
        || matches!(
            tree.lower(subject).as_str(),
            "some"
                | "many"
                | "few"
                | "several"
                | "all"
                | "most"
                | "others"
                | "each"
                | "any"
                | "one"
                | "both"
                | "another"
                | "more"
                | "much"
                | "what"
                | "whatever"
                | "who"
                | "which"
                | "everyone"
                | "someone"
                | "anyone"
                | "people"
                | "example"
                | "examples"
                | "instances"
        );
    if is_pronominal && tree.child(subject, &[Relation::Nmod]).is_none() {
        return Err(Refusal::NoSubject);
    }
    let is_copular = tree.child(predicate, &[Relation::Cop]).is_some();
    let mut clause = Clause { predicate, is_copular, group, verbs, subject, pieces, is_shortened: false };
    let lemma = clause.group.verb.as_str();
    let completed = tree.child(predicate, &[Relation::Xcomp, Relation::Ccomp]);
    let is_somebody = tree.tokens[subject].tag.is_proper()
        || matches!(tree.lower(subject).as_str(), "he" | "she")
        || tree
            .child(subject, &[Relation::Appos, Relation::Flat])
            .is_some_and(|name| tree.tokens[name].tag.is_proper());
    let is_proposal = is_somebody && is_in(PROPOSING_VERBS, lemma) && !clause.group.is_passive;
    if is_in(HEDGING_VERBS, lemma) && completed.is_some()
        || clause.group.is_passive && is_in(SAYING_VERBS, lemma) && completed.is_some()
        || is_in(REPORTING_VERBS, lemma)
            && !is_proposal
            && tree.child(predicate, &[Relation::Ccomp, Relation::Parataxis]).is_some()
    {
        return Err(Refusal::Hedge(lemma.to_owned()));
    }
    // What is said in passing may go if it is not certain; the rest is as true without it.
    while let Err((at, refusal)) = certain(tree, &clause) {
        if !clause.leave_out(tree, at) {
            return Err(refusal);
        }
    }
    Ok(clause)
}

/// Whether nothing in a clause makes it uncertain, conditional or negative; if so, the token that does.
fn certain(tree: &Tree, clause: &Clause) -> Result<(), (usize, Refusal)> {
    for token in clause.tokens() {
        let word = tree.lower(token);
        let relation = tree.tokens[token].relation;
        if is_in(HEDGES, &word) && relation != Relation::Amod {
            return Err((token, Refusal::Hedge(word)));
        }
        if is_in(JOINING, &word) && relation == Relation::Advmod {
            return Err((token, Refusal::Connective(word)));
        }
        if is_in(CONDITIONS, &word) && relation == Relation::Mark {
            return Err((token, Refusal::Condition));
        }
        if matches!(word.as_str(), "not" | "n't" | "never")
            && tree.tokens[token].head == Some(clause.predicate)
            || word == "no" && relation == Relation::Det
            || matches!(
                word.as_str(),
                "neither" | "nor" | "none" | "nobody" | "nothing" | "hardly" | "scarcely"
            )
        {
            return Err((token, Refusal::Negative));
        }
    }
    Ok(())
}

/// The verb with its auxiliaries, the adverbs among them and its particles.
fn verb_group(tree: &Tree, predicate: usize) -> Option<(Vec<usize>, VerbGroup)> {
    let copula = tree.child(predicate, &[Relation::Cop]);
    let main = copula.unwrap_or(predicate);
    if copula.is_none() && tree.tokens[predicate].class != Class::Verb {
        return None;
    }
    let auxiliaries = [Relation::Aux, Relation::AuxPass];
    let mut verbs: Vec<usize> = tree.children(predicate).to_vec();
    verbs.retain(|at| auxiliaries.contains(&tree.tokens[*at].relation) && *at < main);
    verbs.push(main);
    let first = verbs[0];
    let adverbs = tree.children(predicate).iter().filter(|at| {
        let token = &tree.tokens[**at];
        first < **at && **at < main && token.relation == Relation::Advmod && tree.children(**at).is_empty()
    });
    verbs.extend(adverbs);
    if copula.is_none() {
        verbs.extend(tree.in_relation(predicate, Relation::CompoundPrt));
    }
    verbs.sort_unstable();
    let words: Vec<(&str, Tag)> =
        verbs.iter().map(|at| (tree.tokens[*at].word.form.as_str(), tree.tokens[*at].tag)).collect();
    let group = VerbGroup::read(&words)?;
    Some((verbs, group))
}

/// What is said of a predicate only in passing, or belongs to another clause.
fn is_left_out(tree: &Tree, predicate: usize, child: usize) -> bool {
    let token = &tree.tokens[child];
    if tree.bracket(child) != tree.bracket(predicate) {
        return true;
    }
    if token.head != Some(predicate) {
        return false;
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
        reach.clone().filter(|at| !is_punctuation(tree, *at)).map(|at| tree.lower(at)).collect();
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

fn is_punctuation(tree: &Tree, at: usize) -> bool {
    tree.tokens[at].class == Class::Punctuation
}

fn is_joint(tree: &Tree, at: usize) -> bool {
    is_punctuation(tree, at) || tree.tokens[at].relation == Relation::Cc
}

/// Without punctuation and conjunctions at either end.
fn trimmed(tree: &Tree, mut tokens: Vec<usize>) -> Vec<usize> {
    while tokens.last().is_some_and(|at| is_joint(tree, *at)) {
        tokens.pop();
    }
    let first = tokens.iter().position(|at| !is_joint(tree, *at)).unwrap_or(0);
    tokens.drain(..first);
    tokens
}

fn follows_comma(tree: &Tree, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| tree.tokens[before].tag == Tag::Comma)
}

/// A noun with what stands before it and with a name's own words behind it: without clauses, appositions
/// and other additions.
fn noun_phrase(tree: &Tree, noun: usize) -> Option<Vec<Piece>> {
    let own = [Relation::Det, Relation::Amod, Relation::Compound, Relation::Flat, Relation::NmodDesc];
    let of = |at: usize| tree.child(at, &[Relation::Case]).is_some_and(|case| tree.lower(case) == "of");
    let tokens = tree.below(noun, |child| {
        let token = &tree.tokens[child];
        match token.relation {
            Relation::Case => token.head == Some(noun),
            Relation::Nmod => !of(child),
            Relation::NmodPoss | Relation::Nummod | Relation::Punct => child > noun,
            Relation::Appos | Relation::Acl | Relation::AclRelcl | Relation::Conj | Relation::Cc => true,
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

/// Whether a noun phrase is one or several.
pub(super) fn number_of(tree: &Tree, noun: usize) -> Number {
    let is_joined = tree.in_relation(noun, Relation::Conj).next().is_some();
    match tree.tokens[noun].tag {
        Tag::NounPlural | Tag::ProperNounPlural => Number::Plural,
        _ if is_joined => Number::Plural,
        Tag::Pronoun if matches!(tree.lower(noun).as_str(), "they" | "them") => Number::Plural,
        _ => Number::Singular,
    }
}
