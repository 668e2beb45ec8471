//! Nouns: singular and plural.

use super::noun_lists::{
    CHES, IES, INVARIABLE, IRREGULAR, NAMES, OE, OES, RARE, SINGULAR_IN_S, SUFFIXES, TAILS, VOWEL_S,
    WITH_USE, WITHOUT_E,
};
use super::stem::{ends_in, with_mute_e};
use super::verb::with_s;

/// "wolves" for "wolf"; a noun that has no other plural stays. Of a compound the last word changes
/// ("peace agreements"), or the first one ("passers-by", "heads of state").
pub fn plural(noun: &str) -> String {
    if let Some((head, tail)) = TAILS.iter().find_map(|tail| split_at_tail(noun, tail)) {
        return format!("{}{tail}", plural(head));
    }
    let (before, word) = split_last_word(noun);
    let lower = word.to_ascii_lowercase();
    if is_invariable(&lower) || is_name(noun, word) {
        return noun.to_owned();
    }
    if word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        // "NGOs", "1960s".
        return format!("{noun}s");
    }
    let plural = irregular_plural(&lower).unwrap_or_else(|| match lower.as_bytes() {
        // A name keeps its y: "the Kennedys".
        [.., b'y'] if word.starts_with(char::is_uppercase) => format!("{lower}s"),
        _ => regular_plural(&lower),
    });
    format!("{before}{}", recased(word, &plural))
}

fn irregular_plural(lower: &str) -> Option<String> {
    if let Some(row) = IRREGULAR.iter().find(|row| row.1 == lower && !RARE.contains(&row.0)) {
        return Some(row.0.to_owned());
    }
    let (plural, singular) = SUFFIXES.iter().find(|row| lower.ends_with(row.1))?;
    // "Germans" and "spokespersons".
    let is_regular = ends_in(lower, NOT_MEN) || *singular == "person";
    (!is_regular).then(|| format!("{}{plural}", &lower[..lower.len() - singular.len()]))
}

fn regular_plural(lower: &str) -> String {
    match lower.as_bytes() {
        [.., b'o'] if !OES.contains(&lower) => format!("{lower}s"),
        [.., b'q', b'u', b'y'] => format!("{}ies", &lower[..lower.len() - 1]),
        [.., b'c', b'h'] if ends_in(lower, &["stomach", "monarch", "patriarch", "matriarch", "epoch"]) => {
            format!("{lower}s")
        }
        // "bases", "hypotheses".
        [.., b's', b'i', b's'] => format!("{}es", &lower[..lower.len() - 2]),
        _ if lower == "quiz" => "quizzes".to_owned(),
        _ => with_s(lower),
    }
}

/// "wolf" for "wolves"; a noun that has no other singular ("news", "species") stays.
pub fn singular(noun: &str) -> String {
    if let Some((head, tail)) = TAILS.iter().find_map(|tail| split_at_tail(noun, tail)) {
        return format!("{}{tail}", singular(head));
    }
    let (before, word) = split_last_word(noun);
    let lower = word.to_ascii_lowercase();
    if is_invariable(&lower) || is_name(noun, word) {
        return noun.to_owned();
    }
    let capitals = word.strip_suffix('s').or_else(|| word.strip_suffix("'s")).unwrap_or_default();
    if capitals.len() > 1 && !capitals.bytes().any(|byte| byte.is_ascii_lowercase()) && capitals.is_ascii() {
        // "NGOs"; but a decade is no plural.
        let is_decade = capitals.bytes().all(|byte| byte.is_ascii_digit() || byte == b'\'');
        return format!("{before}{capitals}{}", if is_decade { "s" } else { "" });
    }
    let singular = of_irregular(&lower).unwrap_or_else(|| of_s(&lower));
    format!("{before}{}", recased(word, &singular))
}

fn of_irregular(lower: &str) -> Option<String> {
    if let Ok(at) = IRREGULAR.binary_search_by_key(&lower, |row| row.0) {
        return Some(IRREGULAR[at].1.to_owned());
    }
    let (plural, singular) = SUFFIXES.iter().find(|row| lower.ends_with(row.0))?;
    Some(format!("{}{singular}", &lower[..lower.len() - plural.len()]))
}

/// The singular of a plural in -s.
fn of_s(lower: &str) -> String {
    let Some(short) = lower.strip_suffix('s') else { return lower.to_owned() };
    let stem = short.strip_suffix('e').unwrap_or_default();
    match short.as_bytes() {
        [] | [.., b's' | b'\''] => lower.to_owned(),
        _ if SINGULAR_IN_S.binary_search(&lower).is_ok() => lower.to_owned(),
        [.., b'u'] if !ends_in(short, VOWEL_S) => lower.to_owned(),
        [.., b's' | b'x' | b't', b'i'] if !ends_in(short, VOWEL_S) => lower.to_owned(),
        [.., b'i', b'e'] if !ends_in(short, IES) && stem.len() > 1 => format!("{}y", &stem[..stem.len() - 1]),
        [.., b'o', b'e'] if !ends_in(short, OE) => stem.to_owned(),
        [.., b'c', b'h', b'e'] if !ends_in(short, CHES) => stem.to_owned(),
        [.., b's', b'h', b'e'] => stem.to_owned(),
        [.., b's', b's', b'e'] => with_mute_e(stem),
        [.., b'x', b'e'] if !matches!(short, "axe" | "deluxe") => stem.to_owned(),
        [.., b'u', b's', b'e'] if !ends_in(stem, WITH_USE) => stem.to_owned(),
        [.., b's', b'e'] if ends_in(stem, WITHOUT_E) => stem.to_owned(),
        [.., b's', b'e'] => short.to_owned(),
        [.., b'z', b'e'] if stem == "quizz" => "quiz".to_owned(),
        [.., b'z', b'e'] => with_mute_e(stem),
        _ => short.to_owned(),
    }
}

fn is_invariable(lower: &str) -> bool {
    INVARIABLE.binary_search(&lower).is_ok()
        || ends_in(lower, &["aircraft", "spacecraft", "hovercraft", "watercraft", "miniseries", "subspecies"])
}

/// "Netherlands", "the United States".
fn is_name(noun: &str, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && NAMES.iter().any(|name| noun.ends_with(name))
}

/// "passers" and "-by", where such a tail follows the noun.
fn split_at_tail<'a>(noun: &'a str, tail: &str) -> Option<(&'a str, &'a str)> {
    let at = noun.find(tail).filter(|at| *at > 0)?;
    let is_end = tail.ends_with([' ', '-', '\'']) || at + tail.len() == noun.len();
    is_end.then(|| noun.split_at(at))
}

/// What stands before the last word of a compound, and the word.
fn split_last_word(noun: &str) -> (&str, &str) {
    noun.split_at(noun.rfind([' ', '-']).map_or(0, |at| at + 1))
}

/// `lower`, a form of `word`, with the capitals of `word`.
fn recased(word: &str, lower: &str) -> String {
    let is_same = |(one, other): &(char, char)| one.to_ascii_lowercase() == *other;
    let same: usize = word.chars().zip(lower.chars()).take_while(is_same).map(|(c, _)| c.len_utf8()).sum();
    format!("{}{}", &word[..same], &lower[same..])
}

/// Not men, although their names end so.
const NOT_MEN: &[&str] = &["human", "german", "roman", "ottoman", "shaman", "talisman", "caiman", "norman"];
