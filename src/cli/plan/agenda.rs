//! What a session asks up to an exam: the agenda of the plan, for the cards as they stand.

use super::daily::WEEK;
use super::follows::Follows;
use super::learner::{Who, holdings, stock};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::library::OpenDeck;
use crate::clock::Day;
use crate::plan::exam::{Guide, Next, Policy, look_ahead};
use crate::plan::{Known, Learner, Setting};
use crate::progress::{Candidate, DeckRow, Holdings, PlanRow};

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
    /// The plan in force for one of these decks, as long as the exam is to come. A plan that is a week
    /// old, or was made with other parameters of memory, is made anew.
    pub fn of(app: &mut App, decks: &[OpenDeck]) -> Result<Option<Exam>, Failure> {
        let today = app.today();
        let Some(plan) = app.library.store.exam_plan()? else { return Ok(None) };
        let Some(day) = plan.exam.filter(|exam| *exam > today) else { return Ok(None) };
        let is_in = |deck: &&OpenDeck| plan.decks.lines().any(|name| name == deck.name.as_str());
        let decks: Vec<OpenDeck> = decks.iter().filter(is_in).cloned().collect();
        // A later version may follow something else; then this one has no plan.
        let follows = serde_json::from_str::<Follows>(&plan.follows).ok();
        let Some(follows) = follows.filter(|_| !decks.is_empty()) else { return Ok(None) };
        let who = Who::of(app)?;
        let in_force = app.library.store.in_force()?.id;
        let is_old = follows.parameters != in_force || (today - plan.day).abs() >= WEEK;
        let policy = match follows.policy {
            Policy::Ahead { .. } if is_old => anew(app, &plan, day, &who.learner)?,
            policy => policy,
        };
        let guide = Guide::new(policy, &who.learner)?;
        let decks = decks.iter().map(|deck| deck.row).collect();
        Ok(Some(Exam { day, minutes: plan.minutes, decks, guide }))
    }

    /// The cards to ask today, in their order, until the minutes of the day are used up.
    pub fn agenda(&self, holdings: &Holdings, today: Day) -> Vec<Candidate> {
        let elapsed = |last: Day| (today - last).max(0);
        let known: Vec<Known> = holdings
            .known
            .iter()
            .map(|card| Known { memory: card.state.memory, elapsed: elapsed(card.state.last_day) })
            .collect();
        let mut new = holdings.new.iter();
        let agenda = self.guide.agenda(self.day - today, &known, holdings.new.len());
        let card = |next: Next| match next {
            Next::Known(at) => holdings.known.get(at).map(|card| card.candidate),
            Next::New => new.next().copied(),
        };
        agenda.into_iter().filter_map(card).collect()
    }
}

/// Makes a plan anew from the cards as they stand, and keeps it.
fn anew(app: &mut App, plan: &PlanRow, exam: Day, learner: &Learner) -> Result<Policy, Failure> {
    let today = app.today();
    let decks: Vec<String> = plan.decks.lines().map(str::to_owned).collect();
    let shelf = app.open(&[])?;
    let decks: Vec<OpenDeck> =
        shelf.decks.into_iter().filter(|deck| decks.iter().any(|name| name == deck.name.as_str())).collect();
    let stock = stock(&holdings(app, &decks, &[])?, today);
    let minutes = f64::from(plan.minutes);
    let policy = look_ahead(&Setting { learner, stock: &stock, minutes, days: exam - today, seed: 1 })?;
    let follows = Follows { policy: policy.clone(), parameters: app.library.store.in_force()?.id };
    let follows = serde_json::to_string(&follows).map_err(|_| Failure::Told)?;
    let at = app.clock.now();
    app.library.store.keep_plan(&PlanRow { at, day: today, follows, ..plan.clone() })?;
    Ok(policy)
}
