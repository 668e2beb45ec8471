//! A table of typed-in answers: the student, the variant, and an answer for each question.

use std::collections::HashMap;

use super::columns::{BadColumns, Columns};
use super::error::BadRow;
use crate::cli::named::folded;
use crate::paper::{BadAnswer, Key, KeyVariant, mark};
use crate::quiz::{Attempt, Rules};
use crate::text::csv::Row;

/// What came of a table.
#[derive(Debug, Default)]
pub struct Marked {
    pub attempts: Vec<Attempt>,
    /// The lines that could not be marked, and why.
    pub skipped: Vec<(usize, BadRow)>,
}

/// Marks every row of a table. The first one may name the columns.
///
/// # Errors
/// When the names of the columns say no order of the questions.
pub fn mark_all(key: &Key, rows: &[Row], rules: &Rules) -> Result<Marked, BadColumns> {
    let mut marked = Marked::default();
    let mut lines: HashMap<String, usize> = HashMap::new();
    let columns = Columns::of(key, rows)?;
    // Rows of nothing are what a spreadsheet leaves behind.
    let filled = rows.iter().skip(usize::from(columns.is_named));
    for row in filled.filter(|row| !row.fields.iter().all(String::is_empty)) {
        match mark_one(key, &columns, row, rules, &lines) {
            Ok(attempt) => {
                lines.insert(folded(attempt.student.as_deref().unwrap_or_default()), row.line);
                marked.attempts.push(attempt);
            }
            Err(bad) => marked.skipped.push((row.line, bad)),
        }
    }
    Ok(marked)
}

fn mark_one(
    key: &Key,
    columns: &Columns,
    row: &Row,
    rules: &Rules,
    lines: &HashMap<String, usize>,
) -> Result<Attempt, BadRow> {
    let student = row.fields.first().map_or("", String::as_str);
    if student.is_empty() {
        return Err(BadRow::NoStudent);
    }
    if let Some(line) = lines.get(&folded(student)) {
        return Err(BadRow::Twice { student: student.to_owned(), line: *line });
    }
    let given = if columns.has_variants { row.fields.get(1).map_or("", String::as_str) } else { "" };
    let variant = variant(key, given)?;
    // An empty sheet says at least whose it is and which; a name alone may be anything.
    if row.fields.len() < 2 {
        return Err(BadAnswer::Count { found: 0, expected: variant.questions.len() }.into());
    }
    let typed = columns.answers(row, variant.questions.len());
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    Ok(mark(key, variant, student, &typed, rules)?)
}

fn variant<'k>(key: &'k Key, given: &str) -> Result<&'k KeyVariant, BadRow> {
    let names = || key.variants.iter().map(|variant| variant.name.as_str()).collect::<Vec<_>>().join(", ");
    match (given, key.variants.as_slice()) {
        ("", [only]) => Ok(only),
        ("", _) => Err(BadRow::NoVariant { names: names() }),
        (given, _) => {
            key.variant(given).ok_or_else(|| BadRow::Variant { given: given.to_owned(), names: names() })
        }
    }
}
