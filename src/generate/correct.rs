//! What reference facts say of an article, put into effect: no card teaches what goes against them.
//!
//! A sentence that was found wrong gives no card. What is known instead is read along with the
//! article, as a paragraph behind it, so that its cards are made like all others, from the same
//! things and with the same choices; they are then led back to the sentence that they correct. What
//! the reference confirms is cited as such.

use std::collections::{BTreeSet, HashSet};

use super::Draft;
use crate::deck::SourceId;
use crate::facts::check::{Fault, Finding, Report, Verdict};
use crate::facts::reference::{Known, Reference};
use crate::facts::{Fact, Facts};
use crate::language::Span;

/// An article and what is to be put in the place of what it claims wrongly.
#[derive(Debug)]
pub struct Corrections<'r> {
    reference: &'r Reference,
    report: &'r Report,
    /// The article's text, then what is known, a paragraph each.
    text: String,
    /// The length of the article's text.
    article: usize,
    corrected: Vec<Corrected<'r>>,
}

/// A claim, and what is known instead.
#[derive(Debug)]
struct Corrected<'r> {
    /// Where the paragraph of what is known ends.
    end: usize,
    known: &'r Known,
    finding: &'r Finding,
}

/// How many claims of an article go against reference facts, and what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Findings in all.
    pub wrong: usize,
    /// What is asked as it is known.
    pub corrected: usize,
}

impl<'r> Corrections<'r> {
    /// Of a report on this article alone.
    pub fn new(article: &str, reference: &'r Reference, report: &'r Report) -> Corrections<'r> {
        let mut text = article.to_owned();
        let mut corrected = Vec::new();
        let mut seen = HashSet::new();
        for finding in &report.findings {
            let Some(place) = finding.fault.fact() else { continue };
            let Some(known) = reference.facts.get(place) else { continue };
            if !seen.insert(place) {
                continue;
            }
            text.push_str("\n\n");
            text.push_str(known.says.trim());
            if !text.ends_with(['.', '!', '?']) {
                text.push('.');
            }
            corrected.push(Corrected { end: text.len(), known, finding });
        }
        Corrections { reference, report, text, article: article.len(), corrected }
    }

    /// What facts are to be read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Leaves out the facts of sentences that are wrong, or that contradict another, and what is told as present of
    /// something that is there no more.
    pub fn leave_out(&self, facts: &mut Facts) {
        let wrong = self.wrong();
        let of_ended: BTreeSet<Span> = self.report.of_ended.iter().map(|place| place.sentence).collect();
        let mut kept = Vec::with_capacity(facts.facts.len());
        for sentence in &mut facts.sentences {
            let first = kept.len();
            if !wrong.contains(&sentence.span) {
                let of_sentence = facts.facts.get(sentence.facts.clone()).unwrap_or_default();
                let is_over = |fact: &&Fact| fact.may_be_stale && of_ended.contains(&fact.source);
                kept.extend(of_sentence.iter().filter(|fact| !is_over(fact)).cloned());
            }
            sentence.facts = first..kept.len();
        }
        facts.facts = kept;
    }

    /// The sentences that no card may be made of.
    fn wrong(&self) -> BTreeSet<Span> {
        let findings = self.report.findings.iter();
        let sentences = findings.flat_map(|finding| {
            let other = match &finding.fault {
                Fault::OtherDate { other, .. } => Some(other.sentence),
                _ => None,
            };
            std::iter::once(finding.place.sentence).chain(other)
        });
        sentences.collect()
    }

    /// Leads facts that were read from what is known back to the article, and cites who says so.
    pub fn lead_back(&self, draft: &mut Draft, heading: &dyn Fn(usize) -> Option<String>) {
        let text = &self.text[..self.article];
        for fact in &mut draft.facts {
            if fact.span.start < self.article {
                if let Verdict::Confirmed(known) = self.report.verdict(0, fact.span) {
                    let known = known.iter().filter_map(|place| self.reference.facts.get(*place));
                    fact.authorities = distinct(known.filter_map(|known| self.authority(known)));
                }
                continue;
            }
            let place = self.corrected.partition_point(|corrected| corrected.end <= fact.span.start);
            let Some(Corrected { known, finding, .. }) = self.corrected.get(place) else { continue };
            fact.span = finding.place.sentence;
            fact.sentence = fact.span.of(text).to_owned();
            fact.heading = heading(fact.span.start);
            fact.corrects = Some(finding.corrects(text));
            fact.authorities = self.authority(known).into_iter().collect();
        }
        in_order(draft);
    }

    fn authority(&self, known: &Known) -> Option<SourceId> {
        let authority = self.reference.authorities.get(known.authority?)?;
        SourceId::new(authority.id.as_str()).ok()
    }

    /// What became of the claims, now that the draft is made.
    pub fn outcome(&self, draft: &Draft) -> Outcome {
        let corrected = draft.facts.iter().filter(|fact| fact.corrects.is_some());
        let corrected = corrected.map(|fact| fact.span).collect::<HashSet<Span>>().len();
        Outcome { wrong: self.report.findings.len(), corrected }
    }
}

/// Puts the facts into the order of the article again.
fn in_order(draft: &mut Draft) {
    let mut facts: Vec<_> = std::mem::take(&mut draft.facts).into_iter().enumerate().collect();
    facts.sort_by_key(|(_, fact)| fact.span.start);
    let mut places = vec![0; facts.len()];
    for (place, (before, _)) in facts.iter().enumerate() {
        places[*before] = place;
    }
    for card in &mut draft.cards {
        if let Some(place) = places.get(card.fact) {
            card.fact = *place;
        }
    }
    draft.facts = facts.into_iter().map(|(_, fact)| fact).collect();
}

/// Each id once, in their order.
fn distinct(ids: impl Iterator<Item = SourceId>) -> Vec<SourceId> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(id.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::FactId;
    use crate::deck::read_card;
    use crate::facts::check::{Confirmed, Place};
    use crate::facts::reference::read;
    use crate::generate::{Candidate, DraftFact, Form};
    use crate::language::English;

    const ARTICLE: &str = "The ford is old. The bridge opened in 1923. It was long. The dam broke.";

    const REFERENCE: &str = r#"Reference(
        authorities: [Source(id: "survey", title: "The survey"), Source(id: "map", title: "A map")],
        facts: [
            Known(subject: "the bridge", relation: "open", from: "1932", says: "The bridge opened in 1932",
                  authority: "survey"),
            Known(subject: "the dam", relation: "break", says: "The dam broke.", authority: "map"),
        ],
    )"#;

    fn span(text: &str) -> Span {
        let start = ARTICLE.find(text).unwrap();
        Span::new(start, start + text.len())
    }

    fn place(sentence: &str, words: &str) -> Place {
        Place { article: 0, sentence: span(sentence), span: span(words) }
    }

    /// The second sentence is wrong, and the fourth is confirmed.
    fn report(reference: &Reference) -> Report {
        let claimed = reference.facts[0].from.unwrap();
        let place_of = |words| place("The bridge opened in 1923.", words);
        let fault = Fault::WrongDate { fact: 0, claimed };
        let again = Fault::Ended { fact: 0 };
        Report {
            findings: vec![
                Finding { place: place_of("opened in 1923"), fault },
                Finding { place: place_of("1923"), fault: again },
            ],
            confirmed: vec![Confirmed { place: place("The dam broke.", "The dam broke"), fact: 1 }],
            of_ended: Vec::new(),
        }
    }

    fn fact(span: Span) -> DraftFact {
        DraftFact {
            id: FactId::new("f").unwrap(),
            says: "It is so.".to_owned(),
            sentence: String::new(),
            span,
            heading: None,
            corrects: None,
            authorities: Vec::new(),
        }
    }

    #[test]
    fn what_is_known_is_read_behind_the_article_once() {
        let reference = read(REFERENCE).unwrap();
        let report = report(&reference);
        let corrections = Corrections::new(ARTICLE, &reference, &report);
        assert_eq!(corrections.text(), format!("{ARTICLE}\n\nThe bridge opened in 1932."));
    }

    #[test]
    fn facts_lead_back_to_the_sentence_that_they_correct() {
        let reference = read(REFERENCE).unwrap();
        let report = report(&reference);
        let corrections = Corrections::new(ARTICLE, &reference, &report);
        let known = Span::new(ARTICLE.len() + 2, corrections.text().len());
        let facts = vec![fact(span("The ford is old.")), fact(span("The dam broke.")), fact(known)];
        let card = read_card(r#"Ask(q: "When did the bridge open?", a: "1932")"#).unwrap();
        let cards =
            vec![Candidate { form: Form::When, fact: 2, card, score: 0.9, features: Default::default() }];
        let mut draft = Draft { facts, cards, ..Draft::default() };
        corrections.lead_back(&mut draft, &|offset| Some(format!("at {offset}")));
        let ids = |fact: &DraftFact| fact.authorities.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(draft.facts.iter().map(ids).collect::<Vec<_>>(), [vec![], vec!["survey"], vec!["map"]]);
        let wrong = "The bridge opened in 1923.";
        let corrected = DraftFact {
            sentence: wrong.to_owned(),
            heading: Some(format!("at {}", span(wrong).start)),
            corrects: Some("The article says: “opened in 1923”.".to_owned()),
            authorities: draft.facts[1].authorities.clone(),
            ..fact(span(wrong))
        };
        assert_eq!((&draft.facts[1], draft.cards[0].fact), (&corrected, 1), "in the order of the article");
        assert_eq!(draft.facts[0], fact(span("The ford is old.")));
        assert_eq!(corrections.outcome(&draft), Outcome { wrong: 2, corrected: 1 });
    }

    #[test]
    fn a_wrong_sentence_gives_no_fact() {
        let article = "Portugal launched the Minho Railway in 1975. Spain built the Salas Dam in 1971. \
                       Italy founded the Turin Institute in 1984.";
        let mut facts = crate::facts::read(&English::embedded().unwrap(), article, None);
        let spans: Vec<Span> = facts.sentences.iter().map(|sentence| sentence.span).collect();
        assert!(facts.sentences.iter().all(|sentence| !sentence.facts.is_empty()));
        let reference = read(REFERENCE).unwrap();
        let when = reference.facts[0].from.unwrap();
        let place = |sentence: usize| Place { article: 0, sentence: spans[sentence], span: spans[sentence] };
        // Of two that contradict each other, nobody knows which is right.
        let fault = Fault::OtherDate { claimed: when, other: place(0), other_date: when };
        let findings = vec![Finding { place: place(2), fault }];
        let report = Report { findings, confirmed: Vec::new(), of_ended: Vec::new() };
        Corrections::new(article, &reference, &report).leave_out(&mut facts);
        assert!(facts.facts.iter().all(|fact| fact.source == spans[1]));
        let ranges: Vec<_> = facts.sentences.iter().map(|sentence| sentence.facts.clone()).collect();
        let count = facts.facts.len();
        assert_eq!((count > 0, ranges), (true, vec![0..0, 0..count, count..count]));
    }
}
