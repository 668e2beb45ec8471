//! `griot quiz`: a graded quiz, from drawing its questions to what came of it.

mod begin;
mod drawing;
mod error;
mod facts;
mod farewell;
mod journal;
mod left;
mod past;
mod pulse;
mod reviews;
mod sitting;
mod table;
mod told;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use begin::begin;
pub use drawing::drawing;
pub use error::QuizError;
use journal::Opening;
use sitting::Sitting;

use super::app::App;
use super::draw::DrawArgs;
use super::failure::Failure;
use super::library::OpenDeck;
use super::rules::RulesArgs;
use crate::session::Terms;

/// Take a graded quiz
///
/// Questions are drawn evenly over the facts of the decks, one of a fact, and none that gives away the answer
/// to another, where there are others; choices are shuffled. Answers can be changed until the end; each is
/// saved when it is given, so that a quiz that was interrupted goes on with --resume and the time that was
/// left. The result is kept in the data folder, apart from study.
///
/// What you study changes nothing in what is asked: suspended cards are, too, so that a seed gives all
/// students the same questions.
///
/// While a quiz is left, its time stands still, and the result tells how many breaks there were. The time is
/// noted every five seconds; a quiz that was cut off goes on as if it had been left five seconds after the
/// last note, so that nothing is gained by killing it.
///
/// Credit: right is 1, wrong is 0. A slip of spelling is right; an answer that says too little or too much is
/// worth half. PickAll: the right choices less the wrong ones, of all right ones. Order: 2 × the share of
/// pairs in the right order − 1. Match and gaps: the share that is right. None is worth less than 0 without
/// --penalty.
#[derive(Debug, Args)]
pub struct QuizArgs {
    /// Decks to be asked about: names, files or folders
    #[arg(value_name = "DECK", required_unless_present_any = ["resume", "discard", "list", "show"])]
    decks: Vec<String>,
    #[command(flatten)]
    draw: DrawArgs,
    /// End after M minutes (by lines: at the next one); what is answered later does not count
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=600))]
    minutes: Option<u32>,
    /// Show what is right after each answer, which then stands
    #[arg(long, overrides_with = "no_feedback")]
    feedback: bool,
    /// Show what is right at the end only, as it is without being told
    #[arg(long, overrides_with = "feedback")]
    no_feedback: bool,
    #[command(flatten)]
    rules: RulesArgs,
    /// Whose quiz it is, for the result
    #[arg(long, value_name = "STUDENT")]
    name: Option<String>,
    /// Write the result to this file, too
    #[arg(short, long, value_name = "RESULT.ron")]
    output: Option<PathBuf>,
    /// Let the answers count as reviews, too, if it is the first attempt at this quiz
    #[arg(long)]
    feed: bool,
    /// Go on with a quiz that was left open (of these decks); asks which, if there are several
    #[arg(long, conflicts_with_all = ["discard", "list", "show"])]
    #[arg(conflicts_with_all = BEGINNING)]
    resume: bool,
    /// Throw away a quiz that was left open (of these decks); asks first
    #[arg(long, conflicts_with_all = ["list", "show", "output", "feed"])]
    #[arg(conflicts_with_all = BEGINNING)]
    discard: bool,
    /// List the quizzes so far, and those left open
    #[arg(long, conflicts_with_all = ["decks", "show", "output", "feed"])]
    #[arg(conflicts_with_all = BEGINNING)]
    list: bool,
    /// Show the result in a file, if it is as griot wrote it; facts are looked up in these decks, too
    #[arg(long, value_name = "RESULT.ron", conflicts_with_all = ["output", "feed"])]
    #[arg(conflicts_with_all = BEGINNING)]
    show: Option<PathBuf>,
    /// The result as JSON, with --list each quiz as a line of it; lines of the quiz go to stderr
    #[arg(long)]
    json: bool,
    /// Lines in and out instead of screens: for screen readers and scripts
    #[arg(long)]
    plain: bool,
}

/// What is said when a quiz begins, and stays.
const BEGINNING: [&str; 11] = [
    "count",
    "seed",
    "minutes",
    "tags",
    "kinds",
    "feedback",
    "no_feedback",
    "name",
    "penalty",
    "all_or_nothing",
    "strict",
];

/// Runs `griot quiz`.
pub fn run(app: &mut App, args: &QuizArgs) -> Result<(), Failure> {
    let folder = app.home.quizzes();
    if let Some(path) = &args.show {
        return past::show(app, path, args);
    }
    if args.list {
        return past::show_all(&folder, args.json, app.clock.now());
    }
    let decks = opened(app, args)?;
    if args.discard {
        return left::discard(app, args, &decks);
    }
    let output = args.output.as_deref().map(writable).transpose()?;
    let mut front = app.quiz_front(args.plain, args.json)?;
    match begin(app, args, &decks, output, front.as_mut())? {
        Some(begun) => Sitting { app, args, folder }.hold(begun, front),
        None => Ok(()),
    }
}

/// The file for the result, if it can be written and is not there yet.
fn writable(path: &Path) -> Result<PathBuf, Failure> {
    let fail = |source| Failure::Write { path: path.to_owned(), source };
    // Better to know now than when all questions are answered.
    match File::create_new(path).and_then(|_| std::fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::Exists { path: path.to_owned() })
        }
        tried => tried.and_then(|()| std::path::absolute(path)).map_err(fail),
    }
}

/// How a quiz is held that began so.
fn terms(opening: &Opening) -> Terms {
    Terms {
        time: opening.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
        shows_answers: opening.shows_answers,
    }
}

/// The decks that are named; none are needed to go on.
fn opened(app: &mut App, args: &QuizArgs) -> Result<Vec<OpenDeck>, Failure> {
    if args.decks.is_empty() {
        return Ok(Vec::new());
    }
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() { Err(Failure::NothingSound) } else { Ok(opened.decks) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::Command;

    use super::*;

    #[test]
    fn whatever_is_said_when_a_quiz_begins_is_known_as_such() {
        let later = ["decks", "output", "feed", "resume", "discard", "list", "show", "json", "plain", "help"];
        let command = QuizArgs::augment_args(Command::new("quiz"));
        let all: BTreeSet<&str> =
            command.get_arguments().map(|argument| argument.get_id().as_str()).collect();
        let beginning = all.into_iter().filter(|id| !later.contains(id));
        assert_eq!(beginning.collect::<BTreeSet<_>>(), BTreeSet::from(BEGINNING));
    }
}
