//! What a session follows: the settings, or the plan for the learner's minutes.

use std::time::Duration;

use super::agenda::Exam;
use super::daily::{Daily, is_wanted, keep, make};
use super::learner::studied;
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::files::shelf;
use crate::clock::Day;

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
    /// By the plan for an exam, the plan of every day or the settings.
    pub fn of(app: &App, exam: Option<&Exam>) -> Result<Today, Failure> {
        let today = app.today();
        if let Some(exam) = exam {
            let time = Some(left(app, today, exam.minutes)?);
            return Ok(Today { new: None, time, minutes: Some(exam.minutes) });
        }
        let seen = usize::try_from(app.library.store.introduced(today)?).unwrap_or(usize::MAX);
        let unseen = |new: u32| (new as usize).saturating_sub(seen);
        let Some(minutes) = app.settings.minutes_per_day else {
            return Ok(Today { new: Some(unseen(app.settings.new_per_day)), time: None, minutes: None });
        };
        let minutes = minutes.count();
        let new = match Daily::in_force(app, minutes)? {
            Some(daily) => daily.new_per_day(),
            None => Some(app.settings.new_per_day),
        };
        let time = Some(left(app, today, minutes)?);
        Ok(Today { new: new.map(unseen), time, minutes: Some(minutes) })
    }
}

/// What is left of so many minutes of a day.
fn left(app: &App, day: Day, minutes: u32) -> Result<Duration, Failure> {
    let seconds = f64::from(minutes) * 60.0 - studied(app, day)?;
    Ok(Duration::from_secs_f64(seconds.max(0.0)))
}

/// When in a session something is worked out that takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Before,
    After,
}

/// A plan for more cards takes longer than a learner should wait for the first question. (Measured: 2 s for
/// 2,000 cards.)
const QUICK: u64 = 2_000;

/// Makes a plan for the minutes in the settings if it is time for one, and returns what it says: before
/// the first question where there is none yet (and the plan does not take long), after the last one where
/// it is a week old.
pub fn plan_in_time(app: &mut App, when: When) -> Result<Option<String>, Failure> {
    let Some(minutes) = app.settings.minutes_per_day.map(|minutes| minutes.count()) else { return Ok(None) };
    let is_first = Daily::in_force(app, minutes)?.is_none();
    let is_before = is_first && app.library.store.cards_in_decks()? <= QUICK;
    if is_before != (when == When::Before) || !is_wanted(app, minutes)? {
        return Ok(None);
    }
    let shelf = shelf(&app.home.shelf(&app.settings));
    let opened = app.open_all(shelf)?;
    let made = make(app, &opened.decks, minutes)?;
    keep(app, &made)?;
    Ok(Some(made.says()))
}
