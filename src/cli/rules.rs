//! What an answer is worth, as the learner or the teacher wants it: for quizzes and papers alike.

use clap::Args;

use crate::quiz::Rules;

/// How answers are graded.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Take off for a wrong choice what guessing gains: 1/(k − 1) for k choices, or a share of that
    #[arg(
        long, value_name = "SHARE", num_args = 0..=1, require_equals = true, default_missing_value = "1",
        value_parser = share
    )]
    penalty: Option<f64>,
    /// No credit for parts of an answer
    #[arg(long)]
    all_or_nothing: bool,
    /// Count near misses, such as a slip of spelling, as wrong
    #[arg(long)]
    strict: bool,
}

impl RulesArgs {
    pub fn rules(&self) -> Rules {
        Rules { partial: !self.all_or_nothing, penalty: self.penalty.unwrap_or(0.0), strict: self.strict }
    }
}

/// A share, from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1 is expected".to_owned())
}
