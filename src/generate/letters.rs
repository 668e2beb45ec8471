//! Letters as far as telling words apart goes.

use unicode_normalization::UnicodeNormalization;

/// The text without accents, compatibility forms made plain. Marks of other scripts stay, where they
/// make other letters.
pub(super) fn without_accents(text: &str) -> String {
    text.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::without_accents;

    #[test]
    fn accents_go_and_other_marks_stay() {
        assert_eq!(without_accents("Modibo Keïta ﬁn です 한국"), "Modibo Keita fin です 한국");
    }
}
