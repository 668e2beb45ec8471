//! The lines and the page against the JSON: the same numbers, in words and in the length of what is drawn.

use dom_query::Document;
use serde_json::Value;

use super::{Answer, Gather, Glyphs, Standing, Stats, lines, page};
use crate::clock::Day;
use crate::deck::CardKey;
use crate::memory::{CardState, Memory, Rating};

/// A year of study with busy days, days off, an answer without its time, and cards of all sorts.
fn stats() -> Stats {
    let today = 20458;
    let mut gather = Gather::new(Day(today));
    for n in 0..2400_i32 {
        let rating = if n * n % 7 == 1 { Rating::Again } else { Rating::Good };
        let recall = Some(f64::from(n * 37 % 101) / 101.0);
        let latency = (n % 5 > 0).then_some(u64::from(n.unsigned_abs()) * 7919 % 70_000);
        let day = Day(today - (n * n / 7) % 300);
        gather.answer(&Answer { card: i64::from(n % 90), day, rating, latency, recall });
    }
    for n in 0..60_i32 {
        let state = CardState {
            memory: Memory { stability: 1.4_f32.powi(n % 20), difficulty: 4.0 + n as f32 / 10.0 },
            first_day: Day(today - 100),
            last_day: Day(today - 1),
            last_rating: Rating::Good,
            due: Day(today - 3 + n % 40),
            reviews: 9 + n.unsigned_abs(),
            lapses: n.unsigned_abs() % 4,
        };
        let (card, is_suspended) = (CardKey::from_stored(format!("deck/{n}")), n % 10 == 0);
        gather.card(Standing { card, question: Some(format!("Question {n}?")), state, is_suspended });
    }
    gather.finish(None)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// `77% of 120` or `7 of 9`, of numbers in the JSON.
fn rate(json: &Value) -> String {
    match json["share"].as_f64() {
        Some(share) => format!("{:.0}% of {}", 100.0 * share, json["reviews"]),
        None => format!("{} of {}", json["recalled"], json["reviews"]),
    }
}

fn predicted(json: &Value) -> String {
    match number(&json["reviews"]) < 20.0 {
        true => format!("{:.1} of {}", number(&json["expected"]), json["reviews"]),
        false => format!("{:.0}% of {}", 100.0 * number(&json["mean"]), json["reviews"]),
    }
}

fn interval(json: &Value) -> String {
    let [low, high] = [0, 1].map(|end| 100.0 * number(&json["interval"][end]));
    format!("{:.0}-{:.0}%", low.floor(), high.ceil())
}

fn minutes(millis: &Value) -> String {
    let minutes = number(millis) / 60_000.0;
    if minutes < 10.0 { format!("{minutes:.1}") } else { format!("{minutes:.0}") }
}

fn list(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().unwrap().iter()
}

fn text(json: &Value) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

fn bin(json: &Value) -> String {
    format!("{:.0}-{:.0}%", 100.0 * number(&json["from"]), 100.0 * number(&json["to"]))
}

/// The rows of the tables of the page, as the JSON has them.
fn expected(json: &Value) -> Vec<Vec<Vec<String>>> {
    let of = |list_of: &Value, names: [&str; 2]| {
        list(list_of).map(|row| names.map(|name| text(&row[name])).to_vec()).collect()
    };
    let rates = |list_of: &Value, name: fn(&Value) -> String| {
        let row = |row: &Value| {
            let (recalled, foretold) = (&row["recalled"], &row["predicted"]);
            vec![name(row), rate(recalled), interval(recalled), predicted(foretold)]
        };
        list(list_of).map(row).collect()
    };
    let spent = list(&json["days"])
        .map(|day| vec![text(&day["day"]), minutes(&day["millis"]), text(&day["timed"])])
        .collect();
    vec![
        of(&json["year"]["days"], ["day", "answers"]),
        of(&json["days"], ["day", "answers"]),
        spent,
        rates(&json["recall"]["weeks"], |week| text(&week["monday"])),
        rates(&json["recall"]["calibration"], bin),
        of(&json["forecast"]["days"], ["day", "due"]),
        of(&json["stability"]["bins"], ["name", "cards"]),
    ]
}

#[test]
fn the_tables_of_the_page_are_the_json() {
    let stats = stats();
    let json = serde_json::to_value(&stats).unwrap();
    let page = page(&stats);
    let document = Document::from(page.as_str());
    let tables = document.select("table").iter().map(|table| {
        let row = |row: dom_query::Selection| -> Vec<String> {
            row.select("td").iter().map(|cell| cell.text().to_string()).collect()
        };
        table.select("tbody tr").iter().map(row).collect::<Vec<_>>()
    });
    let tables: Vec<_> = tables.collect();
    assert!(tables.iter().all(|table| table.len() > 5), "a table with little to compare");
    assert_eq!(tables, expected(&json));

    let cards: Vec<String> = document.select("li").iter().map(|card| card.text().trim().to_owned()).collect();
    let hard = |card: &Value| {
        let times = if card["lapses"] == 1 { "time" } else { "times" };
        format!(
            "{}\n{}: forgotten {} {times} in {} answers, difficulty {:.1}",
            text(&card["question"]),
            text(&card["card"]),
            card["lapses"],
            card["answers"],
            number(&card["difficulty"])
        )
    };
    assert_eq!(cards, list(&json["hardest"]).map(hard).collect::<Vec<_>>());
}

#[test]
fn what_is_drawn_is_as_long_as_the_json_says() {
    let stats = stats();
    let json = serde_json::to_value(&stats).unwrap();
    let page = page(&stats);
    let document = Document::from(page.as_str());
    let sections: Vec<_> = document.select("section").iter().collect();
    let numbers = |at: usize, of: &str, name: &str| -> Vec<f64> {
        let drawn = sections[at].select(of);
        drawn.iter().map(|part| part.attr(name).unwrap().parse().unwrap()).collect()
    };
    for (at, side, full, values) in [
        (1, "height", 100.0, (&json["days"], "answers")),
        (2, "height", 100.0, (&json["days"], "millis")),
        (5, "height", 100.0, (&json["forecast"]["days"], "due")),
        (6, "width", 224.0, (&json["stability"]["bins"], "cards")),
    ] {
        let values: Vec<f64> = list(values.0).map(|row| number(&row[values.1])).collect();
        let most = values.iter().copied().fold(0.0, f64::max);
        let drawn = numbers(at, ".bar", side);
        // A column of nothing is not drawn; a bar of nothing has no length.
        let values = values.into_iter().filter(|value| *value > 0.0 || side == "width");
        let values: Vec<f64> = values.map(|value| value / most * full).collect();
        assert_eq!(drawn.len(), values.len(), "section {at}");
        for (drawn, value) in drawn.iter().zip(values) {
            assert!((drawn - value).abs() < 0.06 || *drawn == 1.0, "section {at}: {drawn}, not {value}");
        }
    }
    // On the scale of rates, 0 % lies where its first line stands, and 100 % where its last one does.
    for (at, rows) in [(3, &json["recall"]["weeks"]), (4, &json["recall"]["calibration"])] {
        let scale = numbers(at, ".axis", "x1");
        let share = |x: f64| (x - scale[0]) / (scale[4] - scale[0]);
        let [dots, low, high, strokes] =
            [(".rate", "cx"), (".interval", "x1"), (".interval", "x2"), (".predicted", "x1")]
                .map(|(of, name)| numbers(at, of, name).into_iter().map(share).collect::<Vec<_>>());
        for (place, row) in list(rows).enumerate() {
            let (rate, foretold) = (&row["recalled"], &row["predicted"]);
            for (drawn, value) in [
                (dots[place], number(&rate["recalled"]) / number(&rate["reviews"])),
                (low[place], number(&rate["interval"][0])),
                (high[place], number(&rate["interval"][1])),
                (strokes[place], number(&foretold["mean"])),
            ] {
                assert!((drawn - value).abs() < 0.001, "section {at}, row {place}: {drawn}, not {value}");
            }
        }
    }
    let shades: Vec<String> =
        sections[0].select("rect").iter().map(|day| day.attr("class").unwrap().to_string()).collect();
    for level in 1..=4 {
        let [least, next] =
            [level - 1, level].map(|at| json["year"]["steps"][at].as_u64().unwrap_or(u64::MAX));
        let days = list(&json["year"]["days"])
            .filter(|day| (least..next).contains(&day["answers"].as_u64().unwrap()));
        // One more stands in the legend.
        let drawn = shades.iter().filter(|shade| **shade == format!("l{level}")).count();
        assert_eq!(drawn, days.count() + 1, "days of level {level}");
    }
}

#[test]
fn the_lines_are_the_json() {
    let stats = stats();
    let json = serde_json::to_value(&stats).unwrap();
    let drawn = lines(&stats, 120, Glyphs::Ascii);
    let rows = expected(&json);
    let beginnings = [
        rows[3].iter().map(|row| [&row[0], &row[1], &row[3]]).collect::<Vec<_>>(),
        rows[4].iter().map(|row| [&row[0], &row[1], &row[2]]).collect(),
    ];
    for row in beginnings.concat() {
        // However wide the columns are.
        let like = |line: &&String| {
            let mut rest = line.as_str();
            row.iter().all(|cell| match rest.strip_prefix(cell.as_str()) {
                Some(after) => {
                    rest = after.trim_start();
                    true
                }
                None => false,
            })
        };
        assert_eq!(drawn.iter().filter(like).count(), 1, "{row:?} in {drawn:#?}");
    }
    for row in &rows[6] {
        let begins = |line: &&String| {
            line.strip_prefix(row[0].as_str())
                .is_some_and(|rest| rest.trim_start().split(' ').next() == Some(&row[1]))
        };
        assert_eq!(drawn.iter().filter(begins).count(), 1, "{row:?} in {drawn:#?}");
    }
    let sum = |rows: &Value, name: &str| list(rows).map(|row| number(&row[name])).sum::<f64>();
    for said in [
        format!("The last year: {} answers on {} days", json["year"]["answers"], rows[0].len()),
        format!(
            "Streak: {} days now, {} at most. Studied on {} days: {} answers of {} cards.",
            json["streak"]["current"],
            json["streak"]["longest"],
            json["streak"]["days"],
            json["answers"],
            json["cards"]
        ),
        format!("Answers a day, last 30 days: {} in all", sum(&json["days"], "answers")),
        format!("Minutes a day, last 30 days: {:.0} in all", sum(&json["days"], "millis") / 60_000.0),
        format!("From question to reply, {} answers, each at most 60 s.", sum(&json["days"], "timed")),
        format!("Recalled by week: {} in all", rate(&json["recall"]["all"])),
        format!(
            "Due in the next 30 days: {} of {} cards",
            sum(&json["forecast"]["days"], "due"),
            json["forecast"]["cards"]
        ),
        format!("Stability: {} cards", json["stability"]["cards"]),
    ] {
        assert!(drawn.contains(&said), "no `{said}` in {drawn:#?}");
    }
}
