//! Which weights the model has, and in what shapes: the one list that the reader, the writer and
//! the trainer share.

use super::features::{AFFIX_ROWS, CUES, PLACE_ROWS, SHAPE_ROWS};
use xxhash_rust::xxh3::xxh3_64;

use crate::language::gazetteer::Cue;
use crate::language::names::named;
use crate::language::{Class, Kind, Relation, Tag};
use crate::network::layers::{Layer, MOST_LAYERS, MOST_ROWS};
use crate::network::weights::{Shape, Use};

named! {
    /// The types of entities that the model tells apart, those of the treebank GUM, and last that a
    /// word heads none.
    EntityType {
        Abstract = "abstract", Animal = "animal", Event = "event", Object = "object",
        Organisation = "organization", Person = "person", Place = "place", Plant = "plant",
        Substance = "substance", Time = "time", None = "none",
    }
}

impl EntityType {
    /// The kind of thing that it is; the treebank has no types for works and quantities.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            EntityType::Event => Some(Kind::Event),
            EntityType::Organisation => Some(Kind::Organisation),
            EntityType::Person => Some(Kind::Person),
            EntityType::Place => Some(Kind::Place),
            EntityType::Time => Some(Kind::Time),
            EntityType::None => None,
            _ => Some(Kind::Other),
        }
    }
}

/// Distances between a word and its head: eight steps before it, eight after it, the root.
pub const DISTANCES: usize = 17;

/// Sizes that are a matter of choice, and the sizes of what was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Rows of words, that of unknown words among them.
    pub words: usize,
    /// Rows of clusters, that of words without one among them.
    pub clusters: usize,
    /// Width of the vectors of words and clusters.
    pub word: usize,
    /// Width of the vectors of spelling.
    pub spelling: usize,
    /// Units of a layer in each direction.
    pub side: usize,
    /// Layers.
    pub layers: usize,
    /// Width of the vectors that are multiplied to score a head.
    pub arc: usize,
    /// Width of the vectors that are added to decide a relation.
    pub label: usize,
}

/// Rows of words and of clusters are numbered with 16 bits.
const MOST_ENTRIES: usize = 1 << 16;

impl Sizes {
    /// Whether a network can have these sizes. There are at least two layers: the tags are decided
    /// between the last two.
    pub fn are_sound(&self) -> bool {
        let widths = [self.word, self.spelling, self.side, self.arc, self.label];
        (1..=MOST_ENTRIES).contains(&self.words)
            && (1..=MOST_ENTRIES).contains(&self.clusters)
            && (2..=MOST_LAYERS).contains(&self.layers)
            && widths.iter().all(|width| (1..=MOST_ROWS / 2).contains(width))
    }

    /// Width of a word's vector before the first layer.
    pub const fn input(&self) -> usize {
        self.word + self.spelling
    }

    /// Width of a word's vector after a layer.
    pub const fn hidden(&self) -> usize {
        2 * self.side
    }

    /// Columns of a layer's product: for each direction how much of its state a unit keeps, its new
    /// state, and how much of it a unit shows.
    pub const fn gates(&self) -> usize {
        6 * self.side
    }
}

/// A number for all names that the model's columns and rows stand for: it changes when one is added,
/// renamed or moved, and then the model must be trained anew.
pub fn names() -> u64 {
    let names = [
        Tag::ALL.iter().map(|tag| tag.name()).collect::<Vec<_>>(),
        Class::ALL.iter().map(|class| class.name()).collect(),
        Relation::ALL.iter().map(|relation| relation.name()).collect(),
        EntityType::ALL.iter().map(|kind| kind.name()).collect(),
        Cue::ALL.iter().map(|cue| cue.name()).collect(),
    ];
    xxh3_64(names.map(|names| names.join(" ")).join("\n").as_bytes())
}

/// The places of the matrices in [`shapes`].
#[allow(missing_docs)]
pub mod matrix {
    use super::Layer;

    pub const WORD: usize = 0;
    pub const CLUSTER: usize = 1;
    pub const AFFIX: usize = 2;
    pub const SHAPE: usize = 3;
    pub const PLACE: usize = 4;
    pub const CUE: usize = 5;
    pub const TAG_OUT: usize = 6;
    pub const TAG_BIAS: usize = 7;
    pub const TAG_IN: usize = 8;
    pub const CLASS_OUT: usize = 9;
    pub const CLASS_BIAS: usize = 10;
    pub const TYPE_OUT: usize = 11;
    pub const TYPE_BIAS: usize = 12;
    pub const ARC_WORD: usize = 13;
    pub const ARC_WORD_BIAS: usize = 14;
    pub const ARC_HEAD: usize = 15;
    pub const ARC_ROOT: usize = 16;
    pub const ARC_DISTANCE: usize = 17;
    pub const LABEL_WORD: usize = 18;
    pub const LABEL_HEAD: usize = 19;
    pub const LABEL_ROOT: usize = 20;
    pub const LABEL_TAG_WORD: usize = 21;
    pub const LABEL_TAG_HEAD: usize = 22;
    pub const LABEL_DISTANCE: usize = 23;
    pub const LABEL_OUT: usize = 24;
    pub const LABEL_BIAS: usize = 25;
    /// For each layer in turn: convolution, weights, bias.
    pub const LAYERS: usize = 26;

    pub const fn convolution(layer: usize) -> usize {
        LAYERS + Layer::MATRICES * layer
    }

    pub const fn weights(layer: usize) -> usize {
        convolution(layer) + 1
    }

    pub const fn bias(layer: usize) -> usize {
        convolution(layer) + 2
    }
}

/// The shapes of all matrices, in the order of [`matrix`].
pub fn shapes(sizes: &Sizes) -> Vec<Shape> {
    use Use::{Factor, Plain, Table};
    let s = sizes;
    let (tags, classes, relations) = (Tag::ALL.len(), Class::ALL.len(), Relation::ALL.len());
    let (hidden, types) = (s.hidden(), EntityType::ALL.len());
    let shapes = vec![
        (s.words, s.word, Table),
        (s.clusters, s.word, Table),
        (AFFIX_ROWS, s.spelling, Table),
        (SHAPE_ROWS, s.spelling, Table),
        (PLACE_ROWS, s.spelling, Table),
        (CUES, s.spelling, Table),
        (hidden, tags, Factor),
        (1, tags, Plain),
        (tags, s.gates(), Plain),
        (hidden, classes, Factor),
        (1, classes, Plain),
        (hidden, types, Factor),
        (1, types, Plain),
        (hidden, s.arc, Factor),
        (1, s.arc, Plain),
        (hidden, s.arc, Factor),
        (1, s.arc, Plain),
        (tags, DISTANCES, Plain),
        (hidden, s.label, Factor),
        (hidden, s.label, Factor),
        (1, s.label, Plain),
        (tags, s.label, Plain),
        (tags, s.label, Plain),
        (DISTANCES, s.label, Plain),
        (s.label, relations, Factor),
        (1, relations, Plain),
    ];
    let shapes = shapes.into_iter().map(|(rows, columns, role)| Shape { rows, columns, role });
    let layers =
        (0..s.layers).flat_map(|layer| Layer::shapes(if layer == 0 { s.input() } else { hidden }, s.side));
    shapes.chain(layers).collect()
}

/// The bucket of the distance from a word to its head; `head == words` is the root.
#[inline(always)]
pub fn distance(word: usize, head: usize, words: usize) -> usize {
    /// Buckets of distances up to 21; farther ones are in the same as 21.
    const STEPS: [u8; 22] = [0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7];
    if head == words {
        return DISTANCES - 1;
    }
    let step = usize::from(STEPS[word.abs_diff(head).min(STEPS.len() - 1)]);
    if head > word { step + 8 } else { step }
}

/// The first place of the highest score.
///
/// 0 if there is no score.
pub fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
