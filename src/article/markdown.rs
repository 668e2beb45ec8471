//! Markdown into blocks.

use std::ops::Range;

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::block::{Block, Role};
use crate::language::split::{is_blank, is_invisible};

/// The title in the front matter, if there is one, and the blocks of a text, in order.
pub(super) fn blocks(source: &str) -> (Option<String>, Vec<Block>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    // Otherwise it would hide the mark of the first line, and would be a part of it.
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::new(source);
    for (event, place) in Parser::new_ext(&source[start..], options).into_offset_iter() {
        reader.event(event, start + place.start..start + place.end);
    }
    reader.close();
    (reader.title, reader.blocks)
}

struct Reader<'s> {
    source: &'s str,
    title: Option<String>,
    blocks: Vec<Block>,
    block: Block,
    /// What surrounds the text, outermost first: what is in a quotation is one, whatever it is.
    around: Vec<Role>,
    /// For each list, whether it is numbered.
    lists: Vec<bool>,
    /// How deep it stands in what is not shown: images, front matter.
    hidden: usize,
    is_front_matter: bool,
    links: usize,
    bold: usize,
    /// Whether a tag of HTML, or what no one sees of a page, goes on.
    tag: Markup,
}

/// Where in the markup of HTML the text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    Text,
    Tag,
    Comment,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Reader<'s> {
        Reader {
            source,
            title: None,
            blocks: Vec::new(),
            block: Block::default(),
            around: Vec::new(),
            lists: Vec::new(),
            hidden: 0,
            is_front_matter: false,
            links: 0,
            bold: 0,
            tag: Markup::Text,
        }
    }

    fn event(&mut self, event: Event, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) if self.is_front_matter => self.front_matter(&text),
            Event::Text(text) => self.text(&text, place),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                // The marks around it are not shown.
                let marks = place.len().saturating_sub(code.len()) / 2;
                let inner = place.start + marks..place.start + marks + code.len();
                let is_same = self.source.get(inner.clone()) == Some(&*code);
                self.text(&code, if is_same { inner } else { place });
            }
            Event::SoftBreak | Event::HardBreak => {
                let is_break = event == Event::HardBreak && !self.block.text.text().is_empty();
                self.blank(place);
                if is_break {
                    self.block.breaks.push(self.block.text.text().len());
                }
            }
            Event::Html(html) => self.html(&html, place),
            Event::InlineHtml(html) if html.starts_with("<br") => self.blank(place),
            Event::Rule => self.close(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph => self.open(Role::Paragraph),
            Tag::Heading { level, .. } => self.open(Role::Heading(*level as u8)),
            Tag::BlockQuote(_) => self.surround(Role::Quotation),
            Tag::CodeBlock(_) => self.surround(Role::Code),
            Tag::Table(_) => self.surround(Role::Table),
            Tag::FootnoteDefinition(_) => self.surround(Role::Footnote),
            Tag::HtmlBlock => self.open(Role::Paragraph),
            Tag::List(first) => {
                self.close();
                self.lists.push(first.is_some());
            }
            Tag::Item => self.surround(Role::Item { numbered: self.lists.last() == Some(&true) }),
            Tag::Image { .. } => self.hidden += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.close();
                self.is_front_matter = true;
            }
            Tag::Link { .. } => self.links += 1,
            Tag::Strong => self.bold += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(),
            TagEnd::HtmlBlock => {
                self.tag = Markup::Text;
                self.close();
            }
            TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::Item => {
                self.close();
                self.around.pop();
            }
            TagEnd::TableCell => self.blank(place.end..place.end),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.is_front_matter = false,
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
    }

    /// Begins a block of its own, of the strongest role around it.
    fn open(&mut self, role: Role) {
        self.close();
        let strongest = self.around.iter().find(|around| !matches!(around, Role::Item { .. }));
        self.block.role = match (strongest.or(self.around.last()), role) {
            (Some(Role::Item { .. }), Role::Heading(_)) | (None, _) => role,
            (Some(around), _) => *around,
        };
    }

    fn surround(&mut self, role: Role) {
        self.close();
        self.around.push(role);
        self.open(Role::Paragraph);
    }

    /// Ends the block.
    fn close(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        block.text.trim_end();
        if !block.text.text().is_empty() {
            self.blocks.push(block);
        }
        // What follows a list within an item belongs to the item.
        if let Some(around) = self.around.last() {
            self.block.role = *around;
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        let before = self.block.text.text().len();
        if self.source.get(place.clone()) == Some(text) {
            self.block.text.push_shown(self.source, place);
        } else {
            // An entity, or a character behind a backslash.
            let shown = text.chars().filter(|&c| !is_invisible(c));
            let shown: String = shown.map(|c| if is_blank(c) { ' ' } else { c }).collect();
            self.block.text.push(&shown, place);
        }
        let added = self.block.text.text().len() - before;
        self.block.linked += if self.links > 0 { added } else { 0 };
        self.block.bold += if self.bold > 0 { added } else { 0 };
    }

    fn blank(&mut self, place: Range<usize>) {
        let text = self.block.text.text();
        if !text.is_empty() && !text.ends_with(' ') && self.hidden == 0 {
            self.block.text.push(" ", place);
        }
    }

    /// The text between the tags of a block of HTML.
    fn html(&mut self, html: &str, place: Range<usize>) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let (length, next) = match self.tag {
                Markup::Text if rest.starts_with("<!--") => (4, Markup::Comment),
                Markup::Text if rest.starts_with('<') => (1, Markup::Tag),
                Markup::Text => {
                    let length = rest.find('<').unwrap_or(rest.len());
                    // Its place is that of the event where it is written otherwise.
                    let start = place.start + at;
                    let is_same = self.source.get(start..start + length) == Some(&rest[..length]);
                    self.text(&rest[..length], if is_same { start..start + length } else { place.clone() });
                    (length, Markup::Text)
                }
                Markup::Tag => match rest.find('>') {
                    Some(end) => (end + 1, Markup::Text),
                    None => (rest.len(), Markup::Tag),
                },
                Markup::Comment => match rest.find("-->") {
                    Some(end) => (end + 3, Markup::Text),
                    None => (rest.len(), Markup::Comment),
                },
            };
            if self.tag == Markup::Tag && next == Markup::Text {
                let here = (place.start + at + length).min(place.end);
                self.blank(here..here);
            }
            self.tag = next;
            at += length;
        }
    }

    /// The title among the lines of front matter.
    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            if key.trim().eq_ignore_ascii_case("title") && !value.is_empty() && self.title.is_none() {
                self.title = Some(value.to_owned());
            }
        }
    }
}
