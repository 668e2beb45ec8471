//! The decks that come with the program.

use std::collections::HashSet;

use griot::deck::{BUILTINS, Card, Deck, DeckId, Kind, read, roster};

fn builtin(name: &str) -> Deck {
    let builtin = BUILTINS.iter().find(|deck| deck.name == name).unwrap();
    let reading = read(builtin.text);
    let messages: Vec<&str> = reading.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(messages.is_empty(), "{name}: {messages:#?}");
    reading.deck.unwrap()
}

fn cards(deck: &Deck) -> impl Iterator<Item = &Card> {
    deck.facts.iter().flat_map(|fact| &fact.cards).chain(&deck.cards)
}

#[test]
fn they_are_sound_and_called_what_they_say() {
    for builtin_deck in &BUILTINS {
        let deck = builtin(builtin_deck.name);
        assert_eq!(deck.id.as_ref().map(DeckId::as_str), Some(builtin_deck.name));
        assert!(cards(&deck).count() > 0);
    }
}

#[test]
fn mali_has_facts_and_cards_of_every_kind() {
    let deck = builtin("mali");
    let asked = roster(&deck, &DeckId::slug("mali"));
    assert!(deck.facts.len() >= 40, "{} facts", deck.facts.len());
    assert!(asked.len() >= 80, "{} cards", asked.len());
    let kinds: HashSet<Kind> = asked.iter().map(|entry| entry.kind).collect();
    let missing: Vec<&str> =
        Kind::ALL.iter().filter(|kind| !kinds.contains(kind)).map(|kind| kind.name()).collect();
    assert!(missing.is_empty(), "no {missing:?}");
}

#[test]
fn every_fact_of_mali_is_cited_and_every_card_keeps_its_name() {
    let deck = builtin("mali");
    for fact in &deck.facts {
        assert!(fact.id.is_some(), "no id: {}", fact.says);
        assert!(!fact.cite.is_empty(), "no source: {}", fact.says);
    }
    for card in cards(&deck) {
        assert!(card.common().id.is_some(), "no id: {}", card.prompt());
    }
}
