//! What is written is read back, and mutilated decks are survived.

use std::ops::Range;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::deck::chars::char_start;
use crate::deck::{
    Answers, Ask, Card, CardId, Citation, Cloze, Deck, DeckId, Fact, FactId, Flip, Match, Number, Order,
    Pick, PickAll, Reading, Source, SourceId, TrueFalse, Until, fix, read, read_bytes, read_card, read_fact,
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

/// A card that is fit to study.
fn sound_card() -> impl Strategy<Value = Card> {
    let words = || "[a-zé日\"\\\\]{1,9}( [A-Z(,'/]{0,2}[a-z]{1,6}){0,3}";
    (words(), words(), 0..4).prop_map(|(q, a, kind)| {
        let text = match kind {
            0 => format!("Ask(q: {q:?}, a: {a:?})"),
            1 => format!("Flip(front: {q:?}, back: {a:?}, note: {q:?})"),
            2 => format!("Pick(q: {q:?}, a: {a:?}, not: [\"1\", \"2\"])"),
            _ => return Card::Cloze(Cloze::new(format!("{} [gap]", q.replace('\\', "")))),
        };
        read_card(&text).unwrap()
    })
}

prop_compose! {
    /// A deck that is fit to study, some of its ids left out.
    fn sound_deck()(facts in vec((vec((sound_card(), any::<bool>()), 1..4), any::<bool>()), 0..4),
                    cards in vec((sound_card(), any::<bool>()), 0..4), has_id in any::<bool>()) -> Deck {
        let named = |cards: Vec<(Card, bool)>| -> Vec<Card> {
            let name = |(place, (card, has_id)): (usize, (Card, bool))| {
                if has_id { card.with_id(CardId::new(format!("card-{place}")).unwrap()) } else { card }
            };
            cards.into_iter().enumerate().map(name).collect()
        };
        let fact = |(place, (cards, has_id)): (usize, (Vec<(Card, bool)>, bool))| Fact {
            id: has_id.then(|| FactId::new(format!("fact-{place}")).unwrap()),
            says: "Rivers flow.".to_owned(),
            cite: Vec::new(),
            quote: None,
            corrects: None,
            until: None,
            tags: Vec::new(),
            cards: named(cards),
        };
        Deck {
            id: has_id.then(|| DeckId::slug("deck")),
            title: "Title".to_owned(),
            about: None,
            language: None,
            author: None,
            licence: None,
            sources: Vec::new(),
            facts: facts.into_iter().enumerate().map(fact).collect(),
            cards: named(cards),
        }
    }
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

/// Whether `part` is what is left of `text` when characters are taken out.
fn is_within(part: &str, text: &str) -> bool {
    let mut chars = text.chars();
    part.chars().all(|c| chars.any(|other| other == c))
}

fn without_ids(mut deck: Deck) -> Deck {
    let without_id = |card: &Card| {
        let mut card = card.clone().with_id(CardId::new("x").unwrap());
        if let Card::Cloze(cloze) = &card {
            card = Card::Cloze(Cloze::new(cloze.text()));
        }
        card
    };
    deck.id = None;
    deck.cards = deck.cards.iter().map(without_id).collect();
    for fact in &mut deck.facts {
        fact.id = None;
        fact.cards = fact.cards.iter().map(without_id).collect();
    }
    deck
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
    fn a_deck_fixed_says_the_same_and_keeps_every_byte(
        deck in prop_oneof![3 => sound_deck().boxed(), 1 => deck().boxed()],
        layout in 0..4,
        gap in "[ \t]{0,3}",
    ) {
        let written = write(&deck);
        // Comments behind every line, tabs, line ends of Windows, a line for each field.
        let text: String = written
            .lines()
            .map(|line| {
                let line = if layout & 1 == 1 { line.replace("    ", "\t") } else { line.to_owned() };
                let end = if layout & 2 == 2 { "\r\n" } else { "\n" };
                format!("{line}{gap}// (\"{gap}{end}")
            })
            .collect();
        let before = read(&text);
        let fixed = fix(&text, &DeckId::slug("name"));
        let after = read(&fixed.text);
        let is_sound = before.is_sound();
        prop_assert!(is_within(&text, &fixed.text), "{}\n{}", text, fixed.text);
        prop_assert_eq!(before.errors().count(), after.errors().count());
        prop_assert_eq!(after.deck.map(without_ids), before.deck.map(without_ids));
        if layout & 2 == 2 {
            prop_assert!(!fixed.text.replace("\r\n", "").contains('\n'));
        }
        let again = fix(&fixed.text, &DeckId::slug("name"));
        prop_assert_eq!((again.mended, again.ids), (0, 0));
        prop_assert!(!(is_sound && again.lacks_ids));
        prop_assert_eq!(again.text, fixed.text);
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
