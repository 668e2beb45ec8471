//! Quizzes on a screen: going to and fro, flags, the time.

use crate::decks::KINDS;
use crate::griot::Griot;
use crate::pty::{ESCAPE, LEFT, Pty, RIGHT, UP};
use crate::quiz::{LINE, RESULT, RIVERS, answers, pairs, set, three, timed};

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
    let mut pty = Pty::begin(&griot, "quiz rivers --seed 1 --count 9 --kinds pick");
    pty.sees("Rivers · 1 of 2").sees("q leave").shows(
        "! There are no more than 2 questions: one is asked of each fact.\nRivers · 1 of 2\n\nWhere does the Nile end?\n\n\
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
fn a_quiz_ends_when_its_time_does_wherever_its_learner_is() {
    for (options, keys, seen) in [
        ("", "", ">"),
        ("", "2", "> 2"),
        ("", ":h\r", "Any key goes back."),
        ("", "\x0f", "e end the quiz"),
        ("", "\x0fe", "End the quiz?"),
        ("--feedback", "2\r", "Enter next · q leave"),
    ] {
        let griot = timed();
        let line = format!("{LINE} --minutes 2 -o ada.ron {options}");
        let mut pty = Pty::begin(&griot, &line);
        pty.sees("Three · 1 of 3 · 2:00 left").prompts().press("1\r");
        if options == "--feedback" {
            pty.sees("✓ Right.").press("\r");
        }
        set(&griot, "10:01:30");
        pty.sees("2 of 3 · 0:30 left").prompts();
        for key in keys.chars() {
            pty.press(&key.to_string());
        }
        pty.sees(seen);
        set(&griot, "10:02:00");
        let score = if options == "--feedback" { "2 of 3 (67%)" } else { "1 of 3 (33%)" };
        pty.sees("! Time is over.").sees(&format!("Score: {score} in 2 min 0 s."));
        pty.sees("Written to").sees("now? [Y/n]").press("n").leaves(0);
        assert_eq!(answers(&griot, "ada.ron")[0], ("1".to_owned(), 1.0), "{keys:?}");
    }
}

#[test]
fn a_choice_that_was_not_made_when_the_time_was_over_is_none() {
    let griot = timed().deck("kinds.ron", KINDS);
    let mut pty = Pty::sized(&griot, "quiz kinds --seed 1 --kinds pick-all --minutes 2", 40, 20);
    pty.sees("2:00 left").press("2").sees("2  [x]");
    set(&griot, "10:02:01");
    pty.sees("! Time is over.").sees("Score: 0 of 1 (0%) in 2 min 0 s.").sees("No answer.").sees("[Y/n]");
    pty.press("n").leaves(0);
}

#[test]
fn looking_at_all_questions_takes_the_time_of_none() {
    let griot = timed();
    let mut pty = Pty::begin(&griot, LINE);
    pty.prompts();
    set(&griot, "10:00:10");
    pty.press("1\r").sees("Two?").prompts().press("2\r").sees("Three?").prompts();
    set(&griot, "10:00:30");
    pty.press("3\r").sees("e end the quiz");
    set(&griot, "10:05:00");
    // There and back, and to the question that it was.
    pty.press("\x1b").sees("Three?").types("> 3", 3).press("\x0f").sees("e end the quiz");
    set(&griot, "10:06:00");
    pty.press("1\r").sees("One?").types("> 1", 3);
    set(&griot, "10:06:05");
    pty.press("\x15:c\r").prompts().press("\x0f").sees("1  One?").press("e").sees("End the quiz?");
    set(&griot, "10:09:00");
    pty.press("y").sees("Score: 2 of 3 (67%) in 9 min 0 s.").sees("[Y/n]").press("n").leaves(0);
    let result = griot.run(&format!("quiz --show {RESULT} --json")).code(0).json();
    let seconds = [0, 1, 2].map(|place| result["items"][place]["seconds"].as_f64().unwrap());
    assert_eq!(seconds, [15.0, 0.0, 20.0]);
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

#[test]
fn the_time_goes_by_while_an_answer_is_typed() {
    let griot = timed();
    let mut pty = Pty::begin(&griot, &format!("{LINE} --minutes 2"));
    pty.sees("2:00 left").prompts().press("wo").types("> wo", 4);
    let before = pty.screen();
    set(&griot, "10:00:45");
    pty.sees("1:15 left").shows(&before.replace("2:00 left", "1:15 left"));
    // What is typed stays, and so does the cursor.
    pty.types("> wo", 4).press("rd").types("> word", 6).press("\x0f").sees("answered · 1:15 left");
    set(&griot, "10:01:00");
    pty.sees("answered · 1:00 left").press("q").leaves(0);
}

#[test]
fn the_time_goes_by_while_a_choice_is_made() {
    let griot = timed().deck("kinds.ron", KINDS);
    let mut pty = Pty::sized(&griot, "quiz kinds --seed 1 --kinds pick-all --minutes 2", 40, 20);
    pty.sees("2:00 left").sees("q\nleave").press("2").sees("2  [x]").sees("q\nleave");
    let before = pty.screen();
    set(&griot, "10:01:45");
    pty.sees("0:15 left").shows(&before.replace("2:00 left", "0:15 left"));
    pty.press("1").sees("1  [x]").press(ESCAPE).leaves(0);
}

#[test]
fn what_was_filled_and_ticked_stays_when_a_question_is_flagged() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let mut pty = Pty::begin(&griot, "quiz kinds --seed 1 --kinds cloze");
    pty.sees("1>").press("1960\r").sees("2>").press(":f\r").sees("flagged").types("1> 1960", 7);
    pty.press(ESCAPE).leaves(0);
    let mut pty = Pty::begin(&griot, "quiz kinds --seed 2 --kinds pick-all");
    pty.sees("4  [ ]").press("3").sees("3  [x]").press("f").sees("flagged").sees("3  [x]");
    pty.press(ESCAPE).leaves(0);
}

#[test]
fn where_an_answer_stands_a_flag_gives_none() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let mut pty = Pty::begin(&griot, "quiz kinds --seed 1 --kinds pick-all --feedback");
    pty.sees("4  [ ]").press("3").sees("3  [x]").press("f").sees("1 of 1 · flagged").sees("3  [ ]");
    pty.press("3\r").sees("Enter next · q leave").sees("flagged").press(ESCAPE).leaves(0);
}
