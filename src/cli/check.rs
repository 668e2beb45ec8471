//! `griot check`: every mistake in a deck, with its place.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::environment::has_colour;
use super::failure::Failure;
use super::files::{at_path, bytes_of, describe};
use crate::ask::{columns, is_dumb};
use crate::deck::{Drawing, Location, Severity, draw, read_bytes};
use crate::text::{count, safe};

/// Read decks and report every mistake in them
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Deck files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// What was found.
#[derive(Debug, Default)]
struct Tally {
    decks: usize,
    errors: usize,
    warnings: usize,
}

/// Columns of a drawing that goes to no terminal.
const WIDTH: usize = 100;

/// Runs `griot check`. Fails when a deck has an error, after all were checked.
pub fn run(args: &CheckArgs) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let style = style(out.is_terminal());
    let mut tally = Tally::default();
    for path in &args.paths {
        let (locations, unreadable) = at_path(path)?;
        for (folder, error) in &unreadable {
            tally.errors += 1;
            writeln!(out, "{}: error: {}", shown(folder), describe(error))?;
        }
        if locations.is_empty() && unreadable.is_empty() {
            tally.errors += 1;
            writeln!(out, "{}: error: no deck (*.ron) is in this folder", shown(path))?;
        }
        for location in locations {
            check(&mut out, path, &location, style, &mut tally)?;
        }
    }
    let Tally { decks, errors, warnings } = tally;
    writeln!(
        out,
        "{} checked: {}, {}.",
        count(decks, "deck"),
        count(errors, "error"),
        count(warnings, "warning")
    )?;
    if errors > 0 { Err(Failure::Told) } else { Ok(()) }
}

/// How to draw mistakes.
pub fn style(is_terminal: bool) -> Drawing {
    Drawing {
        color: is_terminal && has_colour() && !is_dumb(),
        width: if is_terminal { columns().unwrap_or(WIDTH) } else { WIDTH },
    }
}

fn check(
    out: &mut impl Write,
    given: &Path,
    location: &Location,
    style: Drawing,
    tally: &mut Tally,
) -> Result<(), Failure> {
    tally.decks += 1;
    let name = match location {
        Location::File(file) if given.is_dir() => shown(file),
        _ => shown(given),
    };
    let bytes = match bytes_of(location) {
        Ok(bytes) => bytes,
        Err(error) => {
            tally.errors += 1;
            writeln!(out, "{name}: error: {}", describe(&error))?;
            return Ok(());
        }
    };
    let (text, reading) = read_bytes(&bytes);
    let errors =
        reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    tally.errors += errors;
    tally.warnings += reading.diagnostics.len() - errors;
    if !reading.diagnostics.is_empty() {
        writeln!(out, "{}\n", draw(&reading.diagnostics, &name, &text, style).trim_end())?;
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    safe(&path.display().to_string()).into_owned()
}
