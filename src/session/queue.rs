//! The cards of a session, in the order to ask them.

use std::collections::HashMap;

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;

use super::desk::{Agenda, Desk, Waiting};
use super::study::Limits;

/// So many cards of like urgency are shuffled: enough that decks and topics mix, few enough that the
/// most urgent ones are asked first when there is not time for all.
const SHUFFLED: usize = 20;

/// All cards of the session, in the order to ask them; one of each family.
pub(super) fn fill<D: Desk>(
    desk: &mut D,
    limits: &Limits,
    rng: &mut Xoshiro256PlusPlus,
) -> Result<Vec<Waiting<D::Card>>, D::Error> {
    let mut claimed: HashMap<i64, D::Card> = HashMap::new();
    let mut wanted =
        |waiting: &Waiting<D::Card>| *claimed.entry(waiting.family).or_insert(waiting.card) == waiting.card;
    match desk.agenda()? {
        Agenda::Planned(mut cards) => {
            let mut new = limits.new;
            cards.retain(|waiting| {
                let fits = !waiting.is_new || new > 0;
                let is_asked = fits && wanted(waiting);
                new -= usize::from(is_asked && waiting.is_new);
                is_asked
            });
            Ok(cards)
        }
        Agenda::Due(mut due) => {
            due.retain(&mut wanted);
            for alike in due.chunks_mut(SHUFFLED) {
                alike.shuffle(rng);
            }
            let room = limits.cards.map_or(usize::MAX, |limit| limit.saturating_sub(due.len()));
            let new = limits.new.min(room);
            let mut fresh = if new > 0 { desk.fresh(new, &mut wanted)? } else { Vec::new() };
            fresh.truncate(new);
            if limits.time.is_some() {
                // Where the time may be short, what is known already is not to be lost for it.
                due.extend(fresh);
                return Ok(due);
            }
            Ok(spread(due, fresh))
        }
    }
}

/// New cards among due ones, at equal distances: so none has to wait for the end of a long session, and
/// they do not come all at once.
fn spread<T>(due: Vec<T>, fresh: Vec<T>) -> Vec<T> {
    let (gaps, all) = (fresh.len() + 1, due.len());
    let mut cards = Vec::with_capacity(all + fresh.len());
    let mut due = due.into_iter();
    for (place, new) in (1..).zip(fresh) {
        let before = all * place / gaps;
        cards.extend(due.by_ref().take(before + place - 1 - cards.len()));
        cards.push(new);
    }
    cards.extend(due);
    cards
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn new_cards_are_spread_among_due_ones() {
        assert_eq!(spread(vec![1, 2, 3, 4], vec![-1]), [1, 2, -1, 3, 4]);
        assert_eq!(spread(vec![1, 2, 3, 4], vec![-1, -2, -3]), [1, -1, 2, -2, 3, -3, 4]);
        assert_eq!(spread(vec![1], vec![-1, -2, -3]), [-1, -2, -3, 1]);
        assert_eq!(spread(vec![], vec![-1, -2]), [-1, -2]);
        assert_eq!(spread(vec![1, 2], vec![]), [1, 2]);
    }
}
