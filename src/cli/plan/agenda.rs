//! What a session asks up to an exam: the agenda of the plan, for the cards as they stand.

use super::daily::WEEK;
use super::follows::Follows;
use super::learner::{Who, known, stock};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::cli::meter::Meter;
use crate::clock::Day;
use crate::memory::Rating;
use crate::plan::exam::{Guide, Next, Policy, look_ahead};
use crate::plan::{Learner, Setting};
use crate::progress::{Candidate, DeckRow, Holdings, KnownCard, PlanRow, Scope};

/// The plan for an exam, in a session over some of its decks.
#[derive(Debug, Clone)]
pub struct Exam {
    pub day: Day,
    /// Minutes a day.
    pub minutes: u32,
    /// The decks of the session that it is for.
    pub decks: Vec<DeckRow>,
    guide: Guide,
}

impl Exam {
    /// The plan that holds for one of these decks; of several the one whose exam is nearest.
    pub fn of(app: &App, decks: &[OpenDeck], learner: &Learner) -> Result<Option<Exam>, Failure> {
        for (day, plan) in to_come(app)? {
            let is_in = |deck: &&OpenDeck| names(&plan).any(|name| name == deck.name.as_str());
            let decks: Vec<DeckRow> = decks.iter().filter(is_in).map(|deck| deck.row).collect();
            // A later version may follow something else; then this one has no plan.
            let follows = serde_json::from_str::<Follows>(&plan.follows).ok();
            if let Some(follows) = follows.filter(|_| !decks.is_empty()) {
                let guide = Guide::new(follows.policy, learner)?;
                return Ok(Some(Exam { day, minutes: plan.minutes, decks, guide }));
            }
        }
        Ok(None)
    }

    /// The cards to ask today, in their order, until the minutes of the day are used up: first those that
    /// were answered wrongly today and not yet right.
    pub fn agenda(&self, holdings: &Holdings, today: Day) -> Vec<Candidate> {
        let is_open =
            |card: &&KnownCard| card.state.last_rating == Rating::Again && card.state.last_day == today;
        let open = holdings.known.iter().filter(is_open).map(|card| card.candidate);
        let mut new = holdings.new.iter();
        let agenda = self.guide.agenda(self.day - today, &known(holdings, today), holdings.new.len());
        let card = |next: Next| match next {
            Next::Known(at) => holdings.known.get(at).map(|card| card.candidate),
            Next::New => new.next().copied(),
        };
        open.chain(agenda.into_iter().filter_map(card)).collect()
    }
}

/// The plans for exams to come, the nearest exam first: of those for the same decks and day the newest.
pub fn to_come(app: &App) -> Result<Vec<(Day, PlanRow)>, Failure> {
    let mut plans: Vec<(Day, PlanRow)> = Vec::new();
    for plan in app.library.store.exam_plans(app.today())? {
        let is_replaced = plans.iter().any(|(_, newer)| newer.decks == plan.decks);
        if let Some(day) = plan.exam.filter(|_| !is_replaced) {
            plans.push((day, plan));
        }
    }
    plans.sort_by_key(|(day, _)| *day);
    Ok(plans)
}

/// The names of a plan's decks.
pub fn names(plan: &PlanRow) -> impl Iterator<Item = &str> {
    plan.decks.lines()
}

/// Decks that plans name and that are no decks any more: with the day of the exam.
pub fn missing(app: &App) -> Result<Vec<(Day, String)>, Failure> {
    let mut missing = Vec::new();
    for (day, plan) in to_come(app)? {
        for name in names(&plan) {
            if app.library.store.deck_named(name)?.is_none() {
                missing.push((day, name.to_owned()));
            }
        }
    }
    Ok(missing)
}

/// Makes plans for exams anew that are a week old or were made with other parameters of memory, from the
/// cards as they stand. A plan whose decks are not all there stays as it is.
pub fn renew(app: &mut App) -> Result<(), Failure> {
    let today = app.today();
    for (exam, plan) in to_come(app)? {
        let Ok(follows) = serde_json::from_str::<Follows>(&plan.follows) else { continue };
        let parameters = app.library.store.in_force()?.id;
        let is_old = follows.parameters != parameters || (today - plan.day).abs() >= WEEK;
        if !is_old || !matches!(follows.policy, Policy::Ahead { .. }) {
            continue;
        }
        let rows: Vec<Option<DeckRow>> =
            names(&plan).map(|name| app.library.store.deck_named(name)).collect::<Result<_, _>>()?;
        let Some(decks) = rows.into_iter().collect::<Option<Vec<DeckRow>>>() else { continue };
        let scope = Scope { decks, tags: Vec::new() };
        let stock = stock(&app.library.store.holdings(&scope)?, today);
        let who = Who::of(app)?;
        let (minutes, days) = (f64::from(plan.minutes), exam - today);
        let mut meter = Meter::new("Planning");
        meter.show();
        let policy = look_ahead(&Setting { learner: &who.learner, stock: &stock, minutes, days, seed: 1 })?;
        let follows = Follows { policy, parameters }.written();
        let at = app.clock.now();
        app.library.store.keep_plan(&PlanRow { at, day: today, follows, ..plan })?;
    }
    Ok(())
}
