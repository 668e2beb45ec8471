//! The cards that a plan is for.

use crate::memory::Memory;

/// A card that was answered before. When it is due follows from the retention that a plan is tried with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    pub memory: Memory,
    /// Days since the last answer.
    pub elapsed: i32,
}

/// The cards that a plan is for, on the first day of the plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stock {
    pub known: Vec<Known>,
    /// How many cards were never asked.
    pub new: usize,
    /// For each card, known ones first, the number of its fact: cards of one fact are asked on different
    /// days. Empty when each card is a fact of its own. Numbers count from 0.
    pub facts: Vec<u32>,
}

impl Stock {
    /// Cards of which none was asked yet.
    pub fn unseen(new: usize) -> Stock {
        Stock { known: Vec::new(), new, facts: Vec::new() }
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.known.len() + self.new
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
