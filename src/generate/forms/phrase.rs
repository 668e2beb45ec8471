//! "What carries oxygen?", "What did the treaty end?", "What is fat broken down into?": questions for phrases
//! that are no names.

use std::ops::Range;

use super::subject::is_shared;
use super::{Article, Asks, Sketch, anchors, gone, points_elsewhere, whole_name};
use crate::facts::{Fact, Named, Part, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, lowered};
use crate::generate::words::{behind_article, is_in};
use crate::language::Kind;
use crate::language::forms::{Number, Tense, singular};
use crate::language::gazetteer::{Cue, cues};

/// Most words of a question: more are a riddle.
const LONGEST: usize = 24;

/// Fewest words of a question, and of names, dates and rare words in it.
const SHORTEST: usize = 5;
const FEWEST_ANCHORS: usize = 1;

/// Verbs whose object alone says little of what was done. Sorted.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "appear", "be", "become", "bring", "come", "cost", "do", "feature", "feel", "follow", "get",
    "give", "go", "have", "hold", "include", "involve", "keep", "know", "make", "mean", "need", "offer",
    "pay", "play", "put", "remain", "require", "say", "see", "seem", "serve", "set",
    "share", "show", "suffer", "take", "turn", "use", "want",
];

/// Verbs and the prepositions that lead to what they are about.
#[rustfmt::skip]
const LEADING: &[(&str, &str)] = &[
    ("base", "on"), ("belong", "to"), ("build", "of"), ("combine", "with"), ("compare", "to"),
    ("compose", "of"), ("consist", "of"), ("convert", "into"), ("convert", "to"), ("cover", "with"),
    ("depend", "on"), ("derive", "from"), ("divide", "into"), ("evolve", "from"), ("evolve", "into"),
    ("fill", "with"), ("focus", "on"), ("form", "from"), ("lead", "to"), ("make", "from"), ("make", "of"),
    ("name", "after"), ("originate", "from"), ("react", "with"), ("refer", "to"), ("rely", "on"),
    ("rest", "on"), ("result", "from"), ("result", "in"), ("specialize", "in"), ("stem", "from"),
    ("suffer", "from"), ("transform", "into"), ("turn", "into"),
];

/// Asks for each phrase that stands for itself and is no name.
pub(super) fn phrases(article: &Article, fact: &Fact) -> Vec<Sketch> {
    let Some(clause) = Clause::of(fact) else { return Vec::new() };
    let found = [subject(&clause), agent(&clause), object(&clause), completed(&clause), led_to(&clause)];
    let is_fit = |sketch: &Sketch| match &sketch.asks {
        Asks::Question { prompt, .. } => prompt.split(' ').count() <= LONGEST,
        _ => true,
    };
    let mut found: Vec<Sketch> = found.into_iter().flatten().filter(is_fit).collect();
    for sketch in &mut found {
        if let Asks::Question { prompt, answers } = &mut sketch.asks
            && let Some(class) = article.classes.of_term(&answers[answers.len() - 1])
            && let Some(rest) = prompt.strip_prefix("What ")
            && !rest.split([' ', '?']).any(|word| word == class)
        {
            *prompt = format!("Which {class} {rest}");
        }
    }
    found
}

/// "What carries oxygen in the blood?"
fn subject(clause: &Clause) -> Option<Sketch> {
    let fact = clause.fact;
    let place = whole(fact, clause.subject)?;
    if clause.subject.kind == Some(Kind::Organisation) || !is_worth_asking(clause) {
        return None;
    }
    // "What is a kind of gas?": many are.
    let is_one = || fact.part(Role::Complement).is_some_and(|part| fact.text(part).starts_with("the "));
    if matches!(fact.relation, Relation::Is(_)) && !is_one() {
        return None;
    }
    let wh = asking(fact, &place, clause.subject)?;
    // "What can call at the islands?": many can.
    if matches!(clause.group.tense, Tense::Modal(_)) && !clause.group.is_passive {
        return None;
    }
    // "What is named according to their ions?"
    let after = clause.after(&[]);
    if after.split([' ', ',']).any(|word| matches!(word, "their" | "they" | "them" | "themselves")) {
        return None;
    }
    // "Who was the civilization?"
    if matches!(fact.relation, Relation::Is(_)) && wh == "Who" {
        return None;
    }
    sketch(fact, place, clause.subject, clause.asks_subject(wh, Number::Singular, &[]))
}

/// "What pumps blood through the body?", of what a passive verb says.
fn agent(clause: &Clause) -> Option<Sketch> {
    let fact = clause.fact;
    let agent = fact.part(Role::Agent)?;
    let place = whole(fact, agent)?;
    if !clause.group.is_passive || agent.kind == Some(Kind::Organisation) || is_shared(fact, agent) {
        return None;
    }
    let wh = asking(fact, &place, agent)?;
    sketch(fact, place, agent, clause.asks_agent(wh, std::slice::from_ref(&agent.place)))
}

/// "What did the treaty end in 1848?"
fn object(clause: &Clause) -> Option<Sketch> {
    let fact = clause.fact;
    let object = fact.part(Role::Object)?;
    let place = asked(fact, object)?;
    let is_alone = fact.parts.iter().filter(|part| part.role == Role::Object).count() == 1
        && fact.part(Role::Complement).is_none();
    let is_thing =
        !matches!(object.kind, Some(Kind::Organisation)) && asking(fact, &place, object) == Some("What");
    // "what did the army charge up yelling?"
    let goes_on = fact.says[place.end..].split(' ').nth(1).is_some_and(|word| word.ends_with("ing"));
    let is_turned = clause.group.is_passive || clause.group.is_progressive;
    // "earned him the prize", "built Fort Amsterdam, a stone fort".
    let is_next = fact.part(Role::Verb)?.place.end + 1 == place.start;
    let is_told_apart = place.end < object.place.end && fact.says[place.end..].starts_with(',');
    if !is_alone
        || !is_next
        || is_told_apart
        || !is_thing
        || goes_on
        || is_turned
        || !is_worth_asking(clause)
        || clause.has_dangling_front()
    {
        return None;
    }
    let prompt = clause.asks("What", std::slice::from_ref(&place));
    sketch(fact, place, object, prompt)
}

/// "What did Jackson begin to practice?"
fn completed(clause: &Clause) -> Option<Sketch> {
    let fact = clause.fact;
    let mut parts = fact.parts.iter().filter(|part| part.role == Role::Complement);
    let part = parts.next().filter(|_| parts.next().is_none())?;
    let place = asked(fact, part)?;
    let is_clause = matches!(fact.relation, Relation::Does(_)) && place.end == part.place.end;
    // "asked Congress to declare war": "to do" stands behind an object, too.
    let verb = fact.says[part.place.start..place.start].split(' ').nth(1)?;
    if !is_clause || is_in(LIGHT, verb) || clause.has_dangling_front() {
        return None;
    }
    let prompt = clause.asks("What", std::slice::from_ref(&place));
    sketch(fact, place, part, prompt)
}

/// "What is fat broken down into?": the preposition stays where it is.
fn led_to(clause: &Clause) -> Option<Sketch> {
    let fact = clause.fact;
    let leads = |part: &&Part| {
        let preposition = part.preposition.as_deref().unwrap_or_default();
        LEADING.contains(&(clause.group.verb.as_str(), preposition)) && part.role == Role::Other
    };
    let part = fact.parts.iter().find(leads)?;
    let place = whole(fact, part)?;
    if asking(fact, &place, part) != Some("What") || clause.has_dangling_front() {
        return None;
    }
    let prompt = clause.asks("What", std::slice::from_ref(&place));
    sketch(fact, place, part, prompt)
}

/// "Who" or "what" asks for a phrase; none where that is not certain, or where any of many could be meant.
fn asking(fact: &Fact, place: &Range<usize>, part: &Part) -> Option<&'static str> {
    let text = &fact.says[place.clone()];
    let words: Vec<&str> = text.split(' ').collect();
    let heads = words.split(|word| *word == "of").next().unwrap_or_default();
    let head = singular(&heads.last()?.to_lowercase());
    let of_head = cues(&[&head])[0];
    let is_definite = words[0].eq_ignore_ascii_case("the");
    if of_head.has(Cue::Nationality) || cues(&[heads.last()?])[0].has(Cue::Nationality) {
        return is_definite.then_some("Who");
    }
    match (part.kind, of_head.has(Cue::Role)) {
        // "reformers", "an investor": of those there are many; "investment bankers" are told apart.
        (Some(Kind::Person), true) => {
            (is_definite || heads.len() > 1 && !words[0].eq_ignore_ascii_case("a")).then_some("Who")
        }
        // "Maggots are the larvae of flies": what they are tells what asks for them.
        (Some(Kind::Person), false) => {
            let complement =
                fact.part(Role::Complement).filter(|_| matches!(fact.relation, Relation::Is(_)))?;
            (part.role == Role::Subject && complement.kind? != Kind::Person).then_some("What")
        }
        _ => Some("What"),
    }
}

/// Whether the verb says enough of what is asked for.
fn is_worth_asking(clause: &Clause) -> bool {
    clause.group.is_passive
        || !is_in(LIGHT, &clause.group.verb)
        || matches!(clause.fact.relation, Relation::Is(_))
}

/// What may be asked for of a part that is no name.
fn asked(fact: &Fact, part: &Part) -> Option<Range<usize>> {
    let place = part.answer.clone()?;
    let after = &fact.says[place.end..];
    let is_cut = after.starts_with(['-', '’', '\'', '/']) || fact.says[..place.start].ends_with(['-', '/']);
    // People are asked for by name.
    let is_named = |named: &Named| named.place.end == place.end && named.is_phrase;
    let is_name = whole_name(fact, &place).is_some()
        || part.kind == Some(Kind::Person) && fact.names.iter().any(is_named);
    (!is_cut && !is_name).then_some(place)
}

/// The same, where nothing else stands in the part.
fn whole(fact: &Fact, part: &Part) -> Option<Range<usize>> {
    asked(fact, part).filter(|place| place.end == part.place.end)
}

/// None where the rest says too little of which one is meant.
fn sketch(fact: &Fact, place: Range<usize>, part: &Part, prompt: String) -> Option<Sketch> {
    let said = &fact.says[place.clone()];
    // "What reached its lowest point? Amsterdam's significance": whose it is belongs to the question.
    if said.contains("'s ") || said.contains("’s ") {
        return None;
    }
    let keeps_capital = fact.keeps_capital
        || cues(&[said.split([' ', '’', '\'']).next()?])[0].has_any(&[
            Cue::GivenName,
            Cue::Country,
            Cue::Nationality,
        ]);
    let said = if place.start == 0 && !keeps_capital { lowered(said) } else { said.to_owned() };
    let bare = behind_article(&said).map(str::to_owned);
    let answers = std::iter::once(said.clone()).chain(bare).collect();
    let anchors = anchors(fact, &gone(fact, &place));
    let is_told =
        anchors >= FEWEST_ANCHORS && prompt.split(' ').count() >= SHORTEST && !points_elsewhere(&prompt);
    let sketch =
        || Sketch::new(Form::What, Asks::Question { prompt, answers }, place, anchors).of(part.thing);
    is_told.then(sketch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(LIGHT.is_sorted() && LEADING.is_sorted());
    }
}
