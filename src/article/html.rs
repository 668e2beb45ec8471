//! A web page into blocks: its main part as the reader view of a browser finds it, or, where that
//! finds nothing, all of it.

mod elements;
mod nesting;
mod walk;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::block::Block;
use walk::walk;

/// What a page shows of its main part.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of all blocks, which their places refer to.
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) blocks: Vec<Block>,
}

/// Pages with more elements are read as a whole: a search for their main part takes too long.
const MOST_ELEMENTS: usize = 100_000;
/// A main part with fewer bytes of text is none.
const LEAST_TEXT: usize = 250;

/// Reads a page.
pub(super) fn page(source: &str) -> Page {
    let source = nesting::limited(source);
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let document = Document::from(source.as_ref());
    elements::prepare(&document);
    let headline = headline(&document);
    let (main, title) =
        match Readability::with_document(document, None, Some(config)).map(|mut page| page.parse()) {
            Ok(Ok(main)) => (walk(&Document::from(main.content)), Some(main.title)),
            _ => (Page::default(), None),
        };
    let mut page = if main.text.len() < LEAST_TEXT { walk(&Document::from(source.as_ref())) } else { main };
    page.title = headline.or(title).map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
    page
}

/// The one heading of the first rank.
fn headline(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let [heading] = headings.nodes() else { return None };
    let text = heading.text().split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
