//! Cards that do not stick: told of when they lapse, and listed.

use crate::griot::Griot;

const DECK: &str = "Deck(title: \"Words\", cards: [Ask(id: \"otter\", q: \"der Otter?\", a: \"otter\")])";

/// Forgets the card on so many days, each the day after it was recalled.
fn forget(mut griot: Griot, times: u32) -> (Griot, String) {
    let mut last = String::new();
    griot = griot.at("2026-01-01T10:00");
    griot.run("study words").stdin("otter\n\n").code(0);
    for time in 1..=times {
        // Long after it was due.
        griot = griot.at(&format!("20{:02}-06-01T10:00", 26 + time));
        last = griot.run("study words").stdin("badger\notter\n\n").code(0).out;
    }
    (griot, last)
}

#[test]
fn a_leech_is_told_of_at_its_eighth_lapse() {
    let told = "You have forgotten this card 8 times: it is a leech.";
    let (griot, out) = forget(Griot::new().deck("words.ron", DECK), 7);
    assert!(!out.contains("leech"), "{out}");
    griot.run("leeches").code(0).stdout("No card was forgotten 8 times or more.\n");
    let (griot, out) = forget(Griot::new().deck("words.ron", DECK), 8);
    assert!(out.contains(told), "{out}");
    griot.run("leeches words").code(0).stdout(
        "1 card forgotten 8 times or more:\n\nwords/otter  (forgotten at 8 of 17 answers)\n    der Otter?\n\n\
         Reword or split such a card (`griot edit DECK CARD`), add a hint, or press x when it is asked: \
         `griot resume` brings it back.\n",
    );
    let json = griot.run("leeches --json").code(0).json();
    assert_eq!(
        (&json["leeches"][0]["lapses"], &json["leeches"][0]["asks"]),
        (&8.into(), &"der Otter?".into())
    );
}
