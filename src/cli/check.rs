//! `griot check`: every mistake in a deck, with its place.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::library::{at_path, bytes_of, describe};
use crate::deck::{LineIndex, Location, Severity, read_bytes};
use crate::text::{count, safe};

/// Read decks and report every mistake in them
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Deck files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Runs `griot check`. Fails when a deck has an error, after all were checked.
pub fn run(args: &CheckArgs) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let (mut decks, mut errors, mut warnings) = (0, 0, 0);
    for path in &args.paths {
        let locations = at_path(path)?;
        if locations.is_empty() {
            errors += 1;
            writeln!(out, "{}: error: no deck (*.ron) is in this folder", safe(&path.display().to_string()))?;
        }
        for location in locations {
            decks += 1;
            let name = match &location {
                // As it was given, rather than absolute.
                Location::File(file) if !path.is_dir() => {
                    let _ = file;
                    path.display().to_string()
                }
                Location::File(file) => file.display().to_string(),
                Location::Builtin(deck) => deck.name.to_owned(),
            };
            let bytes = match bytes_of(&location) {
                Ok(bytes) => bytes,
                Err(error) => {
                    errors += 1;
                    writeln!(out, "{}: error: {}", safe(&name), describe(&error))?;
                    continue;
                }
            };
            let (text, reading) = read_bytes(&bytes);
            let index = LineIndex::new(&text);
            for diagnostic in &reading.diagnostics {
                match diagnostic.severity {
                    Severity::Error => errors += 1,
                    Severity::Warning => warnings += 1,
                }
                let place = index.place(diagnostic.span.start);
                writeln!(
                    out,
                    "{}:{}:{}: {}",
                    safe(&name),
                    place.line,
                    place.column,
                    safe(&diagnostic.message)
                )?;
            }
        }
    }
    writeln!(
        out,
        "{} checked: {}, {}.",
        count(decks, "deck"),
        count(errors, "error"),
        count(warnings, "warning")
    )?;
    if errors > 0 { Err(Failure::Told) } else { Ok(()) }
}
