//! `griot history`: the log of answers.

use std::io::{BufWriter, Write};

use clap::Args;

use super::app::App;
use super::failure::Failure;
use crate::progress::Outcome;
use crate::text::safe_json;

/// Print the answers given so far, oldest first
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Only the newest N
    #[arg(long, value_name = "N")]
    last: Option<u64>,
    /// As JSON, one answer a line
    #[arg(long)]
    json: bool,
}

/// Runs `griot history`.
pub fn run(app: &App, args: &HistoryArgs) -> Result<(), Failure> {
    let calendar = app.calendar();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut any = false;
    app.library.store.history(args.last, |row| -> Result<(), Failure> {
        any = true;
        if args.json {
            let mut json = serde_json::to_value(&row).unwrap_or_default();
            json["day"] = row.day.to_string().into();
            json["time"] = calendar.local(row.at).into();
            writeln!(out, "{}", safe_json(&json.to_string()))?;
            return Ok(());
        }
        let remark = match row.outcome {
            Outcome::Counts => String::new(),
            Outcome::Overruled(rating) => format!("  (now {})", rating.name()),
            Outcome::Undone => "  (undone)".to_owned(),
        };
        let seconds = row.latency.unwrap_or(0) as f64 / 1000.0;
        writeln!(
            out,
            "{}  {:<5}  {:>6.1} s  {}{remark}",
            calendar.local(row.at),
            row.rating.name(),
            seconds,
            row.card
        )?;
        Ok(())
    })?;
    if !any && !args.json && args.last != Some(0) {
        writeln!(out, "No answers yet. `griot` begins.")?;
    }
    out.flush()?;
    Ok(())
}
