//! The clauses of a sentence that can be said on their own.
//!
//! "Pluto, which Tombaugh discovered in 1930, is a dwarf planet and has five moons." has three: one at
//! the root, one joined on to it that shares its subject, and one in a relative clause.

mod adnominal;
mod adverbial;
mod omission;

use super::refusal::Refusal;
use super::tree::Tree;
use super::words::{
    CLAUSE_OPENINGS, CONDITIONS, HEDGES, HEDGING_VERBS, JOINING, NEGATIVES, PROPOSING_VERBS, REPORTING_VERBS,
    SAYING_VERBS, VAGUE_SUBJECTS, is_in,
};
use crate::language::forms::{Modal, Number, Tense, VerbGroup};
use crate::language::{Class, Relation, Tag};
use adnominal::{apposition, participle, relative};
use omission::is_left_out;

pub(super) use omission::is_addition;

/// What a clause is made of, in the order in which it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A token of the sentence.
    Token(usize),
    /// "was", which a participle had left out.
    Was(Number),
    /// "is", which an apposition had left out.
    Is(Number),
    /// A verb that was a participle, in another form: "killed" of "killing".
    Finite(usize, Tag),
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
    /// The head of a time that another verb of the sentence lends it.
    pub(super) borrowed: Option<usize>,
}

impl Clause {
    pub(super) fn tokens(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Token(token) | Piece::Finite(token, _) => Some(*token),
            Piece::Was(_) | Piece::Is(_) => None,
        })
    }
}

/// All clauses of a sentence, or why one is none.
pub(super) fn clauses(tree: &Tree) -> Vec<Result<Clause, Refusal>> {
    let Some(root) = tree.root() else { return vec![Err(Refusal::NoVerb)] };
    let mut found = Vec::new();
    let subject = subject_of(tree, root);
    found.push(main(tree, root, subject));
    for conjunct in conjoined(tree, root) {
        if let Some(verb) = reporting_before(tree, conjunct) {
            found.push(Err(Refusal::Hedge(tree.tokens[verb].lemma.clone())));
            continue;
        }
        match subject_of(tree, conjunct) {
            Some(own) => found.push(main(tree, conjunct, Some(own))),
            // Without a subject of its own it has that of the first verb, if that is as finite, whatever is said
            // with it.
            // "was built across the river and opened by the Queen": "was" is said once for both.
            None if shares_passive(tree, root, conjunct) => {}
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
    let said = |clause: &Result<Clause, Refusal>| clause.as_ref().ok().cloned();
    let mains: Vec<Clause> = found.iter().filter_map(said).collect();
    for main in &mains {
        let participles = tree.in_relation(main.predicate, Relation::Advcl);
        found.extend(participles.filter_map(|at| adverbial::participle(tree, main, at)).map(Ok));
    }
    found
}

/// The verb before a clause that tells what somebody said, for the clause may be part of that: "Taylor, who stated
/// that the wars occurred at once, and they became one".
fn reporting_before(tree: &Tree, conjunct: usize) -> Option<usize> {
    (0..conjunct).find(|at| {
        let said = tree.child(*at, &[Relation::Ccomp]);
        let is_told = said.is_some_and(|said| {
            said < conjunct
                && tree.child(said, &[Relation::Mark]).is_some_and(|mark| tree.lower(mark) == "that")
        });
        is_told
            && is_in(REPORTING_VERBS, &tree.tokens[*at].lemma.to_lowercase())
            && tree.tokens[*at].class == Class::Verb
    })
}

/// Whether a verb that "and" joins to a passive one is one as well, without an auxiliary of its own.
fn shares_passive(tree: &Tree, root: usize, conjunct: usize) -> bool {
    let is_passive = tree.child(root, &[Relation::AuxPass]).is_some();
    let is_form = matches!(tree.tokens[conjunct].tag, Tag::VerbPast | Tag::VerbParticiple);
    let has_own =
        tree.child(conjunct, &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Obj]).is_some();
    is_passive && is_form && !has_own
}

/// Whether one comma alone stands between subject and verb: "The canal, opened in 1869, links …" has a
/// participle there, which the parser took for the verb.
fn is_parted(tree: &Tree, clause: &Clause) -> bool {
    let Some(&verb) = clause.verbs.first().filter(|verb| **verb > clause.subject) else { return false };
    tree.follows_comma(verb) && (clause.subject..verb).filter(|at| tree.is_comma(*at)).count() == 1
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
        tree.in_relation(predicate, Relation::Advmod).any(|word| tree.tokens[word].tag == Tag::WhAdverb)
            || begins_another(tree, subject);
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
        let first = tokens.iter().position(|token| !tree.is_joint(*token)).unwrap_or(0);
        tokens.drain(..first);
        let has_lost_comma = tokens.first().is_some_and(|token| tree.follows_comma(*token));
        // "and, in 1469, licensed": of two commas one went with the conjunction.
        let mut commas =
            tokens.iter().take_while(|token| **token < verbs[0]).filter(|token| tree.is_comma(**token));
        if let (true, Some(&comma), None) = (has_lost_comma, commas.next(), commas.next()) {
            tokens.retain(|token| *token != comma);
        }
        let mut pieces: Vec<Piece> = noun.into_iter().map(Piece::Token).collect();
        pieces.extend(tokens.into_iter().map(Piece::Token));
        return finish(tree, predicate, subject, verbs, group, pieces);
    }
    let pieces = tokens.into_iter().map(Piece::Token).collect();
    finish(tree, predicate, subject, verbs, group, pieces)
}

/// Whether the word that begins the sentence begins the clause of this subject: "When the representative tried to
/// change the bill."
fn begins_another(tree: &Tree, subject: usize) -> bool {
    let first = (0..tree.tokens.len()).find(|at| !tree.is_joint(*at));
    let is_verb = |at: usize| matches!(tree.tokens[at].class, Class::Verb | Class::Auxiliary);
    first.is_some_and(|first| {
        is_in(CLAUSE_OPENINGS, &tree.lower(first))
            && !(tree.lower(first) == "because"
                && tree.tokens.get(first + 1).is_some_and(|next| next.word.form == "of"))
            && first < subject
            && !(first + 1..subject).any(|at| is_verb(at) || tree.is_comma(at))
    })
}

/// The clause of these pieces, after the checks that all clauses have in common.
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
    let is_vague = tree.tokens[subject].class == Class::Number || is_in(VAGUE_SUBJECTS, &tree.lower(subject));
    if is_vague && tree.child(subject, &[Relation::Nmod]).is_none() {
        return Err(Refusal::NoSubject);
    }
    let is_copular = tree.child(predicate, &[Relation::Cop]).is_some();
    let mut clause =
        Clause { predicate, is_copular, group, verbs, subject, pieces, is_shortened: false, borrowed: None };
    if is_hedged(tree, &clause) {
        return Err(Refusal::Hedge(clause.group.verb));
    }
    // What is said in passing may go if it is not certain; the rest is as true without it.
    while let Err((at, refusal)) = certain(tree, &clause) {
        if !clause.leave_out(tree, at) {
            return Err(refusal);
        }
    }
    Ok(clause)
}

/// Whether the verb of a clause says that something only seems so, or that somebody says so.
fn is_hedged(tree: &Tree, clause: &Clause) -> bool {
    let Clause { predicate, subject, .. } = *clause;
    let lemma = clause.group.verb.as_str();
    let is_completed = tree.child(predicate, &[Relation::Xcomp, Relation::Ccomp]).is_some();
    let is_somebody = tree.tokens[subject].tag.is_proper()
        || matches!(tree.lower(subject).as_str(), "he" | "she")
        || tree
            .child(subject, &[Relation::Appos, Relation::Flat])
            .is_some_and(|name| tree.tokens[name].tag.is_proper());
    let is_proposal = is_somebody && is_in(PROPOSING_VERBS, lemma) && !clause.group.is_passive;
    is_in(HEDGING_VERBS, lemma) && is_completed
        || clause.group.is_passive && is_in(SAYING_VERBS, lemma) && is_completed
        || is_in(REPORTING_VERBS, lemma)
            && !is_proposal
            && tree.child(predicate, &[Relation::Ccomp, Relation::Parataxis]).is_some()
}

/// Checks that nothing in a clause makes it uncertain, conditional or negative; or else which token does.
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
            || is_in(NEGATIVES, &word)
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
