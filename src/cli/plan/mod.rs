//! `griot plan`: what to do with the minutes that there are, every day and up to an exam.

mod agenda;
mod daily;
mod exam;
mod follows;
mod learner;
mod simulate;
mod today;
mod told;

use std::io::{Write, stdout};

use clap::Args;
use jiff::civil::Date;

use super::app::App;
use super::failure::Failure;
use super::library::OpenDeck;
use super::settings::Minutes;
use crate::clock::Day;
use crate::progress::PlanRow;
use agenda::{names, to_come};
use told::tell;

pub use agenda::{Exam, missing, renew};
pub use daily::Daily;
pub use exam::long;
pub use learner::Who;
pub use simulate::{SimulateArgs, run as simulate};
pub use today::{Today, When, plan_in_time};

/// Plan your minutes
///
/// With so many minutes a day, griot simulates you, your pace and your decks over a year, and finds the
/// desired retention and the new cards a day that leave the most in your memory. With `minutes_per_day` in
/// the settings, `griot study` follows that plan, and makes it anew each week.
///
/// With --exam, it plans up to that day instead: ways to study are simulated, and `griot study` follows the
/// one that leaves the most on the day, asking the cards that gain the most. Afterwards cards come back as
/// usual.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Decks to plan for: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// Minutes a day [default: those in the settings]
    #[arg(long, value_name = "M")]
    minutes: Option<Minutes>,
    /// Plan for an exam on this day, and follow the plan until then
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    exam: Option<Date>,
    /// Show the plan and do not follow it
    #[arg(long)]
    dry_run: bool,
    /// Give up the plan for an exam
    #[arg(long, conflicts_with_all = ["exam", "minutes", "json", "dry_run", "decks"])]
    give_up: bool,
    /// As JSON, with all that was simulated
    #[arg(long)]
    json: bool,
}

/// Runs `griot plan`.
pub fn run(app: &mut App, args: &PlanArgs) -> Result<(), Failure> {
    if args.give_up {
        let said = match app.library.store.give_up_exams()? {
            true => "Given up: cards come back as usual.",
            false => "No exam is planned.",
        };
        writeln!(stdout(), "{said}")?;
        return Ok(());
    }
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() {
        return Err(Failure::NothingSound);
    }
    let Some(minutes) = args.minutes.or(app.settings.minutes_per_day) else {
        return Err(Failure::HowManyMinutes);
    };
    if let Some(date) = args.exam {
        return plan_exam(app, args, &opened.decks, minutes, date);
    }
    let made = daily::make(app, &opened.decks, minutes.count())?;
    let is_followed = !args.dry_run && args.decks.is_empty() && app.settings.minutes_per_day == Some(minutes);
    if is_followed {
        daily::keep(app, &made)?;
    }
    if args.json {
        writeln!(stdout(), "{:#}", made.json(is_followed))?;
        return Ok(());
    }
    let next = match is_followed {
        true => "`griot study` follows this plan; it is made anew each week.".to_owned(),
        false if app.settings.minutes_per_day == Some(minutes) => {
            "Shown only: `griot plan` without more makes the plan to follow, of all your decks.".to_owned()
        }
        false => format!(
            "To follow such a plan, write `minutes_per_day: {}` into the settings (`griot config edit`).",
            minutes.count()
        ),
    };
    Ok(tell(&format!("{}\n\n{}\n{}\n{next}", made.says(), made.table(), made.basis()))?)
}

/// An exam is planned for no longer than this, in days.
const LONGEST: i32 = 1_100;

fn date(text: &str) -> Result<Date, String> {
    // jiff would take a time, too, and drop it.
    Some(text)
        .filter(|text| text.len() == "2027-01-15".len())
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| "a day is expected, as in 2027-01-15".to_owned())
}

fn plan_exam(
    app: &mut App,
    args: &PlanArgs,
    decks: &[OpenDeck],
    minutes: Minutes,
    date: Date,
) -> Result<(), Failure> {
    let (exam, today) = (Day::of(date), app.today());
    if !(1..=LONGEST).contains(&(exam - today)) {
        return Err(Failure::ExamDay { exam, today });
    }
    let made = exam::make(app, decks, minutes.count(), exam)?;
    if !args.dry_run {
        exam::keep(app, &made)?;
    }
    if args.json {
        writeln!(stdout(), "{:#}", made.json(!args.dry_run))?;
        return Ok(());
    }
    tell(&made.says())?;
    if !args.dry_run {
        tell(
            "`griot study` follows this plan until the day, and makes it anew each week; `griot plan --give-up` \
             ends it.",
        )?;
    }
    Ok(())
}

/// The exams that are planned for, a line each.
pub fn exams(app: &App) -> Result<Vec<String>, Failure> {
    let line = |(day, plan): &(Day, PlanRow)| {
        let decks: Vec<&str> = names(plan).collect();
        let study = match decks.as_slice() {
            [deck] => format!("`griot study {deck}`"),
            _ => "`griot study`".to_owned(),
        };
        format!("Exam on {}: {study} follows the plan for it.", long(*day))
    };
    Ok(to_come(app)?.iter().map(line).collect())
}
