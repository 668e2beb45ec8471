//! The file of a quiz under way: how it began in the first line, then what the learner did, a line each.
//! It holds the questions themselves, so that an edit of the deck does not change a quiz that has begun.
//!
//! A quiz that is left stands still. One that was cut off (killed, by a power cut) goes on from the last
//! note of its time, less what may have passed since.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::QuizError;
use super::pulse::{INTERVAL, Pulse};
use crate::cli::environment::Clock;
use crate::cli::failure::Failure;
use crate::cli::files::save_new;
use crate::quiz::{Attempt, AttemptError, DeckPrint, Rules, Wish};
use crate::session::{Deed, Event, Sheet};

/// How a quiz began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub decks: Vec<DeckPrint>,
    pub student: Option<String>,
    /// What the questions were drawn by.
    #[serde(flatten)]
    pub wish: Wish,
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
    /// Adds to the file, too, while the quiz is taken.
    pulse: Option<Pulse>,
}

/// A quiz that was left open, as its file tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    pub opening: Opening,
    /// What was done.
    pub events: Vec<Event>,
}

/// What the files of quizzes under way end with.
const EXTENSION: &str = "open";

impl Journal {
    /// Begins a file in `folder`, named after `stem`.
    pub fn begin(folder: &Path, stem: &str, opening: &Opening) -> Result<Journal, Failure> {
        let fail = |path: &Path, source| Failure::Write { path: path.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(|source| fail(folder, source))?;
        let text = serde_json::to_string(opening).map_err(|error| fail(folder, error.into()))?;
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

    /// Opens a quiz that was left, to go on with it.
    pub fn open(path: &Path) -> Result<(Left, Journal), Failure> {
        let mut journal = Journal::hold(path.to_owned())?;
        let mut left = Left::read(path)?;
        if let Some(event) = left.charge() {
            // On the disk, lest a quiz that is cut off again and again pays for it once.
            journal.add(&event)?;
            left.events.push(event);
        }
        Ok((left, journal))
    }

    /// What is known of a quiz that was left, whether it is open in another window or not.
    pub fn peek(path: &Path) -> Result<Left, Failure> {
        let mut left = Left::read(path)?;
        left.events.extend(left.charge());
        Ok(left)
    }

    /// Removes a quiz that was left, unless it is open in another window.
    pub fn discard(path: &Path) -> Result<(), Failure> {
        Journal::hold(path.to_owned())?.close()
    }

    /// The quizzes under way in `folder`, the newest first.
    pub fn all(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        // One whose result is there was over when something kept it from being removed.
        let is_open = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension == EXTENSION)
                && !is_result(&path.with_extension("ron"))
        };
        let mut paths: Vec<PathBuf> = entries.filter(is_open).collect();
        // Their names begin with the time.
        paths.sort_by(|a, b| b.file_stem().cmp(&a.file_stem()));
        paths
    }

    /// Notes the time now and then from here on, where the quiz has taken `used` milliseconds.
    pub fn keep_time(&mut self, used: u64, clock: &Clock) -> Result<(), Failure> {
        let mut file =
            self.file.try_clone().map_err(|source| Failure::Write { path: self.path.clone(), source })?;
        self.pulse = Some(Pulse::begin(used, clock.clone(), INTERVAL, move |event| {
            // What cannot be written now cannot be when the next answer comes, which tells it.
            let _ = append(&mut file, event);
        }));
        Ok(())
    }

    /// Adds what was done; it is on the disk when this returns.
    pub fn add(&mut self, event: &Event) -> Result<(), Failure> {
        if event.deed == Deed::Leave {
            // From here on the time stands still.
            self.pulse = None;
        }
        append(&mut self.file, event).map_err(|source| Failure::Write { path: self.path.clone(), source })?;
        if let Some(pulse) = &self.pulse {
            pulse.tell(event.used);
        }
        Ok(())
    }

    /// Keeps the text of the result beside the quiz and returns where. What stands under that name is no
    /// result (see [`Journal::all`]); it stays, and another name is taken.
    pub fn keep(&self, result: &str) -> Result<PathBuf, Failure> {
        let mut number = 1;
        loop {
            let path = match number {
                1 => self.path.with_extension("ron"),
                _ => self.path.with_extension(format!("{number}.ron")),
            };
            match save_new(&path, result) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(Failure::Write { path, source }),
            }
        }
    }

    /// Removes the file: the quiz is over, and its result is kept.
    pub fn close(mut self) -> Result<(), Failure> {
        self.pulse = None;
        std::fs::remove_file(&self.path).map_err(|source| Failure::Write { path: self.path, source })
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
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Journal { path, file, pulse: None }),
        }
    }
}

impl Left {
    fn read(path: &Path) -> Result<Left, Failure> {
        let text = std::fs::read(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
        let mut lines = text.split(|byte| *byte == b'\n');
        let opening = lines.next().and_then(|line| serde_json::from_slice(line).ok());
        let Some(opening) = opening else { return Err(QuizError::Broken { path: path.to_owned() }.into()) };
        // A line that broke off takes no other with it.
        Ok(Left { opening, events: lines.filter_map(|line| serde_json::from_slice(line).ok()).collect() })
    }

    /// What a quiz pays that was not left but cut off: the time until the next note of it.
    fn charge(&self) -> Option<Event> {
        let is_left = self.events.last().is_some_and(|event| event.deed == Deed::Leave);
        let used = self.events.iter().map(|event| event.used).max().unwrap_or(0);
        let interval = u64::try_from(INTERVAL.as_millis()).unwrap_or(u64::MAX);
        (!is_left).then(|| Event { used: used.saturating_add(interval), deed: Deed::Leave })
    }
}

/// Whether the result of a quiz stands in a file. An empty one, say, may be left of a process that was killed.
fn is_result(path: &Path) -> bool {
    let text = std::fs::read_to_string(path);
    text.is_ok_and(|text| matches!(Attempt::read(&text), Ok(_) | Err(AttemptError::Newer { .. })))
}

/// Adds a line, before which a line ends that broke off when the disk was full.
fn append(file: &mut File, event: &Event) -> io::Result<()> {
    file.write_all(format!("\n{}", serde_json::to_string(event)?).as_bytes())?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Kind;

    fn opening() -> Opening {
        Opening {
            decks: Vec::new(),
            student: None,
            wish: Wish { count: 20, kinds: vec![Kind::Pick], tags: Vec::new(), seed: 7 },
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

    fn left(used: u64) -> Event {
        Event { used, deed: Deed::Leave }
    }

    #[test]
    fn what_was_done_is_read_back_even_after_a_line_that_broke_off() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        journal.add(&flag(1)).unwrap();
        let path = journal.path.clone();
        journal.file.write_all(b"\n{\"used\":2,\"de").unwrap();
        journal.add(&flag(3)).unwrap();
        journal.add(&left(4)).unwrap();
        drop(journal);
        let expected = Left { opening: opening(), events: vec![flag(1), flag(3), left(4)] };
        assert_eq!(Journal::peek(&path).unwrap(), expected);
        assert_eq!(Journal::open(&path).unwrap().0, expected);
    }

    #[test]
    fn each_time_that_a_quiz_is_cut_off_it_pays_for_the_time_that_was_not_noted() {
        let folder = tempfile::tempdir().unwrap();
        let path = Journal::begin(folder.path(), "quiz", &opening()).unwrap().path.clone();
        assert_eq!(Journal::peek(&path).unwrap().events, [left(5_000)]);
        let (_, mut journal) = Journal::open(&path).unwrap();
        let back = Event { used: 5_000, deed: Deed::Return };
        journal.add(&back).unwrap();
        drop(journal);
        let paid = [left(5_000), back, left(10_000)];
        assert_eq!(Journal::open(&path).unwrap().0.events, paid);
        assert_eq!(Journal::open(&path).unwrap().0.events, paid, "it was not begun again");
    }

    #[test]
    fn a_quiz_that_is_discarded_is_gone_unless_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        let path = journal.path.clone();
        assert!(matches!(Journal::discard(&path), Err(Failure::Quiz(QuizError::Busy { .. }))));
        drop(journal);
        Journal::discard(&path).unwrap();
        assert!(Journal::all(folder.path()).is_empty());
    }

    #[test]
    fn a_quiz_is_open_in_one_window_only() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        assert!(matches!(Journal::open(&journal.path), Err(Failure::Quiz(QuizError::Busy { .. }))));
    }

    fn result() -> String {
        Attempt::made_of(Vec::new()).write()
    }

    #[test]
    fn no_quiz_takes_the_name_of_another() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("quiz-2.ron"), "").unwrap();
        let begin = || Journal::begin(folder.path(), "quiz", &opening()).unwrap();
        let names = [begin(), begin()].map(|journal| journal.keep(&result()).unwrap());
        assert_eq!(names, ["quiz.ron", "quiz-3.ron"].map(|name| folder.path().join(name)));
    }

    #[test]
    fn a_quiz_is_over_when_its_result_is_there_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = Journal::begin(folder.path(), "quiz", &opening()).unwrap().path.clone();
        for debris in ["", &result()[..40]] {
            std::fs::write(path.with_extension("ron"), debris).unwrap();
            assert_eq!(Journal::all(folder.path()), std::slice::from_ref(&path), "{debris:?}");
        }
        let (_, journal) = Journal::open(&path).unwrap();
        assert_eq!(journal.keep(&result()).unwrap(), folder.path().join("quiz.2.ron"));
        journal.close().unwrap();
        assert!(Journal::all(folder.path()).is_empty());
        // One whose file could not be removed.
        let path = Journal::begin(folder.path(), "other", &opening()).unwrap().path.clone();
        std::fs::write(path.with_extension("ron"), result()).unwrap();
        assert!(Journal::all(folder.path()).is_empty());
        std::fs::write(path.with_extension("ron"), result().replace("format: 1", "format: 9")).unwrap();
        assert!(Journal::all(folder.path()).is_empty());
    }

    #[test]
    fn what_is_no_quiz_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quiz.open");
        std::fs::write(&path, "{}\n").unwrap();
        assert!(matches!(Journal::open(&path), Err(Failure::Quiz(QuizError::Broken { .. }))));
        assert!(matches!(Journal::peek(&path), Err(Failure::Quiz(QuizError::Broken { .. }))));
        assert!(Journal::all(&folder.path().join("nowhere")).is_empty());
    }
}
