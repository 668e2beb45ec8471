//! The page as a browser reads it.

use dom_query::Document;

use super::page;
use crate::clock::Day;
use crate::deck::CardKey;
use crate::memory::{CardState, Memory, Rating};
use crate::stats::{Answer, Gather, Standing, Stats};

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
    assert_eq!(document.select("li p:first-child").text().to_string(), HOSTILE.replace('\u{1b}', "␛"));
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

#[test]
fn what_is_all_nought_is_not_drawn() {
    let mut gather = Gather::new(Day(20458));
    let day = Day(20458 - 400);
    gather.answer(&Answer { card: 1, day, rating: Rating::Good, latency: None, recall: None });
    let page = page(&gather.finish(None));
    let document = Document::from(page.as_str());
    let drawn: Vec<String> = document
        .select("section")
        .iter()
        .filter(|section| section.select("svg").exists())
        .map(|section| section.select("h2").text().to_string())
        .collect();
    assert_eq!(drawn, ["The last year: 0 answers on 0 days"]);
    assert!(document.select("p").text().contains("0 answers, each at most 60 s"));
}
