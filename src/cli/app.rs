//! What most commands need: the store, the settings, the time, a way to ask.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::environment::{Clock, Home, wants_colour};
use super::failure::Failure;
use super::files::{Places, at_path, describe, shelf};
use super::kept::notes_of;
use super::library::{Library, OpenDeck, Opened, Problem};
use super::near::nearest;
use super::plan::Daily;
use super::settings::Settings;
use crate::ask::{Front, Palette, Plain, QuizFront, Terminal, can_draw};
use crate::clock::{Calendar, Day};
use crate::memory::{Fsrs6, Scheduler, Wishes};
use crate::progress::Store;
use crate::text::safe;

/// The app, its store open.
#[derive(Debug)]
pub struct App {
    pub home: Home,
    pub settings: Settings,
    pub clock: Clock,
    pub library: Library,
}

/// Opening decks that takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(300);

impl App {
    /// Reads the settings and opens the store, making it on the first day.
    pub fn start() -> Result<App, Failure> {
        let home = Home::find()?;
        let settings = Settings::read(&home.settings())?;
        let clock = Clock::find()?;
        let library = Library::new(Store::open(&home.store())?, clock.clone())?;
        Ok(App { home, settings, clock, library })
    }

    pub fn calendar(&self) -> Calendar {
        self.clock.calendar(&self.settings)
    }

    pub fn today(&self) -> Day {
        self.calendar().day(self.clock.now())
    }

    /// With the parameters in force.
    pub fn scheduler(&self) -> Result<Scheduler<Fsrs6>, Failure> {
        Ok(self.library.store.scheduler(self.wishes()?)?)
    }

    /// What the learner wants of the schedule: the settings, or the plan for the minutes that they name.
    pub fn wishes(&self) -> Result<Wishes, Failure> {
        let wishes = self.settings.wishes();
        let Some(minutes) = self.settings.minutes_per_day else { return Ok(wishes) };
        let planned = Daily::in_force(self, minutes.count())?.and_then(Daily::retention);
        Ok(Wishes { retention: planned.unwrap_or(wishes.retention), ..wishes })
    }

    /// Opens the decks of these names, files and folders; all on the shelf for none.
    pub fn open(&mut self, names: &[String]) -> Result<Opened, Failure> {
        if names.is_empty() {
            return self.open_all(shelf(&self.home.shelf(&self.settings)));
        }
        let mut opened = Opened::default();
        for name in names {
            let found = if is_path(name) { self.open_path(Path::new(name))? } else { self.open_name(name)? };
            for deck in found.decks {
                if opened.decks.iter().all(|known| known.row != deck.row) {
                    opened.decks.push(deck);
                }
            }
            opened.problems.extend(found.problems);
        }
        Ok(opened)
    }

    /// Opens one deck by name, file or folder; of a folder the first.
    pub fn open_one(&mut self, name: &str) -> Result<OpenDeck, Failure> {
        let opened = self.open(&[name.to_owned()])?;
        match opened.decks.first() {
            Some(deck) => Ok(deck.clone()),
            None => {
                self.tell_problems(&opened);
                Err(Failure::NothingSound)
            }
        }
    }

    fn open_path(&mut self, path: &Path) -> Result<Opened, Failure> {
        let places = at_path(path)?;
        if places.0.is_empty() && places.1.is_empty() {
            let message = format!("{}: no deck (*.ron) is in this folder", path.display());
            return Ok(Opened { decks: Vec::new(), problems: vec![Problem { message }] });
        }
        self.open_all(places)
    }

    fn open_name(&mut self, name: &str) -> Result<Opened, Failure> {
        let mut opened = self.open(&[])?;
        let is_named = |deck: &OpenDeck| deck.name.as_str() == name;
        if opened.decks.iter().any(is_named) {
            opened.decks.retain(is_named);
            opened.problems.clear();
            return Ok(opened);
        }
        if Path::new(name).exists() {
            return self.open_path(Path::new(name));
        }
        let file = format!("{name}.ron");
        let broken = |message: &str| message.contains(&file);
        if opened.problems.iter().any(|problem| broken(&problem.message)) {
            opened.decks.clear();
            opened.problems.retain(|problem| broken(&problem.message));
            return Ok(opened);
        }
        let near = nearest(name, opened.decks.iter().map(|deck| deck.name.as_str()));
        Err(Failure::NoSuchDeck { name: name.to_owned(), near: near.map(str::to_owned) })
    }

    pub fn open_all(&mut self, (locations, unreadable): Places) -> Result<Opened, Failure> {
        let begun = Instant::now();
        let mut shown = false;
        let is_watched = io::stderr().is_terminal();
        let mut opened = self.library.open(locations, |read, of| {
            if is_watched && (shown || begun.elapsed() > PATIENCE) {
                shown = true;
                // What cannot be shown cannot be told either.
                let _ = write!(io::stderr(), "\rReading decks: {read} of {of}");
            }
        })?;
        opened.problems.extend(unreadable.iter().map(|(folder, error)| Problem {
            message: format!("{}: {}", folder.display(), describe(error)),
        }));
        if shown {
            let _ = write!(io::stderr(), "\r{:40}\r", "");
        }
        for note in notes_of(&self.library.take_kept()) {
            let _ = writeln!(io::stderr(), "{}", safe(&note));
        }
        Ok(opened)
    }

    /// Says on stderr what could not be opened, and why.
    pub fn tell_problems(&self, opened: &Opened) {
        for problem in &opened.problems {
            let _ = writeln!(io::stderr(), "{}", safe(&problem.message));
        }
    }

    /// The front end for where this runs: the terminal, or plain lines.
    pub fn front(&self, plain: bool) -> Result<Box<dyn Front>, Failure> {
        if plain || !can_draw() {
            Ok(Box::new(Plain::new(io::stdin().lock(), io::stdout().lock())))
        } else {
            Ok(Box::new(Terminal::new(self.palette())?))
        }
    }

    /// The front end for a quiz; with `aside`, plain lines go to stderr, and stdout is left to something
    /// else.
    pub fn quiz_front(&self, plain: bool, aside: bool) -> Result<Box<dyn QuizFront>, Failure> {
        if !plain && can_draw() {
            Ok(Box::new(Terminal::new(self.palette())?))
        } else if aside {
            Ok(Box::new(Plain::new(io::stdin().lock(), io::stderr().lock())))
        } else {
            Ok(Box::new(Plain::new(io::stdin().lock(), io::stdout().lock())))
        }
    }

    fn palette(&self) -> Palette {
        if wants_colour(&self.settings) { Palette::Colour } else { Palette::None }
    }
}

/// Whether an argument names a path rather than a deck.
pub fn is_path(name: &str) -> bool {
    name.contains(std::path::MAIN_SEPARATOR) || name.contains('/') || name.ends_with(".ron")
}
