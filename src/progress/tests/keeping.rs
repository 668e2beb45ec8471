//! Histories follow their cards through edits, in a whole store.

use std::collections::HashMap;

use proptest::prelude::*;

use super::edits::{MadeDeck, Teacher};
use super::*;
use crate::deck::{Deck, read_bytes, roster};
use crate::progress::schema::MIGRATIONS;
use crate::progress::{How, Kept, Said};

/// A shelf of decks in a folder, and the store beside it.
struct Shelf {
    home: tempfile::TempDir,
    store: Store,
    scheduler: Scheduler<Fsrs6>,
}

impl Shelf {
    fn new() -> Shelf {
        Shelf::with(|path| Store::open(path).unwrap())
    }

    fn with(open: impl FnOnce(&std::path::Path) -> Store) -> Shelf {
        let home = tempfile::tempdir().unwrap();
        let store = open(&home.path().join("progress.db"));
        let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
        Shelf { home, store, scheduler }
    }

    /// Puts these decks on the shelf in place of all others, and indexes them.
    fn put(&mut self, decks: &[(&str, &str)]) -> Vec<Kept> {
        for file in crate::deck::files_in(self.home.path()).files {
            std::fs::remove_file(file).unwrap();
        }
        let decks: Vec<(String, DeckId, Deck)> = decks
            .iter()
            .map(|(name, text)| {
                let path = self.home.path().join(format!("{name}.ron"));
                std::fs::write(&path, text).unwrap();
                let deck = read_bytes(text.as_bytes()).1.deck.unwrap();
                (path.to_str().unwrap().to_owned(), DeckId::slug(name), deck)
            })
            .collect();
        let index = |indexer: &crate::progress::Indexer| {
            for (place, name, deck) in &decks {
                let cards: Vec<IndexedCard> = roster(deck, name)
                    .into_iter()
                    .map(|entry| IndexedCard { entry, start: 0, length: 1 })
                    .collect();
                let info = DeckInfo {
                    name: name.clone(),
                    title: deck.title.clone(),
                    language: None,
                    sources: Vec::new(),
                    facts: deck.facts.len(),
                    cards: cards.len(),
                };
                let stamp = Stamp { size: 1, modified: 2 };
                let says = |card: &IndexedCard| Said::in_deck(deck, card.entry.slot);
                indexer.deck(place, stamp, [7; 16], &info, &cards, says)?;
            }
            Ok(())
        };
        self.store.index(Moment(0), index).unwrap().1
    }

    fn answer(&mut self, keys: &[String]) {
        let session = self.store.begin_session(Moment(0), 1, "d").unwrap();
        let answers: Vec<(CardRow, Answer)> = keys
            .iter()
            .map(|key| {
                let answer = Answer {
                    session,
                    at: Moment(1),
                    day: TODAY,
                    rating: Good,
                    kind: Some(Kind::Ask),
                    choices: None,
                    correct: None,
                    latency: 0,
                };
                (self.store.card(key).unwrap().unwrap(), answer)
            })
            .collect();
        self.store.answers(answers, &self.scheduler).unwrap();
    }

    fn has_history(&self, key: &str) -> bool {
        let card = self.store.card(key).unwrap().unwrap();
        self.store.has_history(card).unwrap()
    }
}

/// The keys of a deck's cards, by their serial numbers.
fn keys_of(made: &MadeDeck) -> HashMap<usize, String> {
    let deck = read_bytes(made.text().as_bytes()).1.deck.unwrap();
    let keys = roster(&deck, &DeckId::slug(&made.name)).into_iter().map(|entry| entry.key.to_string());
    made.cards().map(|card| card.serial).zip(keys).collect()
}

fn put(shelf: &mut Shelf, decks: &[MadeDeck]) -> Vec<Kept> {
    let texts: Vec<String> = decks.iter().map(MadeDeck::text).collect();
    let decks: Vec<(&str, &str)> =
        decks.iter().zip(&texts).map(|(deck, text)| (deck.name.as_str(), text.as_str())).collect();
    shelf.put(&decks)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edit_each_history_is_with_its_card_or_with_none(seed in any::<u64>()) {
        let mut teacher = Teacher::new(seed);
        let made = teacher.deck("made", 60, 120);
        let mut shelf = Shelf::new();
        put(&mut shelf, std::slice::from_ref(&made));
        let before = keys_of(&made);
        shelf.answer(&before.values().cloned().collect::<Vec<_>>());
        // What they say is noted now; a session notes it with each answer.
        put(&mut shelf, std::slice::from_ref(&made));
        let rows: HashMap<usize, CardRow> =
            before.iter().map(|(serial, key)| (*serial, shelf.store.card(key).unwrap().unwrap())).collect();

        let mut decks = vec![made];
        let (mut mended, mut found) = (0, 0);
        for _ in 0..2 {
            decks = decks.into_iter().flat_map(|deck| teacher.edit(deck)).collect();
            put(&mut shelf, &decks);
            let mut at: HashMap<CardRow, (usize, bool)> = HashMap::new();
            for deck in &decks {
                let keys = keys_of(deck);
                for card in deck.cards() {
                    let row = shelf.store.card(&keys[&card.serial]).unwrap().unwrap();
                    at.insert(row, (card.serial, card.is_untouched));
                }
            }
            let standing: HashMap<usize, bool> =
                decks.iter().flat_map(MadeDeck::cards).map(|card| (card.serial, card.is_untouched)).collect();
            for (serial, row) in &rows {
                prop_assert!(shelf.store.has_history(*row).unwrap());
                match (at.get(row), standing.get(serial)) {
                    (Some((is, _)), _) => prop_assert_eq!(is, serial, "a history went to another card"),
                    (None, Some(true)) => prop_assert!(false, "card {} lost its history", serial),
                    _ => {}
                }
                if let Some(false) = standing.get(serial) {
                    mended += 1;
                    found += usize::from(at.contains_key(row));
                }
            }
        }
        prop_assert!(found * 10 >= mended * 9, "{} of {} mended cards are known", found, mended);
        let health = shelf.store.health(&shelf.scheduler).unwrap();
        prop_assert_eq!((health.stale, health.records as usize), (0, rows.len()));
    }
}

#[test]
fn a_store_from_before_is_copied_and_keeps_what_it_has() {
    let mut shelf = Shelf::with(|path| Store::open_with(path, &MIGRATIONS[..1]).unwrap());
    let deck = |front: &str| format!("Deck(title: \"D\", cards: [Flip(front: \"{front}\", back: \"cat\")])");
    shelf.put(&[("d", &deck("le chatt"))]);
    let key = shelf.store.keys().unwrap().remove(0);
    // As griot wrote an answer then.
    let answer = "INSERT INTO records (id, kind, card, at, day, rating, parameters)
                  SELECT x'00000000000000010000000000000000', 1, id, 1, 20000, 3, 0 FROM cards;
                  UPDATE cards SET stability = 2.3, difficulty = 2.1, first_day = 20000, last_day = 20000,
                         last_rating = 3, due = 20002, reviews = 1, lapses = 0";
    shelf.store.connection.execute_batch(answer).unwrap();
    let path = shelf.home.path().join("progress.db");
    shelf.store = Store::open(&path).unwrap();
    assert!(shelf.home.path().join("progress.v1.db").exists());
    assert!(shelf.has_history(&key));
    assert_eq!(shelf.put(&[("d", &deck("le chatt"))]), []);
    let kept = shelf.put(&[("d", &deck("le chat"))]);
    assert_eq!(kept.iter().map(|kept| kept.how).collect::<Vec<_>>(), [How::Answer]);
    assert!(shelf.has_history(kept[0].new.as_str()) && !shelf.has_history(&key));
}

#[test]
fn a_card_that_stands_keeps_its_history_until_it_is_gone() {
    let deck = "Deck(title: \"D\", cards: [Ask(q: \"Who came first?\", a: \"Keita\")])";
    let mut shelf = Shelf::new();
    shelf.put(&[("one", deck)]);
    let [key] = shelf.store.keys().unwrap().try_into().unwrap();
    let copy = key.replace("one", "two");
    shelf.answer(std::slice::from_ref(&key));
    assert_eq!(shelf.put(&[("one", deck), ("two", deck)]), []);
    assert!(shelf.has_history(&key) && !shelf.has_history(&copy));
    // Then the card is taken out of the first deck: it was moved in two steps.
    let kept =
        shelf.put(&[("two", deck), ("one", "Deck(title: \"D\", cards: [Flip(front: \"f\", back: \"b\")])")]);
    assert_eq!((kept.len(), kept[0].how), (1, How::Ids));
    assert!(shelf.has_history(&copy));
}

#[test]
fn the_second_of_two_twins_keeps_its_history_when_the_first_is_removed() {
    let [one, two] =
        ["Who ruled?", "Who was born in 1915?"].map(|q| format!("Ask(q: \"{q}\", a: \"Keita\"), "));
    let deck =
        |cards: &str| format!("Deck(title: \"D\", facts: [Fact(id: \"f\", says: \"S.\", cards: [{cards}])])");
    let mut shelf = Shelf::new();
    shelf.put(&[("d", &deck(&format!("{one}{two}")))]);
    let mut keys = shelf.store.keys().unwrap();
    keys.sort();
    let [first, second] = [keys[0].clone(), keys[1].clone()];
    shelf.answer(std::slice::from_ref(&second));
    shelf.put(&[("d", &deck(&format!("{one}{two}")))]);
    shelf.put(&[("d", &deck(&two))]);
    assert!(shelf.has_history(&first), "{first} is the one that is left");
    shelf.put(&[("d", &deck(&format!("{two}{one}")))]);
    assert!(shelf.has_history(&first) && !shelf.has_history(&second));
    shelf.put(&[("d", &deck(&format!("{one}{two}")))]);
    assert!(!shelf.has_history(&first) && shelf.has_history(&second));
}
