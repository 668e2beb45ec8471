//! What is written is read back, and mutilated decks are survived.

use std::ops::Range;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::deck::chars::char_start;
use crate::deck::{
    Answers, Ask, Card, CardId, Citation, Cloze, Deck, DeckId, Fact, FactId, Flip, Match, Number, Order,
    Pick, PickAll, Reading, Source, SourceId, TrueFalse, Until, read, read_bytes, read_card, read_fact,
    write,
};

fn text() -> BoxedStrategy<String> {
    prop_oneof![4 => "[a-zA-Zé ?.,:()\\[\\]\"'\\\\#/\n]{0,30}", 1 => ".{0,60}", 1 => any::<String>()].boxed()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..6)
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9é._-]{1,20}"
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<i32>().prop_map(f64::from), any::<f64>()]
        .prop_filter("numbers are equal to themselves", |n| n.is_finite())
}

prop_compose! {
    fn common()(id in option::of(id()), hint in option::of(text()), note in option::of(text()),
                tags in vec(text(), 0..3), level in option::of(any::<u8>()))
        -> (Option<CardId>, Option<String>, Option<String>, Vec<String>, Option<u8>) {
        (id.map(|id| CardId::new(id).unwrap()), hint, note, tags, level)
    }
}

pub(super) fn card() -> impl Strategy<Value = Card> {
    macro_rules! card {
        ($kind:ident { $($field:ident: $value:expr),* }) => {
            (common(), $($value),*).prop_map(|((id, hint, note, tags, level), $($field),*)| {
                Card::$kind($kind { $($field,)* id, hint, note, tags, level })
            })
        };
    }
    let answers = vec(text(), 1..4).prop_map(|list| Answers::new(list).unwrap());
    prop_oneof![
        card!(Ask { q: text(), a: answers }),
        card!(Pick { q: text(), a: text(), not: texts() }),
        card!(PickAll { q: text(), a: texts(), not: texts() }),
        card!(TrueFalse { q: text(), a: any::<bool>() }),
        card!(Order { q: text(), a: texts() }),
        card!(Match { q: text(), a: vec((text(), text()), 0..4) }),
        card!(Number { q: text(), a: number(), tolerance: number(), unit: option::of(text()) }),
        card!(Flip { front: text(), back: text() }),
        text().prop_map(|text| Card::Cloze(Cloze::new(text))),
        (text(), id()).prop_map(|(text, id)| Card::Cloze(Cloze::new(text).with_id(CardId::new(id).unwrap()))),
    ]
}

prop_compose! {
    fn source()(id in id(), title in text(), author in option::of(text()), date in option::of(text()),
                url in option::of(text())) -> Source {
        Source { id: SourceId::new(id).unwrap(), title, author, date, url }
    }
}

prop_compose! {
    pub(super) fn fact()(id in option::of(id()), says in text(), cite in vec((id(), option::of("[^#]{0,9}")), 0..3),
              quote in option::of(text()), corrects in option::of(text()), until in option::of((1..=9999i16, 1..=12i8, 1..=28i8)),
              tags in vec(text(), 0..3), cards in vec(card(), 0..4)) -> Fact {
        let citation = |(id, section): (String, Option<String>)| Citation {
            source: SourceId::new(id).unwrap(),
            section: section.map(|section: String| section.trim().to_owned()),
        };
        Fact {
            id: id.map(|id| FactId::new(id).unwrap()),
            says,
            cite: cite.into_iter().map(citation).collect(),
            quote,
            corrects,
            until: until.map(|(year, month, day)| Until(Date::new(year, month, day).unwrap())),
            tags,
            cards,
        }
    }
}

prop_compose! {
    pub(super) fn deck()(id in option::of(id()), title in text(), texts in vec(option::of(text()), 4),
              sources in vec(source(), 0..3), facts in vec(fact(), 0..4), cards in vec(card(), 0..4)) -> Deck {
        Deck {
            id: id.map(|id| DeckId::new(id).unwrap()),
            title,
            about: texts[0].clone(),
            language: texts[1].clone(),
            author: texts[2].clone(),
            licence: texts[3].clone(),
            sources,
            facts,
            cards,
        }
    }
}

/// Every span says the item that it stands for.
fn assert_spans(text: &str, reading: &Reading) {
    let Some(deck) = &reading.deck else { return };
    assert_eq!(deck.facts.len(), reading.facts.len());
    assert_eq!(deck.cards.len(), reading.cards.len());
    let assert_card = |span: &Range<usize>, card: &Card| {
        assert_eq!(read_card(&text[span.clone()]).as_ref(), Ok(card));
    };
    for (fact, place) in deck.facts.iter().zip(&reading.facts) {
        assert_eq!(fact.cards.len(), place.cards.len());
        fact.cards.iter().zip(&place.cards).for_each(|(card, span)| assert_card(span, card));
        if reading.is_sound() {
            assert_eq!(read_fact(&text[place.span.clone()]).as_ref(), Ok(fact));
        }
    }
    deck.cards.iter().zip(&reading.cards).for_each(|(card, span)| assert_card(span, card));
    for told in &reading.diagnostics {
        for span in [Some(&told.span), told.fix.as_ref().map(|fix| &fix.span)].into_iter().flatten() {
            assert!(text.get(span.clone()).is_some(), "{told:?}");
        }
    }
}

const SAMPLE: &str = r#"Deck(
    title: "Sample",
    sources: [
        Source(id: "s", title: "S"),
    ],
    facts: [
        Fact(
            id: "one",
            says: "It is (so) 1.",
            cite: ["s", "s#2"],
            cards: [
                Ask(q: "one?", a: ["1", "one"]),
                Pick(q: "two?", a: "2", not: ["3", "4"],
                     hint: "even"),
            ],
        ),
        // A comment, "with quotes".
        Fact(
            says: "It is 2.",
            until: "2023-12-31",
            cards: [
                Cloze("three is [3]"),
                Match(q: "four?", a: [("a", "b"), ("c", "d")]),
            ],
        ),
    ],
    cards: [
        Flip(front: "five", back: "it's \"5\""),
        Order(q: "six?", a: ["a", "b"]),
        Number(q: "seven?", a: 7.5, tolerance: 1),
        TrueFalse(q: "eight?", a: false),
    ],
)
"#;

/// The byte spans of the cards in [`SAMPLE`].
fn sample_cards() -> Vec<Range<usize>> {
    let reading = read(SAMPLE);
    reading.facts.into_iter().flat_map(|fact| fact.cards).chain(reading.cards).collect()
}

/// `text` with the characters that start at `at` (as far as they go) replaced.
fn mutated(text: &str, at: usize, remove: bool, insert: Option<char>) -> String {
    let at = char_start(text, at);
    let (before, after) = text.split_at(at);
    let mut after = after.chars();
    if remove {
        after.next();
    }
    let insert = insert.map_or_else(String::new, String::from);
    format!("{before}{insert}{}", after.as_str())
}

fn prompts(reading: &Reading) -> Vec<String> {
    let Some(deck) = &reading.deck else { return Vec::new() };
    let cards = deck.facts.iter().flat_map(|fact| &fact.cards).chain(&deck.cards);
    cards.map(|card| card.prompt().to_owned()).collect()
}

#[test]
fn one_wrong_character_in_a_card_costs_no_other_card() {
    let all = prompts(&read(SAMPLE));
    let mut lost = Vec::new();
    let (mut tried, mut chatty) = (0, 0);
    for (index, span) in sample_cards().into_iter().enumerate() {
        for at in span.clone() {
            for insert in [None, Some('"'), Some('('), Some(')'), Some('['), Some(']'), Some(','), Some('x')]
            {
                for remove in [true, false] {
                    let text = mutated(SAMPLE, at, remove, insert);
                    let reading = read(&text);
                    assert_spans(&text, &reading);
                    let left = prompts(&reading);
                    tried += 1;
                    chatty += usize::from(reading.diagnostics.len() > 2);
                    let others = all.iter().enumerate().filter(|(other, _)| *other != index);
                    let others = others.filter(|(_, prompt)| !left.contains(prompt)).count();
                    if others > 0 {
                        let line = text[..at].matches('\n').count();
                        lost.push(format!(
                            "{others} by {insert:?} at {at}: {}",
                            text.lines().nth(line).unwrap()
                        ));
                    }
                }
            }
        }
    }
    // A mistake may look like two, but it must not bring a flood along.
    assert!(chatty * 100 < tried, "{chatty} of {tried} bring three diagnostics or more");
    assert!(lost.is_empty(), "{} of {tried}:\n{}", lost.len(), lost.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_deck_written_is_the_deck_read(deck in deck()) {
        let text = write(&deck);
        let reading = read(&text);
        prop_assert_eq!(reading.deck.as_ref(), Some(&deck));
        assert_spans(&text, &reading);
        prop_assert_eq!(write(&deck), text);
    }

    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..300)) {
        let (text, reading) = read_bytes(&bytes);
        assert_spans(&text, &reading);
    }

    #[test]
    fn any_text_like_a_deck_is_survived(
        text in "((Deck|Fact|Source|Ask|Pick|Cloze|q|a|not|says|cards|facts|title|x|1)?[()\\[\\]{}\":,=#' \n\\\\/*r“”-]{0,3}){0,60}"
    ) {
        let reading = read(&text);
        assert_spans(&text, &reading);
        let text = format!("Deck(title: \"x\", facts: [Fact(says: \"x\", cards: [{text}");
        assert_spans(&text, &read(&text));
        let _ = (read_card(&text), read_fact(&text));
    }

    #[test]
    fn mutilated_decks_are_survived(
        deck in deck(),
        edits in vec((any::<prop::sample::Index>(), any::<bool>(), option::of(any::<char>())), 1..12),
    ) {
        let mut text = write(&deck);
        for (at, remove, insert) in edits {
            text = mutated(&text, at.index(text.len()), remove, insert);
        }
        assert_spans(&text, &read(&text));
    }
}
