//! A table of typed-in answers: the student, the variant, and an answer for each question.

use std::collections::HashMap;

use super::error::BadRow;
use crate::cli::named::folded;
use crate::paper::{Key, KeyVariant, mark};
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
pub fn mark_all(key: &Key, rows: &[Row], rules: &Rules) -> Marked {
    let mut marked = Marked::default();
    let mut lines: HashMap<String, usize> = HashMap::new();
    let head = rows.first().filter(|row| is_head(key, row));
    let order = head.and_then(|head| order(head.fields.get(2..)?));
    // Rows of nothing are what a spreadsheet leaves behind.
    let rows = rows.iter().filter(|row| !row.fields.iter().all(String::is_empty));
    for row in rows.skip(usize::from(head.is_some())) {
        let row = &order.as_deref().map_or_else(|| row.clone(), |order| sorted(row, order));
        match mark_one(key, row, rules, &lines) {
            Ok(attempt) => {
                lines.insert(folded(attempt.student.as_deref().unwrap_or_default()), row.line);
                marked.attempts.push(attempt);
            }
            Err(bad) => marked.skipped.push((row.line, bad)),
        }
    }
    marked
}

/// Whether a row names columns: its second field is no variant, and says so.
fn is_head(key: &Key, row: &Row) -> bool {
    let second = row.fields.get(1).map_or("", String::as_str);
    key.variant(second).is_none() && ["variant", "version", "paper"].contains(&second.to_lowercase().as_str())
}

/// Where the answer to each question stands among the columns of answers, if these are called by the
/// numbers of all questions: `3` or `Q3`. `None` where they are in order, or called otherwise.
fn order(columns: &[String]) -> Option<Vec<usize>> {
    let number = |column: &String| column.trim_start_matches(['q', 'Q']).parse::<usize>().ok();
    let numbers: Vec<usize> = columns.iter().map(number).collect::<Option<_>>()?;
    let order: Option<Vec<usize>> =
        (1..=numbers.len()).map(|question| numbers.iter().position(|number| *number == question)).collect();
    order.filter(|order| !order.is_sorted())
}

/// A row with its answers in the order of the questions. One that lacks some stays as it is, and is
/// told to have too few.
fn sorted(row: &Row, order: &[usize]) -> Row {
    let answers: Option<Vec<String>> = order.iter().map(|place| row.fields.get(place + 2).cloned()).collect();
    let Some(answers) = answers else { return row.clone() };
    let fields = row
        .fields
        .iter()
        .take(2)
        .cloned()
        .chain(answers)
        .chain(row.fields.iter().skip(order.len() + 2).cloned());
    Row { line: row.line, fields: fields.collect() }
}

fn mark_one(key: &Key, row: &Row, rules: &Rules, lines: &HashMap<String, usize>) -> Result<Attempt, BadRow> {
    let student = row.fields.first().map_or("", String::as_str);
    if student.is_empty() {
        return Err(BadRow::NoStudent);
    }
    if let Some(line) = lines.get(&folded(student)) {
        return Err(BadRow::Twice { student: student.to_owned(), line: *line });
    }
    let variant = variant(key, row.fields.get(1).map_or("", String::as_str))?;
    let typed = answers(row.fields.get(2..).unwrap_or_default(), variant.questions.len());
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

/// The answers of a row: a field for each, or all in one, with blanks between them or, where each is
/// one letter, without. Empty fields that a spreadsheet left behind the last one do not count.
fn answers(fields: &[String], questions: usize) -> Vec<String> {
    let [one] = fields else {
        let mut answers = fields.to_vec();
        while answers.len() > questions && answers.last().is_some_and(String::is_empty) {
            answers.pop();
        }
        return answers;
    };
    let words: Vec<String> = one.split_whitespace().map(str::to_owned).collect();
    if questions == 1 {
        vec![one.clone()]
    } else if words.len() == 1 && one.chars().count() == questions {
        one.chars().map(String::from).collect()
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_are_numbered_are_put_in_order() {
        let fields = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(order(&fields("Q2,q3,1")), Some(vec![2, 0, 1]));
        assert_eq!(order(&fields("1,2,3")), None);
        assert_eq!(order(&fields("answers")), None);
        assert_eq!(order(&fields("1,1,2")), None);
        let row = |text: &str| Row { line: 1, fields: fields(text) };
        assert_eq!(sorted(&row("Ada,A,B,C,A,x"), &[2, 0, 1]), row("Ada,A,A,B,C,x"));
        assert_eq!(sorted(&row("Ada,A,B"), &[2, 0, 1]), row("Ada,A,B"));
    }

    #[test]
    fn answers_stand_in_fields_or_in_one() {
        let of = |fields: &[&str], questions| {
            answers(&fields.iter().map(ToString::to_string).collect::<Vec<_>>(), questions)
        };
        assert_eq!(of(&["A", "", "", ""], 3), ["A", "", ""]);
        assert_eq!(of(&["A", "B"], 3), ["A", "B"]);
        assert_eq!(of(&["AB-"], 3), ["A", "B", "-"]);
        assert_eq!(of(&["A  BC T"], 3), ["A", "BC", "T"]);
        assert_eq!(of(&["New York"], 1), ["New York"]);
        assert_eq!(of(&[], 3), [""; 0]);
    }
}
