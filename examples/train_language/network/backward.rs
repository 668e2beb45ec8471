//! The slopes of the loss, from the answers back to the embeddings.

use griot::language::model::layout::distance;
use griot::language::model::layout::matrix::*;
use griot::network::layers::{gate, squash};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, s};

use super::forward::{Batch, Output, neighbours, spelling};
use super::{Gradient, Network, add};
use crate::data::UNKNOWN;

/// How much each question counts.
pub struct Importance {
    pub tag: f32,
    pub class: f32,
    pub kind: f32,
    pub arc: f32,
    pub relation: f32,
    /// For each relation the set of those, as bits, that it may stand for in a silver tree.
    pub silver: Vec<u64>,
}

/// Slopes of what comes after the last layer.
struct Slopes {
    tag: Array2<f32>,
    class: Array2<f32>,
    kind: Array2<f32>,
    arc_word: Array2<f32>,
    arc_head: Array2<f32>,
    label_word: Array2<f32>,
    label_head: Array2<f32>,
}

impl Network {
    /// Adds the slopes for a batch that was read with dropout; returns the loss, summed.
    pub fn learn(
        &self,
        batch: &Batch<'_>,
        mut output: Output,
        importance: &Importance,
        gradient: &mut Gradient,
    ) -> f32 {
        let words = output.last.nrows();
        let zeros = |width| Array2::<f32>::zeros((words, width));
        let mut slopes = Slopes {
            tag: std::mem::take(&mut output.tag_scores),
            class: std::mem::take(&mut output.class_scores),
            kind: std::mem::take(&mut output.type_scores),
            arc_word: zeros(self.sizes.arc),
            arc_head: zeros(self.sizes.arc),
            label_word: zeros(self.sizes.label),
            label_head: zeros(self.sizes.label),
        };
        let mut loss = 0.0;
        for sentence in 0..batch.examples.len() {
            loss += self.learn_words(batch, &output, sentence, importance, &mut slopes);
            loss += self.learn_heads(batch, &output, sentence, importance, &mut slopes, gradient);
            loss += self.learn_relations(batch, &output, sentence, importance, &mut slopes, gradient);
        }
        let mut back = Array2::<f32>::zeros(output.last.dim());
        for (matrix, bias, part) in [
            (CLASS_OUT, Some(CLASS_BIAS), &slopes.class),
            (TYPE_OUT, Some(TYPE_BIAS), &slopes.kind),
            (ARC_WORD, Some(ARC_WORD_BIAS), &slopes.arc_word),
            (ARC_HEAD, None, &slopes.arc_head),
            (LABEL_WORD, None, &slopes.label_word),
            (LABEL_HEAD, None, &slopes.label_head),
        ] {
            self.learn_product(matrix, bias, &output.last, part, &mut back, gradient);
        }
        for number in (0..self.sizes.layers).rev() {
            back = self.learn_layer(number, &output, back, gradient);
            if number + 1 == self.sizes.layers {
                let input = &output.layers[number].input;
                self.learn_product(TAG_OUT, Some(TAG_BIAS), input, &slopes.tag, &mut back, gradient);
            }
        }
        if let Some(mask) = &output.input_mask {
            back *= mask;
        }
        self.learn_embeddings(batch, &output, &back, gradient);
        loss
    }

    /// Tags, classes and types.
    fn learn_words(
        &self,
        batch: &Batch<'_>,
        output: &Output,
        sentence: usize,
        importance: &Importance,
        slopes: &mut Slopes,
    ) -> f32 {
        let (example, start) = (batch.examples[sentence], output.starts[sentence]);
        let mut loss = 0.0;
        for word in 0..example.len() {
            let mut decide = |scores: &mut Array2<f32>, right: u8, weight: f32| {
                let mut scores = scores.row_mut(start + word);
                if right == UNKNOWN {
                    scores.fill(0.0);
                } else {
                    let is_right = |answer| answer == usize::from(right);
                    loss += log_loss(scores.as_slice_mut().unwrap(), is_right, weight);
                }
            };
            decide(&mut slopes.tag, example.tags[word], importance.tag);
            decide(&mut slopes.class, example.classes[word], importance.class);
            decide(&mut slopes.kind, example.types[word], importance.kind * example.type_weights[word]);
        }
        loss
    }

    /// Heads.
    fn learn_heads(
        &self,
        batch: &Batch<'_>,
        output: &Output,
        sentence: usize,
        importance: &Importance,
        slopes: &mut Slopes,
        gradient: &mut Gradient,
    ) -> f32 {
        let example = batch.examples[sentence];
        let (start, words) = (output.starts[sentence], example.len());
        let range = s![start..start + words, ..];
        let mut loss = 0.0;
        let mut arcs = self.arc_scores(output, sentence);
        for word in 0..words {
            // No word is its own head.
            arcs[[word, word]] = -1e9;
            let is_right = |head| head == example.heads[word];
            loss += log_loss(arcs.row_mut(word).into_slice().unwrap(), is_right, importance.arc);
        }
        let pairs = arcs.slice(s![.., ..words]);
        let word_part = output.arc_word.slice(range);
        let head_part = output.arc_head.slice(range);
        general_mat_mul(1.0, &pairs, &head_part, 0.0, &mut slopes.arc_word.slice_mut(range));
        general_mat_mul(1.0, &pairs.t(), &word_part, 0.0, &mut slopes.arc_head.slice_mut(range));
        for word in 0..words {
            let slope = arcs[[word, words]];
            let vector = output.arc_word.row(start + word);
            for (to, from) in gradient.matrices[ARC_ROOT].values.iter_mut().zip(vector) {
                *to += slope * from;
            }
            let root = self.matrices[ARC_ROOT].row(0);
            for (to, from) in slopes.arc_word.row_mut(start + word).iter_mut().zip(root) {
                *to += slope * from;
            }
            let near = gradient.matrices[ARC_DISTANCE].row_mut(usize::from(output.tags[start + word]));
            for head in 0..=words {
                near[distance(word, head, words)] += arcs[[word, head]];
            }
        }
        loss
    }

    /// Relations, given the right heads.
    fn learn_relations(
        &self,
        batch: &Batch<'_>,
        output: &Output,
        sentence: usize,
        importance: &Importance,
        slopes: &mut Slopes,
        gradient: &mut Gradient,
    ) -> f32 {
        let example = batch.examples[sentence];
        let (start, words) = (output.starts[sentence], example.len());
        let mut loss = 0.0;
        let (deciding, mut relations) = self.relation_scores(output, sentence, &example.heads);
        for word in 0..words {
            let right = usize::from(example.relations[word]);
            let allowed = if example.is_silver { importance.silver[right] } else { 1 << right };
            let scores = relations.row_mut(word).into_slice().unwrap();
            loss += log_loss(scores, |relation| allowed >> relation & 1 == 1, importance.relation);
        }
        let mut back = Array2::<f32>::zeros(deciding.dim());
        self.learn_product(LABEL_OUT, Some(LABEL_BIAS), &deciding, &relations, &mut back, gradient);
        for (word, &head) in example.heads.iter().enumerate() {
            let mut row = back.row_mut(word);
            for (slope, &value) in row.iter_mut().zip(deciding.row(word)) {
                if value <= 0.0 {
                    *slope = 0.0;
                }
            }
            let slope = row.as_slice().unwrap();
            let mut learn = |matrix: usize, row: usize| add(gradient.matrices[matrix].row_mut(row), slope);
            learn(LABEL_TAG_WORD, usize::from(output.tags[start + word]));
            learn(LABEL_DISTANCE, distance(word, head, words));
            if head == words {
                learn(LABEL_ROOT, 0);
            } else {
                learn(LABEL_TAG_HEAD, usize::from(output.tags[start + head]));
                add(slopes.label_head.row_mut(start + head).into_slice().unwrap(), slope);
            }
            add(slopes.label_word.row_mut(start + word).into_slice().unwrap(), slope);
        }
        loss
    }

    /// The slopes of a product: its weights' are added to the gradient, its input's to `back`.
    fn learn_product(
        &self,
        matrix: usize,
        bias: Option<usize>,
        input: &Array2<f32>,
        slopes: &Array2<f32>,
        back: &mut Array2<f32>,
        gradient: &mut Gradient,
    ) {
        general_mat_mul(1.0, &input.t(), slopes, 1.0, &mut gradient.matrices[matrix].view_mut());
        if let Some(bias) = bias {
            for row in slopes.rows() {
                add(&mut gradient.matrices[bias].values, row.to_slice().unwrap());
            }
        }
        general_mat_mul(1.0, slopes, &self.view(matrix).t(), 1.0, back);
    }

    /// From the slopes of a layer's output to those of its input.
    fn learn_layer(
        &self,
        number: usize,
        output: &Output,
        mut slopes: Array2<f32>,
        gradient: &mut Gradient,
    ) -> Array2<f32> {
        let layer = &output.layers[number];
        if let Some(mask) = &layer.mask {
            slopes *= mask;
        }
        let gates = self.gate_slopes(&output.starts, layer.gates.view(), layer.state.view(), slopes.view());
        if number + 1 == self.sizes.layers {
            for (row, &tag) in gates.rows().into_iter().zip(&output.tags) {
                add(gradient.matrices[TAG_IN].row_mut(usize::from(tag)), row.to_slice().unwrap());
            }
        }
        let mut mixed = Array2::<f32>::zeros(layer.mixed.dim());
        self.learn_product(weights(number), Some(bias(number)), &layer.mixed, &gates, &mut mixed, gradient);
        // All but the first layer add their input to their output.
        let mut back = if number > 0 { slopes } else { Array2::<f32>::zeros(layer.input.dim()) };
        for (to, from, tap) in neighbours(&output.starts) {
            let slopes = mixed.row(to);
            let slopes = slopes.as_slice().unwrap();
            let input = layer.input.row(from);
            let learned = gradient.matrices[convolution(number)].row_mut(tap);
            for ((learned, slope), input) in learned.iter_mut().zip(slopes).zip(input.as_slice().unwrap()) {
                *learned += slope * input;
            }
            let taps = self.matrices[convolution(number)].row(tap);
            let mut back = back.row_mut(from);
            for ((back, slope), weight) in back.as_slice_mut().unwrap().iter_mut().zip(slopes).zip(taps) {
                *back += slope * weight;
            }
        }
        back
    }

    /// Back through the recurrence: the slopes of the gates before their curves.
    fn gate_slopes(
        &self,
        starts: &[usize],
        gates: ArrayView2<'_, f32>,
        state: ArrayView2<'_, f32>,
        slopes: ArrayView2<'_, f32>,
    ) -> Array2<f32> {
        let side = self.sizes.side;
        let mut result = Array2::<f32>::zeros(gates.dim());
        let mut carried = vec![0f32; side];
        let nothing = vec![0f32; side];
        for span in starts.windows(2) {
            for direction in 0..2 {
                carried.fill(0.0);
                let units = direction * side..(direction + 1) * side;
                for step in (0..span[1] - span[0]).rev() {
                    let at = if direction == 0 { span[0] + step } else { span[1] - 1 - step };
                    let earlier = if direction == 0 { at.wrapping_sub(1) } else { at + 1 };
                    let earlier = match step {
                        0 => &nothing,
                        _ => &state.row(earlier).to_slice().unwrap()[units.clone()],
                    };
                    let gates = &gates.row(at).to_slice().unwrap()[3 * units.start..3 * units.end];
                    let states = &state.row(at).to_slice().unwrap()[units.clone()];
                    let slopes = &slopes.row(at).to_slice().unwrap()[units.clone()];
                    let result =
                        &mut result.row_mut(at).into_slice().unwrap()[3 * units.start..3 * units.end];
                    for unit in 0..side {
                        let (before, new, show) = (gates[unit], gates[side + unit], gates[2 * side + unit]);
                        let keep = gate(before);
                        let slope = carried[unit] + slopes[unit] * gate(show) * squash_slope(states[unit]);
                        result[unit] = slope * (earlier[unit] - new) * gate_slope(before);
                        result[side + unit] = slope * (1.0 - keep);
                        result[2 * side + unit] = slopes[unit] * squash(states[unit]) * gate_slope(show);
                        carried[unit] = slope * keep;
                    }
                }
            }
        }
        result
    }

    fn learn_embeddings(
        &self,
        batch: &Batch<'_>,
        output: &Output,
        slopes: &Array2<f32>,
        gradient: &mut Gradient,
    ) {
        let features = batch.features.iter().flat_map(|features| features.iter());
        for ((feature, rows), slopes) in features.zip(&output.rows).zip(slopes.rows()) {
            let (left, right) = slopes.to_slice().unwrap().split_at(self.sizes.word);
            add(gradient.touch(WORD, rows.word), left);
            if let Some(cluster) = rows.cluster {
                add(gradient.touch(CLUSTER, cluster), left);
            }
            for (matrix, row) in spelling(feature) {
                add(gradient.touch(matrix, row), right);
            }
        }
    }
}

/// The loss -ln p of the answers that are right together, and in place of the scores its slopes.
fn log_loss(scores: &mut [f32], is_right: impl Fn(usize) -> bool, weight: f32) -> f32 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let (mut sum, mut right) = (0.0, 0.0);
    for (answer, score) in scores.iter_mut().enumerate() {
        *score = (*score - highest).exp();
        sum += *score;
        if is_right(answer) {
            right += *score;
        }
    }
    let right = right.max(1e-12);
    for (answer, score) in scores.iter_mut().enumerate() {
        let share = if is_right(answer) { *score / right } else { 0.0 };
        *score = weight * (*score / sum - share);
    }
    -weight * (right / sum).max(1e-12).ln()
}

/// The slope of [`squash`].
fn squash_slope(x: f32) -> f32 {
    if x.abs() >= 3.0 {
        return 0.0;
    }
    let square = x * x;
    let below = 27.0 + 9.0 * square;
    (27.0 + 3.0 * square) / below - 18.0 * square * (27.0 + square) / (below * below)
}

/// The slope of [`gate`].
fn gate_slope(x: f32) -> f32 {
    0.25 * squash_slope(0.5 * x)
}
