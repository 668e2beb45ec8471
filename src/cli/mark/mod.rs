//! `griot mark`: answers typed in from papers, marked.

mod columns;
mod error;
mod results;
mod rows;
mod table;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::folder::save_all;
use super::input::{name_of, text_of};
use super::paper::KEY;
use super::rules::RulesArgs;
use crate::paper::Key;
use crate::text::csv::rows as table_rows;
use crate::text::{count, safe};
pub use error::MarkError;
use results::{check_others, results};
use rows::{Marked, mark_all};
use table::{print, print_csv, print_json};

/// Mark papers: answers typed in, by the key of the papers
///
/// RESPONSES.csv has a line for each student: the name, the variant (unless there is one alone), and an
/// answer for each question, in the order of the paper or below a line that numbers the columns. Choices
/// are letters, as many as are marked; things in order and pairs the letters as written; statements T or
/// F, or the letters of the paper; written answers as they stand, gaps with | between them, or what they
/// are worth, as [0.5]. Nothing, or -, is no answer. Lines that cannot be read are told and left out.
///
/// To put a key right after the class, edit key.ron and mark again with --force: of a choice any of
/// several letters counts, as in Letters("AC"), and Void strikes a question out.
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
    /// The marks as a table with commas, for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    csv: bool,
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
    let marked = mark_all(&key, &table, &args.rules.rules())
        .map_err(|columns| MarkError::Columns { name: name.clone(), columns })?;
    tell_skipped(&name, &marked)?;
    if marked.attempts.is_empty() {
        return Err(MarkError::Nothing { name }.into());
    }
    if let Some(folder) = &args.output {
        let files = results(&marked.attempts);
        if args.force {
            check_others(folder, &key, &files)?;
        }
        save_all(folder, &files, args.force)?;
    }
    if args.json {
        print_json(&marked)?;
    } else if args.csv {
        print_csv(&marked)?;
    } else {
        print(&marked)?;
        tell_saved(args.output.as_deref())?;
    }
    Ok(())
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

/// Where the results are, or how to have them saved.
fn tell_saved(output: Option<&Path>) -> io::Result<()> {
    let told = match output {
        Some(folder) => {
            let folder = folder.display();
            format!(
                "Saved to {folder}, a file for each student; `griot analyze {folder}` tells about the questions."
            )
        }
        None => "Nothing is saved: -o DIR saves results for `griot analyze`.".to_owned(),
    };
    writeln!(io::stdout(), "{}", safe(&told))
}
