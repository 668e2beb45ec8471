//! Where decks are found: built into the program, in folders, at paths.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::id::DeckId;

/// A deck that comes with the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Builtin {
    pub name: &'static str,
    pub text: &'static str,
}

/// The decks that come with the program, in the order that they are offered.
pub static BUILTINS: [Builtin; 2] = [
    Builtin { name: "mali", text: include_str!("../../decks/mali.ron") },
    Builtin { name: "griot", text: include_str!("../../decks/griot.ron") },
];

/// Where the text of a deck is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    Builtin(&'static Builtin),
    /// An absolute path.
    File(PathBuf),
}

/// As a person knows it: the path, or the name of a built-in deck.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Location::Builtin(deck) => f.write_str(deck.name),
            Location::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// Begins the place of a built-in deck.
const BUILTIN: &str = "builtin:";

impl Location {
    /// The location in one text: an absolute path, or `builtin:name`. `None` for a path that is
    /// no UTF-8.
    pub fn place(&self) -> Option<String> {
        match self {
            Location::Builtin(deck) => Some(format!("{BUILTIN}{}", deck.name)),
            Location::File(path) => path.to_str().map(str::to_owned),
        }
    }

    /// The location of a place.
    pub fn of_place(place: &str) -> Location {
        let builtin =
            place.strip_prefix(BUILTIN).and_then(|name| BUILTINS.iter().find(|deck| deck.name == name));
        match builtin {
            Some(deck) => Location::Builtin(deck),
            None => Location::File(PathBuf::from(place)),
        }
    }

    /// The name of the deck unless its file gives another: the file name without `.ron`.
    pub fn name(&self) -> DeckId {
        match self {
            Location::Builtin(deck) => DeckId::slug(deck.name),
            Location::File(path) => DeckId::slug(&path.file_stem().unwrap_or_default().to_string_lossy()),
        }
    }
}

/// How deep folders of decks may be nested; deeper is a mistake or a loop of links.
const DEPTH: usize = 8;

/// What [`files_in`] found.
#[derive(Debug, Default)]
pub struct Found {
    /// The deck files, sorted.
    pub files: Vec<PathBuf>,
    /// The folders that cannot be looked into, and why.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// What files of reference facts are called that lie beside the deck they were made for: `reference.ron`,
/// or with a name before it, `mali.reference.ron`. They are no decks.
const REFERENCE: &str = "reference";

/// The deck files (`*.ron`) in a folder and its folders; hidden ones and files of reference facts left
/// out. A folder that does not exist holds none.
pub fn files_in(folder: &Path) -> Found {
    let mut found = Found::default();
    collect(folder, DEPTH, &mut found);
    found.files.sort();
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Found) {
    match list(folder, depth, found) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            found.unreadable.push((folder.to_owned(), error));
        }
        _ => {}
    }
}

fn list(folder: &Path, depth: usize, found: &mut Found) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let mut kind = entry.file_type()?;
        if kind.is_symlink() {
            // A link that leads nowhere is no deck.
            let Ok(target) = path.metadata() else { continue };
            kind = target.file_type();
        }
        if kind.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if kind.is_file() && is_deck(&path) {
            found.files.push(path);
        }
    }
    Ok(())
}

fn is_deck(path: &Path) -> bool {
    let is_reference =
        |stem: &Path| stem.as_os_str() == REFERENCE || stem.extension().is_some_and(|last| last == REFERENCE);
    path.extension().is_some_and(|extension| extension == "ron")
        && !path.file_stem().is_some_and(|stem| is_reference(Path::new(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_for_decks() {
        let home = tempfile::tempdir().unwrap();
        for file in ["b.ron", "a/c.ron", "notes.txt", ".hidden.ron", "a/reference.ron", "b.reference.ron"] {
            let path = home.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let found = files_in(home.path());
        assert_eq!(found.files, [home.path().join("a/c.ron"), home.path().join("b.ron")]);
        let none = files_in(&home.path().join("none"));
        assert!(none.files.is_empty() && none.unreadable.is_empty());
        // A file is no folder that one could look into.
        let file = home.path().join("b.ron");
        assert_eq!(files_in(&file).unreadable[0].0, file);
    }

    #[test]
    fn a_place_leads_back_to_its_location() {
        for location in [Location::Builtin(&BUILTINS[0]), Location::File("/tmp/x y.ron".into())] {
            assert_eq!(Location::of_place(&location.place().unwrap()), location);
        }
        assert_eq!(Location::File("/decks/Unit 1.ron".into()).name().as_str(), "unit-1");
    }
}
