//! Where things are on this machine, and what time it is: all that is taken from the environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::failure::Failure;
use super::settings::Settings;
use crate::clock::{Calendar, Moment};

/// The folders and files of this user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    data: PathBuf,
    config: PathBuf,
}

impl Home {
    /// `GRIOT_HOME` for everything, or the platform's folders for data and settings.
    pub fn find() -> Result<Home, Failure> {
        if let Some(home) = set("GRIOT_HOME") {
            let home = std::path::absolute(PathBuf::from(home)).map_err(|_| Failure::NoHome)?;
            return Ok(Home { data: home.clone(), config: home });
        }
        let folders = etcetera::choose_base_strategy().map_err(|_| Failure::NoHome)?;
        Ok(Home { data: folders.data_dir().join("griot"), config: folders.config_dir().join("griot") })
    }

    /// The progress store.
    pub fn store(&self) -> PathBuf {
        self.data.join("progress.db")
    }

    /// The user's shelf of decks, unless the settings name another folder.
    pub fn shelf(&self, settings: &Settings) -> PathBuf {
        settings.decks.clone().unwrap_or_else(|| self.data.join("decks"))
    }

    /// Quizzes: those left open, and what came of the others.
    pub fn quizzes(&self) -> PathBuf {
        self.data.join("quizzes")
    }

    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }
}

/// The time, from the system or (for tests and demonstrations) from `GRIOT_NOW`.
#[derive(Debug, Clone)]
pub enum Clock {
    System,
    Fixed(Zoned),
    /// The time that stands in a file, looked at whenever it is asked for: `GRIOT_NOW=@FILE`.
    Told {
        file: PathBuf,
        first: Zoned,
    },
}

impl Clock {
    pub fn find() -> Result<Clock, Failure> {
        match set("GRIOT_NOW") {
            None => Ok(Clock::System),
            Some(value) => {
                let value = value.to_string_lossy().into_owned();
                let clock = match value.strip_prefix('@').map(Path::new) {
                    Some(file) => told(file).map(|first| Clock::Told { file: file.to_owned(), first }),
                    None => value.parse().ok().map(Clock::Fixed),
                };
                clock.ok_or(Failure::BadNow { value })
            }
        }
    }

    pub fn now(&self) -> Moment {
        match self {
            Clock::System => Timestamp::now().into(),
            Clock::Fixed(time) => time.timestamp().into(),
            // A file that is being written says nothing: the time that it began with will do.
            Clock::Told { file, first } => told(file).as_ref().unwrap_or(first).timestamp().into(),
        }
    }

    /// The calendar of the learner's time zone.
    pub fn calendar(&self, settings: &Settings) -> Calendar {
        let zone = match self {
            Clock::System => TimeZone::system(),
            Clock::Fixed(time) | Clock::Told { first: time, .. } => time.time_zone().clone(),
        };
        Calendar::new(zone, settings.day_starts_at.hour())
    }
}

/// The time that stands in a file.
fn told(file: &Path) -> Option<Zoned> {
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}

/// An environment variable that is set to something.
pub fn set(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether the learner wants colours. <https://no-color.org>: set to anything but the empty string.
pub fn wants_colour(settings: &Settings) -> bool {
    settings.colour && set("NO_COLOR").is_none()
}

/// Whether the user wants colours, as far as that can be known: settings that cannot be read keep no
/// command from its work that does without them otherwise.
pub fn has_colour() -> bool {
    let settings = Home::find().and_then(|home| Ok(Settings::read(&home.settings())?)).unwrap_or_default();
    wants_colour(&settings)
}
