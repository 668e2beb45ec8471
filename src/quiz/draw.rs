//! Which cards a quiz asks: as many facts as wanted, spread evenly over decks and their sections, one card
//! of each.

use std::collections::HashMap;

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, RngExt, SeedableRng};
use serde::{Deserialize, Serialize};

use super::clue::Clue;
use super::redraw::{Choice, redraw};
use crate::deck::Kind;

/// A card that could be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its deck, as a number.
    pub deck: usize,
    /// The part of the deck that its fact is about.
    pub section: String,
    /// Cards of one fact share it within their deck.
    pub family: u32,
    pub kind: Kind,
    pub tags: Vec<String>,
}

/// What is wanted. A file may leave all of it out but the seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    #[serde(default)]
    pub count: usize,
    /// Only cards of these kinds; all when empty.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// Only cards with one of these tags; all when empty.
    #[serde(default)]
    pub tags: Vec<String>,
    pub seed: u64,
}

/// A card that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Its place among the candidates.
    pub candidate: usize,
    /// What its choices are shuffled by.
    pub seed: u64,
}

impl Wish {
    /// Whether a card may be asked. Nobody judges a flip card, so it never is.
    fn allows(&self, candidate: &Candidate) -> bool {
        let is_wanted = self.kinds.is_empty() || self.kinds.contains(&candidate.kind);
        let is_tagged = self.tags.is_empty() || self.tags.iter().any(|tag| candidate.tags.contains(tag));
        candidate.kind != Kind::Flip && is_wanted && is_tagged
    }
}

/// A fact, as far as it may be asked.
pub(super) struct Askable {
    /// Its deck and section.
    pub(super) place: (usize, usize),
    pub(super) cards: Vec<usize>,
}

/// Draws cards in the order to ask them: fewer than wanted only where there are not so many facts. The same
/// wish and candidates give the same cards. `clue` says what a candidate tells: one that gives away the answer
/// to another is drawn anew, if there is one in its place that does not.
pub fn draw(candidates: &[Candidate], wish: &Wish, clue: impl Fn(usize) -> Clue) -> Vec<Drawn> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(wish.seed);
    let facts = facts(candidates, wish, &mut rng);
    let count = wish.count.min(facts.len());
    if count == 0 {
        return Vec::new();
    }
    // Equal steps from a random start: every fact is as likely as any other, and every deck and section
    // has its share of them, give or take one.
    let start = rng.random_range(0..facts.len());
    let steps = (0..count).map(|step| (step * facts.len() + start) / count);
    let mut choices: Vec<Choice> = steps
        .filter_map(|fact| {
            let candidate = *facts.get(fact)?.cards.choose(&mut rng)?;
            let drawn = Drawn { candidate, seed: rng.next_u64() };
            Some(Choice { fact, drawn, clue: clue(candidate) })
        })
        .collect();
    redraw(&facts, &mut choices, clue);
    let mut drawn: Vec<Drawn> = choices.into_iter().map(|choice| choice.drawn).collect();
    drawn.shuffle(&mut rng);
    drawn
}

/// The facts that may be asked, by deck and section; in a section in a random order.
fn facts(candidates: &[Candidate], wish: &Wish, rng: &mut Xoshiro256PlusPlus) -> Vec<Askable> {
    let mut places: HashMap<(usize, u32), usize> = HashMap::new();
    let mut sections: HashMap<(usize, &str), usize> = HashMap::new();
    let mut facts: Vec<Askable> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| wish.allows(candidate)) {
        let order = sections.len();
        let section = *sections.entry((candidate.deck, &candidate.section)).or_insert(order);
        let place = *places.entry((candidate.deck, candidate.family)).or_insert_with(|| {
            facts.push(Askable { place: (candidate.deck, section), cards: Vec::new() });
            facts.len() - 1
        });
        facts[place].cards.push(at);
    }
    facts.shuffle(rng);
    facts.sort_by_key(|fact| fact.place);
    facts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::answer::Task;

    /// So many facts a section, of three cards each: typed, chosen and flipped.
    fn deck(deck: usize, sections: &[usize]) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let mut family = 0;
        for (section, facts) in sections.iter().enumerate() {
            for _ in 0..*facts {
                for kind in [Kind::Ask, Kind::Pick, Kind::Flip] {
                    let tags = vec![format!("{section}")];
                    candidates.push(Candidate { deck, section: format!("{section}"), family, kind, tags });
                }
                family += 1;
            }
        }
        candidates
    }

    fn wish(count: usize, seed: u64) -> Wish {
        Wish { count, kinds: Vec::new(), tags: Vec::new(), seed }
    }

    /// No card tells of another.
    fn nothing(_: usize) -> Clue {
        Clue::default()
    }

    fn tells(says: &str, answer: &str) -> Clue {
        Clue::of(says, &Task::Type { answers: vec![answer.to_owned()] })
    }

    /// How many cards were drawn of each deck and section.
    fn shares(candidates: &[Candidate], drawn: &[Drawn]) -> BTreeMap<(usize, String), usize> {
        let mut shares = BTreeMap::new();
        for drawn in drawn {
            let candidate = &candidates[drawn.candidate];
            *shares.entry((candidate.deck, candidate.section.clone())).or_default() += 1;
        }
        shares
    }

    #[test]
    fn every_section_has_its_share() {
        let all = [deck(0, &[10, 20]), deck(1, &[30])].concat();
        for seed in 0..20 {
            let shares = shares(&all, &draw(&all, &wish(12, seed), nothing));
            let count = |deck, section: &str| shares[&(deck, section.to_owned())];
            assert_eq!((count(0, "0"), count(0, "1"), count(1, "0")), (2, 4, 6), "seed {seed}");
        }
    }

    #[test]
    fn every_fact_comes_up_as_often() {
        let all = deck(0, &[3, 4]);
        let mut times = [0_u32; 7];
        for seed in 0..7_000 {
            for drawn in draw(&all, &wish(2, seed), nothing) {
                times[all[drawn.candidate].family as usize] += 1;
            }
        }
        // 2 of 7 in 7,000; four standard deviations are 151.
        assert!(times.iter().all(|times| times.abs_diff(2_000) < 151), "{times:?}");
    }

    #[test]
    fn kinds_and_tags_choose() {
        let all = deck(0, &[3, 3]);
        let drawn =
            draw(&all, &Wish { kinds: vec![Kind::Pick], tags: vec!["1".to_owned()], ..wish(9, 1) }, nothing);
        assert_eq!(drawn.len(), 3);
        assert!(drawn.iter().all(|drawn| all[drawn.candidate].kind == Kind::Pick));
        assert!(drawn.iter().all(|drawn| all[drawn.candidate].section == "1"));
        assert_eq!(draw(&all, &Wish { kinds: vec![Kind::Flip], ..wish(9, 1) }, nothing), []);
        assert_eq!(draw(&all, &wish(0, 1), nothing), []);
        assert_eq!(draw(&[], &wish(5, 1), nothing), []);
    }

    #[test]
    fn no_card_gives_away_the_answer_to_another_where_there_are_others() {
        let all = deck(0, &[4, 4]);
        let families =
            |drawn: &[Drawn]| drawn.iter().map(|drawn| all[drawn.candidate].family).collect::<Vec<_>>();
        for seed in 0..40 {
            // Of each fact the typed card gives all others away.
            let clue = |at: usize| tells(if all[at].kind == Kind::Ask { "x" } else { "" }, "x");
            let drawn = draw(&all, &wish(4, seed), clue);
            let typed = drawn.iter().filter(|drawn| all[drawn.candidate].kind == Kind::Ask).count();
            assert!(typed <= 1, "seed {seed}");
            // All cards of a fact tell of those of another of the section.
            let clue = |at: usize| match all[at].family {
                0 => tells("", "x"),
                1 => tells("x", ""),
                _ => Clue::default(),
            };
            let drawn = families(&draw(&all, &wish(6, seed), clue));
            assert!(!(drawn.contains(&0) && drawn.contains(&1)), "seed {seed}: {drawn:?}");
            // Where there is nothing else, they are asked all the same.
            assert_eq!(draw(&all, &wish(8, seed), clue).len(), 8);
        }
    }

    proptest! {
        #[test]
        fn no_fact_is_asked_twice_and_a_seed_is_a_quiz(
            one in prop::collection::vec(0usize..6, 0..4), other in prop::collection::vec(0usize..6, 0..4),
            count in 0usize..30, seed in any::<u64>(),
        ) {
            let all = [deck(0, &one), deck(1, &other)].concat();
            // Every third card tells of every fifth.
            let clue = |at: usize| tells(if at.is_multiple_of(3) { "x" } else { "" }, if at.is_multiple_of(5) { "x" } else { "y" });
            let drawn = draw(&all, &wish(count, seed), clue);
            prop_assert_eq!(&draw(&all, &wish(count, seed), clue), &drawn);
            let shares = |drawn: &[Drawn]| shares(&all, drawn);
            prop_assert_eq!(shares(&drawn), shares(&draw(&all, &wish(count, seed), nothing)));
            let facts = one.iter().chain(&other).sum::<usize>();
            prop_assert_eq!(drawn.len(), count.min(facts));
            let mut seen: Vec<_> = drawn.iter().map(|drawn| {
                let candidate = &all[drawn.candidate];
                (candidate.deck, candidate.family)
            }).collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), drawn.len());
            prop_assert!(drawn.iter().all(|drawn| all[drawn.candidate].kind != Kind::Flip));
        }
    }
}
