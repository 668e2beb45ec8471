//! What a batch asks of the weights.

use super::{Matrix, Network};

/// The slopes of the loss, a matrix for each of the network's.
pub struct Gradient {
    pub matrices: Vec<Matrix>,
    /// Rows of sparse matrices that are not zero, and whether a row is among them.
    touched: Vec<Vec<u32>>,
    marks: Vec<Vec<bool>>,
}

impl Gradient {
    /// No slope anywhere.
    pub fn zero(network: &Network) -> Gradient {
        let matrices = network.matrices.iter();
        let zero = |matrix: &Matrix| Matrix { values: vec![0.0; matrix.values.len()], ..*matrix };
        let marks = |matrix: &Matrix| vec![false; if matrix.is_sparse { matrix.rows } else { 0 }];
        Gradient {
            matrices: matrices.clone().map(zero).collect(),
            touched: vec![Vec::new(); network.matrices.len()],
            marks: matrices.map(marks).collect(),
        }
    }

    /// A row of a sparse matrix, to be added to.
    pub fn touch(&mut self, matrix: usize, row: usize) -> &mut [f32] {
        if !self.marks[matrix][row] {
            self.marks[matrix][row] = true;
            self.touched[matrix].push(row as u32);
        }
        self.matrices[matrix].row_mut(row)
    }

    /// The parts of a matrix that may not be zero, as ranges of its values.
    pub fn parts(&self, matrix: usize) -> Vec<std::ops::Range<usize>> {
        let Matrix { columns, is_sparse, ref values, .. } = self.matrices[matrix];
        if is_sparse {
            let rows = self.touched[matrix].iter().map(|&row| row as usize);
            rows.map(|row| row * columns..(row + 1) * columns).collect()
        } else {
            std::iter::once(0..values.len()).collect()
        }
    }

    /// Adds another, which is zero afterwards.
    pub fn take(&mut self, other: &mut Gradient) {
        for matrix in 0..self.matrices.len() {
            for row in &other.touched[matrix] {
                self.touch(matrix, *row as usize);
            }
            for part in other.parts(matrix) {
                let theirs = &mut other.matrices[matrix].values[part.clone()];
                for (mine, theirs) in self.matrices[matrix].values[part].iter_mut().zip(theirs) {
                    *mine += std::mem::take(theirs);
                }
            }
            other.forget(matrix);
        }
    }

    /// Makes a matrix zero.
    pub fn clear(&mut self, matrix: usize) {
        for part in self.parts(matrix) {
            self.matrices[matrix].values[part].fill(0.0);
        }
        self.forget(matrix);
    }

    fn forget(&mut self, matrix: usize) {
        for row in self.touched[matrix].drain(..) {
            self.marks[matrix][row as usize] = false;
        }
    }
}
