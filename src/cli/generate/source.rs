//! The article that a deck is made of, and what places in it are called.

use std::path::Path;

use super::GenerateError;
use crate::article::{Article, Format};
use crate::cli::failure::Failure;
use crate::cli::input::name_of;
use crate::deck::{self, LineIndex, SourceId};
use crate::generate::Imprint;
use crate::language::Span;

/// An article as it was read.
pub struct Source<'t> {
    pub article: Article<'t>,
    /// What messages call the file.
    pub name: String,
    /// What the deck is called.
    pub title: String,
    /// The file's name without its extension; none for what is piped in.
    pub stem: Option<String>,
}

impl<'t> Source<'t> {
    /// Reads the text of a file, if it is an English article.
    pub fn read(path: &Path, text: &'t str) -> Result<Source<'t>, Failure> {
        let is_file = path != Path::new("-");
        let article = Article::read(text, Format::guess(Some(path).filter(|_| is_file), text));
        let name = name_of(path);
        article.judge().map_err(|why| GenerateError::Unfit { name: name.clone(), why })?;
        let stem = path.file_stem().filter(|_| is_file).map(|stem| stem.to_string_lossy().into_owned());
        let title = article.title().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
        let title = title.or_else(|| stem.clone()).unwrap_or_else(|| "An article".to_owned());
        Ok(Source { article, name, title, stem })
    }

    /// What the deck says of where it comes from.
    pub fn imprint(&self, authorities: Vec<deck::Source>) -> Imprint {
        let title = self.title.clone();
        let article = deck::Source {
            id: SourceId::article(),
            title: title.clone(),
            author: None,
            date: None,
            url: None,
        };
        Imprint { title, article, authorities }
    }

    /// The innermost heading above a place in the article's text.
    pub fn heading(&self, offset: usize) -> Option<String> {
        self.article.section_at(offset).headings.last().cloned()
    }

    /// Finds lines; see [`Lines::of`].
    pub fn lines(&self) -> Lines<'_> {
        Lines { article: &self.article, index: LineIndex::new(self.article.source()) }
    }
}

/// Finds the lines of what is cited.
pub struct Lines<'s> {
    article: &'s Article<'s>,
    index: LineIndex<'s>,
}

impl Lines<'_> {
    /// The line of the file (of what a web page shows) where a part of the article begins, from 1.
    pub fn of(&self, span: Span) -> usize {
        self.index.place(self.article.origin(span).start).line
    }
}
