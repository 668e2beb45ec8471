//! How much a session asks, and what comes first.

use crate::decks::{KINDS, SERVAL, THREE, numbers};
use crate::griot::{Griot, Output};

/// The questions that were asked, by their heading: `new`, `due` or `again`.
fn headings(output: &Output, kind: &str) -> usize {
    output.out.lines().filter(|line| line.contains(&format!(" · {kind} · "))).count()
}

/// The answers to all questions of [`numbers`] in their order.
fn answers(from: usize, to: usize) -> String {
    (from..=to).map(|n| format!("{n}\n")).collect()
}

#[test]
fn new_cards_of_a_day_are_limited_over_its_sessions() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 30));
    let output = griot.run("study many").stdin(answers(1, 6)).code(0);
    assert_eq!(headings(&output, "new"), 7, "six answers and one question left: {output}");
    let output = griot.run("study many").stdin(answers(7, 30)).code(0).says("4 cards studied (4 new)");
    assert_eq!(headings(&output, "new"), 4, "{output}");
    griot.run("study many").stdin(answers(11, 30)).code(0).stdout(
        "\nNothing is due, and today's new cards were seen; 20 more wait (--new N begins more).\n\
         Due by tomorrow: 0. Within a week: 10.\n",
    );
    griot.run("study many --new 2").stdin(answers(11, 30)).code(0).says("2 cards studied (2 new)");
    // A day begins at four in the morning.
    let griot = griot.at("2026-01-06T03:59");
    griot.run("study many").stdin("").code(0).says("today's new cards were seen");
    let griot = griot.at("2026-01-06T04:00");
    griot.run("study many").stdin(answers(13, 30)).code(0).says("10 cards studied (10 new)");
}

#[test]
fn limits_are_kept() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 30));
    griot.run("study many --new 0").stdin("").code(0).says("Nothing is due; 30 new wait.");
    griot.run("study many --new 1").stdin(answers(1, 5)).code(0).says("1 card studied (1 new)");
    griot.run("study many --limit 2").stdin(answers(2, 5)).code(0).says("2 cards studied (2 new)");
    griot.run("study many --limit 0").stdin(answers(4, 5)).code(0).says("Nothing was answered");
    griot.run("study many --minutes 0").stdin(answers(4, 5)).code(0).says("Nothing was answered");
}

#[test]
fn a_limit_counts_cards_and_not_their_repeats() {
    let griot = Griot::new().deck("three.ron", THREE);
    let output = griot.run("study three --limit 2").stdin("x\n2\n1\n").code(0);
    output.says("2 cards studied (2 new) in 0 s: 1 right at the first answer (50%).\n1 answer repeated.\n");
}

#[test]
fn new_cards_are_spread_among_due_ones() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 4));
    griot.run("study many --new 2").stdin(answers(1, 2)).code(0).says("2 cards studied (2 new)");
    let griot = griot.at("2026-01-07T10:00");
    griot
        .run("due many")
        .code(0)
        .stdout("many: 2 due, 2 new\n2 cards due today.\nDue by tomorrow: 2. Within a week: 2.\n");
    let output = griot.run("study many").stdin("1\n".repeat(2)).code(0);
    let kinds: Vec<&str> = output
        .out
        .lines()
        .filter(|line| line.contains(" left"))
        .filter_map(|line| line.split(" · ").nth(1))
        .collect();
    assert_eq!(kinds, ["new", "due", "new"], "{output}");
}

#[test]
fn cards_of_one_fact_wait_for_another_day() {
    let griot = Griot::new().deck("serval.ron", SERVAL);
    griot.run("study serval").stdin("2013\n").code(0).says("1 card studied (1 new)");
    let rest = "\nNothing more today: the 0 due and 2 new belong to facts that were asked about already.\n";
    griot.run("study serval").stdin("1\n").code(0).says(rest);
    let griot = griot.at("2026-01-06T10:00");
    griot.run("study serval").stdin("1\n").code(0).says("Who began Operation Serval?\n");
}

#[test]
fn tags_choose_cards_and_facts() {
    let griot = Griot::new().deck("kinds.ron", KINDS).deck("serval.ron", SERVAL);
    let output = griot.run("study --tag water").stdin("Joliba\n").code(0);
    output
        .says("Every kind · new · 2 left\n")
        .says("Every kind · new · 1 left\nWhich rivers flow through Mali?\n");
    griot.run("study --tag france").stdin("").code(0).says("Serval · new · 1 left\n");
    griot.run("study --tag france --tag water").stdin("").code(0).says(" · new · 2 left\n");
    griot.run("study --tag none").stdin("").code(0).says("\nNo card with the tag none waits.\n");
}

#[test]
fn decks_take_turns() {
    let griot = Griot::new().deck("a.ron", numbers("A", 5)).deck("b.ron", numbers("B", 5));
    let output = griot.run("study a b --new 4").stdin("1\n1\n2\n2\n").code(0);
    let decks: Vec<&str> =
        output.out.lines().filter(|line| line.contains(" left")).map(|line| &line[..1]).collect();
    assert_eq!(decks, ["A", "B", "A", "B"], "{output}");
}

#[test]
fn a_wrong_card_returns_until_it_is_right() {
    let griot = Griot::new().deck("three.ron", THREE);
    let output = griot.run("study three").stdin("x\n2\n3\nx\nx\n1\n").code(0);
    assert_eq!(headings(&output, "again"), 3, "{output}");
    output.says("3 cards studied (3 new) in 0 s: 2 right at the first answer (67%).\n3 answers repeated.\n");
    let griot = Griot::new().deck("three.ron", THREE);
    let output = griot.run("study three").stdin("x\n2\n3\n:q\n").code(0);
    output.says("1 card not right yet: due again today.\nDue by tomorrow: 1. Within a week: 3.\n");
    griot.run("study three").stdin("1\n").code(0).says("Three · due · 1 left\nOne?\n✓ Right.");
}
