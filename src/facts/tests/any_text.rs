//! Any text is read, and every place in a fact is one.

use std::ops::Range;

use proptest::prelude::*;

use super::facts;
use crate::facts::{Fact, Facts, is_balanced};

/// What is wrong with the places of a fact, if something is.
fn misplaced(facts: &Facts, fact: &Fact) -> Option<String> {
    let is_place = |place: &Range<usize>| fact.says.get(place.clone()).is_some_and(|text| !text.is_empty());
    let parts = fact.parts.iter().map(|part| &part.place);
    let names = fact.names.iter().map(|named| &named.place);
    let values = fact.values.iter().map(|value| &value.place);
    let counted = fact.values.iter().filter_map(|value| value.counted.as_ref());
    let marked = fact.asides.iter().chain(&fact.terms).chain(&fact.technical).chain(&fact.keys);
    let mut places = parts.clone().chain(names).chain(values).chain(counted).chain(marked);
    if let Some(place) = places.find(|place| !is_place(place)) {
        return Some(format!("{place:?} is no place of it"));
    }
    if !parts.clone().zip(parts.skip(1)).all(|(one, next)| one.end <= next.start) {
        return Some("its parts overlap".to_owned());
    }
    let things =
        fact.names.iter().map(|named| named.thing).chain(fact.parts.iter().filter_map(|part| part.thing));
    if things.max().is_some_and(|thing| thing >= facts.things.len()) {
        return Some("it names a thing that is not there".to_owned());
    }
    let begins = fact.says.starts_with(char::is_alphanumeric);
    (!begins || !fact.says.ends_with('.')).then(|| "it is cut".to_owned())
}

/// Words of sentences that give facts, and marks that tear them.
fn word() -> impl Strategy<Value = String> {
    let words = "Pluto Maria Okoye Okoye's France NATO Élise İnönü Мария 東京 1930 2013 five the The a an of in In by to as \
                 and or which who that it he its their was is were has launched born called known founded discovered \
                 planet moon treaty operation war coup rings country capital largest first not may perhaps if also \
                 ( ) [ ] “ ” ‘ ’ \" ' « » , , . . : ; — - 's n't U.S. early éé \u{1b} \u{ad} \u{301} 👩‍🚀";
    prop_oneof![
        20 => prop::sample::select(words.split(' ').map(str::to_owned).collect::<Vec<String>>()),
        1 => "\\PC{1,8}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let spaced = prop::collection::vec(word(), 0..40).prop_map(|words| words.join(" ") + ".");
    let shuffled = Just(
        "Pluto, which Clyde Tombaugh discovered in Arizona in 1930, is a dwarf planet ( a small one ) and has five moons ."
            .split(' ')
            .collect::<Vec<&str>>(),
    );
    let shuffled = shuffled.prop_shuffle().prop_map(|words| words.join(" "));
    prop_oneof![4 => spaced, 2 => shuffled, 1 => "\\PC{0,80}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_is_read_the_same_again_and_every_place_is_one(text in text()) {
        let read = facts(&text);
        for fact in &read.facts {
            prop_assert_eq!(misplaced(&read, fact), None, "{:?}", fact);
            prop_assert!(is_balanced(&fact.says), "{}", fact.says);
            prop_assert!(!fact.source.of(&text).is_empty());
        }
        prop_assert_eq!(read, facts(&text));
    }

    #[test]
    fn balanced_is_what_pairs_up(text in "[(){}«»“” a]{0,12}") {
        // Pairs that nothing stands in are taken out until there are none.
        let mut rest = text.replace([' ', 'a'], "");
        for _ in 0..6 {
            for pair in ["()", "{}", "«»", "“”"] {
                rest = rest.replace(pair, "");
            }
        }
        prop_assert_eq!(is_balanced(&text), rest.is_empty());
    }
}
