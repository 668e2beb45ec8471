//! The file of a review's decisions, beside the deck.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::generate::review::{Entry, Log};

/// A log of decisions that is added to.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// What stands before the first line that is added.
    begins: Begins,
    file: Option<File>,
}

/// How the file is to be made ready for a new line.
#[derive(Debug, Clone, Copy)]
struct Begins {
    /// A line that broke off is cut away: so many bytes stay.
    length: u64,
    /// Whether the last line lacks its end.
    lacks_end: bool,
}

/// More than a person decides in a lifetime.
const LARGEST: u64 = 1 << 30;

impl Journal {
    /// The decisions on the cards of this deck, `mali.review` for `mali.ron`, and the journal to add
    /// to them. The file is made with the first decision.
    pub fn open(deck: &Path) -> Result<(Log, Journal), Failure> {
        let path = path_of(deck);
        let mut bytes = Vec::new();
        match File::open(&path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Failure::Read { path, source }),
        }
        let log = Log::read(&bytes);
        let sound = bytes.get(..log.sound).unwrap_or_default();
        let begins =
            Begins { length: log.sound as u64, lacks_end: sound.last().is_some_and(|byte| *byte != b'\n') };
        Ok((log, Journal { path, begins, file: None }))
    }

    /// Where the decisions are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line; it is on the disk when this returns.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Failure> {
        self.write(entry).map_err(|source| Failure::Write { path: self.path.clone(), source })
    }

    fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(ready(&self.path, self.begins)?),
        };
        file.write_all(entry.line().as_bytes())?;
        file.sync_data()
    }
}

fn path_of(deck: &Path) -> PathBuf {
    // Whatever a deck is called, its decisions are called something else.
    match deck.extension() {
        Some(extension) if extension != "ron" => {
            let mut extension = extension.to_owned();
            extension.push(".review");
            deck.with_extension(extension)
        }
        _ => deck.with_extension("review"),
    }
}

fn ready(path: &Path, begins: Begins) -> io::Result<File> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    if file.metadata()?.len() > begins.length {
        file.set_len(begins.length)?;
    }
    if begins.lacks_end {
        file.write_all(b"\n")?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "{\"verdict\":\"written\",\"fingerprint\":\"0000000000000001\"}\n";

    #[test]
    fn a_line_that_breaks_off_is_cut_away_before_another_is_added() {
        let folder = tempfile::tempdir().unwrap();
        let deck = folder.path().join("d.ron");
        let whole = LINE.trim_end();
        for (before, after) in [
            (String::new(), LINE.to_owned()),
            (LINE.to_owned(), LINE.repeat(2)),
            (format!("{LINE}{{\"verd"), LINE.repeat(2)),
            (format!("{LINE}{whole}"), LINE.repeat(3)),
            ("nonsense\n{".to_owned(), format!("nonsense\n{LINE}")),
        ] {
            std::fs::write(folder.path().join("d.review"), &before).unwrap();
            let (_, mut journal) = Journal::open(&deck).unwrap();
            journal.add(&Entry::Written { fingerprint: 1 }).unwrap();
            assert_eq!(std::fs::read_to_string(journal.path()).unwrap(), after, "{before:?}");
        }
    }

    #[test]
    fn decisions_stand_beside_the_deck() {
        for (deck, decisions) in [
            ("mali.ron", "mali.review"),
            ("a/mali", "a/mali.review"),
            ("v1.2", "v1.2.review"),
            ("x.review", "x.review.review"),
        ] {
            assert_eq!(path_of(Path::new(deck)), Path::new(decisions));
        }
    }

    #[test]
    fn looking_makes_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (log, journal) = Journal::open(&folder.path().join("d.ron")).unwrap();
        assert_eq!(log, Log::default());
        assert!(!journal.path().exists());
    }
}
