//! The network with 32-bit weights, as it learns: [`forward`] and, by hand, [`backward`].
//!
//! It is the network of `griot::language::model::network`, which says what it is made of.

mod backward;
mod forward;
mod gradient;

use griot::language::model::layout::matrix::*;
use griot::language::model::layout::{Sizes, shapes};
use griot::network::weights::{Shape, Use};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2};
use rand::{Rng, RngExt};

pub use backward::Importance;
pub use forward::{Batch, Dropout};
pub use gradient::Gradient;

/// Numbers in rows: weights, slopes.
#[derive(Clone)]
pub struct Matrix {
    pub rows: usize,
    pub columns: usize,
    /// Whether a batch touches only few rows.
    pub is_sparse: bool,
    /// Row by row.
    pub values: Vec<f32>,
}

impl Matrix {
    fn view(&self) -> ArrayView2<'_, f32> {
        ArrayView2::from_shape((self.rows, self.columns), &self.values).unwrap()
    }

    fn view_mut(&mut self) -> ArrayViewMut2<'_, f32> {
        ArrayViewMut2::from_shape((self.rows, self.columns), &mut self.values).unwrap()
    }

    fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }
}

/// All weights, in the order of the model's layout.
pub struct Network {
    pub sizes: Sizes,
    pub matrices: Vec<Matrix>,
}

impl Network {
    /// Weights to start from.
    pub fn new(sizes: Sizes, rng: &mut impl Rng) -> Network {
        let matrix = |(place, Shape { rows, columns, role }): (usize, Shape)| {
            // Factors after Glorot and Bengio (2010), a layer's as three separate ones.
            let spread = match (role, place) {
                (Use::Factor, LAYERS..) => (6.0 / (rows + columns / 3) as f32).sqrt(),
                (Use::Factor, _) => (6.0 / (rows + columns) as f32).sqrt(),
                (_, TAG_BIAS | CLASS_BIAS | TYPE_BIAS | ARC_WORD_BIAS | ARC_DISTANCE | LABEL_BIAS) => 0.0,
                (_, LAYERS..) if rows == 1 => 0.0,
                _ => 0.1,
            };
            let values = (0..rows * columns).map(|_| (rng.random::<f32>() * 2.0 - 1.0) * spread).collect();
            Matrix { rows, columns, is_sparse: role == Use::Table, values }
        };
        let mut matrices: Vec<Matrix> = shapes(&sizes).into_iter().enumerate().map(matrix).collect();
        for layer in 0..sizes.layers {
            // A word first of all sees itself.
            matrices[convolution(layer)].row_mut(1).fill(1.0);
        }
        Network { sizes, matrices }
    }

    fn view(&self, place: usize) -> ArrayView2<'_, f32> {
        self.matrices[place].view()
    }
}

fn multiply(left: &Array2<f32>, right: ArrayView2<'_, f32>) -> Array2<f32> {
    let mut product = Array2::zeros((left.nrows(), right.ncols()));
    general_mat_mul(1.0, left, &right, 0.0, &mut product);
    product
}

fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}
