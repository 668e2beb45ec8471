//! The learner that a plan is for, and the cards: what the store knows of both.

use std::collections::HashMap;

use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::clock::Day;
use crate::memory::Evidence;
use crate::plan::{Known, Learner, Pace, Stock, Timed};
use crate::progress::{Holdings, Scope, TimedAnswer};
use crate::text::count;

/// So many answers tell how a learner studies; older ones tell less.
const NEWEST: usize = 4_000;

/// Who learns, and what that rests on.
#[derive(Debug, Clone)]
pub struct Who {
    pub learner: Learner,
    /// How many answers tell of the learner's pace.
    answers: usize,
    /// Whether the memory model was fitted to the learner.
    is_fitted: bool,
}

impl Who {
    pub fn of(app: &App) -> Result<Who, Failure> {
        let in_force = app.library.store.in_force()?;
        let pace = pace(&app.library.store.timed(NEWEST, None)?);
        Ok(Who {
            learner: pace.learner(in_force.parameters, in_force.scored as usize),
            answers: pace.answers(),
            is_fitted: in_force.id.0 > 0,
        })
    }

    /// What the figures of a plan rest on.
    pub fn basis(&self) -> String {
        let memory = match self.is_fitted {
            true => "memory as fitted to you",
            false => "memory as most learners have it",
        };
        if self.answers == 0 {
            return format!("Rests on {memory}; you have given no answer yet.");
        }
        let Learner { costs, first_right, .. } = &self.learner;
        format!(
            "Rests on {memory} and on {} of yours: {:.0} s for a card that you recall, {:.0} s for one that you \
             do not, {:.0} s for a new one; {:.0}% of new cards right at first.",
            count(self.answers, "answer"),
            costs.recalled,
            costs.forgotten,
            costs.new,
            first_right * 100.0,
        )
    }
}

/// How fast these answers were.
fn pace(answers: &[TimedAnswer]) -> Pace {
    let mut pace = Pace::default();
    let mut session = None;
    for answer in answers {
        pace.add(&Timed {
            at: answer.at,
            goes_on: answer.session.is_some() && answer.session == session,
            evidence: Evidence { rating: answer.rating, choices: answer.choices },
            latency: answer.latency.unwrap_or(0),
            recall: answer.recall,
        });
        session = answer.session;
    }
    pace
}

/// Seconds that were studied on a day.
pub fn studied(app: &App, day: Day) -> Result<f64, Failure> {
    Ok(pace(&app.library.store.timed(usize::MAX >> 1, Some(day))?).seconds())
}

/// The cards of some decks.
pub fn holdings(app: &App, decks: &[OpenDeck]) -> Result<Holdings, Failure> {
    let scope = Scope { decks: decks.iter().map(|deck| deck.row).collect(), tags: Vec::new() };
    Ok(app.library.store.holdings(&scope)?)
}

/// What is known of the cards that were answered before.
pub fn known(holdings: &Holdings, today: Day) -> Vec<Known> {
    holdings
        .known
        .iter()
        .map(|card| Known { memory: card.state.memory, elapsed: (today - card.state.last_day).max(0) })
        .collect()
}

/// The cards as a plan sees them.
pub fn stock(holdings: &Holdings, today: Day) -> Stock {
    let mut numbers = HashMap::new();
    let families = holdings.known.iter().map(|card| card.candidate.family);
    let families = families.chain(holdings.new.iter().map(|card| card.family));
    let facts = families.map(|family| {
        let next = numbers.len() as u32;
        *numbers.entry(family).or_insert(next)
    });
    Stock { known: known(holdings, today), new: holdings.new.len(), facts: facts.collect() }
}
