//! Diagnostics as a compiler draws them: the line, the place underlined, and the line mended.
//!
//! A deck may come from anyone. Nothing of it reaches the output that could steer a terminal,
//! and of a long line only the part around the mistake is shown.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use super::chars::char_start;
use super::diagnostic::{Diagnostic, Fix, LineIndex, Severity};
use crate::text::{is_control, width, wrap};

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// Whether to use colours (ANSI escape sequences).
    pub color: bool,
    /// Columns of the screen.
    pub width: usize,
}

/// Columns that line numbers and the margin take.
const MARGIN: usize = 8;
/// Columns of a deck's line that are shown however narrow the screen is.
const MIN_ROOM: usize = 24;
/// Columns of a message that are filled however narrow the screen is.
const MIN_TEXT: usize = 12;

/// Draws diagnostics one below the other. `name` is the file's, as the user knows it; `text` is
/// what the spans refer to.
pub fn draw(diagnostics: &[Diagnostic], name: &str, text: &str, style: Drawing) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width.max(MARGIN + MIN_ROOM));
    let artist = Artist {
        name: visible(name),
        text,
        index: LineIndex::new(text),
        width: style.width,
        room: style.width.saturating_sub(MARGIN).max(MIN_ROOM),
    };
    let drawn: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| without_bare_marks(&renderer.render(&artist.report(diagnostic))))
        .collect();
    drawn.join("\n\n")
}

/// A drawing without the marks `:::` that the renderer puts before an excerpt whose file is named above.
fn without_bare_marks(drawn: &str) -> String {
    let is_bare = |line: &str| {
        // What is between ESC and `m` is colour.
        let mut parts = line.split('\u{1b}');
        let first = parts.next().unwrap_or_default();
        let rest = parts.map(|part| part.split_once('m').map_or("", |(_, text)| text));
        std::iter::once(first).chain(rest).collect::<String>().trim() == ":::"
    };
    drawn.lines().filter(|line| !is_bare(line)).collect::<Vec<_>>().join("\n")
}

/// A diagnostic on one line, `name:line:column: error[code]: message`, for editors and scripts.
pub fn draw_line(diagnostic: &Diagnostic, name: &str, index: &LineIndex<'_>) -> String {
    let place = index.place(diagnostic.span.start);
    let Diagnostic { severity, code, message, .. } = diagnostic;
    let (name, message) = (visible(name), visible(message));
    format!("{name}:{}:{}: {severity}[{}]: {message}", place.line, place.column, code.name())
}

/// The text with all that could steer a terminal replaced by signs that show it.
fn visible(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        c if is_control(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

struct Artist<'t> {
    name: String,
    text: &'t str,
    index: LineIndex<'t>,
    /// Columns of the screen, and of those for a line of the deck.
    width: usize,
    room: usize,
}

/// A line of the deck, or the part of it that fits, fit for a screen.
struct Excerpt {
    line: usize,
    shown: String,
    /// Whether the line's start is left out.
    is_cut: bool,
    /// The byte that each shown character stands for, with the byte where it is shown; ascending.
    map: Vec<(usize, usize)>,
}

impl Excerpt {
    /// Where in the excerpt `span` of the deck is shown.
    fn span(&self, span: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            let next = self.map.partition_point(|(source, _)| *source < byte);
            self.map.get(next).or(self.map.last()).map_or(0, |(_, shown)| *shown)
        };
        let start = at(span.start);
        start..at(span.end).max(start)
    }

    /// The columns before the end of `span`.
    fn columns(&self, span: &Range<usize>) -> usize {
        width(&self.shown[..self.span(span).end])
    }

    fn holds(&self, span: &Range<usize>) -> bool {
        match (self.map.first(), self.map.last()) {
            (Some((first, _)), Some((last, _))) => *first <= span.start && span.end <= *last,
            _ => false,
        }
    }
}

impl Artist<'_> {
    fn report<'r>(&'r self, diagnostic: &'r Diagnostic) -> Vec<Group<'r>> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let excerpt = self.excerpt(&diagnostic.span);
        let mut main = AnnotationKind::Primary.span(excerpt.span(&diagnostic.span));
        let mut help = diagnostic.help.as_deref().map(visible);
        if let Some(label) = diagnostic.label.as_deref().map(visible) {
            // What finds no room behind the marks goes below them.
            if excerpt.columns(&diagnostic.span) + 1 + width(&label) <= self.room {
                main = main.label(label);
            } else {
                let joint = if label.ends_with('?') { " " } else { "; " };
                help = Some(help.map_or(label.clone(), |help| format!("{label}{joint}{help}")));
            }
        }
        let before =
            diagnostic.severity.name().len() + "[".len() + diagnostic.code.name().len() + "]: ".len();
        let mut group = level
            .primary_title(self.wrapped(&visible(&diagnostic.message), before))
            .id(diagnostic.code.name())
            .elements(self.origin(&excerpt, &diagnostic.span));
        let mut snippet = self.snippet(&excerpt).annotation(main);
        let mut elsewhere = None;
        if let Some(related) = &diagnostic.related {
            if excerpt.holds(&related.span) {
                let span = excerpt.span(&related.span);
                snippet =
                    snippet.annotation(AnnotationKind::Context.span(span).label(visible(&related.label)));
            } else {
                elsewhere = Some(related);
            }
        }
        group = group.element(snippet);
        if let Some(related) = elsewhere {
            let excerpt = self.excerpt(&related.span);
            let span =
                AnnotationKind::Context.span(excerpt.span(&related.span)).label(visible(&related.label));
            group = group
                .elements(self.origin(&excerpt, &related.span))
                .element(self.snippet(&excerpt).annotation(span));
        }
        let patch = diagnostic.fix.as_ref().and_then(|fix| self.patch(fix));
        match (patch, help) {
            (Some(patch), help) => {
                let help = self.wrapped(help.as_deref().unwrap_or("write it like this"), "help: ".len());
                vec![group, Level::HELP.secondary_title(help).element(patch)]
            }
            (None, Some(help)) => {
                let number = excerpt.line.to_string().len();
                let help = self.wrapped(&help, number + " = help: ".len());
                vec![group.element(Level::HELP.message(help))]
            }
            (None, None) => vec![group],
        }
    }

    /// A text in lines that fit the screen behind so many columns.
    fn wrapped(&self, text: &str, behind: usize) -> String {
        wrap(text, self.width.saturating_sub(behind).max(MIN_TEXT)).join("\n")
    }

    /// The place of a mistake, where the column within the excerpt is not that of the file.
    fn origin<'r>(&'r self, excerpt: &Excerpt, span: &Range<usize>) -> Option<Origin<'r>> {
        let place = self.index.place(span.start);
        excerpt.is_cut.then(|| Origin::path(self.name.as_str()).line(place.line).char_column(place.column))
    }

    fn snippet<'r, A: Clone>(&'r self, excerpt: &Excerpt) -> Snippet<'r, A> {
        let path = (!excerpt.is_cut).then_some(self.name.as_str());
        Snippet::source(excerpt.shown.clone()).line_start(excerpt.line).path(path)
    }

    /// The line mended; nothing when the mend goes over several lines or is longer than one.
    fn patch(&self, fix: &Fix) -> Option<Element<'static>> {
        let excerpt = self.excerpt(&fix.span);
        let fits = excerpt.holds(&fix.span) && fix.replacement.chars().count() <= self.room;
        let patch = Patch::new(excerpt.span(&fix.span), visible(&fix.replacement));
        fits.then(|| Snippet::source(excerpt.shown).line_start(excerpt.line).patch(patch).into())
    }

    /// The line that `span` starts in, cut down to what fits around it.
    fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let (line, bytes) = self.index.line_around(span.start);
        let source = self.text.get(bytes.clone()).unwrap_or_default();
        let start = (span.start.max(bytes.start) - bytes.start).min(source.len());
        let start = char_start(source, start);
        // A third of the room goes to what stands before the mistake.
        let fits = source.len() <= self.room || source.chars().nth(self.room).is_none();
        let before =
            source[..start].char_indices().rev().take(self.room / 3).last().map_or(start, |(at, _)| at);
        let from = if fits { 0 } else { before };
        let to = source[from..].char_indices().nth(self.room).map_or(source.len(), |(at, _)| from + at);
        let (mut shown_text, mut map) = (String::new(), Vec::new());
        if from > 0 {
            shown_text.push('…');
        }
        for (at, c) in source[from..to].char_indices() {
            map.push((bytes.start + from + at, shown_text.len()));
            shown_text.push(shown(c));
        }
        map.push((bytes.start + to, shown_text.len()));
        if to < source.len() {
            shown_text.push('…');
        }
        Excerpt { line, shown: shown_text, is_cut: from > 0, map }
    }
}
