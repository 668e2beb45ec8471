//! Marks that a page puts into its sentences and that nobody reads: numbers of notes, "[edit]",
//! how a name is pronounced or written in its own language.

use std::ops::Range;

use super::sentence::{head, plain};
use super::tables::phrases::{LANGUAGES, MARKS};
use crate::language::split::is_blank;

/// The longest mark in square brackets, in bytes.
const LONGEST_MARK: usize = 60;
/// The longest bracket that is looked into for a pronunciation, in bytes.
const LONGEST_ASIDE: usize = 400;
/// The longest label before a word of another language, as in "Modern Standard Arabic:", in words.
const LONGEST_LABEL: usize = 4;
/// The longest place and agency before a report, in bytes.
const LONGEST_DATELINE: usize = 60;

/// What is to be cut out of a paragraph, in order, without overlap.
pub(super) fn cuts(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' => cuts.extend(mark(text, at)),
            '(' => asides(text, at, &mut cuts),
            '\u{24d8}' | '🔊' => cuts.push(at..at + c.len_utf8()),
            _ if is_raised(c) && follows_stop(text, at) => cuts.push(at..at + c.len_utf8()),
            _ => {}
        }
    }
    cuts.sort_by_key(|cut| (cut.start, std::cmp::Reverse(cut.end)));
    merge(text, cuts)
}

/// Brings overlapping cuts together, and takes the space before a cut along where none is needed.
fn merge(text: &str, cuts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match merged.last_mut() {
            Some(last) if cut.start <= last.end => last.end = last.end.max(cut.end),
            _ => merged.push(cut),
        }
    }
    let (mut above, mut kept) = (0, 0);
    for cut in &mut merged {
        kept += cut.start - above;
        let after = text[cut.end..].chars().next();
        let is_closed = after.is_none_or(|c| c == ' ' || ".,;:!?)]”’".contains(c));
        if is_closed && kept > 0 && cut.start > above && text[..cut.start].ends_with(' ') {
            cut.start -= 1;
        } else if kept == 0 && after == Some(' ') {
            cut.end += 1;
        }
        above = cut.end;
    }
    merged
}

/// The mark in square brackets at `at`, if it is one.
fn mark(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = &text[at + 1..];
    let inside = head(inside, LONGEST_MARK);
    let length = inside.find([']', '['])?;
    if !inside[length..].starts_with(']') {
        return None;
    }
    let (inner, after) = (inside[..length].trim(), &inside[length + 1..]);
    let mut end = at + 1 + length + 1;
    let lower = inner.to_lowercase();
    let is_number = inner.contains(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || " ,–-".contains(c))
        // A year or a larger number was put in by an editor: "in [1968]".
        && inner.split([',', '–', '-', ' ']).all(|number| number.len() <= 3);
    let is_note = inner.starts_with('^')
        || ["note ", "nb ", "fn ", "n ", "ref ", "a ", "lower-alpha "].iter().any(|lead| {
            lower.strip_prefix(lead).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        });
    // "[a]", but not "[t]he".
    let is_letter = inner.len() == 1
        && inner.bytes().all(|byte| byte.is_ascii_lowercase())
        && !after.starts_with(char::is_alphanumeric)
        && at > 0;
    if !(is_number || is_note || is_letter || MARKS.contains(&lower.as_str())) {
        return None;
    }
    // A page number behind the mark: "[12]: 34–36".
    if let Some(pages) = after.strip_prefix(": ").or_else(|| after.strip_prefix(':')) {
        let digits = pages.find(|c: char| !c.is_ascii_digit() && !"–-,".contains(c)).unwrap_or(pages.len());
        let stops = pages[digits..].is_empty() || pages[digits..].starts_with([' ', '[', '.', ',', ';']);
        if digits > 0 && stops {
            end = at + 1 + length + 1 + (after.len() - pages.len()) + digits;
        }
    }
    Some(at..end)
}

/// The parts of the round bracket at `at` that say how something is pronounced, or written elsewhere;
/// the whole bracket if nothing else is in it.
fn asides(text: &str, at: usize, cuts: &mut Vec<Range<usize>>) {
    let inside = &text[at + 1..];
    let inside = head(inside, LONGEST_ASIDE);
    let (mut depth, mut from, mut end, mut parts) = (0_usize, 0, None, Vec::new());
    for (offset, c) in inside.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' if depth == 0 => {
                parts.push(from..offset);
                end = Some(offset);
                break;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.push(from..offset);
                from = offset + 1;
            }
            _ => {}
        }
    }
    let Some(end) = end else { return };
    let is_cut: Vec<bool> = parts.iter().map(|part| is_aside(inside[part.clone()].trim())).collect();
    if !is_cut.contains(&true) {
        return;
    }
    let Some(kept) = is_cut.iter().position(|cut| !cut) else {
        cuts.push(at..at + 1 + end + 1);
        return;
    };
    let base = at + 1;
    for (number, (part, _)) in parts.iter().zip(&is_cut).enumerate().filter(|(_, (_, cut))| **cut) {
        // Before what is kept with the semicolon after it, behind it with the one before.
        match number < kept {
            true => {
                let space = usize::from(inside[part.end + 1..].starts_with(' '));
                cuts.push(base + part.start..base + part.end + 1 + space);
            }
            false => cuts.push(base + part.start - 1..base + part.end),
        }
    }
}

/// Whether a part of a bracket is a pronunciation, a word of another language, or a button.
fn is_aside(part: &str) -> bool {
    if part.is_empty() {
        return true;
    }
    let is_sound = |c: char| matches!(c, 'ˈ' | 'ˌ' | 'ː');
    let is_phonetic = |c: char| {
        matches!(
            c,
            'ɪ' | 'ʊ'
                | 'ɔ'
                | 'ɑ'
                | 'ə'
                | 'ɛ'
                | 'ʃ'
                | 'ʒ'
                | 'ɡ'
                | 'ɲ'
                | 'ʁ'
                | 'ɾ'
                | 'ʔ'
                | 'ɒ'
                | 'ʌ'
                | 'æ'
                | 'ŋ'
        )
    };
    let is_ipa = part.contains(is_sound) || part.contains(is_phonetic) && part.contains(['/', '[']);
    let lower = part.to_lowercase();
    let is_button = matches!(lower.as_str(), "listen" | "help·info" | "help" | "info" | "audio" | "play");
    if is_ipa || is_button || lower.starts_with("pronounced") || lower.starts_with("pronunciation") {
        return true;
    }
    if is_respelling(part) {
        return true;
    }
    let label = match part.split_once(':') {
        Some((label, _)) => label,
        // `from Greek "polis"`, `lit. 'house of fire'`.
        None => match part.find(['"', '“', '‘', '\'']) {
            Some(quote) => &part[..quote],
            None => return false,
        },
    };
    let mut words = label.split(is_blank).filter(|word| !word.is_empty());
    words.clone().count() <= LONGEST_LABEL && words.any(|word| LANGUAGES.contains(&plain(word).as_str()))
}

/// "TESS-ə-lit", "bam-ə-KOH": one word in syllables, of which those in capitals are stressed.
fn is_respelling(part: &str) -> bool {
    let is_stressed =
        |syllable: &str| syllable.chars().nth(1).is_some() && syllable.chars().all(char::is_uppercase);
    let mut syllables = part.split('-');
    !part.contains(is_blank)
        && syllables.clone().any(is_stressed)
        && syllables.any(|syllable| !syllable.is_empty() && syllable.chars().all(char::is_lowercase))
}

fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '†' | '‡')
}

/// Whether a raised number at `at` can only be that of a note: behind a stop, "m²" is an area.
fn follows_stop(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(is_raised);
    before.ends_with(['.', ',', ';', ':', '!', '?', '"', '”', '’', ')'])
}

/// Where the report begins behind its place and agency: "PARIS (AP) — The …".
pub(super) fn dateline(text: &str) -> Option<usize> {
    let head = head(text, LONGEST_DATELINE);
    let (place, dash) =
        [" — ", " – ", " -- ", " - ", "— "].iter().find_map(|dash| Some((head.find(dash)?, dash)))?;
    let first = head.split(|c: char| is_blank(c) || c == ',').next()?;
    let is_place =
        first.chars().count() > 2 && first.chars().all(|c| c.is_uppercase() || c == '-' || c == '.');
    let is_name = |word: &str| {
        word.trim_start_matches('(').starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "the" | "de" | "al" | "and")
    };
    let all_names = head[..place].split(is_blank).filter(|word| !word.is_empty()).all(is_name);
    let rest = place + dash.len();
    (is_place && all_names && text[rest..].starts_with(char::is_uppercase)).then_some(rest)
}
