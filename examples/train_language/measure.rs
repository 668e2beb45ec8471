//! How well the network reads a treebank that it did not learn from.

use std::fmt;

use griot::language::model::features::Features;
use griot::language::model::layout::{EntityType, best};
use griot::language::model::tree::best_tree;
use griot::language::{Class, English, Kind, RawSentence, Relation, Span, Word};

use crate::data::{Example, UNKNOWN};
use crate::network::{Batch, Network};

/// Sentences that are read at once.
const CHUNK: usize = 64;

/// Words, and how many of them are right.
#[derive(Debug, Default)]
pub struct Scores {
    words: usize,
    tags: usize,
    classes: usize,
    heads: usize,
    arcs: usize,
    names: usize,
    types: usize,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: usize, of: usize| 100.0 * part as f32 / of.max(1) as f32;
        let words = |part: usize| share(part, self.words);
        let (tags, classes, heads) = (words(self.tags), words(self.classes), words(self.heads));
        write!(f, "XPOS {tags:.2} UPOS {classes:.2} UAS {heads:.2} LAS {:.2}", words(self.arcs))?;
        if self.names > 0 {
            write!(f, " names {:.2}", share(self.types, self.names))?;
        }
        Ok(())
    }
}

impl Scores {
    /// Counts a word; types by the kinds that griot tells apart.
    fn count(&mut self, example: &Example, word: usize, found: Found) {
        self.words += 1;
        self.tags += usize::from(found.tag == usize::from(example.tags[word]));
        self.classes += usize::from(found.class == usize::from(example.classes[word]));
        let right = Relation::ALL[usize::from(example.relations[word])];
        if found.head == example.heads[word] {
            self.heads += 1;
            self.arcs += usize::from(found.relation.base() == right.base());
        }
        let right = example.types[word];
        let is_name = example.classes[word] == Class::ProperNoun.index() as u8;
        if is_name && right != UNKNOWN && usize::from(right) != EntityType::None.index() {
            self.names += 1;
            self.types +=
                usize::from(found.kind.map(in_treebank) == EntityType::ALL[usize::from(right)].kind());
        }
    }
}

/// What was decided of a word.
struct Found {
    tag: usize,
    class: usize,
    head: usize,
    relation: Relation,
    kind: Option<Kind>,
}

/// The kind as far as the treebank tells it.
fn in_treebank(kind: Kind) -> Kind {
    match kind {
        Kind::Work | Kind::Quantity => Kind::Other,
        kind => kind,
    }
}

/// The best type of a word that is known to head a noun phrase.
fn best_type(scores: &[f32]) -> EntityType {
    EntityType::ALL[best(&scores[..EntityType::None.index()])]
}

/// The network with its 32-bit weights.
pub fn network(network: &Network, examples: &[Example], features: &[Vec<Features>]) -> Scores {
    let mut scores = Scores::default();
    for (examples, features) in examples.chunks(CHUNK).zip(features.chunks(CHUNK)) {
        let batch = Batch {
            examples: examples.iter().collect(),
            features: features.iter().map(Vec::as_slice).collect(),
        };
        let output = network.read(&batch, None);
        for (sentence, example) in examples.iter().enumerate() {
            let start = output.starts[sentence];
            let heads = best_tree(network.arc_scores(&output, sentence).as_slice().unwrap(), example.len());
            let (_, relations) = network.relation_scores(&output, sentence, &heads);
            for (word, &head) in heads.iter().enumerate() {
                let best = |scores: &ndarray::Array2<f32>, row| best(scores.row(row).as_slice().unwrap());
                let found = Found {
                    tag: usize::from(output.tags[start + word]),
                    class: best(&output.class_scores, start + word),
                    head,
                    relation: Relation::ALL[best(&relations, word)],
                    kind: best_type(output.type_scores.row(start + word).as_slice().unwrap()).kind(),
                };
                scores.count(example, word, found);
            }
        }
    }
    scores
}

/// The model as it is written to the file, through the reader itself.
pub fn written(english: &English<'_>, examples: &[Example]) -> Scores {
    let word = |form: &String| Word { span: Span::new(0, 0), form: form.clone(), joined: false };
    let line = |example: &Example| RawSentence {
        span: Span::new(0, 0),
        words: example.forms.iter().map(word).collect(),
        starts_paragraph: false,
    };
    let mut scores = Scores::default();
    let sentences = english.annotate(examples.iter().map(line).collect(), None);
    for (sentence, example) in sentences.iter().zip(examples) {
        for (word, token) in sentence.tokens.iter().enumerate() {
            let found = Found {
                tag: token.tag.index(),
                class: token.class.index(),
                head: token.head.unwrap_or(example.len()),
                relation: token.relation,
                kind: token.kind,
            };
            scores.count(example, word, found);
        }
    }
    scores
}
