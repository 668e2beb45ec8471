//! Chooses how to study for an exam.

use std::sync::Arc;

use super::grid::Grid;
use super::guide::Guide;
use super::policy::Policy;
use super::prices::{ROUNDS, ROUNDS_FROM_NEAR, search};
use super::trial::{ExamDay, SET, Trial};
use crate::memory::{ModelError, Retention};
use crate::plan::learner::Mind;
use crate::plan::minutes::Setting;
use crate::plan::stock::Stock;

/// What came of a policy, averaged over simulations.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamRow {
    pub policy: Policy,
    /// The share of all cards expected to be recalled on the day of the exam; a card that was never asked
    /// is not.
    pub recall: f64,
    /// The share recalled is below the first in 5 and above the second in 5 of 100 cases.
    pub range: (f64, f64),
    /// Minutes that a day takes on average.
    pub minutes: f64,
    /// Minutes of the longest day of all simulations.
    pub most_minutes: f64,
    pub answers: f64,
    /// Cards never asked.
    pub unseen: f64,
}

/// A plan for an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamPlan {
    /// What was tried, the best first. The chosen policy was simulated more often than the others.
    pub rows: Vec<ExamRow>,
    /// The place of the chosen row.
    pub chosen: usize,
    /// What is expected of each day by the chosen policy.
    pub days: Vec<ExamDay>,
    /// Cards whose recall on the day will be [`SURE`](super::SURE) or more.
    pub sure: f64,
    /// What would come of other circumstances.
    pub what_ifs: Vec<WhatIf>,
}

impl ExamPlan {
    pub fn chosen(&self) -> &ExamRow {
        &self.rows[self.chosen]
    }
}

/// Other circumstances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// So many minutes a day.
    Minutes(f64),
    /// Without so many of the new cards, the last ones.
    Without(usize),
}

/// What would come of other circumstances, studying as well as they allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WhatIf {
    pub change: Change,
    /// The share of the cards that are left which is expected to be recalled.
    pub recall: f64,
    /// Cards expected to be recalled.
    pub known: f64,
}

/// What is tried: these desired retentions with so many last days in which each card is asked once more.
const RETENTIONS: [f64; 6] = [0.7, 0.8, 0.85, 0.9, 0.95, 0.97];
const LAST_DAYS: [i32; 4] = [0, 1, 3, 7];
/// What if there were so many times the minutes.
const MINUTES: [f64; 5] = [0.5, 0.75, 1.25, 1.5, 2.0];
/// More minutes a day are not thought of.
const MOST_MINUTES: f64 = 600.0;
/// What if these shares of the new cards were left out.
const WITHOUT: [f64; 2] = [0.1, 0.25];

/// Sets of simulations of the chosen policy; each candidate is simulated in one.
const CHOSEN_SETS: u64 = 4;

/// Another policy has to be better than looking ahead by so much of all cards to be chosen: less is
/// chance, and looking ahead bears a wrong belief best.
const CLEARLY: f64 = 0.005;

/// Simulates the candidates with what is believed of the learner, within the minutes a day, and chooses
/// the best. `setting.days` is how many days there are to study, today included: the exam is on the day
/// after them. `progress` is told how many of how many simulations are done.
pub fn plan_exam(setting: &Setting, mut progress: impl FnMut(usize, usize)) -> Result<ExamPlan, ModelError> {
    let mind = Mind::new(setting.learner)?;
    let grid = Arc::new(Grid::new(&mind, setting.longest()));
    let others = others(setting.days);
    let changes = changes(setting);
    let (set, chosen_sets) = (SET as usize, CHOSEN_SETS as usize);
    let all = ROUNDS as usize
        + (others.len() + 1 + chosen_sets) * set
        + changes.len() * (ROUNDS_FROM_NEAR as usize + set);
    let mut done = 0;
    let mut tell = || {
        done += 1;
        progress(done, all);
    };

    let prices = search(setting, &mind, &grid, None, &mut tell)?;
    let ahead = Policy::Ahead { prices: prices.clone() };
    let mut rows = Vec::with_capacity(others.len() + 1);
    for policy in std::iter::once(ahead).chain(others) {
        let guide = Guide::with_grid(simulated(&policy, setting.days), mind.clone(), &grid);
        rows.push(ExamRow::of(policy, &Trial::of(&guide, setting, 1, &mut tell)?));
    }
    let ahead = rows[0].recall;
    rows.sort_by(|a, b| b.recall.total_cmp(&a.recall));
    let is_ahead = |row: &ExamRow| matches!(row.policy, Policy::Ahead { .. });
    let chosen =
        if rows[0].recall > ahead + CLEARLY { 0 } else { rows.iter().position(is_ahead).unwrap_or(0) };

    let guide = Guide::with_grid(rows[chosen].policy.clone(), mind.clone(), &grid);
    let trial = Trial::of(&guide, setting, CHOSEN_SETS, &mut tell)?;
    rows[chosen] = ExamRow::of(rows[chosen].policy.clone(), &trial);
    let mut what_ifs = Vec::with_capacity(changes.len());
    for change in changes {
        let (minutes, stock) = match change {
            Change::Minutes(minutes) => (minutes, setting.stock.clone()),
            Change::Without(cards) => (setting.minutes, setting.stock.without(cards)),
        };
        let other = Setting { minutes, stock: &stock, ..*setting };
        let prices = search(&other, &mind, &grid, Some(&prices), &mut tell)?;
        let guide = Guide::with_grid(Policy::Ahead { prices }, mind.clone(), &grid);
        let trial = Trial::of(&guide, &other, 1, &mut tell)?;
        what_ifs.push(WhatIf { change, recall: trial.recall(), known: trial.known() });
    }
    Ok(ExamPlan { rows, chosen, days: trial.days(), sure: trial.sure(), what_ifs })
}

/// The policy that is simulated for a candidate: for greed looking ahead to where no time can be paid for,
/// which is the same and quicker to work out.
fn simulated(policy: &Policy, days: i32) -> Policy {
    match policy {
        Policy::Greedy => Policy::Ahead { prices: vec![f32::INFINITY; usize::try_from(days).unwrap_or(0)] },
        other => other.clone(),
    }
}

/// The candidates beside looking ahead.
fn others(days: i32) -> Vec<Policy> {
    let fixed = RETENTIONS.into_iter().flat_map(|share| {
        let retention = Retention::new(share).unwrap_or_default();
        LAST_DAYS
            .into_iter()
            .filter(move |last| *last < days)
            .map(move |last| Policy::Fixed { retention, last })
    });
    [Policy::Greedy, Policy::RoundRobin].into_iter().chain(fixed).collect()
}

fn changes(setting: &Setting) -> Vec<Change> {
    // Whole ones, as a learner would say them; each once.
    let mut minutes: Vec<f64> = MINUTES.map(|factor| (setting.minutes * factor).round()).to_vec();
    minutes.retain(|minutes| (1.0..=MOST_MINUTES).contains(minutes) && *minutes != setting.minutes);
    minutes.dedup();
    let minutes = minutes.into_iter().map(Change::Minutes);
    let without = WITHOUT.into_iter().map(|share| (setting.stock.new as f64 * share).round() as usize);
    minutes.chain(without.filter(|cards| *cards > 0).map(Change::Without)).collect()
}

impl ExamRow {
    fn of(policy: Policy, trial: &Trial) -> ExamRow {
        ExamRow {
            policy,
            recall: trial.recall(),
            range: trial.range(),
            minutes: trial.minutes(),
            most_minutes: trial.most_minutes(),
            answers: trial.answers(),
            unseen: trial.unseen(),
        }
    }
}

impl Stock {
    fn without(&self, new: usize) -> Stock {
        let mut facts = self.facts.clone();
        facts.truncate(self.len().saturating_sub(new));
        Stock { known: self.known.clone(), new: self.new.saturating_sub(new), facts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;
    use crate::plan::{Known, Learner};

    fn plan(stock: &Stock, minutes: f64, days: i32) -> ExamPlan {
        let mut told = (0, 0);
        let learner = Learner::default();
        let setting = Setting { learner: &learner, stock, minutes, days, seed: 7 };
        let plan = plan_exam(&setting, |done, of| {
            assert!(done == told.0 + 1 && done <= of);
            told = (done, of);
        });
        assert_eq!(told.0, told.1, "all that was promised was simulated");
        plan.unwrap()
    }

    #[test]
    fn a_plan_is_the_best_within_the_minutes() {
        let plan = plan(&Stock::unseen(30), 2.0, 8);
        let chosen = plan.chosen();
        assert!(plan.rows.iter().all(|row| row.recall <= chosen.recall + 0.02), "{:#?}", plan.rows);
        assert!(chosen.range.0 < chosen.recall && chosen.recall < chosen.range.1);
        assert!(plan.rows.iter().all(|row| row.most_minutes < 2.0 + 0.4));
        assert_eq!(plan.days.len(), 8);
        let new: f64 = plan.days.iter().map(|day| day.new).sum();
        assert!((new + chosen.unseen - 30.0).abs() < 1e-6);
        assert!((0.0..30.0).contains(&plan.sure));
    }

    #[test]
    fn more_minutes_and_fewer_cards_help() {
        let plan = plan(&Stock::unseen(30), 2.0, 8);
        let of = |change| plan.what_ifs.iter().find(|what| what.change == change).unwrap();
        let (half, double) = (of(Change::Minutes(1.0)), of(Change::Minutes(4.0)));
        assert!(half.recall + 0.05 < plan.chosen().recall && plan.chosen().recall + 0.05 < double.recall);
        let without = of(Change::Without(8));
        assert!(without.recall > plan.chosen().recall && without.known <= 22.0);
    }

    #[test]
    fn one_seed_gives_one_plan() {
        let stock = Stock::unseen(10);
        assert_eq!(plan(&stock, 1.0, 3), plan(&stock, 1.0, 3));
    }

    #[test]
    fn cards_half_learned_and_settings_without_any_are_planned_too() {
        let memory = Memory { stability: 4.0, difficulty: 6.0 };
        let stock = Stock { known: vec![Known { memory, elapsed: 9 }; 20], new: 0, facts: Vec::new() };
        let found = plan(&stock, 2.0, 3);
        assert!(found.chosen().recall > 0.8 && found.chosen().unseen == 0.0);
        assert!(found.what_ifs.iter().all(|what| matches!(what.change, Change::Minutes(_))));
        assert_eq!(plan(&Stock::unseen(0), 2.0, 2).chosen().recall, 0.0);
        assert_eq!(plan(&Stock::unseen(9), 2.0, 0).chosen().recall, 0.0);
        assert_eq!(plan(&Stock::unseen(9), 0.0, 3).chosen().unseen, 9.0);
    }
}
