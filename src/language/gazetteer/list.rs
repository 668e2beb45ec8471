//! A list that is searched as it stands in the binary: sorted lines, nothing decoded at the start.

use super::cue::Cue;

/// Lines in the order of their keys, behind comment lines that begin with `#`. A line is a key or a
/// key, a tab and the names of its cues.
#[derive(Clone, Copy)]
pub(super) struct List {
    text: &'static str,
}

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
        List { text }
    }

    /// Looks the key up in as many steps as the list's length has bits.
    pub(super) fn find(self, key: &str) -> Found {
        // The first line whose key is not less begins at `low` in the end.
        let (mut low, mut high) = (0, self.text.len());
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
        let (found, cues) = split(self.line(low));
        let is_exact = found == key && !key.is_empty();
        let next = if is_exact { self.line(low + self.line(low).len() + 1) } else { found };
        Found { cues: is_exact.then_some(cues), has_longer: next.starts_with(key) }
    }

    /// The line that begins at this byte; empty behind the last.
    fn line(self, start: usize) -> &'static str {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        self.text.get(start..start + length).unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn text(self) -> &'static str {
        self.text
    }
}

/// A line's key and the names of its cues.
fn split(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}
