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
    Leave,
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
    /// Milliseconds up to the last event.
    used: u64,
    /// When that was, or when the quiz went on.
    since: Moment,
}

impl Quiz {
    /// A quiz that begins, or goes on after these events.
    pub fn new(sheets: Vec<Sheet>, terms: Terms, events: &[Event], now: Moment) -> Quiz {
        let marks = vec![Mark::default(); sheets.len()];
        let mut quiz = Quiz { sheets, marks, terms, at: 0, used: 0, since: now };
        for event in events {
            quiz.apply(event);
        }
        quiz
    }

    /// The open question's place, counted from 0.
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

    /// Whether the answer to the open question stands.
    pub fn is_settled(&self) -> bool {
        self.terms.shows_answers && self.marks.get(self.at).is_some_and(|mark| mark.reply.is_some())
    }

    /// Goes to a question. `None` when there is no such question, or it is open.
    pub fn turn(&mut self, to: usize, now: Moment) -> Option<Event> {
        (to < self.sheets.len() && to != self.at).then(|| self.note(Deed::Turn(to), now))
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

    /// Notes how much time was used when the learner leaves.
    pub fn leave(&mut self, now: Moment) -> Event {
        self.note(Deed::Leave, now)
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
        if let Some(open) = self.marks.get_mut(self.at) {
            open.millis = open.millis.saturating_add(event.used.saturating_sub(self.used));
        }
        self.used = self.used.max(event.used);
        match &event.deed {
            Deed::Turn(to) if *to < self.sheets.len() => self.at = *to,
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
            Deed::Turn(_) | Deed::Leave => {}
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::Task;
    use crate::deck::{CardKey, Kind};

    /// Questions whose right choice is the second of three.
    fn sheets(count: usize) -> Vec<Sheet> {
        let choices = ["a", "b", "c"].map(str::to_owned).to_vec();
        let sheet = |number: usize| Sheet {
            question: Question {
                key: CardKey::from_stored(format!("deck/{number}")),
                deck: "Deck".to_owned(),
                kind: Kind::Pick,
                prompt: format!("{number}?"),
                task: Task::Pick { choices: choices.clone(), right: 1 },
                hint: None,
                note: None,
                lesson: None,
            },
            section: "Deck".to_owned(),
        };
        (0..count).map(sheet).collect()
    }

    fn quiz(count: usize) -> Quiz {
        Quiz::new(sheets(count), Terms::default(), &[], Moment(0))
    }

    fn timed(seconds: u64, events: &[Event], now: Moment) -> Quiz {
        let terms = Terms { time: Some(Duration::from_secs(seconds)), ..Terms::default() };
        Quiz::new(sheets(2), terms, events, now)
    }

    fn credits(quiz: &Quiz) -> Vec<f64> {
        quiz.items(&Rules::default()).iter().map(|item| item.credit).collect()
    }

    #[test]
    fn an_answer_can_be_gone_back_to_changed_and_taken_back() {
        let mut quiz = quiz(3);
        quiz.answer(Some(Reply::Pick(0)), Moment(0));
        assert!(quiz.turn(2, Moment(0)).is_some());
        quiz.answer(Some(Reply::Pick(1)), Moment(0));
        assert_eq!(quiz.unanswered(), [1]);
        assert!(quiz.turn(0, Moment(0)).is_some());
        assert_eq!(quiz.open().and_then(|(_, mark)| mark.reply.clone()), Some(Reply::Pick(0)));
        assert_eq!(credits(&quiz), [0.0, 0.0, 1.0]);
        quiz.answer(Some(Reply::Pick(1)), Moment(0));
        assert_eq!(credits(&quiz), [1.0, 0.0, 1.0]);
        quiz.answer(None, Moment(0));
        assert_eq!((credits(&quiz), quiz.unanswered()), (vec![0.0, 0.0, 1.0], vec![0, 1]));
        assert_eq!((quiz.turn(3, Moment(0)), quiz.turn(0, Moment(0)), quiz.at()), (None, None, 0));
    }

    #[test]
    fn flags_come_and_go() {
        let mut quiz = quiz(1);
        quiz.flag(Moment(0));
        assert!(quiz.items(&Rules::default())[0].flagged);
        quiz.flag(Moment(0));
        assert!(!quiz.items(&Rules::default())[0].flagged);
    }

    #[test]
    fn an_answer_after_the_time_is_not_taken() {
        let mut quiz = timed(10, &[], Moment(0));
        assert_eq!(quiz.left(Moment(4_000)), Some(Duration::from_secs(6)));
        assert!(matches!(quiz.answer(Some(Reply::Pick(1)), Moment(9_999)), Taken::Noted(_)));
        assert_eq!(quiz.answer(Some(Reply::Pick(0)), Moment(10_000)), Taken::TooLate);
        assert!(quiz.is_over(Moment(10_000)));
        assert_eq!(quiz.time(Moment(60_000)), Duration::from_secs(10));
        assert_eq!(credits(&quiz), [1.0, 0.0]);
    }

    #[test]
    fn a_clock_that_is_set_back_takes_no_time_away() {
        let mut quiz = timed(10, &[], Moment(5_000));
        quiz.flag(Moment(8_000));
        assert_eq!(quiz.left(Moment(0)), Some(Duration::from_secs(7)));
    }

    #[test]
    fn an_interrupted_quiz_goes_on_with_the_time_that_was_left() {
        let mut quiz = timed(10, &[], Moment(0));
        let mut events = Vec::new();
        if let Taken::Noted(event) = quiz.answer(Some(Reply::Pick(2)), Moment(2_000)) {
            events.push(event);
        }
        events.extend(quiz.turn(1, Moment(3_000)));
        events.push(quiz.leave(Moment(5_000)));
        let later = Moment(1_000_000);
        let resumed = timed(10, &events, later);
        assert_eq!((resumed.at(), resumed.left(later)), (1, Some(Duration::from_secs(5))));
        assert_eq!(resumed.marks(), quiz.marks());
        assert_eq!(resumed.marks().iter().map(|mark| mark.millis).collect::<Vec<_>>(), [3_000, 2_000]);
    }

    #[test]
    fn an_answer_stands_once_the_right_one_was_shown() {
        let terms = Terms { shows_answers: true, ..Terms::default() };
        let mut quiz = Quiz::new(sheets(1), terms, &[], Moment(0));
        assert!(!quiz.is_settled());
        quiz.answer(Some(Reply::Pick(0)), Moment(0));
        assert_eq!(quiz.answer(Some(Reply::Pick(1)), Moment(0)), Taken::Settled);
        assert_eq!(credits(&quiz), [0.0]);
    }

    #[test]
    fn an_empty_quiz_is_one() {
        let mut quiz = quiz(0);
        assert!(quiz.open().is_none());
        quiz.flag(Moment(0));
        quiz.answer(Some(Reply::Pick(0)), Moment(0));
        assert_eq!(quiz.items(&Rules::default()), []);
    }

    fn deeds() -> impl Strategy<Value = Deed> {
        prop_oneof![
            (0usize..6).prop_map(Deed::Turn),
            (0usize..6, prop::option::of((0usize..5).prop_map(Reply::Pick)))
                .prop_map(|(place, reply)| Deed::Answer(place, reply)),
            (0usize..6, any::<bool>()).prop_map(|(place, flag)| Deed::Flag(place, flag)),
            Just(Deed::Leave),
        ]
    }

    proptest! {
        #[test]
        fn any_events_are_replayed(deeds in prop::collection::vec((deeds(), any::<u64>()), 0..20)) {
            let events: Vec<Event> = deeds.into_iter().map(|(deed, used)| Event { used, deed }).collect();
            let json = serde_json::to_string(&events).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Vec<Event>>(&json).unwrap(), &events);
            let quiz = Quiz::new(sheets(3), Terms::default(), &events, Moment(0));
            prop_assert!(quiz.at() < 3);
            prop_assert_eq!(quiz.items(&Rules::default()).len(), 3);
        }
    }
}
