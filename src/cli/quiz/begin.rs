//! How a quiz begins: one that was left open goes on, or questions are drawn.

use std::path::{Path, PathBuf};

use super::QuizArgs;
use super::drawing::drawing;
use super::error::QuizError;
use super::journal::{Journal, Left, Opening};
use super::left::{self, Found};
use crate::ask::QuizFront;
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::quiz::Wish;
use crate::text::count;

/// A quiz that can be taken.
pub struct Begun {
    pub left: Left,
    pub journal: Journal,
    /// Whether it was left before.
    pub is_back: bool,
}

/// A quiz that was left open, or a new one; `None` when the learner wants neither.
pub fn begin(
    app: &App,
    args: &QuizArgs,
    decks: &[OpenDeck],
    output: Option<PathBuf>,
    front: &mut dyn QuizFront,
) -> Result<Option<Begun>, Failure> {
    let folder = app.home.quizzes();
    let now = app.clock.now();
    let found = left::of_decks(&folder, decks);
    if args.resume {
        let chosen = left::choose(&found, "go on", front, now)?;
        return chosen.map(|found| back(&found.path, output)).transpose();
    }
    // One of another student, or with other questions, is another quiz.
    let is_same = |found: &&Found| {
        let opening = found.left.as_ref().map(|left| &left.opening);
        opening.is_some_and(|opening| {
            (args.name.is_none() || args.name == opening.student)
                && args.seed.is_none_or(|seed| seed == opening.seed)
        })
    };
    for found in found.iter().filter(is_same) {
        let begun = match back(&found.path, output.clone()) {
            // It is taken in another window.
            Err(Failure::Quiz(QuizError::Busy { .. })) => continue,
            begun => begun?,
        };
        let state = format!("You left a quiz open: {}", left::told(found, now));
        match front.confirm(&[state], "Go on with it?")? {
            Some(true) => return Ok(Some(begun)),
            Some(false) => {
                front.notice("It stays open: `griot quiz --resume` or `--discard` finds it again.")?;
                break;
            }
            None => return Ok(None),
        }
    }
    let opening = Opening { output, ..drawn(app, args, decks, front)? };
    let journal = Journal::begin(&folder, &stem(app, decks), &opening)?;
    Ok(Some(Begun { left: Left { opening, events: Vec::new() }, journal, is_back: false }))
}

/// A quiz that was left. The result goes to `output`, or else where it was to go.
fn back(path: &Path, output: Option<PathBuf>) -> Result<Begun, Failure> {
    let (mut left, journal) = Journal::open(path)?;
    left.opening.output = output.or(left.opening.output);
    Ok(Begun { left, journal, is_back: true })
}

fn drawn(
    app: &App,
    args: &QuizArgs,
    decks: &[OpenDeck],
    front: &mut dyn QuizFront,
) -> Result<Opening, Failure> {
    let now = app.clock.now();
    // Any number will do that is another one next time; a short one can be typed again.
    let seed = args.seed.unwrap_or_else(|| now.0.cast_unsigned() % 1_000_000);
    let wanted = usize::from(args.count);
    let wish = Wish { count: wanted, kinds: args.kinds.clone(), tags: args.tags.clone(), seed };
    let drawing = drawing(decks, &wish)?;
    match drawing.sheets.len() {
        0 => return Err(QuizError::NoQuestion.into()),
        drawn if drawn < wanted => {
            front.notice(&format!("There are no more facts than for {}.", count(drawn, "question")))?;
        }
        _ => {}
    }
    Ok(Opening {
        decks: drawing.decks,
        student: args.name.clone(),
        seed,
        began: app.calendar().zoned(now),
        minutes: args.minutes,
        rules: args.rules.rules(),
        shows_answers: args.feedback,
        feeds: args.feed,
        output: None,
        sheets: drawing.sheets,
    })
}

/// What the files of a quiz are called: `2026-01-05-100000-mali`.
fn stem(app: &App, decks: &[OpenDeck]) -> String {
    let time = app.calendar().local(app.clock.now()).replace(' ', "-").replace(':', "");
    let name = decks.first().map_or("quiz", |deck| deck.name.as_str());
    match decks.len() {
        0 | 1 => format!("{time}-{name}"),
        more => format!("{time}-{name}-and-{}", more - 1),
    }
}
