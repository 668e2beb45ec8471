//! Trains the model that decides where sentences end, `src/language/split/boundaries.weights`:
//!
//! ```console
//! $ cargo run --release --example train_splitter -- TREEBANKS WEIGHTS
//! ```
//!
//! `TREEBANKS` is a folder with `en_ewt-train.conllu` and `en_gum_free-train.conllu`; other files
//! in it are not read. The same files give the same weights, byte for byte, on one platform; another
//! one, whose `exp` rounds otherwise, may give a few that differ in their last bit.

use std::collections::HashSet;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use griot::language::conllu::{ReadError, Reader, Surface};
use griot::language::split::{FEATURES, Place, sentences_where};

const FILES: [&str; 2] = ["en_ewt-train.conllu", "en_gum_free-train.conllu"];
const EPOCHS: usize = 12;
/// The size of a step of AdaGrad.
const RATE: f32 = 0.1;
/// How much a weight is drawn to zero at each of its steps.
const DECAY: f32 = 2e-2;
/// How much more a sentence that is torn apart costs than two that run together, where no stop
/// stands: a fragment misleads whoever reads it.
const TORN: f32 = 3.0;
/// Features seen less often than this get no weight.
const RARE: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, weights] = arguments.as_slice() else {
        return Err("usage: train_splitter TREEBANKS WEIGHTS".into());
    };
    let mut samples = Vec::new();
    for file in FILES {
        let (text, starts) = raw(BufReader::new(File::open(Path::new(treebanks).join(file))?))?;
        let known = samples.len();
        let ends = |place: &Place| {
            let ends = starts.contains(&place.at);
            samples.push((place.clone(), ends));
            ends
        };
        let sentences = sentences_where(&text, ends).count();
        eprintln!("{file}: {sentences} sentences, {} places", samples.len() - known);
    }
    let model = train(&samples);
    std::fs::write(weights, quantise(&model))?;
    Ok(())
}

/// The text of a CoNLL-U file, paragraphs parted by a blank line, and where its sentences begin.
fn raw(file: impl BufRead) -> Result<(String, HashSet<usize>), ReadError> {
    let mut text = String::new();
    let mut starts = HashSet::new();
    for table in Reader::new(file) {
        let table = table?;
        if table.starts_paragraph() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        starts.insert(text.len());
        for Surface { row, .. } in table.surfaces() {
            text.push_str(row.form());
            if row.space_after() {
                text.push(' ');
            }
        }
    }
    Ok((text, starts))
}

/// Logistic regression by stochastic gradients, in an order that a fixed generator shuffles.
fn train(samples: &[(Place, bool)]) -> Vec<f32> {
    let mut model = vec![0.0_f32; FEATURES];
    let mut squares = vec![1e-6_f32; FEATURES];
    let mut counts = vec![0_u32; FEATURES];
    for feature in samples.iter().flat_map(|(place, _)| &place.features) {
        counts[*feature as usize] += 1;
    }
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 0..EPOCHS {
        for n in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(n, (state % (n as u64 + 1)) as usize);
        }
        let mut loss = 0.0;
        for &n in &order {
            let (place, ends) = &samples[n];
            let score: f32 = place.features.iter().map(|&feature| model[feature as usize]).sum();
            let chance = 1.0 / (1.0 + (-score).exp());
            let weight = if !ends && !place.stopped { TORN } else { 1.0 };
            let slope = weight * (chance - if *ends { 1.0 } else { 0.0 });
            loss -= weight * if *ends { chance } else { 1.0 - chance }.max(1e-6).ln();
            for &feature in &place.features {
                let feature = feature as usize;
                if counts[feature] < RARE {
                    continue;
                }
                let slope = slope + DECAY * model[feature];
                squares[feature] += slope * slope;
                model[feature] -= RATE * slope / squares[feature].sqrt();
            }
        }
        eprintln!("epoch {}: loss {:.4}", epoch + 1, loss / samples.len() as f32);
    }
    model
}

/// The weights as bytes; the largest ones are cut off so that the others keep their shades.
fn quantise(model: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = model.iter().map(|weight| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes[sizes.len() - 1 - sizes.len() / 1000].max(1e-6);
    model
        .iter()
        .map(|weight| ((weight / largest * 127.0).round().clamp(-127.0, 127.0) as i8).cast_unsigned())
        .collect()
}
