//! A quiz as it is taken: the state machine on one side, a person on the other.

use std::time::Duration;

use super::journal::Journal;
use super::told::{list, told};
use crate::answer::{Reply, judge};
use crate::ask::{Answered, Card, Feedback, Move, Outcome, Posed, QuizFront, Row, Turned};
use crate::cli::environment::Clock;
use crate::cli::failure::Failure;
use crate::cli::shown::feedback;
use crate::memory::Rating;
use crate::quiz::{Rules, asked, credit, given};
use crate::session::{Quiz, Sheet, Taken};
use crate::text::count;

/// A quiz in progress.
pub struct Table<'a> {
    pub quiz: &'a mut Quiz,
    pub journal: &'a mut Journal,
    pub front: &'a mut dyn QuizFront,
    pub clock: &'a Clock,
    pub rules: &'a Rules,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By the learner, or with the time.
    Over,
    Left,
}

impl Table<'_> {
    /// Asks until the learner ends the quiz or leaves it, or the time is over. Whatever is done is on the
    /// disk before anything else is shown.
    pub fn play(&mut self) -> Result<End, Failure> {
        let end = self.ask()?;
        let event = self.quiz.leave(self.clock.now());
        self.journal.add(&event)?;
        Ok(end)
    }

    fn ask(&mut self) -> Result<End, Failure> {
        let mut lists = false;
        loop {
            if self.quiz.is_over(self.clock.now()) {
                self.front.notice("Time is over.")?;
                return Ok(End::Over);
            }
            let then = if lists { Some(self.overview()?) } else { self.pose()? };
            let Some(then) = then else { return Ok(End::Over) };
            lists = false;
            match then {
                Move::Stay => {}
                Move::Next if self.quiz.at() + 1 == self.quiz.sheets().len() => lists = true,
                Move::Next => self.turn(self.quiz.at() + 1)?,
                Move::Back => self.turn(self.quiz.at().saturating_sub(1))?,
                Move::GoTo(place) if place < self.quiz.sheets().len() => self.turn(place)?,
                Move::GoTo(place) => {
                    let questions = count(self.quiz.sheets().len(), "question");
                    self.front.notice(&format!("There is no question {}: {questions} in all.", place + 1))?;
                }
                Move::Flag => {
                    let event = self.quiz.flag(self.clock.now());
                    self.journal.add(&event)?;
                }
                Move::Overview => lists = true,
                Move::Finish => match self.is_finished()? {
                    Some(true) => return Ok(End::Over),
                    Some(false) => {}
                    None => return self.leave(),
                },
                Move::Leave => return self.leave(),
            }
        }
    }

    /// Who leaves when the time is over has no reason to come back.
    fn leave(&mut self) -> Result<End, Failure> {
        if !self.quiz.is_over(self.clock.now()) {
            return Ok(End::Left);
        }
        self.front.notice("Time is over.")?;
        Ok(End::Over)
    }

    fn turn(&mut self, to: usize) -> Result<(), Failure> {
        match self.quiz.turn(to, self.clock.now()) {
            Some(event) => self.journal.add(&event),
            None => Ok(()),
        }
    }

    /// Shows the question that it stands at; `None` when its answer came too late.
    fn pose(&mut self) -> Result<Option<Move>, Failure> {
        self.turn(self.quiz.at())?;
        let (quiz, clock) = (&*self.quiz, self.clock);
        let by_now = || status(quiz, clock);
        let (status, is_settled) = (by_now(), quiz.is_settled());
        let Some((sheet, mark)) = quiz.open() else { return Ok(Some(Move::Finish)) };
        let question = &sheet.question;
        let words = mark.reply.as_ref().map(|reply| told(question.kind, &given(&question.task, reply)));
        let posed = Posed {
            card: card(sheet, &status),
            status: &by_now,
            is_over: &|| quiz.is_over(clock.now()),
            given: mark.reply.as_ref(),
            told: words.as_deref(),
            is_settled,
        };
        let Turned { answer, then } = self.front.pose(&posed)?;
        let reply = match answer {
            Answered::Kept => return Ok(Some(then)),
            // What was begun is no answer yet where it could not be changed any more.
            _ if self.quiz.settles() && !matches!(then, Move::Next | Move::Finish) => return Ok(Some(then)),
            Answered::Given(reply) => Some(reply),
            Answered::Withdrawn => None,
        };
        match self.quiz.answer(reply, self.clock.now()) {
            Taken::Noted(event) => {
                self.journal.add(&event)?;
                if self.quiz.is_settled() { self.settle(then).map(Some) } else { Ok(Some(then)) }
            }
            Taken::TooLate => {
                self.front.notice("Time is over: the last answer came too late and does not count.")?;
                Ok(None)
            }
            Taken::Settled => Ok(Some(then)),
        }
    }

    /// Shows what came of the answer to the open question.
    fn settle(&mut self, then: Move) -> Result<Move, Failure> {
        let status = status(self.quiz, self.clock);
        let Some((sheet, mark)) = self.quiz.open() else { return Ok(then) };
        let Some(reply) = &mark.reply else { return Ok(then) };
        let (says, worth) = self.worth(sheet, reply);
        let judgement = judge(&sheet.question.task, reply, says);
        let outcome = Outcome::Judged { reply, judgement: &judgement };
        let rating = if worth == 1.0 { Rating::Good } else { Rating::Again };
        let remark = match worth {
            0.0 | 1.0 => String::new(),
            worth => format!("It is worth {}.", super::told::points(worth)),
        };
        let shown: Feedback = feedback(card(sheet, &status), &sheet.question, outcome, rating, &remark);
        let (quiz, clock) = (&*self.quiz, self.clock);
        match self.front.settle(&shown, &|| quiz.is_over(clock.now()))? {
            Move::Leave => Ok(Move::Leave),
            _ => Ok(then),
        }
    }

    fn worth<'s>(&self, sheet: &'s Sheet, reply: &Reply) -> (Option<&'s str>, f64) {
        let says = sheet.question.lesson.as_ref().map(|lesson| lesson.says.as_str());
        (says, credit(&sheet.question.task, reply, says, self.rules))
    }

    /// Closes the open question: what the learner looks at now is the whole.
    fn survey(&mut self) -> Result<(), Failure> {
        match self.quiz.survey(self.clock.now()) {
            Some(event) => self.journal.add(&event),
            None => Ok(()),
        }
    }

    fn overview(&mut self) -> Result<Move, Failure> {
        self.survey()?;
        let (quiz, clock) = (&*self.quiz, self.clock);
        let marks = quiz.sheets().iter().zip(quiz.marks());
        let rows: Vec<Row> = marks
            .map(|(sheet, mark)| Row {
                asked: asked(&sheet.question.prompt, &sheet.question.task),
                is_answered: mark.reply.is_some(),
                is_flagged: mark.is_flagged,
            })
            .collect();
        let answered = rows.iter().filter(|row| row.is_answered).count();
        let title = || {
            let left = quiz.left(clock.now());
            let left = left.map_or(String::new(), |left| format!(" · {} left", countdown(left)));
            format!("{answered} of {} answered{left}", count(rows.len(), "question"))
        };
        Ok(self.front.overview(&title, &rows, quiz.at(), &|| quiz.is_over(clock.now()))?)
    }

    /// Whether the learner wants to end the quiz; asked only when answers are missing.
    fn is_finished(&mut self) -> Result<Option<bool>, Failure> {
        let open = self.quiz.unanswered();
        if open.is_empty() {
            return Ok(Some(true));
        }
        self.survey()?;
        let numbers: Vec<String> = open.iter().map(|place| (place + 1).to_string()).collect();
        let line = match numbers.as_slice() {
            [one] => format!("Question {one} has no answer."),
            numbers => format!("{} questions have no answer: {}.", numbers.len(), list(numbers)),
        };
        let (quiz, clock) = (&*self.quiz, self.clock);
        Ok(self.front.confirm(&[line], "End the quiz?", &|| quiz.is_over(clock.now()))?)
    }
}

/// Where the open question stands: `3 of 20 · 12:30 left · flagged`.
fn status(quiz: &Quiz, clock: &Clock) -> String {
    let mut status = format!("{} of {}", quiz.at() + 1, quiz.sheets().len());
    if let Some(left) = quiz.left(clock.now()) {
        status.push_str(&format!(" · {} left", countdown(left)));
    }
    if quiz.open().is_some_and(|(_, mark)| mark.is_flagged) {
        status.push_str(" · flagged");
    }
    status
}

fn card<'a>(sheet: &'a Sheet, status: &'a str) -> Card<'a> {
    // A hint would be worth different things to those who look at it and those who do not.
    Card { hint: None, ..crate::cli::shown::card(&sheet.question, status) }
}

/// Minutes and seconds, a second that has begun counted as one: `12:30`.
pub fn countdown(left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_ends_when_the_time_does() {
        for (millis, shown) in
            [(0, "0:00"), (1, "0:01"), (60_000, "1:00"), (750_001, "12:31"), (3_600_000, "60:00")]
        {
            assert_eq!(countdown(Duration::from_millis(millis)), shown);
        }
    }
}
