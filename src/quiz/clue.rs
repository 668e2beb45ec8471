//! What a question tells of the answers to others.

use super::texts::{asked, right};
use crate::answer::{Segment, Task, plain_letters};

/// What a question says, and what is to be answered, folded to words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clue {
    says: String,
    answers: Vec<String>,
}

impl Clue {
    /// Choices say nothing: that one is among them does not make it right elsewhere.
    pub fn of(prompt: &str, task: &Task) -> Clue {
        let answers = answers(task).into_iter().map(|answer| words(&answer)).filter(|words| words != " ");
        Clue { says: words(&asked(prompt, task)), answers: answers.collect() }
    }

    /// Whether an answer to another question stands in this one, word for word.
    pub fn tells(&self, other: &Clue) -> bool {
        other.answers.iter().any(|answer| self.says.contains(answer))
    }
}

/// Every text that counts as an answer, or as a part of one; none where only an order or a verdict is asked for.
fn answers(task: &Task) -> Vec<String> {
    match task {
        Task::Type { answers } => answers.clone(),
        Task::Gaps { segments } => segments.iter().filter_map(Segment::answers).flatten().cloned().collect(),
        Task::Number { .. } | Task::Pick { .. } | Task::PickAll { .. } => right(task),
        Task::TrueFalse { .. } | Task::Order { .. } | Task::Match { .. } | Task::Flip { .. } => Vec::new(),
    }
}

/// The words of a text, a space before and after each.
fn words(text: &str) -> String {
    let folded = plain_letters(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(prompt: &str, answer: &str) -> Clue {
        Clue::of(prompt, &Task::Type { answers: vec![answer.to_owned(), "also this".to_owned()] })
    }

    #[test]
    fn an_answer_is_given_away_by_its_very_words() {
        let who = typed("Who was overthrown in 1968?", "Modibo Keïta");
        for (prompt, is_given) in [
            ("What did Modibo Keita's party want?", true),
            ("What is MODIBO  KEÏTA known for?", true),
            ("Also this?", true),
            ("Who was Modibo?", false),
            ("Where do the Modibo Keitas live?", false),
            ("", false),
        ] {
            let other = typed(prompt, "nothing");
            assert_eq!((other.tells(&who), who.tells(&other)), (is_given, false), "{prompt}");
        }
        assert!(!typed("A …?", "x").tells(&typed("B …?", "—")), "no word is no answer");
    }

    #[test]
    fn only_what_is_asked_tells_and_only_what_is_right_is_told() {
        let pick = |prompt: &str| {
            Clue::of(prompt, &Task::Pick { choices: vec!["Chad".to_owned(), "France".to_owned()], right: 1 })
        };
        let says = |prompt: &str| typed(prompt, "x");
        assert!(!pick("Who?").tells(&pick("Where?")));
        assert!(says("What did France do?").tells(&pick("Who?")));
        assert!(!says("What did Chad do?").tells(&pick("Who?")));
        assert!(!says("true").tells(&Clue::of("Is it true?", &Task::TrueFalse { truth: true })));
        let gap = Segment::Gap { answers: vec!["2013".to_owned()], hint: None };
        let cloze =
            Clue::of("", &Task::Gaps { segments: vec![Segment::Text("Serval, in ".to_owned()), gap] });
        assert!(says("What began in 2013?").tells(&cloze));
        assert!(cloze.tells(&typed("What?", "Serval")));
        let number =
            Clue::of("?", &Task::Number { value: 300.0, tolerance: 0.0, unit: Some("km".to_owned()) });
        assert!(says("What is 300 km long?").tells(&number));
    }
}
