//! The page on the format, `decks/README.md`: its cards are as good and as bad as it says.

use std::path::Path;

use crate::griot::Griot;

const PAGE: &str = include_str!("../../decks/README.md");

/// The rows of the table under a heading: the card, and what is said of it.
fn rows(heading: &str) -> Vec<(String, String)> {
    let section = PAGE.split(&format!("\n## {heading}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| {
        // A bar within a cell is written `\|`.
        let row = row.replace("\\|", "\u{0}");
        let cells: Vec<String> = row.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
        (cells[1].trim_matches('`').to_owned(), cells[2].clone())
    });
    cells.collect()
}

/// The codes of what `griot check` says of a card.
fn said_of(griot: &Griot, card: &str) -> Vec<String> {
    griot.write("card.ron", format!("Deck(title: \"x\", cards: [\n{card},\n])"));
    let json = griot.run("check card.ron --json").any_code().json();
    let said = json["files"][0]["diagnostics"].as_array().unwrap().iter();
    said.map(|said| said["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn good_cards_are_good() {
    let griot = Griot::new();
    let rows = rows("Ten good cards");
    assert_eq!(rows.len(), 10);
    for (card, _) in rows {
        assert_eq!(said_of(&griot, &card), [""; 0], "{card}");
    }
}

#[test]
fn bad_cards_are_bad_as_it_is_said() {
    let griot = Griot::new();
    let rows = rows("Ten bad ones");
    assert_eq!(rows.len(), 10);
    for (card, said) in rows {
        let code = said.split('`').nth(1).unwrap();
        assert_eq!(said_of(&griot, &card), [code], "{card}");
    }
}

#[test]
fn every_kind_is_shown_as_it_is_written() {
    let griot = Griot::new();
    let cards: Vec<String> = PAGE
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.rsplit(" | `").next()?.strip_suffix("` |"))
        .map(|card| card.replace("\\|", "|"))
        .filter(|card| card.ends_with(')'))
        .take(9)
        .collect();
    assert_eq!(cards.len(), 9);
    griot.write("kinds.ron", format!("Deck(title: \"x\", cards: [{}])", cards.join(",\n")));
    griot.run("check kinds.ron").code(0).says("1 deck checked: 0 errors, ");
}

#[test]
fn the_decks_that_come_with_it_are_without_fault() {
    let decks = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    let griot = Griot::new();
    griot
        .run(&format!("check {} --strict", decks.display()))
        .code(0)
        .stdout("7 decks checked: 0 errors, 0 warnings.\n");
}
