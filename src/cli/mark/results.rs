//! The results of students, a file for each.

use std::collections::HashSet;
use std::path::Path;

use super::error::MarkError;
use crate::cli::folder::Named;
use crate::paper::Key;
use crate::quiz::Attempt;

/// A file for each student, called after them.
pub fn results(attempts: &[Attempt]) -> Vec<Named> {
    let mut taken = HashSet::new();
    let files = attempts.iter().map(|attempt| {
        let slug = slug(attempt.student.as_deref().unwrap_or_default());
        let mut name = format!("{slug}.ron");
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{slug}-{number}.ron");
            number += 1;
        }
        (name, attempt.write())
    });
    files.collect()
}

/// Letters of a name that the name of a file keeps, so that every file system takes it.
const LONGEST: usize = 50;

/// What a file of a student is called: the letters and digits of the name, every run of other characters
/// one `-`. It is never hidden, as what begins with a dot is.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(LONGEST) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "student".to_owned() } else { slug.to_owned() }
}

/// Fails where the folder has results of papers with this key that are not among these files: after the
/// name of a student was mended, an analysis would count both.
pub fn check_others(folder: &Path, key: &Key, files: &[Named]) -> Result<(), MarkError> {
    // A folder that is not there, or cannot be read, is told about when it is written into.
    let Ok(entries) = folder.read_dir() else { return Ok(()) };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let is_other = |name: &String| {
        let path = Path::new(name);
        path.extension().is_some_and(|extension| extension == "ron")
            && files.iter().all(|(own, _)| own != name)
            && is_of(&folder.join(name), key)
    };
    let mut others: Vec<String> = names.filter(is_other).collect();
    others.sort();
    match others.as_slice() {
        [] => Ok(()),
        _ => Err(MarkError::Others { folder: folder.to_owned(), names: others.join(", ") }),
    }
}

/// Whether a file is a result of a paper with this key.
fn is_of(path: &Path, key: &Key) -> bool {
    let attempt = std::fs::read_to_string(path).ok().and_then(|text| Attempt::read(&text).ok());
    attempt.is_some_and(|attempt| {
        attempt.variant.is_some() && attempt.seed == key.seed && attempt.decks == key.decks
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_students_are_seen_and_apart() {
        let slugs = ["Ada Lovelace", "...", "../../etc", "!!", "Dr. É", "_x"].map(slug);
        assert_eq!(slugs, ["ada-lovelace", "student", "etc", "student", "dr-é", "x"]);
        assert_eq!(slug(&"é".repeat(300)).chars().count(), LONGEST);
    }
}
