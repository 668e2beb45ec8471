//! The choices of a question in another order.

use rand::Rng;
use rand::seq::SliceRandom;

use super::Task;
use super::last::stays_last;

/// The same task, its choices shuffled: those that have to stay last ("None of these") stay last, and no
/// order or match stands there solved.
pub fn shuffled(task: &Task, rng: &mut impl Rng) -> Task {
    match task {
        Task::Pick { choices, right } => {
            let order = order(choices, rng);
            let right = order.iter().position(|place| place == right).unwrap_or(*right);
            Task::Pick { choices: picked(choices, &order), right }
        }
        Task::PickAll { choices, right } => {
            let order = order(choices, rng);
            Task::PickAll { choices: picked(choices, &order), right: picked(right, &order) }
        }
        Task::Order { items, right } => {
            // The places of the right order, so that what is shown can be told from it.
            let shown = disorder(items.len(), rng);
            let mut places = vec![0; shown.len()];
            for (place, rank) in shown.iter().enumerate() {
                places[*rank] = place;
            }
            let items = shown.iter().filter_map(|rank| items.get(*right.get(*rank)?).cloned()).collect();
            Task::Order { items, right: places }
        }
        Task::Match { left, right, pairs } => {
            let mut rows: Vec<usize> = (0..left.len()).collect();
            rows.shuffle(rng);
            let shown = disorder(rows.len(), rng);
            let mut places = vec![0; rows.len()];
            for (place, row) in shown.iter().enumerate() {
                places[*row] = place;
            }
            let partner = |row: &usize| right.get(*pairs.get(*rows.get(*row)?)?).cloned();
            Task::Match {
                left: picked(left, &rows),
                right: shown.iter().filter_map(partner).collect(),
                pairs: places,
            }
        }
        free => free.clone(),
    }
}

/// A random order of choices; those that stay last stand last as they did.
fn order(choices: &[String], rng: &mut impl Rng) -> Vec<usize> {
    let (mut last, mut order): (Vec<usize>, Vec<usize>) =
        (0..choices.len()).partition(|place| stays_last(&choices[*place]));
    order.shuffle(rng);
    // By the alphabet "All of the above" stands before "None of the above".
    last.sort_by_key(|place| choices[*place].to_lowercase());
    order.extend(last);
    order
}

/// The places 0 to `count` in some order other than their own.
fn disorder(count: usize, rng: &mut impl Rng) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.shuffle(rng);
    if places.is_sorted() && count > 1 {
        places.rotate_left(1);
    }
    places
}

fn picked<T: Clone>(items: &[T], order: &[usize]) -> Vec<T> {
    order.iter().filter_map(|place| items.get(*place).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::Xoshiro256PlusPlus;

    use super::*;
    use crate::answer::{Reply, right_reply};

    /// The right answer as texts, those whose order does not matter sorted.
    fn right(task: &Task) -> Vec<String> {
        let of = |items: &[String], places: &[usize]| -> Vec<String> {
            places.iter().map(|place| items[*place].clone()).collect()
        };
        let mut texts = match (task, right_reply(task).unwrap()) {
            (Task::Pick { choices, .. }, Reply::Pick(place)) => of(choices, &[place]),
            (Task::PickAll { choices, .. }, Reply::PickAll(places)) => of(choices, &places),
            (Task::Order { items, .. }, Reply::Order(places)) => return of(items, &places),
            (Task::Match { left, right, .. }, Reply::Match(places)) => {
                left.iter().zip(of(right, &places)).map(|(left, right)| format!("{left} {right}")).collect()
            }
            (_, reply) => vec![format!("{reply:?}")],
        };
        texts.sort();
        texts
    }

    fn texts(texts: &str) -> Vec<String> {
        texts.split(", ").map(str::to_owned).collect()
    }

    #[test]
    fn what_is_right_stays_right() {
        for task in [
            Task::Pick { choices: texts("a, b, None of these, c"), right: 3 },
            Task::PickAll {
                choices: texts("a, b, All of the above, c"),
                right: vec![true, false, false, true],
            },
            Task::Order { items: texts("b, c, a"), right: vec![2, 0, 1] },
            Task::Match { left: texts("a, b, c"), right: texts("C, A, B"), pairs: vec![1, 2, 0] },
            Task::TrueFalse { truth: true },
        ] {
            for seed in 0..40 {
                let other = shuffled(&task, &mut Xoshiro256PlusPlus::seed_from_u64(seed));
                assert_eq!(right(&other), right(&task), "{other:?}");
                match &other {
                    Task::Pick { choices, .. } | Task::PickAll { choices, .. } => {
                        assert!(stays_last(&choices[3]) && choices.len() == 4, "{other:?}");
                    }
                    Task::Order { right: places, .. } => assert!(!places.is_sorted(), "{other:?}"),
                    Task::Match { pairs, .. } => assert!(!pairs.is_sorted(), "{other:?}"),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn of_two_that_stay_last_all_stands_before_none() {
        let task = Task::Pick { choices: texts("None of the above, a, All of the above, b"), right: 1 };
        let Task::Pick { choices, right } = shuffled(&task, &mut Xoshiro256PlusPlus::seed_from_u64(3)) else {
            panic!("no choices")
        };
        assert_eq!(&choices[2..], ["All of the above", "None of the above"]);
        assert_eq!(choices[right], "a");
    }
}
