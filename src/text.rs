//! Text on its way to a terminal or a page: made safe, measured, wrapped; tables of text; and letters
//! as far as telling words apart goes.
//!
//! Card, article and file names are untrusted: whatever they contain, no control character or
//! escape sequence in them may reach a terminal.

pub mod csv;
pub mod html;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// The text with every character that a terminal would act on shown instead of sent: control
/// characters as their Unicode pictures (`␛`), controls of the writing direction and line and
/// paragraph separators by their number (`⟨U+202E⟩`). Line breaks stay, tabs become spaces.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_control) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => shown.push('\n'),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => shown.push_str("    "),
            '\u{7f}' => shown.push('␡'),
            // The block of control pictures mirrors the first 32 characters.
            c if c < ' ' => shown.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('�')),
            c if is_control(c) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// [`safe`], and on one line: line breaks become spaces.
pub fn safe_line(text: &str) -> String {
    safe(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON with every character that a terminal would act on escaped; its line breaks stay. What it
/// says is the same: none of them stands outside of its strings.
pub fn safe_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if is_control(c) && c != '\n' => shown.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => shown.push(c),
        }
    }
    shown
}

/// Whether a terminal may act on the character instead of showing it: C0 and C1 controls, and the
/// controls of writing direction (CVE-2021-42574 shows what they can hide).
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The text without accents, compatibility forms made plain. Marks of other scripts stay, where they
/// make other letters.
pub fn without_accents(text: &str) -> String {
    text.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).nfc().collect()
}

/// How many columns the text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `columns` columns, broken at spaces where it can be, and within a
/// word (or a script without spaces) where it must be. Line breaks in the text stay.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_indented(text, columns, "", "")
}

/// [`wrap`] with the first line behind `first` and the others behind `rest`.
pub fn wrap_indented(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = textwrap::Options::new(columns.max(4)).initial_indent(first).subsequent_indent(rest);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

/// The start of the text that fits `columns` columns, with `…` where something was left out.
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut clipped = String::new();
    for c in text.chars() {
        clipped.push(c);
        if width(&clipped) + 1 > columns {
            clipped.pop();
            break;
        }
    }
    clipped.push('…');
    Cow::Owned(clipped)
}

/// `a, b or c`, with this word before the last.
pub fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

/// Points of a score, with two decimals at most.
pub fn points(points: f64) -> String {
    let text = format!("{points:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// `1 card`, `2 cards`: a count and its noun.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_are_short() {
        for (number, text) in
            [(1.0, "1"), (0.5, "0.5"), (1.0 / 3.0, "0.33"), (-0.25, "-0.25"), (-0.001, "0"), (100.0, "100")]
        {
            assert_eq!(points(number), text);
        }
    }

    #[test]
    fn lists_have_a_word_before_the_last() {
        let said = |items: &[&str]| listed(&items.iter().map(ToString::to_string).collect::<Vec<_>>(), "or");
        assert_eq!([said(&[]), said(&["a"]), said(&["a", "b", "c"])], ["", "a", "a, b or c"]);
    }

    #[test]
    fn controls_are_shown_and_never_sent() {
        assert_eq!(safe("Keïta 日本語"), "Keïta 日本語");
        assert_eq!(safe("a\x1b[31mred\x07"), "a␛[31mred␇");
        assert_eq!(safe("\u{9b}31m \u{202e}x\u{7f}"), "⟨U+009B⟩31m ⟨U+202E⟩x␡");
        assert_eq!(safe("one\r\ntwo\tthree\rfour"), "one\ntwo    three␍four");
        assert_eq!(safe_line(" a\nb\t c "), "a b c");
    }

    #[test]
    fn accents_go_and_other_marks_stay() {
        assert_eq!(without_accents("Modibo Keïta ﬁn です 한국"), "Modibo Keita fin です 한국");
    }

    #[test]
    fn scripts_without_spaces_wrap_by_columns() {
        assert_eq!(wrap("日本語日本語", 8), ["日本語日", "本語"]);
        assert_eq!(wrap_indented("one two three", 9, "- ", "  "), ["- one two", "  three"]);
    }

    #[test]
    fn clipping_counts_columns_not_bytes() {
        assert_eq!(clip("Keïta", 5), "Keïta");
        assert_eq!(clip("日本語", 5), "日本…");
        assert_eq!(clip("abc", 2), "a…");
    }

    proptest! {
        #[test]
        fn nothing_safe_holds_a_control(text in any::<String>()) {
            prop_assert!(!safe(&text).chars().any(|c| is_control(c) && c != '\n'));
            prop_assert!(!safe_line(&text).contains('\n'));
        }

        #[test]
        fn safe_json_says_the_same(text in any::<String>(), control in "[\\x7f-\\u{9f}\\u{202a}-\\u{202e}\\u{2066}-\\u{2069}]") {
            let value = serde_json::json!({ "a": [text, control] });
            let json = safe_json(&format!("{value:#}"));
            prop_assert!(!json.chars().any(|c| is_control(c) && c != '\n'));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
        }

        #[test]
        fn no_wrapped_line_is_too_wide(text in "[a-z日ï ]{0,80}", columns in 4usize..60) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns);
            }
        }
    }
}
