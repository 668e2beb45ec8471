//! Plans: for the minutes of every day, and what if they were others.

use crate::decks::numbers;
use crate::griot::Griot;

const TWENTY: &str = "Settings(minutes_per_day: 20)";

fn with_minutes(settings: &str) -> Griot {
    let griot = Griot::new().deck("many.ron", numbers("Many", 30));
    griot.write("home/settings.ron", settings);
    griot
}

#[test]
fn a_plan_needs_minutes() {
    let griot = Griot::new();
    griot.run("plan").code(2).stdout("").stderr(
        "error: how many minutes a day?\nhint: say --minutes 20, or write `minutes_per_day: 20` into the settings \
         (`griot config edit`)\n",
    );
    griot.run("plan --minutes 0").code(2).warns("0 is no number of minutes to study a day: 1 to 600");
}

#[test]
fn a_plan_is_chosen_from_a_table() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 900));
    let plan = griot.run("plan many --minutes 3").code(0);
    plan.says("3 minutes a day: a desired retention of 0.")
        .says("retention  new/day  known then  minutes\n")
        .says("  chosen\n")
        .says("Rests on memory as most learners have it; you have given no answer yet.\n")
        .says("To follow such a plan, write `minutes_per_day: 3` into the settings");
    let json = griot.run("plan many --minutes 3 --json").code(0).json();
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let rows = json["rows"].as_array().unwrap();
    let usual = rows.iter().find(|row| row["retention"] == 0.9 && row["new_per_day"].is_null()).unwrap();
    assert!(number(&json["chosen"]["known"]) > 1.05 * number(&usual["known"]), "{json:#}");
    assert!(rows.iter().all(|row| number(&row["most_minutes"]) < 3.8), "{json:#}");
    assert_eq!(json["cards"], 900);
}

#[test]
fn a_session_follows_the_plan_for_the_minutes_in_the_settings() {
    let griot = with_minutes(TWENTY);
    griot
        .run("study many --limit 1")
        .stdin("1\n")
        .code(0)
        .says("20 minutes a day: a desired retention of 0.9")
        .says("1 card studied (1 new)");
    // It stands for a week.
    let next = griot.run("study many --limit 1").stdin("2\n").code(0);
    assert!(!next.out.contains("a desired retention"), "{next}");
    griot.run("plan").code(0).says("`griot study` follows this plan; it is made anew each week.\n");
    let griot = griot.at("2026-01-20T10:00");
    let later = griot.run("study many --limit 1 --new 0").stdin("1\n").code(0);
    let (summary, plan) = (later.out.find("1 card studied"), later.out.find("a desired retention of"));
    assert!(summary.unwrap() < plan.unwrap(), "{later}");
    griot.run("config").code(0).says("minutes_per_day    20 (a plan chooses the two above: `griot plan`)\n");
}

#[test]
fn a_day_ends_with_its_minutes() {
    let griot = with_minutes("Settings(minutes_per_day: 1)");
    griot.run("study many --limit 1").stdin("1\n").code(0);
    // 2026-01-05 09:00 and 09:01; nobody counts more than a minute for an answer.
    griot.write(
        "reviews.csv",
        "card_id,ts_ms,rating,duration_ms\nn5,1767603600000,3,30000\nn6,1767603660000,1,90000\n",
    );
    griot.run("import-reviews reviews.csv --deck many").code(0);
    griot.run("study many").stdin("2\n").code(0).says(
        "Time is over for today (1 minute); 1 card due for tomorrow (--minutes 10 goes on).\nDue by tomorrow: 1.",
    );
    griot.run("study many --minutes 5 --limit 1").stdin("6\n").code(0).says("1 card studied");
    let griot = griot.at("2026-01-06T10:00");
    griot.run("study many --limit 1").stdin("6\n").code(0).says("1 card studied");
}

#[test]
fn what_if_is_answered_by_simulation() {
    let griot = Griot::new();
    let command =
        "simulate --cards 200 --days 60 --minutes 15 --retention 0.8 --retention 0.95 --new 3 --new fill";
    let output = griot.run(command).code(0);
    let rows: Vec<&str> = output.out.lines().collect();
    assert_eq!(
        rows[..3],
        [
            "200 cards, 200 of them new; 60 days, at most 15 minutes a day.",
            "",
            "retention  new/day   known   seen  hours"
        ]
    );
    assert!(
        rows[3].starts_with("     0.80        3 ") && rows[6].starts_with("     0.95     fill "),
        "{output}"
    );
    assert_eq!(griot.run(command).code(0).out, output.out, "the same each time");
    let json = griot.run(&format!("{command} --json")).code(0).json();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["seen"]), (4, &180.0.into()), "three a day");
    for row in rows {
        assert!(
            row["known"].as_f64() < row["seen"].as_f64() && row["most_minutes"].as_f64() < Some(15.5),
            "{row}"
        );
    }
    griot.run("simulate --retention 0.5").code(2).warns("0.5 is outside of 0.7 to 0.99");
    griot.run("simulate --new some").code(2).warns("a number of cards up to 9999, or `fill`");
}

#[test]
fn an_exam_is_planned_and_the_plan_is_followed_until_the_day() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 12)).deck("other.ron", numbers("Other", 1));
    griot
        .run("plan many --exam 2026-01-09 --minutes 2")
        .code(0)
        .says("Exam on 9 January 2026, in 4 days: 12 cards of many, 2 minutes a day.\n")
        .says("Expected on the day: ")
        .says("day           new  reviews  minutes/day\n2026-01-05  ")
        .says("\n2026-01-08  ")
        .says("With 4 minutes a day: ")
        .says("Without the last 3 new cards: ")
        .says("looking ahead")
        .says("`griot study` follows this plan until the day");
    // New cards come without the limit of the day, and other decks after them.
    griot
        .run("study")
        .stdin("1\n2\n:q\n")
        .code(0)
        .says("Comes back as the plan for the exam on 9 January 2026 has it.")
        .says("Many · new · 11 left");
    griot.run("due").code(0).says("Exam on 9 January 2026: `griot study many` follows the plan for it.\n");
    let griot = griot.at("2026-01-08T10:00");
    griot
        .run("study many")
        .stdin("3\n")
        .code(0)
        .says("What is 3?")
        .says("Does not come back before the exam on 9 January 2026.");
    let griot = griot.at("2026-01-09T10:00");
    griot.run("study many --limit 1").stdin("1\n").code(0).says("Comes back in ");
}

#[test]
fn an_exam_can_be_looked_at_and_given_up() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 12));
    griot.run("plan --give-up").code(0).stdout("No exam is planned.\n");
    let json = griot.run("plan many --exam 2026-01-09 --minutes 2 --dry-run --json").code(0).json();
    let new: f64 = json["plan"].as_array().unwrap().iter().map(|day| day["new"].as_f64().unwrap()).sum();
    let unseen = json["chosen"]["unseen"].as_f64().unwrap();
    assert!((new + unseen - 12.0).abs() < 1e-6, "{json:#}");
    griot.run("plan --give-up").code(0).stdout("No exam is planned.\n");
    griot.run("plan many --exam 2026-01-09 --minutes 2").code(0);
    griot.run("plan --give-up").code(0).stdout("Given up: cards come back as usual.\n");
    griot.run("study many --limit 1").stdin("1\n").code(0).says("Comes back in 2 days");
    for day in ["2026-01-05", "2031-01-05"] {
        griot
            .run(&format!("plan many --minutes 2 --exam {day}"))
            .code(2)
            .warns("an exam cannot be planned for");
    }
    griot.run("plan --exam soon").code(2).warns("a day is expected, as in 2027-01-15");
}

#[test]
fn a_plan_for_an_exam_is_made_anew_after_a_week() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 12));
    griot.run("plan many --exam 2026-02-05 --minutes 2").code(0);
    let plans = |griot: &Griot| -> i64 {
        let store = rusqlite::Connection::open(griot.store()).unwrap();
        store.query_row("SELECT count(*) FROM plans", [], |row| row.get(0)).unwrap()
    };
    griot.run("study many --limit 1").stdin("1\n").code(0);
    assert_eq!(plans(&griot), 1);
    let griot = griot.at("2026-01-12T10:00");
    griot.run("study many --limit 1").stdin("1\n").code(0).says("as the plan for the exam");
    assert_eq!(plans(&griot), 2);
}

#[test]
fn a_plan_holds_for_a_deck_that_is_not_on_the_shelf_and_is_not_lost_with_it() {
    let griot = Griot::new();
    griot.write("away/rivers.ron", numbers("Rivers", 12));
    griot.run("plan away/rivers.ron --exam 2026-02-05 --minutes 2").code(0).says("12 cards of rivers");
    let griot = griot.at("2026-01-12T10:00");
    griot.run("study away/rivers.ron --limit 1").stdin("1\n").code(0).says("as the plan for the exam");
    // Made anew from the twelve cards, not from none.
    let follows: String = rusqlite::Connection::open(griot.store())
        .unwrap()
        .query_row("SELECT follows FROM plans ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let follows: serde_json::Value = serde_json::from_str(&follows).unwrap();
    let prices = follows["policy"]["Ahead"]["prices"].as_array().unwrap();
    assert_eq!(prices.len(), 24);
    assert!(prices.iter().any(|price| price.as_f64() > Some(1e-4)), "{follows}");
    std::fs::rename(griot.path("away/rivers.ron"), griot.path("away/seas.ron")).unwrap();
    griot
        .run("study away/seas.ron")
        .stdin("")
        .code(0)
        .says("The plan for the exam on 5 February 2026 is for `rivers`, which is no deck any more");
}

#[test]
fn a_wrong_answer_left_open_is_asked_again_that_day() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 5));
    griot.run("plan many --exam 2026-01-12 --minutes 5").code(0);
    griot.run("study many").stdin("x\n2\n3\n4\n:q\n").code(0).says("1 card not right yet: due again today.");
    griot.run("study many").stdin("1\n").code(0).says("Many · due · ").says("What is 1?").says("✓ Right.");
}

#[test]
fn of_two_exams_each_has_its_plan() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 12)).deck("other.ron", numbers("Other", 12));
    griot.run("plan many --exam 2026-01-09 --minutes 5").code(0);
    griot.run("plan other --exam 2026-01-20 --minutes 5").code(0);
    griot.run("study many --limit 1").stdin("1\n").code(0).says("for the exam on 9 January 2026");
    griot.run("study other --limit 1").stdin("1\n").code(0).says("for the exam on 20 January 2026");
    griot.run("plan many --exam 2026-01-10 --minutes 5").code(0);
    griot.run("study many --limit 1").stdin("2\n").code(0).says("for the exam on 10 January 2026");
}

#[test]
fn cards_of_one_fact_are_asked_on_different_days_as_long_as_there_are_days() {
    let cards: String = (1..=3).map(|n| format!("Ask(id: \"c{n}\", q: \"{n}?\", a: \"{n}\"),")).collect();
    let fact = |id| format!("Fact(id: \"{id}\", says: \"One, two, three.\", cards: [{cards}]),");
    let deck = format!("Deck(title: \"Facts\", facts: [{}{}])", fact("a"), fact("b"));
    let asked = |exam: &str| {
        let griot = Griot::new().deck("facts.ron", &deck);
        let plan = griot.run(&format!("plan facts --minutes 30 --json --exam {exam}")).code(0).json();
        let studied = griot.run("study facts").stdin("1\n2\n3\n1\n2\n3\n").code(0).out;
        (plan["plan"][0]["new"].as_f64().unwrap(), studied.matches(" · new · ").count())
    };
    assert_eq!(asked("2026-01-15"), (2.0, 2), "one of each fact");
    assert_eq!(asked("2026-01-06"), (6.0, 6), "tomorrow it is too late");
}
