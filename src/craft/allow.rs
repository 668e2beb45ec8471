//! Warnings that the author of a deck allows.
//!
//! A comment `// griot: allow(negative, two-questions)` allows warnings of these codes on the item
//! that it stands in or before; before the deck, in all of it. A comment that allows what there is
//! none of is told, so that none outlives its reason.

use std::ops::Range;

use crate::deck::{Code, Diagnostic, Severity, comments};

/// Whether a file has such a comment, as far as can be told without reading it.
pub fn is_used(text: &str) -> bool {
    text.contains("allow(") || text.contains("allow (")
}

/// Where the list of a comment begins, in bytes; blanks and case are left to the author.
fn list_start(comment: &str) -> Option<usize> {
    let mut rest = comment;
    while let Some(at) = rest.to_ascii_lowercase().find("griot") {
        rest = &rest[at + "griot".len()..];
        let list = rest.trim_start().strip_prefix(':').map(str::trim_start);
        let list = list.and_then(|list| {
            list.get(..5).filter(|word| word.eq_ignore_ascii_case("allow")).map(|_| &list[5..])
        });
        if let Some(list) = list.and_then(|list| list.trim_start().strip_prefix('(')) {
            return Some(comment.len() - list.len());
        }
    }
    None
}

/// Leaves out the warnings that comments allow; tells of comments that allow nothing. `items` are the
/// bytes of every source, fact and card.
/// Where some items could not be read (`has_lost`), a comment may be meant for one of them.
pub fn apply(text: &str, items: &[Range<usize>], has_lost: bool, diagnostics: &mut Vec<Diagnostic>) {
    if !is_used(text) {
        return;
    }
    let mut told = Vec::new();
    for comment in comments(text) {
        let Some(at) = list_start(&text[comment.clone()]) else { continue };
        let start = comment.start + at;
        let list = text[start..comment.end].split(')').next().unwrap_or_default();
        let scope = scope(text, items, &comment);
        let mut from = start;
        for name in list.split(',') {
            let span = from + (name.len() - name.trim_start().len())..from + name.trim_end().len();
            from += name.len() + 1;
            let name = name.trim();
            let Some(code) = Code::ALL.iter().find(|code| code.name() == name) else {
                told.push(unknown(name, span));
                continue;
            };
            let before = diagnostics.len();
            diagnostics.retain(|diagnostic| {
                let is_meant = diagnostic.code == *code && diagnostic.severity == Severity::Warning;
                !(is_meant
                    && scope.start <= diagnostic.span.start
                    && diagnostic.span.start < scope.end.max(1))
            });
            let is_error = || {
                let meant = diagnostics.iter().filter(|diagnostic| diagnostic.code == *code);
                meant.into_iter().any(|diagnostic| diagnostic.severity == Severity::Error)
            };
            if diagnostics.len() == before && !has_lost {
                told.push(if is_error() { error_stays(name, span) } else { unused(name, span) });
            }
        }
    }
    diagnostics.extend(told);
}

/// What a comment speaks of: the smallest item around it, or the next one behind it.
fn scope(text: &str, items: &[Range<usize>], comment: &Range<usize>) -> Range<usize> {
    let around = items.iter().filter(|item| item.contains(&comment.start));
    let around = around.min_by_key(|item| item.len());
    let within = around.map_or(0..text.len(), Clone::clone);
    // On the line of an item that ends before it, it speaks of that one.
    let line_start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    let on_line = items.iter().filter(|item| {
        item.end > line_start
            && item.end <= comment.start
            && within.start <= item.start
            && item.end <= within.end
    });
    if let Some(item) = on_line.max_by_key(|item| item.end) {
        return item.clone();
    }
    let behind = items.iter().filter(|item| item.start >= comment.end && item.end <= within.end);
    let next = behind.min_by_key(|item| (item.start, std::cmp::Reverse(item.end)));
    let is_next = |item: &Range<usize>| {
        let between = &text[comment.end..item.start];
        // Between them may stand other comments and blanks, but no bracket or field.
        without_comments(between).trim().trim_start_matches(',').trim().is_empty()
    };
    match next.filter(|item| is_next(item)) {
        Some(item) => item.clone(),
        None => within,
    }
}

fn without_comments(text: &str) -> String {
    let mut left = String::new();
    let mut at = 0;
    for comment in comments(text) {
        left.push_str(&text[at..comment.start]);
        at = comment.end;
    }
    left.push_str(&text[at..]);
    left
}

fn unknown(name: &str, span: Range<usize>) -> Diagnostic {
    let near = Code::ALL.iter().map(|code| (strsim::damerau_levenshtein(name, code.name()), code.name()));
    let near = near.filter(|(distance, near)| *distance <= near.len() / 3).min();
    let flaw = Diagnostic::warning(Code::UnknownAllow, span.clone(), format!("there is no warning `{name}`"));
    match near {
        Some((_, near)) => flaw.with_label(format!("did you mean `{near}`?")).with_fix(span, near),
        None => flaw.with_help("the code of a warning stands in brackets behind it: warning[negative]"),
    }
}

fn error_stays(name: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::warning(Code::UnusedAllow, span, format!("`{name}` is an error, which cannot be allowed"))
        .with_help("only warnings can be allowed")
}

fn unused(name: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::warning(Code::UnusedAllow, span, format!("nothing here brings the warning `{name}`"))
        .with_help("remove it from the comment, or put the comment at the item that it is meant for")
}
