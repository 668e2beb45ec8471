//! What `griot check --json` prints; `decks/check.schema.json` describes it.

use std::io::{self, Write};

use serde::Serialize;

use super::Tally;
use super::mend::Mended;
use super::report::Report;
use crate::cli::failure::Failure;
use crate::deck::{Diagnostic, LineIndex};
use crate::text::safe_json;

/// The version of the layout; it is raised when a reader of it has to change.
const VERSION: u32 = 1;

/// Findings as JSON, written when all are there.
#[derive(Debug, Default)]
pub struct Json {
    files: Vec<File>,
}

impl Report for Json {
    fn problem(&mut self, name: &str, problem: &str) -> Result<(), Failure> {
        self.files.push(File {
            path: name.to_owned(),
            problem: Some(problem.to_owned()),
            diagnostics: Vec::new(),
        });
        Ok(())
    }

    fn deck(&mut self, name: &str, text: &str, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
        let index = LineIndex::new(text);
        let diagnostics = diagnostics.iter().map(|diagnostic| Found::new(diagnostic, text, &index)).collect();
        self.files.push(File { path: name.to_owned(), problem: None, diagnostics });
        Ok(())
    }

    fn mended(&mut self, _: &Mended) -> Result<(), Failure> {
        Ok(())
    }

    fn end(&mut self, tally: &Tally) -> Result<(), Failure> {
        let output = Output {
            version: VERSION,
            files: &self.files,
            decks: tally.decks,
            cards: tally.cards,
            errors: tally.errors,
            warnings: tally.warnings,
            fixed: tally.fixed,
            ids: tally.ids,
        };
        let json = serde_json::to_string_pretty(&output).map_err(io::Error::from)?;
        Ok(writeln!(io::stdout(), "{}", safe_json(&json))?)
    }
}

/// Everything that was found in everything that was checked.
#[derive(Debug, Serialize)]
struct Output<'r> {
    version: u32,
    files: &'r [File],
    decks: usize,
    cards: usize,
    errors: usize,
    warnings: usize,
    /// With --fix: mistakes mended, and ids written.
    fixed: usize,
    ids: usize,
}

/// A file, and what was found in it.
#[derive(Debug, Serialize)]
struct File {
    path: String,
    /// Why the file could not be read, or that the folder holds no deck.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    diagnostics: Vec<Found>,
}

/// A mistake.
#[derive(Debug, Serialize)]
struct Found {
    severity: &'static str,
    code: &'static str,
    message: String,
    #[serde(flatten)]
    at: Stretch,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Elsewhere>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mend>,
}

/// Lines and columns count from 1, columns in characters; offsets count bytes of the file's text from
/// 0. Ends are exclusive.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Stretch {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// Another place that a mistake has to do with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Elsewhere {
    label: String,
    #[serde(flatten)]
    at: Stretch,
}

/// What to write in place of a stretch.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Mend {
    replacement: String,
    /// Whether nothing else can be meant: then --fix writes it.
    is_sure: bool,
    #[serde(flatten)]
    at: Stretch,
    /// The line as it would be, where the mend stays within one.
    #[serde(skip_serializing_if = "Option::is_none")]
    line_mended: Option<String>,
}

impl Found {
    fn new(diagnostic: &Diagnostic, text: &str, index: &LineIndex<'_>) -> Found {
        let at = |span: &std::ops::Range<usize>| {
            let (start, end) = (index.place(span.start), index.place(span.end));
            Stretch {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                start: span.start,
                end: span.end,
            }
        };
        Found {
            severity: diagnostic.severity.name(),
            code: diagnostic.code.name(),
            message: diagnostic.message.clone(),
            at: at(&diagnostic.span),
            label: diagnostic.label.clone(),
            help: diagnostic.help.clone(),
            related: diagnostic
                .related
                .as_ref()
                .map(|related| Elsewhere { label: related.label.clone(), at: at(&related.span) }),
            fix: diagnostic.fix.as_ref().map(|fix| Mend {
                replacement: fix.replacement.clone(),
                is_sure: fix.is_sure,
                at: at(&fix.span),
                line_mended: fix.line(text, index),
            }),
        }
    }
}
