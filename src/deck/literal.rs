//! What a string literal of a deck file says, and which byte of it says what.
//!
//! The RON parser decodes strings itself; this decoder is for pointing at a place within one.

use std::ops::Range;

/// An escape that RON does not know, as a byte span of the literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadEscape {
    pub span: Range<usize>,
}

/// The text of a literal given with its quotes, `"…"` or `r#"…"#`.
pub(super) fn decode(literal: &str) -> Result<String, BadEscape> {
    let mut text = String::with_capacity(literal.len());
    walk(literal, |_, c| text.push(c))?;
    Ok(text)
}

/// Which bytes of the literal say the character at byte `offset` of its decoded text; the whole
/// literal when there is none.
pub(super) fn span_of(literal: &str, offset: usize) -> Range<usize> {
    let (mut decoded, mut found, mut end) = (0, None, None);
    // A bad escape further on does not matter.
    let _ = walk(literal, |at, c| {
        if found.is_some() && end.is_none() {
            end = Some(at);
        }
        if decoded == offset {
            found = Some(at);
        }
        decoded += c.len_utf8();
    });
    match found {
        Some(start) => start..end.unwrap_or_else(|| start.max(body(literal).end)),
        None => 0..literal.len(),
    }
}

/// The part between the quotes.
fn body(literal: &str) -> Range<usize> {
    let mark = usize::from(literal.starts_with('r'));
    let hashes = literal[mark..].bytes().take_while(|byte| *byte == b'#').count();
    let start = (mark + hashes + 1).min(literal.len());
    let end = literal.len().saturating_sub(1 + hashes).max(start);
    if literal.is_char_boundary(start) && literal.is_char_boundary(end) {
        start..end
    } else {
        0..literal.len()
    }
}

/// Calls `each` with every decoded character and the byte of the literal that it starts at.
fn walk(literal: &str, mut each: impl FnMut(usize, char)) -> Result<(), BadEscape> {
    let span = body(literal);
    let inside = &literal[..span.end];
    let raw = literal.starts_with('r');
    let mut at = span.start;
    while let Some(c) = inside[at..].chars().next() {
        if c != '\\' || raw {
            each(at, c);
            at += c.len_utf8();
            continue;
        }
        let (decoded, length) = escape(&inside[at..]);
        match decoded {
            Escape::Char(c) => each(at, c),
            Escape::Nothing => {}
            Escape::Bad => return Err(BadEscape { span: at..at + length }),
        }
        at += length;
    }
    Ok(())
}

enum Escape {
    Char(char),
    /// A backslash at a line's end joins it to the next.
    Nothing,
    Bad,
}

/// What the escape that `text` starts with stands for, and its length in bytes.
fn escape(text: &str) -> (Escape, usize) {
    let Some(c) = text[1..].chars().next() else {
        return (Escape::Bad, 1);
    };
    let simple = |c| (Escape::Char(c), 2);
    match c {
        '\'' | '"' | '\\' => simple(c),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        '0' => simple('\0'),
        'x' => bytes(text),
        'u' => unicode(text),
        '\n' => (Escape::Nothing, text.len() - text[1..].trim_start_matches([' ', '\t', '\n', '\r']).len()),
        '\r' if text[2..].starts_with('\n') => {
            (Escape::Nothing, text.len() - text[1..].trim_start_matches([' ', '\t', '\n', '\r']).len())
        }
        other => (Escape::Bad, 1 + other.len_utf8()),
    }
}

/// `\xHH`, up to four of which make a character in UTF-8.
fn bytes(text: &str) -> (Escape, usize) {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(byte) = rest
        .strip_prefix("\\x")
        .and_then(|rest| rest.get(..2))
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
        .and_then(|digits| u8::from_str_radix(digits, 16).ok())
    {
        bytes.push(byte);
        rest = &rest[4..];
        if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return (Escape::Char(c), 4 * bytes.len());
        }
        if bytes.len() == 4 {
            break;
        }
    }
    (Escape::Bad, (4 * bytes.len()).max(2))
}

/// `\u{H…}` with one to six digits.
fn unicode(text: &str) -> (Escape, usize) {
    let digits = text[2..]
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'))
        .map(|(digits, _)| digits)
        .filter(|digits| (1..=6).contains(&digits.len()));
    let c = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
    match (c, digits) {
        // `from_str_radix` would take a sign.
        (Some(c), Some(digits)) if !digits.starts_with('+') => (Escape::Char(c), 4 + digits.len()),
        (_, Some(digits)) => (Escape::Bad, 4 + digits.len()),
        _ => (Escape::Bad, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, span_of};

    #[test]
    fn literals_say_what_ron_says_that_they_say() {
        for literal in [
            r#""plain""#,
            r#""\"\\\n\r\t\0\'""#,
            r#""\x41\xc3\xa9""#,
            r#""\u{e9}\u{1F600}""#,
            "\"joined \\\n   up\"",
            "\"joined \\\r\n   up\"",
            r##"r#"a "raw" \n"#"##,
            "r\"\"",
            "\"\"",
        ] {
            assert_eq!(decode(literal).ok(), ron::from_str::<String>(literal).ok(), "{literal}");
            assert!(decode(literal).is_ok());
        }
    }

    #[test]
    fn bad_escapes_have_a_place() {
        for (literal, span) in [
            (r#""a\q""#, 2..4),
            (r#""\u{110000}""#, 1..11),
            (r#""\u41""#, 1..3),
            (r#""\xff""#, 1..5),
            (r#""\xg""#, 1..3),
        ] {
            assert_eq!(decode(literal).unwrap_err().span, span, "{literal}");
            assert!(ron::from_str::<String>(literal).is_err());
        }
    }

    #[test]
    fn a_decoded_character_leads_back_to_its_source() {
        assert_eq!(span_of(r#""a\nb""#, 1), 2..4);
        assert_eq!(span_of(r#""a\nb""#, 2), 4..5);
        assert_eq!(span_of(r##"r#"ab"#"##, 1), 4..5);
        assert_eq!(span_of(r#""ab""#, 9), 0..4);
    }
}
