//! Words that decide what can be asked. All lists are in lower case and sorted.

/// Verbs that say what something is called, in the passive.
pub(super) const NAMING_VERBS: &[&str] = &["call", "dub", "know", "name", "refer", "term"];

/// Words that do not stand between what somebody is and their name: "the astronomer Clyde Tombaugh".
pub(super) const PARTING: &[&str] = &["and", "by", "for", "from", "in", "of", "with"];

/// Verbs behind whose object "to" says what it does or shall do, not what for: "allowed the states to trade".
#[rustfmt::skip]
pub(super) const CAUSING_VERBS: &[&str] = &[
    "allow", "ask", "authorize", "call", "cause", "challenge", "command", "compel", "direct", "enable",
    "encourage", "expect", "force", "help", "inspire", "instruct", "invite", "motivate", "oblige",
    "order", "permit", "persuade", "press", "pressure", "prompt", "push", "request", "require", "tell",
    "train", "urge", "want", "warn",
];

/// Nouns of which a thing is one in some respect, so that they say nothing of what it is: "the basis of trade".
#[rustfmt::skip]
pub(super) const NO_DEFINITIONS: &[&str] = &[
    "advantage", "aspect", "backbone", "base", "basis", "benefit", "cause", "challenge",
    "characteristic", "component", "concern", "consequence", "cornerstone", "counterpart",
    "destination", "example", "extension", "factor", "feature", "focus", "foundation", "goal",
    "hallmark", "haven", "heart", "highlight", "hub", "ingredient", "issue", "key", "means",
    "milestone", "object", "objects", "opportunity", "outcome", "part", "predecessor", "principle",
    "priority", "problem", "product", "reason", "response", "result", "source", "staple", "step",
    "subject", "successor", "supporter", "symbol", "theme", "topic", "trait", "victim", "way",
];

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

/// First words of what can stand before a clause or behind it.
#[rustfmt::skip]
pub(super) const ADVERBIAL: &[&str] = &[
    "across", "after", "around", "as", "at", "before", "between", "by", "during", "for", "from", "in", "near", "of",
    "off", "on", "over", "since", "through", "throughout", "together", "under", "until", "upon", "with", "within",
];

/// Words that what is said of a noun begins with.
#[rustfmt::skip]
pub(super) const BEHIND_HEAD: &[&str] = &[
    "among", "and", "as", "at", "because", "before", "between", "by", "during", "for", "from", "in", "not",
    "of", "on", "or", "that", "to", "used", "when", "where", "which", "who", "whose", "with",
];

/// Adjectives that no term begins with.
#[rustfmt::skip]
pub(super) const EMPTY_ADJECTIVES: &[&str] = &[
    "actual", "additional", "adequate", "all", "any", "available", "best", "better", "big", "bright", "certain",
    "common", "complete", "considerable", "core", "crucial", "current", "different", "diverse", "dramatic", "early",
    "efficient", "enormous", "enough", "entire", "essential", "excess", "existing", "extra", "famous", "few", "final",
    "first", "full", "fundamental", "given", "great", "greater", "growing", "high", "huge", "important", "increased",
    "individual", "key", "large", "larger", "last", "late", "later", "leading", "less", "little", "living", "local",
    "long", "low", "main", "major", "many", "massive", "mere", "modern", "more", "most", "much", "multiple",
    "necessary", "negative", "new", "next", "notable", "numerous", "old", "original", "other", "overall", "own",
    "particular", "perfect", "popular", "positive", "possible", "present", "previous", "prominent", "proper", "rapid",
    "recent", "relevant", "remaining", "same", "second", "serious", "several", "severe", "significant", "similar",
    "simple", "single", "small", "smaller", "some", "special", "specific", "standard", "strong", "subsequent",
    "successful", "such", "sufficient", "third", "traditional", "true", "typical", "unique", "useful", "usual",
    "various", "vast", "whole", "wide", "wider", "widespread", "young",
];

/// Nouns that say little without what "of" leads to: "the aftermath of World War II".
#[rustfmt::skip]
pub(super) const OF_NOUNS: &[&str] = &[
    "absence", "abundance", "advent", "aftermath", "amount", "appearance", "array", "arrival", "aspect", "basis",
    "beginning", "case", "cause", "center", "centre", "collapse", "collection", "course", "decline", "degree",
    "development", "edge", "effect", "emergence", "end", "establishment", "event", "example", "existence",
    "expansion", "fall", "form", "formation", "foundation", "founding", "group", "growth", "heart", "height",
    "history", "host", "importance", "introduction", "kind", "lack", "language", "leadership", "level", "majority",
    "middle", "mixture", "name", "nature", "number", "onset", "origin", "outbreak", "part", "period", "presence",
    "process", "product", "quality", "range", "rate", "reign", "result", "rise", "role", "rule", "scarcity", "sense",
    "series", "shortage", "side", "site", "source", "spread", "stage", "start", "state", "surface", "system", "time",
    "top", "type", "use", "value", "variety", "vocabulary", "wake", "wealth", "work",
];

/// Words of titles that say what kind of text it is, and nothing of what it is about.
#[rustfmt::skip]
pub(super) const GENERIC_TITLES: &[&str] = &[
    "appendix", "article", "background", "book", "chapter", "conclusion", "contents", "document", "draft",
    "essay", "home", "index", "introduction", "introductory", "lecture", "lesson", "module", "notes",
    "overview", "page", "paper", "part", "preface", "reading", "report", "section", "summary", "text",
    "title", "topic", "unit", "untitled", "volume", "week", "welcome",
];

/// Small words of titles.
#[rustfmt::skip]
pub(super) const TITLE_WORDS: &[&str] = &[
    "about", "after", "all", "and", "are", "before", "between", "but", "early", "for", "from", "history",
    "how", "into", "its", "new", "not", "of", "on", "our", "the", "their", "this", "through", "to", "was",
    "were", "what", "when", "where", "which", "who", "why", "with", "your",
];

/// The words of a text without its marks.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// How often something is meant that nothing else tells apart: "the border" without "of".
pub(super) fn bare_definites(words: &[&str]) -> usize {
    let is_bare = |three: &&[&str]| {
        three[0].eq_ignore_ascii_case("the") && three[1].starts_with(char::is_lowercase) && three[2] != "of"
    };
    words.windows(3).filter(is_bare).count()
}

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
            CAUSING_VERBS,
            NO_DEFINITIONS,
            VAGUE_KINDS,
            VAGUE_NUMBERS,
            BEFORE_TOLD_NUMBERS,
            DESCRIBING,
            ADVERBIAL,
            BEHIND_HEAD,
            EMPTY_ADJECTIVES,
            OF_NOUNS,
            GENERIC_TITLES,
            TITLE_WORDS,
            NO_SUPERLATIVES,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
