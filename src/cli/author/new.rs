//! `griot new`: a deck to begin with.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::deck_file::DeckFile;
use super::error::AuthorError;
use crate::cli::app::is_path;
use crate::cli::environment::Home;
use crate::cli::failure::Failure;
use crate::cli::files::save_new;
use crate::cli::settings::Settings;
use crate::deck::{BUILTINS, DeckId, IdError, Location, Starter, files_in, renamed};
use crate::text::safe;

/// Write a short deck to begin with
#[derive(Debug, Args)]
pub struct NewArgs {
    /// A name, for a deck on your shelf, or a file
    deck: String,
    /// What it is for
    #[arg(long, value_enum, default_value_t = Style::Facts, conflicts_with = "from")]
    style: Style,
    /// Its title [default: made of the name]
    #[arg(long)]
    title: Option<String>,
    /// Copy this deck instead: a name or a file
    #[arg(long, value_name = "DECK")]
    from: Option<String>,
}

/// What a deck is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Style {
    /// Facts with their sources, each with the cards that ask for it
    Facts,
    /// Words of a language, in both directions
    Vocabulary,
    /// What was when, and in which order
    Timeline,
    /// Terms and what they mean
    Definitions,
    /// Formulas, their letters, and numbers to compute
    Formulas,
}

impl Style {
    fn starter(self) -> Starter {
        match self {
            Style::Facts => Starter::Facts,
            Style::Vocabulary => Starter::Vocabulary,
            Style::Timeline => Starter::Timeline,
            Style::Definitions => Starter::Definitions,
            Style::Formulas => Starter::Formulas,
        }
    }
}

/// Where a new deck goes, and what it is called.
struct Target {
    path: PathBuf,
    /// What the other commands are given for it.
    name: String,
    title: String,
    /// Whether its folder is made when it is not there.
    makes_folder: bool,
}

/// Runs `griot new`.
pub fn run(args: &NewArgs) -> Result<(), Failure> {
    let target = target(&args.deck)?;
    let text = match &args.from {
        None => args.style.starter().text(args.title.as_deref().unwrap_or(&target.title)),
        Some(from) => copy(from, &target, args.title.as_deref())?,
    };
    let fail = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => {
            AuthorError::DeckExists { path: target.path.clone(), deck: target.name.clone() }.into()
        }
        _ => Failure::Write { path: target.path.clone(), source },
    };
    if let Some(folder) = target.path.parent().filter(|_| target.makes_folder) {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    save_new(&target.path, &text).map_err(fail)?;
    tell(&target)
}

fn target(given: &str) -> Result<Target, Failure> {
    let target = if is_path(given) {
        let mut path = PathBuf::from(given);
        if path.extension().is_none() {
            path.set_extension("ron");
        }
        let title = title(&path.file_stem().unwrap_or_default().to_string_lossy());
        Target { name: path.display().to_string(), path, title, makes_folder: false }
    } else {
        if !given.chars().any(char::is_alphanumeric) {
            return Err(AuthorError::BadId { text: given.to_owned(), source: IdError::Empty }.into());
        }
        let home = Home::find()?;
        let shelf = home.shelf(&Settings::read(&home.settings())?);
        let name = DeckId::slug(given.trim_start_matches('.')).to_string();
        if let Some(path) = on_shelf(&shelf, &name) {
            return Err(AuthorError::DeckExists { path, deck: name }.into());
        }
        Target { path: shelf.join(format!("{name}.ron")), title: title(given), name, makes_folder: true }
    };
    let stem = target.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match stem.rsplit('.').next() {
        Some("reference") => Err(AuthorError::Reserved { name: stem }.into()),
        _ => Ok(target),
    }
}

/// The deck of this name that lies on the shelf already, in whatever folder of it.
fn on_shelf(shelf: &Path, name: &str) -> Option<PathBuf> {
    let is_called = |path: &PathBuf| Location::File(path.clone()).name().as_str() == name;
    files_in(shelf).files.into_iter().find(is_called)
}

/// A title of a name: `unit-1-verbs` is `Unit 1 verbs`.
fn title(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut chars = spaced.trim().chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => "Deck".to_owned(),
    }
}

/// The text of another deck, which takes the name of its file, and perhaps another title.
fn copy(from: &str, target: &Target, title: Option<&str>) -> Result<String, Failure> {
    let file = DeckFile::open(from)?;
    let id = Location::File(target.path.clone()).name();
    renamed(&file.text, &id, title).ok_or_else(|| AuthorError::Unclear { name: file.path() }.into())
}

/// Says where the deck is and what to do with it.
fn tell(target: &Target) -> Result<(), Failure> {
    let (path, name) = (target.path.display().to_string(), &target.name);
    let mut lines = vec![format!("Written to {path}.")];
    if target.makes_folder && BUILTINS.iter().any(|deck| deck.name == name) {
        lines
            .push("It takes the place of the built-in deck of that name, and keeps its progress.".to_owned());
    }
    lines.push(format!("Write in it with `griot edit {name}`, look at it with `griot preview {name}`,"));
    lines.push(format!("check it with `griot check {path}`, and learn with `griot study {name}`."));
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{}", safe(&line))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_the_name() {
        for (name, made) in
            [("rivers", "Rivers"), ("unit-1_verbs", "Unit 1 verbs"), ("élan", "Élan"), ("-", "Deck")]
        {
            assert_eq!(title(name), made);
        }
    }
}
