//! `griot stats`: the same figures as lines, as JSON and as a page.

use serde_json::json;

use crate::decks::THREE;
use crate::griot::Griot;
#[cfg(unix)]
use crate::pty::Pty;

/// Three days of study, the last one today, Wednesday, 7 January 2026: cards recalled, forgotten,
/// overruled and undone.
fn studied() -> Griot {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\nx\n3\n2\n").code(0);
    let griot = griot.at("2026-01-06T10:00");
    griot.run("study three").stdin("2\n").code(0);
    let griot = griot.at("2026-01-07T10:00");
    griot.run("study three").stdin("x\n:3\n3\n:u\n").code(0);
    // The clock stands still, so that every answer took no time.
    let connection = rusqlite::Connection::open(griot.store()).unwrap();
    connection.execute("UPDATE records SET latency = 20000 WHERE latency IS NOT NULL", []).unwrap();
    griot
}

const NARROW: &str = "\
What happened, up to 2026-01-07

The last year: 6 answers on 3 days
    May Jun  Jul Aug Sep  Oct Nov Dec
Mon                                    4
Tue                                    1
Wed                                    1
Thu
Fri
Sat
Sun
Answers a day:  1 = 1  2 = 2  3 = 3
4 = 4 or more

Streak: 3 days now, 3 at most. Studied
on 3 days: 6 answers of 3 cards.

Answers a day, last 30 days: 6 in all
4 |                           #
  |                           #
  |                           #
  |                           ###
0 +------------------------------
   9 Dec                    7 Jan

Minutes a day, last 30 days: 2.0 in all
1.3 |                           #
    |                           #
    |                           #
    |                           ###
  0 +------------------------------
     9 Dec                    7 Jan
From question to reply, 6 answers, each
at most 60 s.

Recalled by week: 2 of 2 in all
Of cards last answered on an earlier
day.
week of     recalled  predicted
2026-01-05  2 of 2    1.7 of 2

Predicted and recalled: 2 reviews
predicted  recalled  95% interval
70-80%     1 of 1    20-100%
90-95%     1 of 1    20-100%

Due in the next 30 days: 3 of 3 cards
1 |##         #
  |##         #
  |##         #
  |##         #
0 +------------------------------
   7 Jan                    5 Feb
Today with what was left from before.
Each card once: studying adds more.

Stability: 3 cards
under 1 day  0
1-3 days     2  ########################
3-7 days     0
1-2 weeks    1  ############
2-4 weeks    0
1-3 months   0
3-12 months  0
over 1 year  0
How long until a card is recalled with a
probability of 0.9.

Hardest cards
 1. three/two: 3 answers, difficulty 6.4
    Two?

Time to learn a card, up to its first
recall on a later day: 40 s to 1 min (2
cards).
";

const WIDE: &str = "\
What happened with three, up to 2026-01-07

The last year: 6 answers on 3 days
    Jan Feb Mar  Apr May Jun  Jul Aug Sep  Oct Nov Dec
Mon                                                     4
Tue                                                     1
Wed                                                     1
Thu
Fri
Sat
Sun
Answers a day:  1 = 1  2 = 2  3 = 3  4 = 4 or more

Streak: 3 days now, 3 at most. Studied on 3 days: 6 answers of 3 cards.

Answers a day, last 30 days: 6 in all
4 |                                                      #
  |                                                      #
  |                                                      #
  |                                                      # # #
0 +------------------------------------------------------------
   9 Dec                                                  7 Jan

Minutes a day, last 30 days: 2.0 in all
1.3 |                                                      #
    |                                                      #
    |                                                      #
    |                                                      # # #
  0 +------------------------------------------------------------
     9 Dec                                                  7 Jan
From question to reply, 6 answers, each at most 60 s.

Recalled by week: 2 of 2 in all
Of cards last answered on an earlier day.
week of     recalled  predicted  0%             50%            100%
2026-01-05  2 of 2    1.7 of 2             ---------------|----o
o recalled, - its 95% interval, | predicted on average

Predicted and recalled: 2 reviews
predicted  recalled  95% interval  0%             50%            100%
70-80%     1 of 1    20-100%             -----------------|------o
90-95%     1 of 1    20-100%             ---------------------|--o
o recalled, - its 95% interval, | predicted on average

Due in the next 30 days: 3 of 3 cards
1 |# #                   #
  |# #                   #
  |# #                   #
  |# #                   #
0 +------------------------------------------------------------
   7 Jan                                                  5 Feb
Today with what was left from before. Each card once: studying adds more.

Stability: 3 cards
under 1 day  0
1-3 days     2  ########################################
3-7 days     0
1-2 weeks    1  ####################
2-4 weeks    0
1-3 months   0
3-12 months  0
over 1 year  0
How long until a card is recalled with a probability of 0.9.

Hardest cards
 1. three/two: 3 answers, difficulty 6.4
    Two?

Time to learn a card, up to its first recall on a later day: 40 s to 1 min (2
cards).
";

#[test]
fn a_pipe_gets_plain_lines_of_any_width() {
    let griot = studied();
    for line in ["stats --width 40", "stats --plain --width 40"] {
        griot.run(line).code(0).stderr("").stdout(NARROW);
    }
    griot.run("stats three").code(0).stderr("").stdout(WIDE);
    griot.run("stats --width 39").code(2).stdout("");
}

#[test]
#[cfg(unix)]
fn a_terminal_gets_blocks_and_plain_does_without() {
    let griot = studied();
    let screen = |line| {
        let mut pty = Pty::sized(&griot, line, 40, 90);
        pty.leaves(0);
        pty.screen() + "\n"
    };
    assert_eq!(screen("stats --plain"), NARROW);
    // The same lines, drawn with other characters.
    let drawn = screen("stats");
    let shape = |text: &str| {
        let is_drawn = |c: char| !c.is_ascii() || "1234#|+-:".contains(c);
        text.chars().map(|c| if is_drawn(c) { '*' } else { c }).collect::<String>()
    };
    assert_eq!(shape(&drawn), shape(NARROW));
    for part in [
        "Mon                                    █\nTue                                    ·\n",
        "4 │   ",
        "  0 └──────",
    ] {
        assert!(drawn.contains(part), "{drawn}");
    }
}

#[test]
fn json_has_the_numbers_that_are_drawn() {
    let griot = studied();
    let json = griot.run("stats three --json").code(0).stderr("").json();
    assert_eq!(json["deck"], "three");
    assert_eq!(json["streak"], json!({ "current": 3, "longest": 3, "days": 3 }));
    assert_eq!(json["year"]["steps"], json!([1, 2, 3, 4]));
    assert_eq!(json["days"][29], json!({ "day": "2026-01-07", "answers": 1, "timed": 1, "millis": 20000 }));
    let week = &json["recall"]["weeks"][0];
    assert_eq!((&week["monday"], &week["recalled"]["recalled"]), (&json!("2026-01-05"), &json!(2)));
    assert_eq!(week["recalled"]["share"], json!(null), "two reviews make no percentage");
    assert_eq!(json["learning"], json!({ "cards": 2, "seconds": [40.0, 45.0, 50.0, 55.0, 60.0] }));

    // Every number of the text comes out of the JSON.
    let number = |value: &serde_json::Value| value.as_u64().unwrap();
    let sum = |values: &serde_json::Value, of: &str| -> u64 {
        values.as_array().unwrap().iter().map(|value| number(&value[of])).sum()
    };
    let mut lines = vec![
        format!("The last year: {} answers on 3 days", number(&json["year"]["answers"])),
        format!("Answers a day, last 30 days: {} in all", sum(&json["days"], "answers")),
        format!(
            "Due in the next 30 days: {} of {} cards",
            sum(&json["forecast"]["days"], "due"),
            json["forecast"]["cards"]
        ),
        format!("Stability: {} cards", sum(&json["stability"]["bins"], "cards")),
        format!("{}  {} of {}", "2026-01-05", week["recalled"]["recalled"], week["recalled"]["reviews"]),
        format!("{:.1} of {}", week["predicted"]["expected"].as_f64().unwrap(), week["predicted"]["reviews"]),
        format!(
            "{}: {} answers, ",
            json["hardest"][0]["card"].as_str().unwrap(),
            json["hardest"][0]["answers"]
        ),
    ];
    for bin in json["stability"]["bins"].as_array().unwrap() {
        lines.push(format!("{:<11}  {}", bin["name"].as_str().unwrap(), bin["cards"]));
    }
    for bin in json["recall"]["calibration"].as_array().unwrap() {
        let [from, to] = ["from", "to"].map(|end| 100.0 * bin[end].as_f64().unwrap());
        lines.push(format!(
            "{from:.0}-{to:.0}%     {} of {}",
            bin["recalled"]["recalled"], bin["recalled"]["reviews"]
        ));
    }
    for line in lines {
        assert!(WIDE.contains(&line), "no `{line}`");
    }
}

#[test]
fn a_deck_has_its_own_figures() {
    let griot = studied();
    griot.run("stats mali").code(0).stdout("Nothing of mali was answered yet. `griot study mali` begins.\n");
    assert_eq!(griot.run("stats mali --json").code(0).json()["answers"], 0);
    griot.run("stats thre").code(2).stdout("").fails_well().warns("did you mean `three`?");
}

#[test]
fn an_empty_history_is_no_failure() {
    let griot = Griot::new();
    let told = "Nothing was answered yet. `griot` begins; come back after a few days.\n";
    griot.run("stats").code(0).stderr("").stdout(told);
    griot.run("stats --html page.html").code(0).stdout("Saved to page.html.\n");
}

#[test]
fn a_page_is_written_whole_and_over_nothing() {
    let card = r#"Deck(title: "Hostile", cards: [
        Ask(id: "a", q: "<script>alert(1)</script> & \"so\"?", a: "1")])"#;
    let griot = Griot::new().deck("hostile.ron", card);
    griot.run("study hostile").stdin("x\n1\n").code(0);
    let griot = griot.at("2026-01-06T10:00");
    griot.run("study hostile").stdin("x\n1\n").code(0);
    griot.run("stats --html page.html").code(0).stderr("").stdout("Saved to page.html.\n");
    let page = std::fs::read_to_string(griot.path("page.html")).unwrap();
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;?"), "{page}");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));

    griot.write("page.html", "mine");
    griot
        .run("stats --html page.html")
        .code(1)
        .stdout("")
        .stderr("error: page.html exists already\nhint: name another file, or write over it with --force\n");
    assert_eq!(std::fs::read_to_string(griot.path("page.html")).unwrap(), "mine");
    griot.run("stats --html page.html --force").code(0);
    assert_eq!(std::fs::read_to_string(griot.path("page.html")).unwrap(), page);
    griot.run("stats --html -").code(0).stderr("").stdout(&page);
    griot.run("stats --html home").code(1).stdout("").fails_well().warns("home is a folder");
    griot.run("stats --html none/page.html").code(1).stdout("").fails_well();
    griot.run("stats --html page.html --json").code(2).stdout("");
    griot.run("stats --force").code(2).stdout("");
}

#[test]
fn a_buried_card_is_forecast_for_tomorrow() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n2\n3\n").code(0);
    let griot = griot.at("2026-01-20T10:00");
    griot.run("study three").stdin(":b\n:q\n").code(0).says("1 card buried until tomorrow.");
    let forecast = &griot.run("stats --json").code(0).json()["forecast"]["days"];
    assert_eq!((&forecast[0]["due"], &forecast[1]["due"]), (&2.into(), &1.into()));
    assert_eq!(griot.run("due --json").code(0).json()["due"], 2);
}
