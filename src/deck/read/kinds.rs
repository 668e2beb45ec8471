//! Which kind of item is meant by a head that is none, or is missing.

use std::ops::Range;

use super::judge::clipped;
use super::salvage::Salvage;
use super::schema::{self, Shape, Type, meant};
use super::tree::{Struct, Value};
use crate::deck::card::Kind;
use crate::deck::diagnostic::{Code, Diagnostic};

impl Salvage<'_> {
    /// Whether an item is of the kind that its list holds; tells if not.
    pub(super) fn is_headed(&mut self, content: &Struct, shape: &'static Shape) -> bool {
        let head = self.judge.slice(&content.head);
        if head.is_empty() || head == shape.head {
            return true;
        }
        let flaw = Diagnostic::error(
            Code::UnknownKind,
            content.head.clone(),
            format!("`{}` where {} is meant", clipped(head), shape.noun),
        )
        .with_help(format!("this list holds items like `{}`", shape.example));
        self.judge.flaws.push(match meant(head, std::iter::once(shape.head)) {
            Some((_, is_sure)) => flaw.with_mend(content.head.clone(), shape.head, is_sure),
            None => flaw,
        });
        false
    }

    /// The kind of card that has these fields, however they are spelt, and takes such an answer.
    fn shape_by_fields(&self, content: &Struct) -> Option<&'static Shape> {
        let takes = |shape: &&Shape| {
            let mut named = Vec::new();
            let are_known = content.fields.iter().all(|field| {
                let name = self.judge.slice(&field.name);
                let known = shape.field(name).or_else(|| {
                    let (meant, _) = meant(
                        name,
                        shape.all_fields().map(|field| field.name).collect::<Vec<_>>().into_iter(),
                    )?;
                    shape.field(meant)
                });
                named.extend(known.map(|known| known.name));
                known.is_some_and(|known| match (&field.value.value, known.of) {
                    (Value::List(_), of) => matches!(of, Type::Texts | Type::TextOrTexts | Type::Pairs),
                    (Value::Number, of) => matches!(of, Type::Number | Type::Level),
                    (Value::Word, of) => of == Type::Flag,
                    (_, of) => matches!(of, Type::Text | Type::TextOrTexts | Type::Id),
                })
            });
            let has_all = shape.fields.iter().all(|field| !field.required || named.contains(&field.name));
            are_known && has_all && !content.fields.is_empty()
        };
        schema::CARDS.iter().find(takes)
    }

    /// The kind of a card, and whether its head names it; one that is meant is told.
    pub(super) fn kind_of_card(
        &mut self,
        content: &Struct,
        span: &Range<usize>,
    ) -> Option<(&'static Shape, bool)> {
        let head = self.judge.slice(&content.head);
        if let Some(shape) = schema::card_shape(head) {
            return Some((shape, true));
        }
        let kinds = Kind::ALL.map(Kind::name);
        let help = format!("the kinds of card are {}", kinds.join(", "));
        let flaw = if head.is_empty() {
            let place = span.start..span.start + 1;
            Diagnostic::error(Code::UnknownKind, place, "the kind of this card is missing").with_help(help)
        } else {
            let place = content.head.clone();
            let flaw = Diagnostic::error(
                Code::UnknownKind,
                place.clone(),
                format!("`{}` is no kind of card", clipped(head)),
            )
            .with_help(help);
            match meant(head, kinds.into_iter()) {
                Some((kind, is_sure)) => {
                    flaw.with_label(format!("did you mean `{kind}`?")).with_mend(place, kind, is_sure)
                }
                None => flaw,
            }
        };
        let meant = schema::meant_shape(head).filter(|_| !head.is_empty());
        let by_fields = if meant.is_none() { self.shape_by_fields(content) } else { None };
        self.judge.flaws.push(match by_fields {
            Some(shape) => {
                let flaw = flaw.with_label(format!("did you mean `{}`?", shape.head));
                let place = if head.is_empty() { span.start..span.start } else { content.head.clone() };
                flaw.with_guess(place, shape.head)
            }
            None => flaw,
        });
        meant.or(by_fields).map(|shape| (shape, false))
    }
}
