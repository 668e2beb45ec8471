//! Words that decide what can be asked. All lists are in lower case and sorted.

/// Verbs that say what something is called, in the passive.
pub(super) const NAMING_VERBS: &[&str] = &["call", "dub", "know", "name", "refer", "term"];

/// Words that do not stand between what somebody is and their name: "the astronomer Clyde Tombaugh".
pub(super) const PARTING: &[&str] = &["and", "by", "for", "from", "in", "of", "with"];

/// Nouns, and words before them, that say little of what something is.
#[rustfmt::skip]
pub(super) const VAGUE_KINDS: &[&str] = &[
    "example", "examples", "form", "good", "important", "kind", "lot", "many", "member", "most", "number",
    "one", "other", "part", "result", "several", "some", "sort", "type", "way", "ways",
];

/// Words for numbers that are nothing to know by heart: "several dozen", "a few days".
#[rustfmt::skip]
pub(super) const VAGUE_NUMBERS: &[&str] = &[
    "billions", "couple", "dozens", "few", "hundreds", "many", "millions", "several", "some", "thousands",
];

/// Words before a number that was told of already, or does not say how many there are.
#[rustfmt::skip]
pub(super) const BEFORE_TOLD_NUMBERS: &[&str] = &[
    "another", "each", "every", "first", "following", "last", "next", "or", "other", "past", "previous",
    "these", "those",
];

/// First words of what describes a thing rather than names it.
#[rustfmt::skip]
pub(super) const DESCRIBING: &[&str] = &[
    "a", "an", "at", "in", "less", "more", "not", "on", "one", "so", "very",
];

/// Words that end as superlatives do.
#[rustfmt::skip]
pub(super) const NO_SUPERLATIVES: &[&str] = &[
    "arrest", "contest", "forest", "harvest", "honest", "interest", "invest", "modest", "protest",
    "request", "suggest",
];

/// Whether a sorted list has a word.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// What stands behind the article of a noun phrase within a sentence.
pub(super) fn behind_article(phrase: &str) -> Option<&str> {
    ["a ", "an ", "the "].iter().find_map(|article| phrase.strip_prefix(article))
}

/// A noun phrase without its article, wherever it stands.
pub(super) fn without_article(phrase: &str) -> &str {
    let first = ["A ", "An ", "The "].iter().find_map(|article| phrase.strip_prefix(article));
    first.or_else(|| behind_article(phrase)).unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            NAMING_VERBS,
            PARTING,
            VAGUE_KINDS,
            VAGUE_NUMBERS,
            BEFORE_TOLD_NUMBERS,
            DESCRIBING,
            NO_SUPERLATIVES,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
