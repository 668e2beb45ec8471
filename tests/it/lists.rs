//! What is told about decks and progress: `decks`, `due`, `show`, `history`, `doctor`, `backup`
//! and the home screen without a terminal.

use serde_json::json;

use crate::decks::{KINDS, SERVAL, THREE};
use crate::griot::Griot;

/// Three cards: one right and due in two days, one wrong and due, one overruled.
fn studied() -> Griot {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\nx\n3\n:4\n").code(0);
    griot
}

#[test]
fn decks_lists_the_shelf() {
    let griot = Griot::new().deck("three.ron", THREE).deck("unit 1.ron", "Deck(title: \"Unit 1\")");
    griot.run("study three").stdin("1\nx\n:q\n").code(0);
    let output = griot.run("decks").code(0).stderr("");
    let (mine, builtin) = output.out.split_once("mali").unwrap();
    assert_eq!(
        mine,
        "deck    due  new  cards  title\n\
         three     1    1      3  Three\n\
         unit-1    0    0      0  Unit 1\n"
    );
    assert!(builtin.ends_with("\nYour own decks go into [folder]/home/decks\n"), "{output}");
}

#[test]
fn decks_as_json() {
    let griot = Griot::new().deck("serval.ron", SERVAL).deck("broken.ron", "Deck(");
    let json = griot.run("decks --json").code(0).stderr("").json();
    assert_eq!(
        json["decks"][0],
        json!({
            "name": "serval", "title": "Serval", "due": 0, "new": 3, "cards": 3, "facts": 1,
            "place": "[folder]/home/decks/serval.ron",
        })
    );
    assert_eq!(json["decks"][1]["place"], "builtin:mali");
    let problem = json["problems"][0].as_str().unwrap();
    assert!(problem.starts_with("[folder]/home/decks/broken.ron:1:"), "{problem}");
}

#[test]
#[cfg(unix)]
fn no_control_reaches_a_terminal_in_json() {
    let griot = Griot::new().deck("a\u{9b}31m\u{202e}b.ron", "Deck(");
    let output = griot.run("decks --json").code(0).says(r"a\u009b31m\u202eb.ron");
    let problem = output.json()["problems"][0].as_str().unwrap().to_owned();
    assert!(problem.starts_with("[folder]/home/decks/a\u{9b}31m\u{202e}b.ron:"), "{problem}");
}

#[test]
fn due_tells_what_waits() {
    let griot = studied();
    griot
        .run("due three")
        .code(0)
        .stderr("")
        .stdout("three: 1 due, 0 new\n1 card due today.\nDue by tomorrow: 1. Within a week: 2.\n");
    assert_eq!(
        griot.run("due three --json").code(0).json(),
        json!({
            "today": "2026-01-05", "due": 1, "new": 0,
            "decks": [{
                "deck": "three", "due": 1, "new": 0,
                "cards": [{ "card": "three/two", "due": "2026-01-05" }],
            }],
        })
    );
    let griot = griot.at("2026-01-07T10:00");
    let json = griot.run("due three --json").code(0).json();
    assert_eq!(
        json["decks"][0]["cards"],
        json!([
            { "card": "three/two", "due": "2026-01-05" },
            { "card": "three/one", "due": "2026-01-07" },
        ])
    );
}

#[test]
fn history_tells_what_became_of_every_answer() {
    studied().run("history").code(0).stderr("").stdout(
        "2026-01-05 10:00:00  good      0.0 s  three/one\n\
         2026-01-05 10:00:00  again     0.0 s  three/two\n\
         2026-01-05 10:00:00  good      0.0 s  three/three  (now easy)\n",
    );
    studied()
        .run("history --last 1")
        .code(0)
        .stdout("2026-01-05 10:00:00  good      0.0 s  three/three  (now easy)\n");
    studied().run("history --last 0").code(0).stdout("");
    Griot::new().run("history").code(0).stdout("No answers yet. `griot` begins.\n");
    Griot::new().run("history --json").code(0).stdout("");
}

#[test]
fn history_as_json_has_one_answer_a_line() {
    let griot = studied().deck("kinds.ron", KINDS);
    griot.run("study kinds --seed 1").stdin("Joliba\n1\n:u\n").code(0);
    let output = griot.run("history --json").code(0);
    let rows: Vec<serde_json::Value> =
        output.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        rows[0],
        json!({
            "at": 1767607200000u64, "time": "2026-01-05 10:00:00", "day": "2026-01-05", "card": "three/one",
            "rating": "good", "outcome": "counts", "kind": "Ask", "choices": null, "correct": true,
            "latency": 0, "recall": null,
        })
    );
    assert_eq!((&rows[1]["rating"], &rows[1]["correct"]), (&json!("again"), &json!(false)));
    assert_eq!(rows[2]["outcome"], json!({ "overruled": "easy" }));
    assert_eq!((&rows[4]["kind"], &rows[4]["choices"]), (&json!("Pick"), &json!(3)));
    assert_eq!(rows[4]["outcome"], "undone");
    assert_eq!(rows.len(), 5);
}

#[test]
fn show_prints_facts_and_cards_with_where_they_stand() {
    let griot = Griot::new().deck("serval.ron", SERVAL).deck("kinds.ron", KINDS);
    griot.run("study serval").stdin("2013\n").code(0);
    griot.run("show serval").code(0).stderr("").stdout(
        "\
Serval
One fact, three cards.

France began Operation Serval on 11 January 2013.
  Source: Resolution 2100
  Source: An article <https://example.org/article>, “Serval” and “France”
  Quote: It was on 11 January that Serval began.
  Ended: 15 July 2014.
  Correction: The article says 2014.
  Ask        In which year did Operation Serval begin?
        = 2013
        serval/serval/year (due 2026-01-07)
  Pick       Who began Operation Serval?
        = France (not: Mali, Chad)
        serval/serval/who (new)
  TrueFalse  Operation Serval began in 2013.
        = true
        serval/serval/true (new)
",
    );
    griot.run("show kinds").code(0).stdout(
        "\
Every kind

  Ask        Which river flows through Bamako?
        = The Niger / Joliba
        kinds/ask (new)
  Pick       What is the capital of Mali?
        = Bamako (not: Dakar, Niamey)
        kinds/pick (new)
  PickAll    Which rivers flow through Mali?
        = Niger, Senegal (not: Nile, Volta)
        kinds/pick-all (new)
  Cloze      Mali became independent in [1::1960] under [1::Modibo Keïta|president].
        kinds/cloze:1 (new)
  TrueFalse  Mali has a coast.
        = false
        kinds/true-false (new)
  Order      Put in order of their founding.
        = Ghana → Mali → Songhai
        kinds/order (new)
  Match      Match the capitals.
        = Senegal = Dakar; Niger = Niamey
        kinds/match (new)
  Number     How long is the Niger?
        = 4180 km
        kinds/number (new)
  Flip       griot
        = keeper of oral history
        kinds/flip (new)
",
    );
}

#[test]
fn show_asks_for_no_deck_without_a_terminal() {
    Griot::new().run("show").code(2).stdout("").stderr(
        "error: the argument DECK is missing: which deck to show\n\
         hint: as in `griot show mali`; `griot decks` lists all\n",
    );
}

#[test]
fn due_fails_when_nothing_can_be_opened() {
    let griot = Griot::new();
    griot.write("broken.ron", "Deck(");
    for line in ["due ./broken.ron", "due ./broken.ron --json"] {
        griot
            .run(line)
            .code(1)
            .stdout("")
            .warns("[folder]/broken.ron:1:")
            .warns("error: nothing can be studied\nhint: ");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_told() {
    let griot = studied();
    for line in ["decks", "due", "history", "show three", "doctor", "check home/decks", "stats"] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let output = griot.command(line).stdout(full).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.starts_with("error: cannot write the output: "), "`griot {line}`: {told}");
    }
}

#[test]
fn the_home_screen_without_a_terminal() {
    let griot = studied().deck("also.ron", "Deck(title: \"Also\")").deck("broken.ron", "Deck(");
    let output = griot.run("").stdin("x\n9\nq\n").code(0).stderr("");
    let (decks, rest) = output.out.split_once("Left out: ").unwrap();
    assert_eq!(
        decks.lines().take(3).collect::<Vec<_>>(),
        ["griot · 1 card due today", "1. Three: 1 due", "2. Also: done"]
    );
    assert!(rest.starts_with("[folder]/home/decks/broken.ron:1:"), "{rest}");
    assert_eq!(rest.lines().skip(1).collect::<Vec<_>>(), ["Type a number to study, q to leave:"; 3]);
    // What is due comes first, and Enter studies it.
    let output = griot.run("").stdin("\n2\n").code(0).says("Three · due · 1 left\nTwo?\n✓ Right.\n");
    output.says("1 card studied (0 new) in 0 s");
    griot.run("").code(0).says("griot · nothing due, ").says("new cards\n1. Also: done\n2. Three: done\n");
}

#[test]
fn doctor_finds_everything_in_order() {
    studied().run("doctor").code(0).stderr("").stdout(
        "\
settings  ok    [folder]/home/settings.ron
store     ok    [folder]/home/progress.db
log       ok    4 records
states    ok    every card's state is what its answers lead to
decks     ok    3 decks on the shelf [folder]/home/decks
",
    );
}

#[test]
fn doctor_counts_cards_whose_deck_is_gone() {
    let griot = studied();
    std::fs::remove_file(griot.path("home/decks/three.ron")).unwrap();
    griot.run("doctor").code(0).says("cards     ok    3 cards with a history in no deck file any more");
}

#[test]
fn doctor_finds_states_without_records() {
    let griot = studied();
    let connection = rusqlite::Connection::open(griot.store()).unwrap();
    connection.execute("DELETE FROM records WHERE card = (SELECT min(card) FROM records)", []).unwrap();
    drop(connection);
    griot.run("doctor").code(1).says("states    BAD   1 state not what the answers lead to");
    griot.run("doctor --rebuild").code(0).says("states    ok");
}

#[test]
fn doctor_names_broken_decks() {
    let griot = studied().deck("broken.ron", "Deck(");
    griot.run("doctor").code(1).stderr("").says("BAD   [folder]/home/decks/broken.ron:1:");
}

#[test]
fn a_backup_put_in_place_brings_everything_back() {
    let griot = studied();
    let before = griot.progress();
    griot.run("backup copy.db").code(0).stderr("").stdout(
        "Saved to copy.db. To restore it, move [folder]/home/progress.db aside, together with \
             progress.db-wal and progress.db-shm if they are there, and put it in place.\n",
    );
    griot
        .run("backup copy.db")
        .code(1)
        .stdout("")
        .stderr("error: copy.db exists already\nhint: choose another name, or move it away first\n");
    griot.run("study three").stdin("2\n").code(0);
    assert_ne!(griot.progress(), before);
    std::fs::copy(griot.path("copy.db"), griot.store()).unwrap();
    assert_eq!(griot.progress(), before);
}

#[test]
fn a_backup_that_cannot_be_written_is_told() {
    let griot = studied();
    let told = "error: cannot write the backup none/copy.db: ";
    griot.run("backup none/copy.db").code(1).stdout("").fails_well().warns(told);
}

#[test]
#[cfg(unix)]
fn a_backup_is_written_to_the_very_name_that_was_given() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let griot = studied();
    griot.run("backup file:copy.db?mode=ro").code(0);
    assert!(griot.path("file:copy.db?mode=ro").exists());
    let output = griot.command("backup").arg(OsStr::from_bytes(b"\xff.db")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("its name is no UTF-8\nhint: "), "{told}");
}
