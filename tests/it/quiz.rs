//! `griot quiz`: line by line and on a screen, left and gone on with, timed, graded, kept.

use serde_json::Value;

use crate::decks::{KINDS, THREE};
use crate::griot::Griot;
use crate::pty::{CONTROL_C, ESCAPE, LEFT, Pty, RIGHT, UP};
use crate::talk::Talk;

/// Two facts of two sections with two cards each, and a card that nobody judges.
const RIVERS: &str = r#"Deck(
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
const LINE: &str = "quiz three --seed 8 --count 3";
const RESULT: &str = "home/quizzes/2026-01-05-100000-three.ron";
const OPEN: &str = "home/quizzes/2026-01-05-100000-three.open";

fn three() -> Griot {
    Griot::new().deck("three.ron", THREE)
}

/// With a clock that stands at what [`set`] said last.
fn timed() -> Griot {
    let griot = three().with("GRIOT_NOW", "@now");
    set(&griot, "10:00:00");
    griot
}

fn set(griot: &Griot, time: &str) {
    griot.write("next", format!("2026-01-05T{time}+00:00[Africa/Bamako]"));
    // The program may look at it at any time.
    std::fs::rename(griot.path("next"), griot.path("now")).unwrap();
}

/// The answers and what they were worth.
fn answers(griot: &Griot, file: &str) -> Vec<(String, f64)> {
    let result: Value = griot.run(&format!("quiz --show {file} --json")).code(0).json();
    let items = result["items"].as_array().unwrap().iter();
    items
        .map(|item| {
            let given = item["given"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
            (given.collect::<Vec<_>>().join("; "), item["credit"].as_f64().unwrap())
        })
        .collect()
}

fn pairs(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
    pairs.iter().map(|(text, credit)| ((*text).to_owned(), *credit)).collect()
}

#[test]
fn a_quiz_by_lines_is_graded_and_kept() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    griot
        .run("quiz rivers --seed 1 --kinds ask --name Ada -o ada.ron")
        .stdin("the Nlie\n:n\n:e\ny\nn\n")
        .code(0)
        .stderr("")
        .stdout(
            "There are no more facts than for 2 questions.\n\
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
    let mut quizzes = Vec::new();
    for seed in 0..8 {
        let said = asked(seed);
        assert_eq!(said, asked(seed));
        assert!(said.contains("Rivers · 2 of 2\n") && !said.contains("Joliba"), "{said}");
        assert!(!(said.contains("river flows") && said.contains("does the Niger")), "{said}");
        quizzes.push(said);
    }
    quizzes.dedup();
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
    griot.write(RESULT, text.replace("score: 2.0", "score: 3.0"));
    griot.run("quiz --list").code(0).says("-three.ron  ! it was changed after griot wrote it");
    griot.write("newer.ron", text.replace("format: 1", "format: 9"));
    griot.run("quiz --show newer.ron").code(1).fails_well();
    griot.run("quiz --show home/decks/three.ron").code(1).fails_well().warns("home/decks/three.ron: 1:1: ");
}

#[test]
fn what_cannot_be_done_is_told_before_a_question_is_asked() {
    let griot = three().deck("flip.ron", r#"Deck(title: "Flip", cards: [Flip(front: "a", back: "b")])"#);
    griot.run("quiz flip").code(1).stdout("").fails_well();
    griot.run("quiz three --tag nowhere").code(1).stdout("").fails_well();
    griot.run("quiz --resume").code(1).stdout("").fails_well();
    griot.run("quiz thre").code(2).stdout("").fails_well();
    griot.write("taken.ron", "mine");
    griot.run("quiz three -o taken.ron").code(1).stdout("").fails_well();
    for line in
        ["quiz", "quiz three --kinds flip", "quiz three --penalty=2", "quiz three --count 0", "quiz --show"]
    {
        griot.run(line).code(2).stdout("").warns("error: ");
    }
    assert!(!griot.path("home/quizzes").exists());
    griot.run("quiz --list").code(0).stdout("No quizzes yet. `griot quiz mali` begins one.\n");
}

#[test]
fn a_quiz_that_was_left_goes_on_by_the_same_command_or_by_resume() {
    let griot = three();
    griot.run(LINE).stdin("1\n:f\n:q\n").code(0).says(
        "\nLeft at question 2: 1 of 3 questions answered.\nEvery answer is saved; `griot quiz --resume` goes on.\n",
    );
    griot.run("quiz --list").code(0).says("-three.open  left open, 3 questions (griot quiz --resume)\n");
    griot.run(LINE).stdin("y\n:q\n").code(0).says(
        "You left a quiz on these decks open: 1 of 3 questions answered.\nGo on with it? Type y or n:\n\
         Type :h and Enter for help, :q to leave; Enter alone goes to the next question.\n\n\
         Three · 2 of 3 · flagged\nTwo?\n",
    );
    // Without an answer nothing begins.
    griot.run(LINE).stdin("").code(0).never_says("Two?");
    griot.run("quiz --resume").stdin("2\n3\n1\n4\n:e\nn\n").code(0).says("Score: 2 of 3 (67%)");
    assert_eq!(answers(&griot, RESULT), pairs(&[("4", 0.0), ("2", 1.0), ("3", 1.0)]));
    assert!(!griot.path(OPEN).exists());
    // No begins another one.
    griot.run(LINE).stdin(":q\n").code(0);
    griot.run(LINE).stdin("n\n:q\n").code(0).says("Three · 1 of 3\n");
    griot.run("quiz --list").code(0).says("-three-2.open  left open").says("-three-3.open  left open");
}

#[test]
fn a_power_cut_loses_no_answer_and_an_edit_of_the_deck_changes_no_question() {
    let griot = three();
    let mut talk = Talk::begin(&griot, LINE);
    talk.hear("One?");
    talk.say("1");
    talk.hear("Two?");
    griot.run("quiz --resume").code(1).fails_well().warns("is open in another window");
    talk.kill();
    let griot = griot.deck("three.ron", THREE.replace("\"2\"", "\"22\""));
    griot.run("quiz --resume").stdin("2\n:n\n:e\ny\nn\n").code(0).says("Score: 2 of 3");
    assert_eq!(answers(&griot, RESULT), pairs(&[("1", 1.0), ("2", 1.0), ("", 0.0)]));
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

const TYPED: &str = "Enter answer · ↑↓ move · Ctrl-F flag · Ctrl-O overview · :h help · Esc leave\n";

#[test]
fn on_a_screen_answers_are_gone_back_to_changed_and_flagged() {
    let griot = three();
    let mut pty = Pty::begin(&griot, LINE);
    pty.sees("leave\n>").shows(&format!("Three · 1 of 3\n\nOne?\n\n{TYPED}>"));
    pty.press("x\r").sees("Two?").prompts().press("\x06").sees("Three · 2 of 3 · flagged").prompts();
    pty.press("2").types("> 2", 3).press(UP).sees("One?").types("> x", 3);
    pty.press("\x7f1\r").sees("Two?").types("> 2", 3).press("\r").sees("Three?").prompts();
    pty.press("\r").sees("q leave").shows(&format!(
        "2 of 3 questions answered\n\n  1  One?{}answered\n  2  Two?{}answered, flagged\n> 3  Three?{}open\n\n\
         Enter open · ↑↓ choose · e end the quiz · Esc back · q leave",
        " ".repeat(63),
        " ".repeat(54),
        " ".repeat(65),
    ));
    pty.press("e").sees("q leave").sees("Question 3 has no answer.\n\nEnd the quiz?  y yes · n no · q leave");
    pty.press("n")
        .sees("Three?")
        .prompts()
        .press("\x0f")
        .sees("> 3  Three?")
        .press("1\r")
        .sees("One?")
        .types("> 1", 3);
    pty.press("\x0f").sees("> 1  One?").press("e").sees("End the quiz?").press("y");
    pty.sees("Score: 2 of 3 (67%) in 0 s.").sees("3. Three?\nNo answer.\nAnswer: 3\n").sees("now? [Y/n]");
    pty.press("n").leaves(0);
    assert_eq!(answers(&griot, RESULT), pairs(&[("1", 1.0), ("2", 1.0), ("", 0.0)]));
}

#[test]
fn choices_are_one_key_and_arrows_go_to_and_fro() {
    let griot = Griot::new().deck("rivers.ron", RIVERS);
    let mut pty = Pty::begin(&griot, "quiz rivers --seed 1 --kinds pick");
    pty.sees("Rivers · 1 of 2").sees("q leave").shows(
        "! There are no more facts than for 2 questions.\nRivers · 1 of 2\n\nWhere does the Nile end?\n\n\
         1  Chad\n2  Egypt\n3  Sudan\n\n\
         1–3 choose · ←→ move · f flag · o overview · e end · h help · q leave",
    );
    pty.press("1")
        .sees("Rivers · 2 of 2")
        .press(LEFT)
        .sees("Your answer: Chad")
        .press("f")
        .sees("1 of 2 · flagged");
    pty.press("c").misses("Your answer").press("2").sees("2 of 2").press("p").sees("Your answer: Egypt");
    pty.press(RIGHT).sees("2 of 2").press("h").sees("Any key goes back.").press(" ").sees("2 of 2");
    pty.press("]")
        .sees("1 of 2 questions answered")
        .press(ESCAPE)
        .sees("Rivers · 2 of 2")
        .press(ESCAPE)
        .leaves(0);
}

#[test]
fn no_word_of_a_quiz_is_lost_on_a_narrow_screen() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    for kind in ["ask", "pick", "pick-all", "cloze", "true-false", "order", "match", "number"] {
        let words = |(columns, rows)| {
            let line = format!("quiz kinds --seed 1 --count 1 --minutes 5 --kinds {kind}");
            let mut pty = Pty::sized(&griot, &line, columns, rows);
            pty.sees("1 of 1 · 5:00 left").sees("leave");
            if ["ask", "cloze", "number"].contains(&kind) {
                pty.prompts();
            }
            let screen = pty.screen();
            pty.press(ESCAPE).leaves(0);
            std::fs::remove_dir_all(griot.path("home/quizzes")).unwrap();
            screen.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(words((80, 24)), words((40, 36)), "{kind}");
    }
}

#[test]
fn an_answer_that_comes_when_the_time_is_over_does_not_count() {
    let griot = timed();
    let mut pty = Pty::begin(&griot, &format!("{LINE} --minutes 2"));
    pty.sees("Three · 1 of 3 · 2:00 left").prompts();
    set(&griot, "10:01:30");
    pty.press("1\r").sees("Three · 2 of 3 · 0:30 left").prompts();
    set(&griot, "10:02:00");
    pty.press("2\r").sees("! Time is over: the last answer came too late and does not count.");
    pty.sees("Score: 1 of 3 (33%) in 2 min 0 s.").sees("now? [Y/n]").press("n").leaves(0);
    assert_eq!(answers(&griot, RESULT), pairs(&[("1", 1.0), ("", 0.0), ("", 0.0)]));
    let result = griot.run(&format!("quiz --show {RESULT} --json")).code(0).json();
    assert_eq!((&result["minutes"], &result["seconds"]), (&2.into(), &120.into()));
    assert_eq!(result["items"][0]["seconds"], 90.0);
}

#[test]
fn after_ctrl_c_a_quiz_goes_on_with_the_time_that_was_left() {
    let griot = timed();
    let mut pty = Pty::begin(&griot, &format!("{LINE} --minutes 2"));
    pty.sees("2:00 left").prompts();
    set(&griot, "10:00:40");
    pty.press("1\r").sees("Three · 2 of 3 · 1:20 left").prompts();
    set(&griot, "10:01:00");
    pty.press(CONTROL_C).leaves(0).shows(
        "Left at question 2: 1 of 3 questions answered, 1:00 left.\n\
         Every answer is saved; `griot quiz --resume` goes on.",
    );
    set(&griot, "17:00:00");
    let mut pty = Pty::sized(&griot, "quiz three", 40, 20);
    pty.sees("You left a quiz on these decks open: 1\nof 3 questions answered, 1:00 left.").press("y");
    pty.sees("Three · 2 of 3 · 1:00 left").prompts().press(UP).types("> 1", 3).press(CONTROL_C).leaves(0);
    let mut pty = Pty::begin(&griot, "quiz --resume");
    pty.sees("Three · 1 of 3 · 1:00 left").types("> 1", 3);
    set(&griot, "17:00:10");
    // A window that is closed has used no time since the last key.
    assert_eq!(pty.close(), 129);
    let mut pty = Pty::begin(&griot, "quiz --resume");
    pty.sees("1:00 left")
        .types("> 1", 3)
        .press("\r")
        .sees("Two?")
        .prompts()
        .press("2\r")
        .sees("Three?")
        .prompts();
    pty.press("3\r")
        .sees("3 of 3 questions answered")
        .press("e")
        .sees("Score: 3 of 3 (100%) in 1 min 0 s.")
        .leaves(0);
}

#[test]
fn what_was_missed_is_studied_on_a_screen() {
    let griot = three();
    let mut pty = Pty::begin(&griot, LINE);
    pty.prompts().press("1\r").sees("Two?").prompts().press("2\r").sees("Three?").prompts().press("x\r");
    pty.sees("e end the quiz")
        .press("e")
        .sees("now? [Y/n]")
        .press("\r")
        .sees("Three · new · 1 left")
        .prompts();
    pty.press("3\r").sees("✓ Right.").press("\r").leaves(0);
    griot.run("history").code(0).stdout("2026-01-05 10:00:00  good      0.0 s  three/three\n");
}
