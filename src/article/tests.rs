//! Whole files, as they come.

mod hostile;
mod html;
mod judged;
mod markdown;
mod plain;
mod properties;

use super::{Article, Format, Reason};

/// What is left out of an article for a reason.
fn left(article: &Article, reason: Reason) -> Vec<String> {
    let left = article.left_out().iter().filter(|left| left.reason == reason);
    left.map(|left| article.source()[left.place.clone()].to_owned()).collect()
}

/// The paragraphs of the prose.
fn paragraphs<'a>(article: &'a Article) -> Vec<&'a str> {
    article.text().split("\n\n").filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The path of headings of each section.
fn paths(article: &Article) -> Vec<String> {
    article.sections().iter().map(|section| section.headings.join(" / ")).collect()
}

fn plain(text: &str) -> Article<'_> {
    Article::read(text, Format::Plain)
}
