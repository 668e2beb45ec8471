//! The plan for an exam: made, shown, and kept for `griot study` to follow.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::follows::Follows;
use super::learner::{Who, holdings, stock};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::cli::meter::Meter;
use crate::clock::Day;
use crate::plan::Setting;
use crate::plan::exam::{Change, ExamDay, ExamPlan, ExamRow, Policy, SURE, plan_exam};
use crate::progress::PlanRow;
use crate::text::count;

/// A plan that was made, and what it was made of.
pub struct Made {
    plan: ExamPlan,
    who: Who,
    cards: usize,
    minutes: u32,
    today: Day,
    exam: Day,
    decks: Vec<String>,
}

/// Makes a plan for the cards of these decks.
pub fn make(app: &App, decks: &[OpenDeck], minutes: u32, exam: Day) -> Result<Made, Failure> {
    let who = Who::of(app)?;
    let today = app.today();
    let stock = stock(&holdings(app, decks)?, today);
    let setting = Setting {
        learner: &who.learner,
        stock: &stock,
        minutes: f64::from(minutes),
        days: exam - today,
        seed: 1,
    };
    let mut meter = Meter::new("Planning");
    let plan = plan_exam(&setting, |done, of| meter.tell(done, of))?;
    let decks = decks.iter().map(|deck| deck.name.as_str().to_owned()).collect();
    Ok(Made { plan, cards: stock.len(), who, minutes, today, exam, decks })
}

/// Records a plan, so that `griot study` follows it until the day.
pub fn keep(app: &mut App, made: &Made) -> Result<(), Failure> {
    let in_force = app.library.store.in_force()?.id;
    let follows = Follows { policy: made.plan.chosen().policy.clone(), parameters: in_force };
    let plan = PlanRow {
        at: app.clock.now(),
        day: made.today,
        minutes: made.minutes,
        exam: Some(made.exam),
        decks: made.decks.join("\n"),
        follows: follows.written(),
    };
    Ok(app.library.store.keep_plan(&plan)?)
}

/// So many decks are named.
const NAMED: usize = 4;

/// How many rows are shown besides the chosen one.
const SHOWN: usize = 5;

impl Made {
    /// The whole plan, for people.
    pub fn says(&self) -> String {
        let mut text = String::new();
        let chosen = self.plan.chosen();
        let _ = writeln!(
            text,
            "Exam on {}, in {}: {} of {}, {} a day.\n",
            long(self.exam),
            count((self.exam - self.today) as usize, "day"),
            count(self.cards, "card"),
            match self.decks.len() {
                ..=NAMED => self.decks.join(", "),
                many => count(many, "deck"),
            },
            count(self.minutes as usize, "minute"),
        );
        let _ = writeln!(
            text,
            "Expected on the day: {:.0}% recalled (in 90 of 100 cases {:.0}% to {:.0}%), {}; {:.0} of them with \
             {:.0}% or more.",
            chosen.recall * 100.0,
            chosen.range.0 * 100.0,
            chosen.range.1 * 100.0,
            cards(chosen.recall * self.cards as f64),
            self.plan.sure,
            SURE * 100.0,
        );
        if chosen.unseen >= 0.5 {
            let _ = writeln!(
                text,
                "{} not asked at all: their time brings more elsewhere.",
                match chosen.unseen.round() as usize {
                    1 => "1 new card is".to_owned(),
                    cards => format!("{cards} new cards are"),
                }
            );
        }
        let _ = writeln!(text, "\n{}\n{}\n{}", self.days(), self.what_ifs(), self.table());
        text.push_str(&self.who.basis());
        text.push('\n');
        text
    }

    /// Week by week; day by day when there are no more than two weeks.
    fn days(&self) -> String {
        let step = if self.plan.days.len() <= 14 { 1 } else { 7 };
        let first = if step == 1 { "day" } else { "week of" };
        let mut table = format!("{first:10}  {:>5}  {:>7}  {:>11}\n", "new", "reviews", "minutes/day");
        let mut day = self.today;
        for days in self.plan.days.chunks(step) {
            let sum = |of: fn(&ExamDay) -> f64| days.iter().map(of).sum::<f64>();
            let _ = writeln!(
                table,
                "{day}  {:>5.0}  {:>7.0}  {:>11.0}",
                sum(|day| day.new),
                sum(|day| day.reviews),
                sum(|day| day.minutes) / days.len() as f64,
            );
            day = day + days.len() as i32;
        }
        table
    }

    fn what_ifs(&self) -> String {
        let mut lines = String::new();
        for what in &self.plan.what_ifs {
            let recall = what.recall * 100.0;
            let _ = match what.change {
                Change::Minutes(minutes) => {
                    let minutes = count(minutes as usize, "minute");
                    writeln!(lines, "With {minutes} a day: {recall:.0}%, {}.", cards(what.known))
                }
                Change::Without(without) => writeln!(
                    lines,
                    "Without the last {}: {recall:.0}% of the others, {}.",
                    count(without, "new card"),
                    cards(what.known)
                ),
            };
        }
        lines
    }

    /// What it was chosen from: the best ways, and the usual ones.
    fn table(&self) -> String {
        let mut table = format!("{:38}  {:>6}  {:>11}\n", "way to study", "recall", "minutes/day");
        for (place, row) in self.shown() {
            let mark = if place == self.plan.chosen { "  chosen" } else { "" };
            let _ = writeln!(
                table,
                "{:38}  {:>5.1}%  {:>11.0}{mark}",
                row.policy.to_string(),
                row.recall * 100.0,
                row.minutes,
            );
        }
        table
    }

    fn shown(&self) -> Vec<(usize, &ExamRow)> {
        let is_usual = |row: &ExamRow| match &row.policy {
            Policy::Fixed { retention, last } => retention.share() == 0.9 && [0, 3].contains(last),
            Policy::RoundRobin | Policy::Greedy => true,
            Policy::Ahead { .. } => false,
        };
        let rows = self.plan.rows.iter().enumerate();
        rows.filter(|(place, row)| *place <= SHOWN || *place == self.plan.chosen || is_usual(row)).collect()
    }

    /// For other programs; `followed` when `griot study` follows it.
    pub fn json(&self, followed: bool) -> Value {
        let row = |row: &ExamRow| {
            json!({
                "policy": row.policy.to_string(), "recall": row.recall, "low": row.range.0, "high": row.range.1,
                "minutes_per_day": row.minutes, "most_minutes": row.most_minutes, "answers": row.answers,
                "unseen": row.unseen,
            })
        };
        let days: Vec<Value> = (0..)
            .zip(&self.plan.days)
            .map(|(after, day)| {
                json!({
                    "day": (self.today + after).to_string(), "new": day.new, "reviews": day.reviews,
                    "minutes": day.minutes,
                })
            })
            .collect();
        let what_ifs: Vec<Value> = self
            .plan
            .what_ifs
            .iter()
            .map(|what| {
                let (minutes, without) = match what.change {
                    Change::Minutes(minutes) => (Some(minutes), None),
                    Change::Without(cards) => (None, Some(cards)),
                };
                json!({
                    "minutes": minutes, "without_new": without, "recall": what.recall, "known": what.known,
                })
            })
            .collect();
        json!({
            "exam": self.exam.to_string(), "days": self.exam - self.today, "minutes": self.minutes,
            "decks": self.decks, "cards": self.cards, "followed": followed, "chosen": row(self.plan.chosen()), "sure": self.plan.sure,
            "rows": self.plan.rows.iter().map(row).collect::<Vec<_>>(), "plan": days, "what_ifs": what_ifs,
        })
    }
}

/// `12 cards`, of an expected number.
fn cards(expected: f64) -> String {
    count(expected.round() as usize, "card")
}

/// `15 January 2027`
pub fn long(day: Day) -> String {
    day.date().strftime("%-d %B %Y").to_string()
}
