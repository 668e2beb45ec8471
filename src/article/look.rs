//! What a block is, seen by itself: prose, or something else that an article is not made of.

use super::block::{Block, Role};
use super::clean;
use super::left_out::Reason;
use super::mapped::Mapped;
use super::outline::zone;
use super::sentence::{
    head, is_begun, is_ended, is_order, is_sentence, is_title, plain, sentence_spans, sentences, tail, words,
};
use super::tables::phrases;
use crate::language::split::is_blank;

/// What a block looks like.
#[derive(Debug, Clone)]
pub(super) enum Look {
    /// 1 is the outermost.
    Heading(u8),
    /// Sentences, without the marks between them.
    Prose(Mapped),
    /// No sentence: a heading, if it stands where one can be, or else what the reason says.
    Fragment(Reason),
    Left(Reason),
}

/// Up to so many words may be a notice, a credit or a caption: those are short.
const SHORT: usize = 80;
/// With more words, what ends with a stop needs no verb that we know.
const LONG: usize = 5;
/// The same of an item of a list, which is more often no sentence.
const LONG_ITEM: usize = 12;
/// The longest term before a sentence in a list, in words.
const TERM: usize = 6;

/// Looks at a block.
pub(super) fn look(block: &Block) -> Look {
    match block.role {
        Role::Heading(level) => Look::Heading(level),
        Role::Quotation => Look::Left(Reason::Quotation),
        Role::Code => Look::Left(Reason::Code),
        Role::Table => Look::Left(Reason::Table),
        Role::Verse => Look::Left(Reason::Verse),
        Role::Caption => Look::Left(Reason::Caption),
        Role::Footnote => Look::Left(Reason::Reference),
        Role::Aside => Look::Left(Reason::Navigation),
        Role::Paragraph | Role::Line | Role::Item { .. } => paragraph(block),
    }
}

fn paragraph(block: &Block) -> Look {
    let is_item = matches!(block.role, Role::Item { .. });
    if zone(block.text.text()).is_some() {
        return Look::Fragment(Reason::Fragment);
    }
    if is_broken_like_verse(block) {
        return Look::Left(Reason::Verse);
    }
    let mut text = block.text.without(&clean::cuts(block.text.text()));
    if let Some(start) = clean::dateline(text.text()) {
        text = text.without(std::slice::from_ref(&(0..start)));
    }
    if let Some(reason) = notice(text.text()) {
        return Look::Left(reason);
    }
    if block.is_linked() {
        return if is_item || is_ended(text.text()) {
            Look::Left(Reason::Navigation)
        } else {
            Look::Fragment(Reason::Navigation)
        };
    }
    if is_item && let Some(start) = behind_term(text.text()) {
        text = text.without(std::slice::from_ref(&(0..start)));
    }
    if is_ingredient(text.text()) {
        return Look::Left(Reason::Recipe);
    }
    if let Some(reason) = task(text.text(), is_item) {
        return Look::Left(reason);
    }
    // Not all headings go without a stop: "What is a shield?"
    if !is_item && text.text().ends_with('?') && sentences(text.text()).nth(1).is_none() {
        return Look::Fragment(Reason::Fragment);
    }
    match prose(text, is_item) {
        Some(text) => Look::Prose(text),
        None => Look::Fragment(fragment(block)),
    }
}

/// The sentences of a paragraph, without what is cut off at its ends; none if there is none.
fn prose(mut text: Mapped, is_item: bool) -> Option<Mapped> {
    // What leads to a list, or is cut off, is no sentence.
    if !is_ended(text.text()) {
        if is_item {
            return None;
        }
        let whole = text.text();
        let end = sentence_spans(whole).filter(|span| is_ended(span.of(whole))).last()?.end;
        text.truncate(end);
        text.trim_end();
    }
    // A paragraph that goes on from something else begins with its first whole sentence.
    if !is_begun(text.text()) {
        // What goes on behind a term speaks of it.
        if is_item {
            return None;
        }
        let whole = text.text();
        let start = sentence_spans(whole).nth(1)?.start;
        text = text.without(std::slice::from_ref(&(0..start)));
    }
    let is_long = words(text.text()).nth(if is_item { LONG_ITEM } else { LONG }).is_some();
    let is_doing = words(text.text()).next().is_some_and(|first| first.ends_with("ing"));
    let is_prose = is_sentence(text.text()) || is_long && !(is_item && is_doing);
    is_prose.then_some(text)
}

/// What a short paragraph is that speaks of the page, of a picture or of a source.
fn notice(text: &str) -> Option<Reason> {
    let shown = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"(©[\"“".contains(c));
    if words(shown).nth(SHORT).is_some() {
        return None;
    }
    let lower = shown.to_lowercase().replace('’', "'");
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    if is_numbered_caption(&lower) || begins(phrases::CAPTION) {
        return Some(Reason::Caption);
    }
    if begins(&["©", "(c) ", "copyright ©", "copyright (c)"]) {
        return Some(Reason::Credit);
    }
    if begins(phrases::SITE_OPENINGS) || says(phrases::SITE) {
        return Some(Reason::Navigation);
    }
    let tail = tail(&lower, 100);
    if phrases::CREDITED.iter().any(|credit| tail.contains(credit)) {
        return Some(Reason::Caption);
    }
    let is_listed = phrases::REFERENCE.iter().any(|sign| shown.contains(sign))
        || !is_sentence(shown) && phrases::ADDRESS.iter().any(|sign| shown.contains(sign));
    if shown.starts_with('^') || is_listed {
        return Some(Reason::Reference);
    }
    None
}

/// "Figure 3.2 The first …", but not "Figure 3.2 shows …".
fn is_numbered_caption(lower: &str) -> bool {
    phrases::NUMBERED_CAPTION.iter().any(|name| {
        let Some(rest) = lower.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) else {
            return false;
        };
        let end = rest.find(|c: char| !(c.is_ascii_digit() || ".:-–".contains(c))).unwrap_or(rest.len());
        let is_number = rest[..end].contains(|c: char| c.is_ascii_digit());
        let next = rest[end..].split(is_blank).find(|word| !word.is_empty()).unwrap_or_default();
        is_number && !phrases::ABOUT_FIGURE.contains(&next)
    })
}

/// What tells its reader to do or to answer something.
fn task(text: &str, is_item: bool) -> Option<Reason> {
    let lower = head(text, 80).to_lowercase();
    if phrases::EXERCISE.iter().any(|start| lower.starts_with(start)) && words(text).nth(SHORT).is_none() {
        return Some(Reason::Exercise);
    }
    let (mut all, mut orders, mut questions) = (0, 0, 0);
    for sentence in sentences(text) {
        all += 1;
        orders += usize::from(is_order(sentence));
        questions += usize::from(sentence.trim_end().ends_with('?'));
    }
    let is_whole = is_ended(text);
    if questions == all && (is_item || all > 1) && is_whole {
        return Some(Reason::Exercise);
    }
    // "Use of force" and "Show Business" are headings.
    let is_heading = !is_whole
        && (words(text).nth(4).is_none()
            || is_title(text)
            || words(text).nth(1).is_some_and(|second| matches!(second, "of" | "and" | "in" | "for")));
    (2 * orders >= all && orders > 0 && !is_heading).then_some(Reason::Instruction)
}

/// "2 cups of flour", "½ tsp salt".
fn is_ingredient(text: &str) -> bool {
    let mut words = text.split(is_blank).filter(|word| !word.is_empty());
    let amount = words.next().unwrap_or_default();
    let digits = amount.chars().take_while(|c| c.is_numeric() || "/.,–-".contains(*c)).count();
    let glued: String = amount.chars().skip(digits).collect();
    let is_measure = |word: &str| phrases::KITCHEN.contains(&plain(word).as_str());
    digits > 0
        && amount.starts_with(char::is_numeric)
        && (is_measure(&glued) || glued.is_empty() && words.by_ref().take(2).any(is_measure))
        && text.len() < 120
        && !is_sentence(text)
}

/// Where a sentence begins behind the term that it explains: "Serval: France launched …".
fn behind_term(text: &str) -> Option<usize> {
    let head = head(text, 80);
    let (at, mark) =
        [": ", " – ", " — ", " - "].iter().filter_map(|mark| Some((head.find(mark)?, mark))).min()?;
    let start = at + mark.len();
    let term = &text[..at];
    (words(term).count() <= TERM
        && !term.contains(['.', '!', '?'])
        && is_sentence(&text[start..])
        && text[start..].starts_with(char::is_uppercase))
    .then_some(start)
}

/// Whether its lines are broken as those of a poem are.
fn is_broken_like_verse(block: &Block) -> bool {
    let count = block.breaks.len() + 1;
    let is_short = |line: &str| line.chars().count() < 60;
    count > 2
        && block.lines().all(is_short)
        && 5 * block.lines().filter(|line| is_begun(line)).count() >= 4 * count
        && 2 * block.lines().filter(|line| !line.ends_with('.')).count() >= count
        && block.lines().map(|line| words(line).count()).sum::<usize>() >= 3 * count
}

/// What a block is that holds no sentence, if it is no heading.
fn fragment(block: &Block) -> Reason {
    let lower = block.text.text().to_lowercase();
    let is_credit = phrases::CREDIT.iter().any(|start| lower.starts_with(start));
    match block.role {
        Role::Item { .. } => Reason::List,
        _ if is_credit || is_date(&lower) => Reason::Credit,
        _ if words(&lower).last().is_some_and(|last| phrases::PICTURES.contains(&last)) => Reason::Caption,
        _ => Reason::Fragment,
    }
}

/// Whether nothing but a date stands there: "Wednesday, April 13, 2011".
fn is_date(lower: &str) -> bool {
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "at",
        "on",
        "am",
        "pm",
        "utc",
        "gmt",
        "est",
        "et",
        "of",
    ];
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 11;
    lower.contains(|c: char| c.is_ascii_digit())
        && words(lower).take(10).all(|word| NAMES.contains(&plain(word).as_str()) || is_number(&plain(word)))
}
