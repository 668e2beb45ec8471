//! Products and recurrence: what happens to the numbers of a layer.

use super::kernel::Left;
use super::weights::{Malformed, Matrices, Scaled};

/// Whole numbers for a unit of activation, in products: 11 bits behind the point, 4 before it.
const STEPS: f32 = 2048.0;

/// A product and what is added to it.
#[derive(Debug)]
pub struct Affine {
    pub weights: Scaled,
    pub bias: Vec<f32>,
}

/// One layer of recurrent units.
#[derive(Debug)]
pub struct Layer {
    /// What of the word before, of the word and of the word after goes into the product.
    pub convolution: Vec<f32>,
    pub gates: Affine,
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
pub fn mix(now: &[f32], width: usize, convolution: &[f32], starts: &[usize], mixed: &mut Vec<f32>) {
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
pub fn recur(gates: &[f32], side: usize, starts: &[usize], output: &mut [f32], carried: &mut Vec<f32>) {
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
