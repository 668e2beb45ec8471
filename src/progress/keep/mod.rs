//! Keeping histories: which card of an edited deck is which of the cards from before.
//!
//! A history belongs to a card's key, and an edit may change the key. Here cards that are gone are
//! matched with cards that are new by what they say, without knowing the store or the clock.

mod alike;
mod fold;
mod how;
mod judge;
mod key;
mod matching;
mod past;
mod said;

#[cfg(test)]
mod tests;

pub use how::How;
pub use matching::{NewCard, OldCard, matches};
pub use past::Past;
pub use said::Said;

pub(super) use key::{has_derived_card, may_shift, stem, tail};
