//! Known words: from a word to its row, straight from the model's bytes.

use xxhash_rust::xxh3::xxh3_64;

/// Bytes of an entry: fingerprint (4), row (2), cluster (2).
const ENTRY: usize = 8;

/// A hash table with open addressing, read in place: nothing is decoded when the model is opened.
/// An empty entry has the fingerprint 0.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'m> {
    entries: &'m [u8],
}

impl<'m> Vocabulary<'m> {
    /// A table from its bytes, eight an entry.
    pub fn new(entries: &'m [u8]) -> Vocabulary<'m> {
        Vocabulary { entries }
    }

    /// Whether all rows that it names are below these numbers.
    pub fn fits(&self, words: usize, clusters: usize) -> bool {
        let half = |entry: &[u8], at: usize| usize::from(u16::from_le_bytes([entry[at], entry[at + 1]]));
        let mut entries = self.entries.chunks_exact(ENTRY);
        entries.all(|entry| half(entry, 4) < words && half(entry, 6) < clusters)
    }

    /// The rows of a word and of its cluster; 0 for none. The word is as
    /// [`normal`](super::features::normal) writes it.
    pub fn find(&self, normal: &str) -> (u32, u32) {
        let places = self.entries.len() / ENTRY;
        if places == 0 {
            return (0, 0);
        }
        let (mut at, fingerprint) = home(normal, places);
        for _ in 0..places {
            let entry = &self.entries[at * ENTRY..(at + 1) * ENTRY];
            let found = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            if found == fingerprint {
                let half = |at: usize| u32::from(u16::from_le_bytes([entry[at], entry[at + 1]]));
                return (half(4), half(6));
            }
            if found == 0 {
                break;
            }
            at = (at + 1) % places;
        }
        (0, 0)
    }

    /// The bytes of a table of these words (as `normal` writes them) with their rows and clusters.
    /// A third of its places stays empty so that searches are short.
    pub fn build<'w>(words: impl ExactSizeIterator<Item = (&'w str, u16, u16)>) -> Vec<u8> {
        let places = words.len() * 3 / 2 + 1;
        let mut entries = vec![0; places * ENTRY];
        for (word, row, cluster) in words {
            let (mut at, fingerprint) = home(word, places);
            while entries[at * ENTRY..at * ENTRY + 4] != [0; 4] {
                at = (at + 1) % places;
            }
            let entry = &mut entries[at * ENTRY..(at + 1) * ENTRY];
            entry[..4].copy_from_slice(&fingerprint.to_le_bytes());
            entry[4..6].copy_from_slice(&row.to_le_bytes());
            entry[6..].copy_from_slice(&cluster.to_le_bytes());
        }
        entries
    }
}

/// Where a word's search begins, and its fingerprint, which is not 0.
fn home(word: &str, places: usize) -> (usize, u32) {
    let hash = xxh3_64(word.as_bytes());
    ((hash % places as u64) as usize, (hash >> 32) as u32 | 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..1000).map(|number| format!("word{number}")).collect();
        let entries: Vec<(&str, u16, u16)> =
            words.iter().zip(1..).map(|(word, row)| (word.as_str(), row, row % 7)).collect();
        let table = Vocabulary::build(entries.iter().copied());
        let vocabulary = Vocabulary::new(&table);
        for (word, row, cluster) in entries {
            assert_eq!(vocabulary.find(word), (u32::from(row), u32::from(cluster)));
        }
        assert_eq!(vocabulary.find("another"), (0, 0));
        assert_eq!(Vocabulary::new(&[]).find("word1"), (0, 0));
    }

    #[test]
    fn a_full_table_is_searched_once() {
        let mut table = Vocabulary::build([("one", 1, 0), ("two", 2, 0)].into_iter());
        for entry in table.chunks_exact_mut(8).filter(|entry| entry[..4] == [0; 4]) {
            entry[0] = 1;
        }
        assert_eq!(Vocabulary::new(&table).find("three"), (0, 0));
    }
}
