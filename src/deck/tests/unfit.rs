//! Decks in order that are unfit to study.

use crate::deck::{LineIndex, Severity, read};

/// A deck, and what is told of it: line:column, code.
const DECKS: &[(&str, &[&str])] = &[
    (
        r#"Deck(title: " ", cards: [Ask(q: "", a: ["b", ""])])"#,
        &["1:13 empty-text", "1:33 empty-text", "1:46 empty-text"],
    ),
    (r#"Deck(title: "x", cards: [Ask(q: "a", a: "")])"#, &["1:41 empty-text"]),
    (
        r#"Deck(title: "x", sources: [Source(id: "s", title: "S"), Source(id: "s", title: "T")])"#,
        &["1:68 duplicate-id"],
    ),
    (
        r#"Deck(title: "x", cards: [Flip(id: "f", front: "a", back: "b")], facts: [
Fact(id: "f", says: "1", cards: [Flip(id: "c", front: "a", back: "b"), Flip(front: "a", id: "c", back: "b")]),
Fact(says: "2", id: "f", cards: [Flip(id: "c", front: "a", back: "b")])])"#,
        &["1:35 duplicate-id", "2:93 duplicate-id", "3:21 duplicate-id"],
    ),
    (
        r#"Deck(title: "x", sources: [Source(id: "article", title: "S")], facts: [
Fact(says: "1", cite: ["article", "artcle#Part 1", "other"], cards: [Flip(front: "a", back: "b")])])"#,
        &["2:35 unknown-source", "2:52 unknown-source"],
    ),
    (r#"Deck(title: "x", facts: [Fact(says: "1")])"#, &["1:26 no-cards"]),
    (
        "Deck(title: \"x\", facts: [Fact(says: \"1\", quote: \"\u{1b}\", cards: [Flip(front: \"a\", back: \"b\")])])",
        &["1:50 control-character"],
    ),
    (
        r#"Deck(title: "x", facts: [Fact(says: "1", cards: [Ask(q: 1)])])"#,
        &["1:57 wrong-type", "1:50 missing-field"],
    ),
    (r#"Deck(title: "x", cards: [Pick(q: "a", a: "b", not: [])])"#, &["1:52 choices"]),
    (r#"Deck(title: "x", cards: [Pick(q: "a", a: "b", not: ["c", " b "])])"#, &["1:58 repeated-choice"]),
    (r#"Deck(title: "x", cards: [Pick(q: "a", a: "b", not: ["c", "c"])])"#, &["1:58 repeated-choice"]),
    (
        r#"Deck(title: "x", cards: [Pick(q: "a", a: "0", not: ["1", "2", "3", "4", "5", "6", "7", "8", "9"])])"#,
        &["1:52 choices"],
    ),
    (r#"Deck(title: "x", cards: [PickAll(q: "a", a: [], not: ["c"])])"#, &["1:45 choices"]),
    (r#"Deck(title: "x", cards: [PickAll(q: "a", a: ["b", "c"], not: ["c"])])"#, &["1:63 repeated-choice"]),
    (r#"Deck(title: "x", cards: [Order(q: "a", a: ["b"])])"#, &["1:43 choices"]),
    (r#"Deck(title: "x", cards: [Order(q: "a", a: ["b", "c", "b"])])"#, &["1:54 repeated-choice"]),
    (r#"Deck(title: "x", cards: [Match(q: "a", a: [("b", "c")])])"#, &["1:43 choices"]),
    (
        r#"Deck(title: "x", cards: [Match(q: "a", a: [("b", "c"), ("d", "c"), ("b", "")])])"#,
        &["1:69 repeated-choice", "1:74 empty-text"],
    ),
    (r#"Deck(title: "x", cards: [Cloze("no gap")])"#, &["1:32 cloze"]),
    (r#"Deck(title: "x", cards: [Cloze("\"é\" [a] ] b")])"#, &["1:43 cloze"]),
    (r#"Deck(title: "x", cards: [Cloze(text: "a [ b", hint: "c")])"#, &["1:41 cloze"]),
    (
        r#"Deck(title: "x", cards: [Number(q: "a", a: inf, tolerance: -1)])"#,
        &["1:44 bad-number", "1:60 bad-number"],
    ),
    (
        "Deck(title: \"x\u{1b}[31m\", about: \"a\\u{202e}b\", cards: [Flip(front: \"a\u{9b}\", back: \"b\\r\", hint: \"\r\n\t\", tags: [\"\u{7f}\"])])",
        &[
            "1:15 control-character",
            "1:32 control-character",
            "1:66 control-character",
            "1:78 control-character",
            "2:13 control-character",
        ],
    ),
];

#[test]
fn what_is_unfit_is_told_at_its_place() {
    let mut wrong = String::new();
    for (text, expected) in DECKS {
        let reading = read(text);
        let index = LineIndex::new(text);
        let mut told: Vec<String> = Vec::new();
        for diagnostic in &reading.diagnostics {
            let place = index.place(diagnostic.span.start);
            told.push(format!("{}:{} {}", place.line, place.column, diagnostic.code.name()));
        }
        told.sort();
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        if told != expected {
            wrong += &format!("{text}\n  told {told:?}\n  not  {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn equal_ids_point_at_both_places() {
    let text = r#"Deck(title: "x", cards: [Flip(id: "f", front: "a", back: "b")], facts: [Fact(id: "f", says: "1", cards: [Flip(front: "a", back: "b")])])"#;
    let reading = read(text);
    let [told] = reading.diagnostics.as_slice() else { panic!("{:?}", reading.diagnostics) };
    assert_eq!(told.message, "a fact and a loose card have the id `f`");
    assert_eq!(&text[told.related.clone().unwrap().span], "\"f\"");
}

#[test]
fn a_text_may_be_long_but_not_too_long() {
    let deck = |length: usize| {
        format!("Deck(title: \"x\", cards: [Flip(front: \"{}\", back: \"b\")])", "é".repeat(length))
    };
    assert!(read(&deck(4000)).is_sound());
    assert_eq!(read(&deck(4001)).diagnostics[0].code.name(), "too-long");
    let quote = format!("Deck(title: \"x\", facts: [Fact(says: \"1\", quote: \"{}\")])", "é".repeat(4001));
    assert_eq!(read(&quote).diagnostics[1].code.name(), "too-long");
}

#[test]
fn a_warning_leaves_a_deck_sound() {
    let reading = read(r#"Deck(title: "x", facts: [Fact(says: "1")])"#);
    assert!(reading.is_sound());
    assert_eq!(reading.diagnostics[0].severity, Severity::Warning);
}
