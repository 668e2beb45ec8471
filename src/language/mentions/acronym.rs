//! Whether an acronym stands for a name.

use crate::language::gazetteer::plain;

/// Whether a word is written as acronyms are: `UN`, `U.N.`, `AfDB`; two capitals at least.
pub fn is_acronym(form: &str) -> bool {
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    (2..=12).contains(&capitals)
        && letters - capitals <= 2
        && form.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '&'))
}

/// How well an acronym fits a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Few of its letters are initials of the name.
    Bad,
    /// Most are, in any order: the acronym of another language, or of a longer form.
    Loose,
    /// All are, in order; small words may be left out, and inner letters of words may stand in it.
    Good,
}

/// Whether the letters of an acronym are the initials of a name, in order; see [`Fit::Good`].
pub fn spells(acronym: &str, name: &str) -> bool {
    let words: Vec<String> = name.split(' ').map(plain).collect();
    fit(acronym, &words) == Fit::Good
}

/// Words that acronyms leave out as they like.
pub(super) fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "la" | "du" | "des" | "&" | "s")
}

/// How well the acronym fits a name of these words, which are in lower case.
pub(super) fn fit(acronym: &str, words: &[String]) -> Fit {
    let letters: Vec<char> = plain(acronym).chars().filter(|c| c.is_alphanumeric()).collect();
    let words: Vec<Vec<char>> = words
        .iter()
        .flat_map(|word| word.split([' ', '\'']))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().collect())
        .collect();
    let large = words.iter().filter(|word| !is_small(&word.iter().collect::<String>())).count();
    if letters.len() < 2 || large < 2 {
        return Fit::Bad;
    }
    if are_initials(&letters, &words) {
        return Fit::Good;
    }
    let mut initials: Vec<char> = words.iter().map(|word| word[0]).collect();
    let shared = letters.iter().filter(|letter| take(&mut initials, **letter)).count();
    if shared * 2 >= letters.len() && shared >= 2 { Fit::Loose } else { Fit::Bad }
}

/// Removes the letter from the initials that are left.
fn take(initials: &mut Vec<char>, letter: char) -> bool {
    let place = initials.iter().position(|initial| *initial == letter);
    place.map(|place| initials.swap_remove(place)).is_some()
}

/// Whether the letters are the words' initials in order. Small words may be left out, and one large
/// word; at most a third of the letters may come from within the word before ("Television" in "TV").
fn are_initials(letters: &[char], words: &[Vec<char>]) -> bool {
    let (mut at, mut skipped, mut inner) = (0, 0, 0);
    for (place, word) in words.iter().enumerate() {
        if letters.get(at) == Some(&word[0]) {
            at += 1;
            // What no later word begins with must come from within this one.
            let later = &words[place + 1..];
            let mut rest = word[1..].iter();
            while at < letters.len()
                && later.iter().all(|word| word[0] != letters[at])
                && rest.any(|c| *c == letters[at])
            {
                at += 1;
                inner += 1;
            }
        } else if !is_small(&word.iter().collect::<String>()) {
            skipped += 1;
        }
    }
    at == letters.len() && inner * 3 <= letters.len() && skipped <= usize::from(letters.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit_of(acronym: &str, name: &str) -> Fit {
        fit(acronym, &name.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn acronyms_fit_their_names() {
        assert_eq!(fit_of("UN", "United Nations"), Fit::Good);
        assert_eq!(fit_of("U.S.", "United States"), Fit::Good);
        assert_eq!(fit_of("ECOWAS", "Economic Community of West African States"), Fit::Good);
        assert_eq!(fit_of("IAEA", "International Atomic Energy Agency"), Fit::Good);
        assert_eq!(fit_of("DRC", "Democratic Republic of the Congo"), Fit::Good);
        assert_eq!(fit_of("DNA", "deoxyribonucleic acid"), Fit::Good);
        let long = "United Nations Multidimensional Integrated Stabilization Mission in Mali";
        assert!(fit_of("MINUSMA", long) >= Fit::Loose);
        assert!(fit_of("FLN", "National Liberation Front") >= Fit::Loose);
        assert_eq!(fit_of("USA", "John Smith"), Fit::Bad);
        assert_eq!(fit_of("EU", "African Union"), Fit::Bad);
    }

    #[test]
    fn words_in_capitals_are_acronyms() {
        assert!(is_acronym("UN") && is_acronym("U.N.") && is_acronym("AfDB"));
        assert!(!is_acronym("Mali") && !is_acronym("I") && !is_acronym("MacDonald"));
    }
}
