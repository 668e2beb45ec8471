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

    fn owner(self, span: &Range<usize>) -> Owner {
        match self {
            Noun::Fact => Owner::Fact(span.clone()),
            Noun::Source | Noun::Card => Owner::Item(span.clone()),
        }
    }
}

/// The ids of one name space: who had each first. An id is known by its hash (XXH3); among 100,000
/// ids two are taken for one another once in four billion decks.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<u64, (Noun, Range<usize>)>);

impl Ids {
    /// Takes note of the id of what stands at `span`; an error if it is taken.
    pub fn add(
        &mut self,
        id: &str,
        noun: Noun,
        span: &Range<usize>,
        places: &mut Places<'_>,
    ) -> Option<Diagnostic> {
        self.add_hash(xxh3_64(id.as_bytes()), noun, span, places)
    }

    /// Takes over the ids of items further on; an error for each that is taken.
    pub fn take(&mut self, others: Ids, places: &mut Places<'_>) -> Vec<Diagnostic> {
        let taken = others.0.into_iter();
        taken.filter_map(|(hash, (noun, span))| self.add_hash(hash, noun, &span, places)).collect()
    }

    fn add_hash(
        &mut self,
        hash: u64,
        noun: Noun,
        span: &Range<usize>,
        places: &mut Places<'_>,
    ) -> Option<Diagnostic> {
        let Some((first, earlier)) = self.0.get(&hash) else {
            self.0.insert(hash, (noun, span.clone()));
            return None;
        };
        let earlier = places.of(&first.owner(earlier), Spot::Field("id"));
        let own = places.of(&noun.owner(span), Spot::Field("id"));
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
