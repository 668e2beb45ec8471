//! "What does MINUSMA stand for?"

use super::{Article, Asks, Sketch};
use crate::facts::{Fact, Relation, Role};
use crate::generate::Form;

/// Letters of an acronym that stands for many things: it is asked for with what the article is called.
const AMBIGUOUS: usize = 3;

/// Most words of a title that a question can say.
const LONGEST_TITLE: usize = 6;

pub(super) fn stands_for(article: &Article, fact: &Fact) -> Option<Sketch> {
    if fact.relation != Relation::StandsFor {
        return None;
    }
    let (short, long) = (fact.part(Role::Subject)?, fact.part(Role::Object)?);
    let (acronym, answer) = (fact.text(short), fact.text(long));
    let is_fit = |title: &&str| {
        title.split(' ').count() <= LONGEST_TITLE && !title.contains(acronym) && !title.contains(answer)
    };
    let title = article.title.filter(|_| acronym.chars().count() <= AMBIGUOUS).filter(is_fit);
    let prompt = match title {
        Some(title) => format!("In the context of {title}, what does {acronym} stand for?"),
        None => format!("What does {acronym} stand for?"),
    };
    let asks = Asks::Question { prompt, answers: vec![answer.to_owned()] };
    Some(Sketch::new(Form::Acronym, asks, long.place.clone(), 1).of(short.thing))
}
