//! A reference's facts, found by what they say of whom.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::claim::Action;
use crate::facts::reference::{Known, Reference, Sense, Voice};
use crate::facts::verbs::Times;
use crate::language::values::When;

/// The facts of a reference by action and thing.
pub(super) struct Book<'r> {
    pub facts: Vec<Fact<'r>>,
    by_agent: HashMap<(Action, usize), Vec<usize>>,
    by_theme: HashMap<(Action, usize), Vec<usize>>,
    by_year: HashMap<(Action, i32), Vec<usize>>,
    /// The last fact by which each thing is there no more.
    ended: HashMap<usize, usize>,
}

/// A fact in the roles that claims have.
pub(super) struct Fact<'r> {
    pub known: &'r Known,
    pub action: Action,
    pub agent: Option<usize>,
    pub theme: usize,
    /// Whether it was so once, and is so no more.
    pub has_ended: bool,
}

impl<'r> Book<'r> {
    pub fn new(reference: &'r Reference, today: &When) -> Book<'r> {
        let facts: Vec<Fact> = reference.facts.iter().map(|known| Fact::new(known, today)).collect();
        let mut book = Book {
            facts: Vec::new(),
            by_agent: HashMap::new(),
            by_theme: HashMap::new(),
            by_year: HashMap::new(),
            ended: HashMap::new(),
        };
        let mut alive = HashSet::new();
        for (place, fact) in facts.iter().enumerate() {
            if let Some(agent) = fact.agent {
                book.by_agent.entry((fact.action.clone(), agent)).or_default().push(place);
            }
            book.by_theme.entry((fact.action.clone(), fact.theme)).or_default().push(place);
            if let Some(year) = fact.known.from.and_then(|from| from.from.point.year()) {
                book.by_year.entry((fact.action.clone(), year.0)).or_default().push(place);
            }
            let Sense { subject, tells_existence, .. } = fact.known.sense;
            let is_over = matches!(fact.action.0.as_str(), "end" | "dissolve")
                && fact.theme == subject
                && fact.known.from.is_some_and(|from| from.order(today) == Some(Ordering::Less));
            if is_over || tells_existence && fact.has_ended {
                book.ended.insert(subject, place);
            } else if tells_existence {
                alive.insert(subject);
            }
        }
        book.ended.retain(|thing, _| !alive.contains(thing));
        book.facts = facts;
        book
    }

    /// The facts in which this was done by that thing.
    pub fn with_agent(&self, action: &Action, agent: usize) -> &[usize] {
        self.by_agent.get(&(action.clone(), agent)).map_or(&[], Vec::as_slice)
    }

    /// The facts in which this was done, or happened, to that thing.
    pub fn with_theme(&self, action: &Action, theme: usize) -> &[usize] {
        self.by_theme.get(&(action.clone(), theme)).map_or(&[], Vec::as_slice)
    }

    /// The facts of this sort at a time.
    pub fn at(&self, action: &Action, when: &When) -> impl Iterator<Item = usize> {
        let year = when.from.point.year().map(|year| year.0);
        let found = year.and_then(|year| self.by_year.get(&(action.clone(), year)));
        let when = *when;
        found.into_iter().flatten().copied().filter(move |fact| self.facts[*fact].was(&when))
    }

    /// The fact by which a thing is there no more.
    pub fn ended(&self, thing: usize) -> Option<usize> {
        self.ended.get(&thing).copied()
    }
}

impl<'r> Fact<'r> {
    fn new(known: &'r Known, today: &When) -> Fact<'r> {
        let sense = &known.sense;
        let (agent, theme) = match (sense.voice, sense.object) {
            (Voice::Active, Some(object)) => (Some(sense.subject), object),
            _ => (None, sense.subject),
        };
        let has_ended = known.until.is_some_and(|until| until.order(today) == Some(Ordering::Less));
        Fact { known, action: Action::of_verb(&sense.verb), agent, theme, has_ended }
    }

    /// Whether it lasts rather than happens.
    pub fn lasts(&self) -> bool {
        self.known.until.is_some() || self.action.group().is_some_and(|group| group.times == Times::Lasts)
    }

    /// Whether it certainly was not so at a time.
    pub fn excludes(&self, when: &When) -> bool {
        let before = self.known.from.is_some_and(|from| when.order(&from) == Some(Ordering::Less));
        let end = if self.lasts() { self.known.until } else { self.known.from };
        before || end.is_some_and(|end| when.order(&end) == Some(Ordering::Greater))
    }

    /// Whether it may have been at a time, and is dated.
    fn was(&self, when: &When) -> bool {
        self.known.from.is_some() && !self.excludes(when)
    }
}
