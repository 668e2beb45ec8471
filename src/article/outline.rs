//! Which of the lines that are no sentences are headings, in texts that do not mark them, and what
//! stands under which heading.

use super::block::{Block, Role};
use super::left_out::Reason;
use super::look::Look;
use super::sentence::{is_begun, plain, words};
use super::tables::headings::{ZONES, Zone};

/// The rank of a heading that nothing but its place shows: below all that are marked.
pub(super) const LOWEST: u8 = 9;
/// The longest heading, in words.
const LONGEST: usize = 14;
/// More lines than this one after another are a menu or a list, not headings of headings.
const STACKED: usize = 3;

/// Makes headings of the fragments that stand where headings do: before prose, by themselves.
pub(super) fn promote(blocks: &[Block], looks: &mut [Look]) {
    let mut at = 0;
    while at < blocks.len() {
        if !is_candidate(&blocks[at], &looks[at]) {
            at += 1;
            continue;
        }
        // What is left out anyway may stand between a heading and its text.
        let mut run = Vec::new();
        let mut next = at;
        while next < blocks.len() && (is_candidate(&blocks[next], &looks[next]) || is_passed(&looks[next])) {
            if !is_passed(&looks[next]) {
                run.push(next);
            }
            next += 1;
        }
        let leads = looks.get(next).is_some_and(|look| match look {
            Look::Prose(_) | Look::Heading(_) => true,
            Look::Fragment(Reason::List) => !blocks[next - 1].text.text().ends_with(':'),
            _ => false,
        });
        let kept = if run.len() > STACKED { 1 } else { run.len() };
        let skipped = run.len() - kept;
        // A title may stand right above the learning objectives.
        let begins = !looks[..at].iter().any(|look| matches!(look, Look::Prose(_)));
        let opens =
            begins && kept == run.len() && run.iter().any(|&index| zone(blocks[index].text.text()).is_some());
        for (number, &index) in run.iter().enumerate() {
            let text = blocks[index].text.text();
            if opens || leads && number >= skipped || zone(text).is_some() {
                looks[index] = Look::Heading(rank(&blocks[index]));
            }
        }
        at = next;
    }
}

/// Whether it could be a heading.
fn is_candidate(block: &Block, look: &Look) -> bool {
    let is_alone = match block.role {
        Role::Line => true,
        Role::Paragraph => block.is_bold(),
        Role::Item { numbered } => numbered && !block.text.text().is_empty(),
        _ => false,
    };
    let text = block.text.text();
    is_alone
        && matches!(look, Look::Fragment(Reason::Fragment | Reason::Navigation | Reason::List))
        && is_begun(text)
        && !text.ends_with(['.', ',', ';', ':'])
        && text.starts_with(|c: char| c.is_alphanumeric() || "\"'“‘(¿".contains(c))
        && text.contains(char::is_alphabetic)
        && words(text).nth(LONGEST).is_none()
}

/// Whether what looks so may stand between a heading and its text.
fn is_passed(look: &Look) -> bool {
    matches!(
        look,
        Look::Left(Reason::Caption | Reason::Credit | Reason::Navigation | Reason::Table)
            | Look::Fragment(Reason::Credit | Reason::Caption)
    )
}

/// The rank by the number before a heading: 3 for "4.2 Results"; [`LOWEST`] without one.
fn rank(block: &Block) -> u8 {
    match numbers(block) {
        0 => LOWEST,
        parts => u8::try_from(parts + 1).map_or(LOWEST - 1, |rank| rank.min(LOWEST - 1)),
    }
}

/// How many numbers, parted by dots, stand before a heading.
pub(super) fn numbers(block: &Block) -> usize {
    if block.role == (Role::Item { numbered: true }) {
        return 1;
    }
    let first = block.text.text().split(' ').next().unwrap_or_default();
    let is_number = first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        // A year begins many headings.
        && (first.contains('.') || first.len() < 3);
    if is_number { first.split('.').filter(|part| !part.is_empty()).count() } else { 0 }
}

/// What a heading opens that is no part of the article.
pub(super) fn zone(heading: &str) -> Option<Zone> {
    let words: Vec<String> = words(heading)
        .skip_while(|word| word.bytes().all(|byte| byte.is_ascii_digit() || b".:()".contains(&byte)))
        .take(LONGEST)
        .map(plain)
        .collect();
    let heading = words.join(" ");
    let zones = ZONES.iter().find(|(_, headings)| headings.contains(&heading.as_str()));
    zones.map(|(zone, _)| *zone)
}
