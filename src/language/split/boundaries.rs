//! Whether a sentence ends at a place: a linear model.

use super::places::{FEATURES, Place};

/// One weight per feature, written by `examples/train_splitter.rs` from the training files of UD
/// English EWT and GUM (CC BY-SA 4.0).
static WEIGHTS: &[u8; FEATURES] = include_bytes!("boundaries.weights");

/// Whether a sentence ends at the place.
pub(super) fn ends(place: &Place) -> bool {
    place.features.iter().map(|&feature| i32::from(WEIGHTS[feature as usize].cast_signed())).sum::<i32>() > 0
}
