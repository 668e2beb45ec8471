//! What a card looks like: its form, what it asks for, the fact that it is about, and how it is worded.

mod answer;
mod fact;
mod wording;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use super::Features;
use crate::facts::{Fact, Facts, Named, Part, Role, Thing, Valued};
use crate::generate::Form;
use crate::generate::forms::Sketch;
use crate::generate::wh::{Class, Classes};
use crate::language::Kind;
use crate::language::values::{Precision, Quantity};

/// What a card looks like, by name; 0 for what is not named.
/// `title` is what the article is called.
pub(in crate::generate) fn features(
    facts: &Facts,
    classes: &Classes,
    title: Option<&str>,
    sketch: &Sketch,
) -> Features {
    let mut sheet = Sheet(Features::new());
    sheet.is(sketch.form.name(), true);
    // Little of what follows says anything of what an acronym stands for.
    let look = Look::at(facts, classes, sketch);
    if sketch.form == Form::Acronym {
        look.acronym(&mut sheet);
        return sheet.0;
    }
    look.answer(&mut sheet);
    look.number(&mut sheet);
    look.subject(&mut sheet);
    look.clause(&mut sheet);
    look.rest(&mut sheet);
    look.setting(&mut sheet);
    look.wording(&mut sheet);
    look.words(&mut sheet, title);
    sheet.0
}

/// Features as they are found; those that are 0 are not written down.
struct Sheet(Features);

impl Sheet {
    fn is(&mut self, name: &'static str, value: bool) {
        self.amount(name, f64::from(u8::from(value)));
    }

    fn amount(&mut self, name: &'static str, value: f64) {
        if value != 0.0 {
            self.0.push((Cow::Borrowed(name), value));
        }
    }

    /// A feature whose name is not known beforehand.
    fn named(&mut self, name: String, value: f64) {
        self.0.push((Cow::Owned(name), value));
    }

    /// A number of things, of which more than `most` make no difference, in parts of `unit`.
    fn count(&mut self, name: &'static str, count: usize, most: usize, unit: f64) {
        self.amount(name, count.min(most) as f64 / unit);
    }
}

/// A card in the making, and what is known of what it asks for.
struct Look<'a> {
    facts: &'a Facts,
    sketch: &'a Sketch,
    fact: &'a Fact,
    /// The thing that is asked for.
    thing: Option<&'a Thing>,
    class: Option<&'a Class>,
    named: Option<&'a Named>,
    value: Option<&'a Valued>,
    /// The part of the fact that it stands in.
    part: Option<&'a Part>,
    subject: Option<&'a Part>,
    subject_thing: Option<&'a Thing>,
}

impl<'a> Look<'a> {
    fn at(facts: &'a Facts, classes: &'a Classes, sketch: &'a Sketch) -> Look<'a> {
        let fact = &facts.facts[sketch.fact];
        let subject = fact.part(Role::Subject);
        Look {
            facts,
            sketch,
            fact,
            thing: sketch.thing.map(|thing| &facts.things[thing]),
            class: sketch.thing.and_then(|thing| classes.get(thing)),
            named: fact.names.iter().find(|named| named.place == sketch.place),
            value: fact.values.iter().find(|value| value.place == sketch.place),
            part: fact.parts.iter().find(|part| lies_in(&sketch.place, &part.place)),
            subject,
            subject_thing: subject.and_then(|part| part.thing).map(|thing| &facts.things[thing]),
        }
    }

    fn form(&self) -> Form {
        self.sketch.form
    }

    fn asks_for(&self, kind: Kind) -> bool {
        self.thing.is_some_and(|thing| thing.kind == Some(kind))
    }

    fn has_named_subject(&self) -> bool {
        self.subject_thing.is_some_and(|thing| !thing.names.is_empty())
    }

    /// Whether it asks for a date.
    fn asks_for_date(&self) -> bool {
        matches!(self.form(), Form::When | Form::Year)
    }

    /// How exact the date is that is asked for.
    fn precision(&self) -> Option<Precision> {
        let place = &self.sketch.place;
        let mut values = self.fact.values.iter();
        let asked = values.find(|value| lies_in(place, &value.place) || lies_in(&value.place, place))?;
        match asked.quantity {
            Quantity::Date(when) => Some(when.precision()),
            _ => None,
        }
    }

    /// How much of the article is about a thing, from 0 to 1.
    fn share(&self, thing: &Thing) -> f64 {
        (thing.mentions as f64 / self.facts.sentences.len().max(1) as f64).min(1.0)
    }
}

/// How often the article speaks of a thing; twice as often is not twice as much.
fn often(thing: &Thing) -> f64 {
    (thing.mentions as f64).ln_1p()
}

/// How rare a word of this rank is, about 0 to 1.
fn rarity(rank: u32) -> f64 {
    f64::from(rank).ln() / 11.0
}

/// Sentences at the beginning of an article that say what it is about.
const LEAD: usize = 5;

/// Whether a place lies within another, or is that.
fn lies_in(place: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= place.start && place.end <= outer.end
}
