//! Which new card is which old one: passes from sure to less sure, each of which only links where
//! exactly one old card and exactly one new card agree.
//!
//! A wrong link is worse than none: it tells the schedule of reviews that never were.

use std::collections::HashMap;
use std::hash::Hash;

use super::alike::{Likeness, likeness};
use super::how::How;
use super::judge::{Pair, Text, are_slips, asks_the_same, facts_are_alike, has_the_same_answer};
use super::key::{deck_of, has_derived_card, may_shift, stem, tail};
use super::past::Past;
use super::said::Said;
use crate::deck::{CardKey, Kind};

/// A card with a history.
#[derive(Debug, Clone, PartialEq)]
pub struct OldCard {
    pub key: CardKey,
    /// What it said, where that is known.
    pub said: Option<Said>,
    /// Whether its key still stands in its deck and says something else now: the order of gaps or
    /// twins may have moved it.
    pub stands: bool,
}

/// A card of a deck as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCard {
    pub key: CardKey,
    pub said: Said,
    /// Whether the key stood in its deck before: then only a gap or a twin may have moved to it.
    pub stood: bool,
    /// Whether other cards of its deck ask the same, or have the same answer.
    pub shares_prompt: bool,
    pub shares_answer: bool,
}

/// A history goes from the old card of this place to the new card of that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    pub old: usize,
    pub new: usize,
    pub how: How,
}

/// Matches cards with a history to cards that may take one: no old and no new card more than once.
pub fn matches(old: &[OldCard], new: &[NewCard], past: &Past) -> Vec<Match> {
    let mut matcher = Matcher {
        old_texts: old.iter().map(|card| card.said.as_ref().map(Text::of)).collect(),
        new_texts: new.iter().map(|card| Text::of(&card.said)).collect(),
        old_taken: vec![false; old.len()],
        new_taken: vec![false; new.len()],
        standing: (0..old.len()).filter(|at| old[*at].stands).map(|at| (old[at].key.as_str(), at)).collect(),
        displaced: vec![false; old.len()],
        old,
        new,
        past,
        found: Vec::new(),
    };
    matcher.run();
    let mut found = matcher.found;
    found.sort_by_key(|found| found.old);
    found
}

struct Matcher<'a> {
    old: &'a [OldCard],
    new: &'a [NewCard],
    past: &'a Past,
    old_texts: Vec<Option<Text>>,
    new_texts: Vec<Text>,
    old_taken: Vec<bool>,
    new_taken: Vec<bool>,
    /// The old cards that stand, by their keys, and whether another history took the key.
    standing: HashMap<&'a str, usize>,
    displaced: Vec<bool>,
    found: Vec<Match>,
}

impl<'a> Matcher<'a> {
    fn run(&mut self) {
        self.back();
        // Twins and gaps that changed places under keys that stayed.
        self.by_text(How::Same, true, |key, text| {
            Some((stem(key), text.kind, text.prompt.clone(), text.answer.clone()))
        });
        self.by_text(How::Same, true, |key, text| {
            (text.kind == Kind::Cloze).then(|| (stem(key), text.answer.clone()))
        });
        self.among(
            How::Answer,
            true,
            |key, text| (stem(key), text.kind),
            // The gaps of one text ask much alike and mean something else.
            |old, new, _| old.kind != Kind::Cloze && likeness(&old.prompt, &new.prompt) >= Likeness::Reworded,
        );
        self.by_text(How::Same, false, |key, text| Some((tail(key).to_owned(), text.clone())));
        self.by_text(How::Same, false, |_, text| Some(text.clone()));
        self.ids();
        self.by_text(How::QuestionAndAnswer, false, |_, text| {
            Some((text.kind, text.prompt.clone(), text.answer.clone()))
        });
        self.among(
            How::QuestionAndAnswer,
            false,
            |_, text| (text.kind, text.prompt.clone(), text.answer.clone()),
            |old, new, _| facts_are_alike(old, new),
        );
        self.by_text(How::FactAndAnswer, false, |_, text| {
            let fact = text.fact.clone().filter(|_| text.kind != Kind::TrueFalse)?;
            Some((fact, text.kind, text.answer.clone()))
        });
        self.by_text(How::FactAndQuestion, false, |_, text| {
            Some((text.fact.clone()?, text.kind, text.prompt.clone()))
        });
        self.among(How::Question, false, |_, text| (text.kind, text.prompt.clone()), asks_the_same);
        self.among(How::Answer, false, |_, text| (text.kind, text.answer.clone()), has_the_same_answer);
        self.slips();
    }

    /// Cards that came back under the key that they had before they were linked to another.
    fn back(&mut self) {
        let news: HashMap<&str, usize> =
            self.new.iter().enumerate().map(|(at, card)| (card.key.as_str(), at)).collect();
        let olds: HashMap<&str, usize> =
            self.old.iter().enumerate().map(|(at, card)| (card.key.as_str(), at)).collect();
        let pair = |(from, to): &(String, String)| Some((*olds.get(to.as_str())?, *news.get(from.as_str())?));
        let came_back = self.past.made.iter().filter_map(pair);
        let pairs: Vec<(usize, usize)> =
            came_back.filter(|(old, new)| !self.old[*old].stands && !self.new[*new].stood).collect();
        self.mutual(How::Back, &pairs);
    }

    /// Cards of a renamed deck: a deck is taken for another one under a new name when most cards
    /// with the same ids say the same in part, and at least two.
    fn ids(&mut self) {
        let mut by_tail: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, card) in self.new.iter().enumerate().filter(|(_, card)| !card.stood) {
            by_tail.entry(tail(card.key.as_str())).or_default().push(at);
        }
        let mut decks: HashMap<(&str, &str), (usize, usize)> = HashMap::new();
        let mut pairs = Vec::new();
        for (at, old) in self.old.iter().enumerate().filter(|(_, card)| !card.stands) {
            for &new in by_tail.get(tail(old.key.as_str())).into_iter().flatten() {
                let (mut agree, text) = (false, &self.new_texts[new]);
                match &self.old_texts[at] {
                    // What is derived of a text, or counts, says no more than the text.
                    Some(before) if before.kind != text.kind || may_shift(old.key.as_str()) => continue,
                    Some(before) => {
                        let has_fact = before.fact.is_some() && before.fact == text.fact;
                        let has_answer = before.has_telling_answer() && before.answer == text.answer;
                        agree = has_fact || has_answer || before.prompt == text.prompt;
                    }
                    None => {}
                }
                let count = decks.entry((deck_of(old.key.as_str()), deck_of(self.new[new].key.as_str())));
                let count = count.or_default();
                *count = (count.0 + 1, count.1 + usize::from(agree));
                pairs.push((at, new));
            }
        }
        pairs.retain(|(old, new)| {
            let (old_key, new_key) = (self.old[*old].key.as_str(), self.new[*new].key.as_str());
            let (all, agree) = decks.get(&(deck_of(old_key), deck_of(new_key))).copied().unwrap_or_default();
            // What a derived id was made of is the same where it is.
            let is_certain = self.old_texts[*old].is_none() && has_derived_card(old_key);
            is_certain || (agree >= 2 && agree * 2 > all)
        });
        self.mutual(How::Ids, &pairs);
    }

    /// Links where exactly one old and one new card have the same `part` of their text. Cards that
    /// stand take part only in a pass `within` keys that may shift.
    fn by_text<P: Hash + Eq>(&mut self, how: How, within: bool, part: impl Fn(&str, &Text) -> Option<P>) {
        let mut groups: HashMap<P, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, card) in self.old.iter().enumerate() {
            if let Some(text) = self.old_texts[at].as_ref().filter(|_| self.is_old_free(at, how, within))
                && let Some(part) = part(card.key.as_str(), text)
            {
                groups.entry(part).or_default().0.push(at);
            }
        }
        for (at, card) in self.new.iter().enumerate().filter(|(at, _)| self.is_new_free(*at, within)) {
            if let Some(part) = part(card.key.as_str(), &self.new_texts[at])
                && let Some(group) = groups.get_mut(&part)
            {
                group.1.push(at);
            }
        }
        for (olds, news) in groups.into_values() {
            if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
                self.link(*old, *new, how);
            }
        }
    }

    /// Links where, among cards that have the same `part` of their text, exactly one old and one
    /// new card are `alike`.
    fn among<P: Hash + Eq>(
        &mut self,
        how: How,
        within: bool,
        part: impl Fn(&str, &Text) -> P,
        alike: impl Fn(&Text, &Text, Pair) -> bool,
    ) {
        let mut groups: HashMap<P, Vec<usize>> = HashMap::new();
        for at in (0..self.new.len()).filter(|at| self.is_new_free(*at, within)) {
            groups.entry(part(self.new[at].key.as_str(), &self.new_texts[at])).or_default().push(at);
        }
        let mut pairs = Vec::new();
        for (at, text) in
            self.old_texts.iter().enumerate().filter(|(at, _)| self.is_old_free(*at, how, within))
        {
            let Some(text) = text else { continue };
            // Nothing is told apart in a crowd, and all of its pairs would take long.
            let group =
                groups.get(&part(self.old[at].key.as_str(), text)).filter(|group| group.len() <= CROWD);
            for &new in group.into_iter().flatten() {
                if alike(text, &self.new_texts[new], Pair { old: &self.old[at], new: &self.new[new] }) {
                    pairs.push((at, new));
                }
            }
        }
        self.mutual(how, &pairs);
    }

    /// Links cards whose question and answer were both mended. To compare each with each would take
    /// too long: two such texts share their rarest word but for the mended ones.
    fn slips(&mut self) {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in (0..self.new.len()).filter(|at| self.is_new_free(*at, false)) {
            for word in self.new_texts[at].prompt.split(' ').chain(self.new_texts[at].answer.split(' ')) {
                places.entry(word).or_default().push(at);
            }
        }
        let mut pairs = Vec::new();
        for (at, text) in
            self.old_texts.iter().enumerate().filter(|(at, _)| self.is_old_free(*at, How::Alike, false))
        {
            let Some(text) = text else { continue };
            let mut near: Vec<&Vec<usize>> = text
                .prompt
                .split(' ')
                .chain(text.answer.split(' '))
                .filter_map(|word| places.get(word))
                .collect();
            near.sort_by_key(|places| places.len());
            let mut candidates: Vec<usize> =
                near.into_iter().filter(|places| places.len() <= CROWD).take(3).flatten().copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            pairs.extend(
                candidates
                    .into_iter()
                    .filter(|new| are_slips(text, &self.new_texts[*new]))
                    .map(|new| (at, new)),
            );
        }
        self.mutual(How::Alike, &pairs);
    }

    /// Links the pairs of which neither card is in another pair.
    fn mutual(&mut self, how: How, pairs: &[(usize, usize)]) {
        let (mut olds, mut news): (HashMap<usize, u32>, HashMap<usize, u32>) = Default::default();
        for (old, new) in pairs {
            *olds.entry(*old).or_default() += 1;
            *news.entry(*new).or_default() += 1;
        }
        for (old, new) in pairs {
            if olds[old] == 1 && news[new] == 1 && !self.old_taken[*old] && !self.new_taken[*new] {
                self.link(*old, *new, how);
            }
        }
    }

    fn link(&mut self, old: usize, new: usize, how: How) {
        let (from, to) = (self.old[old].key.as_str(), self.new[new].key.as_str());
        if self.past.is_undone(from, to) {
            return;
        }
        self.old_taken[old] = true;
        self.new_taken[new] = true;
        if let Some(other) = self.standing.get(to).filter(|other| **other != old) {
            self.displaced[*other] = true;
        }
        // A gap may stay where it was while others move.
        if from != to {
            self.found.push(Match { old, new, how });
        }
    }

    /// Whether an old card may be linked: one that stands only `within` its stem, or to where all is
    /// the same, or when another took its key.
    fn is_old_free(&self, at: usize, how: How, within: bool) -> bool {
        let may_leave = within || how == How::Same || self.displaced[at];
        !self.old_taken[at] && (may_leave || !self.old[at].stands)
    }

    fn is_new_free(&self, at: usize, within: bool) -> bool {
        !self.new_taken[at] && (within || !self.new[at].stood)
    }
}

/// So many cards that agree in a part are too many to tell apart.
const CROWD: usize = 50;
