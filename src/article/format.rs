//! In which format a file is.

use std::path::Path;

use super::sentence::head;

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Not at all: what a reader copies from a page, or types.
    Plain,
    /// Markdown as on GitHub.
    Markdown,
    /// A web page.
    Html,
}

/// So many bytes at the start of a text tell its format.
const SAMPLE: usize = 1 << 16;
/// So many signs of Markdown make it Markdown: one alone may be anything.
const SIGNS: usize = 2;

impl Format {
    /// The format by the file's name, or else by what is in it.
    pub fn guess(name: Option<&Path>, text: &str) -> Format {
        let extension = name.and_then(Path::extension).and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown" | "mkd" | "mdown") => Format::Markdown,
            Some("html" | "htm" | "xhtml") => Format::Html,
            Some("txt" | "text") => Format::Plain,
            _ => Format::of(head(text, SAMPLE)),
        }
    }

    fn of(text: &str) -> Format {
        let lower = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
        let is_page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.starts_with(tag))
            || ["<html", "<body"].iter().any(|tag| lower.contains(tag))
            // A part of a page, as a reader copies it.
            || lower.starts_with('<') && ["</p>", "</div>", "</article>", "</h1>"].iter().any(|tag| lower.contains(tag));
        if is_page {
            return Format::Html;
        }
        let signs: usize = lower.lines().map(signs).sum();
        let has_front_matter = lower.starts_with("---\n") || lower.starts_with("---\r\n");
        match signs + usize::from(has_front_matter) >= SIGNS {
            true => Format::Markdown,
            false => Format::Plain,
        }
    }
}

/// How many signs of Markdown a line has that plain text hardly has.
fn signs(line: &str) -> usize {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with(' ');
    let is_fence = line.starts_with("```") || line.starts_with("~~~");
    let is_bold = line.matches("**").nth(1).is_some();
    let has_link = line.contains("](");
    [is_heading, is_fence, is_bold, has_link].into_iter().filter(|sign| *sign).count()
}
