//! A draft as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Made;
use super::source::Lines;
use crate::generate::{Candidate, Draft, Form, Texts};

#[derive(Serialize)]
struct Output<'m> {
    title: &'m str,
    sentences: usize,
    facts: usize,
    cards: Vec<Row<'m>>,
}

/// A card with all that is known of it.
#[derive(Serialize)]
struct Row<'m> {
    form: Form,
    /// Gaps in brackets.
    prompt: String,
    answer: String,
    /// All answers that count.
    accepts: Vec<String>,
    /// The wrong choices.
    choices: Vec<String>,
    score: f64,
    /// What the score rests on.
    features: BTreeMap<&'m str, f64>,
    /// The ids of the fact and of the card within it.
    fact: &'m str,
    card: Option<&'m str>,
    says: &'m str,
    corrects: Option<&'m str>,
    sentence: &'m str,
    heading: Option<&'m str>,
    /// The bytes of the sentence in the file, or in what a web page shows.
    span: [usize; 2],
    line: usize,
}

/// The draft as JSON, best card first.
pub fn of(made: &Made) -> String {
    let lines = made.source.lines();
    let output = Output {
        title: &made.source.title,
        sentences: made.facts.sentences.len(),
        facts: made.facts.facts.len(),
        cards: made.draft.cards.iter().filter_map(|card| row(made, &made.draft, card, &lines)).collect(),
    };
    // Texts and numbers always have their JSON.
    serde_json::to_string_pretty(&output).unwrap_or_default()
}

fn row<'m>(made: &Made, draft: &'m Draft, candidate: &'m Candidate, lines: &Lines) -> Option<Row<'m>> {
    let fact = draft.facts.get(candidate.fact)?;
    let texts = Texts::of(&candidate.card);
    let place = made.source.article.origin(fact.span);
    Some(Row {
        form: candidate.form,
        answer: texts.answer().to_owned(),
        prompt: texts.prompt,
        accepts: texts.answers,
        choices: texts.choices,
        score: candidate.score,
        features: candidate.features.iter().map(|(name, value)| (name.as_ref(), *value)).collect(),
        fact: fact.id.as_str(),
        card: candidate.card.common().id.map(|id| id.as_str()),
        says: &fact.says,
        corrects: fact.corrects.as_deref(),
        sentence: &fact.sentence,
        heading: fact.heading.as_deref(),
        span: [place.start, place.end],
        line: lines.of(fact.span),
    })
}
