//! A value of the wrong type in the form that its field wants.

use super::judge::Judge;
use super::quotes::quoted;
use super::schema::Type;
use super::tree::{Node, Value};
use crate::deck::day;
use crate::deck::literal;
use crate::deck::plain::plain_number;

impl Judge<'_> {
    /// The value in the form its field wants, where that is plain; and whether it is certain.
    pub(super) fn retyped(&self, node: &Node, of: Type) -> Option<(String, bool)> {
        let written = self.slice(&node.span);
        let sure = |fixed: String| Some((fixed, true));
        match (&node.value, of) {
            (Value::Number | Value::Word, Type::Text | Type::TextOrTexts | Type::Id) => sure(quoted(written)),
            (Value::Number | Value::Word, Type::Date) => match day::meant(written) {
                Some((date, is_sure)) => Some((quoted(&date), is_sure)),
                None => sure(quoted(written)),
            },
            (Value::Number | Value::Word, Type::Texts) => sure(format!("[{}]", quoted(written))),
            (Value::Text, Type::Texts) => {
                let text = literal::decode(written).ok()?;
                let parts: Vec<String> = text.split([',', ';']).map(|part| quoted(part.trim())).collect();
                let is_one = parts.len() == 1;
                if is_one {
                    sure(format!("[{written}]"))
                } else {
                    Some((format!("[{}]", parts.join(", ")), false))
                }
            }
            (Value::Text, Type::Citations) => sure(format!("[{written}]")),
            (Value::Struct(_) | Value::Sound(_), Type::Sources | Type::Facts | Type::Cards) => {
                sure(format!("[{written}]"))
            }
            (Value::List(list), Type::Text) => match list.as_slice() {
                [Node { value: Value::Text, span, .. }] => sure(self.slice(span).to_owned()),
                _ => None,
            },
            (Value::List(list), Type::Pairs) => self.paired(list),
            (Value::Number, Type::Number) => plain_number(written),
            (Value::Text, Type::Number) => plain_number(&literal::decode(written).ok()?),
            (Value::Text, Type::Level) => {
                let text = literal::decode(written).ok()?;
                text.parse::<u8>().is_ok().then_some((text, true))
            }
            (Value::Text | Value::Word | Value::Number, Type::Flag) => {
                match written.trim_matches('"').to_lowercase().as_str() {
                    "true" | "yes" | "t" | "1" => sure("true".to_owned()),
                    "false" | "no" | "f" | "0" => sure("false".to_owned()),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A list of texts as pairs: two by two.
    fn paired(&self, list: &[Node]) -> Option<(String, bool)> {
        let texts: Vec<&str> = list
            .iter()
            .map(|node| matches!(node.value, Value::Text).then(|| self.slice(&node.span)))
            .collect::<Option<_>>()?;
        let pairs: Vec<String> = texts.chunks_exact(2).map(|pair| format!("({})", pair.join(", "))).collect();
        (texts.len().is_multiple_of(2) && !texts.is_empty())
            .then(|| (format!("[{}]", pairs.join(", ")), false))
    }
}
