//! Plain mode between the questions: commands, the end of the input, input that is no text.

use crate::decks::{KINDS, SERVAL, THREE};
use crate::griot::Griot;

fn three() -> Griot {
    Griot::new().deck("three.ron", THREE)
}

#[test]
fn a_session_from_the_first_question_to_the_summary() {
    three().run("study three --seed 1").stdin("1\n\n3\n2\n").code(0).stderr("").stdout(
        "Type :h and Enter for help, :q to leave.\n\n\
         Three · new · 3 left\nOne?\n✓ Right.\nAnswer: 1\nComes back in 2 days (7 January 2026).\n\n\
         Three · new · 2 left\nTwo?\n✗ No answer.\nAnswer: 2\nComes back in this session.\n\n\
         Three · new · 2 left\nThree?\n✓ Right.\nAnswer: 3\nComes back in 2 days (7 January 2026).\n\n\
         Three · again · 1 left\nTwo?\n✓ Right.\nAnswer: 2\nComes back tomorrow.\n\n\
         3 cards studied (3 new) in 0 s: 2 right at the first answer (67%).\n\
         1 answer repeated.\n\
         Due by tomorrow: 1. Within a week: 3.\n\
         Enter ends; :u undoes the last answer, :1 to :4 rate it otherwise.\n",
    );
}

#[test]
fn a_fact_is_told_in_full_after_the_answer() {
    let griot = Griot::new().deck("serval.ron", SERVAL);
    griot.run("study serval").stdin("2013\n").code(0).stdout(
        "Type :h and Enter for help, :q to leave.\n\n\
         Serval · new · 1 left\nIn which year did Operation Serval begin?\n✓ Right.\nAnswer: 2013\n\
         France began Operation Serval on 11 January 2013.\nEnded: 15 July 2014.\n  \
         Source: Resolution 2100; An article, “Serval” and “France”\n\
         ! Correction: The article says 2014.\nComes back in 2 days (7 January 2026).\n\n\
         1 card studied (1 new) in 0 s: 1 right at the first answer (100%).\n\
         Due by tomorrow: 0. Within a week: 1.\n\
         Enter ends; :u undoes the last answer, :1 to :4 rate it otherwise.\n",
    );
}

#[test]
fn help_and_hints_leave_the_question_open() {
    let help = "\
:?    a hint
:u    undo the last answer; again for the one before
:s    skip: leave the card for another session
:b    bury: not again before tomorrow
:x    suspend: never ask it again (griot resume brings it back)
:h    this help
:q    leave; Esc, Ctrl-C and Ctrl-D do the same. Every answer is saved already.
";
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let output = griot.run("study kinds --limit 1").stdin(":h\n:?\n:hint\nJoliba\n").code(0).says(help);
    output
        .says("“:q”.\nHint: Five letters.\nHint: Five letters.\n✓ Right.\n")
        .says("1 card studied (1 new) in 0 s: 1 right at the first answer (100%).\n");
    // Where nothing is typed, the letter is enough.
    three().run("study three").stdin(":?\n").code(0).says("One?\nThis card has no hint.\n");
    let choices = "Deck(title: \"C\", cards: [TrueFalse(q: \"Yes?\", a: true, hint: \"It is.\")])";
    let griot = Griot::new().deck("choices.ron", choices);
    griot
        .run("study choices")
        .stdin("?\nh\nq\n")
        .code(0)
        .says("Hint: It is.\n")
        .says("\n?    a hint\nu    undo");
}

#[test]
fn undo_goes_back_answer_by_answer() {
    let griot = three();
    let output = griot.run("study three").stdin("1\n2\n:u\n:u\n:u\n4\n:undo\n1\n").code(0);
    let questions: Vec<&str> =
        output.out.lines().filter(|line| line.ends_with('?') || line.contains("ndo")).collect();
    assert_eq!(
        questions,
        [
            "One?",
            "Two?",
            "Three?",
            "Undone.",
            "Two?",
            "Undone.",
            "One?",
            "There is nothing to undo.",
            "One?",
            "Two?",
            "Undone.",
            "One?",
            "Two?"
        ]
    );
    griot.run("history").code(0).stdout(
        "2026-01-05 10:00:00  good      0.0 s  three/one  (undone)\n\
         2026-01-05 10:00:00  good      0.0 s  three/two  (undone)\n\
         2026-01-05 10:00:00  again     0.0 s  three/one  (undone)\n\
         2026-01-05 10:00:00  good      0.0 s  three/one\n",
    );
}

#[test]
fn skipping_leaves_a_card_for_another_session() {
    let griot = three();
    let output = griot.run("study three").stdin(":s\n2\n3\n").code(0).says("One?\nSkipped.\n\nThree · new");
    output.says("2 cards studied (2 new) in 0 s: 2 right at the first answer (100%).\n");
    griot.run("study three").stdin("1\n").code(0).says("Three · new · 1 left\nOne?\n✓ Right.");
}

#[test]
fn a_skip_can_be_undone() {
    let output = three().run("study three").stdin(":s\n:u\n1\n").code(0);
    output.says(
        "One?\nSkipped.\n\nThree · new · 2 left\nTwo?\nUndone.\n\nThree · new · 3 left\nOne?\n✓ Right.",
    );
}

#[test]
fn a_suspended_card_rests_until_it_is_resumed() {
    let griot = three();
    let output = griot.run("study three").stdin(":x\n:q\n").code(0);
    output.says("One?\nSuspended: it will not be asked again.\n\nThree · new · 2 left\nTwo?\n");
    griot.run("study three").stdin("").code(0).never_says("One?");
    griot.run("show three").code(0).says("three/one (suspended)\n");
    griot.run("due three").code(0).says("Nothing is due today, 2 new cards to learn.\n");
    griot.run("resume three/one").code(0).stdout("1 card resumed.\n");
    griot.run("resume three").code(0).stdout("0 cards resumed.\n");
    griot.run("study three").stdin("").code(0).says("Three · new · 3 left\nOne?\n");
}

#[test]
fn a_suspension_can_be_undone() {
    let griot = three();
    griot
        .run("study three")
        .stdin(":x\n:u\n1\n")
        .code(0)
        .says("Two?\nUndone.\n\nThree · new · 3 left\nOne?\n✓");
    griot.run("doctor").code(0);
}

#[test]
fn resuming_a_deck_resumes_all_of_it() {
    let griot = three();
    griot.run("study three").stdin(":x\n:x\n3\n").code(0).says("2 cards suspended.\n");
    griot.run("resume three").code(0).stdout("2 cards resumed.\n");
    griot.run("resume three/nothing").code(2).stdout("").fails_well();
    griot.run("due three").code(0).says("Nothing is due today, 2 new cards to learn.\n");
}

#[test]
fn the_last_answer_takes_another_rating() {
    for (command, said) in [
        (":1", "Your last answer now counts as again.\nComes back in this session.\n"),
        (":2", "Your last answer now counts as hard.\nComes back tomorrow.\n"),
        (":3", "Your last answer now counts as good.\nComes back in 2 days (7 January 2026).\n"),
        (":4", "Your last answer now counts as easy.\nComes back in 7 days (12 January 2026).\n"),
    ] {
        let input = format!("1\n{command}\n");
        three().run("study three").stdin(input).code(0).says(&format!("Two?\n{said}\nThree · new · "));
    }
    three().run("study three").stdin(":3\n").code(0).says("One?\nThere is no answer to rate yet.\n");
}

#[test]
fn a_near_miss_counts_when_the_learner_says_so() {
    let deck =
        r#"Deck(title: "D", cards: [Ask(id: "dogon", q: "Who?", a: "the Dogon"), Ask(q: "1?", a: "1")])"#;
    let griot = Griot::new().deck("d.ron", deck);
    let output = griot.run("study d").stdin("the Dogan\n:3\n1\n").code(0);
    output.says("2 cards studied (2 new) in 0 s: 2 right at the first answer (100%).\n");
    griot.run("history").code(0).says("again     0.0 s  d/dogon  (now good)\n");
}

/// The card that was overruled may be the one that is asked again by then.
#[test]
fn a_card_that_counts_as_right_is_not_asked_again() {
    let griot = Griot::new().deck("d.ron", r#"Deck(title: "D", cards: [Ask(q: "Who?", a: "the Dogon")])"#);
    griot.run("study d").stdin("the Dogan\n:3\n").code(0).says(
        "D · again · 1 left\nWho?\n\
         Your last answer now counts as good.\nComes back in 2 days (7 January 2026).\n\n\
         1 card studied (1 new) in 0 s: 1 right at the first answer (100%).\n",
    );
}

#[test]
fn a_card_that_stays_wrong_returns_once() {
    let griot = Griot::new().deck("d.ron", r#"Deck(title: "D", cards: [Ask(q: "Who?", a: "the Dogon")])"#);
    let output = griot.run("study d").stdin("no\n:1\nthe Dogon\n").code(0);
    output.says("D · again · 1 left\nWho?\nYour last answer now counts as again.\n").says(
        "D · again · 1 left\nWho?\n✓ Right.\nAnswer: the Dogon\nComes back tomorrow.\n\n1 card studied",
    );
}

#[test]
fn an_answer_may_begin_with_a_colon() {
    let griot = Griot::new().deck("d.ron", r#"Deck(title: "vi", cards: [Ask(q: "How to quit?", a: ":q")])"#);
    let output = griot.run("study d").stdin(":foo\n::q\n").code(0);
    output.says("How to quit?\n:foo is no command. To answer with it, type ::foo\n✓ Right.\nAnswer: :q\n");
}

#[test]
fn a_letter_is_an_answer_where_answers_are_typed() {
    let griot = Griot::new().deck("d.ron", r#"Deck(title: "D", cards: [Ask(q: "Which letter?", a: "q")])"#);
    griot.run("study d").stdin("q\n").code(0).says("✓ Right.\nAnswer: q\n");
}

#[test]
fn the_end_of_the_input_is_a_polite_goodbye() {
    let nothing = "Nothing was answered; 0 due and 3 new wait.";
    three().run("study three").stdin("").code(0).stderr("").says("One?\n\n").says(nothing);
    three().run("study three").stdin(":q\n1\n").code(0).stderr("").says(nothing);
    three().run("study three").stdin(":quit").code(0).stderr("").says(nothing);
    let griot = three();
    // The last line needs no line break.
    griot.run("study three").stdin("1\n2").code(0).stderr("").says("2 cards studied (2 new)");
    griot.run("history").code(0).says("three/two\n");
}

#[test]
fn the_end_of_the_input_within_a_question_answers_nothing() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    // The Niger, then skips to the cloze and the flip card, each left half-way.
    griot.run("study kinds").stdin("Joliba\ns\ns\n1960\n").code(0).says("Gap 2 of 2:\n\n1 card studied");
    let skips = "s\n".repeat(2) + ":s\n" + &"s\n".repeat(3) + ":s\n\n";
    griot
        .run("study kinds")
        .stdin(skips)
        .code(0)
        .says("keeper of oral history\n")
        .says("Nothing was answered");
    griot.run("history").code(0).stdout("2026-01-05 10:00:00  good      0.0 s  kinds/ask\n");
}

#[test]
fn input_that_is_no_text_is_a_wrong_answer() {
    let griot = three();
    let output = griot.run("study three").stdin(b"1\xff\n2\r\n\x1b[2J\x07\n").code(0).stderr("");
    output.says("Yours:  1�\n").says("Two?\n✓ Right.\n").says("Yours:  ␛[2J␇\n").never_says("\x1b");
}

#[test]
fn a_line_without_end_is_cut_and_the_next_is_read_whole() {
    let input = format!("{}\n2\n", "1".repeat(3 << 20));
    let output = three().run("study three").stdin(input).code(0).stderr("");
    assert!(output.out.len() < 300_000, "{} bytes were echoed", output.out.len());
    output.says("Two?\n✓ Right.\n");
}

#[test]
fn one_seed_is_one_session() {
    let session = |seed: u32| {
        let griot = Griot::new().deck("kinds.ron", KINDS);
        griot.run(&format!("study kinds --seed {seed}")).stdin("\n".repeat(30)).code(0).out
    };
    assert_eq!(session(5), session(5));
    assert_ne!(session(5), session(6));
}
