//! A line of text being typed.

use crate::text::width;

/// The text and where the cursor is in it. Characters that take no column (combining accents)
/// stay with the one before them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Editor {
    text: String,
    /// In bytes; always at the edge of a character.
    cursor: usize,
}

/// The most characters that are kept: no answer needs more.
const LONGEST: usize = 10_000;

impl Editor {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Inserts a text at the cursor; line breaks in it become spaces, other controls and what is
    /// too long are dropped.
    pub(super) fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let text: String = text
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .take(room)
            .collect();
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    pub(super) fn left(&mut self) {
        self.cursor = self.before();
    }

    pub(super) fn right(&mut self) {
        self.cursor = self.after();
    }

    pub(super) fn home(&mut self) {
        self.cursor = 0;
    }

    pub(super) fn end(&mut self) {
        self.cursor = self.text.len();
    }

    pub(super) fn backspace(&mut self) {
        let start = self.before();
        self.cut(start, self.cursor);
    }

    pub(super) fn delete(&mut self) {
        let end = self.after();
        self.cut(self.cursor, end);
    }

    pub(super) fn delete_to_start(&mut self) {
        self.cut(0, self.cursor);
    }

    pub(super) fn delete_to_end(&mut self) {
        self.cut(self.cursor, self.text.len());
    }

    pub(super) fn delete_word(&mut self) {
        let head = self.text[..self.cursor].trim_end();
        let start = head.trim_end_matches(|c: char| !c.is_whitespace()).len();
        self.cut(start, self.cursor);
    }

    fn cut(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
    }

    /// The edge before the cursor.
    fn before(&self) -> usize {
        let mut at = self.cursor;
        for (index, c) in self.text[..self.cursor].char_indices().rev() {
            at = index;
            if !is_combining(c) {
                break;
            }
        }
        at
    }

    /// The edge after the cursor.
    fn after(&self) -> usize {
        let mut chars = self.text[self.cursor..].chars();
        let mut at = self.cursor + chars.next().map_or(0, char::len_utf8);
        for c in chars.take_while(|c| is_combining(*c)) {
            at += c.len_utf8();
        }
        at
    }

    /// The part of the text that fits `columns` columns and shows the cursor, and the cursor's
    /// column in it.
    pub(super) fn view(&self, columns: usize) -> (&str, usize) {
        let columns = columns.max(2);
        let (head, tail) = self.text.split_at(self.cursor);
        // One column is kept for the cursor itself.
        let mut start = self.cursor - fitting(head.chars().rev(), columns - 1);
        // A sequence of characters may be wider than they are one by one.
        while width(&self.text[start..self.cursor]) >= columns {
            start += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        let column = width(&self.text[start..self.cursor]);
        let mut end = self.cursor + fitting(tail.chars(), columns - 1 - column);
        while end > self.cursor && width(&self.text[start..end]) >= columns {
            end -= self.text[..end].chars().next_back().map_or(1, char::len_utf8);
        }
        (&self.text[start..end], column)
    }
}

/// How many bytes the first of these characters take that together fit so many columns.
fn fitting(chars: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut left = columns;
    let mut bytes = 0;
    for c in chars {
        let Some(rest) = left.checked_sub(width_of(c)) else { break };
        left = rest;
        bytes += c.len_utf8();
    }
    bytes
}

fn width_of(c: char) -> usize {
    width(c.encode_utf8(&mut [0; 4]))
}

fn is_combining(c: char) -> bool {
    width_of(c) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.insert(text);
        editor
    }

    #[test]
    fn an_accent_goes_with_its_letter() {
        let mut editor = typed("Kei\u{308}ta");
        editor.left();
        editor.left();
        editor.backspace();
        assert_eq!(editor.text(), "Keta");
    }

    #[test]
    fn words_and_ends_can_be_cut() {
        let mut editor = typed("Ibrahim Boubacar Keïta");
        editor.delete_word();
        assert_eq!(editor.text(), "Ibrahim Boubacar ");
        editor.home();
        editor.delete();
        assert_eq!(editor.text(), "brahim Boubacar ");
        editor.delete_to_end();
        assert_eq!(editor.text(), "");
    }

    #[test]
    fn a_pasted_line_break_does_not_answer() {
        assert_eq!(typed("a\nb\x1b").text(), "a b");
    }

    #[test]
    fn a_long_text_scrolls_by_columns() {
        let mut editor = typed("日本語日本語");
        assert_eq!(editor.view(6), ("本語", 4));
        editor.home();
        assert_eq!(editor.view(6), ("日本", 0));
    }

    #[test]
    fn a_big_paste_is_cut_and_shown() {
        let mut editor = typed(&"日本".repeat(1_000_000));
        assert_eq!(editor.text().chars().count(), LONGEST);
        assert_eq!(editor.view(6), ("日本", 4));
        editor.left();
        editor.insert("x");
        assert_eq!(editor.text().chars().count(), LONGEST);
    }

    proptest! {
        #[test]
        fn no_key_breaks_it(text in any::<String>(), keys in prop::collection::vec(0..9u8, 0..40), columns in 0..30usize) {
            let mut editor = typed(&text);
            for key in keys {
                match key {
                    0 => editor.left(),
                    1 => editor.right(),
                    2 => editor.home(),
                    3 => editor.end(),
                    4 => editor.backspace(),
                    5 => editor.delete(),
                    6 => editor.delete_word(),
                    7 => editor.insert("ï日"),
                    _ => editor.delete_to_start(),
                }
                let (shown, cursor) = editor.view(columns);
                prop_assert!(cursor < columns.max(2));
                prop_assert!(width(shown) < columns.max(2));
            }
        }
    }
}
