//! A row: one word, multiword token or empty node.

use std::fmt;
use std::str::FromStr;

use super::error::{Mistake, excerpt};
use crate::language::{Class, Relation, Span, Tag};

/// The columns, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The place in the sentence.
    Id,
    /// The word as it is written.
    Form,
    /// Its base form.
    Lemma,
    /// Its part of speech in Universal Dependencies.
    Upos,
    /// Its part of speech in the treebank's own terms.
    Xpos,
    /// Morphological features.
    Feats,
    /// The id of its head, 0 for the root.
    Head,
    /// The relation to its head.
    Deprel,
    /// Enhanced dependencies.
    Deps,
    /// Anything else.
    Misc,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// The name in the format's description.
    pub const fn name(self) -> &'static str {
        match self {
            Column::Id => "ID",
            Column::Form => "FORM",
            Column::Lemma => "LEMMA",
            Column::Upos => "UPOS",
            Column::Xpos => "XPOS",
            Column::Feats => "FEATS",
            Column::Head => "HEAD",
            Column::Deprel => "DEPREL",
            Column::Deps => "DEPS",
            Column::Misc => "MISC",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a row stands for. Words are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Id {
    /// `3`: a word.
    Word(usize),
    /// `3-4`: the token that these words are written as.
    Multiword(usize, usize),
    /// `3.1`: a word that is not written, after this word, the first of its kind.
    Empty(usize, usize),
}

impl FromStr for Id {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Id, Mistake> {
        let number = |text: &str| {
            // `parse` would take a sign.
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
        };
        let pair = |separator| {
            let (first, second): (&str, &str) = text.split_once(separator)?;
            Some((number(first)?, number(second)?))
        };
        number(text)
            .map(Id::Word)
            .or_else(|| pair('-').map(|(first, last)| Id::Multiword(first, last)))
            .or_else(|| pair('.').map(|(word, count)| Id::Empty(word, count)))
            .ok_or_else(|| Mistake::Id { text: excerpt(text) })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Word(word) => write!(f, "{word}"),
            Id::Multiword(first, last) => write!(f, "{first}-{last}"),
            Id::Empty(word, count) => write!(f, "{word}.{count}"),
        }
    }
}

/// A row of ten columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    id: Id,
    head: Option<usize>,
    /// The row as it is written, without the line break.
    text: String,
    /// Where each column ends in it.
    ends: [usize; Column::COUNT],
}

impl Row {
    /// Reads a row; whether its numbers fit its sentence is not known here.
    pub(super) fn read(text: String) -> Result<Row, Mistake> {
        let mut ends = [text.len(); Column::COUNT];
        let mut found = 0;
        for (at, _) in text.match_indices('\t') {
            if found < Column::COUNT {
                ends[found] = at;
            }
            found += 1;
        }
        if found + 1 != Column::COUNT {
            return Err(Mistake::Columns { found: found + 1 });
        }
        let mut row = Row { id: Id::Word(0), head: None, text, ends };
        row.id = row.field(Column::Id).parse()?;
        row.head = match row.field(Column::Head) {
            "_" => None,
            text => match text.parse() {
                Ok(Id::Word(head)) => Some(head),
                _ => return Err(Mistake::Head { text: excerpt(text) }),
            },
        };
        if row.form().is_empty() {
            return Err(Mistake::Empty { column: Column::Form });
        }
        Ok(row)
    }

    /// A row of these columns after its id. Characters that would end a column become spaces, and
    /// columns without a value say so.
    pub(super) fn new(id: Id, head: Option<usize>, rest: [&str; Column::COUNT - 1]) -> Row {
        let mut text = String::with_capacity(96);
        text.push_str(&id.to_string());
        let mut ends = [text.len(); Column::COUNT];
        for (value, end) in rest.into_iter().zip(&mut ends[1..]) {
            text.push('\t');
            match value {
                "" => text.push('_'),
                value if !value.contains(ends_field) => text.push_str(value),
                value => text.push_str(&value.replace(ends_field, " ")),
            }
            *end = text.len();
        }
        Row { id, head, text, ends }
    }

    /// What the row stands for.
    pub fn id(&self) -> Id {
        self.id
    }

    /// What stands in a column; `_` for nothing.
    pub fn field(&self, column: Column) -> &str {
        let column = column as usize;
        let start = if column == 0 { 0 } else { self.ends[column - 1] + 1 };
        &self.text[start..self.ends[column]]
    }

    /// The column FORM.
    pub fn form(&self) -> &str {
        self.field(Column::Form)
    }

    /// The column HEAD: the id of a word of the sentence, 0 for the root.
    pub fn head(&self) -> Option<usize> {
        self.head
    }

    /// The column XPOS, if it is one of griot's tags.
    pub fn tag(&self) -> Option<Tag> {
        self.field(Column::Xpos).parse().ok()
    }

    /// The column UPOS, if it is one of the classes.
    pub fn class(&self) -> Option<Class> {
        self.field(Column::Upos).parse().ok()
    }

    /// The column DEPREL, if it is one of griot's relations.
    pub fn relation(&self) -> Option<Relation> {
        self.field(Column::Deprel).parse().ok()
    }

    /// The value of a key in the column MISC.
    pub fn misc(&self, key: &str) -> Option<&str> {
        let mut pairs = self.field(Column::Misc).split('|').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Whether white space follows in the text.
    pub fn space_after(&self) -> bool {
        self.misc("SpaceAfter") != Some("No")
    }

    /// The bytes of the text that it was read from, where a table says so.
    pub fn span(&self) -> Option<Span> {
        let (start, end) = self.misc("Span")?.split_once(':')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start <= end).then_some(Span { start, end })
    }
}

/// The row without its line break.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a character ends a column, or a line for some reader.
fn ends_field(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
