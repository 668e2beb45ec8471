//! What the network says of a batch.

use griot::language::model::features::Features;
use griot::language::model::layout::matrix::*;
use griot::language::model::layout::{best, distance};
use griot::network::layers::{gate, squash};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, s};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt};

use super::{Network, add, multiply};
use crate::data::Example;

/// Sentences that are read together.
pub struct Batch<'e> {
    pub examples: Vec<&'e Example>,
    pub features: Vec<&'e [Features]>,
}

/// What is made unknown at random while learning, so that the network does not rely on it.
pub struct Dropout<'c> {
    /// How often a number of a word's vector is.
    pub input: f32,
    /// How often a number of a layer's output is.
    pub layer: f32,
    /// A word seen `n` times is with probability `word / (word + n)`.
    pub word: f32,
    /// How often a word's cluster is.
    pub cluster: f32,
    /// How often the last layer is fed the right tag instead of the network's own.
    pub right_tags: f32,
    /// How often the word of each row was seen.
    pub counts: &'c [u32],
}

/// What the network says of the words of a batch, one sentence after the other, and all that it
/// takes to learn from it.
pub struct Output {
    /// Where each sentence starts, and the number of words.
    pub starts: Vec<usize>,
    pub tag_scores: Array2<f32>,
    /// The tags that were fed to the last layer.
    pub tags: Vec<u8>,
    pub class_scores: Array2<f32>,
    pub type_scores: Array2<f32>,
    pub(super) rows: Vec<Rows>,
    pub(super) input_mask: Option<Array2<f32>>,
    pub(super) layers: Vec<Layer>,
    /// The output of the last layer.
    pub(super) last: Array2<f32>,
    pub(super) arc_word: Array2<f32>,
    pub(super) arc_head: Array2<f32>,
    pub(super) label_word: Array2<f32>,
    pub(super) label_head: Array2<f32>,
}

/// What a layer computed.
pub(super) struct Layer {
    pub input: Array2<f32>,
    /// The input after the convolution.
    pub mixed: Array2<f32>,
    /// The gates before their curves.
    pub gates: Array2<f32>,
    pub state: Array2<f32>,
    pub mask: Option<Array2<f32>>,
}

/// Rows of a word that may have been made unknown.
pub(super) struct Rows {
    pub word: usize,
    pub cluster: Option<usize>,
}

impl Network {
    /// Reads a batch, with dropout if it is to be learned from.
    pub fn read(
        &self,
        batch: &Batch<'_>,
        mut learning: Option<(&Dropout<'_>, &mut Xoshiro256PlusPlus)>,
    ) -> Output {
        let mut starts = vec![0];
        starts.extend(batch.examples.iter().scan(0, |words, example| {
            *words += example.len();
            Some(*words)
        }));
        let (mut now, rows) = self.embed(batch, &mut learning);
        let input_mask = learning.as_mut().map(|(dropout, rng)| mask(now.dim(), dropout.input, rng));
        if let Some(mask) = &input_mask {
            now *= mask;
        }
        let mut layers: Vec<Layer> = Vec::new();
        let mut tag_scores = Array2::zeros((0, 0));
        let mut tags = Vec::new();
        for number in 0..self.sizes.layers {
            let is_last = number + 1 == self.sizes.layers;
            if is_last {
                tag_scores = multiply(&now, self.view(TAG_OUT));
                tag_scores += &self.view(TAG_BIAS);
                tags = self.tags(&tag_scores, batch, &mut learning);
            }
            let (mut layer, mut output) = self.layer(number, now, &starts, is_last.then_some(&tags));
            if number > 0 {
                output += &layer.input;
            }
            layer.mask = learning.as_mut().map(|(dropout, rng)| mask(output.dim(), dropout.layer, rng));
            if let Some(mask) = &layer.mask {
                output *= mask;
            }
            layers.push(layer);
            now = output;
        }
        let mut class_scores = multiply(&now, self.view(CLASS_OUT));
        class_scores += &self.view(CLASS_BIAS);
        let mut type_scores = multiply(&now, self.view(TYPE_OUT));
        type_scores += &self.view(TYPE_BIAS);
        let mut arc_word = multiply(&now, self.view(ARC_WORD));
        arc_word += &self.view(ARC_WORD_BIAS);
        let arc_head = multiply(&now, self.view(ARC_HEAD));
        let label_word = multiply(&now, self.view(LABEL_WORD));
        let label_head = multiply(&now, self.view(LABEL_HEAD));
        Output {
            starts,
            tag_scores,
            tags,
            class_scores,
            type_scores,
            rows,
            input_mask,
            layers,
            last: now,
            arc_word,
            arc_head,
            label_word,
            label_head,
        }
    }

    /// A vector a word: the sum of the rows of its features.
    fn embed(
        &self,
        batch: &Batch<'_>,
        learning: &mut Option<(&Dropout<'_>, &mut Xoshiro256PlusPlus)>,
    ) -> (Array2<f32>, Vec<Rows>) {
        let words = batch.features.iter().map(|features| features.len()).sum();
        let mut vectors = Array2::<f32>::zeros((words, self.sizes.input()));
        let mut all_rows = Vec::with_capacity(words);
        let features = batch.features.iter().flat_map(|features| features.iter());
        for (mut vector, feature) in vectors.rows_mut().into_iter().zip(features) {
            let mut rows = Rows { word: feature.word as usize, cluster: Some(feature.cluster as usize) };
            if let Some((dropout, rng)) = learning {
                let count = dropout.counts[rows.word] as f32;
                if rng.random::<f32>() < dropout.word / (dropout.word + count) {
                    rows.word = 0;
                }
                if rng.random::<f32>() < dropout.cluster {
                    rows.cluster = None;
                }
            }
            let (left, right) = vector.as_slice_mut().unwrap().split_at_mut(self.sizes.word);
            add(left, self.matrices[WORD].row(rows.word));
            if let Some(cluster) = rows.cluster {
                add(left, self.matrices[CLUSTER].row(cluster));
            }
            for (matrix, row) in spelling(feature) {
                add(right, self.matrices[matrix].row(row));
            }
            all_rows.push(rows);
        }
        (vectors, all_rows)
    }

    /// The tags to be fed to the last layer: the best, while learning sometimes the right ones.
    fn tags(
        &self,
        scores: &Array2<f32>,
        batch: &Batch<'_>,
        learning: &mut Option<(&Dropout<'_>, &mut Xoshiro256PlusPlus)>,
    ) -> Vec<u8> {
        let right = batch.examples.iter().flat_map(|example| &example.tags);
        let tags = scores.rows().into_iter().zip(right).map(|(scores, &right)| {
            let is_given =
                learning.as_mut().is_some_and(|(dropout, rng)| rng.random::<f32>() < dropout.right_tags);
            if is_given { right } else { best(scores.as_slice().unwrap()) as u8 }
        });
        tags.collect()
    }

    fn layer(
        &self,
        number: usize,
        input: Array2<f32>,
        starts: &[usize],
        tags: Option<&Vec<u8>>,
    ) -> (Layer, Array2<f32>) {
        let side = self.sizes.side;
        let taps = &self.matrices[convolution(number)];
        let mut mixed = Array2::<f32>::zeros(input.dim());
        for (to, from, tap) in neighbours(starts) {
            let (mut to, from) = (mixed.row_mut(to), input.row(from));
            let from = from.as_slice().unwrap();
            for ((to, from), weight) in to.as_slice_mut().unwrap().iter_mut().zip(from).zip(taps.row(tap)) {
                *to += weight * from;
            }
        }
        let mut gates = multiply(&mixed, self.view(weights(number)));
        gates += &self.view(bias(number));
        for (mut row, &tag) in gates.rows_mut().into_iter().zip(tags.into_iter().flatten()) {
            add(row.as_slice_mut().unwrap(), self.matrices[TAG_IN].row(usize::from(tag)));
        }
        let mut state = Array2::<f32>::zeros((input.nrows(), 2 * side));
        let mut output = Array2::<f32>::zeros((input.nrows(), 2 * side));
        let mut carried = vec![0f32; side];
        for span in starts.windows(2) {
            for direction in 0..2 {
                carried.fill(0.0);
                for step in 0..span[1] - span[0] {
                    let at = if direction == 0 { span[0] + step } else { span[1] - 1 - step };
                    let units = direction * side..(direction + 1) * side;
                    let gates = gates.row(at);
                    let gates = &gates.as_slice().unwrap()[3 * units.start..3 * units.end];
                    let (keep, rest) = gates.split_at(side);
                    let (new, show) = rest.split_at(side);
                    let (mut states, mut outputs) = (state.row_mut(at), output.row_mut(at));
                    let states = &mut states.as_slice_mut().unwrap()[units.clone()];
                    let outputs = &mut outputs.as_slice_mut().unwrap()[units];
                    for unit in 0..side {
                        let keep = gate(keep[unit]);
                        let value = keep * carried[unit] + (1.0 - keep) * new[unit];
                        carried[unit] = value;
                        states[unit] = value;
                        outputs[unit] = gate(show[unit]) * squash(value);
                    }
                }
            }
        }
        (Layer { input, mixed, gates, state, mask: None }, output)
    }

    /// Scores of heads for one sentence, as `best_tree` takes them.
    pub fn arc_scores(&self, output: &Output, sentence: usize) -> Array2<f32> {
        let (start, end) = (output.starts[sentence], output.starts[sentence + 1]);
        let count = end - start;
        let mut scores = Array2::<f32>::zeros((count, count + 1));
        let words = output.arc_word.slice(s![start..end, ..]);
        let heads = output.arc_head.slice(s![start..end, ..]);
        general_mat_mul(1.0, &words, &heads.t(), 0.0, &mut scores.slice_mut(s![.., ..count]));
        let root = self.matrices[ARC_ROOT].row(0);
        for word in 0..count {
            scores[[word, count]] = words.row(word).iter().zip(root).map(|(a, b)| a * b).sum();
            let near = self.matrices[ARC_DISTANCE].row(usize::from(output.tags[start + word]));
            for head in 0..=count {
                scores[[word, head]] += near[distance(word, head, count)];
            }
        }
        scores
    }

    /// For each word of a sentence with these heads, what its relation is decided from, and the
    /// scores of relations.
    pub fn relation_scores(
        &self,
        output: &Output,
        sentence: usize,
        heads: &[usize],
    ) -> (Array2<f32>, Array2<f32>) {
        let (start, count) = (output.starts[sentence], heads.len());
        let mut deciding = output.label_word.slice(s![start..start + count, ..]).to_owned();
        for (word, &head) in heads.iter().enumerate() {
            let mut row = deciding.row_mut(word);
            let row = row.as_slice_mut().unwrap();
            add(row, self.matrices[LABEL_TAG_WORD].row(usize::from(output.tags[start + word])));
            add(row, self.matrices[LABEL_DISTANCE].row(distance(word, head, count)));
            if head == count {
                add(row, self.matrices[LABEL_ROOT].row(0));
            } else {
                add(row, output.label_head.row(start + head).as_slice().unwrap());
                add(row, self.matrices[LABEL_TAG_HEAD].row(usize::from(output.tags[start + head])));
            }
            row.iter_mut().for_each(|value| *value = value.max(0.0));
        }
        let mut scores = multiply(&deciding, self.view(LABEL_OUT));
        scores += &self.view(LABEL_BIAS);
        (deciding, scores)
    }
}

/// The rows of a word's spelling, each with its matrix.
pub(super) fn spelling(feature: &Features) -> impl Iterator<Item = (usize, usize)> {
    let affixes = &feature.affixes[..usize::from(feature.affix_count)];
    let affixes = affixes.iter().map(|&row| (AFFIX, usize::from(row)));
    let whole = [(SHAPE, usize::from(feature.shape)), (PLACE, usize::from(feature.place))];
    affixes.chain(whole).chain(feature.cues.iter().map(|cue| (CUE, cue.index())))
}

/// Every word with each of its neighbours in the sentence and itself, and which of the three it is.
pub(super) fn neighbours(starts: &[usize]) -> impl Iterator<Item = (usize, usize, usize)> {
    starts.windows(2).flat_map(|span| {
        let (start, end) = (span[0], span[1]);
        (start..end).flat_map(move |word| {
            let before = (word > start).then(|| (word, word - 1, 0));
            let after = (word + 1 < end).then(|| (word, word + 1, 2));
            before.into_iter().chain([(word, word, 1)]).chain(after)
        })
    })
}

/// Zeros at this rate, else what makes up for them.
fn mask(shape: (usize, usize), rate: f32, rng: &mut Xoshiro256PlusPlus) -> Array2<f32> {
    // One draw of 64 bits gives four decisions.
    let keep = ((1.0 - rate) * 65536.0) as u64;
    let scale = 1.0 / (1.0 - rate);
    let (mut bits, mut left) = (0, 0);
    Array2::from_shape_simple_fn(shape, || {
        if left == 0 {
            (bits, left) = (rng.next_u64(), 4);
        }
        let draw = bits & 0xffff;
        bits >>= 16;
        left -= 1;
        if draw < keep { scale } else { 0.0 }
    })
}
