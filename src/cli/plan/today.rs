//! What a session follows: the settings, or the plan for the learner's minutes.

use std::time::Duration;

use super::daily::{Daily, is_wanted, keep, make};
use super::learner::studied;
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::files::shelf;

/// What is left of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// New cards; `None` for as many as there is time for.
    pub new: Option<usize>,
    /// Time to study; `None` for any.
    pub time: Option<Duration>,
    /// The minutes of the day, when there are so many.
    pub minutes: Option<u32>,
}

impl Today {
    /// By the settings and the plan in force.
    pub fn of(app: &App) -> Result<Today, Failure> {
        let today = app.today();
        let seen = usize::try_from(app.library.store.introduced(today)?).unwrap_or(usize::MAX);
        let left = |new: u32| (new as usize).saturating_sub(seen);
        let Some(minutes) = app.settings.minutes_per_day else {
            return Ok(Today { new: Some(left(app.settings.new_per_day)), time: None, minutes: None });
        };
        let minutes = minutes.count();
        let new = match Daily::in_force(app, minutes)? {
            Some(daily) => daily.new_per_day(),
            None => Some(app.settings.new_per_day),
        };
        let time = f64::from(minutes) * 60.0 - studied(app, today)?;
        Ok(Today {
            new: new.map(left),
            time: Some(Duration::from_secs_f64(time.max(0.0))),
            minutes: Some(minutes),
        })
    }
}

/// When in a session something is worked out that takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Before,
    After,
}

/// Makes a plan for the minutes in the settings if it is time for one, and returns what it says: before
/// the first question where there is none yet, after the last one where it is a week old.
pub fn plan_in_time(app: &mut App, when: When) -> Result<Option<String>, Failure> {
    let Some(minutes) = app.settings.minutes_per_day.map(|minutes| minutes.count()) else { return Ok(None) };
    let is_first = Daily::in_force(app, minutes)?.is_none();
    if is_first != (when == When::Before) || !is_wanted(app, minutes)? {
        return Ok(None);
    }
    let shelf = shelf(&app.home.shelf(&app.settings));
    let opened = app.open_all(shelf)?;
    let made = make(app, &opened.decks, minutes)?;
    keep(app, &made)?;
    Ok(Some(made.says()))
}
