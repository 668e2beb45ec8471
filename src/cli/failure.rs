//! Everything that can end a command, told in one way: what happened, and what to do next.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::analyze::AnalyzeError;
use super::author::AuthorError;
use super::generate::GenerateError;
use super::input::InputError;
use super::mark::MarkError;
use super::page_file::PageError;
use super::quiz::QuizError;
use super::relink::RelinkError;
use super::reviews::ReviewsError;
use super::settings::SettingsError;
use crate::ask::FrontError;
use crate::clock::Day;
use crate::language::ModelError;
use crate::language::conllu::{Mistake, ReadError};
use crate::memory::{FEWEST, ModelError as MemoryError};
use crate::progress::StoreError;
use crate::text::safe;

/// Why a command ended early.
#[derive(Debug, Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Front(#[from] FrontError),
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Generate(#[from] GenerateError),
    #[error(transparent)]
    Author(#[from] AuthorError),
    #[error(transparent)]
    Quiz(#[from] QuizError),
    #[error(transparent)]
    Relink(#[from] RelinkError),
    #[error(transparent)]
    Page(#[from] PageError),
    #[error(transparent)]
    Reviews(#[from] ReviewsError),
    #[error(transparent)]
    Analyze(#[from] AnalyzeError),
    #[error(transparent)]
    Mark(#[from] MarkError),
    #[error(transparent)]
    Memory(#[from] MemoryError),
    #[error("there is too little to fit to: fewer than {FEWEST} reviews of cards answered on an earlier day")]
    TooFewToFit,
    #[error("{name}:{}: {}", source.line, source.mistake)]
    Conllu { name: String, source: ReadError },
    #[error("{name} has {mistakes}")]
    Reference { name: String, mistakes: String },
    #[error("English cannot be read: {0}")]
    Model(#[from] ModelError),
    #[error("there is no deck called `{name}`")]
    NoSuchDeck { name: String, near: Option<String> },
    #[error("there is no card `{name}`")]
    NoSuchCard { name: String },
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    #[error("{} exists already", path.display())]
    FileExists { path: PathBuf },
    #[error("no home folder is known")]
    NoHome,
    #[error("GRIOT_NOW is no time: {value}")]
    BadNow { value: String },
    #[error("cannot run the editor `{editor}`: {source}")]
    Editor { editor: String, source: io::Error },
    #[error("cannot write the output: {0}")]
    Output(io::Error),
    #[error("the argument DECK is missing: which deck to show")]
    WhichDeck,
    #[error("an exam cannot be planned for {exam}: today is {today}")]
    ExamDay { exam: Day, today: Day },
    #[error("how many minutes a day?")]
    HowManyMinutes,
    #[error("nothing can be studied")]
    NothingSound,
    #[error("interrupted")]
    Interrupted,
    /// What is wrong was said already.
    #[error("")]
    Told,
}

impl Failure {
    /// What to do next.
    fn hint(&self) -> Option<String> {
        Some(match self {
            Failure::Store(error) => error.hint(),
            Failure::Settings(error) => error.hint(),
            Failure::Input(error) => error.hint(),
            Failure::Generate(error) => return error.hint(),
            Failure::Author(error) => error.hint(),
            Failure::Quiz(error) => error.hint(),
            Failure::Relink(error) => error.hint(),
            Failure::Page(error) => error.hint(),
            Failure::Reviews(error) => error.hint(),
            Failure::Analyze(error) => error.hint(),
            Failure::Mark(error) => error.hint(),
            Failure::Memory(_) => "`griot doctor` checks the store".to_owned(),
            Failure::ExamDay { .. } => "it has to be a day to come, within three years".to_owned(),
            Failure::HowManyMinutes => {
                "say --minutes 20, or write `minutes_per_day: 20` into the settings (`griot config edit`)"
                    .to_owned()
            }
            Failure::TooFewToFit => "study on: griot fits by itself when there are enough".to_owned(),
            Failure::Conllu { source: ReadError { mistake: Mistake::Unknown { .. }, .. }, .. } => {
                "without --gold-tags, griot uses its own".to_owned()
            }
            Failure::Conllu { .. } => "without --conllu, plain text is read".to_owned(),
            Failure::Reference { .. } => "mend what is told above; nothing was checked".to_owned(),
            Failure::Model(_) => "install griot anew".to_owned(),
            Failure::NoSuchDeck { near: Some(near), .. } => {
                format!("did you mean `{near}`? `griot decks` lists all")
            }
            Failure::NoSuchDeck { .. } => {
                "`griot decks` lists the decks; a file is given with its path, as in ./deck.ron".to_owned()
            }
            Failure::NoSuchCard { .. } => "`griot show DECK` lists the cards of a deck".to_owned(),
            Failure::Read { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "you have no permission to read it".to_owned()
            }
            Failure::Write { source, .. } => match source.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "make the folder first".to_owned(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "you have no permission to write there".to_owned()
                }
                io::ErrorKind::StorageFull => "make room on the disk first".to_owned(),
                _ => return None,
            },
            Failure::Exists { .. } => "choose another name, or move it away first".to_owned(),
            Failure::FileExists { .. } => "name another folder, or write over it with --force".to_owned(),
            Failure::NoHome => "set HOME, or GRIOT_HOME to a folder that you can write to".to_owned(),
            Failure::BadNow { .. } => {
                "write it as in 2026-01-05T10:00:00+00:00[Africa/Bamako], or unset it".to_owned()
            }
            Failure::Editor { .. } => "set EDITOR to the editor that you like, as in EDITOR=nano".to_owned(),
            Failure::Output(_) => "what it goes to may be full or closed to writing".to_owned(),
            Failure::WhichDeck => "as in `griot show mali`; `griot decks` lists all".to_owned(),
            Failure::NothingSound => "`griot check` says what is wrong with a deck".to_owned(),
            _ => return None,
        })
    }

    /// The exit code: 1 when what was asked for failed, 2 for wrong usage, 130 when interrupted.
    pub fn code(&self) -> u8 {
        match self {
            Failure::NoSuchDeck { .. }
            | Failure::NoSuchCard { .. }
            | Failure::Relink(_)
            | Failure::WhichDeck
            | Failure::HowManyMinutes
            | Failure::ExamDay { .. }
            | Failure::BadNow { .. } => 2,
            Failure::Generate(error) if error.is_usage() => 2,
            Failure::Author(error) if error.is_usage() => 2,
            Failure::Interrupted => 130,
            // A reader that went away (`griot history | head`) has had what it wanted.
            Failure::Front(FrontError::Closed) => 0,
            _ => 1,
        }
    }

    /// The message for stderr; `None` when there is nothing to say.
    pub fn message(&self) -> Option<String> {
        match self {
            Failure::Told | Failure::Interrupted | Failure::Front(FrontError::Closed) => None,
            failure => {
                let mut message = format!("error: {}", safe(&failure.to_string()));
                if let Some(hint) = failure.hint() {
                    message.push_str(&format!("\nhint: {}", safe(&hint)));
                }
                Some(message)
            }
        }
    }
}

/// Output to stdout failed.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Front(FrontError::Closed),
            _ => Failure::Output(error),
        }
    }
}
