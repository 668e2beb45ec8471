//! `griot due`: what waits today.

use std::io::Write;

use clap::Args;

use super::app::App;
use super::failure::Failure;
use super::plan::exams;
use crate::text::{count, safe_json, safe_line};

/// Tell what is due today
#[derive(Debug, Args)]
pub struct DueArgs {
    /// Decks to look at: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// As JSON, with the key and the day of every due card
    #[arg(long)]
    json: bool,
}

/// Runs `griot due`.
pub fn run(app: &mut App, args: &DueArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() {
        return Err(Failure::NothingSound);
    }
    let today = app.today();
    let mut out = std::io::stdout().lock();
    let mut json = Vec::new();
    let (mut due, mut new) = (0, 0);
    for deck in &opened.decks {
        let counts = app.library.store.counts(deck.row, &[], today)?;
        due += counts.due;
        new += counts.new;
        if args.json {
            let cards = app.library.store.due_cards(deck.row, today)?;
            let cards: Vec<_> = cards
                .iter()
                .map(|(key, day)| serde_json::json!({ "card": key, "due": day.to_string() }))
                .collect();
            json.push(serde_json::json!({
                "deck": deck.name.as_str(), "due": counts.due, "new": counts.new, "cards": cards,
            }));
        } else if counts.due > 0 {
            writeln!(out, "{}: {} due, {} new", deck.name, counts.due, counts.new)?;
        }
    }
    if args.json {
        let json = serde_json::json!({ "today": today.to_string(), "due": due, "new": new, "decks": json });
        writeln!(out, "{}", safe_json(&format!("{json:#}")))?;
        return Ok(());
    }
    let rows: Vec<_> = opened.decks.iter().map(|deck| deck.row).collect();
    let forecast = app.library.store.forecast(&rows, today)?;
    match due {
        0 => writeln!(out, "Nothing is due today, {} to learn.", count(new as usize, "new card"))?,
        due => writeln!(out, "{} due today.", count(due as usize, "card"))?,
    }
    writeln!(out, "Due by tomorrow: {}. Within a week: {}.", forecast.tomorrow, forecast.week)?;
    for note in exams(app)? {
        writeln!(out, "{}", safe_line(&note))?;
    }
    Ok(())
}
