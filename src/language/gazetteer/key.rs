//! Words as the lists write them.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// No word in the lists is longer; a longer one needs no key.
const LONGEST_WORD: usize = 40;

/// The keys of a sentence's words: in lower case, without accents and dots, hyphens as spaces. A
/// hyphen alone stays; other marks of punctuation have an empty key.
pub(super) struct Keys {
    text: String,
    /// Where each key ends, and whether its word has a capital.
    ends: Vec<(usize, bool)>,
}

impl Keys {
    pub(super) fn new(forms: &[&str]) -> Keys {
        let mut keys = Keys { text: String::new(), ends: Vec::with_capacity(forms.len()) };
        for form in forms {
            push_key(&mut keys.text, form);
            keys.ends.push((keys.text.len(), form.chars().any(char::is_uppercase)));
        }
        keys
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.text[start..self.ends[at].0]
    }

    pub(super) fn has_capital(&self, at: usize) -> bool {
        self.ends[at].1
    }
}

/// The word in lower case, without accents and dots, hyphens as spaces; empty for punctuation and for
/// a word that is too long to be a name.
pub(in crate::language) fn plain(form: &str) -> String {
    let mut key = String::new();
    push_key(&mut key, form);
    key
}

fn push_key(text: &mut String, form: &str) {
    if matches!(form, "-" | "‐" | "‑" | "–") {
        return text.push('-');
    }
    if form.len() > LONGEST_WORD || !form.chars().any(|c| c.is_alphanumeric() || c == '&') {
        return;
    }
    for c in form.chars() {
        match c {
            'a'..='z' | '0'..='9' | '\'' | '&' => text.push(c),
            'A'..='Z' => text.push(c.to_ascii_lowercase()),
            '-' | '‐' | '‑' => text.push(' '),
            '’' | 'ʼ' | '‘' | 'ʻ' => text.push('\''),
            c if c.is_ascii() => {}
            c => push_plain(text, c),
        }
    }
}

/// Adds a letter that is not ASCII in lower case and without its accents.
fn push_plain(text: &mut String, c: char) {
    decompose_canonical(c, |part| match part {
        'ß' => text.push_str("ss"),
        'æ' | 'Æ' => text.push_str("ae"),
        'œ' | 'Œ' => text.push_str("oe"),
        'þ' | 'Þ' => text.push_str("th"),
        'ø' | 'Ø' => text.push('o'),
        'ł' | 'Ł' => text.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => text.push('d'),
        'ı' => text.push('i'),
        part if is_combining_mark(part) => {}
        part => text.extend(part.to_lowercase()),
    });
}

/// Writes the word as acronyms are listed, `U.N.` as `UN`; false for a word with less than two capitals
/// or digits, which is none.
pub(super) fn acronym(form: &str, acronym: &mut String) -> bool {
    let capitals = form.chars().filter(|c| c.is_uppercase() || c.is_ascii_digit()).take(2).count();
    if capitals < 2 || form.len() > LONGEST_WORD {
        return false;
    }
    acronym.clear();
    acronym.extend(form.chars().filter(|c| *c != '.'));
    true
}

/// What the key may be the plural of, each as what is kept of the key and what is put behind it.
pub(super) fn singulars(key: &str) -> impl Iterator<Item = (&str, &'static str)> {
    const ENDINGS: [(&str, &str); 6] =
        [("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("wives", "wife"), ("children", "child")];
    ENDINGS.into_iter().filter_map(|(plural, singular)| Some((key.strip_suffix(plural)?, singular)))
}
