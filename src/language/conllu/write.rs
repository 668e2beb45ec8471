//! What griot knows of a sentence, as a table.

use super::row::{Column, Id, Row};
use super::table::Table;
use crate::language::split::{is_blank, is_invisible};
use crate::language::{Kind, Sentence, Token};

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
        comments.push(format!("# text = {}", shown(sentence.span.of(text))));
        let tokens = &sentence.tokens;
        let mut rows = Vec::with_capacity(tokens.len());
        let mut start = 0;
        while start < tokens.len() {
            // A token that stands in the text, and the words that it is written for.
            let end = start + 1 + tokens[start + 1..].iter().take_while(|token| token.word.joined).count();
            let no_space = (!space_follows(&tokens[end - 1], text)).then_some(NO_SPACE);
            let is_single = end == start + 1;
            if !is_single {
                rows.push(multiword(start, &tokens[start..end], no_space));
            }
            for (place, token) in (start..).zip(&tokens[start..end]) {
                let kind = token.kind.map(|kind| format!("{KIND}{kind}"));
                let span = format!("Span={}:{}", token.word.span.start, token.word.span.end);
                let misc = [kind.as_deref(), no_space.filter(|_| is_single), Some(span.as_str())];
                rows.push(word(place + 1, token, &misc.into_iter().flatten().collect::<Vec<_>>().join("|")));
            }
            start = end;
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
            let misc = with_kind(row.field(Column::Misc), token.kind);
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
                    &misc,
                ],
            );
        }
    }
}

const KIND: &str = "Kind=";
const NO_SPACE: &str = "SpaceAfter=No";

/// The column MISC with this for its `Kind`, which goes where the alphabet puts it.
fn with_kind(misc: &str, kind: Option<Kind>) -> String {
    let mut pairs: Vec<&str> =
        misc.split('|').filter(|pair| *pair != "_" && !pair.starts_with(KIND)).collect();
    let kind = kind.map(|kind| format!("{KIND}{kind}"));
    if let Some(kind) = &kind {
        let place = pairs.iter().position(|pair| *pair > KIND).unwrap_or(pairs.len());
        pairs.insert(place, kind);
    }
    pairs.join("|")
}

/// The row of a token that these words, the first at this place, are written as.
fn multiword(place: usize, tokens: &[Token], misc: Option<&str>) -> Row {
    let form: String = tokens.iter().map(|token| token.word.form.as_str()).collect();
    let id = Id::Multiword(place + 1, place + tokens.len());
    Row::new(id, None, [&form, "_", "_", "_", "_", "_", "_", "_", misc.unwrap_or("_")])
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

/// A text as its words' forms have it: without what does not show, with one space for any blanks.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for part in text.split(is_blank) {
        let before = shown.len();
        shown.extend(part.chars().filter(|c| !is_invisible(*c)));
        if before > 0 && shown.len() > before {
            shown.insert(before, ' ');
        }
    }
    shown
}

/// Whether a blank stands before the next character that shows, or the text ends.
fn space_follows(token: &Token, text: &str) -> bool {
    let mut rest = text[token.word.span.end..].chars().filter(|c| !is_invisible(*c));
    rest.next().is_none_or(is_blank)
}
