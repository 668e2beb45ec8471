//! `griot check`: everything that is wrong in decks, with its place and the mend.

mod json;
mod mend;
mod report;
mod watch;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::app::is_path;
use super::author::find;
use super::environment::Clock;
use super::failure::Failure;
use super::files::{at_path, bytes_of, describe};
use super::settings::Settings;
use crate::craft::{Looked, Twins, look};
use crate::deck::{Code, Diagnostic, Location, Severity, decoded};
use crate::text::safe;
pub use report::style;
use report::{Lines, Report};

/// Read decks and report everything that is wrong with them
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Deck files, folders of them, or names of decks on your shelf
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// As JSON, for editors and other programs (decks/check.schema.json describes it)
    #[arg(long)]
    json: bool,
    /// Fail on warnings, too
    #[arg(long)]
    strict: bool,
    /// Mend what has one sure mend, and write missing ids; all else in the files stays as it is
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Check again whenever a deck changes, until Ctrl-C
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
}

impl CheckArgs {
    fn mending(&self) -> Mending {
        match (self.fix, self.dry_run) {
            (false, _) => Mending::None,
            (true, false) => Mending::Written,
            (true, true) => Mending::Shown,
        }
    }
}

/// What is to be done about mistakes that have a sure mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mending {
    None,
    Shown,
    Written,
}

/// What was found in all.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub decks: usize,
    pub cards: usize,
    pub errors: usize,
    pub warnings: usize,
    /// Mistakes mended and ids written, or that would be.
    pub fixed: usize,
    pub ids: usize,
}

/// Runs `griot check`. Fails when a deck has an error (with `--strict`, a warning), after all were
/// checked.
pub fn run(args: &CheckArgs) -> Result<(), Failure> {
    if args.watch { watch::run(args) } else { check(args) }
}

/// Checks everything once.
fn check(args: &CheckArgs) -> Result<(), Failure> {
    let mut report: Box<dyn Report> =
        if args.json { Box::new(json::Json::default()) } else { Box::new(Lines::new(args.mending())) };
    let mut round = Round::new(today()?, args.mending());
    for target in targets(&args.paths)? {
        round.check(&target, report.as_mut())?;
    }
    report.end(&round.tally)?;
    let fails = round.tally.errors > 0 || args.strict && round.tally.warnings > 0;
    if fails { Err(Failure::Told) } else { Ok(()) }
}

/// The day that decides which facts have ended.
pub fn today() -> Result<Date, Failure> {
    let clock = Clock::find()?;
    let calendar = clock.calendar(&Settings::default());
    Ok(calendar.day(clock.now()).date())
}

/// Something to check.
#[derive(Debug)]
struct Target {
    /// As the user knows it.
    name: String,
    /// Where the deck is, or why there is none.
    location: Result<Location, String>,
}

/// What there is at these paths: every deck, and every folder that cannot be looked into.
fn targets(paths: &[PathBuf]) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for path in paths {
        // A deck of the shelf may be called by its name.
        let name = path.to_str().filter(|name| !is_path(name) && !path.exists());
        if let Some(Ok(location @ Location::File(_))) = name.map(find) {
            targets.push(Target { name: location.to_string(), location: Ok(location) });
            continue;
        }
        if name.is_some() {
            let problem =
                "there is no such file, and no deck of this name (`griot decks` lists them)".to_owned();
            targets.push(Target { name: shown(path), location: Err(problem) });
            continue;
        }
        let (locations, unreadable) = at_path(path)?;
        if locations.is_empty() && unreadable.is_empty() {
            let problem = "no deck (*.ron) is in this folder".to_owned();
            targets.push(Target { name: shown(path), location: Err(problem) });
        }
        for (folder, error) in unreadable {
            targets.push(Target { name: shown(&folder), location: Err(describe(&error)) });
        }
        for location in locations {
            let name = match &location {
                Location::File(file) if path.is_dir() => shown(file),
                _ => shown(path),
            };
            targets.push(Target { name, location: Ok(location) });
        }
    }
    // The same file by another path is the same deck.
    let mut seen = HashSet::new();
    targets.retain(|target| match &target.location {
        Ok(location) => seen.insert(location.place()),
        Err(_) => true,
    });
    Ok(targets)
}

fn shown(path: &Path) -> String {
    safe(&path.display().to_string()).into_owned()
}

/// Decks that are checked together: each may repeat what another has.
struct Round {
    today: Date,
    mending: Mending,
    twins: Twins,
    /// The ids that decks give themselves, and the file that has each.
    ids: HashMap<String, String>,
    tally: Tally,
}

impl Round {
    fn new(today: Date, mending: Mending) -> Round {
        Round { today, mending, twins: Twins::default(), ids: HashMap::new(), tally: Tally::default() }
    }

    fn check(&mut self, target: &Target, report: &mut dyn Report) -> Result<(), Failure> {
        let name = &target.name;
        let bytes = match &target.location {
            Ok(location) => {
                self.tally.decks += 1;
                bytes_of(location).map_err(|error| describe(&error))
            }
            Err(problem) => Err(problem.clone()),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(problem) => {
                self.tally.errors += 1;
                return report.problem(name, &problem);
            }
        };
        let (mut text, flaw) = decoded(&bytes);
        // What is no UTF-8 would be lost.
        if let (Ok(location), true, None) = (&target.location, self.mending != Mending::None, &flaw) {
            let mended = mend::mend(&text, name, location, self.mending == Mending::Shown)?;
            self.tally.fixed += mended.fixed;
            self.tally.ids += mended.ids;
            report.mended(&mended)?;
            text = mended.text.into();
        }
        let Looked { mut diagnostics, id, cards } = look(&text, name, self.today, &mut self.twins);
        diagnostics.extend(flaw);
        diagnostics.extend(id.and_then(|id| self.taken(id, name)));
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        self.tally.cards += cards;
        self.tally.errors += errors;
        self.tally.warnings += diagnostics.len() - errors;
        report.deck(name, &text, &diagnostics)
    }

    /// Told when another file has a deck of this id.
    fn taken(&mut self, (id, span): (String, Range<usize>), name: &str) -> Option<Diagnostic> {
        let Some(other) = self.ids.get(&id) else {
            self.ids.insert(id, name.to_owned());
            return None;
        };
        let flaw =
            Diagnostic::error(Code::DuplicateDeck, span, format!("{other} has the deck id `{id}`, too"));
        Some(flaw.with_help("give one of them another id; progress is kept by ids"))
    }
}
