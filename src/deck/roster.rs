//! The roster of a deck: every card that can be asked, with its key.
//!
//! Ids that an author left out are derived: a fact's from what it says, a card's from its kind
//! and its answer, so that a reworded question stays the same card. A loose card's id also takes
//! in its question, since vocabulary repeats answers.

use std::collections::HashMap;

use xxhash_rust::xxh3::Xxh3;

use super::card::{Card, Kind};
use super::cloze::{Piece, pieces};
use super::fact::Deck;
use super::id::{CardId, CardKey, DeckId, FactId};

/// One card that can be asked; a cloze has one for each number among its gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: CardKey,
    pub slot: Slot,
    pub kind: Kind,
    /// The card's tags and its fact's.
    pub tags: Vec<String>,
    /// Entries of one fact, or of one loose card, share this number.
    pub family: u32,
}

/// Where in a deck the card of an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The place of its fact among the facts; `None` for a loose card.
    pub fact: Option<usize>,
    /// Its place among the fact's cards, or among the loose cards.
    pub card: usize,
    /// Which gaps of a cloze are asked: those with this number.
    pub gap: Option<u16>,
}

/// The entries of a deck in the order of the file, facts before loose cards.
pub fn roster(deck: &Deck, id: &DeckId) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut families = 0u32;
    let mut fact_names = Names::default();
    for (index, fact) in deck.facts.iter().enumerate() {
        let fact_id = fact.id.clone().unwrap_or_else(|| {
            let name = fact_names.free(format!("f-{}", digest([fact.says.as_str()])));
            FactId::derived(name)
        });
        let mut card_names = Names::default();
        for (card_index, card) in fact.cards.iter().enumerate() {
            let card_id = id_of(card, &mut card_names, None);
            let slot = |gap| Slot { fact: Some(index), card: card_index, gap };
            enter(&mut entries, card, &fact.tags, families, |gap| {
                (CardKey::new(id, Some(&fact_id), &card_id, gap), slot(gap))
            });
        }
        families += 1;
    }
    let mut card_names = Names::default();
    for (card_index, card) in deck.cards.iter().enumerate() {
        let card_id = id_of(card, &mut card_names, Some(card.prompt()));
        enter(&mut entries, card, &[], families, |gap| {
            (CardKey::new(id, None, &card_id, gap), Slot { fact: None, card: card_index, gap })
        });
        families += 1;
    }
    entries
}

fn enter(
    entries: &mut Vec<Entry>,
    card: &Card,
    fact_tags: &[String],
    family: u32,
    at: impl Fn(Option<u16>) -> (CardKey, Slot),
) {
    let gaps = match card {
        Card::Cloze(cloze) => gap_numbers(cloze.text()).into_iter().map(Some).collect(),
        _ => vec![None],
    };
    for gap in gaps {
        let (key, slot) = at(gap);
        let tags = card.common().tags.iter().chain(fact_tags).cloned().collect();
        entries.push(Entry { key, slot, kind: card.kind(), tags, family });
    }
}

/// The numbers among a cloze text's gaps, ascending; none for a text that is no cloze.
fn gap_numbers(text: &str) -> Vec<u16> {
    let mut numbers: Vec<u16> = pieces(text)
        .unwrap_or_default()
        .iter()
        .filter_map(|piece| if let Piece::Gap(gap) = piece { Some(gap.number) } else { None })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn id_of(card: &Card, names: &mut Names, prompt: Option<&str>) -> CardId {
    if let Some(id) = card.common().id {
        return id.clone();
    }
    let kind = card.kind().name();
    let answer = answer_text(card);
    let digest = match prompt {
        Some(prompt) => digest([kind, &answer, prompt]),
        None => digest([kind, &answer]),
    };
    CardId::derived(names.free(format!("{}-{digest}", kind.to_lowercase())))
}

/// The answer as one text, for telling cards apart.
fn answer_text(card: &Card) -> String {
    match card {
        Card::Ask(card) => card.a.first().to_owned(),
        Card::Pick(card) => card.a.clone(),
        Card::PickAll(card) => card.a.join("\u{1f}"),
        Card::Cloze(card) => pieces(card.text())
            .unwrap_or_default()
            .iter()
            .filter_map(
                |piece| if let Piece::Gap(gap) = piece { Some(gap.answers[0].as_str()) } else { None },
            )
            .collect::<Vec<_>>()
            .join("\u{1f}"),
        // Two statements of one fact differ by what they say, not by "true" or "false".
        Card::TrueFalse(card) => card.q.clone(),
        Card::Order(card) => card.a.join("\u{1f}"),
        Card::Match(card) => {
            card.a.iter().flat_map(|(l, r)| [l.as_str(), r]).collect::<Vec<_>>().join("\u{1f}")
        }
        Card::Number(card) => card.a.to_string(),
        Card::Flip(card) => card.back.clone(),
    }
}

/// 48 bits of XXH3 as hexadecimal digits: short enough to read aloud, and among the 100,000 cards
/// of a large shelf two collide once in 50,000 shelves; within one fact, never.
fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Xxh3::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update(&[0x1f]);
    }
    format!("{:012x}", hash.digest() >> 16)
}

/// Names given so far; a name asked for again gets `-2`, `-3` and so on.
#[derive(Default)]
struct Names(HashMap<String, u32>);

impl Names {
    fn free(&mut self, name: String) -> String {
        let count = self.0.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(ron: &str) -> Vec<String> {
        let options = ron::Options::default().with_default_extension(
            ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES,
        );
        let deck: Deck = options.from_str(ron).unwrap();
        let entries = roster(&deck, &DeckId::new("d").unwrap());
        entries.into_iter().map(|entry| entry.key.to_string()).collect()
    }

    #[test]
    fn given_ids_make_the_key_and_every_gap_is_a_card() {
        let keys = keys(
            r#"Deck(title: "t", facts: [Fact(id: "f", says: "s", cards: [
                Ask(q: "q", a: "a", id: "x"), Cloze(text: "[a] [b] [1::c]", id: "y")])],
                cards: [Flip(front: "f", back: "b", id: "z")])"#,
        );
        assert_eq!(keys, ["d/f/x", "d/f/y:1", "d/f/y:2", "d/f/y:3", "d/z"]);
    }

    #[test]
    fn a_reworded_question_keeps_its_derived_key() {
        let before =
            keys(r#"Deck(title: "t", facts: [Fact(says: "s", cards: [Ask(q: "When?", a: "2013")])])"#);
        let after =
            keys(r#"Deck(title: "T", facts: [Fact(says: "s", cards: [Ask(q: "What year?", a: "2013")])])"#);
        assert_eq!(before, after);
    }

    #[test]
    fn twins_get_keys_of_their_own() {
        let keys = keys(
            r#"Deck(title: "t", facts: [Fact(says: "s", cards: [Ask(q: "1", a: "x"), Ask(q: "2", a: "x")])],
                cards: [Flip(front: "a", back: "x"), Flip(front: "b", back: "x")])"#,
        );
        let mut unique = keys.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 4, "{keys:?}");
    }
}
