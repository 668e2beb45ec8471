//! The settings: a commented RON file, written by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Deserialize;
use thiserror::Error;

use crate::clock::DAY_STARTS_AT;
use crate::memory::{Retention, Week, Wishes};

/// The settings of a user. What the file leaves out has its default.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub desired_retention: Retention,
    /// At most so many new cards a day, over all decks.
    pub new_per_day: u32,
    /// How long to study each day. With it, a plan chooses the two above.
    pub minutes_per_day: Option<Minutes>,
    pub day_starts_at: Hour,
    /// Days of the week with less to study than others.
    pub easy_days: EasyDays,
    pub colour: bool,
    /// The folder of the user's decks.
    pub decks: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            desired_retention: Retention::default(),
            // Each new card costs about ten reviews over its first months, so that ten a day
            // settle at about a quarter of an hour.
            new_per_day: 10,
            minutes_per_day: None,
            day_starts_at: Hour(DAY_STARTS_AT),
            easy_days: EasyDays::default(),
            colour: true,
            decks: None,
        }
    }
}

/// Minutes to study a day: 1 to 600.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Minutes(u32);

impl Minutes {
    pub fn count(self) -> u32 {
        self.0
    }
}

impl TryFrom<i64> for Minutes {
    type Error = String;

    fn try_from(minutes: i64) -> Result<Minutes, String> {
        match u32::try_from(minutes) {
            Ok(count @ 1..=600) => Ok(Minutes(count)),
            _ => Err(format!("{minutes} is no number of minutes to study a day: 1 to 600")),
        }
    }
}

impl FromStr for Minutes {
    type Err = String;

    fn from_str(text: &str) -> Result<Minutes, String> {
        let minutes: i64 = text.parse().map_err(|_| "a whole number from 1 to 600 is expected".to_owned())?;
        Minutes::try_from(minutes)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// How much is to come back on days of the week: shares of a usual day, 0 to 1, in the file.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(try_from = "BTreeMap<Weekday, f64>")]
pub struct EasyDays(pub Week);

impl TryFrom<BTreeMap<Weekday, f64>> for EasyDays {
    type Error = String;

    fn try_from(days: BTreeMap<Weekday, f64>) -> Result<EasyDays, String> {
        let mut week = Week::default();
        for (day, share) in days {
            if !(0.0..=1.0).contains(&share) {
                return Err(format!("{share} is no share of a usual day: 0 to 1"));
            }
            week.0[day as usize] = share;
        }
        Ok(EasyDays(week))
    }
}

/// An hour of the day, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Hour(i8);

impl Hour {
    pub fn hour(self) -> i8 {
        self.0
    }
}

impl TryFrom<i64> for Hour {
    type Error = String;

    fn try_from(hour: i64) -> Result<Hour, String> {
        match i8::try_from(hour) {
            Ok(hour @ 0..=23) => Ok(Hour(hour)),
            _ => Err(format!("{hour} is no hour of the day: 0 to 23")),
        }
    }
}

/// Why the settings cannot be used.
#[derive(Debug, Error)]
pub enum SettingsError {
    #[error("cannot read the settings {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}:{line}:{column}: {message}", path.display())]
    Content { path: PathBuf, line: usize, column: usize, message: String },
    #[error("{}: there is no folder {}, which `decks` names", path.display(), folder.display())]
    NoFolder { path: PathBuf, folder: PathBuf },
}

impl SettingsError {
    pub fn hint(&self) -> String {
        match self {
            SettingsError::NoFolder { .. } => {
                "make the folder, or name another: `griot config edit`".to_owned()
            }
            _ => "`griot config edit` opens the settings; an empty file means all defaults".to_owned(),
        }
    }
}

impl Settings {
    /// What the learner wants of the schedule.
    pub fn wishes(&self) -> Wishes {
        Wishes { retention: self.desired_retention, week: self.easy_days.0 }
    }

    /// The settings in the file at `path`; the defaults when there is none. The folder of decks is
    /// one that exists: a mistyped name would be an empty shelf.
    pub fn read(path: &Path) -> Result<Settings, SettingsError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(source) => return Err(SettingsError::Read { path: path.to_owned(), source }),
        };
        let mut settings = Settings::parse(&text).map_err(|error| {
            let start = error.span.start;
            SettingsError::Content {
                path: path.to_owned(),
                line: start.line,
                column: start.col,
                message: error.code.to_string(),
            }
        })?;
        if let Some(decks) = &mut settings.decks {
            *decks = resolved(decks, path);
            if !decks.is_dir() {
                return Err(SettingsError::NoFolder { path: path.to_owned(), folder: decks.clone() });
            }
        }
        Ok(settings)
    }

    fn parse(text: &str) -> Result<Settings, ron::error::SpannedError> {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let empty = text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with("//"));
        if empty { Ok(Settings::default()) } else { options.from_str(text) }
    }
}

/// A path in the settings: `~/` is the user's home, and a relative one begins where the settings are.
fn resolved(path: &Path, settings: &Path) -> PathBuf {
    match (path.strip_prefix("~"), etcetera::home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => settings.parent().map_or(path.to_owned(), |folder| folder.join(path)),
    }
}

/// What a new settings file holds: every setting with its default, and what it means.
pub const TEMPLATE: &str = "\
// griot's settings. Lines that begin with // are comments; what is left out has its default.
Settings(
    // The share of due cards that you want to recall, 0.70 to 0.99. More means more reviews.
    desired_retention: 0.9,

    // At most so many new cards a day, over all decks.
    new_per_day: 10,

    // How long you want to study each day. If it is set, griot plans (`griot plan`): it chooses the desired
    // retention and the new cards a day, and ends a session when the minutes of the day are over.
    // minutes_per_day: 20,

    // The hour at which a study day begins, 0 to 23.
    day_starts_at: 4,

    // Days of the week on which less is to come back: shares of a usual day, from 0 to 1.
    // easy_days: {Sat: 0.5, Sun: 0},

    // Whether to use colour (the environment variable NO_COLOR turns it off, too).
    colour: true,

    // The folder of your own decks.
    // decks: \"~/decks\",
)
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_holds_the_defaults() {
        assert_eq!(Settings::parse(TEMPLATE).unwrap(), Settings::default());
        assert_eq!(Settings::parse("  // nothing\n").unwrap(), Settings::default());
    }

    #[test]
    fn easy_days_are_named() {
        let settings = Settings::parse("Settings(easy_days: {Sat: 0.5, Sun: 0})").unwrap();
        assert_eq!(settings.easy_days.0, Week([1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0]));
    }

    #[test]
    fn mistakes_are_placed() {
        for (text, line, message) in [
            ("Settings(\n  new_per_dya: 3,\n)", 2, "new_per_dya"),
            ("Settings(\n\n  desired_retention: 1.5,\n)", 3, "1.5 is outside of 0.7 to 0.99"),
            ("Settings(day_starts_at: 24)", 1, "24 is no hour"),
            ("Settings(new_per_day: -1)", 1, "-1"),
            ("Settings(minutes_per_day: 0)", 1, "0 is no number of minutes"),
            ("Settings(easy_days: {Sun: 2})", 1, "2 is no share"),
            ("Settings(easy_days: {Sunday: 0})", 1, "Sunday"),
        ] {
            let error = Settings::parse(text).unwrap_err();
            assert_eq!(error.span.start.line, line, "{error}");
            assert!(error.to_string().contains(message), "{error}");
        }
    }
}
