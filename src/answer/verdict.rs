//! What judging comes to.

use std::fmt;

use super::diff::Run;

/// A reply, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Wrong if any part is wrong, else near if any part is near, else right.
    pub verdict: Verdict,
    /// One for each thing asked, in the order asked: each gap of a text, each choice where
    /// several may be right, each place of an order, each item on the left of a match; a single
    /// one for anything else.
    pub parts: Vec<Part>,
}

impl Judgement {
    /// Sums up the parts. A judgement of nothing is wrong.
    pub(super) fn of(parts: Vec<Part>) -> Judgement {
        let verdict = if parts.is_empty() || parts.iter().any(|part| part.verdict == Verdict::Wrong) {
            Verdict::Wrong
        } else {
            parts
                .iter()
                .map(|part| part.verdict)
                .find(|verdict| *verdict != Verdict::Right)
                .unwrap_or(Verdict::Right)
        };
        Judgement { verdict, parts }
    }

    /// The same parts, wrong as a whole: the reply holds more than they can show.
    pub(super) fn wrong(self) -> Judgement {
        Judgement { verdict: Verdict::Wrong, ..self }
    }
}

/// One of the things asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub verdict: Verdict,
    pub expected: Expected,
}

/// What was expected of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A text: the accepted answer that comes nearest to the reply, or the first if nothing was
    /// replied. The runs of `difference` make up `answer`.
    Text { answer: String, difference: Vec<Run> },
    /// The item at this place, counted from 0 in the order shown.
    Place(usize),
    /// Whether to choose this choice.
    Chosen(bool),
    /// Whether the statement is true.
    Truth(bool),
}

/// How good a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    Right,
    /// Not right as it stands, yet the learner may well have known.
    Near(Nearness),
    Wrong,
}

impl Verdict {
    /// Sorts verdicts, the best first.
    pub(super) fn rank(self) -> u8 {
        match self {
            Verdict::Right => 0,
            Verdict::Near(_) => 1,
            Verdict::Wrong => 2,
        }
    }
}

/// What keeps a reply from being right. Displays as a short phrase for the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nearness {
    /// A slip in the spelling: how many letters are missing, added, swapped or other ones.
    Letters(usize),
    /// The right letters in other words: `time table`.
    Spacing,
    /// An article that belongs to the answer was left out: `Haus` for `das Haus`.
    Article,
    /// A date that agrees as far as it goes. At least one of these is missing.
    Missing { day: bool, month: bool, year: bool },
    /// The things that were asked for, in another order than the answer's.
    Order,
    /// The answer, among words that were not asked for.
    More,
    /// Some words of the answer.
    Part,
    /// The right number of something else.
    Unit,
}

impl fmt::Display for Nearness {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Nearness::Letters(1) => f.write_str("one letter differs"),
            Nearness::Letters(2) => f.write_str("two letters differ"),
            Nearness::Letters(count) => write!(f, "{count} letters differ"),
            Nearness::Spacing => f.write_str("the spaces differ"),
            Nearness::Article => f.write_str("the article is missing"),
            Nearness::Missing { day, month, year } => {
                let missing: Vec<&str> = [(day, "the day"), (month, "the month"), (year, "the year")]
                    .into_iter()
                    .filter_map(|(is_missing, name)| is_missing.then_some(name))
                    .collect();
                let verb = if missing.len() == 1 { "is" } else { "are" };
                write!(f, "{} {verb} missing", missing.join(" and "))
            }
            Nearness::Order => f.write_str("the order differs"),
            Nearness::More => f.write_str("more than was asked"),
            Nearness::Part => f.write_str("only part of the answer"),
            Nearness::Unit => f.write_str("the unit differs"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_speaks_to_the_learner() {
        let missing = |day, month, year| Nearness::Missing { day, month, year }.to_string();
        assert_eq!(Nearness::Letters(1).to_string(), "one letter differs");
        assert_eq!(Nearness::Letters(3).to_string(), "3 letters differ");
        assert_eq!(missing(true, false, false), "the day is missing");
        assert_eq!(missing(true, true, false), "the day and the month are missing");
    }

    #[test]
    fn the_worst_part_decides() {
        let part = |verdict| Part { verdict, expected: Expected::Chosen(true) };
        let near = Verdict::Near(Nearness::More);
        for (parts, whole) in [
            (vec![Verdict::Right, Verdict::Right], Verdict::Right),
            (vec![Verdict::Right, near], near),
            (vec![Verdict::Wrong, near], Verdict::Wrong),
            (vec![], Verdict::Wrong),
        ] {
            assert_eq!(Judgement::of(parts.into_iter().map(part).collect()).verdict, whole);
        }
    }
}
