//! Characters that do something to a terminal rather than show something.

/// Whether `c` steers the terminal or turns the direction of writing: C0 (line feed and tab
/// included), DEL, C1, and the bidirectional embeddings, overrides and isolates.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
