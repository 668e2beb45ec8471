//! The decks at hand: found, read when they have changed, indexed, and opened card by card.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::environment::Clock;
use super::failure::Failure;
use super::files::{describe, slice, stamp};
use super::indexing::{Changed, Fresh, index, name_taken, read_deck};
use crate::deck::{Card, DeckId, Fact, Location, read_card, read_fact};
use crate::progress::{CardRow, CardSpot, DeckInfo, DeckRow, Kept, NamedDeck, Store, StoreError};

/// The store and what is indexed in it.
#[derive(Debug)]
pub struct Library {
    pub store: Store,
    /// Not told yet.
    kept: Vec<Kept>,
    clock: Clock,
    /// Decks that cards were read from, by their row.
    infos: HashMap<DeckRow, DeckInfo>,
}

/// The decks that were asked for.
#[derive(Debug, Default)]
pub struct Opened {
    pub decks: Vec<OpenDeck>,
    /// What cannot be studied, and why.
    pub problems: Vec<Problem>,
}

/// A deck that can be studied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDeck {
    pub row: DeckRow,
    pub name: DeckId,
    pub location: Location,
}

/// Why a file cannot be studied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `place:line:column: message`, or `place: message`.
    pub message: String,
}

/// What came of looking for a card.
#[derive(Debug)]
pub enum Lookup {
    Found(Box<(CardSpot, ReadCard)>),
    /// It cannot be asked, and why.
    Gone(String),
}

/// A card read from its deck.
#[derive(Debug)]
pub struct ReadCard {
    pub card: Card,
    pub fact: Option<Fact>,
    /// The fact's citations in full.
    pub citations: Vec<String>,
    /// The deck's title.
    pub deck: String,
}

/// Names this reader of decks. Raise the number when the same file would be indexed otherwise.
const READER: &str = concat!(env!("CARGO_PKG_VERSION"), "/2");

impl Library {
    /// A library whose decks are indexed in `store`.
    pub fn new(mut store: Store, clock: Clock) -> Result<Library, StoreError> {
        store.keep_index_of(READER)?;
        Ok(Library { store, kept: Vec::new(), clock, infos: HashMap::new() })
    }

    /// Opens decks: files that have not changed since they were indexed are not read, the others
    /// are read (on all cores) and indexed in one transaction. Of two decks of one name the one
    /// indexed before counts, or else the first; a built-in deck gives way without a word, anything
    /// else is a problem.
    /// `progress` is told how many of how many files were read.
    pub fn open(
        &mut self,
        locations: Vec<Location>,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Opened, Failure> {
        let mut changed = Vec::new();
        let mut found = Vec::with_capacity(locations.len());
        for location in locations {
            let state = self.look(&location, &mut changed)?;
            found.push(Found { location, state });
        }
        let read = if changed.is_empty() { Vec::new() } else { self.read(&changed, &found, &mut progress)? };
        Ok(gather(found, read))
    }

    /// Whether a location is indexed as it is now; if not, it joins those that have `changed`.
    fn look(&self, location: &Location, changed: &mut Vec<Changed>) -> Result<State, Failure> {
        let Some(place) = location.place() else {
            return Ok(State::Known(Err(format!("{location}: the file's name is no UTF-8: rename it"))));
        };
        let stamp = match stamp(location) {
            Ok(stamp) => stamp,
            Err(error) => return Ok(State::Known(Err(format!("{place}: {}", describe(&error))))),
        };
        Ok(match self.store.file(&place)? {
            Some(file) if file.stamp == stamp => State::Known(file.deck),
            indexed => {
                changed.push(Changed { location: location.clone(), place, stamp, indexed });
                State::Changed
            }
        })
    }

    /// Reads the changed files on all cores, and indexes them in their order: of two decks of one
    /// name the first. What it returns is in that order, too.
    fn read(
        &mut self,
        changed: &[Changed],
        found: &[Found],
        progress: &mut impl FnMut(usize, usize),
    ) -> Result<Vec<Result<NamedDeck, String>>, Failure> {
        let next = AtomicUsize::new(0);
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(changed.len());
        let mut decks = Vec::with_capacity(changed.len());
        let mut waiting: Vec<Option<Fresh>> = changed.iter().map(|_| None).collect();
        let mut names = names_of(found);
        let compared = self.store.has_log()?;
        std::thread::scope(|scope| {
            // Bounded, so that the readers do not run far ahead of the writer.
            let (send, receive) = mpsc::sync_channel(workers * 2);
            for _ in 0..workers {
                let (send, next) = (send.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(file) = changed.get(at) else { return };
                        if send.send((at, read_deck(file, compared))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            self.store.index(self.clock.now(), |indexer| {
                for (count, (at, fresh)) in receive.into_iter().enumerate() {
                    progress(count + 1, changed.len());
                    waiting[at] = Some(fresh);
                    while let Some(fresh) = waiting.get_mut(decks.len()).and_then(Option::take) {
                        decks.push(index(indexer, &changed[decks.len()], fresh, &mut names)?);
                    }
                }
                Ok(())
            })
        })
        .map(|((), kept)| self.kept.extend(kept))?;
        self.infos.clear();
        Ok(decks)
    }

    /// What went from one key to another since this was last asked.
    pub fn take_kept(&mut self) -> Vec<Kept> {
        std::mem::take(&mut self.kept)
    }

    /// What is indexed of a deck.
    pub fn info(&mut self, deck: DeckRow) -> Result<&DeckInfo, StoreError> {
        match self.infos.entry(deck) {
            std::collections::hash_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            std::collections::hash_map::Entry::Vacant(entry) => Ok(entry.insert(self.store.deck(deck)?)),
        }
    }

    /// Reads one card from its deck, and nothing else of it. A deck that has changed since it was
    /// indexed is indexed again first.
    pub fn card(&mut self, row: CardRow) -> Result<Lookup, Failure> {
        // The second time round the deck was just indexed; if it changed yet again, the learner
        // will meet the card next time.
        for _ in 0..2 {
            let Some(spot) = self.store.spot(row)? else {
                return Ok(Lookup::Gone("A card is left out: its deck no longer holds it.".to_owned()));
            };
            let location = Location::of_place(&spot.place);
            if stamp(&location).is_ok_and(|current| current == spot.stamp)
                && let Ok(bytes) = slice(&location, spot.start, spot.length)
                && let Some(card) = self.parse(&spot, &bytes)?
            {
                return Ok(Lookup::Found(Box::new((spot, card))));
            }
            let opened = self.open(vec![location], |_, _| {})?;
            if let Some(problem) = opened.problems.first() {
                return Ok(Lookup::Gone(format!("Left out: {}", problem.message)));
            }
        }
        Ok(Lookup::Gone("A card is left out: its deck is being changed.".to_owned()))
    }

    fn parse(&mut self, spot: &CardSpot, bytes: &[u8]) -> Result<Option<ReadCard>, Failure> {
        let Ok(text) = std::str::from_utf8(bytes) else { return Ok(None) };
        let info = self.info(spot.deck)?;
        let deck = info.title.clone();
        let Some(part) = spot.part else {
            let Ok(card) = read_card(text) else { return Ok(None) };
            return Ok(Some(ReadCard { card, fact: None, citations: Vec::new(), deck }));
        };
        let Ok(mut fact) = read_fact(text) else { return Ok(None) };
        if part >= fact.cards.len() {
            return Ok(None);
        }
        let card = fact.cards.swap_remove(part);
        let title = |source: &str| {
            let known = info.sources.iter().find(|(id, _)| id == source);
            known.map_or(source, |(_, title)| title.as_str()).to_owned()
        };
        let citations = cited(&fact, title);
        Ok(Some(ReadCard { card, fact: Some(fact), citations, deck }))
    }
}

/// Each source that a fact cites, once, with the sections that it cites.
pub fn cited(fact: &Fact, title: impl Fn(&str) -> String) -> Vec<String> {
    let mut sources: Vec<(&str, Vec<&str>)> = Vec::new();
    for citation in &fact.cite {
        let source = citation.source.as_str();
        let section = citation.section.as_deref();
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, sections)) => sections.extend(section),
            None => sources.push((source, section.into_iter().collect())),
        }
    }
    let full = sources.into_iter().map(|(source, sections)| {
        let sections: Vec<String> = sections.iter().map(|section| format!("“{section}”")).collect();
        match sections.is_empty() {
            true => title(source),
            false => format!("{}, {}", title(source), sections.join(" and ")),
        }
    });
    full.collect()
}

/// The names of the user's decks that have not changed, and where they are: a changed file must
/// not take one over.
fn names_of(found: &[Found]) -> HashMap<DeckId, String> {
    let known = found.iter().filter_map(|found| match found {
        Found { location: location @ Location::File(_), state: State::Known(Ok(deck)) } => {
            Some((deck.name.clone(), location.place()?))
        }
        _ => None,
    });
    known.collect()
}

/// Puts together what was known and what was `read`, one deck a name.
fn gather(found: Vec<Found>, read: Vec<Result<NamedDeck, String>>) -> Opened {
    let mut opened = Opened::default();
    let mut taken: HashMap<DeckRow, String> = HashMap::new();
    let mut read = read.into_iter();
    for Found { location, state } in found {
        let place = location.place().unwrap_or_default();
        let deck = match state {
            State::Known(deck) => Some(deck),
            State::Changed => read.next(),
        };
        match deck {
            Some(Ok(NamedDeck { row, name })) => match taken.get(&row) {
                Some(twin) if matches!(location, Location::Builtin(_)) || *twin == place => {}
                Some(twin) => {
                    opened.problems.push(Problem { message: name_taken(&place, &name, twin) });
                }
                None => {
                    taken.insert(row, place);
                    opened.decks.push(OpenDeck { row, name, location });
                }
            },
            Some(Err(message)) if !message.is_empty() => opened.problems.push(Problem { message }),
            Some(Err(_)) | None => {}
        }
    }
    opened
}

/// A location that was asked for.
struct Found {
    location: Location,
    state: State,
}

enum State {
    /// Indexed as it is now: the deck, or why it cannot be studied.
    Known(Result<NamedDeck, String>),
    /// To be read; among the changed files in this order.
    Changed,
}
