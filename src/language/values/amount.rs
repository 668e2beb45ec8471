//! How many or how much, as far as a text says it.

use std::fmt;

use super::number::Number;

/// How a stated number bounds the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The number itself.
    Exactly,
    /// `about 400`, `some 400`, `400 or so`.
    About,
    /// `nearly 400`: a little less.
    Nearly,
    /// `more than 400`.
    Over,
    /// `fewer than 400`.
    Under,
    /// `at least 400`.
    AtLeast,
    /// `up to 400`.
    UpTo,
    /// An unstated number of times the number: `hundreds`, `several years`, `a few thousand`.
    Several,
}

/// A number or a range of numbers with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number, or the lower end of the range.
    pub low: Number,
    /// The number again, or the upper end of the range; never below `low`.
    pub high: Number,
    /// How the number bounds the true one.
    pub bound: Bound,
}

impl Amount {
    /// The number itself.
    pub const fn exactly(number: Number) -> Amount {
        Amount { low: number, high: number, bound: Bound::Exactly }
    }

    /// The stated number where there is just one and it is exact.
    pub fn exact(&self) -> Option<Number> {
        (self.low == self.high && self.bound == Bound::Exactly).then_some(self.low)
    }

    /// Whether every value that `other` may have is one that this may have. What is only about known
    /// contains nothing but itself.
    pub fn contains(&self, other: &Amount) -> bool {
        if self == other {
            return true;
        }
        let Some((low, high)) = self.limits() else { return false };
        let Some((least, most)) = other.limits() else { return false };
        let above = match (low, least) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((low, open)), Some((least, least_open))) => {
                low < least || (low == least && (!open || least_open))
            }
        };
        let below = match (high, most) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((high, open)), Some((most, most_open))) => {
                most < high || (most == high && (!open || most_open))
            }
        };
        above && below
    }

    pub(super) fn times(self, factor: Number) -> Option<Amount> {
        Some(Amount { low: self.low.times(factor)?, high: self.high.times(factor)?, ..self })
    }

    /// The least and the most it may be, each with whether it is itself excluded.
    fn limits(&self) -> Option<(Limit, Limit)> {
        let (low, high) = (self.low, self.high);
        match self.bound {
            Bound::Exactly => Some((Some((low, false)), Some((high, false)))),
            Bound::Over => Some((Some((low, true)), None)),
            Bound::AtLeast => Some((Some((low, false)), None)),
            Bound::Under => Some((None, Some((high, true)))),
            Bound::UpTo => Some((None, Some((high, false)))),
            Bound::About | Bound::Nearly | Bound::Several => None,
        }
    }
}

/// An end of a range, with whether it is excluded; none where the range is open.
type Limit = Option<(Number, bool)>;

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.bound {
            Bound::Exactly => "",
            Bound::About => "about ",
            Bound::Nearly => "nearly ",
            Bound::Over => "over ",
            Bound::Under => "under ",
            Bound::AtLeast => "at least ",
            Bound::UpTo => "up to ",
            Bound::Several => "several times ",
        })?;
        if self.low == self.high {
            write!(f, "{}", self.low)
        } else {
            write!(f, "{} to {}", self.low, self.high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(low: i64, high: i64, bound: Bound) -> Amount {
        Amount { low: Number::whole(low), high: Number::whole(high), bound }
    }

    #[test]
    fn a_bound_is_not_the_number() {
        let over = amount(13_000, 13_000, Bound::Over);
        assert!(!over.contains(&amount(13_000, 13_000, Bound::Exactly)));
        assert!(over.contains(&amount(13_001, 13_001, Bound::Exactly)));
        assert!(over.contains(&amount(14_000, 14_000, Bound::AtLeast)));
        assert!(amount(13_000, 13_000, Bound::AtLeast).contains(&over));
        assert!(!over.contains(&amount(13_000, 13_000, Bound::AtLeast)));
        assert!(!over.contains(&amount(20_000, 20_000, Bound::About)));
    }

    #[test]
    fn one_number_alone_is_exact() {
        assert_eq!(amount(7, 7, Bound::Exactly).exact(), Some(Number::whole(7)));
        assert_eq!(amount(7, 7, Bound::About).exact(), None);
        assert_eq!(amount(7, 8, Bound::Exactly).exact(), None);
    }

    #[test]
    fn a_range_contains_what_lies_in_it() {
        let range = amount(10, 20, Bound::Exactly);
        assert!(range.contains(&amount(10, 12, Bound::Exactly)));
        assert!(!range.contains(&amount(10, 21, Bound::Exactly)));
        assert!(!range.contains(&amount(15, 15, Bound::Over)));
        assert!(amount(20, 20, Bound::UpTo).contains(&range));
        assert!(!amount(20, 20, Bound::Under).contains(&range));
    }
}
