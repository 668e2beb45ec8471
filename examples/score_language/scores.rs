//! Tokens, sentences, tags, lemmas and trees, scored.

use std::fmt;
use std::ops::Range;

use griot::language::conllu::{Column, Row};

use crate::align::Pairs;
use crate::corpus::{Corpus, Word};

/// The relations that are scored one by one, with their subtypes.
const RELATIONS: [&str; 9] =
    ["nsubj", "nsubj:pass", "obj", "obl", "obl:unmarked", "nmod", "appos", "conj", "acl:relcl"];

/// How much of something is right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were found as they should be.
    pub right: usize,
    /// How many there are.
    pub gold: usize,
    /// How many were given.
    pub system: usize,
}

impl Score {
    /// In percent of those that were given.
    pub fn precision(self) -> f64 {
        percent(self.right, self.system)
    }

    /// In percent of those that there are.
    pub fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.system)
    }
}

fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 }
}

/// Scores, one a line.
#[derive(Debug)]
pub struct Scores {
    /// What is scored.
    pub title: String,
    /// Each with its name.
    pub rows: Vec<(String, Score)>,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<14} precision  recall      F1    right     gold   system", self.title)?;
        for (name, score) in &self.rows {
            writeln!(
                f,
                "{name:<14} {:>9.2} {:>7.2} {:>7.2} {:>8} {:>8} {:>8}",
                score.precision(),
                score.recall(),
                score.f1(),
                score.right,
                score.gold,
                score.system
            )?;
        }
        Ok(())
    }
}

/// The measures of the shared task, relations without their subtypes.
pub fn overall(gold: &Corpus, system: &Corpus, pairs: &Pairs) -> Scores {
    let of_words = |is_right: &dyn Fn(&Word, &Word) -> bool| Score {
        right: matched(gold, system, pairs).filter(|(a, b)| is_right(a, b)).count(),
        gold: gold.words.len(),
        system: system.words.len(),
    };
    let of_column = |column| of_words(&|a: &Word, b: &Word| a.row.field(column) == b.row.field(column));
    let rows = [
        ("tokens", of_spans(&gold.tokens, &system.tokens)),
        ("sentences", of_spans(&gold.sentences, &system.sentences)),
        ("words", of_words(&|_, _| true)),
        ("UPOS", of_column(Column::Upos)),
        ("XPOS", of_column(Column::Xpos)),
        ("lemmas", of_words(&|a, b| is_lemma(&a.row, &b.row))),
        ("UAS", of_words(&|a, b| same_head(pairs, a, b))),
        ("LAS", of_words(&|a, b| same_head(pairs, a, b) && base(&a.row) == base(&b.row))),
    ];
    Scores { title: String::new(), rows: rows.map(|(name, score)| (name.to_owned(), score)).to_vec() }
}

/// Relations one by one: right is a word with the same head and the same relation.
pub fn relations(gold: &Corpus, system: &Corpus, pairs: &Pairs) -> Scores {
    let rows = RELATIONS.map(|name| {
        let has = |word: &&Word| relation(&word.row) == name;
        let right =
            matched(gold, system, pairs).filter(|(a, b)| has(a) && has(b) && same_head(pairs, a, b)).count();
        let count = |corpus: &Corpus| corpus.words.iter().filter(has).count();
        (name.to_owned(), Score { right, gold: count(gold), system: count(system) })
    });
    Scores { title: "relations".to_owned(), rows: rows.to_vec() }
}

/// Lemmas of verbs and nouns among the words that were split as they should be.
pub fn lemmas(gold: &Corpus, system: &Corpus, pairs: &Pairs) -> Scores {
    let rows = ["VERB", "NOUN", "PROPN", "AUX"].map(|class| {
        let words = || matched(gold, system, pairs).filter(|(a, _)| a.row.field(Column::Upos) == class);
        let right = words().filter(|(a, b)| is_lemma(&a.row, &b.row)).count();
        let all = words().count();
        (class.to_owned(), Score { right, gold: all, system: all })
    });
    Scores { title: "lemmas of".to_owned(), rows: rows.to_vec() }
}

fn matched<'c>(
    gold: &'c Corpus,
    system: &'c Corpus,
    pairs: &'c Pairs,
) -> impl Iterator<Item = (&'c Word, &'c Word)> {
    pairs.pairs.iter().map(|&(a, b)| (&gold.words[a], &system.words[b]))
}

/// Stretches that both have.
fn of_spans(gold: &[Range<usize>], system: &[Range<usize>]) -> Score {
    let (mut g, mut s, mut right) = (0, 0, 0);
    while let (Some(a), Some(b)) = (gold.get(g), system.get(s)) {
        right += usize::from(a == b);
        let order = a.start.cmp(&b.start);
        g += usize::from(order.is_le());
        s += usize::from(order.is_ge());
    }
    Score { right, gold: gold.len(), system: system.len() }
}

/// Whether the heads of two matched words are matched, or neither has one.
fn same_head(pairs: &Pairs, gold: &Word, system: &Word) -> bool {
    match (gold.head, system.head) {
        (Some(gold), Some(system)) => pairs.gold(system) == Some(gold),
        (None, None) => true,
        _ => false,
    }
}

/// Whether the lemma is right; where the treebank has none, any is.
fn is_lemma(gold: &Row, system: &Row) -> bool {
    let lemma = gold.field(Column::Lemma);
    lemma == "_" || lemma == system.field(Column::Lemma)
}

/// The relation in today's names.
fn relation(row: &Row) -> &str {
    match row.field(Column::Deprel) {
        "obl:tmod" | "obl:npmod" => "obl:unmarked",
        name => name,
    }
}

fn base(row: &Row) -> &str {
    row.field(Column::Deprel).split(':').next().unwrap_or_default()
}
