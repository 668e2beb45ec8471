//! The events that a sentence claims: who did what to whom, and when.

use super::tree::{Dated, Tree};
use crate::facts::verbs::{self, Group};
use crate::language::{Kind, Relation, Span, Tag};

/// An event that a sentence claims.
pub(super) struct Claim {
    pub action: Action,
    /// Who did it, as far as the sentence says: the heads of their noun phrases.
    pub agents: Vec<usize>,
    /// Who or what it was done to, or happened to.
    pub theme: usize,
    /// Whether the theme is the subject of a verb that has no object.
    pub is_intransitive: bool,
    /// When it was, if that is told once; with its place in [`Tree::dates`].
    pub date: Option<usize>,
    /// The words that tell it.
    pub span: Span,
}

/// What is done, by the verb that stands for all that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Action(pub String);

impl Action {
    pub fn of_verb(verb: &str) -> Action {
        Action(verbs::group(verb).map_or_else(|| verb.to_owned(), |group| group.name().to_owned()))
    }

    pub fn group(&self) -> Option<&'static Group> {
        verbs::group(&self.0)
    }
}

/// Nouns for an event that someone is the victim of: "the coup against the president".
const COUPS: [&str; 4] = ["coup", "putsch", "uprising", "revolt"];

/// Nouns for an event that can do something itself: "the coup of 1968 overthrew …".
const EVENTS: [&str; 16] = [
    "coup",
    "putsch",
    "uprising",
    "revolt",
    "revolution",
    "rebellion",
    "mutiny",
    "war",
    "battle",
    "election",
    "treaty",
    "agreement",
    "accord",
    "resolution",
    "referendum",
    "invasion",
];

/// Verbs that say no more than that something was.
const OCCUR: [&str; 5] = ["occur", "happen", "take", "come", "follow"];

/// What makes an event one that was not, or one of several.
const UNDONE: [&str; 14] = [
    "failed",
    "attempted",
    "abortive",
    "unsuccessful",
    "foiled",
    "alleged",
    "planned",
    "threatened",
    "possible",
    "potential",
    "would-be",
    "second",
    "so-called",
    "fail",
];

/// Subordinators that a clause in -ing may have and still tell what was.
const FACTUAL: [&str; 3] = ["by", "after", "in"];

/// Adverbs of an event that is one of several.
const AGAIN: [&str; 3] = ["again", "twice", "almost"];

/// The events that a sentence claims.
pub(super) fn claims(tree: &Tree<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..tree.sentence.tokens.len() {
        let token = tree.token(at);
        if tree.is_quoted(at) {
            continue;
        }
        if token.tag.is_verb() && !matches!(token.relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
        {
            told_by_verb(tree, at, &mut claims);
        } else if token.tag.is_noun() && token.relation != Relation::Compound {
            told_by_noun(tree, at, &mut claims);
        }
    }
    claims
}

fn told_by_verb(tree: &Tree<'_>, at: usize, claims: &mut Vec<Claim>) {
    if !is_asserted(tree, at) || is_again(tree, at) {
        return;
    }
    let token = tree.token(at);
    let subject = tree.subject(at);
    let has_auxiliary = tree.child(at, Relation::AuxPass).is_some();
    let is_passive = has_auxiliary || subject.is_some_and(|subject| subject.is_passive);
    let mut objects: Vec<usize> =
        tree.with(at, Relation::Obj).flat_map(|obj| tree.coordinated(obj)).collect();
    let mut agents = Vec::new();
    let mut is_intransitive = false;
    match subject {
        Some(subject) if is_passive => objects = tree.coordinated(subject.token),
        Some(subject) => agents = tree.coordinated(subject.token),
        None if is_passive => return,
        None => {}
    }
    if is_passive {
        let by = |child: &usize| {
            tree.token(*child).relation == Relation::OblAgent
                || tree.token(*child).relation == Relation::Obl && tree.case(*child).as_deref() == Some("by")
        };
        agents = tree.children(at).iter().copied().filter(by).flat_map(|by| tree.coordinated(by)).collect();
    } else if objects.is_empty() {
        // "withdrew from the union" tells of the union, "the bridge opened" of the bridge.
        let is_name = |obl: &usize| tree.token(*obl).tag.is_proper() && !tree.is_date(*obl);
        objects = tree.with(at, Relation::Obl).filter(is_name).collect();
        if objects.is_empty() {
            is_intransitive = true;
            objects = std::mem::take(&mut agents);
        }
    }
    let is_loose = token.relation == Relation::Advcl && token.tag == Tag::VerbGerund;
    let action = Action::of_verb(&tree.verb(at));
    let event_subject = if is_intransitive { None } else { agents.first().copied() };
    let is_dated = tree.dates.iter().any(|dated| dated.of == at);
    for theme in objects {
        let mut date = own_date(tree, at, Some(theme)).or_else(|| event_date(tree, event_subject));
        if let (None, true, Some(head)) = (date, is_loose, token.head)
            && tree.child(at, Relation::Mark).is_none()
        {
            let subject = subject.map(|subject| subject.token);
            date = own_date(tree, head, None).or_else(|| event_date(tree, subject));
        }
        // "since 1950": it says something else of the time than when it happened.
        if date.is_none() && is_dated {
            continue;
        }
        let words = [at, theme].into_iter().flat_map(|word| name_words(tree, word));
        let Some(span) = tree.span(words) else { continue };
        claims.push(Claim {
            action: action.clone(),
            agents: agents.clone(),
            theme,
            is_intransitive,
            date,
            span,
        });
    }
}

fn told_by_noun(tree: &Tree<'_>, at: usize, claims: &mut Vec<Claim>) {
    let noun = tree.token(at).lemma.to_lowercase();
    let is_coup = COUPS.contains(&noun.as_str());
    let group = if is_coup { verbs::group("overthrow") } else { verbs::event(&noun) };
    let Some(group) = group else { return };
    let is_undone = |child: &usize| UNDONE.contains(&tree.lower(*child).as_str());
    if tree.children(at).iter().any(is_undone) {
        return;
    }
    let preposition = if is_coup { "against" } else { "of" };
    let of = tree.with(at, Relation::Nmod).find(|child| tree.case(*child).as_deref() == Some(preposition));
    // "Mali's creation of …" has an agent before it, "Mali's creation" does not say.
    let owner = || tree.child(at, Relation::NmodPoss).filter(|_| group.exclusive && !is_coup);
    let Some(theme) = of.or_else(owner) else { return };
    let by = |child: &usize| {
        matches!(tree.token(*child).relation, Relation::Nmod | Relation::Obl | Relation::OblAgent)
            && tree.case(*child).as_deref() == Some("by")
    };
    let agents: Vec<usize> = tree.children(at).iter().copied().filter(by).collect();
    let occurred = || {
        let token = tree.token(at);
        let head = token.head.filter(|head| OCCUR.contains(&tree.token(*head).lemma.as_str()))?;
        (token.relation == Relation::Nsubj).then(|| own_date(tree, head, None)).flatten()
    };
    let date = event_date_of(tree, at).or_else(occurred);
    if date.is_none() && agents.is_empty() {
        return;
    }
    let before = tree.children(at).iter().copied().filter(|child| {
        matches!(tree.token(*child).relation, Relation::Compound | Relation::Nummod | Relation::Amod)
    });
    let words = before.chain([at, theme]).flat_map(|word| name_words(tree, word));
    let Some(span) = tree.span(words) else { return };
    let action = Action(group.name().to_owned());
    claims.push(Claim { action, agents, theme, is_intransitive: false, date, span });
}

/// A word, with the rest of the name if it begins one.
fn name_words<'t>(tree: &'t Tree<'_>, at: usize) -> impl Iterator<Item = usize> + 't {
    let belongs = |child: &usize| {
        matches!(tree.token(*child).relation, Relation::Flat | Relation::Compound | Relation::NmodDesc)
    };
    // Of a name that is not understood as one, each word depends on the same verb.
    let first = tree.token(at);
    let is_more = move |next: &usize| {
        let token = tree.token(*next);
        let is_same = token.head == first.head && token.relation == first.relation;
        first.tag.is_proper() && token.tag.is_proper() && is_same
    };
    let more = (at + 1..tree.sentence.tokens.len()).take_while(is_more);
    std::iter::once(at).chain(tree.children(at).iter().copied().filter(belongs)).chain(more)
}

/// Whether a verb says that something was or is so.
fn is_asserted(tree: &Tree<'_>, at: usize) -> bool {
    let token = tree.token(at);
    if token.relation == Relation::Xcomp || tree.is_denied(at) || tree.is_hypothetical(at) {
        return false;
    }
    let auxiliaries = || tree.with(at, Relation::Aux).chain(tree.with(at, Relation::AuxPass));
    if auxiliaries().any(|aux| matches!(tree.token(aux).tag, Tag::Modal | Tag::To)) {
        return false;
    }
    match token.tag {
        Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent => true,
        Tag::VerbParticiple => auxiliaries().next().is_some() || token.relation == Relation::Acl,
        Tag::VerbGerund => {
            let factual = |mark: usize| FACTUAL.contains(&tree.lower(mark).as_str());
            matches!(token.relation, Relation::Advcl | Relation::Acl | Relation::Conj)
                && tree.with(at, Relation::Mark).all(factual)
                || auxiliaries().next().is_some()
        }
        _ => false,
    }
}

fn is_again(tree: &Tree<'_>, at: usize) -> bool {
    tree.with(at, Relation::Advmod).any(|adverb| AGAIN.contains(&tree.lower(adverb).as_str()))
}

/// The one date that belongs to a verb, or stands with its object.
fn own_date(tree: &Tree<'_>, verb: usize, object: Option<usize>) -> Option<usize> {
    let of_verb = |dated: &Dated| dated.of == verb && dated.relation.base() != "nsubj";
    let of_object = |dated: &Dated| Some(dated.of) == object && dated.relation == Relation::Nmod;
    only(tree, |dated| of_verb(dated) || of_object(dated))
}

/// The date of a noun phrase that is an event: "the coup of 1968".
fn event_date(tree: &Tree<'_>, noun: Option<usize>) -> Option<usize> {
    let noun = noun?;
    let token = tree.token(noun);
    let is_event = token.kind == Some(Kind::Event) || EVENTS.contains(&token.lemma.as_str());
    let is_undone = tree.children(noun).iter().any(|child| UNDONE.contains(&tree.lower(*child).as_str()));
    (is_event && !is_undone).then(|| event_date_of(tree, noun)).flatten()
}

fn event_date_of(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    only(tree, |dated| dated.of == noun)
}

/// The only date of this sort, if it is told without "since", "before" and the like.
fn only(tree: &Tree<'_>, is_it: impl Fn(&Dated) -> bool) -> Option<usize> {
    let mut found = (0..tree.dates.len()).filter(|at| is_it(&tree.dates[*at]));
    let first = found.next()?;
    (found.next().is_none() && tree.dates[first].is_plain).then_some(first)
}
