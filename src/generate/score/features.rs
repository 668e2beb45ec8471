//! What a card looks like: its form, what it asks for, the fact that it is about, and how it is worded.

use std::ops::Range;

use super::Features;
use super::verbs::{EVENTS, WEAK};
use crate::facts::{Fact, Facts, Named, Part, Relation, Role, Thing, Valued};
use crate::generate::Form;
use crate::generate::clause::Clause;
use crate::generate::forms::{Asks, Sketch};
use crate::generate::wh::{Class, Classes};
use crate::language::Kind;
use crate::language::forms::Number;
use crate::language::values::{Precision, Quantity};

/// What a card looks like, by name; 0 for what is not named.
pub(in crate::generate) fn features(facts: &Facts, classes: &Classes, sketch: &Sketch) -> Features {
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
            self.0.push((name, value));
        }
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

    fn acronym(&self, sheet: &mut Sheet) {
        let Some(thing) = self.thing else { return };
        sheet.amount("acronym-mentions", often(thing));
        sheet.amount("acronym-share", self.share(thing));
        sheet.is("acronym-unknown", thing.rank.is_none());
        let short = self.subject.map_or("", |part| self.fact.text(part));
        sheet.count("acronym-letters", short.chars().count(), 7, 4.0);
        sheet.count("acronym-words", thing.name.split(' ').count(), 7, 4.0);
    }

    /// What is asked for, and where it stands.
    fn answer(&self, sheet: &mut Sheet) {
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
            sheet.is("answer-acronym", crate::language::mentions::is_acronym(&thing.name));
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
    fn number(&self, sheet: &mut Sheet) {
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
        let place = &self.sketch.place;
        let mut dates = self.fact.values.iter();
        let date = dates.find(|value| lies_in(place, &value.place) || lies_in(&value.place, place));
        let is_day = date.is_some_and(|value| match value.quantity {
            Quantity::Date(when) => when.precision() == Precision::Day,
            _ => false,
        });
        sheet.is("asks-day", is_day && self.form() == Form::When);
    }

    /// Who or what the fact is about.
    fn subject(&self, sheet: &mut Sheet) {
        let is_named = self.has_named_subject();
        sheet.is("subject-named", is_named);
        let is_dated = matches!(self.form(), Form::When | Form::Year);
        sheet.is("when-of-named", is_dated && is_named);
        sheet.is(
            "when-of-person",
            is_dated && self.subject_thing.is_some_and(|thing| thing.kind == Some(Kind::Person)),
        );
        sheet.is("subject-person", self.subject_thing.is_some_and(|thing| thing.kind == Some(Kind::Person)));
        sheet.is("definition-of-term", self.form() == Form::Definition && !is_named);
        sheet.is("reverse-of-term", self.form() == Form::Reverse && !is_named);
        let said = self.subject.map(|part| self.fact.text(part).to_lowercase()).unwrap_or_default();
        let is_plural = self.subject.is_some_and(|part| part.number == Number::Plural);
        sheet.is("subject-plural", !is_named && is_plural);
        sheet.is("subject-counted", COUNTING.iter().any(|word| said.starts_with(word)));
        sheet.is("subject-definite", said.starts_with("the ") && !is_named && !said.contains(" of "));
        sheet.amount("subject-mentions", self.subject_thing.map_or(0.0, often));
        if let Some(thing) = self.subject_thing.filter(|_| is_named) {
            sheet.is("subject-unknown", thing.rank.is_none());
            sheet.amount("subject-rank", thing.rank.map_or(0.0, rarity));
            sheet.amount("subject-share", self.share(thing));
            sheet.is("subject-of-lead", thing.first < LEAD);
            sheet.is("subject-place", thing.kind == Some(Kind::Place));
            sheet.is("subject-organisation", thing.kind == Some(Kind::Organisation));
            sheet.is(
                "subject-topic",
                self.facts.topic.is_some() && self.subject.and_then(|part| part.thing) == self.facts.topic,
            );
        }
        sheet.count("subject-words", said.split(' ').count(), 10, 5.0);
    }

    /// What the clause says, and how much there is of it.
    fn clause(&self, sheet: &mut Sheet) {
        let fact = self.fact;
        sheet.is("copular", matches!(fact.relation, Relation::Is(_)));
        if let Relation::Is(group) | Relation::Does(group) = &fact.relation {
            sheet.is("passive", group.is_passive);
            let is_dated = matches!(self.form(), Form::When | Form::Year);
            let is_event = EVENTS.binary_search(&group.verb.as_str()).is_ok();
            let is_named = self.named.is_some();
            sheet.is("when-of-event", is_dated && is_event);
            sheet.is("who-of-event", self.form() == Form::Who && is_event);
            sheet.is("what-of-event", self.form() == Form::What && is_event && is_named);
            sheet.is("term-of-event", self.form() == Form::Term && is_event && is_named);
            sheet.is("event-verb", EVENTS.binary_search(&group.verb.as_str()).is_ok());
            sheet.is("weak-verb", WEAK.binary_search(&group.verb.as_str()).is_ok());
        }
        sheet.is("stale", fact.may_be_stale);
        sheet.is("whole", fact.traits.is_whole);
        sheet.is("added", fact.traits.is_added);
        sheet.is("shortened", fact.traits.is_shortened);
        sheet.is("opens-paragraph", fact.opens_paragraph);
        sheet.count("clauses", fact.traits.clauses, 4, 1.0);
        sheet.count("joined", fact.traits.joined, 4, 1.0);
        sheet.count("definites", fact.traits.definites, 4, 1.0);
        sheet.count("pronouns", fact.traits.pronouns, 3, 1.0);
        sheet.count("resolved", fact.resolved.len(), 3, 1.0);
        sheet.count("parts", fact.parts.len(), 8, 4.0);
        let known: Vec<f64> = fact.names.iter().map(|named| often(&self.facts.things[named.thing])).collect();
        let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
        sheet.amount("centrality", mean);
    }

    /// How much of the article is about a thing, from 0 to 1.
    fn share(&self, thing: &Thing) -> f64 {
        (thing.mentions as f64 / self.facts.sentences.len().max(1) as f64).min(1.0)
    }

    /// Where the article says it, and of what else.
    fn setting(&self, sheet: &mut Sheet) {
        let (facts, fact) = (self.facts, self.fact);
        let place = facts.sentences.partition_point(|sentence| sentence.span.end <= fact.source.start);
        sheet.is("in-lead", place < LEAD);
        let others = || {
            fact.names
                .iter()
                .filter(|named| !lies_in(&self.sketch.place, &named.place))
                .map(|named| &facts.things[named.thing])
        };
        sheet.count("names-beside", others().count(), 5, 2.0);
        sheet.count("unknown-beside", others().filter(|thing| thing.rank.is_none()).count(), 4, 2.0);
        sheet.amount("share-beside", others().map(|thing| self.share(thing)).fold(0.0, f64::max));
        sheet.amount("mentions-beside", others().map(often).fold(0.0, f64::max));
        let numbers = fact.values.iter().filter(|value| !matches!(value.quantity, Quantity::Date(_)));
        sheet.count("numbers", numbers.count(), 4, 2.0);
        sheet.count("said-words", fact.traits.words, 40, 20.0);
        let asked = fact.values.iter().find(|value| {
            lies_in(&self.sketch.place, &value.place) || lies_in(&value.place, &self.sketch.place)
        });
        let month = asked.is_some_and(|value| match value.quantity {
            Quantity::Date(when) => when.precision() == Precision::Month,
            _ => false,
        });
        sheet.is("asks-month", month && self.form() == Form::When);
    }

    /// What stays in the prompt to tell which fact is meant.
    fn rest(&self, sheet: &mut Sheet) {
        let (fact, place) = (self.fact, &self.sketch.place);
        let stays = |other: &Range<usize>| !lies_in(place, other);
        let is_date = |value: &Valued| matches!(value.quantity, Quantity::Date(_));
        let values = || fact.values.iter().filter(|value| stays(&value.place));
        sheet.is("has-date", values().any(is_date));
        sheet.is("has-number", values().any(|value| !is_date(value)));
        sheet.is("has-name", fact.names.iter().any(|named| stays(&named.place)));
        sheet.count("technical", fact.technical.len(), 4, 1.0);
        sheet.count("anchors", self.sketch.anchors, 5, 2.0);
        sheet.is("one-anchor", self.sketch.anchors <= 1);
        sheet.is("context", self.sketch.has_context);
    }

    /// How it is worded.
    fn wording(&self, sheet: &mut Sheet) {
        let says = self.fact.says.as_str();
        let lower = says.to_lowercase();
        sheet.is("first", SINGLING_OUT.iter().any(|word| lower.contains(word)));
        sheet.is("starts-with-time", says.starts_with("In ") || says.starts_with("On "));
        sheet.is("quotes", says.contains(['“', '"']));
        let leads = Clause::of(self.fact).is_some_and(|clause| !clause.before(&[]).is_empty());
        sheet.is("stands-behind-front", leads);
        sheet.count("commas", says.matches(',').count(), 5, 1.0);
        let characters = |texts: &[&str]| texts.iter().map(|text| text.chars().count()).sum::<usize>();
        let prompt = match &self.sketch.asks {
            Asks::Question { prompt, .. } | Asks::Order { prompt, .. } => characters(&[prompt]),
            Asks::Gap { before, after, .. } => characters(&[before, after]),
            Asks::Sides { front, back } => characters(&[front, back]),
            Asks::Statement { says, .. } => characters(&[says]),
        };
        let words = match &self.sketch.asks {
            Asks::Question { answers, .. } | Asks::Gap { answers, .. } => answers[0].split(' ').count(),
            Asks::Sides { back, .. } => back.split(' ').count(),
            Asks::Statement { .. } | Asks::Order { .. } => 1,
        };
        let length = prompt as f64 / 100.0;
        sheet.amount("length", length);
        sheet.amount("long", (length - 1.2).max(0.0));
        sheet.amount("short", (0.5 - length).max(0.0));
        sheet.count("answer-words", words, 12, 4.0);
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

/// Subjects that begin so are some of many.
const COUNTING: [&str; 9] =
    ["more ", "many ", "some ", "most ", "several ", "other ", "few ", "all ", "one of "];

/// Words that say that there is one alone.
const SINGLING_OUT: [&str; 7] =
    [" first ", " only ", " largest ", " oldest ", " last ", " main ", " capital "];
