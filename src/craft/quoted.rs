//! What stands between quotes is spoken of, not said.

/// Whether a byte of a text stands between quotes.
pub fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let count = |c: char| before.matches(c).count();
    count('"') % 2 == 1
        || count('`') % 2 == 1
        || count('“') > count('”') + if count('„') > 0 { count('“') } else { 0 }
        || count('«') > count('»')
        || count('‘') > count('’') && text[at..].contains('’')
        || single_quoted(text, at)
}

/// The same for `'…'`, whose marks may be apostrophes.
fn single_quoted(text: &str, at: usize) -> bool {
    let mut opens = text[..at].match_indices('\'').filter(|(place, _)| {
        let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_outside(text[..*place].chars().next_back()) && text[place + 1..].starts_with(char::is_alphanumeric)
    });
    let Some((open, _)) = opens.next_back() else { return false };
    let closes = |from: usize| text[from..].match_indices('\'').map(move |(place, _)| from + place);
    closes(open + 1)
        .find(|place| text[place + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric()))
        .is_some_and(|close| close >= at)
}
