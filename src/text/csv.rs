//! Tables of text: fields between commas, as RFC 4180 has them.
//!
//! What spreadsheets write elsewhere is read, too: semicolons or tabs between the fields, and a byte
//! order mark before them.

use std::borrow::Cow;

use thiserror::Error;

/// A line of a table; a field in quotes may make it several lines of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// Without the blanks around them, but for what stands in quotes.
    pub fields: Vec<String>,
}

/// Why a text is no table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CsvError {
    #[error("a quote is opened and never closed")]
    OpenQuote { line: usize },
}

impl CsvError {
    /// The line that is meant, from 1.
    pub fn line(&self) -> usize {
        match self {
            CsvError::OpenQuote { line } => *line,
        }
    }
}

/// The rows of a table. Lines without a character but blanks are left out.
pub fn rows(text: &str) -> Result<Vec<Row>, CsvError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader { chars: text.chars().peekable(), line: 1, comma: comma_of(text) };
    let mut rows = Vec::new();
    while reader.chars.peek().is_some() {
        let line = reader.line;
        let fields = reader.row()?;
        if fields.len() > 1 || fields.iter().any(|field| !field.is_empty()) {
            rows.push(Row { line, fields });
        }
    }
    Ok(rows)
}

/// What parts the fields: the one of comma, semicolon and tab that the first line has most of.
fn comma_of(text: &str) -> char {
    let (mut counts, mut quoted) = ([0, 0, 0], false);
    let commas = [',', ';', '\t'];
    for c in text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().chars() {
        quoted ^= c == '"';
        if let Some(place) = commas.iter().position(|comma| *comma == c && !quoted) {
            counts[place] += 1;
        }
    }
    // Of equally many the first.
    let best = (1..3).fold(0, |best, place| if counts[place] > counts[best] { place } else { best });
    commas[best]
}

struct Reader<'t> {
    chars: std::iter::Peekable<std::str::Chars<'t>>,
    line: usize,
    comma: char,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Vec<String>, CsvError> {
        let mut fields = Vec::new();
        loop {
            let (field, is_last) = self.field()?;
            fields.push(field);
            if is_last {
                return Ok(fields);
            }
        }
    }

    /// A field, and whether it is the last one of its row.
    fn field(&mut self) -> Result<(String, bool), CsvError> {
        let (mut field, mut quoted) = (String::new(), None);
        // What stands before this in the field was in quotes, and stays as it is.
        let mut kept = 0;
        let is_last = loop {
            match self.chars.next() {
                None => break true,
                Some('"') if quoted.is_some() => {
                    if self.chars.next_if_eq(&'"').is_some() {
                        field.push('"');
                    } else {
                        quoted = None;
                        kept = field.len();
                    }
                }
                Some('"') if field.trim().is_empty() && kept == 0 => {
                    field.clear();
                    quoted = Some(self.line);
                }
                Some('\n') => {
                    self.line += 1;
                    if quoted.is_none() {
                        break true;
                    }
                    field.push('\n');
                }
                Some('\r') if quoted.is_none() && self.chars.peek() == Some(&'\n') => {}
                Some(c) if c == self.comma && quoted.is_none() => break false,
                Some(c) => field.push(c),
            }
        };
        if let Some(line) = quoted {
            return Err(CsvError::OpenQuote { line });
        }
        if kept == 0 {
            return Ok((field.trim().to_owned(), is_last));
        }
        let end = kept + field[kept..].trim_end().len();
        field.truncate(end);
        Ok((field, is_last))
    }
}

/// A text that no spreadsheet takes for a formula, which could fetch or run something: one that begins as
/// a formula has an apostrophe in front.
pub fn inert(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// A row as text, with a line break behind it. Fields are quoted where they have to be.
pub fn written<'f>(fields: impl IntoIterator<Item = &'f str>) -> String {
    let fields = fields.into_iter().map(|field| {
        let is_plain = !field.contains(['"', ',', ';', '\t', '\n', '\r']) && field.trim() == field;
        if is_plain { field.to_owned() } else { format!("\"{}\"", field.replace('"', "\"\"")) }
    });
    fields.collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        rows(text).unwrap().into_iter().map(|row| row.fields).collect()
    }

    #[test]
    fn fields_are_read_as_spreadsheets_write_them() {
        assert_eq!(
            fields("\u{feff}a, b ,c\r\n1,,\"x, \"\"y\"\" \"\n"),
            [["a", "b", "c"], ["1", "", "x, \"y\" "]]
        );
        assert_eq!(fields("a;b,c;d\n1;2;"), [["a", "b,c", "d"], ["1", "2", ""]]);
        assert_eq!(fields("a\tb\n"), [["a", "b"]]);
        assert_eq!(fields("5\" wide,x"), [["5\" wide", "x"]]);
        assert!(fields("\n  \n").is_empty());
    }

    #[test]
    fn a_row_knows_its_line() {
        let lines: Vec<usize> = rows("a,\"x\ny\"\n\nb,c\n").unwrap().iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 4]);
        let error = rows("a\nb,\"c\nd").unwrap_err();
        assert_eq!((error.line(), error.to_string()), (2, "a quote is opened and never closed".to_owned()));
    }

    #[test]
    fn a_formula_is_made_a_text() {
        let made = ["=1+1", "+x", "-x", "@x", "\t=x", "x=1", ""].map(|text| inert(text).into_owned());
        assert_eq!(made, ["'=1+1", "'+x", "'-x", "'@x", "'\t=x", "x=1", ""]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(table in prop::collection::vec(prop::collection::vec("[a\",;\t\n\r é]{0,6}", 2), 1..4)) {
            let text: String = table.iter().map(|row| written(row.iter().map(String::as_str))).collect();
            prop_assert_eq!(fields(&text), table);
        }
    }
}
