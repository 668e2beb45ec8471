//! From a deck file to its place in the index: reading it, and writing what was read.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_128;

use super::files::{bytes_of, describe};
use crate::deck::{Deck, DeckId, LineIndex, Location, Reading, read_bytes, roster};
use crate::progress::{DeckFile, DeckInfo, IndexError, IndexedCard, Indexer, NamedDeck, Said, Stamp};

/// A file that has to be read.
pub struct Changed {
    pub location: Location,
    pub place: String,
    pub stamp: Stamp,
    /// What was indexed of it before.
    pub indexed: Option<DeckFile>,
}

/// What reading it came to.
pub enum Fresh {
    /// The content is as indexed.
    Same,
    Sound {
        hash: [u8; 16],
        info: DeckInfo,
        cards: Vec<IndexedCard>,
        /// What the cards say; left out when no card has a history to keep.
        deck: Option<Box<Deck>>,
    },
    Unsound {
        hash: [u8; 16],
        message: String,
    },
    Unreadable {
        message: String,
    },
}

/// Reads a changed file. The deck itself comes with it where it is to be `compared` with what was
/// there before.
pub fn read_deck(file: &Changed, compared: bool) -> Fresh {
    let bytes = match bytes_of(&file.location) {
        Ok(bytes) => bytes,
        Err(error) => return Fresh::Unreadable { message: format!("{}: {}", file.place, describe(&error)) },
    };
    let hash = xxh3_128(&bytes).to_le_bytes();
    if file.indexed.as_ref().is_some_and(|indexed| indexed.hash == hash && indexed.deck.is_ok()) {
        return Fresh::Same;
    }
    let (text, mut reading) = read_bytes(&bytes);
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
            let deck = if compared { reading.deck.take().map(Box::new) } else { None };
            Fresh::Sound { hash, info, cards, deck }
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

/// Writes what was read to the index: the row of the deck, or why it cannot be studied (empty when
/// that is nobody's business). `names` are the decks indexed so far.
pub fn index(
    indexer: &Indexer,
    file: &Changed,
    fresh: Fresh,
    names: &mut HashMap<DeckId, String>,
) -> Result<Result<NamedDeck, String>, IndexError> {
    Ok(match fresh {
        Fresh::Same => {
            indexer.touched(&file.place, file.stamp)?;
            match &file.indexed {
                Some(DeckFile { deck: Ok(deck), .. }) => {
                    names.insert(deck.name.clone(), file.place.clone());
                    Ok(deck.clone())
                }
                _ => Err(String::new()),
            }
        }
        Fresh::Sound { hash, info, cards, deck } => match names.get(&info.name) {
            Some(_) if matches!(file.location, Location::Builtin(_)) => Err(String::new()),
            Some(twin) => Err(name_taken(&file.place, &info.name, twin)),
            None => {
                names.insert(info.name.clone(), file.place.clone());
                let says = |card: &IndexedCard| Said::in_deck(deck.as_deref()?, card.entry.slot);
                Ok(indexer.deck(&file.place, file.stamp, hash, &info, &cards, says)?)
            }
        },
        Fresh::Unsound { hash, message } => {
            indexer.problem(&file.place, file.stamp, hash, &message)?;
            Err(message)
        }
        Fresh::Unreadable { message } => Err(message),
    })
}

/// Why a deck cannot be studied whose name belongs to the one at another place.
pub fn name_taken(place: &str, name: &DeckId, by: &str) -> String {
    let by = Location::of_place(by);
    format!("{place}: a deck called `{name}` is in {by} already: give one of them another `id`")
}
