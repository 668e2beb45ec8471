//! How likely it is that a teacher keeps a card.

use std::collections::HashMap;

use super::Form;
use super::clause::Clause;
use super::forms::{Asks, Sketch};
use super::wh::{Class, Classes};
use crate::facts::{Facts, Relation, Role};
use crate::language::Kind;
use crate::language::forms::Number;
use crate::language::values::{Precision, Quantity};

/// What a card looks like, by name; what is not named is 0.
pub type Features = Vec<(&'static str, f64)>;

/// What was fitted on cards that were graded: how much each feature speaks for keeping a card. See `examples/fit_scores.rs`.
const FITTED: &str = include_str!("score.weights");

/// Turns features into probabilities by logistic regression.
pub(super) struct Scale {
    bias: f64,
    weights: HashMap<&'static str, f64>,
}

impl Scale {
    /// The weights that were fitted.
    pub(super) fn fitted() -> Scale {
        let mut scale = Scale { bias: 0.0, weights: HashMap::new() };
        for line in FITTED.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weight)) = line.split_once(' ') else { continue };
            let Ok(weight) = weight.parse() else { continue };
            match name {
                "bias" => scale.bias = weight,
                _ => drop(scale.weights.insert(name, weight)),
            }
        }
        scale
    }

    /// The estimated probability that a teacher keeps a card of these features.
    pub(super) fn score(&self, features: &Features) -> f64 {
        let weigh =
            |(name, value): &(&'static str, f64)| self.weights.get(name).map_or(0.0, |weight| weight * value);
        let sum: f64 = features.iter().map(weigh).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }
}

/// What a card looks like, by name; 0 for what is not named.
pub(super) fn features(facts: &Facts, classes: &Classes, sketch: &Sketch) -> Features {
    let fact = &facts.facts[sketch.fact];
    let mut features = Features::new();
    let mut is = |name: &'static str, value: bool| features.push((name, f64::from(u8::from(value))));
    for (name, form) in [
        ("acronym", Form::Acronym),
        ("when", Form::When),
        ("year", Form::Year),
        ("term", Form::Term),
        ("definition", Form::Definition),
        ("reverse", Form::Reverse),
        ("who", Form::Who),
        ("what", Form::What),
        ("where", Form::Where),
        ("how-many", Form::HowMany),
        ("true-false", Form::TrueFalse),
        ("order", Form::Order),
    ] {
        is(name, sketch.form == form);
    }
    // Little of what follows says anything of what an acronym stands for.
    if sketch.form == Form::Acronym {
        features.retain(|(_, value)| *value != 0.0);
        return features;
    }
    let mut is = |name: &'static str, value: bool| features.push((name, f64::from(u8::from(value))));
    let is_gap = matches!(sketch.asks, Asks::Gap { .. });
    is("gap", is_gap);
    is("gap-of-number", is_gap && sketch.form == Form::HowMany);
    let named = fact.names.iter().find(|named| named.place == sketch.place);
    let value = fact.values.iter().find(|value| value.place == sketch.place);
    let inside =
        |place: &std::ops::Range<usize>| place.start <= sketch.place.start && sketch.place.end <= place.end;
    let role = named
        .and_then(|named| named.role)
        .or_else(|| fact.parts.iter().find(|part| inside(&part.place)).map(|part| part.role));
    for (name, wanted) in [
        ("of-subject", Role::Subject),
        ("of-object", Role::Object),
        ("of-complement", Role::Complement),
        ("of-agent", Role::Agent),
        ("of-time", Role::Time),
        ("of-place", Role::Place),
        ("of-other", Role::Other),
    ] {
        is(name, role == Some(wanted));
    }
    is("in-aside", fact.asides.iter().any(inside));
    is("is-key", fact.keys.contains(&sketch.place) && sketch.form == Form::Term);
    let is_key = fact.keys.contains(&sketch.place) && sketch.form == Form::Term;
    is("key-of-copular", is_key && matches!(fact.relation, Relation::Is(_)));
    is("key-alone", is_key && fact.names.is_empty());
    is(
        "key-of-whole",
        is_key
            && fact
                .parts
                .iter()
                .any(|part| part.place.end == sketch.place.end && sketch.place.start <= part.place.start + 4),
    );
    is("is-term", fact.terms.contains(&sketch.place));
    let thing = sketch.thing.map(|thing| &facts.things[thing]);
    for (name, kind) in [
        ("person", Kind::Person),
        ("place", Kind::Place),
        ("organisation", Kind::Organisation),
        ("event", Kind::Event),
        ("work", Kind::Work),
        ("other", Kind::Other),
    ] {
        is(name, thing.is_some_and(|thing| thing.kind == Some(kind)));
    }
    let class = sketch.thing.and_then(|thing| classes.get(thing));
    is("class-noun", matches!(class, Some(Class::Noun(_))));
    is("class-thing", matches!(class, Some(Class::Thing)));
    let whole = value.and_then(|value| match value.quantity {
        Quantity::Number(amount) => amount.low.as_whole(),
        _ => None,
    });
    is("large-number", whole.is_some_and(|number| number >= 1000));
    is("small-number", whole.is_some_and(|number| number <= 12));
    is("counts", value.is_some_and(|value| value.counted.is_some()));
    is("measure", value.is_some_and(|value| matches!(value.quantity, Quantity::Measure { .. })));
    is("number", value.is_some_and(|value| matches!(value.quantity, Quantity::Number(_))));
    is(
        "money-or-share",
        value.is_some_and(|value| matches!(value.quantity, Quantity::Money { .. } | Quantity::Share(_))),
    );
    let subject = fact.part(Role::Subject);
    let subject_thing = subject.and_then(|part| part.thing).map(|thing| &facts.things[thing]);
    is("subject-named", subject_thing.is_some_and(|thing| !thing.names.is_empty()));
    is("subject-person", subject_thing.is_some_and(|thing| thing.kind == Some(Kind::Person)));
    is("copular", matches!(fact.relation, Relation::Is(_)));
    let is_kind = |kind| thing.is_some_and(|thing| thing.kind == Some(kind));
    for (name, form, kind) in [
        ("term-person", Form::Term, Kind::Person),
        ("term-place", Form::Term, Kind::Place),
        ("term-organisation", Form::Term, Kind::Organisation),
        ("term-event", Form::Term, Kind::Event),
        ("who-person", Form::Who, Kind::Person),
        ("who-place", Form::Who, Kind::Place),
        ("what-person", Form::What, Kind::Person),
    ] {
        is(name, sketch.form == form && is_kind(kind));
    }
    let is_of_name = subject_thing.is_some_and(|thing| !thing.names.is_empty());
    is("definition-of-term", sketch.form == Form::Definition && !is_of_name);
    is("reverse-of-term", sketch.form == Form::Reverse && !is_of_name);
    let said = subject.map(|part| fact.text(part).to_lowercase()).unwrap_or_default();
    let is_plural = subject.is_some_and(|part| part.number == Number::Plural);
    is("subject-plural", !is_of_name && is_plural);
    let counted = ["more ", "many ", "some ", "most ", "several ", "other ", "few ", "all ", "one of "];
    is("subject-counted", counted.iter().any(|word| said.starts_with(word)));
    let definite = said.starts_with("the ") && !is_of_name && !said.contains(" of ");
    is("subject-definite", definite);
    let date =
        fact.values.iter().find(|value| inside(&value.place) || inside_of(&value.place, &sketch.place));
    let is_day = date.is_some_and(|value| match value.quantity {
        Quantity::Date(when) => when.precision() == Precision::Day,
        _ => false,
    });
    is("asks-day", is_day && sketch.form == Form::When);
    is("mentioned-once", thing.is_some_and(|thing| thing.mentions == 1));
    let group = match &fact.relation {
        Relation::Is(group) | Relation::Does(group) => Some(group),
        Relation::StandsFor => None,
    };
    is("passive", group.is_some_and(|group| group.is_passive));
    is("event-verb", group.is_some_and(|group| EVENTS.contains(&group.verb.as_str())));
    is("weak-verb", group.is_some_and(|group| WEAK.contains(&group.verb.as_str())));
    is("stale", fact.may_be_stale);
    is("whole", fact.traits.is_whole);
    is("added", fact.traits.is_added);
    let rest = |place: &std::ops::Range<usize>| !inside(place) && *place != sketch.place;
    is(
        "has-date",
        fact.values.iter().any(|value| rest(&value.place) && matches!(value.quantity, Quantity::Date(_))),
    );
    is(
        "has-number",
        fact.values.iter().any(|value| rest(&value.place) && !matches!(value.quantity, Quantity::Date(_))),
    );
    is("has-name", fact.names.iter().any(|named| rest(&named.place)));
    is("starts", sketch.place.start == 0);
    let lower = fact.says.to_lowercase();
    is(
        "first",
        [" first ", " only ", " largest ", " oldest ", " last ", " main ", " capital "]
            .iter()
            .any(|word| lower.contains(word)),
    );
    is("context", sketch.has_context);
    is("opens-paragraph", fact.opens_paragraph);
    let part = fact.parts.iter().find(|part| inside(&part.place));
    is(
        "whole-part",
        part.is_some_and(|part| {
            part.place.end == sketch.place.end && sketch.place.start <= part.place.start + 12
        }),
    );
    let is_rival =
        |named: &crate::facts::Named| facts.things[named.thing].kind == thing.and_then(|thing| thing.kind);
    let rivals = fact.names.iter().filter(|named| is_rival(named) && named.place != sketch.place).count();
    is("starts-with-time", fact.says.starts_with("In ") || fact.says.starts_with("On "));
    is("quotes", lower.contains(['“', '"']));
    is("stands-behind-front", Clause::of(fact).is_some_and(|clause| !clause.before(&[]).is_empty()));
    let prompt = match &sketch.asks {
        Asks::Question { prompt, .. } | Asks::Order { prompt, .. } => prompt.chars().count(),
        Asks::Gap { before, after, .. } => before.chars().count() + after.chars().count(),
        Asks::Sides { front, back } => front.chars().count() + back.chars().count(),
        Asks::Statement { says, .. } => says.chars().count(),
    };
    let answer = match &sketch.asks {
        Asks::Question { answers, .. } | Asks::Gap { answers, .. } => answers[0].split(' ').count(),
        Asks::Sides { back, .. } => back.split(' ').count(),
        Asks::Statement { .. } | Asks::Order { .. } => 1,
    };
    let mut amount = |name: &'static str, value: f64| features.push((name, value));
    amount("rivals", if thing.is_some() { rivals.min(4) as f64 } else { 0.0 });
    amount("commas", fact.says.matches(',').count().min(5) as f64);
    let known: Vec<f64> =
        fact.names.iter().map(|named| (facts.things[named.thing].mentions as f64).ln_1p()).collect();
    amount("centrality", if known.is_empty() { 0.0 } else { known.iter().sum::<f64>() / known.len() as f64 });
    amount("length", prompt as f64 / 100.0);
    amount("long", (prompt as f64 / 100.0 - 1.2).max(0.0));
    amount("short", (0.5 - prompt as f64 / 100.0).max(0.0));
    amount("answer-words", (answer as f64).min(12.0) / 4.0);
    let rare_of_answer = fact.technical.iter().filter(|place| inside_of(place, &sketch.place)).count();
    amount("rare-in-answer", if thing.is_none() { rare_of_answer.min(2) as f64 } else { 0.0 });
    amount("technical", fact.technical.len().min(4) as f64);
    amount("anchors", sketch.anchors.min(5) as f64 / 2.0);
    amount("one-anchor", f64::from(u8::from(sketch.anchors <= 1)));
    amount("clauses", fact.traits.clauses.min(4) as f64);
    amount("joined", fact.traits.joined.min(4) as f64);
    amount("definites", fact.traits.definites.min(4) as f64);
    amount("pronouns", fact.traits.pronouns.min(3) as f64);
    amount("resolved", fact.resolved.len().min(3) as f64);
    amount("parts", fact.parts.len().min(8) as f64 / 4.0);
    amount("mentions", thing.map_or(0.0, |thing| (thing.mentions as f64).ln_1p()));
    amount("subject-mentions", subject_thing.map_or(0.0, |thing| (thing.mentions as f64).ln_1p()));
    features.retain(|(_, value)| *value != 0.0);
    features
}

/// Whether a place stands within another.
fn inside_of(place: &std::ops::Range<usize>, outer: &std::ops::Range<usize>) -> bool {
    outer.start <= place.start && place.end <= outer.end
}

/// Verbs of events that happen once: what is worth knowing by heart.
const EVENTS: &[&str] = &[
    "abolish",
    "adopt",
    "annex",
    "appoint",
    "arrest",
    "assassinate",
    "award",
    "bear",
    "become",
    "begin",
    "build",
    "capture",
    "complete",
    "conquer",
    "coin",
    "create",
    "declare",
    "defeat",
    "design",
    "destroy",
    "develop",
    "die",
    "discover",
    "dissolve",
    "elect",
    "end",
    "establish",
    "explore",
    "found",
    "gain",
    "identify",
    "introduce",
    "invade",
    "invent",
    "kill",
    "land",
    "launch",
    "lead",
    "merge",
    "name",
    "open",
    "organize",
    "overthrow",
    "paint",
    "pass",
    "patent",
    "prove",
    "publish",
    "ratify",
    "receive",
    "release",
    "replace",
    "settle",
    "sign",
    "start",
    "succeed",
    "surrender",
    "unify",
    "win",
    "write",
];

/// Verbs that say little.
const WEAK: &[&str] = &[
    "allow",
    "attempt",
    "bring",
    "change",
    "come",
    "continue",
    "demonstrate",
    "do",
    "enable",
    "experience",
    "face",
    "find",
    "follow",
    "get",
    "give",
    "go",
    "have",
    "help",
    "include",
    "involve",
    "keep",
    "make",
    "need",
    "play",
    "provide",
    "put",
    "reach",
    "reflect",
    "remain",
    "require",
    "result",
    "see",
    "serve",
    "set",
    "show",
    "suffer",
    "suggest",
    "support",
    "take",
    "try",
    "turn",
    "use",
    "want",
    "work",
];
