//! `griot doctor`: is everything in order?

use std::io::{IsTerminal, Write};

use clap::Args;

use super::app::App;
use super::environment::Home;
use super::failure::Failure;
use super::relink::line_of;
use super::settings::Settings;
use crate::progress::Store;
use crate::text::{count, safe};

/// Check the settings, the progress store and the decks
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Recompute every card's state from the log of answers
    #[arg(long)]
    rebuild: bool,
}

/// How many histories without a card are told.
const SHOWN: usize = 10;

/// Runs `griot doctor`. Fails when something is wrong, after all was checked.
pub fn run(args: &DoctorArgs) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let home = Home::find()?;
    let path = |path: std::path::PathBuf| safe(&path.display().to_string()).into_owned();
    // Settings that cannot be read end it here: they say where everything else is.
    Settings::read(&home.settings())?;
    writeln!(out, "settings  ok    {}", path(home.settings()))?;
    let mut app = App::start()?;
    let scheduler = app.scheduler()?;
    // A log of a million answers takes seconds.
    let is_watched = std::io::stderr().is_terminal();
    if is_watched {
        let _ = write!(std::io::stderr(), "Checking the log…\r");
    }
    if args.rebuild {
        app.library.store.rebuild(&scheduler)?;
        writeln!(out, "states    recomputed from the log")?;
    }
    let opened = app.open(&[])?;
    let health = app.library.store.health(&scheduler)?;
    if is_watched {
        let _ = write!(std::io::stderr(), "{:20}\r", "");
    }
    let mut is_well = true;
    let mut tell = |is_ok: bool, what: &str, text: String| {
        is_well &= is_ok;
        writeln!(out, "{what:<8}  {:<4}  {text}", if is_ok { "ok" } else { "BAD" })
    };
    tell(health.damage.is_empty(), "store", path(home.store()))?;
    for damage in &health.damage {
        tell(false, "", safe(damage).into_owned())?;
    }
    if !health.damage.is_empty() {
        let aside = Store::aside(&home.store());
        tell(false, "", format!("move {}, and put a backup in its place", safe(&aside)))?;
    }
    tell(true, "log", count(health.records as usize, "record"))?;
    match health.stale {
        0 => tell(true, "states", "every card's state is what its answers lead to".to_owned())?,
        stale => tell(
            false,
            "states",
            format!(
                "{} not what the answers lead to: `griot doctor --rebuild`",
                count(stale as usize, "state")
            ),
        )?,
    }
    // Nothing is wrong with the log: it says when the clock said that it was.
    let ahead = app.library.store.answered_after(app.today())?;
    if ahead > 0 {
        let (cards, were) = (count(ahead as usize, "card"), if ahead == 1 { "was" } else { "were" });
        let told =
            format!("{cards} {were} answered on a day after today, by a clock that was ahead: due later");
        tell(true, "clock", told)?;
    }
    let orphans = app.library.store.orphans()?;
    if !orphans.is_empty() {
        tell(
            true,
            "cards",
            format!(
                "{} with a history in no deck file any more; the history is kept",
                count(orphans.len(), "card")
            ),
        )?;
        for orphan in orphans.iter().take(SHOWN) {
            tell(true, "", line_of(orphan))?;
        }
        if orphans.len() > SHOWN {
            tell(true, "", format!("and {} more: `griot relink` lists them", orphans.len() - SHOWN))?;
        }
    }
    tell(
        true,
        "decks",
        format!("{} on the shelf {}", count(opened.decks.len(), "deck"), path(app.home.shelf(&app.settings))),
    )?;
    for problem in &opened.problems {
        tell(false, "", safe(&problem.message).into_owned())?;
    }
    if is_well { Ok(()) } else { Err(Failure::Told) }
}
