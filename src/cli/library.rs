//! The decks at hand: found, read when they have changed, indexed, and opened card by card.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::failure::Failure;
use crate::deck::{
    BUILTINS, Card, Deck, DeckId, Fact, LineIndex, Location, Reading, files_in, read_bytes, read_card,
    read_fact, roster,
};
use crate::progress::{
    CardRow, CardSpot, DeckFile, DeckInfo, DeckRow, IndexedCard, Indexer, Stamp, Store, StoreError,
};

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

/// A deck file larger than this is no deck that a person wrote (it would hold about 200,000 cards).
pub const LARGEST_DECK: u64 = 64 << 20;

/// A file that has to be read.
struct Changed {
    location: Location,
    place: String,
    stamp: Stamp,
    indexed: Option<DeckFile>,
}

/// What reading it came to.
enum Fresh {
    /// The content is as indexed.
    Same,
    Sound {
        hash: [u8; 16],
        info: DeckInfo,
        cards: Vec<IndexedCard>,
    },
    Unsound {
        hash: [u8; 16],
        message: String,
    },
    Unreadable {
        message: String,
    },
}

impl Library {
    pub fn new(store: Store) -> Library {
        Library { store, infos: HashMap::new() }
    }

    /// Opens decks: files that have not changed since they were indexed are not read, the others
    /// are read (on all cores) and indexed in one transaction. Of two decks of one name the first
    /// counts; a built-in deck gives way without a word, anything else is a problem.
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
            let names = self.names_of(&found)?;
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
    fn names_of(&mut self, found: &[Found]) -> Result<HashMap<DeckId, String>, Failure> {
        let mut names = HashMap::new();
        for Found { location, state } in found {
            if let (State::Known(row), Location::File(_), Some(place)) = (state, location, location.place()) {
                names.insert(self.info(*row)?.name.clone(), place);
            }
        }
        Ok(names)
    }

    /// Reads the changed files on all cores, and indexes those that are sound as they come.
    fn read(
        &mut self,
        changed: &[Changed],
        names: &HashMap<DeckId, String>,
        progress: &mut impl FnMut(usize, usize),
    ) -> Result<Vec<Option<Result<DeckRow, String>>>, Failure> {
        let next = AtomicUsize::new(0);
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(changed.len());
        let mut rows = vec![None; changed.len()];
        // Two decks of one name must not overwrite one another: the first in order is indexed.
        let mut waiting: Vec<Option<Fresh>> = changed.iter().map(|_| None).collect();
        let mut turn = 0;
        std::thread::scope(|scope| {
            // Bounded, so that what was read but not yet indexed stays small.
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
        read: Vec<Option<Result<DeckRow, String>>>,
    ) -> Result<Opened, Failure> {
        let mut opened = Opened::default();
        let mut taken: HashMap<DeckRow, String> = HashMap::new();
        for Found { location, state } in found {
            let place = location.place().unwrap_or_default();
            let row = match state {
                State::Known(row) => Ok(row),
                State::Problem(message) => Err(message),
                State::Changed(at) => match read.get(at).cloned().flatten() {
                    Some(result) => result,
                    None => Err(format!("{}: not read", changed[at].place)),
                },
            };
            match row {
                Ok(row) if taken.contains_key(&row) => {
                    let twin = location_name(&taken[&row]);
                    if !matches!(location, Location::Builtin(_)) && twin != place {
                        let name = self.info(row)?.name.clone();
                        opened.problems.push(Problem {
                            message: format!(
                                "{place}: a deck called `{name}` is in {twin} already: give one of them another `id`"
                            ),
                        });
                    }
                }
                Ok(row) => {
                    taken.insert(row, place);
                    let name = self.info(row)?.name.clone();
                    opened.decks.push(OpenDeck { row, name, location });
                }
                Err(message) => {
                    if !message.is_empty() {
                        opened.problems.push(Problem { message });
                    }
                }
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
            let known = self.store.file(&spot.place)?;
            let current = stamp(&location).ok();
            if let (Some(known), Some(current)) = (known, current)
                && known.stamp == current
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
    Known(DeckRow),
    Problem(String),
    /// Its place among the files to read.
    Changed(usize),
}

enum Look {
    Known(DeckRow),
    Problem(String),
    Changed(Changed),
}

/// How a place is shown to a person.
fn location_name(place: &str) -> &str {
    place.strip_prefix("builtin:").unwrap_or(place)
}

/// What tells whether the text at a location has changed.
fn stamp(location: &Location) -> io::Result<Stamp> {
    match location {
        Location::Builtin(deck) => {
            Ok(Stamp { size: deck.text.len() as u64, modified: xxh3_64(deck.text.as_bytes()).cast_signed() })
        }
        Location::File(path) => {
            let data = path.metadata()?;
            if data.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            let modified = data.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(Stamp { size: data.len(), modified: i64::try_from(modified.as_nanos()).unwrap_or(i64::MAX) })
        }
    }
}

/// Why a file cannot be read, in words that do not depend on the platform.
pub fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::FileTooLarge => {
            format!("it is too large for a deck (more than {} MiB)", LARGEST_DECK >> 20)
        }
        _ => error.to_string(),
    }
}

/// The whole text at a location.
pub fn bytes_of(location: &Location) -> io::Result<Vec<u8>> {
    match location {
        Location::Builtin(deck) => Ok(deck.text.as_bytes().to_vec()),
        Location::File(path) => {
            if path.metadata()?.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            // The length that the system tells may be wrong (a device, a file that grows).
            let mut bytes = Vec::new();
            File::open(path)?.take(LARGEST_DECK + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > LARGEST_DECK {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            Ok(bytes)
        }
    }
}

fn slice(location: &Location, start: u64, length: usize) -> io::Result<Vec<u8>> {
    match location {
        Location::Builtin(deck) => {
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let bytes = deck.text.as_bytes().get(start..).and_then(|rest| rest.get(..length));
            bytes.map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
        Location::File(path) => {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = vec![0; length];
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        }
    }
}

fn read_deck(file: &Changed) -> Fresh {
    let bytes = match bytes_of(&file.location) {
        Ok(bytes) => bytes,
        Err(error) => return Fresh::Unreadable { message: format!("{}: {}", file.place, describe(&error)) },
    };
    let hash = xxh3_128(&bytes).to_le_bytes();
    if file.indexed.as_ref().is_some_and(|indexed| indexed.hash == hash && indexed.deck.is_ok()) {
        return Fresh::Same;
    }
    let (text, reading) = read_bytes(&bytes);
    match &reading.deck {
        Some(deck) if reading.is_sound() => {
            let name = deck.id.clone().unwrap_or_else(|| file.location.name());
            let cards = indexed_cards(deck, &name, &reading);
            let info = DeckInfo {
                name,
                title: deck.title.clone(),
                language: deck.language.clone(),
                sources: deck
                    .sources
                    .iter()
                    .map(|source| (source.id.to_string(), source.citation()))
                    .collect(),
                facts: deck.facts.len(),
                cards: cards.len(),
            };
            Fresh::Sound { hash, info, cards }
        }
        _ => {
            let errors: Vec<_> = reading.errors().collect();
            let message = match errors.split_first() {
                Some((first, rest)) => {
                    let place = LineIndex::new(&text).place(first.span.start);
                    let more = match rest.len() {
                        0 => String::new(),
                        more => format!(" (and {more} more)"),
                    };
                    format!("{}:{}:{}: {}{more}", file.place, place.line, place.column, first.message)
                }
                None => format!("{}: it holds no deck", file.place),
            };
            Fresh::Unsound { hash, message }
        }
    }
}

fn indexed_cards(deck: &Deck, name: &DeckId, reading: &Reading) -> Vec<IndexedCard> {
    let entries = roster(deck, name).into_iter().map(|entry| {
        let span = match entry.slot.fact {
            Some(fact) => reading.facts[fact].span.clone(),
            None => reading.cards[entry.slot.card].clone(),
        };
        IndexedCard { entry, start: span.start, length: span.len() }
    });
    entries.collect()
}

fn index<'a>(
    indexer: &Indexer,
    file: &'a Changed,
    fresh: Fresh,
    names: &mut HashMap<DeckId, &'a str>,
) -> Result<Result<DeckRow, String>, crate::progress::IndexError> {
    Ok(match fresh {
        Fresh::Same => {
            indexer.touched(&file.place, file.stamp)?;
            match &file.indexed {
                Some(DeckFile { deck: Ok(row), .. }) => Ok(*row),
                _ => Err(String::new()),
            }
        }
        Fresh::Sound { hash, info, cards } => match names.get(&info.name) {
            Some(_) if matches!(file.location, Location::Builtin(_)) => Err(String::new()),
            Some(twin) => Err(format!(
                "{}: a deck called `{}` is in {} already: give one of them another `id`",
                file.place,
                info.name,
                location_name(twin)
            )),
            None => {
                names.insert(info.name.clone(), &file.place);
                Ok(indexer.deck(&file.place, file.stamp, hash, &info, &cards)?)
            }
        },
        Fresh::Unsound { hash, message } => {
            indexer.problem(&file.place, file.stamp, hash, &message)?;
            Err(message)
        }
        Fresh::Unreadable { message } => Err(message),
    })
}

/// Where the decks of a shelf are: the user's own, then the built-in ones.
pub fn shelf(folder: &Path) -> Result<Vec<Location>, Failure> {
    let files = files_in(folder).map_err(|source| Failure::Read { path: folder.to_owned(), source })?;
    Ok(files.into_iter().map(Location::File).chain(BUILTINS.iter().map(Location::Builtin)).collect())
}

/// Where the decks at a path are: the file itself, or all in a folder.
pub fn at_path(path: &Path) -> Result<Vec<Location>, Failure> {
    let fail = |source| Failure::Read { path: path.to_owned(), source };
    let absolute: PathBuf = std::path::absolute(path).map_err(fail)?;
    if absolute.is_dir() {
        return Ok(files_in(&absolute).map_err(fail)?.into_iter().map(Location::File).collect());
    }
    Ok(vec![Location::File(absolute)])
}
