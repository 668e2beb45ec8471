//! Why a sentence, or a clause of it, gives no fact.

use std::fmt;

/// Why no fact was read from a clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It is no sentence that ends in a full stop: a heading, a fragment, a question.
    NoStatement,
    TooShort,
    TooLong,
    /// A bracket or quotation mark has no partner.
    Unbalanced,
    /// Somebody's words.
    Quotation,
    /// "I", "we", "you", "our".
    Speaker,
    /// It has no finite verb that was understood.
    NoVerb,
    /// It has no subject of its own, or an empty one: "there is".
    NoSubject,
    /// "may", "could", "would", "should".
    Modal,
    /// It says what was not.
    Negative,
    /// "perhaps", "is said to", "seems".
    Hedge(String),
    /// "if", "unless", "whether".
    Condition,
    /// A pronoun that may mean several things, or nothing that is near.
    Pronoun(String),
    /// "this treaty", "such people", "the former".
    Demonstrative(String),
    /// "the treaty", and it is not certain which.
    Reference(String),
    /// "later", "now", "the following year": a time told from another.
    Deixis(String),
    /// A part that joins on to something that is not there: "also", "however" within the clause.
    Connective(String),
    /// A part was cut off, or two were run together.
    Cut,
}

impl Refusal {
    /// What all refusals of this kind have in common, in a few words.
    pub fn reason(&self) -> &'static str {
        match self {
            Refusal::NoStatement => "no statement",
            Refusal::TooShort => "too short",
            Refusal::TooLong => "too long",
            Refusal::Unbalanced => "a bracket or quotation mark without its partner",
            Refusal::Quotation => "somebody's words",
            Refusal::Speaker => "says \u{201c}I\u{201d}, \u{201c}we\u{201d} or \u{201c}you\u{201d}",
            Refusal::NoVerb => "no verb that was understood",
            Refusal::NoSubject => "no subject that was understood",
            Refusal::Modal => "says what may or should be",
            Refusal::Negative => "says what was not",
            Refusal::Hedge(_) => "not certain",
            Refusal::Condition => "holds on a condition",
            Refusal::Pronoun(_) => "a pronoun that may mean several things",
            Refusal::Demonstrative(_) => "points at something said before",
            Refusal::Reference(_) => "a noun that may mean several things",
            Refusal::Deixis(_) => "a time told from another",
            Refusal::Connective(_) => "joins on to something said before",
            Refusal::Cut => "not understood to its end",
        }
    }

    /// The words that it is about, if it is about some.
    pub fn words(&self) -> Option<&str> {
        match self {
            Refusal::Hedge(words)
            | Refusal::Pronoun(words)
            | Refusal::Demonstrative(words)
            | Refusal::Reference(words)
            | Refusal::Deixis(words)
            | Refusal::Connective(words) => Some(words),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.words() {
            Some(words) => write!(f, "{} ({words})", self.reason()),
            None => f.write_str(self.reason()),
        }
    }
}
