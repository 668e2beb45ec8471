//! `griot edit`: a deck in the user's editor, checked afterwards.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::Args;

use super::cards::{chosen, span_of};
use super::deck_file::DeckFile;
use super::error::AuthorError;
use crate::cli::check::style;
use crate::cli::editor::open_editor;
use crate::cli::failure::Failure;
use crate::cli::prompt::confirm;
use crate::deck::{LineIndex, Location, draw};
use crate::text::{count, safe};

/// Open a deck in your editor, and check it afterwards
#[derive(Debug, Args)]
pub struct EditArgs {
    /// The deck: a file or a name
    deck: String,
    /// The card to begin at: a key, an id, or words of its question [default: the first mistake]
    card: Vec<String>,
}

/// Runs `griot edit`. Fails when the deck has errors in the end.
pub fn run(args: &EditArgs) -> Result<(), Failure> {
    let mut file = DeckFile::open(&args.deck)?;
    let Location::File(path) = file.location.clone() else {
        return Err(AuthorError::BuiltIn { name: file.name }.into());
    };
    let query = args.card.join(" ");
    let mut line = if query.is_empty() { line_of_mistake(&file) } else { line_of_card(&file, &query)? };
    loop {
        open_editor(&path, line)?;
        file = DeckFile::read(file.location, &file.name)?;
        let errors = tell(&file, &path)?;
        if errors == 0 {
            return Ok(());
        }
        let can_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
        if !(can_ask && confirm("Edit again?")?) {
            return Err(Failure::Told);
        }
        line = line_of_mistake(&file);
    }
}

/// The line of the first error, or of the first warning, from 1.
fn line_of_mistake(file: &DeckFile) -> Option<usize> {
    let first = file.reading.errors().next().or(file.reading.diagnostics.first())?;
    Some(LineIndex::new(&file.text).place(first.span.start).line)
}

/// The line of the first card that is meant.
fn line_of_card(file: &DeckFile, query: &str) -> Result<Option<usize>, Failure> {
    let no_match = || AuthorError::NoMatch { deck: file.name.clone(), query: query.to_owned() };
    let deck = file.reading.deck.as_ref().ok_or_else(no_match)?;
    let entries = chosen(file, deck, query)?;
    let span = entries.first().and_then(|entry| span_of(&file.reading, entry.slot));
    Ok(span.map(|span| LineIndex::new(&file.text).place(span.start).line))
}

/// Tells what `griot check` would, and returns the number of errors.
fn tell(file: &DeckFile, path: &Path) -> Result<usize, Failure> {
    let found = &file.reading.diagnostics;
    let errors = file.reading.errors().count();
    if !found.is_empty() {
        let mut err = io::stderr().lock();
        let style = style(err.is_terminal());
        let name = path.display().to_string();
        writeln!(err, "{}\n", draw(found, &name, &file.text, style).trim_end())?;
    }
    let warnings = count(found.len() - errors, "warning");
    let told = match errors {
        0 => format!("{} is in order: 0 errors, {warnings}.", file.name),
        _ => format!("{} has {}, {warnings}.", file.name, count(errors, "error")),
    };
    if errors == 0 {
        writeln!(io::stdout(), "{}", safe(&told))?;
    } else {
        writeln!(io::stderr(), "{}", safe(&told))?;
    }
    Ok(errors)
}
