//! What a sentence tells as present, against what has ended.

use std::cmp::Ordering;

use super::book::Book;
use super::claim::Action;
use super::tree::{Subject, Tree};
use crate::facts::reference::Reference;
use crate::facts::verbs::{CONTINUES, Times};
use crate::language::forms::{Tense, VerbGroup};
use crate::language::values::{Qualifier, When};
use crate::language::{Relation, Span, Tag};

/// A present state that the facts know of, by the place of the fact.
pub(super) enum Stated {
    Holds { fact: usize, span: Span },
    Ended { fact: usize, span: Span },
}

/// What is said in the present even of what is no more: a past mission still shows something.
const TIMELESS: [&str; 30] = [
    "stand",
    "mean",
    "refer",
    "denote",
    "show",
    "illustrate",
    "demonstrate",
    "exemplify",
    "highlight",
    "underscore",
    "reveal",
    "mark",
    "represent",
    "symbolize",
    "symbolise",
    "reflect",
    "suggest",
    "remind",
    "teach",
    "deserve",
    "date",
    "know",
    "call",
    "remember",
    "consider",
    "regard",
    "see",
    "describe",
    "credit",
    "commemorate",
];

/// What something is called or counts as, even when it is no more.
const LASTING: [&str; 20] = [
    "acronym",
    "abbreviation",
    "name",
    "term",
    "word",
    "example",
    "case",
    "subject",
    "topic",
    "model",
    "symbol",
    "reminder",
    "lesson",
    "legacy",
    "milestone",
    "success",
    "failure",
    "chapter",
    "precedent",
    "question",
];

/// Verbs of speech: what they report was present when it was said.
const SPEECH: [&str; 8] = ["say", "state", "declare", "announce", "write", "claim", "argue", "warn"];

/// The present states of a sentence that facts know of.
pub(super) fn states<'t>(
    tree: &Tree<'_>,
    things: &impl Fn(usize) -> &'t [usize],
    book: &Book<'_>,
    reference: &Reference,
    today: &When,
) -> Vec<Stated> {
    let teller = Teller { tree, things, book, reference, today };
    let predicates = (0..tree.sentence.tokens.len()).filter(|at| !tree.verbs(*at).is_empty());
    predicates.filter_map(|at| teller.state(at)).collect()
}

struct Teller<'a, F> {
    tree: &'a Tree<'a>,
    things: &'a F,
    book: &'a Book<'a>,
    reference: &'a Reference,
    today: &'a When,
}

impl<'t, F: Fn(usize) -> &'t [usize]> Teller<'_, F> {
    fn state(&self, at: usize) -> Option<Stated> {
        let tree = self.tree;
        let group = tree.group(at).filter(|group| group.tense == Tense::Present && !group.is_negative)?;
        let is_auxiliary =
            matches!(tree.token(at).relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
        if is_auxiliary
            || tree.is_quoted(at)
            || tree.is_denied(at)
            || tree.is_hypothetical(at)
            || self.is_reported(at)
        {
            return None;
        }
        let subject = tree.subject(at)?;
        // "continues to maintain" is about maintaining.
        let continues = CONTINUES.contains(&group.verb.as_str());
        let deed =
            tree.child(at, Relation::Xcomp).filter(|xcomp| continues && tree.token(*xcomp).tag.is_verb());
        let deed = deed.unwrap_or(at);
        let has_copula = tree.child(deed, Relation::Cop).is_some();
        let action = if has_copula { Action("be".to_owned()) } else { Action::of_verb(&tree.verb(deed)) };
        let lasts = continues || action.group().is_some_and(|group| group.times == Times::Lasts);
        if group.is_perfect && !group.is_progressive && !lasts || self.is_past(at) || self.is_past(deed) {
            return None;
        }
        self.relation(at, deed, subject, &action).or_else(|| self.existence(at, deed, subject, &group))
    }

    /// A state of the subject towards something else: "is a member of ECOWAS".
    fn relation(&self, at: usize, deed: usize, subject: Subject, action: &Action) -> Option<Stated> {
        let objects: Vec<usize> = std::iter::once(deed)
            .chain(self.tree.children(deed).iter().copied().filter(|child| *child != subject.token))
            .flat_map(|object| self.tree.coordinated(object))
            .collect();
        for thing in (self.things)(subject.token) {
            let facts = match subject.is_passive {
                true => self.book.with_theme(action, *thing),
                false => self.book.with_agent(action, *thing),
            };
            let told = |fact: usize| {
                let other = match subject.is_passive {
                    true => self.book.facts[fact].agent,
                    false => Some(self.book.facts[fact].theme),
                };
                objects
                    .iter()
                    .copied()
                    .find(|object| other.is_some_and(|other| (self.things)(*object).contains(&other)))
            };
            let known: Vec<(usize, usize)> =
                facts.iter().filter_map(|fact| Some((*fact, told(*fact)?))).collect();
            let lasting = known.iter().find(|(fact, _)| !self.book.facts[*fact].has_ended);
            if let Some((fact, object)) = lasting {
                let span = self.span(at, [deed, *object])?;
                return self.book.facts[*fact].lasts().then_some(Stated::Holds { fact: *fact, span });
            }
            if let Some((fact, object)) = known.first() {
                return Some(Stated::Ended { fact: *fact, span: self.span(at, [deed, *object])? });
            }
        }
        None
    }

    /// Anything that only something that is there can do.
    fn existence(&self, at: usize, deed: usize, subject: Subject, group: &VerbGroup) -> Option<Stated> {
        let tree = self.tree;
        let (thing, fact) =
            (self.things)(subject.token).iter().find_map(|thing| Some((*thing, self.book.ended(*thing)?)))?;
        let verb = tree.token(deed).lemma.to_lowercase();
        let tells_end = ["end", "dissolve", "leave"].contains(&Action::of_verb(&tree.verb(deed)).0.as_str());
        let is_timeless = TIMELESS.contains(&verb.as_str()) && self.reference.terms.is_named(thing);
        let complement =
            tree.child(at, Relation::Xcomp).or_else(|| tree.child(at, Relation::Obj)).unwrap_or(deed);
        let is_being = group.verb == "be" || CONTINUES.contains(&group.verb.as_str());
        if tells_end || is_timeless || is_being && self.is_lasting(complement) {
            return None;
        }
        Some(Stated::Ended { fact, span: self.span(at, [deed, complement])? })
    }

    /// "the largest mission", "an example of …": said of what is no more, too.
    fn is_lasting(&self, complement: usize) -> bool {
        let tree = self.tree;
        let ranks = |at: usize| {
            matches!(tree.token(at).tag, Tag::Superlative | Tag::AdverbSuperlative)
                || matches!(tree.lower(at).as_str(), "first" | "last" | "only")
        };
        let noun = |at: usize| LASTING.contains(&tree.token(at).lemma.to_lowercase().as_str());
        let within = tree.children(complement);
        let further = within.iter().flat_map(|child| tree.children(*child));
        noun(complement) || ranks(complement) || within.iter().chain(further).any(|child| ranks(*child))
    }

    /// Whether a date says that it was in the past: "In 2013 the mission takes over".
    fn is_past(&self, at: usize) -> bool {
        self.tree.dates.iter().any(|dated| {
            dated.of == at
                && dated.when.qualifier != Qualifier::Since
                && dated.when.order(self.today) == Some(Ordering::Less)
        })
    }

    /// Whether someone said it in the past.
    fn is_reported(&self, at: usize) -> bool {
        let token = self.tree.token(at);
        let said = |head: usize| {
            let head = self.tree.token(head);
            head.tag == Tag::VerbPast && SPEECH.contains(&head.lemma.as_str())
        };
        matches!(token.relation, Relation::Ccomp | Relation::Parataxis) && token.head.is_some_and(said)
            || self.tree.with(at, Relation::Parataxis).any(said)
    }

    /// From the first word of the verb group to the last of these.
    fn span(&self, at: usize, others: impl IntoIterator<Item = usize>) -> Option<Span> {
        let verbs = self.tree.verbs(at);
        let first = verbs.first().copied()?;
        self.tree.span(verbs.into_iter().chain(others.into_iter().filter(|other| *other >= first)))
    }
}
