//! Blocks into an article: what is prose, under which headings, and what is left out.

use std::ops::Range;

use super::Section;
use super::block::{Block, Role};
use super::clean;
use super::left_out::{LeftOut, Reason};
use super::look::{Look, look};
use super::mapped::Mapped;
use super::outline::{LOWEST, numbers, promote, zone};
use super::sentence::{is_order, sentences};
use super::tables::headings::Zone;
use crate::language::Span;

/// What an article is made of.
#[derive(Debug, Default)]
pub(super) struct Sieved {
    pub(super) title: Option<String>,
    pub(super) prose: Mapped,
    pub(super) sections: Vec<Section>,
    pub(super) left_out: Vec<LeftOut>,
}

/// Sorts the blocks of an article. A title may be known from elsewhere.
pub(super) fn sieve(blocks: &[Block], title: Option<String>) -> Sieved {
    let mut looks: Vec<Look> = blocks.iter().map(look).collect();
    promote(blocks, &mut looks);
    let mut sieve =
        Sieve { zone: None, path: Vec::new(), has_moved: true, out: Sieved { title, ..Sieved::default() } };
    let own = sieve.title(blocks, &looks);
    for (at, (block, look)) in blocks.iter().zip(&looks).enumerate() {
        let place = block.text.source();
        match look {
            Look::Heading(_) if Some(at) == own => sieve.leave(place, Reason::Heading),
            Look::Heading(_) if sieve.is_title(block) => {
                sieve.path.clear();
                sieve.zone = None;
                sieve.has_moved = true;
                sieve.leave(place, Reason::Heading);
            }
            Look::Heading(level) => {
                sieve.enter(*level, &shown(block), leads_to_prose(&looks[at + 1..]));
                sieve.leave(place, Reason::Heading);
            }
            Look::Prose(text) => sieve.take(block, text, place),
            Look::Fragment(reason) | Look::Left(reason) => {
                let reason = sieve.zone.map_or(*reason, |(zone, _)| reason_of(zone));
                sieve.leave(place, reason);
            }
        }
    }
    sieve.out.finish()
}

/// The state while sorting.
struct Sieve {
    /// What is left out as a whole at the moment, and the rank of the heading that opened it.
    zone: Option<(Zone, u8)>,
    /// The headings that stand above, outermost first.
    path: Vec<(u8, String)>,
    /// Whether the path has changed since the last prose.
    has_moved: bool,
    out: Sieved,
}

impl Sieve {
    /// Finds the heading that is the title, which opens no section.
    fn title(&mut self, blocks: &[Block], looks: &[Look]) -> Option<usize> {
        let before = looks.iter().take_while(|look| !matches!(look, Look::Prose(_))).count();
        let mut headings = looks[..before].iter().enumerate().filter_map(|(at, look)| match look {
            Look::Heading(level) => Some((at, *level)),
            _ => None,
        });
        if let Some(title) = &self.out.title {
            let title = title.to_lowercase();
            return headings.map(|(at, _)| at).find(|&at| shown(&blocks[at]).to_lowercase() == title);
        }
        let is_marked = |level: u8| level < LOWEST;
        let (at, level) = headings.find(|&(at, _)| zone(blocks[at].text.text()).is_none())?;
        let text = shown(&blocks[at]);
        // "4.1 Early years" is a section if there is a "4.2", and "4.1" may be a chapter of its own.
        let depth = numbers(&blocks[at]);
        let is_section = depth > 0
            && looks
                .iter()
                .zip(blocks)
                .skip(at + 1)
                .any(|(look, block)| matches!(look, Look::Heading(_)) && numbers(block) == depth);
        // A heading of a lower rank is one of several, unless it is the only one of its rank.
        let is_first = level == 1
            || !is_marked(level)
            || looks.iter().skip(at + 1).all(|look| !matches!(look, Look::Heading(other) if *other <= level));
        if is_section || !is_first {
            return None;
        }
        self.out.title = Some(text);
        Some(at)
    }

    /// Whether a heading says the title again.
    fn is_title(&self, block: &Block) -> bool {
        self.out.title.as_ref().is_some_and(|title| title.eq_ignore_ascii_case(&shown(block)))
    }

    /// Goes under a heading.
    fn enter(&mut self, level: u8, heading: &str, leads: bool) {
        let opened = zone(heading);
        match (opened, self.zone) {
            (None, Some((_, above))) if level > above => return,
            // Where ranks are unknown, an entry of a list may look like a heading.
            (None, Some((Zone::Back | Zone::Exercise, _)))
                if level == LOWEST && (!leads || heading.ends_with('?')) =>
            {
                return;
            }
            _ => self.zone = opened.map(|zone| (zone, level)),
        }
        while self.path.last().is_some_and(|(above, _)| *above >= level) {
            self.path.pop();
        }
        if self.zone.is_none() {
            self.path.push((level, heading.to_owned()));
        }
        self.has_moved = true;
    }

    /// Takes what is prose, unless all that stands here is left out.
    fn take(&mut self, block: &Block, text: &Mapped, place: Range<usize>) {
        if let Some((zone, _)) = self.zone {
            let begins_text = zone == Zone::Objectives
                && !matches!(block.role, Role::Item { .. })
                && sentences(text.text()).nth(1).is_some()
                && !sentences(text.text()).any(is_order);
            if !begins_text {
                return self.leave(place, reason_of(zone));
            }
            self.zone = None;
        }
        let end = self.out.prose.text().len();
        if end > 0 {
            let from = self.out.prose.source().end;
            self.out.prose.push("\n\n", from..text.source().start.max(from));
        }
        if self.has_moved {
            let headings: Vec<String> = self.path.iter().map(|(_, heading)| heading.clone()).collect();
            let start = self.out.prose.text().len();
            if self.out.sections.last().is_none_or(|last| last.headings != headings) {
                self.out.sections.push(Section { headings, span: Span::new(start, start) });
            }
            self.has_moved = false;
        }
        self.out.prose.append(text, 0..text.text().len());
    }

    fn leave(&mut self, place: Range<usize>, reason: Reason) {
        if !place.is_empty() {
            self.out.left_out.push(LeftOut { place, reason });
        }
    }
}

impl Sieved {
    /// Lets every section end where the next one begins.
    fn finish(mut self) -> Sieved {
        let mut end = self.prose.text().len();
        if self.sections.is_empty() {
            self.sections.push(Section { headings: Vec::new(), span: Span::new(0, 0) });
        }
        for section in self.sections.iter_mut().rev() {
            section.span.end = end;
            end = section.span.start;
        }
        self
    }
}

/// A heading without the marks in it.
fn shown(block: &Block) -> String {
    block.text.without(&clean::cuts(block.text.text())).text().trim().to_owned()
}

/// Whether what stands under a heading begins with a paragraph of several sentences.
fn leads_to_prose(looks: &[Look]) -> bool {
    looks.iter().take(3).find_map(|look| match look {
        Look::Prose(text) => Some(sentences(text.text()).nth(1).is_some()),
        Look::Heading(_) => Some(false),
        _ => None,
    }) == Some(true)
}

/// What becomes of everything in a zone.
fn reason_of(zone: Zone) -> Reason {
    match zone {
        Zone::Back => Reason::Reference,
        Zone::Site => Reason::Navigation,
        Zone::Objectives | Zone::Exercise => Reason::Exercise,
        Zone::Glossary => Reason::Glossary,
        Zone::Recipe => Reason::Recipe,
    }
}
