//! `griot leeches`: cards that do not stick, and what to do about them.

use std::io::Write;

use clap::Args;

use super::app::App;
use super::failure::Failure;
use crate::memory::LEECH;
use crate::text::{count, safe_json, safe_line};

/// List the cards that you forget again and again
#[derive(Debug, Args)]
pub struct LeechesArgs {
    /// Decks to look at: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// As JSON, for other programs
    #[arg(long)]
    json: bool,
}

/// Runs `griot leeches`.
pub fn run(app: &mut App, args: &LeechesArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() {
        return Err(Failure::NothingSound);
    }
    let mut leeches = Vec::new();
    for deck in &opened.decks {
        leeches.extend(app.library.store.leeches(deck.row, LEECH)?);
    }
    let mut out = std::io::stdout().lock();
    if args.json {
        let json = serde_json::json!({ "lapses": LEECH, "leeches": leeches });
        writeln!(out, "{}", safe_json(&format!("{json:#}")))?;
        return Ok(());
    }
    if leeches.is_empty() {
        writeln!(out, "No card was forgotten {LEECH} times or more.")?;
        return Ok(());
    }
    writeln!(out, "{} forgotten {LEECH} times or more:", count(leeches.len(), "card"))?;
    for leech in &leeches {
        let state = if leech.suspended { ", suspended" } else { "" };
        let times = format!("{} of {}", leech.lapses, count(leech.reviews as usize, "answer"));
        writeln!(out, "\n{}  (forgotten at {times}{state})", leech.card)?;
        if let Some(asks) = &leech.asks {
            writeln!(out, "    {}", safe_line(asks))?;
        }
    }
    writeln!(
        out,
        "\nReword or split such a card (`griot edit DECK CARD`), add a hint, or press x when it is asked: \
         `griot resume` brings it back."
    )?;
    Ok(())
}
