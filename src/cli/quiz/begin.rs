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
        let Some(chosen) = left::choose(&found, "go on", front, now)? else { return Ok(None) };
        for change in left::changes(chosen, decks) {
            front.notice(&change)?;
        }
        return back(&chosen.path, output).map(Some);
    }
    let is_same = |found: &&Found| found.left.as_ref().is_some_and(|left| is_wanted(&left.opening, args));
    for found in found.iter().filter(is_same) {
        let begun = match back(&found.path, output.clone()) {
            // It is taken in another window.
            Err(Failure::Quiz(QuizError::Busy { .. })) => continue,
            begun => begun?,
        };
        let mut state = vec![format!("You left a quiz open: {}", left::told(found, now))];
        state.extend(left::changes(found, decks));
        match front.confirm(&state, "Go on with it?", &|| false)? {
            Some(true) => return Ok(Some(begun)),
            Some(false) => {
                front.notice("It stays open: `griot quiz --resume` or `--discard` finds it again.")?;
                break;
            }
            None => return Ok(None),
        }
    }
    let opening = drawn(app, args, decks, output, front)?;
    let journal = Journal::begin(&folder, &stem(app, decks), &opening)?;
    Ok(Some(Begun { left: Left { opening, events: Vec::new() }, journal, is_back: false }))
}

/// Whether a quiz is the one wanted, as far as that is said: one of another student, with other questions, in
/// another time or by other rules is another quiz.
fn is_wanted(opening: &Opening, args: &QuizArgs) -> bool {
    (args.name.is_none() || args.name == opening.student)
        && (args.minutes.is_none() || args.minutes == opening.minutes)
        && (!args.feedback || opening.shows_answers)
        && (!args.no_feedback || !opening.shows_answers)
        && args.draw.fits(&opening.wish)
        && args.rules.fit(&opening.rules)
}

/// A quiz that was left. The result goes to `output`, or else where it was to go.
fn back(path: &Path, output: Option<PathBuf>) -> Result<Begun, Failure> {
    let (mut left, journal) = Journal::open(path)?;
    left.opening.output = output.or(left.opening.output);
    Ok(Begun { left, journal, is_back: true })
}

/// The beginning of a new quiz.
fn drawn(
    app: &App,
    args: &QuizArgs,
    decks: &[OpenDeck],
    output: Option<PathBuf>,
    front: &mut dyn QuizFront,
) -> Result<Opening, Failure> {
    let wish = args.draw.wish(&app.clock);
    let drawing = drawing(decks, &wish)?;
    if drawing.sheets.is_empty() {
        return Err(QuizError::NoQuestion.into());
    }
    if let Some(shortage) = args.draw.shortage(drawing.sheets.len()) {
        front.notice(&shortage)?;
    }
    Ok(Opening {
        decks: drawing.decks,
        student: args.name.clone(),
        wish,
        began: app.calendar().zoned(app.clock.now()),
        minutes: args.minutes,
        rules: args.rules.rules(),
        shows_answers: args.feedback,
        feeds: args.feed,
        output,
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
