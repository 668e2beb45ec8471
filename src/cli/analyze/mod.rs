//! `griot analyze`: what the answers of a class tell of the questions.

mod error;
mod matrix;
mod sources;
mod suggest;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::canvas::Canvas;
use super::drawn::DrawnArgs;
use super::failure::Failure;
use crate::stats::items::{Analysis, Missing, analyze, csv, lines, page};
use crate::text::{safe, safe_json};
pub use error::AnalyzeError;
use sources::{Read, read, tell};
use suggest::Target;

/// Analyse the questions of a test by the answers of a class
///
/// Reads results that `griot quiz` and `griot mark` saved, and tables with a line for each student and a
/// column for each question: 1 for right, 0 for wrong, a part as 0.5, nothing or NA for a missing answer.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Results, folders of them, or tables; - for what is piped in
    #[arg(required = true, value_name = "RESULTS")]
    results: Vec<PathBuf>,
    /// What a missing answer counts for
    #[arg(long, value_enum, default_value_t = MissingArg::Wrong)]
    missing: MissingArg,
    /// Count all results of a student, each as one of its own, not only the first answer to a question
    #[arg(long)]
    retakes: bool,
    /// As a table with commas: a line for each question
    #[arg(long, conflicts_with_all = ["json", "html"])]
    csv: bool,
    /// As JSON: every figure, to all its places
    #[arg(long)]
    json: bool,
    /// Write what is advised next to the cards of this deck, as comments
    #[arg(long, value_name = "DECK", conflicts_with_all = ["csv", "json", "html"])]
    suggest: Option<String>,
    #[command(flatten)]
    drawn: DrawnArgs,
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
    let page_place = args.drawn.page("items.html")?;
    let target = args.suggest.as_deref().map(Target::open).transpose()?;
    let Read { test, left_out } = read(&args.results, args.retakes)?;
    tell(&left_out);
    let missing = match args.missing {
        MissingArg::Wrong => Missing::Wrong,
        MissingArg::Skip => Missing::Skip,
    };
    let analysis = analyze(&test, missing);
    if let Some(place) = page_place {
        return place.write(&page(&analysis, &title(&args.results)));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    print(&mut out, args, &analysis)?;
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
    let Canvas { width, glyphs } = args.drawn.canvas();
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
