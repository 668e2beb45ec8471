//! Clocks that are set back or were ahead, flights over time zones, nights that the clocks change, a
//! year without study.

use serde_json::{Value, json};

use crate::decks::numbers;
use crate::griot::Griot;

fn griot() -> Griot {
    Griot::new().deck("many.ron", numbers("Many", 9))
}

/// Studies what is due and so many new cards at this time, all of it answered right in the end.
fn study(griot: Griot, time: &str, new: usize) -> Griot {
    let griot = griot.at_zoned(time);
    // The order is by chance: every answer is tried with every question.
    let answers = "1\n2\n3\n4\n5\n6\n7\n8\n9\n".repeat(9);
    griot.run(&format!("study many --new {new} --seed 1")).stdin(answers).code(0);
    griot
}

/// The days with answers, and how many each has.
fn days(griot: &Griot) -> Vec<(String, u64)> {
    let json = stats(griot);
    let days = json["year"]["days"].as_array().unwrap().iter();
    days.map(|day| (day["day"].as_str().unwrap().to_owned(), day["answers"].as_u64().unwrap())).collect()
}

fn only_days(griot: &Griot) -> Vec<String> {
    days(griot).into_iter().map(|(day, _)| day).collect()
}

fn stats(griot: &Griot) -> Value {
    griot.run("stats --json").code(0).json()
}

/// How many cards are due on each of the next days, today first.
fn due(griot: &Griot) -> Vec<u64> {
    let json = stats(griot);
    let mut due: Vec<u64> =
        json["forecast"]["days"].as_array().unwrap().iter().map(|day| day["due"].as_u64().unwrap()).collect();
    due.truncate(due.iter().rposition(|due| *due > 0).map_or(0, |last| last + 1));
    due
}

/// Asserts that a replay of the log leads to where the cards stand.
#[track_caller]
fn is_what_a_replay_gives(griot: &Griot) {
    let before = griot.progress();
    griot.run("doctor --rebuild").code(0);
    assert_eq!(griot.progress(), before);
}

#[test]
fn an_evening_that_runs_past_midnight_is_one_day() {
    let griot = study(griot(), "2026-01-05T23:50[Africa/Bamako]", 1);
    let griot = study(griot, "2026-01-06T03:59[Africa/Bamako]", 1);
    assert_eq!(only_days(&griot), ["2026-01-05"]);
    // What was new yesterday is due in two days.
    assert_eq!(due(&griot.at("2026-01-06T04:01")).iter().sum::<u64>(), 2);
    let griot = study(self::griot(), "2026-01-06T03:59[Africa/Bamako]", 1);
    let griot = study(griot, "2026-01-06T04:01[Africa/Bamako]", 1);
    assert_eq!(only_days(&griot), ["2026-01-05", "2026-01-06"]);
    assert_eq!(stats(&griot)["streak"], json!({ "current": 2, "longest": 2, "days": 2 }));
}

#[test]
fn the_nights_that_the_clocks_change_have_one_day_each() {
    for (times, expected) in [
        (
            [
                "2026-03-28T23:30+01:00",
                "2026-03-29T03:01+02:00",
                "2026-03-29T03:59+02:00",
                "2026-03-29T04:01+02:00",
            ],
            ["2026-03-28", "2026-03-29"],
        ),
        // Half past two comes twice.
        (
            [
                "2026-10-25T02:30+02:00",
                "2026-10-25T02:30+01:00",
                "2026-10-25T03:59+01:00",
                "2026-10-25T04:01+01:00",
            ],
            ["2026-10-24", "2026-10-25"],
        ),
    ] {
        let griot =
            times.iter().fold(griot(), |griot, time| study(griot, &format!("{time}[Europe/Paris]"), 1));
        assert_eq!(only_days(&griot), expected);
        assert_eq!(stats(&griot)["streak"]["current"], 2);
        is_what_a_replay_gives(&griot);
    }
}

#[test]
fn a_flight_over_the_date_line_and_back_loses_nothing() {
    let griot = study(griot(), "2026-03-02T22:00[Asia/Tokyo]", 2);
    let griot = study(griot, "2026-03-03T10:00[Asia/Tokyo]", 1);
    // Landed seventeen hours of the clock earlier: still 2 March.
    let griot = study(griot, "2026-03-02T20:00[America/Los_Angeles]", 1);
    assert_eq!(stats(&griot)["today"], "2026-03-02");
    assert_eq!(stats(&griot)["after_today"].as_u64(), Some(days_of(&griot, "2026-03-03")));
    let griot = study(griot, "2026-03-03T20:00[America/Los_Angeles]", 1);
    assert_eq!(only_days(&griot), ["2026-03-02", "2026-03-03"]);
    let griot = study(griot, "2026-03-04T20:00[America/Los_Angeles]", 0);
    let griot = study(griot, "2026-03-06T09:00[Asia/Tokyo]", 0);
    assert_eq!(only_days(&griot), ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-06"]);
    let json = stats(&griot);
    assert_eq!((&json["after_today"], &json["streak"]["longest"]), (&json!(0), &json!(3)));
    assert_eq!(json["answers"].as_u64().unwrap(), griot.run("history").code(0).out.lines().count() as u64);
    is_what_a_replay_gives(&griot);
}

/// How many answers the log has of a day.
fn days_of(griot: &Griot, day: &str) -> u64 {
    let connection = rusqlite::Connection::open(griot.store()).unwrap();
    let sql = "SELECT count(*) FROM records WHERE kind = 1 AND date(day * 86400, 'unixepoch') = ?1";
    connection.query_row(sql, [day], |row| row.get(0)).unwrap()
}

#[test]
fn a_clock_set_back_by_a_day_changes_no_day_that_was() {
    let griot = study(griot(), "2026-01-05T10:00[Africa/Bamako]", 2);
    let before = due(&griot);
    let griot = study(griot, "2026-01-04T10:00[Africa/Bamako]", 1);
    let griot = griot.at("2026-01-05T10:00");
    assert_eq!(only_days(&griot), ["2026-01-04", "2026-01-05"]);
    // The two are due as before, and the third a day before them.
    assert_eq!(before, [0, 0, 2]);
    assert_eq!(due(&griot).iter().sum::<u64>(), 3);
    let history = griot.run("history").code(0).out;
    let [.., last] = history.lines().collect::<Vec<_>>()[..] else { panic!("{history}") };
    assert!(last.starts_with("2026-01-04 10:00:00  good"), "not in the order of the answers: {history}");
    is_what_a_replay_gives(&griot);
}

#[test]
fn a_clock_that_was_ahead_by_a_year_is_told_of() {
    let griot = study(griot(), "2026-01-05T10:00[Africa/Bamako]", 1);
    let griot = study(griot, "2027-01-05T10:00[Africa/Bamako]", 1);
    let griot = study(griot, "2026-01-06T10:00[Africa/Bamako]", 1);
    let json = stats(&griot);
    assert_eq!(only_days(&griot), ["2026-01-05", "2026-01-06"]);
    assert_eq!(json["streak"], json!({ "current": 2, "longest": 2, "days": 2 }));
    assert_eq!(json["after_today"].as_u64(), Some(days_of(&griot, "2027-01-05")));
    assert_eq!(json["forecast"]["cards"], 3);
    assert_eq!(due(&griot).iter().sum::<u64>(), 1, "those of the year to come are due then");
    griot.run("stats").code(0).says("dated after today, by a clock that was ahead");
    griot.run("doctor").code(0).says(
        "clock     ok    2 cards were answered on a day after today, by a clock that was ahead: due later\n",
    );
    is_what_a_replay_gives(&griot);
    griot.at("2027-01-05T10:00").run("doctor").code(0).never_says("clock ");
}

#[test]
fn after_a_year_without_study_everything_is_due_and_nothing_is_lost() {
    let griot = study(griot(), "2026-01-05T10:00[Africa/Bamako]", 3);
    let griot = study(griot, "2026-01-06T10:00[Africa/Bamako]", 3);
    let answers = stats(&griot)["answers"].clone();
    let griot = griot.at("2027-03-01T10:00");
    let json = stats(&griot);
    assert_eq!(due(&griot), [6]);
    assert_eq!(
        (&json["answers"], &json["year"]["days"], &json["after_today"]),
        (&answers, &json!([]), &json!(0))
    );
    assert_eq!(json["streak"], json!({ "current": 0, "longest": 2, "days": 2 }));
    griot
        .run("stats")
        .code(0)
        .says("The last year: 0 answers on 0 days\n")
        .says("Streak: 0 days now, 2 at most.");
    let griot = study(griot, "2027-03-01T10:00[Africa/Bamako]", 0);
    assert_eq!(stats(&griot)["streak"], json!({ "current": 1, "longest": 2, "days": 3 }));
    assert_eq!(stats(&griot)["recall"]["all"]["reviews"], 6);
    is_what_a_replay_gives(&griot);
}
