//! Judging a reply to any task.

use super::diff::difference;
use super::verdict::{Expected, Judgement, Part, Verdict};
use super::{Reply, Segment, Task, measure, places, typed};

/// Judges `reply` to `task`.
///
/// `fact` is the sentence that the card tests, if there is one: a typed reply may say as much as
/// it does. Giving up, and a reply of a kind that does not fit the task, is wrong in every part,
/// and so is any reply to [`Task::Flip`], which the learner grades.
pub fn judge(task: &Task, reply: &Reply, fact: Option<&str>) -> Judgement {
    match task {
        Task::Type { answers } => {
            let reply = if let Reply::Text(text) = reply { text } else { "" };
            Judgement::of(vec![typed::judge(answers, reply, fact)])
        }
        Task::Number { value, tolerance, unit } => {
            let text = if let Reply::Text(text) = reply { text } else { "" };
            let verdict = measure::judge(*value, *tolerance, unit.as_deref(), text);
            let answer = measure::shown(*value, unit.as_deref());
            let difference = difference(&answer, text);
            Judgement::of(vec![Part { verdict, expected: Expected::Text { answer, difference } }])
        }
        Task::Gaps { segments } => {
            let replies: &[String] = if let Reply::Gaps(replies) = reply { replies } else { &[] };
            gaps(segments, replies, fact)
        }
        Task::Pick { choices, right } => {
            let chosen = if let Reply::Pick(place) = reply { Some(*place) } else { None };
            places::pick(*right, chosen.filter(|place| *place < choices.len()))
        }
        Task::PickAll { choices: _, right } => {
            places::pick_all(right, if let Reply::PickAll(chosen) = reply { Some(chosen) } else { None })
        }
        Task::TrueFalse { truth } => {
            places::true_false(*truth, if let Reply::TrueFalse(reply) = reply { Some(*reply) } else { None })
        }
        Task::Order { items, right } => {
            places::order(items, right, if let Reply::Order(order) = reply { order } else { &[] })
        }
        Task::Match { left: _, right, pairs } => {
            places::pairs(right, pairs, if let Reply::Match(pairs) = reply { pairs } else { &[] })
        }
        Task::Flip { back } => {
            let expected = Expected::Text { answer: back.clone(), difference: difference(back, "") };
            Judgement::of(vec![Part { verdict: Verdict::Wrong, expected }])
        }
    }
}

/// Gap by gap; a gap without a reply counts as left empty.
fn gaps(segments: &[Segment], replies: &[String], fact: Option<&str>) -> Judgement {
    let gaps = segments.iter().filter_map(Segment::answers);
    let mut rest = replies.iter();
    let parts =
        gaps.map(|answers| typed::judge(answers, rest.next().map_or("", String::as_str), fact)).collect();
    let judgement = Judgement::of(parts);
    if rest.next().is_some() { judgement.wrong() } else { judgement }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::answer::Nearness;

    fn typed(answer: &str, reply: &str) -> Verdict {
        let task = Task::Type { answers: vec![answer.to_owned()] };
        judge(&task, &Reply::Text(reply.to_owned()), None).verdict
    }

    fn gap(answer: &str) -> Segment {
        Segment::Gap { answers: vec![answer.to_owned()], hint: None }
    }

    fn tasks(text: &str) -> Vec<Task> {
        let texts = vec![text.to_owned(), "Mali".to_owned()];
        vec![
            Task::Type { answers: texts.clone() },
            Task::Number { value: 5.0, tolerance: 1.0, unit: Some(text.to_owned()) },
            Task::Gaps { segments: vec![gap(text), Segment::Text(" of ".to_owned()), gap("Mali")] },
            Task::Pick { choices: texts.clone(), right: 1 },
            Task::PickAll { choices: texts.clone(), right: vec![true, false] },
            Task::TrueFalse { truth: true },
            Task::Order { items: texts.clone(), right: vec![1, 0] },
            Task::Match { left: texts.clone(), right: texts, pairs: vec![1, 0] },
            Task::Flip { back: text.to_owned() },
        ]
    }

    #[test]
    fn every_gap_is_a_part() {
        let task = Task::Gaps { segments: vec![gap("Bamako"), gap("Mali")] };
        let judged = |replies: &[&str]| {
            let reply = Reply::Gaps(replies.iter().map(|reply| (*reply).to_owned()).collect());
            let judgement = judge(&task, &reply, None);
            (judgement.verdict, judgement.parts.iter().map(|part| part.verdict).collect::<Vec<_>>())
        };
        let near = Verdict::Near(Nearness::Letters(1));
        assert_eq!(judged(&["bamako", "mali"]), (Verdict::Right, vec![Verdict::Right; 2]));
        assert_eq!(judged(&["bamaco", "mali"]), (near, vec![near, Verdict::Right]));
        assert_eq!(judged(&["bamako"]), (Verdict::Wrong, vec![Verdict::Right, Verdict::Wrong]));
        assert_eq!(judged(&["bamako", "mali", "x"]), (Verdict::Wrong, vec![Verdict::Right; 2]));
    }

    #[test]
    fn giving_up_is_wrong_and_shows_the_answers() {
        for task in tasks("Bamako") {
            let judgement = judge(&task, &Reply::GiveUp, None);
            assert_eq!(judgement.verdict, Verdict::Wrong, "{task:?}");
            assert!(judgement.parts.iter().all(|part| part.verdict == Verdict::Wrong), "{task:?}");
        }
        let task = Task::Type { answers: vec!["Bamako".to_owned()] };
        let Expected::Text { answer, difference } = &judge(&task, &Reply::GiveUp, None).parts[0].expected
        else {
            panic!("a typed answer is shown as text")
        };
        assert_eq!(answer, "Bamako");
        assert!(difference.iter().all(|run| !run.same));
    }

    fn replies() -> impl Strategy<Value = Reply> {
        let places = || prop::collection::vec(prop_oneof![0usize..4, any::<usize>()], 0..5);
        prop_oneof![
            Just(Reply::GiveUp),
            any::<String>().prop_map(Reply::Text),
            prop::collection::vec(any::<String>(), 0..4).prop_map(Reply::Gaps),
            any::<usize>().prop_map(Reply::Pick),
            places().prop_map(Reply::PickAll),
            any::<bool>().prop_map(Reply::TrueFalse),
            places().prop_map(Reply::Order),
            places().prop_map(Reply::Match),
        ]
    }

    /// Texts of the sort that answers are made of, dense in what is treated specially.
    fn answerish() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[a-zA-ZéïçñÅøßœŁ]{1,9}",
            "[0-9]{1,4}([.,' ][0-9]{3})?",
            "(thousand|hundred|and|a|one|first|May|BC|not|President|XIV|per cent|°|%|C\\+\\+|-|/|,|\\.)",
        ];
        prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn judging_never_panics(text in any::<String>(), reply in replies(), fact in any::<Option<String>>()) {
            for task in tasks(&text) {
                judge(&task, &reply, fact.as_deref());
            }
        }

        #[test]
        fn specially_treated_texts_never_panic(answer in answerish(), reply in answerish(), fact in answerish()) {
            for task in tasks(&answer) {
                judge(&task, &Reply::Text(reply.clone()), Some(&fact));
            }
        }

        #[test]
        fn the_answer_itself_is_right(answer in prop_oneof![answerish(), any::<String>()]) {
            prop_assume!(!answer.trim().is_empty());
            prop_assert_eq!(typed(&answer, &answer), Verdict::Right);
        }

        #[test]
        fn case_does_not_count(answer in answerish()) {
            prop_assert_eq!(typed(&answer, &answer.to_uppercase()), Verdict::Right);
            prop_assert_eq!(typed(&answer, &answer.to_lowercase()), Verdict::Right);
        }

        #[test]
        fn accents_do_not_count(answer in answerish()) {
            let bare: String = answer.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
            prop_assert_eq!(typed(&answer, &bare), Verdict::Right);
        }

        #[test]
        fn nothing_is_never_right(answer in prop_oneof![answerish(), any::<String>()], reply in "[ \t\u{a0}\u{3000}]{0,3}") {
            prop_assert_eq!(typed(&answer, &reply), Verdict::Wrong);
        }

        #[test]
        fn another_integer_is_wrong(answer in any::<u64>(), reply in prop_oneof![any::<u64>(), 0u64..3000], small in 0u64..3000) {
            for answer in [answer, small] {
                prop_assume!(answer != reply);
                prop_assert_eq!(typed(&answer.to_string(), &reply.to_string()), Verdict::Wrong);
            }
        }

        #[test]
        fn neighbouring_integers_are_told_apart(answer in 0u64..u64::MAX) {
            prop_assert_eq!(typed(&answer.to_string(), &(answer + 1).to_string()), Verdict::Wrong);
            prop_assert_eq!(typed(&(answer + 1).to_string(), &answer.to_string()), Verdict::Wrong);
        }

        #[test]
        fn another_number_in_a_text_is_wrong(answer in 0u32..3000, reply in 0u32..3000) {
            prop_assume!(answer != reply);
            let text = |number: u32| format!("over {number} soldiers of the mission");
            prop_assert_eq!(typed(&text(answer), &text(reply)), Verdict::Wrong);
        }
    }
}
