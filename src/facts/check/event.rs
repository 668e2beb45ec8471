//! A claimed event against the facts of the same sort.

use super::book::{Book, Fact};
use super::claim::Claim;
use super::finding::Fault;
use super::tree::Tree;
use crate::facts::reference::Reference;
use crate::facts::verbs::Times;
use crate::language::Span;
use crate::language::values::When;

pub(super) enum Outcome {
    /// A fact says the same, by its place.
    Agrees(usize),
    Differs {
        fault: Fault,
        span: Span,
    },
}

/// Verbs that say the same both ways round.
const MUTUAL: [&str; 10] =
    ["meet", "marry", "join", "merge", "fight", "border", "resemble", "ally", "follow", "accompany"];

/// What the facts say of a claim, if they say anything.
pub(super) fn judge<'t>(
    tree: &Tree<'_>,
    claim: &Claim,
    things: &impl Fn(usize) -> &'t [usize],
    book: &Book<'_>,
    reference: &Reference,
) -> Option<Outcome> {
    let agents: Vec<usize> = claim.agents.iter().flat_map(|agent| things(*agent)).copied().collect();
    let judge = Judge {
        claim,
        book,
        reference,
        is_named: claim.agents.iter().any(|agent| tree.token(*agent).tag.is_proper()),
        agents,
        date: claim.date.map(|date| (tree.dates[date].when, tree.dates[date].span)),
    };
    things(claim.theme).iter().find_map(|theme| judge.of(*theme))
}

struct Judge<'a> {
    claim: &'a Claim,
    book: &'a Book<'a>,
    reference: &'a Reference,
    /// The things of the reference that the claim says did it.
    agents: Vec<usize>,
    /// Whether the claim says by name who did it.
    is_named: bool,
    date: Option<(When, Span)>,
}

impl Judge<'_> {
    fn of(&self, theme: usize) -> Option<Outcome> {
        let same = self.book.with_theme(&self.claim.action, theme);
        if let Some(fact) = same.iter().find(|fact| self.agrees(&self.book.facts[**fact])) {
            return Some(Outcome::Agrees(*fact));
        }
        let fault = self.swapped(theme).or_else(|| self.other_agent(same));
        if let Some(fault) = fault {
            return Some(Outcome::Differs { fault, span: self.claim.span });
        }
        if let Some(differs) = self.other_date(same) {
            return Some(differs);
        }
        let fault = self.other_theme(theme, same)?;
        Some(Outcome::Differs { fault, span: self.claim.span })
    }

    fn agrees(&self, fact: &Fact) -> bool {
        // Many gain independence: what is only described may be another one's.
        let is_left_out =
            !self.is_named && self.agents.is_empty() && self.reference.terms.is_named(fact.theme);
        let by_whom = fact.agent.is_none_or(|agent| self.agents.contains(&agent) || is_left_out);
        by_whom && self.date.is_none_or(|(when, _)| !fact.excludes(&when))
    }

    /// Whether the claim's date and the fact's are both known, and may be the same.
    fn same_time(&self, fact: &Fact) -> bool {
        fact.known.from.is_some() && self.date.is_some_and(|(when, _)| !fact.excludes(&when))
    }

    fn is_exclusive(&self) -> bool {
        self.claim.action.group().is_some_and(|group| group.exclusive)
    }

    /// The theme is the one that did it.
    fn swapped(&self, theme: usize) -> Option<Fault> {
        if self.claim.is_intransitive || MUTUAL.contains(&self.claim.action.0.as_str()) {
            return None;
        }
        let fact = self.book.with_agent(&self.claim.action, theme).iter().copied().find(|place| {
            let fact = &self.book.facts[*place];
            let is_victim = self.agents.contains(&fact.theme);
            let excluded = self.date.is_some_and(|(when, _)| fact.excludes(&when));
            fact.theme != theme
                && !excluded
                && match is_victim {
                    true => self.is_exclusive() || self.same_time(fact),
                    false => {
                        self.is_exclusive()
                            && self.agents.is_empty()
                            && !self.is_named
                            && self.same_time(fact)
                    }
                }
        })?;
        Some(Fault::Swapped { fact, claimed: self.reference.terms.name(theme).to_owned() })
    }

    /// It was done to the theme, but by another one.
    fn other_agent(&self, same: &[usize]) -> Option<Fault> {
        let [claimed] = self.agents.as_slice() else { return None };
        let does_so = !self.book.with_agent(&self.claim.action, *claimed).is_empty();
        if !self.is_exclusive() || !does_so {
            return None;
        }
        let fact = same.iter().copied().find(|place| {
            let fact = &self.book.facts[*place];
            let excluded = self.date.is_some_and(|(when, _)| fact.excludes(&when));
            fact.agent.is_some_and(|agent| agent != *claimed) && !excluded
        })?;
        let known = self.book.facts[fact].agent?;
        Some(self.other_party(fact, *claimed, known))
    }

    /// It was so, but at another time.
    fn other_date(&self, same: &[usize]) -> Option<Outcome> {
        let (claimed, span) = self.date?;
        let of_agent = |fact: &Fact| fact.agent.is_none_or(|agent| self.agents.contains(&agent));
        let times = self.claim.action.group()?.times;
        let candidates: Vec<usize> = match times {
            Times::Often => return None,
            Times::Once if self.is_named => {
                same.iter().copied().filter(|fact| of_agent(&self.book.facts[*fact])).collect()
            }
            Times::Once => same
                .iter()
                .copied()
                .filter(|fact| self.reference.terms.is_named(self.book.facts[*fact].theme))
                .collect(),
            Times::OnceEach | Times::Lasts => {
                same.iter().copied().filter(|fact| of_agent(&self.book.facts[*fact])).collect()
            }
        };
        let [fact] = candidates.as_slice() else { return None };
        let known = &self.book.facts[*fact];
        let is_dated = known.known.from.is_some() && (times != Times::Lasts || known.known.until.is_some());
        let fault = Fault::WrongDate { fact: *fact, claimed };
        (is_dated && known.excludes(&claimed)).then_some(Outcome::Differs { fault, span })
    }

    /// It was so at the time, but of another one.
    fn other_theme(&self, theme: usize, same: &[usize]) -> Option<Fault> {
        let (when, _) = self.date?;
        if !self.is_exclusive() || !same.is_empty() {
            return None;
        }
        let mut then = self.book.at(&self.claim.action, &when).filter(|fact| {
            let fact = &self.book.facts[*fact];
            self.agents.is_empty() && !self.is_named
                || fact.agent.is_some_and(|agent| self.agents.contains(&agent))
        });
        let fact = then.next()?;
        let is_only = then.all(|other| self.book.facts[other].theme == self.book.facts[fact].theme);
        is_only.then(|| self.other_party(fact, theme, self.book.facts[fact].theme))
    }

    fn other_party(&self, fact: usize, claimed: usize, known: usize) -> Fault {
        let name = |thing| self.reference.terms.name(thing).to_owned();
        Fault::OtherParty { fact, claimed: name(claimed), known: name(known) }
    }
}
