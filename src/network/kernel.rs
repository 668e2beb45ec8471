//! Products of matrices in whole numbers, where most of the time goes. The result is the same to
//! the bit on every machine, with and without wide registers.
//!
//! Sums are of 32 bits. They do not overflow: a left factor's numbers are below 2¹⁵ and a right one's
//! below 2⁷, and [`Sizes::are_sound`](super::layout::Sizes::are_sound) allows no more than 512 rows.

/// Columns that are computed together.
pub const PANEL: usize = 16;
/// Rows that are computed together: with two sums each, as many as there are registers for.
const ROWS: usize = 6;

/// The left factor of a product: rows of whole numbers, two by two in one number, in blocks of
/// [`ROWS`] rows whose first pairs stand next to each other, then their second pairs, and so on.
#[derive(Debug, Clone, Default)]
pub struct Left {
    pairs: Vec<[i32; ROWS]>,
    rows: usize,
    /// Pairs of a row.
    depth: usize,
    /// A row, rounded.
    row: Vec<i16>,
}

impl Left {
    /// Takes rows of `width` numbers, which must not be 0, rounded to whole numbers by `round`.
    #[inline(always)]
    pub fn fill(&mut self, values: &[f32], width: usize, round: impl Fn(f32) -> i16) {
        self.rows = values.len() / width;
        self.depth = width.div_ceil(2);
        self.pairs.resize(self.rows.div_ceil(ROWS) * self.depth, [0; ROWS]);
        // A row of odd length ends with a zero.
        self.row.clear();
        self.row.resize(2 * self.depth, 0);
        let blocks = self.pairs.chunks_exact_mut(self.depth);
        for (block, values) in blocks.zip(values.chunks(ROWS * width)) {
            for (place, values) in values.chunks_exact(width).enumerate() {
                for (whole, value) in self.row.iter_mut().zip(values) {
                    *whole = round(*value);
                }
                for (pairs, [first, second]) in block.iter_mut().zip(self.row.as_chunks::<2>().0) {
                    pairs[place] = pair(*first, *second);
                }
            }
        }
    }
}

#[inline(always)]
fn pair(first: i16, second: i16) -> i32 {
    (u32::from(first as u16) | u32::from(second as u16) << 16) as i32
}

/// The right factor: panels of [`PANEL`] columns, in a panel pairs of rows, in a pair for each
/// column its two weights. Missing columns and an odd last row are zero.
#[derive(Debug, Clone)]
pub struct Factor {
    panels: Vec<[i16; 2 * PANEL]>,
    /// Pairs of rows.
    depth: usize,
    columns: usize,
}

impl Factor {
    /// From weights in the order that they have in a panel, as [`panel_order`] gives it.
    pub fn new(weights: impl Iterator<Item = i16>, rows: usize, columns: usize) -> Factor {
        let weights: Vec<i16> = weights.collect();
        Factor { panels: weights.as_chunks().0.to_vec(), depth: rows.div_ceil(2), columns }
    }

    /// How many weights a factor takes in panels.
    pub fn size(rows: usize, columns: usize) -> usize {
        rows.next_multiple_of(2) * columns.next_multiple_of(PANEL)
    }

    /// Columns, rounded up to whole panels: the width of a row of the result.
    pub fn width(&self) -> usize {
        self.columns.next_multiple_of(PANEL)
    }

    /// `out = left · self`, in rows of [`Self::width`].
    ///
    /// # Panics
    /// If the rows of `left` are not as long as the columns of `self`.
    #[inline]
    pub fn multiply(&self, left: &Left, out: &mut Vec<i32>) {
        assert_eq!(left.depth, self.depth, "a number for every weight");
        // Everything is written over; only what was never there must be filled.
        out.resize(left.rows * self.width(), 0);
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512vnni")
        {
            // SAFETY: the processor has both, as was just asked.
            unsafe { self.multiply_avx512(left, out) };
            return;
        }
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, as was just asked.
            unsafe { self.multiply_avx2(left, out) };
            return;
        }
        self.multiply_plain(left, out);
    }

    /// As [`Self::multiply`], for any processor.
    fn multiply_plain(&self, left: &Left, out: &mut [i32]) {
        self.blocks(left, out, |left, panel| {
            let mut sums = [[0; PANEL]; ROWS];
            for (pairs, weights) in left.iter().zip(panel) {
                for (sums, pair) in sums.iter_mut().zip(pairs) {
                    let (first, second) = (i32::from(*pair as i16), pair >> 16);
                    for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                        *sum += first * i32::from(weights[0]) + second * i32::from(weights[1]);
                    }
                }
            }
            sums
        });
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn multiply_avx2(&self, left: &Left, out: &mut [i32]) {
        self.blocks(left, out, |left, panel| avx2::block(left, panel));
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512vnni")]
    fn multiply_avx512(&self, left: &Left, out: &mut [i32]) {
        self.blocks(left, out, |left, panel| avx512::block(left, panel));
    }

    /// The product block by block: [`ROWS`] rows times a panel.
    #[inline(always)]
    fn blocks(
        &self,
        left: &Left,
        out: &mut [i32],
        block: impl Fn(&[[i32; ROWS]], &[[i16; 2 * PANEL]]) -> [[i32; PANEL]; ROWS],
    ) {
        let width = self.width();
        if self.depth == 0 {
            out.fill(0);
            return;
        }
        for (number, panel) in self.panels.chunks_exact(self.depth).enumerate() {
            let blocks = left.pairs.chunks_exact(self.depth).zip(out.chunks_mut(ROWS * width));
            for (left, out) in blocks {
                for (sums, out) in block(left, panel).iter().zip(out.chunks_exact_mut(width)) {
                    out[number * PANEL..(number + 1) * PANEL].copy_from_slice(sums);
                }
            }
        }
    }
}

/// For each place in the panels of a factor the row and column of the weight that stands there;
/// `None` where the panel reaches beyond the matrix.
pub fn panel_order(rows: usize, columns: usize) -> impl Iterator<Item = Option<(usize, usize)>> {
    let panels = columns.div_ceil(PANEL);
    let pairs = rows.div_ceil(2);
    let places = (0..panels).flat_map(move |panel| {
        (0..pairs).flat_map(move |pair| {
            (0..PANEL)
                .flat_map(move |column| (0..2).map(move |half| (2 * pair + half, panel * PANEL + column)))
        })
    });
    places.map(move |(row, column)| (row < rows && column < columns).then_some((row, column)))
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::{
        _mm512_dpwssd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_si512,
    };

    use super::{PANEL, ROWS};

    /// Some rows times one panel.
    #[target_feature(enable = "avx512f,avx512vnni")]
    #[inline]
    pub fn block(left: &[[i32; ROWS]], panel: &[[i16; 2 * PANEL]]) -> [[i32; PANEL]; ROWS] {
        let mut sums = [_mm512_setzero_si512(); ROWS];
        for (pairs, weights) in left.iter().zip(panel) {
            // SAFETY: the 32 numbers of two bytes are the 64 bytes that are read; no alignment is asked.
            let weights = unsafe { _mm512_loadu_si512(weights.as_ptr().cast()) };
            for (sum, &pair) in sums.iter_mut().zip(pairs) {
                *sum = _mm512_dpwssd_epi32(*sum, _mm512_set1_epi32(pair), weights);
            }
        }
        let mut result = [[0; PANEL]; ROWS];
        for (result, sum) in result.iter_mut().zip(sums) {
            // SAFETY: the 16 numbers of four bytes are the 64 bytes that are written; no alignment is asked.
            unsafe { _mm512_storeu_si512(result.as_mut_ptr().cast(), sum) };
        }
        result
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32,
        _mm256_setzero_si256, _mm256_storeu_si256,
    };

    use super::{PANEL, ROWS};

    /// Some rows times one panel.
    #[target_feature(enable = "avx2")]
    #[inline]
    pub fn block(left: &[[i32; ROWS]], panel: &[[i16; 2 * PANEL]]) -> [[i32; PANEL]; ROWS] {
        let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
        for (pairs, weights) in left.iter().zip(panel) {
            let (first, second) = load(weights);
            for (sums, &pair) in sums.iter_mut().zip(pairs) {
                let both = _mm256_set1_epi32(pair);
                sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(both, first));
                sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(both, second));
            }
        }
        let mut result = [[0; PANEL]; ROWS];
        for (result, sums) in result.iter_mut().zip(&sums) {
            store(sums, result);
        }
        result
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn load(weights: &[i16; 2 * PANEL]) -> (__m256i, __m256i) {
        let at: *const __m256i = weights.as_ptr().cast();
        // SAFETY: the 32 numbers of two bytes are the two times 32 bytes that are read; no alignment
        // is asked.
        unsafe { (_mm256_loadu_si256(at), _mm256_loadu_si256(at.add(1))) }
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn store(sums: &[__m256i; 2], result: &mut [i32; PANEL]) {
        let at: *mut __m256i = result.as_mut_ptr().cast();
        // SAFETY: the 16 numbers of four bytes are the two times 32 bytes that are written; no
        // alignment is asked.
        unsafe {
            _mm256_storeu_si256(at, sums[0]);
            _mm256_storeu_si256(at.add(1), sums[1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn factor(weights: &[i16], rows: usize, columns: usize) -> Factor {
        let at =
            |place: Option<(usize, usize)>| place.map_or(0, |(row, column)| weights[row * columns + column]);
        Factor::new(panel_order(rows, columns).map(at), rows, columns)
    }

    proptest! {
        #[test]
        fn is_the_product(rows in 0usize..15, depth in 1usize..20, columns in 1usize..40, seed in any::<u64>()) {
            let mut state = seed;
            let mut number = |range: i64| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                ((state >> 33) as i64 % (2 * range + 1) - range) as i16
            };
            let weights: Vec<i16> = (0..depth * columns).map(|_| number(127)).collect();
            let factor = factor(&weights, depth, columns);
            let numbers: Vec<i16> = (0..rows * depth).map(|_| number(32767)).collect();
            let mut left = Left::default();
            let floats: Vec<f32> = numbers.iter().map(|&number| f32::from(number)).collect();
            left.fill(&floats, depth, |value| value as i16);
            let (mut fast, mut plain) = (vec![7; 3], vec![7; rows * factor.width()]);
            factor.multiply(&left, &mut fast);
            factor.multiply_plain(&left, &mut plain);
            prop_assert_eq!(&fast, &plain);
            for row in 0..rows {
                for column in 0..columns {
                    let left = &numbers[row * depth..];
                    let product = |at: usize| i32::from(left[at]) * i32::from(weights[at * columns + column]);
                    let expected: i32 = (0..depth).map(product).sum();
                    prop_assert_eq!(fast[row * factor.width() + column], expected);
                }
            }
        }
    }
}
