//! Diagnostics as they are drawn.

use crate::deck::{Drawing, LineIndex, draw, draw_line, read};

const PLAIN: Drawing = Drawing { color: false, width: 80 };

fn drawn(text: &str) -> String {
    draw(&read(text).diagnostics, "mali.ron", text, PLAIN)
}

#[test]
fn a_mistake_is_drawn_with_its_mend() {
    let text = "Deck(\n    title: \"x\",\n    cards: [\n        Ask(q: \"In which year?, a: \"2013\"),\n        Ask(qq: \"a\"),\n    ],\n)\n";
    println!("{}", drawn(text));
}
