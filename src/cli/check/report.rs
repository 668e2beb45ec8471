//! How findings are told to a person; the layout for programs is next door.

use std::io::{self, IsTerminal, Write};

use super::mend::Mended;
use super::{Mending, Tally};
use crate::ask::{columns, is_dumb};
use crate::cli::environment::has_colour;
use crate::cli::failure::Failure;
use crate::deck::{Diagnostic, Drawing, draw};
use crate::text::count;

/// Where findings go.
pub trait Report {
    /// A path that could not be checked.
    fn problem(&mut self, name: &str, problem: &str) -> Result<(), Failure>;

    /// A deck, and what was found in its text.
    fn deck(&mut self, name: &str, text: &str, diagnostics: &[Diagnostic]) -> Result<(), Failure>;

    /// What was mended in a deck, before it is told what is left.
    fn mended(&mut self, mended: &Mended) -> Result<(), Failure>;

    /// All was checked.
    fn end(&mut self, tally: &Tally) -> Result<(), Failure>;
}

/// Findings drawn on the lines of the decks.
pub struct Lines {
    style: Drawing,
    mending: Mending,
}

impl Lines {
    pub fn new(mending: Mending) -> Lines {
        Lines { style: style(io::stdout().is_terminal()), mending }
    }
}

impl Report for Lines {
    fn problem(&mut self, name: &str, problem: &str) -> Result<(), Failure> {
        Ok(writeln!(io::stdout(), "{name}: error: {problem}")?)
    }

    fn deck(&mut self, name: &str, text: &str, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
        if !diagnostics.is_empty() {
            writeln!(io::stdout(), "{}\n", draw(diagnostics, name, text, self.style).trim_end())?;
        }
        Ok(())
    }

    fn mended(&mut self, mended: &Mended) -> Result<(), Failure> {
        Ok(write!(io::stdout(), "{}", mended.told)?)
    }

    fn end(&mut self, tally: &Tally) -> Result<(), Failure> {
        let Tally { decks, errors, warnings, .. } = *tally;
        match self.mending {
            Mending::None => {}
            _ if tally.fixed + tally.ids == 0 => writeln!(io::stdout(), "Nothing has a sure mend.")?,
            Mending::Shown => writeln!(io::stdout(), "Nothing was changed: --dry-run only shows it.")?,
            Mending::Written => {}
        }
        writeln!(
            io::stdout(),
            "{} checked: {}, {}.",
            count(decks, "deck"),
            count(errors, "error"),
            count(warnings, "warning")
        )?;
        Ok(())
    }
}

/// Columns of a drawing that goes to no terminal.
const WIDTH: usize = 100;

/// How to draw mistakes.
pub fn style(is_terminal: bool) -> Drawing {
    Drawing {
        color: is_terminal && has_colour() && !is_dumb(),
        width: if is_terminal { columns().unwrap_or(WIDTH) } else { WIDTH },
    }
}
