//! Quizzes that are over, and those left open: listing and showing them.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::QuizError;
use super::journal::Journal;
use super::told::{json, lines, score};
use crate::cli::failure::Failure;
use crate::cli::input::{name_of, text_of};
use crate::quiz::Attempt;
use crate::text::{count, safe_json, safe_line};

/// Reads the result of a quiz.
pub fn read(path: &Path) -> Result<Attempt, Failure> {
    let text = text_of(path)?;
    Attempt::read(&text).map_err(|source| QuizError::Attempt { name: name_of(path), source }.into())
}

/// Prints what came of the quiz in a file.
pub fn show(path: &Path, as_json: bool) -> Result<(), Failure> {
    let attempt = read(path)?;
    let mut out = std::io::stdout().lock();
    if as_json {
        writeln!(out, "{}", safe_json(&format!("{:#}", json(&attempt, &[]))))?;
        return Ok(());
    }
    for line in lines(&attempt, &[]) {
        writeln!(out, "{}", safe_line(&line))?;
    }
    Ok(())
}

/// Lists the quizzes in a folder, the oldest first.
pub fn show_all(folder: &Path, as_json: bool) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let (results, open) = (results(folder), Journal::all(folder));
    if as_json {
        for path in &results {
            let mut value = read(path).map_or_else(
                |failure| serde_json::json!({ "error": failure.to_string() }),
                |attempt| json(&attempt, &[]),
            );
            value["file"] = path.display().to_string().into();
            writeln!(out, "{}", safe_json(&value.to_string()))?;
        }
        return Ok(());
    }
    for path in &results {
        let name = file_name(path);
        let state = match read(path) {
            Ok(attempt) => score(&attempt),
            Err(Failure::Quiz(QuizError::Attempt { source, .. })) => format!("! {source}"),
            Err(failure) => format!("! {failure}"),
        };
        writeln!(out, "{}  {}", safe_line(&name), safe_line(&state))?;
    }
    for path in open.iter().rev() {
        let state = match Journal::peek(path) {
            Some(opening) => {
                format!("left open, {} (griot quiz --resume)", count(opening.sheets.len(), "question"))
            }
            None => "! it cannot be read".to_owned(),
        };
        writeln!(out, "{}  {state}", safe_line(&file_name(path)))?;
    }
    if results.is_empty() && open.is_empty() {
        writeln!(out, "No quizzes yet. `griot quiz mali` begins one.")?;
    } else {
        writeln!(out, "In {}", safe_line(&folder.display().to_string()))?;
    }
    Ok(())
}

/// Whether a quiz of the same seed and cards lies in the folder under another name: then this was not the
/// first attempt.
pub fn was_taken(folder: &Path, attempt: &Attempt, own: &Path) -> bool {
    let cards = |attempt: &Attempt| attempt.items.iter().map(|item| item.card.clone()).collect::<Vec<_>>();
    let is_same = |other: &Attempt| other.seed == attempt.seed && cards(other) == cards(attempt);
    let others = results(folder).into_iter().filter(|path| path != own);
    others.filter_map(|path| read(&path).ok()).any(|other| is_same(&other))
}

fn results(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_result = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "ron") && !file_name(path).starts_with('.')
    };
    let mut paths: Vec<PathBuf> = entries.filter(is_result).collect();
    // Their names begin with the time.
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
