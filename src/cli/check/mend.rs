//! `griot check --fix`: mends decks in their files, or shows what it would change.

use std::path::Path;

use similar::{Algorithm, TextDiff};

use crate::cli::failure::Failure;
use crate::cli::files::save;
use crate::deck::{Fixed, Location, fix};
use crate::text::{count, safe};

/// What became of a deck.
#[derive(Debug)]
pub struct Mended {
    /// The text to check: as it is now, or as it would be.
    pub text: String,
    pub fixed: usize,
    pub ids: usize,
    /// What is to be said of it; empty when nothing was to be mended.
    pub told: String,
}

/// Mends the text of the deck at a location, and its file unless it is only to be shown.
pub fn mend(text: &str, name: &str, location: &Location, is_dry: bool) -> Result<Mended, Failure> {
    let Fixed { text: mended, mended: fixed, ids, lacks_ids } = fix(text, &location.name());
    let mut told = String::new();
    if mended != text {
        let done = [(fixed, "mistake", "mended"), (ids, "id", "written")]
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, noun, verb)| {
                let verb = if is_dry { format!("to be {verb}") } else { verb.to_owned() };
                format!("{} {verb}", count(number, noun))
            });
        told = format!("{name}: {}.\n", done.collect::<Vec<_>>().join(", "));
        if is_dry {
            told.push_str(&difference(text, &mended, name));
        } else if let Location::File(path) = location {
            save(path, &mended).map_err(|source| Failure::Write { path: path.clone(), source })?;
        }
    }
    if lacks_ids {
        told.push_str(&format!("{name}: ids are written once no error is left.\n"));
    }
    Ok(Mended { text: mended, fixed, ids, told })
}

/// Lines around a change that are shown.
const CONTEXT: usize = 2;

/// The lines that change, as `diff -u` shows them.
fn difference(old: &str, new: &str, name: &str) -> String {
    let file = Path::new(name).display().to_string();
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(old, new);
    let shown = diff.unified_diff().context_radius(CONTEXT).header(&file, &file).to_string();
    safe(&shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn only_lines_that_change_are_shown() {
        let old = "a\nb\nc\nd\ne\nf\n";
        let new = "a\nb\nc\nD\u{1b}\ne\nf\n";
        let shown = "--- x.ron\n+++ x.ron\n@@ -2,5 +2,5 @@\n b\n c\n-d\n+D␛\n e\n f\n";
        assert_eq!(difference(old, new, "x.ron"), shown);
    }
}
