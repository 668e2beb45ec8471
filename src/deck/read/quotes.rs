//! Where a text ends when its quotes are not in order.
//!
//! A quote is taken to close a text when what follows is what follows a value: a comma, a closing
//! bracket, a comment or the line's end. Where that does not hold, the neighbourhood decides
//! whether a closing quote is missing or a quote within the text was not escaped.

use std::ops::Range;

use crate::deck::chars::char_start;
use crate::deck::diagnostic::{Code, Diagnostic};

/// How far to look for the end of a text out of order, in bytes: as far as the longest text goes.
/// Keeps a file of nothing but quotes from being read again for each of them.
const REACH: usize = 4096;

/// The end of the text whose `"` is at `start`.
pub(super) fn straight(text: &str, start: usize, flaws: &mut Vec<Diagnostic>) -> usize {
    if let Some(end) = trailing_backslash(text, start, flaws) {
        return end;
    }
    // The common cases look no further than the text itself, however long the line.
    let first = quotes_in(text, start + 1..text.len()).next();
    let Some(first) = first.filter(|first| !text[start..*first].contains('\n')) else {
        return several_lines(text, start, line_end(text, start), flaws);
    };
    if ends_a_value(text, first + 1) {
        return first + 1;
    }
    // `q: "In which year?, a: "2013"`: the quote found opens the next text.
    let before = &text[start + 1..first];
    if let Some(cut) = next_field(before) {
        return missing_close(text, start, start + 1 + cut, flaws);
    }
    if starts_anew(&text[first + 1..]) {
        return first + 1;
    }
    let quotes: Vec<usize> = quotes_in(text, first..line_end(text, first)).collect();
    let second = quotes.get(1).copied();
    if let Some(cut) = before.trim_end().strip_suffix(',').map(str::len)
        && second.is_some_and(|second| ends_a_value(text, second + 1))
        && !before.trim().trim_end_matches(',').is_empty()
    {
        return missing_close(text, start, start + 1 + cut, flaws);
    }
    if let Some(close) = quotes.iter().copied().find(|quote| ends_a_value(text, quote + 1)) {
        let inner = quotes.iter().copied().take_while(|quote| *quote < close);
        let flaw = Diagnostic::error(
            Code::InnerQuote,
            first..first + 1,
            "this quote ends the text, yet the text goes on",
        )
        .with_help("write a quote within a text as `\\\"`")
        .with_guess(start + 1..close, escaped(&text[start + 1..close], inner.map(|quote| quote - start - 1)));
        flaws.push(flaw);
        return close + 1;
    }
    // Words behind the text, `"2013" AD`: the parser finds them out of place.
    first + 1
}

/// The end of a text whose last character is a backslash, as in `"C:\"`: RON takes it and the quote for
/// a quote within the text.
fn trailing_backslash(text: &str, start: usize, flaws: &mut Vec<Diagnostic>) -> Option<usize> {
    let end = line_end(text, start);
    let line = &text[start + 1..end];
    let at = line.find("\\\"").filter(|at| !line[..*at].contains(['"', '\\']))?;
    let quote = start + 1 + at + 1;
    // Else the text may go on behind a quote that belongs to it.
    let is_closed_later =
        quotes_in(text, start + 1..end).next().is_some_and(|later| ends_a_value(text, later + 1));
    let next = text[quote + 1..].trim_start_matches([' ', '\t']);
    let goes_on = next.strip_prefix(',').is_some_and(starts_anew);
    if !ends_a_value(text, quote + 1) || is_closed_later && !goes_on {
        return None;
    }
    let span = quote - 1..quote;
    flaws.push(
        Diagnostic::error(Code::Escape, span.clone(), "this backslash takes the closing quote into the text")
            .with_help("write a backslash as `\\\\`")
            .with_guess(span, "\\\\"),
    );
    Some(quote + 1)
}

/// Whether the next text or field starts right away: only a comma is missing before it.
fn starts_anew(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    rest.starts_with('"')
        || rest[word..].trim_start().starts_with([':', '=']) && super::schema::is_field(&rest[..word])
}

fn escaped(text: &str, quotes: impl Iterator<Item = usize>) -> String {
    let mut escaped = text.to_owned();
    for (count, quote) in quotes.enumerate() {
        escaped.insert(quote + count, '\\');
    }
    escaped
}

/// A text whose first line holds no closing quote: one of several lines, or an open one.
fn several_lines(text: &str, start: usize, first_end: usize, flaws: &mut Vec<Diagnostic>) -> usize {
    let mut line = first_end;
    while line < text.len() && line - start < REACH {
        let end = line_end(text, line + 1);
        let content = &text[line + 1..end];
        if looks_like_code(content) {
            break;
        }
        let mut quotes = quotes_in(text, line + 1..end).peekable();
        let is_last = quotes.peek().is_some();
        if let Some(close) = quotes.find(|quote| ends_a_value(text, quote + 1)) {
            return close + 1;
        }
        if is_last {
            break;
        }
        line = end;
    }
    let body = text[start + 1..first_end].trim_end();
    let body = next_field(body).map_or(body, |cut| &body[..cut]);
    missing_close(text, start, start + 1 + without_closers(body).len(), flaws)
}

/// Tells that the text from `start` needs a quote at `end`.
fn missing_close(text: &str, start: usize, end: usize, flaws: &mut Vec<Diagnostic>) -> usize {
    let last = text[start + 1..end].chars().next_back();
    if let Some(curly) = last.filter(|c| matches!(c, '”' | '“' | '„')) {
        let span = end - curly.len_utf8()..end;
        let flaw = Diagnostic::error(Code::CurlyQuotes, span.clone(), "a curly quote closes no text")
            .with_help("use the straight quote, `\"`")
            .with_fix(span, "\"");
        flaws.push(flaw);
    } else if last == Some('\'') && text[start + 1..end].matches('\'').count() == 1 {
        let flaw = Diagnostic::error(Code::SingleQuotes, end - 1..end, "a single quote closes no text")
            .with_related(start..start + 1, "the text starts here")
            .with_help("end the text as it began, with `\"`")
            .with_fix(end - 1..end, "\"");
        flaws.push(flaw);
    } else {
        let flaw =
            Diagnostic::error(Code::MissingQuote, end..end, "the closing quote of this text is missing")
                .with_label("a `\"` belongs here")
                .with_related(start..start + 1, "the text starts here")
                .with_help("end the text with `\"`")
                .with_guess(end..end, "\"");
        flaws.push(flaw);
    }
    end
}

/// Whether `c` opens a text in quotes that RON does not know.
pub(super) fn opens(c: char) -> bool {
    closer(c).is_some()
}

fn closer(open: char) -> Option<&'static [char]> {
    Some(match open {
        '“' | '”' => &['”', '“', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '‘' | '’' => &['’', '‘', '\''],
        '\'' => &['\'', '’'],
        '`' => &['`', '\''],
        _ => return None,
    })
}

/// The end of the text in foreign quotes that starts at `start`, if one does.
pub(super) fn foreign(text: &str, start: usize, flaws: &mut Vec<Diagnostic>) -> Option<usize> {
    let open = text[start..].chars().next()?;
    let closers = closer(open)?;
    let inside = start + open.len_utf8();
    let line = &text[inside..line_end(text, inside)];
    let (at, close) =
        line.match_indices(closers).find(|(at, close)| ends_a_value(text, inside + at + close.len()))?;
    let end = inside + at + close.len();
    let (code, message) = if matches!(open, '\'' | '`') {
        (Code::SingleQuotes, format!("a text in `{open}`"))
    } else {
        (Code::CurlyQuotes, "a text in curly quotes".to_owned())
    };
    let flaw = Diagnostic::error(code, start..end, message)
        .with_help("texts stand in straight double quotes, \"…\"")
        .with_fix(start..end, quoted(&line[..at]));
    flaws.push(flaw);
    Some(end)
}

/// The end of the words at `start` that ought to be a text; tells so. `None` when they are
/// followed by what follows a value, and so may be no text at all.
pub(super) fn bare(text: &str, start: usize, end: usize, flaws: &mut Vec<Diagnostic>) -> Option<usize> {
    let after = text[end..].chars().find(|c| !matches!(c, ' ' | '\t'))?;
    if matches!(after, ',' | ')' | ']' | '}' | '(' | '[' | '{' | '\n' | '\r' | '"')
        && !text[end..].starts_with('"')
        || text[end..].trim_start().starts_with("//") && text[end..].starts_with([' ', '\t'])
    {
        return None;
    }
    let line = &text[start..line_end(text, start)];
    let quote = line.match_indices('"').map(|(at, _)| at).next();
    if let Some(quote) =
        quote.filter(|quote| ends_a_value(text, start + quote + 1) && next_field(&line[..*quote]).is_none())
    {
        let flaw =
            Diagnostic::error(Code::MissingQuote, start..start, "the opening quote of this text is missing")
                .with_label("a `\"` belongs here")
                .with_help("start the text with `\"`")
                .with_guess(start..start, "\"");
        flaws.push(flaw);
        return Some(start + quote + 1);
    }
    let words = next_field(line).map_or(line, |cut| &line[..cut]);
    let words = without_closers(words.split('"').next().unwrap_or(words).trim_end());
    let end = end.max(start + words.len());
    let flaw = Diagnostic::error(Code::MissingQuote, start..end, "a text without quotes")
        .with_help("texts stand in double quotes, \"…\"")
        .with_guess(start..end, quoted(&text[start..end]));
    flaws.push(flaw);
    Some(end)
}

/// The text as RON writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Where the line ends that `from` is in, or where it gets too long to look at.
fn line_end(text: &str, from: usize) -> usize {
    let from = from.min(text.len());
    let reach = char_start(text, from.saturating_add(REACH)).max(from);
    text[from..reach].find('\n').map_or(reach, |at| from + at)
}

/// The quotes in `span` that no backslash escapes.
fn quotes_in(text: &str, span: Range<usize>) -> impl Iterator<Item = usize> {
    let mut escaped = false;
    text.as_bytes()[span.clone()].iter().enumerate().filter_map(move |(at, byte)| {
        let is_quote = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        is_quote.then_some(span.start + at)
    })
}

/// Whether what stands at `at` may follow a value.
fn ends_a_value(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches([' ', '\t', '\r']);
    rest.is_empty()
        || rest.starts_with([',', ')', ']', '}', '\n', ':', '，', '）'])
        || rest.starts_with("=>")
        || rest.starts_with("+ \"")
        || rest.strip_prefix('+').is_some_and(|rest| rest.trim_start_matches([' ', '\r']).starts_with('\n'))
        || rest.strip_prefix(';').is_some_and(starts_anew_or_ends)
        || rest.starts_with("//")
        || rest.starts_with("/*")
}

/// Whether behind a semicolon the next field or text starts, or the line ends.
fn starts_anew_or_ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with(['\n', ')', ']']) || starts_anew(rest)
}

/// Where in a line `, name: ` starts, as it would behind a closed text.
fn next_field(line: &str) -> Option<usize> {
    line.match_indices(',').map(|(at, _)| at).find(|at| {
        let rest = line[at + 1..].trim_start();
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
        let Some(value) = rest[name..].trim_start().strip_prefix([':', '=']) else {
            return false;
        };
        // The value has to look like one, for `Rome, as said: yes` is a text.
        let value = value.trim_start();
        name > 0
            && (value.is_empty()
                || value.starts_with(['"', '[', '(', '“', '\''])
                || value.starts_with(|c: char| c.is_ascii_digit())
                || value.starts_with("true")
                || value.starts_with("false"))
    })
}

/// Whether a line looks like a field, an item or the end of one rather than like prose.
fn looks_like_code(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with([')', ']', '}']) || line.starts_with("//") {
        return true;
    }
    let word = line.len() - line.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    let rest = line[word..].trim_start();
    word > 0
        && (rest.starts_with('(') && super::schema::is_head(&line[..word])
            || rest.starts_with([':', '=']) && super::schema::is_field(&line[..word]))
}

/// More closing brackets than this at a line's end are no one's.
const MAX_CLOSERS: usize = 8;

/// A line's text without the comma and the closing brackets at its end; brackets that the text
/// itself opens are left to it.
fn without_closers(text: &str) -> &str {
    let mut text = text.trim_end();
    for _ in 0..MAX_CLOSERS {
        let shorter = match text.chars().next_back() {
            Some(',') => &text[..text.len() - 1],
            Some(close @ (')' | ']')) => {
                let open = if close == ')' { '(' } else { '[' };
                let count = |wanted| text.chars().filter(|c| *c == wanted).count();
                if count(close) <= count(open) {
                    break;
                }
                &text[..text.len() - 1]
            }
            _ => break,
        };
        text = shorter.trim_end();
    }
    text
}
