//! `griot evaluate`: how right the predictions of recall are.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::app::App;
use super::environment::Clock;
use super::failure::Failure;
use super::input::name_of;
use super::meter::Meter;
use super::reviews::{FileReview, ReviewsError, read};
use crate::clock::Day;
use crate::memory::{Forecaster, Forward, Review, Scores, walk_forward};
use crate::text::count;

/// Measure how right griot's predictions are, on your history or a file
///
/// Every study day is foretold from the days before it alone. Log loss and RMSE: lower is better. AUC:
/// higher is better, and 0.5 is what guesses reach.
#[derive(Debug, Args)]
pub struct EvaluateArgs {
    /// A file as `griot import-reviews` takes it, or - for what is piped in [default: your own history]
    #[arg(value_name = "FILE.csv")]
    file: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Runs `griot evaluate`.
pub fn run(args: &EvaluateArgs) -> Result<(), Failure> {
    let (name, reviews) = match &args.file {
        Some(file) => (name_of(file), of_file(file)?),
        None => ("your history".to_owned(), App::start()?.library.store.past()?),
    };
    let mut meter = Meter::new("Foretelling");
    let forward = walk_forward(&reviews, |done, of| meter.tell(done, of))?;
    drop(meter);
    let Some(forward) = forward else { return Err(ReviewsError::Nothing { name }.into()) };
    let mut out = std::io::stdout().lock();
    out.write_all(if args.json { json_of(&forward) } else { table_of(&forward) }.as_bytes())?;
    Ok(())
}

fn of_file(file: &Path) -> Result<Vec<Review>, Failure> {
    let mut cards: HashMap<String, i64> = HashMap::new();
    let review = |FileReview { card, at, rating, .. }: FileReview| {
        let next = cards.len() as i64;
        let card = *cards.entry(card.into()).or_insert(next);
        // A file says nothing of its time zone: days begin at 04:00 UTC.
        let day = (at.0 / 1000 - 4 * 3600).div_euclid(86_400);
        Review { card, day: Day(i32::try_from(day).unwrap_or(i32::MAX)), evidence: rating.into() }
    };
    Ok(read(file, Clock::find()?.now())??.into_iter().map(review).collect())
}

fn name(forecaster: Forecaster) -> &'static str {
    match forecaster {
        Forecaster::Average => "constant average",
        Forecaster::MovingAverage => "moving average",
        Forecaster::Defaults => "default parameters",
        Forecaster::Daily => "fitted every day",
        Forecaster::Studied => "griot, as it studies",
    }
}

fn table_of(forward: &Forward) -> String {
    let Forward { scored, left_out, recalled, scores } = forward;
    let judged = scored - left_out;
    let mut text = format!(
        "{} of cards answered on an earlier day; the oldest {left_out} are left out.\n\
         Of the other {judged}, {:.1} % were recalled.\n\n{:<22}{:>8}  {:>10}  {:>5}\n",
        count(*scored, "review"),
        recalled * 100.0,
        "",
        "log loss",
        "RMSE(bins)",
        "AUC",
    );
    for (forecaster, Scores { log_loss, rmse, auc }) in scores {
        let auc = auc.map_or("–".to_owned(), |auc| format!("{auc:.3}"));
        text += &format!("{:<22}{log_loss:>8.4}  {rmse:>10.4}  {auc:>5}\n", name(*forecaster));
    }
    text
}

fn json_of(forward: &Forward) -> String {
    let scores: Vec<_> = forward
        .scores
        .iter()
        .map(|(forecaster, Scores { log_loss, rmse, auc })| {
            json!({ "model": name(*forecaster), "log_loss": log_loss, "rmse_bins": rmse, "auc": auc })
        })
        .collect();
    let json = json!({
        "reviews": forward.scored, "left_out": forward.left_out, "recalled": forward.recalled, "scores": scores,
    });
    format!("{json:#}\n")
}
