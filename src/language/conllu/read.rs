//! Reading a file, one sentence at a time.

use std::io::BufRead;

use super::error::{Mistake, ReadError};
use super::row::{Id, Row};
use super::table::Table;

/// The sentences of a CoNLL-U file, one at a time; it never holds more than one. A byte order mark,
/// Windows line breaks, and more blank lines than needed are no mistakes. After a mistake there is
/// nothing more.
///
/// ```
/// use griot::language::conllu::Reader;
///
/// let file = "# text = Hi.\n1\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n";
/// let tables: Vec<_> = Reader::new(file.as_bytes()).collect::<Result<_, _>>()?;
/// assert_eq!(tables[0].text(), "Hi.");
/// # Ok::<(), griot::language::conllu::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    buffer: Vec<u8>,
    /// The number of the last line that was read.
    line: usize,
    is_over: bool,
}

impl<R: BufRead> Reader<R> {
    /// Reads from here on.
    pub fn new(input: R) -> Reader<R> {
        Reader { input, buffer: Vec::new(), line: 0, is_over: false }
    }

    /// The next line without its line break; none at the end.
    fn line(&mut self) -> Result<Option<&str>, Mistake> {
        self.buffer.clear();
        // What cannot be read counts as a line, too.
        self.line += 1;
        if self.input.read_until(b'\n', &mut self.buffer).map_err(Mistake::Input)? == 0 {
            return Ok(None);
        }
        let line = std::str::from_utf8(&self.buffer).map_err(|_| Mistake::NotUtf8)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Ok(Some(if self.line == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line }))
    }

    /// The lines up to the next blank one after some that are not.
    fn draft(&mut self) -> Result<Draft, Mistake> {
        let mut draft = Draft::default();
        while let Some(line) = self.line()? {
            if !line.trim().is_empty() {
                draft.add(line)?;
                if draft.begins == 0 {
                    draft.begins = self.line;
                }
            } else if draft.begins > 0 {
                return Ok(draft);
            }
        }
        self.is_over = true;
        Ok(draft)
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Table, ReadError>;

    fn next(&mut self) -> Option<Result<Table, ReadError>> {
        if self.is_over {
            return None;
        }
        let table = match self.draft() {
            Ok(draft) if draft.begins == 0 => return None,
            Ok(draft) => draft.finish(),
            Err(mistake) => Err(ReadError { line: self.line, mistake }),
        };
        self.is_over |= table.is_err();
        Some(table)
    }
}

/// A sentence on its way in.
#[derive(Debug, Default)]
struct Draft {
    /// The number of its first line; 0 before there is one.
    begins: usize,
    comments: Vec<String>,
    rows: Vec<Row>,
    /// How many words there are.
    words: usize,
    /// How many empty nodes there are since the last word.
    empty: usize,
    /// The last word of the last multiword token, 0 before there is one.
    covered: usize,
}

impl Draft {
    fn add(&mut self, line: &str) -> Result<(), Mistake> {
        if line.starts_with('#') {
            if !self.rows.is_empty() {
                return Err(Mistake::CommentInside);
            }
            self.comments.push(line.to_owned());
            return Ok(());
        }
        let row = Row::read(line.to_owned())?;
        let next = self.words + 1;
        let is_next = match row.id() {
            Id::Word(word) => word == next,
            Id::Multiword(first, last) => first == next && first > self.covered && last >= first,
            Id::Empty(word, count) => word == self.words && count == self.empty + 1,
        };
        if !is_next {
            return Err(Mistake::Order { found: row.id(), next });
        }
        match row.id() {
            Id::Word(word) => (self.words, self.empty) = (word, 0),
            Id::Multiword(_, last) => self.covered = last,
            Id::Empty(_, count) => self.empty = count,
        }
        self.rows.push(row);
        Ok(())
    }

    fn finish(self) -> Result<Table, ReadError> {
        let last = self.words;
        let table = Table::new(self.begins, self.comments, self.rows, last);
        if last == 0 {
            return Err(ReadError { line: self.begins, mistake: Mistake::NoWords });
        }
        for (at, row) in table.rows().iter().enumerate() {
            let mistake = match (row.id(), row.head()) {
                (Id::Word(_), Some(head)) if head > last => Mistake::HeadOutside { head, last },
                (Id::Multiword(_, end), _) if end > last => Mistake::TokenOutside { token: row.id(), last },
                _ => continue,
            };
            return Err(table.wrong(at, mistake));
        }
        Ok(table)
    }
}
