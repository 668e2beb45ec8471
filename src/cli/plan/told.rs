//! Plans on paper as wide as the terminal.

use std::io::{self, IsTerminal, Write, stdout};

use crate::ask::columns;
use crate::text::{safe, wrap};

/// Prints a text whose paragraphs are lines: they are wrapped where a terminal shows them, and tables,
/// whose columns stand two blanks apart, are left as they are.
pub fn tell(text: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    let width = if out.is_terminal() { columns() } else { None };
    for line in text.lines() {
        match width {
            Some(columns) if !line.contains("  ") => {
                for part in wrap(&safe(line), columns) {
                    writeln!(out, "{part}")?;
                }
            }
            _ => writeln!(out, "{}", safe(line))?,
        }
    }
    Ok(())
}
