//! Reading what can be read of a file that is not in order.

use std::ops::Range;

use ron::error::SpannedError;

use super::FactSpan;
use super::frames::{FrameKind, Items};
use super::item;
use super::judge::{Judge, clipped};
use super::lex::{Lexer, TokenKind};
use super::schema::{self, Shape, meant};
use super::tree::{Node, Parser, Struct, Value};
use super::walk::{Head, Visitor};
use crate::deck::card::Card;
use crate::deck::check::Checker;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::{Deck, Fact, Source};
use crate::deck::outline::FieldSpan;

/// Shows the visitor what can be read of a file that is not in order; gives everything that is wrong
/// with it.
pub(super) fn salvage(text: &str, visitor: &mut impl Visitor) -> Vec<Diagnostic> {
    let mut parser = Parser::new(text, body_start(text), true);
    let root = match root(&mut parser) {
        Ok(root) => root,
        Err(flaw) => return vec![*flaw],
    };
    let flaws = std::mem::take(&mut parser.lexer.flaws);
    let mut salvage = Salvage { judge: Judge { text, flaws } };
    let mut found = salvage.deck(root, visitor);
    if !salvage.judge.flaws.is_empty() {
        visitor.lost();
    }
    found.append(&mut salvage.judge.flaws);
    found
}

/// What is wrong with an item that RON refused with `error`.
pub(super) fn first_flaw(slice: &str, items: Items, error: &SpannedError) -> Box<Diagnostic> {
    let mut parser = Parser::new(slice, 0, false);
    let node = parser.item(items);
    let flaws = std::mem::take(&mut parser.lexer.flaws);
    let mut salvage = Salvage { judge: Judge { text: slice, flaws } };
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

/// Takes what can be read of a file that is not in order, and tells of the rest.
pub(super) struct Salvage<'t> {
    pub(super) judge: Judge<'t>,
}

/// A fact of which something may be lost.
struct Salvaged {
    fact: Fact,
    place: FactSpan,
    /// Whether nothing of its own is lost; cards may be.
    is_whole: bool,
}

impl<'t> Salvage<'t> {
    fn deck(&mut self, root: Struct, visitor: &mut impl Visitor) -> Vec<Diagnostic> {
        let place = root.head.clone();
        let own = self.own_fields(&root, &schema::DECK, |own| {
            item::parse::<Deck>(&format!("Deck(title:\"\",{own})")).is_ok()
                || item::parse::<Deck>(&format!("Deck({own})")).is_ok()
        });
        let has_title = root.fields.iter().any(|field| self.judge.slice(&field.name) == "title");
        self.judge.structure(&root, &schema::DECK, place, has_title);
        let whole = item::parse::<Deck>(&format!("Deck({own})"));
        let is_whole = whole.is_ok();
        // Without a title it is no deck, but its cards may have mistakes worth telling.
        let Ok(mut deck) = whole.or_else(|_| item::parse::<Deck>(&format!("Deck(title:\"\",{own})"))) else {
            return Vec::new();
        };
        let fields = root
            .fields
            .iter()
            .map(|field| FieldSpan { name: field.name.clone(), value: field.value.span.clone() })
            .collect();
        let (mut facts, mut cards, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        let mut has_all_sources = true;
        let listed = root.fields.into_iter().filter_map(|field| {
            let items = Items::meant(self.judge.slice(&field.name))?;
            if let Value::List(list) = field.value.value { Some((items, list)) } else { None }
        });
        let lists: Vec<(Items, Vec<Node>)> = listed.chain(root.unlisted).collect();
        for (items, list) in lists {
            match items {
                Items::Facts => facts.extend(list),
                Items::Cards => cards.extend(list),
                Items::Sources => {
                    for node in list {
                        let span = node.span.clone();
                        match self.source(node) {
                            Some(source) => {
                                deck.sources.push(source);
                                sources.push(span);
                            }
                            None => has_all_sources = false,
                        }
                    }
                }
            }
        }
        let head = Head { deck, fields, sources, is_whole, has_all_sources };
        let mut checker = Checker::new(self.judge.text, &head);
        if is_whole {
            checker.head();
        }
        visitor.deck(&head);
        for node in facts {
            let Some(salvaged) = self.fact(node) else { continue };
            let Salvaged { fact, place, is_whole: is_whole_fact } = salvaged;
            if is_whole_fact {
                checker.fact(&fact, &place);
            } else {
                checker.remains(&fact, &place);
            }
            if is_whole_fact {
                visitor.fact(fact, place);
            } else {
                visitor.torn_fact(fact, place);
            }
        }
        for node in cards {
            let span = node.span.clone();
            let Some(card) = self.card(node) else { continue };
            checker.loose_card(&card, &span);
            visitor.card(card, span);
        }
        checker.found()
    }

    /// Those of a struct's own fields, lists of items left out, with which alone it can be read.
    fn own_fields(&self, content: &Struct, shape: &Shape, reads: impl Fn(&str) -> bool) -> String {
        let mut own: Vec<(&str, String)> = Vec::new();
        for field in &content.fields {
            let name = self.judge.slice(&field.name);
            let is_known = shape.field(name).is_some() && Items::of_field(name).is_none();
            if !is_known || own.iter().any(|(earlier, _)| *earlier == name) {
                continue;
            }
            let written = format!("{name}:{}", self.judge.slice(&field.value.span));
            if reads(&written) {
                own.push((name, written));
            }
        }
        let own: Vec<String> = own.into_iter().map(|(_, written)| written).collect();
        own.join(",")
    }

    fn source(&mut self, node: Node) -> Option<Source> {
        match node.value {
            Value::Sound(_) => self.parsed(&node.span),
            Value::Struct(content) => {
                if !self.is_headed(&content, &schema::SOURCE) {
                    return None;
                }
                self.whole(&node.span, node.flawed, &content, &schema::SOURCE)
            }
            _ => None,
        }
    }

    fn card(&mut self, node: Node) -> Option<Card> {
        match node.value {
            Value::Sound(_) => self.parsed(&node.span),
            Value::Struct(content) => {
                let (shape, is_known) = self.kind_of_card(&content, &node.span)?;
                if !is_known {
                    // It may have other mistakes.
                    let place = node.span.start..node.span.start + 1;
                    self.judge.structure(&content, shape, place, node.flawed);
                    return None;
                }
                self.whole(&node.span, node.flawed, &content, shape)
            }
            _ => None,
        }
    }

    fn parsed<T: serde::de::DeserializeOwned>(&self, span: &Range<usize>) -> Option<T> {
        item::parse(self.judge.slice(span)).ok()
    }

    /// A fact with those of its cards that can be read.
    fn fact(&mut self, node: Node) -> Option<Salvaged> {
        let content = match node.value {
            Value::Sound(cards) => {
                let fact = self.parsed(&node.span)?;
                return Some(Salvaged { fact, place: FactSpan { span: node.span, cards }, is_whole: true });
            }
            Value::Struct(content) => content,
            _ => return None,
        };
        if !self.is_headed(&content, &schema::FACT) {
            return None;
        }
        let flaws = self.judge.flaws.len();
        self.judge.structure(&content, &schema::FACT, node.span.start..node.span.start + 1, node.flawed);
        let is_in_doubt = self.judge.flaws.len() > flaws;
        let own = self.own_fields(&content, &schema::FACT, |own| {
            item::parse::<Fact>(&format!("Fact(says:\"\",{own})")).is_ok()
                || item::parse::<Fact>(&format!("Fact({own})")).is_ok()
        });
        let (mut cards, mut spans) = (Vec::new(), Vec::new());
        let listed = content.fields.into_iter().filter_map(|field| {
            let items = Items::meant(self.judge.slice(&field.name))?;
            if let Value::List(list) = field.value.value { Some((items, list)) } else { None }
        });
        let lists: Vec<(Items, Vec<Node>)> = listed.chain(content.unlisted).collect();
        let lists = lists.into_iter().filter(|(items, _)| *items == Items::Cards);
        for card in lists.flat_map(|(_, list)| list) {
            let span = card.span.clone();
            if let Some(card) = self.card(card) {
                cards.push(card);
                spans.push(span);
            }
        }
        let place = FactSpan { span: node.span, cards: spans };
        match item::parse::<Fact>(&format!("Fact({own})")) {
            Ok(fact) => Some(Salvaged { fact: Fact { cards, ..fact }, place, is_whole: !is_in_doubt }),
            Err(error) => {
                if !is_in_doubt && !node.flawed {
                    // The places in what was put together are not those of the file.
                    let reason = item::complaint(&own, &error).message;
                    let head = place.span.start..place.span.start + "Fact".len().min(place.span.len());
                    self.judge.flaws.push(Diagnostic::error(Code::Syntax, head, reason));
                }
                let fact: Fact = item::parse(&format!("Fact(says:\"\",{own})")).ok()?;
                Some(Salvaged { fact: Fact { cards, ..fact }, place, is_whole: false })
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
}
