//! How the parser takes a field: its name, what stands for its colon, and its value.

use std::ops::Range;

use super::frames::{FrameKind, Items};
use super::lex::{Token, TokenKind};
use super::tree::{Node, Parser, Value};
use crate::deck::diagnostic::{Code, Diagnostic};

impl Parser<'_> {
    /// Takes a field's name and what stands for its colon, if that is what comes next.
    pub(super) fn field_name(
        &mut self,
        kind: FrameKind,
        token: &Token,
        next: &Token,
    ) -> Option<Range<usize>> {
        // The two sides of a pair have no names.
        let named = matches!(next.kind, TokenKind::Colon | TokenKind::Equals)
            && !(kind == FrameKind::Tuple
                && token.kind == TokenKind::Text
                && self.frames.last().is_some_and(|frame| frame.open == b'('));
        let name = match token.kind {
            TokenKind::Word if named => self.bump().span,
            TokenKind::Text if named => {
                let span = self.bump().span;
                let name = self.slice(&span).trim_matches('"');
                self.quoted_field(&span, name);
                let inside = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
                if self.text.get(inside.clone()).is_some() { inside } else { span }
            }
            TokenKind::Word => {
                let FrameKind::Struct(shape) = kind else { return None };
                let starts_value =
                    matches!(next.kind, TokenKind::Text | TokenKind::Number | TokenKind::Open(b'['));
                if !starts_value || shape.field(self.slice(&token.span)).is_none() {
                    return None;
                }
                let span = self.bump().span;
                let name = self.slice(&span);
                let flaw = Diagnostic::error(
                    Code::MissingColon,
                    span.clone(),
                    format!("a colon is missing behind `{name}`"),
                )
                .with_help(format!("write `{name}: …`"))
                .with_fix(span.end..span.end, ":");
                self.flaw(flaw);
                return Some(span);
            }
            _ => return None,
        };
        let sign = self.bump();
        if sign.kind == TokenKind::Equals {
            let spaced = self.text[sign.span.end..].starts_with([' ', '\n', '\r', '\t']);
            let flaw = Diagnostic::error(Code::Equals, sign.span.clone(), "a field's value follows a colon")
                .with_help(format!("write `{}: …`", self.slice(&name)))
                .with_fix(name.end..sign.span.end, if spaced { ":" } else { ": " });
            self.flaw(flaw);
        }
        Some(name)
    }

    /// Tells of a field's name in quotes; all of one line are one mistake.
    fn quoted_field(&mut self, span: &Range<usize>, name: &str) {
        let text = self.text;
        let before = self.lexer.flaws.last_mut().filter(|flaw| flaw.code == Code::QuotedField);
        if let Some(fix) = before.and_then(|flaw| flaw.fix.as_mut())
            && let Some(between) =
                text.get(fix.span.end..span.start).filter(|between| !between.contains('\n'))
        {
            fix.replacement.push_str(between);
            fix.replacement.push_str(name);
            fix.span.end = span.end;
            self.flaws_here += 1;
            return;
        }
        let flaw = Diagnostic::error(Code::QuotedField, span.clone(), "a field's name in quotes")
            .with_help("names of fields stand without quotes")
            .with_fix(span.clone(), name);
        self.flaw(flaw);
    }

    pub(super) fn field_value(&mut self, kind: FrameKind, name: &Range<usize>) -> Node {
        let flaws_around = std::mem::take(&mut self.flaws_here);
        let token = self.peek();
        let holds_items = matches!(kind, FrameKind::Struct(shape) if !shape.is_card);
        let is_known = matches!(kind, FrameKind::Struct(shape) if shape.field(self.slice(name)).is_some());
        let items = if is_known { Items::of_field(self.slice(name)) } else { Items::meant(self.slice(name)) };
        let items = items.filter(|_| holds_items);
        let mut node = match (items, token.kind) {
            (Some(items), TokenKind::Open(b'[')) => {
                let list = self.items(items);
                Node { span: token.span.start..self.last_end, value: Value::List(list), flawed: false }
            }
            (Some(items), TokenKind::Word) if self.is_headed(&token, &self.after(&token)) => {
                let list = self.unopened_items(items, self.last_end);
                Node { span: token.span.start..self.last_end, value: Value::List(list), flawed: false }
            }
            (_, TokenKind::Comma | TokenKind::Close(_) | TokenKind::End) => {
                let name = self.slice(name);
                let flaw = Diagnostic::error(
                    Code::MissingValue,
                    self.last_end..self.last_end,
                    format!("the value of `{name}` is missing"),
                );
                self.flaw(flaw);
                Node { span: self.last_end..self.last_end, value: Value::Missing, flawed: true }
            }
            _ => match self.measured(kind, name, &token) {
                Some(node) => node,
                None => self.value(),
            },
        };
        node.flawed = self.flaws_here > 0;
        self.flaws_here += flaws_around;
        node
    }
}
