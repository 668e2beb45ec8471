//! The gaps of a cloze text.

use thiserror::Error;

/// A stretch of a cloze text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Gap(Gap),
}

/// A gap: what belongs there, and which card it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Gaps with the same number are asked together, as one card. Numbered from 1.
    pub number: u16,
    /// The answers that count, the one to show first; never empty.
    pub answers: Vec<String>,
    pub hint: Option<String>,
}

/// Why a text is no cloze. Offsets are in bytes from the text's start.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClozeError {
    #[error("a cloze needs a gap: put the words to ask for in [brackets]")]
    NoGap,
    #[error("this gap is empty")]
    EmptyGap { at: usize },
    #[error("this gap is not closed: a `]` is missing")]
    Unclosed { at: usize },
    #[error("a gap cannot stand inside a gap")]
    Nested { at: usize },
    #[error("this `]` closes no gap: write it as `\\\\]` if it belongs to the text")]
    Unopened { at: usize },
}

/// Splits a cloze text into text and gaps.
///
/// A gap is `[answer]`, `[answer|hint]`, `[answer / other answer]` or, to be asked together with
/// the others of its number, `[1::answer]`. Gaps without a number get the next free one each.
/// `\[`, `\]`, `\|` and `\\` stand for the characters themselves.
pub fn pieces(text: &str) -> Result<Vec<Piece>, ClozeError> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut gap: Option<(usize, String, Option<String>)> = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let (literal, c) = match c {
            '\\' => match chars.clone().next() {
                Some((_, escaped @ ('[' | ']' | '|' | '\\'))) => {
                    chars.next();
                    (true, escaped)
                }
                _ => (true, '\\'),
            },
            c => (false, c),
        };
        match (&mut gap, c) {
            (None, '[') if !literal => {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                gap = Some((at, String::new(), None));
            }
            (None, ']') if !literal => return Err(ClozeError::Unopened { at }),
            (None, c) => plain.push(c),
            (Some(_), '[') if !literal => return Err(ClozeError::Nested { at }),
            (Some((start, _, _)), ']') if !literal => {
                let start = *start;
                if let Some((_, answer, hint)) = gap.take() {
                    pieces.push(Piece::Gap(gap_of(start, &answer, hint)?));
                }
            }
            (Some((_, _, hint @ None)), '|') if !literal => *hint = Some(String::new()),
            (Some((_, _, Some(hint))), c) => hint.push(c),
            (Some((_, answer, None)), c) => answer.push(c),
        }
    }
    if let Some((at, _, _)) = gap {
        return Err(ClozeError::Unclosed { at });
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    number_the_rest(&mut pieces);
    if pieces.iter().any(|piece| matches!(piece, Piece::Gap(_))) {
        Ok(pieces)
    } else {
        Err(ClozeError::NoGap)
    }
}

/// A cloze text with its gaps filled by their first answers; empty for a text that is no cloze.
pub fn filled(text: &str) -> String {
    let texts = pieces(text).unwrap_or_default().into_iter().map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Gap(gap) => gap.answers.into_iter().next().unwrap_or_default(),
    });
    texts.collect()
}

/// The number of a gap that names none, until all are read.
const UNNUMBERED: u16 = 0;

fn gap_of(at: usize, inside: &str, hint: Option<String>) -> Result<Gap, ClozeError> {
    let (number, inside) = match inside.split_once("::") {
        Some((number, rest)) => match number.trim().parse::<u16>() {
            Ok(number) if number != UNNUMBERED => (number, rest),
            _ => (UNNUMBERED, inside),
        },
        None => (UNNUMBERED, inside),
    };
    let answers: Vec<String> =
        inside.split(" / ").map(str::trim).filter(|answer| !answer.is_empty()).map(str::to_owned).collect();
    if answers.is_empty() {
        return Err(ClozeError::EmptyGap { at });
    }
    let hint = hint.map(|hint| hint.trim().to_owned()).filter(|hint| !hint.is_empty());
    Ok(Gap { number, answers, hint })
}

fn number_the_rest(pieces: &mut [Piece]) {
    let gaps = || {
        pieces.iter().filter_map(|piece| if let Piece::Gap(gap) = piece { Some(gap.number) } else { None })
    };
    let taken: Vec<u16> = gaps().filter(|number| *number != UNNUMBERED).collect();
    let mut free = (1..=u16::MAX).filter(|number| !taken.contains(number));
    for piece in pieces {
        if let Piece::Gap(gap) = piece
            && gap.number == UNNUMBERED
        {
            gap.number = free.next().unwrap_or(u16::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(number: u16, answers: &[&str], hint: Option<&str>) -> Piece {
        Piece::Gap(Gap {
            number,
            answers: answers.iter().map(|a| a.to_string()).collect(),
            hint: hint.map(str::to_owned),
        })
    }

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn gaps_are_numbered_one_each() {
        assert_eq!(
            pieces("In [2013], resolution [2100|a number].").unwrap(),
            [
                text("In "),
                gap(1, &["2013"], None),
                text(", resolution "),
                gap(2, &["2100"], Some("a number")),
                text(".")
            ]
        );
    }

    #[test]
    fn gaps_that_share_a_number_stay_together() {
        assert_eq!(
            pieces("[2::a] [b] [2::c] [d]").unwrap(),
            [
                gap(2, &["a"], None),
                text(" "),
                gap(1, &["b"], None),
                text(" "),
                gap(2, &["c"], None),
                text(" "),
                gap(3, &["d"], None)
            ]
        );
    }

    #[test]
    fn a_gap_may_list_variants_and_contain_colons() {
        assert_eq!(pieces("[Keïta / IBK|who]").unwrap(), [gap(1, &["Keïta", "IBK"], Some("who"))]);
        assert_eq!(pieces("[10:30]").unwrap(), [gap(1, &["10:30"], None)]);
        assert_eq!(pieces("[std::fmt]").unwrap(), [gap(1, &["std::fmt"], None)]);
    }

    #[test]
    fn brackets_can_be_text() {
        assert_eq!(pieces(r"a \[b\] [c\|d]").unwrap(), [text("a [b] "), gap(1, &["c|d"], None)]);
        assert_eq!(pieces(r"\n [x]").unwrap(), [text(r"\n "), gap(1, &["x"], None)]);
    }

    #[test]
    fn what_is_no_cloze_is_told_with_its_place() {
        assert_eq!(pieces("no gap"), Err(ClozeError::NoGap));
        assert_eq!(pieces("é [ ]"), Err(ClozeError::EmptyGap { at: 3 }));
        assert_eq!(pieces("a [b"), Err(ClozeError::Unclosed { at: 2 }));
        assert_eq!(pieces("a [b [c]]"), Err(ClozeError::Nested { at: 5 }));
        assert_eq!(pieces("a ]b"), Err(ClozeError::Unopened { at: 2 }));
    }
}
