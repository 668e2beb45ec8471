//! The model's file: a header with version and checksum, then the sizes, the vocabulary and the
//! weights. All numbers are little-endian.

use thiserror::Error;
use xxhash_rust::xxh3::xxh3_64;

use super::layout::{Sizes, names, shapes};
use crate::network::weights::{Malformed, Matrices, Reader, number, write as write_weights};

/// The first bytes of a model.
const MAGIC: [u8; 8] = *b"griot-en";
/// The version of the format, and of what the features mean.
const VERSION: u32 = 1;
/// Magic, version, length of the body, checksum of the body.
const HEADER: usize = 8 + 4 + 4 + 8;
/// Bytes before the vocabulary: the number of the names, eight sizes, the vocabulary's length.
const NUMBERS: usize = 8 + 4 * 9;

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The bytes are not a model at all.
    #[error("this is no language model of griot")]
    NotAModel,
    /// It was made for another version of griot.
    #[error("the language model has format {found}, this griot reads format {VERSION}")]
    Version {
        /// The version that it says.
        found: u32,
    },
    /// Its end is missing.
    #[error("the language model is cut off: {found} of {expected} bytes")]
    Cut {
        /// Bytes there.
        found: usize,
        /// Bytes that the header promises.
        expected: usize,
    },
    /// Some byte is not what was written.
    #[error("the language model is damaged: its checksum is wrong")]
    Damaged,
    /// It was trained for other tags, relations or lists of names.
    #[error("the language model was trained for other tags or relations than this griot knows")]
    OtherNames,
    /// It is as it was written, but no model can be like that.
    #[error("the language model is malformed: its parts do not fit together")]
    Malformed,
}

impl From<Malformed> for ModelError {
    fn from(_: Malformed) -> ModelError {
        ModelError::Malformed
    }
}

/// A model's parts.
#[derive(Debug)]
pub struct Parts<'m> {
    /// Its sizes.
    pub sizes: Sizes,
    /// The bytes of its vocabulary.
    pub vocabulary: &'m [u8],
    /// Its matrices, by their [`place`](super::layout::matrix).
    pub matrices: Matrices<'m>,
}

/// Reads a model, and makes sure that not a bit of it has changed.
pub fn read(bytes: &[u8]) -> Result<Parts<'_>, ModelError> {
    let (body, checksum) = open(bytes)?;
    if checksum != xxh3_64(body) {
        return Err(ModelError::Damaged);
    }
    parts(body)
}

/// Reads a model that is part of the program: its bytes are as safe as the program's own, and adding
/// them all up would take longer than everything else.
pub fn read_embedded(bytes: &[u8]) -> Result<Parts<'_>, ModelError> {
    parts(open(bytes)?.0)
}

/// The body of a model, and the checksum that it should have.
fn open(bytes: &[u8]) -> Result<(&[u8], u64), ModelError> {
    let header = bytes.get(..HEADER).filter(|header| header.starts_with(&MAGIC));
    let header = header.ok_or(ModelError::NotAModel)?;
    let found = number(&header[8..12]);
    if found != VERSION {
        return Err(ModelError::Version { found });
    }
    let expected = HEADER + number(&header[12..16]) as usize;
    let body = bytes.get(HEADER..expected).ok_or(ModelError::Cut { found: bytes.len(), expected })?;
    Ok((body, long_number(&header[16..24])))
}

fn parts(body: &[u8]) -> Result<Parts<'_>, ModelError> {
    let mut rest = Reader(body);
    let (found, numbers) = rest.take(NUMBERS)?.split_at(8);
    if long_number(found) != names() {
        return Err(ModelError::OtherNames);
    }
    let numbers: Vec<usize> = numbers.chunks_exact(4).map(|four| number(four) as usize).collect();
    let sizes = Sizes {
        words: numbers[0],
        clusters: numbers[1],
        word: numbers[2],
        spelling: numbers[3],
        side: numbers[4],
        layers: numbers[5],
        arc: numbers[6],
        label: numbers[7],
    };
    if !sizes.are_sound() {
        return Err(ModelError::Malformed);
    }
    let vocabulary = rest.take(numbers[8])?;
    let matrices = rest.matrices(&shapes(&sizes))?;
    Ok(Parts { sizes, vocabulary, matrices })
}

/// The bytes of a model. `weights` are in the order of [`shapes`], each row by row.
///
/// # Panics
/// If the weights are not of the shapes that the sizes ask for.
pub fn write(sizes: &Sizes, vocabulary: &[u8], weights: &[&[f32]]) -> Vec<u8> {
    let mut body = names().to_le_bytes().to_vec();
    let s = sizes;
    let chosen = [s.words, s.clusters, s.word, s.spelling, s.side, s.layers, s.arc, s.label];
    for number in chosen.into_iter().chain([vocabulary.len()]) {
        body.extend((number as u32).to_le_bytes());
    }
    body.extend(vocabulary);
    write_weights(&shapes(sizes), weights, &mut body);
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((body.len() as u32).to_le_bytes());
    bytes.extend(xxh3_64(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

fn long_number(eight: &[u8]) -> u64 {
    let (low, high) = eight.split_at(4);
    u64::from(number(low)) | u64::from(number(high)) << 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::model::layout::matrix;

    const SIZES: Sizes =
        Sizes { words: 2, clusters: 1, word: 4, spelling: 4, side: 2, layers: 2, arc: 4, label: 4 };

    fn model() -> Vec<u8> {
        let sizes = SIZES;
        let weights: Vec<Vec<f32>> = shapes(&sizes)
            .iter()
            .map(|shape| (0..shape.rows * shape.columns).map(|at| (at % 5) as f32 - 2.0).collect())
            .collect();
        let weights: Vec<&[f32]> = weights.iter().map(Vec::as_slice).collect();
        write(&sizes, b"12345678", &weights)
    }

    #[test]
    fn what_was_written_is_read() {
        let model = model();
        let mut parts = read(&model).unwrap();
        assert_eq!((parts.sizes.words, parts.sizes.layers, parts.vocabulary), (2, 2, &b"12345678"[..]));
        let mut row = [0.0; 4];
        parts.matrices.table(matrix::WORD).unwrap().add(1, &mut row);
        let expected = [2.0, -2.0, -1.0, 0.0];
        assert!(row.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 0.01), "{row:?}");
        assert_eq!(parts.matrices.plain(matrix::TAG_BIAS).unwrap()[..3], [-2.0, -1.0, 0.0]);
        assert_eq!(parts.matrices.plain(matrix::TAG_BIAS), Err(Malformed), "it was taken");
        assert!(parts.matrices.factor(matrix::TAG_OUT).is_ok());
    }

    #[test]
    fn a_wrong_model_is_refused() {
        let good = model();
        let refused = |bytes: &[u8]| read(bytes).unwrap_err();
        assert_eq!(refused(b""), ModelError::NotAModel);
        assert_eq!(refused(b"PK\x03\x04 some other file, long enough"), ModelError::NotAModel);
        let mut newer = good.clone();
        newer[8] = 9;
        assert_eq!(refused(&newer).to_string(), "the language model has format 9, this griot reads format 1");
        let cut = &good[..good.len() - 1];
        assert_eq!(refused(cut), ModelError::Cut { found: good.len() - 1, expected: good.len() });
        for at in [HEADER, good.len() / 2, good.len() - 1] {
            let mut damaged = good.clone();
            damaged[at] ^= 1;
            assert_eq!(refused(&damaged), ModelError::Damaged, "byte {at}");
        }
    }
    /// The model with some bytes of its body changed, and the checksum that goes with them.
    fn changed(at: usize, bytes: &[u8]) -> Vec<u8> {
        let mut model = model();
        model[HEADER + at..HEADER + at + bytes.len()].copy_from_slice(bytes);
        let checksum = xxh3_64(&model[HEADER..]);
        model[16..24].copy_from_slice(&checksum.to_le_bytes());
        model
    }

    #[test]
    fn a_model_with_impossible_sizes_is_refused() {
        assert!(read(&changed(8, &2u32.to_le_bytes())).is_ok(), "that is what stands there");
        for place in 0..9 {
            for size in [0, 1, u32::MAX / 4, u32::MAX] {
                let model = changed(8 + 4 * place, &size.to_le_bytes());
                let is_same = [2, 1, 4, 4, 2, 2, 4, 4, 8][place] == size;
                assert!(is_same || read(&model).is_err(), "size {place} as {size}");
            }
        }
        assert_eq!(read(&changed(0, &[1])).unwrap_err(), ModelError::OtherNames);
    }
}
