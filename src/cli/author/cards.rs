//! Which cards of a deck are meant: by key, by id, or by words of the question.

use std::ops::Range;

use super::error::AuthorError;
use crate::cli::author::deck_file::DeckFile;
use crate::deck::{Card, Deck, Entry, Reading, Slot, roster};

/// The entries of a deck that `query` means, in the order of the file; all for an empty one.
pub fn chosen(file: &DeckFile, deck: &Deck, query: &str) -> Result<Vec<Entry>, AuthorError> {
    let entries = roster(deck, &file.id());
    let query = query.trim();
    if query.is_empty() {
        return Ok(entries);
    }
    let ways: [&dyn Fn(&Entry) -> bool; 3] = [
        &|entry| names(entry).0 == query || names(entry).1 == query,
        &|entry| is_called(entry, query),
        &|entry| card_of(deck, entry.slot).is_some_and(|card| asks(card, query)),
    ];
    let found = ways.iter().find_map(|way| {
        let found: Vec<Entry> = entries.iter().filter(|entry| way(entry)).cloned().collect();
        (!found.is_empty()).then_some(found)
    });
    found.ok_or_else(|| AuthorError::NoMatch { deck: file.name.clone(), query: query.to_owned() })
}

/// A card's key, and the same without the number of its gap.
fn names(entry: &Entry) -> (&str, &str) {
    let key = entry.key.as_str();
    (key, key.split_once(':').map_or(key, |(card, _)| card))
}

/// Whether this is the card's id, its fact's, or both as they stand in its key.
fn is_called(entry: &Entry, query: &str) -> bool {
    let (whole, card) = names(entry);
    let below = |key: &str| key.split_once('/').is_some_and(|(_, rest)| rest == query);
    let is_part = card.split('/').skip(1).any(|part| part == query);
    is_part || below(whole) || below(card) || whole.rsplit('/').next() == Some(query)
}

/// Whether all these words stand in the question, or in the text with gaps.
fn asks(card: &Card, query: &str) -> bool {
    let prompt = card.prompt().to_lowercase();
    let query = query.to_lowercase();
    let mut words = query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| prompt.contains(word))
}

/// The card in this place.
pub fn card_of(deck: &Deck, slot: Slot) -> Option<&Card> {
    match slot.fact {
        Some(fact) => deck.facts.get(fact)?.cards.get(slot.card),
        None => deck.cards.get(slot.card),
    }
}

/// Where in the file the card in this place stands.
pub fn span_of(reading: &Reading, slot: Slot) -> Option<Range<usize>> {
    match slot.fact {
        Some(fact) => reading.facts.get(fact)?.cards.get(slot.card).cloned(),
        None => reading.cards.get(slot.card).cloned(),
    }
}

/// Whether nothing keeps the card in this place from being studied, but for mistakes elsewhere.
pub fn is_sound(reading: &Reading, slot: Slot) -> bool {
    let Some(span) = span_of(reading, slot) else { return false };
    !reading.errors().any(|error| span.start <= error.span.start && error.span.start < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Location, read};

    const DECK: &str = r#"Deck(id: "rivers", title: "Rivers", facts: [
        Fact(id: "nile", says: "The Nile flows into the Mediterranean.", cards: [
            Ask(id: "sea", q: "Into which sea does the Nile flow?", a: "the Mediterranean"),
            Cloze(id: "gaps", text: "The [Nile] flows into the [Mediterranean]."),
            Pick(id: "bad", q: "Which sea?", a: "Red", not: []),
        ])], cards: [Flip(id: "delta", front: "Delta", back: "A mouth with many arms")])"#;

    fn found(query: &str) -> Vec<String> {
        let file = DeckFile {
            location: Location::File("rivers.ron".into()),
            name: "rivers".to_owned(),
            text: DECK.to_owned(),
            is_whole: true,
            reading: read(DECK),
        };
        let deck = file.reading.deck.as_ref().unwrap();
        let entries = chosen(&file, deck, query).unwrap_or_default();
        entries.iter().map(|entry| entry.key.as_str().trim_start_matches("rivers/").to_owned()).collect()
    }

    #[test]
    fn a_card_is_found_by_key_id_or_words() {
        for (query, keys) in [
            ("rivers/nile/sea", &["nile/sea"][..]),
            ("rivers/nile/gaps", &["nile/gaps:1", "nile/gaps:2"]),
            ("rivers/nile/gaps:2", &["nile/gaps:2"]),
            ("nile/gaps:2", &["nile/gaps:2"]),
            ("gaps:1", &["nile/gaps:1"]),
            ("sea", &["nile/sea"]),
            ("delta", &["delta"]),
            ("nile", &["nile/sea", "nile/gaps:1", "nile/gaps:2", "nile/bad"]),
            ("?", &[]),
            ("[Nile] flows", &["nile/gaps:1", "nile/gaps:2"]),
            ("SEA which?", &["nile/sea", "nile/bad"]),
            ("flows into", &["nile/gaps:1", "nile/gaps:2"]),
            ("Congo", &[]),
        ] {
            assert_eq!(found(query), keys, "{query}");
        }
        assert_eq!(found("").len(), 5);
    }

    #[test]
    fn a_card_with_a_mistake_is_not_sound() {
        let reading = read(DECK);
        let sound = |card| is_sound(&reading, Slot { fact: Some(0), card, gap: None });
        assert_eq!([sound(0), sound(1), sound(2), sound(3)], [true, true, false, false]);
        assert_eq!(
            span_of(&reading, Slot { fact: None, card: 0, gap: None }),
            reading.cards.first().cloned()
        );
    }
}
