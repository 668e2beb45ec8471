//! What can be said of a sentence before it is parsed: whether it looks like one at all.

use super::tables::verbs;
use crate::language::Span;
use crate::language::split::is_blank;

/// So many characters of quotes and brackets may stand before the first letter of a sentence.
const LEAD: usize = 8;

/// The start of a text: at most so many bytes.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The end of a text: at most so many bytes.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The words, as far as white space parts them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_blank).filter(|word| word.contains(char::is_alphanumeric))
}

/// Whether it ends as a sentence does, quotes and brackets behind the stop included.
pub(super) fn is_ended(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_blank(c) || "\"'”’»)]".contains(c))
        .ends_with(['.', '!', '?', '…', '。'])
}

/// Whether its first letter or digit can be the first one of a sentence, or of a name like "iPhone".
pub(super) fn is_begun(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        || words(text).next().is_some_and(|first| first.contains(char::is_uppercase))
}

/// Whether its words are capitalised as in a heading: all that are longer than three letters.
pub(super) fn is_title(text: &str) -> bool {
    words(text).filter(|word| word.len() > 3).all(|word| !word.starts_with(char::is_lowercase))
}

/// A word without the marks around it, in lower case.
pub(super) fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Whether a word in it is likely a finite verb: an auxiliary, a common past, a regular past, or a
/// present in -s before what follows a verb.
pub(super) fn has_verb(text: &str) -> bool {
    let mut words = words(text).peekable();
    // A sentence has its subject first; in "Founded in 1820" nothing was founded yet.
    words.next();
    while let Some(word) = words.next() {
        let bare = plain(word);
        if verbs::FINITE.contains(&bare.as_str()) || bare.ends_with("n't") {
            return true;
        }
        if word.starts_with(char::is_uppercase) {
            continue;
        }
        if bare.len() > 4 && bare.ends_with("ed") {
            return true;
        }
        let is_third =
            bare.len() > 3 && bare.ends_with('s') && !bare.ends_with("ss") && !bare.ends_with("us");
        if is_third && words.peek().is_some_and(|next| verbs::AFTER.contains(&plain(next).as_str())) {
            return true;
        }
    }
    false
}

/// Whether it reads as a whole sentence: begun, ended, long enough, and with a verb.
pub(super) fn is_sentence(text: &str) -> bool {
    is_begun(text) && is_ended(text) && words(text).nth(3).is_some() && has_verb(text)
}

/// Whether it begins with what one is told to do: "Stir the sauce".
pub(super) fn is_order(text: &str) -> bool {
    let mut words = words(text);
    let first = words.next().map(plain).unwrap_or_default();
    let first = if matches!(first.as_str(), "then" | "now" | "next" | "finally" | "please" | "carefully") {
        words.next().map(plain).unwrap_or_default()
    } else {
        first
    };
    // "Describe the reasons", but not "Mix was the first" or "Cook sailed to Tahiti".
    let next = words.next().map(plain).unwrap_or_default();
    verbs::ORDERS.contains(&first.as_str())
        && !verbs::FINITE.contains(&next.as_str())
        && !next.ends_with("ed")
}

/// Its sentences, roughly: parted where a stop, a space and a capital follow each other.
pub(super) fn sentence_spans(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        if rest.is_empty() {
            return None;
        }
        let end = rest.match_indices(['.', '!', '?']).map(|(at, stop)| at + stop.len()).find_map(|at| {
            let closed = rest[at..].trim_start_matches(['"', '”', '’', ')', '\'']);
            let begun = closed.chars().take(LEAD).find(|c| c.is_alphanumeric());
            let is_end = closed.starts_with(is_blank) && begun.is_some_and(|c| !c.is_lowercase());
            is_end.then(|| rest.len() - closed.len())
        });
        let end = start + end.unwrap_or(rest.len());
        let sentence = Span::new(start, end);
        start = text.len() - text[end..].trim_start_matches(is_blank).len();
        Some(sentence)
    })
}

/// [`sentence_spans`], as they read.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    sentence_spans(text).map(|span| span.of(text))
}
