//! The desk of a study session: the library's cards, the store's log, the clock.

use std::collections::HashSet;

use super::environment::Clock;
use super::failure::Failure;
use super::kept::notes_of;
use super::library::{Library, Lookup};
use super::plan::Exam;
use crate::clock::{Calendar, Day, Moment};
use crate::memory::{CardState, Fsrs6, Rating, Scheduler, Seconds};
use crate::plan::Learner;
use crate::progress::{
    Answer, Candidate, CardRow, DueCard, RecordId, Said, Scope, SessionId, Store, StoreError,
};
use crate::session::{Agenda, Answered, Desk, Filed, Question, Rest, Waiting, question};

/// A [`Desk`] over the library.
#[derive(Debug)]
pub struct LibraryDesk<'a> {
    pub library: &'a mut Library,
    pub scheduler: Scheduler<Fsrs6>,
    pub clock: Clock,
    pub calendar: Calendar,
    pub scope: Scope,
    pub seed: u64,
    /// What an answer is expected to take.
    pub seconds: Seconds,
    /// The plan that is followed up to an exam, and the cards that it is for.
    pub exam: Option<Exam>,
    of_exam: HashSet<CardRow>,
    /// These cards, in this order, and no other.
    pub only: Option<Vec<CardRow>>,
    /// The names of the decks, for the record of the session.
    pub decks: String,
    /// What the learner should know of cards that could not be asked.
    pub notices: Vec<String>,
    /// The card that was read last, and what it says.
    asked: Option<(CardRow, Said)>,
    /// Begun with the first answer, so that a session without one leaves no trace.
    session: Option<SessionId>,
}

impl<'a> LibraryDesk<'a> {
    pub fn new(
        library: &'a mut Library,
        scheduler: Scheduler<Fsrs6>,
        clock: Clock,
        calendar: Calendar,
        scope: Scope,
        seed: u64,
        decks: String,
    ) -> LibraryDesk<'a> {
        LibraryDesk {
            library,
            scheduler,
            clock,
            calendar,
            scope,
            seed,
            seconds: Learner::default().seconds(),
            exam: None,
            of_exam: HashSet::new(),
            only: None,
            decks,
            notices: Vec::new(),
            asked: None,
            session: None,
        }
    }

    /// Notes that the session is over.
    pub fn close(&mut self, now: Moment) -> Result<(), Failure> {
        if let Some(session) = self.session.take() {
            self.library.store.end_session(session, now)?;
        }
        Ok(())
    }

    /// The day of the exam that the card asked last is learned for.
    pub fn asks_for_exam(&self) -> Option<Day> {
        let (card, _) = self.asked.as_ref()?;
        self.exam.as_ref().filter(|_| self.of_exam.contains(card)).map(|exam| exam.day)
    }

    pub fn today(&self) -> Day {
        self.calendar.day(self.clock.now())
    }

    /// Those of the cards that can be asked.
    fn picked(&self, cards: &[CardRow]) -> Result<Agenda<CardRow>, Failure> {
        let mut picked = Vec::with_capacity(cards.len());
        for card in cards {
            let spot = self.library.store.spot(*card)?.filter(|spot| !spot.suspended);
            picked.extend(spot.map(|spot| Waiting {
                card: *card,
                family: spot.family.number(),
                is_new: spot.state.is_none(),
            }));
        }
        Ok(Agenda::Planned(picked))
    }

    fn session(&mut self, at: Moment) -> Result<SessionId, Failure> {
        if let Some(session) = self.session {
            return Ok(session);
        }
        let session = self.library.store.begin_session(at, self.seed, &self.decks)?;
        self.session = Some(session);
        Ok(session)
    }
}

/// Does a deed with the parameters in force: another session may have fitted new ones in between.
fn current<T>(
    store: &mut Store,
    scheduler: &mut Scheduler<Fsrs6>,
    deed: impl Fn(&mut Store, &Scheduler<Fsrs6>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    match deed(store, scheduler) {
        Err(StoreError::Refitted { .. }) => {
            *scheduler = store.scheduler(scheduler.wishes())?;
            deed(store, scheduler)
        }
        done => done,
    }
}

/// What a card says, if it is the one that was asked.
fn said_by(asked: &Option<(CardRow, Said)>, card: CardRow) -> Option<&Said> {
    asked.as_ref().filter(|(of, _)| *of == card).map(|(_, said)| said)
}

fn filed(record: RecordId, state: Option<CardState>, today: Day) -> Filed<RecordId> {
    let lapses = state.map_or(0, |state| state.lapses);
    Filed { record, due: state.map_or(today, |state| state.due), today, lapses }
}

fn waiting(candidate: &Candidate) -> Waiting<CardRow> {
    Waiting { card: candidate.card, family: candidate.family.number(), is_new: candidate.due.is_none() }
}

impl Desk for LibraryDesk<'_> {
    type Card = CardRow;
    type Record = RecordId;
    type Error = Failure;

    fn agenda(&mut self) -> Result<Agenda<CardRow>, Failure> {
        if let Some(cards) = &self.only {
            return self.picked(cards);
        }
        let today = self.today();
        let due = self.library.store.due(&self.scope, today)?;
        let urgency =
            |card: &DueCard| self.scheduler.urgency(card.stability, today - card.last_day, self.seconds);
        let mut due: Vec<(f64, DueCard)> = due.into_iter().map(|card| (urgency(&card), card)).collect();
        due.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let due = due.iter().map(|(_, card)| waiting(&card.candidate));
        let Some(exam) = &self.exam else { return Ok(Agenda::Due(due.collect())) };
        let scope = Scope { decks: exam.decks.clone(), tags: self.scope.tags.clone() };
        let store = &self.library.store;
        let holdings = store.holdings(&scope)?;
        // Facts with more cards than there are days left: these cannot wait for each other.
        let crowded = holdings.families_over(usize::try_from(exam.day - today).unwrap_or(0));
        let resting = store.resting(&scope, today, &crowded)?;
        let known = holdings.known.iter().map(|card| card.candidate.card);
        let of_exam: HashSet<CardRow> = known.chain(holdings.new.iter().map(|card| card.card)).collect();
        let planned = exam.agenda(&holdings.only(|card| !resting.contains(&card.card)), today);
        // What is due of other decks comes after the exam's cards.
        let others = due.filter(|waiting| !of_exam.contains(&waiting.card));
        let waiting = |candidate: &Candidate| match waiting(candidate) {
            // As if the card had no sibling.
            alone if crowded.contains(&candidate.family) => {
                Waiting { family: !candidate.card.number(), ..alone }
            }
            waiting => waiting,
        };
        let agenda = planned.iter().map(waiting).chain(others).collect();
        self.of_exam = of_exam;
        Ok(Agenda::Planned(agenda))
    }

    fn fresh(
        &mut self,
        enough: usize,
        wanted: &mut dyn FnMut(&Waiting<CardRow>) -> bool,
    ) -> Result<Vec<Waiting<CardRow>>, Failure> {
        let today = self.today();
        let found =
            self.library.store.fresh(&self.scope, today, enough, |candidate| wanted(&waiting(candidate)))?;
        Ok(found.iter().map(waiting).collect())
    }

    fn question(&mut self, card: CardRow, seed: u64) -> Result<Option<Question>, Failure> {
        let found = self.library.card(card)?;
        self.notices.extend(notes_of(&self.library.take_kept()));
        let (spot, read) = match found {
            Lookup::Found(found) => *found,
            Lookup::Gone(why) => {
                if !self.notices.contains(&why) {
                    self.notices.push(why);
                }
                return Ok(None);
            }
        };
        self.asked = Some((card, Said::of(&read.card, read.fact.as_ref(), spot.gap)));
        let fact = read.fact.as_ref().map(|fact| (fact, read.citations));
        Ok(question(spot.key, &read.deck, &read.card, spot.gap, fact, seed))
    }

    fn answer(&mut self, card: CardRow, answered: &Answered) -> Result<Filed<RecordId>, Failure> {
        let session = self.session(answered.at)?;
        let day = self.calendar.day(answered.at);
        let answer = Answer {
            session,
            at: answered.at,
            day,
            rating: answered.rating,
            kind: Some(answered.kind),
            choices: answered.choices,
            correct: answered.correct,
            latency: answered.latency,
        };
        let says = said_by(&self.asked, card);
        let recorded = current(&mut self.library.store, &mut self.scheduler, |store, scheduler| {
            store.answer(card, says, &answer, scheduler)
        })?;
        Ok(filed(recorded.id, Some(recorded.after), day))
    }

    fn overrule(&mut self, record: RecordId, rating: Rating, at: Moment) -> Result<Filed<RecordId>, Failure> {
        let day = self.calendar.day(at);
        let state = current(&mut self.library.store, &mut self.scheduler, |store, scheduler| {
            store.overrule(record, rating, at, day, scheduler)
        })?;
        Ok(filed(record, state, day))
    }

    fn undo(&mut self, record: RecordId, at: Moment) -> Result<(), Failure> {
        let day = self.calendar.day(at);
        current(&mut self.library.store, &mut self.scheduler, |store, scheduler| {
            store.undo(record, at, day, scheduler)
        })?;
        Ok(())
    }

    fn set_aside(&mut self, card: CardRow, rest: Rest, at: Moment) -> Result<RecordId, Failure> {
        let day = self.calendar.day(at);
        let says = said_by(&self.asked, card);
        let record = current(&mut self.library.store, &mut self.scheduler, |store, scheduler| match rest {
            Rest::UntilResumed => store.suspend(card, says, true, at, day, scheduler),
            Rest::UntilTomorrow => store.bury(card, says, at, day, scheduler),
        })?;
        Ok(record)
    }
}
