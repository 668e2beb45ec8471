//! What griot knows of a sentence, as a table.

use super::row::{Column, Id, Row, ends_field};
use super::table::Table;
use crate::language::{Sentence, Token};

/// What an annotated table keeps of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Words alone: tags, heads, relations and lemmas are the annotation's.
    Words,
    /// The columns UPOS and XPOS, too.
    Tags,
}

impl Table {
    /// The table of the sentence `number` of a text, counted from 1.
    ///
    /// In the column MISC, `Kind` is the kind of thing that a noun phrase speaks of, `SpaceAfter=No`
    /// says that no white space follows, and `Span` is the bytes of the text.
    ///
    /// # Panics
    /// If the sentence is none of this text.
    pub fn of(sentence: &Sentence, text: &str, number: usize) -> Table {
        let mut comments = Vec::with_capacity(3);
        if sentence.starts_paragraph {
            comments.push("# newpar".to_owned());
        }
        comments.push(format!("# sent_id = {number}"));
        let written: Vec<&str> =
            sentence.span.of(text).split(breaks).filter(|part| !part.is_empty()).collect();
        comments.push(format!("# text = {}", written.join(" ")));
        let tokens = &sentence.tokens;
        let mut rows = Vec::with_capacity(tokens.len());
        let mut end = 0;
        for (place, token) in tokens.iter().enumerate() {
            if place == end {
                end += 1 + tokens[place + 1..].iter().take_while(|token| token.word.joined).count();
                if end > place + 1 {
                    rows.push(multiword(place, &tokens[place..end], text));
                }
            }
            // In a multiword token, only its own row says what follows.
            let is_single = !token.word.joined && end == place + 1;
            let mut misc: Vec<String> = token.kind.map(|kind| format!("Kind={kind}")).into_iter().collect();
            if is_single && !space_follows(token, text) {
                misc.push(NO_SPACE.to_owned());
            }
            misc.push(format!("Span={}:{}", token.word.span.start, token.word.span.end));
            rows.push(word(place + 1, token, &misc.join("|")));
        }
        Table::new(0, comments, rows, tokens.len())
    }

    /// Puts the annotation of [`Self::line`] in the place of its own. Comments, multiword tokens,
    /// empty nodes, ids, forms and the column MISC stay (but for `Kind`); morphological features
    /// and enhanced dependencies, of which an annotation says nothing, do not.
    ///
    /// # Panics
    /// If the sentence has another number of words.
    pub fn annotate(&mut self, sentence: &Sentence, keep: Keep) {
        assert_eq!(sentence.tokens.len(), self.len(), "an annotation of this very sentence");
        let rows = self.rows.iter_mut().filter(|row| matches!(row.id(), Id::Word(_)));
        for (row, token) in rows.zip(&sentence.tokens) {
            let own = |column, new| if keep == Keep::Tags { row.field(column) } else { new };
            let head = token.head.map_or(0, |head| head + 1);
            let misc = row.field(Column::Misc).split('|');
            let misc = misc.filter(|pair| *pair != "_" && !pair.starts_with("Kind=")).map(str::to_owned);
            let misc: Vec<String> = misc.chain(token.kind.map(|kind| format!("Kind={kind}"))).collect();
            *row = Row::new(
                row.id(),
                Some(head),
                [
                    row.form(),
                    &token.lemma,
                    own(Column::Upos, token.class.name()),
                    own(Column::Xpos, token.tag.name()),
                    "_",
                    &head.to_string(),
                    token.relation.name(),
                    "_",
                    &misc.join("|"),
                ],
            );
        }
    }
}

const NO_SPACE: &str = "SpaceAfter=No";

/// The row of a token that several words are written as, the first at this place.
fn multiword(place: usize, tokens: &[Token], text: &str) -> Row {
    let form: String = tokens.iter().map(|token| token.word.form.as_str()).collect();
    let misc = match tokens.last() {
        Some(last) if !space_follows(last, text) => NO_SPACE,
        _ => "_",
    };
    let id = Id::Multiword(place + 1, place + tokens.len());
    Row::new(id, None, [&form, "_", "_", "_", "_", "_", "_", "_", misc])
}

fn word(id: usize, token: &Token, misc: &str) -> Row {
    let head = token.head.map_or(0, |head| head + 1);
    Row::new(
        Id::Word(id),
        Some(head),
        [
            &token.word.form,
            &token.lemma,
            token.class.name(),
            token.tag.name(),
            "_",
            &head.to_string(),
            token.relation.name(),
            "_",
            misc,
        ],
    )
}

/// Whether white space stands before the next character that shows, or the text ends.
fn space_follows(token: &Token, text: &str) -> bool {
    let mut rest = text[token.word.span.end..].chars().filter(|c| !is_unseen(*c));
    rest.next().is_none_or(breaks)
}

/// What stands between words.
fn breaks(c: char) -> bool {
    c.is_whitespace() || ends_field(c)
}

/// Characters that do not show and part nothing: the soft hyphen, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}
