//! What was answered before, as fitting and measuring see it.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

use super::evidence::{Evidence, remembered};
use super::fit::Parameters;
use super::model::{Fsrs6, Memory, MemoryModel, ModelError};
use super::rating::Rating;
use crate::clock::Day;

/// An answer that counts. Lists of them are in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// A number that only this card has.
    pub card: i64,
    pub day: Day,
    pub evidence: Evidence,
}

/// A review whose card was last answered on an earlier study day: what the model has to foretell.
/// Later answers of a card on one day are practice, and tell little of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// Its place among the reviews.
    pub at: usize,
    pub card: i64,
    pub day: Day,
    /// Days since the card was last answered.
    pub elapsed: u32,
    /// Whether it was answered rightly, by luck or not.
    pub recalled: bool,
    /// Among how many answers it could be guessed; `None` when it could not.
    pub choices: Option<u32>,
    /// Earlier days that the card was answered on; the first answer of each counts.
    pub seen: u32,
    /// How many of these first answers, but the very first, were wrong.
    pub lapses: u32,
}

/// The scored ones among reviews. A day before the card's last (a clock set back) counts as that.
pub fn scored(reviews: &[Review]) -> Vec<Scored> {
    let mut cards: HashMap<i64, Scored> = HashMap::new();
    let mut found = Vec::new();
    for (at, review) in reviews.iter().enumerate() {
        let Evidence { rating, choices } = review.evidence;
        let recalled = rating != Rating::Again;
        let (card, day) = (review.card, review.day);
        let Some(last) = cards.get_mut(&review.card) else {
            let first = Scored { at, card, day, elapsed: 0, recalled, choices, seen: 1, lapses: 0 };
            cards.insert(card, first);
            continue;
        };
        if review.day > last.day {
            let elapsed = days_between(last.day, review.day);
            found.push(Scored { at, day, elapsed, recalled, choices, ..*last });
            last.day = review.day;
            last.seen += 1;
            last.lapses += u32::from(!recalled);
        }
    }
    found
}

/// What FSRS-6 with these parameters predicts of every scored review, in their order: the probability of
/// a right answer, which of choices is higher than that of recall.
pub fn predictions(reviews: &[Review], parameters: &Parameters) -> Result<Vec<f64>, ModelError> {
    let model = Fsrs6::new(parameters)?;
    let mut cards: HashMap<i64, (Memory, Day)> = HashMap::new();
    let mut found = Vec::new();
    for review in reviews {
        let Some((memory, last)) = cards.get_mut(&review.card) else {
            cards.insert(review.card, (remembered(&model, None, review.evidence), review.day));
            continue;
        };
        let elapsed = f64::from(days_between(*last, review.day));
        if review.day > *last {
            found.push(review.evidence.success(model.recall(*memory, elapsed)));
            *last = review.day;
        }
        *memory = remembered(&model, Some((*memory, elapsed)), review.evidence);
    }
    Ok(found)
}

/// The reviews as they were without luck: a right choice is taken for a wrong one as often as it was a
/// guess, by what these parameters know of the card. Which ones is drawn by chance, the same each time:
/// the model learns from ratings alone, and of many it learns what it would from true ones.
pub fn without_luck<'a>(
    reviews: &'a [Review],
    parameters: &Parameters,
) -> Result<Cow<'a, [Review]>, ModelError> {
    if reviews.iter().all(|review| review.evidence.choices.is_none()) {
        return Ok(Cow::Borrowed(reviews));
    }
    let model = Fsrs6::new(parameters)?;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(0);
    let mut cards: HashMap<i64, (Memory, Day)> = HashMap::new();
    let mut known = Vec::with_capacity(reviews.len());
    for review in reviews {
        let entry = cards.entry(review.card);
        let before = match &entry {
            Entry::Occupied(entry) => {
                let (memory, last) = entry.get();
                Some((*memory, f64::from(days_between(*last, review.day))))
            }
            Entry::Vacant(_) => None,
        };
        let recall = before.map(|(memory, elapsed)| model.recall(memory, elapsed));
        let is_known = rng.random::<f64>() < review.evidence.known(recall);
        let rating = if is_known { review.evidence.rating } else { Rating::Again };
        known.push(Review { evidence: rating.into(), ..*review });
        let memory = remembered(&model, before, review.evidence);
        entry
            .and_modify(|(before, last)| (*before, *last) = (memory, review.day.max(*last)))
            .or_insert((memory, review.day));
    }
    Ok(Cow::Owned(known))
}

/// The whole histories of the cards that were answered last, about `limit` reviews; all of them when
/// there are no more.
pub fn newest(reviews: &[Review], limit: usize) -> Cow<'_, [Review]> {
    if reviews.len() <= limit {
        return Cow::Borrowed(reviews);
    }
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for review in reviews {
        *sizes.entry(review.card).or_default() += 1;
    }
    let mut left = limit;
    let mut chosen: HashSet<i64> = HashSet::new();
    for review in reviews.iter().rev() {
        if !chosen.contains(&review.card) {
            let size = sizes.get(&review.card).copied().unwrap_or(0);
            if size > left {
                break;
            }
            left -= size;
            chosen.insert(review.card);
        }
    }
    reviews.iter().filter(|review| chosen.contains(&review.card)).copied().collect()
}

/// Days from `earlier` to `later`; 0 when the clock was set back in between.
pub(super) fn days_between(earlier: Day, later: Day) -> u32 {
    u32::try_from(later - earlier).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Good};

    fn reviews(of: &[(i64, i32, Rating)]) -> Vec<Review> {
        of.iter()
            .map(|&(card, day, rating)| Review { card, day: Day(day), evidence: rating.into() })
            .collect()
    }

    #[test]
    fn the_first_answer_of_a_later_day_is_scored() {
        let reviews = reviews(&[
            (1, 0, Again),
            (1, 0, Good),
            (2, 0, Good),
            (1, 2, Again),
            (1, 2, Again),
            (1, 1, Good),
            (1, 5, Good),
        ]);
        let scored = scored(&reviews);
        let found: Vec<_> = scored
            .iter()
            .map(|scored| (scored.at, scored.elapsed, scored.recalled, scored.seen, scored.lapses))
            .collect();
        assert_eq!(found, [(3, 2, false, 1, 0), (6, 3, true, 2, 1)]);
        let predicted = predictions(&reviews, &crate::memory::default_parameters()).unwrap();
        assert_eq!(predicted.len(), scored.len());
        assert!(predicted.iter().all(|recall| (0.0..1.0).contains(recall)));
    }

    #[test]
    fn the_newest_are_whole_histories() {
        let all = reviews(&[(1, 0, Good), (2, 1, Good), (3, 2, Good), (2, 3, Good), (1, 4, Good)]);
        assert_eq!(newest(&all, 5).as_ref(), all);
        assert_eq!(
            newest(&all, 4).as_ref(),
            reviews(&[(1, 0, Good), (2, 1, Good), (2, 3, Good), (1, 4, Good)])
        );
        assert_eq!(newest(&all, 3).as_ref(), reviews(&[(1, 0, Good), (1, 4, Good)]));
        assert!(newest(&all, 1).is_empty());
    }
}
