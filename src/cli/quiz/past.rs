//! Quizzes that are over, and those left open: listing and showing them.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::QuizArgs;
use super::error::QuizError;
use super::facts::{Facts, look_up};
use super::left;
use super::told::{json, lines, score};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::input::{name_of, text_of};
use crate::clock::Moment;
use crate::quiz::Attempt;
use crate::session::Lesson;
use crate::text::{safe_json, safe_line};

/// Reads the result of a quiz.
pub fn read(path: &Path) -> Result<Attempt, Failure> {
    let text = text_of(path)?;
    Attempt::read(&text).map_err(|source| QuizError::Attempt { name: name_of(path), source }.into())
}

/// Prints what came of the quiz in a file, and the facts of its misses as far as the decks are here.
pub fn show(app: &mut App, path: &Path, args: &QuizArgs) -> Result<(), Failure> {
    let attempt = read(path)?;
    let Facts { decks, lessons } = look_up(app, &attempt, &args.decks)?;
    let lessons: Vec<Option<&Lesson>> = lessons.iter().map(Option::as_ref).collect();
    let mut out = std::io::stdout().lock();
    if args.json {
        let mut value = json(&attempt, &lessons);
        for (place, since) in decks.iter().enumerate() {
            value["decks"][place]["since"] = since.word().into();
        }
        writeln!(out, "{}", safe_json(&format!("{value:#}")))?;
        return Ok(());
    }
    let notes: Vec<String> =
        attempt.decks.iter().zip(decks).filter_map(|(print, since)| since.note(&print.name)).collect();
    let gap = (!notes.is_empty()).then(String::new);
    for line in lines(&attempt, &lessons).into_iter().chain(gap).chain(notes) {
        writeln!(out, "{}", safe_line(&line))?;
    }
    Ok(())
}

/// Lists the quizzes in a folder, the oldest first; those left open come last. As JSON they are a line each,
/// and none without any.
pub fn show_all(folder: &Path, as_json: bool, now: Moment) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let (results, open) = (results(folder), left::all(folder));
    if as_json {
        for path in &results {
            let mut value = read(path).map_or_else(
                |failure| serde_json::json!({ "error": failure.to_string() }),
                |attempt| json(&attempt, &[]),
            );
            value["file"] = path.display().to_string().into();
            writeln!(out, "{}", safe_json(&value.to_string()))?;
        }
        for found in open.iter().rev() {
            writeln!(out, "{}", safe_json(&left::json(found, now).to_string()))?;
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
    for found in open.iter().rev() {
        let state = left::state(found, now);
        writeln!(out, "{}  {}", safe_line(&file_name(&found.path)), safe_line(&state))?;
    }
    if results.is_empty() && open.is_empty() {
        writeln!(out, "No quizzes yet. `griot quiz mali` begins one.")?;
    } else {
        writeln!(out, "In {}", safe_line(&folder.display().to_string()))?;
        if !open.is_empty() {
            writeln!(out, "`griot quiz --resume` goes on with one left open, `--discard` throws it away.")?;
        }
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
