//! The characters that charts are drawn with.

/// Which characters a chart may be drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Blocks and lines of Unicode.
    Unicode,
    /// For pipes, screen readers and dumb terminals.
    Ascii,
}

impl Glyphs {
    /// How busy a day was, from not at all to most.
    pub(super) fn levels(self) -> [char; 5] {
        match self {
            Glyphs::Unicode => [' ', '·', '▪', '▮', '█'],
            Glyphs::Ascii => [' ', '1', '2', '3', '4'],
        }
    }

    /// A cell of a column, from nearly empty to full.
    pub(super) fn heights(self) -> &'static [char] {
        match self {
            Glyphs::Unicode => &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
            Glyphs::Ascii => &['.', ':', '#'],
        }
    }

    /// A cell of a bar, from nearly empty to full.
    pub(super) fn lengths(self) -> &'static [char] {
        match self {
            Glyphs::Unicode => &['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
            Glyphs::Ascii => &['#'],
        }
    }

    /// Upright, along the bottom, and the corner between them.
    pub(super) fn axes(self) -> [char; 3] {
        match self {
            Glyphs::Unicode => ['│', '─', '└'],
            Glyphs::Ascii => ['|', '-', '+'],
        }
    }

    /// An interval, where the prediction lies, and where the rate does.
    pub(super) fn marks(self) -> [char; 3] {
        match self {
            Glyphs::Unicode => ['─', '│', '●'],
            Glyphs::Ascii => ['-', '|', 'o'],
        }
    }
}
