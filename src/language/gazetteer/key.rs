//! A word as the lists write it.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// No word in the lists is longer; a longer one needs no key.
const LONGEST_WORD: usize = 40;

/// The word in lower case, without accents and dots, its hyphens as spaces. A hyphen alone stays;
/// other marks of punctuation have an empty key.
pub(super) fn key(form: &str) -> String {
    if matches!(form, "-" | "‐" | "‑" | "–") {
        return "-".to_owned();
    }
    let mut key = String::new();
    if form.len() > LONGEST_WORD || !form.chars().any(|c| c.is_alphanumeric() || c == '&') {
        return key;
    }
    for c in form.chars() {
        match c {
            'a'..='z' | '0'..='9' | '\'' | '&' => key.push(c),
            'A'..='Z' => key.push(c.to_ascii_lowercase()),
            '-' | '‐' | '‑' => key.push(' '),
            '’' | 'ʼ' | '‘' | 'ʻ' => key.push('\''),
            c if c.is_ascii() => {}
            c => push_plain(&mut key, c),
        }
    }
    key
}

/// Adds a letter that is not ASCII in lower case and without its accents.
fn push_plain(key: &mut String, c: char) {
    decompose_canonical(c, |part| match part {
        'ß' => key.push_str("ss"),
        'æ' | 'Æ' => key.push_str("ae"),
        'œ' | 'Œ' => key.push_str("oe"),
        'þ' | 'Þ' => key.push_str("th"),
        'ø' | 'Ø' => key.push('o'),
        'ł' | 'Ł' => key.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
        'ı' => key.push('i'),
        part if is_combining_mark(part) => {}
        part => key.extend(part.to_lowercase()),
    });
}

/// The word without dots, as acronyms are listed: `U.N.` as `UN`.
pub(super) fn acronym(form: &str) -> String {
    if form.len() > LONGEST_WORD { String::new() } else { form.replace('.', "") }
}

/// What the key may be the plural of.
pub(super) fn singulars(key: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 6] =
        [("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("wives", "wife"), ("children", "child")];
    ENDINGS
        .into_iter()
        .filter_map(|(plural, singular)| Some(format!("{}{singular}", key.strip_suffix(plural)?)))
}
