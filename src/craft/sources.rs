//! Sources that no fact cites.

use std::collections::HashMap;
use std::ops::Range;

use super::flag::Flag;
use crate::deck::{Code, Fact, Head, Owner, Spot};

/// The sources of a deck, and which of them were cited so far.
pub struct Sources(HashMap<String, Known>);

struct Known {
    span: Range<usize>,
    is_cited: bool,
}

impl Sources {
    /// Those of this deck, none of them cited.
    pub fn new(head: &Head) -> Sources {
        let spans = head.sources.iter().cloned();
        let known = head.deck.sources.iter().zip(spans);
        let known =
            known.map(|(source, span)| (source.id.to_string(), Known { span, is_cited: false })).collect();
        Sources(known)
    }

    /// Takes note of what a fact cites.
    pub fn cite(&mut self, fact: &Fact) {
        for citation in &fact.cite {
            if let Some(known) = self.0.get_mut(citation.source.as_str()) {
                known.is_cited = true;
            }
        }
    }

    /// Takes note of what was cited elsewhere in the deck.
    pub fn take(&mut self, others: &Sources) {
        for (id, known) in &mut self.0 {
            known.is_cited |= others.0.get(id).is_some_and(|other| other.is_cited);
        }
    }

    /// A flag on each that was not cited; in `unread`, the text of a file of which some facts could not
    /// be read, its id must not stand a second time.
    pub fn unused(&self, unread: Option<&str>) -> impl Iterator<Item = Flag> {
        let stands_again = move |id: &str| {
            let count = |written: String| unread.map_or(0, |text| text.matches(&written).count());
            count(format!("\"{id}\"")) + count(format!("\"{id}#")) > 1
        };
        let unused = self.0.iter().filter(move |(id, known)| !known.is_cited && !stands_again(id));
        unused.map(|(id, known)| {
            Flag::new(
                Code::UnusedSource,
                &Owner::Item(known.span.clone()),
                Spot::Field("id"),
                format!("no fact cites the source `{id}`"),
                format!("cite it, cite: [\"{id}\"], or remove it: a source that nothing rests on misleads"),
            )
        })
    }
}
