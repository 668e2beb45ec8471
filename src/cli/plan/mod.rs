//! `griot plan`: what to do with the minutes that there are, every day and up to an exam.

mod daily;
mod learner;
mod simulate;
mod today;

use std::io::{Write, stdout};

use clap::Args;

use super::app::App;
use super::failure::Failure;
use super::settings::Minutes;

pub use daily::Daily;
pub use simulate::{SimulateArgs, run as simulate};
pub use today::{Today, When, plan_in_time};

/// Plan your minutes
///
/// With so many minutes a day, griot simulates you, your pace and your decks over a year, and finds the
/// desired retention and the new cards a day that leave the most in your memory. With `minutes_per_day` in
/// the settings, `griot study` follows that plan, and makes it anew each week.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Decks to plan for: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// Minutes a day [default: those in the settings]
    #[arg(long, value_name = "M")]
    minutes: Option<Minutes>,
    /// As JSON, with all that was simulated
    #[arg(long)]
    json: bool,
}

/// Runs `griot plan`.
pub fn run(app: &mut App, args: &PlanArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() {
        return Err(Failure::NothingSound);
    }
    let Some(minutes) = args.minutes.or(app.settings.minutes_per_day) else {
        return Err(Failure::HowManyMinutes);
    };
    let made = daily::make(app, &opened.decks, minutes.count())?;
    let is_followed = args.decks.is_empty() && app.settings.minutes_per_day == Some(minutes);
    if is_followed {
        daily::keep(app, &made)?;
    }
    let mut out = stdout().lock();
    if args.json {
        writeln!(out, "{:#}", made.json())?;
        return Ok(());
    }
    writeln!(out, "{}\n\n{}\n{}", made.says(), made.table(), made.basis())?;
    match is_followed {
        true => writeln!(out, "`griot study` follows this plan; it is made anew each week.")?,
        false => writeln!(
            out,
            "To follow such a plan, write `minutes_per_day: {}` into the settings (`griot config edit`).",
            minutes.count()
        )?,
    }
    Ok(())
}
