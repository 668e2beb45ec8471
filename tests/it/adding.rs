//! `griot add`: by flags, and asked for part by part on the screen.

use crate::decks::SERVAL;
use crate::griot::Griot;
use crate::pty::{CONTROL_C, CONTROL_D, ESCAPE, Pty};

const RIVERS: &str = "\
// Mine.
Deck(
\ttitle: \"Rivers\",
\tsources: [Source(id: \"atlas\", title: \"World atlas\")],
\tfacts: [
\t\tFact(
\t\t\tid: \"nile\",
\t\t\tsays: \"The Nile flows into the Mediterranean.\", // sure
\t\t\tcards: [
\t\t\t\tAsk(q: \"Where does the Nile end?\", a: \"the Mediterranean\")
\t\t\t]
\t\t),
\t],
)
";

fn rivers() -> Griot {
    Griot::new().deck("rivers.ron", RIVERS)
}

fn text(griot: &Griot) -> String {
    std::fs::read_to_string(griot.path("home/decks/rivers.ron")).unwrap()
}

/// Runs `griot add` with these arguments, which stand between bars.
fn add(griot: &Griot, line: &str) -> std::process::Output {
    let mut command = griot.command("add");
    command.args(line.split('|')).stdin(std::process::Stdio::null());
    command.output().unwrap()
}

#[test]
fn flags_add_a_card_and_change_nothing_else() {
    for (line, before, new, told) in [
        (
            "rivers|--q|Which sea?|--a|the Mediterranean|--id|sea|--fact|nile",
            "a: \"the Mediterranean\")",
            ",\n\t\t\t\tAsk(id: \"sea\", q: \"Which sea?\", a: \"the Mediterranean\")",
            "Added to rivers, line 11: rivers/nile/sea\n",
        ),
        (
            "rivers|--text|The [Rhine] flows north.|--hint|R",
            "\t],\n",
            "\tcards: [\n\t\tCloze(text: \"The [Rhine] flows north.\", hint: \"R\"),\n\t],\n",
            "Added to rivers, line 15: rivers/cloze-",
        ),
        (
            "rivers|--q|Longer?|--a|the Nile|--not|the Rhine|--says|The Nile is longer.|--cite|atlas",
            "\t\t),\n",
            "\t\tFact(\n\t\t\tsays: \"The Nile is longer.\",\n\t\t\tcite: [\"atlas\"],\n\t\t\tcards: [\n\t\t\t\tPick(q: \"Longer?\", \
             a: \"the Nile\", not: [\"the Rhine\"]),\n\t\t\t],\n\t\t),\n",
            "Added to rivers, line 13: rivers/f-",
        ),
    ] {
        let griot = rivers();
        let output = add(&griot, line);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(told));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert_eq!(text(&griot), RIVERS.replacen(before, &format!("{before}{new}"), 1));
        griot.run("check home/decks/rivers.ron").code(0);
        assert!(!griot.store().exists());
    }
}

#[test]
fn a_card_that_would_be_a_mistake_is_refused() {
    let griot = rivers();
    let output = add(&griot, "rivers|--q|Q?|--a|A|--not|A|--fact|nile");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("error[repeated-choice]: a right answer stands among the wrong ones\n"),
        "{told}"
    );
    assert!(told.contains("rivers.ron:11:") && told.ends_with("\nrivers was left as it is.\n"), "{told}");
    assert_eq!(text(&griot), RIVERS);
    for (line, told) in [
        ("rivers|--text|no gap", "error[cloze]: a cloze needs a gap"),
        ("rivers|--front|f|--back|b|--id|nile", "error[duplicate-id]: "),
        (
            "rivers|--front|f|--back|b|--says|S.|--cite|atlsa",
            "error[unknown-source]: no source has the id `atlsa`",
        ),
    ] {
        let output = add(&griot, line);
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true), "{line}");
        assert!(String::from_utf8(output.stderr).unwrap().starts_with(told), "{line}");
    }
    assert_eq!(text(&griot), RIVERS);
}

#[test]
fn mistakes_elsewhere_matter_only_where_the_place_is_not_clear() {
    let griot = Griot::new();
    griot.write("bad.ron", "Deck(\n  title: \"\",\n  cards: [\n    Aks(q: \"q\", a: \"a\"),\n  ],\n)\n");
    griot
        .run("add bad.ron --front f --back b")
        .code(0)
        .stderr("")
        .says("Added to bad.ron, line 5: bad/flip-");
    let read = std::fs::read_to_string(griot.path("bad.ron")).unwrap();
    assert!(
        read.contains("    Aks(q: \"q\", a: \"a\"),\n    Flip(front: \"f\", back: \"b\"),\n  ],"),
        "{read}"
    );
    for broken in ["Deck(title: \"x, cards: [])", "Deck(title: \"x\", cards: [], cards: [])"] {
        griot.write("bad.ron", broken);
        griot
            .run("add bad.ron --front f --back b")
            .code(1)
            .stdout("")
            .fails_well()
            .warns("griot check bad.ron");
        assert_eq!(std::fs::read_to_string(griot.path("bad.ron")).unwrap(), broken);
    }
    griot.write("bad.ron", b"Deck(title: \"\xe9\", cards: [])");
    griot.run("add bad.ron --front f --back b").code(1).stdout("").fails_well().warns("no UTF-8");
}

#[test]
fn what_makes_no_card_is_told() {
    let griot = rivers().deck("serval.ron", SERVAL);
    griot.run("add rivers").code(2).stdout("").stderr(
        "error: nothing says which card to add\n\
         hint: give it by flags, as in `--q \"Which sea?\" --a \"the Baltic\"`, or run it in a terminal\n",
    );
    griot.run("add mali --front f --back b").code(2).stdout("").fails_well().warns("--from mali");
    griot.run("add rivers --q Q").code(2).stdout("").fails_well().warns("an Ask card needs an answer (--a)");
    griot.run("add rivers --q Q --a A --fact nil").code(2).fails_well().warns("did you mean `nile`?");
    griot.run("add rivers --q Q --a A --fact nile --says S").code(2).warns("cannot be used with");
    griot.run("add rivers --q Q --a A --kind poem").code(2).warns("pick-all");
    griot.run("add none --q Q --a A").code(2).fails_well();
    assert_eq!(text(&griot), RIVERS);
}

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 30)];

#[test]
fn a_card_is_asked_for_part_by_part() {
    for (columns, rows) in SIZES {
        let griot = rivers();
        let mut pty = Pty::sized(&griot, "add rivers", columns, rows);
        pty.sees("rivers\n\nWhich kind of card?\n\n1  Ask: the answer is typed\n")
            .sees("Ctrl-C leave")
            .press("2");
        pty.sees("What is asked?").types("q>", 3).press("\r").sees("! Something is needed here.");
        pty.press("Where is the delta?\r").sees("q       Where is the delta?\n").sees("The right choice?");
        pty.press("in Egypt\r").sees("Each wrong choice.").press("in Sudan\r").sees("not     in Sudan\n");
        pty.types("not>", 5).press("in Chad\r").sees("not     in Chad\n").types("not>", 5).press("\r");
        pty.sees("A hint")
            .press("\r")
            .sees("A note")
            .press("So the map says.\r")
            .sees("Where does the card belong?");
        pty.sees("3  a fact that is there").press("3").sees("nile: The Nile").press("sea\r");
        pty.sees("! No fact says that.")
            .press("\x15Nile flows\r")
            .sees("as it will stand in the file:\nPick(q: ");
        assert_eq!(text(&griot), RIVERS);
        pty.press("y")
            .sees("Another card?")
            .sees("! Added to rivers, line 11:")
            .sees("rivers/nile/pick-")
            .press("q");
        pty.leaves(0).sees("1 card added to rivers.");
        let card = "Pick(q: \"Where is the delta?\", a: \"in Egypt\", not: [\"in Sudan\", \"in Chad\"],\n\t\t\t\t     \
                    note: \"So the map says.\")";
        let card = format!("a: \"the Mediterranean\"),\n\t\t\t\t{card}");
        assert_eq!(text(&griot), RIVERS.replace("a: \"the Mediterranean\")", &card));
    }
}

#[test]
fn esc_goes_back_and_keeps_what_was_typed() {
    let griot = rivers();
    let mut pty = Pty::begin(&griot, "add rivers");
    pty.sees("Which kind").press("7").sees("What is asked?").press("Pair them.\r").sees("The pairs");
    pty.press("a\r").sees("! `a` is no pair").types("a> a", 4).press(" = b\r").sees("a       a = b\n");
    pty.types("a>", 3).press("\r").sees("! Two or more are needed.").press("c = d\r").sees("a       c = d\n");
    pty.types("a>", 3).press(ESCAPE).types("a> c = d", 8);
    pty.press(ESCAPE).types("a> a = b", 8).press(ESCAPE).types("q> Pair them.", 13).press("\r");
    pty.types("a> a = b", 8).press("\r").types("a> c = d", 8).press("\r").types("a>", 3).press("\r");
    pty.sees("A hint").press("\r").sees("A note").press("\r").sees("Where does").press("2");
    pty.sees("What does the fact say").press("They are pairs.\r").sees("atlas: World atlas").press("atlsa\r");
    // A mistake is drawn, and can be mended.
    pty.sees("That cannot be added:").sees("error[unknown-source]").sees("did you mean `atlas`?").press("e");
    pty.types("q> Pair them.", 13)
        .press("\r\r\r\r\r\r")
        .sees("Where does")
        .press("2")
        .types("says> They are pairs.", 21);
    pty.press("\r")
        .types("cite> atlsa", 11)
        .press("\x15atlas\r")
        .sees("Fact(\n")
        .sees("cite: [\"atlas\"],")
        .press("\r");
    pty.sees("Another card?").press("\r").sees("Which kind").press(ESCAPE).leaves(0);
    assert!(
        text(&griot).contains("\t\t\t\tMatch(q: \"Pair them.\", a: [(\"a\", \"b\"), (\"c\", \"d\")]),\n")
    );
    griot.run("check home/decks/rivers.ron").code(0);
}

#[test]
fn the_next_card_can_belong_to_the_fact_that_is_new() {
    let griot = rivers();
    let mut pty = Pty::begin(&griot, "add rivers");
    pty.sees("Which kind").press("9F\rB\r\r\r2New one.\r\r").sees("as it will stand").press("y");
    pty.sees("Another card?").press("y").sees("Which kind").press("9G\rC\r\r\r3new\r");
    pty.sees("as it will stand").press("y").sees("Another card?").press("q").leaves(0);
    pty.sees("2 cards added to rivers.");
    let cards = "\t\t\t\tFlip(front: \"F\", back: \"B\"),\n\t\t\t\tFlip(front: \"G\", back: \"C\"),\n";
    assert!(text(&griot).contains(cards), "{}", text(&griot));
}

#[test]
fn a_place_that_was_given_is_not_asked_for() {
    let griot = rivers();
    let mut pty = Pty::begin(&griot, "add rivers --fact nile");
    pty.sees("Which kind")
        .press("1Q?\rA\rB\rC\r\r")
        .sees("A hint")
        .press(ESCAPE)
        .types("a> A", 4)
        .press("\r");
    // An answer is taken out again.
    pty.types("a> B", 4).press("\x15\r").types("a> C", 4).press("\r").types("a>", 3).press("\r");
    pty.sees("A hint")
        .press("\r\r")
        .sees("as it will stand")
        .press("y")
        .sees("Another card?")
        .press("q")
        .leaves(0);
    assert!(text(&griot).contains(",\n\t\t\t\tAsk(q: \"Q?\", a: [\"A\", \"C\"])\n"), "{}", text(&griot));
    let mut pty = Pty::begin(&griot, "add rivers --fact congo");
    pty.leaves(2).sees("error: no fact of rivers has the id `congo`");
}

#[test]
fn every_kind_can_be_typed() {
    // The keys between the kind and the hint, and the card that they make.
    for (keys, card) in [
        ("1Q?\rA\rB\r\r", "Ask(q: \"Q?\", a: [\"A\", \"B\"])"),
        ("3Q?\rA\rB\r\rC\r\r", "PickAll(q: \"Q?\", a: [\"A\", \"B\"], not: [\"C\"])"),
        ("4A [gap].\r", "Cloze(\"A [gap].\")"),
        ("5So.\r2", "TrueFalse(q: \"So.\", a: false)"),
        ("6Q?\rA\rB\r\r", "Order(q: \"Q?\", a: [\"A\", \"B\"])"),
        ("8Q?\r13,289\r500\rkm\r", "Number(q: \"Q?\", a: 13289, tolerance: 500, unit: \"km\")"),
        ("9F\rB\r", "Flip(front: \"F\", back: \"B\")"),
    ] {
        let griot = rivers();
        let mut pty = Pty::begin(&griot, "add rivers");
        pty.sees("Which kind").press(keys).sees("A hint").press("\r\r").sees("Where does").press("1");
        pty.sees("as it will stand").press("y").sees("Another card?").press("q").leaves(0);
        assert_eq!(
            text(&griot),
            RIVERS.replace("\t],\n)", &format!("\t],\n\tcards: [\n\t\t{card},\n\t],\n)"))
        );
    }
}

#[test]
fn control_c_leaves_the_file_as_it_is() {
    for (keys, prompt) in [
        ("", "Which kind"),
        ("1", "What is asked?"),
        ("1Q?\rA\r", "The answer"),
        ("5Q?\r", "Is it true?"),
        ("9F\rB\r\r\r", "Where does"),
        ("9F\rB\r\r\r1", "as it will stand"),
        ("9F\rB\r\r\r2", "What does the fact say"),
    ] {
        for leave in [CONTROL_C, CONTROL_D] {
            let griot = rivers();
            let mut pty = Pty::sized(&griot, "add rivers", 40, 24);
            pty.sees("Which kind").press(keys).sees(prompt).press(leave).leaves(130);
            assert_eq!(text(&griot), RIVERS);
        }
    }
    let griot = rivers();
    let mut pty = Pty::begin(&griot, "add rivers");
    pty.sees("Which kind").press("9F\rB\r\r\r1").sees("as it will stand").press("n").sees("Another card?");
    pty.press(CONTROL_C).leaves(0);
    assert_eq!(text(&griot), RIVERS);
}

#[test]
fn without_a_screen_there_is_nothing_to_ask_on() {
    let griot = rivers().with("TERM", "dumb");
    let mut pty = Pty::begin(&griot, "add rivers");
    pty.leaves(2).sees("error: nothing says which card to add");
    griot.write("broken.ron", "Deck(");
    let griot = griot.with("TERM", "xterm");
    Pty::begin(&griot, "add broken.ron").leaves(1).sees("hint: `griot check broken.ron`");
}
