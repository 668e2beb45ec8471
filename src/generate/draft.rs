//! From facts to the cards that may be asked: sketched in every form, scored, and offered to the desk that
//! chooses.

use std::cmp::Reverse;
use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use super::context::Context;
use super::desk::{Desk, Options};
use super::distract::{Pool, year_in};
use super::forms::{Article, Asks, Sketch, long_forms, orders, sketches, statement, terms};
use super::score::{Rated, Scale, features};
use super::wh::{Class, Classes};
use super::{Draft, Form};
use crate::facts::{Facts, Valued};

/// One fact in so many is asked as a statement to judge, too: half of the answers can be guessed.
const STATEMENTS: u64 = 2;

/// One year in so many is asked with choices: the others are to be recalled, which teaches more.
const CHOICES_OF_YEARS: u64 = 3;

/// Facts whose cards are read together.
const TOGETHER: usize = 64;

/// What a card needs to be good enough for a statement to judge, and for an event to put in order.
const SURE: f64 = 0.7;

/// Makes the cards of an article's facts. `text` is the article's text, `heading` the innermost heading above
/// a byte of it.
pub fn draft(
    facts: &Facts,
    text: &str,
    heading: &dyn Fn(usize) -> Option<String>,
    options: &Options,
) -> Draft {
    let classes = Classes::of(facts);
    let pool = Pool::of(facts, &classes);
    let scale = Scale::fitted();
    let terms = terms(facts);
    let title = options.title.as_deref();
    let long_forms = long_forms(facts);
    let article = Article { facts, classes: &classes, title, terms: &terms, long_forms: &long_forms };
    let context = title.and_then(Context::of);
    let mut desk = Desk::new(facts, options);
    let rate = |sketches: Vec<Sketch>, desk: &mut Desk| -> Vec<Rated> {
        let mut cards = Vec::new();
        for sketch in sketches {
            let features = features(facts, &classes, title, &sketch);
            match desk.screen(&sketch) {
                Ok(()) => cards.push((sketch, features)),
                Err(why) => desk.refuse(Rated { score: 0.0, features, sketch }, why),
            }
        }
        scale.rate(title, cards)
    };
    for first in (0..facts.facts.len()).step_by(TOGETHER) {
        let places = first..facts.facts.len().min(first + TOGETHER);
        let made = places.flat_map(|place| sketches(&article, place)).map(|mut sketch| {
            add_choices(&pool, &mut sketch);
            add_hint(&classes, &mut sketch);
            if let Some(context) = &context {
                context.add(facts, &mut sketch);
            }
            sketch
        });
        let mut rated = rate(made.collect(), &mut desk);
        // Sorting is stable: of equals the form that is listed first.
        rated.sort_by_key(|rated| (rated.sketch.fact, Reverse(rated.rank())));
        let (mut fact, mut first) = (first, desk.kept().len());
        for rated in rated {
            if rated.sketch.fact != fact {
                (fact, first) = (rated.sketch.fact, desk.kept().len());
            }
            desk.offer(rated, first);
        }
    }
    desk.offer_topical();
    let sure = desk.kept().iter().rev().filter(|rated| rated.score >= SURE);
    let sure: HashMap<usize, Sketch> = sure.map(|rated| (rated.sketch.fact, rated.sketch.clone())).collect();
    let statements = (0..facts.facts.len()).filter_map(|place| judged(facts, &pool, sure.get(&place)?));
    let orders = orders(facts, |place| sure.contains_key(&place));
    for rated in rate(statements.chain(orders).collect(), &mut desk) {
        let first = desk.kept().len();
        desk.offer(rated, first);
    }
    desk.finish(text, heading)
}

/// Makes a choice of a question for a name, if the article has other names that are certainly wrong.
fn add_choices(pool: &Pool, sketch: &mut Sketch) {
    let Asks::Question { prompt, answers } = &sketch.asks else { return };
    if sketch.form == Form::Acronym {
        return;
    }
    if let Some(choices) = pool.names(sketch, prompt, &answers[0]) {
        sketch.choices = choices;
    } else if sketch.form == Form::When
        && xxh3_64(prompt.as_bytes()).is_multiple_of(CHOICES_OF_YEARS)
        && let Ok(year) = answers[0].parse()
        && (1000..3000).contains(&year)
    {
        let years = pool.years(sketch, year);
        sketch.choices = years.iter().map(i32::to_string).collect();
    }
}

/// Says in a gap for a name or term what is wanted and how it begins, so that one answer alone fits: "country, S…".
fn add_hint(classes: &Classes, sketch: &mut Sketch) {
    let Asks::Gap { answers, .. } = &sketch.asks else { return };
    if sketch.form != Form::Term {
        return;
    }
    let class = match sketch.thing.and_then(|thing| classes.get(thing)) {
        // Of other kinds it is less certain; "treaty, T… of V…" would say nothing new.
        Some(Class::Noun(noun)) if matches!(noun.as_str(), "country" | "city") => Some(noun.as_str()),
        _ => None,
    };
    let beginnings = beginnings(&answers[0]);
    sketch.hint = Some(class.map_or(beginnings.clone(), |class| format!("{class}, {beginnings}")));
}

/// How the words of an answer begin: "T… of V…" for "Treaty of Versailles".
fn beginnings(answer: &str) -> String {
    let shown = |word: &str| {
        let is_small = word.chars().count() <= 3 && word.chars().all(char::is_lowercase);
        let first = word.chars().find(|c| c.is_alphanumeric());
        match first {
            Some(first) if !is_small => format!("{first}…"),
            _ => word.to_owned(),
        }
    };
    answer.split(' ').map(shown).collect::<Vec<_>>().join(" ")
}

/// The statement of a fact to judge, true or false as its words decide.
fn judged(facts: &Facts, pool: &Pool, right: &Sketch) -> Option<Sketch> {
    let fact = &facts.facts[right.fact];
    let seed = xxh3_64(fact.says.as_bytes());
    let is_of_one = matches!(right.form, Form::When | Form::Year | Form::Who | Form::What);
    if !seed.is_multiple_of(STATEMENTS) || !is_of_one {
        return None;
    }
    if seed & 256 == 0 {
        return Some(statement(fact, right, None));
    }
    if right.thing.is_some() {
        return Some(statement(fact, right, Some((right.place.clone(), right.choices.first()?))));
    }
    let is_asked =
        |value: &&Valued| value.place.start >= right.place.start && value.place.end <= right.place.end;
    // "in 1786 and 1787": the other one would give it away.
    if fact.values.iter().filter(|value| year_in(&value.quantity).is_some()).count() > 1 {
        return None;
    }
    let value = fact.values.iter().find(is_asked)?;
    let year = year_in(&value.quantity)?;
    let written = year.to_string();
    let start = value.place.start + fact.says[value.place.clone()].rfind(&written)?;
    let wrong = pool.years(right, year).first()?.to_string();
    Some(statement(fact, right, Some((start..start + written.len(), &wrong))))
}
