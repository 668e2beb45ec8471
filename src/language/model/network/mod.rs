//! From words to tags, trees and types: the network as it runs.
//!
//! A word's embeddings are summed into a vector. Layers of simple recurrent units read the
//! sentence in both directions (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable
//! Recurrence"): only sums and products of single numbers go from word to word, so that the
//! products of matrices take all words at once. Before the last layer the tags are decided and fed
//! to it. From its output come classes, types, heads (a product of two vectors for a pair of words,
//! after Dozat and Manning 2017) and relations.

mod decisions;

use super::features::Features;
use super::format::{ModelError, Parts};
use super::layout::{EntityType, Sizes, matrix};
use crate::language::{Class, Relation, Tag};
use crate::network::layers::{Affine, Layer, Pass, add, round, row};
use crate::network::weights::Table;
use decisions::Arcs;

/// What the model says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Its tag.
    pub tag: Tag,
    /// Its class.
    pub class: Class,
    /// Place of its head in the sentence; none for the root.
    pub head: Option<usize>,
    /// Its relation to its head.
    pub relation: Relation,
    /// The type of the entity that it heads.
    pub entity: EntityType,
}

/// A sentence to be read.
#[derive(Debug, Clone, Copy)]
pub struct Query<'q> {
    /// Its words.
    pub features: &'q [Features],
    /// Its tags, where they are known; the network decides the others.
    pub tags: Option<&'q [Tag]>,
}

/// The weights, ready for use.
#[derive(Debug)]
pub struct Network<'m> {
    sizes: Sizes,
    words: Table<'m>,
    clusters: Table<'m>,
    affixes: Table<'m>,
    shapes: Table<'m>,
    places: Table<'m>,
    cues: Table<'m>,
    layers: Vec<Layer>,
    tag: Affine,
    tag_in: Vec<f32>,
    class: Affine,
    entity: Affine,
    arc_word: Affine,
    arc_head: Affine,
    arc_root: Vec<f32>,
    arc_distance: Vec<f32>,
    label_word: Affine,
    label_head: Affine,
    label_root: Vec<f32>,
    label_tag_word: Vec<f32>,
    label_tag_head: Vec<f32>,
    label_distance: Vec<f32>,
    label: Affine,
}

/// Memory that is used again from batch to batch: asking for it anew would cost as much as filling it.
#[derive(Debug, Default)]
pub struct Buffers {
    pass: Pass,
    scores: Vec<f32>,
    classes: Vec<f32>,
    entities: Vec<f32>,
    arc_words: Vec<f32>,
    arc_heads: Vec<f32>,
    label_words: Vec<f32>,
    label_heads: Vec<f32>,
    deciding: Vec<f32>,
    arcs: Arcs,
}

impl<'m> Network<'m> {
    /// From the parts of a model.
    pub fn new(parts: &mut Parts<'m>) -> Result<Network<'m>, ModelError> {
        let sizes = parts.sizes;
        let matrices = &mut parts.matrices;
        Ok(Network {
            sizes,
            words: matrices.table(matrix::WORD)?,
            clusters: matrices.table(matrix::CLUSTER)?,
            affixes: matrices.table(matrix::AFFIX)?,
            shapes: matrices.table(matrix::SHAPE)?,
            places: matrices.table(matrix::PLACE)?,
            cues: matrices.table(matrix::CUE)?,
            layers: Layer::stack(matrices, matrix::LAYERS, sizes.layers)?,
            tag: Affine::take(matrices, matrix::TAG_OUT, Some(matrix::TAG_BIAS))?,
            tag_in: matrices.plain(matrix::TAG_IN)?,
            class: Affine::take(matrices, matrix::CLASS_OUT, Some(matrix::CLASS_BIAS))?,
            entity: Affine::take(matrices, matrix::TYPE_OUT, Some(matrix::TYPE_BIAS))?,
            arc_word: Affine::take(matrices, matrix::ARC_WORD, Some(matrix::ARC_WORD_BIAS))?,
            arc_head: Affine::take(matrices, matrix::ARC_HEAD, None)?,
            arc_root: matrices.plain(matrix::ARC_ROOT)?,
            arc_distance: matrices.plain(matrix::ARC_DISTANCE)?,
            label_word: Affine::take(matrices, matrix::LABEL_WORD, None)?,
            label_head: Affine::take(matrices, matrix::LABEL_HEAD, None)?,
            label_root: matrices.plain(matrix::LABEL_ROOT)?,
            label_tag_word: matrices.plain(matrix::LABEL_TAG_WORD)?,
            label_tag_head: matrices.plain(matrix::LABEL_TAG_HEAD)?,
            label_distance: matrices.plain(matrix::LABEL_DISTANCE)?,
            label: Affine::take(matrices, matrix::LABEL_OUT, Some(matrix::LABEL_BIAS))?,
        })
    }

    /// Reads sentences, each with the same result as by itself. Several at a time are faster.
    pub fn read(&self, queries: &[Query<'_>], buffers: &mut Buffers) -> Vec<Vec<Reading>> {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, as was just asked.
            return unsafe { self.read_avx2(queries, buffers) };
        }
        self.read_plain(queries, buffers)
    }

    /// The same code, compiled for wider registers. No operation is merged or reordered by that, so
    /// the results are the same to the bit.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn read_avx2(&self, queries: &[Query<'_>], buffers: &mut Buffers) -> Vec<Vec<Reading>> {
        self.read_plain(queries, buffers)
    }

    #[inline(always)]
    fn read_plain(&self, queries: &[Query<'_>], buffers: &mut Buffers) -> Vec<Vec<Reading>> {
        let mut starts = vec![0];
        let mut words = 0;
        for query in queries {
            words += query.features.len();
            starts.push(words);
        }
        let b = buffers;
        self.embed(queries, words, &mut b.pass.now);
        let mut tags = Vec::new();
        for (number, layer) in self.layers.iter().enumerate() {
            let is_last = number + 1 == self.layers.len();
            if is_last {
                b.pass.left.fill(&b.pass.now, self.sizes.hidden(), round);
                self.tag.apply(&b.pass.left, &mut b.pass.sums, &mut b.scores);
                tags = decisions::best_tags(queries, &b.scores);
            }
            layer.open(&starts, &mut b.pass);
            if is_last {
                for (gates, &tag) in b.pass.gates.chunks_exact_mut(self.sizes.gates()).zip(&tags) {
                    add(gates, row(&self.tag_in, Tag::index(tag), self.sizes.gates()));
                }
            }
            layer.carry(&starts, &mut b.pass);
        }
        self.decide(&starts, &tags, b)
    }

    /// A vector a word: what its features' rows add up to.
    #[inline(always)]
    fn embed(&self, queries: &[Query<'_>], words: usize, vectors: &mut Vec<f32>) {
        let width = self.sizes.input();
        vectors.clear();
        vectors.resize(words * width, 0.0);
        let features = queries.iter().flat_map(|query| query.features);
        for (vector, feature) in vectors.chunks_exact_mut(width).zip(features) {
            let (word, spelling) = vector.split_at_mut(self.sizes.word);
            self.words.add(feature.word as usize, word);
            self.clusters.add(feature.cluster as usize, word);
            for &affix in &feature.affixes[..usize::from(feature.affix_count)] {
                self.affixes.add(usize::from(affix), spelling);
            }
            self.shapes.add(usize::from(feature.shape), spelling);
            self.places.add(usize::from(feature.place), spelling);
            for cue in feature.cues.iter() {
                self.cues.add(cue.index(), spelling);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::rngs::Xoshiro256PlusPlus;
    use rand::{RngExt, SeedableRng};

    use super::*;
    use crate::language::model::features::features;
    use crate::language::model::format;
    use crate::language::model::layout::shapes;
    use crate::language::model::vocabulary::Vocabulary;

    /// A model with random weights and odd sizes.
    fn model() -> Vec<u8> {
        let sizes =
            Sizes { words: 3, clusters: 2, word: 7, spelling: 6, side: 5, layers: 3, arc: 9, label: 11 };
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        let mut random =
            |count: usize| -> Vec<f32> { (0..count).map(|_| rng.random::<f32>() * 4.0 - 2.0).collect() };
        let weights: Vec<Vec<f32>> =
            shapes(&sizes).iter().map(|shape| random(shape.rows * shape.columns)).collect();
        let weights: Vec<&[f32]> = weights.iter().map(Vec::as_slice).collect();
        format::write(&sizes, &Vocabulary::build([("the", 1, 0), ("cat", 2, 1)].into_iter()), &weights)
    }

    const SENTENCES: [&str; 4] =
        ["The cat saw the dog in Paris .", "It slept .", "", "On 3 May 1968 , Mr. X-Y 's cats ( 12 ) ran"];

    fn words(vocabulary: &Vocabulary<'_>) -> Vec<Vec<Features>> {
        SENTENCES
            .iter()
            .map(|text| features(&text.split_whitespace().collect::<Vec<_>>(), vocabulary))
            .collect()
    }

    #[test]
    fn is_the_same_on_every_processor_and_in_any_company() {
        let model = model();
        let mut parts = format::read(&model).unwrap();
        let words = words(&Vocabulary::new(parts.vocabulary));
        let network = Network::new(&mut parts).unwrap();
        let queries: Vec<Query<'_>> = words.iter().map(|features| Query { features, tags: None }).collect();
        let together = network.read(&queries, &mut Buffers::default());
        assert_eq!(together, network.read_plain(&queries, &mut Buffers::default()));
        let mut buffers = Buffers::default();
        for (query, expected) in queries.iter().zip(&together).rev() {
            assert_eq!(network.read(std::slice::from_ref(query), &mut buffers)[0], *expected);
        }
        assert!(together[2].is_empty());
    }

    #[test]
    fn tags_that_are_given_are_kept_and_the_rest_decided() {
        let model = model();
        let mut parts = format::read(&model).unwrap();
        let words = words(&Vocabulary::new(parts.vocabulary));
        let network = Network::new(&mut parts).unwrap();
        let read = |tags: Option<&[Tag]>| {
            network.read(&[Query { features: &words[0], tags }], &mut Buffers::default()).remove(0)
        };
        let own: Vec<Tag> = read(None).iter().map(|reading| reading.tag).collect();
        for given in [&[][..], &[Tag::Symbol; 3], &[Tag::Symbol; 20]] {
            let tags: Vec<Tag> = read(Some(given)).iter().map(|reading| reading.tag).collect();
            let kept = given.len().min(own.len());
            assert_eq!(tags[..kept], given[..kept]);
            assert_eq!(tags[kept..], own[kept..]);
        }
    }
}
