//! Ids that are given twice.

use std::collections::HashMap;
use std::ops::Range;

use super::places::{Owner, Places, Spot};
use crate::deck::diagnostic::{Code, Diagnostic};

struct First {
    owner: Owner,
    /// What has the id: "fact" say.
    noun: &'static str,
    /// Where it is; found when it is needed.
    place: Option<Range<usize>>,
}

/// The ids of one name space.
#[derive(Default)]
pub(super) struct Ids<'d> {
    first: HashMap<&'d str, First>,
}

impl<'d> Ids<'d> {
    pub fn clear(&mut self) {
        self.first.clear();
    }

    /// Takes note of an id; an error if it is taken.
    pub fn add(
        &mut self,
        id: &'d str,
        owner: &Owner,
        noun: &'static str,
        places: &mut Places<'_>,
    ) -> Option<Diagnostic> {
        let Some(first) = self.first.get_mut(id) else {
            self.first.insert(id, First { owner: owner.clone(), noun, place: None });
            return None;
        };
        let place = match &first.place {
            Some(place) => place.clone(),
            None => first.place.insert(places.of(&first.owner, Spot::Field("id"))).clone(),
        };
        let span = places.of(owner, Spot::Field("id"));
        let message = match first.noun {
            same if same == noun => format!("two {noun}s have the id `{id}`"),
            other => format!("a {other} and a loose {noun} have the id `{id}`"),
        };
        Some(
            Diagnostic::error(Code::DuplicateId, span, message)
                .with_related(place, format!("the first {}", first.noun))
                .with_help("give one of them another id; progress is kept by ids"),
        )
    }
}
