//! How often an article says its words, and how rare they are elsewhere: what it is about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::language::{English, Sentence};

/// The words of an article. Words of one root count as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vocabulary {
    /// In an order that is always the same, so that their sums are.
    roots: BTreeMap<String, Known>,
    /// All words of the article.
    words: usize,
    /// How long it is as a vector of weights.
    length: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Known {
    count: usize,
    /// How rare the commonest word of the root is in general texts, as the logarithm of its rank.
    rarity: f64,
}

/// Letters by which words are of one root.
const ROOT: usize = 6;

/// The commonest words say nothing of a text: those up to this rank.
const COMMON: f64 = 150.0;

/// The rank of a word that is hardly ever seen.
const UNSEEN: f64 = 60_000.0;

impl Vocabulary {
    pub(super) fn of(english: &English, sentences: &[Sentence]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let mut rarities: HashMap<&str, f64> = HashMap::new();
        for token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
            let form = token.word.form.as_str();
            if !form.starts_with(char::is_alphanumeric) {
                continue;
            }
            let rarity =
                *rarities.entry(form).or_insert_with(|| english.rank(form).map_or(UNSEEN, f64::from).ln());
            vocabulary.words += 1;
            let known = vocabulary.roots.entry(root(form)).or_insert(Known { count: 0, rarity });
            known.count += 1;
            known.rarity = known.rarity.min(rarity);
        }
        vocabulary.length = vocabulary.roots.values().map(|known| weight(*known).powi(2)).sum::<f64>().sqrt();
        vocabulary
    }

    /// All words of the article.
    pub fn words(&self) -> usize {
        self.words
    }

    /// How often the article says what some words say: the mean of the logarithms of how often it says each
    /// word that is not a common one.
    pub fn frequency<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        let counts: Vec<f64> =
            words.filter_map(|word| self.telling(word)).map(|known| (known.count as f64).ln()).collect();
        counts.iter().sum::<f64>() / counts.len().max(1) as f64
    }

    /// How much some words are about what the article is about, from 0 to 1: the cosine between them.
    pub fn likeness<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        let roots: BTreeSet<String> = words.map(root).collect();
        let known: Vec<Known> = roots.iter().filter_map(|root| self.telling_root(root)).collect();
        let own: f64 = known.iter().map(|known| known.rarity.powi(2)).sum::<f64>().sqrt();
        let shared: f64 = known.iter().map(|known| known.rarity * weight(*known)).sum();
        if own == 0.0 || self.length == 0.0 { 0.0 } else { shared / (own * self.length) }
    }

    /// How rare the rarest of some words is elsewhere, as the logarithm of its rank.
    pub fn rarity<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        words.filter_map(|word| self.telling(word)).map(|known| known.rarity).fold(0.0, f64::max)
    }

    fn telling(&self, word: &str) -> Option<Known> {
        self.telling_root(&root(word))
    }

    fn telling_root(&self, root: &str) -> Option<Known> {
        self.roots.get(root).copied().filter(|known| known.rarity > COMMON.ln())
    }
}

/// How much a word stands for the article: the more, the more often it is said, and the rarer it is elsewhere.
fn weight(known: Known) -> f64 {
    if known.rarity > COMMON.ln() { (1.0 + (known.count as f64).ln()) * known.rarity } else { 0.0 }
}

/// What words of one root have in common: how they begin, in lower case.
pub fn root(word: &str) -> String {
    word.chars().take(ROOT).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(text: &str) -> Vocabulary {
        let english = English::embedded().unwrap();
        let sentences: Vec<Sentence> = english.read(text).collect();
        Vocabulary::of(&english, &sentences)
    }

    #[test]
    fn what_an_article_says_often_is_what_it_is_about() {
        let vocabulary = vocabulary(
            "Craters are made by impacts. An impact makes a crater in a second. The craters of the Moon are old. \
             Galileo drew them.",
        );
        assert_eq!(vocabulary.words(), 23);
        let of = |text: &str| vocabulary.likeness(text.split(' '));
        assert!(of("impact craters") > of("Galileo"), "{} {}", of("impact craters"), of("Galileo"));
        assert!(of("the glacier").abs() < 1e-9);
        let often = |text: &str| vocabulary.frequency(text.split(' '));
        assert!((often("the crater") - 3_f64.ln()).abs() < 1e-9);
        assert!(often("Galileo").abs() < 1e-9);
    }

    #[test]
    fn nothing_is_like_nothing() {
        let vocabulary = vocabulary("");
        assert_eq!((vocabulary.words(), vocabulary.likeness("a crater".split(' '))), (0, 0.0));
    }
}
