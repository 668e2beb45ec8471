//! Entities as the treebank GUM writes them in the column MISC.

use std::ops::Range;

/// An entity: some words of a sentence that speak of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity<'t> {
    /// What kind of thing it is, in GUM's words: `person`, `organization`.
    pub kind: &'t str,
    /// Its words, counted in the sentence.
    pub words: Range<usize>,
}

impl Entity<'_> {
    /// Its head: the first of its words whose own head is not among them. `heads` are those of the
    /// sentence; the root has none.
    pub fn head(&self, heads: &[Option<usize>]) -> Option<usize> {
        self.words.clone().find(|&word| heads[word].is_none_or(|head| !self.words.contains(&head)))
    }
}

/// The entities of a sentence, by the fields `Entity` of its words (empty where there is none):
/// `(1-person-…` opens the entity 1, `1)` closes it, `(2-place-…)` does both; several may follow one
/// another. In the order in which they end; one that never ends is left out.
///
/// ```
/// use griot::language::conllu::entities;
///
/// let found = entities(["(1-person-new(2-place-new)", "1)", ""].into_iter());
/// let found: Vec<_> = found.iter().map(|entity| (entity.kind, entity.words.clone())).collect();
/// assert_eq!(found, [("place", 0..1), ("person", 0..2)]);
/// ```
pub fn entities<'t>(fields: impl Iterator<Item = &'t str>) -> Vec<Entity<'t>> {
    let mut open: Vec<(&str, &str, usize)> = Vec::new();
    let mut found = Vec::new();
    for (place, field) in fields.enumerate() {
        let mut rest = field;
        while !rest.is_empty() {
            let is_opening = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let is_closing = body[end..].starts_with(')');
            let mut parts = body[..end].split('-');
            let (name, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            if is_opening {
                open.push((name, kind, place));
            }
            if is_closing && let Some(at) = open.iter().rposition(|(known, ..)| *known == name) {
                let (_, kind, start) = open.remove(at);
                found.push(Entity { kind, words: start..place + 1 });
            }
            rest = &body[end + usize::from(is_closing)..];
        }
    }
    found
}
