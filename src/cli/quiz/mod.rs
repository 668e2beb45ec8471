//! `griot quiz`: a graded quiz, from drawing its questions to what came of it.

mod begin;
mod drawing;
mod error;
mod journal;
mod past;
mod reviews;
mod sitting;
mod table;
mod told;

use std::path::{Path, PathBuf};

use clap::Args;

use begin::begin;
pub use drawing::drawing;
pub use error::QuizError;
use sitting::Sitting;

use super::app::App;
use super::failure::Failure;
use super::library::OpenDeck;
use super::rules::RulesArgs;
use crate::deck::Kind;
use crate::quiz::{kind_named, kind_word};

/// Take a graded quiz
///
/// Questions are drawn evenly over the facts of the decks, one of a fact, and choices are shuffled. Answers
/// can be changed until the end; each is saved when it is given, so that a quiz that was interrupted goes on
/// with --resume and the time that was left. The result is kept in the data folder, apart from study.
///
/// Credit: right is 1, wrong is 0. A slip of spelling is right; an answer that says too little or too much is
/// worth half. PickAll: the right choices less the wrong ones, of all right ones. Order: 2 × the share of
/// pairs in the right order − 1. Match and gaps: the share that is right. None is worth less than 0 without
/// --penalty.
#[derive(Debug, Args)]
pub struct QuizArgs {
    /// Decks to be asked about: names, files or folders
    #[arg(value_name = "DECK", required_unless_present_any = ["resume", "list", "show"])]
    decks: Vec<String>,
    /// So many questions, if there are so many facts
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: u16,
    /// Draw and shuffle by this number instead of by chance: the same decks give the same quiz
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// End after M minutes; what is answered later does not count
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=600))]
    minutes: Option<u32>,
    /// Only cards with this tag; may be given again for more
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Only these kinds of card, as in pick,true-false
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind)]
    kinds: Vec<Kind>,
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
    /// Go on with the newest quiz that was left open (of these decks)
    #[arg(long, conflicts_with_all = ["list", "show"])]
    resume: bool,
    /// List the quizzes so far
    #[arg(long, conflicts_with_all = ["decks", "show"])]
    list: bool,
    /// Show the result in a file, if it is as griot wrote it
    #[arg(long, value_name = "RESULT.ron", conflicts_with = "decks")]
    show: Option<PathBuf>,
    /// The result as JSON; lines of the quiz go to stderr
    #[arg(long)]
    json: bool,
    /// Lines in and out instead of screens: for screen readers and scripts
    #[arg(long)]
    plain: bool,
}

/// A kind of card that can be graded, by its word.
pub fn kind(word: &str) -> Result<Kind, String> {
    let words =
        || Kind::ALL.into_iter().filter(|kind| *kind != Kind::Flip).map(kind_word).collect::<Vec<_>>();
    let kind = kind_named(word).filter(|kind| *kind != Kind::Flip);
    kind.ok_or_else(|| format!("a kind of card that can be graded is expected: {}", words().join(", ")))
}

/// Runs `griot quiz`.
pub fn run(app: &mut App, args: &QuizArgs) -> Result<(), Failure> {
    let folder = app.home.quizzes();
    if let Some(path) = &args.show {
        return past::show(path, args.json);
    }
    if args.list {
        return past::show_all(&folder, args.json);
    }
    let output = args.output.as_deref().map(absolute).transpose()?;
    let decks = opened(app, args)?;
    let mut front = app.quiz_front(args.plain, args.json)?;
    let Some((mut opening, events, journal)) = begin(app, args, &decks, front.as_mut())? else {
        return Ok(());
    };
    opening.output = output.or(opening.output);
    Sitting { app, args, opening, journal, folder }.hold(&events, front)
}

/// The file for the result, which must not be there yet.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    if path.exists() {
        return Err(Failure::Exists { path: path.to_owned() });
    }
    std::path::absolute(path).map_err(|source| Failure::Write { path: path.to_owned(), source })
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
