//! Cards that give away the answers to others drawn with them, drawn anew.

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;

use super::clue::Clue;
use super::draw::{Askable, Drawn};

/// How many cards are looked at in place of one.
const TRIES: usize = 50;

/// A card of a draw.
pub(super) struct Choice {
    /// The place of its fact among the facts.
    pub(super) fact: usize,
    pub(super) drawn: Drawn,
    pub(super) clue: Clue,
}

/// Draws other cards of the same facts, or of facts of the same sections, as long as fewer answers are given
/// away by that. What cannot be mended so stays. `clue` says what a candidate tells.
pub(super) fn redraw(facts: &[Askable], choices: &mut [Choice], clue: impl Fn(usize) -> Clue) {
    let mut is_taken = vec![false; facts.len()];
    for choice in choices.iter() {
        is_taken[choice.fact] = true;
    }
    // It ends, since there are fewer leaks after each change.
    let mut is_changed = true;
    while std::mem::take(&mut is_changed) {
        for at in 0..choices.len() {
            let mut fewest = leaks(choices, at, &choices[at].clue);
            let mut best = None;
            for (fact, candidate) in others(facts, &choices[at], &is_taken).take(TRIES) {
                if fewest == 0 {
                    break;
                }
                let clue = clue(candidate);
                let leaks = leaks(choices, at, &clue);
                if leaks < fewest {
                    fewest = leaks;
                    let drawn = Drawn { candidate, ..choices[at].drawn };
                    best = Some(Choice { fact, drawn, clue });
                }
            }
            if let Some(best) = best {
                (is_taken[choices[at].fact], is_taken[best.fact]) = (false, true);
                choices[at] = best;
                is_changed = true;
            }
        }
    }
}

/// How many answers would be given away by or to a card that tells `clue` in the place of one.
fn leaks(choices: &[Choice], place: usize, clue: &Clue) -> usize {
    let others =
        choices.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| &other.clue);
    others.map(|other| usize::from(clue.tells(other)) + usize::from(other.tells(clue))).sum()
}

/// What may be asked instead of a card: first the others of its fact, then those of the facts of its section
/// that are not taken; each with its fact.
fn others(facts: &[Askable], choice: &Choice, is_taken: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let (at, Drawn { candidate, seed }) = (choice.fact, choice.drawn);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let is_near = move |fact: &usize| facts[*fact].place == facts[at].place && !is_taken[*fact];
    let order = std::iter::once(at).chain((0..facts.len()).filter(is_near));
    order.flat_map(move |fact| {
        let mut cards = facts[fact].cards.clone();
        cards.retain(|other| *other != candidate);
        cards.shuffle(&mut rng);
        cards.into_iter().map(move |card| (fact, card))
    })
}
