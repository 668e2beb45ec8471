//! What is known of a fact beside its words.

use std::ops::Range;

use super::{facts, say};
use crate::facts::{Fact, Part, Relation, Role};

/// The words of some ranges of each fact.
fn words(text: &str, ranges: fn(&Fact) -> &[Range<usize>]) -> Vec<String> {
    let facts = facts(text).facts;
    let words = |fact: &Fact| -> Vec<String> {
        ranges(fact).iter().map(|range| fact.says[range.clone()].to_owned()).collect()
    };
    facts.iter().flat_map(words).collect()
}

#[test]
fn acronyms_are_explained_in_either_order() {
    say(&[
        (
            "The International Atomic Energy Agency (IAEA) was founded in 1957.",
            &[
                "IAEA stands for International Atomic Energy Agency.",
                "The International Atomic Energy Agency was founded in 1957.",
            ],
        ),
        (
            "NATO (North Atlantic Treaty Organization) was founded in 1949.",
            &["NATO stands for North Atlantic Treaty Organization.", "NATO was founded in 1949."],
        ),
        // The first word may look like one of a people, and not like a part of the name.
        (
            "The American Association for the Advancement of Science (AAAS) was founded in Philadelphia.",
            &[
                "AAAS stands for American Association for the Advancement of Science.",
                "The American Association for the Advancement of Science was founded in Philadelphia.",
            ],
        ),
        // A name in brackets that is no acronym of the other.
        ("The Tagus (IAEA) flows through Lisbon.", &["The Tagus flows through Lisbon."]),
    ]);
    let read = facts("NATO (North Atlantic Treaty Organization) was founded in 1949.");
    assert_eq!(read.facts[0].relation, Relation::StandsFor);
    assert_eq!(read.facts[0].part(Role::Object).map(|part| part.place.clone()), Some(16..50));
}

#[test]
fn terms_asides_and_keys_are_marked() {
    let terms: fn(&Fact) -> &[Range<usize>] = |fact| &fact.terms;
    assert_eq!(words("The division of a cell is called mitosis.", terms), ["mitosis"]);
    assert_eq!(words("The loss of water from leaves is known as transpiration.", terms), ["transpiration"]);
    assert_eq!(words("The study of birds is referred to as ornithology.", terms), ["ornithology"]);
    assert_eq!(words("The officers called the president in Lisbon.", terms), ["president"; 0]);
    let asides: fn(&Fact) -> &[Range<usize>] = |fact| &fact.asides;
    assert_eq!(
        words("The femur, the longest bone of the body, carries the weight of the trunk.", asides),
        ["the longest bone of the body"]
    );
    assert_eq!(words("The femur carries the weight of the trunk.", asides), [""; 0]);
    let keys: fn(&Fact) -> &[Range<usize>] = |fact| &fact.keys;
    let lichens = "Lichens grow on bare rock. Many lichens live for centuries. Goats in Norway eat lichens.";
    assert_eq!(words(lichens, keys), ["Lichens", "lichens"]);
    assert_eq!(
        words("Goats in Norway eat lichens.", keys),
        [""; 0],
        "said once, it is no matter of the article"
    );
}

#[test]
fn parts_are_known_by_their_places() {
    let read = facts("Clyde Tombaugh discovered Pluto in Arizona in February 1930.");
    let fact = &read.facts[0];
    let parts: Vec<(Role, &str)> = fact.parts.iter().map(|part| (part.role, fact.text(part))).collect();
    let expected = [
        (Role::Subject, "Clyde Tombaugh"),
        (Role::Verb, "discovered"),
        (Role::Object, "Pluto"),
        (Role::Place, "in Arizona"),
        (Role::Time, "in February 1930"),
    ];
    assert_eq!(parts, expected);
    let bare = |part: &Part| fact.behind_preposition(part).map(|place| &fact.says[place]);
    let bare: Vec<Option<&str>> = fact.parts[3..].iter().map(bare).collect();
    assert_eq!(bare, [Some("Arizona"), Some("February 1930")]);
    let late = Part { place: 42..60, ..fact.parts[4].clone() };
    assert_eq!(fact.behind_preposition(&late), None, "{:?} does not begin with it", fact.text(&late));
}

#[test]
fn what_an_article_speaks_of_most_is_its_topic() {
    let text = "Iceland lies in the Atlantic Ocean. Iceland has many volcanoes. Iceland joined NATO in 1949. \
                Iceland left Denmark in 1944. Iceland hosted a summit in 1986.";
    let read = facts(text);
    assert_eq!(read.topic.map(|topic| read.things[topic].name.as_str()), Some("Iceland"));
    let few = facts("Iceland lies in the Atlantic Ocean. Iceland has many volcanoes.");
    assert_eq!(few.topic, None);
}

#[test]
fn a_word_that_has_a_capital_within_sentences_keeps_it() {
    let keeps = |text: &str, says: &str| {
        let facts = facts(text).facts;
        facts.iter().find(|fact| fact.says == says).map(|fact| fact.keeps_capital)
    };
    let text = "Mesoamerican architecture has many styles. They belong in Mesoamerican history.";
    assert_eq!(keeps(text, "Mesoamerican architecture has many styles."), Some(true));
    let text = "Architecture has many styles. They belong in the architecture of cities.";
    assert_eq!(keeps(text, "Architecture has many styles."), Some(false));
    // What joins a clause to the one before does not decide.
    let text =
        "Saul Bellow wrote novels. He is a writer from Chicago, and he received the Nobel Prize in 1976.";
    assert_eq!(keeps(text, "Saul Bellow received the Nobel Prize in 1976."), Some(true));
}
