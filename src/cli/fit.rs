//! `griot fit`: the memory model's parameters, fitted to the learner's own answers.

use std::io::Write;

use clap::Args;
use serde_json::json;

use super::app::App;
use super::failure::Failure;
use super::meter::Meter;
use super::plan::When;
use crate::memory::{Fit, NEWEST, fit};
use crate::progress::FitRow;

/// Fit the memory model to your answers now, and list all fits
///
/// griot does so by itself when you study and your log has grown by a fortieth. New parameters are used
/// only when they foretell the newest fifth of your reviews better than those in use; of a long log,
/// the cards of the newest 20,000 answers are used.
#[derive(Debug, Args)]
pub struct FitArgs {
    /// As JSON, with the parameters
    #[arg(long)]
    json: bool,
}

/// Runs `griot fit`.
pub fn run(app: &mut App, args: &FitArgs) -> Result<(), Failure> {
    if refit(app)?.is_none() {
        return Err(Failure::TooFewToFit);
    }
    let fits = app.library.store.fits()?;
    let in_force = app.library.store.in_force()?;
    let calendar = app.calendar();
    let mut out = std::io::stdout().lock();
    if args.json {
        let fits: Vec<_> = fits
            .iter()
            .map(|row| {
                json!({
                    "id": row.id, "time": calendar.local(row.at), "reviews": row.scored, "before": row.before,
                    "after": row.after, "accepted": row.accepted, "parameters": row.parameters,
                })
            })
            .collect();
        let in_force = json!({ "id": in_force.id, "parameters": in_force.parameters });
        writeln!(out, "{:#}", json!({ "fits": fits, "in_use": in_force }))?;
        return Ok(());
    }
    writeln!(out, "{:<19}  {:>7}  {:>13}  {:>6}", "fitted", "reviews", "log loss: old", "new")?;
    let number = |loss: Option<f64>| loss.map_or("–".to_owned(), |loss| format!("{loss:.4}"));
    for FitRow { id, at, scored, before, after, accepted, .. } in &fits {
        let remark = match accepted {
            _ if *id == in_force.id => "  in use",
            true => "",
            false => "  no better: not used",
        };
        let (before, after) = (number(*before), number(*after));
        writeln!(out, "{}  {scored:>7}  {before:>13}  {after:>6}{remark}", calendar.local(*at))?;
    }
    if in_force.id.0 == 0 {
        writeln!(out, "The default parameters are in use.")?;
    }
    Ok(())
}

/// Fits to the newest part of the log, and records it; `None` when there is too little to fit to.
fn refit(app: &mut App) -> Result<Option<Fit>, Failure> {
    let mut meter = Meter::new("Fitting");
    let wishes = app.wishes()?;
    let store = &mut app.library.store;
    if store.has_more_than(SHORT)? {
        meter.show();
    }
    let Some(fit) = fit(&store.newest_past(NEWEST)?, &store.in_force()?.parameters)? else { return Ok(None) };
    store.keep_fit(app.clock.now(), &fit, wishes)?;
    Ok(Some(fit))
}

/// A fit to more answers than these, and their replay, take longer than 50 ms: too long to wait for a
/// first question. (Measured: 120 ms for 12,580 answers, 8 s for a million.)
const SHORT: u64 = 4_000;

/// Fits if the log has grown enough since the last time and this is when to do it: before the first
/// question to a log that is short, after the summary to a longer one.
pub fn refit_in_time(app: &mut App, when: When) -> Result<(), Failure> {
    let store = &app.library.store;
    if store.has_more_than(SHORT)? == (when == When::After) && store.wants_fit()? {
        refit(app)?;
    }
    Ok(())
}
