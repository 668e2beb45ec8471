//! Fields that do not belong where they stand, and values that stand for none.

use super::judge::{Judge, MAX_FIELDS};
use super::schema::{CARDS, Shape};
use super::tree::{Field, Node, Struct, Value};
use crate::deck::diagnostic::{Code, Diagnostic};

impl Judge<'_> {
    /// Tells of fields that belong to another kind of card, and which kind has all of them.
    pub(super) fn belongs_to_another(&mut self, item: &Struct, shape: &'static Shape) -> bool {
        let names: Vec<&str> =
            item.fields.iter().take(MAX_FIELDS).map(|field| self.slice(&field.name)).collect();
        let others = |name: &str| CARDS.iter().filter(|other| other.field(name).is_some()).count() > 0;
        let odd = item.fields.iter().take(MAX_FIELDS).find(|field| {
            let name = self.slice(&field.name);
            shape.is_card && shape.field(name).is_none() && others(name)
        });
        let Some(odd) = odd else { return false };
        let name = self.slice(&odd.name);
        let fits = |other: &&Shape| {
            names.iter().all(|name| other.field(name).is_some())
                && other.fields.iter().all(|field| !field.required || names.contains(&field.name))
        };
        let kinds: Vec<&str> =
            CARDS.iter().filter(|other| other.field(name).is_some()).map(|other| other.head).collect();
        let flaw = Diagnostic::error(
            Code::UnknownField,
            odd.name.clone(),
            format!("{} has no field `{name}`", shape.noun),
        )
        .with_label(format!("this is a field of {}", kinds.join(", ")));
        self.flaws.push(match CARDS.iter().find(fits) {
            Some(other) if !item.head.is_empty() => flaw
                .with_help(format!("make it {}, or remove the field", other.noun))
                .with_guess(item.head.clone(), other.head),
            _ => {
                let fields: Vec<&str> = shape.all_fields().map(|field| field.name).collect();
                flaw.with_help(format!("the fields of {} are {}", shape.noun, fields.join(", ")))
            }
        });
        true
    }

    /// Whether a value stands for none at all in another language.
    pub(super) fn is_nothing(&self, value: &Node) -> bool {
        matches!(value.value, Value::Word)
            && matches!(
                self.slice(&value.span),
                "null" | "NULL" | "Null" | "nil" | "none" | "NONE" | "undefined" | "nothing"
            )
    }

    /// Tells that the field is to be left out.
    pub(super) fn nothing(&mut self, field: &Field) {
        let written = self.slice(&field.value.span);
        let flaw = Diagnostic::error(
            Code::WrongType,
            field.value.span.clone(),
            format!("`{written}` is no value here"),
        )
        .with_help(format!("leave `{}` out", self.slice(&field.name)));
        // With the comma before the field, or else the one behind it.
        let (start, end) = (field.name.start, field.value.span.end);
        let before = self.text[..start].trim_end();
        let behind = self.text[end..].trim_start();
        // The comma may be that of a comment, which is to stay.
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if self.text[line..before.len()].contains("//") || before.ends_with("*/") || behind.starts_with('/') {
            self.flaws.push(flaw);
            return;
        }
        let span = if before.ends_with(',') {
            before.len() - 1..end
        } else if let Some(rest) = behind.strip_prefix(',') {
            start..self.text.len() - rest.trim_start().len()
        } else {
            start..end
        };
        self.flaws.push(flaw.with_fix(span, ""));
    }
}
