//! What was answered before, as fitting and measuring see it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
    pub rating: Rating,
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
    pub recalled: bool,
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
        let recalled = review.rating != Rating::Again;
        let Some(last) = cards.get_mut(&review.card) else {
            let first =
                Scored { at, card: review.card, day: review.day, elapsed: 0, recalled, seen: 1, lapses: 0 };
            cards.insert(review.card, first);
            continue;
        };
        if review.day > last.day {
            let elapsed = days_between(last.day, review.day);
            found.push(Scored { at, day: review.day, elapsed, recalled, ..*last });
            last.day = review.day;
            last.seen += 1;
            last.lapses += u32::from(!recalled);
        }
    }
    found
}

/// The predictions of FSRS-6 with these parameters for every scored review, in their order.
pub fn predictions(reviews: &[Review], parameters: &Parameters) -> Result<Vec<f64>, ModelError> {
    let model = Fsrs6::new(parameters)?;
    let mut cards: HashMap<i64, (Memory, Day)> = HashMap::new();
    let mut found = Vec::new();
    for review in reviews {
        let Some((memory, last)) = cards.get_mut(&review.card) else {
            cards.insert(review.card, (model.first(review.rating), review.day));
            continue;
        };
        let elapsed = f64::from(days_between(*last, review.day));
        if review.day > *last {
            found.push(model.recall(*memory, elapsed));
            *last = review.day;
        }
        *memory = model.step(*memory, elapsed, review.rating);
    }
    Ok(found)
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
        of.iter().map(|&(card, day, rating)| Review { card, day: Day(day), rating }).collect()
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
