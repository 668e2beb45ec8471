//! Verbs: from the base to its forms, and back.

use super::irregular;
use super::stem::{self, ends_in, has_vowel, is_vowel};

/// "made" for "make", "stopped" for "stop". Of several forms the usual one; "was" for "be".
pub(super) fn past(base: &str) -> String {
    irregular::past_and_participle(base).map_or_else(|| with_ed(base), |forms| forms.0.to_owned())
}

/// "broken" for "break", "stopped" for "stop".
pub(super) fn participle(base: &str) -> String {
    irregular::past_and_participle(base).map_or_else(|| with_ed(base), |forms| forms.1.to_owned())
}

/// "making" for "make", "lying" for "lie".
pub(super) fn gerund(base: &str) -> String {
    if let Some(short) = base.strip_suffix("ie") {
        return format!("{short}ying");
    }
    let keeps_e = ends_in(base, &["ee", "oe", "ye"]) || matches!(base, "be" | "singe" | "swinge" | "tinge");
    match base.strip_suffix('e') {
        Some(short) if !keeps_e && !short.is_empty() => format!("{short}ing"),
        Some(_) => format!("{base}ing"),
        None => format!("{base}{}ing", doubled(base)),
    }
}

/// "makes" for "make", "does" for "do".
pub(super) fn third(base: &str) -> String {
    match base {
        "be" => "is".into(),
        "have" => "has".into(),
        "quiz" | "gas" => format!("{base}{}es", doubled(base)),
        _ => with_s(base),
    }
}

/// The ending of the third person and of most plurals.
pub(super) fn with_s(word: &str) -> String {
    match word.as_bytes() {
        [.., before, b'y'] if !matches!(before, b'a' | b'e' | b'o' | b'u') => {
            format!("{}ies", &word[..word.len() - 1])
        }
        [.., b's' | b'x' | b'z'] | [.., b's' | b'c', b'h'] => format!("{word}es"),
        [.., before, b'o'] if !is_vowel(*before) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn with_ed(base: &str) -> String {
    match base.as_bytes() {
        [.., b'e'] => format!("{base}d"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{base}{}ed", doubled(base)),
    }
}

/// What is put between base and ending: the last letter of "stop", "refer", "travel", the k after
/// "panic".
fn doubled(base: &str) -> &str {
    let bytes = base.as_bytes();
    let is_doubled = match *bytes {
        [.., b'i' | b'a' | b'o' | b'e', b'c'] if base.len() > 2 => return "k",
        // Only after one vowel; the u of "quit" is none.
        [.., before, vowel, last] => {
            is_vowel(vowel)
                && last.is_ascii_lowercase()
                && !is_vowel(last)
                && !matches!(last, b'w' | b'x' | b'h' | b'j' | b'q')
                && (!is_vowel(before) || is_qu(bytes))
        }
        [vowel, last] => is_vowel(vowel) && matches!(last, b'd' | b'p'),
        _ => false,
    };
    let last = base.len().saturating_sub(1);
    if is_doubled && stresses_end(base) || ends_in(base, DOUBLED_AFTER_VOWELS) { &base[last..] } else { "" }
}

/// Whether the last vowel is the one after "qu".
fn is_qu(bytes: &[u8]) -> bool {
    matches!(bytes, [.., b'q', b'u', _, _])
}

/// Whether the last syllable is stressed, or ends in the l that British spelling always doubles.
fn stresses_end(base: &str) -> bool {
    let word = base.rsplit('-').next().unwrap_or(base);
    if is_monosyllable(word) {
        return word != "bus";
    }
    match word.as_bytes().last() {
        Some(b'l') => !word.ends_with("parallel"),
        Some(b's' | b'c') => false,
        // "rerun", "forbid".
        _ => irregular::past_and_participle(word).is_some() || STRESSED_AT_END.binary_search(&word).is_ok(),
    }
}

fn is_monosyllable(word: &str) -> bool {
    let vowels = word.bytes().zip(std::iter::once(0).chain(word.bytes()));
    vowels.filter(|&(byte, before)| is_vowel(byte) && !(byte == b'u' && before == b'q')).count() == 1
}

/// The verb that has `form` as its past or its past participle; `form` is in lower case.
pub(super) fn of_past(form: &str) -> String {
    match form {
        "were" | "are" | "is" | "am" => return "be".into(),
        _ => {}
    }
    if let Some(base) = irregular::bases(form).next() {
        return base.to_owned();
    }
    if let Some((before, last)) = form.rsplit_once('-')
        && let Some(base) = irregular::bases(last).next()
    {
        // "re-sold", "co-wrote".
        return format!("{before}-{base}");
    }
    // "interbreed", when it was taken for a past, is no past of "interbree".
    let regular = of_regular_past(form).filter(|_| irregular::past_and_participle(form).is_none());
    regular.unwrap_or_else(|| form.to_owned())
}

fn of_regular_past(form: &str) -> Option<String> {
    if let Some(base) = form.strip_suffix("'d") {
        return Some(base.to_owned());
    }
    let stem = form.strip_suffix("ed").filter(|stem| has_vowel(stem) || form.ends_with("ied"))?;
    Some(match stem.as_bytes() {
        [.., b'i'] => of_i(&stem[..stem.len() - 1]),
        // "agreed", "freed".
        [.., b'e'] => format!("{stem}e"),
        _ => stem::restore(stem),
    })
}

/// The verb of a present participle in lower case.
pub(super) fn of_gerund(form: &str) -> String {
    let dropped = ["ing", "in'"].iter().find_map(|ending| form.strip_suffix(ending));
    let Some(stem) = dropped.filter(|stem| has_vowel(stem)) else { return form.to_owned() };
    match stem {
        "dy" | "ly" | "ty" | "vy" | "bely" | "unty" | "underly" | "overly" | "outvy" | "hogty" => {
            format!("{}ie", &stem[..stem.len() - 1])
        }
        // Not from "singe", "dye" and "eye", which keep their e before this ending.
        "sing" | "swing" | "ey" => stem.to_owned(),
        _ if stem.ends_with('e') => stem.to_owned(),
        _ => stem::restore(stem),
    }
}

/// The verb of a third person in lower case.
pub(super) fn of_third(form: &str) -> String {
    match form {
        "is" | "'s" | "are" | "am" => return "be".into(),
        "has" => return "have".into(),
        _ => {}
    }
    of_s(form).unwrap_or_else(|| form.to_owned())
}

/// The word that the ending -s was put to.
pub(super) fn of_s(form: &str) -> Option<String> {
    let short = form.strip_suffix('s')?;
    Some(match short.as_bytes() {
        [] | [.., b's' | b'\''] => return None,
        [.., b'i', b'e'] => of_i(&short[..short.len() - 2]),
        [.., b's' | b'z' | b'x', b'e'] | [.., b's' | b'c', b'h', b'e'] | [.., b'o', b'e'] => {
            stem::restore(&short[..short.len() - 1])
        }
        _ => short.to_owned(),
    })
}

/// The word of which an -i- is left: "try" of "tri-", "die" of "di-", "taxi" of "taxi-".
fn of_i(stem: &str) -> String {
    let end = match stem {
        "d" | "l" | "t" | "v" | "p" | "unt" | "bel" | "hogt" | "outv" | "underl" | "overl" | "stym"
        | "birdd" | "bird" | "cadd" | "sort" | "neckt" => "ie",
        "tax" | "sk" => "i",
        _ => "y",
    };
    format!("{stem}{end}")
}

const DOUBLED_AFTER_VOWELS: &[&str] = &["fuel", "duel", "dial", "initial", "victual"];

/// Regular verbs of several syllables, not ending in -l, that double their last consonant.
#[rustfmt::skip]
const STRESSED_AT_END: &[&str] = &[
    "abet", "abhor", "abut", "acquit", "admit", "allot", "aver", "backlog", "bedim", "befit", "bootleg",
    "catnap", "commit", "concur", "confer", "debar", "debug", "defer", "demob", "demur", "deter", "disbar",
    "disinter", "eavesdrop", "embed", "emit", "entrap", "enwrap", "equip", "format", "handicap", "hobnob",
    "horsewhip", "humbug", "incur", "infer", "inter", "intermit", "kidnap", "leapfrog", "nonplus", "occur",
    "omit", "outfit", "outstrip", "outwit", "overlap", "overtop", "permit", "prefer", "program", "readmit",
    "rebut", "recommit", "recur", "refer", "refit", "regret", "reinter", "remit", "retrofit", "sandbag",
    "sidestep", "submit", "transfer", "transmit", "underpin", "unplug", "unwrap", "unzip", "waterlog",
    "wiretap", "worship", "zigzag",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verbs_that_double_are_sorted() {
        assert!(STRESSED_AT_END.is_sorted());
    }
}
