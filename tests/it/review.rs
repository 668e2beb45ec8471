//! `griot generate --review`: on a screen, line by line, left and gone on with.

use serde_json::Value;

use crate::generate::folder;
use crate::griot::Griot;
use crate::pty::{CONTROL_C, CONTROL_D, ESCAPE, LEFT, Pty, RIGHT};

const LINE: &str = "generate bridges.txt -o deck.ron --review --min-score 0 --forms who,when";

/// The cards that are reviewed, best first.
fn cards(griot: &Griot) -> Vec<Value> {
    let output = griot.run("generate bridges.txt --json --min-score 0 --forms who,when").code(0);
    output.json()["cards"].as_array().unwrap().clone()
}
const KEYS: &str = "k keep · e edit · r reject · u undo · ← back · → forward · h help · q leave";

fn text<'v>(card: &'v Value, name: &str) -> &'v str {
    card[name].as_str().unwrap()
}

/// The decisions that were saved.
fn decisions(griot: &Griot) -> Vec<Value> {
    let text = std::fs::read_to_string(griot.path("deck.review")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What they decide, in a word each; that a deck was written left out.
fn verdicts(griot: &Griot) -> Vec<String> {
    let verdicts = decisions(griot).into_iter().map(|decision| text(&decision, "verdict").to_owned());
    verdicts.filter(|verdict| verdict != "written").collect()
}

fn deck(griot: &Griot) -> String {
    std::fs::read_to_string(griot.path("deck.ron")).unwrap()
}

/// The words of a screen, wherever its lines end.
fn words(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place of the first card whose answer is typed, so that there are several things to edit.
fn typed(cards: &[Value]) -> usize {
    cards.iter().position(|card| card["form"] == "when").unwrap()
}

/// A review in a window of this size.
fn begin(griot: &Griot, (columns, rows): (u16, u16)) -> Pty {
    let mut pty = Pty::sized(griot, LINE, columns, rows);
    pty.sees("card 1 of ").sees("leave");
    pty
}

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 30)];

#[test]
fn a_card_is_shown_with_its_answer_and_where_it_comes_from() {
    let griot = folder();
    let cards = cards(&griot);
    for size in SIZES {
        let mut pty = begin(&griot, size);
        let screen = words(&pty.screen());
        assert!(screen.starts_with("Bridges of the Valley") || screen.starts_with("bridges"), "{screen}");
        for part in [text(&cards[0], "says"), text(&cards[0], "form"), KEYS] {
            assert!(screen.contains(part), "no {part} on\n{screen}");
        }
        let place = typed(&cards);
        pty.press(&"f".repeat(place)).sees(&format!("card {} of", place + 1)).sees("q leave");
        let screen = words(&pty.screen());
        assert!(screen.contains(&format!("Answer: {}", text(&cards[place], "answer"))), "{screen}");
        for choice in cards[place]["choices"].as_array().unwrap() {
            assert!(screen.contains(choice.as_str().unwrap()), "no {choice} on\n{screen}");
        }
        pty.press("q").leaves(0);
        assert!(!griot.path("deck.review").exists() && !griot.path("deck.ron").exists());
    }
}

#[test]
fn decisions_are_made_by_single_keys() {
    let griot = folder();
    let cards = cards(&griot);
    let mut pty = begin(&griot, SIZES[0]);
    pty.press("k").sees("card 2 of").sees("1 kept");
    pty.press("r").sees("Why?  w wrong · u unclear · t trivial · g grammar · o other · Esc back").press("u");
    pty.sees("card 3 of").sees("1 rejected");
    pty.press("r").press("o").sees("\nwhy>").press("it is twice\r").sees("card 4 of").sees("2 rejected");
    pty.press("u").sees("! Undone.").sees("card 3 of").sees("1 rejected");
    pty.press(LEFT).sees("card 2 of").sees("→ rejected: unclear").press("k").sees("card 3 of").sees("2 kept");
    pty.press("u").sees("card 2 of").sees("→ rejected: unclear");
    pty.press(RIGHT).sees("card 3 of").press("b").press("b").sees("card 1 of").sees("→ kept");
    pty.press("q").leaves(0);
    pty.sees(&format!("1 kept, 1 rejected, {} not decided.", cards.len() - 2));
    pty.sees("Written to deck.ron: 1 card. Learn with `griot study deck.ron`.");
    assert_eq!(verdicts(&griot), ["keep", "reject", "reject", "undo", "keep", "undo"]);
    let rejected = &decisions(&griot)[2];
    assert_eq!((text(rejected, "reason"), text(rejected, "note")), ("other", "it is twice"));
    for name in ["form", "prompt", "score", "fact", "card"] {
        assert_eq!(rejected[name], cards[2][name], "{name}");
    }
    assert_eq!(rejected["answers"], cards[2]["accepts"]);
    griot.run("check deck.ron").code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
}

#[test]
fn a_card_is_edited_in_place() {
    let griot = folder();
    let cards = cards(&griot);
    let place = typed(&cards);
    for size in SIZES {
        let mut pty = begin(&griot, size);
        pty.press(&"f".repeat(place)).sees(&format!("card {} of", place + 1)).sees("q leave");
        pty.press("e").sees("Edit what?").press("p").sees("\nprompt> ");
        pty.press("\x15Which one was it?").types("prompt> Which one was it?", 25).press("\r");
        pty.sees("\nWhich one was it?").sees("→ edited and kept").sees("leave");
        // What cannot be is told at once, and can be mended.
        pty.press("e").press("a").sees("\nanswer> ").press("\x15Which\r");
        pty.sees("! That cannot be: the answer").sees("\nanswer> Which").press("\x15Another\r");
        pty.misses("answer>").sees("Answer: Another").sees("leave").press("e").press("a").sees("\nanswer> ");
        pty.press("\x15\r")
            .sees("! That cannot be: the text is empty.")
            .sees("\nanswer>")
            .press(ESCAPE)
            .misses("Esc back")
            .sees("→ edited")
            .sees("leave");
        pty.sees("Answer: Another").press("u").sees("! Undone.").press("u").misses("Which one was it?");
        pty.press("q").leaves(0);
    }
    assert_eq!(verdicts(&griot), ["edit", "edit", "undo", "undo"].repeat(2));
    assert!(!griot.path("deck.ron").exists());
}

#[test]
fn an_edited_card_is_written_as_it_was_edited() {
    let griot = folder();
    let cards = cards(&griot);
    let place = typed(&cards);
    let mut pty = begin(&griot, SIZES[0]);
    pty.press(&"f".repeat(place)).sees(&format!("card {} of", place + 1)).sees("q leave");
    pty.press("e").press("p").sees("\nprompt> ").press("\x15Which one was it?\r").sees("→ edited and kept");
    pty.press("q").leaves(0);
    let deck = deck(&griot);
    assert_eq!(deck.matches("q: \"").count(), 1);
    assert!(
        deck.contains(&format!("id: \"{}\", q: \"Which one was it?\"", text(&cards[place], "card"))),
        "{deck}"
    );
}

#[test]
fn the_end_is_told_and_can_be_gone_back_from() {
    let griot = folder();
    let count = cards(&griot).len();
    for size in SIZES {
        let mut pty = begin(&griot, size);
        pty.press(&"k".repeat(count))
            .sees("Every card is decided.")
            .sees("Enter writes the deck · u undo · ← back");
        pty.press("u").sees(&format!("card {count} of {count}")).press("k").sees("Every card is decided.");
        pty.press(LEFT).sees("→ kept").press(RIGHT).sees("Every card is decided.").press("\r").leaves(0);
        pty.sees(&format!("{count} kept, 0 rejected, 0 not")).sees("Written to deck.ron");
        assert_eq!(
            deck(&griot),
            griot.run("generate bridges.txt --min-score 0 --forms who,when").code(0).out
        );
        std::fs::remove_file(griot.path("deck.ron")).unwrap();
        std::fs::remove_file(griot.path("deck.review")).unwrap();
    }
}

/// Keys that lead to each prompt, what it shows, and keys that leave it besides Ctrl-C and Ctrl-D.
fn prompts(count: usize, choices: usize) -> Vec<(String, &'static str, &'static str)> {
    let forward = "f".repeat(choices);
    vec![
        (String::new(), "k keep", "q"),
        (String::new(), "k keep", ESCAPE),
        (forward.clone() + "e", "Edit what?", ""),
        (forward + "ep", "prompt> ", ""),
        ("r".to_owned(), "Why?", ""),
        ("ro".to_owned(), "why>", ""),
        ("h".to_owned(), "Any key", "xq"),
        ("k".repeat(count), "Enter writes", "\r"),
    ]
}

#[test]
fn every_prompt_is_left_by_the_same_keys() {
    let griot = folder();
    let cards = cards(&griot);
    for (keys, prompt, leave) in prompts(cards.len(), typed(&cards)) {
        for leave in [leave, CONTROL_C, CONTROL_D] {
            // The help page is left by any key, Ctrl-C among them: once more leaves the review.
            let again = if prompt == "Any key" && leave.len() == 1 { leave } else { "" };
            if !leave.is_empty() {
                let griot = folder();
                let mut pty = begin(&griot, SIZES[0]);
                pty.press(&keys).sees(prompt).press(leave).press(again).leaves(0);
            }
        }
    }
}

#[test]
fn escape_goes_back_from_what_was_begun() {
    let griot = folder();
    let cards = cards(&griot);
    let mut pty = begin(&griot, SIZES[0]);
    pty.press("r").sees("Why?").press(ESCAPE).sees("k keep").press("r").press("o").sees("\nwhy>");
    pty.press(ESCAPE).sees("k keep").press(&"f".repeat(typed(&cards))).press("e").sees("Edit what?");
    pty.press(ESCAPE)
        .sees("k keep")
        .press("e")
        .press("p")
        .sees("\nprompt>")
        .press("xyz")
        .press(ESCAPE)
        .sees("k keep");
    assert!(!pty.screen().contains("xyz"));
    pty.press("q").leaves(0);
    assert!(!griot.path("deck.review").exists());
}

#[test]
fn a_closed_window_or_a_signal_loses_no_decision() {
    for (signal, code) in [(None, 129), (Some("TERM"), 143), (Some("INT"), 130), (Some("KILL"), 1)] {
        let griot = folder();
        let mut pty = begin(&griot, SIZES[0]);
        pty.press("k").sees("card 2 of").press("r").press("t").sees("card 3 of").press("r").sees("Why?");
        match signal {
            None => assert_eq!(pty.close(), code),
            Some("KILL") => drop(pty.signal("KILL").ended()),
            Some(signal) => drop(pty.signal(signal).leaves(code)),
        }
        assert_eq!(verdicts(&griot), ["keep", "reject"], "{signal:?}");
        let mut pty = Pty::begin(&griot, LINE);
        pty.sees("card 3 of").sees("1 kept · 1 rejected").press("q").leaves(0);
    }
}

#[test]
fn a_review_goes_on_where_it_was_left() {
    let griot = folder();
    begin(&griot, SIZES[0]).press("k").sees("card 2 of").press("q").leaves(0);
    let first = deck(&griot);
    // The deck that was written by griot itself is no obstacle ...
    let mut pty = Pty::begin(&griot, LINE);
    pty.sees("card 2 of").sees("1 kept").press("k").sees("card 3 of").press("q").leaves(0);
    assert!(deck(&griot).len() > first.len());
    // ... even the one before, should writing have failed in between; but one that was changed is.
    griot.write("deck.ron", &first);
    griot.run(LINE).code(0).says("card 3 of");
    griot.write("deck.ron", first.clone() + "// mine");
    griot.run(LINE).code(1).stdout("").fails_well().warns("deck.ron was changed since griot wrote it");
    assert!(deck(&griot).ends_with("// mine"));
    griot.run(&format!("{LINE} --force")).code(0).says("2 kept, 0 rejected");
    griot.run("generate bridges.txt -o deck.ron").code(1).warns("deck.ron is there already");
}

#[test]
fn decisions_outlive_an_edit_of_the_article() {
    let griot = folder();
    let count = cards(&griot).len();
    griot.run(LINE).stdin("k\n".repeat(count)).code(0).says(" 0 not decided.\n");
    // Another paragraph in front moves all others and changes none.
    let article = crate::generate::ARTICLE
        .replace("The first stone", "Belgium opened the Meuse Tunnel in 1901.\n\nThe first stone");
    griot.write("bridges.txt", article);
    let more = cards(&griot).len();
    assert!(more > count);
    let output = griot.run(LINE).code(0);
    assert!(
        output.out.contains(&format!("{count} kept")) || output.out.contains(&format!(" {count} kept")),
        "{output}"
    );
    assert!(output.out.contains("Meuse Tunnel"), "{output}");
}

#[test]
fn a_damaged_file_of_decisions_costs_no_whole_line() {
    let griot = folder();
    griot.run(LINE).stdin("k\nr wrong\nk\n").code(0);
    let path = griot.path("deck.review");
    let whole = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    // Cut in the middle of the third line, another in front of it made unreadable.
    let cut = format!("{}\nnonsense\n{}\n{}", lines[0], lines[1], &lines[2][..20]);
    std::fs::write(&path, cut).unwrap();
    std::fs::remove_file(griot.path("deck.ron")).unwrap();
    let output =
        griot.run(LINE).stdin("k\n").code(0).says("1 line of deck.review cannot be read and was left out.\n");
    output.says("card 3 of").says("2 kept, 1 rejected");
    let mended = std::fs::read_to_string(&path).unwrap();
    assert_eq!(mended.lines().nth(3), Some(lines[2]));
}

#[test]
fn lines_do_what_keys_do() {
    let griot = folder();
    let cards = cards(&griot);
    let place = typed(&cards);
    let input = "f\n".repeat(place)
        + "e prompt Which one was it?\ne answer Alpha / Beta\nk\nx\nr unclear of two\nr\nu\nh\nr g\nb\nq\n";
    let output = griot.run(LINE).stdin(input).code(0).stderr("").says("x is no command. ").says("Undone.\n");
    let output = output.says("Say why: wrong, unclear, trivial, grammar, other, as in r wrong\n");
    let output = output.says("→ rejected: grammar\n").says("A line each: k; r unclear;");
    output
        .says(&format!("1 kept (1 edited), 1 rejected, {} not decided.\n", cards.len() - 2))
        .never_says("\x1b");
    assert_eq!(verdicts(&griot), ["edit", "edit", "reject", "undo", "reject"]);
    griot.run("show ./deck.ron").code(0).says("Which one was it?").says("= Alpha / Beta\n");
}

#[test]
fn a_dumb_terminal_and_plain_mode_get_lines() {
    for (griot, line) in
        [(folder().with("TERM", "dumb"), LINE.to_owned()), (folder(), format!("{LINE} --plain"))]
    {
        let mut pty = Pty::begin(&griot, &line);
        pty.sees("card 1 of").sees("q leave:").press("k\r").sees("card 2 of").press("q\r").leaves(0);
        assert!(!pty.sent.contains(&0x1b), "{:?}", String::from_utf8_lossy(&pty.sent));
        assert_eq!(verdicts(&griot), ["keep"]);
    }
}

#[test]
fn what_cannot_be_reviewed_is_told() {
    let griot = folder();
    griot.run("generate - --review").stdin(crate::generate::ARTICLE).code(2).stdout("").fails_well();
    griot.run("generate bridges.txt --review -o -").code(2).stdout("").fails_well();
    griot.write("deck.ron", "mine");
    griot.run(LINE).code(1).stdout("").fails_well().warns("deck.ron is there already");
}
