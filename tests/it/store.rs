//! What was confirmed is kept: through kills, beside other sessions, and in every report.

use crate::decks::{THREE, numbers};
use crate::griot::Griot;
use crate::talk::Talk;

/// How many answers the log has of each card of [`numbers`], undone ones left out.
fn answers(griot: &Griot, cards: usize) -> Vec<usize> {
    let history = griot.run("history").code(0).out;
    let count = |card: usize| {
        let key = format!("  many/n{card}");
        history.lines().filter(|line| line.ends_with(&key)).count()
    };
    (1..=cards).map(count).collect()
}

fn many(cards: usize) -> Griot {
    Griot::new().deck("many.ron", numbers("Many", cards))
}

#[test]
fn every_answer_with_a_verdict_survives_a_kill() {
    for given in 0..4 {
        let griot = many(5);
        let mut talk = Talk::begin(&griot, "study many");
        for card in 1..=given {
            talk.hear(&format!("What is {card}?"));
            talk.say(&card.to_string());
            talk.hear("✓ Right.");
        }
        talk.kill();
        assert_eq!(answers(&griot, 5).iter().sum::<usize>(), given);
        griot.run("doctor").code(0).stderr("");
        let next = format!("Many · new · {} left\nWhat is {}?\n", 5 - given, given + 1);
        griot.run("study many").stdin("").code(0).says(&next);
    }
}

#[test]
fn a_kill_between_undo_and_the_next_answer_keeps_the_undo() {
    let griot = many(3);
    let mut talk = Talk::begin(&griot, "study many");
    talk.say("wrong");
    talk.say(":u");
    talk.hear("Undone.");
    talk.kill();
    griot.run("history").code(0).stdout("2026-01-05 10:00:00  again     0.0 s  many/n1  (undone)\n");
    griot.run("due many").code(0).says("Nothing is due today, 3 new cards to learn.\n");
}

#[test]
fn two_sessions_take_turns_on_one_store() {
    let griot = many(10);
    let mut sessions = [Talk::begin(&griot, "study many"), Talk::begin(&griot, "study many")];
    for session in &mut sessions {
        session.hear("What is 1?");
    }
    for card in 1..=10 {
        for session in &mut sessions {
            session.say(&card.to_string());
            session.hear("✓ Right.");
        }
    }
    for session in sessions {
        assert!(session.end().contains("10 cards studied (10 new)"));
    }
    assert_eq!(answers(&griot, 10), [2; 10]);
    griot.run("doctor").code(0).says("20 records");
}

#[test]
fn two_sessions_at_once_lose_no_answer() {
    const CARDS: usize = 50;
    let griot = many(CARDS);
    let mut sessions = [0; 2].map(|_| Talk::begin(&griot, "study many --new 50"));
    for session in &mut sessions {
        session.hear("What is 1?");
    }
    std::thread::scope(|scope| {
        for mut session in sessions {
            scope.spawn(move || {
                for card in 1..=CARDS {
                    session.say(&card.to_string());
                    session.hear("✓ Right.");
                }
                assert!(session.end().contains("50 cards studied (50 new)"));
            });
        }
    });
    assert_eq!(answers(&griot, CARDS), [2; CARDS]);
    griot.run("doctor").code(0).says("100 records");
}

#[test]
fn two_first_runs_at_once_make_one_store() {
    let griot = many(3);
    let sessions = [0; 4].map(|_| Talk::begin(&griot, "study many"));
    for session in sessions {
        assert!(session.end().contains("What is 1?"));
    }
    griot.run("doctor").code(0).says("log       ok    0 records");
}

#[test]
fn the_log_the_schedule_and_doctor_agree() {
    let griot = Griot::new().deck("three.ron", THREE);
    for input in ["1\nx\n:u\n2\n:4\n3\n", "1\n:u\n:x\n", "x\n:1\n:u\nx\n:3\n", ":u\n:s\n"] {
        griot.run("study three").stdin(input).code(0).stderr("");
        let before = griot.progress();
        griot.run("doctor --rebuild").code(0).says("states    recomputed from the log\n");
        assert_eq!(griot.progress(), before, "after {input:?}");
    }
    let griot = griot.at("2026-01-09T10:00");
    griot.run("study three").stdin("1\nx\n:2\n").code(0);
    let before = griot.progress();
    griot.run("doctor --rebuild").code(0);
    assert_eq!(griot.progress(), before);
}

#[test]
fn an_undone_answer_leaves_no_trace_in_the_schedule() {
    let griot = Griot::new().deck("three.ron", THREE);
    let fresh = griot.run("due three --json").code(0).out;
    griot.run("study three").stdin("1\n2\n:u\n:u\n").code(0);
    assert_eq!(griot.run("due three --json").code(0).out, fresh);
    griot.run("doctor").code(0).says("log       ok    4 records");
}

#[test]
fn a_clock_set_back_keeps_the_order_of_answers() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three --new 1").stdin("1\n").code(0);
    let griot = griot.at("2026-01-03T10:00");
    griot.run("study three").stdin("2\n").code(0);
    let history = griot.run("history").code(0).out;
    let keys: Vec<&str> = history.lines().filter_map(|line| line.split("  ").last()).collect();
    assert_eq!(keys, ["three/one", "three/two"]);
    griot.run("doctor").code(0);
}
