//! Names as they are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without case, accents and its article, words one space apart: "the Republic of Mali" is
/// "republic of mali".
pub(in crate::facts) fn fold(name: &str) -> String {
    let folded = fold_word(name);
    let mut words = folded.split_whitespace().peekable();
    if words.peek() == Some(&"the") {
        words.next();
    }
    words.collect::<Vec<_>>().join(" ")
}

/// A word without case and accents.
pub(in crate::facts) fn fold_word(word: &str) -> String {
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '‐' | '‑' | '–' => '-',
        c => c,
    };
    word.nfd().filter(|c| !is_combining_mark(*c)).map(plain).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_and_articles_do_not_count() {
        assert_eq!(fold("The  Republic\u{a0}of Mali"), "republic of mali");
        assert_eq!(fold("Moussa TRAORÉ"), fold("Moussa Traore\u{301}"));
        assert_eq!(fold("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(fold("the"), "");
    }
}
