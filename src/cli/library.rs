//! The decks at hand: found, read when they have changed, indexed, and opened card by card.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::failure::Failure;
use super::files::{describe, slice, stamp};
use super::indexing::{Changed, Fresh, index, location_name, read_deck};
use crate::deck::{Card, DeckId, Fact, Location, read_card, read_fact};
use crate::progress::{CardRow, CardSpot, DeckFile, DeckInfo, DeckRow, NamedDeck, Store, StoreError};

/// The store and what is indexed in it.
#[derive(Debug)]
pub struct Library {
    pub store: Store,
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
const READER: &str = concat!(env!("CARGO_PKG_VERSION"), "/1");

impl Library {
    /// A library whose decks are indexed in `store`.
    pub fn new(mut store: Store) -> Result<Library, StoreError> {
        store.keep_index_of(READER)?;
        Ok(Library { store, infos: HashMap::new() })
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
        let mut found: Vec<Found> = Vec::with_capacity(locations.len());
        let mut changed = Vec::new();
        for location in locations {
            let state = match self.look(&location)? {
                Look::Known(deck) => State::Known(deck),
                Look::Problem(message) => State::Problem(message),
                Look::Changed(file) => {
                    changed.push(file);
                    State::Changed(changed.len() - 1)
                }
            };
            found.push(Found { location, state });
        }
        let read = if changed.is_empty() {
            Vec::new()
        } else {
            let names = Library::names_of(&found);
            self.read(&changed, &names, &mut progress)?
        };
        self.gather(found, &changed, read)
    }

    /// Whether a location is indexed as it is now.
    fn look(&self, location: &Location) -> Result<Look, Failure> {
        let Some(place) = location.place() else {
            let Location::File(path) = location else { return Ok(Look::Problem(String::new())) };
            return Ok(Look::Problem(format!("{}: the file's name is no UTF-8: rename it", path.display())));
        };
        let stamp = match stamp(location) {
            Ok(stamp) => stamp,
            Err(error) => return Ok(Look::Problem(format!("{place}: {}", describe(&error)))),
        };
        let indexed = self.store.file(&place)?;
        Ok(match indexed {
            Some(DeckFile { stamp: known, deck, .. }) if known == stamp => match deck {
                Ok(deck) => Look::Known(deck),
                Err(problem) => Look::Problem(problem),
            },
            indexed => Look::Changed(Changed { location: location.clone(), place, stamp, indexed }),
        })
    }

    /// The names of the user's decks that have not changed: a changed file must not take one over.
    fn names_of(found: &[Found]) -> HashMap<DeckId, String> {
        let mut names = HashMap::new();
        for Found { location, state } in found {
            if let (State::Known(deck), Location::File(_), Some(place)) = (state, location, location.place())
            {
                names.insert(deck.name.clone(), place);
            }
        }
        names
    }

    /// Reads the changed files on all cores, and indexes those that are sound as they come.
    fn read(
        &mut self,
        changed: &[Changed],
        names: &HashMap<DeckId, String>,
        progress: &mut impl FnMut(usize, usize),
    ) -> Result<Vec<Option<Result<NamedDeck, String>>>, Failure> {
        let next = AtomicUsize::new(0);
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(changed.len());
        let mut rows = vec![None; changed.len()];
        // Two decks of one name must not overwrite one another: the first in order is indexed.
        let mut waiting: Vec<Option<Fresh>> = changed.iter().map(|_| None).collect();
        let mut turn = 0;
        std::thread::scope(|scope| {
            // Bounded, so that the readers do not run far ahead of the writer.
            let (send, receive) = mpsc::sync_channel(workers * 2);
            for _ in 0..workers {
                let (send, next) = (send.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(file) = changed.get(at) else { return };
                        if send.send((at, read_deck(file))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            self.store.index(|indexer| {
                let mut names: HashMap<DeckId, &str> =
                    names.iter().map(|(name, place)| (name.clone(), place.as_str())).collect();
                let mut count = 0;
                for (at, fresh) in receive {
                    count += 1;
                    progress(count, changed.len());
                    waiting[at] = Some(fresh);
                    while let Some(fresh) = waiting.get_mut(turn).and_then(Option::take) {
                        rows[turn] = Some(index(indexer, &changed[turn], fresh, &mut names)?);
                        turn += 1;
                    }
                }
                Ok(())
            })
        })?;
        self.infos.clear();
        Ok(rows)
    }

    /// Puts together what was known and what was read, one deck a name.
    fn gather(
        &mut self,
        found: Vec<Found>,
        changed: &[Changed],
        read: Vec<Option<Result<NamedDeck, String>>>,
    ) -> Result<Opened, Failure> {
        let mut opened = Opened::default();
        let mut taken: HashMap<DeckRow, String> = HashMap::new();
        for Found { location, state } in found {
            let place = location.place().unwrap_or_default();
            let deck = match state {
                State::Known(deck) => Ok(deck),
                State::Problem(message) => Err(message),
                State::Changed(at) => match read.get(at).cloned().flatten() {
                    Some(result) => result,
                    None => Err(format!("{}: not read", changed[at].place)),
                },
            };
            match deck {
                Ok(NamedDeck { row, name }) => match taken.get(&row) {
                    Some(twin) if matches!(location, Location::Builtin(_)) || *twin == place => {}
                    Some(twin) => opened.problems.push(Problem {
                        message: format!(
                            "{place}: a deck called `{name}` is in {} already: give one of them another `id`",
                            location_name(twin)
                        ),
                    }),
                    None => {
                        taken.insert(row, place);
                        opened.decks.push(OpenDeck { row, name, location });
                    }
                },
                Err(message) if message.is_empty() => {}
                Err(message) => opened.problems.push(Problem { message }),
            }
        }
        Ok(opened)
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

struct Found {
    location: Location,
    state: State,
}

enum State {
    Known(NamedDeck),
    Problem(String),
    /// Its place among the files to read.
    Changed(usize),
}

enum Look {
    Known(NamedDeck),
    Problem(String),
    Changed(Changed),
}
