//! A study by a rule: a desired retention, and so many new cards a day.

use super::course::{Course, Work};
use crate::memory::{MemoryModel, Retention, urgency};

/// How many new cards a day brings, once what is due was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NewCards {
    AtMost(u32),
    /// As many as the time that is left allows.
    Fill,
}

/// How a study is scheduled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    pub retention: Retention,
    pub new: NewCards,
}

/// Follows a rule for some days from today on; the days of the course end `days` later. Returns what
/// each day took.
pub fn follow(course: &mut Course, rule: Rule, days: i32) -> Vec<Work> {
    let mut due = Due::new(course, rule.retention, days);
    let mut waiting = Vec::new();
    (0..days)
        .map(|_| {
            let before = waiting.len();
            due.take(course.today(), &mut waiting);
            most_urgent_first(course, &mut waiting, before);
            waiting.retain(|card| {
                let card = *card as usize;
                if course.is_over() || !course.may_ask(card) {
                    return true;
                }
                course.ask(card);
                due.put(course, card);
                false
            });
            let most = match rule.new {
                NewCards::AtMost(most) => most as usize,
                NewCards::Fill => usize::MAX,
            };
            for _ in 0..most.min(course.unseen()) {
                if course.is_over() {
                    break;
                }
                let card = course.seen();
                if !course.ask_next_new() {
                    break;
                }
                due.put(course, card);
            }
            course.end_day()
        })
        .collect()
}

/// The cards by the day that they are due.
struct Due {
    retention: f64,
    start: i32,
    days: Vec<Vec<u32>>,
}

impl Due {
    fn new(course: &Course, retention: Retention, days: i32) -> Due {
        let days = vec![Vec::new(); usize::try_from(days).unwrap_or(0)];
        let mut due = Due { retention: retention.share(), start: course.today(), days };
        (0..course.seen()).for_each(|card| due.put(course, card));
        due
    }

    /// Files a card under its due day: today at the earliest for one that waits from before, tomorrow
    /// for one that was answered today.
    fn put(&mut self, course: &Course, card: usize) {
        let known = course.known(card);
        let interval = course.model().interval(known.memory, self.retention).round().max(1.0);
        // What is due after the last day is of no interest, however late it is.
        let in_days = interval.min(f64::from(i32::MAX / 2)) as i32 - known.elapsed;
        let at = (course.today() - self.start + in_days).max(0);
        if let Some(day) = self.days.get_mut(at as usize) {
            day.push(card as u32);
        }
    }

    fn take(&mut self, today: i32, waiting: &mut Vec<u32>) {
        let at = usize::try_from(today - self.start).unwrap_or(0);
        if let Some(day) = self.days.get_mut(at) {
            waiting.append(day);
        }
    }
}

/// Of a long backlog only so many times the cards that a day has time for are looked at each day, and all
/// of it every so many days: what has to wait for weeks is hardly more urgent tomorrow.
const LOOKED_AT: usize = 8;
const ALL_AFTER: i32 = 7;

/// The most urgent cards first, those that there may be time for in their order. The first `before` cards
/// stand as this left them the day before; the others are due from today on.
fn most_urgent_first(course: &Course, waiting: &mut [u32], before: usize) {
    let seconds = course.belief().seconds();
    if waiting.len() as f64 * seconds.forgotten < course.left() {
        // All will be asked, whatever their order.
        return;
    }
    let asked = course.most_answers().saturating_mul(course.most_of_a_fact());
    let looked_at = asked.saturating_mul(LOOKED_AT);
    let fresh = waiting.len() - before;
    let pool = if course.today() % ALL_AFTER == 0 || before <= looked_at {
        waiting.len()
    } else {
        waiting[looked_at..].rotate_right(fresh);
        looked_at + fresh
    };
    let urgency = |card: u32| {
        let known = course.known(card as usize);
        urgency(course.model(), known.memory, f64::from(known.elapsed), seconds)
    };
    let mut keyed: Vec<(f64, u32)> = waiting[..pool].iter().map(|card| (urgency(*card), *card)).collect();
    let order = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if looked_at < keyed.len() {
        keyed.select_nth_unstable_by(looked_at, order);
    }
    let sorted = asked.min(keyed.len());
    let candidates = looked_at.min(keyed.len());
    if sorted < candidates {
        keyed[..candidates].select_nth_unstable_by(sorted, order);
    }
    keyed[..sorted].sort_unstable_by(order);
    waiting.iter_mut().zip(keyed).for_each(|(card, (_, keyed))| *card = keyed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Learner, Stock};

    fn studied(minutes: f64, new: NewCards, days: i32) -> (Course, Vec<Work>) {
        let learner = Learner::default();
        let mut course = Course::new(&learner, &learner, &Stock::unseen(200), minutes, 5).unwrap();
        let rule = Rule { retention: Retention::default(), new };
        let work = follow(&mut course, rule, days);
        (course, work)
    }

    #[test]
    fn new_cards_come_so_many_a_day_or_fill_the_time() {
        let (course, work) = studied(60.0, NewCards::AtMost(3), 20);
        assert!(work.iter().all(|work| work.new == 3));
        assert_eq!((course.seen(), course.today()), (60, 20));
        let (_, work) = studied(10.0, NewCards::Fill, 1);
        assert!(work[0].new > 10 && work[0].seconds >= 600.0, "{work:?}");
    }

    #[test]
    fn more_minutes_never_lose_much() {
        let knowledge = [1.0, 2.0, 5.0, 10.0, 20.0].map(|minutes| {
            let (course, work) = studied(minutes, NewCards::Fill, 60);
            assert!(work.iter().all(|work| work.seconds < minutes * 60.0 + 20.0));
            course.knowledge()
        });
        assert!(knowledge.windows(2).all(|pair| pair[1] > pair[0] * 0.99), "{knowledge:?}");
        assert!(knowledge.iter().all(|known| (0.0..=200.0).contains(known)));
    }

    #[test]
    fn a_rule_can_be_taken_up_where_another_was_left() {
        let (mut course, _) = studied(20.0, NewCards::Fill, 30);
        let rule = Rule { retention: Retention::new(0.97).unwrap(), new: NewCards::AtMost(0) };
        let before = course.knowledge();
        let work = follow(&mut course, rule, 30);
        // A higher retention finds more cards due at once.
        assert!(work[0].answers > 50, "{work:?}");
        assert!(course.knowledge() > before);
    }
}
