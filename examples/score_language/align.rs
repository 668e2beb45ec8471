//! Which words of two corpora with the same text are the same.
//!
//! Words that are tokens of their own are the same if their characters are. Around multiword tokens,
//! whose words may be written differently from the text, stretches are formed that no multiword
//! token of either corpus reaches out of; within one, words are matched by their forms, in order.

use std::ops::Range;

use crate::corpus::{Corpus, Word};

/// The places of the matched words, each in its corpus, in order.
#[derive(Debug)]
pub struct Pairs {
    /// A word of the gold corpus and one of the system's.
    pub pairs: Vec<(usize, usize)>,
    gold_of: Vec<Option<usize>>,
    system_of: Vec<Option<usize>>,
}

impl Pairs {
    /// The gold word that a system word is matched with.
    pub fn gold(&self, system: usize) -> Option<usize> {
        self.gold_of[system]
    }

    /// The system word that a gold word is matched with.
    pub fn system(&self, gold: usize) -> Option<usize> {
        self.system_of[gold]
    }
}

/// Matches the words.
pub fn words(gold: &Corpus, system: &Corpus) -> Pairs {
    let mut pairs = Vec::new();
    let (mut g, mut s) = (0, 0);
    for stretch in stretches(gold, system) {
        pair_by_characters(gold, system, &mut g, &mut s, stretch.start, &mut pairs);
        let inside = |words: &[Word], from: usize| {
            let before =
                words[from..].iter().take_while(|word| word.characters.start < stretch.start).count();
            let start = from + before;
            let within = words[start..].iter().take_while(|word| word.characters.end <= stretch.end).count();
            start..start + within
        };
        let (gold_words, system_words) = (inside(&gold.words, g), inside(&system.words, s));
        pair_by_form(gold, system, gold_words.clone(), system_words.clone(), &mut pairs);
        (g, s) = (gold_words.end, system_words.end);
    }
    pair_by_characters(gold, system, &mut g, &mut s, gold.characters.len(), &mut pairs);
    let (mut gold_of, mut system_of) = (vec![None; system.words.len()], vec![None; gold.words.len()]);
    for &(gold, system) in &pairs {
        gold_of[system] = Some(gold);
        system_of[gold] = Some(system);
    }
    Pairs { pairs, gold_of, system_of }
}

/// The characters of multiword tokens of either corpus, those that overlap as one.
fn stretches(gold: &Corpus, system: &Corpus) -> Vec<Range<usize>> {
    let words = gold.words.iter().chain(&system.words);
    let mut tokens: Vec<Range<usize>> =
        words.filter(|word| word.is_part).map(|word| word.characters.clone()).collect();
    tokens.sort_by_key(|token| token.start);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        match stretches.last_mut() {
            Some(last) if token.start < last.end => last.end = last.end.max(token.end),
            _ => stretches.push(token),
        }
    }
    stretches
}

/// Matches words with the same characters up to a character, and leaves both places there.
fn pair_by_characters(
    gold: &Corpus,
    system: &Corpus,
    g: &mut usize,
    s: &mut usize,
    end: usize,
    pairs: &mut Vec<(usize, usize)>,
) {
    loop {
        let (Some(gold_word), Some(system_word)) = (gold.words.get(*g), system.words.get(*s)) else { return };
        let (a, b) = (&gold_word.characters, &system_word.characters);
        if a.start.min(b.start) >= end {
            return;
        }
        if a == b {
            pairs.push((*g, *s));
            (*g, *s) = (*g + 1, *s + 1);
        } else if a.start <= b.start {
            *g += 1;
        } else {
            *s += 1;
        }
    }
}

/// Matches words by their forms, as many as can be in order.
fn pair_by_form(
    gold: &Corpus,
    system: &Corpus,
    gold_words: Range<usize>,
    system_words: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let forms = |corpus: &Corpus, words: &Range<usize>| -> Vec<String> {
        corpus.words[words.clone()].iter().map(|word| word.row.form().to_lowercase()).collect()
    };
    let (a, b) = (forms(gold, &gold_words), forms(system, &system_words));
    // longest[i][j]: how many of a[i..] and b[j..] can be matched.
    let mut longest = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] = if a[i] == b[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((gold_words.start + i, system_words.start + j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i][j] == longest[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
}
