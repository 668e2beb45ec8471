//! Reviews from elsewhere, fits of the memory model, and how right its predictions are.

use std::path::Path;

use crate::decks::numbers;
use crate::griot::Griot;
use crate::talk::Talk;

const DAY: i64 = 86_400_000;

/// A learner who forgets more the longer a card was not asked, much more than most: a history of
/// `days` days, the last of them yesterday.
fn history(days: i64) -> String {
    // 2026-01-04, at noon.
    let last = 20_457 * DAY + DAY / 2;
    let mut lines = vec!["card_id,ts_ms,rating,duration_ms,state".to_owned()];
    for day in 0..days {
        for card in 0..40 {
            let gap = 1 + card % 4;
            if day % gap == 0 {
                let forgets = (day * day * 3 + card * card * 5 + day * card) % 10 < 2 * gap;
                let at = last - (days - 1 - day) * DAY + card * 1000;
                lines.push(format!("{card},{at},{},4000,-1", if forgets { 1 } else { 3 }));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn with_history(days: i64) -> Griot {
    let griot = Griot::new();
    griot.write("past.csv", history(days));
    griot
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let griot = with_history(3);
    griot
        .run("import-reviews past.csv")
        .code(0)
        .stderr("")
        .stdout("70 answers imported, of 40 cards `past/…`.\n");
    let before = griot.run("history").code(0).out;
    assert_eq!(before.lines().count(), 70);
    assert!(before.starts_with("2026-01-02 12:00:00  again     4.0 s  past/0\n"), "{before}");
    griot
        .run("import-reviews past.csv")
        .code(0)
        .stdout("0 answers imported, of 0 cards `past/…`. 70 answers were in the log already.\n");
    assert_eq!(griot.run("history").code(0).out, before);
    griot
        .run("stats")
        .code(0)
        .says("Due in the next 30 days: 0 of 0 cards\n")
        .says("Without 40 cards in no deck.");
    griot.run("doctor").code(0).says("log       ok    70 records\n").says("every card's state is what");
    griot
        .run("import-reviews past.csv --deck other")
        .code(0)
        .stdout("70 answers imported, of 40 cards `other/…`.\n");
}

#[test]
fn a_bad_line_is_told_and_nothing_is_imported() {
    let griot = Griot::new();
    griot.write(
        "past.csv",
        "card_id,ts_ms,rating,duration_ms,state\n1,1767000000000,3,1,0\n1,1767100000000,7,1,0\n",
    );
    griot.run("import-reviews past.csv").code(1).fails_well().stdout("").stderr(
        "error: past.csv has 1 line that cannot be read\n  past.csv:3: `7` is no rating: 1 to 4\n\
         hint: mend these lines; nothing was read into the log\n",
    );
    griot.run("history").code(0).says("No answers yet.");
    griot.write("past.csv", "card,time,rating\n");
    griot.run("import-reviews past.csv").code(1).fails_well().stderr(
        "error: past.csv:1: there is no column `card_id`\nhint: the first line names the columns: \
         card_id,ts_ms,rating,duration_ms,state; the last two may be missing\n",
    );
    griot.run("import-reviews nowhere.csv").code(1).fails_well();
    griot.run("import-reviews past.csv --deck a/b").code(2);
}

#[test]
fn answers_older_than_those_in_the_log_are_refused() {
    let griot = with_history(3);
    griot.run("import-reviews past.csv").code(0);
    griot.write("past.csv", "card_id,ts_ms,rating\n7,1700000000000,3\n");
    griot.run("import-reviews past.csv").code(1).fails_well().stderr(
        "error: past.csv:2: the log has a later answer to this card\n\
         hint: nothing was imported. --deck gives the cards of the file another name\n",
    );
}

#[test]
fn cards_of_a_deck_take_up_what_was_imported() {
    let griot = Griot::new().deck(
        "past.ron",
        "Deck(title: \"Past\", cards: [Ask(id: \"1\", q: \"What is 1?\", a: \"1\"), Ask(id: \"2\", q: \"What is 2?\", a: \"2\")])",
    );
    griot.write("past.csv", "card_id,ts_ms,rating\n1,1767000000000,3\n");
    griot.run("import-reviews past.csv").code(0);
    griot.run("due past").code(0).says("1 card due today.");
}

#[test]
fn fits_are_listed_and_used() {
    let griot = with_history(40);
    griot.run("fit").code(1).fails_well().stderr(
        "error: there is too little to fit to: fewer than 16 reviews of cards answered on an earlier day\n\
         hint: study on: griot fits by itself when there are enough\n",
    );
    griot.run("import-reviews past.csv").code(0);
    griot.run("fit").code(0).stderr("").stdout(FITTED);
    griot.run("doctor").code(0).says("every card's state is what its answers lead to");
    let before = griot.progress();
    griot.run("doctor --rebuild").code(0);
    assert_eq!(griot.progress(), before);
    let json = griot.run("fit --json").code(0).json();
    assert_eq!(json["fits"].as_array().unwrap().len(), 2);
    assert_eq!(json["in_use"]["parameters"].as_array().unwrap().len(), 21);
}

#[test]
fn a_session_fits_when_the_log_has_grown() {
    let deck = "Deck(title: \"D\", cards: [Ask(id: \"one\", q: \"What is 1?\", a: \"1\"), Ask(id: \"two\", q: \"What is 2?\", a: \"2\")])";
    let griot = with_history(40).deck("d.ron", deck);
    griot.run("import-reviews past.csv").code(0);
    griot.run("study d").stdin("1\nx\n2\n").code(0);
    let before = griot.progress();
    griot.run("doctor --rebuild").code(0);
    assert_eq!(griot.progress(), before, "what was answered after the fit is what a replay gives");
    let fits = |griot: &Griot| griot.run("fit --json").code(0).json()["fits"].as_array().unwrap().len();
    // The session's, and the one that was just asked for.
    assert_eq!(fits(&griot), 2);
    griot.run("study d").stdin("").code(0);
    assert_eq!(fits(&griot), 3, "three answers more are no reason for a fit");
}

#[test]
fn a_long_log_is_fitted_to_after_the_session() {
    let griot = with_history(200).deck("d.ron", numbers("Many", 3));
    griot.run("import-reviews past.csv").code(0).says("4170 answers imported");
    let mut talk = Talk::begin(&griot, "study d");
    talk.hear("What is 1?");
    let fits = |griot: &Griot| griot.run("fit --json").code(0).json()["fits"].as_array().unwrap().len();
    assert_eq!(fits(&griot), 1, "only the one that was asked for");
    talk.end();
    assert_eq!(fits(&griot), 2, "the log has not grown since");
    let griot = with_history(200).deck("d.ron", numbers("Many", 3));
    griot.run("import-reviews past.csv").code(0);
    griot.run("study d").stdin("1\n").code(0).stderr("");
    assert_eq!(fits(&griot), 2, "the session's, and the one that was asked for");
    griot.run("doctor").code(0).says("every card's state is what");
}

#[test]
fn a_session_goes_on_after_a_fit_elsewhere() {
    let griot = with_history(40).deck("d.ron", numbers("Many", 3));
    let mut talk = Talk::begin(&griot, "study d");
    talk.hear("What is 1?");
    griot.run("import-reviews past.csv").code(0);
    griot.run("fit").code(0).stdout(FITTED);
    talk.say("1");
    talk.hear("✓ Right.");
    assert!(talk.end().contains("1 card studied (1 new)"));
    griot.run("doctor").code(0).says("841 records").says("every card's state is what");
}

#[test]
fn an_answer_from_before_a_fit_elsewhere_can_be_undone_and_overruled() {
    let griot = with_history(40).deck("d.ron", numbers("Many", 3));
    let mut talk = Talk::begin(&griot, "study d --seed 1");
    talk.hear("What is ");
    talk.say("wrong");
    talk.hear("What is ");
    griot.run("import-reviews past.csv").code(0);
    griot.run("fit").code(0).stdout(FITTED);
    talk.say(":4");
    talk.hear("What is ");
    let own = |griot: &Griot| -> Vec<String> {
        let history = griot.run("history").code(0).out;
        history.lines().filter(|line| line.contains("  d/")).map(str::to_owned).collect()
    };
    let [overruled] = own(&griot).try_into().unwrap();
    assert!(overruled.contains("again") && overruled.contains("easy"), "{overruled}");
    talk.say(":u");
    talk.hear("What is ");
    let [undone] = own(&griot).try_into().unwrap();
    assert!(undone.contains("undone"), "{undone}");
    talk.end();
    griot.run("doctor").code(0).says("every card's state is what");
    let before = griot.progress();
    griot.run("doctor --rebuild").code(0);
    assert_eq!(griot.progress(), before);
}

#[test]
fn predictions_are_measured() {
    let griot = with_history(30);
    griot.run("evaluate past.csv").code(0).stderr("").stdout(MEASURED);
    assert!(!griot.store().exists(), "a file needs no store");
    griot.run("evaluate").code(1).fails_well().warns("your history has no review to measure");
    griot.run("import-reviews past.csv").code(0);
    // Bamako is on UTC: the same days.
    griot.run("evaluate").code(0).stderr("").stdout(MEASURED);
    let json = griot.run("evaluate --json").code(0).json();
    assert_eq!(json["scores"].as_array().unwrap().len(), 5);
}

#[test]
fn a_real_history_is_foretold_as_well_as_is_promised() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reviews/josh.csv");
    let Ok(file) = file.canonicalize() else {
        eprintln!("left out: ../shared/reviews/josh.csv is not there");
        return;
    };
    let griot = Griot::new();
    let json = griot.run(&format!("evaluate {} --json", file.display())).code(0).json();
    let score = |model: usize, what: &str| json["scores"][model][what].as_f64().unwrap();
    assert!((score(2, "log_loss") - 0.4422).abs() < 0.0001, "defaults: {json:#}");
    assert!((score(2, "rmse_bins") - 0.0622).abs() < 0.0001, "defaults: {json:#}");
    for model in [3, 4] {
        assert!(score(model, "log_loss") <= 0.4390, "{json:#}");
        assert!(score(model, "rmse_bins") <= 0.041, "{json:#}");
    }
}

const FITTED: &str = "\
fitted               reviews  log loss: old     new
2026-01-05 10:00:00      800         0.6408  0.5375  in use
";

const MEASURED: &str = "\
590 reviews of cards answered on an earlier day; the oldest 98 are left out.
Of the other 492, 59.6 % were recalled.

                      log loss  RMSE(bins)    AUC
constant average        0.6793      0.2585  0.443
moving average          0.6899      0.2652  0.441
default parameters      0.8118      0.2831  0.723
fitted every day        0.6964      0.1906  0.735
griot, as it studies    0.7011      0.1973  0.735
";
