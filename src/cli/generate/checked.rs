//! An article held against reference facts.

use crate::cli::environment::Clock;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::deck::{Source, SourceId};
use crate::facts::check::{Finding, Reading, Report, check};
use crate::facts::reference::Reference;
use crate::generate::Outcome;
use crate::language::mentions::mentions;
use crate::language::{English, Sentence, Span};

/// What reference facts say of an article.
#[derive(Debug)]
pub struct Checked {
    pub reference: Reference,
    pub report: Report,
    /// What became of its wrong claims.
    pub outcome: Outcome,
}

/// What these reference facts say of a text.
pub fn report(english: &English, text: &str, reference: &Reference) -> Result<Report, Failure> {
    let sentences: Vec<Sentence> = english.read(text).collect();
    let mentions = mentions(&sentences);
    let clock = Clock::find()?;
    let today = clock.calendar(&Settings::default()).day(clock.now()).date();
    Ok(check(&[Reading { sentences: &sentences, mentions: &mentions }], reference, today))
}

impl Checked {
    /// What is wrong with a sentence.
    pub fn findings(&self, sentence: Span) -> impl Iterator<Item = &Finding> {
        let findings = &self.report.findings;
        let first = findings.partition_point(|finding| finding.place.sentence < sentence);
        findings[first..].iter().take_while(move |finding| finding.place.sentence == sentence)
    }

    /// Who knows, as sources of a deck beside its article.
    pub fn sources(&self) -> Vec<Source> {
        let sources = self.reference.authorities.iter().filter_map(|authority| {
            let id = SourceId::new(authority.id.as_str()).ok().filter(|id| *id != SourceId::article())?;
            Some(Source {
                id,
                title: authority.title.clone(),
                author: authority.author.clone(),
                date: authority.date.clone(),
                url: authority.url.clone(),
            })
        });
        sources.collect()
    }
}
