//! The tokens of a deck file that is not in order.
//!
//! Every mistake that can be told from the characters alone is told here, once: comments in
//! another language's style, quotes of another kind, quotes that are missing.

use std::ops::Range;

use super::quotes;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::outline::comment_length;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    Colon,
    /// `=` or `=>`, which stand for a colon in other formats.
    Equals,
    Comma,
    /// A string literal, in whatever quotes.
    Text,
    Number,
    Word,
    /// The end of the file.
    End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Range<usize>,
}

/// Yields tokens, and notes flaws on the way.
pub(super) struct Lexer<'t> {
    pub text: &'t str,
    pub at: usize,
    pub flaws: Vec<Diagnostic>,
    /// Whether a comment was found open: then a comment has to end on its line, lest every one
    /// leads to the end of the file.
    pub has_open_comment: bool,
    /// Flaws after which the text counts as ended.
    max_flaws: usize,
}

/// Mistakes after which a file is given up.
pub(super) const MAX_FLAWS: usize = 4000;
/// The same for a look ahead, which comes often and has to be short.
const MAX_FLAWS_AHEAD: usize = 8;

/// RON's white space beside that of ASCII.
const RARE_BLANKS: [char; 7] = ['\u{b}', '\u{c}', '\u{85}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}'];

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str, at: usize) -> Lexer<'t> {
        Lexer { text, at, flaws: Vec::new(), has_open_comment: false, max_flaws: MAX_FLAWS }
    }

    /// A lexer for looking ahead from byte `at`.
    pub fn ahead(&self, at: usize) -> Lexer<'t> {
        let has_open_comment = self.has_open_comment;
        Lexer { has_open_comment, max_flaws: MAX_FLAWS_AHEAD, ..Lexer::new(self.text, at) }
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn next(&mut self) -> Token {
        loop {
            self.blanks();
            let start = self.at;
            let next = self.rest().chars().next();
            let Some(c) = next.filter(|_| self.flaws.len() < self.max_flaws) else {
                return Token { kind: TokenKind::End, span: start..start };
            };
            let kind = match c {
                '(' | '[' | '{' => self.single(TokenKind::Open(c as u8)),
                ')' | ']' | '}' => self.single(TokenKind::Close(c as u8)),
                ':' => self.single(TokenKind::Colon),
                ',' => self.single(TokenKind::Comma),
                ';' => self.semicolon(),
                c if wide(c).is_some() => self.wide_sign(c),
                '=' => {
                    self.at += if self.rest().starts_with("=>") { 2 } else { 1 };
                    TokenKind::Equals
                }
                '"' => {
                    self.at = quotes::straight(self.text, start, &mut self.flaws);
                    TokenKind::Text
                }
                'r' if raw_string_length(self.rest()).is_some() => {
                    self.at += raw_string_length(self.rest()).unwrap_or(1);
                    TokenKind::Text
                }
                '0'..='9' | '+' | '-' | '.' => {
                    self.skip_while(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
                    TokenKind::Number
                }
                c if c.is_alphabetic() || c == '_' => {
                    self.skip_while(|c| c.is_alphanumeric() || c == '_');
                    TokenKind::Word
                }
                c => match quotes::foreign(self.text, start, &mut self.flaws) {
                    Some(end) => {
                        self.at = end;
                        TokenKind::Text
                    }
                    None => {
                        self.stray(c);
                        continue;
                    }
                },
            };
            return Token { kind, span: start..self.at };
        }
    }

    fn single(&mut self, kind: TokenKind) -> TokenKind {
        self.at += 1;
        kind
    }

    /// `;`, which stands for a comma.
    fn semicolon(&mut self) -> TokenKind {
        let span = self.at..self.at + 1;
        self.at += 1;
        let flaw = Diagnostic::error(Code::UnexpectedCharacter, span.clone(), "`;` where `,` is meant")
            .with_help("fields and items are parted by commas")
            .with_fix(span, ",");
        self.flaws.push(flaw);
        TokenKind::Comma
    }

    /// A sign of another width, as keyboards for Chinese and Japanese write it. All of one line are
    /// one mistake.
    fn wide_sign(&mut self, c: char) -> TokenKind {
        let (start, end) = (self.at, self.at + c.len_utf8());
        self.at = end;
        let plain = wide(c).unwrap_or(' ');
        let text = self.text;
        let before = self.flaws.last_mut().filter(|flaw| flaw.code == Code::WideSign);
        match before.and_then(|flaw| flaw.fix.as_mut()) {
            Some(fix) if text.get(fix.span.end..start).is_some_and(|between| !between.contains('\n')) => {
                fix.replacement.push_str(&text[fix.span.end..start]);
                fix.replacement.push(plain);
                fix.span.end = end;
            }
            _ => {
                let flaw =
                    Diagnostic::error(Code::WideSign, start..end, format!("`{c}` where `{plain}` is meant"))
                        .with_help("outside of texts signs are those of a Latin keyboard")
                        .with_fix(start..end, plain);
                self.flaws.push(flaw);
            }
        }
        match plain {
            ',' => TokenKind::Comma,
            ':' => TokenKind::Colon,
            '=' => TokenKind::Equals,
            '(' | '[' | '{' => TokenKind::Open(plain as u8),
            _ => TokenKind::Close(plain as u8),
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    }

    /// To the end of the line, the line end left.
    pub fn skip_line(&mut self) {
        self.skip_while(|c| c != '\n');
    }

    fn blanks(&mut self) {
        while self.flaws.len() < self.max_flaws {
            self.skip_while(|c| c.is_ascii_whitespace() || RARE_BLANKS.contains(&c));
            let rest = self.rest();
            if let Some(length) = self.comment(rest) {
                self.at += length;
            } else if rest.starts_with("/*") {
                let line = rest.lines().next().unwrap_or(rest).trim_end();
                let end = self.at + line.len();
                let flaw = Diagnostic::error(
                    Code::UnclosedComment,
                    self.at..self.at + 2,
                    "this comment is never closed",
                )
                .with_help("end it with `*/`, or start a comment of one line with `//`")
                .with_guess(end..end, " */");
                if !std::mem::replace(&mut self.has_open_comment, true) {
                    self.flaws.push(flaw);
                }
                self.skip_line();
            } else if let Some(length) = self.merge_mark(rest) {
                self.at += length;
            } else if rest.starts_with("<!--") {
                self.html_comment(rest);
            } else if let Some(mark) = self.comment_mark(rest) {
                // `## heading` is one mark.
                let length = rest.len() - rest.trim_start_matches(mark).len();
                let span = self.at..self.at + length;
                let flaw = Diagnostic::error(
                    Code::Comment,
                    span.clone(),
                    format!("`{mark}` starts no comment here"),
                )
                .with_help("comments start with `//`")
                .with_fix(span, "//");
                self.flaws.push(flaw);
                self.skip_line();
            } else {
                return;
            }
        }
    }

    /// What starts a comment in another language.
    fn comment_mark(&self, rest: &str) -> Option<char> {
        let starts_line =
            || self.text[..self.at].trim_end_matches([' ', '\t']).ends_with('\n') || self.at == 0;
        // Not the percent sign of `Vol.-%`.
        let is_apart = || {
            let before = self.text[..self.at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || ",([{)]}\"".contains(c))
        };
        match rest.chars().next()? {
            mark @ ('#' | '%') if is_apart() => Some(mark),
            '-' if rest.starts_with("--") && !rest.starts_with("-->") && is_apart() => Some('-'),
            ';' if starts_line() => Some(';'),
            _ => None,
        }
    }

    /// A comment as web pages have it.
    fn html_comment(&mut self, rest: &str) {
        let line_end = rest.find('\n').unwrap_or(rest.len());
        let end = rest.find("-->").map_or(line_end, |at| at + 3);
        let inside = rest[4..end].trim_end_matches("-->").trim();
        let span = self.at..self.at + end;
        let is_line = end <= line_end && rest[end..line_end].trim().is_empty();
        let mended = if is_line {
            Some(format!("// {inside}"))
        } else {
            // Block comments nest: what opens or closes one inside would go on.
            let is_plain = !inside.contains("*/") && !inside.contains("/*");
            is_plain.then(|| format!("/* {inside} */"))
        };
        let flaw = Diagnostic::error(Code::Comment, self.at..self.at + 4, "`<!--` starts no comment here")
            .with_help("comments start with `//`");
        self.flaws.push(match mended {
            Some(mended) => flaw.with_fix(span, mended),
            None => flaw,
        });
        self.at += end;
    }

    /// The length of the line that a tool for merging left here; told once for both sides.
    fn merge_mark(&mut self, rest: &str) -> Option<usize> {
        let starts_line = self.at == 0 || self.text[..self.at].ends_with('\n');
        let mark =
            ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].into_iter().find(|mark| rest.starts_with(mark))?;
        if !starts_line {
            return None;
        }
        let length = rest.lines().next().unwrap_or(rest).len();
        if mark == "<<<<<<<" {
            let flaw = Diagnostic::error(
                Code::MergeConflict,
                self.at..self.at + length,
                "both sides of a merge stand here",
            )
            .with_help("keep what is right of both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`");
            self.flaws.push(flaw);
        }
        Some(length)
    }

    fn comment(&self, rest: &str) -> Option<usize> {
        let is_bounded = self.has_open_comment && rest.starts_with("/*");
        comment_length(if is_bounded { rest.lines().next().unwrap_or(rest) } else { rest })
    }

    fn stray(&mut self, c: char) {
        let start = self.at;
        // A run of the same stuff is one mistake.
        let is_blank = is_odd_blank(c);
        self.skip_while(|c| {
            is_odd_blank(c) == is_blank
                && !c.is_alphanumeric()
                && !c.is_ascii_whitespace()
                && !RARE_BLANKS.contains(&c)
                && !quotes::opens(c)
                && !"()[]{}:,=\"#%/_+-.".contains(c)
        });
        // A quote that opens nothing, or a lone slash.
        if self.at == start {
            self.at += c.len_utf8();
        }
        if c == '\u{1b}' && self.rest().starts_with('[') {
            // The rest of an escape sequence is part of the same mistake.
            self.skip_while(|c| "[;?".contains(c) || c.is_ascii_digit());
            self.at += self.rest().chars().next().filter(char::is_ascii_alphabetic).map_or(0, char::len_utf8);
        }
        let span = start..self.at;
        let flaw = if is_blank {
            Diagnostic::error(
                Code::UnexpectedCharacter,
                span.clone(),
                format!("a blank that RON does not know: U+{:04X}", c as u32),
            )
            .with_help("put an ordinary space in its place")
            .with_fix(span, " ")
        } else if matches!(c, '~' | '≈') && self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            Diagnostic::error(
                Code::UnexpectedCharacter,
                span.clone(),
                format!("`{c}` does not belong to a number"),
            )
            .with_help("a Number card says how far off an answer may be: tolerance: 50")
            .with_guess(span, "")
        } else if c.is_control() {
            Diagnostic::error(
                Code::UnexpectedCharacter,
                span.clone(),
                format!("a control character outside of a text: U+{:04X}", c as u32),
            )
            .with_help("remove it")
            .with_fix(span, "")
        } else {
            Diagnostic::error(
                Code::UnexpectedCharacter,
                span,
                format!("`{c}` belongs nowhere outside of a text"),
            )
            .with_help("texts stand in double quotes, \"…\"")
        };
        self.flaws.push(flaw);
    }
}

/// Whether `c` looks like a space, or like nothing, and is none that RON knows.
fn is_odd_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}')
}

/// The sign of usual width that a wide one stands for.
fn wide(c: char) -> Option<char> {
    Some(match c {
        '，' | '、' | '﹐' | '；' => ',',
        '：' | '﹕' => ':',
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '＝' => '=',
        _ => return None,
    })
}

/// The length in bytes of the raw string, `r"…"` or `r#"…"#`, that `text` starts with.
pub(super) fn raw_string_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    let body = rest.get(hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(1 + hashes + 1 + body.find(&close)? + close.len())
}
