//! Words that say how much a card rests on what it does not say. Both lists are sorted.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(POINTING.is_sorted() && GENERIC.is_sorted());
    }
}
