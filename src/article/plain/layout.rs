//! How lines without a blank one between them are laid out.

use super::super::block::Role;
use super::super::sentence::{is_begun, is_ended};
use super::lines::Line;
use crate::language::split::is_blank;

/// The narrowest column that a text is taken to be wrapped at.
const NARROWEST: usize = 40;
/// The widest: longer lines are paragraphs. Mail and source texts use 65 to 100 columns.
const WIDEST: usize = 132;
/// By one part in so many of the width a line may be shorter than it could be.
const RAGGED: usize = 8;
/// One line in so many may be longer than the text is wide: tables, addresses.
const STRAY: usize = 50;
/// A line of verse is shorter.
const VERSE: usize = 64;

/// The width at which a text was wrapped; none if it was not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width(Option<usize>);

impl Width {
    /// The width of the text as a whole: most breaks within its blocks stand where the line was full.
    pub(super) fn of(source: &str, lines: &[Line]) -> Width {
        let mut lengths = [0_usize; WIDEST + 2];
        for line in lines {
            lengths[line.length.min(WIDEST + 1)] += 1;
        }
        let mut longer = lines.len() / STRAY;
        let widest = (1..=WIDEST + 1).rev().find(|&length| {
            let is_beyond = lengths[length] > longer;
            longer = longer.saturating_sub(lengths[length]);
            is_beyond
        });
        let Some(width) = widest.filter(|width| (NARROWEST..=WIDEST).contains(width)) else {
            return Width(None);
        };
        let breaks = lines.windows(2).filter(|pair| !pair[1].is_apart);
        let (all, full) = breaks.fold((0, 0), |(all, full), pair| {
            (all + 1, full + usize::from(is_full(source, pair[0], pair[1], width)))
        });
        Width((all > 0 && 2 * full >= all).then_some(width))
    }

    /// The width of some lines of it, which may have been wrapped on their own.
    fn within(self, source: &str, lines: &[Line]) -> Option<usize> {
        match self.0 {
            Some(width) => Some(width),
            None if lines.len() > 3 => Width::of(source, lines).0,
            None => None,
        }
    }
}

/// Whether the line `above` has no room for the first word of the one below.
fn is_full(source: &str, above: Line, below: Line, width: usize) -> bool {
    let first = below.span.of(source).chars().take(width).take_while(|&c| !is_blank(c)).count();
    above.length + 1 + first + width / RAGGED > width
}

/// What a stretch of lines is.
pub(super) enum Layout {
    /// One block, in which line breaks mean something.
    Whole(Role),
    /// The numbers of the lines at which paragraphs begin.
    Paragraphs(Vec<usize>),
}

/// How the lines, which no blank line parts, belong together.
pub(super) fn of(source: &str, lines: &[Line], width: Width) -> Layout {
    if is_table(source, lines) {
        return Layout::Whole(Role::Table);
    }
    if is_code(source, lines) {
        return Layout::Whole(Role::Code);
    }
    let width = width.within(source, lines);
    if is_verse(source, lines, width) {
        return Layout::Whole(Role::Verse);
    }
    let starts = (0..lines.len()).filter(|&at| at == 0 || begins(source, lines, at, width));
    Layout::Paragraphs(starts.collect())
}

/// Whether a paragraph begins at the line `at`, which is not the first one.
fn begins(source: &str, lines: &[Line], at: usize, width: Option<usize>) -> bool {
    let (above, line) = (lines[at - 1], lines[at]);
    let Some(width) = width else { return true };
    let (before, text) = (above.span.of(source), line.span.of(source));
    let is_closed = is_ended(before) || before.ends_with(':');
    if line.marker(source).is_some()
        && (is_closed || above.marker(source).is_some() || line.indent > above.indent)
    {
        return true;
    }
    // A line that is long for the whole text was not wrapped, and neither is what follows it.
    if above.length > width || line.length > width {
        return true;
    }
    let is_short = !is_full(source, above, line, width);
    let is_indented = line.indent > above.indent && above.marker(source).is_none();
    let is_heading =
        (at == 1 || lines[at - 2].length + width / RAGGED < width) && is_short && is_begun(before);
    is_begun(text)
        && (is_closed && (is_short || is_indented) || is_heading && !before.ends_with([',', ';', '-']))
}

/// Whether most lines have columns.
fn is_table(source: &str, lines: &[Line]) -> bool {
    let has_columns = |line: &&Line| {
        let text = line.span.of(source);
        let gaps = text.match_indices("   ").filter(|(at, _)| !text[..*at].ends_with(' ')).count();
        text.matches('\t').count() >= 2 || text.matches(" | ").count() >= 2 || gaps >= 2 || is_rule(text)
    };
    lines.len() > 1 && 2 * lines.iter().filter(has_columns).count() > lines.len()
}

/// Whether nothing but a line is drawn.
fn is_rule(text: &str) -> bool {
    text.len() > 2 && text.chars().all(|c| "-=_*~+|─━═ ".contains(c))
}

/// Whether most lines are of a programming language.
fn is_code(source: &str, lines: &[Line]) -> bool {
    let is_statement = |line: &&Line| {
        let text = line.span.of(source);
        let signs = text.bytes().filter(|byte| b"{}();=<>_\\|&$#".contains(byte)).count();
        text.ends_with([';', '{', '}']) && signs > 0 && !text.ends_with(" ;") && signs * 30 > text.len()
            || COMMENTS.iter().any(|start| text.starts_with(start))
            || CODE.iter().any(|start| text.starts_with(start)) && signs > 0
            || ["();", "::", "=>", "->", "==", "&&", "+=", "</"].iter().any(|sign| text.contains(sign))
            || signs > 2 && signs * 8 > text.len()
    };
    2 * lines.iter().filter(is_statement).count() > lines.len()
}

/// How lines of code begin.
const CODE: &[&str] = &[
    "#include",
    "#define",
    "import ",
    "from ",
    "def ",
    "class ",
    "fn ",
    "pub ",
    "let ",
    "const ",
    "var ",
    "function ",
    "return ",
    "if (",
    "for (",
    "while (",
    "public ",
    "private ",
    "static ",
    "$ ",
    ">>> ",
    "elif ",
    "else:",
    "try:",
    "except",
    "package ",
    "using ",
    "namespace ",
    "@",
];

/// How comments and directives begin, which need no other sign.
const COMMENTS: &[&str] = &["//", "/*", "*/", "#!", "#include", "<!--", "\"\"\""];

/// Whether the lines are verse: short, begun with capitals, and broken where no line was full.
fn is_verse(source: &str, lines: &[Line], width: Option<usize>) -> bool {
    if lines.len() < 3 || lines.iter().any(|line| line.length > VERSE || line.marker(source).is_some()) {
        return false;
    }
    let wraps = |width: usize| {
        let full = lines.windows(2).filter(|pair| is_full(source, pair[0], pair[1], width)).count();
        2 * full >= lines.len() - 1
    };
    if width.is_some_and(wraps) {
        return false;
    }
    let texts = || lines.iter().map(|line| line.span.of(source));
    let begun = texts().filter(|text| text.starts_with(|c: char| !c.is_lowercase())).count();
    let running = texts().filter(|text| !is_ended(text)).count();
    let paused = texts().filter(|text| text.ends_with([',', ';', ':', '—', '–', '!', '?', '.'])).count();
    let words = texts().map(|text| text.split(is_blank).count()).sum::<usize>();
    // Without any mark at a line's end, and with a word or two on each, it is a list.
    5 * begun >= 4 * lines.len()
        && 3 * running >= lines.len()
        && 3 * paused >= lines.len()
        && words >= 3 * lines.len()
}
