//! Texts of cards as they are compared: without what only the writing changes.

use crate::answer::plain_letters;

/// The text in lower case and without accents, sentence punctuation and more than one space; signs
/// that carry meaning (`+`, `%`, `#`, the dash of a difference) stay.
pub fn folded(text: &str) -> String {
    let letters: Vec<char> = plain_letters(text).chars().collect();
    let mut folded = String::with_capacity(letters.len());
    for (at, c) in letters.iter().enumerate() {
        let is_letter =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
        let is_punctuation = match c {
            '.' | ',' => !is_digit(letters.get(at + 1)),
            '-' => is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)),
            ';' | ':' | '?' | '¿' | '!' | '¡' | '"' | '\'' | '(' | ')' => true,
            _ => false,
        };
        match c {
            '\'' if is_letter(Some(at + 1)) => {}
            c if c.is_whitespace() || is_punctuation => {
                // The gap of a cloze, `[…]`, is one word.
                if !folded.is_empty() && !folded.ends_with([' ', '[']) {
                    folded.push(' ');
                }
            }
            c => folded.push(*c),
        }
    }
    let folded = folded.trim_end();
    // Where punctuation is all there is, it is what is asked for.
    if folded.is_empty() { text.trim().to_owned() } else { folded.to_owned() }
}

fn is_digit(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_is_folded_and_meaning_is_not() {
        for (text, expected) in [
            ("  Who led  “Serval”?", "who led serval"),
            ("Keïta (IBK)", "keita ibk"),
            ("l’eau", "leau"),
            ("Ibrahim-Boubacar", "ibrahim boubacar"),
            ("2 - 2.5", "2 - 2.5"),
            ("C++", "c++"),
            ("In […], he came…", "in [] he came"),
            ("?!", "?!"),
        ] {
            assert_eq!(folded(text), expected);
        }
        assert_ne!(folded("3 + 0"), folded("3 - 0"));
    }
}
