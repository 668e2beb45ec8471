//! What is one word however many marks stand in it: web and mail addresses, names of files and
//! hosts, handles and hashtags.

use super::characters::{is_letter, is_opening_bracket};

/// Endings of host names that are no English words (so not "is", "in", "me", "it").
const DOMAINS: &[&str] = &[
    "app", "au", "biz", "br", "ca", "ch", "com", "de", "dev", "edu", "eu", "fr", "gov", "ie", "info", "int",
    "io", "jp", "mil", "net", "nl", "nz", "org", "ru", "se", "tv", "uk", "za",
];

/// Endings of file names.
const EXTENSIONS: &[&str] = &[
    "asp", "csv", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "js", "json", "mp3", "mp4",
    "pdf", "php", "png", "ppt", "pptx", "py", "rs", "rtf", "txt", "url", "xls", "xlsx", "xml", "zip",
];

/// What addresses of the web begin with.
const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "mailto:", "www."];

/// How many bytes of `rest`, which begins a word, are an address; or else how many bytes from here
/// on no address begins in.
pub(super) fn length(rest: &str) -> Result<usize, usize> {
    let first = rest.chars().next().unwrap_or_default();
    if matches!(first, '@' | '#') {
        return tag(rest).ok_or(1);
    }
    if !is_letter(first) {
        return Err(first.len_utf8());
    }
    if let Some(length) = web(rest) {
        return Ok(length);
    }
    let end =
        rest.find(|c: char| !(is_letter(c) || matches!(c, '.' | '-' | '+' | '%'))).unwrap_or(rest.len());
    let found = match rest[end..].strip_prefix('@') {
        Some(after) => mail(after).map(|length| end + 1 + length),
        None => host(rest, &rest[..end]),
    };
    found.ok_or(end)
}

/// `@name`, `#topic`; not `#1`.
fn tag(rest: &str) -> Option<usize> {
    let name = &rest[1..];
    let end = name.find(|c| !is_letter(c)).unwrap_or(name.len());
    (end > 1 && name.starts_with(char::is_alphabetic)).then_some(1 + end)
}

/// An address with its scheme, or with `www.`.
fn web(rest: &str) -> Option<usize> {
    if !rest.starts_with(['h', 'H', 'f', 'F', 'm', 'M', 'w', 'W']) {
        return None;
    }
    let scheme = SCHEMES
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let end = path(rest);
    (end > scheme.len()).then_some(end)
}

/// How far an address goes on: up to what can stand in none, without the stop after it.
fn path(rest: &str) -> usize {
    let end = rest.find(['<', '>', '"', '{', '}', '|', '\\', '“', '”', '’', '«', '»']).unwrap_or(rest.len());
    let mut address = &rest[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', '*']);
        let closed = match shorter.chars().next_back() {
            // A bracket that the address itself opened belongs to it.
            Some(')') if !shorter.contains('(') => shorter.strip_suffix(')'),
            Some(']') if !shorter.contains('[') => shorter.strip_suffix(']'),
            _ => None,
        };
        match closed {
            Some(inner) => address = inner,
            None => return shorter.len(),
        }
    }
}

/// The length of the host that stands after the `@` of a mail address.
fn mail(after: &str) -> Option<usize> {
    let end = after.find(|c: char| !(is_letter(c) || matches!(c, '.' | '-'))).unwrap_or(after.len());
    let host = after[..end].trim_end_matches(['.', '-']);
    (!host.is_empty()).then_some(host.len())
}

/// `name.org`, `name.org/path`, `file.txt`, `comp.sources.unix`; `name` is how far it can go.
fn host(rest: &str, name: &str) -> Option<usize> {
    let name = name.split(['+', '%']).next()?.trim_end_matches(['.', '-']);
    let (_, last) = name.rsplit_once('.')?;
    if name.contains("..") {
        return None;
    }
    let listed = |list: &[&str]| list.iter().any(|ending| ending.eq_ignore_ascii_case(last));
    if listed(DOMAINS) {
        let after = &rest[name.len()..];
        let goes_on = after.starts_with('/') && !after[1..].starts_with(is_opening_bracket);
        return Some(if goes_on { name.len() + path(after) } else { name.len() });
    }
    let lower = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase());
    let group = name.split('.').count() > 2 && name.split('.').all(lower);
    (listed(EXTENSIONS) || group).then_some(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> &str {
        &text[..length(text).unwrap_or(0)]
    }

    #[test]
    fn addresses_end_before_the_stop() {
        assert_eq!(address("https://a.org/x_(y)."), "https://a.org/x_(y)");
        assert_eq!(address("http://a.org/x)."), "http://a.org/x");
        assert_eq!(address("www.a.org,"), "www.a.org");
        assert_eq!(address("jo.bloggs@a.co.uk."), "jo.bloggs@a.co.uk");
        assert_eq!(address("griot.org/decks?"), "griot.org/decks");
        assert_eq!(address("notes-2.txt;"), "notes-2.txt");
        assert_eq!(address("#BlackHistory!"), "#BlackHistory");
    }

    #[test]
    fn words_are_no_addresses() {
        for text in ["end.It", "#1", "a@", "no.", "U.S.", "3.5", "www.", "and/or", "it.is"] {
            assert_eq!(address(text), "", "{text}");
        }
    }
}
