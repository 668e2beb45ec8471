//! What an answer is worth.
//!
//! Right is 1, wrong and unanswered 0. On top of that, as the [`Rules`] of a quiz say:
//!
//! - a slip in how an answer is written (letters, spaces, an article, the order of its words) is right,
//!   and what says too little or too much (a date without its day, part of a name, another unit, words
//!   that were not asked for) is worth half where there is credit for parts;
//! - `PickAll`: the right choices that were chosen less the wrong ones, as a share of all right ones;
//! - `Order`: of all pairs, the share in the right order, rescaled so that an order by chance is worth
//!   nothing: 2 · share − 1;
//! - `Match`: the share of right pairs; a text with gaps: the share of gaps, each as above;
//! - a wrong choice (`Pick`, `TrueFalse`) costs 1/(k − 1) for k choices, so that who guesses gains nothing
//!   on average, if the quiz corrects for guessing.

use serde::{Deserialize, Serialize};

use crate::answer::{Judgement, Nearness, Part, Reply, Task, Verdict, judge};

/// How a quiz is graded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Whether parts of an answer count.
    pub partial: bool,
    /// How much of the usual correction for guessing is taken off for a wrong choice: 0 for none; with 1,
    /// guessing is worth nothing on average.
    pub penalty: f64,
    /// Whether near misses are wrong.
    #[serde(default)]
    pub strict: bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { partial: true, penalty: 0.0, strict: false }
    }
}

/// What a reply is worth: 1 when it is right, below 0 only by the penalty. `fact` is the sentence that the
/// card tests: a typed reply may say as much as it does.
pub fn credit(task: &Task, reply: &Reply, fact: Option<&str>, rules: &Rules) -> f64 {
    if matches!(reply, Reply::GiveUp) {
        return 0.0;
    }
    let judgement = judge(task, reply, fact);
    if judgement.verdict == Verdict::Right {
        return 1.0;
    }
    // A reply that holds more than was asked for is wrong though its parts are not.
    let is_whole = judgement.parts.iter().any(|part| part.verdict != Verdict::Right);
    let worth = match task {
        _ if !is_whole => 0.0,
        Task::Pick { choices, .. } => return 0.0 - penalty(choices.len(), rules),
        Task::TrueFalse { .. } => return 0.0 - penalty(2, rules),
        Task::PickAll { right, .. } => of_set(right, reply),
        Task::Order { items, right } => of_order(items, right, reply),
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } | Task::Match { .. } => {
            of_parts(&judgement, rules)
        }
        Task::Flip { .. } => 0.0,
    };
    if rules.partial || worth == 1.0 { worth } else { 0.0 }
}

/// What a wrong one of so many choices costs.
fn penalty(choices: usize, rules: &Rules) -> f64 {
    rules.penalty / (choices.max(2) - 1) as f64
}

/// The mean of the parts.
fn of_parts(judgement: &Judgement, rules: &Rules) -> f64 {
    let worth: f64 = judgement.parts.iter().map(|part| of_part(part, rules)).sum();
    worth / judgement.parts.len().max(1) as f64
}

fn of_part(part: &Part, rules: &Rules) -> f64 {
    match part.verdict {
        Verdict::Right => 1.0,
        Verdict::Near(_) if rules.strict => 0.0,
        Verdict::Near(Nearness::Letters(_) | Nearness::Spacing | Nearness::Article | Nearness::Order) => 1.0,
        Verdict::Near(Nearness::Missing { .. } | Nearness::More | Nearness::Part | Nearness::Unit) => {
            if rules.partial { 0.5 } else { 0.0 }
        }
        Verdict::Wrong => 0.0,
    }
}

fn of_set(right: &[bool], reply: &Reply) -> f64 {
    let Reply::PickAll(chosen) = reply else { return 0.0 };
    let mut chosen = chosen.clone();
    chosen.sort_unstable();
    chosen.dedup();
    let hits = chosen.iter().filter(|place| right.get(**place) == Some(&true)).count();
    let misses = chosen.len() - hits;
    let all = right.iter().filter(|is_right| **is_right).count();
    hits.saturating_sub(misses) as f64 / all.max(1) as f64
}

fn of_order(items: &[String], right: &[usize], reply: &Reply) -> f64 {
    let Reply::Order(order) = reply else { return 0.0 };
    let rank = |item: &usize| order.iter().position(|placed| placed == item);
    let ranks: Option<Vec<usize>> = right.iter().map(rank).collect();
    let (Some(ranks), true) = (ranks, order.len() == right.len()) else { return 0.0 };
    let text = |at: usize| right.get(at).and_then(|item| items.get(*item));
    let (mut pairs, mut kept) = (0_u32, 0_u32);
    for after in 1..ranks.len() {
        // Items that read the same have no order.
        for before in (0..after).filter(|before| text(*before) != text(after)) {
            pairs += 1;
            kept += u32::from(ranks[before] < ranks[after]);
        }
    }
    if pairs == 0 { 0.0 } else { (2.0 * f64::from(kept) / f64::from(pairs) - 1.0).max(0.0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::{Segment, right_reply};

    const RULES: Rules = Rules { partial: true, penalty: 0.0, strict: false };
    const WHOLE: Rules = Rules { partial: false, ..RULES };
    const STRICT: Rules = Rules { strict: true, ..RULES };
    const CORRECTED: Rules = Rules { penalty: 1.0, ..RULES };

    fn texts(texts: &str) -> Vec<String> {
        texts.split(' ').map(str::to_owned).collect()
    }

    fn typed(answer: &str, reply: &str, rules: &Rules) -> f64 {
        let task = Task::Type { answers: vec![answer.to_owned()] };
        credit(&task, &Reply::Text(reply.to_owned()), None, rules)
    }

    #[test]
    fn a_slip_of_spelling_is_right_unless_the_quiz_is_strict() {
        assert_eq!(typed("Bamako", "bamako", &STRICT), 1.0);
        for reply in ["the Dogan", "Dogon"] {
            assert_eq!(typed("the Dogon", reply, &WHOLE), 1.0, "{reply}");
            assert_eq!(typed("the Dogon", reply, &STRICT), if reply == "Dogon" { 1.0 } else { 0.0 });
        }
        assert_eq!(typed("Bamako", "Dakar", &RULES), 0.0);
    }

    #[test]
    fn too_little_is_worth_half() {
        for (rules, worth) in [(&RULES, 0.5), (&WHOLE, 0.0), (&STRICT, 0.0)] {
            assert_eq!(typed("11 January 2013", "January 2013", rules), worth);
            let task = Task::Number { value: 4180.0, tolerance: 0.0, unit: Some("km".to_owned()) };
            assert_eq!(credit(&task, &Reply::Text("4180 miles".to_owned()), None, rules), worth);
        }
    }

    #[test]
    fn a_wrong_choice_costs_what_guessing_gains() {
        let pick = Task::Pick { choices: texts("a b c d"), right: 1 };
        let statement = Task::TrueFalse { truth: true };
        for (rules, wrong_pick, wrong_statement) in [
            (&RULES, 0.0, 0.0),
            (&CORRECTED, -1.0 / 3.0, -1.0),
            (&Rules { penalty: 0.5, ..RULES }, -1.0 / 6.0, -0.5),
        ] {
            assert_eq!(credit(&pick, &Reply::Pick(1), None, rules), 1.0);
            assert_eq!(credit(&pick, &Reply::Pick(2), None, rules), wrong_pick);
            assert_eq!(credit(&pick, &Reply::GiveUp, None, rules), 0.0);
            let worth = credit(&pick, &Reply::Pick(2), None, rules);
            assert_eq!(worth.is_sign_negative(), rules.penalty > 0.0, "nothing is not less than nothing");
            assert_eq!(credit(&statement, &Reply::TrueFalse(false), None, rules), wrong_statement);
        }
        let mean: f64 = (0..4).map(|choice| credit(&pick, &Reply::Pick(choice), None, &CORRECTED)).sum();
        assert!(mean.abs() < 1e-12);
    }

    #[test]
    fn of_several_choices_wrong_ones_are_taken_off() {
        let task = Task::PickAll { choices: texts("a b c d"), right: vec![true, true, false, false] };
        for (chosen, worth) in [
            (vec![0, 1], 1.0),
            (vec![0], 0.5),
            (vec![0, 0], 0.5),
            (vec![0, 1, 2], 0.5),
            (vec![0, 1, 2, 3], 0.0),
            (vec![2, 3], 0.0),
            (vec![], 0.0),
        ] {
            assert_eq!(credit(&task, &Reply::PickAll(chosen.clone()), None, &RULES), worth, "{chosen:?}");
            assert_eq!(
                credit(&task, &Reply::PickAll(chosen), None, &WHOLE),
                if worth < 1.0 { 0.0 } else { 1.0 }
            );
        }
    }

    #[test]
    fn an_order_by_chance_is_worth_nothing() {
        let task = Task::Order { items: texts("a b c"), right: vec![0, 1, 2] };
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let worth = orders.map(|order| credit(&task, &Reply::Order(order.to_vec()), None, &RULES));
        let third = 1.0 / 3.0;
        for (found, expected) in worth.into_iter().zip([1.0, third, third, 0.0, 0.0, 0.0]) {
            assert!((found - expected).abs() < 1e-12, "{worth:?}");
        }
        assert_eq!(credit(&task, &Reply::Order(vec![0, 2, 1]), None, &WHOLE), 0.0);
        for broken in [vec![0, 1], vec![0, 0, 1], vec![0, 1, 9], vec![0, 1, 2, 0]] {
            assert_eq!(credit(&task, &Reply::Order(broken.clone()), None, &RULES), 0.0, "{broken:?}");
        }
        let twins = Task::Order { items: texts("a b a"), right: vec![0, 2, 1] };
        assert_eq!(credit(&twins, &Reply::Order(vec![2, 0, 1]), None, &RULES), 1.0);
        assert_eq!(credit(&twins, &Reply::Order(vec![0, 1, 2]), None, &RULES), 0.0);
    }

    #[test]
    fn pairs_and_gaps_count_one_by_one() {
        let task = Task::Match { left: texts("a b c"), right: texts("A B C"), pairs: vec![0, 1, 2] };
        assert_eq!(credit(&task, &Reply::Match(vec![0, 2, 1]), None, &RULES), 1.0 / 3.0);
        assert_eq!(credit(&task, &Reply::Match(vec![0, 2, 1]), None, &WHOLE), 0.0);
        let gap = |answer: &str| Segment::Gap { answers: vec![answer.to_owned()], hint: None };
        let task = Task::Gaps { segments: vec![gap("Bamako"), gap("1960")] };
        for (gaps, partial, whole) in
            [("bamaco 1960", 1.0, 1.0), ("Bamako 1961", 0.5, 0.0), ("x y", 0.0, 0.0)]
        {
            assert_eq!(credit(&task, &Reply::Gaps(texts(gaps)), None, &RULES), partial, "{gaps}");
            assert_eq!(credit(&task, &Reply::Gaps(texts(gaps)), None, &WHOLE), whole, "{gaps}");
        }
        assert_eq!(credit(&task, &Reply::Gaps(texts("Bamako 1960 Mali")), None, &RULES), 0.0);
    }

    #[test]
    fn nobody_judges_a_flip_card() {
        let task = Task::Flip { back: "back".to_owned() };
        assert_eq!(credit(&task, &Reply::Text("back".to_owned()), None, &RULES), 0.0);
    }

    proptest! {
        #[test]
        fn credit_stays_within_its_bounds(
            chosen in prop::collection::vec(0usize..6, 0..6), partial in any::<bool>(), strict in any::<bool>(),
            penalty in 0.0..=1.0f64,
        ) {
            let rules = Rules { partial, penalty, strict };
            let tasks = [
                Task::Pick { choices: texts("a b c"), right: 0 },
                Task::PickAll { choices: texts("a b c"), right: vec![true, false, true] },
                Task::Order { items: texts("a b c d"), right: vec![3, 1, 0, 2] },
                Task::Match { left: texts("a b c"), right: texts("A B C"), pairs: vec![2, 1, 0] },
            ];
            for task in &tasks {
                for reply in [
                    Reply::Pick(chosen.first().copied().unwrap_or(9)), Reply::PickAll(chosen.clone()),
                    Reply::Order(chosen.clone()), Reply::Match(chosen.clone()), Reply::GiveUp,
                ] {
                    let worth = credit(task, &reply, None, &rules);
                    prop_assert!((-penalty..=1.0).contains(&worth), "{worth}");
                }
                let right = right_reply(task).unwrap();
                prop_assert_eq!(credit(task, &right, None, &rules), 1.0);
            }
        }
    }
}
