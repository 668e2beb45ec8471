//! Plain text into blocks: which lines belong together, and what their layout says of them.
//!
//! A text was either wrapped at some width, so that a break means nothing where the next word did not
//! fit, or every break in it means something. Blank lines always part blocks.

mod hyphens;
mod layout;
mod lines;

use super::block::{Block, Role};
use hyphens::Hyphens;
use layout::{Layout, Width};
use lines::{Line, lines};

/// The blocks of a text, in order. No heading is among them: no mark tells them apart.
pub(super) fn blocks(source: &str) -> Vec<Block> {
    let lines = lines(source);
    let width = Width::of(source, &lines);
    let mut hyphens = Hyphens::new(source);
    let mut blocks = Vec::new();
    for stretch in lines.chunk_by(|_, next| !next.is_apart) {
        match layout::of(source, stretch, width) {
            Layout::Whole(role) => blocks.push(whole(source, stretch, role)),
            Layout::Paragraphs(starts) => {
                for (at, &start) in starts.iter().enumerate() {
                    let end = starts.get(at + 1).copied().unwrap_or(stretch.len());
                    blocks.push(paragraph(source, &stretch[start..end], &mut hyphens));
                }
            }
        }
    }
    blocks
}

/// Lines whose breaks mean something, as one block.
fn whole(source: &str, lines: &[Line], role: Role) -> Block {
    let mut block = Block::new(role);
    for line in lines {
        if !block.text.text().is_empty() {
            block.text.push(" ", line.span.start..line.span.start);
            block.breaks.push(block.text.text().len());
        }
        block.text.push_shown(source, line.span.start..line.span.end);
    }
    block.text.trim_end();
    block
}

/// Lines that say one thing, joined.
fn paragraph(source: &str, lines: &[Line], hyphens: &mut Hyphens) -> Block {
    let [first, ..] = lines else { return Block::default() };
    let marker = first.marker(source);
    let role = match (marker, lines) {
        (Some(marker), _) => Role::Item { numbered: marker.numbered },
        (None, [_]) => Role::Line,
        _ => Role::Paragraph,
    };
    let mut block = Block::new(role);
    let mut above: Option<&Line> = None;
    for line in lines {
        let start = match above {
            None => line.span.start + marker.map_or(0, |marker| marker.length),
            Some(above) => {
                if hyphens.joins(above.span.of(source), line.span.of(source)) {
                    block.text.truncate(block.text.text().len() - '-'.len_utf8());
                } else if !block.text.text().ends_with('-') || block.text.text().ends_with(" -") {
                    // The break, whatever it is made of.
                    block.text.push(" ", above.span.end..line.span.start);
                }
                line.span.start
            }
        };
        block.text.push_shown(source, start..line.span.end);
        above = Some(line);
    }
    block.text.trim_end();
    block
}
