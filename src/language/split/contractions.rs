//! Where a written word holds several: "don't", "Mali's", "cannot", "gonna".

use super::characters::is_apostrophe;

/// Words without an apostrophe that hold two or more, and where they are cut. The list has what the
/// Universal Dependencies English treebanks cut, but nothing that is also a word by itself
/// ("its", "well", "were", "ill", "id"). In capitals they are more often something else: "IM", "CANT".
const FUSED: &[(&str, &[usize])] = &[
    ("aint", &[2]),
    ("arent", &[3]),
    ("cannot", &[3]),
    ("cant", &[2]),
    ("couldnt", &[5]),
    ("didnt", &[3]),
    ("doesnt", &[4]),
    ("dont", &[2]),
    ("dunno", &[2, 3]),
    ("gonna", &[3]),
    ("gotta", &[3]),
    ("hadnt", &[3]),
    ("hasnt", &[3]),
    ("havent", &[4]),
    ("heres", &[4]),
    ("hes", &[2]),
    ("im", &[1]),
    ("isnt", &[2]),
    ("itll", &[2]),
    ("ive", &[1]),
    ("outta", &[3]),
    ("shes", &[3]),
    ("shouldnt", &[6]),
    ("thats", &[4]),
    ("theres", &[5]),
    ("theyre", &[4]),
    ("theyve", &[4]),
    ("wanna", &[3]),
    ("wasnt", &[3]),
    ("werent", &[4]),
    ("weve", &[2]),
    ("whats", &[4]),
    ("wont", &[2]),
    ("wouldnt", &[5]),
    ("youll", &[3]),
    ("youre", &[3]),
    ("youve", &[3]),
];

/// Those of them that are names when they begin with a capital.
const NAMES: &[&str] = &["hes", "im", "ive"];

/// What may follow the apostrophe of a word that leans on the one before it.
const ENCLITICS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];

/// The places within `word` where a word begins that leans on the one before it, in order.
pub(super) fn cuts(word: &str) -> Vec<usize> {
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain && word.contains(is_apostrophe) {
        return apostrophes(word);
    }
    fused(word).map_or_else(Vec::new, <[usize]>::to_vec)
}

/// Where a word without an apostrophe is cut, written small or with one capital before it.
fn fused(word: &str) -> Option<&'static [usize]> {
    if !(2..=8).contains(&word.len()) || !may_be_fused(word) {
        return None;
    }
    let (first, rest) = word.as_bytes().split_first()?;
    let lower = std::iter::once(first.to_ascii_lowercase()).chain(rest.iter().copied());
    let place = FUSED.binary_search_by(|(fused, _)| fused.bytes().cmp(lower.clone())).ok()?;
    let (fused, cuts) = FUSED[place];
    (first.is_ascii_lowercase() || !NAMES.contains(&fused)).then_some(cuts)
}

/// A quick look at the last two letters, which rules most words out.
fn may_be_fused(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'n' | b'o' | b't', b't' | b's' | b'a' | b'o']
            | [.., b'e', b's']
            | [.., b'i', b'm']
            | [.., b'l', b'l']
            | [.., b'v' | b'r', b'e']
    )
}

/// The length of an enclitic that stands by itself at the start of `rest`, as in "John 's".
pub(super) fn enclitic(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|&c| is_apostrophe(c))?.len_utf8();
    let letters = &rest[mark..];
    let end = letters.find(|c: char| !c.is_alphanumeric()).unwrap_or(letters.len());
    is_enclitic(&letters[..end]).then_some(mark + end)
}

fn is_enclitic(letters: &str) -> bool {
    ENCLITICS.iter().any(|enclitic| enclitic.eq_ignore_ascii_case(letters))
}

fn apostrophes(word: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut rest = word;
    // From the end: "wouldn't've".
    while let Some((at, mark)) = rest.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) {
        let (before, after) = (&rest[..at], &rest[at + mark.len_utf8()..]);
        let cut = if after.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
            at - 1
        } else if is_enclitic(after) && !before.is_empty() && !is_decade(before, after) {
            at
        } else if after.eq_ignore_ascii_case("all") && before.eq_ignore_ascii_case("y") {
            cuts.push(at + mark.len_utf8());
            break;
        } else {
            break;
        };
        cuts.push(cut);
        rest = &rest[..cut];
    }
    cuts.reverse();
    cuts
}

/// "1960's" and "60's" are plurals; "2003's" is a possessive.
fn is_decade(before: &str, after: &str) -> bool {
    after.eq_ignore_ascii_case("s")
        && matches!(before.len(), 2 | 4)
        && before.ends_with('0')
        && before.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut start = 0;
        for cut in cuts(word) {
            parts.push(&word[start..cut]);
            start = cut;
        }
        parts.push(&word[start..]);
        parts
    }

    #[test]
    fn contractions_come_apart() {
        assert_eq!(parts("don't"), ["do", "n't"]);
        assert_eq!(parts("CAN’T"), ["CA", "N’T"]);
        assert_eq!(parts("wouldn't've"), ["would", "n't", "'ve"]);
        assert_eq!(parts("Mali's"), ["Mali", "'s"]);
        assert_eq!(parts("dunno"), ["du", "n", "no"]);
        assert_eq!(parts("Cannot"), ["Can", "not"]);
        assert_eq!(parts("im"), ["i", "m"]);
        assert_eq!(parts("Youve"), ["You", "ve"]);
        assert_eq!(parts("I'M"), ["I", "'M"]);
    }

    #[test]
    fn capitals_are_names() {
        for word in ["IM", "Im", "HES", "Hes", "IVE", "Ive", "CANT", "iM", "dOnt", "DoNt"] {
            assert_eq!(parts(word), [word]);
        }
    }

    #[test]
    fn names_and_decades_stay_whole() {
        for word in ["O'Connor", "o'clock", "d'état", "1960's", "its", "'s", "n't", "'", "Sana'a"] {
            assert_eq!(parts(word), [word]);
        }
    }

    #[test]
    fn the_list_is_sorted_and_its_cuts_lie_inside() {
        assert!(FUSED.is_sorted());
        assert!(FUSED.iter().all(|(word, _)| (2..=8).contains(&word.len()) && may_be_fused(word)));
        assert!(NAMES.iter().all(|name| FUSED.iter().any(|(word, _)| word == name)));
        assert!(FUSED.iter().all(|(word, cuts)| cuts.iter().all(|&cut| 0 < cut && cut < word.len())));
    }
}
