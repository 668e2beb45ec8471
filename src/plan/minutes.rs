//! Minutes a day: the desired retention and the new cards a day that leave the most knowledge.

use super::course::Course;
use super::learner::Learner;
use super::rule::{NewCards, Rule, follow};
use super::stock::Stock;
use crate::memory::{ModelError, Retention};

/// Who studies what, and for how long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting<'a> {
    pub learner: &'a Learner,
    pub stock: &'a Stock,
    /// Minutes a day.
    pub minutes: f64,
    /// Days from today; what is known is counted on the day after the last of them.
    pub days: i32,
    /// Any number; the same one gives the same figures.
    pub seed: u64,
}

/// What came of a rule, averaged over simulations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    pub rule: Rule,
    /// Cards expected to be recalled on the day after the last.
    pub knowledge: f64,
    /// Cards asked at least once.
    pub seen: f64,
    /// Minutes that a day took on average.
    pub minutes: f64,
    /// Minutes that the longest day took.
    pub most_minutes: f64,
    /// All answers.
    pub answers: f64,
}

/// The rows that a choice was made from, and the one that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// By retention, then by new cards a day. Those far from the best rest on fewer simulations.
    pub rows: Vec<Row>,
    /// The place of the chosen row.
    pub chosen: usize,
}

impl Choice {
    pub fn chosen(&self) -> &Row {
        &self.rows[self.chosen]
    }
}

/// Desired retentions that are tried first, in percent; the steps of one percent around the best ones
/// follow.
const RETENTIONS: [u8; 7] = [70, 75, 80, 85, 90, 94, 97];

/// New cards a day that are tried.
const NEW: [NewCards; 6] = [
    NewCards::AtMost(2),
    NewCards::AtMost(5),
    NewCards::AtMost(10),
    NewCards::AtMost(20),
    NewCards::AtMost(40),
    NewCards::Fill,
];

/// Simulations of a rule that may be chosen.
const SIMULATIONS: u64 = 3;

/// How many rules of the first look are looked at again.
const AGAIN: usize = 8;

/// Around how many rules, and how far from them in percent, others are looked at then.
const AROUND: usize = 2;
const REACH: u8 = 3;

/// Knowledge that is worth no more time: of rules so near to the best, as a share, the one with the
/// least time is chosen.
const NEAR: f64 = 0.003;

/// Simulates rules and chooses the one with the most knowledge; of those near to it, the one that takes
/// the least time. `progress` is told how many simulations are done, and of how many at most.
///
/// A retention of 0.9 with as many new cards as there is time for, which is what most learners have, is
/// always among those that may be chosen.
pub fn choose(setting: &Setting, progress: impl FnMut(usize, usize)) -> Result<Choice, ModelError> {
    // Without new cards to learn, how many a day brings makes no difference.
    let new: &[NewCards] = if setting.stock.new == 0 { &NEW[NEW.len() - 1..] } else { &NEW };
    let mut search = Search { setting, trials: Vec::new(), done: 0, progress };
    let rules = RETENTIONS.iter().flat_map(|percent| new.iter().map(|new| (*percent, *new)));
    search.look(rules.collect(), 1)?;
    let mut again = search.best(AGAIN);
    again.push((90, NewCards::Fill));
    search.look(again, SIMULATIONS)?;
    let around = search.best(AROUND).into_iter().flat_map(|(percent, new)| {
        (percent - REACH..=percent + REACH).map(move |percent| (percent.clamp(70, 99), new))
    });
    search.look(around.collect(), SIMULATIONS)?;
    Ok(search.choice())
}

/// Simulates one rule so often, by one seed after the other, and gives the average.
pub fn simulate(setting: &Setting, rule: Rule, times: u64) -> Result<Row, ModelError> {
    let mut sum = Row { rule, knowledge: 0.0, seen: 0.0, minutes: 0.0, most_minutes: 0.0, answers: 0.0 };
    for time in 0..times {
        sum = sum.plus(&once(setting, rule, time)?);
    }
    Ok(sum.divided(times as f64))
}

fn once(setting: &Setting, rule: Rule, time: u64) -> Result<Row, ModelError> {
    let seed = setting.seed.wrapping_add(time);
    let learner = setting.learner;
    let mut course = Course::new(learner, learner, setting.stock, setting.minutes, seed)?;
    let work = follow(&mut course, rule, setting.days);
    let minutes = work.iter().map(|work| work.seconds / 60.0);
    Ok(Row {
        rule,
        knowledge: course.knowledge(),
        seen: course.seen() as f64,
        minutes: minutes.clone().sum::<f64>() / f64::from(setting.days.max(1)),
        most_minutes: minutes.fold(0.0, f64::max),
        answers: work.iter().map(|work| f64::from(work.answers)).sum(),
    })
}

impl Row {
    fn plus(self, other: &Row) -> Row {
        Row {
            rule: self.rule,
            knowledge: self.knowledge + other.knowledge,
            seen: self.seen + other.seen,
            minutes: self.minutes + other.minutes,
            most_minutes: self.most_minutes + other.most_minutes,
            answers: self.answers + other.answers,
        }
    }

    fn divided(self, by: f64) -> Row {
        Row {
            rule: self.rule,
            knowledge: self.knowledge / by,
            seen: self.seen / by,
            minutes: self.minutes / by,
            most_minutes: self.most_minutes / by,
            answers: self.answers / by,
        }
    }
}

/// A rule with its retention in percent.
type Key = (u8, NewCards);

/// A rule that was simulated so many times, and the sum of what came of it.
struct Trial {
    key: Key,
    times: u64,
    sum: Row,
}

impl Trial {
    fn row(&self) -> Row {
        self.sum.divided(self.times as f64)
    }
}

struct Search<'a, P> {
    setting: &'a Setting<'a>,
    trials: Vec<Trial>,
    done: usize,
    progress: P,
}

/// Simulations of a whole search at most.
const MOST: usize = RETENTIONS.len() * NEW.len()
    + (AGAIN + 1) * (SIMULATIONS as usize - 1)
    + AROUND * 2 * REACH as usize * SIMULATIONS as usize;

impl<P: FnMut(usize, usize)> Search<'_, P> {
    /// Simulates these rules until each was simulated so many times.
    fn look(&mut self, keys: Vec<Key>, times: u64) -> Result<(), ModelError> {
        for key in keys {
            let at = match self.trials.iter().position(|trial| trial.key == key) {
                Some(at) => at,
                None => {
                    let rule = Rule { retention: percent(key.0), new: key.1 };
                    let sum = simulate(self.setting, rule, 1)?;
                    self.tell();
                    self.trials.push(Trial { key, times: 1, sum });
                    self.trials.len() - 1
                }
            };
            for time in self.trials[at].times..times {
                let row = once(self.setting, self.trials[at].sum.rule, time)?;
                self.tell();
                let trial = &mut self.trials[at];
                (trial.sum, trial.times) = (trial.sum.plus(&row), time + 1);
            }
        }
        Ok(())
    }

    fn tell(&mut self) {
        self.done += 1;
        (self.progress)(self.done, MOST);
    }

    /// The rules with the most knowledge, those of equal knowledge by time.
    fn best(&self, count: usize) -> Vec<Key> {
        let mut order: Vec<(Key, Row)> = self.trials.iter().map(|trial| (trial.key, trial.row())).collect();
        order.sort_by(|(_, a), (_, b)| {
            b.knowledge.total_cmp(&a.knowledge).then(a.minutes.total_cmp(&b.minutes))
        });
        order.into_iter().take(count).map(|(key, _)| key).collect()
    }

    fn choice(mut self) -> Choice {
        self.trials.sort_by_key(|trial| trial.key);
        let rows: Vec<Row> = self.trials.iter().map(Trial::row).collect();
        let sure = || (0..rows.len()).filter(|at| self.trials[*at].times == SIMULATIONS);
        let most = sure().map(|at| rows[at].knowledge).fold(0.0, f64::max);
        let near = sure().filter(|at| rows[*at].knowledge >= most * (1.0 - NEAR));
        let chosen = near.min_by(|a, b| rows[*a].minutes.total_cmp(&rows[*b].minutes)).unwrap_or(0);
        Choice { rows, chosen }
    }
}

/// A desired retention from percents that are within its bounds; the default for others.
fn percent(percent: u8) -> Retention {
    Retention::new(f64::from(percent) / 100.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(learner: &Learner, cards: usize, minutes: f64, days: i32) -> Choice {
        let stock = Stock::unseen(cards);
        let mut told = 0;
        let setting = Setting { learner, stock: &stock, minutes, days, seed: 3 };
        let choice = choose(&setting, |done, of| {
            assert!(done == told + 1 && done <= of);
            told = done;
        });
        choice.unwrap()
    }

    fn fixed(choice: &Choice) -> f64 {
        let is_fixed = |row: &&Row| row.rule.retention == Retention::default();
        choice.rows.iter().filter(is_fixed).map(|row| row.knowledge).fold(0.0, f64::max)
    }

    #[test]
    fn little_time_for_many_cards_is_better_spent_below_nine_tenths() {
        let choice = chosen(&Learner::default(), 300, 2.0, 60);
        assert!(choice.chosen().knowledge > fixed(&choice) * 1.1, "{:?}", choice.chosen());
        assert!(choice.chosen().rule.retention.share() < 0.9);
    }

    #[test]
    fn much_time_for_few_cards_is_better_spent_above_it() {
        let choice = chosen(&Learner::default(), 30, 20.0, 60);
        assert!(choice.chosen().knowledge > fixed(&choice), "{:?}", choice.chosen());
        assert!(choice.chosen().rule.retention.share() > 0.9);
    }

    #[test]
    fn one_seed_gives_one_choice() {
        let of = || chosen(&Learner::default(), 40, 2.0, 30);
        assert_eq!(of(), of());
    }

    #[test]
    fn nothing_to_learn_is_planned_too() {
        let choice = chosen(&Learner::default(), 0, 20.0, 30);
        assert_eq!((choice.chosen().knowledge, choice.chosen().minutes), (0.0, 0.0));
        assert_eq!(chosen(&Learner::default(), 5, 20.0, 0).chosen().knowledge, 0.0);
    }
}
