//! `griot mark`: answers typed in from papers, marked.

mod error;
mod rows;

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::folder::{Named, save_all};
use super::input::{name_of, text_of};
use super::paper::KEY;
use super::rules::RulesArgs;
use crate::ask::columns;
use crate::deck::DeckId;
use crate::paper::Key;
use crate::quiz::Attempt;
use crate::text::csv::rows as table_rows;
use crate::text::{clip, count, safe, safe_json, safe_line, width};
pub use error::MarkError;
use rows::{Marked, mark_all};

/// Mark papers: answers typed in, by the key of the papers
///
/// RESPONSES.csv has a line for each student: the name, the variant, and an answer for each question in
/// the order of the paper. Choices are letters, as many as are marked; things in order and pairs the
/// letters as written; statements T or F, or the letters of the paper; written answers as they stand, gaps with | between them, or
/// what they are worth, as =0.5. Nothing, or -, is no answer. Lines that cannot be read are told and
/// left out.
///
/// Credit is that of `griot quiz`, which its help explains.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// The key.ron that `griot paper` wrote, or its folder
    #[arg(value_name = "KEY")]
    key: PathBuf,
    /// The answers, or - for what is piped in
    #[arg(value_name = "RESPONSES.csv")]
    responses: PathBuf,
    /// Save a result for each student into this folder, for `griot analyze`
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write over results that are there
    #[arg(long, requires = "output")]
    force: bool,
    #[command(flatten)]
    rules: RulesArgs,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Runs `griot mark`. Fails when no line could be marked.
pub fn run(args: &MarkArgs) -> Result<(), Failure> {
    let path = if args.key.is_dir() { args.key.join(KEY) } else { args.key.clone() };
    let key =
        Key::read(&text_of(&path)?).map_err(|source| MarkError::Key { name: name_of(&path), source })?;
    let name = name_of(&args.responses);
    let table = table_rows(&text_of(&args.responses)?)
        .map_err(|source| MarkError::NoTable { name: name.clone(), source })?;
    let marked = mark_all(&key, &table, &args.rules.rules());
    tell_skipped(&name, &marked)?;
    if marked.attempts.is_empty() {
        return Err(MarkError::Nothing { name }.into());
    }
    if let Some(folder) = &args.output {
        save_all(folder, &results(&marked.attempts), args.force)?;
    }
    if args.json { print_json(&marked) } else { print(&marked, args.output.as_deref()) }
}

fn tell_skipped(name: &str, marked: &Marked) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for (line, bad) in &marked.skipped {
        writeln!(err, "{}", safe(&format!("{name}:{line}: {bad}")))?;
    }
    match marked.skipped.len() {
        0 => Ok(()),
        skipped => writeln!(err, "{} left out.", count(skipped, "line")),
    }
}

/// A file for each student, called after them.
fn results(attempts: &[Attempt]) -> Vec<Named> {
    let mut taken = HashSet::new();
    let files = attempts.iter().map(|attempt| {
        let slug = DeckId::slug(attempt.student.as_deref().unwrap_or_default()).to_string();
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

fn print_json(marked: &Marked) -> Result<(), Failure> {
    let students = marked.attempts.iter().map(|attempt| {
        serde_json::json!({
            "student": attempt.student, "variant": attempt.variant, "score": attempt.score,
            "out_of": attempt.out_of, "percent": attempt.percent(),
        })
    });
    let skipped =
        marked.skipped.iter().map(|(line, bad)| serde_json::json!({ "line": line, "says": bad.to_string() }));
    let json = serde_json::json!({
        "students": students.collect::<Vec<_>>(), "skipped": skipped.collect::<Vec<_>>(),
    });
    Ok(writeln!(io::stdout(), "{}", safe_json(&format!("{json:#}")))?)
}

/// Columns of what stands behind a name.
const FIGURES: usize = 25;
/// A name is not clipped to fewer columns than this.
const SHORTEST: usize = 8;

fn print(marked: &Marked, output: Option<&Path>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    // In a pipe names stay whole.
    let columns = if out.is_terminal() { columns() } else { None };
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(FIGURES).max(SHORTEST));
    let name = |attempt: &Attempt| {
        clip(&safe_line(attempt.student.as_deref().unwrap_or_default()), room).into_owned()
    };
    let widest = marked.attempts.iter().map(|attempt| width(&name(attempt))).chain(["student".len()]).max();
    let widest = widest.unwrap_or_default();
    let gap = |text: &str| " ".repeat(widest.saturating_sub(width(text)));
    writeln!(out, "student{}  variant   score       %", gap("student"))?;
    for attempt in &marked.attempts {
        let name = name(attempt);
        let score = format!("{:.2}", attempt.score);
        let variant = attempt.variant.as_deref().unwrap_or_default();
        writeln!(out, "{name}{}  {variant:<7}  {score:>6}  {:>6.1}", gap(&name), attempt.percent())?;
    }
    let mean =
        marked.attempts.iter().map(|attempt| attempt.score).sum::<f64>() / marked.attempts.len() as f64;
    let of = marked.attempts.first().map_or(0, |attempt| attempt.out_of);
    writeln!(out, "\n{} marked; on average {mean:.2} of {of}.", count(marked.attempts.len(), "student"))?;
    let told = match output {
        Some(folder) => {
            let folder = folder.display();
            format!(
                "Saved to {folder}, a file for each student; `griot analyze {folder}` tells about the questions."
            )
        }
        None => "Nothing is saved: -o DIR saves results for `griot analyze`.".to_owned(),
    };
    Ok(writeln!(out, "{}", safe(&told))?)
}
