//! A list that is searched as it stands in the binary: nothing is decoded at the start.

use super::cue::Cue;

/// Lines in the order of their keys, behind comment lines that begin with `#`. A line is a key, or a
/// key, a tab and the names of its cues.
pub(super) struct List {
    text: &'static str,
    /// Where the lines of each [`bucket`] begin; worked out by the compiler.
    starts: [u32; BUCKETS + 1],
}

/// How many classes of bytes a bucket tells apart: all that sorts before `a`, 26 letters, the rest.
const CLASSES: usize = 28;

const BUCKETS: usize = CLASSES * CLASSES;

/// What a list says of a key.
#[derive(Clone, Copy)]
pub(super) struct Found {
    cues: Option<&'static str>,
    has_longer: bool,
}

impl Found {
    /// Whether the key is in the list.
    pub(super) fn is_exact(self) -> bool {
        self.cues.is_some()
    }

    /// Whether a longer key that begins with it is.
    pub(super) fn has_longer(self) -> bool {
        self.has_longer
    }

    /// The cues on its line.
    pub(super) fn cues(self) -> impl Iterator<Item = Cue> {
        self.cues.unwrap_or_default().split(' ').filter_map(|name| name.parse().ok())
    }
}

impl List {
    pub(super) const fn new(text: &'static str) -> List {
        List { text, starts: starts(text.as_bytes()) }
    }

    /// Looks the key up by binary search among the lines that share its first two letters.
    pub(super) fn find(&self, key: &str) -> Found {
        let bucket = bucket(key.as_bytes(), 0);
        // The first line whose key is not less begins at `low` in the end.
        let (mut low, mut high) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.text.as_bytes()[low..middle].iter().rposition(|b| *b == b'\n');
            let start = start.map_or(low, |before| low + before + 1);
            let line = self.line(start);
            if split(line).0 < key {
                low = start + line.len() + 1;
            } else {
                high = start;
            }
        }
        let line = self.line(low);
        let (found, cues) = split(line);
        let is_exact = found == key && !key.is_empty();
        let next = if is_exact { self.line(low + line.len() + 1) } else { found };
        Found { cues: is_exact.then_some(cues), has_longer: next.starts_with(key) }
    }

    /// The line that begins at this byte; empty behind the last.
    fn line(&self, start: usize) -> &'static str {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        self.text.get(start..start + length).unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn text(&self) -> &'static str {
        self.text
    }
}

/// A line's key and the names of its cues.
fn split(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

/// Where the lines of each bucket begin, the text's length at the end.
const fn starts(text: &[u8]) -> [u32; BUCKETS + 1] {
    let mut starts = [text.len() as u32; BUCKETS + 1];
    let (mut at, mut filled) = (0, 0);
    while at < text.len() {
        let bucket = bucket(text, at);
        while filled <= bucket {
            starts[filled] = at as u32;
            filled += 1;
        }
        while at < text.len() && text[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    starts
}

/// A number for the two bytes at `at`, in the order of the keys. The second byte counts only behind a
/// letter: a class of several bytes is in no order with what follows them.
const fn bucket(text: &[u8], at: usize) -> usize {
    let first = class(text, at);
    let second = if first == 0 || first == CLASSES - 1 { 0 } else { class(text, at + 1) };
    first * CLASSES + second
}

const fn class(text: &[u8], at: usize) -> usize {
    match text {
        text if at >= text.len() || text[at] < b'a' => 0,
        text if text[at] > b'z' => CLASSES - 1,
        text => (text[at] - b'a') as usize + 1,
    }
}
