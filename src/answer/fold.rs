//! Letters folded to what a learner is held to: case, accents and width do not count.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A folded character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) char: char,
    /// Whether it was written as a capital.
    pub(super) capital: bool,
}

/// Folds `text`, character by character: lower case, compatibility forms made plain, accents
/// dropped from Latin and Greek letters, one kind of apostrophe, quote, dash and digit each.
///
/// Accents of other scripts stay, because there they make other letters (が is not か, й is not и).
pub(super) fn fold(text: &str) -> Vec<Letter> {
    let mut folded = Vec::with_capacity(text.len());
    let mut raised = false;
    for c in text.chars() {
        let after_digit = folded.last().is_some_and(|last: &Letter| last.char.is_ascii_digit());
        let was_raised = std::mem::replace(&mut raised, is_superscript(c));
        if raised && after_digit && !was_raised {
            folded.push(plain('^')); // 10³ is not 103
        } else if is_fraction(c) && after_digit {
            folded.push(plain(' ')); // 2½ is not 21/2
        }
        match c {
            // These would fall apart into a space and a loose accent.
            '´' | '`' => folded.push(plain('\'')),
            '¨' | '¸' | '¯' | '™' | '®' | '©' => {}
            c => decompose_compatible(c, |part| push(&mut folded, part, c.is_uppercase())),
        }
    }
    folded
}

/// The text folded as for judging an answer: lower case, accents dropped from Latin and Greek letters,
/// one kind of apostrophe, quote, dash and digit each.
pub fn plain_letters(text: &str) -> String {
    fold(text).into_iter().map(|letter| letter.char).collect()
}

/// Whether `c`, folded, can be part of a word.
pub(super) fn is_word(c: char) -> bool {
    (c.is_alphanumeric() && !c.is_ascii_digit()) || is_combining_mark(c)
}

fn plain(char: char) -> Letter {
    Letter { char, capital: false }
}

fn push(folded: &mut Vec<Letter>, c: char, capital: bool) {
    if c == '\u{345}' {
        return folded.push(plain('ι')); // the iota below becomes a letter in capitals
    }
    if ('\u{300}'..='\u{36f}').contains(&c) {
        let belongs_to_letter = folded.last().is_some_and(|base| is_word(base.char));
        if !belongs_to_letter || folded.last().is_some_and(|base| drops_accents(base.char)) {
            return;
        }
    }
    for lower in c.to_lowercase() {
        let letters = match lower {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'ς' => "σ",
            '\'' | '‘' | '’' | '‚' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' => {
                "'"
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' => {
                "\""
            }
            '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '−' => "-",
            '⁄' | '∕' => "/",
            '、' | '،' => ",",
            '。' => ".",
            c if is_invisible(c) => "",
            c if c.is_whitespace() || c.is_control() => " ",
            c => {
                folded.push(Letter { char: ascii_digit(c).unwrap_or(c), capital });
                continue;
            }
        };
        folded.extend(letters.chars().map(|char| Letter { char, capital }));
    }
}

fn drops_accents(base: char) -> bool {
    matches!(base, 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{370}'..='\u{3ff}'
        | '\u{1e00}'..='\u{1fff}')
}

/// Characters that leave no trace on the screen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn is_superscript(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹')
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅟')
}

/// The digit that `c` stands for in Arabic, Persian, Devanagari, Bengali and Thai script.
fn ascii_digit(c: char) -> Option<char> {
    const ZEROS: [u32; 5] = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        plain_letters(text)
    }

    #[test]
    fn writing_is_folded() {
        for (text, expected) in [
            ("Keïta", "keita"),
            ("STRASSE straße", "strasse strasse"),
            ("Ærø Łódź İstanbul ısı", "aero lodz istanbul isi"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("ＭＡＬＩ１", "mali1"),
            ("“l’eau”", "\"l'eau\""),
            ("13\u{202f}000\u{a0}–", "13 000 -"),
            ("H₂O x² 10³ 2½", "h2o x2 10^3 2 1/2"),
            ("٣", "3"),
            ("so\u{ad}ft", "soft"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_of_other_scripts_make_other_letters() {
        assert_ne!(folded("が"), folded("か"));
        assert_ne!(folded("й"), folded("и"));
    }

    #[test]
    fn capitals_are_remembered() {
        let capitals: Vec<bool> = fold("aÉ").iter().map(|letter| letter.capital).collect();
        assert_eq!(capitals, [false, true]);
    }
}
