//! What a card is made of, as it is given by flags or typed, and the card of it.

use clap::{Args, ValueEnum};

use crate::cli::author::error::AuthorError;
use crate::deck::{
    Answers, Ask, Card, CardId, Cloze, Extras, Flip, Kind, Match, Number, Order, Pick, PickAll, TrueFalse,
    plain_number,
};

/// The parts of a card. Which of them it has depends on its kind.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct Fields {
    /// The kind of card [default: what the flags suggest]
    #[arg(long, value_enum)]
    pub kind: Option<KindName>,
    /// What is asked
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub q: Option<String>,
    /// The answer; may be given again: for others that count, for all that are right, for things in order, for pairs as in "left = right"
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub a: Vec<String>,
    /// A wrong choice; may be given again
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub not: Vec<String>,
    /// A text with gaps, as in "The [Nile|river] flows north."
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// The front of a flip card
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub front: Option<String>,
    /// The back of a flip card
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub back: Option<String>,
    /// How far off a number may be
    #[arg(long, value_name = "X")]
    pub tolerance: Option<String>,
    /// The unit of a number
    #[arg(long)]
    pub unit: Option<String>,
    /// Shown before the answer, on request
    #[arg(long, value_name = "TEXT")]
    pub hint: Option<String>,
    /// Shown after the answer
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A word to choose cards by; may be given again
    #[arg(long = "tag", value_name = "T")]
    pub tags: Vec<String>,
    /// How hard it is, from 1
    #[arg(long)]
    pub level: Option<u8>,
    /// The card's id
    #[arg(long)]
    pub id: Option<String>,
}

/// A [`Kind`] on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindName {
    Ask,
    Pick,
    PickAll,
    Cloze,
    TrueFalse,
    Order,
    Match,
    Number,
    Flip,
}

impl KindName {
    /// The name of a kind.
    pub fn of(kind: Kind) -> KindName {
        match kind {
            Kind::Ask => KindName::Ask,
            Kind::Pick => KindName::Pick,
            Kind::PickAll => KindName::PickAll,
            Kind::Cloze => KindName::Cloze,
            Kind::TrueFalse => KindName::TrueFalse,
            Kind::Order => KindName::Order,
            Kind::Match => KindName::Match,
            Kind::Number => KindName::Number,
            Kind::Flip => KindName::Flip,
        }
    }

    fn kind(self) -> Kind {
        match self {
            KindName::Ask => Kind::Ask,
            KindName::Pick => Kind::Pick,
            KindName::PickAll => Kind::PickAll,
            KindName::Cloze => Kind::Cloze,
            KindName::TrueFalse => Kind::TrueFalse,
            KindName::Order => Kind::Order,
            KindName::Match => Kind::Match,
            KindName::Number => Kind::Number,
            KindName::Flip => Kind::Flip,
        }
    }
}

const QUESTION: &str = "a question (--q)";
const ANSWER: &str = "an answer (--a)";

impl Fields {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        *self == Fields::default()
    }

    /// The kind that was named, or that goes with what was given.
    pub fn kind(&self) -> Kind {
        if let Some(name) = self.kind {
            return name.kind();
        }
        match self {
            Fields { text: Some(_), .. } => Kind::Cloze,
            Fields { front: Some(_), .. } | Fields { back: Some(_), .. } => Kind::Flip,
            Fields { not, a, .. } if !not.is_empty() && a.len() > 1 => Kind::PickAll,
            Fields { not, .. } if !not.is_empty() => Kind::Pick,
            Fields { tolerance: Some(_), .. } | Fields { unit: Some(_), .. } => Kind::Number,
            _ => Kind::Ask,
        }
    }

    /// The card.
    pub fn card(&self) -> Result<Card, AuthorError> {
        let kind = self.kind();
        self.only_of(kind)?;
        let missing = |what| AuthorError::Missing { kind, what };
        let needed = |text: &Option<String>, what| text.clone().ok_or_else(|| missing(what));
        let q = || needed(&self.q, QUESTION);
        let card = match kind {
            Kind::Ask => {
                Card::Ask(Ask::new(q()?, Answers::new(self.a.clone()).ok_or_else(|| missing(ANSWER))?))
            }
            Kind::Pick => Card::Pick(Pick::new(q()?, self.one_answer(kind)?.to_owned(), self.wrong(kind)?)),
            Kind::PickAll => Card::PickAll(PickAll::new(q()?, self.answers(kind)?, self.wrong(kind)?)),
            Kind::Cloze => Card::Cloze(Cloze::new(needed(&self.text, "a text with gaps (--text)")?)),
            Kind::TrueFalse => Card::TrueFalse(TrueFalse::new(q()?, truth(self.one_answer(kind)?)?)),
            Kind::Order => Card::Order(Order::new(q()?, self.answers(kind)?)),
            Kind::Match => {
                let pairs: Result<Vec<(String, String)>, AuthorError> =
                    self.answers(kind)?.iter().map(|text| pair(text)).collect();
                Card::Match(Match::new(q()?, pairs?))
            }
            Kind::Number => {
                let tolerance = self.tolerance.as_deref().map_or(Ok(0.0), number)?;
                Card::Number(Number::new(q()?, number(self.one_answer(kind)?)?, tolerance, self.unit.clone()))
            }
            Kind::Flip => Card::Flip(Flip::new(
                needed(&self.front, "a front (--front)")?,
                needed(&self.back, "a back (--back)")?,
            )),
        };
        Ok(card.with(self.extras()?))
    }

    fn extras(&self) -> Result<Extras, AuthorError> {
        let id = self.id.clone().map(|text| {
            CardId::new(text.as_str()).map_err(|source| AuthorError::BadId { text: text.clone(), source })
        });
        Ok(Extras {
            id: id.transpose()?,
            hint: self.hint.clone(),
            note: self.note.clone(),
            tags: self.tags.clone(),
            level: self.level,
        })
    }

    /// Refuses what a kind of card does not have.
    fn only_of(&self, kind: Kind) -> Result<(), AuthorError> {
        let (has_q, has_not) =
            (!matches!(kind, Kind::Cloze | Kind::Flip), matches!(kind, Kind::Pick | Kind::PickAll));
        let (is_number, is_flip) = (kind == Kind::Number, kind == Kind::Flip);
        let given = [
            ("question (--q)", self.q.is_some(), has_q),
            ("answer beside its text (--a)", !self.a.is_empty(), has_q),
            ("wrong choice (--not)", !self.not.is_empty(), has_not),
            ("text with gaps (--text)", self.text.is_some(), kind == Kind::Cloze),
            ("front (--front)", self.front.is_some(), is_flip),
            ("back (--back)", self.back.is_some(), is_flip),
            ("tolerance (--tolerance)", self.tolerance.is_some(), is_number),
            ("unit (--unit)", self.unit.is_some(), is_number),
        ];
        match given.into_iter().find(|(_, is_given, belongs)| *is_given && !belongs) {
            Some((flag, ..)) => Err(AuthorError::Foreign { kind, flag }),
            None => Ok(()),
        }
    }

    fn answers(&self, kind: Kind) -> Result<Vec<String>, AuthorError> {
        if self.a.is_empty() {
            return Err(AuthorError::Missing { kind, what: ANSWER });
        }
        Ok(self.a.clone())
    }

    fn one_answer(&self, kind: Kind) -> Result<&str, AuthorError> {
        match self.a.as_slice() {
            [one] => Ok(one),
            [] => Err(AuthorError::Missing { kind, what: ANSWER }),
            several => Err(AuthorError::OneAnswer { kind, count: several.len() }),
        }
    }

    fn wrong(&self, kind: Kind) -> Result<Vec<String>, AuthorError> {
        if self.not.is_empty() {
            return Err(AuthorError::Missing { kind, what: "a wrong choice (--not)" });
        }
        Ok(self.not.clone())
    }
}

/// The number, with or without marks between thousands.
pub fn number(text: &str) -> Result<f64, AuthorError> {
    // `13,289` is taken as it is written in English; at `3,14` it is better to ask.
    let read = plain_number(text).filter(|(plain, is_sure)| *is_sure || !plain.contains('.'));
    let number = read.and_then(|(plain, _)| plain.parse().ok()).filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| AuthorError::NoNumber { text: text.to_owned() })
}

fn truth(text: &str) -> Result<bool, AuthorError> {
    match text.trim().to_lowercase().as_str() {
        "true" | "t" | "yes" => Ok(true),
        "false" | "f" | "no" => Ok(false),
        _ => Err(AuthorError::NoTruth { text: text.to_owned() }),
    }
}

/// `left = right`
pub fn pair(text: &str) -> Result<(String, String), AuthorError> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err(AuthorError::NoPair { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches;

    use super::*;
    use crate::deck::read_card;

    /// The fields of flags that stand between bars.
    fn fields(line: &str) -> Fields {
        let words = line.split('|').filter(|word| !word.is_empty());
        let command = Fields::augment_args(clap::Command::new("add").no_binary_name(true));
        Fields::from_arg_matches(&command.get_matches_from(words)).unwrap()
    }

    #[test]
    fn flags_make_a_card_of_the_kind_that_they_suggest() {
        for (line, card) in [
            ("--q|Q?|--a|A|--a|B", r#"Ask(q: "Q?", a: ["A", "B"])"#),
            ("--q|Q?|--a|A|--not|B|--not|C", r#"Pick(q: "Q?", a: "A", not: ["B", "C"])"#),
            ("--q|Q?|--a|A|--a|B|--not|C", r#"PickAll(q: "Q?", a: ["A", "B"], not: ["C"])"#),
            ("--kind|pick-all|--q|Q?|--a|A|--not|C", r#"PickAll(q: "Q?", a: ["A"], not: ["C"])"#),
            ("--text|a [b]|--hint|h", r#"Cloze(text: "a [b]", hint: "h")"#),
            ("--kind|true-false|--q|Q.|--a|No", r#"TrueFalse(q: "Q.", a: false)"#),
            ("--kind|order|--q|Q.|--a|A|--a|B", r#"Order(q: "Q.", a: ["A", "B"])"#),
            (
                "--kind|match|--q|Q.|--a|A = B|--a|C=D = E",
                r#"Match(q: "Q.", a: [("A", "B"), ("C", "D = E")])"#,
            ),
            (
                "--q|Q?|--a|-4,180.5|--unit|km|--tolerance|1 000",
                r#"Number(q: "Q?", a: -4180.5, tolerance: 1000, unit: "km")"#,
            ),
            (
                "--front|F|--back|B|--note|n|--tag|t|--tag|u|--level|2|--id|i",
                r#"Flip(id: "i", front: "F", back: "B", note: "n", tags: ["t", "u"], level: 2)"#,
            ),
        ] {
            assert_eq!(fields(line).card().unwrap(), read_card(card).unwrap(), "{line}");
        }
        assert!(fields("").is_empty() && !fields("--id|i").is_empty());
    }

    #[test]
    fn what_is_missing_or_does_not_belong_is_told() {
        for (line, told) in [
            ("--id|i", "an Ask card needs a question (--q)"),
            ("--q|Q?", "an Ask card needs an answer (--a)"),
            ("--q|Q?|--not|B", "a Pick card needs an answer (--a)"),
            ("--kind|pick|--q|Q?|--a|A|--a|B|--not|C", "a Pick card has one answer, not 2"),
            ("--kind|pick|--q|Q?|--a|A", "a Pick card needs a wrong choice (--not)"),
            ("--front|F", "a Flip card needs a back (--back)"),
            ("--text|[a]|--q|Q?", "a Cloze card has no question (--q)"),
            ("--kind|ask|--q|Q?|--a|A|--unit|km", "an Ask card has no unit (--unit)"),
            ("--kind|number|--q|Q?|--a|many", "`many` is no number"),
            ("--kind|number|--q|Q?|--a|inf", "`inf` is no number"),
            ("--kind|true-false|--q|Q.|--a|maybe", "`maybe` is neither true nor false"),
            ("--kind|match|--q|Q.|--a|A =", "`A =` is no pair"),
            (
                "--q|Q?|--a|A|--id|a b",
                "`a b` cannot be an id: an id cannot contain ' ': use letters, digits, `-`, `_` and `.`",
            ),
        ] {
            assert_eq!(fields(line).card().unwrap_err().to_string(), told, "{line}");
        }
    }
}
