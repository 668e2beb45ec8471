//! The parts that a card of each kind is asked for, and in which words.

use super::adding::Place;
use super::fields::Fields;
use crate::deck::Kind;

/// A part of a card, or of where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Question,
    Text,
    Front,
    Back,
    Truth,
    /// The only answer.
    Answer,
    /// Several of them.
    Answers,
    Wrong,
    Tolerance,
    Unit,
    Hint,
    Note,
    Place,
    /// Which fact.
    Fact,
    Says,
    Cite,
}

/// What each kind of card is, in a few words, by the order of [`Kind::ALL`].
pub const KINDS: [(&str, &str); 9] = [
    ("Ask", "the answer is typed"),
    ("Pick", "one choice is right"),
    ("PickAll", "several choices are right"),
    ("Cloze", "gaps in a text are filled"),
    ("TrueFalse", "a statement is judged"),
    ("Order", "things are put in order"),
    ("Match", "things are paired"),
    ("Number", "a number is typed"),
    ("Flip", "a front and a back; the learner grades"),
];

/// What to ask for, in this order. What follows [`Part::Place`] depends on the answer to it.
pub fn parts(kind: Kind, place: &Place) -> Vec<Part> {
    let own: &[Part] = match kind {
        Kind::Ask | Kind::Order | Kind::Match => &[Part::Question, Part::Answers],
        Kind::Pick => &[Part::Question, Part::Answer, Part::Wrong],
        Kind::PickAll => &[Part::Question, Part::Answers, Part::Wrong],
        Kind::Cloze => &[Part::Text],
        Kind::TrueFalse => &[Part::Question, Part::Truth],
        Kind::Number => &[Part::Question, Part::Answer, Part::Tolerance, Part::Unit],
        Kind::Flip => &[Part::Front, Part::Back],
    };
    let last: &[Part] = match place {
        Place::Loose => &[],
        Place::Fact(_) => &[Part::Fact],
        Place::NewFact { .. } => &[Part::Says, Part::Cite],
    };
    [own, &[Part::Hint, Part::Note, Part::Place], last].concat()
}

impl Part {
    /// What stands before the cursor: the field's name in the file.
    pub fn prompt(self) -> &'static str {
        match self {
            Part::Question => "q",
            Part::Text => "text",
            Part::Front => "front",
            Part::Back => "back",
            Part::Truth | Part::Answer | Part::Answers => "a",
            Part::Wrong => "not",
            Part::Tolerance => "tolerance",
            Part::Unit => "unit",
            Part::Hint => "hint",
            Part::Note => "note",
            Part::Place => "where",
            Part::Fact => "fact",
            Part::Says => "says",
            Part::Cite => "cite",
        }
    }

    /// What is asked for.
    pub fn question(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Part::Question, Kind::TrueFalse) => "Which statement is to be judged?",
            (Part::Question, _) => "What is asked?",
            (Part::Text, _) => "The text, its gaps in brackets: The [Nile|river] flows through [Egypt].",
            (Part::Front, _) => "What is on the front?",
            (Part::Back, _) => "What is on the back?",
            (Part::Truth, _) => "Is it true?",
            (Part::Answers, Kind::Ask) => "The answer, then others that count as well. Enter alone goes on.",
            (Part::Answers, Kind::Order) => "The things in their right order. Enter alone goes on.",
            (Part::Answers, Kind::Match) => "The pairs, each as in: left = right. Enter alone goes on.",
            (Part::Answers, _) => "Each right choice. Enter alone goes on.",
            (Part::Answer, Kind::Number) => "Which number?",
            (Part::Answer, _) => "The right choice?",
            (Part::Wrong, _) => "Each wrong choice. Enter alone goes on.",
            (Part::Tolerance, _) => "How far off may an answer be? Enter alone: not at all.",
            (Part::Unit, _) => "In which unit? Enter alone: none.",
            (Part::Hint, _) => "A hint to show on request? Enter alone: none.",
            (Part::Note, _) => "A note to show after the answer? Enter alone: none.",
            (Part::Place, _) => "Where does the card belong?",
            (Part::Fact, _) => "Which fact? Its id, or words of it.",
            (Part::Says, _) => "What does the fact say, in a sentence? It is shown after the answer.",
            (Part::Cite, _) => "Which sources does it cite, by their ids? Enter alone: none.",
        }
    }

    /// Whether it may be left out.
    pub fn is_optional(self) -> bool {
        matches!(self, Part::Tolerance | Part::Unit | Part::Hint | Part::Note | Part::Cite)
    }

    /// The field of one text that it is.
    pub fn text_of(self, fields: &mut Fields) -> Option<&mut Option<String>> {
        Some(match self {
            Part::Question => &mut fields.q,
            Part::Text => &mut fields.text,
            Part::Front => &mut fields.front,
            Part::Back => &mut fields.back,
            Part::Tolerance => &mut fields.tolerance,
            Part::Unit => &mut fields.unit,
            Part::Hint => &mut fields.hint,
            Part::Note => &mut fields.note,
            _ => return None,
        })
    }

    /// The field of several texts that it is.
    pub fn list_of(self, fields: &mut Fields) -> Option<&mut Vec<String>> {
        match self {
            Part::Answers => Some(&mut fields.a),
            Part::Wrong => Some(&mut fields.not),
            _ => None,
        }
    }
}
