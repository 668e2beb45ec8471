//! "Where was MINUSMA based?", "In which city was the treaty signed?"

use super::{Article, Asks, Sketch, anchors, gone, names, whole_name};
use crate::facts::{Fact, Role};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::generate::wh::Class;

/// Asks where something was, where it is one named place.
pub(super) fn place(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let part = fact.part(Role::Place)?;
    if fact.parts.iter().filter(|part| part.role == Role::Place).count() > 1 {
        return None;
    }
    let preposition =
        part.preposition.as_deref().filter(|preposition| matches!(*preposition, "in" | "at"))?;
    let named = whole_name(fact, &fact.behind_preposition(part)?)?;
    let wh = match article.classes.get(named.thing) {
        Some(Class::Noun(noun)) if preposition == "in" && matches!(noun.as_str(), "country" | "city") => {
            format!("In which {noun}")
        }
        _ => "Where".to_owned(),
    };
    let asked = part.place.clone();
    let said = &fact.says[named.place.clone()];
    Some(Sketch {
        form: Form::Where,
        fact: 0,
        choices: Vec::new(),
        has_context: false,
        asks: Asks::Question {
            prompt: clause.asks(&wh, std::slice::from_ref(&asked)),
            answers: names(article.thing(named.thing), said),
        },
        anchors: anchors(fact, &gone(fact, &asked)),
        place: named.place.clone(),
        thing: Some(named.thing),
    })
}
