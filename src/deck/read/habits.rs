//! What people write who are used to another format: texts joined with `+`, numbers with separators,
//! items without their list, `True/False(`.

use std::ops::Range;

use super::frames::{Frame, FrameKind, Items};
use super::lex::{Token, TokenKind};
use super::quotes::quoted;
use super::schema;
use super::tree::{Node, Parser, Value};
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::literal;
use crate::deck::outline::comments;

/// More characters than any head of an item has, torn or not.
const LONGEST_HEAD: usize = 24;

impl Parser<'_> {
    /// The bytes of an item's head in several parts, as in `True/False(` or `Pick all (`.
    pub(super) fn torn_head(&self, token: &Token) -> Option<Range<usize>> {
        let rest = &self.text[token.span.start..];
        let end =
            rest.find(['(', '{', '\n', ':', '"', ',']).filter(|end| rest[*end..].starts_with(['(', '{']))?;
        let written = rest[..end].trim_end();
        let is_torn = written.len() > token.span.len() && written.len() <= LONGEST_HEAD;
        let is_meant =
            || schema::meant_shape(written).is_some_and(|shape| schema::is_same_name(written, shape.head));
        (token.kind == TokenKind::Word && is_torn && is_meant())
            .then(|| token.span.start..token.span.start + written.len())
    }

    /// The list that an item belongs in which stands among the fields of a deck or fact.
    pub(super) fn unlisted(&self, kind: FrameKind, token: &Token, next: &Token) -> Option<Items> {
        let FrameKind::Struct(shape) = kind else { return None };
        if shape.is_card || !self.is_headed(token, next) {
            return None;
        }
        let items = Items::of_head(self.slice(&token.span))?;
        shape.field(items.field()).map(|_| items)
    }

    /// The items of a list whose `cards: [` is missing; the first one comes next.
    pub(super) fn unlisted_items(&mut self, items: Items) -> Vec<Node> {
        let start = self.peek().span.start;
        let field = items.field();
        let flaw = Diagnostic::error(
            Code::MissingBracket,
            start..start,
            format!("`{field}: [` is missing before this item"),
        )
        .with_label(format!("`{field}: [` belongs here"))
        .with_help(format!("items stand in a list, {field}: [ … ]"))
        .with_guess(start..start, format!("{field}: ["));
        self.flaw(flaw);
        self.open_run(items, start)
    }

    /// The items of a list whose `[` alone is missing, behind the colon that ends at byte `colon`.
    pub(super) fn unopened_items(&mut self, items: Items, colon: usize) -> Vec<Node> {
        let start = self.peek().span.start;
        let flaw =
            Diagnostic::error(Code::MissingBracket, colon..colon, "the opening `[` of this list is missing")
                .with_label("a `[` belongs here")
                .with_help(format!("items stand in a list, {}: [ … ]", items.field()))
                .with_guess(colon..colon, " [");
        self.flaw(flaw);
        self.open_run(items, start)
    }

    /// Items one behind the other, and the `]` behind them if there is one.
    fn open_run(&mut self, items: Items, at: usize) -> Vec<Node> {
        self.frames.push(Frame { kind: FrameKind::Items(items), open: b'[', at, expected: b'[' });
        let mut list = Vec::new();
        loop {
            let token = self.peek();
            let next = self.after(&token);
            match token.kind {
                TokenKind::Comma => drop(self.bump()),
                TokenKind::Close(b']') => {
                    self.bump();
                    break;
                }
                TokenKind::Word if self.is_headed(&token, &next) => list.push(self.item(items)),
                _ => break,
            }
        }
        self.frames.pop();
        if self.peek().kind == TokenKind::Comma {
            self.bump();
        }
        list
    }

    /// Takes `=>`, `=` or `:` between the two sides of a pair.
    pub(super) fn pair_sign(&mut self) {
        let start = self.last_end;
        let sign = self.bump();
        let flaw = Diagnostic::error(
            Code::MissingComma,
            sign.span.clone(),
            format!("`{}` where `,` is meant", self.slice(&sign.span)),
        )
        .with_help("the two sides of a pair are parted by a comma, (\"left\", \"right\")")
        .with_fix(start..sign.span.end, ",");
        self.flaw(flaw);
    }

    /// Takes the texts that are joined with `+` to the one that starts at byte `start`.
    pub(super) fn joined_texts(&mut self, start: usize) {
        let (mut parts, mut first_sign) = (Vec::new(), None);
        let first = start..self.last_end;
        loop {
            let sign = self.peek();
            let next = self.after(&sign);
            let is_sign = sign.kind == TokenKind::Number && self.slice(&sign.span) == "+";
            if !is_sign || next.kind != TokenKind::Text {
                break;
            }
            first_sign.get_or_insert(self.bump().span);
            parts.push(self.bump().span);
        }
        let Some(sign) = first_sign else { return };
        parts.insert(0, first);
        let flaw = Diagnostic::error(Code::Unexpected, sign, "`+` joins no texts here")
            .with_help("write one text; a backslash at the end of a line joins it with the next");
        let joined: Result<String, _> = parts.iter().map(|part| literal::decode(self.slice(part))).collect();
        // A comment between them would be lost.
        let has_comment =
            parts.windows(2).any(|pair| comments(self.slice(&(pair[0].end..pair[1].start))).next().is_some());
        self.flaw(match joined {
            Ok(joined) if !has_comment => flaw.with_fix(start..self.last_end, quoted(&joined)),
            _ => flaw,
        });
    }

    /// The value of a field that wants a number, where more than a number stands: a unit, a percent sign,
    /// a decimal comma, a fraction.
    pub(super) fn measured(&mut self, kind: FrameKind, name: &Range<usize>, token: &Token) -> Option<Node> {
        let FrameKind::Struct(shape) = kind else { return None };
        let is_number = shape.field(self.slice(name)).is_some_and(|field| field.of == schema::Type::Number);
        if !is_number || token.kind != TokenKind::Number {
            return None;
        }
        let start = token.span.start;
        let line = self.text[start..].lines().next().unwrap_or_default();
        let number =
            line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c)).len();
        let decimals = line[number..]
            .strip_prefix(',')
            .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let is_decimal =
            decimals > 0 && (decimals != 3 || line.starts_with('0')) && !line[..number].contains('.');
        let number_end = if is_decimal { number + 1 + decimals } else { number };
        let rest = &line[number_end..];
        let end = rest.find([',', ')', '"']).unwrap_or(rest.len());
        let behind = rest[..end].split("//").next().unwrap_or_default();
        let unit = behind.trim();
        let plain = line[..number_end].replace(',', ".");
        plain.parse::<f64>().ok()?;
        let is_unit = unit.starts_with(|c: char| c.is_alphabetic() || "%°€$£'′\u{b5}".contains(c))
            && !unit.contains(':');
        let fraction = unit
            .strip_prefix('/')
            .and_then(|below| below.trim().parse::<f64>().ok())
            .filter(|below| *below != 0.0);
        let (message, help, mended) = if let Some(below) = fraction {
            let value = plain.parse::<f64>().ok()? / below;
            ("a fraction is no number here", "write it as a decimal", value.to_string())
        } else if is_unit {
            let unit_field =
                if shape.field("unit").is_some() { format!(", unit: \"{unit}\"") } else { String::new() };
            (
                "a number stands without its unit",
                "the unit has a field of its own, `unit`",
                format!("{plain}{unit_field}"),
            )
        } else if is_decimal && unit.is_empty() {
            ("a decimal is written with a point", "write a point for the comma", plain)
        } else {
            return None;
        };
        let whole = start..start + number_end + behind.trim_end().len();
        self.jump(whole.end);
        self.flaw(
            Diagnostic::error(Code::WrongType, whole.clone(), message)
                .with_help(help)
                .with_guess(whole.clone(), mended),
        );
        Some(Node { span: whole, value: Value::Number, flawed: true })
    }

    /// The end of a number whose digits stand in groups of three, as in `13,289`. Not in a list, where
    /// a comma parts two numbers.
    pub(super) fn grouped_number(&self, token: &Token) -> Option<usize> {
        let in_list = matches!(self.frames.last(), Some(Frame { kind: FrameKind::List, .. }));
        if token.kind != TokenKind::Number || in_list {
            return None;
        }
        let rest = &self.text[token.span.start..];
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut end = digits(rest);
        if !(1..=3).contains(&end) {
            return None;
        }
        let first = end;
        while let Some(sign) =
            rest[end..].chars().next().filter(|c| matches!(c, ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}'))
            && digits(&rest[end + sign.len_utf8()..]) == 3
        {
            end += sign.len_utf8() + 3;
        }
        if rest[end..].starts_with('.') {
            end += 1 + digits(&rest[end + 1..]);
        }
        let is_whole = !rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        (end > first && is_whole && rest[first..].starts_with(|c: char| c != '.'))
            .then_some(token.span.start + end)
    }
}
