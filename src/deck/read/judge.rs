//! What is wrong with the content of an item: fields, names and types.

use std::ops::Range;

use super::schema::{FieldShape, Shape, Type, meant};
use super::tree::{Node, Struct, Value};
use crate::deck::day;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::{Citation, Until};
use crate::deck::id::{CardId, DeckId};
use crate::deck::literal;

use super::quotes::quoted;

/// The most characters of a deck's own words that a message repeats.
const MAX_QUOTE: usize = 40;

/// More fields than any struct has; those beyond are not looked at.
pub(super) const MAX_FIELDS: usize = 100;

/// Looks at what the parser made of items, and notes what is wrong.
pub(super) struct Judge<'t> {
    pub text: &'t str,
    pub flaws: Vec<Diagnostic>,
}

impl<'t> Judge<'t> {
    pub fn slice(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Checks a struct against its shape; lists of items are left out. Of one with flawed syntax,
    /// what seems to be missing may be there.
    pub fn structure(&mut self, item: &Struct, shape: &'static Shape, place: Range<usize>, flawed: bool) {
        let place = if item.head.is_empty() { place } else { item.head.clone() };
        if let Some(value) = item.values.first().filter(|_| !flawed) {
            self.nameless(item, value, shape);
            return;
        }
        let mut seen: Vec<(&'static str, Range<usize>)> = Vec::new();
        let mut has_unknown = self.belongs_to_another(item, shape);
        let is_another = has_unknown;
        for field in item.fields.iter().take(MAX_FIELDS) {
            let name = self.slice(&field.name);
            let known = match shape.field(name) {
                Some(known) => known,
                None if is_another => continue,
                None => {
                    let is_free = |known: &str| {
                        !item.fields.iter().take(MAX_FIELDS).any(|field| self.slice(&field.name) == known)
                    };
                    let free: Vec<&'static str> =
                        shape.all_fields().map(|field| field.name).filter(|name| is_free(name)).collect();
                    let meant = meant(name, free.iter().copied());
                    self.unknown_field(field.name.clone(), shape, meant);
                    has_unknown = true;
                    let Some(meant) = meant.and_then(|(meant, _)| shape.field(meant)) else { continue };
                    meant
                }
            };
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == known.name) {
                self.flaws.push(
                    Diagnostic::error(
                        Code::DuplicateField,
                        field.name.clone(),
                        format!("the field `{}` is given twice", known.name),
                    )
                    .with_related(first.clone(), "given here first")
                    .with_help("keep one of them"),
                );
                continue;
            }
            seen.push((known.name, field.name.clone()));
            if !known.required && self.is_nothing(&field.value) {
                self.nothing(field);
            } else if !field.value.flawed {
                self.value(&field.value, known);
            }
        }
        if has_unknown || flawed {
            // The unknown field is most likely the one missing; or it was lost to bad syntax.
            return;
        }
        let missing: Vec<&str> = shape
            .fields
            .iter()
            .filter(|field| field.required && !seen.iter().any(|(name, _)| *name == field.name))
            .map(|field| field.name)
            .collect();
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            let message = match names.as_slice() {
                [one] => format!("the field {one} is missing"),
                several => format!("the fields {} are missing", several.join(" and ")),
            };
            self.flaws.push(
                Diagnostic::error(Code::MissingField, place, message)
                    .with_label(format!("{} needs {}", shape.noun, names.join(" and ")))
                    .with_help(format!("write it like `{}`", shape.example)),
            );
        }
    }

    /// A struct with values that have no names; only `Cloze("…")` may be so.
    fn nameless(&mut self, item: &Struct, value: &Node, shape: &'static Shape) {
        let is_cloze = shape.head == "Cloze" && item.values.len() == 1 && item.fields.is_empty();
        if is_cloze {
            if let Some(text) = shape.field("text") {
                self.value(value, text);
            }
            return;
        }
        self.flaws.push(
            Diagnostic::error(Code::Unexpected, value.span.clone(), "a value without the name of its field")
                .with_help(format!("write {} like `{}`", shape.noun, shape.example)),
        );
    }

    fn unknown_field(
        &mut self,
        span: Range<usize>,
        shape: &'static Shape,
        meant: Option<(&'static str, bool)>,
    ) {
        let name = clipped(self.slice(&span));
        let flaw = Diagnostic::error(
            Code::UnknownField,
            span.clone(),
            format!("{} has no field `{name}`", shape.noun),
        );
        let fields: Vec<&str> = shape.all_fields().map(|field| field.name).collect();
        let fields = format!("its fields are {}", fields.join(", "));
        self.flaws.push(match meant {
            Some((meant, is_sure)) => flaw
                .with_label(format!("did you mean `{meant}`?"))
                .with_help(fields)
                .with_mend(span, meant, is_sure),
            None => flaw.with_help(fields),
        });
    }

    /// Checks a value against what its field has to be.
    fn value(&mut self, node: &Node, field: FieldShape) {
        match (&node.value, field.of) {
            (Value::Struct(some), _) if self.slice(&some.head) == "Some" && some.values.len() == 1 => {
                if let Some(inner) = some.values.first() {
                    self.value(inner, field);
                }
            }
            (Value::Word, _) if self.slice(&node.span) == "None" && !field.required => {}
            (Value::Text, Type::Text | Type::TextOrTexts) => {
                self.decoded(node);
            }
            (Value::Text, Type::Id) => self.id(node),
            (Value::Text, Type::Date) => self.date(node),
            (Value::List(list), Type::Texts) => self.texts(list, field),
            (Value::List(list), Type::TextOrTexts) => {
                self.texts(list, field);
                if list.is_empty() {
                    self.flaws.push(
                        Diagnostic::error(Code::MissingValue, node.span.clone(), "a card needs an answer")
                            .with_help(format!("write `{}: \"…\"`", field.name)),
                    );
                }
            }
            (Value::List(list), Type::Citations) => {
                for item in list {
                    match item.value {
                        Value::Text => self.citation(item),
                        _ => self.wrong_type(item, field),
                    }
                }
            }
            (Value::List(list), Type::Pairs) => {
                for item in list {
                    match &item.value {
                        Value::Struct(pair)
                            if pair.head.is_empty()
                                && pair.fields.is_empty()
                                && pair.values.len() == 2
                                && pair.values.iter().all(|side| matches!(side.value, Value::Text)) =>
                        {
                            for side in &pair.values {
                                self.decoded(side);
                            }
                        }
                        _ => self.wrong_type(item, field),
                    }
                }
            }
            (Value::Word, Type::Flag) if matches!(self.slice(&node.span), "true" | "false") => {}
            (Value::Word, Type::Number) if matches!(self.slice(&node.span), "inf" | "NaN") => {}
            (Value::Number, Type::Number) if self.is_number(node) => {}
            (Value::Number, Type::Level) if self.slice(&node.span).parse::<u8>().is_ok() => {}
            // Checked item by item.
            (Value::List(_), Type::Sources | Type::Facts | Type::Cards) => {}
            _ => self.wrong_type(node, field),
        }
    }

    fn is_number(&self, node: &Node) -> bool {
        super::item::parse::<f64>(self.slice(&node.span)).is_ok()
    }

    fn texts(&mut self, list: &[Node], field: FieldShape) {
        for item in list {
            match item.value {
                Value::Text => {
                    self.decoded(item);
                }
                _ => self.wrong_type(item, FieldShape { of: Type::Text, ..field }),
            }
        }
    }

    /// The text that a literal says; a bad escape is noted.
    fn decoded(&mut self, node: &Node) -> Option<String> {
        match literal::decode(self.slice(&node.span)) {
            Ok(text) => Some(text),
            Err(bad) => {
                let span = node.span.start + bad.span.start..node.span.start + bad.span.end;
                let escape = clipped(self.slice(&span));
                self.flaws.push(
                    Diagnostic::error(Code::Escape, span.clone(), format!("`{escape}` is no escape"))
                        .with_help(
                            "write a backslash as `\\\\`; the escapes are \\\" \\\\ \\n \\t \\r \\0 \\xHH \\u{H…}",
                        )
                        .with_fix(span.start..span.start + 1, "\\\\"),
                );
                None
            }
        }
    }

    fn id(&mut self, node: &Node) {
        if let Some(text) = self.decoded(node)
            && let Err(error) = CardId::new(text.as_str())
        {
            let flaw = Diagnostic::error(Code::BadId, node.span.clone(), error.to_string());
            let flaw = flaw.with_help("an id is made of letters, digits, `-`, `_` and `.`");
            self.flaws.push(match text.chars().any(char::is_alphanumeric) {
                true => flaw.with_guess(node.span.clone(), quoted(DeckId::slug(&text).as_str())),
                false => flaw,
            });
        }
    }

    fn date(&mut self, node: &Node) {
        if let Some(text) = self.decoded(node)
            && Until::try_from(text.clone()).is_err()
        {
            let written = clipped(&text);
            let message = match day::flaw(&text) {
                Some(reason) => format!("there is no day `{written}`: {reason}"),
                None => format!("`{written}` is no date"),
            };
            let flaw = Diagnostic::error(Code::BadDate, node.span.clone(), message)
                .with_help("write it as year-month-day, \"2023-12-31\" say");
            self.flaws.push(match day::meant(&text) {
                Some((date, is_sure)) => flaw.with_mend(node.span.clone(), quoted(&date), is_sure),
                None => flaw,
            });
        }
    }

    fn citation(&mut self, node: &Node) {
        if let Some(text) = self.decoded(node)
            && let Err(error) = Citation::try_from(text)
        {
            self.flaws.push(
                Diagnostic::error(Code::BadId, node.span.clone(), error.to_string())
                    .with_help("a citation is a source's id, or id#section"),
            );
        }
    }

    fn wrong_type(&mut self, node: &Node, field: FieldShape) {
        let found = match &node.value {
            Value::Text => "a text",
            Value::Number if self.slice(&node.span).parse::<f64>().is_err() => {
                "a number with other signs in it"
            }
            Value::Number => "a number",
            Value::Word if matches!(self.slice(&node.span), "true" | "false") => "a truth value",
            Value::Word => "a word without quotes",
            Value::List(_) => "a list",
            Value::Struct(_) | Value::Sound(_) => "something in parentheses",
            Value::Missing => return,
        };
        let flaw = Diagnostic::error(
            Code::WrongType,
            node.span.clone(),
            format!("`{}` has to be {}", field.name, field.of.describe()),
        )
        .with_label(format!("this is {found}"));
        self.flaws.push(match self.retyped(node, field.of) {
            Some((fixed, is_sure)) => flaw.with_help(format!("write `{}`", clipped(&fixed))).with_mend(
                node.span.clone(),
                fixed,
                is_sure,
            ),
            None => flaw,
        });
    }
}

/// The deck's own words in a length that fits a message.
pub(super) fn clipped(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
