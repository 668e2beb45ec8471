//! Remarks on the items of a deck, as comments before them.

use std::ops::Range;

use super::layout::{line_end, margin_of};
use crate::deck::outline::{comment_length, comments};
use crate::text::safe_line;

/// What is to be said of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The byte at which the item begins.
    pub item: usize,
    /// A comment each; none takes the comments away that are there.
    pub says: Vec<String>,
}

/// The text with remarks before their items, each a comment that begins with `mark`, in place of those
/// with this mark that stood there. Every other byte stays as it is.
pub fn remarked(text: &str, mark: &str, remarks: &[Remark]) -> String {
    let is_meant = |at: usize| remarks.iter().any(|remark| remark.item == at);
    let old = comments(text).filter(|comment| {
        let said = text[comment.clone()].trim_start_matches(['/', '*']).trim_start();
        said.starts_with(mark) && is_meant(item_behind(text, comment.end))
    });
    let mut changes: Vec<(Range<usize>, String)> =
        old.map(|comment| (taken(text, comment), String::new())).collect();
    changes.extend(remarks.iter().map(|remark| (remark.item..remark.item, written(text, mark, remark))));
    // What is taken away stands before the item.
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in changes {
        changed.push_str(text.get(at..range.start).unwrap_or_default());
        changed.push_str(&new);
        at = range.end.max(at);
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}

/// Where the item begins that a comment which ends at `at` stands before.
fn item_behind(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next() {
            Some('/') => match comment_length(rest) {
                Some(length) => at += length,
                None => return at,
            },
            Some(c) if c.is_whitespace() => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The bytes to take away with a comment: its line where it has one of its own, the blank behind it.
fn taken(text: &str, comment: Range<usize>) -> Range<usize> {
    let rest = &text[comment.end..];
    match margin_of(text, comment.start) {
        Some(margin) if rest.starts_with('\n') => comment.start - margin.len()..comment.end + 1,
        _ => comment.start..comment.end + usize::from(rest.starts_with(' ')),
    }
}

fn written(text: &str, mark: &str, remark: &Remark) -> String {
    let says = remark.says.iter().map(|says| {
        // What stands in a comment neither ends it nor allows a warning.
        let says = safe_line(says).replace("*/", "* /").replace("/*", "/ *");
        if says.to_lowercase().contains("allow") { says.replace('(', "[") } else { says }
    });
    match margin_of(text, remark.item) {
        Some(margin) => says.map(|says| format!("// {mark} {says}{}{margin}", line_end(text))).collect(),
        None => says.map(|says| format!("/* {mark} {says} */ ")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deck::{outline, read};

    const DECK: &str = "// Rivers\r\nDeck(title: \"Rivers\", cards: [\r\n    // griot: allow(negative)\r\n    \
        Ask(q: \"q // griot analyze, x\", a: \"a\"), // behind\r\n    Ask(q: \"r\", a: \"b\"), Ask(q: \"s\", a: \"c\"),\r\n])\r\n";
    const MARK: &str = "griot analyze,";

    fn remarks(text: &str, says: &[&[&str]]) -> Vec<Remark> {
        let cards = outline(text).unwrap().cards;
        let says = says.iter().map(|says| says.iter().map(ToString::to_string).collect());
        cards.iter().zip(says).map(|(card, says)| Remark { item: card.start, says }).collect()
    }

    fn say(text: &str, says: &[&[&str]]) -> String {
        remarked(text, MARK, &remarks(text, says))
    }

    #[test]
    fn remarks_stand_before_their_items_and_give_way_to_others() {
        let once = say(DECK, &[&["one", "two"], &[], &["a */ b\n(allow)"]]);
        assert_eq!(
            once,
            DECK.replace(
                "    Ask(q: \"q",
                "    // griot analyze, one\r\n    // griot analyze, two\r\n    Ask(q: \"q"
            )
            .replace("Ask(q: \"s", "/* griot analyze, a * / b [allow) */ Ask(q: \"s")
        );
        let twice = say(&once, &[&["three"], &["four"], &["five"]]);
        assert_eq!(twice, say(DECK, &[&["three"], &["four"], &["five"]]));
        assert_eq!(say(&twice, &[&[], &[], &[]]), DECK);
        // What is not meant keeps its remark.
        assert_eq!(say(&once, &[]), once);
    }

    proptest! {
        #[test]
        fn the_deck_stays_the_same(one in "[ -~\n/*é]{0,20}", other in "[ -~\n/*é]{0,20}") {
            let says = say(DECK, &[&[&one], &[], &[&other]]);
            prop_assert_eq!(&read(&says).deck, &read(DECK).deck);
            prop_assert_eq!(read(&says).diagnostics.len(), 0);
            prop_assert_eq!(say(&says, &[&[], &[], &[]]), DECK);
        }
    }
}
