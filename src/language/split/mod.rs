//! A text into sentences and words, each with its place in the text.
