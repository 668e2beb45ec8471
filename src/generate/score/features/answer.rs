//! What is asked for, and where it stands in the fact.

use std::ops::Range;

use super::{LEAD, Look, Sheet, lies_in, often, rarity};
use crate::facts::{Named, Part, Relation, Role};
use crate::generate::Form;
use crate::generate::forms::Asks;
use crate::generate::wh::Class;
use crate::language::Kind;
use crate::language::mentions::is_acronym;
use crate::language::values::{Precision, Quantity};

impl Look<'_> {
    /// How much the article speaks of what an acronym stands for.
    pub(super) fn acronym(&self, sheet: &mut Sheet) {
        let Some(thing) = self.thing else { return };
        sheet.amount("acronym-mentions", often(thing));
        sheet.amount("acronym-share", self.share(thing));
        sheet.is("acronym-unknown", thing.rank.is_none());
        let short = self.subject.map_or("", |part| self.fact.text(part));
        sheet.count("acronym-letters", short.chars().count(), 7, 4.0);
        sheet.count("acronym-words", thing.name.split(' ').count(), 7, 4.0);
    }

    /// What is asked for, and where it stands.
    pub(super) fn answer(&self, sheet: &mut Sheet) {
        let (sketch, fact) = (self.sketch, self.fact);
        let is_gap = matches!(sketch.asks, Asks::Gap { .. });
        sheet.is("gap", is_gap);
        sheet.is("gap-of-number", is_gap && self.form() == Form::HowMany);
        let role = self.named.and_then(|named| named.role).or(self.part.map(|part| part.role));
        for (name, wanted) in [
            ("of-subject", Role::Subject),
            ("of-object", Role::Object),
            ("of-complement", Role::Complement),
            ("of-agent", Role::Agent),
            ("of-time", Role::Time),
            ("of-place", Role::Place),
            ("of-other", Role::Other),
        ] {
            sheet.is(name, role == Some(wanted));
        }
        let is_phrase = self.form() == Form::What && self.named.is_none();
        for (name, wanted) in [
            ("phrase-of-subject", Role::Subject),
            ("phrase-of-object", Role::Object),
            ("phrase-of-agent", Role::Agent),
            ("phrase-of-complement", Role::Complement),
        ] {
            sheet.is(name, is_phrase && role == Some(wanted));
        }
        sheet.is("what-of-name", self.form() == Form::What && self.named.is_some());
        sheet.is("who-of-name", self.form() == Form::Who && self.named.is_some());
        if let (Form::Why, Asks::Sides { back, .. }) = (self.form(), &sketch.asks) {
            sheet.is("why-because", back.starts_with("because"));
            sheet.is("why-to", back.starts_with("to ") || back.starts_with("in order"));
        }
        sheet.is("in-aside", fact.asides.iter().any(|aside| lies_in(&sketch.place, aside)));
        sheet.is("is-term", fact.terms.contains(&sketch.place));
        // An article and a preposition may stand before it.
        let ends_in = |part: &Part, before: usize| {
            part.place.end == sketch.place.end && sketch.place.start <= part.place.start + before
        };
        sheet.is("whole-part", self.part.is_some_and(|part| ends_in(part, 12)));
        let is_key = fact.keys.contains(&sketch.place) && self.form() == Form::Term;
        sheet.is("is-key", is_key);
        sheet.is("key-of-copular", is_key && matches!(fact.relation, Relation::Is(_)));
        sheet.is("key-alone", is_key && fact.names.is_empty());
        sheet.is("key-of-whole", is_key && fact.parts.iter().any(|part| ends_in(part, 4)));
        for (name, kind) in [
            ("person", Kind::Person),
            ("place", Kind::Place),
            ("organisation", Kind::Organisation),
            ("event", Kind::Event),
            ("work", Kind::Work),
            ("other", Kind::Other),
        ] {
            sheet.is(name, self.asks_for(kind));
        }
        for (name, form, kind) in [
            ("term-person", Form::Term, Kind::Person),
            ("term-place", Form::Term, Kind::Place),
            ("term-organisation", Form::Term, Kind::Organisation),
            ("term-event", Form::Term, Kind::Event),
            ("who-person", Form::Who, Kind::Person),
            ("who-place", Form::Who, Kind::Place),
            ("what-person", Form::What, Kind::Person),
            ("who-organisation", Form::Who, Kind::Organisation),
            ("where-place", Form::Where, Kind::Place),
        ] {
            sheet.is(name, self.form() == form && self.asks_for(kind));
        }
        sheet.is("class-noun", matches!(self.class, Some(Class::Noun(_))));
        sheet.is("class-thing", matches!(self.class, Some(Class::Thing)));
        sheet.is("mentioned-once", self.thing.is_some_and(|thing| thing.mentions == 1));
        sheet.amount("mentions", self.thing.map_or(0.0, often));
        if let Some(thing) = self.thing.filter(|thing| !thing.names.is_empty()) {
            sheet.is("answer-unknown", thing.rank.is_none());
            sheet.amount("answer-rank", thing.rank.map_or(0.0, rarity));
            sheet.amount("answer-share", self.share(thing));
            sheet.is("answer-of-lead", thing.first < LEAD);
            sheet.is("answer-acronym", is_acronym(&thing.name));
        }
        let is_rival = |named: &&Named| {
            let kind = self.facts.things[named.thing].kind;
            self.thing.is_some_and(|thing| thing.kind == kind) && named.place != sketch.place
        };
        sheet.count("rivals", fact.names.iter().filter(is_rival).count(), 4, 1.0);
        let is_rare = |place: &&Range<usize>| self.thing.is_none() && lies_in(place, &sketch.place);
        sheet.count("rare-in-answer", fact.technical.iter().filter(is_rare).count(), 2, 1.0);
        sheet.is("starts", sketch.place.start == 0);
    }

    /// A number or date that is asked for.
    pub(super) fn number(&self, sheet: &mut Sheet) {
        let is = |wanted: fn(&Quantity) -> bool| self.value.is_some_and(|value| wanted(&value.quantity));
        sheet.is("measure", is(|quantity| matches!(quantity, Quantity::Measure { .. })));
        sheet.is("number", is(|quantity| matches!(quantity, Quantity::Number(_))));
        sheet.is(
            "money-or-share",
            is(|quantity| matches!(quantity, Quantity::Money { .. } | Quantity::Share(_))),
        );
        let whole = self.value.and_then(|value| match value.quantity {
            Quantity::Number(amount) => amount.low.as_whole(),
            _ => None,
        });
        sheet.is("large-number", whole.is_some_and(|number| number >= 1000));
        sheet.is("small-number", whole.is_some_and(|number| number <= 12));
        sheet.is("counts", self.value.is_some_and(|value| value.counted.is_some()));
        sheet.is("asks-day", self.form() == Form::When && self.precision() == Some(Precision::Day));
    }
}
