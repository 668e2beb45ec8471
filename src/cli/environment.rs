//! Where things are on this machine, and what time it is: all that is taken from the environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

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
    /// From a moment on the time that goes by, whatever the system's clock is set to meanwhile.
    Steady {
        began: Moment,
        since: Instant,
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
            Clock::Steady { began, since } => {
                let passed = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
                Moment(began.0.saturating_add(passed))
            }
            Clock::Fixed(time) => time.timestamp().into(),
            // A file that is being written says nothing: the time that it began with will do.
            Clock::Told { file, first } => told(file).as_ref().unwrap_or(first).timestamp().into(),
        }
    }

    /// The clock to measure by from now on: setting the system's neither stops it nor sets it forward. While
    /// the machine sleeps it may stand still.
    pub fn steady(&self) -> Clock {
        match self {
            Clock::System => Clock::Steady { began: self.now(), since: Instant::now() },
            other => other.clone(),
        }
    }

    /// The calendar of the learner's time zone.
    pub fn calendar(&self, settings: &Settings) -> Calendar {
        let zone = match self {
            Clock::System | Clock::Steady { .. } => TimeZone::system(),
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_steady_clock_goes_by_the_time_that_passes_and_not_by_the_clock_on_the_wall() {
        let minute = Duration::from_secs(60);
        let Clock::Steady { began, since } = Clock::System.steady() else { panic!("it can be set") };
        // As if the clock on the wall had been set back by a day since.
        let began = Moment(began.0 + 86_400_000);
        let clock = Clock::Steady { began, since };
        let now = clock.now();
        assert!(now.millis_since(began) < 60_000, "{now:?}");
        let Some(since) = since.checked_sub(minute) else { return };
        assert!(Clock::Steady { began, since }.now().millis_since(began) >= 60_000);
        let fixed: Zoned = "2026-01-05T10:00:00+00:00[Africa/Bamako]".parse().unwrap();
        assert!(matches!(Clock::Fixed(fixed).steady(), Clock::Fixed(_)));
    }
}
