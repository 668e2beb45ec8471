//! A table of answers: a line for each student, a column for each question, 1 where the answer is
//! right and 0 where it is wrong.

use std::collections::HashSet;

use super::error::{AnalyzeError, Wrong};
use crate::cli::told::Mistake;
use crate::stats::items::{Given, Test};
use crate::text::csv::{Row, rows};

/// Adds the students of a table to a test. Columns are the questions of their names.
pub fn add(test: &mut Test, name: &str, text: &str) -> Result<(), AnalyzeError> {
    let name = || name.to_owned();
    let mut rows = rows(text).map_err(|source| AnalyzeError::NoTable { name: name(), source })?;
    let Some(first) = rows.first() else { return Err(AnalyzeError::Nothing { name: name() }) };
    let line = first.line;
    let named = if is_head(&first.fields) { Some(rows.remove(0).fields) } else { None };
    let has_names = has_names(named.as_deref(), &rows);
    if has_names {
        // Rows of nothing are what a spreadsheet leaves behind.
        rows.retain(|row| !row.fields.iter().all(String::is_empty));
    }
    let head = named.unwrap_or_else(|| {
        let columns = rows.first().map_or(0, |row| row.fields.len());
        (0..columns).map(|place| format!("q{}", place + usize::from(!has_names))).collect()
    });
    let questions = &head[usize::from(has_names)..];
    let mut seen = HashSet::new();
    if let Some(column) = questions.iter().find(|column| !seen.insert(column.as_str())) {
        return Err(AnalyzeError::TwiceNamed { name: name(), line, column: column.clone() });
    }
    if rows.is_empty() || questions.is_empty() {
        return Err(AnalyzeError::Nothing { name: name() });
    }
    let places: Vec<usize> = questions.iter().map(|question| test.question(question)).collect();
    let mut mistakes = Vec::new();
    for row in &rows {
        if let Err(wrong) = student(test, row, &head, has_names, &places) {
            mistakes.push(Mistake { line: row.line, wrong });
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(AnalyzeError::Lines { name: name(), mistakes }) }
}

fn student(
    test: &mut Test,
    row: &Row,
    head: &[String],
    has_names: bool,
    places: &[usize],
) -> Result<(), Wrong> {
    if row.fields.len() != head.len() {
        return Err(Wrong::Columns { found: row.fields.len(), expected: head.len() });
    }
    let (names, fields) = row.fields.split_at(usize::from(has_names));
    let columns = &head[usize::from(has_names)..];
    let given = fields.iter().zip(columns).map(|(field, column)| {
        cell(field).ok_or_else(|| Wrong::Credit { given: field.clone(), column: column.clone() })
    });
    let given: Vec<Given> = given.collect::<Result<_, _>>()?;
    let student = test.student(names.first().map_or("", String::as_str));
    for (place, given) in places.iter().zip(given) {
        test.answer(student, *place, given);
    }
    Ok(())
}

/// What a column of students is called; R gives the names of rows a column without a name.
const NAMES: [&str; 9] =
    ["", "student", "students", "name", "id", "student id", "student_id", "pupil", "learner"];

/// Whether a first row names the columns: it does when a field of it is no answer, or when the first
/// one says so. A student in the first column is no name of a column.
fn is_head(fields: &[String]) -> bool {
    let is_answer = |field: &String| cell(field).is_some();
    match fields {
        [only] => !is_answer(only),
        [first, rest @ ..] => !rest.iter().all(is_answer) || !first.is_empty() && is_called(first),
        [] => false,
    }
}

fn is_called(column: &str) -> bool {
    NAMES.contains(&column.to_lowercase().as_str())
}

/// Whether the first column says who the student is: it is called so, most of it are no answers, or
/// all of it are different and one is no answer, as the numbers 1 and 2 are.
fn has_names(head: Option<&[String]>, rows: &[Row]) -> bool {
    if head.and_then(<[String]>::first).is_some_and(|first| is_called(first)) {
        return true;
    }
    let firsts: Vec<&str> = rows.iter().filter_map(|row| row.fields.first()).map(String::as_str).collect();
    let no_credit = firsts.iter().filter(|first| cell(first).is_none()).count();
    let different = firsts.iter().collect::<HashSet<_>>().len();
    no_credit * 2 > rows.len() || no_credit > 0 && different == firsts.len() && different > 1
}

/// What a cell says of an answer; `None` where it says something else.
fn cell(field: &str) -> Option<Given> {
    let is_missing = ["", "na", "nan", "n/a", ".", "-"].contains(&field.to_lowercase().as_str());
    if is_missing {
        return Some(Given::Nothing);
    }
    let credit: f64 = match field.to_lowercase().as_str() {
        "true" => 1.0,
        "false" => 0.0,
        number => number.replace(',', ".").parse().ok()?,
    };
    (-1.0..=1.0).contains(&credit).then_some(Given::Credit(credit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::items::{Missing, analyze};

    /// The names of the questions, the scores of the students, and the missing answers.
    type Read = (Vec<String>, Vec<(String, f64)>, usize);

    fn read(text: &str) -> Result<Read, String> {
        let mut test = Test::default();
        add(&mut test, "f", text).map_err(|error| error.to_string())?;
        let analysis = analyze(&test, Missing::Wrong);
        Ok((
            analysis.items.iter().map(|item| item.name.clone()).collect(),
            analysis.students.into_iter().map(|student| (student.name, student.score)).collect(),
            analysis.items.iter().map(|item| item.unanswered).sum(),
        ))
    }

    #[test]
    fn tables_are_read_with_and_without_names() {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let scores = |scores: &[(&str, f64)]| {
            scores.iter().map(|(name, score)| ((*name).to_owned(), *score)).collect::<Vec<_>>()
        };
        for (text, questions, students, missing) in [
            ("\"q1\",\"q2\"\n1,0\n1,NA\n", &["q1", "q2"][..], &[("", 1.0), ("", 1.0)][..], 1),
            ("1,0\n,1\n", &["q1", "q2"], &[("", 1.0), ("", 1.0)], 1),
            ("\"\",\"a\"\n\"1\",1\n\"2\",0\n", &["a"], &[("1", 1.0), ("2", 0.0)], 0),
            ("who;a;b\nAda;0,5;1\nBo;.;0\n", &["a", "b"], &[("Ada", 1.5), ("Bo", 0.0)], 1),
            ("1,2,3\n1,0,1\n", &["1", "2", "3"], &[("", 2.0)], 0),
            ("a,b\nTRUE,FALSE\nfalse,false\n", &["a", "b"], &[("", 1.0), ("", 0.0)], 0),
            // A table without a line of names, whose first column is one of students.
            ("Ada,1,1\nBo,0,1\n", &["q1", "q2"], &[("Ada", 2.0), ("Bo", 1.0)], 0),
            ("1,1,1\n2,0,1\n", &["q1", "q2"], &[("1", 2.0), ("2", 1.0)], 0),
            ("id,a,b\nAda,1,1\n,,\n", &["a", "b"], &[("Ada", 2.0)], 0),
            ("pupil no.,a\n1,1\n2,0\n", &["a"], &[("1", 1.0), ("2", 0.0)], 0),
        ] {
            assert_eq!(read(text).unwrap(), (owned(questions), scores(students), missing), "{text}");
        }
    }

    #[test]
    fn what_is_no_table_of_answers_is_told_with_its_lines() {
        for (text, told) in [
            (
                "a,b\n1,2\n1\n1,x\n0,1\n",
                "f has 3 lines that cannot be read\n  f:2: `2`, in column `b`, is no credit: 0, 1 or a part as 0.5\n  \
                 f:3: it has 1 column instead of 2\n  f:4: `x`, in column `b`, is no credit: 0, 1 or a part as 0.5",
            ),
            ("a,a\n1,0\n", "f:1: two columns are called `a`"),
            ("a,b\n", "there are no answers in f"),
            ("student\nAda\n", "there are no answers in f"),
            ("a,b\n1,\"0\n", "f:2: a quote is opened and never closed"),
        ] {
            assert_eq!(read(text).unwrap_err(), told);
        }
    }
}
