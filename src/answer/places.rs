//! Judging what was chosen, put in order or paired.

use super::verdict::{Expected, Judgement, Part, Verdict};

fn part(is_right: bool, expected: Expected) -> Part {
    Part { verdict: if is_right { Verdict::Right } else { Verdict::Wrong }, expected }
}

/// One of several choices; `None` for none.
pub(super) fn pick(right: usize, chosen: Option<usize>) -> Judgement {
    Judgement::of(vec![part(chosen == Some(right), Expected::Place(right))])
}

/// Whether a statement is true; `None` for no answer.
pub(super) fn true_false(truth: bool, reply: Option<bool>) -> Judgement {
    Judgement::of(vec![part(reply == Some(truth), Expected::Truth(truth))])
}

/// All of `chosen`, a set of places, against those that are `right`; `None` for no answer.
pub(super) fn pick_all(right: &[bool], chosen: Option<&[usize]>) -> Judgement {
    let parts = right.iter().enumerate().map(|(place, expected)| {
        let is_right = chosen.is_some_and(|chosen| chosen.contains(&place) == *expected);
        part(is_right, Expected::Chosen(*expected))
    });
    let judgement = Judgement::of(parts.collect());
    let is_outside = |place: &usize| *place >= right.len();
    if chosen.is_some_and(|chosen| chosen.iter().any(is_outside)) { judgement.wrong() } else { judgement }
}

/// `items` put in an order, as their places; items that read the same may change places.
pub(super) fn order(items: &[String], right: &[usize], reply: &[usize]) -> Judgement {
    let parts = right.iter().enumerate().map(|(at, expected)| {
        let is_right = reply
            .get(at)
            .is_some_and(|place| !reply[..at].contains(place) && same_text(items, *place, *expected));
        part(is_right, Expected::Place(*expected))
    });
    whole(Judgement::of(parts.collect()), right, reply)
}

/// For each item on the left, the place of its partner in `texts`; partners that read the same
/// may stand for each other.
pub(super) fn pairs(texts: &[String], right: &[usize], reply: &[usize]) -> Judgement {
    let parts = right.iter().enumerate().map(|(at, expected)| {
        let is_right = reply.get(at).is_some_and(|place| same_text(texts, *place, *expected));
        part(is_right, Expected::Place(*expected))
    });
    whole(Judgement::of(parts.collect()), right, reply)
}

/// A reply with more places than asked for is wrong whatever they are.
fn whole(judgement: Judgement, right: &[usize], reply: &[usize]) -> Judgement {
    if reply.len() > right.len() { judgement.wrong() } else { judgement }
}

fn same_text(texts: &[String], one: usize, other: usize) -> bool {
    texts.get(one).is_some_and(|text| texts.get(other) == Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(judgement: &Judgement) -> Vec<bool> {
        judgement.parts.iter().map(|part| part.verdict == Verdict::Right).collect()
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn sets_are_compared() {
        let right = [true, false, true];
        for (chosen, verdict, parts) in [
            (vec![2, 0], Verdict::Right, vec![true, true, true]),
            (vec![0, 0, 2], Verdict::Right, vec![true, true, true]),
            (vec![0], Verdict::Wrong, vec![true, true, false]),
            (vec![0, 1, 2], Verdict::Wrong, vec![true, false, true]),
            (vec![0, 2, 9], Verdict::Wrong, vec![true, true, true]),
        ] {
            let judgement = pick_all(&right, Some(&chosen));
            assert_eq!((judgement.verdict, rights(&judgement)), (verdict, parts), "{chosen:?}");
        }
        assert_eq!(pick_all(&[false], None).verdict, Verdict::Wrong);
    }

    #[test]
    fn orders_are_compared_place_by_place() {
        let items = texts(&["b", "a", "a"]);
        let right = [1, 2, 0];
        for (reply, verdict, parts) in [
            (vec![1, 2, 0], Verdict::Right, vec![true, true, true]),
            (vec![2, 1, 0], Verdict::Right, vec![true, true, true]),
            (vec![1, 1, 0], Verdict::Wrong, vec![true, false, true]),
            (vec![0, 2, 1], Verdict::Wrong, vec![false, true, false]),
            (vec![1, 2], Verdict::Wrong, vec![true, true, false]),
            (vec![1, 2, 0, 0], Verdict::Wrong, vec![true, true, true]),
            (vec![7, 8, usize::MAX], Verdict::Wrong, vec![false, false, false]),
        ] {
            let judgement = order(&items, &right, &reply);
            assert_eq!((judgement.verdict, rights(&judgement)), (verdict, parts), "{reply:?}");
        }
    }

    #[test]
    fn pairs_are_compared() {
        let right_side = texts(&["x", "y", "x"]);
        assert_eq!(pairs(&right_side, &[0, 1, 2], &[2, 1, 0]).verdict, Verdict::Right);
        assert_eq!(rights(&pairs(&right_side, &[0, 1, 2], &[1, 0, 2])), [false, false, true]);
        assert_eq!(pairs(&right_side, &[0, 9], &[0, 9]).verdict, Verdict::Wrong);
    }

    #[test]
    fn a_single_choice() {
        assert_eq!(pick(1, Some(1)).verdict, Verdict::Right);
        assert_eq!(pick(1, Some(7)).verdict, Verdict::Wrong);
        assert_eq!(true_false(false, Some(false)).verdict, Verdict::Right);
        assert_eq!(true_false(false, None).verdict, Verdict::Wrong);
    }
}
