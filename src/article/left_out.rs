//! What was not taken from a file, and why.

use std::fmt;
use std::ops::Range;

/// A part of a file that is no prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands in [`super::Article::source`], in bytes.
    pub place: Range<usize>,
    /// What it is.
    pub reason: Reason,
}

/// Why a part of a file is no prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A heading, or the title.
    Heading,
    /// What stands below a picture or a table.
    Caption,
    /// Who wrote, published or owns it, and when.
    Credit,
    /// A source, a note, or a link to further reading.
    Reference,
    /// Menus, notices, what a page says to its visitor.
    Navigation,
    /// A program.
    Code,
    /// A table.
    Table,
    /// A poem.
    Verse,
    /// An item of a list that is no sentence.
    List,
    /// A question or a task, or what should be learned.
    Exercise,
    /// What its reader is told to do.
    Instruction,
    /// A term and what it means.
    Glossary,
    /// An ingredient, or a step of a recipe.
    Recipe,
    /// The words of somebody else.
    Quotation,
    /// A line that is no sentence.
    Fragment,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Reason::Heading => "heading",
            Reason::Caption => "caption",
            Reason::Credit => "credit",
            Reason::Reference => "reference",
            Reason::Navigation => "navigation",
            Reason::Code => "code",
            Reason::Table => "table",
            Reason::Verse => "verse",
            Reason::List => "list",
            Reason::Exercise => "exercise",
            Reason::Instruction => "instruction",
            Reason::Glossary => "glossary",
            Reason::Recipe => "recipe",
            Reason::Quotation => "quotation",
            Reason::Fragment => "fragment",
        })
    }
}
