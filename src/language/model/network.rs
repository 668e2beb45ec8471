//! From words to tags, trees and types: the network as it runs.
//!
//! A word's embeddings are summed into a vector. Layers of simple recurrent units read the
//! sentence in both directions (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable
//! Recurrence"): only sums and products of single numbers go from word to word, so that the
//! products of matrices take all words at once. Before the last layer the tags are decided and fed
//! to it. From its output come classes, types, heads (a product of two vectors for a pair of words,
//! after Dozat and Manning 2017) and relations.

use super::features::Features;
use super::format::{ModelError, Parts, Scaled, Table};
use super::kernel::Left;
use super::layout::{DISTANCES, NONE, Sizes, TYPES, distance, gate, place, squash};
use super::tree::best_tree;
use crate::language::{Class, Relation, Tag};

/// Whole numbers for a unit of activation, in products: 11 bits behind the point, 4 before it.
const STEPS: f32 = 2048.0;

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
    /// Place in [`TYPES`](super::layout::TYPES) of the thing that it heads.
    pub kind: usize,
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
    kind: Affine,
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

/// A product and what is added to it.
#[derive(Debug)]
struct Affine {
    weights: Scaled,
    bias: Vec<f32>,
}

/// One layer of recurrent units.
#[derive(Debug)]
struct Layer {
    /// What of the word before, of the word and of the word after goes into the product.
    convolution: Vec<f32>,
    gates: Affine,
}

/// Memory that is used again from batch to batch: asking for it anew would cost as much as filling it.
#[derive(Debug, Default)]
pub struct Buffers {
    left: Left,
    sums: Vec<i32>,
    now: Vec<f32>,
    next: Vec<f32>,
    mixed: Vec<f32>,
    gates: Vec<f32>,
    carried: Vec<f32>,
    scores: Vec<f32>,
    classes: Vec<f32>,
    kinds: Vec<f32>,
    arc_words: Vec<f32>,
    arc_heads: Vec<f32>,
    label_words: Vec<f32>,
    label_heads: Vec<f32>,
    deciding: Vec<f32>,
    arcs: Arcs,
}

/// Memory for the scores of a sentence's arcs.
#[derive(Debug, Default)]
struct Arcs {
    /// Heads in columns, so that a word's scores are sums of rows; the root is the last column.
    columns: Vec<[f32; 8]>,
    sums: Vec<[f32; 8]>,
    scores: Vec<f32>,
}

impl<'m> Network<'m> {
    /// From the parts of a model.
    pub fn new(parts: &mut Parts<'m>) -> Result<Network<'m>, ModelError> {
        let sizes = parts.sizes;
        let affine = |parts: &mut Parts<'m>, weights: usize, bias: Option<usize>| {
            let mut weights = parts.factor(weights)?;
            weights.scales.iter_mut().for_each(|scale| *scale /= STEPS);
            let bias = match bias {
                Some(bias) => parts.plain(bias)?,
                None => vec![0.0; weights.scales.len()],
            };
            Ok::<_, ModelError>(Affine { weights, bias })
        };
        let mut layers = Vec::new();
        for layer in 0..sizes.layers {
            let convolution = parts.plain(place::convolution(layer))?;
            let gates = affine(parts, place::weights(layer), Some(place::bias(layer)))?;
            layers.push(Layer { convolution, gates });
        }
        Ok(Network {
            sizes,
            words: parts.table(place::WORD)?,
            clusters: parts.table(place::CLUSTER)?,
            affixes: parts.table(place::AFFIX)?,
            shapes: parts.table(place::SHAPE)?,
            places: parts.table(place::PLACE)?,
            cues: parts.table(place::CUE)?,
            layers,
            tag: affine(parts, place::TAG_OUT, Some(place::TAG_BIAS))?,
            tag_in: parts.plain(place::TAG_IN)?,
            class: affine(parts, place::CLASS_OUT, Some(place::CLASS_BIAS))?,
            kind: affine(parts, place::TYPE_OUT, Some(place::TYPE_BIAS))?,
            arc_word: affine(parts, place::ARC_WORD, Some(place::ARC_WORD_BIAS))?,
            arc_head: affine(parts, place::ARC_HEAD, None)?,
            arc_root: parts.plain(place::ARC_ROOT)?,
            arc_distance: parts.plain(place::ARC_DISTANCE)?,
            label_word: affine(parts, place::LABEL_WORD, None)?,
            label_head: affine(parts, place::LABEL_HEAD, None)?,
            label_root: parts.plain(place::LABEL_ROOT)?,
            label_tag_word: parts.plain(place::LABEL_TAG_WORD)?,
            label_tag_head: parts.plain(place::LABEL_TAG_HEAD)?,
            label_distance: parts.plain(place::LABEL_DISTANCE)?,
            label: affine(parts, place::LABEL_OUT, Some(place::LABEL_BIAS))?,
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
        self.embed(queries, words, &mut b.now);
        let mut tags = Vec::new();
        for (number, layer) in self.layers.iter().enumerate() {
            let is_last = number + 1 == self.layers.len();
            if is_last {
                b.left.fill(&b.now, self.sizes.hidden(), round);
                self.tag.apply(&b.left, &mut b.sums, &mut b.scores);
                tags = best_tags(queries, &b.scores);
            }
            let width = layer.convolution.len() / 3;
            mix(&b.now, width, &layer.convolution, &starts, &mut b.mixed);
            b.left.fill(&b.mixed, width, round);
            layer.gates.apply(&b.left, &mut b.sums, &mut b.gates);
            if is_last {
                for (gates, &tag) in b.gates.chunks_exact_mut(self.sizes.gates()).zip(&tags) {
                    add(gates, row(&self.tag_in, Tag::index(tag), self.sizes.gates()));
                }
            }
            // All but the first layer add their input to their output.
            b.next.clear();
            if number > 0 {
                b.next.extend_from_slice(&b.now);
            } else {
                b.next.resize(words * self.sizes.hidden(), 0.0);
            }
            recur(&b.gates, self.sizes.side, &starts, &mut b.next, &mut b.carried);
            std::mem::swap(&mut b.now, &mut b.next);
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

    /// Everything that comes from the last layer, whose output is `b.now`.
    #[inline(always)]
    fn decide(&self, starts: &[usize], tags: &[Tag], b: &mut Buffers) -> Vec<Vec<Reading>> {
        b.left.fill(&b.now, self.sizes.hidden(), round);
        for (affine, result) in [
            (&self.class, &mut b.classes),
            (&self.kind, &mut b.kinds),
            (&self.arc_word, &mut b.arc_words),
            (&self.arc_head, &mut b.arc_heads),
            (&self.label_word, &mut b.label_words),
            (&self.label_head, &mut b.label_heads),
        ] {
            affine.apply(&b.left, &mut b.sums, result);
        }
        let (arc, label) = (self.sizes.arc, self.sizes.label);
        let mut all_heads = Vec::with_capacity(tags.len());
        // What a relation is decided from starts as the word's own vector.
        std::mem::swap(&mut b.deciding, &mut b.label_words);
        let mut deciding = b.deciding.chunks_exact_mut(label);
        for span in starts.windows(2) {
            let words = span[1] - span[0];
            let tags = &tags[span[0]..span[1]];
            let range = span[0] * arc..span[1] * arc;
            self.arc_scores(&b.arc_words[range.clone()], &b.arc_heads[range], tags, &mut b.arcs);
            let heads = best_tree(&b.arcs.scores, words);
            for ((word, &head), deciding) in heads.iter().enumerate().zip(&mut deciding) {
                add(deciding, row(&self.label_tag_word, tags[word].index(), label));
                add(deciding, row(&self.label_distance, distance(word, head, words), label));
                if head == words {
                    add(deciding, &self.label_root);
                } else {
                    add(deciding, row(&b.label_heads, span[0] + head, label));
                    add(deciding, row(&self.label_tag_head, tags[head].index(), label));
                }
                deciding.iter_mut().for_each(|value| *value = value.max(0.0));
            }
            all_heads.extend(heads);
        }
        b.left.fill(&b.deciding, label, round);
        self.label.apply(&b.left, &mut b.sums, &mut b.scores);

        let mut readings = Vec::with_capacity(starts.len() - 1);
        for span in starts.windows(2) {
            let words = span[1] - span[0];
            let reading = |at: usize| Reading {
                tag: tags[at],
                class: Class::ALL[best(row(&b.classes, at, Class::ALL.len()))],
                head: Some(all_heads[at]).filter(|&head| head != words),
                relation: relation(row(&b.scores, at, Relation::ALL.len()), all_heads[at] == words),
                kind: NONE,
            };
            let words = (span[0]..span[1]).map(reading).enumerate().map(|(word, reading)| {
                let kind = kind(row(&b.kinds, span[0] + word, TYPES.len()), &reading);
                Reading { kind, ..reading }
            });
            readings.push(words.collect());
        }
        readings
    }

    /// Scores of all heads of all words of a sentence, as [`best_tree`] takes them.
    #[inline(always)]
    fn arc_scores(&self, words: &[f32], heads: &[f32], tags: &[Tag], arcs: &mut Arcs) {
        let (arc, count) = (self.sizes.arc, tags.len());
        let stride = (count + 1).div_ceil(8);
        arcs.columns.clear();
        arcs.columns.resize(arc * stride, [0.0; 8]);
        let columns = arcs.columns.as_flattened_mut();
        for (head, vector) in heads.chunks_exact(arc).chain([self.arc_root.as_slice()]).enumerate() {
            for (at, &value) in vector.iter().enumerate() {
                columns[at * stride * 8 + head] = value;
            }
        }
        arcs.sums.resize(stride, [0.0; 8]);
        arcs.scores.resize(count * (count + 1), 0.0);
        let scores = arcs.scores.chunks_exact_mut(count + 1);
        for ((word, vector), scores) in words.chunks_exact(arc).enumerate().zip(scores) {
            arcs.sums.fill([0.0; 8]);
            for (&value, column) in vector.iter().zip(arcs.columns.chunks_exact(stride)) {
                for (sums, heads) in arcs.sums.iter_mut().zip(column) {
                    // On copies, so that the compiler knows that they do not overlap.
                    let (mut new, heads) = (*sums, *heads);
                    for (sum, head) in new.iter_mut().zip(heads) {
                        *sum += value * head;
                    }
                    *sums = new;
                }
            }
            let near = row(&self.arc_distance, tags[word].index(), DISTANCES);
            for ((head, score), sum) in scores.iter_mut().enumerate().zip(arcs.sums.as_flattened()) {
                *score = sum + near[distance(word, head, count)];
            }
        }
    }
}

impl Affine {
    /// The product with `left`, in rows of as many numbers as the bias has.
    #[inline(always)]
    fn apply(&self, left: &Left, sums: &mut Vec<i32>, out: &mut Vec<f32>) {
        let factor = &self.weights.factor;
        factor.multiply(left, sums);
        let columns = self.bias.len();
        out.resize(sums.len() / factor.width().max(1) * columns, 0.0);
        for (out, sums) in out.chunks_exact_mut(columns).zip(sums.chunks_exact(factor.width())) {
            for (((out, &sum), &scale), &bias) in
                out.iter_mut().zip(sums).zip(&self.weights.scales).zip(&self.bias)
            {
                *out = sum as f32 * scale + bias;
            }
        }
    }
}

/// The tags of all words: those given, else the best.
#[inline(always)]
fn best_tags(queries: &[Query<'_>], scores: &[f32]) -> Vec<Tag> {
    let mut scores = scores.chunks_exact(Tag::ALL.len());
    let mut tags = Vec::with_capacity(scores.len());
    for query in queries {
        for (word, scores) in scores.by_ref().take(query.features.len()).enumerate() {
            let given = query.tags.and_then(|tags| tags.get(word));
            tags.push(given.copied().unwrap_or_else(|| Tag::ALL[best(scores)]));
        }
    }
    tags
}

/// An activation in whole numbers, rounded to the nearest.
#[inline(always)]
fn round(value: f32) -> i16 {
    // Adding 1.5 · 2²³ leaves the nearest whole number in the low bits, without a conversion that
    // would have to look for numbers out of range.
    const SHIFT: f32 = 12_582_912.0;
    let scaled = (value * STEPS).clamp(-32767.0, 32767.0);
    (scaled + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) as i16
}

/// Each word's vector mixed with those of its neighbours in the sentence, number by number.
#[inline(always)]
fn mix(now: &[f32], width: usize, convolution: &[f32], starts: &[usize], mixed: &mut Vec<f32>) {
    let (before, rest) = convolution.split_at(width);
    let (own, after) = rest.split_at(width);
    mixed.clear();
    mixed.resize(now.len(), 0.0);
    for span in starts.windows(2) {
        for at in span[0]..span[1] {
            let mixed = &mut mixed[at * width..(at + 1) * width];
            // In this order: sums of floats depend on it.
            if at > span[0] {
                add_product(mixed, before, row(now, at - 1, width));
            }
            add_product(mixed, own, row(now, at, width));
            if at + 1 < span[1] {
                add_product(mixed, after, row(now, at + 1, width));
            }
        }
    }
}

/// The recurrence, forwards in the first half of the units and backwards in the second; the result
/// is added to `output`.
#[inline(always)]
fn recur(gates: &[f32], side: usize, starts: &[usize], output: &mut [f32], carried: &mut Vec<f32>) {
    for span in starts.windows(2) {
        for direction in 0..2 {
            carried.clear();
            carried.resize(side, 0.0);
            for step in 0..span[1] - span[0] {
                let at = if direction == 0 { span[0] + step } else { span[1] - 1 - step };
                let (keep, rest) = row(gates, 2 * at + direction, 3 * side).split_at(side);
                let (new, show) = rest.split_at(side);
                let output = &mut output[(2 * at + direction) * side..(2 * at + direction + 1) * side];
                let units = output.iter_mut().zip(carried.iter_mut()).zip(keep).zip(new).zip(show);
                for ((((output, carried), &keep), &new), &show) in units {
                    let keep = gate(keep);
                    *carried = keep * *carried + (1.0 - keep) * new;
                    *output += gate(show) * squash(*carried);
                }
            }
        }
    }
}

/// The best relation; only a root, and every root, is `root`.
fn relation(scores: &[f32], is_root: bool) -> Relation {
    if is_root {
        return Relation::Root;
    }
    let mut found = Relation::Dep.index();
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[found] && at != Relation::Root.index() {
            found = at;
        }
    }
    Relation::ALL[found]
}

/// The best type. A name is of some kind: a proper noun that is not part of another's name cannot
/// be none.
fn kind(scores: &[f32], reading: &Reading) -> usize {
    let is_name = reading.tag.is_proper() && !matches!(reading.relation, Relation::Flat | Relation::Goeswith);
    best(if is_name { &scores[..NONE] } else { scores })
}

/// The first place of the highest score.
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

#[inline(always)]
fn row<T>(values: &[T], row: usize, width: usize) -> &[T] {
    &values[row * width..(row + 1) * width]
}

#[inline(always)]
fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

#[inline(always)]
fn add_product(to: &mut [f32], weights: &[f32], from: &[f32]) {
    for ((to, weight), from) in to.iter_mut().zip(weights).zip(from) {
        *to += weight * from;
    }
}
