//! Products and recurrence: what happens to the numbers of a layer.

use super::kernel::Left;
use super::weights::{Malformed, Matrices, Scaled, Shape, Use};

/// No product has more rows: the sums of its whole numbers then fit into 32 bits,
/// `512 · 127 · 32767 < 2³¹`.
pub const MOST_ROWS: usize = 512;

/// More layers than anyone has use for.
pub const MOST_LAYERS: usize = 16;

/// Whole numbers for a unit of activation, in products: 11 bits behind the point, 4 before it.
const STEPS: f32 = 2048.0;

/// A product and what is added to it.
#[derive(Debug)]
pub struct Affine {
    pub weights: Scaled,
    pub bias: Vec<f32>,
}

/// One layer of recurrent units, which read in both directions.
#[derive(Debug)]
pub struct Layer {
    /// What of the word before, of the word and of the word after goes into the product.
    convolution: Vec<f32>,
    gates: Affine,
    /// Whether its input is added to its output; not in the first of several layers, whose input has another width.
    adds_input: bool,
}

/// Memory of a pass through layers, used again from batch to batch: asking for it anew would cost as much as
/// filling it.
#[derive(Debug, Default)]
pub struct Pass {
    /// What goes into the next layer: a vector a word. The last layer's output when all are through.
    pub now: Vec<f32>,
    /// The gates of the layer at hand: for each word and direction how much of its state a unit keeps, its new
    /// state, and how much of it a unit shows.
    pub gates: Vec<f32>,
    /// For products.
    pub left: Left,
    /// For products.
    pub sums: Vec<i32>,
    next: Vec<f32>,
    mixed: Vec<f32>,
    carried: Vec<f32>,
}

impl Affine {
    /// The factor at one place and the bias at another; none is 0.
    pub fn take(matrices: &mut Matrices, weights: usize, bias: Option<usize>) -> Result<Affine, Malformed> {
        let mut weights = matrices.factor(weights)?;
        weights.scales.iter_mut().for_each(|scale| *scale /= STEPS);
        let bias = match bias {
            Some(bias) => matrices.plain(bias)?,
            None => vec![0.0; weights.scales.len()],
        };
        Ok(Affine { weights, bias })
    }

    /// The product with `left`, in rows of as many numbers as the bias has.
    #[inline(always)]
    pub fn apply(&self, left: &Left, sums: &mut Vec<i32>, out: &mut Vec<f32>) {
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

impl Layer {
    /// Matrices of a layer.
    pub const MATRICES: usize = 3;

    /// The shapes of a layer's matrices: convolution, weights and bias of the gates. `side` is the number of units in
    /// each direction.
    pub fn shapes(input: usize, side: usize) -> [Shape; Layer::MATRICES] {
        [(3, input, Use::Plain), (input, 6 * side, Use::Factor), (1, 6 * side, Use::Plain)]
            .map(|(rows, columns, role)| Shape { rows, columns, role })
    }

    /// Layers in a row, whose matrices begin at a place.
    pub fn stack(matrices: &mut Matrices, place: usize, count: usize) -> Result<Vec<Layer>, Malformed> {
        let layer = |number| {
            let place = place + Layer::MATRICES * number;
            Ok(Layer {
                convolution: matrices.plain(place)?,
                gates: Affine::take(matrices, place + 1, Some(place + 2))?,
                adds_input: number > 0,
            })
        };
        (0..count).map(layer).collect()
    }

    /// The first half of a layer: what is in `pass.now` becomes `pass.gates`. Sentences begin at `starts`, the last
    /// of which is where they all end.
    #[inline(always)]
    pub fn open(&self, starts: &[usize], pass: &mut Pass) {
        let width = self.convolution.len() / 3;
        mix(&pass.now, width, &self.convolution, starts, &mut pass.mixed);
        pass.left.fill(&pass.mixed, width, round);
        self.gates.apply(&pass.left, &mut pass.sums, &mut pass.gates);
    }

    /// The second half: what the gates let through is the next `pass.now`.
    #[inline(always)]
    pub fn carry(&self, starts: &[usize], pass: &mut Pass) {
        pass.next.clear();
        if self.adds_input {
            pass.next.extend_from_slice(&pass.now);
        } else {
            // A word's gates are three a unit.
            pass.next.resize(pass.gates.len() / 3, 0.0);
        }
        recur(&pass.gates, self.gates.bias.len() / 6, starts, &mut pass.next, &mut pass.carried);
        std::mem::swap(&mut pass.now, &mut pass.next);
    }
}

/// An activation in whole numbers, rounded to the nearest.
#[inline(always)]
pub fn round(value: f32) -> i16 {
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

/// A bounded S curve like the hyperbolic tangent, of plain arithmetic: its bits are the same on
/// every machine.
#[inline(always)]
pub fn squash(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// [`squash`] between 0 and 1.
#[inline(always)]
pub fn gate(x: f32) -> f32 {
    0.5 + 0.5 * squash(0.5 * x)
}

/// A row of a matrix.
#[inline(always)]
pub fn row<T>(values: &[T], row: usize, width: usize) -> &[T] {
    &values[row * width..(row + 1) * width]
}

/// Adds numbers to as many others.
#[inline(always)]
pub fn add(to: &mut [f32], from: &[f32]) {
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
