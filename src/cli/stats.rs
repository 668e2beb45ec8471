//! `griot stats`: what happened, and what is coming.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::Args;

use super::app::App;
use super::canvas::Canvas;
use super::drawn::DrawnArgs;
use super::failure::Failure;
use super::watch::Watch;
use crate::memory::CardState;
use crate::stats::{Answer, Gather, Standing, Stats, lines, page};
use crate::text::safe_json;

/// Show what happened: days, retention, calibration, what comes
#[derive(Debug, Args)]
pub struct StatsArgs {
    /// Only this deck: a name or a file [default: all that was ever answered]
    deck: Option<String>,
    /// As JSON: the numbers that every chart is drawn from
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    drawn: DrawnArgs,
}

/// Runs `griot stats`.
pub fn run(app: &mut App, args: &StatsArgs) -> Result<(), Failure> {
    let page_place = args.drawn.page("stats.html")?;
    let stats = gather(app, args.deck.as_deref())?;
    if let Some(place) = page_place {
        return place.write(&page(&stats));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        let json = serde_json::to_string_pretty(&stats).map_err(io::Error::from)?;
        writeln!(out, "{}", safe_json(&json))?;
    } else {
        let Canvas { width, glyphs } = args.drawn.canvas();
        for line in lines(&stats, width, glyphs) {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The figures of one deck, or of all that was ever answered.
fn gather(app: &mut App, deck: Option<&str>) -> Result<Stats, Failure> {
    let deck = match deck {
        Some(name) => Some(app.open_one(name)?),
        None => {
            // So that edited cards have their histories, and cards that are gone are not forecast.
            app.open(&[])?;
            None
        }
    };
    let row = deck.as_ref().map(|deck| deck.row);
    // A log of a million answers takes seconds.
    let _watch = Watch::begin("Reading your answers", io::stderr().is_terminal());
    let today = app.today();
    let mut gather = Gather::new(today);
    app.library.store.reviews(row, |review| {
        gather.answer(&Answer {
            card: review.card.number(),
            day: review.day,
            rating: review.evidence.rating,
            latency: review.latency,
            recall: review.recall.map(|recall| review.evidence.success(recall)),
        });
    })?;
    app.library.store.standings(row, |card| {
        // A card that was buried today waits until tomorrow.
        let due = if card.buried == Some(today) { card.state.due.max(today + 1) } else { card.state.due };
        gather.card(Standing {
            card: card.card,
            question: card.question,
            state: CardState { due, ..card.state },
            is_suspended: card.is_suspended,
        });
    })?;
    if row.is_none() {
        gather.in_no_deck(app.library.store.answered_in_no_deck()?);
    }
    Ok(gather.finish(deck.map(|deck| deck.name.to_string())))
}
