//! Reading what can be read of a file that is not in order.

use std::ops::Range;

use ron::error::SpannedError;

use super::frames::{FrameKind, Items};
use super::item::{self, Item};
use super::judge::{Judge, clipped};
use super::lex::{Lexer, TokenKind};
use super::schema::{self, Shape, meant};
use super::tree::{Field, Node, Parser, Struct, Value};
use super::{FactSpan, Placed};
use crate::deck::card::{Card, Kind};
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::{Deck, Fact};
use crate::deck::outline::FieldSpan;

/// What is there of a deck, and everything that is wrong with the file.
pub(super) fn salvage(text: &str) -> (Option<Placed>, Vec<Diagnostic>) {
    let mut parser = Parser::new(text, body_start(text), true);
    let root = match root(&mut parser) {
        Ok(root) => root,
        Err(flaw) => return (None, vec![*flaw]),
    };
    let flaws = std::mem::take(&mut parser.lexer.flaws);
    let mut salvage = Salvage { judge: Judge { text, flaws }, placed: None };
    salvage.deck(root);
    (salvage.placed, salvage.judge.flaws)
}

/// What is wrong with an item that RON refused with `error`.
pub(super) fn first_flaw(slice: &str, items: Items, error: &SpannedError) -> Box<Diagnostic> {
    let mut parser = Parser::new(slice, 0, false);
    let node = parser.item(items);
    let flaws = std::mem::take(&mut parser.lexer.flaws);
    let mut salvage = Salvage { judge: Judge { text: slice, flaws }, placed: None };
    match items {
        Items::Facts => drop(salvage.fact(node)),
        _ => drop(salvage.card(node)),
    }
    let first = salvage.judge.flaws.into_iter().min_by_key(|flaw| flaw.span.start);
    Box::new(first.unwrap_or_else(|| item::complaint(slice, error)))
}

/// Behind a byte order mark and a header that turns extensions on.
fn body_start(text: &str) -> usize {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with("#![") {
        let Some((_, behind)) = rest.split_once(']') else { break };
        rest = behind.trim_start();
    }
    text.len() - rest.len()
}

/// The deck's struct, or why there is none.
fn root(parser: &mut Parser<'_>) -> Result<Struct, Box<Diagnostic>> {
    let first = parser.peek();
    let not_a_deck = |message: String| {
        Diagnostic::error(Code::NotADeck, first.span.clone(), message)
            .with_help(format!("a deck file starts like `{}`", schema::DECK.example))
    };
    let opens = |kind| matches!(kind, TokenKind::Open(b'(' | b'{'));
    let head = match first.kind {
        TokenKind::End => {
            let flaw = Diagnostic::error(Code::EmptyFile, first.span.clone(), "the file holds no deck")
                .with_help(format!("write it like `{}`", schema::DECK.example));
            return Err(Box::new(flaw));
        }
        TokenKind::Open(b'(') => first.span.start..first.span.start,
        TokenKind::Word if opens(parser.after(&first).kind) => parser.bump().span,
        _ => return Err(Box::new(not_a_deck("this is no deck".to_owned()))),
    };
    let name = parser.slice(&head);
    if !name.is_empty() && name != schema::DECK.head {
        let flaw = not_a_deck(format!("`{}` is no deck", clipped(name)));
        if meant(name, std::iter::once(schema::DECK.head)).is_none() {
            return Err(Box::new(flaw));
        }
        parser.flaw(flaw.with_fix(head.clone(), schema::DECK.head));
    }
    let content = parser.structure(FrameKind::Struct(&schema::DECK), head);
    let rest = parser.peek();
    if rest.kind != TokenKind::End {
        trailing(parser, rest.span);
    }
    Ok(content)
}

fn trailing(parser: &mut Parser<'_>, first: Range<usize>) {
    let mut lexer = Lexer::new(parser.text, first.start);
    let is_bracket = matches!(lexer.next().kind, TokenKind::Close(_));
    let is_all = lexer.next().kind == TokenKind::End;
    lexer.at = first.start;
    lexer.skip_line();
    let line_end = first.start + parser.text[first.start..lexer.at].trim_end().len();
    let flaw = if is_bracket {
        Diagnostic::error(
            Code::ExtraBracket,
            first.clone(),
            "this bracket closes nothing: the deck ended before it",
        )
    } else {
        Diagnostic::error(
            Code::TrailingText,
            first.start..line_end.max(first.end),
            "the deck ended before this",
        )
    };
    let flaw = flaw.with_help("a file holds one deck, and nothing behind its closing `)` but comments");
    parser.flaw(if is_all { flaw.with_fix(first, "") } else { flaw });
}

struct Salvage<'t> {
    judge: Judge<'t>,
    placed: Option<Placed>,
}

impl<'t> Salvage<'t> {
    fn deck(&mut self, root: Struct) {
        let place = root.head.clone();
        let head = self.own_fields(&root);
        let has_title = root.fields.iter().any(|field| self.judge.slice(&field.name) == "title");
        self.judge.structure(&root, &schema::DECK, place, has_title);
        let place_of =
            |field: &Field| FieldSpan { name: field.name.clone(), value: field.value.span.clone() };
        let mut placed = item::parse::<Deck>(&head).ok().map(|deck| Placed {
            deck,
            fields: root.fields.iter().map(place_of).collect(),
            sources: Vec::new(),
            facts: Vec::new(),
            cards: Vec::new(),
            has_all_sources: true,
        });
        for field in root.fields {
            let items = Items::of_field(self.judge.slice(&field.name));
            let (Some(items), Value::List(list)) = (items, field.value.value) else { continue };
            for node in list {
                self.item(items, node, placed.as_mut());
            }
        }
        self.placed = placed;
    }

    /// A deck of those of its own fields that can be read.
    fn own_fields(&self, root: &Struct) -> String {
        let mut own: Vec<(&str, String)> = Vec::new();
        for field in &root.fields {
            let name = self.judge.slice(&field.name);
            let is_known = schema::DECK.field(name).is_some() && Items::of_field(name).is_none();
            if !is_known || own.iter().any(|(earlier, _)| *earlier == name) {
                continue;
            }
            let written = format!("{name}:{}", self.judge.slice(&field.value.span));
            let title = if name == "title" { "" } else { "title:\"\"," };
            if item::parse::<Deck>(&format!("Deck({title}{written})")).is_ok() {
                own.push((name, written));
            }
        }
        let own: Vec<String> = own.into_iter().map(|(_, written)| written).collect();
        format!("Deck({})", own.join(","))
    }

    fn item(&mut self, items: Items, node: Node, placed: Option<&mut Placed>) {
        let span = node.span.clone();
        match items {
            Items::Sources => {
                let source = self.source(node);
                if let Some(placed) = placed {
                    placed.has_all_sources &= source.is_some();
                    if let Some(Item::Source(source)) = source {
                        placed.deck.sources.push(source);
                        placed.sources.push(span);
                    }
                }
            }
            Items::Facts => {
                if let (Some((fact, span)), Some(placed)) = (self.fact(node), placed) {
                    placed.deck.facts.push(fact);
                    placed.facts.push(span);
                }
            }
            Items::Cards => {
                if let (Some(card), Some(placed)) = (self.card(node), placed) {
                    placed.deck.cards.push(card);
                    placed.cards.push(span);
                }
            }
        }
    }

    fn source(&mut self, node: Node) -> Option<Item> {
        match node.value {
            Value::Sound(item) => Some(*item),
            Value::Struct(content) => {
                if !self.is_headed(&content, &schema::SOURCE) {
                    return None;
                }
                self.whole(&node.span, node.flawed, &content, &schema::SOURCE).map(Item::Source)
            }
            _ => None,
        }
    }

    fn card(&mut self, node: Node) -> Option<Card> {
        match node.value {
            Value::Sound(item) => match *item {
                Item::Card(card) => Some(card),
                _ => None,
            },
            Value::Struct(content) => {
                let shape = self.kind_of_card(&content, &node.span)?;
                self.whole(&node.span, node.flawed, &content, shape)
            }
            _ => None,
        }
    }

    /// A fact with those of its cards that can be read.
    fn fact(&mut self, node: Node) -> Option<(Fact, FactSpan)> {
        let content = match node.value {
            Value::Sound(item) => match *item {
                Item::Fact(fact, span) => return Some((fact, span)),
                _ => return None,
            },
            Value::Struct(content) => content,
            _ => return None,
        };
        if !self.is_headed(&content, &schema::FACT) {
            return None;
        }
        let flaws = self.judge.flaws.len();
        self.judge.structure(&content, &schema::FACT, node.span.start..node.span.start + 1, node.flawed);
        let is_in_doubt = self.judge.flaws.len() > flaws;
        let mut own = String::from("Fact(");
        let (mut cards, mut spans) = (Vec::new(), Vec::new());
        for field in content.fields {
            let name = self.judge.slice(&field.name);
            let Value::List(list) = field.value.value else {
                own.push_str(&format!("{name}:{},", self.judge.slice(&field.value.span)));
                continue;
            };
            if Items::of_field(name) != Some(Items::Cards) {
                own.push_str(&format!("{name}:{},", self.judge.slice(&field.value.span)));
                continue;
            }
            for card in list {
                let span = card.span.clone();
                if let Some(card) = self.card(card) {
                    cards.push(card);
                    spans.push(span);
                }
            }
        }
        own.push(')');
        if is_in_doubt {
            return None;
        }
        match item::parse::<Fact>(&own) {
            Ok(fact) => Some((Fact { cards, ..fact }, FactSpan { span: node.span, cards: spans })),
            Err(_) if node.flawed => None,
            Err(error) => {
                // The places in what was put together are not those of the file.
                let reason = item::complaint(&own, &error).message;
                let head = node.span.start..node.span.start + "Fact".len().min(node.span.len());
                self.judge.flaws.push(Diagnostic::error(Code::Syntax, head, reason));
                None
            }
        }
    }

    /// An item without items of its own.
    fn whole<T: serde::de::DeserializeOwned>(
        &mut self,
        span: &Range<usize>,
        flawed: bool,
        content: &Struct,
        shape: &'static Shape,
    ) -> Option<T> {
        let flaws = self.judge.flaws.len();
        self.judge.structure(content, shape, span.start..span.start + 1, flawed);
        if flawed || self.judge.flaws.len() > flaws {
            return None;
        }
        let slice = self.judge.slice(span);
        match item::parse(slice) {
            Ok(item) => Some(item),
            Err(error) => {
                self.judge.flaws.push(item::complaint(slice, &error).shifted(span.start));
                None
            }
        }
    }

    /// Whether an item is of the kind that its list holds; tells if not.
    fn is_headed(&mut self, content: &Struct, shape: &'static Shape) -> bool {
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
        let is_near = meant(head, std::iter::once(shape.head)).is_some();
        self.judge.flaws.push(if is_near { flaw.with_fix(content.head.clone(), shape.head) } else { flaw });
        false
    }

    fn kind_of_card(&mut self, content: &Struct, span: &Range<usize>) -> Option<&'static Shape> {
        let head = self.judge.slice(&content.head);
        if let Some(shape) = schema::card_shape(head) {
            return Some(shape);
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
                Some(kind) => flaw.with_label(format!("did you mean `{kind}`?")).with_fix(place, kind),
                None => flaw,
            }
        };
        self.judge.flaws.push(flaw);
        None
    }
}
