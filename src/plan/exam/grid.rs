//! The memory model as a table: what an answer makes of a memory, for stabilities, difficulties and days
//! on a grid. Planning looks ahead over every state on every day, which takes too long with the model
//! itself.

use crate::memory::{Memory, MemoryModel, Rating};
use crate::plan::learner::Mind;

/// Stabilities on the grid, evenly spaced by their logarithm, in days.
const STABILITIES: usize = 40;
const LEAST: f32 = 0.02;
const MOST: f32 = 2000.0;

/// Difficulties on the grid: 1 to 10.
const DIFFICULTIES: usize = 10;

/// States on the grid.
pub const STATES: usize = STABILITIES * DIFFICULTIES;

/// Days since the last answer on the grid: each up to this, then in steps that grow.
const EACH: i32 = 16;
const GROWTH: f64 = 1.2;
pub const LONGEST: i32 = 2000;

/// A place between four neighbouring states.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The lower of them in both directions.
    state: u32,
    /// How far it is to the next stability and to the next difficulty, 0 to 1.
    stability: f32,
    difficulty: f32,
}

impl Place {
    pub fn of(memory: Memory) -> Place {
        let step = (MOST / LEAST).ln() / (STABILITIES - 1) as f32;
        let at = (memory.stability / LEAST).ln() / step;
        let (row, stability) = split(at, STABILITIES);
        let (column, difficulty) = split(memory.difficulty - 1.0, DIFFICULTIES);
        Place { state: (row * DIFFICULTIES + column) as u32, stability, difficulty }
    }

    /// The value at this place of what has these values at the states.
    pub fn value(self, values: &[f32]) -> f32 {
        let at = self.state as usize;
        let corners = &values[at..at + DIFFICULTIES + 2];
        let low = corners[0] + (corners[1] - corners[0]) * self.difficulty;
        let (left, right) = (corners[DIFFICULTIES], corners[DIFFICULTIES + 1]);
        let high = left + (right - left) * self.difficulty;
        low + (high - low) * self.stability
    }
}

/// A position among so many points: the point below, and how far it is to the next.
fn split(at: f32, points: usize) -> (usize, f32) {
    let at = at.clamp(0.0, (points - 1) as f32);
    let below = (at as usize).min(points - 2);
    (below, at - below as f32)
}

/// What an answer makes of a state.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub recall: f32,
    pub recalled: Place,
    /// After a wrong answer and a repeat that is right.
    pub forgotten: Place,
    /// Seconds that it is expected to take.
    pub seconds: f32,
}

/// The table for one learner.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The days since the last answer that are on the grid.
    days: Vec<i32>,
    /// For each of these the answers of all states.
    answers: Vec<Answer>,
}

impl Grid {
    /// For up to so many days since the last answer.
    pub fn new(mind: &Mind, longest: i32) -> Grid {
        let days = days(longest.clamp(EACH, LONGEST));
        let seconds = mind.learner.seconds();
        let mut answers = Vec::with_capacity(days.len() * STATES);
        for elapsed in days.iter().map(|days| f64::from(*days)) {
            for state in 0..STATES {
                let memory = memory(state);
                let recall = mind.model.recall(memory, elapsed);
                answers.push(Answer {
                    recall: recall as f32,
                    recalled: Place::of(mind.model.step(memory, elapsed, Rating::Good)),
                    forgotten: Place::of(mind.forgotten(memory, elapsed)),
                    seconds: seconds.expected(recall) as f32,
                });
            }
        }
        Grid { days, answers }
    }

    /// How many days since the last answer are on the grid.
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// The days at a place of the grid.
    pub fn days(&self, at: usize) -> i32 {
        self.days[at]
    }

    /// The answers of all states after the days at a place of the grid.
    pub fn answers(&self, at: usize) -> &[Answer] {
        &self.answers[at * STATES..(at + 1) * STATES]
    }

    /// The place of some days on the grid: the one at or below, and how far it is to the next.
    pub fn between(&self, elapsed: i32) -> (usize, f32) {
        let above = self.days.partition_point(|days| *days <= elapsed).clamp(1, self.days.len() - 1);
        let (low, high) = (self.days[above - 1], self.days[above]);
        (above - 1, ((elapsed - low) as f32 / (high - low) as f32).clamp(0.0, 1.0))
    }
}

fn days(longest: i32) -> Vec<i32> {
    let mut days: Vec<i32> = (1..=EACH).collect();
    let mut next = f64::from(EACH);
    while next < f64::from(longest) {
        next = (next * GROWTH).ceil();
        days.push(next as i32);
    }
    days
}

/// The memory of a state on the grid.
pub fn memory(state: usize) -> Memory {
    let step = (MOST / LEAST).ln() / (STABILITIES - 1) as f32;
    Memory {
        stability: LEAST * (step * (state / DIFFICULTIES) as f32).exp(),
        difficulty: (state % DIFFICULTIES) as f32 + 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Learner;

    #[test]
    fn what_is_even_between_the_states_is_kept() {
        let stabilities: Vec<f32> = (0..STATES).map(|state| memory(state).stability.ln()).collect();
        let difficulties: Vec<f32> = (0..STATES).map(|state| memory(state).difficulty).collect();
        for (stability, difficulty) in [(0.02, 1.0), (3.7, 5.5), (100.0, 9.9), (1999.0, 10.0)] {
            let place = Place::of(Memory { stability, difficulty });
            assert!((place.value(&stabilities) - stability.ln()).abs() < 1e-3);
            assert!((place.value(&difficulties) - difficulty).abs() < 1e-3);
        }
        // What lies outside is taken for what is next to it.
        let outside = Place::of(Memory { stability: 1e6, difficulty: 11.0 });
        assert!((outside.value(&difficulties) - 10.0).abs() < 1e-3);
    }

    #[test]
    fn days_lie_between_days_on_the_grid() {
        let grid = Grid::new(&Mind::new(&Learner::default()).unwrap(), LONGEST);
        for elapsed in [1, 2, 16, 17, 19, 100, 2000, 9999] {
            let (at, part) = grid.between(elapsed);
            let (low, high) = (f64::from(grid.days(at)), f64::from(grid.days(at + 1)));
            let found = low + (high - low) * f64::from(part);
            assert!((found - f64::from(elapsed.min(grid.days(grid.len() - 1)))).abs() < 1e-2);
        }
    }

    #[test]
    fn answers_are_those_of_the_model() {
        let mind = Mind::new(&Learner::default()).unwrap();
        let grid = Grid::new(&mind, EACH);
        let answer = grid.answers(2)[STATES / 2];
        let recall = mind.model.recall(memory(STATES / 2), 3.0);
        assert!((f64::from(answer.recall) - recall).abs() < 1e-6);
        assert!((f64::from(answer.seconds) - mind.learner.seconds().expected(recall)).abs() < 1e-4);
    }
}
