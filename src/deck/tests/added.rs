//! What is added to a deck leaves the rest as it stands.

use proptest::prelude::*;

use super::round_trip::{card, deck, fact};
use crate::deck::{
    Among, Card, Deck, Edited, Fact, append_card, append_fact, outline, read, read_card, read_fact, write,
};

const CARD: &str = r#"Ask(q: "New?", a: "yes")"#;

fn added(text: &str, among: Among) -> String {
    let card = read_card(CARD).unwrap();
    let edited = append_card(text, &outline(text).unwrap(), among, &card).unwrap();
    assert_eq!(read_card(&edited.text[edited.added.clone()]), Ok(card));
    edited.text
}

/// Decks, and the same with [`CARD`] among the loose cards.
const LOOSE: &[(&str, &str)] = &[
    // Lists of several lines, with and without the last comma, with comments behind it.
    (
        "Deck(\n    title: \"x\",\n    cards: [\n        Flip(front: \"a\", back: \"b\"),\n    ],\n)\n",
        "Deck(\n    title: \"x\",\n    cards: [\n        Flip(front: \"a\", back: \"b\"),\n        NEW,\n    ],\n)\n",
    ),
    (
        "Deck(title: \"x\", cards: [\n\tFlip(front: \"a\", back: \"b\") // one\n])",
        "Deck(title: \"x\", cards: [\n\tFlip(front: \"a\", back: \"b\"), // one\n\tNEW\n])",
    ),
    (
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\"), /* one\n two */ // three\n  // four\n])",
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\"), /* one\n two */ // three\n  NEW,\n  // four\n])",
    ),
    (
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\")\n  , // odd\n])",
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\")\n  , // odd\n  NEW,\n])",
    ),
    (
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\")])",
        "Deck(title: \"x\", cards: [\n  Flip(front: \"a\", back: \"b\"),\n  NEW])",
    ),
    // Line ends of Windows, no line end at the end of the file, a mark at its beginning.
    (
        "\u{feff}Deck(\r\n\ttitle: \"x\",\r\n\tcards: [\r\n\t\tFlip(front: \"a\", back: \"b\"), // one\r\n\t],\r\n)",
        "\u{feff}Deck(\r\n\ttitle: \"x\",\r\n\tcards: [\r\n\t\tFlip(front: \"a\", back: \"b\"), // one\r\n\t\tNEW,\r\n\t],\r\n)",
    ),
    // All on one line.
    (
        "Deck(title: \"x\", cards: [Flip(front: \"a\", back: \"b\")])",
        "Deck(title: \"x\", cards: [Flip(front: \"a\", back: \"b\"), NEW])",
    ),
    (
        "Deck(title: \"x\", cards: [Flip(front: \"a\", back: \"b\"), ],)",
        "Deck(title: \"x\", cards: [Flip(front: \"a\", back: \"b\"), NEW, ],)",
    ),
    ("Deck(title: \"x\", cards: [])", "Deck(title: \"x\", cards: [NEW])"),
    ("Deck(title: \"x\")", "Deck(title: \"x\", cards: [NEW])"),
    ("Deck(title: \"x\",)", "Deck(title: \"x\", cards: [NEW],)"),
    // Lists that are empty or not there.
    ("Deck(\n  title: \"x\",\n  cards: [],\n)", "Deck(\n  title: \"x\",\n  cards: [\n    NEW,\n  ],\n)"),
    (
        "Deck(\r\n  title: \"x\",\r\n  cards: [\r\n    // none\r\n  ],\r\n)",
        "Deck(\r\n  title: \"x\",\r\n  cards: [\r\n    // none\r\n    NEW,\r\n  ],\r\n)",
    ),
    (
        "Deck(\n  title: \"x\", // why\n  // end\n)",
        "Deck(\n  title: \"x\", // why\n  cards: [\n    NEW,\n  ],\n  // end\n)",
    ),
    ("Deck(\n  title: \"x\"\n)", "Deck(\n  title: \"x\",\n  cards: [\n    NEW,\n  ]\n)"),
];

#[test]
fn a_loose_card_is_laid_out_like_its_neighbours() {
    for (text, expected) in LOOSE {
        assert_eq!(added(text, Among::Loose), expected.replace("NEW", CARD));
    }
}

#[test]
fn a_card_of_a_fact_stands_with_its_others() {
    for (text, expected) in [
        (
            "Deck(title: \"x\", facts: [\n  Fact(says: \"s\", cards: [Flip(front: \"a\", back: \"b\")]),\n])",
            "Deck(title: \"x\", facts: [\n  Fact(says: \"s\", cards: [Flip(front: \"a\", back: \"b\"), NEW]),\n])",
        ),
        (
            "Deck(\n  facts: [\n    Fact(\n      says: \"s\",\n    ),\n  ],\n)",
            "Deck(\n  facts: [\n    Fact(\n      says: \"s\",\n      cards: [\n        NEW,\n      ],\n    ),\n  ],\n)",
        ),
    ] {
        assert_eq!(added(text, Among::Fact(0)), expected.replace("NEW", CARD));
    }
}

#[test]
fn a_card_of_many_fields_is_spread_as_others_are() {
    let card = read_card(r#"Flip(id: "i", front: "f", back: "b")"#).unwrap();
    let text =
        "Deck(\n\ttitle: \"x\",\n\tcards: [\n\t\tAsk(\n\t\t\tq: \"q\",\n\t\t\ta: \"a\",\n\t\t),\n\t],\n)";
    let edited = append_card(text, &outline(text).unwrap(), Among::Loose, &card).unwrap();
    assert_eq!(
        &edited.text[edited.added.clone()],
        "Flip(\n\t\t\tid: \"i\",\n\t\t\tfront: \"f\",\n\t\t\tback: \"b\",\n\t\t)"
    );
}

#[test]
fn a_fact_is_added_before_the_loose_cards() {
    let new = read_fact(r#"Fact(says: "s", cite: ["b"], cards: [Ask(q: "New?", a: "yes")])"#).unwrap();
    for (text, expected) in [
        (
            "Deck(\n  title: \"x\",\n  cards: [\n    Flip(front: \"a\", back: \"b\"),\n  ],\n)",
            "Deck(\n  title: \"x\",\n  facts: [\n    Fact(\n      says: \"s\",\n      cite: [\"b\"],\n      cards: [\n        \
             NEW,\n      ],\n    ),\n  ],\n  cards: [\n    Flip(front: \"a\", back: \"b\"),\n  ],\n)",
        ),
        (
            "Deck(title: \"x\", facts: [\n  Fact(says: \"t\"), // t\n])",
            "Deck(title: \"x\", facts: [\n  Fact(says: \"t\"), // t\n  Fact(says: \"s\", cite: [\"b\"], cards: [NEW]),\n])",
        ),
        (
            "Deck(title: \"x\", cards: [])",
            "Deck(title: \"x\", facts: [Fact(says: \"s\", cite: [\"b\"], cards: [NEW])], cards: [])",
        ),
    ] {
        let edited = append_fact(text, &outline(text).unwrap(), &new).unwrap();
        assert_eq!(edited.text, expected.replace("NEW", CARD));
        assert_eq!(read_fact(&edited.text[edited.added]).as_ref(), Ok(&new));
    }
}

#[test]
fn a_list_that_stands_there_twice_is_no_clear_place() {
    let text = "Deck(title: \"x\", cards: [], cards: [])";
    let card = read_card(CARD).unwrap();
    assert_eq!(append_card(text, &outline(text).unwrap(), Among::Loose, &card), None);
    assert_eq!(append_card(text, &outline(text).unwrap(), Among::Fact(0), &card), None);
    assert_eq!(append_card("Deck()", &outline("Deck()").unwrap(), Among::Loose, &card), None);
}

/// Other ways to lay out what `write` writes.
#[derive(Debug, Clone)]
struct Habits {
    tabs: bool,
    windows: bool,
    one_line: bool,
    last_commas: bool,
    comments: bool,
}

fn habits() -> impl Strategy<Value = Habits> {
    any::<(bool, bool, bool, bool, bool)>().prop_map(|(tabs, windows, one_line, last_commas, comments)| {
        Habits { tabs, windows, one_line, last_commas, comments }
    })
}

/// The text of a deck by these habits. Texts in it hold no line breaks: `write` escapes them.
fn laid_out(deck: &Deck, habits: &Habits) -> String {
    let lines: Vec<String> = write(deck).lines().map(str::to_owned).collect();
    let closes = |line: Option<&String>| line.is_some_and(|next| next.trim().starts_with([')', ']']));
    let mut text = String::new();
    for (place, line) in lines.iter().enumerate() {
        let blanks = line.len() - line.trim_start().len();
        let mut body = line.trim_start();
        if !habits.last_commas && closes(lines.get(place + 1)) {
            body = body.strip_suffix(',').unwrap_or(body);
        }
        if habits.one_line {
            text.push_str(body);
            text.push(' ');
            continue;
        }
        text.push_str(&if habits.tabs {
            "\t".repeat(blanks / 4) + &" ".repeat(blanks % 4)
        } else {
            " ".repeat(blanks)
        });
        text.push_str(body);
        if habits.comments {
            text.push_str("  // ), ] \" a comment");
        }
        text.push_str(if habits.windows { "\r\n" } else { "\n" });
    }
    text
}

/// Asserts that nothing but the new item, a comma and blanks was added.
fn assert_untouched(before: &str, edited: &Edited) {
    let after = &edited.text;
    let is_new = |c: &u8| b" \t\r\n,:[]".contains(c) || c.is_ascii_lowercase();
    let (mut old, mut rest) = (before.bytes().peekable(), Vec::new());
    for (at, byte) in after.bytes().enumerate() {
        if edited.added.contains(&at) {
            continue;
        }
        match old.peek() {
            Some(next) if *next == byte => drop(old.next()),
            _ => rest.push(byte),
        }
    }
    assert_eq!(old.next(), None, "something of\n{before}\nis not in\n{after}");
    assert!(rest.iter().all(is_new) && rest.len() < 200, "{:?}", String::from_utf8_lossy(&rest));
    if before.contains("\r\n") && !before.replace("\r\n", "").contains('\n') {
        assert!(!after.replace("\r\n", "").contains('\n'), "another line end in\n{after:?}");
    }
    if !before.contains('\n') {
        assert!(!after.contains('\n'), "a line break in\n{after}");
    }
}

fn with_card(mut deck: Deck, among: Among, card: &Card) -> Deck {
    match among {
        Among::Loose => deck.cards.push(card.clone()),
        Among::Fact(place) => deck.facts[place].cards.push(card.clone()),
    }
    deck
}

fn with_fact(mut deck: Deck, fact: &Fact) -> Deck {
    deck.facts.push(fact.clone());
    deck
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_card_is_added_and_nothing_else_changed(
        deck in deck(), card in card(), habits in habits(), fact in any::<prop::sample::Index>(), is_loose in any::<bool>(),
    ) {
        let text = laid_out(&deck, &habits);
        let among = match is_loose || deck.facts.is_empty() {
            true => Among::Loose,
            false => Among::Fact(fact.index(deck.facts.len())),
        };
        let edited = append_card(&text, &outline(&text).unwrap(), among, &card).unwrap();
        assert_untouched(&text, &edited);
        prop_assert_eq!(read_card(&edited.text[edited.added.clone()]), Ok(card.clone()));
        prop_assert_eq!(read(&edited.text).deck, Some(with_card(deck, among, &card)));
    }

    #[test]
    fn a_fact_is_added_and_nothing_else_changed(deck in deck(), fact in fact(), habits in habits()) {
        let text = laid_out(&deck, &habits);
        let edited = append_fact(&text, &outline(&text).unwrap(), &fact).unwrap();
        assert_untouched(&text, &edited);
        prop_assert_eq!(read(&edited.text).deck, Some(with_fact(deck, &fact)));
    }
}
