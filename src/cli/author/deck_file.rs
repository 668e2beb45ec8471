//! One deck, found by its name or its file, and read. Unlike the library, it needs no store.

use std::io;
use std::path::{Path, PathBuf};

use super::error::AuthorError;
use crate::cli::app::is_path;
use crate::cli::check::today;
use crate::cli::environment::Home;
use crate::cli::failure::Failure;
use crate::cli::files::{bytes_of, shelf};
use crate::cli::near::nearest;
use crate::cli::settings::Settings;
use crate::craft::{Twins, look};
use crate::deck::{DeckId, Location, Reading, decoded, read, read_bytes};

/// A deck's file as it was found.
#[derive(Debug)]
pub struct DeckFile {
    pub location: Location,
    /// What its user calls it: the name that was given, or the path.
    pub name: String,
    /// The text, bytes that are no UTF-8 replaced.
    pub text: String,
    /// Whether the text is the file's, byte for byte.
    pub is_whole: bool,
    pub reading: Reading,
}

impl DeckFile {
    /// Finds the deck of this name, or at this path, and reads it.
    pub fn open(name: &str) -> Result<DeckFile, Failure> {
        let location = find(name)?;
        DeckFile::read(location, name)
    }

    /// Reads the deck at this location.
    pub fn read(location: Location, name: &str) -> Result<DeckFile, Failure> {
        let bytes = bytes_of(&location).map_err(|source| match source.kind() {
            io::ErrorKind::IsADirectory => Failure::from(AuthorError::Folder { path: PathBuf::from(name) }),
            _ => AuthorError::Unreadable { name: name.to_owned(), source }.into(),
        })?;
        let (text, flaw) = decoded(&bytes);
        let mut reading = looked_at(&text, name)?;
        let is_whole = flaw.is_none();
        reading.diagnostics.extend(flaw);
        Ok(DeckFile { location, name: name.to_owned(), text: text.into_owned(), is_whole, reading })
    }

    /// The deck's name in keys.
    pub fn id(&self) -> DeckId {
        let own = self.reading.deck.as_ref().and_then(|deck| deck.id.clone());
        own.unwrap_or_else(|| self.location.name())
    }

    /// What `griot check` is to be given for it.
    pub fn path(&self) -> String {
        match &self.location {
            Location::File(path) if !is_path(&self.name) => path.display().to_string(),
            _ => self.name.clone(),
        }
    }
}

/// A deck as read, with everything that `griot check` would say of it.
pub fn looked_at(text: &str, name: &str) -> Result<Reading, Failure> {
    let looked = look(text, name, today()?, &mut Twins::default());
    Ok(Reading { diagnostics: looked.diagnostics, ..read(text) })
}

/// Where the deck is that is meant: a path, a file of the shelf by its name or by the `id` in it, a
/// built-in deck, or a file of this folder.
pub fn find(name: &str) -> Result<Location, Failure> {
    if is_path(name) {
        return Ok(at(name));
    }
    let home = Home::find()?;
    let settings = Settings::read(&home.settings())?;
    let (locations, _) = shelf(&home.shelf(&settings));
    let is_file = |location: &&Location| matches!(location, Location::File(_));
    let is_called = |location: &&Location| location.name().as_str() == name;
    let by_file = locations.iter().filter(is_file).find(is_called);
    let by_id = || locations.iter().filter(is_file).find(|location| id_in(location).as_deref() == Some(name));
    let builtin = || locations.iter().find(is_called);
    if let Some(location) = by_file.or_else(by_id).or_else(builtin) {
        return Ok(location.clone());
    }
    if Path::new(name).exists() {
        return Ok(at(name));
    }
    let near = nearest(name, locations.iter().map(|location| location.name().to_string()));
    Err(Failure::NoSuchDeck { name: name.to_owned(), near })
}

/// The file at a path.
fn at(path: &str) -> Location {
    Location::File(std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path)))
}

/// The name that a deck gives itself.
fn id_in(location: &Location) -> Option<String> {
    let bytes = bytes_of(location).ok()?;
    let (_, reading) = read_bytes(&bytes);
    Some(reading.deck?.id?.to_string())
}
