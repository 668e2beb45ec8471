//! What came of a quiz, in words and as JSON.

use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::summary::duration;
use crate::deck::Kind;
use crate::quiz::{Attempt, Item};
use crate::session::Lesson;
pub use crate::text::points;
use crate::text::{count, listed};

/// An answer in words.
pub fn told(kind: Kind, texts: &[String]) -> String {
    texts.join(if kind == Kind::Order { " → " } else { "; " })
}

/// `2, 5 and 7`.
pub fn list(items: &[String]) -> String {
    listed(items, "and")
}

/// The score in a line: `Ada: 7.5 of 10 (75%) in 3 min 12 s, with 1 break.`
pub fn score(attempt: &Attempt) -> String {
    let name = attempt.student.as_deref().unwrap_or("Score");
    let mut line = format!("{name}: {}", share(attempt.score, attempt.out_of));
    if let Some(seconds) = attempt.seconds {
        line.push_str(&format!(" in {}", duration(Duration::from_secs(seconds))));
    }
    if attempt.breaks > 0 {
        line.push_str(&format!(", with {}", count(attempt.breaks as usize, "break")));
    }
    line + "."
}

/// What came of it, a line each. `lessons` has one for each item, where it is known.
pub fn lines(attempt: &Attempt, lessons: &[Option<&Lesson>]) -> Vec<String> {
    let mut lines = vec![score(attempt)];
    let sections = sections(attempt);
    if sections.len() > 1 {
        lines.push(String::new());
        lines.extend(sections.iter().map(|(name, score, of)| format!("{name}: {}", share(*score, *of))));
    }
    for (place, item) in attempt.items.iter().enumerate().filter(|(_, item)| item.credit < 1.0) {
        lines.push(String::new());
        lines.extend(miss(place, item, lessons.get(place).copied().flatten()));
    }
    lines
}

/// The same for other programs.
pub fn json(attempt: &Attempt, lessons: &[Option<&Lesson>]) -> Value {
    let mut value = serde_json::to_value(attempt).unwrap_or_default();
    value["percent"] = json!(attempt.percent());
    let section =
        |(name, score, of): &(&str, f64, usize)| json!({"name": name, "score": score, "out_of": of});
    value["sections"] = sections(attempt).iter().map(section).collect();
    let missed = attempt.items.iter().enumerate().filter(|(_, item)| item.credit < 1.0);
    let missed = missed.map(|(place, item)| {
        let lesson = lessons.get(place).copied().flatten();
        json!({
            "question": place + 1,
            "card": item.card,
            "fact": lesson.map(|lesson| &lesson.says),
            "citations": lesson.map(|lesson| &lesson.citations),
        })
    });
    value["missed"] = missed.collect();
    value
}

/// The parts that were asked about, by name: each with its score and what it could be.
fn sections(attempt: &Attempt) -> Vec<(&str, f64, usize)> {
    let mut sections: Vec<(&str, f64, usize)> = Vec::new();
    for item in &attempt.items {
        match sections.iter_mut().find(|(name, ..)| *name == item.section) {
            Some((_, score, of)) => {
                *score += item.credit;
                *of += 1;
            }
            None => sections.push((&item.section, item.credit, 1)),
        }
    }
    sections.sort_by_key(|(name, ..)| *name);
    sections
}

fn share(score: f64, of: usize) -> String {
    let percent = if of == 0 { 0.0 } else { score * 100.0 / of as f64 };
    format!("{} of {of} ({}%)", points(score), points(percent.round()))
}

fn miss(place: usize, item: &Item, lesson: Option<&Lesson>) -> Vec<String> {
    let worth = if item.credit == 0.0 { String::new() } else { format!(" ({} points)", points(item.credit)) };
    let mut lines = vec![format!("{}. {}{worth}", place + 1, item.asked)];
    lines.push(match item.given.as_slice() {
        [] => "No answer.".to_owned(),
        given => format!("Yours: {}", told(item.kind, given)),
    });
    lines.push(format!("Answer: {}", told(item.kind, &item.right)));
    if let Some(lesson) = lesson {
        lines.push(lesson.says.clone());
        lines.extend(lesson.until.as_ref().map(|until| format!("Ended: {until}.")));
        if !lesson.citations.is_empty() {
            lines.push(format!("Source: {}", lesson.citations.join("; ")));
        }
        lines.extend(lesson.corrects.as_ref().map(|corrects| format!("Correction: {corrects}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_well() {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(list(&texts(&["2", "5", "7"])), "2, 5 and 7");
        assert_eq!(list(&texts(&["2"])), "2");
        assert_eq!(told(Kind::Order, &texts(&["a", "b"])), "a → b");
    }
}
