//! Words that give each other away: made of one another, of one name, or one name in two spellings.

use super::words::is_in;

/// What is left of the longer of two words of one short root: "Jain" and "Jainism". Sorted.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "able", "al", "ally", "an", "ance", "ation", "craft", "ed", "en", "er", "ese", "ess", "ful", "hood", "i", "ia",
    "ian", "ic", "ical", "ing", "ish", "ism", "ist", "ite", "ity", "ive", "less", "ly", "ment", "n", "ness", "oid",
    "or", "ous", "ship", "ward", "y",
];

/// Places, and who or what comes from there, where the words share few letters. Without the s of a plural; sorted.
#[rustfmt::skip]
const PEOPLES: &[(&str, &[&str])] = &[
    ("china", &["chinese"]), ("cypru", &["cypriot"]), ("denmark", &["dane", "danish"]), ("england", &["english"]),
    ("finland", &["finn", "finnish"]), ("france", &["french", "frenchman"]), ("greece", &["greek"]),
    ("holland", &["dutch"]), ("ireland", &["irish"]), ("naple", &["neapolitan"]), ("netherland", &["dutch"]),
    ("norway", &["norwegian"]), ("peru", &["peruvian"]), ("philippine", &["filipina", "filipino"]),
    ("poland", &["polish"]), ("rome", &["roman"]), ("scotland", &["scot", "scottish"]),
    ("spain", &["spaniard", "spanish"]), ("sweden", &["swede", "swedish"]), ("switzerland", &["swis"]),
    ("thailand", &["thai"]), ("troy", &["trojan"]), ("turkey", &["turk", "turkish"]), ("venice", &["venetian"]),
    ("wale", &["welsh"]),
];

/// Letters that words of one root share at the least, if they are not made of one another with a known ending.
const ROOT: usize = 6;

/// Letters that words share that are.
const SHORT_ROOT: usize = 4;

/// Letters of a word that is known again within a longer one, and of a name in another spelling.
const LONG: usize = 7;

/// Whether one of two words gives the other away. Both are in lower case, without accents and the s of a plural.
pub(super) fn are_kin(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let [letters, of_long] = [short, long].map(|word| word.chars().count());
    let shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    let rest: String = long.chars().skip(shared).collect();
    let left = letters - shared;
    // "connector" and "connection", "federal" and "federation".
    let is_root = shared >= ROOT && left <= 3 && of_long - shared <= 5;
    // "amoeba" and "amoeboid", "Jain" and "Jainism".
    let is_made =
        (shared == SHORT_ROOT && left == 0 || shared == SHORT_ROOT + 1 && left <= 2) && is_in(ENDINGS, &rest);
    // "existence" in "nonexistence"; but "Russian" is not in "Prussian".
    let is_within =
        letters >= LONG && (letters + 2..=letters + 5).contains(&of_long) && long.ends_with(short);
    short == long || is_root || is_made || is_within || are_of_one_place(one, other)
}

/// Whether one of two words names a place, and the other who or what comes from there: "Poland" and "Polish".
pub(super) fn are_of_one_place(one: &str, other: &str) -> bool {
    let is_of = |place: &str, word: &str| {
        PEOPLES.iter().any(|(name, peoples)| *name == place && peoples.contains(&word))
    };
    is_of(one, other) || is_of(other, one)
}

/// Whether two words are one name in two spellings: "Atahualpa" and "Atawallpa".
pub(super) fn are_spellings(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
        && one.chars().count().min(other.chars().count()) >= LONG
        && strsim::normalized_damerau_levenshtein(one, other) >= 0.65
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_are_kin() {
        for (one, other) in [
            ("connector", "connection"),
            ("federation", "federal"),
            ("robotic", "robot"),
            ("amoeboid", "amoeba"),
            ("witch", "witchcraft"),
            ("program", "programming"),
            ("jain", "jainism"),
            ("iraq", "iraqi"),
            ("existence", "nonexistence"),
            ("keynesian", "keynes"),
            ("poland", "polish"),
            ("wale", "welsh"),
            ("philippine", "filipino"),
            ("japan", "japanese"),
            ("arminius", "arminianism"),
            ("dipnoi", "dipnoan"),
        ] {
            assert!(are_kin(one, other) && are_kin(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_not() {
        for (one, other) in [
            ("star", "start"),
            ("plan", "planet"),
            ("interval", "internal"),
            ("transport", "transfer"),
            ("constitution", "construction"),
            ("mutation", "muscle"),
            ("part", "particle"),
            ("planet", "plane"),
            ("waterloo", "water"),
            ("country", "count"),
            ("prussian", "russian"),
            ("poland", "pole"),
            ("rome", "romantic"),
            ("communist", "communication"),
            ("serval", "several"),
            ("poland", "german"),
            ("mitosis", "meiosis"),
        ] {
            assert!(!are_kin(one, other) && !are_kin(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn names_may_have_two_spellings() {
        assert!(are_spellings("atahualpa", "atawallpa"));
        assert!(are_spellings("diponegoro", "dipanegara"));
        assert!(!are_spellings("mali", "malta"));
        assert!(!are_spellings("bamako", "timbuktu"));
    }

    #[test]
    fn lists_are_sorted() {
        assert!(ENDINGS.is_sorted() && PEOPLES.is_sorted());
    }
}
