//! The text of a file into an article: prose in sections, ready to be read as English.
//!
//! A reader of each format makes blocks of the file (`plain`, `markdown`, `html`); every block is then
//! looked at by itself (`look`) and in its place (`outline`, `sieve`). What is no sentence of the
//! article (headings, captions, sources, menus, code, verse, exercises) is left out and says why.
//! Everything here is a pure function of its arguments, and its time grows with the length of the
//! file alone.
//!
//! ```
//! use griot::article::{Article, Format};
//!
//! let file = "# Lake Chad\n\nThe lake lies in the Sahel.[1] Four countries share it.\n\n## See also\n\n- Lake Faguibine\n";
//! let article = Article::read(file, Format::guess(None, file));
//! assert_eq!(article.title(), Some("Lake Chad"));
//! assert_eq!(article.text(), "The lake lies in the Sahel. Four countries share it.");
//! assert!(article.judge().is_ok());
//! ```

mod block;
mod clean;
mod format;
mod html;
mod judge;
mod left_out;
mod look;
mod mapped;
mod markdown;
mod outline;
mod plain;
mod sentence;
mod sieve;
mod tables;

use std::borrow::Cow;
use std::ops::Range;

pub use format::Format;
pub use judge::{Unfit, Why};
pub use left_out::{LeftOut, Reason};

use crate::language::Span;
use mapped::Mapped;
use sieve::{Sieved, sieve};

/// An article as prose.
#[derive(Debug, Clone)]
pub struct Article<'s> {
    source: Cow<'s, str>,
    title: Option<String>,
    prose: Mapped,
    sections: Vec<Section>,
    left_out: Vec<LeftOut>,
}

/// What stands under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The headings above it, outermost first, without the title; none before the first heading.
    pub headings: Vec<String>,
    /// Where its prose stands in [`Article::text`].
    pub span: Span,
}

impl<'s> Article<'s> {
    /// Reads a file.
    pub fn read(source: &'s str, format: Format) -> Article<'s> {
        let (source, title, blocks) = match format {
            Format::Plain => (Cow::Borrowed(source), None, plain::blocks(source)),
            Format::Markdown => {
                let (title, blocks) = markdown::blocks(source);
                (Cow::Borrowed(source), title, blocks)
            }
            Format::Html => {
                let page = html::page(source);
                (Cow::Owned(page.text), page.title, page.blocks)
            }
        };
        let Sieved { title, prose, sections, left_out } = sieve(&blocks, title);
        Article { source, title, prose, sections, left_out }
    }

    /// What it is called.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The prose alone, without markup: paragraphs, and items of lists that are sentences, parted by
    /// blank lines.
    pub fn text(&self) -> &str {
        self.prose.text()
    }

    /// The sections, at least one; each begins where the one before it ends.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The section in which a byte of the text stands; the last one for any byte behind it.
    pub fn section_at(&self, offset: usize) -> &Section {
        let after = self.sections.partition_point(|section| section.span.start <= offset);
        &self.sections[after.max(1) - 1]
    }

    /// What places refer to: the file itself, or what a page shows of its main part.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where a part of the text stands in the source, in bytes.
    pub fn origin(&self, span: Span) -> Range<usize> {
        self.prose.origin(span)
    }

    /// What was not taken, in order.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
}

#[cfg(test)]
mod tests;
