//! Ways to study for an exam.

use std::fmt;

use crate::memory::Retention;

/// A way to study for an exam.
#[derive(Debug, Clone, PartialEq)]
pub enum Policy {
    /// Cards that are due by a desired retention, then new ones; in so many last days each card once
    /// more, those known least first.
    Fixed { retention: Retention, last: i32 },
    /// New cards first, then always the card that was not asked for the longest time.
    RoundRobin,
    /// Always the card that gains the most recall on the day of the exam per second.
    Greedy,
    /// The same, but a card that would gain more on a later day waits. Each day until the exam has a
    /// price: the recall on the day of the exam that a second of it buys elsewhere.
    Ahead { prices: Vec<f32> },
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Policy::Fixed { retention, last: 0 } => write!(f, "retention {retention}"),
            Policy::Fixed { retention, last: 1 } => write!(f, "retention {retention}, all on the last day"),
            Policy::Fixed { retention, last } => {
                write!(f, "retention {retention}, all in the last {last} days")
            }
            Policy::RoundRobin => f.write_str("in turn"),
            Policy::Greedy => f.write_str("most gain first"),
            Policy::Ahead { .. } => f.write_str("looking ahead"),
        }
    }
}
