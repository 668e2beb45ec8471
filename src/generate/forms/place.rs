//! "Where was MINUSMA based?", "In which city was the treaty signed?"

use std::ops::Range;

use super::{Article, Asks, Sketch, anchors, gone, names, whole_name};
use crate::facts::{Fact, Named, Part, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::generate::wh::Class;
use crate::generate::words::behind_article;
use crate::language::gazetteer::{Cue, cues};

/// Asks where something was, where it is one named place.
pub(super) fn place(article: &Article, fact: &Fact) -> Option<Sketch> {
    let clause = Clause::of(fact)?;
    let part = fact.part(Role::Place)?;
    if fact.parts.iter().filter(|part| part.role == Role::Place).count() > 1 {
        return None;
    }
    let preposition =
        part.preposition.as_deref().filter(|preposition| matches!(*preposition, "in" | "at" | "on"))?;
    let place = fact.behind_preposition(part)?;
    let whole = whole_name(fact, &place);
    let named = whole.or_else(|| described(fact, &place))?;
    // "In which city was she the mayor?" asks for more than where.
    let is_what = |part: &Part| part.is_noun || behind_article(fact.text(part)).is_some();
    if matches!(fact.relation, Relation::Is(_)) && fact.part(Role::Complement).is_some_and(is_what) {
        return None;
    }
    let wh = match article.classes.get(named.thing) {
        Some(Class::Noun(noun)) if preposition == "in" && matches!(noun.as_str(), "country" | "city") => {
            format!("In which {noun}")
        }
        _ => "Where".to_owned(),
    };
    if clause.has_dangling_front() {
        return None;
    }
    let asked = part.place.clone();
    let mut answers = names(article, named.thing, &fact.says[named.place.clone()]);
    if whole.is_none() {
        answers.insert(0, fact.says[place].to_owned());
    }
    let asks = Asks::Question { prompt: clause.asks(&wh, std::slice::from_ref(&asked)), answers };
    let anchors = anchors(fact, &gone(fact, &asked));
    Some(Sketch::new(Form::Where, asks, named.place.clone(), anchors).of(Some(named.thing)))
}

/// The name that ends a place: "the island of Gorée", "the small town of Selma, Alabama".
fn described<'f>(fact: &'f Fact, place: &Range<usize>) -> Option<&'f Named> {
    let named =
        fact.names.iter().rfind(|named| named.place.end == place.end && named.place.start > place.start)?;
    let before = fact.says[place.start..named.place.start].trim_end();
    let is_of = before.ends_with(" of") && before.split(' ').count() <= 5;
    // "at the request of Washington" is no place.
    let noun = before.rsplit(' ').nth(1)?;
    let is_of = is_of && cues(&[noun])[0].has_any(&[Cue::PlaceNoun, Cue::EventNoun]);
    (is_of && before.starts_with("the ") && !before.contains(',')).then_some(named)
}
