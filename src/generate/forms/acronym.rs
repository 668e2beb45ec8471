//! "What does MINUSMA stand for?"

use super::{Asks, Sketch};
use crate::facts::{Fact, Relation, Role};
use crate::generate::Form;

pub(super) fn stands_for(fact: &Fact) -> Option<Sketch> {
    if fact.relation != Relation::StandsFor {
        return None;
    }
    let (short, long) = (fact.part(Role::Subject)?, fact.part(Role::Object)?);
    let asks = Asks::Question {
        prompt: format!("What does {} stand for?", fact.text(short)),
        answers: vec![fact.text(long).to_owned()],
    };
    Some(Sketch::new(Form::Acronym, asks, long.place.clone(), 1).of(short.thing))
}
