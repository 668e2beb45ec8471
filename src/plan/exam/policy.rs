//! Ways to study for an exam.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::memory::Retention;

/// A way to study for an exam. It can be kept from one session to the next, as JSON for example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_that_was_kept_is_the_same() {
        let fixed = Policy::Fixed { retention: Retention::default(), last: 3 };
        for policy in [fixed, Policy::RoundRobin, Policy::Greedy, Policy::Ahead { prices: vec![0.1, 1e-5] }] {
            let kept = serde_json::to_string(&policy).unwrap();
            assert_eq!(serde_json::from_str::<Policy>(&kept).unwrap(), policy, "{kept}");
        }
        let wrong = r#"{"Fixed":{"retention":0.1,"last":3}}"#;
        assert!(serde_json::from_str::<Policy>(wrong).is_err());
    }

    #[test]
    fn names_say_what_is_done() {
        let named = |last| Policy::Fixed { retention: Retention::default(), last }.to_string();
        assert_eq!(named(0), "retention 0.9");
        assert_eq!(named(1), "retention 0.9, all on the last day");
        assert_eq!(named(3), "retention 0.9, all in the last 3 days");
    }
}
