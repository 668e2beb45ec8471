//! What the readers of the three formats make of a file: blocks, one after another.

use super::mapped::Mapped;

/// A paragraph, a heading, an item of a list, or whatever else stands by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) role: Role,
    /// What it says, on one line.
    pub(super) text: Mapped,
    /// Where its lines begin in the text, the first left away; only where breaks of lines mean something.
    pub(super) breaks: Vec<usize>,
    /// How many bytes of the text are links.
    pub(super) linked: usize,
    /// How many bytes of the text are bold.
    pub(super) bold: usize,
}

/// What the layout or the markup says that a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Paragraph,
    /// A line by itself, in a format that does not mark headings.
    Line,
    /// 1 is the outermost.
    Heading(u8),
    /// Of a list; whether it was numbered.
    Item {
        numbered: bool,
    },
    Quotation,
    Code,
    Table,
    Verse,
    Caption,
    Footnote,
    /// Menus, boxes beside the text, forms.
    Aside,
}

impl Block {
    pub(super) fn new(role: Role) -> Block {
        Block { role, ..Block::default() }
    }

    /// Its lines: one, unless breaks of lines mean something in it.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        let text = self.text.text();
        let starts = std::iter::once(0).chain(self.breaks.iter().copied());
        let ends = self.breaks.iter().copied().chain(std::iter::once(text.len()));
        starts.zip(ends).map(|(start, end)| text[start..end].trim())
    }

    /// Whether all that it says is a link, or nearly all.
    pub(super) fn is_linked(&self) -> bool {
        10 * self.linked >= 8 * self.text.text().len()
    }

    /// Whether all that it says is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold > 0 && 10 * self.bold >= 9 * self.text.text().len()
    }
}
