//! `griot verify`: articles held against reference facts, and against each other.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::check::style;
use super::environment::Clock;
use super::failure::Failure;
use super::generate::Source;
use super::input::text_of;
use super::reference;
use super::settings::Settings;
use crate::deck::{Code, Diagnostic, LineIndex, draw};
use crate::facts::check::{Fault, Finding, Place, Reading, Report, check};
use crate::facts::reference::{Known, Reference};
use crate::language::mentions::{Mentions, mentions};
use crate::language::{English, Sentence};
use crate::text::{count, safe_json};

/// Find claims of articles that are wrong, out of date or contradict each other
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// English articles: text, Markdown or web pages, in UTF-8; - for what is piped in
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// What is known to be so; without it, only what contradicts itself is found
    #[arg(long, value_name = "FACTS.ron")]
    reference: Option<PathBuf>,
    /// As JSON, for other programs
    #[arg(long)]
    json: bool,
}

/// An article, read.
struct Article<'t> {
    source: Source<'t>,
    sentences: Vec<Sentence>,
    mentions: Mentions,
}

/// Runs `griot verify`. Fails when something was found.
pub fn run(args: &VerifyArgs) -> Result<(), Failure> {
    let reference = args.reference.as_deref().map(reference::read).transpose()?.unwrap_or_default();
    let english = English::embedded()?;
    let texts = args.articles.iter().map(|path| text_of(path)).collect::<Result<Vec<String>, _>>()?;
    let read = |(path, text)| -> Result<Article, Failure> {
        let source = Source::read(path, text)?;
        let sentences: Vec<Sentence> = english.read(source.article.text()).collect();
        let mentions = mentions(&sentences);
        Ok(Article { source, sentences, mentions })
    };
    let articles = args.articles.iter().map(PathBuf::as_path).zip(texts.iter().map(String::as_str)).map(read);
    let articles = articles.collect::<Result<Vec<Article>, Failure>>()?;
    let readings: Vec<Reading> = articles
        .iter()
        .map(|article| Reading { sentences: &article.sentences, mentions: &article.mentions })
        .collect();
    let clock = Clock::find()?;
    let today = clock.calendar(&Settings::default()).day(clock.now()).date();
    let report = check(&readings, &reference, today);
    let teller = Teller { articles: &articles, reference: &reference, report: &report };
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", safe_json(&format!("{:#}", teller.json())))?;
    } else {
        teller.tell(&mut out)?;
    }
    if report.findings.is_empty() { Ok(()) } else { Err(Failure::Told) }
}

struct Teller<'a> {
    articles: &'a [Article<'a>],
    reference: &'a Reference,
    report: &'a Report,
}

impl Article<'_> {
    /// What its lines are counted in: the file, or what a web page shows.
    fn lines(&self) -> &str {
        self.source.article.source()
    }

    /// Where a place in its prose stands in its lines.
    fn origin(&self, place: &Place) -> Range<usize> {
        self.source.article.origin(place.span)
    }
}

impl Teller<'_> {
    /// Every finding on the article's own lines, and a summary.
    fn tell(&self, out: &mut (impl Write + IsTerminal)) -> io::Result<()> {
        let style = style(out.is_terminal());
        for (number, article) in self.articles.iter().enumerate() {
            let here = self.report.findings.iter().filter(|finding| finding.place.article == number);
            let diagnostics: Vec<Diagnostic> = here.map(|finding| self.diagnostic(finding)).collect();
            if !diagnostics.is_empty() {
                writeln!(
                    out,
                    "{}\n",
                    draw(&diagnostics, &article.source.name, article.lines(), style).trim_end()
                )?;
            }
        }
        let (wrong, ended, contradictions) = self.tally();
        let verb =
            |number: usize, one: &'static str, more: &'static str| if number == 1 { one } else { more };
        let mut parts = vec![
            format!("{} {} wrong", count(wrong, "claim"), verb(wrong, "is", "are")),
            format!("{ended} {} ended", verb(ended, "has", "have")),
        ];
        if contradictions > 0 {
            parts.push(format!(
                "{contradictions} {} another",
                verb(contradictions, "contradicts", "contradict")
            ));
        }
        writeln!(out, "{}, {} confirmed.", parts.join(", "), self.report.confirmed.len())
    }

    /// How many are wrong, have ended, contradict another.
    fn tally(&self) -> (usize, usize, usize) {
        let count = |is_it: fn(&Fault) -> bool| {
            self.report.findings.iter().filter(|finding| is_it(&finding.fault)).count()
        };
        let ended = count(|fault| matches!(fault, Fault::Ended { .. }));
        let contradictions = count(|fault| matches!(fault, Fault::OtherDate { .. }));
        (self.report.findings.len() - ended - contradictions, ended, contradictions)
    }

    fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let code = match finding.fault {
            Fault::Swapped { .. } => Code::RoleSwap,
            Fault::OtherParty { .. } => Code::OtherParty,
            Fault::WrongDate { .. } => Code::WrongDate,
            Fault::Ended { .. } => Code::Ended,
            Fault::OtherDate { .. } => Code::Contradiction,
        };
        let article = &self.articles[finding.place.article];
        let span = article.origin(&finding.place);
        let diagnostic = Diagnostic::error(code, span, finding.message(self.reference));
        match &finding.fault {
            Fault::OtherDate { other, other_date, .. } if other.article == finding.place.article => {
                diagnostic
                    .with_related(article.origin(other), format!("{other_date} here"))
                    .with_help("look up which is right, and add it to the reference facts")
            }
            Fault::OtherDate { other, .. } => {
                diagnostic.with_help(format!("the other is at {}", self.position(other)))
            }
            fault => match fault.fact() {
                Some(fact) => diagnostic.with_help(self.says(&self.reference.facts[fact])),
                None => diagnostic,
            },
        }
    }

    /// What is known, and by whose authority.
    fn says(&self, known: &Known) -> String {
        match self.reference.citation(known) {
            Some(citation) => format!("{} ({citation})", known.says),
            None => known.says.clone(),
        }
    }

    /// `name:line:column`
    fn position(&self, place: &Place) -> String {
        let article = &self.articles[place.article];
        let at = LineIndex::new(article.lines()).place(article.origin(place).start);
        format!("{}:{}:{}", article.source.name, at.line, at.column)
    }

    fn json(&self) -> Value {
        let lines: Vec<LineIndex> =
            self.articles.iter().map(|article| LineIndex::new(article.lines())).collect();
        let at = |place: &Place| {
            let article = &self.articles[place.article];
            let start = lines[place.article].place(article.origin(place).start);
            let text = article.source.article.text().get(place.span.start..place.span.end);
            json!({
                "article": article.source.name, "line": start.line, "column": start.column, "text": text,
            })
        };
        let known = |fact: usize| {
            let known = &self.reference.facts[fact];
            json!({ "says": known.says, "authority": self.reference.citation(known) })
        };
        let findings = self.report.findings.iter().map(|finding| {
            let other = match &finding.fault {
                Fault::OtherDate { other, .. } => Some(at(other)),
                _ => None,
            };
            json!({
                "kind": finding.fault.name(),
                "message": finding.message(self.reference),
                "at": at(&finding.place),
                "fact": finding.fault.fact().map(known),
                "other": other,
            })
        });
        let confirmed = self.report.confirmed.iter();
        let confirmed =
            confirmed.map(|confirmed| json!({ "at": at(&confirmed.place), "fact": known(confirmed.fact) }));
        json!({ "findings": findings.collect::<Vec<_>>(), "confirmed": confirmed.collect::<Vec<_>>() })
    }
}
