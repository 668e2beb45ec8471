//! From a card to the question that a learner is asked.

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

use crate::answer::{Segment, Task, shuffled};
use crate::deck::{Card, CardKey, Fact, Kind, Piece, pieces};

/// A question, ready to be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub key: CardKey,
    /// The deck's title.
    pub deck: String,
    pub kind: Kind,
    /// What is asked; empty for a cloze, whose text is in the task.
    pub prompt: String,
    pub task: Task,
    pub hint: Option<String>,
    /// Shown after the answer.
    pub note: Option<String>,
    /// What the card teaches; `None` for a loose card.
    pub lesson: Option<Lesson>,
}

/// A fact, as shown after the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub says: String,
    /// Each citation in full.
    pub citations: Vec<String>,
    /// What a source claims wrongly.
    pub corrects: Option<String>,
    /// The last day on which the fact held, `30 June 2023`.
    pub until: Option<String>,
}

impl Lesson {
    /// What a fact teaches; its citations are given in full.
    pub fn of(fact: &Fact, citations: Vec<String>) -> Lesson {
        Lesson {
            says: fact.says.clone(),
            citations,
            corrects: fact.corrects.clone(),
            until: fact.until.map(|until| until.0.strftime("%-d %B %Y").to_string()),
        }
    }
}

impl Question {
    /// How many answers there are for one who guesses: choices, sets of them, or orders. `None` when
    /// the answer is free.
    pub fn choices(&self) -> Option<u32> {
        let orders = |items: usize| (1..=u32::try_from(items).ok()?).try_fold(1, u32::checked_mul);
        match &self.task {
            Task::Pick { choices, .. } => u32::try_from(choices.len()).ok(),
            Task::TrueFalse { .. } => Some(2),
            Task::PickAll { choices, .. } => {
                // Any set of them but the empty one.
                Some(2_u32.checked_pow(u32::try_from(choices.len()).ok()?)? - 1)
            }
            Task::Order { items, .. } => orders(items.len()),
            Task::Match { left, .. } => orders(left.len()),
            Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } | Task::Flip { .. } => None,
        }
    }
}

/// The question of a card (for a cloze: of the gaps numbered `gap`), shuffled by `seed`.
/// `fact` is the fact of the card and its citations in full; `None` when the card cannot be asked,
/// as a cloze without the gap.
pub fn question(
    key: CardKey,
    deck: &str,
    card: &Card,
    gap: Option<u16>,
    fact: Option<(&Fact, Vec<String>)>,
    seed: u64,
) -> Option<Question> {
    let task = shuffled(&task(card, gap)?, &mut Xoshiro256PlusPlus::seed_from_u64(seed));
    let common = card.common();
    Some(Question {
        key,
        deck: deck.to_owned(),
        kind: card.kind(),
        prompt: if card.kind() == Kind::Cloze { String::new() } else { card.prompt().to_owned() },
        task,
        hint: common.hint.map(str::to_owned),
        note: common.note.map(str::to_owned),
        lesson: fact.map(|(fact, citations)| Lesson::of(fact, citations)),
    })
}

/// What a card expects, its choices in the order of the deck, the right ones first.
fn task(card: &Card, gap: Option<u16>) -> Option<Task> {
    Some(match card {
        Card::Ask(card) => Task::Type { answers: card.a.all().to_vec() },
        Card::Number(card) => {
            Task::Number { value: card.a, tolerance: card.tolerance, unit: card.unit.clone() }
        }
        Card::Flip(card) => Task::Flip { back: card.back.clone() },
        Card::TrueFalse(card) => Task::TrueFalse { truth: card.a },
        Card::Cloze(card) => Task::Gaps { segments: segments(card.text(), gap?)? },
        Card::Pick(card) => {
            Task::Pick { choices: std::iter::once(&card.a).chain(&card.not).cloned().collect(), right: 0 }
        }
        Card::PickAll(card) => Task::PickAll {
            choices: card.a.iter().chain(&card.not).cloned().collect(),
            right: (0..card.a.len() + card.not.len()).map(|place| place < card.a.len()).collect(),
        },
        Card::Order(card) => Task::Order { items: card.a.clone(), right: (0..card.a.len()).collect() },
        Card::Match(card) => {
            let (left, right) = card.a.iter().cloned().unzip();
            Task::Match { left, right, pairs: (0..card.a.len()).collect() }
        }
    })
}

/// A cloze text with the gaps of one number open and all others filled.
fn segments(text: &str, gap: u16) -> Option<Vec<Segment>> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open = false;
    for piece in pieces(text).ok()? {
        let text = match piece {
            Piece::Gap(found) if found.number == gap => {
                open = true;
                segments.push(Segment::Gap { answers: found.answers, hint: found.hint });
                continue;
            }
            Piece::Gap(mut other) => other.answers.swap_remove(0),
            Piece::Text(text) => text,
        };
        match segments.last_mut() {
            Some(Segment::Text(before)) => before.push_str(&text),
            _ => segments.push(Segment::Text(text)),
        }
    }
    open.then_some(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(ron: &str) -> Card {
        let extensions =
            ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES;
        ron::Options::default().with_default_extension(extensions).from_str(ron).unwrap()
    }

    fn task_of(ron: &str, gap: Option<u16>, seed: u64) -> Option<Task> {
        question(CardKey::from_stored("d/c".into()), "Deck", &card(ron), gap, None, seed).map(|q| q.task)
    }

    #[test]
    fn the_right_choice_is_known_wherever_it_lands() {
        let mut places = std::collections::HashSet::new();
        for seed in 0..40 {
            let Some(Task::Pick { choices, right }) =
                task_of(r#"Pick(q: "?", a: "yes", not: ["a", "b", "c"])"#, None, seed)
            else {
                panic!("no choices")
            };
            assert_eq!(choices[right], "yes");
            assert_eq!(choices.len(), 4);
            places.insert(right);
        }
        assert_eq!(places.len(), 4);
    }

    #[test]
    fn what_speaks_of_the_other_choices_stands_behind_them() {
        for seed in 0..40 {
            let pick = task_of(r#"Pick(q: "?", a: "None of these", not: ["a", "b", "c"])"#, None, seed);
            let Some(Task::Pick { choices, right: 3 }) = pick else { panic!("{pick:?}") };
            assert_eq!(choices[3], "None of these");
            let all =
                task_of(r#"PickAll(q: "?", a: ["a"], not: ["All of the above", "b", "c"])"#, None, seed);
            let Some(Task::PickAll { choices, right }) = all else { panic!("{all:?}") };
            assert_eq!((choices[3].as_str(), right[3]), ("All of the above", false));
        }
    }

    #[test]
    fn order_and_match_point_to_what_is_shown_and_never_start_solved() {
        for seed in 0..40 {
            let Some(Task::Order { items, right }) =
                task_of(r#"Order(q: "?", a: ["1", "2", "3"])"#, None, seed)
            else {
                panic!("no order")
            };
            assert_eq!(right.iter().map(|&place| items[place].as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
            assert_ne!(right, [0, 1, 2]);
            let Some(Task::Match { left, right, pairs }) =
                task_of(r#"Match(q: "?", a: [("a", "A"), ("b", "B"), ("c", "C")])"#, None, seed)
            else {
                panic!("no pairs")
            };
            for (place, left) in left.iter().enumerate() {
                assert_eq!(left.to_uppercase(), right[pairs[place]]);
            }
        }
    }

    #[test]
    fn only_the_gaps_of_one_number_are_open() {
        let open = |answer: &str| Segment::Gap { answers: vec![answer.into()], hint: None };
        let text = |text: &str| Segment::Text(text.into());
        assert_eq!(
            task_of(r#"Cloze("In [2013] by [2100].")"#, Some(2), 0),
            Some(Task::Gaps { segments: vec![text("In 2013 by "), open("2100"), text(".")] })
        );
        assert_eq!(
            task_of(r#"Cloze("[1::a] and [1::b]")"#, Some(1), 0),
            Some(Task::Gaps { segments: vec![open("a"), text(" and "), open("b")] })
        );
        assert_eq!(task_of(r#"Cloze("[a]")"#, Some(7), 0), None);
    }

    #[test]
    fn the_same_seed_asks_the_same_question() {
        let ron = r#"PickAll(q: "?", a: ["a", "b"], not: ["c", "d", "e"])"#;
        assert_eq!(task_of(ron, None, 7), task_of(ron, None, 7));
    }
}
