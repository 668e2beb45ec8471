//! What is followed up to an exam, as the store has it.

use serde::{Deserialize, Serialize};

use crate::memory::ParametersId;
use crate::plan::exam::Policy;

/// What is followed up to an exam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Follows {
    pub policy: Policy,
    /// The parameters of memory that it was made with.
    pub parameters: ParametersId,
}

impl Follows {
    /// As JSON.
    pub fn written(&self) -> String {
        // Numbers and names can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
