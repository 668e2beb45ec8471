//! Items of a deck as heads and fields, each value written out.

use crate::deck::card::{Answers, Card};
use crate::deck::fact::{Fact, Source};
use crate::text::is_control;

/// A value in the making: lists may be broken over lines, all else may not.
pub(super) enum Value {
    Plain(String),
    List(Vec<String>),
}

impl Value {
    fn text(text: &str) -> Value {
        Value::Plain(quoted(text))
    }

    fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Value {
        Value::List(texts.into_iter().map(|text| quoted(text)).collect())
    }

    pub(super) fn on_one_line(&self) -> String {
        match self {
            Value::Plain(plain) => plain.clone(),
            Value::List(list) => format!("[{}]", list.join(", ")),
        }
    }
}

/// `Head(name: value, …)`; the one value of a short cloze has no name.
pub(super) struct Call {
    pub head: &'static str,
    pub fields: Vec<(&'static str, Value)>,
}

impl Call {
    pub(super) fn on_one_line(&self) -> String {
        let fields: Vec<String> =
            self.fields.iter().map(|(name, value)| named(name, &value.on_one_line())).collect();
        format!("{}({})", self.head, fields.join(", "))
    }
}

pub(super) fn named(name: &str, value: &str) -> String {
    if name.is_empty() { value.to_owned() } else { format!("{name}: {value}") }
}

pub(super) fn source_call(source: &Source) -> Call {
    let mut fields = vec![("id", Value::text(source.id.as_str())), ("title", Value::text(&source.title))];
    for (name, text) in [("author", &source.author), ("date", &source.date), ("url", &source.url)] {
        fields.extend(text.as_ref().map(|text| (name, Value::text(text))));
    }
    Call { head: "Source", fields }
}

/// The fields of a fact but its cards.
pub(super) fn fact_fields(fact: &Fact) -> Vec<(&'static str, Value)> {
    let text = |text: &Option<String>| text.as_ref().map(|text| Value::text(text));
    let list = |list: &[String]| (!list.is_empty()).then(|| Value::texts(list));
    let cite: Vec<String> = fact.cite.iter().map(ToString::to_string).collect();
    let fields = [
        ("id", fact.id.as_ref().map(|id| Value::text(id.as_str()))),
        ("says", Some(Value::text(&fact.says))),
        ("corrects", text(&fact.corrects)),
        ("cite", list(&cite)),
        ("quote", text(&fact.quote)),
        ("until", fact.until.map(|until| Value::text(&until.0.to_string()))),
        ("tags", list(&fact.tags)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

pub(super) fn card_call(card: &Card) -> Call {
    let common = card.common();
    let mut fields = Vec::new();
    fields.extend(common.id.map(|id| ("id", Value::text(id.as_str()))));
    let q = |q: &str| ("q", Value::text(q));
    match card {
        Card::Ask(card) => fields.extend([q(&card.q), ("a", answers(&card.a))]),
        Card::Pick(card) => {
            fields.extend([q(&card.q), ("a", Value::text(&card.a)), ("not", Value::texts(&card.not))]);
        }
        Card::PickAll(card) => {
            fields.extend([q(&card.q), ("a", Value::texts(&card.a)), ("not", Value::texts(&card.not))]);
        }
        Card::Cloze(card) => fields.push(("text", Value::text(card.text()))),
        Card::TrueFalse(card) => fields.extend([q(&card.q), ("a", Value::Plain(card.a.to_string()))]),
        Card::Order(card) => fields.extend([q(&card.q), ("a", Value::texts(&card.a))]),
        Card::Match(card) => {
            let pair = |(left, right): &(String, String)| format!("({}, {})", quoted(left), quoted(right));
            fields.extend([q(&card.q), ("a", Value::List(card.a.iter().map(pair).collect()))]);
        }
        Card::Number(card) => {
            fields.extend([q(&card.q), ("a", number(card.a))]);
            if card.tolerance != 0.0 {
                fields.push(("tolerance", number(card.tolerance)));
            }
            fields.extend(card.unit.as_ref().map(|unit| ("unit", Value::text(unit))));
        }
        Card::Flip(card) => {
            fields.extend([("front", Value::text(&card.front)), ("back", Value::text(&card.back))]);
        }
    }
    fields.extend(common.hint.map(|hint| ("hint", Value::text(hint))));
    fields.extend(common.note.map(|note| ("note", Value::text(note))));
    if !common.tags.is_empty() {
        fields.push(("tags", Value::texts(common.tags)));
    }
    fields.extend(common.level.map(|level| ("level", Value::Plain(level.to_string()))));
    if let ([(name, _)], Card::Cloze(_)) = (fields.as_mut_slice(), card) {
        *name = "";
    }
    Call { head: card.kind().name(), fields }
}

fn answers(answers: &Answers) -> Value {
    match answers.all() {
        [one] => Value::text(one),
        several => Value::texts(several),
    }
}

/// Digits beyond which a number is easier read with an exponent.
const LONG_NUMBER: f64 = 1e15;

fn number(number: f64) -> Value {
    let is_small = number != 0.0 && number.abs() < 1.0 / LONG_NUMBER;
    Value::Plain(if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_finite() && (number.abs() >= LONG_NUMBER || is_small) {
        format!("{number:e}")
    } else {
        number.to_string()
    })
}

/// A text as a string literal on one line. What an editor would not show is escaped.
pub(in crate::deck) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_control(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{{{:x}}}", c as u32));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_to_be_read() {
        for (value, text) in
            [(3.0, "3"), (-0.5, "-0.5"), (6.022e23, "6.022e23"), (1e-20, "1e-20"), (f64::INFINITY, "inf")]
        {
            let super::Value::Plain(written) = number(value) else { panic!("no list") };
            assert_eq!(written, text);
        }
    }
}
