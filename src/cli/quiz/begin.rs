//! How a quiz begins: one that was left open goes on, or questions are drawn.

use std::time::Duration;

use super::QuizArgs;
use super::drawing::drawing;
use super::error::QuizError;
use super::journal::{Journal, Opening};
use super::table::countdown;
use crate::ask::QuizFront;
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::quiz::{DeckPrint, Wish};
use crate::session::{Event, Quiz, Terms};
use crate::text::count;

/// A quiz that was left open, or a new one; `None` when the learner wants neither.
pub fn begin(
    app: &App,
    args: &QuizArgs,
    decks: &[OpenDeck],
    front: &mut dyn QuizFront,
) -> Result<Option<(Opening, Vec<Event>, Journal)>, Failure> {
    let folder = app.home.quizzes();
    let is_of_these = |opening: &Opening| {
        let named = |print: &DeckPrint| decks.iter().any(|deck| deck.name.as_str() == print.name);
        opening.decks.len() == decks.len() && opening.decks.iter().all(named)
    };
    let left = Journal::all(&folder).into_iter().find(|path| match Journal::peek(path) {
        Some(opening) => decks.is_empty() || is_of_these(&opening),
        // Where nothing else is asked for, it is told what is wrong with it.
        None => decks.is_empty(),
    });
    match left {
        Some(path) if args.resume => return Journal::open(&path).map(Some),
        None if args.resume => return Err(QuizError::NothingOpen.into()),
        Some(path) => match Journal::open(&path) {
            // It is taken in another window.
            Err(Failure::Quiz(QuizError::Busy { .. })) => {}
            found => {
                let (opening, events, journal) = found?;
                match front.confirm(&[state(app, &opening, &events)], "Go on with it?")? {
                    Some(true) => return Ok(Some((opening, events, journal))),
                    Some(false) => {}
                    None => return Ok(None),
                }
            }
        },
        None => {}
    }
    let opening = drawn(app, args, decks, front)?;
    let journal = Journal::begin(&folder, &stem(app, decks), &opening)?;
    Ok(Some((opening, Vec::new(), journal)))
}

/// Where a quiz that was left open stands.
fn state(app: &App, opening: &Opening, events: &[Event]) -> String {
    let now = app.clock.now();
    let quiz = Quiz::new(opening.sheets.clone(), terms(opening), events, now);
    format!("You left a quiz on these decks open: {}.", standing(&quiz, app))
}

/// `2 of 10 questions answered, 12:30 left`.
pub fn standing(quiz: &Quiz, app: &App) -> String {
    let all = quiz.sheets().len();
    let left = quiz.left(app.clock.now());
    let left = left.map_or(String::new(), |left| format!(", {} left", countdown(left)));
    format!("{} of {} answered{left}", all - quiz.unanswered().len(), count(all, "question"))
}

pub fn terms(opening: &Opening) -> Terms {
    Terms {
        time: opening.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
        shows_answers: opening.shows_answers,
    }
}

fn drawn(
    app: &App,
    args: &QuizArgs,
    decks: &[OpenDeck],
    front: &mut dyn QuizFront,
) -> Result<Opening, Failure> {
    let now = app.clock.now();
    // Any number will do that is another one next time.
    let seed = args.seed.unwrap_or(now.0.cast_unsigned());
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
