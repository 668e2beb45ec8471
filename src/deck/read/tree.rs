//! The parse of a deck file that is not in order: everything in it, and what is wrong with its
//! syntax.
//!
//! Items that the RON parser accepts are taken as they are. The others are parsed here, with an
//! eye on what most likely was meant: a bracket left open ends where the next item starts, and
//! so no mistake swallows more than its own item.

use std::ops::Range;

use super::frames::{Frame, FrameKind, Items};
use super::item;
use super::lex::{Lexer, MAX_FLAWS, Token, TokenKind};
use super::quotes;
use super::schema;
use crate::deck::diagnostic::{Code, Diagnostic};

/// A value, with its bytes in the file.
#[derive(Debug)]
pub(in crate::deck) struct Node {
    pub span: Range<usize>,
    pub value: Value,
    /// Whether its syntax is at fault in a way that leaves its content in doubt; for a fact, its
    /// cards' faults aside.
    pub flawed: bool,
}

#[derive(Debug)]
pub(in crate::deck) enum Value {
    Text,
    Number,
    Word,
    List(Vec<Node>),
    Struct(Struct),
    /// An item that the RON parser takes; of a fact, where its cards stand.
    Sound(Vec<Range<usize>>),
    /// Nothing, where there should be something.
    Missing,
}

#[derive(Debug)]
pub(in crate::deck) struct Struct {
    /// The name before the parenthesis; empty if there is none.
    pub head: Range<usize>,
    pub fields: Vec<Field>,
    /// Values without a name.
    pub values: Vec<Node>,
    /// Items that stand in no list, and the list that they belong in.
    pub(super) unlisted: Vec<(Items, Vec<Node>)>,
}

#[derive(Debug)]
pub(in crate::deck) struct Field {
    pub name: Range<usize>,
    pub value: Node,
}

/// Deeper brackets are no deck, and could exhaust the stack.
const MAX_DEPTH: usize = 24;

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) lexer: Lexer<'t>,
    peeked: Option<Token>,
    /// The end of the last token that is no comma.
    pub(super) last_end: usize,
    pub(super) frames: Vec<Frame>,
    /// Flaws so far in what the enclosing item itself says.
    pub(super) flaws_here: usize,
    /// Where brackets were last found missing, and which diagnostic says so: several missing in
    /// one place are one mistake.
    pub(super) unclosed: Option<(usize, usize)>,
    /// Whether items are first tried on the RON parser; and how many bytes may yet be spent on that.
    budget: Option<usize>,
    /// The end of the last bracket that closed nothing.
    pub(super) extra_bracket: Option<usize>,
    /// Whether the last thing in a list of items was no item: what follows it may be its remains.
    pub(super) is_lost: bool,
    pub(super) too_deep: bool,
}

impl<'t> Parser<'t> {
    /// A parser that starts at byte `at`. With `take_sound`, items that the RON parser accepts
    /// become [`Value::Sound`].
    pub fn new(text: &'t str, at: usize, take_sound: bool) -> Parser<'t> {
        Parser {
            text,
            lexer: Lexer::new(text, at),
            peeked: None,
            last_end: at,
            frames: Vec::new(),
            flaws_here: 0,
            unclosed: None,
            extra_bracket: None,
            is_lost: false,
            budget: take_sound.then(|| item::budget(text)),
            too_deep: false,
        }
    }

    pub fn peek(&mut self) -> Token {
        if let Some(token) = &self.peeked {
            return token.clone();
        }
        let flaws = self.lexer.flaws.len();
        let mut token = self.lexer.next();
        if self.lexer.flaws.len() == MAX_FLAWS {
            token = self.give_up();
        }
        self.flaws_here += self.lexer.flaws.len() - flaws;
        self.peeked = Some(token.clone());
        token
    }

    pub fn bump(&mut self) -> Token {
        let token = self.peek();
        self.peeked = None;
        if !matches!(token.kind, TokenKind::Comma | TokenKind::End) {
            self.last_end = token.span.end;
        }
        token
    }

    /// The token behind `token`, without taking note of flaws.
    pub(super) fn after(&self, token: &Token) -> Token {
        self.lexer.ahead(token.span.end).next()
    }

    /// Goes on at byte `at`.
    pub(super) fn jump(&mut self, at: usize) {
        self.peeked = None;
        self.lexer.at = at;
        self.last_end = at;
    }

    pub(super) fn flaw(&mut self, flaw: Diagnostic) {
        self.flaws_here += 1;
        if self.lexer.flaws.len() <= MAX_FLAWS {
            self.lexer.flaws.push(flaw);
        }
    }

    /// Stops here: a file with so many mistakes is no deck.
    fn give_up(&mut self) -> Token {
        let at = self.lexer.at;
        self.flaw(
            Diagnostic::error(Code::TooMany, at..at, format!("more than {MAX_FLAWS} mistakes"))
                .with_help("what follows is not read; mend what comes before"),
        );
        Token { kind: TokenKind::End, span: at..at }
    }

    pub(super) fn slice(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// An item of a list, `Head( … )`.
    pub fn item(&mut self, items: Items) -> Node {
        let start = self.peek().span.start;
        if let Some(budget) = &mut self.budget
            && let Some(item::Sound { span, cards }) = item::sound(self.text, start, items, budget)
        {
            self.jump(span.end);
            return Node { span, value: Value::Sound(cards), flawed: false };
        }
        let flaws_around = std::mem::take(&mut self.flaws_here);
        let first = self.peek();
        let head = match self.torn_head(&first) {
            Some(span) => {
                self.jump(span.end);
                span
            }
            None if first.kind == TokenKind::Word => self.bump().span,
            None => start..start,
        };
        let name = self.slice(&head);
        let shape = match Items::of_head(name).unwrap_or(items) {
            Items::Sources => FrameKind::Struct(&schema::SOURCE),
            Items::Facts => FrameKind::Struct(&schema::FACT),
            Items::Cards => schema::meant_shape(name).map_or(FrameKind::Tuple, FrameKind::Struct),
        };
        let first_flaw = self.lexer.flaws.len();
        let content = self.structure(shape, head);
        let flawed = self.flaws_here > 0;
        self.flaws_here = flaws_around;
        let span = start..self.last_end.max(start);
        if shape != FrameKind::Struct(&schema::FACT) {
            self.settle(first_flaw, &span);
        }
        Node { span, value: Value::Struct(content), flawed }
    }

    /// The next token between brackets that neither parts entries nor closes the brackets; `None`
    /// when they are closed, or the text ends before that.
    fn entry(&mut self, needs_comma: &mut bool) -> Option<Token> {
        loop {
            let token = self.peek();
            match token.kind {
                TokenKind::Close(_) => {
                    if self.close(&token) {
                        return None;
                    }
                }
                TokenKind::End => {
                    self.unclosed(&token);
                    return None;
                }
                TokenKind::Comma => self.comma(needs_comma),
                _ => return Some(token),
            }
        }
    }

    /// What is in parentheses; the next token opens them.
    pub fn structure(&mut self, kind: FrameKind, head: Range<usize>) -> Struct {
        self.open(kind, b'(');
        let mut content = Struct { head, fields: Vec::new(), values: Vec::new(), unlisted: Vec::new() };
        let mut needs_comma = false;
        while let Some(token) = self.entry(&mut needs_comma) {
            if matches!(token.kind, TokenKind::Colon | TokenKind::Equals) {
                let is_pair = self.frames.last().is_some_and(|frame| frame.open == b'(');
                if kind == FrameKind::Tuple && is_pair && std::mem::take(&mut needs_comma) {
                    self.pair_sign();
                } else {
                    self.unexpected();
                }
                continue;
            }
            let next = self.after(&token);
            if self.belongs_outside(&token, &next, &content) {
                self.unclosed(&token);
                break;
            }
            if let Some(items) = self.unlisted(kind, &token, &next) {
                content.unlisted.push((items, self.unlisted_items(items)));
                needs_comma = false;
                continue;
            }
            let end = self.last_end;
            match self.field_name(kind, &token, &next) {
                Some(name) => {
                    self.missing_comma(needs_comma, end, token.span.start);
                    let value = self.field_value(kind, &name);
                    content.fields.push(Field { name, value });
                }
                None if needs_comma => self.unexpected(),
                None => content.values.push(self.value()),
            }
            needs_comma = true;
        }
        self.frames.pop();
        content
    }

    /// The items of a list; the next token is its `[`.
    pub(super) fn items(&mut self, items: Items) -> Vec<Node> {
        self.open(FrameKind::Items(items), b'[');
        let mut list = Vec::new();
        let mut needs_comma = false;
        while let Some(token) = self.entry(&mut needs_comma) {
            let next = self.after(&token);
            let opens = |token: &Token| matches!(token.kind, TokenKind::Open(b'(' | b'{'));
            // A card has a head; what lacks one behind a flawed card is the rest of that.
            let is_named = match next.kind {
                TokenKind::Word => true,
                TokenKind::Text => self.after(&next).kind == TokenKind::Colon,
                _ => false,
            };
            let is_headless = opens(&token) && (items != Items::Cards || is_named);
            if self.belongs_outside_list(items, &token, &next) {
                self.unclosed(&token);
                break;
            } else if is_headless || self.is_headed(&token, &next) {
                self.missing_comma(needs_comma && !self.is_lost, self.last_end, token.span.start);
                self.is_lost = false;
                list.push(self.item(items));
                needs_comma = true;
            } else {
                let gap = self.slice(&(self.last_end..token.span.start));
                self.is_lost |= list.last().is_some_and(|last| last.flawed) && !gap.contains('\n');
                self.unexpected();
                self.is_lost = true;
            }
        }
        self.is_lost = false;
        self.frames.pop();
        list
    }

    /// Whether an item starts here, `Head(`, be it with the wrong bracket.
    pub(super) fn is_headed(&self, token: &Token, next: &Token) -> bool {
        token.kind == TokenKind::Word
            && match next.kind {
                TokenKind::Open(b'[') => schema::is_head(self.slice(&token.span)),
                TokenKind::Open(_) => true,
                _ => self.torn_head(token).is_some(),
            }
    }

    fn list(&mut self) -> Vec<Node> {
        self.open(FrameKind::List, b'[');
        let mut list = Vec::new();
        let mut needs_comma = false;
        while let Some(token) = self.entry(&mut needs_comma) {
            if matches!(token.kind, TokenKind::Colon | TokenKind::Equals) {
                self.unexpected();
                continue;
            }
            let next = self.after(&token);
            let is_field =
                token.kind == TokenKind::Word && matches!(next.kind, TokenKind::Colon | TokenKind::Equals);
            let is_item = token.kind == TokenKind::Word
                && next.kind == TokenKind::Open(b'(')
                && schema::is_head(self.slice(&token.span));
            if is_field || is_item {
                self.unclosed(&token);
                break;
            }
            if needs_comma && token.kind == TokenKind::Word {
                self.unexpected();
                continue;
            }
            self.missing_comma(needs_comma, self.last_end, token.span.start);
            list.push(self.value());
            needs_comma = true;
        }
        self.frames.pop();
        list
    }

    /// Any value; the next token starts one.
    pub fn value(&mut self) -> Node {
        let token = self.peek();
        if self.frames.len() >= MAX_DEPTH && matches!(token.kind, TokenKind::Open(_)) {
            self.skip_depths(&token);
            return Node { span: token.span, value: Value::Missing, flawed: true };
        }
        let start = token.span.start;
        let value = match token.kind {
            TokenKind::Text => {
                self.bump();
                self.joined_texts(start);
                Value::Text
            }
            TokenKind::Number | TokenKind::Word => {
                let next = self.after(&token);
                if token.kind == TokenKind::Word && next.kind == TokenKind::Open(b'(') {
                    let head = self.bump().span;
                    Value::Struct(self.structure(FrameKind::Tuple, head))
                } else {
                    self.word(&token)
                }
            }
            TokenKind::Open(b'[') => Value::List(self.list()),
            TokenKind::Open(_) => Value::Struct(self.structure(FrameKind::Tuple, start..start)),
            _ => {
                self.unexpected();
                Value::Missing
            }
        };
        Node { span: start..self.last_end.max(start), value, flawed: false }
    }

    /// A number or a word, or the text without quotes that starts with it.
    fn word(&mut self, token: &Token) -> Value {
        if let Some(end) = self.grouped_number(token) {
            self.jump(end);
            return Value::Number;
        }
        let mut flaws = Vec::new();
        let end = quotes::bare(self.text, token.span.start, token.span.end, &mut flaws);
        flaws.into_iter().for_each(|flaw| self.flaw(flaw));
        match end {
            Some(end) => {
                self.jump(end);
                Value::Text
            }
            None if token.kind == TokenKind::Number => {
                self.bump();
                Value::Number
            }
            None => {
                self.bump();
                Value::Word
            }
        }
    }
}
