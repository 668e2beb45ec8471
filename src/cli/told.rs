//! Mistakes in the lines of a file, told so that each can be found.

use std::fmt::Display;

use crate::text::count;

/// How many mistakes are told.
const SHOWN: usize = 10;

/// The mistakes in a file called `name`, a line each. Each is `line: what is wrong`.
pub fn told(name: &str, mistakes: &[impl Display]) -> String {
    let mut lines = vec![format!("{name} has {} that cannot be read", count(mistakes.len(), "line"))];
    lines.extend(mistakes.iter().take(SHOWN).map(|mistake| format!("  {name}:{mistake}")));
    if mistakes.len() > SHOWN {
        lines.push(format!("  and {} more", mistakes.len() - SHOWN));
    }
    lines.join("\n")
}
