//! What came of an article, in a few lines.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Made;
use super::checked::Checked;
use crate::text::count;

/// Prints how many sentences were read, facts found, cards kept and refused.
pub fn print(out: &mut impl Write, made: &Made) -> io::Result<()> {
    let Made { facts, draft, checked, .. } = made;
    writeln!(
        out,
        "{} read, {} found.",
        count(facts.sentences.len(), "sentence"),
        count(facts.facts.len(), "fact")
    )?;
    let forms = tally(draft.cards.iter().map(|card| card.form.to_string()));
    writeln!(out, "{}{forms}", count(draft.cards.len(), "card"))?;
    if !draft.refused.is_empty() {
        let reasons = tally(draft.refused.iter().map(|refused| refused.why.to_string()));
        writeln!(out, "{} refused{reasons}", draft.refused.len())?;
    }
    if let Some(Checked { outcome, report, .. }) = checked {
        writeln!(
            out,
            "By the reference facts: {} wrong, of which {} corrected; {} confirmed.",
            count(outcome.wrong, "claim"),
            outcome.corrected,
            report.confirmed.len()
        )?;
    }
    Ok(())
}

/// `: 3 of one, 2 of another.`, the most frequent first; a full stop for nothing.
fn tally(names: impl Iterator<Item = String>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    if counts.is_empty() {
        return ".".to_owned();
    }
    let parts: Vec<String> = counts.iter().map(|(name, number)| format!("{number} {name}")).collect();
    format!(": {}.", parts.join(", "))
}
