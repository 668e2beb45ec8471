//! Marks as they are shown: a table in lines, with commas, and as JSON.

use std::io::{self, IsTerminal, Write};

use super::rows::Marked;
use crate::ask::columns;
use crate::quiz::Attempt;
use crate::text::csv::{inert, written};
use crate::text::{clip, count, safe, safe_json, safe_line, width};

/// Columns of what stands behind a name.
const FIGURES: usize = 25;
/// A name is not clipped to fewer columns than this.
const SHORTEST: usize = 8;

/// Prints the marks of a class, and their mean.
pub fn print(marked: &Marked) -> io::Result<()> {
    let mut out = io::stdout().lock();
    // In a pipe names stay whole.
    let columns = if out.is_terminal() { columns() } else { None };
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(FIGURES).max(SHORTEST));
    let name = |attempt: &Attempt| clip(&safe_line(name(attempt)), room).into_owned();
    let widest = marked.attempts.iter().map(|attempt| width(&name(attempt))).chain(["student".len()]).max();
    let widest = widest.unwrap_or_default();
    let gap = |text: &str| " ".repeat(widest.saturating_sub(width(text)));
    writeln!(out, "student{}  variant   score       %", gap("student"))?;
    for attempt in &marked.attempts {
        let name = name(attempt);
        let score = format!("{:.2}", attempt.score);
        let variant = attempt.variant.as_deref().unwrap_or_default();
        writeln!(out, "{name}{}  {variant:<7}  {score:>6}  {:>6.1}", gap(&name), attempt.percent())?;
    }
    let mean =
        marked.attempts.iter().map(|attempt| attempt.score).sum::<f64>() / marked.attempts.len() as f64;
    let of = marked.attempts.first().map_or(0, |attempt| attempt.out_of);
    writeln!(out, "\n{} marked; on average {mean:.2} of {of}.", count(marked.attempts.len(), "student"))
}

/// Prints them as a table for spreadsheets. Names of columns are for programs: they do not change.
pub fn print_csv(marked: &Marked) -> io::Result<()> {
    let mut table = written(["student", "variant", "score", "out_of", "percent"]);
    for attempt in &marked.attempts {
        let (score, percent) = (format!("{:.4}", attempt.score), format!("{:.1}", attempt.percent()));
        let variant = attempt.variant.as_deref().unwrap_or_default();
        let out_of = attempt.out_of.to_string();
        table += &written([&*inert(name(attempt)), &*inert(variant), &score, &out_of, &percent]);
    }
    io::stdout().write_all(safe(&table).as_bytes())
}

/// Prints them as JSON, with the lines that were left out.
pub fn print_json(marked: &Marked) -> io::Result<()> {
    let students = marked.attempts.iter().map(|attempt| {
        serde_json::json!({
            "student": attempt.student, "variant": attempt.variant, "score": attempt.score,
            "out_of": attempt.out_of, "percent": attempt.percent(),
        })
    });
    let skipped =
        marked.skipped.iter().map(|(line, bad)| serde_json::json!({ "line": line, "says": bad.to_string() }));
    let json = serde_json::json!({
        "students": students.collect::<Vec<_>>(), "skipped": skipped.collect::<Vec<_>>(),
    });
    writeln!(io::stdout(), "{}", safe_json(&format!("{json:#}")))
}

fn name(attempt: &Attempt) -> &str {
    attempt.student.as_deref().unwrap_or_default()
}
