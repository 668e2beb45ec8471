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
    /// What a list says of a key that it does not have.
    pub(super) const NOTHING: Found = Found { cues: None, has_longer: false };

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
        if key.is_empty() {
            return Found::NOTHING;
        }
        let bucket = bucket(key.as_bytes(), 0);
        // The first line whose key is not less begins at `low` in the end.
        let (mut low, mut high) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.text.as_bytes()[low..middle].iter().rposition(|b| *b == b'\n');
            let start = start.map_or(low, |before| low + before + 1);
            let found = self.upto(start, is_key_end);
            if found < key.as_bytes() {
                low = self.next(start + found.len());
            } else {
                high = start;
            }
        }
        let found = self.upto(low, is_key_end);
        if found != key.as_bytes() {
            return Found { cues: None, has_longer: found.starts_with(key.as_bytes()) };
        }
        let next = self.next(low + found.len());
        let cues = self.text.get(low + found.len()..next).unwrap_or_default().trim();
        Found { cues: Some(cues), has_longer: self.upto(next, is_key_end).starts_with(key.as_bytes()) }
    }

    /// The bytes from `start` up to the first that is an end.
    fn upto(&self, start: usize, is_end: fn(&u8) -> bool) -> &'static [u8] {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        &rest[..rest.iter().position(is_end).unwrap_or(rest.len())]
    }

    /// Where the line after that of byte `at` begins.
    fn next(&self, at: usize) -> usize {
        at + self.upto(at, |b| *b == b'\n').len() + 1
    }

    pub(super) const fn text(&self) -> &'static str {
        self.text
    }
}

fn is_key_end(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\t')
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
