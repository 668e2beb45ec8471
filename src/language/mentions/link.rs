//! Which names name the same thing.

use std::collections::{HashMap, HashSet};

use super::Mention;
use super::acronym::{Fit, fit, is_acronym};
use super::evidence::Evidence;
use super::name::{self, Name};
use super::profile::cues_of;
use super::sets::Sets;
use super::short;
use crate::language::gazetteer::{Cue, Cues, gender};
use crate::language::{Kind, Relation, Sentence};

/// Names that are written alike count as one; each has a number, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<Spelling>,
    by_key: HashMap<String, usize>,
    /// Pairs of names that the text itself says to be the same.
    pairs: Vec<(usize, usize)>,
}

/// A name in one spelling.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) written: String,
    pub(super) words: Vec<String>,
    pub(super) evidence: Evidence,
    pub(super) is_acronym: bool,
    /// More than one person has it as the last name or the first.
    is_shared: bool,
    /// The place of the sentence that has it first.
    sentence: usize,
}

/// Names that stand for each other in any text.
const SAME: &[(&str, &str)] = &[
    ("eu", "european union"),
    ("great britain", "united kingdom"),
    ("nato", "north atlantic treaty organization"),
    ("soviet union", "ussr"),
    ("uk", "united kingdom"),
    ("un", "united nations"),
    ("united states", "united states of america"),
    ("us", "united states"),
    ("usa", "united states"),
];

/// Sentences at the beginning of a text, which say whom it is about.
const OPENING: usize = 3;

impl Names {
    /// Takes in a name and gives the number of its spelling.
    /// `place` is that of its sentence.
    pub(super) fn add(
        &mut self,
        name: &Name,
        sentence: &Sentence,
        cues: &[Cues],
        head: usize,
        place: usize,
    ) -> usize {
        let has_title = cues[name.with_titles..name.tokens.start].iter().any(|cues| cues.has(Cue::Title));
        let head_cues = if name.tokens.contains(&head) { cues[head] } else { Cues::default() };
        let mut evidence =
            Evidence::of(&cues[name.tokens.clone()], &sentence.tokens[head], head_cues, has_title);
        let tokens = &sentence.tokens[name.with_titles..name.tokens.end];
        if name.is_person {
            evidence.set_person();
        }
        // "Johnson" says nothing as a last name.
        let last = name.tokens.end - 1;
        let said = if cues[last].has(Cue::Surname) { &tokens[..tokens.len() - 1] } else { tokens };
        evidence.gender = said.iter().find_map(|token| gender(&token.word.form));
        let key = name.words.join(" ");
        if let Some(number) = self.by_key.get(&key) {
            let known = &mut self.names[*number];
            known.evidence.add(&evidence);
            // "Iraq" rather than the "IRAQ" of a heading.
            if is_in_capitals(&known.written) && !is_in_capitals(&name.written) {
                known.written.clone_from(&name.written);
                known.is_acronym = is_acronym(&name.written);
            }
            return *number;
        }
        let number = self.names.len();
        let is_acronym = is_acronym(&name.written);
        self.names.push(Spelling {
            written: name.written.clone(),
            words: name.words.clone(),
            evidence,
            is_acronym,
            is_shared: false,
            sentence: place,
        });
        self.by_key.insert(key, number);
        number
    }

    /// Joins the names that name the same thing.
    pub(super) fn linked(mut self) -> Linked {
        let mut sets = Sets::new(self.names.len());
        for (one, other) in &self.pairs {
            sets.join(*one, *other);
        }
        for (one, other) in SAME {
            if let (Some(one), Some(other)) = (self.by_key.get(*one), self.by_key.get(*other)) {
                sets.join(*one, *other);
            }
        }
        let none = |_: &Spelling, _: &Spelling| false;
        self.join_by(&mut sets, short::initials, none);
        self.join_by(&mut sets, short::without_middle_names, none);
        // "Moreau" in a life of Jeanne Moreau is she, although she had a sister.
        let opens = |first: &Spelling, other: &Spelling| {
            // "6th Baron Byron" is the same man again, "Ada Byron" is not.
            let is_apart = first.sentence < other.sentence || !begins_with_given_name(other);
            first.sentence < OPENING && is_apart
        };
        for number in self.join_by(&mut sets, short::parts_of_person, opens) {
            self.names[number].is_shared = true;
        }
        self.join_by(&mut sets, short::parts_of_other, none);
        Linked::new(self, &mut sets)
    }

    /// Joins each name with the one thing that has it as a short form, and gives the names that more
    /// than one thing has; of these, the first takes it if it `prevails` over the others.
    fn join_by(
        &self,
        sets: &mut Sets,
        short_forms: fn(&Spelling) -> Vec<String>,
        prevails: fn(&Spelling, &Spelling) -> bool,
    ) -> Vec<usize> {
        let mut full: HashMap<String, Option<usize>> = HashMap::new();
        for (number, name) in self.names.iter().enumerate() {
            for short in short_forms(name) {
                let set = sets.of(number);
                full.entry(short)
                    .and_modify(|first| {
                        *first = first
                            .filter(|first| sets.of(*first) == set || prevails(&self.names[*first], name));
                    })
                    .or_insert(Some(number));
            }
        }
        let mut shared = Vec::new();
        for (number, name) in self.names.iter().enumerate() {
            let key =
                if name.is_acronym { short::marked(&name.words.concat()) } else { name.words.join(" ") };
            match full.get(&key) {
                Some(Some(other)) if *other != number && may_be_short(name, &self.names[*other]) => {
                    sets.join(number, *other);
                }
                Some(None) if !name.evidence.is_no_person() => shared.push(number),
                _ => {}
            }
        }
        shared
    }
}

fn begins_with_given_name(name: &Spelling) -> bool {
    let first = name.written.split(' ').next().unwrap_or_default();
    name.words.len() > 1 && cues_of(first).has(Cue::GivenName)
}

fn is_in_capitals(written: &str) -> bool {
    !written.contains(char::is_lowercase)
}

/// Whether what is known of both allows the one to be short for the other.
fn may_be_short(short: &Spelling, full: &Spelling) -> bool {
    let (one, other) = (short.evidence.gender, full.evidence.gender);
    match (short.evidence.kind(), full.evidence.kind()) {
        (_, Some(Kind::Person)) => {
            !short.evidence.is_no_person() && (one.is_none() || other.is_none() || one == other)
        }
        (None | Some(Kind::Other), _) => true,
        (short, full) => short == full,
    }
}

/// Notes which names of a sentence it says to be the same: an acronym in brackets or between commas,
/// and an apposition.
pub(super) fn paired(
    sentence: &Sentence,
    mentions: &[Mention],
    numbers: &[Option<usize>],
    names: &mut Names,
) {
    let tokens = &sentence.tokens;
    for (place, pair) in mentions.windows(2).enumerate() {
        let (before, after) = (&pair[0], &pair[1]);
        let (Some(one), Some(other)) = (numbers[place], numbers[place + 1]) else { continue };
        let between = tokens.get(before.tokens.end).map_or("", |token| &token.word.form);
        let behind = tokens.get(after.tokens.end).map_or("", |token| &token.word.form);
        let is_near = before.tokens.end + 1 == after.tokens.start;
        let is_bracket = is_near && matches!(between, "(" | "[") && matches!(behind, ")" | "]" | ";" | ",");
        if is_bracket && names.is_acronym_pair(one, other, Fit::Loose)
            || is_near && between == "," && names.is_acronym_pair(one, other, Fit::Good)
        {
            names.pairs.push((one, other));
        }
    }
    let place_of = |head: usize| mentions.binary_search_by_key(&head, |mention| mention.head).ok();
    for (place, mention) in mentions.iter().enumerate() {
        let token = &tokens[mention.head];
        let Some(head) = token.head.filter(|_| token.relation == Relation::Appos).and_then(place_of) else {
            continue;
        };
        if let (Some(one), Some(other)) = (numbers[head], numbers[place])
            && (names.may_be_same(one, other) || names.is_acronym_pair(one, other, Fit::Loose))
        {
            names.pairs.push((one, other));
        }
    }
}

impl Names {
    /// Whether one is an acronym of the other.
    fn is_acronym_pair(&self, one: usize, other: usize, needed: Fit) -> bool {
        let (one, other) = (&self.names[one], &self.names[other]);
        let (short, full) = if other.is_acronym { (other, one) } else { (one, other) };
        short.is_acronym && !full.is_acronym && fit(&short.written, &full.words) >= needed
    }

    /// Whether an apposition may join them: never two places ("Bamako, Mali") or two kinds of thing, nor
    /// two people with full names that have no word in common.
    fn may_be_same(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.names[one], &self.names[other]);
        let kind = one.evidence.kind();
        let is_full = one.words.len() > 1 && other.words.len() > 1;
        let is_apart =
            kind == Some(Kind::Person) && is_full && one.words.iter().all(|word| !other.words.contains(word));
        kind == other.evidence.kind() && kind.is_some_and(|kind| kind != Kind::Place) && !is_apart
    }
}

/// The names of a text, joined.
#[derive(Debug)]
pub(super) struct Linked {
    /// For each spelling, the number of its set; none if it names more than one thing.
    set: Vec<Option<usize>>,
    sets: Vec<Set>,
}

/// All spellings of the names of one thing.
#[derive(Debug, Default, Clone)]
pub(super) struct Set {
    pub(super) evidence: Evidence,
    /// As they are written, the best first.
    pub(super) names: Vec<String>,
    /// The nouns in them that say what it is, in lower case.
    pub(super) nouns: HashSet<String>,
}

impl Linked {
    fn new(names: Names, sets: &mut Sets) -> Linked {
        let mut number_of: HashMap<usize, usize> = HashMap::new();
        let mut linked = Linked { set: Vec::with_capacity(names.names.len()), sets: Vec::new() };
        let mut best: Vec<(bool, bool, usize)> = Vec::new();
        for (number, name) in names.names.into_iter().enumerate() {
            let set = *number_of.entry(sets.of(number)).or_insert(linked.sets.len());
            let rank = (!name.is_acronym, short::has_no_suffix(&name), name.words.len());
            linked.set.push(Some(set).filter(|_| !name.is_shared));
            if set == linked.sets.len() {
                linked.sets.push(Set::default());
                best.push(rank);
            }
            let known = &mut linked.sets[set];
            known.evidence.add(&name.evidence);
            known.nouns.extend(name::nouns(&name.words).cloned());
            known.names.push(name.written);
            if rank > best[set] {
                best[set] = rank;
                let last = known.names.len() - 1;
                known.names.swap(0, last);
            }
        }
        linked
    }

    /// The number of the thing that a spelling names; none if it names more than one.
    pub(super) fn number(&self, spelling: usize) -> Option<usize> {
        self.set[spelling]
    }

    /// All names of a thing.
    pub(super) fn set(&self, number: usize) -> &Set {
        &self.sets[number]
    }

    /// How many things have a name.
    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }
}
