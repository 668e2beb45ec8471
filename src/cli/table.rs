//! A study session as it is played: the state machine on one side, a person on the other.

use super::desk::LibraryDesk;
use super::failure::Failure;
use super::home::Clock;
use super::summary::{NewCards, comes_back, summary};
use crate::answer::{Reply, Verdict, judge};
use crate::ask::{Act, After, Card, Decision, Feedback, Front, Outcome};
use crate::memory::Rating;
use crate::progress::RecordId;
use crate::session::{Asked, Filed, Question, Study, rating_of};

/// A session in progress.
pub struct Table<'a, 'd> {
    pub study: &'a mut Study<LibraryDesk<'d>>,
    pub front: &'a mut dyn Front,
    pub clock: &'a Clock,
    pub new: NewCards,
}

/// What happens after an answer.
enum Next {
    Question,
    Leave,
}

impl Table<'_, '_> {
    /// Plays until nothing is left or the learner leaves, and shows the summary.
    pub fn play(&mut self) -> Result<(), Failure> {
        loop {
            let left = self.questions()?;
            let done = self.study.summary(self.clock.now());
            let lines = summary(self.study.desk(), &done, self.new)?;
            let is_open = !left && done.answers > 0;
            match self.front.finish(&lines, is_open)? {
                After::Undo => self.undo()?,
                After::Suspend => self.suspend()?,
                After::Overrule(rating) => {
                    if let Some(filed) = self.study.overrule(rating, self.clock.now())? {
                        self.front.notice(&comes_back(rating, filed.due, filed.today))?;
                    }
                }
                After::Next | After::Quit => return Ok(()),
            }
        }
    }

    /// Asks until nothing is left; true when the learner left before that.
    fn questions(&mut self) -> Result<bool, Failure> {
        loop {
            let asked = self.study.next(self.clock.now())?.cloned();
            for notice in std::mem::take(&mut self.study.desk().notices) {
                self.front.notice(&notice)?;
            }
            let Some(asked) = asked else { return Ok(false) };
            if let Next::Leave = self.ask(&asked)? {
                return Ok(true);
            }
        }
    }

    fn ask(&mut self, asked: &Asked) -> Result<Next, Failure> {
        let status = status(asked);
        let card = card(&asked.question, &status);
        match self.front.ask(&card)? {
            Act::Quit => return Ok(Next::Leave),
            Act::Undo => self.undo()?,
            Act::Skip => {
                self.study.skip();
                self.front.notice("Skipped.")?;
            }
            Act::Suspend => self.suspend()?,
            Act::Overrule(rating) => return self.overrule(&card, rating),
            Act::Grade(rating) => {
                if let Some(filed) = self.study.answer(rating, None, self.clock.now())? {
                    return self.after(&card, &asked.question, Outcome::Graded, rating, filed);
                }
            }
            Act::Reply(reply) => return self.judge(&card, &asked.question, &reply),
        }
        Ok(Next::Question)
    }

    fn judge(&mut self, card: &Card, question: &Question, reply: &Reply) -> Result<Next, Failure> {
        let says = question.lesson.as_ref().map(|lesson| lesson.says.as_str());
        let judgement = judge(&question.task, reply, says);
        let replied = self.clock.now();
        let rating = match (rating_of(&judgement.verdict), judgement.verdict) {
            (Some(rating), _) => rating,
            (None, Verdict::Near(nearness)) => match self.front.decide(card, reply, &judgement, nearness)? {
                Decision::Right => Rating::Good,
                Decision::Wrong => Rating::Again,
                Decision::Quit => return Ok(Next::Leave),
            },
            (None, _) => Rating::Again,
        };
        let correct = judgement.verdict == Verdict::Right;
        match self.study.answer(rating, Some(correct), replied)? {
            Some(filed) => {
                self.after(card, question, Outcome::Judged { reply, judgement: &judgement }, rating, filed)
            }
            None => Ok(Next::Question),
        }
    }

    /// Shows what came of an answer, as often as the learner gives it another rating.
    fn after(
        &mut self,
        card: &Card,
        question: &Question,
        outcome: Outcome,
        mut rating: Rating,
        mut filed: Filed<RecordId>,
    ) -> Result<Next, Failure> {
        loop {
            match self.show(card, question, outcome, rating, filed)? {
                After::Next => return Ok(Next::Question),
                After::Quit => return Ok(Next::Leave),
                After::Undo => {
                    self.undo()?;
                    return Ok(Next::Question);
                }
                After::Suspend => {
                    self.suspend()?;
                    return Ok(Next::Question);
                }
                After::Overrule(to) => match self.study.overrule(to, self.clock.now())? {
                    Some(again) => (rating, filed) = (to, again),
                    None => return Ok(Next::Question),
                },
            }
        }
    }

    fn show(
        &mut self,
        card: &Card,
        question: &Question,
        outcome: Outcome,
        rating: Rating,
        filed: Filed<RecordId>,
    ) -> Result<After, Failure> {
        let comes_back = comes_back(rating, filed.due, filed.today);
        let lesson = question.lesson.as_ref();
        Ok(self.front.feedback(&Feedback {
            card: *card,
            outcome,
            says: lesson.map(|lesson| lesson.says.as_str()),
            citations: lesson.map_or(&[], |lesson| &lesson.citations),
            corrects: lesson.and_then(|lesson| lesson.corrects.as_deref()),
            until: lesson.and_then(|lesson| lesson.until.as_deref()),
            note: question.note.as_deref(),
            rating,
            comes_back: &comes_back,
        })?)
    }

    /// Gives the answer before the open question another rating.
    fn overrule(&mut self, card: &Card, rating: Rating) -> Result<Next, Failure> {
        let Some(filed) = self.study.overrule(rating, self.clock.now())? else {
            self.front.notice("There is no answer to rate yet.")?;
            return Ok(Next::Question);
        };
        let comes_back = comes_back(rating, filed.due, filed.today);
        let after = self.front.feedback(&Feedback {
            card: *card,
            outcome: Outcome::Overruled,
            says: None,
            citations: &[],
            corrects: None,
            until: None,
            note: None,
            rating,
            comes_back: &comes_back,
        })?;
        Ok(if after == After::Quit { Next::Leave } else { Next::Question })
    }

    fn suspend(&mut self) -> Result<(), Failure> {
        if self.study.suspend(self.clock.now())? {
            self.front.notice("Suspended: it will not be asked again.")?;
        }
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let undone = self.study.undo(self.clock.now())?;
        Ok(self.front.notice(if undone { "Undone." } else { "There is nothing to undo." })?)
    }
}

fn card<'a>(question: &'a Question, status: &'a str) -> Card<'a> {
    Card {
        deck: &question.deck,
        status,
        prompt: &question.prompt,
        task: &question.task,
        hint: question.hint.as_deref(),
    }
}

fn status(asked: &Asked) -> String {
    let kind = match (asked.is_repeat, asked.is_new) {
        (true, _) => "again",
        (false, true) => "new",
        (false, false) => "due",
    };
    format!("{kind} · {}{} left", asked.left, if asked.more { "+" } else { "" })
}
