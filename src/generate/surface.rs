//! What no card may show, whatever it asks.

use std::fmt;

use super::forms::{Asks, Sketch};
use super::kin::{are_kin, are_of_one_place, are_spellings};
use super::words::{is_in, words};
use crate::facts::is_balanced;
use crate::language::gazetteer::{Cue, Cues, cues};
use crate::text::without_accents;

/// Most characters of a prompt.
pub const LONGEST_PROMPT: usize = 200;
/// Most characters of an answer to type.
const LONGEST_ANSWER: usize = 80;

/// Why a card is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refusal {
    /// The answer, or what gives it away, stands in the prompt.
    AnswerShown,
    /// Too long for a prompt, or for an answer to type.
    TooLong,
    /// A bracket or quotation mark without its partner.
    Unbalanced,
    /// It begins in lower case, ends without its mark, or is cut.
    Cut,
    /// Nothing in it says which of several events or things is meant.
    Vague,
    /// A pronoun whose noun the question left out.
    Pronoun,
    /// Another card asks the same.
    Duplicate,
    /// A better card asks for the same words.
    Covered,
    /// It asks for what the whole article is about.
    Topic,
    /// It is not likely enough that a teacher keeps it.
    Score,
    /// Beyond the number of cards that was asked for.
    Enough,
    /// A form that was not asked for.
    Form,
    /// What it says is wrong by the reference facts.
    Wrong,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Refusal::AnswerShown => "the answer shows in the question",
            Refusal::TooLong => "too long",
            Refusal::Unbalanced => "a bracket or quotation mark without its partner",
            Refusal::Cut => "cut short",
            Refusal::Vague => "does not say which one is meant",
            Refusal::Pronoun => "a pronoun without its noun",
            Refusal::Duplicate => "asked already",
            Refusal::Covered => "a better card asks for the same",
            Refusal::Topic => "asks for what the article is about",
            Refusal::Score => "not likely enough to be kept",
            Refusal::Enough => "beyond the number asked for",
            Refusal::Form => "a form that was not asked for",
            Refusal::Wrong => "wrong by the reference facts",
        })
    }
}

/// The first thing that is wrong with how a card looks.
pub(super) fn check(sketch: &Sketch) -> Result<(), Refusal> {
    let (prompt, _) = sketch.texts();
    let answers = answers(sketch);
    let is_question = matches!(sketch.asks, Asks::Question { .. } | Asks::Sides { .. });
    if prompt.chars().count() > LONGEST_PROMPT {
        return Err(Refusal::TooLong);
    }
    if !matches!(sketch.asks, Asks::Sides { .. })
        && answers.iter().any(|answer| answer.chars().count() > LONGEST_ANSWER)
    {
        return Err(Refusal::TooLong);
    }
    if !is_balanced(&prompt) || answers.iter().any(|answer| !is_balanced(answer)) {
        return Err(Refusal::Unbalanced);
    }
    if is_cut(&prompt, is_question)
        || answers.iter().any(|answer| answer.trim().is_empty() || answer.ends_with([',', ';', '(']))
    {
        return Err(Refusal::Cut);
    }
    if gives_away(&prompt, sketch) {
        return Err(Refusal::AnswerShown);
    }
    Ok(())
}

/// What is to be answered; nothing where a statement is judged.
fn answers(sketch: &Sketch) -> Vec<&str> {
    match &sketch.asks {
        Asks::Question { answers, .. } | Asks::Gap { answers, .. } => {
            answers.iter().map(String::as_str).collect()
        }
        Asks::Sides { back, .. } => vec![back.as_str()],
        Asks::Statement { .. } => Vec::new(),
        Asks::Order { items, .. } => items.iter().map(String::as_str).collect(),
    }
}

/// Whether a text that a learner sees before answering shows the answer of a card.
pub(super) fn gives_away(text: &str, sketch: &Sketch) -> bool {
    let is_meaning = matches!(sketch.asks, Asks::Sides { .. });
    !matches!(sketch.asks, Asks::Order { .. })
        && answers(sketch).into_iter().any(|answer| is_shown(text, answer, is_meaning))
}

fn is_cut(prompt: &str, is_question: bool) -> bool {
    let first = prompt.chars().next();
    let ends = if is_question { prompt.ends_with('?') } else { prompt.ends_with('.') };
    let is_begun = first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '_');
    let body = prompt.trim_end_matches(['?', '.']);
    let last = body.split(' ').next_back().unwrap_or_default();
    let dangles =
        ["the", "a", "an", "and", "or", "but", "that", "which", "who", "whose", "as", "than", "what"]
            .contains(&last);
    let strange = [
        "  ", " ,", " .", ",,", ", ?", ",?", "[", "]", "{", "}", " ?", "..", "\n", ", ,", "\"\"", " -?",
        " –?", " —?", ", \",", ",\"?",
    ];
    // A dash needs a second one, unless the sentence ends with what it adds.
    let is_torn = is_question && prompt.contains(['—', '–', ';']);
    let is_quoted = |mark: &str| prompt.contains(mark);
    let has_half_quote = is_quoted(" '") && !["' ", "',", "'.", "'?"].into_iter().any(is_quoted);
    !is_begun
        || is_torn
        || has_half_quote
        || !ends
        || dangles
        || strange.iter().any(|piece| prompt.contains(piece))
}

/// Whether the answer, or words that give it away, stand in the prompt.
fn is_shown(prompt: &str, answer: &str, is_meaning: bool) -> bool {
    let prompt = stems(prompt);
    let answer = stems(answer);
    if answer.is_empty() {
        return true;
    }
    if prompt.windows(answer.len()).any(|window| window == answer) {
        return true;
    }
    // A meaning may use words of the question; a name may not use one, but for a noun that many names have.
    if is_meaning {
        return false;
    }
    let derives = |word: &Stem| {
        let is_made =
            |other: &Stem| other.text.len() >= word.text.len() && other.text.starts_with(base(&word.text));
        prompt.iter().any(is_made)
    };
    let is_same = |word: &&Stem| prompt.contains(word);
    let content: Vec<&Stem> = answer.iter().filter(|word| word.has_content).collect();
    answer.iter().any(|word| word.is_telling && (is_same(&word) || derives(word)))
        || !content.is_empty() && content.iter().all(|word| !word.is_telling && is_same(word))
        || is_respelt(&prompt, &content)
        || is_run_together(&prompt, &answer)
}

/// Whether a name of one word stands in the prompt in another spelling, or what is made of it. "Austria" and "Australia"
/// are alike, but known as two.
fn is_respelt(prompt: &[Stem], content: &[&Stem]) -> bool {
    let [name] = content else { return false };
    let is_like = |other: &Stem| {
        are_of_one_place(&name.text, &other.text)
            || (are_kin(&name.text, &other.text) || are_spellings(&name.text, &other.text))
                && !(name.is_listed && other.is_listed)
    };
    name.is_telling && prompt.iter().any(is_like)
}

/// Whether the answer stands in the prompt as two words instead of one, or as one instead of two: "Viet Nam".
fn is_run_together(prompt: &[Stem], answer: &[Stem]) -> bool {
    let joined = |pair: &[Stem]| format!("{}{}", pair[0].text, pair[1].text);
    let is_word = |stem: &Stem| stem.text.chars().all(char::is_alphabetic);
    match answer {
        _ if !answer.iter().all(is_word) => false,
        [word] if word.text.chars().count() > 5 => prompt.windows(2).any(|pair| joined(pair) == word.text),
        [_, _] => prompt.iter().any(|word| word.text == joined(answer)),
        _ => false,
    }
}

/// How many of an answer's words stand in the prompt, or are made of the same word as one that does: the share of
/// those that are no small words, 0 to 1.
pub(super) fn known_share(prompt: &str, answer: &str) -> f64 {
    let prompt = stems(prompt);
    let answer: Vec<Stem> = stems(answer).into_iter().filter(|word| word.has_content).collect();
    let is_known = |word: &&Stem| prompt.iter().any(|other| are_kin(&word.text, &other.text));
    answer.iter().filter(is_known).count() as f64 / answer.len().max(1) as f64
}

/// What words that are made of a name begin with: "itali" of "Italy", as in "Italian".
fn base(name: &str) -> &str {
    match name.strip_suffix(['a', 'e', 'y']) {
        Some(base) if base.chars().count() > 3 => base,
        _ => name,
    }
}

/// Words that say nothing by themselves. Sorted.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "a", "about", "after", "against", "all", "also", "among", "an", "and", "are", "as", "at", "be", "been", "before",
    "being", "between", "both", "but", "by", "did", "do", "does", "during", "each", "for", "from", "had", "has", "have",
    "having", "he", "her", "his", "in", "into", "is", "it", "its", "less", "many", "more", "most", "much", "no", "not",
    "of", "on", "one", "only", "or", "other", "over", "same", "she", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "these", "they", "this", "those", "through", "to", "under", "until", "upon", "very", "was",
    "were", "what", "when", "where", "which", "while", "who", "with", "within", "without",
];

/// A word, apart from case and endings.
#[derive(Debug, Clone)]
struct Stem {
    text: String,
    /// Whether it tells one name from another.
    is_telling: bool,
    /// Whether it is none of the small words that all texts have.
    has_content: bool,
    /// Whether it is a name in some list.
    is_listed: bool,
}

impl PartialEq for Stem {
    fn eq(&self, other: &Stem) -> bool {
        self.text == other.text
    }
}

fn stems(text: &str) -> Vec<Stem> {
    let text = without_accents(text);
    let words: Vec<&str> = words(&text).collect();
    let common = [Cue::EventNoun, Cue::OrganisationNoun, Cue::PlaceNoun, Cue::WorkNoun, Cue::Title];
    let cues = cues(&words);
    let stem = |(word, cues): (&&str, &Cues)| {
        let lower = word.to_lowercase();
        Stem {
            is_telling: word.chars().count() > 3
                && word.starts_with(char::is_uppercase)
                && !cues.has_any(&common),
            has_content: !is_in(SMALL, &lower),
            is_listed: cues.has_any(&[Cue::Country, Cue::City, Cue::Place, Cue::GivenName, Cue::Surname]),
            text: lower.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(&lower).to_owned(),
        }
    };
    words.iter().zip(&cues).map(stem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_shows_in_what_is_made_of_it() {
        let shown = |prompt, answer| is_shown(prompt, answer, false);
        for (prompt, answer) in [
            ("The first Polish president of _____ was elected in 1990.", "Poland"),
            ("The Socialist Republic of Viet Nam is also called _____.", "Vietnam"),
            ("Atawallpa, also called _____, was an emperor.", "Atahualpa"),
            ("Arthropods belong to the phylum _____.", "Arthropoda"),
            ("An _____ is a conflict between ethnic groups.", "ethnic conflict"),
        ] {
            assert!(shown(prompt, answer), "{prompt} {answer}");
        }
        for (prompt, answer) in [
            ("In which century did the Songhai Empire conquer Jenne?", "15th century"),
            ("_____ is the replication of genetic material.", "DNA replication"),
            ("The Romantic poet Keats died in _____ in 1821.", "Rome"),
            ("Explorers sailed from Australia to _____.", "Austria"),
            ("The _____ separates England from France.", "English Channel"),
            ("On 15 May prices rose by _____.", "1.5%"),
        ] {
            assert!(!shown(prompt, answer), "{prompt} {answer}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        assert!(SMALL.is_sorted());
    }
}
