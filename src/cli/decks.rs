//! `griot decks`: the shelf.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::app::App;
use super::failure::Failure;
use crate::text::{safe, safe_json, safe_line, width};

/// List decks with their counts
#[derive(Debug, Args)]
pub struct DecksArgs {
    /// As JSON, for other programs
    #[arg(long)]
    json: bool,
}

/// A deck in the list.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    title: String,
    due: u64,
    new: u64,
    cards: usize,
    facts: usize,
    /// The file, or `builtin:name`.
    place: String,
}

/// Runs `griot decks`.
pub fn run(app: &mut App, args: &DecksArgs) -> Result<(), Failure> {
    let opened = app.open(&[])?;
    let today = app.today();
    let mut rows = Vec::with_capacity(opened.decks.len());
    for deck in &opened.decks {
        let counts = app.library.store.counts(deck.row, &[], today)?;
        let info = app.library.info(deck.row)?;
        rows.push(Row {
            name: info.name.to_string(),
            title: info.title.clone(),
            due: counts.due,
            new: counts.new,
            cards: info.cards,
            facts: info.facts,
            place: deck.location.place().unwrap_or_default(),
        });
    }
    let mut out = std::io::stdout().lock();
    if args.json {
        let problems: Vec<&str> = opened.problems.iter().map(|problem| problem.message.as_str()).collect();
        let json = serde_json::json!({ "decks": rows, "problems": problems });
        writeln!(out, "{}", safe_json(&format!("{json:#}")))?;
        return Ok(());
    }
    let column = |head: &str, cell: fn(&Row) -> String| {
        rows.iter().map(|row| width(&cell(row))).chain([head.len()]).max().unwrap_or(0)
    };
    let name = column("deck", |row| row.name.clone());
    let due = column("due", |row| row.due.to_string());
    let new = column("new", |row| row.new.to_string());
    let cards = column("cards", |row| row.cards.to_string());
    writeln!(out, "{:name$}  {:>due$}  {:>new$}  {:>cards$}  title", "deck", "due", "new", "cards")?;
    for row in &rows {
        let fill = " ".repeat(name - width(&row.name));
        let title = safe_line(&row.title);
        writeln!(
            out,
            "{}{fill}  {:>due$}  {:>new$}  {:>cards$}  {title}",
            row.name, row.due, row.new, row.cards
        )?;
    }
    for problem in &opened.problems {
        writeln!(out, "Left out: {}", safe(&problem.message))?;
    }
    writeln!(out, "Your own decks go into {}", safe(&app.home.shelf(&app.settings).display().to_string()))?;
    Ok(())
}
