//! A sentence as its file has it, and the ways from there to what griot works with.

use std::fmt;
use std::ops::Range;

use super::error::{Mistake, ReadError, excerpt};
use super::row::{Column, Id, Row};
use crate::language::{Kind, RawSentence, Relation, Sentence, Span, Tag, Token, Word};

/// A sentence: comments, then rows. It has at least one word, the words are counted without a gap,
/// and their heads are in the sentence; whether they form a tree is not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    begins: usize,
    pub(super) comments: Vec<String>,
    pub(super) rows: Vec<Row>,
    words: usize,
}

/// A token as it stands in the text: a word, or several that are written as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surface<'t> {
    /// The places of its words among those of the sentence, counted from 0.
    pub words: Range<usize>,
    /// The row that says how it is written.
    pub row: &'t Row,
}

impl Table {
    pub(super) fn new(begins: usize, comments: Vec<String>, rows: Vec<Row>, words: usize) -> Table {
        Table { begins, comments, rows, words }
    }

    /// The number of its first line in the file, from 1.
    pub fn begins(&self) -> usize {
        self.begins
    }

    /// The comments, each with its `#`.
    pub fn comments(&self) -> &[String] {
        &self.comments
    }

    /// What a comment `# key = value` says; nothing for `# key` alone.
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments.iter().find_map(|comment| {
            let (name, value) = comment.strip_prefix('#')?.split_once('=').unwrap_or((&comment[1..], ""));
            (name.trim() == key).then_some(value.trim())
        })
    }

    /// Whether a document begins with it.
    pub fn starts_document(&self) -> bool {
        self.comment("newdoc").is_some() || self.comment("newdoc id").is_some()
    }

    /// Whether a paragraph begins with it.
    pub fn starts_paragraph(&self) -> bool {
        let begins = |key| self.comment(key).is_some();
        begins("newpar") || begins("newpar id") || self.starts_document()
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows of words, in order.
    pub fn words(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.id(), Id::Word(_)))
    }

    /// How many words it has; never none.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.words
    }

    /// The tokens as they stand in the text, in order.
    pub fn surfaces(&self) -> impl Iterator<Item = Surface<'_>> {
        let mut done = 0;
        self.rows.iter().filter_map(move |row| {
            let words = match row.id() {
                Id::Word(word) if word > done => word - 1..word,
                Id::Multiword(first, last) => first - 1..last,
                _ => return None,
            };
            done = words.end;
            Some(Surface { words, row })
        })
    }

    /// The sentence as it stands in the text, with one space wherever there is white space.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut surfaces = self.surfaces().peekable();
        while let Some(Surface { row, .. }) = surfaces.next() {
            text.push_str(row.form());
            if row.space_after() && surfaces.peek().is_some() {
                text.push(' ');
            }
        }
        text
    }

    /// Its words. Where the rows do not say where they stand, they stand as in [`Self::text`], from
    /// the byte `start` on.
    pub fn line(&self, start: usize) -> RawSentence {
        let mut words: Vec<Word> = Vec::with_capacity(self.words);
        let mut at = start;
        let rows: Vec<&Row> = self.words().collect();
        for Surface { words: places, row } in self.surfaces() {
            let rows = &rows[places];
            let mut rest = row.form();
            for (place, word) in rows.iter().enumerate() {
                // What is written as "cannot" may have the words "can" and "not", or quite others.
                let is_last = place + 1 == rows.len();
                let length = match rest.char_indices().nth(word.form().chars().count()) {
                    Some((end, _)) if !is_last => end,
                    _ => rest.len(),
                };
                rest = &rest[length..];
                words.push(Word {
                    span: Span::new(at, at + length),
                    form: word.form().to_owned(),
                    joined: place > 0,
                });
                at += length;
            }
            at += usize::from(row.space_after());
        }
        if let Some(spans) = rows.iter().map(|row| row.span()).collect::<Option<Vec<_>>>() {
            words.iter_mut().zip(spans).for_each(|(word, span)| word.span = span);
        }
        let span = words.iter().map(|word| word.span).reduce(Span::to).unwrap_or(Span::new(start, start));
        RawSentence { span, words, starts_paragraph: self.starts_paragraph() }
    }

    /// The place of each word's head; none for the root.
    ///
    /// # Errors
    /// If they form no tree with one root.
    pub fn heads(&self) -> Result<Vec<Option<usize>>, ReadError> {
        let heads = self.each_word(|row| row.head().ok_or(Mistake::NoHead))?;
        let found = heads.iter().filter(|head| **head == 0).count();
        if found != 1 {
            return Err(self.wrong(0, Mistake::Roots { found }));
        }
        if let Some(word) = in_circle(&heads) {
            let at = self.rows.iter().position(|row| row.id() == Id::Word(word));
            return Err(self.wrong(at.unwrap_or(0), Mistake::Circle));
        }
        Ok(heads.into_iter().map(|head| head.checked_sub(1)).collect())
    }

    /// The tag of each word.
    ///
    /// # Errors
    /// If one is not known.
    pub fn tags(&self) -> Result<Vec<Tag>, ReadError> {
        self.known(Column::Xpos, Row::tag)
    }

    /// The relation of each word to its head.
    ///
    /// # Errors
    /// If one is not known.
    pub fn relations(&self) -> Result<Vec<Relation>, ReadError> {
        self.known(Column::Deprel, Row::relation)
    }

    /// The sentence with all that the table says of it; its words stand as in [`Self::line`].
    ///
    /// # Errors
    /// If it is no tree, or has tags, classes or relations that are not known.
    pub fn sentence(&self, start: usize) -> Result<Sentence, ReadError> {
        let (heads, tags, relations) = (self.heads()?, self.tags()?, self.relations()?);
        let classes = self.known(Column::Upos, Row::class)?;
        let line = self.line(start);
        let tokens = line.words.into_iter().zip(self.words()).enumerate().map(|(place, (word, row))| Token {
            tag: tags[place],
            class: classes[place],
            head: heads[place],
            relation: relations[place],
            lemma: row.field(Column::Lemma).to_owned(),
            kind: row.misc("Kind").and_then(|kind| kind.parse::<Kind>().ok()),
            word,
        });
        Ok(Sentence { span: line.span, tokens: tokens.collect(), starts_paragraph: line.starts_paragraph })
    }

    fn known<T>(&self, column: Column, value: impl Fn(&Row) -> Option<T>) -> Result<Vec<T>, ReadError> {
        let unknown = |row: &Row| Mistake::Unknown { column, text: excerpt(row.field(column)) };
        self.each_word(|row| value(row).ok_or_else(|| unknown(row)))
    }

    fn each_word<T>(&self, value: impl Fn(&Row) -> Result<T, Mistake>) -> Result<Vec<T>, ReadError> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| matches!(row.id(), Id::Word(_)));
        rows.map(|(at, row)| value(row).map_err(|mistake| self.wrong(at, mistake))).collect()
    }

    /// A mistake in the row at this place. The lines of a sentence follow one another.
    pub(super) fn wrong(&self, at: usize, mistake: Mistake) -> ReadError {
        ReadError { line: self.begins + self.comments.len() + at, mistake }
    }
}

/// As in a file: with the blank line that ends it.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for comment in &self.comments {
            writeln!(f, "{comment}")?;
        }
        for row in &self.rows {
            writeln!(f, "{row}")?;
        }
        writeln!(f)
    }
}

/// A word whose heads lead back to it. Words are counted from 1, the root's head is 0.
fn in_circle(heads: &[usize]) -> Option<usize> {
    // Each word is walked over once: 0 is unseen, otherwise the word whose walk came by.
    let mut seen = vec![0; heads.len()];
    for start in 1..=heads.len() {
        let mut word = start;
        while word != 0 && seen[word - 1] == 0 {
            seen[word - 1] = start;
            word = heads[word - 1];
        }
        if word != 0 && seen[word - 1] == start {
            return Some(word);
        }
    }
    None
}
