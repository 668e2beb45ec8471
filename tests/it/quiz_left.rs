//! Quizzes that are left, cut off, gone on with and thrown away.

use crate::decks::THREE;
use crate::pty::{CONTROL_C, Pty, UP};
use crate::quiz::{LINE, OPEN, RESULT, RIVERS, answers, pairs, set, three, timed};
use crate::talk::Talk;

#[test]
fn a_quiz_that_was_left_goes_on_by_the_same_command_or_by_resume() {
    let griot = three();
    griot.run(LINE).stdin("1\n:f\n:q\n").code(0).says(
        "\nLeft at question 2: 1 of 3 questions answered.\nEvery answer is saved; `griot quiz --resume` goes on.\n",
    );
    griot.run("quiz --list").code(0).says("-three.open  Left open, 1 of 3 questions answered.\n");
    griot.run(LINE).stdin("y\n:q\n").code(0).says(
        "You left a quiz open: three (5 Jan 10:00): 1 of 3 questions answered.\nGo on with it? Type y or n:\n\
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
    griot
        .run(LINE)
        .stdin("n\n:q\n")
        .code(0)
        .says("It stays open: `griot quiz --resume` or `--discard` finds it again.\n")
        .says("Three · 1 of 3\n");
    griot.run("quiz --list").code(0).says("-three-2.open  Left open").says("-three-3.open  Left open");
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
    pty.sees("You left a quiz open: three (5 Jan\n10:00): 1 of 3 questions answered, 1:00\nleft.").press("y");
    pty.sees("Three · 2 of 3 · 1:00 left").prompts().press(UP).types("> 1", 3).press(CONTROL_C).leaves(0);
    let mut pty = Pty::begin(&griot, "quiz --resume");
    pty.sees("Three · 1 of 3 · 1:00 left").types("> 1", 3);
    // A window that is closed costs what may have passed since the time was noted last.
    assert_eq!(pty.close(), 129);
    let mut pty = Pty::begin(&griot, "quiz --resume");
    pty.sees("0:55 left")
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
        .sees("Score: 3 of 3 (100%) in 1 min 5 s, with 3 breaks.")
        .leaves(0);
}

#[test]
fn killing_a_quiz_gains_no_time() {
    let griot = timed();
    let mut pty = Pty::begin(&griot, &format!("{LINE} --minutes 2"));
    pty.sees("2:00 left").prompts().press("1\r").sees("2 of 3 · 2:00 left").signal("KILL").ended();
    for left in ["1:55", "1:50", "1:45"] {
        let mut pty = Pty::begin(&griot, "quiz --resume");
        pty.sees(&format!("2 of 3 · {left} left")).signal("KILL").ended();
    }
    // Who only looks pays for it once.
    for _ in 0..2 {
        griot.run("quiz --list").code(0).says("Left open, 1 of 3 questions answered, 1:40 left.");
        griot.run(LINE).stdin("").code(0).says("1 of 3 questions answered, 1:40 left.");
    }
}

#[test]
fn of_several_quizzes_the_learner_chooses() {
    let griot = three().deck("rivers.ron", RIVERS);
    griot.run("quiz rivers --seed 1 --name Ada --minutes 9").stdin(":q\n").code(0);
    griot.run(LINE).stdin("1\n:q\n").code(0);
    griot.run(&format!("{LINE} --name Bo")).stdin(":q\n").code(0).never_says("Go on with it?");
    let menu = "3 quizzes were left open\n1. three, Bo: 0 of 3, 5 Jan 10:00\n2. three: 1 of 3, 5 Jan 10:00\n\
                3. rivers, Ada: 0 of 2, 5 Jan 10:00\n";
    griot
        .run("quiz --resume")
        .stdin("3\n:q\n")
        .code(0)
        .says(&format!("{menu}Type a number to go on, q to leave:\n"))
        .says("Rivers · 1 of 2 · 9:00 left\n");
    griot.run("quiz --resume").stdin("q\n").code(0).never_says("Type :h");
    griot.run("quiz --resume rivers").stdin(":q\n").code(0).says("Rivers · 1 of 2 · 9:00 left\n");
    griot.run(LINE).stdin("").code(0).says("You left a quiz open: three, Bo (5 Jan 10:00): 0 of 3");
    // Another student or other questions are another quiz.
    griot.run("quiz three --seed 9").stdin(":q\n").code(0).never_says("Go on with it?");
    let mut pty = Pty::sized(&griot, "quiz --resume", 40, 20);
    pty.sees("q leave").shows(
        "4 quizzes were left open\n\n> 1  three           0 of 3, 5 Jan 10:00\n  2  three, Bo       0 of 3, 5 Jan 10:00\n  \
         3  three           1 of 3, 5 Jan 10:00\n  4  rivers, Ada     0 of 2, 5 Jan 10:00\n\n\
         Enter go on · ↑↓ or 1–9 choose · q leave",
    );
    pty.press("3\r").sees("Three · 2 of 3").prompts().press(CONTROL_C).leaves(0);
    let mut pty = Pty::begin(&griot, "quiz --resume");
    pty.sees("q leave").press(CONTROL_C).leaves(0).shows("");
}

#[test]
fn a_quiz_is_thrown_away_on_request_and_not_while_it_is_taken() {
    let griot = three().deck("rivers.ron", RIVERS);
    griot.run("quiz --discard").code(1).stdout("").fails_well();
    griot.run("quiz rivers").stdin(":q\n").code(0);
    griot.run(LINE).stdin("1\n:q\n").code(0);
    let question =
        "three (5 Jan 10:00): 1 of 3 questions answered.\nThrow it away, with its answers? Type y or n:\n";
    for no in ["n\n", "q\n", ""] {
        let said = format!("{question}\nIt is kept.\n");
        griot.run("quiz three --discard").stdin(no).code(0).stdout(&said);
    }
    let mut talk = Talk::begin(&griot, "quiz three --resume");
    talk.hear("Two?");
    griot.run("quiz three --discard").stdin("y\n").code(1).fails_well().warns("is open in another window");
    talk.end();
    griot.run("quiz --discard").stdin("1\ny\n").code(0).says(&format!("{question}\nIt is thrown away.\n"));
    griot.run("quiz --list").code(0).says("-rivers.open").never_says("three");
    griot.write("home/quizzes/2026-01-06-100000-odd.open", "{}");
    griot.run("quiz --list").code(0).says("-odd.open  ! it cannot be read\n");
    griot.run("quiz --resume").stdin("1\n").code(1).fails_well().warns("--discard` throws it away");
    let mut pty = Pty::sized(&griot, "quiz --discard", 40, 20);
    pty.sees("> 1  2026-01-06-100000-…  cannot be read").press("\r").sees("with its answers?");
    pty.press(CONTROL_C).leaves(0).shows("It is kept.");
    griot.run("quiz --discard").stdin("1\ny\n").code(0).says("odd.open cannot be read.\n");
    griot.run("quiz --list").code(0).never_says("odd");
}

#[test]
fn ctrl_c_says_how_to_go_on_where_lines_are_read() {
    let griot = three();
    let mut pty = Pty::begin(&griot, &format!("{LINE} --plain"));
    pty.sees("One?").press("1\r").sees("Two?").press(CONTROL_C).leaves(130);
    pty.sees("^C\nEvery answer is saved; `griot quiz --resume` goes on.");
    let mut pty = Pty::begin(&griot, "quiz --resume --plain");
    pty.sees("Two?").press("2\r3\r:e\r").sees("Score: 3 of 3").leaves(0);
    let mut pty = Pty::begin(&griot, &format!("{LINE} --plain"));
    pty.sees("One?").press(":e\ry\r").sees("Study what you missed now?").press(CONTROL_C).leaves(130);
    assert!(!pty.screen().contains("--resume"), "{}", pty.screen());
}

#[test]
fn the_result_goes_where_it_was_to_go_after_a_break() {
    let griot = three();
    griot.run(&format!("{LINE} -o ada.ron")).stdin("1\n:q\n").code(0);
    assert!(!griot.path("ada.ron").exists());
    griot.run("quiz --resume").stdin("2\n3\n:e\n").code(0).says("Written to [folder]/ada.ron.\n");
    griot.run("quiz --show ada.ron").code(0).stdout("Score: 3 of 3 (100%) in 0 s, with 1 break.\n");
}

#[test]
fn with_other_wishes_it_is_another_quiz() {
    let griot = three();
    let begin = format!("{LINE} --kinds ask --tag a --minutes 5 --strict --no-feedback");
    let griot = griot.deck("three.ron", THREE.replace("a: \"1\"", "a: \"1\", tags: [\"a\"]"));
    griot.run(&begin).stdin(":q\n").code(0);
    griot.run(&begin).stdin("").code(0).says("Go on with it?");
    griot.run("quiz three").stdin("").code(0).says("Go on with it?");
    for other in
        ["--count 4", "--kinds ask,pick", "--minutes 6", "--penalty", "--all-or-nothing", "--feedback"]
    {
        griot.run(&format!("quiz three {other}")).stdin("").code(0).never_says("Go on with it?");
    }
}

#[test]
fn a_quiz_of_a_deck_that_is_another_by_now_says_so() {
    let griot = three();
    griot.run(LINE).stdin("1\n:q\n").code(0);
    griot.write("three.ron", THREE.replace("Three\"", "Trois\""));
    let other = "It asks about “Three”, while the deck `three` is “Trois” now.\n";
    griot.run("quiz ./three.ron").stdin("").code(0).says(&format!("answered.\n{other}Go on with it?"));
    griot.run("quiz ./three.ron --discard").stdin("").code(0).says(&format!("answered.\n{other}Throw it"));
    griot.run("quiz ./three.ron --resume").stdin(":q\n").code(0).says(other).says("Three · 2 of 3\n");
    griot.write("three.ron", THREE.replace("\"2\"", "\"22\""));
    let changed = "The deck `three` was changed since: this quiz asks what it said then.\n";
    griot.run("quiz ./three.ron").stdin("").code(0).says(changed);
    griot.run(LINE).stdin("").code(0).never_says("changed");
}

#[test]
fn other_programs_are_told_of_quizzes_left_open() {
    let griot = three();
    griot.run(&format!("{LINE} --name Ada --minutes 2")).stdin("1\n:q\n").code(0);
    let left = griot.run("quiz --list --json").code(0).json();
    assert_eq!((&left["is_open"], &left["student"]), (&true.into(), &"Ada".into()));
    assert_eq!((&left["answered"], &left["out_of"]), (&1.into(), &3.into()));
    assert_eq!((&left["seed"], &left["seconds_left"]), (&8.into(), &120.into()));
    assert!(left["file"].as_str().unwrap().ends_with("-three.open"), "{left}");
    griot.write(OPEN, "{}");
    let broken = griot.run("quiz --list --json").code(0).json();
    assert_eq!(broken["error"], "it cannot be read");
}

#[test]
fn a_result_that_was_cut_off_costs_no_answer() {
    let griot = three();
    griot.run(LINE).stdin("1\n2\n:q\n").code(0);
    // A process that was killed between making the file and writing it.
    griot.write(RESULT, "");
    griot.run("quiz --list").code(0).says("-three.open  Left open, 2 of 3 questions answered.\n");
    griot
        .run("quiz --resume")
        .stdin("3\n:e\n")
        .code(0)
        .says("Score: 3 of 3 (100%)")
        .says("Saved as [folder]/home/quizzes/2026-01-05-100000-three.2.ron (seed 8).\n");
    griot.run("quiz --resume").code(1).fails_well();
}
