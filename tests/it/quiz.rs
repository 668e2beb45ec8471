//! `griot quiz`, line by line: drawn, answered, graded, kept.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::decks::{KINDS, THREE};
use crate::griot::Griot;
use crate::talk::Talk;

/// Two facts of two sections with two cards each, and a card that nobody judges.
pub const RIVERS: &str = r#"Deck(
    title: "Rivers",
    sources: [Source(id: "book", title: "A book of rivers")],
    facts: [
        Fact(id: "niger", says: "The Niger flows through Bamako.", cite: ["book#The west"], cards: [
            Ask(id: "which", q: "Which river flows through Bamako?", a: "the Niger"),
            Pick(id: "where", q: "Through which city does the Niger flow?", a: "Bamako", not: ["Dakar", "Accra"]),
        ]),
        Fact(id: "nile", says: "The Nile ends in Egypt.", cite: ["book#The north"], corrects: "An article says Sudan.",
            cards: [
                Ask(id: "which", q: "Which river ends in Egypt?", a: "the Nile"),
                Pick(id: "where", q: "Where does the Nile end?", a: "Egypt", not: ["Sudan", "Chad"]),
            ]),
    ],
    cards: [Flip(id: "flip", front: "Joliba", back: "the Niger")],
)
"#;

/// Asks One?, Two? and Three?, whose answers are 1, 2 and 3, in this order.
pub const LINE: &str = "quiz three --seed 8 --count 3";
pub const RESULT: &str = "home/quizzes/2026-01-05-100000-three.ron";
pub const OPEN: &str = "home/quizzes/2026-01-05-100000-three.open";

pub fn three() -> Griot {
    Griot::new().deck("three.ron", THREE)
}

/// With a clock that stands at what [`set`] said last.
pub fn timed() -> Griot {
    let griot = three().with("GRIOT_NOW", "@now");
    set(&griot, "10:00:00");
    griot
}

pub fn set(griot: &Griot, time: &str) {
    griot.write("next", format!("2026-01-05T{time}+00:00[Africa/Bamako]"));
    // The program may look at it at any time.
    std::fs::rename(griot.path("next"), griot.path("now")).unwrap();
}

/// The answers and what they were worth.
pub fn answers(griot: &Griot, file: &str) -> Vec<(String, f64)> {
    let result: Value = griot.run(&format!("quiz --show {file} --json")).code(0).json();
    let items = result["items"].as_array().unwrap().iter();
    items
        .map(|item| {
            let given = item["given"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
            (given.collect::<Vec<_>>().join("; "), item["credit"].as_f64().unwrap())
        })
        .collect()
}

pub fn pairs(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
    pairs.iter().map(|(text, credit)| ((*text).to_owned(), *credit)).collect()
}

#[test]
fn a_quiz_by_lines_is_graded_and_kept() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    griot
        .run("quiz rivers --seed 1 --count 3 --kinds ask --name Ada -o ada.ron")
        .stdin("the Nlie\n:n\n:e\ny\nn\n")
        .code(0)
        .stderr("")
        .stdout(
            "There are no more than 2 questions: one is asked of each fact.\n\
             Type :h and Enter for help, :q to leave; Enter alone goes to the next question.\n\n\
             Rivers · 1 of 2\nWhich river ends in Egypt?\n\n\
             Rivers · 2 of 2\nWhich river flows through Bamako?\n\n\
             1 of 2 questions answered\n1. answered: Which river ends in Egypt?\n\
             2. open: Which river flows through Bamako?\n\
             Type a number to go there, e to end the quiz, q to leave, Enter for 2:\n\
             Question 2 has no answer.\nEnd the quiz? Type y or n:\n\n\
             Ada: 1 of 2 (50%) in 0 s.\n\nThe north: 1 of 1 (100%)\nThe west: 0 of 1 (0%)\n\n\
             2. Which river flows through Bamako?\nNo answer.\nAnswer: the Niger\n\
             The Niger flows through Bamako.\nSource: A book of rivers, “The west”\n\n\
             Saved as [folder]/home/quizzes/2026-01-05-100000-rivers.ron (seed 1).\n\
             Written to [folder]/ada.ron.\nStudy what you missed now? Type y or n:\n",
        );
    assert_eq!(answers(&griot, "ada.ron"), pairs(&[("the Nlie", 1.0), ("", 0.0)]));
    griot
        .run("quiz --list")
        .code(0)
        .stdout("2026-01-05-100000-rivers.ron  Ada: 1 of 2 (50%) in 0 s.\nIn [folder]/home/quizzes\n");
    griot.run("history").code(0).stdout("No answers yet. `griot` begins.\n");
    griot.run("doctor").code(0);
}

#[test]
fn the_same_seed_is_the_same_quiz_and_siblings_never_meet() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    let asked = |seed: u32| {
        let said = griot.run(&format!("quiz rivers --seed {seed}")).stdin(":n\n\n\n:n\n:n\nq\n").code(0).out;
        std::fs::remove_dir_all(griot.path("home/quizzes")).unwrap();
        said
    };
    let mut quizzes = BTreeSet::new();
    for seed in 0..8 {
        let said = asked(seed);
        assert_eq!(said, asked(seed));
        assert!(said.contains("Rivers · 2 of 2\n") && !said.contains("Joliba"), "{said}");
        assert!(!(said.contains("river flows") && said.contains("does the Niger")), "{said}");
        quizzes.insert(said);
    }
    assert!(quizzes.len() > 2);
}

#[test]
fn a_result_that_was_changed_is_named_as_such() {
    let griot = three();
    griot.run(LINE).stdin("1\n2\n4\n:e\nn\n").code(0);
    let text = std::fs::read_to_string(griot.path(RESULT)).unwrap();
    griot
        .run(&format!("quiz --show {RESULT}"))
        .code(0)
        .stdout("Score: 2 of 3 (67%) in 0 s.\n\n3. Three?\nYours: 4\nAnswer: 3\n");
    for (from, to) in [("\"4\"", "\"3\""), ("score: 2.0", "score: 3.0"), ("checksum", "// checksum")] {
        assert!(text.contains(from), "{text}");
        griot.write("changed.ron", text.replacen(from, to, 1));
        griot.run("quiz --show changed.ron").code(1).stdout("").stderr(
            "error: changed.ron: it was changed after griot wrote it: its checksum does not fit\n\
             hint: its answers and its score cannot be trusted; ask for the file as griot saved it\n",
        );
    }
    griot.write("cut.ron", &text[..text.len() / 2]);
    griot
        .run("quiz --show cut.ron")
        .code(1)
        .stdout("")
        .fails_well()
        .warns("it was changed after griot wrote it, and cannot be read: ");
    griot.write(RESULT, text.replace("score: 2.0", "score: 3.0"));
    griot.run("quiz --list").code(0).says("-three.ron  ! it was changed after griot wrote it");
    griot.write("newer.ron", text.replace("format: 1", "format: 9"));
    griot.run("quiz --show newer.ron").code(1).fails_well();
    griot.run("quiz --show home/decks/three.ron").code(1).fails_well().warns("home/decks/three.ron: 1:1: ");
}

#[test]
fn the_facts_of_a_result_are_told_as_the_decks_have_them() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    griot.run("quiz rivers --seed 1 --kinds ask -o ada.ron").stdin("\n\n:e\ny\nn\n").code(0);
    let told = "Score: 0 of 2 (0%) in 0 s.\n\nThe north: 0 of 1 (0%)\nThe west: 0 of 1 (0%)\n\n\
                1. Which river ends in Egypt?\nNo answer.\nAnswer: the Nile\nThe Nile ends in Egypt.\n\
                Source: A book of rivers, “The north”\nCorrection: An article says Sudan.\n\n\
                2. Which river flows through Bamako?\nNo answer.\nAnswer: the Niger\n\
                The Niger flows through Bamako.\nSource: A book of rivers, “The west”\n";
    griot.run("quiz --show ada.ron").code(0).stdout(told);
    let json = griot.run("quiz --show ada.ron --json").code(0).json();
    assert_eq!(json["decks"][0]["since"], "same");
    assert_eq!(json["missed"][0]["fact"], "The Nile ends in Egypt.");
    assert_eq!(json["missed"][1]["citations"][0], "A book of rivers, “The west”");

    let griot = griot.deck("rivers.ron", RIVERS.replace("ends in Egypt.\"", "ends at Rosetta.\""));
    let changed = "\nThe deck `rivers` was changed since: its facts are told as they are now.\n";
    let now = told.replace("Nile ends in Egypt.\n", "Nile ends at Rosetta.\n");
    griot.run("quiz --show ada.ron").code(0).stdout(&format!("{now}{changed}"));

    std::fs::rename(griot.path("home/decks/rivers.ron"), griot.path("rivers.ron")).unwrap();
    griot.run("quiz --show ada.ron").code(0).never_says("Source:").says(
        "\nThe deck `rivers` is not on the shelf, so that its facts are not told; if you have its file",
    );
    griot.run("quiz ./rivers.ron --show ada.ron").code(0).stdout(&format!("{now}{changed}"));
    assert_eq!(griot.run("quiz --show ada.ron --json").code(0).json()["decks"][0]["since"], "gone");
}

#[test]
fn suspended_cards_are_asked_for_a_seed_is_the_same_quiz_for_all() {
    let griot = three();
    griot.run("study three --seed 1").stdin(":x\n:q\n").code(0);
    griot.run("show three").code(0).says("(suspended)");
    griot.run(LINE).stdin("1\n2\n3\n:e\n").code(0).says("Score: 3 of 3");
}

#[test]
fn what_cannot_be_done_is_told_before_a_question_is_asked() {
    let griot = three().deck("flip.ron", r#"Deck(title: "Flip", cards: [Flip(front: "a", back: "b")])"#);
    griot.run("quiz flip").code(1).stdout("").fails_well();
    griot.run("quiz three --tag nowhere").code(1).stdout("").fails_well();
    griot.run("quiz --resume").code(1).stdout("").fails_well();
    griot.run("quiz thre").code(2).stdout("").fails_well();
    griot.write("taken.ron", "mine");
    for output in ["taken.ron", "home", "nowhere/ada.ron", "taken.ron/ada.ron"] {
        griot.run(&format!("quiz three -o {output}")).code(1).stdout("").fails_well();
    }
    for line in [
        "quiz",
        "quiz three --kinds flip",
        "quiz three --penalty=2",
        "quiz three --count 0",
        "quiz three --minutes 0",
        "quiz --show",
    ] {
        griot.run(line).code(2).stdout("").warns("error: ");
    }
    // What is said when a quiz begins is not passed over later.
    for option in [
        "--count 20",
        "--seed 1",
        "--minutes 5",
        "--tag a",
        "--kinds pick",
        "--feedback",
        "--no-feedback",
        "--name Ada",
        "--penalty",
        "--all-or-nothing",
        "--strict",
    ] {
        for mode in ["--resume", "--discard", "--list", "--show a.ron"] {
            griot.run(&format!("quiz {mode} {option}")).code(2).stdout("").warns("cannot be used with");
        }
    }
    assert!(!griot.path("home/quizzes").exists());
    griot.run("quiz --list").code(0).stdout("No quizzes yet. `griot quiz mali` begins one.\n");
    griot.run("quiz --list --json").code(0).stdout("");
}

#[test]
fn a_first_attempt_counts_as_reviews_when_the_learner_says_so() {
    let griot = three();
    griot
        .run(&format!("{LINE} --feed"))
        .stdin("1\n:n\n4\n:e\ny\nn\n")
        .code(0)
        .says("\n2 answers recorded as reviews.\n");
    let history = "2026-01-05 10:00:00  good      0.0 s  three/one\n2026-01-05 10:00:00  again     0.0 s  three/three\n";
    griot.run("history").code(0).stdout(history);
    griot.run(&format!("{LINE} --feed")).stdin("1\n2\n3\n:e\n").code(0).says("was not the first attempt");
    griot.run("history").code(0).stdout(history);
    griot.run("doctor").code(0);
}

#[test]
fn what_cannot_be_recorded_takes_neither_the_score_nor_the_result_away() {
    let griot = three();
    griot.run("due").code(0);
    let store = rusqlite::Connection::open(griot.store()).unwrap();
    store
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON records BEGIN SELECT RAISE(ABORT, 'full'); END")
        .unwrap();
    drop(store);
    griot
        .run(&format!("{LINE} --feed -o ada.ron"))
        .stdin("1\n2\n4\n:e\nn\n")
        .code(1)
        .says("\nScore: 2 of 3 (67%) in 0 s.\n")
        .says("Written to [folder]/ada.ron.\n")
        .never_says("recorded")
        .fails_well();
    griot.run("quiz --show ada.ron").code(0).says("Score: 2 of 3 (67%)");
    let json =
        griot.run("quiz three --seed 9 --feed --json").stdin("1\n2\n3\n:e\ny\n").code(1).warns("error: ");
    assert_eq!(json.json()["out_of"], 3);
}

#[test]
fn what_was_missed_is_studied_at_once() {
    let griot = three();
    griot
        .run(LINE)
        .stdin("1\n5\n6\n:e\ny\n:q\n")
        .code(0)
        .says("\nThree · new · 2 left\nTwo?\n\nNothing was answered; 0 due and 3 new wait.\n");
    std::fs::remove_dir_all(griot.path("home/quizzes")).unwrap();
    griot
        .run(LINE)
        .stdin("1\n5\n6\n:e\ny\n2\n3\n\n")
        .code(0)
        .says("Study what you missed now? Type y or n:\n")
        .says("\nThree · new · 2 left\nTwo?\n✓ Right.")
        .says("2 cards studied (2 new)");
    griot.run("history").code(0).says("three/two\n").says("three/three\n").never_says("three/one");
}

#[test]
fn answers_are_worth_what_the_rules_say() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let credit = |kind: &str, options: &str, answer: &str| {
        let line = format!("quiz kinds --seed 1 --kinds {kind} {options} --json");
        let output = griot.run(&line).stdin(format!("{answer}\n:e\n")).code(0);
        let result = output.json();
        assert!(output.err.contains("of 1\n"), "{output}");
        let items = result["items"].as_array().unwrap();
        let shown: Vec<&str> = items[0]["choices"]
            .as_array()
            .map_or(Vec::new(), |choices| choices.iter().map(|choice| choice.as_str().unwrap()).collect());
        (items[0]["credit"].as_f64().unwrap(), shown.join(" "))
    };
    assert_eq!(credit("pick", "", "1"), (0.0, "Dakar Bamako Niamey".to_owned()));
    assert_eq!(credit("pick", "--penalty", "1").0, -0.5);
    assert_eq!(credit("true-false", "--penalty=0.5", "1").0, -0.5);
    assert_eq!(credit("ask", "", "Jolibba").0, 1.0);
    assert_eq!(credit("ask", "--strict", "Jolibba").0, 0.0);
    assert_eq!(credit("cloze", "", "1961\nModibo Keita").0, 0.5);
    assert_eq!(credit("cloze", "--all-or-nothing", "1961\nModibo Keita").0, 0.0);
}

#[test]
fn with_feedback_what_is_right_is_shown_and_the_answer_stands() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    griot
        .run("quiz rivers --seed 1 --kinds ask --feedback")
        .stdin("the Volta\n:p\nn\n\n:e\ny\nn\n")
        .code(0)
        .says(
            "Which river ends in Egypt?\n✗ Wrong.\nYours:  the Volta\nAnswer: the [Ni]l[e]\nThe Nile ends in Egypt.\n  \
             Source: A book of rivers, “The north”\n! Correction: An article says Sudan.\n\nRivers · 2 of 2\n",
        )
        .says("Rivers · 1 of 2\nWhich river ends in Egypt?\nYour answer: the Volta\nIt stands: what is right was shown.\n");
}

#[test]
fn no_control_character_of_a_name_or_an_answer_is_sent() {
    let griot = three();
    let output = griot
        .run("quiz three --name \u{1b}[2JEve\u{202e} -o out.ron")
        .stdin("\u{1b}x\n:n\n:n\n:e\ny\nn\n")
        .code(0);
    let shown = griot.run("quiz --show out.ron").code(0);
    let listed = griot.run("quiz --list").code(0);
    for text in [&output.out, &shown.out, &listed.out] {
        assert!(text.contains("Eve") && !text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn an_answer_that_comes_when_the_time_is_over_does_not_count() {
    let griot = timed();
    let mut talk = Talk::begin(&griot, &format!("{LINE} --minutes 2"));
    talk.hear("Three · 1 of 3 · 2:00 left\n");
    set(&griot, "10:01:30");
    talk.say("1");
    talk.hear("Three · 2 of 3 · 0:30 left\n");
    set(&griot, "10:02:00");
    talk.say("2");
    talk.hear("\nTime is over: the last answer came too late and does not count.\n");
    talk.hear("Score: 1 of 3 (33%) in 2 min 0 s.");
    talk.end();
    assert_eq!(answers(&griot, RESULT), pairs(&[("1", 1.0), ("", 0.0), ("", 0.0)]));
    let result = griot.run(&format!("quiz --show {RESULT} --json")).code(0).json();
    assert_eq!((&result["minutes"], &result["seconds"]), (&2.into(), &120.into()));
    let seconds = [0, 1, 2].map(|place| result["items"][place]["seconds"].as_f64().unwrap());
    assert_eq!(seconds, [90.0, 30.0, 0.0]);
}
