//! The state machine of a study session.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

use crate::clock::Moment;
use crate::memory::Rating;

use super::desk::{Answered, Desk, Filed, Rest, Waiting};
use super::question::Question;
use super::queue::fill;

/// How much to study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// At most so many new cards.
    pub new: usize,
    /// At most so many cards in all; repeats of a card do not count.
    pub cards: Option<usize>,
    /// No question begins after this.
    pub time: Option<Duration>,
}

/// A question and where in the session it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub question: Question,
    pub is_new: bool,
    /// Whether it was answered wrongly in this session before.
    pub is_repeat: bool,
    /// Cards still to come, with this one.
    pub left: usize,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub answers: usize,
    /// Different cards among the answers.
    pub cards: usize,
    /// Cards seen for the first time.
    pub new: usize,
    /// Cards recalled at the first answer of the session.
    pub right_first: usize,
    pub suspended: usize,
    /// Cards set aside until tomorrow.
    pub buried: usize,
    /// Cards answered wrongly and not yet right.
    pub unfinished: usize,
    pub time: Duration,
    /// Whether the time that there was has passed.
    pub is_time_over: bool,
}

/// A session, over a [`Desk`].
#[derive(Debug)]
pub struct Study<D: Desk> {
    desk: D,
    limits: Limits,
    rng: Xoshiro256PlusPlus,
    started: Moment,
    /// `None` until the first question.
    queue: Option<VecDeque<Waiting<D::Card>>>,
    /// Cards answered wrongly, in the order that they come back.
    returning: VecDeque<Returning<D::Card>>,
    /// Cards to ask before all others: what was undone, and what it interrupted.
    interrupted: Vec<Waiting<D::Card>>,
    current: Option<Current<D::Card>>,
    begun: HashSet<D::Card>,
    deeds: Vec<Deed<D::Card, D::Record>>,
    questions: u64,
}

#[derive(Debug)]
struct Returning<C> {
    waiting: Waiting<C>,
    /// Comes back once this many questions were asked, or when nothing else is left.
    after: u64,
}

#[derive(Debug)]
struct Current<C> {
    waiting: Waiting<C>,
    asked: Asked,
    since: Moment,
}

/// A card to be asked.
struct Chosen<C> {
    waiting: Waiting<C>,
    is_repeat: bool,
}

#[derive(Debug)]
enum Deed<C, R> {
    Answer {
        waiting: Waiting<C>,
        record: R,
        rating: Rating,
    },
    /// `was_open` when the card was set aside instead of answered.
    SetAside {
        waiting: Waiting<C>,
        record: R,
        rest: Rest,
        was_open: bool,
    },
    Skip {
        waiting: Waiting<C>,
    },
}

/// How many other questions come before a wrong card is asked again: enough that it is not still
/// in working memory (which holds about four things: Cowan 2001), soon enough to come in the
/// same sitting.
const RETURN_AFTER: u64 = 5;

/// The rating that an answer stands for unless the learner says otherwise. A near miss is decided
/// by the learner first: it is never Hard, which would tell the memory model of a recall.
pub fn rating_of(is_right: bool) -> Rating {
    if is_right { Rating::Good } else { Rating::Again }
}

impl<D: Desk> Study<D> {
    pub fn new(desk: D, limits: Limits, seed: u64, now: Moment) -> Study<D> {
        Study {
            desk,
            limits,
            rng: Xoshiro256PlusPlus::seed_from_u64(seed),
            started: now,
            queue: None,
            returning: VecDeque::new(),
            interrupted: Vec::new(),
            current: None,
            begun: HashSet::new(),
            deeds: Vec::new(),
            questions: 0,
        }
    }

    pub fn desk(&mut self) -> &mut D {
        &mut self.desk
    }

    /// The next question; `None` when the session is over. A question that was not answered,
    /// skipped or suspended is asked again.
    pub fn next(&mut self, now: Moment) -> Result<Option<&Asked>, D::Error> {
        if let Some(current) = self.current.take() {
            self.interrupted.push(current.waiting);
        }
        if self.limits.time.is_some_and(|limit| self.time(now) >= limit) {
            return Ok(None);
        }
        loop {
            let Some(Chosen { waiting, is_repeat }) = self.choose()? else { return Ok(None) };
            let seed = self.rng.next_u64();
            let Some(question) = self.desk.question(waiting.card, seed)? else { continue };
            self.questions += 1;
            self.begun.insert(waiting.card);
            let left = 1 + self.returning.len() + self.interrupted.len() + self.allowed();
            let asked = Asked { question, is_new: waiting.is_new && !is_repeat, is_repeat, left };
            let current = self.current.insert(Current { waiting, asked, since: now });
            return Ok(Some(&current.asked));
        }
    }

    /// Records the answer to the current question. `correct` is how the reply was judged, `None`
    /// when the learner graded it. Returns `None` when no question is open.
    pub fn answer(
        &mut self,
        rating: Rating,
        correct: Option<bool>,
        now: Moment,
    ) -> Result<Option<Filed<D::Record>>, D::Error> {
        let Some(current) = &self.current else { return Ok(None) };
        let waiting = current.waiting;
        let answered = Answered {
            at: now,
            rating,
            kind: current.asked.question.kind,
            choices: current.asked.question.choices(),
            correct,
            latency: now.millis_since(current.since),
        };
        let filed = self.desk.answer(waiting.card, &answered)?;
        self.current = None;
        self.deeds.push(Deed::Answer { waiting, record: filed.record, rating });
        self.schedule_return(waiting, rating);
        Ok(Some(filed))
    }

    /// Gives the last answer another rating. Returns `None` when there was none.
    pub fn overrule(&mut self, to: Rating, now: Moment) -> Result<Option<Filed<D::Record>>, D::Error> {
        let last = self.deeds.iter_mut().rev().find_map(|deed| match deed {
            Deed::Answer { waiting, record, rating } => Some((waiting, record, rating)),
            Deed::SetAside { .. } | Deed::Skip { .. } => None,
        });
        let Some((waiting, record, rating)) = last else { return Ok(None) };
        let filed = self.desk.overrule(*record, to, now)?;
        *rating = to;
        let waiting = *waiting;
        // The open question may be that very card, back already.
        if self.current.as_ref().is_some_and(|current| current.waiting.card == waiting.card) {
            self.current = None;
        }
        self.returning.retain(|returning| returning.waiting.card != waiting.card);
        self.schedule_return(waiting, to);
        Ok(Some(filed))
    }

    /// Undoes the last answer, skip, burial or suspension; can be repeated back to the session's start.
    /// What that took off the table comes next. Returns false when there is nothing to undo.
    pub fn undo(&mut self, now: Moment) -> Result<bool, D::Error> {
        let (waiting, returns) = match self.deeds.last() {
            None => return Ok(false),
            Some(Deed::Skip { waiting }) => (*waiting, true),
            Some(Deed::Answer { waiting, record, .. }) => {
                let (waiting, record) = (*waiting, *record);
                self.desk.undo(record, now)?;
                (waiting, true)
            }
            Some(Deed::SetAside { waiting, record, was_open, .. }) => {
                let (waiting, record, was_open) = (*waiting, *record, *was_open);
                self.desk.undo(record, now)?;
                (waiting, was_open)
            }
        };
        self.deeds.pop();
        if !returns {
            // Its answer still counts, and decides whether it comes back.
            if let Some(rating) = self.last_rating(waiting.card) {
                self.schedule_return(waiting, rating);
            }
            return Ok(true);
        }
        self.returning.retain(|returning| returning.waiting.card != waiting.card);
        if let Some(current) = self.current.take()
            && current.waiting.card != waiting.card
        {
            self.interrupted.push(current.waiting);
        }
        self.interrupted.retain(|interrupted| interrupted.card != waiting.card);
        self.interrupted.push(waiting);
        Ok(true)
    }

    /// The rating of the last answer of a card in this session.
    fn last_rating(&self, card: D::Card) -> Option<Rating> {
        self.deeds.iter().rev().find_map(|deed| match deed {
            Deed::Answer { waiting, rating, .. } if waiting.card == card => Some(*rating),
            _ => None,
        })
    }

    /// Leaves the current question for another session.
    pub fn skip(&mut self) {
        if let Some(current) = self.current.take() {
            self.deeds.push(Deed::Skip { waiting: current.waiting });
        }
    }

    /// Takes the card of the open question out of study. Returns false when no question is open.
    pub fn set_aside(&mut self, rest: Rest, now: Moment) -> Result<bool, D::Error> {
        let Some(current) = &self.current else { return Ok(false) };
        let waiting = current.waiting;
        self.put_aside(waiting, rest, true, now)?;
        self.current = None;
        Ok(true)
    }

    /// Takes the card that was answered last out of study. Returns false when none was.
    pub fn set_answered_aside(&mut self, rest: Rest, now: Moment) -> Result<bool, D::Error> {
        let Some(Deed::Answer { waiting, .. }) = self.deeds.last() else { return Ok(false) };
        self.put_aside(*waiting, rest, false, now)?;
        Ok(true)
    }

    fn put_aside(
        &mut self,
        waiting: Waiting<D::Card>,
        rest: Rest,
        was_open: bool,
        now: Moment,
    ) -> Result<(), D::Error> {
        let record = self.desk.set_aside(waiting.card, rest, now)?;
        self.returning.retain(|returning| returning.waiting.card != waiting.card);
        self.interrupted.retain(|interrupted| interrupted.card != waiting.card);
        self.deeds.push(Deed::SetAside { waiting, record, rest, was_open });
        Ok(())
    }

    /// What was done so far.
    pub fn summary(&self, now: Moment) -> Summary {
        let time = self.time(now);
        let is_time_over = self.limits.time.is_some_and(|limit| time >= limit);
        let mut summary = Summary { time, is_time_over, ..Summary::default() };
        let mut last: HashMap<D::Card, Rating> = HashMap::new();
        for deed in &self.deeds {
            match deed {
                Deed::Answer { waiting, rating, .. } => {
                    summary.answers += 1;
                    if last.insert(waiting.card, *rating).is_none() {
                        summary.cards += 1;
                        summary.new += usize::from(waiting.is_new);
                        summary.right_first += usize::from(*rating != Rating::Again);
                    }
                }
                Deed::SetAside { waiting, rest, .. } => {
                    match rest {
                        Rest::UntilResumed => summary.suspended += 1,
                        Rest::UntilTomorrow => summary.buried += 1,
                    }
                    last.remove(&waiting.card);
                }
                Deed::Skip { .. } => {}
            }
        }
        summary.unfinished = last.values().filter(|rating| **rating == Rating::Again).count();
        summary
    }

    fn time(&self, now: Moment) -> Duration {
        Duration::from_millis(now.millis_since(self.started))
    }

    /// Cards of the queue that the limit still allows.
    fn allowed(&self) -> usize {
        let left = self.queue.as_ref().map_or(0, VecDeque::len);
        match self.limits.cards {
            Some(limit) => left.min(limit.saturating_sub(self.begun.len())),
            None => left,
        }
    }

    fn schedule_return(&mut self, waiting: Waiting<D::Card>, rating: Rating) {
        if rating == Rating::Again {
            self.returning.push_back(Returning { waiting, after: self.questions + RETURN_AFTER });
        }
    }

    /// The card to ask next.
    fn choose(&mut self) -> Result<Option<Chosen<D::Card>>, D::Error> {
        if let Some(waiting) = self.interrupted.pop() {
            let is_repeat = self.last_rating(waiting.card).is_some();
            return Ok(Some(Chosen { waiting, is_repeat }));
        }
        if self.queue.is_none() {
            self.queue = Some(fill(&mut self.desk, &self.limits, &mut self.rng)?.into());
        }
        let ready = self.returning.front().is_some_and(|first| first.after <= self.questions);
        if !ready
            && self.allowed() > 0
            && let Some(waiting) = self.queue.as_mut().and_then(VecDeque::pop_front)
        {
            return Ok(Some(Chosen { waiting, is_repeat: false }));
        }
        Ok(self.returning.pop_front().map(|first| Chosen { waiting: first.waiting, is_repeat: true }))
    }
}
