//! The fact with a gap for a name or a term.

use super::{Article, Asks, Sketch, anchors, is_torn, names as ways};
use crate::facts::Fact;
use crate::generate::Form;
use crate::language::Kind;

/// A gap for each name.
pub(super) fn names(article: &Article, fact: &Fact) -> Vec<Sketch> {
    let mut sketches = Vec::new();
    for named in &fact.names {
        let thing = article.thing(named.thing);
        let said = &fact.says[named.place.clone()];
        let is_once = fact.names.iter().filter(|other| other.thing == named.thing).count() == 1;
        if !is_once
            || !named.is_phrase
            || named.is_listed
            || is_torn(fact, named)
            || !matches!(
                thing.kind,
                Some(
                    Kind::Person | Kind::Place | Kind::Organisation | Kind::Event | Kind::Work | Kind::Other
                )
            )
        {
            continue;
        }
        sketches.push(sketch(fact, named.place.clone(), ways(thing, said), Some(named.thing)));
    }
    sketches
}

/// A gap for each term that the fact introduces.
pub(super) fn terms(fact: &Fact) -> Vec<Sketch> {
    let is_named = |place: &std::ops::Range<usize>| fact.names.iter().any(|named| named.place == *place);
    fact.terms
        .iter()
        .filter(|place| !is_named(place))
        .map(|place| sketch(fact, place.clone(), vec![fact.says[place.clone()].to_owned()], None))
        .collect()
}

fn sketch(fact: &Fact, place: std::ops::Range<usize>, answers: Vec<String>, thing: Option<usize>) -> Sketch {
    Sketch {
        form: Form::Term,
        fact: 0,
        choices: Vec::new(),
        has_context: false,
        asks: Asks::Gap {
            before: fact.says[..place.start].to_owned(),
            answers,
            after: fact.says[place.end..].to_owned(),
        },
        anchors: anchors(fact, std::slice::from_ref(&place)),
        place,
        thing,
    }
}
