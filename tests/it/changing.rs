//! Decks that change between sessions and under them.

use crate::decks::{THREE, numbers};
use crate::griot::Griot;
use crate::talk::Talk;

#[test]
fn progress_stays_with_a_card_that_is_reworded() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n2\n").code(0);
    let griot = griot.deck("three.ron", THREE.replace("One?", "Which comes first?")).at("2026-01-07T10:00");
    griot
        .run("show three")
        .code(0)
        .says("Which comes first?\n        = 1\n        three/one (due 2026-01-07)\n");
    griot.run("due three").code(0).says("three: 2 due, 1 new\n");
    griot
        .run("study three")
        .stdin("1\n".repeat(9))
        .code(0)
        .says("Three · due · ")
        .says("Which comes first?\n✓ Right.");
}

#[test]
fn a_card_without_an_id_is_known_by_its_answer() {
    let deck = |question: &str| {
        format!(
            "Deck(title: \"D\", facts: [Fact(id: \"f\", says: \"F.\", cite: [], cards: [Ask(q: \"{question}\", a: \"1\")])])"
        )
    };
    let griot = Griot::new().deck("d.ron", deck("One?"));
    griot.run("study d").stdin("1\n").code(0).says("✓ Right.");
    let griot = griot.deck("d.ron", deck("Which comes first?"));
    griot
        .run("due d")
        .code(0)
        .says("Nothing is due today, 0 new cards to learn.\nDue by tomorrow: 0. Within a week: 1.\n");
}

#[test]
fn what_is_removed_keeps_its_history_and_can_come_back() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n2\n").code(0);
    let griot =
        griot.deck("three.ron", "Deck(title: \"Three\", cards: [Ask(id: \"two\", q: \"Two?\", a: \"2\")])");
    griot.run("due three").code(0).says("Within a week: 1.\n");
    griot.run("history").code(0).says("three/one\n");
    griot
        .run("doctor")
        .code(0)
        .says("cards     ok    1 card with a history in no deck file any more; the history is kept\n");
    let griot = griot.deck("three.ron", THREE);
    griot.run("show three").code(0).says("three/one (due 2026-01-07)\n");
    griot.run("doctor").code(0).never_says("no deck file");
}

#[test]
fn a_deck_edited_during_a_session_is_asked_as_it_is_now() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut talk = Talk::begin(&griot, "study three");
    talk.hear("One?");
    // Longer before the card, the card reworded, and the last card gone.
    griot.write(
        "home/decks/three.ron",
        "// A comment that moves everything.\nDeck(title: \"Three\", cards: [\n    \
         Ask(id: \"one\", q: \"One?\", a: \"1\"),\n    Ask(id: \"two\", q: \"Which comes second?\", a: \"2\"),\n])",
    );
    talk.say("1");
    talk.hear("✓ Right.");
    talk.hear("Which comes second?");
    talk.say("2");
    let rest = talk.end();
    assert!(rest.contains("✓ Right.\nAnswer: 2\n"), "{rest}");
    assert!(rest.contains("\n2 cards studied (2 new)"), "{rest}");
    griot.run("doctor").code(0);
}

#[test]
fn a_deck_removed_during_a_session_loses_no_answer() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut talk = Talk::begin(&griot, "study three");
    talk.hear("One?");
    std::fs::remove_file(griot.path("home/decks/three.ron")).unwrap();
    talk.say("1");
    talk.hear("✓ Right.");
    assert!(talk.end().contains("1 card studied (1 new)"));
    griot.run("history").code(0).says("three/one\n");
    griot.run("study three").code(2).fails_well();
}

#[test]
fn a_deck_broken_during_a_session_loses_no_answer() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut talk = Talk::begin(&griot, "study three");
    talk.hear("One?");
    griot.write("home/decks/three.ron", "Deck(");
    talk.say("1");
    talk.hear("✓ Right.");
    assert!(talk.end().contains("1 card studied (1 new)"));
    let griot = griot.deck("three.ron", THREE);
    griot.run("study three").stdin("2\n3\n").code(0).says("2 cards studied (2 new)");
}

#[test]
fn of_two_decks_with_one_id_the_first_is_studied() {
    let deck = |title: &str, cards| numbers(title, cards).replace("title", "id: \"same\", title");
    let griot = Griot::new().deck("a.ron", deck("First", 1)).deck("b.ron", deck("Second", 2));
    for _ in 0..2 {
        griot.run("decks").code(0).says("same     0    1      1  First\n").never_says("Second").says(
            "Left out: [folder]/home/decks/b.ron: a deck called `same` is in [folder]/home/decks/a.ron already: \
             give one of them another `id`\n",
        );
    }
    griot.run("study same").stdin("1\n").code(0).says("First · new · 1 left\n");
    // The progress belongs to the name, wherever the deck is read from.
    std::fs::remove_file(griot.path("home/decks/a.ron")).unwrap();
    griot
        .run("show same")
        .code(0)
        .says("Second\n")
        .says("same/n1 (due 2026-01-07)\n")
        .says("same/n2 (new)\n");
}

#[test]
fn a_deck_called_like_a_built_in_one_takes_its_place() {
    let griot = Griot::new();
    griot.run("decks").code(0).says("Military interventions in Mali\n");
    let griot = griot.deck("mali.ron", numbers("My Mali", 1));
    for _ in 0..2 {
        griot.run("decks").code(0).says("My Mali\n").never_says("Military").never_says("Left out");
        griot.run("study mali").code(0).says("My Mali · new · 1 left\n");
    }
    std::fs::remove_file(griot.path("home/decks/mali.ron")).unwrap();
    griot.run("decks").code(0).says("Military interventions in Mali\n").never_says("My Mali");
    griot.run("study mali --limit 1").code(0).says("Military interventions in Mali · new · 1 left\n");
}
