//! Broken decks: what is told, where, and that nothing else is lost.

use crate::deck::{LineIndex, Reading, read, read_bytes, read_card, read_fact};

/// What was told: `line:column code`, in the order of the file.
fn told(text: &str, reading: &Reading) -> Vec<String> {
    let index = LineIndex::new(text);
    let place = |at: usize| index.place(at);
    reading
        .diagnostics
        .iter()
        .map(|told| {
            format!("{}:{} {}", place(told.span.start).line, place(told.span.start).column, told.code.name())
        })
        .collect()
}

/// A deck with a broken card between good ones, and a second mistake further on.
fn deck_around(card: &str) -> String {
    format!(
        r#"Deck(
    title: "Broken",
    facts: [
        Fact(
            id: "one",
            says: "One.",
            cards: [
                Ask(q: "a1", a: "b"),
{card}
                Ask(q: "a2", a: "b"),
            ],
        ),
        Fact(
            id: "two",
            says: "Two.",
            cards: [
                Ask(q: "a3", a: "b", hnt: "c"),
                Ask(q: "a4", a: "b"),
            ],
        ),
    ],
    cards: [
        Ask(q: "a5", a: "b"),
    ],
)
"#
    )
}

fn questions(reading: &Reading) -> Vec<&str> {
    let Some(deck) = &reading.deck else { return Vec::new() };
    deck.facts.iter().flat_map(|fact| &fact.cards).chain(&deck.cards).map(|card| card.prompt()).collect()
}

/// Broken cards, all on line 9, column 1 on; and the column and code of what is told.
const CARDS: &[(&str, &[&str])] = &[
    (r#"Ask(q: "x", a: “2013”),"#, &["9:16 curly-quotes"]),
    (r#"Ask(q: 'x', a: "2013"),"#, &["9:8 single-quotes"]),
    (r#"Ask(q: 'What’s "x"?', a: "2013"),"#, &["9:8 single-quotes"]),
    (r#"Ask(q: "x, a: "2013"),"#, &["9:10 missing-quote"]),
    (r#"Ask(q: "x", a: "2013),"#, &["9:21 missing-quote"]),
    ("Ask(q: \"x,\na: \"2013\"),", &["9:10 missing-quote"]),
    (r#"Ask(q: "x”, a: "2013"),"#, &["9:10 curly-quotes"]),
    (r#"Ask(q: "he said "x" twice", a: "2013"),"#, &["9:17 inner-quote"]),
    (r#"Ask(q: "x", a: 2013"),"#, &["9:16 missing-quote"]),
    (r#"Ask(q: What is x?, a: "2013"),"#, &["9:8 missing-quote"]),
    (r#"Ask(q: "x", a: 25 April 2013),"#, &["9:16 missing-quote"]),
    (r#"Ask(q = "x", a: "2013"),"#, &["9:7 equals"]),
    (r#"Ask(q "x", a: "2013"),"#, &["9:5 missing-colon"]),
    (r#"Ask("q": "x", a: "2013"),"#, &["9:5 quoted-field"]),
    (r#"Ask(q: "x" a: "2013"),"#, &["9:11 missing-comma"]),
    (r#"Ask(q: "x", a: ["2013" "2014"]),"#, &["9:23 missing-comma"]),
    (r#"Ask(q: "x", a: "2013")"#, &["9:23 missing-comma"]),
    (r#"Ask(q: "x",, a: "2013"),"#, &["9:12 extra-comma"]),
    (r#"Ask(q: "x", a: "2013","#, &["9:22 missing-bracket"]),
    (r#"Ask(q: "x", a: ["2013"),"#, &["9:23 missing-bracket"]),
    (r#"Ask(q: "x", a: "2013")),"#, &["9:23 extra-bracket"]),
    (r#"Ask(q: "x", a: "2013"]),"#, &["9:22 extra-bracket"]),
    (r#"Ask(q: "x", a: "2013"],"#, &["9:22 wrong-bracket"]),
    (r#"Ask{q: "x", a: "2013"},"#, &["9:4 wrong-bracket"]),
    (r#"Ask(question: "x", a: "2013"),"#, &["9:5 unknown-field"]),
    (r#"Ask(q: "x", a: "2013", zebra: 1),"#, &["9:24 unknown-field"]),
    (r#"Aks(q: "x", a: "2013"),"#, &["9:1 unknown-kind"]),
    (r#"(q: "x", a: "2013"),"#, &["9:1 unknown-kind"]),
    (r#"Ask(q: "x"),"#, &["9:1 missing-field"]),
    (r#"Pick(a: "x"),"#, &["9:1 missing-field"]),
    (r#"Ask("x", "2013"),"#, &["9:5 unexpected"]),
    (r#"Ask(q: "x", a: ),"#, &["9:15 missing-value"]),
    (r#"Ask(q: "x", a: []),"#, &["9:16 missing-value"]),
    (r#"Ask(q: "x", a: 2013),"#, &["9:16 wrong-type"]),
    (r#"Ask(q: ["x"], a: "2013"),"#, &["9:8 wrong-type"]),
    (r#"Pick(q: "x", a: "y", not: "z"),"#, &["9:27 wrong-type"]),
    (r#"TrueFalse(q: "x", a: "true"),"#, &["9:22 wrong-type"]),
    (r#"Number(q: "x", a: "13"),"#, &["9:19 wrong-type"]),
    (r#"Match(q: "x", a: [("a", "b"), ("c")]),"#, &["9:31 wrong-type"]),
    (r#"Ask(q: "x", a: "y", level: 300),"#, &["9:28 wrong-type"]),
    (r#"Ask(q: "x", a: "y", q: "z"),"#, &["9:21 duplicate-field"]),
    (r#"Ask(q: "x\q", a: "y"),"#, &["9:10 escape"]),
    (r#"Ask(q: "x", a: "y", id: "a b"),"#, &["9:25 bad-id"]),
    (r#"Ask(q: "x", a: "y" 2013),"#, &["9:20 unexpected"]),
    (
        r#"Ask(q: "x", a: 1, q: 2, b: "c"),"#,
        &["9:16 wrong-type", "9:19 duplicate-field", "9:25 unknown-field"],
    ),
    (r#"Match(q: "x", a: [("a" => "b"), ("c": "d")]),"#, &["9:24 missing-comma", "9:37 missing-comma"]),
    (r#"Ask(q: "x"; a: "2013"),"#, &["9:11 unexpected-character"]),
    (r#"Ask（q： "x"， a： "2013"）,"#, &["9:4 wide-sign"]),
    (r#"Ask("q": "x", "a": "2013"),"#, &["9:5 quoted-field"]),
    (r#"{"q": "x", "a": "2013"},"#, &["9:1 wrong-bracket", "9:1 unknown-kind", "9:2 quoted-field"]),
    (r#"Ask[q: "x", a: "2013"],"#, &["9:4 wrong-bracket"]),
    (r#"Ask{q: "x", a: "2013"),"#, &["9:4 wrong-bracket"]),
    (r#"True/False(q: "x", a: true),"#, &["9:1 unknown-kind"]),
    (r#"Multiple(q: "x", a: ["b"], wrong: ["c"]),"#, &["9:1 unknown-kind", "9:28 unknown-field"]),
    (r#"Ask(q: "x", a: "b", not: ["c"]),"#, &["9:21 unknown-field"]),
    (r#"Ask(q: "x", a: "2013", hint: null),"#, &["9:30 wrong-type"]),
    (r#"Ask(q: "x" + "y", a: "2013"),"#, &["9:12 unexpected"]),
    (r#"Ask(q: "x", a: "2013'),"#, &["9:21 single-quotes"]),
    (r#"Ask(q: "x", a: "C:\"),"#, &["9:19 escape"]),
    (r#"Number(q: "x", a: 13,289, unit: "m"),"#, &["9:19 wrong-type"]),
    (r#"Number(q: "x", a: 4,4),"#, &["9:19 wrong-type"]),
    (r#"Number(q: "x", a: 1/4),"#, &["9:19 wrong-type"]),
    (r#"Number(q: "x", a: 100 °C, tolerance: 1),"#, &["9:19 wrong-type"]),
    (r#"Number(q: "x", a: ~500),"#, &["9:19 unexpected-character"]),
    ("Ask(q: \"x\", a: \"y\", -- a note\n),", &["9:21 comment"]),
    (r#"Ask(q: "x", <!-- a note --> a: "y"),"#, &["9:13 comment"]),
    ("Ask(q: \"x\", a: \"y\u{a0}\",\u{a0}hint: \"\"),", &["9:21 unexpected-character"]),
    ("Ask(q: \"x\", \u{1b}[31m a: \"y\"),", &["9:13 unexpected-character"]),
];

#[test]
fn every_mistake_in_a_card_is_told_once_and_costs_one_card() {
    let mut wrong = String::new();
    for (card, expected) in CARDS {
        let text = deck_around(card);
        let reading = read(&text);
        let mut expected: Vec<String> = expected.iter().map(|told| (*told).to_owned()).collect();
        let later = 17 + card.matches('\n').count();
        expected.push(format!("{later}:38 unknown-field"));
        let told = told(&text, &reading);
        // Where the card itself is in order, it stays.
        let others: Vec<&str> = questions(&reading).into_iter().filter(|question| *question != "x").collect();
        if told != expected || others != ["a1", "a2", "a4", "a5"] {
            wrong +=
                &format!("{card}\n  told {told:?}\n  not  {expected:?}\n  left {:?}\n", questions(&reading));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whole files, what is told about them, and the questions that are left.
const FILES: &[(&str, &[&str], &[&str])] = &[
    ("", &["1:1 empty-file"], &[]),
    (" // nothing\n", &["2:1 empty-file"], &[]),
    ("# Notes\n\nSome *text*.\n", &["3:1 not-a-deck"], &[]),
    ("{\"title\": \"x\"}", &["1:1 not-a-deck"], &[]),
    ("Fact(says: \"x\")", &["1:1 not-a-deck"], &[]),
    ("Dek(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")])", &["1:1 not-a-deck"], &["a"]),
    ("Deck(cards: [Ask(q: \"a\", a: \"b\")])", &["1:1 missing-field"], &[]),
    (
        "\u{feff}Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\"), Ask()])",
        &["1:1 byte-order-mark", "1:47 missing-field"],
        &["a"],
    ),
    ("\u{feff}Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")])", &["1:1 byte-order-mark"], &["a"]),
    (
        "# a comment\nDeck(title: \"x\", % another\r\n\tcards: [Ask(q: \"a\", a: \"b\"), 5])",
        &["1:1 comment", "2:18 comment", "3:31 unexpected"],
        &["a"],
    ),
    ("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")]) more", &["1:48 trailing-text"], &["a"]),
    ("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")]),", &["1:47 trailing-text"], &["a"]),
    ("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")]))", &["1:47 extra-bracket"], &["a"]),
    ("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")]", &["1:46 missing-bracket"], &["a"]),
    ("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\"", &["1:44 missing-bracket"], &[]),
    (
        "Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\")], /* open",
        &["1:48 unclosed-comment", "1:46 missing-bracket"],
        &["a"],
    ),
    ("Deck(title: \"x\"), cards: [Ask(q: \"a\", a: \"b\")])", &["1:16 extra-bracket"], &["a"]),
    ("Deck(title: \"x\", autor: \"y\", cards: [Ask(q: \"a\", a: \"b\")])", &["1:18 unknown-field"], &["a"]),
    ("Deck(title: \"x\", cards: [], cards: [Ask(q: \"a\", a: \"b\")])", &["1:29 duplicate-field"], &["a"]),
    (
        "Deck(title: \"x\", sources: [Source(id: \"s\")], facts: [Fact(id: \"f\", says: \"s\", until: \"31.12.2023\")])",
        &["1:28 missing-field", "1:86 bad-date"],
        &[],
    ),
    (
        "Deck(title: \"x\", cards: [Fact(says: \"x\"), Ask(q: \"a\", a: \"b\")])",
        &["1:26 unknown-kind"],
        &["a"],
    ),
    ("Deck(title: \"x\", facts: [Ask(q: \"x\"), Fact(says: \"x\")])", &["1:26 unknown-kind"], &[]),
    // The closing brackets of a fact are missing, one by one.
    (
        "Deck(title: \"x\", facts: [\n  Fact(says: \"1\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  ),\n  Fact(says: \"2\", cards: [\n    Ask(q: \"c\", a: \"d\"),\n  ]),\n])",
        &["3:24 missing-bracket"],
        &["a", "c"],
    ),
    (
        "Deck(title: \"x\", facts: [\n  Fact(says: \"1\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  ],\n  Fact(says: \"2\", cards: [\n    Ask(q: \"c\", a: \"d\"),\n  ]),\n])",
        &["4:4 missing-bracket"],
        &["a", "c"],
    ),
    (
        "Deck(title: \"x\", facts: [\n  Fact(says: \"1\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  Fact(says: \"2\", cards: [\n    Ask(q: \"c\", a: \"d\"),\n  ]),\n])",
        &["3:24 missing-bracket"],
        &["a", "c"],
    ),
    (
        "Deck(title: \"x\", facts: [\n  Fact(says: \"1\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  ]),\n  cards: [\n    Ask(q: \"c\", a: \"d\"),\n  ],\n)",
        &["4:5 missing-bracket"],
        &["a", "c"],
    ),
    // A bracket too many.
    (
        "Deck(title: \"x\", facts: [\n  Fact(says: \"1\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  ]],\n  ),\n  Fact(says: \"2\", cards: [\n    Ask(q: \"c\", a: \"d\"),\n  ]),\n])",
        &["4:4 extra-bracket"],
        &["a", "c"],
    ),
    (
        "Deck(title: \"x\", cards: [\n    Ask(q: \"a\", a: \"b\"),\n  ],\n    Ask(q: \"c\", a: \"d\"),\n  ],\n)",
        &["3:3 extra-bracket"],
        &["a", "c"],
    ),
];

#[test]
fn mistakes_around_the_cards_cost_none() {
    let mut wrong = String::new();
    for (text, expected, left) in FILES {
        let reading = read(text);
        let told = told(text, &reading);
        let mut expected: Vec<&str> = expected.to_vec();
        // A fact in these decks may well have no cards.
        let told: Vec<&str> =
            told.iter().map(String::as_str).filter(|told| !told.ends_with("no-cards")).collect();
        expected.sort_by_key(|told| {
            let (place, _) = told.split_once(' ').unwrap_or_default();
            place.split(':').map(|number| number.parse::<usize>().unwrap_or(0)).collect::<Vec<_>>()
        });
        if told != expected || questions(&reading) != *left {
            wrong +=
                &format!("{text}\n  told {told:?}\n  not  {expected:?}\n  left {:?}\n", questions(&reading));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The text with every mend applied that a diagnostic offers; `None` if one offers none.
fn mended(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    let mut fixes = Vec::new();
    for told in read(&text).diagnostics {
        fixes.push(told.fix?);
    }
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    for fix in fixes {
        text.replace_range(fix.span, &fix.replacement);
    }
    Some(text)
}

#[test]
fn a_mend_mends() {
    let mut wrong = String::new();
    let mut count = 0;
    for (card, _) in CARDS {
        // Without the second mistake, which has no certain mend.
        let text = deck_around(card).replace(", hnt", ", hint");
        let Some(mended) = mended(&text) else { continue };
        count += 1;
        let reading = read(&mended);
        if !reading.is_sound() || questions(&reading).len() != 6 {
            wrong += &format!("{card}\n{mended}{:?}\n", told(&mended, &reading));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 30, "only {count} broken cards have mends");
}

#[test]
fn bytes_that_are_no_utf8_are_told_with_their_place() {
    let (text, reading) = read_bytes(
        b"\xef\xbb\xbfDeck(\r\n\ttitle: \"caf\xe9\",\r\n\tcards: [Ask(q: \"a\xff\", a: 5)],\r\n)\r\n",
    );
    assert_eq!(told(&text, &reading), ["1:1 byte-order-mark", "2:13 not-utf-8", "3:26 wrong-type"]);
    assert!(reading.diagnostics[1].message.contains("E9"));
    let (text, reading) = read_bytes(b"\xff\xfeD\0e\0");
    assert!(told(&text, &reading).iter().any(|told| told == "1:1 not-utf-8"));
    assert!(reading.deck.is_none());
    let (_, reading) = read_bytes(b"Deck(title: \"x\")");
    assert!(reading.is_sound());
}

#[test]
fn one_item_is_read_by_its_slice() {
    assert!(read_card("Ask(q: \"a\", a: \"b\")").is_ok());
    assert!(read_fact("Fact(says: \"a\", cards: [Ask(q: \"a\", a: \"b\")])").is_ok());
    let told = read_card("Ask(q: \"a\", an: \"b\")").unwrap_err();
    assert_eq!((told.code.name(), told.span.clone()), ("unknown-field", 12..14));
    let told = read_fact("Fact(says: \"a\", cards: [Ask(q: \"a\")])").unwrap_err();
    assert_eq!((told.code.name(), told.span.clone()), ("missing-field", 24..27));
    assert!(read_card("").is_err() && read_fact("\"").is_err() && read_card("Fact(says: \"a\")").is_err());
}
