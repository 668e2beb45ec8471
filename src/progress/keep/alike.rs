//! How alike two folded texts are, word by word.

/// What makes one text of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They have little in common.
    Other,
    /// Some words are others; most are the same.
    Reworded,
    /// One has the words of the other and some more.
    Extended,
    /// The same words, or with slips of the pen in them.
    Mended,
}

/// How alike two folded texts are.
pub fn likeness(a: &str, b: &str) -> Likeness {
    let (mut left, mut right): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let all = left.len() + right.len();
    take_pairs(&mut left, &mut right, |a, b| a == b);
    let same = (all - left.len() - right.len()) / 2;
    let mended = take_pairs(&mut left, &mut right, is_slip);
    match (left.len(), right.len()) {
        // Each word mended on its own may be a word of its own, unless it is the only one.
        (0, 0) if mended <= 1 + same => Likeness::Mended,
        (0, more) | (more, 0) if more <= same + mended => Likeness::Extended,
        _ if same * 20 >= all * 7 => Likeness::Reworded,
        _ => Likeness::Other,
    }
}

/// Takes pairs of words that are `same` out of both, and tells how many.
fn take_pairs<'a>(
    left: &mut Vec<&'a str>,
    right: &mut Vec<&'a str>,
    same: impl Fn(&str, &str) -> bool,
) -> usize {
    let before = left.len();
    left.retain(|a| match right.iter().position(|b| same(a, b)) {
        Some(at) => {
            right.remove(at);
            false
        }
        None => true,
    });
    before - left.len()
}

/// Whether one word may be the other, misspelt. Short words and numbers are what they are: `2013`
/// is not `2014`, `cat` is not `rat`.
fn is_slip(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = match shorter {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let has_digit = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    allowed > 0 && !has_digit(a) && !has_digit(b) && strsim::osa_distance(a, b) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_told_from_other_words() {
        for (a, b, expected) in [
            ("le chatt", "le chat", Likeness::Mended),
            ("chat", "le chat", Likeness::Extended),
            ("chat", "rat", Likeness::Other),
            ("when did the war begin", "when did the coup begin", Likeness::Reworded),
            ("what happened in 2013", "what happened in 2014", Likeness::Reworded),
            ("wich river flows trough bamako", "which river flows through bamako", Likeness::Mended),
            ("2013", "2014", Likeness::Other),
            ("serval", "the operation of 2013", Likeness::Other),
        ] {
            assert_eq!(likeness(a, b), expected, "{a} / {b}");
            assert_eq!(likeness(b, a), expected, "{b} / {a}");
        }
    }
}
