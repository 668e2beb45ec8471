//! Whole sessions over a desk that lives in memory.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use super::{Agenda, Answered, Desk, Filed, Limits, Question, Rest, Study, Waiting};
use crate::answer::Task;
use crate::clock::{Day, Moment};
use crate::deck::{CardKey, Kind};
use crate::memory::Rating::{self, Again, Easy, Good};

/// A desk with numbered cards; the family of a card is its number without the last digit.
#[derive(Debug, Default)]
struct FakeDesk {
    due: Vec<i64>,
    fresh: Vec<i64>,
    /// Cards whose deck no longer holds them.
    gone: Vec<i64>,
    log: HashMap<usize, (i64, Rating)>,
    records: usize,
    aside: Vec<(i64, Rest)>,
    /// A plan's cards; those that are not due are new.
    planned: Option<Vec<i64>>,
}

const TODAY: Day = Day(100);

impl FakeDesk {
    fn waiting(
        cards: &[i64],
        is_new: bool,
        wanted: &mut dyn FnMut(&Waiting<i64>) -> bool,
    ) -> Vec<Waiting<i64>> {
        let all = cards.iter().map(|&card| Waiting { card, family: card / 10, is_new });
        all.filter(|waiting| wanted(waiting)).collect()
    }

    fn filed(&self, record: usize, rating: Rating) -> Filed<usize> {
        Filed { record, due: if rating == Again { TODAY } else { TODAY + 2 }, today: TODAY, lapses: 0 }
    }
}

impl Desk for FakeDesk {
    type Card = i64;
    type Record = usize;
    type Error = Infallible;

    fn agenda(&mut self) -> Result<Agenda<i64>, Infallible> {
        Ok(match &self.planned {
            None => Agenda::Due(FakeDesk::waiting(&self.due, false, &mut |_| true)),
            Some(planned) => {
                let waiting =
                    |&card: &i64| Waiting { card, family: card / 10, is_new: !self.due.contains(&card) };
                Agenda::Planned(planned.iter().map(waiting).collect())
            }
        })
    }

    fn fresh(
        &mut self,
        enough: usize,
        wanted: &mut dyn FnMut(&Waiting<i64>) -> bool,
    ) -> Result<Vec<Waiting<i64>>, Infallible> {
        let mut fresh = FakeDesk::waiting(&self.fresh, true, wanted);
        fresh.truncate(enough);
        Ok(fresh)
    }

    fn question(&mut self, card: i64, _seed: u64) -> Result<Option<Question>, Infallible> {
        Ok((!self.gone.contains(&card)).then(|| Question {
            key: CardKey::from_stored(card.to_string()),
            deck: String::new(),
            kind: Kind::Flip,
            prompt: card.to_string(),
            task: Task::Flip { back: String::new() },
            hint: None,
            note: None,
            lesson: None,
        }))
    }

    fn answer(&mut self, card: i64, answered: &Answered) -> Result<Filed<usize>, Infallible> {
        self.records += 1;
        self.log.insert(self.records, (card, answered.rating));
        Ok(self.filed(self.records, answered.rating))
    }

    fn overrule(&mut self, record: usize, rating: Rating, _at: Moment) -> Result<Filed<usize>, Infallible> {
        self.log.entry(record).and_modify(|entry| entry.1 = rating);
        Ok(self.filed(record, rating))
    }

    fn undo(&mut self, record: usize, _at: Moment) -> Result<(), Infallible> {
        if self.log.remove(&record).is_none() {
            self.aside.pop();
        }
        Ok(())
    }

    fn set_aside(&mut self, card: i64, rest: Rest, _at: Moment) -> Result<usize, Infallible> {
        self.records += 1;
        self.aside.push((card, rest));
        Ok(self.records)
    }
}

const NOW: Moment = Moment(0);
const ALL: Limits = Limits { new: 100, cards: None, time: None };

fn study(due: &[i64], fresh: &[i64], limits: Limits) -> Study<FakeDesk> {
    let desk = FakeDesk { due: due.to_vec(), fresh: fresh.to_vec(), ..FakeDesk::default() };
    Study::new(desk, limits, 1, NOW)
}

/// The card asked next.
fn next(study: &mut Study<FakeDesk>) -> Option<i64> {
    let Ok(asked) = study.next(NOW);
    asked.map(|asked| asked.question.prompt.parse().unwrap())
}

fn answer(study: &mut Study<FakeDesk>, rating: Rating) {
    let Ok(filed) = study.answer(rating, None, NOW);
    assert!(filed.is_some(), "no question was open");
}

/// Answers every card with `rate` until the session ends, and returns them in order.
fn play(study: &mut Study<FakeDesk>, mut rate: impl FnMut(i64) -> Rating) -> Vec<i64> {
    let mut asked = Vec::new();
    while let Some(card) = next(study) {
        asked.push(card);
        answer(study, rate(card));
        assert!(asked.len() < 1000, "the session does not end");
    }
    asked
}

#[test]
fn new_cards_come_among_due_ones_and_one_a_family() {
    let mut study = study(&[10, 11, 20, 30], &[21, 40, 50], ALL);
    let asked = play(&mut study, |_| Good);
    assert_eq!([asked[1], asked[3]], [40, 50]);
    let mut due = [asked[0], asked[2], asked[4]];
    due.sort_unstable();
    assert_eq!(due, [10, 20, 30]);
}

#[test]
fn due_cards_come_first_where_not_all_can_be_asked() {
    let due: Vec<i64> = (1..=100).map(|n| n * 10).collect();
    let limited = Limits { cards: Some(45), ..ALL };
    let mut asked = play(&mut study(&due, &[5], limited), |_| Good);
    assert_eq!(asked.len(), 45);
    asked[..40].sort_unstable();
    assert_eq!(asked[..40], due[..40], "the most urgent ones");
    assert!(asked[40..].iter().all(|card| due[40..60].contains(card)));
}

#[test]
fn a_plan_is_asked_in_its_order() {
    let mut study = study(&[30, 31, 50], &[], Limits { new: 2, ..ALL });
    study.desk().planned = Some(vec![50, 20, 30, 21, 31, 40, 60]);
    assert_eq!(play(&mut study, |_| Good), [50, 20, 30, 40]);
}

#[test]
fn a_buried_card_counts_as_such() {
    let mut study = study(&[], &[10, 20], ALL);
    next(&mut study);
    assert_eq!(study.set_aside(Rest::UntilTomorrow, NOW), Ok(true));
    assert_eq!(study.desk().aside, [(10, Rest::UntilTomorrow)]);
    assert_eq!(play(&mut study, |_| Good), [20]);
    let summary = study.summary(NOW);
    assert_eq!((summary.buried, summary.suspended, summary.cards), (1, 0, 1));
}

#[test]
fn a_wrong_card_comes_back_until_it_is_right_once() {
    let mut study = study(&[], &[10, 20, 30, 40, 50, 60, 70, 80], ALL);
    let mut misses = 0;
    let asked = play(&mut study, |card| {
        misses += u32::from(card == 10);
        if card == 10 && misses < 3 { Again } else { Good }
    });
    assert_eq!(asked, [10, 20, 30, 40, 50, 60, 10, 70, 80, 10]);
    let summary = study.summary(NOW);
    assert_eq!((summary.cards, summary.answers, summary.right_first, summary.unfinished), (8, 10, 7, 0));
}

#[test]
fn limits_hold() {
    let limited = Limits { new: 2, ..ALL };
    assert_eq!(play(&mut study(&[], &[10, 20, 30], limited), |_| Good), [10, 20]);
    let limited = Limits { cards: Some(2), ..ALL };
    let mut first = true;
    let mut two = study(&[], &[10, 20, 30], limited);
    let asked = play(&mut two, |_| if std::mem::take(&mut first) { Again } else { Good });
    assert_eq!(asked, [10, 20, 10], "a repeat is no new card");
    let mut timed = study(&[10, 20], &[], Limits { time: Some(Duration::from_secs(60)), ..ALL });
    assert!(next(&mut timed).is_some());
    let Ok(late) = timed.next(Moment(60_000));
    assert!(late.is_none());
}

#[test]
fn undo_goes_back_to_the_start_and_asks_again() {
    let mut study = study(&[], &[10, 20, 30], ALL);
    next(&mut study);
    answer(&mut study, Again);
    next(&mut study);
    answer(&mut study, Good);
    assert_eq!(next(&mut study), Some(30));
    assert_eq!(study.undo(NOW), Ok(true));
    assert_eq!(study.undo(NOW), Ok(true));
    assert_eq!(study.undo(NOW), Ok(false));
    assert!(study.desk().log.is_empty());
    assert_eq!(study.summary(NOW).answers, 0);
    assert_eq!(play(&mut study, |_| Good), [10, 20, 30], "nothing is asked twice, nothing is lost");
}

#[test]
fn overruling_decides_whether_a_card_returns() {
    let mut study = study(&[], &[10, 20], ALL);
    next(&mut study);
    answer(&mut study, Good);
    let Ok(filed) = study.overrule(Again, NOW);
    assert_eq!(filed.map(|filed| filed.due), Some(TODAY));
    assert_eq!(next(&mut study), Some(20));
    answer(&mut study, Again);
    let Ok(filed) = study.overrule(Easy, NOW);
    assert!(filed.is_some_and(|filed| filed.due > TODAY));
    assert_eq!(next(&mut study), Some(10));
    answer(&mut study, Good);
    assert_eq!(next(&mut study), None);
}

#[test]
fn skipped_and_suspended_cards_do_not_return_unless_undone() {
    let mut study = study(&[], &[10, 20, 30], ALL);
    next(&mut study);
    study.skip();
    assert_eq!(next(&mut study), Some(20));
    assert_eq!(study.set_aside(Rest::UntilResumed, NOW), Ok(true));
    assert_eq!(study.undo(NOW), Ok(true));
    assert!(study.desk().aside.is_empty());
    assert_eq!(study.undo(NOW), Ok(true));
    assert_eq!(play(&mut study, |_| Good), [10, 20, 30]);
}

#[test]
fn a_card_can_be_suspended_after_its_answer() {
    let mut study = study(&[], &[10], ALL);
    next(&mut study);
    answer(&mut study, Again);
    assert_eq!(study.set_aside(Rest::UntilResumed, NOW), Ok(false), "no question is open");
    assert_eq!(study.set_answered_aside(Rest::UntilResumed, NOW), Ok(true));
    assert_eq!(study.desk().aside, [(10, Rest::UntilResumed)]);
    assert_eq!(next(&mut study), None);
    assert_eq!(study.summary(NOW).unfinished, 0);
}

#[test]
fn a_card_that_is_gone_is_passed_over() {
    let mut study = study(&[], &[10, 20], ALL);
    study.desk().gone = vec![10];
    assert_eq!(play(&mut study, |_| Good), [20]);
}

#[test]
fn an_unanswered_question_is_asked_again() {
    let mut study = study(&[], &[10, 20], ALL);
    assert_eq!(next(&mut study), Some(10));
    assert_eq!(next(&mut study), Some(10));
    let Ok(none) = study.overrule(Good, NOW);
    assert!(none.is_none(), "there is nothing to overrule yet");
}

#[test]
fn one_seed_gives_one_order() {
    let due: Vec<i64> = (1..50).map(|n| n * 10).collect();
    let order = |seed| {
        let desk = FakeDesk { due: due.clone(), ..FakeDesk::default() };
        play(&mut Study::new(desk, ALL, seed, NOW), |_| Good)
    };
    assert_eq!(order(7), order(7));
    assert_ne!(order(7), order(8));
    assert_ne!(order(7), due);
}

#[test]
fn undoing_a_suspension_of_an_answered_card_asks_nothing_twice() {
    let mut study = study(&[], &[10, 20], ALL);
    next(&mut study);
    answer(&mut study, Good);
    assert_eq!(study.set_answered_aside(Rest::UntilResumed, NOW), Ok(true));
    assert_eq!(study.undo(NOW), Ok(true));
    assert!(study.desk().aside.is_empty());
    assert_eq!(play(&mut study, |_| Good), [20]);
    assert_eq!(study.summary(NOW).answers, 2);
}

#[test]
fn cards_that_are_all_gone_end_the_session() {
    let due: Vec<i64> = (1..=300).map(|n| n * 10).collect();
    let mut study = study(&due, &[], ALL);
    study.desk().gone = due;
    assert_eq!(next(&mut study), None);
}
