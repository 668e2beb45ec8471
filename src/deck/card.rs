//! The kinds of card, as they stand in a deck file.

use serde::de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::CardId;

/// What every kind of card may carry.
#[derive(Debug, Clone, Copy)]
pub struct Common<'a> {
    /// The card's name; without one it is derived (see [`roster`](super::roster)).
    pub id: Option<&'a CardId>,
    /// Shown before the answer when the learner asks for help.
    pub hint: Option<&'a str>,
    /// Shown after the answer.
    pub note: Option<&'a str>,
    /// Words to choose cards by.
    pub tags: &'a [String],
    /// Difficulty as the author sees it, 1 (easy) upwards.
    pub level: Option<u8>,
}

/// What a card carries beside its question and answer, to be given to it. As [`Common`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extras {
    pub id: Option<CardId>,
    pub hint: Option<String>,
    pub note: Option<String>,
    pub tags: Vec<String>,
    pub level: Option<u8>,
}

/// Declares a kind of card: its own fields, then those that every kind may carry.
/// (`serde(flatten)` does not work on RON structs.)
macro_rules! card {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub id: Option<CardId>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub hint: Option<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub tags: Vec<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub level: Option<u8>,
        }

        impl $name {
            /// One that carries nothing else.
            pub fn new($($field: $type),*) -> $name {
                let Extras { id, hint, note, tags, level } = Extras::default();
                $name { $($field,)* id, hint, note, tags, level }
            }

            fn carry(&mut self, extras: Extras) {
                let Extras { id, hint, note, tags, level } = extras;
                (self.id, self.hint, self.note, self.tags, self.level) = (id, hint, note, tags, level);
            }

            fn common(&self) -> Common<'_> {
                Common {
                    id: self.id.as_ref(),
                    hint: self.hint.as_deref(),
                    note: self.note.as_deref(),
                    tags: &self.tags,
                    level: self.level,
                }
            }
        }
    };
}

card!(
    /// A question with a typed answer: `Ask(q: "…", a: "…")`.
    Ask {
        q: String,
        /// The answer, or all the answers that count; the first is the one shown.
        a: Answers,
    }
);
card!(
    /// A question with one right choice: `Pick(q: "…", a: "…", not: ["…", "…"])`.
    Pick {
        q: String,
        a: String,
        /// The wrong choices.
        not: Vec<String>,
    }
);
card!(
    /// A question with several right choices: `PickAll(q: "…", a: ["…"], not: ["…"])`.
    PickAll {
        q: String,
        a: Vec<String>,
        not: Vec<String>,
    }
);
card!(
    /// A statement to judge: `TrueFalse(q: "…", a: true)`.
    TrueFalse {
        q: String,
        a: bool,
    }
);
card!(
    /// Things to put in order: `Order(q: "…", a: ["first", "second"])`.
    Order {
        q: String,
        /// The things in their right order.
        a: Vec<String>,
    }
);
card!(
    /// Things to pair: `Match(q: "…", a: [("left", "right"), …])`.
    Match {
        q: String,
        a: Vec<(String, String)>,
    }
);
card!(
    /// A question with a number for an answer: `Number(q: "…", a: 13289, tolerance: 500, unit: "soldiers")`.
    Number {
        q: String,
        a: f64,
        /// How far off an answer may be and still count, in the answer's own unit.
        #[serde(default, skip_serializing_if = "is_zero")]
        tolerance: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    }
);
card!(
    /// A front and a back, graded by the learner: `Flip(front: "…", back: "…")`.
    Flip {
        front: String,
        back: String,
    }
);
card!(
    /// The long form of [`Cloze`].
    ClozeFields {
        text: String,
    }
);

fn is_zero(number: &f64) -> bool {
    *number == 0.0
}

/// A text with gaps to fill: `Cloze("… [gap] …")`, or `Cloze(text: "… [gap] …", id: "…")` when
/// it carries more. See [`pieces`](super::pieces) for how gaps are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Cloze(ClozeFields);

impl Cloze {
    /// A cloze that carries nothing but its text.
    pub fn new(text: impl Into<String>) -> Cloze {
        Cloze(ClozeFields::new(text.into()))
    }

    /// The text, gaps in brackets.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The same cloze with this text.
    pub fn with_text(mut self, text: impl Into<String>) -> Cloze {
        self.0.text = text.into();
        self
    }

    /// The same cloze with this id.
    pub fn with_id(mut self, id: CardId) -> Cloze {
        self.0.id = Some(id);
        self
    }
}

impl Serialize for Cloze {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let common = self.0.common();
        let bare = common.id.is_none()
            && common.hint.is_none()
            && common.note.is_none()
            && common.tags.is_empty()
            && common.level.is_none();
        if bare { self.0.text.serialize(serializer) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Cloze {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrFields;

        impl<'de> Visitor<'de> for TextOrFields {
            type Value = Cloze;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a text with [gaps]")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Cloze, E> {
                Ok(Cloze::new(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Cloze, A::Error> {
                ClozeFields::deserialize(MapAccessDeserializer::new(fields)).map(Cloze)
            }
        }

        deserializer.deserialize_any(TextOrFields)
    }
}

/// One answer or several that all count: `a: "2013"` or `a: ["Modibo Keïta", "Keïta"]`.
/// Never empty after reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(Vec<String>);

impl Answers {
    /// `None` for no answer at all.
    pub fn new(answers: Vec<String>) -> Option<Answers> {
        (!answers.is_empty()).then_some(Answers(answers))
    }

    /// The answer to show.
    pub fn first(&self) -> &str {
        &self.0[0]
    }

    pub fn all(&self) -> &[String] {
        &self.0
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Answers;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an answer in quotes or a list of answers")
            }

            fn visit_str<E: de::Error>(self, answer: &str) -> Result<Answers, E> {
                Ok(Answers(vec![answer.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Answers, A::Error> {
                let mut answers = Vec::new();
                while let Some(answer) = list.next_element()? {
                    answers.push(answer);
                }
                Answers::new(answers).ok_or_else(|| de::Error::invalid_length(0, &self))
            }
        }

        deserializer.deserialize_any(OneOrMany)
    }
}

/// A card of any kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Card {
    Ask(Ask),
    Pick(Pick),
    PickAll(PickAll),
    Cloze(Cloze),
    TrueFalse(TrueFalse),
    Order(Order),
    Match(Match),
    Number(Number),
    Flip(Flip),
}

/// Which kind a card is. The numbers stand in progress stores and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Ask = 0,
    Pick = 1,
    PickAll = 2,
    Cloze = 3,
    TrueFalse = 4,
    Order = 5,
    Match = 6,
    Number = 7,
    Flip = 8,
}

impl Kind {
    /// Every kind, in the order of [`Card`].
    pub const ALL: [Kind; 9] = [
        Kind::Ask,
        Kind::Pick,
        Kind::PickAll,
        Kind::Cloze,
        Kind::TrueFalse,
        Kind::Order,
        Kind::Match,
        Kind::Number,
        Kind::Flip,
    ];

    /// The kind's number in progress stores.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The kind of a number.
    pub fn from_number(number: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The name as written in a deck file.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ask => "Ask",
            Kind::Pick => "Pick",
            Kind::PickAll => "PickAll",
            Kind::Cloze => "Cloze",
            Kind::TrueFalse => "TrueFalse",
            Kind::Order => "Order",
            Kind::Match => "Match",
            Kind::Number => "Number",
            Kind::Flip => "Flip",
        }
    }
}

impl Card {
    pub fn kind(&self) -> Kind {
        match self {
            Card::Ask(_) => Kind::Ask,
            Card::Pick(_) => Kind::Pick,
            Card::PickAll(_) => Kind::PickAll,
            Card::Cloze(_) => Kind::Cloze,
            Card::TrueFalse(_) => Kind::TrueFalse,
            Card::Order(_) => Kind::Order,
            Card::Match(_) => Kind::Match,
            Card::Number(_) => Kind::Number,
            Card::Flip(_) => Kind::Flip,
        }
    }

    /// What the card carries beside its question and answer.
    pub fn common(&self) -> Common<'_> {
        match self {
            Card::Ask(card) => card.common(),
            Card::Pick(card) => card.common(),
            Card::PickAll(card) => card.common(),
            Card::Cloze(card) => card.0.common(),
            Card::TrueFalse(card) => card.common(),
            Card::Order(card) => card.common(),
            Card::Match(card) => card.common(),
            Card::Number(card) => card.common(),
            Card::Flip(card) => card.common(),
        }
    }

    /// The same card with all this in place of what it carried.
    pub fn with(mut self, extras: Extras) -> Card {
        match &mut self {
            Card::Ask(card) => card.carry(extras),
            Card::Pick(card) => card.carry(extras),
            Card::PickAll(card) => card.carry(extras),
            Card::Cloze(card) => card.0.carry(extras),
            Card::TrueFalse(card) => card.carry(extras),
            Card::Order(card) => card.carry(extras),
            Card::Match(card) => card.carry(extras),
            Card::Number(card) => card.carry(extras),
            Card::Flip(card) => card.carry(extras),
        }
        self
    }

    /// The same card with this id.
    pub fn with_id(mut self, id: CardId) -> Card {
        let place = match &mut self {
            Card::Ask(card) => &mut card.id,
            Card::Pick(card) => &mut card.id,
            Card::PickAll(card) => &mut card.id,
            Card::Cloze(card) => &mut card.0.id,
            Card::TrueFalse(card) => &mut card.id,
            Card::Order(card) => &mut card.id,
            Card::Match(card) => &mut card.id,
            Card::Number(card) => &mut card.id,
            Card::Flip(card) => &mut card.id,
        };
        *place = Some(id);
        self
    }

    /// What the learner is asked, gaps of a cloze still in brackets.
    pub fn prompt(&self) -> &str {
        match self {
            Card::Ask(card) => &card.q,
            Card::Pick(card) => &card.q,
            Card::PickAll(card) => &card.q,
            Card::Cloze(card) => card.text(),
            Card::TrueFalse(card) => &card.q,
            Card::Order(card) => &card.q,
            Card::Match(card) => &card.q,
            Card::Number(card) => &card.q,
            Card::Flip(card) => &card.front,
        }
    }
}
