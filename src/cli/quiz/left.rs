//! Quizzes that were left open: which there are, choosing one, throwing one away.

use std::path::{Path, PathBuf};

use jiff::Zoned;
use serde_json::{Value, json};

use super::error::QuizError;
use super::journal::{Journal, Left};
use super::table::countdown;
use super::{QuizArgs, terms};
use crate::ask::{Menu, MenuItem, QuizFront};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::files::bytes_of;
use crate::cli::library::OpenDeck;
use crate::clock::Moment;
use crate::deck::read_bytes;
use crate::quiz::DeckPrint;
use crate::session::Quiz;
use crate::text::count;

/// A file of a quiz that was left open; what it says, unless it cannot be read.
pub struct Found {
    pub path: PathBuf,
    pub left: Option<Left>,
}

/// The quizzes left open in a folder, the newest first.
pub fn all(folder: &Path) -> Vec<Found> {
    let found = |path: PathBuf| Found { left: Journal::peek(&path).ok(), path };
    Journal::all(folder).into_iter().map(found).collect()
}

/// Those of these decks and no other; of any for none. What cannot be read may be of any.
pub fn of_decks(folder: &Path, decks: &[OpenDeck]) -> Vec<Found> {
    let named = |print: &DeckPrint| decks.iter().any(|deck| deck.name.as_str() == print.name);
    let is_of_these =
        |left: &Left| left.opening.decks.len() == decks.len() && left.opening.decks.iter().all(named);
    let mut found = all(folder);
    found.retain(|found| decks.is_empty() || found.left.as_ref().is_some_and(is_of_these));
    found
}

/// What became of these decks since a quiz of theirs began: it asks what they said then.
pub fn changes(found: &Found, decks: &[OpenDeck]) -> Vec<String> {
    let prints = found.left.iter().flat_map(|left| &left.opening.decks);
    let change = |print: &DeckPrint| {
        let deck = decks.iter().find(|deck| deck.name.as_str() == print.name)?;
        let bytes = bytes_of(&deck.location).ok().filter(|bytes| !print.is_of(bytes))?;
        let (_, reading) = read_bytes(&bytes);
        let (name, before) = (&print.name, &print.title);
        let other = reading.deck.map(|deck| deck.title).filter(|title| title != before);
        Some(match other {
            Some(now) => format!("It asks about “{before}”, while the deck `{name}` is “{now}” now."),
            None => format!("The deck `{name}` was changed since: this quiz asks what it said then."),
        })
    };
    prints.filter_map(change).collect()
}

/// The only quiz, or the one that the learner chooses to `verb`; `None` for none of them.
pub fn choose<'f>(
    found: &'f [Found],
    verb: &str,
    front: &mut dyn QuizFront,
    now: Moment,
) -> Result<Option<&'f Found>, Failure> {
    match found {
        [] => Err(QuizError::NothingOpen.into()),
        [only] => Ok(Some(only)),
        several => {
            let items: Vec<MenuItem> = several.iter().map(|found| item(found, now)).collect();
            let title = format!("{} quizzes were left open", items.len());
            let menu = Menu { title: &title, items: &items, notes: &[], verb, is_study: false };
            Ok(front.choose(&menu)?.and_then(|place| several.get(place)))
        }
    }
}

/// Throws a quiz away that was left open: the only one of these decks, or the one that the learner chooses.
pub fn discard(app: &App, args: &QuizArgs, decks: &[OpenDeck]) -> Result<(), Failure> {
    let found = of_decks(&app.home.quizzes(), decks);
    if found.is_empty() {
        // Before a screen is shown for it.
        return Err(QuizError::NothingOpen.into());
    }
    let now = app.clock.now();
    let mut front = app.quiz_front(args.plain, args.json)?;
    let Some(chosen) = choose(&found, "discard", front.as_mut(), now)? else { return Ok(()) };
    let mut lines = vec![told(chosen, now)];
    lines.extend(changes(chosen, decks));
    let done = match front.confirm(&lines, "Throw it away, with its answers?", &|| false)? {
        Some(true) => {
            Journal::discard(&chosen.path)?;
            "It is thrown away."
        }
        Some(false) | None => "It is kept.",
    };
    front.finish(&[done.to_owned()], false)?;
    Ok(())
}

/// A quiz in a line: `mali, Ada (30 Nov 10:00): 2 of 20 questions answered, 12:30 left.`
pub fn told(found: &Found, now: Moment) -> String {
    let Some(left) = &found.left else {
        return format!("{} cannot be read.", found.path.display());
    };
    format!("{} ({}): {}.", name(left), day(left), standing(&quiz(left, now), now))
}

/// The same beside the name of its file, which tells its decks and its day: `Ada: left open, 2 of 20 …`
pub fn state(found: &Found, now: Moment) -> String {
    let Some(left) = &found.left else { return "! it cannot be read".to_owned() };
    let standing = standing(&quiz(left, now), now);
    match &left.opening.student {
        Some(name) => format!("{name}: left open, {standing}."),
        None => format!("Left open, {standing}."),
    }
}

/// The same for other programs.
pub fn json(found: &Found, now: Moment) -> Value {
    let mut value = match &found.left {
        None => json!({"error": "it cannot be read"}),
        Some(left) => {
            let (opening, quiz) = (&left.opening, quiz(left, now));
            let all = quiz.sheets().len();
            json!({
                "decks": opening.decks,
                "student": opening.student,
                "seed": opening.wish.seed,
                "began": opening.began,
                "minutes": opening.minutes,
                "rules": opening.rules,
                "answered": all - quiz.unanswered().len(),
                "out_of": all,
                "seconds_left": quiz.left(now).map(|left| left.as_secs()),
            })
        }
    };
    value["is_open"] = true.into();
    value["file"] = found.path.display().to_string().into();
    value
}

fn quiz(left: &Left, now: Moment) -> Quiz {
    Quiz::new(left.opening.sheets.clone(), terms(&left.opening), &left.events, now)
}

/// `2 of 10 questions answered, 12:30 left`.
pub fn standing(quiz: &Quiz, now: Moment) -> String {
    let all = quiz.sheets().len();
    let left = quiz.left(now).map_or(String::new(), |left| format!(", {} left", countdown(left)));
    format!("{} of {} answered{left}", all - quiz.unanswered().len(), count(all, "question"))
}

fn item(found: &Found, now: Moment) -> MenuItem {
    let Some(left) = &found.left else {
        let name = found.path.file_name().unwrap_or_default().to_string_lossy();
        return MenuItem { label: name.into_owned(), detail: "cannot be read".to_owned() };
    };
    let quiz = quiz(left, now);
    let all = quiz.sheets().len();
    let detail = format!("{} of {all}, {}", all - quiz.unanswered().len(), day(left));
    MenuItem { label: name(left), detail }
}

/// Its decks and its student: `mali and rivers, Ada`.
fn name(left: &Left) -> String {
    let decks: Vec<String> = left.opening.decks.iter().map(|deck| deck.name.clone()).collect();
    let student = left.opening.student.as_ref().map_or(String::new(), |name| format!(", {name}"));
    format!("{}{student}", super::told::list(&decks))
}

/// When it began: `30 Nov 10:00`.
fn day(left: &Left) -> String {
    let began: Option<Zoned> = left.opening.began.parse().ok();
    began.map_or(left.opening.began.clone(), |began| began.strftime("%-d %b %H:%M").to_string())
}
