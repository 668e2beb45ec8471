//! Where answers come from: tables, and the results of quizzes and of marked papers.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::error::AnalyzeError;
use super::matrix;
use crate::cli::failure::Failure;
use crate::cli::input::{name_of, text_of};
use crate::cli::named::folded;
use crate::deck::Kind;
use crate::quiz::{Attempt, AttemptError, Item};
use crate::stats::items::{Given, Test};
use crate::text::safe;

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    pub test: Test,
    /// Results that were left out, and why.
    pub left_out: Vec<String>,
}

/// Reads files of answers, and those in folders. A result that griot did not write as it is, and one
/// that was read before, is left out, and so is what is no result in a folder. Of a student with several
/// results the first answer to each question counts, unless retakes are to count as results of their own.
///
/// # Errors
/// When a file cannot be read, a table is none, or nothing is left.
pub fn read(paths: &[PathBuf], with_retakes: bool) -> Result<Read, Failure> {
    let mut read = Read::default();
    let (mut seen, mut attempts) = (HashSet::new(), Vec::new());
    for path in paths {
        for file in files(path)? {
            let name = name_of(&file);
            let is_named = file == *path;
            let text = match text_of(&file) {
                Ok(text) => text,
                Err(error) if is_named => return Err(error.into()),
                Err(error) => {
                    read.left_out.push(error.to_string());
                    continue;
                }
            };
            if is_named && !is_result(&file, &text) {
                matrix::add(&mut read.test, &name, &text)?;
                continue;
            }
            match Attempt::read(&text) {
                Ok(_) if !seen.insert(text) => {
                    read.left_out.push(format!("{name}: the same result was read before"))
                }
                Ok(attempt) => attempts.push(attempt),
                Err(source @ AttemptError::Unreadable { .. }) => {
                    let error = AnalyzeError::Result { name, source };
                    if is_named {
                        return Err(error.into());
                    }
                    read.left_out.push(error.to_string());
                }
                Err(error) => read.left_out.push(format!("{name}: {error}")),
            }
        }
    }
    add_all(&mut read.test, &attempts, with_retakes);
    if read.test.students() == 0 {
        let name = paths.first().map(|path| name_of(path)).unwrap_or_default();
        tell(&read.left_out);
        return Err(AnalyzeError::Nothing { name }.into());
    }
    Ok(read)
}

/// Says on stderr what was left out.
pub fn tell(left_out: &[String]) {
    for told in left_out {
        // What cannot be told is no reason to tell nothing else.
        let _ = writeln!(io::stderr(), "Left out: {}", safe(told));
    }
}

/// The file itself; of a folder the results in it.
fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let fail = |source| Failure::Read { path: path.to_owned(), source };
    let mut files = Vec::new();
    for entry in path.read_dir().map_err(fail)? {
        let file = entry.map_err(fail)?.path();
        let is_hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !is_hidden && file.is_file() && file.extension().is_some_and(|extension| extension == "ron") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(AnalyzeError::NoResult { path: path.to_owned() }.into());
    }
    Ok(files)
}

/// Whether a file is a result rather than a table: it is called so, or begins as one does.
fn is_result(file: &Path, text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_begun = text.strip_prefix("Attempt").is_some_and(|rest| rest.trim_start().starts_with('('));
    is_begun || file.extension().is_some_and(|extension| extension == "ron")
}

/// Adds results: students in the order in which they were read, answers in the order in which they
/// were given.
fn add_all(test: &mut Test, attempts: &[Attempt], with_retakes: bool) {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut results = Vec::with_capacity(attempts.len());
    for attempt in attempts {
        let name = attempt.student.as_deref().unwrap_or_default();
        let student = match known.get(&folded(name)) {
            Some(student) => {
                test.again(*student);
                *student
            }
            None => test.student(name),
        };
        // Who has no name is somebody else each time.
        if !with_retakes && !name.is_empty() {
            known.insert(folded(name), student);
        }
        results.push((student, attempt));
    }
    // What does not say when it began is of a paper, and comes before all that does.
    let began = |attempt: &Attempt| attempt.began.as_deref()?.parse::<Zoned>().ok();
    results.sort_by_cached_key(|(_, attempt)| began(attempt));
    for (student, attempt) in results {
        add(test, student, attempt);
    }
}

/// Adds what a student answered to questions that the student did not have before.
fn add(test: &mut Test, student: usize, attempt: &Attempt) {
    for item in &attempt.items {
        let question = test.question(&item.card);
        test.asks(question, &item.asked);
        if test.given(student, question) != Given::NotAsked {
            continue;
        }
        let given = if item.given.is_empty() { Given::Nothing } else { Given::Credit(item.credit) };
        test.answer(student, question, given);
        if matches!(item.kind, Kind::Pick | Kind::PickAll | Kind::TrueFalse) {
            choices(test, student, question, item);
        }
        // A question that was never looked at took no time, which says nothing of it.
        if let Some(seconds) = item.seconds.filter(|_| !item.given.is_empty()) {
            test.took(question, seconds);
        }
    }
}

fn choices(test: &mut Test, student: usize, question: usize, item: &Item) {
    for text in &item.choices {
        let place = test.choice(question, text, item.right.contains(text));
        if let Some(place) = place.filter(|_| item.given.contains(text)) {
            test.chose(student, question, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::items::{Missing, analyze};

    fn item(given: &[&str], seconds: f64) -> Item {
        Item {
            card: "mali/who".to_owned(),
            kind: Kind::Ask,
            section: String::new(),
            asked: "Who?".to_owned(),
            choices: Vec::new(),
            given: given.iter().map(ToString::to_string).collect(),
            right: vec!["Keita".to_owned()],
            credit: 0.0,
            seconds: Some(seconds),
            flagged: false,
        }
    }

    #[test]
    fn a_question_that_was_left_out_has_no_time() {
        let mut test = Test::default();
        add_all(
            &mut test,
            &[item(&["IBK"], 20.0), item(&[], 0.0)].map(|item| Attempt::made_of(vec![item])),
            false,
        );
        let figures = &analyze(&test, Missing::Wrong).items[0];
        assert_eq!((figures.had, figures.timed, figures.median_seconds), (2, 1, Some(20.0)));
    }

    #[test]
    fn a_result_is_known_by_its_name_or_its_beginning() {
        for (file, text, is) in [
            ("ada.txt", "Attempt(\n", true),
            ("-", "\u{feff}Attempt (", true),
            ("ada.ron", "", true),
            ("class.csv", "Name (Klasse 9b),1,2\n", false),
            ("class.csv", "Attempts,1\n", false),
            ("class.csv", "// notes,1\n", false),
        ] {
            assert_eq!(is_result(Path::new(file), text), is, "{file} {text}");
        }
    }
}
