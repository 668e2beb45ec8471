//! Words and phrases that tell what a part of an article is. Data alone.

pub(super) mod headings;
pub(super) mod languages;
pub(super) mod phrases;
pub(super) mod verbs;
