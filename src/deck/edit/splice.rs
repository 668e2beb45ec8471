//! Putting an item behind another one of a list, by insertions alone.

use std::ops::Range;

use super::Edited;
use super::layout::margin_of;
use crate::deck::outline::comment_length;

/// An item in the two shapes that it may be needed in.
pub(super) struct Written<'w> {
    /// On one line, without a comma.
    pub line: String,
    /// In lines that begin with this margin, a comma and a line break at the end.
    pub lines: &'w dyn Fn(&str) -> String,
}

/// What stands between two brackets, parted by commas: the items of a list, the fields of a struct.
pub(super) struct List<'l> {
    pub text: &'l str,
    /// From its head, or its opening bracket, to behind the closing one.
    pub span: &'l Range<usize>,
    pub items: &'l [Range<usize>],
    pub line_end: &'static str,
}

/// What is to be inserted. It begins with a comma for the item before where that has none.
pub(super) struct Splice {
    /// Where a comma is missing.
    comma: Option<usize>,
    at: usize,
    /// What stands before the item, the item, and what stands behind it.
    parts: [String; 3],
}

impl Splice {
    pub(super) fn apply(self, text: &str) -> Edited {
        let [before, item, behind] = self.parts;
        let mut edited = String::with_capacity(text.len() + before.len() + item.len() + behind.len() + 1);
        let comma = self.comma.unwrap_or(self.at);
        let (head, rest) = text.split_at(comma);
        let (middle, tail) = rest.split_at(self.at - comma);
        edited.push_str(head);
        edited.push_str(if self.comma.is_some() { "," } else { "" });
        edited.push_str(middle);
        edited.push_str(&before);
        let start = edited.len();
        edited.push_str(&item);
        let added = start..edited.len();
        edited.push_str(&behind);
        edited.push_str(tail);
        Edited { text: edited, added }
    }
}

impl List<'_> {
    /// Puts an item behind the last one. `margin` is that of the list's own line, `level` what its
    /// items stand further in.
    pub(super) fn append(&self, item: &Written, margin: Option<&str>, level: &str) -> Splice {
        let last = self.items.len().checked_sub(1);
        last.and_then(|last| self.insert_behind(last, item))
            .unwrap_or_else(|| self.begin(item, margin, level))
    }

    /// Puts an item behind the one in this place; `None` when there is none.
    pub(super) fn insert_behind(&self, place: usize, item: &Written) -> Option<Splice> {
        let before = self.items.get(place)?;
        let comma = self.comma_behind(before.end);
        let missing = comma.is_none().then_some(before.end);
        let from = comma.map_or(before.end, |comma| comma + 1);
        let behind = if comma.is_some() { "," } else { "" }.to_owned();
        Some(match margin_of(self.text, before.start) {
            None => Splice { comma: missing, at: from, parts: [" ".to_owned(), item.line.clone(), behind] },
            Some(margin) => {
                let at = self.line_end_from(from).unwrap_or(from);
                let parts = [format!("{}{margin}", self.line_end), self.block(item, margin), behind];
                Splice { comma: missing, at, parts }
            }
        })
    }

    /// Puts the first item into a list.
    fn begin(&self, item: &Written, margin: Option<&str>, level: &str) -> Splice {
        let close = self.span.end - 1;
        let Some(margin) = margin else {
            return Splice {
                comma: None,
                at: close,
                parts: [String::new(), item.line.clone(), String::new()],
            };
        };
        let deeper = format!("{margin}{level}");
        let before = format!("{}{deeper}", self.line_end);
        let item = self.block(item, &deeper);
        let inside = self.text.get(self.span.start..close).unwrap_or_default();
        match inside.rsplit_once('\n') {
            // The closing bracket has a line of its own already.
            Some((lines, rest)) if rest.trim().is_empty() => {
                let at = self.span.start + lines.trim_end_matches('\r').len();
                Splice { comma: None, at, parts: [before, item, ",".to_owned()] }
            }
            _ => {
                let behind = format!(",{}{margin}", self.line_end);
                Splice { comma: None, at: close, parts: [before, item, behind] }
            }
        }
    }

    /// The item in lines, without the margin of the first one and the comma of the last.
    fn block(&self, item: &Written, margin: &str) -> String {
        let lines = (item.lines)(margin);
        let lines = lines.strip_prefix(margin).unwrap_or(&lines);
        lines.trim_end_matches('\n').trim_end_matches(',').replace('\n', self.line_end)
    }

    /// The comma behind the item that ends at `at`.
    fn comma_behind(&self, mut at: usize) -> Option<usize> {
        loop {
            match self.text.as_bytes().get(at)? {
                b',' => return Some(at),
                b' ' | b'\t' | b'\n' | b'\r' => at += 1,
                b'/' => at += comment_length(self.text.get(at..)?)?,
                _ => return None,
            }
        }
    }

    /// The end of the line that goes on at `at`, when nothing but blanks and comments stands on it.
    fn line_end_from(&self, mut at: usize) -> Option<usize> {
        loop {
            let rest = self.text.get(at..)?;
            match rest.as_bytes().first()? {
                b'\n' => return Some(at),
                b'\r' if rest.starts_with("\r\n") => return Some(at),
                b' ' | b'\t' | b'\r' => at += 1,
                b'/' if rest.starts_with("//") => {
                    let comment = rest.get(..comment_length(rest)?)?;
                    return Some(at + comment.trim_end_matches('\r').len());
                }
                b'/' => at += comment_length(rest)?,
                _ => return None,
            }
        }
    }
}
