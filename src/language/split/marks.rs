//! Marks of punctuation: which characters of a run of them are one mark.

use super::characters::{is_letter, is_stop};

/// Faces and arrows that are read as one, the longer before the shorter.
const FIGURES: &[&str] = &[
    ">:(", ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", "^_^", "-_-", ":)", ":(", ";)", ":D", ":P", ":p",
    ":/", ":|", "=)", "=(", "=D", "<3", "->", "<-", "=>", ">=", "<=",
];

/// How many bytes of `rest`, which begins with no letter or digit, are one mark. `clear` says that
/// nothing but marks stands before it in its chunk.
pub(super) fn length(rest: &str, clear: bool) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if first.is_ascii()
        && let Some(figure) = FIGURES.iter().find(|figure| rest.starts_with(**figure))
        && (clear || figure.len() > 2 || !figure.ends_with(['/', '|']))
        && !rest[figure.len()..].starts_with(is_letter)
        && !rest[figure.len()..].starts_with(['/', '('])
    {
        return figure.len();
    }
    if is_stop(first) {
        return rest.find(|c| !is_stop(c)).unwrap_or(rest.len());
    }
    match first {
        '-' | '*' | '=' | '_' | '~' | '+' | '<' | '>' | '#' | '^' => run(rest, first, usize::MAX),
        '\'' | '`' | '’' | '‘' => run(rest, first, 2),
        _ => first.len_utf8(),
    }
}

/// The bytes of the same character, repeated up to `most` times.
fn run(rest: &str, mark: char, most: usize) -> usize {
    rest.chars().take(most).take_while(|&c| c == mark).count() * mark.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_faces_are_one_mark() {
        for (text, mark) in [
            ("...", "..."),
            ("?!", "?!"),
            ("--x", "--"),
            ("((", "("),
            (":-)", ":-)"),
            (":/x", ":"),
            ("''", "''"),
            ("…", "…"),
            ("\"\"", "\""),
            ("—", "—"),
            (",,", ","),
            (":D", ":D"),
            (":Dx", ":"),
        ] {
            assert_eq!(&text[..length(text, true)], mark, "{text}");
        }
    }
}
