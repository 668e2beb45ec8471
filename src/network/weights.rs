//! Weights as a file holds them: rounded to bytes where that costs nothing.
//!
//! All numbers are little-endian. Tables (rows that are looked up) stay where they are and are decoded row by
//! row when they are needed; only the factors of products are unpacked when the file is opened.

use thiserror::Error;

use super::kernel::{Factor, panel_order};

/// What a file says does not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the weights do not fit together")]
pub struct Malformed;

/// How weights are used, and with that how they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Rows that are looked up: bytes, with a scale a row.
    Table,
    /// A factor of a matrix product: bytes, with a scale a column.
    Factor,
    /// Everything else: 32-bit floats.
    Plain,
}

/// The shape of one matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// How it is used.
    pub role: Use,
}

/// Rows that are looked up.
#[derive(Debug, Clone, Copy)]
pub struct Table<'m> {
    scales: &'m [u8],
    rows: &'m [u8],
    columns: usize,
}

impl Table<'_> {
    /// Adds a row to `to`.
    #[inline(always)]
    pub fn add(&self, row: usize, to: &mut [f32]) {
        let scale = float(&self.scales[4 * row..4 * row + 4]);
        let row = &self.rows[row * self.columns..(row + 1) * self.columns];
        for (to, &byte) in to.iter_mut().zip(row) {
            *to += scale * f32::from(byte as i8);
        }
    }
}

/// A factor of products with what its columns are multiplied by afterwards.
#[derive(Debug, Clone)]
pub struct Scaled {
    /// The weights.
    pub factor: Factor,
    /// A scale a column.
    pub scales: Vec<f32>,
}

/// One matrix as it was read.
#[derive(Debug)]
enum Matrix<'m> {
    Table(Table<'m>),
    Factor(Scaled),
    Plain(Vec<f32>),
    /// It was given away.
    Taken,
}

/// The matrices of a network, each of which can be taken once.
#[derive(Debug)]
pub struct Matrices<'m>(Vec<Matrix<'m>>);

impl<'m> Matrices<'m> {
    /// The table at a place.
    pub fn table(&mut self, place: usize) -> Result<Table<'m>, Malformed> {
        match self.take(place) {
            Matrix::Table(table) => Ok(table),
            _ => Err(Malformed),
        }
    }

    /// The factor at a place, likewise.
    pub fn factor(&mut self, place: usize) -> Result<Scaled, Malformed> {
        match self.take(place) {
            Matrix::Factor(factor) => Ok(factor),
            _ => Err(Malformed),
        }
    }

    /// The plain matrix at a place, likewise.
    pub fn plain(&mut self, place: usize) -> Result<Vec<f32>, Malformed> {
        match self.take(place) {
            Matrix::Plain(values) => Ok(values),
            _ => Err(Malformed),
        }
    }

    fn take(&mut self, place: usize) -> Matrix<'m> {
        self.0.get_mut(place).map_or(Matrix::Taken, |matrix| std::mem::replace(matrix, Matrix::Taken))
    }
}

/// What is still to be read of a file.
#[derive(Debug)]
pub struct Reader<'m>(pub &'m [u8]);

impl<'m> Reader<'m> {
    /// So many bytes.
    pub fn take(&mut self, count: usize) -> Result<&'m [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// So many whole numbers of four bytes.
    pub fn numbers(&mut self, count: usize) -> Result<Vec<usize>, Malformed> {
        Ok(self.take(4 * count)?.chunks_exact(4).map(|four| number(four) as usize).collect())
    }

    /// Matrices of these shapes, with which the file ends.
    pub fn matrices(mut self, shapes: &[Shape]) -> Result<Matrices<'m>, Malformed> {
        let matrices = shapes.iter().map(|shape| self.matrix(*shape)).collect::<Result<_, _>>()?;
        if self.0.is_empty() { Ok(Matrices(matrices)) } else { Err(Malformed) }
    }

    fn matrix(&mut self, shape: Shape) -> Result<Matrix<'m>, Malformed> {
        let Shape { rows, columns, role } = shape;
        Ok(match role {
            Use::Plain => Matrix::Plain(self.floats(rows * columns)?),
            Use::Table => Matrix::Table(Table {
                scales: self.take(4 * rows)?,
                rows: self.take(rows * columns)?,
                columns,
            }),
            Use::Factor => {
                let scales = self.floats(columns)?;
                let size = Factor::size(rows, columns);
                let weights = self.take(size)?.iter().map(|&byte| i16::from(byte as i8));
                Matrix::Factor(Scaled { factor: Factor::new(weights, rows, columns), scales })
            }
        })
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, Malformed> {
        Ok(self.take(4 * count)?.chunks_exact(4).map(float).collect())
    }
}

/// Writes matrices, each row by row, as [`Reader::matrices`] reads them.
///
/// # Panics
/// If the weights are not of these shapes.
pub fn write(shapes: &[Shape], weights: &[&[f32]], to: &mut Vec<u8>) {
    assert_eq!(shapes.len(), weights.len(), "a matrix for every shape");
    for (shape, weights) in shapes.iter().zip(weights) {
        assert_eq!(shape.rows * shape.columns, weights.len(), "a weight for every place");
        match shape.role {
            Use::Plain => to.extend(weights.iter().flat_map(|weight| weight.to_le_bytes())),
            Use::Table => {
                let scales: Vec<f32> =
                    weights.chunks_exact(shape.columns).map(|row| scale(row.iter())).collect();
                to.extend(scales.iter().flat_map(|scale| scale.to_le_bytes()));
                let rows = weights.chunks_exact(shape.columns).zip(&scales);
                to.extend(rows.flat_map(|(row, scale)| row.iter().map(|&weight| byte(weight, *scale))));
            }
            Use::Factor => {
                let column = |column: usize| weights.iter().skip(column).step_by(shape.columns);
                let scales: Vec<f32> = (0..shape.columns).map(|at| scale(column(at))).collect();
                to.extend(scales.iter().flat_map(|scale| scale.to_le_bytes()));
                to.extend(panel_order(shape.rows, shape.columns).map(|place| {
                    place.map_or(0, |(row, column)| {
                        byte(weights[row * shape.columns + column], scales[column])
                    })
                }));
            }
        }
    }
}

/// What a byte stands for if the largest of the weights is to be 127.
fn scale<'w>(weights: impl Iterator<Item = &'w f32>) -> f32 {
    weights.fold(0f32, |largest, weight| largest.max(weight.abs())).max(1e-6) / 127.0
}

fn byte(weight: f32, scale: f32) -> u8 {
    ((weight / scale).round().clamp(-127.0, 127.0) as i8) as u8
}

/// A whole number of four bytes.
pub fn number(four: &[u8]) -> u32 {
    u32::from_le_bytes([four[0], four[1], four[2], four[3]])
}

fn float(four: &[u8]) -> f32 {
    f32::from_le_bytes([four[0], four[1], four[2], four[3]])
}
