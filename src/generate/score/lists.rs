//! Words that say how much a card rests on what it does not say, and names that everybody knows. All lists are sorted.

/// Words that compare with, or point at, something said before.
#[rustfmt::skip]
pub(super) const POINTING: &[&str] = &[
    "additional", "also", "another", "both", "former", "further", "here", "however", "later", "latter", "more",
    "nearby", "new", "next", "other", "others", "same", "second", "subsequently", "such", "that", "then", "there",
    "these", "third", "this", "those",
];

/// Nouns that are names with a capital where it is known whose.
#[rustfmt::skip]
pub(super) const GENERIC: &[&str] = &[
    "academy", "act", "agency", "agreement", "army", "articles", "assembly", "association", "board", "church",
    "college", "commission", "committee", "company", "conference", "congress", "constitution", "convention",
    "council", "court", "crown", "declaration", "department", "directive", "dynasty", "empire", "foundation",
    "government", "institute", "king", "kingdom", "league", "mission", "museum", "navy", "order", "parliament",
    "party", "plan", "president", "principality", "program", "project", "queen", "republic", "school", "senate",
    "society", "state", "treaty", "union", "university", "war",
];

/// Names so well known that asking for them seldom teaches something, in lower case.
#[rustfmt::skip]
pub(super) const FAMOUS: &[&str] = &[
    "africa", "america", "american", "americans", "americas", "asia", "australia", "bible", "britain",
    "british", "california", "canada", "china", "chinese", "christianity", "christmas", "congress", "cuba", "earth", "east",
    "egypt", "england", "english", "europe", "european", "florida", "france", "french", "george washington",
    "german", "germany", "god", "great britain", "greece", "india", "indians", "internet", "iraq", "islam",
    "israel", "italy", "japan", "jesus", "latin america", "london", "mexico", "moon", "new york",
    "new york city", "north", "north america", "paris", "philadelphia", "rome", "russia", "senate", "south",
    "south america", "soviet union", "spain", "sun", "supreme court", "texas", "the united states", "u.s.",
    "united kingdom", "united nations", "united states", "virginia", "washington", "washington, dc", "west",
    "white house", "world war i", "world war ii",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!([POINTING, GENERIC, FAMOUS].iter().all(|list| list.is_sorted()));
    }
}
