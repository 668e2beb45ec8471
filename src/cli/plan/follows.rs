//! The policy of an exam's plan, as the store has it.

use serde::{Deserialize, Serialize};

use crate::memory::{ParametersId, Retention};
use crate::plan::exam::Policy;

/// What is followed up to an exam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Follows {
    pub policy: Written,
    /// The parameters that it was made with.
    pub parameters: u32,
}

/// A [`Policy`], in JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    Fixed { retention: f64, last: i32 },
    RoundRobin,
    Greedy,
    Ahead { prices: Vec<f32> },
}

impl Follows {
    pub fn new(policy: &Policy, parameters: ParametersId) -> Follows {
        let policy = match policy {
            Policy::Fixed { retention, last } => Written::Fixed { retention: retention.share(), last: *last },
            Policy::RoundRobin => Written::RoundRobin,
            Policy::Greedy => Written::Greedy,
            Policy::Ahead { prices } => Written::Ahead { prices: prices.clone() },
        };
        Follows { policy, parameters: parameters.0 }
    }

    pub fn policy(self) -> Policy {
        match self.policy {
            Written::Fixed { retention, last } => {
                Policy::Fixed { retention: Retention::new(retention).unwrap_or_default(), last }
            }
            Written::RoundRobin => Policy::RoundRobin,
            Written::Greedy => Policy::Greedy,
            Written::Ahead { prices } => Policy::Ahead { prices },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_is_read_as_it_was_written() {
        let retention = Retention::new(0.85).unwrap();
        for policy in [
            Policy::Fixed { retention, last: 3 },
            Policy::RoundRobin,
            Policy::Greedy,
            Policy::Ahead { prices: vec![0.25, 1e-4] },
        ] {
            let written = serde_json::to_string(&Follows::new(&policy, ParametersId(4))).unwrap();
            let read: Follows = serde_json::from_str(&written).unwrap();
            assert_eq!((read.parameters, read.policy()), (4, policy));
        }
    }
}
