//! Files of reference facts: read, or told what is wrong with them.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::check::style;
use super::failure::Failure;
use super::input::{name_of, text_of};
use crate::deck::{Code, Diagnostic, draw};
use crate::facts::reference::{self, Mistake, Problem, Reference};
use crate::text::count;

/// Reads a file of reference facts. Its mistakes are drawn on stderr.
pub fn read(path: &Path) -> Result<Reference, Failure> {
    let text = text_of(path)?;
    reference::read(&text).map_err(|mistakes| {
        let name = name_of(path);
        let diagnostics: Vec<Diagnostic> = mistakes.iter().map(diagnostic).collect();
        let mut err = io::stderr().lock();
        let style = style(err.is_terminal());
        // What cannot be shown cannot be told either.
        let _ = writeln!(err, "{}\n", draw(&diagnostics, &name, &text, style).trim_end());
        Failure::Reference { name, mistakes: count(mistakes.len(), "mistake") }
    })
}

fn diagnostic(mistake: &Mistake) -> Diagnostic {
    let code = match mistake.problem {
        Problem::Syntax { .. } => Code::Syntax,
        Problem::UnknownField { .. } => Code::UnknownField,
        Problem::MissingField { .. } => Code::MissingField,
        Problem::DuplicateField { .. } => Code::DuplicateField,
        Problem::NoText { .. } => Code::WrongType,
        Problem::Empty { .. } => Code::EmptyText,
        Problem::BadDate { .. } | Problem::UntilBeforeFrom => Code::BadDate,
        Problem::UnknownAuthority { .. } => Code::UnknownSource,
        Problem::BadId { .. } => Code::BadId,
        Problem::DuplicateId { .. } => Code::DuplicateId,
        Problem::SharedName { .. } => Code::SharedName,
    };
    let span = mistake.span.start..mistake.span.end;
    Diagnostic::error(code, span, mistake.to_string()).with_help(mistake.problem.hint())
}
