//! Characters: which of them steer a terminal, and where they start.

/// Whether `c` steers the terminal or turns the direction of writing: C0 (line feed and tab
/// included), DEL, C1, and the bidirectional embeddings, overrides and isolates.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The byte at or before `at` where a character starts; the end when `at` is past it.
pub(super) fn char_start(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::char_start;

    #[test]
    fn a_character_starts_before_its_other_bytes() {
        for (at, start) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4), (9, 4)] {
            assert_eq!(char_start("a日", at), start);
        }
    }
}
