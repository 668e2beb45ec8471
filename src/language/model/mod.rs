//! The model of English: what it sees of a word, the network, its file.
//!
//! Only the reader [`English`](super::English) and the trainer call it.

pub mod features;
pub mod format;
pub mod layout;
#[allow(unsafe_code)]
pub mod network;
pub mod tree;
pub mod vocabulary;

pub use format::ModelError;
