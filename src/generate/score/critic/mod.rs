//! The critic: a small network that reads a card and says how likely a teacher keeps it.
//!
//! It sees no more than what it reads: the form, what the article is called, the prompt with its gap, the answer.
//! Vectors of pieces of words go through layers of recurrent units that read in both directions; what they give is
//! averaged over the prompt and over the answer, and the largest of each unit is taken over both. `training/critic.py`
//! says how it was trained.

mod pieces;
#[cfg(test)]
mod tests;

use super::super::forms::Sketch;
use crate::network::layers::{Layer, MOST_LAYERS, MOST_ROWS, Pass, add, row};
use crate::network::weights::{Malformed, Reader, Shape, Table, Use};
use pieces::{Piece, Pieces, SHAPES};

/// The critic as it was trained.
const TRAINED: &[u8] = include_bytes!("critic.model");

/// The first bytes of a critic.
const MAGIC: &[u8; 8] = b"griot-cr";

/// Cards that are read together: their numbers stay in the cache.
const TOGETHER: usize = 24;

/// Most pieces of the form and title, of the prompt, and of the answer; the rest is not read.
const LONGEST_TITLE: usize = 24;
const LONGEST_PROMPT: usize = 66;
const LONGEST_ANSWER: usize = 30;

/// Parts of a card: what it is about, the prompt, the answer.
const SEGMENTS: usize = 3;

/// The network, ready for use.
#[derive(Debug)]
pub(in crate::generate) struct Critic<'m> {
    pieces: Pieces<'m>,
    vectors: Table<'m>,
    segments: Vec<f32>,
    shapes: Vec<f32>,
    layers: Vec<Layer>,
    /// Weights of what the last layer gives, and last what is added.
    head: Vec<f32>,
    /// Width of a piece's vector.
    width: usize,
    /// Units of a layer in each direction.
    side: usize,
}

/// A card in pieces, each with the part of the card that it belongs to.
type Text = Vec<(usize, Piece)>;

impl Critic<'static> {
    /// The critic that is part of the program.
    pub(in crate::generate) fn trained() -> Result<Critic<'static>, Malformed> {
        Critic::read(TRAINED)
    }
}

impl<'m> Critic<'m> {
    /// Reads a critic: after [`MAGIC`] the numbers of pieces, of a vector's numbers, of units in a direction, of
    /// layers, and of the vocabulary's bytes; then the pieces, a line each, and the weights.
    fn read(bytes: &'m [u8]) -> Result<Critic<'m>, Malformed> {
        let mut rest = Reader(bytes.strip_prefix(MAGIC).ok_or(Malformed)?);
        let [count, width, side, layers, length] = rest.numbers(5)?.try_into().map_err(|_| Malformed)?;
        let is_width = |width: usize| (1..=MOST_ROWS / 2).contains(&width);
        if !is_width(width) || !is_width(side) || !(1..=MOST_LAYERS).contains(&layers) {
            return Err(Malformed);
        }
        let words = std::str::from_utf8(rest.take(length)?).map_err(|_| Malformed)?;
        let pieces = Pieces::read(words).filter(|pieces| pieces.count() == count).ok_or(Malformed)?;
        let shape = |rows, columns, role| Shape { rows, columns, role };
        let tables = [(count, Use::Table), (SEGMENTS, Use::Plain), (SHAPES, Use::Plain)];
        let mut shapes = tables.map(|(rows, role)| shape(rows, width, role)).to_vec();
        for layer in 0..layers {
            shapes.extend(Layer::shapes(if layer == 0 { width } else { 2 * side }, side));
        }
        shapes.push(shape(1, 6 * side + 1, Use::Plain));
        let mut matrices = rest.matrices(&shapes)?;
        Ok(Critic {
            pieces,
            vectors: matrices.table(0)?,
            segments: matrices.plain(1)?,
            shapes: matrices.plain(2)?,
            layers: Layer::stack(&mut matrices, tables.len(), layers)?,
            head: matrices.plain(shapes.len() - 1)?,
            width,
            side,
        })
    }

    /// How likely a teacher keeps each of some cards, as the logarithm of the odds. `title` is what the article is
    /// called.
    pub(in crate::generate) fn judge(&self, title: Option<&str>, cards: &[&Sketch]) -> Vec<f64> {
        let texts: Vec<Text> = cards.iter().map(|card| self.text(title, card)).collect();
        let mut pass = Pass::default();
        texts.chunks(TOGETHER).flat_map(|texts| self.weigh(texts, &mut pass)).collect()
    }

    /// A card as the critic reads it.
    fn text(&self, title: Option<&str>, card: &Sketch) -> Text {
        let (prompt, answer) = card.texts();
        let about = format!("{}: {} | ", card.form.name(), title.unwrap_or_default());
        let parts = [(about, LONGEST_TITLE), (prompt, LONGEST_PROMPT), (answer, LONGEST_ANSWER)];
        let mut text = vec![(0, self.pieces.opening())];
        for (segment, (part, most)) in parts.iter().enumerate() {
            text.extend(self.pieces.of(part).into_iter().take(*most).map(|piece| (segment, piece)));
            if segment > 0 {
                text.push((segment, self.pieces.end()));
            }
        }
        text
    }

    fn weigh(&self, texts: &[Text], pass: &mut Pass) -> Vec<f64> {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, as was just asked.
            #[allow(unsafe_code)]
            return unsafe { self.weigh_avx2(texts, pass) };
        }
        self.weigh_plain(texts, pass)
    }

    /// The same code, compiled for wider registers. No operation is merged or reordered by that, so the results are
    /// the same to the bit.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    #[allow(unsafe_code)]
    fn weigh_avx2(&self, texts: &[Text], pass: &mut Pass) -> Vec<f64> {
        self.weigh_plain(texts, pass)
    }

    #[inline(always)]
    fn weigh_plain(&self, texts: &[Text], pass: &mut Pass) -> Vec<f64> {
        let mut starts = vec![0];
        starts.extend(texts.iter().scan(0, |end, text| {
            *end += text.len();
            Some(*end)
        }));
        pass.now.clear();
        pass.now.resize(starts[texts.len()] * self.width, 0.0);
        for (vector, (segment, piece)) in pass.now.chunks_exact_mut(self.width).zip(texts.iter().flatten()) {
            self.vectors.add(piece.row, vector);
            add(vector, row(&self.segments, *segment, self.width));
            add(vector, row(&self.shapes, piece.shape, self.width));
        }
        for layer in &self.layers {
            layer.open(&starts, pass);
            layer.carry(&starts, pass);
        }
        let hidden = 2 * self.side;
        let spans = texts.iter().zip(&starts);
        spans.map(|(text, start)| self.conclude(text, &pass.now[start * hidden..])).collect()
    }

    /// What the head makes of a card's pieces.
    #[inline(always)]
    fn conclude(&self, text: &Text, outputs: &[f32]) -> f64 {
        let hidden = 2 * self.side;
        let answer = SEGMENTS - 1;
        // The means over prompt and answer, and the largest of all.
        let mut pooled = vec![0.0; 3 * hidden];
        let (means, largest) = pooled.split_at_mut(2 * hidden);
        let counts = [false, true].map(|is_answer| {
            text.iter().filter(|(segment, _)| (*segment == answer) == is_answer).count().max(1) as f32
        });
        largest.fill(f32::MIN);
        for ((segment, _), output) in text.iter().zip(outputs.chunks_exact(hidden)) {
            let part = usize::from(*segment == answer);
            for (mean, value) in means[part * hidden..(part + 1) * hidden].iter_mut().zip(output) {
                *mean += value / counts[part];
            }
            for (largest, value) in largest.iter_mut().zip(output) {
                *largest = largest.max(*value);
            }
        }
        let sum: f32 = pooled.iter().zip(&self.head).map(|(value, weight)| value * weight).sum();
        f64::from(sum + self.head[3 * hidden])
    }
}
