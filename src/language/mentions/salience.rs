//! How much a thing stands out where a pronoun comes.
//!
//! Every mention lends its thing weight by its role in the sentence, the more the nearer it stands: a
//! subject lends most, a noun within another noun's phrase least. A pronoun takes up the thing that
//! stands out, if no other comes near it. (After Lappin and Leass, "An algorithm for pronominal
//! anaphora resolution", 1994.)

use super::profile::is_subject;
use crate::language::{Relation, Token};

/// What a mention lends its thing by its role, before distance is reckoned.
pub(super) fn weight(tokens: &[Token], head: usize) -> f64 {
    use Relation::{Appos, Compound, Conj, Iobj, Nmod, NmodPoss, Obj, Obl, OblAgent};
    // "Curie and her husband": the second goes where the first goes, and stands back a little.
    let mut at = head;
    let mut share = 1.0;
    while tokens[at].relation == Conj
        && let Some(first) = tokens[at].head.filter(|first| *first < at)
    {
        (at, share) = (first, JOINED);
    }
    let token = &tokens[at];
    share
        * match token.relation {
            _ if is_subject(token) && is_main(tokens, at) => MAIN_SUBJECT,
            _ if is_subject(token) => SUBJECT,
            Obj | Iobj | OblAgent => OBJECT,
            NmodPoss => POSSESSOR,
            Obl => OBLIQUE,
            Nmod => WITHIN,
            Compound => 0.0,
            Appos => APPOSED,
            _ => OTHER,
        }
}

const MAIN_SUBJECT: f64 = 1.0;
const SUBJECT: f64 = 0.7;
const OBJECT: f64 = 0.55;
const POSSESSOR: f64 = 0.5;
const OBLIQUE: f64 = 0.4;
const WITHIN: f64 = 0.3;
const APPOSED: f64 = 0.2;
const OTHER: f64 = 0.4;
const JOINED: f64 = 0.8;

/// Whether a subject is that of the sentence, or of a clause that "and" joins on to it.
pub(super) fn is_main(tokens: &[Token], subject: usize) -> bool {
    let verb = tokens[subject].head.and_then(|verb| tokens.get(verb));
    verb.is_some_and(|verb| {
        verb.relation == Relation::Root
            || matches!(verb.relation, Relation::Conj | Relation::Parataxis)
                && verb
                    .head
                    .and_then(|first| tokens.get(first))
                    .is_some_and(|first| first.relation == Relation::Root)
    })
}

/// What is left of a mention's weight so many sentences later.
pub(super) fn faded(sentences: usize) -> f64 {
    (0..sentences).fold(1.0, |left, _| left * FADES)
}

const FADES: f64 = 0.4;

/// What a pronoun may take up, and how much each candidate stands out.
#[derive(Debug)]
pub(super) struct Field<T> {
    candidates: Vec<Candidate<T>>,
}

#[derive(Debug)]
struct Candidate<T> {
    is: T,
    sum: f64,
    /// The sentence that was looked at last, and what it lent.
    sentence: usize,
    lent: f64,
}

/// The candidate that stands out most.
#[derive(Debug)]
pub(super) struct Best<T> {
    pub(super) candidate: T,
    /// How much it stands out.
    pub(super) most: f64,
    /// How much the next one does.
    pub(super) next: f64,
}

impl<T: Copy + PartialEq> Field<T> {
    pub(super) fn new() -> Field<T> {
        Field { candidates: Vec::new() }
    }

    /// Adds to what a candidate has what a sentence lends it: the most of its mentions there. Nothing makes no
    /// candidate. The mentions of a sentence come one after the other.
    pub(super) fn add(&mut self, is: T, sentence: usize, lent: f64) {
        match self.candidates.iter_mut().find(|known| known.is == is) {
            Some(known) if known.sentence == sentence => {
                known.sum += (lent - known.lent).max(0.0);
                known.lent = known.lent.max(lent);
            }
            Some(known) => {
                known.sum += lent;
                (known.sentence, known.lent) = (sentence, lent);
            }
            None if lent > 0.0 => self.candidates.push(Candidate { is, sum: lent, sentence, lent }),
            None => {}
        }
    }

    /// Takes a candidate out.
    pub(super) fn bar(&mut self, candidate: T) {
        self.candidates.retain(|known| known.is != candidate);
    }

    /// The candidate that stands out most; of two alike, the one that was added first.
    pub(super) fn best(&self) -> Option<Best<T>> {
        let mut candidates = self.candidates.iter();
        let first = candidates.next()?;
        Some(candidates.fold(Best { candidate: first.is, most: first.sum, next: 0.0 }, |best, known| {
            if known.sum > best.most {
                Best { candidate: known.is, most: known.sum, next: best.most }
            } else {
                Best { next: best.next.max(known.sum), ..best }
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_found_in_any_order() {
        for order in [["a", "b", "c"], ["c", "a", "b"], ["b", "c", "a"]] {
            let mut field = Field::new();
            for name in order {
                field.add(
                    name,
                    0,
                    match name {
                        "a" => 1.0,
                        "b" => 3.0,
                        _ => 2.0,
                    },
                );
            }
            field.add("none", 0, 0.0);
            field.add("c", 0, 1.5);
            let best = field.best().unwrap();
            assert_eq!((best.candidate, best.most, best.next), ("b", 3.0, 2.0));
            field.bar("b");
            assert_eq!(field.best().unwrap().candidate, "c");
        }
    }
}
