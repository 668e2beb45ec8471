//! Styled text: made safe, wrapped to the window, painted.

use crate::text::{safe, width, wrap_indented};

/// What a stretch of text is; a palette says how that looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Body,
    /// Of less importance.
    Dim,
    /// What to look at first.
    Strong,
    Good,
    Bad,
    Warn,
}

/// A paragraph of styled text behind a marker, such as `1` before a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Stands before the first line; the others are indented by as much.
    pub marker: String,
    pub spans: Vec<(Style, String)>,
}

impl Block {
    pub(super) fn new(style: Style, text: impl AsRef<str>) -> Block {
        Block::marked("", style, text)
    }

    pub(super) fn marked(marker: impl Into<String>, style: Style, text: impl AsRef<str>) -> Block {
        Block { marker: marker.into(), spans: Vec::new() }.and(style, text)
    }

    /// An empty line.
    pub(super) fn space() -> Block {
        Block { marker: String::new(), spans: Vec::new() }
    }

    /// The same block with more text at its end, made safe.
    pub(super) fn and(mut self, style: Style, text: impl AsRef<str>) -> Block {
        self.spans.push((style, safe(text.as_ref()).into_owned()));
        self
    }

    /// The block as one text without style.
    pub(super) fn text(&self) -> String {
        let text: String = self.spans.iter().map(|(_, text)| text.as_str()).collect();
        format!("{}{text}", self.marker)
    }
}

/// Which styles the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    Colour,
    /// Nothing but text: `NO_COLOR` is set, or the settings say so.
    None,
}

impl Palette {
    /// Select Graphic Rendition parameters of a style, ECMA-48 8.3.117. Only the terminal's own
    /// colours: they suit light and dark backgrounds.
    fn sgr(self, style: Style) -> Option<&'static str> {
        match (self, style) {
            (Palette::None, _) | (Palette::Colour, Style::Body) => None,
            (Palette::Colour, Style::Dim) => Some("2"),
            (Palette::Colour, Style::Strong) => Some("1"),
            (Palette::Colour, Style::Good) => Some("1;32"),
            (Palette::Colour, Style::Bad) => Some("1;31"),
            (Palette::Colour, Style::Warn) => Some("33"),
        }
    }

    pub(super) fn paint(self, style: Style, text: &str) -> String {
        match self.sgr(style) {
            Some(parameters) if !text.is_empty() => format!("\x1b[{parameters}m{text}\x1b[0m"),
            _ => text.to_owned(),
        }
    }

    /// The block in painted lines of at most `columns` columns.
    pub(super) fn lines(self, block: &Block, columns: usize) -> Vec<String> {
        let indent = " ".repeat(width(&block.marker));
        let body: String = block.spans.iter().map(|(_, text)| text.as_str()).collect();
        let mut styles = Styles { spans: &block.spans, rest: "", style: Style::Body };
        let mut lines = Vec::new();
        for line in wrap_indented(&body, columns, &block.marker, &indent) {
            let marker = if lines.is_empty() { &block.marker } else { &indent };
            let (marker, text) = match line.strip_prefix(marker.as_str()) {
                Some(text) => (marker.as_str(), text),
                // An empty line comes without its indent.
                None => ("", line.as_str()),
            };
            lines.push(format!("{marker}{}", styles.paint(self, text)));
        }
        lines
    }
}

/// Walks along a block's spans as its text comes by in lines. White space may have been dropped
/// between lines, and nothing else.
struct Styles<'a> {
    spans: &'a [(Style, String)],
    rest: &'a str,
    style: Style,
}

impl Styles<'_> {
    fn paint(&mut self, palette: Palette, line: &str) -> String {
        let mut painted = String::new();
        let mut run = String::new();
        let mut run_style = self.style;
        for c in line.chars() {
            let style = self.advance(c);
            if style != run_style {
                painted.push_str(&palette.paint(run_style, &run));
                run.clear();
                run_style = style;
            }
            run.push(c);
        }
        painted.push_str(&palette.paint(run_style, &run));
        painted
    }

    /// The style of the next `c` in the spans.
    fn advance(&mut self, c: char) -> Style {
        loop {
            while self.rest.is_empty() {
                let Some(((style, text), spans)) = self.spans.split_first() else { return self.style };
                (self.style, self.rest, self.spans) = (*style, text, spans);
            }
            let mut chars = self.rest.chars();
            let next = chars.next();
            let skipped = next != Some(c) && next.is_some_and(char::is_whitespace);
            if next == Some(c) || skipped {
                self.rest = chars.as_str();
            }
            if !skipped {
                return self.style;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_follow_their_words_over_line_ends() {
        let block = Block::marked("1  ", Style::Body, "one two ")
            .and(Style::Strong, "three four")
            .and(Style::Body, " five");
        assert_eq!(
            Palette::Colour.lines(&block, 12),
            ["1  one two", "   \x1b[1mthree\x1b[0m", "   \x1b[1mfour\x1b[0m five"]
        );
        assert_eq!(Palette::None.lines(&block, 12), ["1  one two", "   three", "   four five"]);
    }

    #[test]
    fn no_escape_sequence_of_the_text_is_painted() {
        let block = Block::new(Style::Body, "\x1b[2Jgone");
        assert_eq!(Palette::Colour.lines(&block, 40), ["␛[2Jgone"]);
    }

    #[test]
    fn a_space_is_an_empty_line() {
        assert_eq!(Palette::Colour.lines(&Block::space(), 40), [""]);
    }
}
