//! Dates, numbers, durations, money and shares, as values that can be compared.
//!
//! [`values`] reads a sentence's words once, from left to right, and takes at each place the longest
//! reading that it has: a date before a time of day before an amount. What cannot be told for certain is
//! marked [`Certainty::Likely`], and what is more likely a name or a code than a value is left out:
//!
//! - A number of four digits, without a comma, from 1000 to 2100 is a **year** for certain where an era, a
//!   month, a season or a word such as `in`, `since` or `during` stands beside it; behind a weaker word
//!   (`of`, `by`, `from`, …) from 1400 on. It is likely one from 1700 on where it begins a sentence, stands
//!   in brackets, or between `the` and what it dates. Where a plural follows (`1500 troops`), it is a
//!   number; so is `1984` without any cue. A year of three digits needs `in` before and nothing counted
//!   behind it, or an era.
//! - `March`, `April`, `May`, `June` and `August` are only likely months behind `of`, `to`, `from`, `by` and
//!   `between`: they may be people (`criticism of May`).
//! - `11/01/2013` may be in January or in November and is no date; `25/04/2013` is. No date is a day that
//!   there is not, such as 30 February.
//! - Numbers behind a capital letter or a word such as `page` are names: `Boeing 747`, `Resolution 2100`.
//!   So are capitalised numerals within a sentence (`the First World War`).
//! - Numbers with marks between them are left out unless they are a date, a time or a range of something
//!   counted: `3.0.1`, `555-1234`, `3-2`.
//! - `one`, and ordinals in words, count only where a determiner or noun shows that they are no pronoun or
//!   adverb.
//! - A decimal number without a unit is only likely one: it may be a version.
//!
//! Articles and the prepositions `in`, `on`, `at`, `from` and `between` are not part of a value; words
//! that change it are: `by 1980`, `over 13,000`, `early 1960s`.

mod ages;
mod amount;
mod amounts;
mod bounds;
mod calendar;
mod counts;
mod date;
mod date_text;
mod lexeme;
mod lexicon;
mod measures;
mod number;
mod numeral;
mod points;
mod reader;
mod relative;
mod shares;
mod units;
mod when;
mod years;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use amount::{Amount, Bound};
pub use calendar::{Month, Season, Weekday, Year};
pub use date::{Date, Part, Point, Precision, Qualifier, When};
pub use number::Number;
pub use relative::{Anchor, Clock, Direction, Relative, Step};
pub use units::{Base, Currency, TimeUnit, Unit};

use super::{Span, Word};
use reader::Reader;

/// Whether a reading can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// The words leave no other reading.
    Sure,
    /// Another reading is possible: a number that may be a year, a month that may be a name.
    Likely,
}

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A date or a range of dates.
    Date(When),
    /// A time told from another one that is not known here.
    Relative(Relative),
    /// A time of day.
    Clock(Clock),
    /// A length of time.
    Duration {
        /// How many.
        amount: Amount,
        /// Of what.
        unit: TimeUnit,
    },
    /// A number without a unit.
    Number(Amount),
    /// A part of a whole, which is 1: two fifths for `40%`.
    Share(Amount),
    /// A sum of money.
    Money {
        /// How many.
        amount: Amount,
        /// Of which currency.
        currency: Currency,
    },
    /// A length, a weight, a temperature and so on.
    Measure {
        /// How many.
        amount: Amount,
        /// Of what.
        unit: Unit,
    },
    /// A place in an order: `the 42nd`.
    Ordinal(u32),
}

/// A value where it stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its words, by their places in the sentence; at least one.
    pub words: Range<usize>,
    /// Its bytes, from the first word to the last.
    pub span: Span,
    /// What it says.
    pub quantity: Quantity,
    /// For a number or ordinal, the common noun directly behind it: what it counts, or an adjective of that.
    pub noun: Option<usize>,
    /// Whether the reading can be relied on.
    pub certainty: Certainty,
}

impl Quantity {
    /// The same quantity with its amount bounded.
    fn bounded(self, bound: Bound) -> Quantity {
        let within = |amount: Amount| Amount { bound, ..amount };
        match self {
            Quantity::Duration { amount, unit } => Quantity::Duration { amount: within(amount), unit },
            Quantity::Number(amount) => Quantity::Number(within(amount)),
            Quantity::Share(amount) => Quantity::Share(within(amount)),
            Quantity::Money { amount, currency } => Quantity::Money { amount: within(amount), currency },
            Quantity::Measure { amount, unit } => Quantity::Measure { amount: within(amount), unit },
            other => other,
        }
    }

    /// Whether both say the same, to the same precision: `over 13,000` is not 13,000, and 2013 is not 11
    /// January 2013. Shares are the same in any form: a half is 50%. Units are not converted. What is told
    /// from another time is never known to be the same.
    pub fn same(&self, other: &Quantity) -> bool {
        self == other && !matches!(self, Quantity::Relative(_))
    }

    /// Whether `other` lies within this for certain: 2013 contains 11 January 2013, and `over 13,000`
    /// contains 14,000. What is the same is contained.
    pub fn contains(&self, other: &Quantity) -> bool {
        use Quantity::{Date, Duration, Measure, Money, Number, Share};
        match (self, other) {
            (Date(this), Date(other)) => this.contains(other),
            (Number(this), Number(other)) | (Share(this), Share(other)) => this.contains(other),
            (Duration { amount, unit }, Duration { amount: other, unit: same }) => {
                unit == same && amount.contains(other)
            }
            (Money { amount, currency }, Money { amount: other, currency: same }) => {
                currency == same && amount.contains(other)
            }
            (Measure { amount, unit }, Measure { amount: other, unit: same }) => {
                unit == same && amount.contains(other)
            }
            _ => self.same(other),
        }
    }
}

/// The values in a sentence, in order; no two share a word. Takes time in proportion to the words.
pub fn values(words: &[Word]) -> Vec<Value> {
    let mut reader = Reader::new(words);
    let mut values: Vec<Value> = Vec::new();
    let mut at = 0;
    while let Some(lexeme) = reader.get(at) {
        // A value has whole words.
        let Some((quantity, end, certainty)) =
            lexeme.first.then(|| read(&reader, at)).flatten().filter(|(_, end, _)| ends(&reader, *end))
        else {
            at = if reader.is_digits(at) { reader.chain(at) } else { at + 1 };
            continue;
        };
        let (first, last) = (lexeme.word, reader.get(end - 1).map_or(lexeme.word, |last| last.word));
        match quantity {
            Quantity::Date(When { from: Date { point: Point::Year(_), .. }, .. }) => {
                reader.last_year = Some(end)
            }
            Quantity::Date(When {
                from: Date { point: Point::Day { year, month, .. }, .. },
                to: None,
                ..
            }) => {
                reader.last_day = Some((end, year, month));
            }
            _ => {}
        }
        let counts = matches!(quantity, Quantity::Number(_) | Quantity::Ordinal(_));
        let noun_at = reader.skip_hyphen(end);
        let noun =
            (counts && reader.is_noun(noun_at)).then(|| reader.get(noun_at).map(|noun| noun.word)).flatten();
        let span = words[first].span.to(words[last].span);
        values.push(Value { words: first..last + 1, span, quantity, noun, certainty });
        at = end;
    }
    values
}

/// Whether a word ends before the piece at `end`.
fn ends(reader: &Reader, end: usize) -> bool {
    reader.before(end).is_some_and(|last| last.last)
}

/// The value that begins at `at`, and the place behind it.
fn read(reader: &Reader, at: usize) -> Option<(Quantity, usize, Certainty)> {
    use lexeme::Sense;
    if matches!(reader.sense(at)?, Sense::Plain | Sense::Label | Sense::Comma | Sense::Other) {
        return None;
    }
    let when = || reader.when(at).map(|(when, end, certainty)| (Quantity::Date(when), end, certainty));
    let amount = || {
        let (quantity, end, certainty) = reader.quantity(at)?;
        let (quantity, end) = reader.shifted(quantity, end);
        Some((quantity, end, certainty))
    };
    when()
        .or_else(|| reader.clock(at))
        .or_else(|| reader.relative(at))
        .or_else(amount)
        .or_else(|| reader.place(at))
}
