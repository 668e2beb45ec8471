//! What an article says that is not so.

use crate::facts::reference::Reference;
use crate::language::Span;
use crate::language::values::{Precision, When};

/// A place in the articles that were checked. They are ordered as the articles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which of the articles.
    pub article: usize,
    /// The sentence, in the article's text.
    pub sentence: Span,
    /// The words in it.
    pub span: Span,
}

/// A statement that goes against a reference fact, or against another statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The words at fault.
    pub place: Place,
    pub fault: Fault,
}

/// What is wrong with a statement. Facts are places in [`Reference::facts`].
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It has it that the one who did it was the one it was done to.
    Swapped { fact: usize, claimed: String },
    /// It names another one than the fact does.
    OtherParty { fact: usize, claimed: String, known: String },
    /// It tells another time than the fact does.
    WrongDate { fact: usize, claimed: When },
    /// It tells as present what has ended.
    Ended { fact: usize },
    /// Another statement tells another time for the same event.
    OtherDate { claimed: When, other: Place, other_date: When },
}

impl Fault {
    /// A name that stays the same from release to release.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::Swapped { .. } => "role-swap",
            Fault::OtherParty { .. } => "other-party",
            Fault::WrongDate { .. } => "wrong-date",
            Fault::Ended { .. } => "ended",
            Fault::OtherDate { .. } => "contradiction",
        }
    }

    /// The fact that it goes against.
    pub fn fact(&self) -> Option<usize> {
        match self {
            Fault::Swapped { fact, .. }
            | Fault::OtherParty { fact, .. }
            | Fault::WrongDate { fact, .. }
            | Fault::Ended { fact } => Some(*fact),
            Fault::OtherDate { .. } => None,
        }
    }

    pub(super) fn is_contradiction(&self) -> bool {
        self.fact().is_none()
    }
}

impl Finding {
    /// What is wrong, without its full stop.
    pub fn message(&self, reference: &Reference) -> String {
        match &self.fault {
            Fault::Swapped { fact, claimed } => match &reference.facts[*fact].object {
                Some(object) => format!("{claimed} did this to {object}, not the other way round"),
                None => format!("{claimed} did this, and did not suffer it"),
            },
            Fault::OtherParty { claimed, known, .. } => format!("it was {known}, not {claimed}"),
            Fault::WrongDate { fact, claimed } => match reference.facts[*fact].from {
                Some(from) => format!("the date is {from}, not {claimed}"),
                None => format!("the date is not {claimed}"),
            },
            Fault::Ended { fact } => {
                let known = &reference.facts[*fact];
                match known.until.or(known.from) {
                    Some(end) if end.precision() == Precision::Day => {
                        format!("told as present, but it ended on {end}")
                    }
                    Some(end) => format!("told as present, but it ended in {end}"),
                    None => "told as present, but it has ended".to_owned(),
                }
            }
            Fault::OtherDate { claimed, other_date, .. } => {
                format!("two dates for one event: {claimed} here, {other_date} elsewhere")
            }
        }
    }

    /// What the article says wrongly, for the deck: `text` is the article's.
    pub fn corrects(&self, text: &str) -> String {
        let said = text.get(self.place.span.start..self.place.span.end).unwrap_or_default();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.fault {
            Fault::Ended { .. } => format!("The article says, as if it were so today: “{said}”."),
            _ => format!("The article says: “{said}”."),
        }
    }
}
