//! Adjectives and adverbs: from comparative and superlative to the word itself.

use super::stem::{has_vowel, restore};

/// The positive of a comparative ("larger") or superlative ("largest") in lower case.
pub(super) fn positive(form: &str, is_adverb: bool) -> String {
    let known = match form {
        "better" | "best" if is_adverb => "well",
        "better" | "best" => "good",
        "worse" if is_adverb => "badly",
        "worse" | "worst" => "bad",
        "further" | "farther" | "furthest" | "farthest" => "far",
        "lesser" => "less",
        "more" | "most" | "less" | "least" => form,
        "elder" | "eldest" => "old",
        "younger" | "youngest" => "young",
        "stranger" | "strangest" => "strange",
        "severer" | "severest" => "severe",
        "longer" | "longest" => "long",
        "fuller" | "fullest" => "full",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let Some(stem) =
        form.strip_suffix("est").or_else(|| form.strip_suffix("er")).filter(|stem| has_vowel(stem))
    else {
        return form.to_owned();
    };
    match stem.as_bytes() {
        [.., b'i'] => format!("{}y", &stem[..stem.len() - 1]),
        // "freer".
        [.., b'e'] => format!("{stem}e"),
        _ => restore(stem),
    }
}
