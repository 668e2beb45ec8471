//! The word that is left of a form when its ending was taken off: "hop" or "hope" for "hop-" in
//! "hoped", "stop" for "stopp-", "panic" for "panick-".
//!
//! Which words of English end in a mute -e follows their last letters, with exceptions (Minnen,
//! Carroll and Pearce 2001, "Applied morphological processing of English", show that this needs no
//! dictionary).

/// The word that a regular ending was put to; `stem` is in lower case.
pub(super) fn restore(stem: &str) -> String {
    if let Some(short) = undoubled(stem) { short.to_owned() } else { with_mute_e(stem) }
}

/// The word of a stem before an ending that doubles no letter ("us" of "uses").
pub(super) fn with_mute_e(stem: &str) -> String {
    if takes_e(stem) { format!("{stem}e") } else { stem.to_owned() }
}

/// Whether there is a vowel in it, as there is in every word that can have an ending.
pub(super) fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|byte| is_vowel(byte) || !byte.is_ascii())
}

pub(super) const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether one of the endings is the stem's; `^` before an ending means the whole stem.
pub(super) fn ends_in(stem: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| match ending.strip_prefix('^') {
        Some(whole) => stem == whole,
        None => stem.ends_with(ending),
    })
}

/// The stem without the last letter, if that was doubled before the ending, or is the k of
/// "panicked".
fn undoubled(stem: &str) -> Option<&str> {
    let [.., before, last] = stem.as_bytes() else { return None };
    if *last == b'k' && *before == b'c' {
        return ends_in(stem, WITH_CK).then(|| &stem[..stem.len() - 1]);
    }
    if before != last || !last.is_ascii_lowercase() {
        return None;
    }
    let short = &stem[..stem.len() - 1];
    let is_doubled = match last {
        b'l' => {
            ends_in(stem, &["^gell", "troll", "caroll", "dispell"]) && !ends_in(stem, &["^troll", "stroll"])
                || is_polysyllabic(short) && !ends_in(stem, DOUBLE_L)
        }
        b's' => ends_in(stem, &["^gass", "degass", "^buss", "biass", "focuss", "nonpluss"]),
        b'z' => ends_in(stem, &["quizz", "whizz"]),
        b'f' | b'a' | b'e' | b'i' | b'o' | b'u' => false,
        _ => !ends_in(stem, DOUBLE),
    };
    is_doubled.then_some(short)
}

/// Whether a vowel stands before the stem's last vowel and what follows it, not next to it.
fn is_polysyllabic(stem: &str) -> bool {
    let mut syllables = 0;
    let mut in_vowels = false;
    let mut before = 0;
    for byte in stem.bytes() {
        // The u of "quit" is no vowel.
        let vowel = is_vowel(byte) && !(byte == b'u' && before == b'q');
        syllables += usize::from(vowel && !in_vowels);
        in_vowels = vowel;
        before = byte;
    }
    syllables > 1 || ends_in(stem, &["dial", "fuel", "duel", "cruel", "trial", "vial", "gruel"])
}

/// Whether the word has an e after the stem.
fn takes_e(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let Some(&last) = bytes.last() else { return false };
    let before = bytes.len().checked_sub(2).map_or(0, |at| bytes[at]);
    match last {
        b'c' => !ends_in(stem, &["sync", "arc", "zinc", "talc", "disc", "havoc"]),
        b'v' => true,
        b'u' => !ends_in(stem, &["ou", "men"]),
        b'g' => match before {
            b'g' => false,
            b'n' => takes_e_after_ng(stem),
            _ => !ends_in(stem, &["zigzag", "humbug", "catalog", "dialog"]),
        },
        b's' if before == b's' => ends_in(stem, &["finess", "mouss", "impass", "crevass", "poss", "lacross"]),
        b's' => !ends_in(stem, WITHOUT_E_AFTER_S),
        b'z' => !matches!(before, b'z' | b't'),
        b'h' => match before {
            b't' => ends_in(stem, WITH_E_AFTER_TH),
            _ => ends_in(stem, &["^ach", "^cach", "^psych", "^douch", "bellyach", "^gauch"]),
        },
        b'w' => ends_in(stem, &["^ow", "^aw", "overaw"]),
        b'x' => ends_in(stem, &["^ax", "pickax", "poleax", "delux"]),
        b'y' => stem == "ey",
        b'o' => ends_in(stem, &["sho", "^ho", "^to", "cano", "tipto"]),
        b'l' if matches!(before, b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b's' | b't' | b'z') => true,
        b'r' if matches!(before, b't' | b'b' | b'c' | b'v' | b'h') => true,
        b't' if before == b's' => ends_in(stem, WITH_E_AFTER_ST),
        b'b' | b'd' | b'f' | b'k' | b'l' | b'm' | b'n' | b'p' | b'r' | b't' if is_vowel(before) => {
            takes_e_after_vowel(stem)
        }
        _ => false,
    }
}

fn takes_e_after_ng(stem: &str) -> bool {
    match stem.as_bytes() {
        [.., b'a', _, _] => !ends_in(stem, WITHOUT_E_AFTER_ANG),
        [.., b'e', _, _] => true,
        [.., b'i', _, _] => ends_in(stem, WITH_E_AFTER_ING),
        [.., b'o', _, _] => ends_in(stem, &["spong"]),
        [.., b'u', _, _] => !ends_in(stem, &["bung", "dung", "young", "strung"]),
        _ => false,
    }
}

/// For a stem in a vowel and one consonant: "hop", "visit", "rain".
fn takes_e_after_vowel(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let end = &stem[stem.len() - 2..];
    let ending = ENDINGS.binary_search_by_key(&end, |ending| ending.0).map(|at| &ENDINGS[at]);
    let (usual, except) = ending.map_or((false, [].as_slice()), |ending| (ending.1, ending.2));
    let is_pair = match *bytes {
        // The u of "quote" and "guide" is no vowel.
        [.., b'q' | b'g', b'u', _, _] => false,
        [.., vowel, _, _] => is_vowel(vowel),
        _ => false,
    };
    if is_pair {
        // "rain", "need", but "create", "evaluate".
        return ends_in(stem, WITH_E_AFTER_VOWELS);
    }
    !is_polysyllabic(stem) || usual != ends_in(stem, except)
}

const WITH_CK: &[&str] = &[
    "panick", "mimick", "picnick", "traffick", "frolick", "politick", "magick", "shellack", "bivouack",
    "havock",
];

/// Words of several syllables that end in -ll.
const DOUBLE_L: &[&str] = &[
    "appall",
    "ball",
    "catcall",
    "enthrall",
    "fall",
    "forestall",
    "install",
    "recall",
    "stonewall",
    "wall",
    "foretell",
    "indwell",
    "misspell",
    "outsell",
    "oversell",
    "resell",
    "respell",
    "retell",
    "undersell",
    "upsell",
    "drill",
    "fill",
    "kill",
    "mill",
    "spill",
    "still",
    "till",
    "poll",
    "roll",
    "scroll",
    "idyll",
];

/// Words that end in two equal consonants other than l, s, z and f.
const DOUBLE: &[&str] =
    &["^add", "readd", "^ebb", "^egg", "^err", "^purr", "^burr", "^butt", "boycott", "^odd", "watt"];

const WITHOUT_E_AFTER_S: &[&str] = &[
    "^bus", "^gas", "alias", "atlas", "bias", "campus", "canvas", "caucus", "census", "chaos", "chorus",
    "circus", "discus", "focus", "biogas", "minibus", "omnibus", "ruckus", "status", "surplus", "trellis",
    "nonplus", "rumpus", "^thus", "virus", "bonus", "iris",
];

const WITHOUT_E_AFTER_ANG: &[&str] = &[
    "^hang",
    "^bang",
    "^clang",
    "^gang",
    "^twang",
    "^slang",
    "^fang",
    "overhang",
    "defang",
    "rehang",
    "boomerang",
    "mustang",
];

const WITH_E_AFTER_ING: &[&str] =
    &["fring", "^cring", "^hing", "unhing", "^bing", "^ting", "imping", "whing", "syring", "twing"];

const WITH_E_AFTER_TH: &[&str] = &[
    "bath", "breath", "cloth", "sooth", "loath", "writh", "seeth", "teeth", "^tith", "^lath", "scath",
    "sheath", "swath", "wreath", "blith",
];

const WITH_E_AFTER_ST: &[&str] = &["tast", "wast", "past", "lambast", "^bast", "^hast", "^chast"];

const WITH_E_AFTER_VOWELS: &[&str] = &[
    "iat", "uat", "creat", "permeat", "delineat", "nauseat", "oleat", "laureat", "ideat", "suad", "rerout",
    "^quot", "guid", "guil", "oxid",
];

/// Whether a mute e follows, by the last vowel and consonant of a word of several syllables; and
/// where it is the other way.
#[rustfmt::skip]
const ENDINGS: &[(&str, bool, &[&str])] = &[
    ("ad", true, &["salad", "ballad"]),
    ("ak", true, &["kayak", "anorak"]),
    ("al", false, &["inhal", "exhal", "regal", "impal", "upscal", "downscal", "rescal", "female"]),
    ("am", true, &["program", "diagram", "telegram", "instagram", "bedlam"]),
    ("an", false, &["hurrican", "plan", "profan", "membran"]),
    ("ap", true, &["kidnap", "handicap", "catnap", "recap"]),
    ("ar", true, &["collar", "pillar", "altar", "sugar", "mortar", "calendar", "liar", "scholar"]),
    ("at", true, &["combat", "format", "caveat"]),
    ("ed", true, &[]),
    ("ek", false, &[]),
    ("em", false, &["blasphem", "extrem", "suprem"]),
    ("en", false, &["interven", "conven", "contraven", "superven", "gangren", "seren"]),
    ("er", false, &["adher", "coher", "interfer", "persever", "rever", "sincer", "auster"]),
    ("et", false, &["complet", "delet", "deplet", "replet", "compet", "excret", "secret", "concret", "accret", "obsolet", "discret"]),
    ("ib", true, &["adlib"]),
    ("id", true, &["orchid", "solid", "rapid", "timid", "vivid"]),
    ("ik", true, &[]),
    ("il", true, &["pencil", "stencil", "imperil", "council", "^devil", "bedevil", "tranquil", "civil"]),
    ("im", true, &["victim"]),
    ("in", true, &["coffin", "margin", "origin", "robin", "cabin"]),
    ("ip", false, &["bagpip", "sideswip", "pinstrip", "unrip"]),
    ("ir", true, &[]),
    ("it", false, &[
        "invit", "unit", "extradit", "excit", "ignit", "recit", "incit", "expedit", "writ", "polit", "requit", "despit", "dynamit",
        "parasit", "indit", "websit", "finit", "erudit",
    ]),
    ("ob", true, &[]),
    ("od", true, &["method", "period"]),
    ("ok", true, &[]),
    ("ol", false, &["consol", "cajol", "parol", "condol"]),
    ("om", false, &["welcom", "becom", "overcom", "chrom"]),
    ("on", false, &["^phon", "telephon", "gramophon", "microphon", "postpon", "condon", "aton", "thron", "inton", "rezon", "chaperon", "silicon"]),
    ("op", false, &["^elop", "scop", "interlop"]),
    ("or", false, &[
        "explor", "ignor", "restor", "ador", "deplor", "implor", "underscor", "outscor", "rescor", "semaphor", "encor",
        "offshor",
    ]),
    ("ot", false, &[
        "promot", "demot", "remot", "emot", "devot", "denot", "connot", "footnot", "misquot", "outvot",
    ]),
    ("ub", true, &[]),
    ("ud", true, &[]),
    ("uk", true, &[]),
    ("ul", true, &["consul"]),
    ("um", true, &["album", "forum"]),
    ("un", true, &[]),
    ("ur", true, &["murmur", "sulfur", "sulphur", "augur"]),
    ("ut", true, &["debut", "output", "input", "shortcut"]),
    ("yl", true, &[]),
    ("yp", true, &[]),
    ("yr", false, &[]),
    ("yt", true, &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endings_are_sorted() {
        assert!(ENDINGS.is_sorted_by_key(|ending| ending.0));
    }

    #[test]
    fn words_are_restored() {
        for (stem, word) in [
            ("hop", "hope"),
            ("hopp", "hop"),
            ("visit", "visit"),
            ("referr", "refer"),
            ("travell", "travel"),
            ("travel", "travel"),
            ("call", "call"),
            ("rain", "rain"),
            ("creat", "create"),
            ("persuad", "persuade"),
            ("develop", "develop"),
            ("elop", "elope"),
            ("chang", "change"),
            ("hang", "hang"),
            ("panick", "panic"),
            ("attack", "attack"),
            ("add", "add"),
            ("agre", "agre"),
            ("seiz", "seize"),
            ("buzz", "buzz"),
            ("controll", "control"),
            ("enroll", "enroll"),
            ("requir", "require"),
            ("clos", "close"),
            ("focus", "focus"),
        ] {
            assert_eq!(restore(stem), word);
        }
    }
}
