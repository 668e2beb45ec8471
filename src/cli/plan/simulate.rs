//! `griot simulate`: what if there were more minutes, more cards, another desired retention.

use std::fmt::Write as _;
use std::io::{Write, stdout};

use clap::Args;
use serde_json::json;

use super::daily::{new_per_day, row_json};
use super::learner::{Who, holdings, stock};
use super::told::tell;
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::meter::Meter;
use crate::cli::settings::Minutes;
use crate::memory::Retention;
use crate::plan::{NewCards, Row, Rule, Setting, Stock, simulate};
use crate::text::count;

/// Ask "what if": simulate months of study, and see what is known and what it takes
///
/// What is simulated is you, at the pace of your answers and with the memory model fitted to you, on your
/// decks as they stand today.
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// Decks to study: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// Days to simulate
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(i32).range(1..=3650))]
    days: i32,
    /// Minutes a day [default: those in the settings, or 600]
    #[arg(long, value_name = "M")]
    minutes: Option<Minutes>,
    /// Instead of your decks, so many cards that you have never seen
    #[arg(long, value_name = "N", conflicts_with = "decks", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    cards: Option<u32>,
    /// A desired retention to try, 0.7 to 0.99; may be given again for more
    #[arg(long = "retention", value_name = "R", value_parser = retention)]
    retentions: Vec<Retention>,
    /// New cards a day to try, or `fill` for as many as there is time for; may be given again for more
    #[arg(long = "new", value_name = "N", value_parser = new_cards_of)]
    new: Vec<NewCards>,
    /// Another number, another chance
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What is tried unless the learner says otherwise, in percent and in cards.
const RETENTIONS: [f64; 5] = [0.8, 0.85, 0.9, 0.95, 0.97];
const NEW: [NewCards; 3] = [NewCards::AtMost(5), NewCards::AtMost(20), NewCards::Fill];

/// Where no minutes are named, a day has as many as a day of study can have.
const UNLIMITED: u32 = 600;

/// More new cards a day are as many as there is time for.
const MOST_NEW: u32 = 9_999;

/// Every row is the mean of so many simulations.
const TIMES: u64 = 3;

fn retention(text: &str) -> Result<Retention, String> {
    let share = text.parse().map_err(|_| "a number from 0.7 to 0.99 is expected".to_owned())?;
    Retention::new(share).map_err(|error| error.to_string())
}

fn new_cards_of(text: &str) -> Result<NewCards, String> {
    match text {
        "fill" => Ok(NewCards::Fill),
        text => {
            let most = text.parse().ok().filter(|most| *most <= MOST_NEW);
            most.map(NewCards::AtMost).ok_or_else(|| "a number of cards up to 9999, or `fill`".to_owned())
        }
    }
}

/// Runs `griot simulate`.
pub fn run(app: &mut App, args: &SimulateArgs) -> Result<(), Failure> {
    let stock = match args.cards {
        Some(cards) => Stock::unseen(cards as usize),
        None => {
            let opened = app.open(&args.decks)?;
            app.tell_problems(&opened);
            if opened.decks.is_empty() {
                return Err(Failure::NothingSound);
            }
            stock(&holdings(app, &opened.decks)?, app.today())
        }
    };
    let who = Who::of(app)?;
    let minutes = args.minutes.or(app.settings.minutes_per_day).map(Minutes::count);
    let setting = Setting {
        learner: &who.learner,
        stock: &stock,
        minutes: f64::from(minutes.unwrap_or(UNLIMITED)),
        days: args.days,
        seed: args.seed,
    };
    let rows = rows(&setting, &rules(args))?;
    if args.json {
        let rows: Vec<_> = rows.iter().map(row_json).collect();
        let json = json!({
            "days": args.days, "minutes": minutes, "cards": stock.len(), "seed": args.seed, "rows": rows,
        });
        writeln!(stdout(), "{json:#}")?;
        return Ok(());
    }
    let a_day = match minutes {
        Some(minutes) => format!("at most {} a day", count(minutes as usize, "minute")),
        None => format!("at most {UNLIMITED} minutes a day"),
    };
    let mut text = format!(
        "{}, {} of them new; {}, {a_day}.\n\n",
        count(stock.len(), "card"),
        stock.new,
        count(args.days as usize, "day")
    );
    let _ =
        writeln!(text, "{:>9}  {:>7}  {:>6}  {:>5}  {:>5}", "retention", "new/day", "known", "seen", "hours");
    for row in &rows {
        let _ = writeln!(
            text,
            "{:>9.2}  {:>7}  {:>6.0}  {:>5.0}  {:>5.0}",
            row.rule.retention.share(),
            new_per_day(row.rule.new).map_or("fill".to_owned(), |new| new.to_string()),
            row.knowledge,
            row.seen,
            hours(row, args.days),
        );
    }
    Ok(tell(&format!("{text}\n{}", who.basis()))?)
}

/// What is to be tried.
fn rules(args: &SimulateArgs) -> Vec<Rule> {
    let usual = || RETENTIONS.iter().filter_map(|share| Retention::new(*share).ok()).collect();
    let retentions = if args.retentions.is_empty() { usual() } else { args.retentions.clone() };
    let new = if args.new.is_empty() { NEW.to_vec() } else { args.new.clone() };
    let of = |retention: &Retention| {
        let retention = *retention;
        new.iter().map(move |new| Rule { retention, new: *new }).collect::<Vec<_>>()
    };
    retentions.iter().flat_map(of).collect()
}

fn rows(setting: &Setting, rules: &[Rule]) -> Result<Vec<Row>, Failure> {
    let mut meter = Meter::new("Simulating");
    let mut rows = Vec::with_capacity(rules.len());
    for rule in rules {
        meter.tell(rows.len(), rules.len());
        rows.push(simulate(setting, *rule, TIMES)?);
    }
    Ok(rows)
}

/// Hours that all days took.
fn hours(row: &Row, days: i32) -> f64 {
    row.minutes * f64::from(days) / 60.0
}
