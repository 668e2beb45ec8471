//! Which line breaks end a paragraph, and which only end a line.
//!
//! A blank line ends a paragraph always. Within a block of lines without a blank one, the text was
//! either wrapped at some width (a break means nothing where the next word did not fit) or it was
//! not (every break means something: a paragraph, a heading, an item of a list, a line of verse).

use super::super::Span;
use super::characters::{is_blank, is_bullet, is_closing_bracket, is_invisible, is_quote, is_stop};

/// The narrowest column that a text is taken to be wrapped at.
const NARROWEST: usize = 30;
/// The widest: lines beyond it are paragraphs. Mail and source texts use 65 to 100 columns.
const WIDEST: usize = 132;
/// One line in so many may be longer than the text is wide.
const STRAY: usize = 50;
/// By one part in so many of the width a line may be shorter than it could be: who wraps by hand
/// does not fill every line.
const RAGGED: usize = 12;
/// The longest mark before an item of a list, in characters: `(viii).` is shorter.
const MARK: usize = 8;
/// From this width on, one line that is full is enough to speak of a wrapped text.
const PROSE: usize = 50;

/// The paragraphs of a text, in order; they hold all that shows.
pub(super) struct Paragraphs<'t> {
    text: &'t str,
    /// Where the next line begins.
    at: usize,
    block: Option<Block>,
}

/// Lines without a blank line between them.
#[derive(Clone, Copy)]
struct Block {
    end: usize,
    /// The number of characters that its lines may have.
    width: usize,
    wrapped: bool,
}

/// One line of the text, without the white space around it.
#[derive(Clone, Copy)]
struct Row<'t> {
    text: &'t str,
    span: Span,
    /// Where the row after it begins.
    next: usize,
}

impl<'t> Paragraphs<'t> {
    pub(super) fn new(text: &'t str) -> Paragraphs<'t> {
        Paragraphs { text, at: 0, block: None }
    }

    /// Lines from `at` on, up to the blank line that ends the block.
    fn rows(&self, at: usize) -> impl Iterator<Item = Row<'t>> + use<'t> {
        let text = self.text;
        let mut at = at;
        std::iter::from_fn(move || {
            let row = row(text, at)?;
            at = row.next;
            (!row.text.is_empty()).then_some(row)
        })
    }

    /// How the block that begins at `at` is laid out: two passes over it.
    fn block(&self, at: usize) -> Block {
        // How many lines there are of each length.
        let mut lengths = [0_usize; WIDEST + 2];
        let (mut end, mut lines) = (at, 0);
        for row in self.rows(at) {
            end = row.next;
            // No width wraps a line that is one long word.
            if row.text.contains(is_blank) {
                lengths[row.text.chars().count().min(WIDEST + 1)] += 1;
                lines += 1;
            }
        }
        // A few lines may be longer than the text is wide: tables, long addresses.
        let mut longer = lines / STRAY;
        let width = (1..=WIDEST + 1).rev().find(|&length| {
            let beyond = lengths[length] > longer;
            longer = longer.saturating_sub(lengths[length]);
            beyond
        });
        let mut block = Block { end, width: width.unwrap_or(0), wrapped: false };
        let (mut breaks, mut full) = (0, 0);
        let mut above: Option<Row> = None;
        for row in self.rows(at) {
            if let Some(above) = above {
                breaks += 1;
                full += usize::from(block.is_full(above, row));
            }
            above = Some(row);
        }
        block.wrapped = (NARROWEST..=WIDEST).contains(&block.width)
            && 2 * full >= breaks
            && (breaks > 2 || block.width >= PROSE);
        block
    }
}

impl Iterator for Paragraphs<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let mut last = loop {
            let row = row(self.text, self.at)?;
            self.at = row.next;
            if !row.text.is_empty() {
                break row;
            }
        };
        let block = match self.block {
            Some(block) if last.span.start < block.end => block,
            _ => self.block(last.span.start),
        };
        self.block = Some(block);
        let head = last;
        while self.at < block.end {
            let Some(row) = row(self.text, self.at) else { break };
            if block.ends_paragraph(head, last, row) {
                break;
            }
            self.at = row.next;
            last = row;
        }
        Some(Span::new(head.span.start, last.span.end))
    }
}

impl Block {
    /// Whether the first word of `below` would hardly have fitted on the line above it.
    fn is_full(self, above: Row, below: Row) -> bool {
        let word = below.text.split(is_blank).next().unwrap_or_default();
        above.text.chars().count() + 1 + word.chars().count() + self.width / RAGGED > self.width
    }

    /// Whether the break between two lines ends the paragraph that `head` began.
    fn ends_paragraph(self, head: Row, above: Row, below: Row) -> bool {
        let full = self.is_full(above, below);
        let stopped = ends_sentence(above.text);
        if is_item(below.text, !full || stopped || is_item(head.text, true)) {
            return true;
        }
        if !self.wrapped {
            return true;
        }
        let lower = below.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        match full {
            true => head.span == above.span && !lower && !stopped && is_title(above.text),
            false => !lower || stopped || 2 * above.text.chars().count() < self.width,
        }
    }
}

/// The line that begins at `at`; none at the end of the text.
fn row(text: &str, at: usize) -> Option<Row<'_>> {
    if at >= text.len() {
        return None;
    }
    let rest = &text[at..];
    let (end, next) = match line_break(rest) {
        None => (text.len(), text.len()),
        Some(n) if rest[n..].starts_with("\r\n") => (at + n, at + n + 2),
        Some(n) => (at + n, at + n + rest[n..].chars().next().map_or(1, char::len_utf8)),
    };
    let line = &text[at..end];
    let left = line.trim_start_matches(is_hidden);
    let start = end - left.len();
    let shown = left.trim_end_matches(is_hidden);
    Some(Row { text: shown, span: Span::new(start, start + shown.len()), next })
}

/// The first line break: LF, CR, VT, NEL, or a separator of lines or paragraphs.
fn line_break(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r' | 0xb | 0xc2 | 0xe2))?;
        match bytes[at..] {
            [0xc2, 0x85, ..] | [0xe2, 0x80, 0xa8 | 0xa9, ..] => return Some(at),
            [0xc2 | 0xe2, ..] => at += 1,
            _ => return Some(at),
        }
    }
}

fn is_hidden(c: char) -> bool {
    is_blank(c) || is_invisible(c)
}

/// Whether the line ends as a sentence does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(|c| is_quote(c) || is_closing_bracket(c)).ends_with(|c| is_stop(c) || c == ':')
}

/// Whether the line begins with the mark of an item of a list: `•`, or, where a dash or a number
/// cannot well be a part of the sentence above it, `-`, `2.`, `b)` or `(iv)`.
fn is_item(line: &str, fresh: bool) -> bool {
    if line.starts_with(is_bullet) {
        return true;
    }
    if !fresh {
        return false;
    }
    // Whoever asks may ask for the same line again and again: its first word can be of any length.
    let Some((end, _)) = line.char_indices().take(MARK + 1).find(|&(_, c)| is_blank(c)) else {
        return false;
    };
    let mark = &line[..end];
    if matches!(mark, "-" | "–" | "—" | "*" | "+" | "o") {
        return true;
    }
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    inner.len() < mark.len()
        && (1..=3).contains(&inner.len())
        && (inner.bytes().all(|b| b.is_ascii_digit())
            || inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic())
            || inner.bytes().all(|b| b"ivxIVX".contains(&b)))
}

/// Whether the words of a line are capitalised as in a heading: all that are longer than three letters.
fn is_title(line: &str) -> bool {
    let mut long = line.split(is_blank).filter(|word| word.len() > 3).peekable();
    long.peek().is_some() && long.all(|word| !word.starts_with(char::is_lowercase))
}
