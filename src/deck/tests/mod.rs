//! Tests of reading and writing decks as a whole.

mod broken;
mod round_trip;
