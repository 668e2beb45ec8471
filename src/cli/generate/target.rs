//! Where a deck goes.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_64;

use super::GenerateError;
use super::source::Source;
use crate::cli::failure::Failure;
use crate::cli::files::save;
use crate::deck::DeckId;
use crate::text::{count, safe};

/// Where a deck goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Stdout,
    File(PathBuf),
    /// It was not asked for.
    Nowhere,
}

impl Target {
    /// The file that was named, or what suits.
    pub fn choose(
        output: Option<&Path>,
        takes_stdout: bool,
        is_reviewed: bool,
        source: &Source,
    ) -> Result<Target, GenerateError> {
        match output {
            Some(path) if path == Path::new("-") && is_reviewed => Err(GenerateError::ReviewToStdout),
            Some(path) if path == Path::new("-") => Ok(Target::Stdout),
            Some(path) => Ok(Target::File(path.to_owned())),
            None if takes_stdout => Ok(Target::Nowhere),
            None if is_reviewed || io::stdout().is_terminal() => {
                let name = source.stem.clone().unwrap_or_else(|| DeckId::slug(&source.title).to_string());
                Ok(Target::File(PathBuf::from(format!("{name}.ron"))))
            }
            None => Ok(Target::Stdout),
        }
    }

    /// Whether the deck can be written without losing what someone else wrote: a file that is there
    /// has to have one of these fingerprints, unless it is to be written over by force.
    pub fn check(&self, own: &[u64], force: bool) -> Result<(), Failure> {
        let Target::File(path) = self else { return Ok(()) };
        let data = match path.metadata() {
            Ok(data) => data,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(source) => return Err(Failure::Write { path: path.clone(), source }),
        };
        if data.is_dir() {
            return Err(GenerateError::Folder { path: path.clone() }.into());
        }
        if force || !data.is_file() {
            return Ok(());
        }
        if own.is_empty() {
            return Err(GenerateError::DeckExists { path: path.clone() }.into());
        }
        let bytes = std::fs::read(path).map_err(|source| Failure::Read { path: path.clone(), source })?;
        match own.contains(&xxh3_64(&bytes)) {
            true => Ok(()),
            false => Err(GenerateError::DeckChanged { path: path.clone() }.into()),
        }
    }

    /// Writes the text of a deck.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match self {
            Target::Stdout => Ok(io::stdout().write_all(text.as_bytes())?),
            Target::File(path) => {
                save(path, text).map_err(|source| Failure::Write { path: path.clone(), source })
            }
            Target::Nowhere => Ok(()),
        }
    }

    /// Says where a deck of so many cards went, and what to do with it.
    pub fn tell(&self, out: &mut impl Write, cards: usize) -> io::Result<()> {
        match self {
            Target::File(_) => writeln!(out, "{}", self.told(cards)),
            Target::Stdout | Target::Nowhere => Ok(()),
        }
    }

    /// The same as a text; empty when there is nothing to do with it.
    pub fn told(&self, cards: usize) -> String {
        let Target::File(path) = self else { return String::new() };
        let path = path.display().to_string();
        let path = safe(&path);
        format!("Written to {path}: {}. Learn with `griot study {path}`.", count(cards, "card"))
    }
}
