//! The figures as one page for a browser: no script, nothing from elsewhere; light and dark, narrow
//! and wide, on paper.

mod markup;
mod svg;

use markup::{escape, table};
use svg::Value;

use super::date::short;
use super::gather::Stats;
use super::rate::{Predicted, Rate};
use super::say;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn page(stats: &Stats) -> String {
    let title = escape(&say::title(stats));
    let body = match say::nothing(stats) {
        Some(nothing) => format!("<p>{}</p>\n", escape(&nothing)),
        None => figures(stats),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

fn figures(stats: &Stats) -> String {
    let left_out = say::after_today(stats).map(|text| format!("<p>{}</p>\n", escape(&text)));
    let sentences = [say::streak(stats), say::learning(stats.learning.as_ref())];
    let sentences = sentences.map(|text| format!("<p>{}</p>\n", escape(&text))).concat();
    let sections = [
        year(stats),
        answers(stats),
        minutes(stats),
        weeks(stats),
        calibration(stats),
        forecast(stats),
        stability(stats),
        hardest(stats),
    ];
    format!("{}{sentences}<main>\n{}</main>\n", left_out.unwrap_or_default(), sections.concat())
}

/// A section: its title, its drawing, what is to be said of it, and its numbers.
fn section(title: &str, drawing: &str, remark: &str, numbers: &str) -> String {
    let remark = match remark {
        "" => String::new(),
        remark => format!("<p class=\"quiet\">{}</p>\n", escape(remark)),
    };
    format!(
        "<section>\n<h2>{}</h2>\n{drawing}{remark}<details><summary>The numbers</summary>\n{numbers}</details>\n</section>\n",
        escape(title)
    )
}

/// A section that has nothing to draw yet.
fn bare(title: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n</section>\n", escape(title))
}

fn year(stats: &Stats) -> String {
    let title = say::year(stats);
    let rows: Vec<_> =
        stats.year.days.iter().map(|work| vec![work.day.to_string(), work.answers.to_string()]).collect();
    let steps = stats.year.steps.map(|step| step.to_string()).join(", ");
    let remark = format!("A square a day, darker from {steps} answers on.");
    section(&title, &svg::calendar(&title, &stats.year), &remark, &table(&["day", "answers"], &rows))
}

fn answers(stats: &Stats) -> String {
    let values = stats.days.iter().map(|work| Value {
        value: work.answers as f64,
        name: short(work.day),
        said: work.answers.to_string(),
    });
    let title = say::answers_a_day(stats);
    let drawing = svg::columns(&title, "answers", &values.collect::<Vec<_>>());
    let rows: Vec<_> =
        stats.days.iter().map(|work| vec![work.day.to_string(), work.answers.to_string()]).collect();
    section(&title, &drawing, "", &table(&["day", "answers"], &rows))
}

fn minutes(stats: &Stats) -> String {
    let values = stats.days.iter().map(|work| Value {
        value: work.minutes(),
        name: short(work.day),
        said: say::minutes(work.minutes()),
    });
    let title = say::minutes_a_day(stats);
    let drawing = svg::columns(&title, "minutes", &values.collect::<Vec<_>>());
    let rows = stats
        .days
        .iter()
        .map(|work| vec![work.day.to_string(), say::minutes(work.minutes()), work.timed.to_string()]);
    let rows: Vec<_> = rows.collect();
    section(&title, &drawing, &say::timed(stats), &table(&["day", "minutes", "answers timed"], &rows))
}

/// What the marks of [`svg::rates`] mean.
const MARKS: &str = "Dot: recalled; line: its 95% interval; stroke: predicted on average.";

fn weeks(stats: &Stats) -> String {
    let title = say::weeks(stats);
    if stats.recall.weeks.is_empty() {
        return bare(&title);
    }
    let rates: Vec<(String, Rate, Predicted)> = stats
        .recall
        .weeks
        .iter()
        .map(|week| (week.monday.to_string(), week.recalled, week.predicted))
        .collect();
    let remark = format!("{} {MARKS}", say::REVIEW);
    section(&title, &svg::rates(&title, &rates), &remark, &numbers("week of", rates))
}

fn calibration(stats: &Stats) -> String {
    let title = say::calibration(stats);
    if stats.recall.calibration.is_empty() {
        return bare(&title);
    }
    let rates: Vec<(String, Rate, Predicted)> = stats
        .recall
        .calibration
        .iter()
        .map(|bin| (say::bin(bin.from, bin.to), bin.recalled, bin.predicted))
        .collect();
    section(&title, &svg::rates(&title, &rates), MARKS, &numbers("predicted", rates))
}

fn numbers(first: &str, rates: Vec<(String, Rate, Predicted)>) -> String {
    let rows = rates.into_iter().map(|(name, recalled, predicted)| {
        vec![name, recalled.to_string(), say::interval(&recalled), predicted.to_string()]
    });
    table(&[first, "recalled", "95% interval", "predicted on average"], &rows.collect::<Vec<_>>())
}

fn forecast(stats: &Stats) -> String {
    let days = &stats.forecast.days;
    let values =
        days.iter().map(|(day, due)| Value { value: *due as f64, name: short(*day), said: due.to_string() });
    let title = say::forecast(stats);
    let drawing = svg::columns(&title, "cards", &values.collect::<Vec<_>>());
    let rows: Vec<_> = days.iter().map(|(day, due)| vec![day.to_string(), due.to_string()]).collect();
    section(&title, &drawing, say::FORECAST, &table(&["day", "due"], &rows))
}

fn stability(stats: &Stats) -> String {
    let values = stats.stability.bins.iter().map(|bin| Value {
        value: bin.cards as f64,
        name: bin.name.to_owned(),
        said: bin.cards.to_string(),
    });
    let title = say::stability(stats);
    let drawing = svg::bars(&title, "cards", &values.collect::<Vec<_>>());
    let rows = stats.stability.bins.iter().map(|bin| vec![bin.name.to_owned(), bin.cards.to_string()]);
    let numbers = table(&["stability", "cards"], &rows.collect::<Vec<_>>());
    section(&title, &drawing, say::STABILITY, &numbers)
}

fn hardest(stats: &Stats) -> String {
    let title = say::hardest(stats);
    if stats.hardest.is_empty() {
        return bare(&title);
    }
    let rows = stats.hardest.iter().map(|hard| {
        let asks = hard.question.as_deref().unwrap_or_default();
        vec![
            hard.card.to_string(),
            asks.to_owned(),
            hard.lapses.to_string(),
            hard.answers.to_string(),
            format!("{:.1}", hard.difficulty),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let numbers = table(&["card", "asks", "times forgotten", "answers", "difficulty"], &rows);
    format!("<section>\n<h2>{}</h2>\n{numbers}</section>\n", escape(&title))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::clock::Day;
    use crate::deck::CardKey;
    use crate::memory::{CardState, Memory, Rating};
    use crate::stats::{Answer, Gather, Standing};

    const HOSTILE: &str = "</td><script>alert('x')</script><img src=x onerror=\"y\"> & \u{1b}[2J";

    fn stats() -> Stats {
        let mut gather = Gather::new(Day(20458));
        for n in 0..120 {
            let rating = if n % 7 == 0 { Rating::Again } else { Rating::Good };
            let recall = Some(0.5 + f64::from(n) / 240.0);
            let day = Day(20339 + n);
            gather.answer(&Answer { card: i64::from(n % 9), day, rating, latency: Some(9000), recall });
        }
        let state = CardState {
            memory: Memory { stability: 5.0, difficulty: 7.0 },
            first_day: Day(20339),
            last_day: Day(20450),
            last_rating: Rating::Good,
            due: Day(20460),
            reviews: 12,
            lapses: 2,
        };
        let card = CardKey::from_stored("deck/<b>".to_owned());
        gather.card(Standing { card, question: Some(HOSTILE.to_owned()), state, is_suspended: false });
        gather.finish(Some("<i>".to_owned()))
    }

    #[test]
    fn the_page_is_well_formed_and_nothing_in_it_runs_or_is_fetched() {
        let page = page(&stats());
        let document = Document::from(page.as_str());
        assert_eq!(document.errors.borrow().as_slice(), [] as [&str; 0]);
        for tag in ["script", "img", "link", "iframe", "object", "i", "b", "[onerror]", "[src]", "[href]"] {
            assert!(!document.select(tag).exists(), "there is a {tag}");
        }
        assert!(!page.to_lowercase().contains("<script") && !page.contains('\u{1b}'));
        assert!(!page.contains("http") && !page.contains("url(") && !page.contains("@import"));
        let asks = document.select("td:nth-child(2)").iter().map(|cell| cell.text().to_string());
        assert!(asks.into_iter().any(|text| text == HOSTILE.replace('\u{1b}', "␛")));
    }

    #[test]
    fn every_chart_has_a_title_labels_and_its_numbers() {
        let page = page(&stats());
        let document = Document::from(page.as_str());
        let sections = document.select("section");
        assert_eq!(sections.length(), 8);
        for section in sections.iter() {
            let title = section.select("h2").text();
            assert!(!title.is_empty());
            let drawing = section.select("svg");
            if drawing.exists() {
                assert_eq!(drawing.attr("aria-label"), Some(title.clone()));
                assert!(drawing.select("text").length() > 2, "{title} has no labels");
                assert!(section.select("details table td").length() > 2, "{title} has no numbers");
            }
        }
        assert_eq!(document.select("svg").length(), 7);
        let today =
            document.select("svg rect title").iter().any(|title| &*title.text() == "2026-01-05: 1 answer");
        assert!(today, "the calendar ends with today");
    }

    #[test]
    fn an_empty_history_makes_a_kind_page() {
        let page = page(&Gather::new(Day(20458)).finish(None));
        let document = Document::from(page.as_str());
        assert_eq!(document.errors.borrow().as_slice(), [] as [&str; 0]);
        assert!(document.select("p").text().starts_with("Nothing was answered yet."));
        assert!(!document.select("svg").exists());
    }
}
