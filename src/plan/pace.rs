//! How a learner studies, from answers that were timed: what an answer takes, how often it is right.

use super::learner::{Costs, Learner, doubt};
use crate::clock::Moment;
use crate::memory::{Evidence, Parameters, Rating};

/// An answer that was timed. They come in the order that they were given in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timed {
    pub at: Moment,
    /// Whether the answer before it was given in the same session.
    pub goes_on: bool,
    pub evidence: Evidence,
    /// Milliseconds from the question to the reply; 0 where that is not known.
    pub latency: u64,
    /// The predicted probability of recall; `None` at the first answer to a card, 1 on the day of another.
    pub recall: Option<f64>,
}

/// What answers took, with the reading of what was shown after them.
#[derive(Debug, Clone, Default)]
pub struct Pace {
    new: Sum,
    recalled: Sum,
    forgotten: Sum,
    repeat: Sum,
    /// Answers that were known, less what was luck.
    first_right: f64,
    repeat_right: f64,
    last: Option<(Kind, Moment)>,
    seconds: f64,
    answers: usize,
}

/// Seconds, and the answers that took them.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    seconds: f64,
    answers: u32,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    New,
    Recalled,
    Forgotten,
    Repeat,
}

/// No answer takes longer, in seconds: whoever does not answer for a minute does something else. Anki
/// stops its clock there, too.
const LONGEST: f64 = 60.0;

/// What is usual of learners counts as much as so many answers of one.
const PRIOR: f64 = 20.0;

impl Pace {
    pub fn add(&mut self, answer: &Timed) {
        let latency = (answer.latency as f64 / 1000.0).min(LONGEST);
        if let (true, Some((kind, at))) = (answer.goes_on, self.last) {
            // From the last reply to this question, its answer was read.
            let read = answer.at.millis_since(at) as f64 / 1000.0 - latency;
            if (0.0..=LONGEST).contains(&read) {
                self.sum(kind).seconds += read;
                self.seconds += read;
            }
        }
        let is_right = answer.evidence.rating != Rating::Again;
        let known = if is_right { answer.evidence.known(answer.recall) } else { 0.0 };
        let kind = match answer.recall {
            None => Kind::New,
            Some(recall) if recall >= 1.0 => Kind::Repeat,
            Some(_) if is_right => Kind::Recalled,
            Some(_) => Kind::Forgotten,
        };
        match kind {
            Kind::New => self.first_right += known,
            Kind::Repeat => self.repeat_right += known,
            Kind::Recalled | Kind::Forgotten => {}
        }
        let sum = self.sum(kind);
        sum.seconds += latency;
        sum.answers += 1;
        self.seconds += latency;
        self.answers += 1;
        self.last = Some((kind, answer.at));
    }

    /// Seconds that all answers took.
    pub fn seconds(&self) -> f64 {
        self.seconds
    }

    /// How many there were.
    pub fn answers(&self) -> usize {
        self.answers
    }

    /// The learner who answers at this pace, with parameters that were fitted on so many scored reviews (0:
    /// the default ones). Of few answers nothing is certain: the fewer there are, the nearer it is to what
    /// is usual.
    pub fn learner(&self, parameters: Parameters, scored: usize) -> Learner {
        let usual = Learner::default();
        let mean = |sum: Sum, usual: f64| {
            // Imported answers may not say how long they took.
            if sum.seconds > 0.0 {
                (sum.seconds + PRIOR * usual) / (f64::from(sum.answers) + PRIOR)
            } else {
                usual
            }
        };
        let share =
            |right: f64, of: Sum, usual: f64| (right + PRIOR * usual) / (f64::from(of.answers) + PRIOR);
        Learner {
            parameters,
            costs: Costs {
                new: mean(self.new, usual.costs.new),
                recalled: mean(self.recalled, usual.costs.recalled),
                forgotten: mean(self.forgotten, usual.costs.forgotten),
                repeat: mean(self.repeat, usual.costs.repeat),
            },
            first_right: share(self.first_right, self.new, usual.first_right),
            repeat_right: share(self.repeat_right, self.repeat, usual.repeat_right),
            doubt: doubt(scored),
        }
    }

    fn sum(&mut self, kind: Kind) -> &mut Sum {
        match kind {
            Kind::New => &mut self.new,
            Kind::Recalled => &mut self.recalled,
            Kind::Forgotten => &mut self.forgotten,
            Kind::Repeat => &mut self.repeat,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::default_parameters;
    use Rating::{Again, Good};

    /// Answers of one session: seconds from one reply to the next, seconds from question to reply.
    fn pace(answers: &[(i64, u64, Rating, Option<f64>)]) -> Pace {
        let mut pace = Pace::default();
        let mut at = 0;
        for (place, (gap, latency, rating, recall)) in answers.iter().enumerate() {
            at += gap * 1000;
            pace.add(&Timed {
                at: Moment(at),
                goes_on: place > 0,
                evidence: (*rating).into(),
                latency: latency * 1000,
                recall: *recall,
            });
        }
        pace
    }

    #[test]
    fn an_answer_takes_its_time_and_that_of_reading_on() {
        let pace = pace(&[(0, 5, Again, None), (10, 4, Good, Some(1.0)), (9, 7, Again, Some(0.8))]);
        // 5 + 6 read, 4 + 2 read, 7.
        assert_eq!(pace.seconds(), 24.0);
        assert_eq!((pace.new.seconds, pace.repeat.seconds, pace.forgotten.seconds), (11.0, 6.0, 7.0));
    }

    #[test]
    fn pauses_are_no_study() {
        let pace = pace(&[(0, 500, Good, None), (3600, 4, Good, Some(0.9)), (2, 9, Good, Some(0.9))]);
        assert_eq!(pace.seconds(), 60.0 + 4.0 + 9.0);
    }

    #[test]
    fn few_answers_change_little_and_many_all() {
        let usual = Learner::default();
        let learner = |count| {
            let answers = vec![(6, 4, Good, Some(0.9)); count];
            pace(&answers).learner(default_parameters(), 0)
        };
        assert_eq!(learner(0), usual);
        assert!((learner(1).costs.recalled - usual.costs.recalled).abs() < 0.5);
        assert!((learner(2000).costs.recalled - 6.0).abs() < 0.1);
        assert_eq!(learner(2000).costs.forgotten, usual.costs.forgotten);
        // A history that does not say how long answers took says nothing of it.
        let silent = pace(&[(0, 0, Good, Some(0.9))]).learner(default_parameters(), 0);
        assert_eq!(silent.costs, usual.costs);
    }

    #[test]
    fn right_answers_are_counted_where_they_were_first_and_repeated() {
        let answers: Vec<_> = (0..400)
            .flat_map(|n| [(9, 4, if n % 4 == 0 { Good } else { Again }, None), (9, 4, Good, Some(1.0))])
            .collect();
        let learner = pace(&answers).learner(default_parameters(), 0);
        assert!((learner.first_right - 0.25).abs() < 0.01, "{}", learner.first_right);
        assert!(learner.repeat_right > 0.97, "{}", learner.repeat_right);
    }
}
