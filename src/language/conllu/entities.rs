//! Entities as the treebank GUM writes them in the column MISC.

use std::collections::VecDeque;
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
    /// sentence; the root has none. There is no such word where the heads go in a circle, or where
    /// `heads` is of a shorter sentence.
    pub fn head(&self, heads: &[Option<usize>]) -> Option<usize> {
        let leads_out = |head: &Option<usize>| head.is_none_or(|head| !self.words.contains(&head));
        self.words.clone().find(|&word| heads.get(word).is_some_and(leads_out))
    }
}

/// The most entities that are open at a word. In GUM there are a dozen at most; a file with more of
/// them forgot to close some.
const DEEPEST: usize = 100;

/// The entities of a sentence, by the fields `Entity` of its words (empty where there is none):
/// `(1-person-…` opens the entity 1, `1)` closes it, `(2-place-…)` does both; several may follow one
/// another. In the order in which they end; one that never ends is left out,
/// and so is the outermost of a hundred that are open when yet another one begins.
///
/// ```
/// use griot::language::conllu::entities;
///
/// let found = entities(["(1-person-new(2-place-new)", "1)", ""].into_iter());
/// let found: Vec<_> = found.iter().map(|entity| (entity.kind, entity.words.clone())).collect();
/// assert_eq!(found, [("place", 0..1), ("person", 0..2)]);
/// ```
pub fn entities<'t>(fields: impl Iterator<Item = &'t str>) -> Vec<Entity<'t>> {
    let mut open: VecDeque<(&str, &str, usize)> = VecDeque::with_capacity(DEEPEST);
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
                if open.len() == DEEPEST {
                    open.pop_front();
                }
                open.push_back((name, kind, place));
            }
            let closed = open.iter().rposition(|(known, ..)| is_closing && *known == name);
            if let Some((_, kind, start)) = closed.and_then(|at| open.remove(at)) {
                found.push(Entity { kind, words: start..place + 1 });
            }
            rest = &body[end + usize::from(is_closing)..];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_entity_leads_out_of_it() {
        let entity = Entity { kind: "person", words: 1..4 };
        assert_eq!(entity.head(&[None, Some(3), Some(1), Some(0)]), Some(3));
        assert_eq!(entity.head(&[Some(2), Some(2), None, Some(2)]), Some(2));
        assert_eq!(entity.head(&[None, Some(2), Some(3), Some(1)]), None, "a circle");
        assert_eq!(entity.head(&[None, Some(2)]), None, "heads of another sentence");
        assert_eq!(entity.head(&[]), None);
    }

    #[test]
    fn entities_may_cross_and_repeat() {
        let fields =
            ["(1-person-new(2-place-new)(2-place-giv", "(3-event-new", "1)2)", "3)3)9)", ")((", "(4"];
        let found = entities(fields.into_iter());
        let found: Vec<_> = found.into_iter().map(|entity| (entity.kind, entity.words)).collect();
        assert_eq!(found, [("place", 0..1), ("person", 0..3), ("place", 0..3), ("event", 1..4)]);
    }

    #[test]
    fn what_is_never_closed_takes_no_time() {
        let fields = std::iter::repeat_n("(1-person-new", 300_000).chain(std::iter::repeat_n("2)", 300_000));
        let fields = fields.chain(std::iter::repeat_n("1)", 300));
        let found = entities(fields);
        assert_eq!(found.len(), DEEPEST);
        assert_eq!(found[0].words, 299_999..600_001);
    }
}
