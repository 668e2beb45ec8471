//! Every way out gives the terminal back as it was, and ends the process.

use crate::decks::THREE;
use crate::griot::Griot;
use crate::pty::{CONTROL_C, CONTROL_D, ESCAPE, Pty};

/// A command, what leads to a prompt and shows it, and what leaves there besides the keys that
/// leave everywhere.
const PROMPTS: [(&str, &str, &str, &str); 9] = [
    ("", "", "Enter study", "q"),
    ("study typed", "", "\n>", ":q\r"),
    ("study typed", "near mis\r", "Count it as right?", "q"),
    ("study typed", "near miss\r", "Enter next", "q"),
    ("study gaps", "one\r", "2>", ":quit\r"),
    ("study pick", "", "choose", "q"),
    ("study order", "1", "1. ", "q"),
    ("study flip", "", "other side", "q"),
    ("study flip", "\r", "Did you know it?", "q"),
];

fn shelf() -> Griot {
    let deck = |card: &str| format!("Deck(title: \"D\", cards: [{card}])");
    Griot::new()
        .deck("typed.ron", deck(r#"Ask(q: "Q?", a: "near miss")"#))
        .deck("gaps.ron", deck(r#"Cloze("[1::one] and [1::two]")"#))
        .deck("pick.ron", deck(r#"Pick(q: "Q?", a: "a", not: ["b"])"#))
        .deck("order.ron", deck(r#"Order(q: "Q?", a: ["a", "b"])"#))
        .deck("flip.ron", deck(r#"Flip(front: "front", back: "back")"#))
}

/// At the prompt, ready to leave.
fn at(griot: &Griot, (line, keys, prompt, _): (&str, &str, &str, &str)) -> Pty {
    let mut pty = Pty::begin(griot, line);
    pty.sees("leave");
    for key in keys.split_inclusive('\r') {
        pty.press(key);
    }
    pty.sees(prompt);
    pty
}

#[test]
fn every_prompt_is_left_by_the_same_keys() {
    for prompt in PROMPTS {
        for keys in [prompt.3, ESCAPE, CONTROL_C, CONTROL_D] {
            let griot = shelf();
            at(&griot, prompt).press(keys).leaves(0);
        }
    }
}

#[test]
fn a_closed_window_ends_it_at_every_prompt() {
    for prompt in PROMPTS {
        let griot = shelf();
        let code = at(&griot, prompt).close();
        assert_eq!(code, 129, "the code of a closed window, at {prompt:?}");
    }
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, code) in [("TERM", 143), ("INT", 130), ("QUIT", 131)] {
        for prompt in PROMPTS {
            let griot = shelf();
            at(&griot, prompt).signal(signal).leaves(code);
        }
    }
}

#[test]
fn what_was_answered_before_a_signal_is_saved() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut pty = Pty::begin(&griot, "study three");
    pty.sees("One?").press("1\r").sees("✓ Right.").signal("KILL").ended();
    griot.run("history").code(0).stdout("2026-01-05 10:00:00  good      0.0 s  three/one\n");
}

#[test]
fn colours_are_left_out_when_they_are_not_wanted() {
    let colour = |griot: Griot| {
        let griot = griot.deck("three.ron", THREE);
        let mut pty = Pty::begin(&griot, "study three");
        pty.sees("One?").press("x\r").sees("✗ Wrong.").press("q").leaves(0);
        String::from_utf8_lossy(&pty.sent).into_owned()
    };
    let paints = |sent: &str| {
        sent.split("\x1b[").skip(1).any(|rest| {
            let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
            rest[end..].starts_with('m')
        })
    };
    assert!(paints(&colour(Griot::new())));
    assert!(paints(&colour(Griot::new().with("NO_COLOR", ""))));
    assert!(!paints(&colour(Griot::new().with("NO_COLOR", "1"))));
    let griot = Griot::new();
    griot.write("home/settings.ron", "Settings(colour: false)");
    assert!(!paints(&colour(griot)));
}

#[test]
fn check_leaves_colours_out_likewise() {
    let sends_colour = |griot: Griot| {
        griot.write("broken.ron", "Deck(");
        let mut pty = Pty::begin(&griot, "check broken.ron");
        pty.sees("1 deck checked").leaves(1);
        pty.sent.windows(2).any(|pair| pair == b"\x1b[")
    };
    assert!(sends_colour(Griot::new()));
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        assert!(!sends_colour(Griot::new().with(name, value)));
    }
    let griot = Griot::new();
    griot.write("home/settings.ron", "Settings(colour: false)");
    assert!(!sends_colour(griot));
}

#[test]
fn a_dumb_terminal_gets_plain_lines() {
    for griot in [Griot::new().with("TERM", "dumb"), Griot::new().with("TERM", "")] {
        let griot = griot.deck("three.ron", THREE);
        let mut pty = Pty::begin(&griot, "study three");
        pty.sees("Type :h and Enter for help, :q to leave.")
            .sees("One?")
            .press("1\r")
            .sees("✓ Right.")
            .sees("Two?");
        pty.press(":q\r").leaves(0);
        assert!(!pty.sent.contains(&0x1b), "{:?}", String::from_utf8_lossy(&pty.sent));
    }
}

#[test]
fn plain_mode_can_be_asked_for() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut pty = Pty::begin(&griot, "study three --plain");
    pty.sees("One?").press(CONTROL_D).leaves(0);
    assert!(!pty.sent.contains(&0x1b), "{:?}", String::from_utf8_lossy(&pty.sent));
}
