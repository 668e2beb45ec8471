//! What the elements of a page mean for its text.

use dom_query::{Document, NodeRef};

use super::super::block::Role;

/// What an element does with the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: it stands within a line.
    Inline,
    /// It stands by itself.
    Block,
    /// All in it is of one kind.
    Role(Role),
    Link,
    Bold,
    /// Raised digits.
    Raised,
    /// The words of somebody else, within a line.
    Quote,
    Break,
    Rule,
    /// Nobody sees it.
    Hidden,
}

/// Elements that show no text.
const HIDDEN: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "canvas",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "select",
    "option",
    "button",
    "input",
    "textarea",
    "img",
    "picture",
    "map",
    "head",
    "title",
    "dialog",
    "annotation",
    "rp",
    "rt",
    "datalist",
    "meter",
    "progress",
    "link",
    "meta",
];
/// Elements that stand by themselves.
const BLOCKS: &[&str] = &[
    "p", "div", "section", "article", "main", "header", "body", "html", "ul", "ol", "dl", "tr", "td", "th",
    "tbody", "thead", "tfoot", "address", "fieldset", "details", "summary", "center", "hgroup", "form",
    "legend", "option", "table",
];
/// Classes of what no one sees, or should not.
const HIDDEN_CLASSES: &[&str] = &[
    "hidden",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "mw-editsection",
    "mw-jump-link",
    "noprint",
    "mw-empty-elt",
    "shortdescription",
    "ext-phonos",
    "mw-cite-backlink",
    "anchor",
    "anchorjs-link",
    "headerlink",
    "footnote-ref",
    "footnote-backref",
    "footnoteref",
    "noteref",
    "print-only",
    "u-hidden",
    "d-none",
    "paragraphnumber",
];
/// Classes of what stands beside the text.
const ASIDE_CLASSES: &[&str] = &[
    "hatnote",
    "metadata",
    "ambox",
    "sidebar",
    "navbox",
    "toc",
    "table-of-contents",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "sharing",
    "social",
    "social-share",
    "newsletter",
    "newsletter-signup",
    "advert",
    "ad",
    "ads",
    "advertisement",
    "cookie",
    "cookie-banner",
    "comments",
    "comment-list",
    "related",
    "related-posts",
    "related-articles",
    "catlinks",
    "printfooter",
    "mw-indicators",
    "vertical-navbox",
    "pagination",
    "post-navigation",
    "entry-meta",
    "post-meta",
    "byline",
    "dateline",
    "tags",
    "author-bio",
    "skip-link",
    "promo",
    "callout-link",
    "read-more",
    "portalbox",
    "sistersitebox",
    "side-box",
];
/// Classes of captions and of what they stand below.
const CAPTION_CLASSES: &[&str] = &[
    "caption",
    "thumb",
    "thumbcaption",
    "wp-caption",
    "wp-caption-text",
    "image-caption",
    "gallerytext",
    "gallery",
    "os-caption-container",
    "photo-credit",
    "image-credit",
    "credit",
    "figcaption",
];
/// Classes of sources and notes.
const NOTE_CLASSES: &[&str] = &[
    "reflist",
    "references",
    "references-list",
    "footnotes",
    "footnote",
    "endnotes",
    "refbegin",
    "citation-list",
    "mw-references-wrap",
];
/// Classes of boxes of facts.
const TABLE_CLASSES: &[&str] = &["infobox", "wikitable", "sidebar", "navbox", "metadata", "ambox"];
/// Kinds of landmarks that hold no article.
const LANDMARKS: &[&str] = &[
    "navigation",
    "complementary",
    "contentinfo",
    "search",
    "dialog",
    "alert",
    "menu",
    "menubar",
    "toolbar",
    "note",
    "tooltip",
];
/// A cell with more bytes of text holds a part of the article, not a datum.
const LONGEST_CELL: usize = 600;

/// Elements within a line, and headings: what a page calls them says nothing of what they are.
const PHRASES: &[&str] = &[
    "span", "a", "i", "b", "em", "strong", "abbr", "small", "cite", "mark", "time", "u", "s", "sub", "sup",
    "font", "bdi", "bdo", "dfn", "var", "q", "ins", "del", "code", "kbd", "samp", "tt", "big", "acronym",
    "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Takes away what no one sees, and the names of what stands within a line: a search for the main part
/// goes by such names and would tear words out of their sentences.
pub(super) fn prepare(document: &Document) {
    let nodes: Vec<NodeRef> = document.root().descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        let name = node.node_name().unwrap_or_default();
        if &*name == "body" || &*name == "html" {
            continue;
        }
        if &*name == "button" || is_unseen(&node, &name) {
            node.remove_from_parent();
        } else if PHRASES.contains(&&*name) && role_by_class(&node, &name).is_none() {
            node.remove_attrs(&["class", "id", "role"]);
        }
    }
}

/// Whether no one sees it, whatever element it is.
fn is_unseen(node: &NodeRef, name: &str) -> bool {
    is_hidden(node) || has_class(node, HIDDEN_CLASSES) || name == "sup" && is_note(node)
}

fn has_class(node: &NodeRef, classes: &[&str]) -> bool {
    node.class().is_some_and(|class| class.split_ascii_whitespace().any(|one| classes.contains(&one)))
}

/// What the page's own names say that an element is.
fn role_by_class(node: &NodeRef, name: &str) -> Option<Role> {
    if name == "table" && has_class(node, TABLE_CLASSES) {
        return Some(Role::Table);
    }
    if name != "sup" && name != "a" && has_class(node, NOTE_CLASSES) {
        return Some(Role::Footnote);
    }
    if name != "a" && has_class(node, CAPTION_CLASSES) {
        return Some(Role::Caption);
    }
    has_class(node, ASIDE_CLASSES).then_some(Role::Aside)
}

/// What the element does. Nodes of other kinds do nothing.
pub(super) fn effect(node: &NodeRef) -> Effect {
    let Some(name) = node.node_name() else { return Effect::Inline };
    let name: &str = &name;
    if HIDDEN.contains(&name) || is_unseen(node, name) {
        return Effect::Hidden;
    }
    if name != "body"
        && name != "html"
        && let Some(role) = role_by_class(node, name)
    {
        return Effect::Role(role);
    }
    if node.attr("role").is_some_and(|role| LANDMARKS.contains(&&*role)) {
        return Effect::Role(Role::Aside);
    }
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Effect::Role(Role::Heading(name.as_bytes()[1] - b'0')),
        "nav" | "aside" | "footer" | "menu" => Effect::Role(Role::Aside),
        "figure" | "figcaption" | "caption" => Effect::Role(Role::Caption),
        "pre" | "listing" | "xmp" => Effect::Role(Role::Code),
        "blockquote" => Effect::Role(Role::Quotation),
        "table" if !is_layout(node) => Effect::Role(Role::Table),
        "li" => {
            let numbered = node.parent().is_some_and(|list| list.has_name("ol"));
            Effect::Role(Role::Item { numbered })
        }
        "dt" | "dd" => Effect::Role(Role::Item { numbered: false }),
        "sup" => Effect::Raised,
        "q" => Effect::Quote,
        "a" => Effect::Link,
        "b" | "strong" => Effect::Bold,
        "br" => Effect::Break,
        "hr" => Effect::Rule,
        name if BLOCKS.contains(&name) => Effect::Block,
        _ => Effect::Inline,
    }
}

/// Whether the page says that it is not to be seen.
fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Whether a raised text is the mark of a note: it is a link, or stands in brackets.
fn is_note(node: &NodeRef) -> bool {
    let text = node.text();
    let text = text.trim();
    let is_link = node.descendants_it().any(|inner| inner.has_name("a"));
    node.class().is_some_and(|class| class.contains("reference") || class.contains("footnote"))
        || text.starts_with('[')
        || is_link && text.len() < 8
        || matches!(text, "*" | "†" | "‡" | "**")
}

/// Whether a table only lays out the page: a cell holds a part of the article.
fn is_layout(table: &NodeRef) -> bool {
    // Tables in tables are looked at once, with the outermost one.
    let mut cells = table.descendants_it().filter(|node| node.has_name("td"));
    cells
        .any(|cell| cell.children_it(false).map(|child| shallow_length(&child)).sum::<usize>() > LONGEST_CELL)
}

/// The length of the text in a node and in what is directly in it.
fn shallow_length(node: &NodeRef) -> usize {
    if node.is_text() { node.text().len() } else { node.immediate_text().len() }
}
