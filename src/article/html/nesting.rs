//! How deep elements may stand in one another.
//!
//! A browser's tree, and what is done on it, takes time with the square of the depth; a page that
//! opens a hundred thousand elements and closes none would take hours. Like browsers, we stop
//! somewhere: opening tags beyond that depth are left away, with the closing tags that belong to them.

use std::borrow::Cow;
use std::collections::HashMap;

/// The deepest nesting. Browsers allow 512; real pages hardly reach 50.
const DEEPEST: usize = 100;

/// Elements that hold none, or that the next one of their kind closes.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "html", "head",
    "body", "a", "button", "nobr",
];
/// Elements in which `<` begins no tag, or none that matters.
const RAW: &[&str] = &["svg", "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
/// No name of an element is longer.
const LONGEST_NAME: usize = 32;

/// The page, without the tags that nest too deeply.
pub(super) fn limited(source: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    // How much of the source is kept, or left away, so far.
    let mut done = 0;
    let mut depth = 0;
    // For every name: how many are open, and how many were left away and not closed.
    let mut open: HashMap<String, (usize, usize)> = HashMap::new();
    let mut at = 0;
    while let Some(found) = source[at..].find('<') {
        let start = at + found;
        let Some(tag) = Tag::read(source, start) else {
            at = skip_comment(source, start);
            continue;
        };
        at = tag.end;
        let name = tag.name.as_str();
        if FLAT.contains(&name) {
            continue;
        }
        if RAW.contains(&name) {
            at = if tag.is_closing { at } else { skip_raw(source, at, name) };
            continue;
        }
        let counts = open.entry(tag.name).or_default();
        let is_dropped = match (tag.is_closing, *counts) {
            (true, (_, left)) if left > 0 => {
                counts.1 -= 1;
                true
            }
            (true, (opened, _)) => {
                depth -= usize::from(opened > 0);
                counts.0 = opened.saturating_sub(1);
                false
            }
            (false, _) if depth >= DEEPEST => {
                counts.1 += 1;
                true
            }
            (false, _) => {
                depth += 1;
                counts.0 += 1;
                false
            }
        };
        if is_dropped {
            kept.push_str(&source[done..start]);
            // Words that it kept apart stay apart.
            kept.push(' ');
            done = at;
        }
    }
    if done == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[done..]);
    Cow::Owned(kept)
}

struct Tag {
    name: String,
    is_closing: bool,
    end: usize,
}

impl Tag {
    /// The tag that begins at `start`, where a `<` stands.
    fn read(source: &str, start: usize) -> Option<Tag> {
        let bytes = source.as_bytes();
        let is_closing = bytes.get(start + 1) == Some(&b'/');
        let from = start + 1 + usize::from(is_closing);
        if !bytes.get(from)?.is_ascii_alphabetic() {
            return None;
        }
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let length = bytes[from..].iter().take(LONGEST_NAME).take_while(|byte| !ends(byte)).count();
        let name = String::from_utf8_lossy(&bytes[from..from + length]).to_ascii_lowercase();
        let (mut quote, mut is_value) = (None, false);
        let end = bytes[from..].iter().position(|&byte| {
            match quote {
                Some(open) if byte == open => quote = None,
                None if byte == b'>' => return true,
                None if is_value && matches!(byte, b'"' | b'\'') => quote = Some(byte),
                _ => {}
            }
            is_value = byte == b'=' || is_value && byte.is_ascii_whitespace();
            false
        });
        let end = end.map_or(source.len(), |length| from + length + 1);
        Some(Tag { name, is_closing, end })
    }
}

/// Where the text goes on behind what stands at `start` and is no tag.
fn skip_comment(source: &str, start: usize) -> usize {
    let Some(comment) = source[start..].strip_prefix("<!--") else { return start + 1 };
    comment.find("-->").map_or(source.len(), |length| source.len() - comment.len() + length + 3)
}

/// Where the text of an element ends in which no tag counts.
fn skip_raw(source: &str, at: usize, name: &str) -> usize {
    let rest = &source.as_bytes()[at..];
    let is_end = |tail: &[u8]| {
        tail.strip_prefix(b"</")
            .and_then(|tail| tail.get(..name.len()))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
    };
    let end = (0..rest.len()).find(|&from| rest[from] == b'<' && is_end(&rest[from..]));
    end.map_or(source.len(), |end| at + end)
}
