//! Exact numbers: whole, decimal and fractions.

use std::cmp::Ordering;
use std::fmt;

/// A number as it was written, without rounding: `1/3` is a third, and `4.5 million` is 4,500,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i64,
    /// Above zero, and without a factor in common with the numerator.
    denominator: u32,
}

impl Number {
    /// A whole number.
    pub const fn whole(value: i64) -> Number {
        Number { numerator: value, denominator: 1 }
    }

    /// A fraction; none if `denominator` is zero.
    pub fn ratio(numerator: i64, denominator: u32) -> Option<Number> {
        Number::reduced(i128::from(numerator), i128::from(denominator))
    }

    /// The number if it is whole.
    pub fn as_whole(self) -> Option<i64> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// Reads digits with an optional point and groups of thousands: `13,000`, `4.5`, `.25`. None for
    /// anything else, and for what is too large or too fine.
    pub(super) fn from_digits(text: &str) -> Option<Number> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if !text.ends_with(|last: char| last.is_ascii_digit()) || fraction.len() > 9 || whole.len() > 23 {
            return None;
        }
        let is_grouped = |group: (usize, &str)| match group {
            (0, first) => (1..=3).contains(&first.len()),
            (_, group) => group.len() == 3,
        };
        if whole.contains(',') && !whole.split(',').enumerate().all(is_grouped) {
            return None;
        }
        let mut value: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()).filter(|byte| *byte != b',') {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + i128::from(byte - b'0');
        }
        Number::reduced(value, 10i128.pow(u32::try_from(fraction.len()).ok()?))
    }

    pub(super) fn plus(self, other: Number) -> Option<Number> {
        let (left, right) = (i128::from(self.denominator), i128::from(other.denominator));
        let numerator = i128::from(self.numerator) * right + i128::from(other.numerator) * left;
        Number::reduced(numerator, left * right)
    }

    pub(super) fn times(self, other: Number) -> Option<Number> {
        Number::reduced(
            i128::from(self.numerator) * i128::from(other.numerator),
            i128::from(self.denominator) * i128::from(other.denominator),
        )
    }

    fn reduced(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 0 {
            return None;
        }
        let (mut divisor, mut rest) = (denominator, numerator.abs());
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Some(Number {
            numerator: i64::try_from(numerator / divisor).ok()?,
            denominator: u32::try_from(denominator / divisor).ok()?,
        })
    }

    /// The number as digits and how many of them stand behind the point, if that says it exactly.
    fn decimal(self) -> Option<(i128, i32)> {
        (0..=9u32).find_map(|places| {
            let scaled = i128::from(self.numerator) * 10i128.pow(places);
            let denominator = i128::from(self.denominator);
            (scaled % denominator == 0).then_some((scaled / denominator, places as i32))
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        left.cmp(&(i128::from(other.numerator) * i128::from(self.denominator)))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In digits with commas between thousands: `13,000`, `4.5`, `1/3`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((digits, places)) = self.decimal() else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let scale = 10i128.pow(places.unsigned_abs());
        let (whole, fraction) = ((digits / scale).to_string(), (digits % scale).abs());
        if digits < 0 && !whole.starts_with('-') {
            f.write_str("-")?;
        }
        let length = whole.trim_start_matches('-').len();
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            if digit != '-' && left < length && left % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if places > 0 {
            write!(f, ".{fraction:0width$}", width = places.unsigned_abs() as usize)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Number {
        Number::from_digits(text).unwrap()
    }

    #[test]
    fn digits_are_read_exactly() {
        assert_eq!(read("13,000"), Number::whole(13_000));
        assert_eq!(read("1,234,567.50").to_string(), "1,234,567.5");
        assert_eq!(read(".25"), Number::ratio(1, 4).unwrap());
        assert_eq!(Number::ratio(2, 6).unwrap().to_string(), "1/3");
        for text in ["", "1,50", "1234,567", "1.", "3.0.1", "1,2", ",123", "12345678901234567890"] {
            assert_eq!(Number::from_digits(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_by_value() {
        assert!(read("0.33") < Number::ratio(1, 3).unwrap());
        assert!(Number::whole(-2) < Number::whole(-1));
        assert_eq!(Number::ratio(-3, 2).unwrap().to_string(), "-1.5");
        assert_eq!(Number::ratio(-1, 2).unwrap().to_string(), "-0.5");
    }
}
