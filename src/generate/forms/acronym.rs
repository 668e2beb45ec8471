//! "What does MINUSMA stand for?"

use super::{Asks, Sketch};
use crate::facts::{Fact, Relation, Role};
use crate::generate::Form;

pub(super) fn stands_for(fact: &Fact) -> Option<Sketch> {
    if fact.relation != Relation::StandsFor {
        return None;
    }
    let (short, long) = (fact.part(Role::Subject)?, fact.part(Role::Object)?);
    let (acronym, answer) = (fact.text(short), fact.text(long));
    let prompt = format!("What does {acronym} stand for?");
    let asks = Asks::Question { prompt, answers: vec![answer.to_owned()] };
    Some(Sketch::new(Form::Acronym, asks, long.place.clone(), 1).of(short.thing))
}
