//! The file of a quiz under way: how it began in the first line, then what the learner did, a line each.
//! It holds the questions themselves, so that an edit of the deck does not change a quiz that has begun.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::QuizError;
use crate::cli::failure::Failure;
use crate::cli::files::save_new;
use crate::quiz::{DeckPrint, Rules};
use crate::session::{Event, Sheet};

/// How a quiz began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub decks: Vec<DeckPrint>,
    pub student: Option<String>,
    pub seed: u64,
    /// With its time zone.
    pub began: String,
    pub minutes: Option<u32>,
    pub rules: Rules,
    /// Whether what is right is shown after each answer.
    pub shows_answers: bool,
    /// Whether the answers are to count as reviews, too.
    pub feeds: bool,
    /// Where the result goes besides.
    pub output: Option<PathBuf>,
    pub sheets: Vec<Sheet>,
}

/// A quiz under way, on the disk.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
}

/// What the files of quizzes under way end with.
const EXTENSION: &str = "open";

impl Journal {
    /// Begins a file in `folder`, named after `stem`.
    pub fn begin(folder: &Path, stem: &str, opening: &Opening) -> Result<Journal, Failure> {
        let fail = |path: &Path, source| Failure::Write { path: path.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(|source| fail(folder, source))?;
        let text = line(opening).map_err(|source| fail(folder, source))?;
        let mut number = 1;
        loop {
            let name = if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") };
            let path = folder.join(format!("{name}.{EXTENSION}"));
            let is_free = !folder.join(format!("{name}.ron")).exists();
            match save_new(&path, &text) {
                Ok(()) if is_free => return Journal::hold(path),
                Ok(()) => std::fs::remove_file(&path).map_err(|source| fail(&path, source))?,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(source) => return Err(fail(&path, source)),
            }
            number += 1;
        }
    }

    /// Goes on with a quiz: how it began, what was done since, and the file to add to.
    pub fn open(path: &Path) -> Result<(Opening, Vec<Event>, Journal), Failure> {
        let mut journal = Journal::hold(path.to_owned())?;
        let text = std::fs::read(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
        let mut lines = text.split_inclusive(|byte| *byte == b'\n');
        let first = lines.next().and_then(|line| serde_json::from_slice(line).ok());
        let Some(opening) = first else { return Err(QuizError::Broken { path: path.to_owned() }.into()) };
        // A line that cannot be read takes no other with it.
        let events = lines.filter_map(|line| serde_json::from_slice(line).ok()).collect();
        if !text.ends_with(b"\n") {
            // It broke off: what follows begins a line of its own.
            journal.write("\n")?;
        }
        Ok((opening, events, journal))
    }

    /// How the quiz in a file began; `None` when that cannot be read.
    pub fn peek(path: &Path) -> Option<Opening> {
        let mut line = String::new();
        BufReader::new(File::open(path).ok()?).read_line(&mut line).ok()?;
        serde_json::from_str(&line).ok()
    }

    /// The quizzes under way in `folder`, the newest first.
    pub fn all(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        // One whose result is there was over when something kept it from being removed.
        let is_open = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension == EXTENSION)
                && !path.with_extension("ron").exists()
        };
        let mut paths: Vec<PathBuf> = entries.filter(is_open).collect();
        // Their names begin with the time.
        paths.sort_by(|a, b| b.cmp(a));
        paths
    }

    /// Adds what was done; it is on the disk when this returns.
    pub fn add(&mut self, event: &Event) -> Result<(), Failure> {
        let text = line(event).map_err(|source| Failure::Write { path: self.path.clone(), source })?;
        self.write(&text)
    }

    /// Where the result of the quiz is kept.
    pub fn result(&self) -> PathBuf {
        self.path.with_extension("ron")
    }

    /// Removes the file: the quiz is over, and its result is kept.
    pub fn close(self) -> Result<(), Failure> {
        std::fs::remove_file(&self.path).map_err(|source| Failure::Write { path: self.path, source })
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|source| Failure::Write { path: self.path.clone(), source })
    }

    /// Opens the file, which no other process may add to from now on.
    fn hold(path: PathBuf) -> Result<Journal, Failure> {
        let file = match OpenOptions::new().append(true).open(&path) {
            Ok(file) => file,
            Err(source) => return Err(Failure::Write { path, source }),
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(QuizError::Busy { path }.into()),
            // Not every file system knows locks.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Journal { path, file }),
        }
    }
}

fn line(value: &impl Serialize) -> io::Result<String> {
    Ok(format!("{}\n", serde_json::to_string(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Deed;

    fn opening() -> Opening {
        Opening {
            decks: Vec::new(),
            student: None,
            seed: 7,
            began: String::new(),
            minutes: None,
            rules: Rules::default(),
            shows_answers: false,
            feeds: false,
            output: None,
            sheets: Vec::new(),
        }
    }

    fn flag(used: u64) -> Event {
        Event { used, deed: Deed::Flag(0, true) }
    }

    #[test]
    fn what_was_done_is_read_back_even_after_a_line_that_broke_off() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        journal.add(&flag(1)).unwrap();
        let path = journal.path.clone();
        journal.write("{\"used\":2,\"de").unwrap();
        drop(journal);
        for expected in [vec![flag(1)], vec![flag(1), flag(3)]] {
            let (began, events, mut journal) = Journal::open(&path).unwrap();
            assert_eq!((began, events), (opening(), expected));
            journal.add(&flag(3)).unwrap();
        }
    }

    #[test]
    fn a_quiz_is_open_in_one_window_only() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        assert!(matches!(Journal::open(&journal.path), Err(Failure::Quiz(QuizError::Busy { .. }))));
    }

    #[test]
    fn no_quiz_takes_the_name_of_another() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("quiz-2.ron"), "").unwrap();
        let names = [(); 2].map(|()| Journal::begin(folder.path(), "quiz", &opening()).unwrap().result());
        assert_eq!(names, ["quiz.ron", "quiz-3.ron"].map(|name| folder.path().join(name)));
        assert_eq!(Journal::all(folder.path()).len(), 2);
        std::fs::write(&names[0], "").unwrap();
        assert_eq!(Journal::all(folder.path()), [names[1].with_extension(EXTENSION)]);
    }

    #[test]
    fn what_is_no_quiz_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quiz.open");
        std::fs::write(&path, "{}\n").unwrap();
        assert!(matches!(Journal::open(&path), Err(Failure::Quiz(QuizError::Broken { .. }))));
        assert_eq!(Journal::peek(&path), None);
        assert!(Journal::all(&folder.path().join("nowhere")).is_empty());
    }
}
