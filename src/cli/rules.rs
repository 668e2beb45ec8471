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

    /// Whether these rules are the ones wanted, as far as that is said.
    pub fn fit(&self, rules: &Rules) -> bool {
        self.penalty.is_none_or(|penalty| penalty == rules.penalty)
            && (!self.all_or_nothing || !rules.partial)
            && (!self.strict || rules.strict)
    }
}

/// A share, from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1 is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_fits_any_rules() {
        let said = |penalty, all_or_nothing, strict| RulesArgs { penalty, all_or_nothing, strict };
        let rules = Rules { partial: false, penalty: 0.5, strict: true };
        assert!(said(None, false, false).fit(&rules) && said(Some(0.5), true, true).fit(&rules));
        assert!(!said(Some(1.0), false, false).fit(&rules));
        let rules = Rules::default();
        assert!(!said(None, true, false).fit(&rules) && !said(None, false, true).fit(&rules));
    }
}
