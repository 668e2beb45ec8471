//! The gaps of a cloze.

use std::ops::Range;

use super::editor::Subject;
use super::flag::Flag;
use super::words::{Words, is_small};
use crate::deck::{Card, Code, Piece, Spot, pieces};

/// Puts a cloze text into `blanked` with blanks for its gaps, each byte in its place; gives the bytes of
/// each gap.
pub fn blank(text: &str, blanked: &mut String) -> Vec<Range<usize>> {
    blanked.clear();
    let mut gaps = Vec::new();
    let (mut is_gap, mut is_escaped) = (false, false);
    for (at, c) in text.char_indices() {
        if !is_gap && !is_escaped && c == '[' {
            gaps.push(at..text.len());
            is_gap = true;
        }
        if is_gap {
            blanked.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            blanked.push(c);
        }
        if is_gap && !is_escaped && c == ']' {
            is_gap = false;
            if let Some(gap) = gaps.last_mut() {
                gap.end = at + 1;
            }
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    gaps
}

/// Words that fit where many others would, with nothing to tell which.
const LOOSE: [&str; 57] = [
    "a",
    "an",
    "the",
    "and",
    "or",
    "but",
    "is",
    "are",
    "was",
    "were",
    "it",
    "he",
    "she",
    "they",
    "this",
    "that",
    "very",
    "big",
    "great",
    "large",
    "small",
    "little",
    "good",
    "bad",
    "new",
    "old",
    "important",
    "major",
    "main",
    "many",
    "several",
    "some",
    "few",
    "most",
    "more",
    "different",
    "various",
    "famous",
    "significant",
    "often",
    "usually",
    "also",
    "long",
    "short",
    "high",
    "low",
    "strong",
    "weak",
    "huge",
    "tiny",
    "serious",
    "popular",
    "common",
    "success",
    "nice",
    "thing",
    "things",
];

/// Looks at what a learner has to go on at each gap.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let Card::Cloze(cloze) = subject.card else { return };
    if !subject.is_english {
        return;
    }
    let Ok(pieces) = pieces(cloze.text()) else { return };
    let gaps = pieces.iter().filter_map(|piece| if let Piece::Gap(gap) = piece { Some(gap) } else { None });
    let spans = blank(cloze.text(), &mut String::new());
    for (gap, span) in gaps.zip(spans) {
        let (open, close) = (span.start, span.end);
        if gap.hint.is_some() {
            continue;
        }
        let Some(answer) = gap.answers.first() else { continue };
        let words = Words::of(answer);
        let is_loose =
            words.len() == 1 && LOOSE.contains(&words.get(0)) && !answer.starts_with(char::is_uppercase);
        let content = subject.words.iter().filter(|word| !is_small(word)).count();
        // Of several gaps the others are filled when one is asked.
        let others = pieces.iter().filter(|piece| matches!(piece, Piece::Gap(_))).count() - 1;
        // A formula is known or not, however short it is.
        let is_formula = subject.prompt.contains('=');
        let is_bare = content + others < 2 && words.len() > 0 && !is_formula;
        let is_praised = words.len() == 1
            && !answer.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            && stands_behind(
                subject.prompt,
                open,
                &["a famous", "a great", "an important", "a well-known", "a major", "a very"],
            );
        let is_example =
            stands_behind(subject.prompt, open, &["such as", "for example", "including", "for instance"]);
        let is_nothing =
            subject.words.iter().any(|word| matches!(word, "something" | "someone" | "somebody"));
        let message = if is_example {
            format!("`{answer}` is one of many that would do here")
        } else if is_loose || is_praised {
            format!("many words fit here beside `{answer}`")
        } else if is_bare || is_nothing {
            "there is nothing to tell what belongs here".to_owned()
        } else {
            continue;
        };
        flags.push(
            Flag::new(
                Code::OpenGap,
                &subject.owner,
                Spot::Field("text"),
                message,
                "leave out what only one word fits, or say what is asked for: [answer|hint]",
            )
            .within(open..close),
        );
    }
}

/// Whether one of these phrases stands right before a byte of the text.
fn stands_behind(text: &str, at: usize, phrases: &[&str]) -> bool {
    let before = text[..at].trim_end().trim_end_matches(',').to_lowercase();
    phrases.iter().any(|phrase| before.ends_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn gaps_become_blanks_and_nothing_moves() {
        let mut blanked = String::new();
        let text = r"In [2013|é] \[x\] [a].";
        blank(text, &mut blanked);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked, r"In           \[x\]    .");
    }
}
