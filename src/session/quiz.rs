//! The state machine of a quiz: which question is open, what was answered, how much time is left.
//!
//! Whatever the learner does is an [`Event`]. Events that are kept and replayed lead to the same quiz, so
//! that one that was interrupted goes on where it was, with the time that was left.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::question::Question;
use crate::answer::Reply;
use crate::clock::Moment;
use crate::quiz::{Item, Rules, asked, choices, credit, given, right};

/// A question of a quiz.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub question: Question,
    /// The part of the deck that it is about.
    pub section: String,
}

/// Something that the learner did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Milliseconds of the quiz up to then, interruptions left out.
    pub used: u64,
    pub deed: Deed,
}

/// What was done. Questions count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deed {
    /// Went to a question.
    Turn(usize),
    /// Answered one; `None` takes its answer back.
    Answer(usize, Option<Reply>),
    /// Marked one to look at again, or no longer.
    Flag(usize, bool),
    /// Looked at the whole: no question is open until the learner turns to one.
    Survey,
    /// Thought on: noted now and then, so that time is not lost with the process.
    Think,
    Leave,
    /// Went on after having left.
    Return,
}

/// What became of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    Noted(Event),
    /// The time was over.
    TooLate,
    /// It was answered before, and what was right was shown.
    Settled,
}

/// Where a question stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    pub reply: Option<Reply>,
    pub is_flagged: bool,
    /// Milliseconds for which the question was open.
    pub millis: u64,
}

/// How a quiz is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// How long it may take in all.
    pub time: Option<Duration>,
    /// Whether what is right is shown after each answer, which then stands.
    pub shows_answers: bool,
}

/// A quiz under way.
#[derive(Debug)]
pub struct Quiz {
    sheets: Vec<Sheet>,
    marks: Vec<Mark>,
    terms: Terms,
    at: usize,
    /// Whether the time goes to the question there.
    is_open: bool,
    breaks: u32,
    /// Milliseconds up to the last event.
    used: u64,
    /// When that was, or when the quiz went on.
    since: Moment,
}

impl Quiz {
    /// A quiz that begins, or goes on after these events.
    pub fn new(sheets: Vec<Sheet>, terms: Terms, events: &[Event], now: Moment) -> Quiz {
        let marks = vec![Mark::default(); sheets.len()];
        let mut quiz = Quiz { sheets, marks, terms, at: 0, is_open: true, breaks: 0, used: 0, since: now };
        for event in events {
            quiz.apply(event);
        }
        quiz
    }

    /// The place of the question that is open, or was open last, counted from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Where each question stands, in their order.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The open question; `None` for a quiz without any.
    pub fn open(&self) -> Option<(&Sheet, &Mark)> {
        self.sheets.get(self.at).zip(self.marks.get(self.at))
    }

    /// Whether an answer stands once it is given.
    pub fn settles(&self) -> bool {
        self.terms.shows_answers
    }

    /// Whether the answer to the open question stands.
    pub fn is_settled(&self) -> bool {
        self.settles() && self.marks.get(self.at).is_some_and(|mark| mark.reply.is_some())
    }

    /// Goes to a question. `None` when there is no such question, or it is open.
    pub fn turn(&mut self, to: usize, now: Moment) -> Option<Event> {
        let is_open = self.is_open && to == self.at;
        (to < self.sheets.len() && !is_open).then(|| self.note(Deed::Turn(to), now))
    }

    /// Closes the open question, to look at the whole: the time goes to no question until one is turned to.
    pub fn survey(&mut self, now: Moment) -> Option<Event> {
        self.is_open.then(|| self.note(Deed::Survey, now))
    }

    /// Answers the open question, or takes its answer back. Whether there was time is judged now, when
    /// the answer comes.
    pub fn answer(&mut self, reply: Option<Reply>, now: Moment) -> Taken {
        if self.is_over(now) {
            Taken::TooLate
        } else if self.is_settled() {
            Taken::Settled
        } else {
            Taken::Noted(self.note(Deed::Answer(self.at, reply), now))
        }
    }

    /// Flags the open question, or takes its flag away.
    pub fn flag(&mut self, now: Moment) -> Event {
        let is_flagged = self.marks.get(self.at).is_some_and(|mark| mark.is_flagged);
        self.note(Deed::Flag(self.at, !is_flagged), now)
    }

    /// How often the learner left and went on.
    pub fn breaks(&self) -> u32 {
        self.breaks
    }

    /// Milliseconds of the quiz up to the last event.
    pub fn used(&self) -> u64 {
        self.used
    }

    /// Notes that the learner goes on.
    pub fn go_on(&mut self, now: Moment) -> Event {
        self.since = now;
        self.note(Deed::Return, now)
    }

    /// Notes how much time was used when the learner leaves, or the quiz is over.
    pub fn leave(&mut self, now: Moment) -> Event {
        let used = u64::try_from(self.time(now).as_millis()).unwrap_or(u64::MAX);
        // What was looked at after the end of the time counts for no question.
        self.since = now;
        let event = Event { used: used.max(self.used), deed: Deed::Leave };
        self.apply(&event);
        event
    }

    /// How long the quiz has taken, interruptions left out, but no longer than it may.
    pub fn time(&self, now: Moment) -> Duration {
        let time = Duration::from_millis(self.used_by(now));
        self.terms.time.map_or(time, |limit| time.min(limit))
    }

    /// The time that is left; `None` where there is no limit.
    pub fn left(&self, now: Moment) -> Option<Duration> {
        self.terms.time.map(|limit| limit.saturating_sub(self.time(now)))
    }

    pub fn is_over(&self, now: Moment) -> bool {
        self.left(now).is_some_and(|left| left.is_zero())
    }

    /// The places of the questions without an answer.
    pub fn unanswered(&self) -> Vec<usize> {
        let marks = self.marks.iter().enumerate();
        marks.filter(|(_, mark)| mark.reply.is_none()).map(|(place, _)| place).collect()
    }

    /// What each answer is worth.
    pub fn items(&self, rules: &Rules) -> Vec<Item> {
        self.sheets.iter().zip(&self.marks).map(|(sheet, mark)| item(sheet, mark, rules)).collect()
    }

    fn used_by(&self, now: Moment) -> u64 {
        self.used.saturating_add(now.millis_since(self.since))
    }

    fn note(&mut self, deed: Deed, now: Moment) -> Event {
        let event = Event { used: self.used_by(now), deed };
        self.apply(&event);
        self.since = now;
        event
    }

    /// What is not of this quiz (a file may say anything) is passed over.
    fn apply(&mut self, event: &Event) {
        if let Some(open) = self.marks.get_mut(self.at).filter(|_| self.is_open) {
            open.millis = open.millis.saturating_add(event.used.saturating_sub(self.used));
        }
        self.used = self.used.max(event.used);
        match &event.deed {
            Deed::Turn(to) if *to < self.sheets.len() => (self.at, self.is_open) = (*to, true),
            Deed::Survey => self.is_open = false,
            Deed::Answer(place, reply) => {
                if let Some(mark) = self.marks.get_mut(*place) {
                    mark.reply.clone_from(reply);
                }
            }
            Deed::Flag(place, is_flagged) => {
                if let Some(mark) = self.marks.get_mut(*place) {
                    mark.is_flagged = *is_flagged;
                }
            }
            Deed::Return => {
                self.breaks = self.breaks.saturating_add(1);
                self.is_open = true;
            }
            Deed::Turn(_) | Deed::Think | Deed::Leave => {}
        }
    }
}

fn item(sheet: &Sheet, mark: &Mark, rules: &Rules) -> Item {
    let question = &sheet.question;
    let task = &question.task;
    let fact = question.lesson.as_ref().map(|lesson| lesson.says.as_str());
    Item {
        card: question.key.to_string(),
        kind: question.kind,
        section: sheet.section.clone(),
        asked: asked(&question.prompt, task),
        choices: choices(task),
        given: mark.reply.as_ref().map_or_else(Vec::new, |reply| given(task, reply)),
        right: right(task),
        credit: mark.reply.as_ref().map_or(0.0, |reply| credit(task, reply, fact, rules)),
        seconds: Some(mark.millis as f64 / 1000.0),
        flagged: mark.is_flagged,
    }
}

#[cfg(test)]
mod tests;
