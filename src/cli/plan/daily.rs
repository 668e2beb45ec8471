//! The plan of every day: with so many minutes, this desired retention and so many new cards.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::learner::{Who, holdings, stock};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::cli::meter::Meter;
use crate::memory::Retention;
use crate::plan::{Choice, NewCards, Row, Rule, Setting, choose};
use crate::progress::PlanRow;
use crate::text::count;

/// Plans look ahead so many days.
const AHEAD: i32 = 365;

/// After so many days a plan is made anew.
pub const WEEK: i32 = 7;

/// What is followed every day, as the store has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Daily {
    retention: Retention,
    /// New cards a day; `null` for as many as there is time for.
    new: Option<u32>,
    /// How many cards it was made for.
    cards: u64,
}

impl Daily {
    fn of(rule: Rule, cards: u64) -> Daily {
        Daily { retention: rule.retention, new: new_per_day(rule.new), cards }
    }

    /// The plan in force for so many minutes a day; `None` when there is none yet.
    pub fn in_force(app: &App, minutes: u32) -> Result<Option<Daily>, Failure> {
        let plan = app.library.store.daily_plan()?.filter(|plan| plan.minutes == minutes);
        // A later version may follow something else; then there is none for this one.
        Ok(plan.and_then(|plan| serde_json::from_str(&plan.follows).ok()))
    }

    pub fn retention(self) -> Retention {
        self.retention
    }

    /// New cards a day; `None` for as many as there is time for.
    pub fn new_per_day(self) -> Option<u32> {
        self.new
    }
}

/// A plan that was made, and what it was made of.
pub struct Made {
    pub choice: Choice,
    who: Who,
    cards: usize,
    minutes: u32,
}

/// Makes a plan for the cards of these decks.
pub fn make(app: &App, decks: &[OpenDeck], minutes: u32) -> Result<Made, Failure> {
    let who = Who::of(app)?;
    let stock = stock(&holdings(app, decks)?, app.today());
    let setting =
        Setting { learner: &who.learner, stock: &stock, minutes: f64::from(minutes), days: AHEAD, seed: 1 };
    let mut meter = Meter::new("Planning");
    let choice = choose(&setting, |done, of| meter.tell(done, of))?;
    Ok(Made { choice, cards: stock.len(), who, minutes })
}

/// Records a plan, so that `griot study` follows it. Without any cards there is nothing to follow.
pub fn keep(app: &mut App, made: &Made) -> Result<(), Failure> {
    if made.cards == 0 {
        return Ok(());
    }
    let daily = Daily::of(made.choice.chosen().rule, app.library.store.cards_in_decks()?);
    // Numbers can always be written.
    let follows = serde_json::to_string(&daily).unwrap_or_default();
    let (at, day) = (app.clock.now(), app.today());
    let plan = PlanRow { at, day, minutes: made.minutes, exam: None, decks: String::new(), follows };
    Ok(app.library.store.keep_plan(&plan)?)
}

/// Whether it is time for a new plan: there is none for these minutes, it is a week old, or there are a
/// fifth more or fewer cards.
pub fn is_wanted(app: &App, minutes: u32) -> Result<bool, Failure> {
    let Some(plan) = app.library.store.daily_plan()?.filter(|plan| plan.minutes == minutes) else {
        return Ok(true);
    };
    let Some(daily) = Daily::in_force(app, minutes)? else { return Ok(true) };
    let cards = app.library.store.cards_in_decks()?;
    let has_changed = cards.abs_diff(daily.cards) * 5 > daily.cards;
    Ok(has_changed || (app.today() - plan.day).abs() >= WEEK)
}

impl Made {
    /// What was chosen, in a sentence.
    pub fn says(&self) -> String {
        let row = self.choice.chosen();
        format!(
            "{} a day: a desired retention of {:.2} and {} leave most in a year: {:.0} of {}, in {:.0} minutes a \
             day on average.",
            count(self.minutes as usize, "minute"),
            row.rule.retention.share(),
            new_cards(row.rule.new),
            row.knowledge,
            count(self.cards, "card"),
            row.minutes,
        )
    }

    /// The table that it was chosen from.
    pub fn table(&self) -> String {
        let mut table =
            format!("{:>9}  {:>7}  {:>10}  {:>7}\n", "retention", "new/day", "known then", "minutes");
        for (place, row) in self.shown() {
            let mark = if place == self.choice.chosen { "  chosen" } else { "" };
            let _ = writeln!(
                table,
                "{:>9.2}  {:>7}  {:>10.0}  {:>7.0}{mark}",
                row.rule.retention.share(),
                new_per_day(row.rule.new).map_or("fill".to_owned(), |new| new.to_string()),
                row.knowledge,
                row.minutes,
            );
        }
        table
    }

    /// Of each retention the row with the most knowledge, the chosen one and the usual one.
    fn shown(&self) -> Vec<(usize, &Row)> {
        let rows = &self.choice.rows;
        let is_best = |place: usize, row: &Row| {
            let beats = |(other_place, other): (usize, &Row)| {
                let is_more = other.knowledge > row.knowledge;
                let is_earlier_equal = other.knowledge == row.knowledge && other_place < place;
                other.rule.retention == row.rule.retention && (is_more || is_earlier_equal)
            };
            !rows.iter().enumerate().any(beats)
        };
        let usual = Rule { retention: Retention::default(), new: NewCards::Fill };
        let is_shown =
            |place, row: &Row| place == self.choice.chosen || row.rule == usual || is_best(place, row);
        rows.iter().enumerate().filter(|(place, row)| is_shown(*place, row)).collect()
    }

    /// What the figures rest on.
    pub fn basis(&self) -> String {
        self.who.basis()
    }

    /// For other programs; `followed` when `griot study` follows it.
    pub fn json(&self, followed: bool) -> Value {
        let rows: Vec<Value> = self.choice.rows.iter().map(row_json).collect();
        json!({
            "minutes": self.minutes, "days": AHEAD, "cards": self.cards, "followed": followed,
            "chosen": row_json(self.choice.chosen()),
            "rows": rows,
        })
    }
}

/// A row of a table, for other programs.
pub fn row_json(row: &Row) -> Value {
    json!({
        "retention": row.rule.retention.share(), "new_per_day": new_per_day(row.rule.new),
        "known": row.knowledge, "seen": row.seen, "minutes_per_day": row.minutes,
        "most_minutes": row.most_minutes, "answers": row.answers,
    })
}

/// New cards a day as a number; `None` for as many as there is time for.
pub fn new_per_day(new: NewCards) -> Option<u32> {
    match new {
        NewCards::AtMost(most) => Some(most),
        NewCards::Fill => None,
    }
}

/// `12 new cards a day`, `as many new cards as there is time for`.
fn new_cards(new: NewCards) -> String {
    match new {
        NewCards::AtMost(most) => format!("{} a day", count(most as usize, "new card")),
        NewCards::Fill => "as many new cards as there is time for".to_owned(),
    }
}
