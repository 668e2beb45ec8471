//! Ids that are given twice.

use std::collections::HashMap;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::places::{Owner, Places, Spot};

/// What has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Source,
    Fact,
    Card,
}

impl Noun {
    fn word(self) -> &'static str {
        match self {
            Noun::Source => "source",
            Noun::Fact => "fact",
            Noun::Card => "card",
        }
    }

    /// The source, fact or card that starts at byte `start`.
    fn owner(self, start: usize, places: &Places<'_>) -> Owner {
        match self {
            Noun::Fact => Owner::Fact(places.fact(start)),
            Noun::Source | Noun::Card => Owner::Item(places.item(start)),
        }
    }
}

/// The ids of one name space: who had each first. An id is known by its hash (XXH3); among 100,000
/// ids two are taken for one another once in four billion decks.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<u64, (u32, Noun)>);

impl Ids {
    /// Takes note of the id of what stands at `span`; an error if it is taken.
    pub fn add(
        &mut self,
        id: &str,
        noun: Noun,
        span: &Range<usize>,
        places: &mut Places<'_>,
    ) -> Option<Diagnostic> {
        // Beyond four gibibytes nothing is told.
        self.add_hash(xxh3_64(id.as_bytes()), noun, u32::try_from(span.start).ok()?, places)
    }

    /// Takes over the ids of items further on; an error for each that is taken.
    pub fn take(&mut self, others: Ids, places: &mut Places<'_>) -> Vec<Diagnostic> {
        let taken = others.0.into_iter();
        taken.filter_map(|(hash, (start, noun))| self.add_hash(hash, noun, start, places)).collect()
    }

    fn add_hash(&mut self, hash: u64, noun: Noun, start: u32, places: &mut Places<'_>) -> Option<Diagnostic> {
        let Some((earlier, first)) = self.0.get(&hash) else {
            self.0.insert(hash, (start, noun));
            return None;
        };
        let earlier = first.owner(*earlier as usize, places);
        let earlier = places.of(&earlier, Spot::Field("id"));
        let own = noun.owner(start as usize, places);
        let own = places.of(&own, Spot::Field("id"));
        let id = places.text_of(&own);
        let id = id.trim_matches('"');
        let message = if *first == noun {
            format!("two {}s have the id `{id}`", noun.word())
        } else {
            format!("a {} and a loose {} have the id `{id}`", first.word(), noun.word())
        };
        Some(
            Diagnostic::error(Code::DuplicateId, own, message)
                .with_related(earlier, format!("the first {}", first.word()))
                .with_help("give one of them another id; progress is kept by ids"),
        )
    }
}
