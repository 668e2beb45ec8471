//! What each struct of a deck file may hold: for telling what is wrong with one that the RON
//! parser refuses. The types in [`card`](crate::deck) and [`fact`](crate::deck) decide what is
//! right; a test keeps the two in step.

/// What a field's value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Texts,
    TextOrTexts,
    Flag,
    Number,
    /// A whole number from 0 to 255.
    Level,
    Pairs,
    Id,
    Date,
    Citations,
    Sources,
    Facts,
    Cards,
}

impl Type {
    /// As said in "`q` is …".
    pub fn describe(self) -> &'static str {
        match self {
            Type::Text | Type::Id => "a text, \"…\"",
            Type::Texts => "a list of texts, [\"…\", \"…\"]",
            Type::TextOrTexts => "a text, \"…\", or a list of texts, [\"…\", \"…\"]",
            Type::Flag => "`true` or `false`",
            Type::Number => "a number",
            Type::Level => "a whole number, 0 to 255",
            Type::Pairs => "a list of pairs, [(\"…\", \"…\"), (\"…\", \"…\")]",
            Type::Date => "a date as text, \"2023-12-31\"",
            Type::Citations => "a list of source ids, [\"…\"]",
            Type::Sources => "a list of sources, [Source( … )]",
            Type::Facts => "a list of facts, [Fact( … )]",
            Type::Cards => "a list of cards, [Ask( … )]",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldShape {
    pub name: &'static str,
    pub of: Type,
    pub required: bool,
}

/// A struct of the format.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The name before the parenthesis.
    pub head: &'static str,
    /// As said in "an Ask card has no field …".
    pub noun: &'static str,
    pub example: &'static str,
    pub fields: &'static [FieldShape],
    /// What every card may carry besides.
    pub is_card: bool,
}

const fn must(name: &'static str, of: Type) -> FieldShape {
    FieldShape { name, of, required: true }
}

const fn may(name: &'static str, of: Type) -> FieldShape {
    FieldShape { name, of, required: false }
}

const fn card(
    head: &'static str,
    noun: &'static str,
    example: &'static str,
    fields: &'static [FieldShape],
) -> Shape {
    Shape { head, noun, example, fields, is_card: true }
}

/// What every kind of card may carry.
const COMMON: [FieldShape; 5] = [
    may("id", Type::Id),
    may("hint", Type::Text),
    may("note", Type::Text),
    may("tags", Type::Texts),
    may("level", Type::Level),
];

pub(super) const DECK: Shape = Shape {
    head: "Deck",
    noun: "a deck",
    example: "Deck(title: \"…\", cards: [ … ])",
    fields: &[
        may("id", Type::Id),
        must("title", Type::Text),
        may("about", Type::Text),
        may("language", Type::Text),
        may("author", Type::Text),
        may("licence", Type::Text),
        may("sources", Type::Sources),
        may("facts", Type::Facts),
        may("cards", Type::Cards),
    ],
    is_card: false,
};

pub(super) const SOURCE: Shape = Shape {
    head: "Source",
    noun: "a source",
    example: "Source(id: \"…\", title: \"…\")",
    fields: &[
        must("id", Type::Id),
        must("title", Type::Text),
        may("author", Type::Text),
        may("date", Type::Text),
        may("url", Type::Text),
    ],
    is_card: false,
};

pub(super) const FACT: Shape = Shape {
    head: "Fact",
    noun: "a fact",
    example: "Fact(says: \"…\", cards: [ … ])",
    fields: &[
        may("id", Type::Id),
        must("says", Type::Text),
        may("cite", Type::Citations),
        may("quote", Type::Text),
        may("corrects", Type::Text),
        may("until", Type::Date),
        may("tags", Type::Texts),
        may("cards", Type::Cards),
    ],
    is_card: false,
};

pub(super) const CARDS: [Shape; 9] = [
    card(
        "Ask",
        "an Ask card",
        "Ask(q: \"…\", a: \"…\")",
        &[must("q", Type::Text), must("a", Type::TextOrTexts)],
    ),
    card(
        "Pick",
        "a Pick card",
        "Pick(q: \"…\", a: \"…\", not: [\"…\", \"…\"])",
        &[must("q", Type::Text), must("a", Type::Text), must("not", Type::Texts)],
    ),
    card(
        "PickAll",
        "a PickAll card",
        "PickAll(q: \"…\", a: [\"…\", \"…\"], not: [\"…\"])",
        &[must("q", Type::Text), must("a", Type::Texts), must("not", Type::Texts)],
    ),
    card("Cloze", "a Cloze card", "Cloze(\"… [gap] …\")", &[must("text", Type::Text)]),
    card(
        "TrueFalse",
        "a TrueFalse card",
        "TrueFalse(q: \"…\", a: true)",
        &[must("q", Type::Text), must("a", Type::Flag)],
    ),
    card(
        "Order",
        "an Order card",
        "Order(q: \"…\", a: [\"first\", \"second\"])",
        &[must("q", Type::Text), must("a", Type::Texts)],
    ),
    card(
        "Match",
        "a Match card",
        "Match(q: \"…\", a: [(\"left\", \"right\"), (\"left\", \"right\")])",
        &[must("q", Type::Text), must("a", Type::Pairs)],
    ),
    card(
        "Number",
        "a Number card",
        "Number(q: \"…\", a: 42)",
        &[
            must("q", Type::Text),
            must("a", Type::Number),
            may("tolerance", Type::Number),
            may("unit", Type::Text),
        ],
    ),
    card(
        "Flip",
        "a Flip card",
        "Flip(front: \"…\", back: \"…\")",
        &[must("front", Type::Text), must("back", Type::Text)],
    ),
];

impl Shape {
    pub fn all_fields(&self) -> impl Iterator<Item = FieldShape> {
        let common = if self.is_card { COMMON.as_slice() } else { &[] };
        self.fields.iter().chain(common).copied()
    }

    pub fn field(&self, name: &str) -> Option<FieldShape> {
        self.all_fields().find(|field| field.name == name)
    }
}

/// The kind of card with this name.
pub(super) fn card_shape(head: &str) -> Option<&'static Shape> {
    CARDS.iter().find(|shape| shape.head == head)
}

/// The kind of card that a head stands for, misspelt or not.
pub(super) fn meant_shape(head: &str) -> Option<&'static Shape> {
    card_shape(head).or_else(|| {
        let (name, _) = meant(head, CARDS.iter().map(|shape| shape.head))?;
        card_shape(name)
    })
}

/// Whether two names differ in nothing but case and signs.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `word` is the name of an item: a kind of card, `Fact` or `Source`.
pub(super) fn is_head(word: &str) -> bool {
    word == FACT.head || word == SOURCE.head || card_shape(word).is_some()
}

/// Whether `word` is a field of anything.
pub(super) fn is_field(word: &str) -> bool {
    [&DECK, &SOURCE, &FACT].into_iter().chain(&CARDS).any(|shape| shape.field(word).is_some())
}

/// What people write, and what they mean by it.
const ALIASES: [(&str, &str); 46] = [
    ("question", "q"),
    ("prompt", "q"),
    ("answer", "a"),
    ("answers", "a"),
    ("correct", "a"),
    ("wrong", "not"),
    ("incorrect", "not"),
    ("distractors", "not"),
    ("choices", "not"),
    ("options", "not"),
    ("license", "licence"),
    ("lang", "language"),
    ("description", "about"),
    ("name", "title"),
    ("statement", "says"),
    ("fact", "says"),
    ("source", "cite"),
    ("sources", "cite"),
    ("difficulty", "level"),
    ("questions", "q"),
    ("text", "q"),
    ("right", "a"),
    ("solution", "a"),
    ("solutions", "a"),
    ("false", "not"),
    ("nots", "not"),
    ("wrongs", "not"),
    ("tag", "tags"),
    ("labels", "tags"),
    ("comment", "note"),
    ("notes", "note"),
    ("hints", "hint"),
    ("explanation", "note"),
    ("citation", "cite"),
    ("citations", "cite"),
    ("cites", "cite"),
    ("card", "cards"),
    ("units", "unit"),
    ("question", "front"),
    ("answer", "back"),
    ("truefalse", "TrueFalse"),
    ("multiplechoice", "Pick"),
    ("choice", "Pick"),
    ("order", "Order"),
    ("basic", "Flip"),
    ("flashcard", "Flip"),
];

/// Longer words are no slip of the pen; comparing them could take long.
const MAX_WORD: usize = 40;

/// The name among `known` that `word` was most likely meant to be, and whether that is certain.
pub(super) fn meant<'n>(word: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<(&'n str, bool)> {
    if word.len() > MAX_WORD {
        return None;
    }
    let lower = letters(word);
    let is_alias = |name: &str| ALIASES.iter().any(|(alias, of)| *alias == lower && *of == name);
    if let Some(name) = known.clone().find(|name| is_alias(name) || name.to_lowercase() == lower) {
        return Some((name, true));
    }
    known
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        // A third of the letters may be wrong; of one letter, none.
        .filter(|(distance, name)| *distance <= name.chars().count().max(lower.chars().count()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(distance, name)| (name, distance == 1 && name.len() > 2))
}

#[cfg(test)]
mod tests {
    use super::{CARDS, COMMON, DECK, FACT, SOURCE, Shape, Type, card_shape, meant};
    use crate::deck::{Card, Deck, Fact, Kind, Source};
    use ron::extensions::Extensions;

    /// A value of each type.
    fn sample(of: Type) -> &'static str {
        match of {
            Type::Text | Type::Id | Type::TextOrTexts => "\"x\"",
            Type::Texts | Type::Citations => "[\"x\"]",
            Type::Flag => "true",
            Type::Number | Type::Level => "1",
            Type::Pairs => "[(\"x\", \"y\")]",
            Type::Date => "\"2023-12-31\"",
            Type::Sources | Type::Facts | Type::Cards => "[]",
        }
    }

    fn written(shape: &Shape, without: Option<&str>) -> String {
        let fields = shape.all_fields().filter(|field| Some(field.name) != without);
        let fields: Vec<String> =
            fields.map(|field| format!("{}: {}", field.name, sample(field.of))).collect();
        format!("{}({})", shape.head, fields.join(", "))
    }

    #[test]
    fn the_shapes_are_those_of_the_types() {
        let ron = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES);
        let reads = |shape: &Shape, text: &str| match shape.head {
            "Deck" => ron.from_str::<Deck>(text).is_ok(),
            "Source" => ron.from_str::<Source>(text).is_ok(),
            "Fact" => ron.from_str::<Fact>(text).is_ok(),
            _ => ron.from_str::<Card>(text).is_ok(),
        };
        for shape in [&DECK, &SOURCE, &FACT].into_iter().chain(&CARDS) {
            assert!(reads(shape, &written(shape, None)), "{}", shape.head);
            for field in shape.all_fields() {
                let without = reads(shape, &written(shape, Some(field.name)));
                assert_eq!(without, !field.required, "{} without {}", shape.head, field.name);
            }
        }
        assert_eq!(COMMON.len(), 5);
        assert!(Kind::ALL.iter().all(|kind| card_shape(kind.name()).is_some()));
    }

    #[test]
    fn near_names_and_other_words_are_understood() {
        let fields = ["q", "a", "not", "hint"];
        for (word, name) in [("question", Some("q")), ("hnt", Some("hint")), ("Q", Some("q")), ("x", None)] {
            assert_eq!(meant(word, fields.into_iter()).map(|(name, _)| name), name, "{word}");
        }
    }
}
