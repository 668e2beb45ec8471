//! The keys of a typed line, and keys that mean nothing.

use crate::griot::Griot;
use crate::pty::{BACKSPACE, DELETE, END, HOME, LEFT, Pty, RIGHT, UNKNOWN};

fn asked(answer: &str) -> Griot {
    Griot::new().deck("one.ron", format!("Deck(title: \"One\", cards: [Ask(q: \"Q?\", a: \"{answer}\")])"))
}

#[test]
fn a_line_is_edited_in_its_middle() {
    let griot = asked("Bamako");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("Bmko").types("> Bmko", 6);
    pty.press(&LEFT.repeat(3)).press("a").types("> Bamko", 4).press(RIGHT).press("a").types("> Bamako", 6);
    pty.press(HOME).press("x").types("> xBamako", 3).press(BACKSPACE).types("> Bamako", 2);
    pty.press("y").press(HOME).press(DELETE).types("> Bamako", 2).press(END).types("> Bamako", 8);
    pty.press("!")
        .press(LEFT)
        .press(DELETE)
        .types("> Bamako", 8)
        .press("\r")
        .sees("✓ Right.")
        .press("q")
        .leaves(0);
}

#[test]
fn the_keys_of_shells_work() {
    let griot = asked("x");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("one two").press("\x17").types("> one", 6).press("\x15").types(">", 2);
    pty.press("abc\x01\x06")
        .types("> abc", 3)
        .press("\x0b")
        .types("> a", 3)
        .press("\x02\x05")
        .types("> a", 3);
    pty.press("\x1b").leaves(0);
}

#[test]
fn accents_and_wide_letters_take_their_columns() {
    let griot = asked("Keïta");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("日本語").types("> 日本語", 8).press(LEFT).press(BACKSPACE).types("> 日語", 4);
    pty.press(END).press(BACKSPACE).press(BACKSPACE).types(">", 2);
    // A letter and its accent are one.
    pty.press("Kei\u{308}ta")
        .types("> Kei\u{308}ta", 7)
        .press(&LEFT.repeat(2))
        .press(BACKSPACE)
        .types("> Keta", 4);
    pty.press("i\u{308}").press("\r").sees("✓ Right.").press("q").leaves(0);
    let griot = asked("🎉");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("🎉").types("> 🎉", 4).press("\r").sees("✓ Right.").press("q").leaves(0);
}

#[test]
fn a_paste_with_line_breaks_is_one_answer() {
    let griot = asked("Modibo Keïta");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("\x1b[200~Modibo\nKeïta\x1b[201~").types("> Modibo Keïta", 14);
    pty.press("\r").sees("✓ Right.").press("q").leaves(0);
}

#[test]
fn a_line_wider_than_the_screen_follows_the_cursor() {
    let griot = asked("x");
    let mut pty = Pty::sized(&griot, "study one", 40, 20);
    let digits = "0123456789".repeat(6);
    pty.types(">", 2).press(&digits).types(&format!("> {}", &digits[23..]), 39);
    pty.press(HOME).types(&format!("> {}", &digits[..37]), 2).press("\x1b").leaves(0);
}

#[test]
fn a_new_size_keeps_what_was_typed() {
    let griot = asked("Bamako");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2).press("Bama").types("> Bama", 6).resize(40, 20);
    pty.sees(":u\nundo · :h help · Esc leave\n").types("> Bama", 6).press("ko\r").sees("✓ Right.");
    pty.resize(80, 24).sees("suspend ·\nh help · q leave").press("q").leaves(0);
}

#[test]
fn keys_without_a_meaning_type_nothing() {
    let griot = asked("Bamako");
    let mut pty = Pty::begin(&griot, "study one");
    pty.types(">", 2);
    for key in UNKNOWN {
        pty.press("B").types("> B", 3).press(key).press(BACKSPACE).types(">", 2);
    }
    pty.press("\x1b").leaves(0);
}

#[test]
fn keys_without_a_meaning_choose_nothing() {
    let deck = r#"Deck(title: "One", cards: [PickAll(q: "Q?", a: ["a", "b"], not: ["c", "d", "e"])])"#;
    let griot = Griot::new().deck("one.ron", deck);
    let mut pty = Pty::begin(&griot, "study one");
    pty.sees("5  [ ]");
    for key in UNKNOWN.iter().chain(&["6", "0", "z", "é", BACKSPACE, LEFT]) {
        // The tick shows that the key before it was read.
        pty.press(key).press("1").sees("1  [x]").press("1").sees("1  [ ]");
        let screen = pty.screen();
        assert_eq!(screen.matches("[ ]").count(), 5, "after {key:?}\n{screen}");
    }
    pty.press("q").leaves(0);
    griot.run("history").code(0).says("No answers yet.");
}
