//! "a" or "an", and the possessive of a name.

use super::Number;
use super::noun_lists::NAMES;
use super::stem::is_vowel;

/// "a" or "an", as the first word of `phrase` sounds: "an hour", "a European", "an MP", "a UN
/// mission", "an 11-day siege", "a one-year term".
pub fn article(phrase: &str) -> &'static str {
    let phrase = phrase.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word =
        phrase.split(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.')).next().unwrap_or_default();
    let word = word.trim_end_matches([',', '.']);
    let sounds_open = if word.starts_with(|c: char| c.is_ascii_digit()) {
        number_sounds_open(word)
    } else if is_spelled(word) {
        // The names of these letters begin with a vowel: "em", "ef", "ex".
        word.starts_with(|c: char| "AEFHILMNORSX".contains(c.to_ascii_uppercase()))
    } else {
        word_sounds_open(&word.to_lowercase())
    };
    if sounds_open { "an" } else { "a" }
}

/// "eight", "eleven" and "eighteen" begin with a vowel, and with them "80", "11,000" and "1800".
fn number_sounds_open(word: &str) -> bool {
    let digits = || word.split('.').next().unwrap_or_default().chars().filter(char::is_ascii_digit);
    let count = digits().count();
    let is_year = count == 4 && !word.contains(',');
    let first = if is_year { 2 } else { (count.max(1) - 1) % 3 + 1 };
    let group: String = digits().take(first).collect();
    group.starts_with('8') || group == "11" || group == "18"
}

/// Whether the word is read letter by letter: "MP", "NGO", "X" in "X-ray", "U.S", "mRNA", but not
/// "NATO" and "MINUSMA".
fn is_spelled(word: &str) -> bool {
    let mut chars = word.chars();
    let (Some(first), second, third) = (chars.next(), chars.next(), chars.next()) else { return false };
    let Some(second) = second else { return first.is_uppercase() && first != 'A' && first != 'I' };
    if matches!(second, '.') || second.is_ascii_digit() {
        return true;
    }
    let rest_is_capital = word.chars().skip(1).filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if first.is_lowercase() {
        return first == 'm' && second.is_uppercase() && rest_is_capital;
    }
    // The plural of an abbreviation is one too: "MPs".
    let word = word.strip_suffix('s').unwrap_or(word);
    if !word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    let is_open = |c: char| "AEIOUY".contains(c);
    let begins_like_a_word =
        is_open(second) || second != first && third.is_some_and(is_open) && "LRTW".contains(second);
    match word.len() {
        0..=3 => !matches!(word, "RAM" | "ROM" | "SIM" | "LAN"),
        _ => !begins_like_a_word || matches!(word, "NAACP" | "ROTC"),
    }
}

/// `word` is in lower case.
fn word_sounds_open(word: &str) -> bool {
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    match word.chars().next() {
        Some('h') => begins(&["hour", "honest", "honor", "honour", "heir"]),
        Some('o') => !(matches!(word, "one" | "ones" | "oneself" | "once") || begins(&["oui", "oua"])),
        Some('e') => !begins(&["eu", "ew"]),
        Some('u') => !begins(&SOUNDS_LIKE_YOU) || begins(&SOUNDS_LIKE_UN),
        // "Yves", "Ypres", but "year".
        Some('y') => word.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_lowercase() && !is_vowel(*byte)),
        Some(
            'a' | 'i' | 'á' | 'à' | 'â' | 'å' | 'ä' | 'é' | 'è' | 'ê' | 'í' | 'î' | 'ó' | 'ö' | 'ø' | 'ü',
        ) => true,
        _ => false,
    }
}

const SOUNDS_LIKE_YOU: [&str; 22] = [
    "uni", "unanim", "usa", "use", "usu", "usi", "uti", "ute", "uto", "ubi", "ugan", "ukr", "uku", "ura",
    "ure", "uri", "uru", "uyg", "ufo", "uv", "uw", "uk",
];

const SOUNDS_LIKE_UN: [&str; 9] =
    ["unin", "unimp", "unima", "unide", "unill", "uniss", "unirr", "urugan", "unimm"];

/// The possessive: a plural in -s takes the apostrophe alone, all others take 's, names in -s too
/// ("the rebels'", "the children's", "Keïta's", "James's", and "the United States'", whose form is
/// a plural).
pub fn possessive(name: &str, number: Number) -> String {
    let is_plural = number == Number::Plural || NAMES.iter().any(|plural| name.ends_with(plural));
    if name.ends_with("'s") || name.ends_with("’s") {
        name.to_owned()
    } else if is_plural && name.ends_with(['s', 'S']) {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles() {
        let an = [
            "hour",
            "honest man",
            "MP",
            "MPs' letter",
            "NGO",
            "11-day siege",
            "18th-century mosque",
            "8,000-strong force",
            "80",
            "11,000-man army",
            "1800s house",
            "X-ray",
            "F-16",
            "ECOWAS force",
            "EU mission",
            "umbrella",
            "unusual",
            "unimportant",
            "onerous",
            "heir",
            "Élysée spokesman",
            "apple",
            "\"eager\" ally",
            "IMF loan",
            "FBI agent",
            "mRNA vaccine",
            "uncle",
            "urban",
            "Ypres",
            "utter",
            "SUV",
            "HIV test",
            "a.m. start",
            "LGBTQ",
            "MNLA",
        ];
        for phrase in an {
            assert_eq!(article(phrase), "an", "{phrase}");
        }
        let a = [
            "European",
            "UN mission",
            "U.S. base",
            "one-year term",
            "once",
            "union",
            "university",
            "Ugandan",
            "house",
            "NATO base",
            "UNESCO site",
            "MINUSMA",
            "110-day siege",
            "1,100-man force",
            "1980s",
            "uniform",
            "unique",
            "useful",
            "Uyghur",
            "year",
            "Ukrainian",
            "T-shirt",
            "U-boat",
            "",
            "...",
            "’",
            "Tuareg",
            "unanimous vote",
            "history",
            "FIFA",
            "Malian",
            "DNA",
            "STEM",
        ];
        for phrase in a {
            assert_eq!(article(phrase), "a", "{phrase}");
        }
    }

    #[test]
    fn possessives() {
        assert_eq!(possessive("Keïta", Number::Singular), "Keïta's");
        assert_eq!(possessive("James", Number::Singular), "James's");
        assert_eq!(possessive("rebels", Number::Plural), "rebels'");
        assert_eq!(possessive("children", Number::Plural), "children's");
        assert_eq!(possessive("the United States", Number::Singular), "the United States'");
        assert_eq!(possessive("McDonald's", Number::Singular), "McDonald's");
    }
}
