//! What small networks are made of: products in whole numbers, recurrent layers, and weights in bytes. Their
//! results are the same to the bit on every machine.

#[allow(unsafe_code)]
pub mod kernel;
pub mod layers;
pub mod weights;
