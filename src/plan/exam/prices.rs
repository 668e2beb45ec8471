//! The price of time on each day until the exam.

use std::sync::Arc;

use super::grid::Grid;
use super::guide::Guide;
use super::policy::Policy;
use super::study::study;
use super::worth::LEAST;
use crate::memory::ModelError;
use crate::plan::course::Course;
use crate::plan::learner::Mind;
use crate::plan::minutes::Setting;

/// Rounds of a search from nothing, and of one that begins with prices of a like setting.
pub(super) const ROUNDS: u32 = 14;
pub(super) const ROUNDS_FROM_NEAR: u32 = 5;

/// How far a round moves the prices towards what it found; all the way, they would swing.
const STEP: f32 = 0.6;

/// So many of the last rounds are averaged: the prices still swing around the right ones.
const AVERAGED: u32 = 6;

/// How far the seeds of the search lie from those that its prices are tried with.
const APART: u64 = 1 << 32;

/// The policy that looks ahead, with the prices at which the cards that are worth their time just fill the
/// minutes of each day.
pub fn look_ahead(setting: &Setting) -> Result<Policy, ModelError> {
    let mind = Mind::new(setting.learner)?;
    let grid = Arc::new(Grid::new(&mind, setting.longest()));
    Ok(Policy::Ahead { prices: search(setting, &mind, &grid, None, || ())? })
}

impl Setting<'_> {
    /// No card is left alone for longer than so many days.
    pub(super) fn longest(&self) -> i32 {
        let oldest = self.stock.known.iter().map(|known| known.elapsed).max().unwrap_or(0);
        oldest.saturating_add(self.days).saturating_add(1)
    }
}

/// Searches for the prices, from those of a like setting when there are some: a study at some prices shows
/// what the last card was worth that each day had time for (the least of prices when there was time for
/// all), and the right price of the day is nearer to that. `tell` is called after every round.
pub(super) fn search(
    setting: &Setting,
    mind: &Mind,
    grid: &Arc<Grid>,
    near: Option<&[f32]>,
    mut tell: impl FnMut(),
) -> Result<Vec<f32>, ModelError> {
    let days = usize::try_from(setting.days).unwrap_or(0);
    // At first as if no later time could be paid for: then nothing waits.
    let mut prices = near.map_or_else(|| vec![f32::INFINITY; days], <[f32]>::to_vec);
    let rounds = if near.is_some() { ROUNDS_FROM_NEAR } else { ROUNDS };
    let averaged = AVERAGED.min(rounds / 2);
    let mut sum = vec![0.0_f32; days];
    for round in 0..rounds {
        let guide = Guide::with_grid(Policy::Ahead { prices: prices.clone() }, mind.clone(), grid);
        let seed = setting.seed.wrapping_add(APART + u64::from(round));
        let mut course = Course::new(setting.learner, setting.learner, setting.stock, setting.minutes, seed)?;
        for (left, price) in (1..=setting.days).rev().zip(&mut prices) {
            let margin = (study(&mut course, &guide, left).1 as f32).max(LEAST);
            *price = if price.is_finite() { *price + (margin - *price) * STEP } else { margin };
        }
        if round + averaged >= rounds {
            sum.iter_mut().zip(&prices).for_each(|(sum, price)| *sum += price);
        }
        tell();
    }
    Ok(sum.into_iter().map(|sum| sum / averaged as f32).collect())
}
