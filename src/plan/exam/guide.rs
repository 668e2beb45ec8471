//! What to ask on a day, and in which order.

use std::sync::Arc;

use super::grid::{Grid, LONGEST};
use super::policy::Policy;
use super::worth::{LEAST, Worth};
use crate::memory::{MemoryModel, ModelError, Rating, urgency};
use crate::plan::learner::{Learner, Mind};
use crate::plan::stock::Known;

/// A card to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// The known card at this place.
    Known(usize),
    /// A card that was never asked: whichever of them comes next.
    New,
}

/// Makes the agenda of each day until an exam, by a policy and what is believed of the learner. Study
/// and simulation walk through the same agendas.
#[derive(Debug, Clone)]
pub struct Guide {
    mind: Mind,
    policy: Policy,
    worth: Option<Worth>,
}

impl Guide {
    /// An error when the learner's parameters are none.
    pub fn new(policy: Policy, learner: &Learner) -> Result<Guide, ModelError> {
        let mind = Mind::new(learner)?;
        let grid = Arc::new(Grid::new(&mind, LONGEST));
        Ok(Guide::with_grid(policy, mind, &grid))
    }

    /// The same with a grid that was made for this mind.
    pub(super) fn with_grid(policy: Policy, mind: Mind, grid: &Arc<Grid>) -> Guide {
        let worth = match &policy {
            Policy::Ahead { prices } => Some(Worth::new(&mind, grid, prices)),
            _ => None,
        };
        Guide { mind, policy, worth }
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The cards to ask today, in their order, until the minutes of the day are used up. `left` is how
    /// many days the exam is away, 1 on the day before it; on the day itself nothing is asked. No card
    /// stands on an agenda twice, nor does one that was answered today; `new` is how many cards were
    /// never asked.
    pub fn agenda(&self, left: i32, known: &[Known], new: usize) -> Vec<Next> {
        self.ranked(left, known, new, usize::MAX).into_iter().map(|(_, next)| next).collect()
    }

    /// The first so many of the agenda, with what stands behind their order.
    pub(super) fn ranked(&self, left: i32, known: &[Known], new: usize, most: usize) -> Vec<(f64, Next)> {
        if left < 1 || most == 0 {
            return Vec::new();
        }
        let of = |(at, known)| Some((self.known(left, known)?, Next::Known(at)));
        let mut ranked: Vec<(f64, Next)> = known.iter().enumerate().filter_map(of).collect();
        if let Some(rank) = self.new_card(left) {
            ranked.extend(std::iter::repeat_n((rank, Next::New), new.min(most)));
        }
        // Of equals the one that comes first.
        let order = |a: &(f64, Next), b: &(f64, Next)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most - 1, order);
            ranked.truncate(most);
        }
        ranked.sort_unstable_by(order);
        ranked
    }

    /// The rank of a card today: the highest comes first. `None` for one that is better not asked.
    fn known(&self, left: i32, known: &Known) -> Option<f64> {
        if known.elapsed < 1 {
            return None;
        }
        let (model, elapsed) = (&self.mind.model, f64::from(known.elapsed));
        match &self.policy {
            Policy::Fixed { last, .. } if left <= *last => {
                let was_asked = known.elapsed <= last - left;
                (!was_asked).then(|| DUE + 1.0 - model.recall(known.memory, elapsed))
            }
            Policy::Fixed { retention, .. } => {
                let interval = model.interval(known.memory, retention.share()).round().max(1.0);
                let urgency = || urgency(model, known.memory, elapsed, self.mind.learner.seconds());
                (interval <= elapsed).then(|| DUE + urgency())
            }
            Policy::RoundRobin => Some(elapsed),
            Policy::Greedy => Some(self.mind.gain(known, left)).filter(|gain| *gain > 0.0),
            Policy::Ahead { .. } => {
                let worth = self.worth.as_ref()?.known(left, known);
                (worth >= LEAST).then(|| f64::from(worth))
            }
        }
    }

    /// The rank of every card that was never asked.
    fn new_card(&self, left: i32) -> Option<f64> {
        match &self.policy {
            Policy::Fixed { .. } => Some(0.0),
            Policy::RoundRobin => Some(f64::INFINITY),
            Policy::Greedy => {
                let of = |memory| self.mind.model.recall(memory, f64::from(left));
                let right = self.mind.learner.first_right;
                let recalled = right * of(self.mind.model.first(Rating::Good));
                let forgotten = (1.0 - right) * of(self.mind.first_forgotten());
                Some((recalled + forgotten) / self.mind.learner.first_seconds())
            }
            Policy::Ahead { .. } => {
                let worth = self.worth.as_ref()?.new_card(left);
                (worth >= LEAST).then(|| f64::from(worth))
            }
        }
    }
}

/// What is due has a higher rank than what is new.
const DUE: f64 = 1.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Memory, Retention};
    use std::collections::HashSet;

    fn known(stability: f32, elapsed: i32) -> Known {
        Known { memory: Memory { stability, difficulty: 5.0 }, elapsed }
    }

    fn guide(policy: Policy) -> Guide {
        Guide::new(policy, &Learner::default()).unwrap()
    }

    fn policies() -> [Policy; 5] {
        let retention = Retention::default();
        [
            Policy::Fixed { retention, last: 0 },
            Policy::Fixed { retention, last: 3 },
            Policy::RoundRobin,
            Policy::Greedy,
            Policy::Ahead { prices: vec![0.005; 10] },
        ]
    }

    #[test]
    fn a_card_stands_on_an_agenda_once_and_not_on_the_day_it_was_answered() {
        let cards: Vec<Known> = (0..40).map(|n| known(0.5 + n as f32, n % 7)).collect();
        for policy in policies() {
            let guide = guide(policy);
            for left in 1..=10 {
                let agenda = guide.agenda(left, &cards, 5);
                let asked: Vec<usize> = agenda
                    .iter()
                    .filter_map(|next| match next {
                        Next::Known(card) => Some(*card),
                        Next::New => None,
                    })
                    .collect();
                assert!(agenda.len() - asked.len() <= 5);
                assert_eq!(asked.iter().collect::<HashSet<_>>().len(), asked.len());
                assert!(asked.iter().all(|card| cards[*card].elapsed > 0), "{:?}", guide.policy());
            }
            assert!(guide.agenda(0, &cards, 5).is_empty(), "nothing is asked on the day of the exam");
        }
    }

    #[test]
    fn a_retention_asks_what_is_due_then_what_is_new() {
        let guide = guide(Policy::Fixed { retention: Retention::default(), last: 0 });
        let agenda = guide.agenda(5, &[known(10.0, 3), known(3.0, 3), known(50.0, 60)], 2);
        assert_eq!(agenda, [Next::Known(1), Next::Known(2), Next::New, Next::New]);
    }

    #[test]
    fn the_last_days_ask_each_card_once_those_known_least_first() {
        let guide = guide(Policy::Fixed { retention: Retention::default(), last: 3 });
        let cards = [known(50.0, 4), known(5.0, 4), known(2.0, 1)];
        assert_eq!(guide.agenda(3, &cards, 0), [Next::Known(1), Next::Known(2), Next::Known(0)]);
        // The third was asked the day before, within the last three.
        assert_eq!(guide.agenda(2, &cards, 0), [Next::Known(1), Next::Known(0)]);
    }

    #[test]
    fn in_turn_new_cards_come_first_then_the_oldest_answer() {
        let agenda = guide(Policy::RoundRobin).agenda(3, &[known(9.0, 2), known(1.0, 5)], 1);
        assert_eq!(agenda, [Next::New, Next::Known(1), Next::Known(0)]);
    }
}
