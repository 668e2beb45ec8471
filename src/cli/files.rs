//! Deck files on this machine: where they are, whether they have changed, what is in them.

use std::fs::{File, Permissions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_64;

use super::failure::Failure;
use crate::deck::{BUILTINS, Location, files_in};
use crate::progress::Stamp;

/// A deck file larger than this is no deck that a person wrote (it would hold about 200,000 cards).
pub const LARGEST_DECK: u64 = 64 << 20;

/// What tells whether the text at a location has changed.
pub fn stamp(location: &Location) -> io::Result<Stamp> {
    match location {
        Location::Builtin(deck) => {
            Ok(Stamp { size: deck.text.len() as u64, modified: xxh3_64(deck.text.as_bytes()).cast_signed() })
        }
        Location::File(path) => {
            let data = path.metadata()?;
            if data.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            let modified = data.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(Stamp { size: data.len(), modified: i64::try_from(modified.as_nanos()).unwrap_or(i64::MAX) })
        }
    }
}

/// Why a file cannot be read, in words that do not depend on the platform.
pub fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::FileTooLarge => {
            format!("it is too large for a deck (more than {} MiB)", LARGEST_DECK >> 20)
        }
        _ => error.to_string(),
    }
}

/// The whole text at a location.
pub fn bytes_of(location: &Location) -> io::Result<Vec<u8>> {
    match location {
        Location::Builtin(deck) => Ok(deck.text.as_bytes().to_vec()),
        Location::File(path) => {
            if path.metadata()?.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            // The length that the system tells may be wrong (a device, a file that grows).
            let mut bytes = Vec::new();
            File::open(path)?.take(LARGEST_DECK + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > LARGEST_DECK {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            Ok(bytes)
        }
    }
}

/// A stretch of the text at a location.
pub fn slice(location: &Location, start: u64, length: usize) -> io::Result<Vec<u8>> {
    match location {
        Location::Builtin(deck) => {
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let bytes = deck.text.as_bytes().get(start..).and_then(|rest| rest.get(..length));
            bytes.map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
        Location::File(path) => {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = vec![0; length];
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        }
    }
}

/// Where decks are, and the folders that cannot be looked into.
pub type Places = (Vec<Location>, Vec<(PathBuf, io::Error)>);

/// Where the decks of a shelf are: the user's own, then the built-in ones.
pub fn shelf(folder: &Path) -> Places {
    let found = files_in(folder);
    let builtin = BUILTINS.iter().map(Location::Builtin);
    (found.files.into_iter().map(Location::File).chain(builtin).collect(), found.unreadable)
}

/// Where the decks at a path are: the file itself, or all in a folder.
pub fn at_path(path: &Path) -> Result<Places, Failure> {
    let fail = |source| Failure::Read { path: path.to_owned(), source };
    // The same file by another path is the same deck; a path that leads nowhere is told later.
    let absolute: PathBuf = path.canonicalize().or_else(|_| std::path::absolute(path)).map_err(fail)?;
    if absolute.is_dir() {
        let found = files_in(&absolute);
        return Ok((found.files.into_iter().map(Location::File).collect(), found.unreadable));
    }
    Ok((vec![Location::File(absolute)], Vec::new()))
}

/// Writes a file as a whole or not at all: what stands there is replaced when all is written.
pub fn save(path: &Path, text: &str) -> io::Result<()> {
    // A device, or a pipe, is written to and not replaced; so is what a link leads to.
    let (path, permissions) = match path.metadata() {
        Ok(data) if !data.is_file() => return std::fs::write(path, text),
        Ok(data) if data.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(data) => (path.canonicalize()?, Some(data.permissions())),
        Err(_) => (path.to_owned(), None),
    };
    let part = part_of(&path)?;
    let placed = write_part(&part, text, permissions).and_then(|()| std::fs::rename(&part, &path));
    placed.inspect_err(|_| remove(&part))
}

/// Writes a file that is not there yet, as a whole or not at all: at no time does the name lead to a part
/// of the text.
pub fn save_new(path: &Path, text: &str) -> io::Result<()> {
    let part = part_of(path)?;
    // A link, unlike a move, takes no other file's place.
    let linked = write_part(&part, text, None).and_then(|()| std::fs::hard_link(&part, path));
    remove(&part);
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => claim(path, text),
        linked => linked,
    }
}

/// The same where the file system knows no links: whoever makes the file first owns the name, and its text is
/// then put in its place. In between the file is empty.
fn claim(path: &Path, text: &str) -> io::Result<()> {
    File::create_new(path)?;
    save(path, text).inspect_err(|_| remove(path))
}

/// Where the text of a file is written before it has its place.
fn part_of(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(path.with_file_name(format!(".{name}.{}.part", std::process::id())))
}

/// Writes a text to the disk. Who may read the file stays as it was, if `permissions` tells it.
fn write_part(part: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    let mut file = File::create(part)?;
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

fn remove(path: &Path) {
    // What cannot be written can perhaps not be removed either.
    let _ = std::fs::remove_file(path);
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_saved_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        save(&file, "one").unwrap();
        save(&file, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
        // A folder cannot be replaced by a file.
        std::fs::create_dir(folder.path().join("b.ron")).unwrap();
        assert!(save(&folder.path().join("b.ron"), "text").is_err());
        assert!(save(&folder.path().join("nowhere/a.ron"), "text").is_err());
        assert_eq!(names(folder.path()), ["a.ron", "b.ron"]);
    }

    #[test]
    fn a_new_file_takes_no_other_one_s_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        save_new(&file, "one").unwrap();
        assert_eq!(save_new(&file, "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(claim(&file, "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "one");
        claim(&folder.path().join("b.ron"), "three").unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("b.ron")).unwrap(), "three");
        assert!(save_new(&folder.path().join("nowhere/a.ron"), "text").is_err());
        assert_eq!(names(folder.path()), ["a.ron", "b.ron"]);
    }

    #[test]
    fn a_new_file_is_never_seen_in_part() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        let is_written = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                while !is_written.load(Ordering::SeqCst) {
                    if let Ok(text) = std::fs::read_to_string(&file) {
                        assert_eq!(text, "whole");
                    }
                }
            });
            for _ in 0..100 {
                save_new(&file, "whole").unwrap();
                std::fs::remove_file(&file).unwrap();
            }
            is_written.store(true, Ordering::SeqCst);
            reader.join().unwrap();
        });
    }

    #[test]
    #[cfg(unix)]
    fn who_may_read_a_file_stays() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        std::fs::write(&file, "one").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        save(&file, "two").unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
        assert!(save(&file, "three").is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file.ron"), folder.path().join("link.ron"));
        std::fs::write(&file, "one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        save(&link, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(names(folder.path()), ["file.ron", "link.ron"]);
    }
}
