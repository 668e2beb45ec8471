//! Mistakes in the lines of a file, told so that each can be found.

use std::fmt::Display;

use thiserror::Error;

use crate::text::count;

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}: {wrong}")]
pub struct Mistake<W: Display> {
    pub line: usize,
    pub wrong: W,
}

/// How many mistakes are told.
const SHOWN: usize = 10;

/// The mistakes in a file called `name`, a line each.
pub fn told<W: Display>(name: &str, mistakes: &[Mistake<W>]) -> String {
    let mut lines = vec![format!("{name} has {} that cannot be read", count(mistakes.len(), "line"))];
    lines.extend(mistakes.iter().take(SHOWN).map(|mistake| format!("  {name}:{mistake}")));
    if mistakes.len() > SHOWN {
        lines.push(format!("  and {} more", mistakes.len() - SHOWN));
    }
    lines.join("\n")
}
