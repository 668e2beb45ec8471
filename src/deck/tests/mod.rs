//! Tests of reading and writing decks as a whole.

mod added;
mod broken;
mod drawn;
mod round_trip;
mod unfit;
