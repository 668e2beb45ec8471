//! Where something stands in a reference file.

use ron::error::Position;

use crate::language::Span;

/// The bytes of `part`, which is a slice of `text`, without the blanks around it.
pub(super) fn span_of(text: &str, part: &str) -> Span {
    let trimmed = part.trim();
    let start = (trimmed.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    Span::new(start, (start + trimmed.len()).min(text.len()))
}

/// The byte of `text` at a place that RON tells, lines and columns from 1, columns in characters.
pub(super) fn offset(text: &str, place: Position) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(place.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let column = line.char_indices().nth(place.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    before + column
}
