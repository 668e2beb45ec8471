//! `griot analyze`: what the answers of a class tell of the questions.

mod error;
mod matrix;
mod sources;
mod suggest;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::canvas::Canvas;
use super::failure::Failure;
use super::page_file::PageFile;
use crate::stats::NARROWEST;
use crate::stats::items::{Analysis, Missing, analyze, csv, lines, page};
use crate::text::{safe, safe_json};
pub use error::AnalyzeError;
use sources::{Read, read, tell};
use suggest::Target;

/// Analyse the questions of a test by the answers of a class
///
/// Reads results that `griot quiz` and `griot mark` saved, and tables with a line for each student and a column for each question: 1 for right, 0 for
/// wrong, a part as 0.5, nothing or NA for a missing answer.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Results, folders of them, or tables; - for what is piped in
    #[arg(required = true, value_name = "RESULTS")]
    results: Vec<PathBuf>,
    /// What a missing answer counts for
    #[arg(long, value_enum, default_value_t = MissingArg::Wrong)]
    missing: MissingArg,
    /// As a table with commas: a line for each question
    #[arg(long, conflicts_with_all = ["json", "html"])]
    csv: bool,
    /// As JSON: every figure, to all its places
    #[arg(long)]
    json: bool,
    /// Write a page for a browser instead; - for stdout
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "plain", "width"])]
    html: Option<PathBuf>,
    /// Write over the file if it is there
    #[arg(long, requires = "html")]
    force: bool,
    /// Write what is advised next to the cards of this deck, as comments
    #[arg(long, value_name = "DECK", conflicts_with_all = ["csv", "json", "html"])]
    suggest: Option<String>,
    /// Draw with ASCII characters only, as into a pipe
    #[arg(long)]
    plain: bool,
    /// Columns to draw for [default: those of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(NARROWEST as i64..=500))]
    width: Option<u16>,
}

/// As [`Missing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MissingArg {
    /// Nothing, as a wrong one
    Wrong,
    /// It is left out; scores are scaled to all questions
    Skip,
}

/// Runs `griot analyze`.
pub fn run(args: &AnalyzeArgs) -> Result<(), Failure> {
    let file = args.html.as_deref().filter(|path| *path != Path::new("-"));
    let file = file.map(|path| PageFile::at(path, "items.html", args.force)).transpose()?;
    let target = args.suggest.as_deref().map(Target::open).transpose()?;
    let Read { test, left_out } = read(&args.results)?;
    tell(&left_out);
    let missing = match args.missing {
        MissingArg::Wrong => Missing::Wrong,
        MissingArg::Skip => Missing::Skip,
    };
    let analysis = analyze(&test, missing);
    let drawn = || page(&analysis, &title(&args.results));
    if let Some(file) = file {
        return file.write(&drawn());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    if args.html.is_some() {
        out.write_all(drawn().as_bytes())?;
    } else {
        print(&mut out, args, &analysis)?;
    }
    out.flush()?;
    drop(out);
    target.map_or(Ok(()), |target| target.write(&analysis))
}

fn print(out: &mut impl Write, args: &AnalyzeArgs, analysis: &Analysis) -> io::Result<()> {
    if args.json {
        let json = serde_json::to_string_pretty(analysis).map_err(io::Error::from)?;
        return writeln!(out, "{}", safe_json(&json));
    }
    if args.csv {
        return out.write_all(safe(&csv(analysis)).as_bytes());
    }
    let Canvas { width, glyphs } = Canvas::of_stdout(args.plain, args.width);
    for line in lines(analysis, width, glyphs) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What a page is called: after the file, or the first of several.
fn title(paths: &[PathBuf]) -> String {
    let first = paths.first().map(|path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
    match paths.len() {
        1 => format!("Questions of {}", first.unwrap_or_default()),
        more => format!("Questions of {} and {} more", first.unwrap_or_default(), more - 1),
    }
}
