//! Words that keep their full stop, and what is known to stand after them.

/// What follows an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follower {
    /// A name: "Dr.", "St."; a sentence hardly ever ends here.
    Name,
    /// A number: "No.", "p."; before anything else it is a word, and its stop ends a sentence.
    Number,
    /// Anything.
    Any,
}

use Follower::{Any, Name, Number};

/// Without their stop, in lower case; `true` where only a capital letter makes it an abbreviation.
/// Gathered from the training files of UD English EWT and GUM and from common usage: titles, ranks,
/// months, days, US states as the Associated Press shortens them, units, terms of citations.
#[rustfmt::skip]
const ABBREVIATIONS: &[(&str, bool, Follower)] = &[
    ("abt", false, Any), ("adj", false, Any), ("adm", true, Name), ("al", false, Any), ("ala", true, Any),
    ("alt", true, Name), ("approx", false, Any), ("apr", true, Any), ("apt", false, Number),
    ("ariz", true, Any), ("ark", true, Number), ("art", false, Number), ("assn", false, Any),
    ("assoc", false, Any), ("asst", false, Any), ("attn", false, Any), ("atty", true, Name),
    ("aug", true, Any), ("ave", true, Any), ("bf", false, Any), ("bldg", false, Any), ("blvd", false, Any),
    ("brig", true, Name), ("bros", true, Any), ("ca", false, Number), ("calif", true, Any),
    ("capt", true, Name), ("cf", false, Any), ("ch", false, Number), ("chap", false, Number),
    ("cl", false, Number), ("cmdr", true, Name), ("co", false, Any), ("col", true, Name),
    ("colo", true, Any), ("comdr", true, Name), ("conf", true, Any), ("conn", true, Any),
    ("cont", false, Any), ("corp", false, Any), ("cpl", true, Name), ("ct", true, Any), ("cu", false, Any),
    ("dec", true, Any), ("del", true, Any), ("dept", false, Any), ("det", true, Name), ("diam", false, Any),
    ("dist", false, Any), ("div", false, Any), ("doc", true, Number), ("dom", true, Name),
    ("dr", false, Name), ("ed", true, Any), ("eds", false, Any), ("eg", false, Any), ("eq", false, Number),
    ("eqs", false, Number), ("esp", false, Any), ("esq", false, Any), ("est", false, Number),
    ("etc", false, Any), ("eve", false, Number), ("ex", true, Number), ("excl", false, Any),
    ("ext", false, Number), ("feb", true, Any), ("fig", false, Number), ("figs", false, Number),
    ("fl", false, Number), ("fla", true, Any), ("fr", true, Name), ("fri", true, Any), ("ft", false, Any),
    ("fwd", false, Any), ("ga", true, Any), ("gal", false, Number), ("gen", true, Name),
    ("gov", true, Name), ("hon", true, Name), ("hr", false, Any), ("hrs", false, Any),
    ("hwy", true, Number), ("ibid", false, Any), ("ie", false, Any), ("ill", true, Any), ("inc", true, Any),
    ("incl", false, Any), ("ind", true, Any), ("insp", true, Name), ("jan", true, Any), ("jr", false, Any),
    ("jul", true, Any), ("jun", true, Any), ("kan", true, Any), ("ky", true, Any), ("la", true, Any),
    ("lat", false, Number), ("lb", false, Any), ("lbs", false, Any), ("lieut", true, Name),
    ("lit", false, Any), ("long", false, Number), ("lt", true, Name), ("ltd", false, Any),
    ("maj", true, Name), ("mar", true, Number), ("mass", true, Name), ("max", false, Number),
    ("md", true, Any), ("messrs", true, Name), ("mfg", false, Any), ("mgr", true, Name), ("mi", false, Any),
    ("mich", true, Any), ("min", false, Number), ("minn", true, Any), ("mins", false, Any),
    ("misc", false, Any), ("miss", true, Number), ("mlle", true, Name), ("mme", true, Name),
    ("mo", true, Any), ("mon", true, Any), ("mont", true, Any), ("mr", false, Name), ("mrs", false, Name),
    ("ms", false, Name), ("msgr", true, Name), ("mt", true, Name), ("mtn", true, Any), ("nat", true, Name),
    ("neb", true, Any), ("nev", true, Any), ("no", false, Number), ("nos", false, Number),
    ("nov", true, Any), ("nr", false, Number), ("oct", true, Any), ("okla", true, Any),
    ("op", false, Number), ("ore", true, Any), ("oz", false, Any), ("p", false, Number), ("pa", true, Any),
    ("para", true, Number), ("paras", false, Number), ("penn", true, Any), ("ph", true, Any),
    ("pl", false, Any), ("pp", false, Number), ("pres", true, Name), ("prof", false, Name),
    ("prop", true, Number), ("pseud", false, Any), ("pt", true, Name), ("pts", false, Any),
    ("pvt", true, Name), ("que", true, Any), ("rd", true, Any), ("ref", false, Number),
    ("refs", false, Number), ("rep", true, Name), ("reps", true, Name), ("rev", true, Name),
    ("rs", false, Number), ("rt", true, Name), ("sat", true, Number), ("sc", true, Any),
    ("sec", false, Number), ("secs", false, Number), ("sect", false, Number), ("sen", true, Name),
    ("sens", true, Name), ("sep", true, Any), ("sept", true, Any), ("ser", false, Number),
    ("sgt", true, Name), ("spec", true, Any), ("sq", false, Any), ("sr", false, Any), ("st", false, Name),
    ("ste", true, Name), ("sun", true, Number), ("supp", false, Any), ("supt", true, Name),
    ("tel", false, Number), ("tenn", true, Any), ("tex", true, Any), ("thu", true, Any),
    ("thur", true, Any), ("thurs", true, Any), ("trans", false, Name), ("treas", true, Name),
    ("tue", true, Any), ("tues", true, Any), ("univ", true, Any), ("va", true, Any), ("viz", false, Any),
    ("vol", false, Number), ("vols", false, Number), ("vs", false, Any), ("vt", true, Any),
    ("wed", true, Number), ("wis", true, Any), ("wk", false, Any), ("wks", false, Any), ("wyo", true, Any),
    ("yd", false, Any), ("yds", false, Any), ("yr", false, Any), ("yrs", false, Any),
];

/// Words with which sentences begin much more often than names do.
const OPENERS: &[&str] = &[
    "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "But", "By", "For", "From", "He",
    "His", "How", "However", "If", "In", "It", "Its", "On", "She", "Since", "So", "That", "The", "Their",
    "Then", "There", "These", "They", "This", "Those", "To", "We", "What", "When", "While", "Who", "With",
    "You",
];

/// Abbreviations that stand within a sentence whatever follows.
const INNER: &[&str] = &["approx.", "ca.", "cf.", "e.g.", "esp.", "i.e.", "incl.", "v.", "viz.", "vs."];

/// Whether sentences begin with the word much more often than names do, so that a stop before it ends
/// a sentence even if it belongs to an abbreviation: "in the U.S. The".
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word)
}

/// Whether a sentence may end with the abbreviation, written with its stop.
pub(super) fn may_be_last(abbreviation: &str) -> bool {
    !INNER.iter().any(|inner| inner.eq_ignore_ascii_case(abbreviation))
}

/// What follows `word`, written without its stop, if it is an abbreviation.
pub(super) fn follower(word: &str) -> Option<Follower> {
    if word.len() > 7 {
        return None;
    }
    let lower = |b: u8| b.to_ascii_lowercase();
    let place =
        ABBREVIATIONS.binary_search_by(|(entry, ..)| entry.bytes().cmp(word.bytes().map(lower))).ok()?;
    let (_, capital, follower) = ABBREVIATIONS[place];
    (!capital || word.starts_with(|c: char| c.is_ascii_uppercase())).then_some(follower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_short() {
        let words: Vec<_> = ABBREVIATIONS.iter().map(|(word, ..)| *word).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(words, sorted);
        assert!(words.iter().all(|word| word.len() <= 7 && word.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn case_tells_words_from_abbreviations() {
        assert_eq!(follower("Gen"), Some(Name));
        assert_eq!(follower("gen"), None);
        assert_eq!(follower("MR"), Some(Name));
        assert_eq!(follower("etc"), Some(Any));
        assert_eq!(follower("word"), None);
    }
}
