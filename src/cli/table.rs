//! A study session as it is played: the state machine on one side, a person on the other.

use super::desk::LibraryDesk;
use super::environment::Clock;
use super::failure::Failure;
use super::plan::long;
use super::shown::{card, feedback};
use super::summary::{Allowed, comes_back, leech, summary};
use crate::answer::{Reply, Verdict, judge};
use crate::ask::{Act, After, Card, Decision, Front, Outcome};
use crate::memory::{Rating, is_leech_to_tell};
use crate::progress::RecordId;
use crate::session::{Asked, Filed, Question, Rest, Study, rating_of};

/// A session in progress.
pub struct Table<'a, 'd> {
    pub study: &'a mut Study<LibraryDesk<'d>>,
    pub front: &'a mut dyn Front,
    pub clock: &'a Clock,
    pub allowed: Allowed,
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
            let lines = summary(self.study.desk(), &done, self.allowed)?;
            let is_open = !left && done.answers > 0;
            match self.front.finish(&lines, is_open)? {
                After::Undo => self.undo()?,
                After::Bury => self.set_answered_aside(Rest::UntilTomorrow)?,
                After::Suspend => self.set_answered_aside(Rest::UntilResumed)?,
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
            Act::Bury => self.set_aside(Rest::UntilTomorrow)?,
            Act::Suspend => self.set_aside(Rest::UntilResumed)?,
            Act::Overrule(rating) => return self.overrule(&card, &asked.question, rating),
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
        let is_right = match judgement.verdict {
            Verdict::Right => true,
            Verdict::Wrong => false,
            Verdict::Near(nearness) => match self.front.decide(card, reply, &judgement, nearness)? {
                Decision::Right => true,
                Decision::Wrong => false,
                Decision::Quit => return Ok(Next::Leave),
            },
        };
        let rating = rating_of(is_right);
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
                After::Bury => {
                    self.set_answered_aside(Rest::UntilTomorrow)?;
                    return Ok(Next::Question);
                }
                After::Suspend => {
                    self.set_answered_aside(Rest::UntilResumed)?;
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
        let exam = self.study.desk().asks_for_exam().filter(|_| rating != Rating::Again);
        let mut comes_back = match exam {
            Some(day) if day - filed.today <= 1 => {
                format!("Does not come back before the exam on {}.", long(day))
            }
            Some(day) => format!("Comes back as the plan for the exam on {} has it.", long(day)),
            None => comes_back(rating, filed.due, filed.today),
        };
        if rating == Rating::Again && is_leech_to_tell(filed.lapses) {
            comes_back.push_str(&leech(filed.lapses));
        }
        Ok(self.front.feedback(&feedback(*card, question, outcome, rating, &comes_back))?)
    }

    /// Gives the answer before the open question another rating.
    fn overrule(&mut self, card: &Card, question: &Question, rating: Rating) -> Result<Next, Failure> {
        match self.study.overrule(rating, self.clock.now())? {
            Some(filed) => self.after(card, question, Outcome::Overruled, rating, filed),
            None => {
                self.front.notice("There is no answer to rate yet.")?;
                Ok(Next::Question)
            }
        }
    }

    fn set_aside(&mut self, rest: Rest) -> Result<(), Failure> {
        if self.study.set_aside(rest, self.clock.now())? {
            self.front.notice(set_aside(rest))?;
        }
        Ok(())
    }

    fn set_answered_aside(&mut self, rest: Rest) -> Result<(), Failure> {
        if self.study.set_answered_aside(rest, self.clock.now())? {
            self.front.notice(set_aside(rest))?;
        }
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let undone = self.study.undo(self.clock.now())?;
        Ok(self.front.notice(if undone { "Undone." } else { "There is nothing to undo." })?)
    }
}

fn set_aside(rest: Rest) -> &'static str {
    match rest {
        Rest::UntilResumed => "Suspended: it will not be asked again.",
        Rest::UntilTomorrow => "Buried: it will not be asked again today.",
    }
}

fn status(asked: &Asked) -> String {
    let kind = match (asked.is_repeat, asked.is_new) {
        (true, _) => "again",
        (false, true) => "new",
        (false, false) => "due",
    };
    format!("{kind} · {} left", asked.left)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::ask::Script;
    use crate::cli::library::Library;
    use crate::cli::summary::NewCards;
    use crate::clock::{Calendar, DAY_STARTS_AT};
    use crate::deck::Location;
    use crate::memory::{Fsrs6, Retention, Scheduler};
    use crate::progress::{HistoryRow, Outcome as Fate, Scope, Store};
    use crate::session::Limits;

    const DECK: &str = r#"Deck(title: "Sums", cards: [
        Ask(q: "1 + 1?", a: "2"), Ask(q: "2 + 2?", a: "4"), Ask(q: "Neighbour?", a: "Mauritania")])"#;

    /// Plays a session over a small deck by this script; returns the script and the log.
    fn play(acts: Vec<Act>, afters: Vec<After>, decisions: Vec<Decision>) -> (Script, Vec<HistoryRow>) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("sums.ron");
        std::fs::write(&path, DECK).unwrap();
        let time: jiff::Zoned = "2026-01-05T10:00:00+00:00[Africa/Bamako]".parse().unwrap();
        let clock = Clock::Fixed(time.clone());
        let store = Store::open(&home.path().join("progress.db")).unwrap();
        let mut library = Library::new(store, clock.clone()).unwrap();
        let opened = library.open(vec![Location::File(path)], |_, _| {}).unwrap();
        let scope = Scope { decks: opened.decks.iter().map(|deck| deck.row).collect(), tags: Vec::new() };
        let calendar = Calendar::new(time.time_zone().clone(), DAY_STARTS_AT);
        let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
        let desk =
            LibraryDesk::new(&mut library, scheduler, clock.clone(), calendar, scope, 1, "sums".to_owned());
        let limits = Limits { new: 10, cards: None, time: None };
        let mut study = Study::new(desk, limits, 1, clock.now());
        let allowed = Allowed { new: NewCards::Asked(10), minutes: None };
        let mut script = Script {
            acts: VecDeque::from(acts),
            afters: VecDeque::from(afters),
            decisions: VecDeque::from(decisions),
            ..Script::default()
        };
        Table { study: &mut study, front: &mut script, clock: &clock, allowed }.play().unwrap();
        let mut log = Vec::new();
        let keep = |row| -> Result<(), Failure> {
            log.push(row);
            Ok(())
        };
        library.store.history(None, keep).unwrap();
        (script, log)
    }

    fn text(text: &str) -> Act {
        Act::Reply(Reply::Text(text.to_owned()))
    }

    #[test]
    fn the_learner_decides_on_a_near_miss_before_anything_is_recorded() {
        let acts = || vec![Act::Skip, Act::Skip, text("Mauretania")];
        let (_, log) = play(acts(), vec![], vec![Decision::Right]);
        assert_eq!((log[0].rating, log[0].correct), (Rating::Good, Some(false)));
        let (_, log) = play(acts(), vec![], vec![Decision::Quit]);
        assert!(log.is_empty());
    }

    #[test]
    fn an_answer_rated_anew_from_the_next_question_can_still_be_undone_or_suspended() {
        let acts = || vec![text("3"), Act::Overrule(Rating::Good)];
        let (script, log) = play(acts(), vec![After::Next, After::Undo], vec![]);
        assert_eq!(log[0].outcome, Fate::Undone);
        assert_eq!(script.prompts, ["1 + 1?", "2 + 2?", "1 + 1?"]);
        let (script, log) = play(acts(), vec![After::Next, After::Suspend], vec![]);
        assert_eq!(log[0].outcome, Fate::Overruled(Rating::Good));
        assert_eq!(
            script.prompts,
            ["1 + 1?", "2 + 2?", "2 + 2?"],
            "the open question is not the one suspended"
        );
    }

    #[test]
    fn undoing_a_suspension_after_an_answer_keeps_the_answer() {
        let acts = vec![text("2"), Act::Undo, text("4")];
        let (script, log) = play(acts, vec![After::Suspend], vec![]);
        assert_eq!(script.prompts, ["1 + 1?", "2 + 2?", "2 + 2?", "Neighbour?"]);
        assert_eq!(log.iter().map(|row| row.outcome).collect::<Vec<_>>(), [Fate::Counts, Fate::Counts]);
    }
}
