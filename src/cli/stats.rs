//! `griot stats`: what happened, and what is coming.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use thiserror::Error;

use super::app::App;
use super::failure::Failure;
use super::files::{save, save_new};
use super::watch::Watch;
use crate::ask::{columns, is_dumb};
use crate::memory::CardState;
use crate::stats::{Answer, Gather, Glyphs, NARROWEST, Standing, Stats, lines, page};
use crate::text::{safe, safe_json};

/// Show what happened: days, retention, calibration, what comes
#[derive(Debug, Args)]
pub struct StatsArgs {
    /// Only this deck: a name or a file [default: all that was ever answered]
    deck: Option<String>,
    /// As JSON: the numbers that every chart is drawn from
    #[arg(long)]
    json: bool,
    /// Write a page for a browser instead; - for stdout
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "plain", "width"])]
    html: Option<PathBuf>,
    /// Write over the file if it is there
    #[arg(long, requires = "html")]
    force: bool,
    /// Draw with ASCII characters only, as into a pipe
    #[arg(long)]
    plain: bool,
    /// Columns to draw for [default: those of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(NARROWEST as i64..=500))]
    width: Option<u16>,
}

/// Why the page cannot be written.
#[derive(Debug, Error)]
pub enum StatsError {
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    #[error("{} is a folder", path.display())]
    Folder { path: PathBuf },
}

impl StatsError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            StatsError::Exists { .. } => "name another file, or write over it with --force".to_owned(),
            StatsError::Folder { path } => {
                format!("name a file in it, as in {}", path.join("stats.html").display())
            }
        }
    }
}

/// Columns of what goes to no terminal.
const WIDTH: usize = 80;

/// Runs `griot stats`.
pub fn run(app: &mut App, args: &StatsArgs) -> Result<(), Failure> {
    let file = args.html.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(path) = file {
        check(path, args.force)?;
    }
    let stats = gather(app, args.deck.as_deref())?;
    if let Some(path) = file {
        write(path, &page(&stats), args.force)?;
        writeln!(io::stdout(), "Saved to {}.", safe(&path.display().to_string()))?;
        return Ok(());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    if args.html.is_some() {
        out.write_all(page(&stats).as_bytes())?;
    } else if args.json {
        let json = serde_json::to_string_pretty(&stats).map_err(io::Error::from)?;
        writeln!(out, "{}", safe_json(&json))?;
    } else {
        let is_terminal = io::stdout().is_terminal();
        let is_plain = args.plain || !is_terminal || is_dumb();
        let glyphs = if is_plain { Glyphs::Ascii } else { Glyphs::Unicode };
        let found = if is_terminal { columns().filter(|columns| *columns > 0) } else { None };
        let width = args.width.map_or(found.unwrap_or(WIDTH).max(NARROWEST), usize::from);
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

/// Whether the page may be written, before the work is done.
fn check(path: &Path, force: bool) -> Result<(), StatsError> {
    match path.metadata() {
        Ok(data) if data.is_dir() => Err(StatsError::Folder { path: path.to_owned() }),
        Ok(data) if data.is_file() && !force => Err(StatsError::Exists { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn write(path: &Path, page: &str, force: bool) -> Result<(), Failure> {
    // A device or a pipe is written to, and loses nothing.
    let is_device = path.metadata().is_ok_and(|data| !data.is_file());
    let written = if force || is_device { save(path, page) } else { save_new(path, page) };
    written.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StatsError::Exists { path: path.to_owned() }.into(),
        _ => Failure::Write { path: path.to_owned(), source },
    })
}
