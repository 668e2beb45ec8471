//! A sieve before the lists: which of them have a name that begins with a given word.

use super::list::List;

/// More slots than the lists have first words, so that few words share theirs with another.
const SLOTS: usize = 1 << 16;

/// For each slot the lists, one bit each, that have a key whose first word falls there; worked out by
/// the compiler. Most words of a text fall into an empty slot, and need no search at all.
pub(super) struct FirstWords {
    lists: [u16; SLOTS],
}

impl FirstWords {
    pub(super) const fn new(lists: &[&List]) -> FirstWords {
        assert!(lists.len() <= u16::BITS as usize);
        let mut found = [0; SLOTS];
        let mut number = 0;
        while number < lists.len() {
            let text = lists[number].text().as_bytes();
            let mut at = 0;
            while at < text.len() {
                found[slot(text, at)] |= 1 << number;
                while at < text.len() && text[at] != b'\n' {
                    at += 1;
                }
                at += 1;
            }
            number += 1;
        }
        FirstWords { lists: found }
    }

    /// The lists that may have the key or one that begins with it, bit by bit in the order that they were
    /// given in.
    pub(super) fn lists(&self, key: &str) -> u16 {
        self.lists[slot(key.as_bytes(), 0)]
    }

    /// Whether list `number` is among them.
    pub(super) fn has(&self, number: usize, key: &str) -> bool {
        self.lists(key) & (1 << number) != 0
    }
}

/// The slot of the word that begins at `at`: FNV-1a, folded.
const fn slot(text: &[u8], at: usize) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = at;
    while at < text.len() && !matches!(text[at], b' ' | b'\'' | b'\t' | b'\n') {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash >> 16) ^ hash) as usize % SLOTS
}
