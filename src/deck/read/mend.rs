//! What the parser makes of brackets and commas that are missing, too many or misplaced.

use super::frames::{Closing, Follow, Frame, FrameKind, Items, closing};
use super::lex::{Token, TokenKind};
use super::schema;
use super::tree::{Parser, Struct};
use crate::deck::diagnostic::{Code, Diagnostic, Fix};

/// How many tokens behind a closing bracket are looked at.
const LOOK_AHEAD: usize = 32;

/// Fields that start a line of a card only if the card was never closed.
const FIELDS_OF_FACTS: [&str; 5] = ["says", "cite", "quote", "corrects", "until"];

impl Parser<'_> {
    /// Takes an opening bracket, which ought to be `expected`.
    pub(super) fn open(&mut self, kind: FrameKind, expected: u8) {
        let token = self.bump();
        let TokenKind::Open(open) = token.kind else { return };
        if open != expected {
            let (found, expected) = (char::from(open), char::from(expected));
            self.flaw(
                Diagnostic::error(
                    Code::WrongBracket,
                    token.span.clone(),
                    format!("`{found}` where `{expected}` is meant"),
                )
                .with_help("items and their fields stand in parentheses, ( … ), lists in brackets, [ … ]"),
            );
        }
        self.frames.push(Frame { kind, open, at: token.span.start, expected });
    }

    /// Decides what the closing bracket `token` closes. Whether the innermost bracket is closed.
    pub(super) fn close(&mut self, token: &Token) -> bool {
        let TokenKind::Close(found) = token.kind else { return false };
        let (run, follow) = self.closers(token);
        let found = char::from(found);
        let innermost = self.frames.last().copied();
        match closing(&self.frames, &run, follow, self.is_abrupt(token)) {
            Closing::Right => {
                self.bump();
                if let Some(frame) = innermost.filter(|frame| frame.open != frame.expected) {
                    self.mend_both(frame, token);
                }
                true
            }
            Closing::Outer => {
                self.unclosed(token);
                true
            }
            Closing::Extra => {
                self.bump();
                self.extra_bracket = Some(token.span.end);
                let flaw = Diagnostic::error(
                    Code::ExtraBracket,
                    token.span.clone(),
                    format!("this `{found}` closes nothing"),
                );
                self.flaw_unless_lost(flaw.with_help("remove it").with_fix(token.span.clone(), ""));
                false
            }
            Closing::Typo => {
                self.bump();
                let wanted = innermost.map_or(')', |frame| char::from(frame.closer()));
                let flaw = Diagnostic::error(
                    Code::WrongBracket,
                    token.span.clone(),
                    format!("`{found}` where `{wanted}` is meant"),
                )
                .with_fix(token.span.clone(), wanted.to_string());
                self.flaw(match innermost {
                    Some(frame) => flaw.with_related(frame.at..frame.at + 1, "opened here"),
                    None => flaw,
                });
                true
            }
        }
    }

    /// Adds to the flaw of a wrong opening bracket how both ought to be.
    fn mend_both(&mut self, frame: Frame, close: &Token) {
        let inside = self.slice(&(frame.at + 1..close.span.start));
        let expected = Frame { open: frame.expected, ..frame };
        let (open, closer) = (char::from(frame.expected), char::from(expected.closer()));
        // A mend of what is inside would be lost in this one.
        if self.lexer.flaws.iter().any(|flaw| flaw.span.start > frame.at) {
            return;
        }
        let flaw = self.lexer.flaws.iter_mut().rev();
        let flaw = flaw
            .take_while(|flaw| flaw.span.start >= frame.at)
            .find(|flaw| flaw.code == Code::WrongBracket && flaw.span.start == frame.at);
        if let Some(flaw) = flaw {
            let fix = Fix {
                span: frame.at..close.span.end,
                replacement: format!("{open}{inside}{closer}"),
                is_sure: true,
            };
            flaw.fix = Some(fix);
        }
    }

    /// The closing brackets from `token` on, and what follows them.
    fn closers(&self, token: &Token) -> (Vec<u8>, Follow<'_>) {
        let mut run = Vec::new();
        let mut lexer = self.lexer.ahead(token.span.start);
        for _ in 0..LOOK_AHEAD {
            let token = lexer.next();
            match token.kind {
                TokenKind::Close(close) => run.push(close),
                TokenKind::Comma => {}
                TokenKind::End => return (run, Follow::End),
                TokenKind::Word => {
                    let word = self.slice(&token.span);
                    let is_field = schema::is_field(word);
                    let follow = match lexer.next().kind {
                        TokenKind::Colon | TokenKind::Equals if is_field => Follow::Field(word),
                        // A colon is missing.
                        TokenKind::Open(b'[') | TokenKind::Text if is_field => Follow::Field(word),
                        TokenKind::Open(_) => Items::of_head(word).map_or(Follow::SomeItem, Follow::Item),
                        _ => Follow::Value,
                    };
                    return (run, follow);
                }
                TokenKind::Open(b'(') if lexer.next().kind == TokenKind::Word => {
                    return (run, Follow::SomeItem);
                }
                _ => return (run, Follow::Value),
            }
        }
        (run, Follow::Value)
    }

    /// Whether more than a comma or a closing bracket follows the bracket on its line.
    fn is_abrupt(&self, token: &Token) -> bool {
        let rest = self.text[token.span.end..].trim_start_matches([' ', '\t', '\r']);
        !rest.is_empty() && !rest.starts_with([',', ')', ']', '}', '\n', '/'])
    }

    /// Notes a flaw, unless it is one of the remains of an item that was told of already.
    fn flaw_unless_lost(&mut self, flaw: Diagnostic) {
        if !self.is_lost {
            self.flaw(flaw);
        }
    }

    /// Tells that the innermost bracket is not closed where `token`, the next one, stands.
    pub(super) fn unclosed(&mut self, token: &Token) {
        let Some(frame) = self.frames.last().copied() else { return };
        let close = char::from(frame.closer());
        let place = token.span.start;
        if let Some((unclosed, flaw)) = self.unclosed
            && unclosed == place
            && let Some(flaw) = self.lexer.flaws.get_mut(flaw)
            && let Some(fix) = &mut flaw.fix
        {
            fix.replacement.push(close);
            flaw.message = format!("the closing `{}` are missing", fix.replacement);
            self.flaws_here += 1;
            return;
        }
        let end = self.last_end;
        // A file that breaks off within a text lacks its brackets for that.
        let breaks_off = token.kind == TokenKind::End
            && self.lexer.flaws.last().is_some_and(|flaw| {
                flaw.code == Code::MissingQuote
                    && self.text.get(flaw.span.end..).is_some_and(|rest| rest.trim().is_empty())
            });
        if breaks_off {
            self.flaws_here += 1;
            return;
        }
        self.unclosed = Some((place, self.lexer.flaws.len()));
        self.flaw(
            Diagnostic::error(Code::MissingBracket, end..end, format!("the closing `{close}` is missing"))
                .with_label(format!("a `{close}` belongs here"))
                .with_related(frame.at..frame.at + 1, "opened here")
                .with_help("close it before the next item starts")
                .with_fix(end..end, close.to_string()),
        );
    }

    /// Takes a comma, which is one too many unless a value came before it.
    pub(super) fn comma(&mut self, needs_comma: &mut bool) {
        let token = self.bump();
        // The comma behind a bracket too many belongs to that mistake.
        let is_forgiven = self.extra_bracket == Some(self.last_end);
        if !std::mem::take(needs_comma) && !is_forgiven && !self.is_lost {
            self.flaw(
                Diagnostic::error(Code::ExtraComma, token.span.clone(), "a comma with nothing before it")
                    .with_help("remove it")
                    .with_fix(token.span, ""),
            );
        }
    }

    /// Tells that a comma is missing behind byte `end`, before the token at `next`.
    pub(super) fn missing_comma(&mut self, is_missing: bool, end: usize, next: usize) {
        // Behind an open bracket that is told of already, more is missing than a comma.
        let is_told = self.unclosed.is_some_and(|(place, _)| place == next);
        if is_missing && !is_told {
            self.flaw(
                Diagnostic::error(Code::MissingComma, end..end, "a comma is missing")
                    .with_label("a `,` belongs here")
                    .with_help("fields and items are parted by commas")
                    .with_fix(end..end, ","),
            );
        }
    }

    /// Tells that the next token is out of place, and skips it with what hangs on it.
    pub(super) fn unexpected(&mut self) {
        let first = self.peek();
        if matches!(first.kind, TokenKind::Open(_)) {
            self.flaw_unless_lost(Diagnostic::error(
                Code::Unexpected,
                first.span,
                "this bracket is out of place",
            ));
            self.value();
            return;
        }
        self.bump();
        let mut end = first.span.end;
        loop {
            let token = self.peek();
            let stops = matches!(
                token.kind,
                TokenKind::Comma | TokenKind::Close(_) | TokenKind::Open(_) | TokenKind::End
            );
            let starts_something = token.kind == TokenKind::Word
                && matches!(
                    self.after(&token).kind,
                    TokenKind::Colon | TokenKind::Equals | TokenKind::Open(_)
                );
            let on_this_line = self.text.get(end..token.span.start).is_some_and(|gap| !gap.contains('\n'));
            if stops || starts_something || !on_this_line {
                break;
            }
            end = self.bump().span.end;
        }
        let span = first.span.start..end;
        let in_items = matches!(self.frames.last(), Some(Frame { kind: FrameKind::Items(_), .. }));
        let is_line = self.starts_line(span.start)
            && self.text[end..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        let flaw = Diagnostic::error(Code::Unexpected, span.clone(), "this is out of place");
        self.flaw_unless_lost(match self.slice(&first.span) {
            "-" if in_items => {
                flaw.with_help("an item of a list is written `Ask(q: \"…\", a: \"…\"),`, without a dash")
            }
            _ if in_items && is_line && first.kind == TokenKind::Word => {
                flaw.with_help("remove it, or make it a comment").with_guess(span.start..span.start, "// ")
            }
            _ => {
                flaw.with_help("a field is written `name: value`, an item `Head( … )`; texts stand in quotes")
            }
        });
    }

    /// Whether the next token cannot belong to the struct being parsed, but to something around
    /// it: then the struct was never closed.
    pub(super) fn belongs_outside(&self, token: &Token, next: &Token, content: &Struct) -> bool {
        if token.kind != TokenKind::Word {
            return false;
        }
        let word = self.slice(&token.span);
        let Some((innermost, around)) = self.frames.split_last() else { return false };
        let is_card = !matches!(innermost.kind, FrameKind::Struct(shape) if !shape.is_card);
        match next.kind {
            TokenKind::Open(_) => Items::of_head(word).is_some_and(|items| {
                around.iter().any(|frame| match frame.kind {
                    FrameKind::Items(list) => is_card || list == items,
                    _ => false,
                })
            }),
            TokenKind::Colon | TokenKind::Equals => {
                let owns = |frame: &Frame| match frame.kind {
                    FrameKind::Struct(shape) => shape.field(word).is_some(),
                    _ => false,
                };
                let is_list = Items::of_field(word).is_some();
                let tells = is_list || FIELDS_OF_FACTS.contains(&word) && self.starts_line(token.span.start);
                let again = is_list
                    && content.fields.iter().any(|field| self.slice(&field.name) == word)
                    && self.indent(token.span.start) <= self.indent(innermost.at);
                tells && (!owns(innermost) || again) && around.iter().any(owns)
            }
            _ => false,
        }
    }

    /// The same for a list of items.
    pub(super) fn belongs_outside_list(&self, items: Items, token: &Token, next: &Token) -> bool {
        if token.kind != TokenKind::Word {
            return false;
        }
        let word = self.slice(&token.span);
        let mut frames = self.frames.iter();
        match next.kind {
            TokenKind::Colon | TokenKind::Equals => frames.any(|frame| match frame.kind {
                FrameKind::Struct(shape) => shape.field(word).is_some(),
                _ => false,
            }),
            TokenKind::Open(_) => Items::of_head(word).is_some_and(|wanted| {
                wanted != items && frames.any(|frame| frame.kind == FrameKind::Items(wanted))
            }),
            _ => false,
        }
    }

    /// Gives up on brackets in brackets in brackets: skips the line.
    pub(super) fn skip_depths(&mut self, token: &Token) {
        self.bump();
        self.lexer.skip_line();
        if !std::mem::replace(&mut self.too_deep, true) {
            self.flaw(
                Diagnostic::error(Code::TooDeep, token.span.clone(), "too many brackets within brackets")
                    .with_help("a deck needs no more than six"),
            );
        }
    }

    pub(super) fn starts_line(&self, at: usize) -> bool {
        self.text[..at].trim_end_matches([' ', '\t']).ends_with('\n')
    }

    /// How far the line that holds byte `at` is indented.
    fn indent(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = &self.text[line..];
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }
}
