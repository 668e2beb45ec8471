//! The optimizer Adam (Kingma and Ba 2015), lazy on sparse matrices: rows that a batch did not touch
//! stay as they are.

use crate::network::{Gradient, Network};

const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;
const SMALL: f32 = 1e-8;

/// Running means of the slopes and of their squares.
pub struct Adam {
    means: Vec<Vec<f32>>,
    squares: Vec<Vec<f32>>,
    steps: i32,
}

impl Adam {
    pub fn new(network: &Network) -> Adam {
        let zeros = || network.matrices.iter().map(|matrix| vec![0.0; matrix.values.len()]).collect();
        Adam { means: zeros(), squares: zeros(), steps: 0 }
    }

    /// A step of this size against the gradient, which is multiplied by `scale` and then emptied.
    pub fn step(&mut self, network: &mut Network, gradient: &mut Gradient, size: f32, scale: f32) {
        self.steps += 1;
        let size = size * (1.0 - SQUARE.powi(self.steps)).sqrt() / (1.0 - MEAN.powi(self.steps));
        for matrix in 0..network.matrices.len() {
            for part in gradient.parts(matrix) {
                let weights = &mut network.matrices[matrix].values[part.clone()];
                let slopes = &gradient.matrices[matrix].values[part.clone()];
                let means = &mut self.means[matrix][part.clone()];
                let squares = &mut self.squares[matrix][part];
                for (((weight, slope), mean), square) in
                    weights.iter_mut().zip(slopes).zip(means).zip(squares)
                {
                    let slope = slope * scale;
                    *mean += (1.0 - MEAN) * (slope - *mean);
                    *square += (1.0 - SQUARE) * (slope * slope - *square);
                    *weight -= size * *mean / (square.sqrt() + SMALL);
                }
            }
            gradient.clear(matrix);
        }
    }
}
