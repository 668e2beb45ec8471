//! Diagnostics as they are drawn.

use proptest::prelude::*;

use crate::deck::{Drawing, LineIndex, draw, draw_line, read};

const PLAIN: Drawing = Drawing { color: false, width: 80 };

fn drawn(text: &str) -> String {
    draw(&read(text).diagnostics, "mali.ron", text, PLAIN)
}

#[test]
fn a_mistake_is_drawn_with_its_mend() {
    let text =
        "Deck(\n    title: \"x\",\n    cards: [\n        Ask(q: \"In which year?, a: \"2013\"),\n    ],\n)\n";
    let expected = r#"error[missing-quote]: the closing quote of this text is missing
 --> mali.ron:4:31
  |
4 |         Ask(q: "In which year?, a: "2013"),
  |                -              ^ a `"` belongs here
  |                |
  |                the text starts here
  |
help: end the text with `"`
  |
4 |         Ask(q: "In which year?", a: "2013"),
  |                               +"#;
    assert_eq!(drawn(text), expected);
}

#[test]
fn two_places_are_drawn_with_two_lines() {
    let text = "Deck(title: \"x\", cards: [\n  Flip(id: \"é\", front: \"a\", back: \"b\"),\n\n\n\n  Flip(front: \"日本\", id: \"é\", back: \"b\"),\n])";
    let expected = r#"error[duplicate-id]: two cards have the id `é`
 --> mali.ron:6:25
  |
6 |   Flip(front: "日本", id: "é", back: "b"),
  |                           ^^^
  |
 ::: mali.ron:2:12
  |
2 |   Flip(id: "é", front: "a", back: "b"),
  |            --- the first card
  |
  = help: give one of them another id; progress is kept by ids"#;
    assert_eq!(drawn(text), expected);
}

#[test]
fn a_long_line_is_cut_down() {
    let filler = "Flip(front: \"é\", back: \"b\"), ".repeat(30_000);
    let text = format!("Deck(title: \"x\", cards: [{filler}Ask(q: \"a\", an: \"b\"), {filler}])");
    let drawn = drawn(&text);
    assert!(drawn.contains("mali.ron:1:870038"), "{drawn}");
    assert!(drawn.contains("an: \"b\""), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{drawn}");
}

#[test]
fn a_text_of_one_long_line_is_underlined_as_far_as_it_is_shown() {
    let text =
        format!("Deck(title: \"x\", cards: [Flip(front: \"{}\", back: \"b\")])", "x".repeat(2_000_000));
    let drawn = drawn(&text);
    assert!(drawn.len() < 2000 && drawn.contains("^^^^"), "{drawn}");
}

#[test]
fn one_line_says_all_for_an_editor() {
    let text = "Deck(title: \"x\",\n cards: [Ask(qu: \"a\", a: \"b\")])";
    let told = &read(text).diagnostics[0];
    let line = draw_line(told, "a\x1bb.ron", &LineIndex::new(text));
    assert_eq!(line, "a␛b.ron:2:14: error[unknown-field]: an Ask card has no field `qu`");
}

/// Characters that a terminal would act on.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn nothing_of_a_deck_steers_the_terminal() {
    let evil = "\x1b[31m\x07\u{9b}1m\u{202e}\u{2066}\x7f\x08\t";
    for text in [
        format!("Deck(title: \"{evil}\")"),
        format!("Deck(title: \"x\", cards: [Ask(q{evil}: \"a\")])"),
        format!("Deck(title: \"x\", cards: [Ask(q: {evil})])"),
        format!("Deck(title: \"x\", cards: [Ask(q: “{evil}”, a: \"\")])"),
        format!("Deck(title: \"x\", cards: [Ask(q: \"\\{evil}\", a: \"\")])"),
        format!("Deck(title: \"x\", cards: [Ask(q: \"a\", a: \"b\", id: \"{evil}\", level: {evil})])"),
        format!("Deck(title: \"x\", facts: [Fact(says: \"a\", until: \"{evil}\", cite: [\"{evil}\"])])"),
        evil.to_owned(),
        format!("Deck() {evil}"),
    ] {
        let drawn = draw(&read(&text).diagnostics, &format!("a{evil}.ron"), &text, PLAIN);
        assert!(!drawn.chars().any(steers), "{drawn:?}");
        assert!(!drawn.is_empty());
    }
}

#[test]
fn colours_are_for_those_who_want_them() {
    let text = "Deck()";
    let style = Drawing { color: true, ..PLAIN };
    assert!(draw(&read(text).diagnostics, "a", text, style).contains('\x1b'));
    assert!(!drawn(text).contains('\x1b'));
}

proptest! {
    #[test]
    fn whatever_is_wrong_can_be_drawn(
        text in "((Deck|Fact|Ask|q|a|cards|facts|title|é|日)?[()\\[\\]{}\":,=#' \r\n\t\\\\/“”\u{1b}\u{202e}]{0,3}){0,40}",
        width in 0usize..120,
    ) {
        for text in [text.clone(), format!("Deck(title: \"x\", cards: [{text}")] {
            let drawn = draw(&read(&text).diagnostics, "a", &text, Drawing { color: false, width });
            prop_assert!(!drawn.chars().any(steers), "{:?}", drawn);
        }
    }
}
