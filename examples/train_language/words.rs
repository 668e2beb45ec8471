//! The vocabulary: words that are frequent enough for a row of their own, and clusters of words.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use griot::language::model::features::normal;
use griot::language::model::vocabulary::Vocabulary;

use crate::data::Example;

/// A word needs so many occurrences for a row of its own.
const LEAST: u32 = 3;

/// The vocabulary as the model holds it.
pub struct Words {
    /// Its bytes.
    pub table: Vec<u8>,
    /// How often the word of each row was seen. Row 0 is that of unknown words.
    pub counts: Vec<u32>,
    /// Rows of clusters, that of words without one among them.
    pub clusters: usize,
}

/// Words from examples, each list with how much an occurrence in it counts, and clusters of words.
pub fn words(lists: &[(&[Example], u32)], clusters: &HashMap<String, u16>) -> Words {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (examples, weight) in lists {
        for form in examples.iter().flat_map(|example| &example.forms) {
            *counts.entry(normal(form)).or_default() += weight;
        }
    }
    let mut frequent: Vec<(&str, u32)> = counts
        .iter()
        .map(|(word, count)| (word.as_str(), *count))
        .filter(|(_, count)| *count >= LEAST)
        .collect();
    frequent.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    frequent.truncate(usize::from(u16::MAX) - 1);
    let cluster = |word: &str| clusters.get(word).copied().unwrap_or(0);
    let mut entries: Vec<(&str, u16, u16)> =
        frequent.iter().zip(1..).map(|((word, _), row)| (*word, row, cluster(word))).collect();
    let is_rare = |word: &&String| counts.get(*word).is_none_or(|count| *count < LEAST);
    let mut rare: Vec<&String> = clusters.keys().filter(is_rare).collect();
    rare.sort();
    entries.extend(rare.into_iter().map(|word| (word.as_str(), 0, cluster(word))));
    Words {
        table: Vocabulary::build(entries.into_iter()),
        counts: std::iter::once(u32::MAX).chain(frequent.iter().map(|(_, count)| *count)).collect(),
        clusters: clusters.values().max().map_or(1, |last| usize::from(*last) + 1),
    }
}

/// Reads clusters: a line a word with the number of its cluster. The numbers returned start at 1.
pub fn clusters(path: &Path) -> Result<HashMap<String, u16>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cluster = |line: &str| {
        let (word, number) = line.split_once('\t')?;
        Some((normal(word), number.parse::<u16>().ok()?.checked_add(1)?))
    };
    let wrong = |line| format!("{}: `{line}` is no word and number", path.display());
    text.lines().map(|line| cluster(line).ok_or_else(|| wrong(line).into())).collect()
}
