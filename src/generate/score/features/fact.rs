//! What the fact is about, what it says and where the article says it.

use super::{LEAD, Look, Sheet, lies_in, often, rarity};
use crate::facts::Relation;
use crate::generate::Form;
use crate::generate::score::verbs::{EVENTS, WEAK};
use crate::generate::words::{is_in, words};
use crate::language::Kind;
use crate::language::forms::Number;
use crate::language::values::{Precision, Quantity};

impl Look<'_> {
    /// Who or what the fact is about.
    pub(super) fn subject(&self, sheet: &mut Sheet) {
        let is_named = self.has_named_subject();
        sheet.is("subject-named", is_named);
        let is_dated = self.asks_for_date();
        sheet.is("when-of-named", is_dated && is_named);
        let is_person = self.subject_thing.is_some_and(|thing| thing.kind == Some(Kind::Person));
        sheet.is("when-of-person", is_dated && is_person);
        sheet.is("subject-person", is_person);
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
    pub(super) fn clause(&self, sheet: &mut Sheet) {
        let fact = self.fact;
        sheet.is("copular", matches!(fact.relation, Relation::Is(_)));
        if let Relation::Is(group) | Relation::Does(group) = &fact.relation {
            sheet.is("passive", group.is_passive);
            let is_event = is_in(EVENTS, &group.verb);
            let is_named = self.named.is_some();
            sheet.is("when-of-event", self.asks_for_date() && is_event);
            sheet.is("who-of-event", self.form() == Form::Who && is_event);
            sheet.is("what-of-event", self.form() == Form::What && is_event && is_named);
            sheet.is("term-of-event", self.form() == Form::Term && is_event && is_named);
            sheet.is("event-verb", is_event);
            sheet.is("weak-verb", is_in(WEAK, &group.verb));
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

    /// Where the article says it, and of what else.
    pub(super) fn setting(&self, sheet: &mut Sheet) {
        let (facts, fact) = (self.facts, self.fact);
        let place = facts.sentences.partition_point(|sentence| sentence.span.end <= fact.source.start);
        sheet.is("in-lead", place < LEAD);
        let before = facts.sentences[..(place + 1).min(facts.sentences.len())].iter().rev();
        sheet.count(
            "behind-opening",
            before.take_while(|sentence| !sentence.opens_paragraph).count(),
            8,
            4.0,
        );
        sheet.amount("article-length", ((facts.vocabulary.words().max(1) as f64).ln() - 7.0) / 2.0);
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
        sheet.amount("said-often", facts.vocabulary.frequency(words(&fact.says)));
        sheet.count("said-words", fact.traits.words, 40, 20.0);
        sheet.is("asks-month", self.form() == Form::When && self.precision() == Some(Precision::Month));
    }
}

/// Subjects that begin so are some of many.
const COUNTING: [&str; 9] =
    ["more ", "many ", "some ", "most ", "several ", "other ", "few ", "all ", "one of "];
