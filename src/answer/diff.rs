//! Where a reply differs from the answer.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A stretch of an accepted answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The answer's own letters.
    pub text: String,
    /// Whether the reply has them too.
    pub same: bool,
}

/// Letters (with their accents) beyond which a text is not compared letter by letter.
const LONGEST: usize = 500;

/// The accepted answer, cut where the reply starts or stops to differ from it.
///
/// Case does not count as a difference, accents do, and neither do full stops, commas, quotes or
/// apostrophes left out; so a right answer may still show what is usually written otherwise. The
/// runs put together are `accepted`, and no two neighbours are alike. A reply that shares less
/// than half of its letters is all different, and so is one of a text of more than about 500
/// letters unless it is the same.
pub fn difference(accepted: &str, reply: &str) -> Vec<Run> {
    let whole = |same| vec![Run { text: accepted.to_owned(), same }];
    if accepted.is_empty() {
        return Vec::new();
    }
    if accepted.len().max(reply.len()) > LONGEST * 8 {
        return whole(accepted == reply.trim());
    }
    let letters = graphemes(accepted);
    let keys: Vec<String> = letters.iter().map(|letter| key(letter)).collect();
    let reply_keys: Vec<String> = graphemes(reply.trim()).into_iter().map(key).collect();
    if keys.len().max(reply_keys.len()) > LONGEST {
        return whole(keys == reply_keys);
    }
    let mut same = common(&keys, &reply_keys);
    let shared = same.iter().filter(|same| **same).count();
    if shared * 2 < reply_keys.len() || shared == 0 {
        return whole(false);
    }
    forgive_punctuation(&keys, &mut same);
    let mut runs: Vec<Run> = Vec::new();
    for (letter, same) in letters.into_iter().zip(same) {
        match runs.last_mut() {
            Some(run) if run.same == same => run.text.push_str(letter),
            _ => runs.push(Run { text: letter.to_owned(), same }),
        }
    }
    runs
}

/// Splits into letters, each with the combining marks that follow it.
fn graphemes(text: &str) -> Vec<&str> {
    let starts = text.char_indices().filter(|(_, c)| !is_combining_mark(*c)).map(|(at, _)| at);
    // A mark without a letter before it still starts the text.
    let mut starts: Vec<usize> = starts.collect();
    if !text.is_empty() && starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// What two letters must share to be the same.
fn key(letter: &str) -> String {
    let folded: String = letter.nfkc().flat_map(char::to_lowercase).collect();
    match folded.as_str() {
        "’" | "‘" | "ʼ" | "`" | "´" => "'".to_owned(),
        "“" | "”" | "„" | "«" | "»" => "\"".to_owned(),
        "-" | "\u{2010}" | "\u{2011}" | "–" | "—" | "−" => " ".to_owned(),
        text if text.chars().all(char::is_whitespace) => " ".to_owned(),
        _ => folded,
    }
}

/// For each of `answer`, whether it belongs to the longest common subsequence; of several such,
/// the one that lies in fewest pieces.
fn common(answer: &[String], reply: &[String]) -> Vec<bool> {
    // Sharing a letter is worth 2; sharing the one before it as well, 1 more.
    let width = reply.len() + 1;
    let cells = (answer.len() + 1) * width;
    let mut best = vec![0u32; cells]; // of answer[..i] and reply[..j]
    let mut matched = vec![0u32; cells]; // the same, where the last letters are paired; 0: they differ
    for i in 1..=answer.len() {
        for j in 1..=reply.len() {
            let cell = i * width + j;
            let before = cell - width - 1;
            if answer[i - 1] == reply[j - 1] {
                let joined = if matched[before] > 0 { matched[before] + 3 } else { 0 };
                matched[cell] = joined.max(best[before] + 2);
            }
            best[cell] = matched[cell].max(best[cell - 1]).max(best[cell - width]);
        }
    }
    let mut same = vec![false; answer.len()];
    let (mut i, mut j) = (answer.len(), reply.len());
    let mut must_match = false;
    while i > 0 && j > 0 {
        let cell = i * width + j;
        if must_match || matched[cell] == best[cell] && matched[cell] > 0 {
            let before = cell - width - 1;
            must_match = matched[before] > 0 && matched[cell] == matched[before] + 3;
            same[i - 1] = true;
            (i, j) = (i - 1, j - 1);
        } else if best[cell] == best[cell - width] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    same
}

/// Counts punctuation that the reply leaves out as the same if what stands before it is.
fn forgive_punctuation(keys: &[String], same: &mut [bool]) {
    for at in 0..keys.len() {
        if matches!(keys[at].as_str(), "." | "," | "'" | "\"") {
            same[at] |= at.checked_sub(1).is_none_or(|before| same[before]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Runs that differ, in brackets.
    fn marked(accepted: &str, reply: &str) -> String {
        difference(accepted, reply)
            .into_iter()
            .map(|run| if run.same { run.text } else { format!("[{}]", run.text) })
            .collect()
    }

    #[test]
    fn differences_are_marked() {
        for (accepted, reply, expected) in [
            ("Keïta", "keita", "Ke[ï]ta"),
            ("Keïta", "KEI\u{308}TA", "Keïta"),
            ("Timbuktu", "timbuctu", "Timbu[k]tu"),
            ("Tessalit", "Tesalit", "Te[s]salit"),
            ("Ibrahim Boubacar Keïta", "keita", "[Ibrahim Boubacar ]Ke[ï]ta"),
            ("25 April 2013", "2013", "[25 April ]2013"),
            ("U.N.", "UN", "U.N."),
            ("al-Qaeda", "al qaeda", "al-Qaeda"),
            ("C++", "C", "C[++]"),
            ("Bamako", "Niger", "[Bamako]"),
            ("Bamako", "", "[Bamako]"),
            ("１", "1", "１"),
        ] {
            assert_eq!(marked(accepted, reply), expected, "{accepted} / {reply}");
        }
    }

    #[test]
    fn long_texts_are_one_run() {
        let long = "mali ".repeat(10_000);
        assert_eq!(difference(&long, "mali"), [Run { text: long.clone(), same: false }]);
        let middling = "é".repeat(LONGEST + 1);
        assert_eq!(difference(&middling, &middling), [Run { text: middling.clone(), same: true }]);
    }

    proptest! {
        #[test]
        fn runs_make_up_the_answer(accepted in any::<String>(), reply in any::<String>()) {
            let runs = difference(&accepted, &reply);
            prop_assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), accepted);
            prop_assert!(runs.windows(2).all(|pair| pair[0].same != pair[1].same));
        }

        #[test]
        fn a_text_does_not_differ_from_itself(text in "\\PC*") {
            let text = text.trim();
            prop_assert!(difference(text, text).iter().all(|run| run.same));
        }
    }
}
