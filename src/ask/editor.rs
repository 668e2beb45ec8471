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

impl Editor {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Inserts a text at the cursor; line breaks in it become spaces, other controls are dropped.
    pub(super) fn insert(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
            if !c.is_control() {
                self.text.insert(self.cursor, c);
                self.cursor += c.len_utf8();
            }
        }
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
        let mut start = 0;
        // One column is kept for the cursor itself.
        while width(&self.text[start..self.cursor]) >= columns {
            start += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        let mut end = start;
        for c in self.text[start..].chars() {
            let next = end + c.len_utf8();
            if width(&self.text[start..next]) >= columns {
                break;
            }
            end = next;
        }
        (&self.text[start..end.max(self.cursor)], width(&self.text[start..self.cursor]))
    }
}

fn is_combining(c: char) -> bool {
    width(c.encode_utf8(&mut [0; 4])) == 0
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
                let (_, cursor) = editor.view(columns);
                prop_assert!(cursor < columns.max(2));
            }
        }
    }
}
