//! Words that were broken at the end of a line.

use std::collections::HashSet;

use crate::language::split::is_blank;

/// Decides whether a hyphen at the end of a line belongs to the word.
pub(super) struct Hyphens<'s> {
    source: &'s str,
    /// The words with a hyphen in them, in lower case; collected when first needed.
    compounds: Option<HashSet<String>>,
}

/// Parts before which a hyphen stays wherever the line ends.
const LEADS: &[&str] =
    &["self", "well", "ex", "non", "half", "so", "all", "quasi", "cross", "high", "low", "long", "short"];

impl<'s> Hyphens<'s> {
    pub(super) fn new(source: &'s str) -> Hyphens<'s> {
        Hyphens { source, compounds: None }
    }

    /// Whether the last word of one line and the first of the next are one word, written without the
    /// hyphen: the text does not write it with one elsewhere.
    pub(super) fn joins(&mut self, above: &str, below: &str) -> bool {
        let Some(before) = above.strip_suffix('-') else { return false };
        let head = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let tail = below.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_broken = head.chars().nth(1).is_some() && tail.starts_with(char::is_lowercase);
        // In "state-of-the-\nart" the hyphens are the writer's.
        let is_chain = before[..before.len() - head.len()].ends_with('-');
        if !is_broken || is_chain || LEADS.contains(&head.to_lowercase().as_str()) {
            return false;
        }
        let compound = format!("{head}-{tail}").to_lowercase();
        let source = self.source;
        !self.compounds.get_or_insert_with(|| compounds(source)).contains(&compound)
    }
}

fn compounds(source: &str) -> HashSet<String> {
    let words = source.split(|c: char| is_blank(c) || !(c.is_alphabetic() || c == '-'));
    words
        .map(|word| word.trim_matches('-'))
        .filter(|word| word.contains('-'))
        .map(str::to_lowercase)
        .collect()
}
