//! Where characters start.

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
