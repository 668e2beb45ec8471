//! Decks that cannot be read, or not without care.

use crate::decks::{THREE, numbers};
use crate::griot::Griot;

/// Asserts that a deck given by its path is refused, its mistake placed as `file:line:column`.
#[track_caller]
fn refused(text: impl AsRef<[u8]>, place: &str) {
    let griot = Griot::new();
    griot.write("deck.ron", text);
    griot
        .run("study ./deck.ron")
        .code(1)
        .stdout("")
        .warns(&format!("[folder]/deck.ron:{place}: "))
        .warns("\nerror: nothing can be studied\nhint: `griot check` says what is wrong with a deck\n");
    griot.run("check deck.ron").code(1).stderr("").says(&format!(" --> deck.ron:{place}\n"));
    griot.run("history").code(0).says("No answers yet.");
}

#[test]
fn mistakes_are_placed() {
    refused(
        "Deck(title: \"A\", cards: [\n    Ask(q: \"x\", a: \"y\"\n    Ask(q: \"z\", a: \"w\"),\n])",
        "2:23",
    );
    refused("Deck(title: \"A\", cards: [\n    Ask(q: \"x\", a: \"y\", hnt: \"z\"),\n])", "2:25");
    refused("Deck(title: \"A\",\n    cards: [Aks(q: \"x\", a: \"y\")])", "2:13");
    refused(b"Deck(title: \"A\xff\")", "1:15");
    refused("", "1:1");
}

#[test]
fn an_id_that_is_there_twice_is_placed() {
    refused(
        "Deck(title: \"A\", cards: [\n    Ask(id: \"a\", q: \"x\", a: \"y\"),\n    Ask(id: \"a\", q: \"z\", a: \"w\"),\n])",
        "3:13",
    );
}

#[test]
fn paths_that_are_no_deck_are_told() {
    let griot = Griot::new();
    griot.write("folder.ron/notes.txt", "");
    let nothing = "error: nothing can be studied\nhint: `griot check` says what is wrong with a deck\n";
    griot
        .run("study ./none.ron")
        .code(1)
        .stdout("")
        .stderr(&format!("[folder]/none.ron: there is no such file\n{nothing}"));
    griot
        .run("study ./folder.ron")
        .code(1)
        .stdout("")
        .stderr(&format!("./folder.ron: no deck (*.ron) is in this folder\n{nothing}"));
    griot.run("study /dev/null").code(1).stdout("").warns("/dev/null:1:1: ");
    griot
        .run("check none.ron")
        .code(1)
        .stdout("none.ron: error: there is no such file\n1 deck checked: 1 error, 0 warnings.\n");
}

#[test]
#[cfg(unix)]
fn a_deck_without_permission_to_read_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let griot = Griot::new().deck("three.ron", THREE).deck("secret.ron", THREE);
    let secret = griot.path("home/decks/secret.ron");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).unwrap();
    // To root everything is permitted.
    if std::fs::read(&secret).is_err() {
        let told = "Left out: [folder]/home/decks/secret.ron: you have no permission to read it\n";
        griot.run("study three").code(0).says("One?");
        griot.run("decks").code(0).says(told);
    }
}

#[test]
fn one_broken_deck_does_not_keep_the_others_from_study() {
    let griot = Griot::new();
    griot.write("unit/a.ron", numbers("A", 1));
    griot.write("unit/b.ron", "Deck(title: \"B\", cards: [\n    Ask(q: 7),\n])");
    griot.write("unit/more/c.ron", numbers("C", 1));
    let output = griot.run("study unit").stdin("1\n1\n").code(0).stderr("");
    output
        .says("Left out: [folder]/unit/b.ron:2:")
        .says("A · new · 2 left\n")
        .says("C · new · 1 left\n")
        .says("2 cards studied (2 new)");
    griot.run("check unit").code(1).says("unit/b.ron:2:").says("3 decks checked: ");
}

#[test]
fn a_broken_deck_on_the_shelf_is_named_wherever_decks_are_listed() {
    let griot = Griot::new().deck("three.ron", THREE).deck("broken.ron", "Deck(title: \"B\",\n  cards: 1)");
    let told = "Left out: [folder]/home/decks/broken.ron:2:";
    griot.run("decks").code(0).says(told);
    griot.run("").code(0).says(told);
    griot.run("study").code(0).says(told).says(" · new · ");
    griot.run("due").code(0).warns("[folder]/home/decks/broken.ron:2:");
    // A deck that was asked for by name is not bothered with the others.
    griot.run("study three").code(0).stderr("").never_says("broken");
    griot.run("study broken").code(1).stdout("").warns("[folder]/home/decks/broken.ron:2:");
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let griot = Griot::new().deck("three.ron", [b"\xef\xbb\xbf", THREE.as_bytes()].concat());
    griot.run("study three").stdin("1\n2\n3\n").code(0).says("3 cards studied (3 new)");
    griot.run("check home/decks/three.ron").code(0).says("1 deck checked: 0 errors, 1 warning.\n");
}

#[test]
fn nothing_in_a_deck_reaches_the_terminal_unseen() {
    const EVIL: &str = r"\u{1b}[2J\u{9b}31m\u{202e}\u{7}";
    let deck = format!(
        r#"Deck(title: "T{EVIL}", about: "A{EVIL}", sources: [Source(id: "s", title: "S{EVIL}")], facts: [
            Fact(says: "F{EVIL}", cite: ["s"], corrects: "C{EVIL}", quote: "U{EVIL}", cards: [
                Ask(q: "Q{EVIL}", a: ["R{EVIL}", "r{EVIL}"], hint: "H{EVIL}", note: "N{EVIL}"),
                Pick(q: "P{EVIL}", a: "Y{EVIL}", not: ["Z{EVIL}"]),
            ]),
        ], cards: [
            Cloze("In [2013{EVIL}|H{EVIL}]{EVIL}."), Flip(front: "X{EVIL}", back: "B{EVIL}"),
            Match(q: "M{EVIL}", a: [("1{EVIL}", "2{EVIL}"), ("3{EVIL}", "4{EVIL}")]),
            Number(q: "?{EVIL}", a: 1, unit: "u{EVIL}"),
        ])"#
    );
    let griot = Griot::new().deck("evil.ron", deck);
    let lines = [
        ("study evil", 1),
        ("", 0),
        ("decks", 0),
        ("show evil", 1),
        ("history", 0),
        ("due evil", 1),
        ("doctor", 1),
        ("check home/decks/evil.ron", 1),
    ];
    for (line, code) in lines {
        let output = griot.run(line).stdin("q\n").code(code);
        let is_hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!output.out.contains(is_hidden), "{:?} in {output}", output.out);
        assert!(!output.err.contains(is_hidden), "{:?} in {output}", output.err);
    }
    griot.run("check home/decks/evil.ron").code(1).says("must not hold the control character U+001B");
}

#[test]
fn a_question_of_two_megabytes_is_refused_in_few_words() {
    let long = "long ".repeat(400_000);
    let griot =
        Griot::new().deck("long.ron", format!("Deck(title: \"L\", cards: [Ask(q: \"{long}?\", a: \"1\")])"));
    let output = griot
        .run("study long")
        .code(1)
        .stdout("")
        .warns("long.ron:1:33: this text is 2000001 characters long");
    assert!(output.err.len() < 1000, "{output}");
    let output = griot.run("check home/decks/long.ron").code(1).says("error[too-long]");
    assert!(output.out.len() < 2000, "{output}");
}

#[test]
fn names_of_files_are_made_safe() {
    let griot = Griot::new().deck("a\u{1b}[2Jb.ron", "Deck(").deck("Ünit 1.ron", THREE);
    griot.run("decks").code(0).says("Left out: [folder]/home/decks/a␛[2Jb.ron:1:").never_says("\x1b");
    griot.run("study ünit-1").stdin("1\n").code(0).says("✓ Right.");
}

#[test]
fn a_name_that_is_nearly_right_is_put_right() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study thre").code(2).stdout("").stderr(
        "error: there is no deck called `thre`\nhint: did you mean `three`? `griot decks` lists all\n",
    );
    griot.run("show xyzzy").code(2).stdout("").stderr(
        "error: there is no deck called `xyzzy`\n\
         hint: `griot decks` lists the decks; a file is given with its path, as in ./deck.ron\n",
    );
}
