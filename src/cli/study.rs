//! `griot study`: a session from the first question to the summary.

use std::time::Duration;

use clap::Args;

use super::app::App;
use super::desk::LibraryDesk;
use super::failure::Failure;
use super::fit::refit_in_time;
use super::library::OpenDeck;
use super::plan::{Exam, Today, When, Who, long, missing, plan_in_time, renew};
use super::summary::{Allowed, NewCards};
use super::table::Table;
use crate::ask::Front;
use crate::progress::{CardRow, Scope};
use crate::session::{Limits, Study};

/// Study: what is due, and new cards among it
///
/// Where the time is limited, what is due comes first, and of it what is forgotten soonest.
///
/// Right counts as good and wrong as again. A right choice may be luck: of k choices, and with the
/// probability R that you recall the card, p = R / (R + (1 - R) / k) were known, and the card's memory
/// becomes a blend of both cases, unless you rate the answer yourself.
#[derive(Debug, Args)]
pub struct StudyArgs {
    /// Decks to study: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// At most N new cards [default: what is left of the day's, see `griot config` and `griot plan`]
    #[arg(long, value_name = "N")]
    new: Option<usize>,
    /// At most N cards in all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// No new question after M minutes [default: what is left of `minutes_per_day` in the settings]
    #[arg(long, value_name = "M")]
    minutes: Option<u32>,
    /// Only cards with this tag; may be given again for more
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Shuffle by this number instead of by chance
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Lines in and out instead of screens: for screen readers and scripts
    #[arg(long)]
    plain: bool,
}

impl StudyArgs {
    /// What the home screen asks for: one deck, all else as set.
    pub fn of_deck(name: &str) -> StudyArgs {
        StudyArgs {
            decks: vec![name.to_owned()],
            new: None,
            limit: None,
            minutes: None,
            tags: Vec::new(),
            seed: None,
            plain: false,
        }
    }
}

/// Runs `griot study`.
pub fn run(app: &mut App, args: &StudyArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    if opened.decks.is_empty() {
        app.tell_problems(&opened);
        return Err(Failure::NothingSound);
    }
    let mut front = app.front(args.plain)?;
    for problem in &opened.problems {
        front.notice(&format!("Left out: {}", problem.message))?;
    }
    session(app, args, &opened.decks, front.as_mut())
}

/// Runs one session over open decks.
pub fn session(
    app: &mut App,
    args: &StudyArgs,
    decks: &[OpenDeck],
    front: &mut dyn Front,
) -> Result<(), Failure> {
    refit_in_time(app, When::Before)?;
    if let Some(plan) = plan_in_time(app, When::Before)? {
        front.notice(&plan)?;
    }
    for (day, deck) in missing(app)? {
        front.notice(&format!(
            "The plan for the exam on {} is for `{deck}`, which is no deck any more: `griot plan --exam` plans anew.",
            long(day)
        ))?;
    }
    let now = app.clock.now();
    let learner = Who::of(app)?.learner;
    let exam = Exam::of(app, decks, &learner)?;
    let today = Today::of(app, exam.as_ref())?;
    let new = match (args.new, today.new) {
        (Some(new), _) => NewCards::Asked(new),
        (None, Some(left)) => NewCards::OfTheDay(left),
        (None, None) => NewCards::OfTheDay(MANY),
    };
    let asked_for = args.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    let limits = Limits { new: new.count(), cards: args.limit, time: asked_for.or(today.time) };
    let allowed = Allowed { new, minutes: today.minutes.filter(|_| asked_for.is_none()) };
    let scope = Scope { decks: decks.iter().map(|deck| deck.row).collect(), tags: args.tags.clone() };
    let names: Vec<&str> = decks.iter().map(|deck| deck.name.as_str()).collect();
    // Any number will do that is another one next time.
    let seed = args.seed.unwrap_or(now.0.cast_unsigned());
    let (clock, calendar, scheduler) = (app.clock.clone(), app.calendar(), app.scheduler()?);
    let mut desk =
        LibraryDesk::new(&mut app.library, scheduler, clock.clone(), calendar, scope, seed, names.join(" "));
    desk.seconds = learner.seconds();
    desk.exam = exam;
    let mut study = Study::new(desk, limits, seed, now);
    let outcome = Table { study: &mut study, front, clock: &clock, allowed }.play();
    // Whatever ended it, what was done is noted.
    let closed = study.desk().close(clock.now());
    outcome.and(closed)?;
    refit_in_time(app, When::After)?;
    renew(app)?;
    if let Some(plan) = plan_in_time(app, When::After)? {
        front.notice(&plan)?;
    }
    Ok(())
}

/// Runs one session over these cards, whether they are due or not. `decks` names where they are from.
pub fn session_over(
    app: &mut App,
    cards: Vec<CardRow>,
    decks: String,
    front: &mut dyn Front,
) -> Result<(), Failure> {
    let now = app.clock.now();
    let seed = now.0.cast_unsigned();
    let (clock, calendar, scheduler) = (app.clock.clone(), app.calendar(), app.scheduler()?);
    let limits = Limits { new: cards.len(), cards: None, time: None };
    let allowed = Allowed { new: NewCards::Asked(cards.len()), minutes: None };
    let mut scope = Scope::default();
    for card in &cards {
        let deck = app.library.store.spot(*card)?.map(|spot| spot.deck);
        scope.decks.extend(deck.filter(|deck| !scope.decks.contains(deck)));
    }
    let mut desk = LibraryDesk::new(&mut app.library, scheduler, clock.clone(), calendar, scope, seed, decks);
    desk.only = Some(cards);
    let mut study = Study::new(desk, limits, seed, now);
    let outcome = Table { study: &mut study, front, clock: &clock, allowed }.play();
    let closed = study.desk().close(clock.now());
    outcome.and(closed)
}

/// More new cards than there is time for on any day.
const MANY: usize = 1_000;
