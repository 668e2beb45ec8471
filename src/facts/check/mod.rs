//! Holding articles against reference facts: what is wrong, what has ended, what contradicts itself.
//!
//! [`check`] looks at every sentence, whether or not a fact could be read from it. It says little rather
//! than something that is not so: where it cannot tell whom a sentence means, what it denies or when it
//! was, it is silent.
//!
//! | file | what it does |
//! |---|---|
//! | `tree` | a sentence as a tree, its dates |
//! | `names` | which noun phrases speak of a thing of the reference |
//! | `claim` | the events that a sentence claims |
//! | `book` | the reference's facts, by action and thing |
//! | `event` | a claimed event against the facts |
//! | `present` | what is told as present against what has ended |
//! | `contradiction` | a claimed event against the others of the articles |

mod book;
mod claim;
mod contradiction;
mod event;
mod finding;
mod names;
mod present;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::HashSet;

use jiff::civil::Date;

use super::reference::{Reference, day};
use crate::language::mentions::Mentions;
use crate::language::{Sentence, Span};
use book::Book;
use names::Names;
use tree::Tree;

pub use finding::{Fault, Finding, Place};

/// An article as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// In the order of the article.
    pub sentences: &'a [Sentence],
    pub mentions: &'a Mentions,
}

/// A statement of an article that a reference fact agrees with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Confirmed {
    pub place: Place,
    /// The place of the fact in [`Reference::facts`].
    pub fact: usize,
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// In the order of the articles.
    pub findings: Vec<Finding>,
    /// Likewise.
    pub confirmed: Vec<Confirmed>,
    /// Sentences, likewise, with a subject that names something which is there no more: what such a sentence tells as
    /// present is so no more, whatever it is. "MINUSMA's mandate encompasses …"
    pub of_ended: Vec<Place>,
}

/// What a reference says of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<'r> {
    /// Nothing.
    Unknown,
    /// That it is right, as far as these facts go, by their places in [`Reference::facts`].
    Confirmed(Vec<usize>),
    /// That it is not.
    Wrong(&'r Finding),
}

impl Report {
    /// What is known of the sentence with this span: no card may be made of one that is wrong.
    pub fn verdict(&self, article: usize, sentence: Span) -> Verdict<'_> {
        let is_here = |place: &Place| (place.article, place.sentence) == (article, sentence);
        let first = |place: &Place| (place.article, place.sentence.start) < (article, sentence.start);
        let from = self.findings.partition_point(|finding| first(&finding.place));
        if let Some(finding) = self.findings[from..].first().filter(|finding| is_here(&finding.place)) {
            return Verdict::Wrong(finding);
        }
        let from = self.confirmed.partition_point(|confirmed| first(&confirmed.place));
        let here = self.confirmed[from..].iter().take_while(|confirmed| is_here(&confirmed.place));
        let facts: Vec<usize> = here.map(|confirmed| confirmed.fact).collect();
        if facts.is_empty() { Verdict::Unknown } else { Verdict::Confirmed(facts) }
    }
}

/// Holds articles against reference facts, and against each other. What has ended by `today` may not be
/// told as present.
pub fn check(articles: &[Reading<'_>], reference: &Reference, today: Date) -> Report {
    let mut report = Report::default();
    // There is no article from before our era.
    let Some(today) = day(today) else { return report };
    let book = Book::new(reference, &today);
    let mut told = contradiction::Told::default();
    for (number, article) in articles.iter().enumerate() {
        let names = Names::new(article, &reference.terms);
        for (at, sentence) in article.sentences.iter().enumerate() {
            let tree = Tree::new(sentence);
            let place = |span: Span| Place { article: number, sentence: sentence.span, span };
            let things = |token: usize| names.of(article, at, token);
            let is_over = |token: &usize| things(*token).iter().any(|thing| book.ended(*thing).is_some());
            if in_subjects(sentence).any(|token| is_over(&token)) {
                report.of_ended.push(place(sentence.span));
            }
            for claim in claim::claims(&tree) {
                let outcome = event::judge(&tree, &claim, &things, &book, reference);
                match outcome {
                    Some(event::Outcome::Agrees(fact)) => {
                        report.confirmed.push(Confirmed { place: place(claim.span), fact });
                    }
                    Some(event::Outcome::Differs { fault, span }) => {
                        report.findings.push(Finding { place: place(span), fault });
                    }
                    None => {}
                }
                let key = |token| contradiction::key(article, at, token, &things);
                if let Some(fault) = told.add(&tree, &claim, key, place) {
                    report.findings.push(Finding { place: place(claim.span), fault });
                }
            }
            for stated in present::states(&tree, &things, &book, reference, &today) {
                match stated {
                    present::Stated::Holds { fact, span } => {
                        report.confirmed.push(Confirmed { place: place(span), fact });
                    }
                    present::Stated::Ended { fact, span } => {
                        report.findings.push(Finding { place: place(span), fault: Fault::Ended { fact } });
                    }
                }
            }
        }
    }
    report.tidy();
    report
}

/// The tokens that stand in the subject of a clause.
fn in_subjects(sentence: &Sentence) -> impl Iterator<Item = usize> {
    let tokens = &sentence.tokens;
    (0..tokens.len()).filter(move |at| {
        std::iter::successors(Some(*at), |at| tokens[*at].head).any(|at| tokens[at].relation.is_subject())
    })
}

impl Report {
    /// Says each thing once, and of contradictions only those that the reference does not decide.
    fn tidy(&mut self) {
        let decided: HashSet<(usize, Span)> = self
            .findings
            .iter()
            .filter(|finding| !finding.fault.is_contradiction())
            .map(|finding| &finding.place)
            .chain(self.confirmed.iter().map(|confirmed| &confirmed.place))
            .map(|place| (place.article, place.sentence))
            .collect();
        self.findings.retain(|finding| {
            let here = (finding.place.article, finding.place.sentence);
            !finding.fault.is_contradiction() || !decided.contains(&here)
        });
        self.findings.sort_by_key(|finding| finding.place);
        let mut seen = HashSet::new();
        self.findings.retain(|finding| {
            let Place { article, sentence, .. } = finding.place;
            seen.insert((article, sentence, finding.fault.fact()))
        });
        let wrong: HashSet<(usize, Span)> =
            self.findings.iter().map(|finding| (finding.place.article, finding.place.sentence)).collect();
        self.confirmed.sort_by_key(|confirmed| (confirmed.place, confirmed.fact));
        let mut seen = HashSet::new();
        self.confirmed.retain(|confirmed| {
            let Place { article, sentence, .. } = confirmed.place;
            !wrong.contains(&(article, sentence)) && seen.insert((article, sentence, confirmed.fact))
        });
    }
}
