//! Numbers written in digits, and what they are worth.

/// An exact decimal number, so that large numbers that differ by one are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    /// Digits before the point, without leading zeros.
    whole: String,
    /// Digits after the point, without trailing zeros.
    fraction: String,
}

impl Decimal {
    fn new(whole: &str, fraction: &str) -> Decimal {
        Decimal {
            negative: false,
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        }
    }

    /// The value as near as a float comes to it; infinite when it is too large for one.
    pub(super) fn to_f64(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}0{}.{}0", self.whole, self.fraction).parse().unwrap_or(f64::NAN)
    }

    fn shifted(&self, zeros: usize) -> Decimal {
        let padded = format!("{:0<zeros$}", self.fraction);
        let (moved, fraction) = padded.split_at(zeros);
        let shifted = Decimal::new(&format!("{}{moved}", self.whole), fraction);
        shifted.signed(self.negative)
    }

    fn signed(mut self, negative: bool) -> Decimal {
        self.negative = negative && !(self.whole.is_empty() && self.fraction.is_empty());
        self
    }
}

/// A number as written, which may be read in two ways: `13.289` is thirteen and a bit or
/// thirteen thousand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    value: Decimal,
    /// The reading of a writer with the other decimal mark.
    other: Option<Decimal>,
    /// Whether `other` also counts where an accepted answer is written like this. A deck's
    /// `13,500` is no thirteen and a half.
    other_counts: bool,
}

impl Number {
    pub(super) fn integer(value: u64) -> Number {
        Number::sure(Decimal::new(&value.to_string(), ""))
    }

    fn sure(value: Decimal) -> Number {
        Number { value, other: None, other_counts: false }
    }

    /// Whether this number in an accepted answer lets `reply` pass.
    pub(super) fn accepts(&self, reply: &Number) -> bool {
        let other = self.other.as_ref().filter(|_| self.other_counts);
        reply.readings().any(|reading| *reading == self.value || Some(reading) == other)
    }

    /// What the number may be worth, likeliest first.
    pub(super) fn readings(&self) -> impl Iterator<Item = &Decimal> {
        std::iter::once(&self.value).chain(&self.other)
    }

    /// The number times ten to the power of `zeros`.
    pub(super) fn shifted(&self, zeros: usize) -> Number {
        self.map(|value| value.shifted(zeros))
    }

    pub(super) fn negated(&self) -> Number {
        self.map(|value| value.clone().signed(!value.negative))
    }

    fn map(&self, change: impl Fn(&Decimal) -> Decimal) -> Number {
        Number {
            value: change(&self.value),
            other: self.other.as_ref().map(&change),
            other_counts: self.other_counts,
        }
    }
}

/// Reads the digits at the start of `chars`: the numbers they make and how many characters that
/// took. Several numbers come from digits that are no single number, such as `1.2.3`.
pub(super) fn scan(chars: &[char]) -> (Vec<Number>, usize) {
    let (first, mut at) = digits(chars);
    let mut groups = vec![first];
    let mut marks: Vec<char> = Vec::new();
    while let Some(&mark) = chars.get(at).filter(|mark| matches!(mark, ',' | '.' | '\'' | ' ')) {
        let (group, length) = digits(&chars[at + 1..]);
        let groups_thousands = group.len() == 3
            && (1..=3).contains(&groups[0].len())
            && groups[1..].iter().all(|group| group.len() == 3)
            && marks.iter().all(|before| *before == mark);
        if group.is_empty() || (matches!(mark, '\'' | ' ') && !groups_thousands) {
            break;
        }
        groups.push(group);
        marks.push(mark);
        at += 1 + length;
    }
    (interpret(&groups, &marks), at)
}

fn digits(chars: &[char]) -> (String, usize) {
    let digits: String = chars.iter().take_while(|c| c.is_ascii_digit()).collect();
    let length = digits.len();
    (digits, length)
}

fn interpret(groups: &[String], marks: &[char]) -> Vec<Number> {
    let (Some((last, before)), Some((last_mark, marks_before))) = (groups.split_last(), marks.split_last())
    else {
        return groups.iter().map(|whole| Number::sure(Decimal::new(whole, ""))).collect();
    };
    let one_kind = marks_before.iter().all(|mark| mark == last_mark);
    let number = if marks_before.is_empty() && matches!(last_mark, ',' | '.') {
        one_mark(&groups[0], last, *last_mark)
    } else if one_kind && thousands(groups) {
        Number::sure(Decimal::new(&groups.concat(), ""))
    } else if matches!(last_mark, ',' | '.') && !marks_before.contains(last_mark) && thousands(before) {
        Number::sure(Decimal::new(&before.concat(), last))
    } else {
        return groups.iter().map(|whole| Number::sure(Decimal::new(whole, ""))).collect();
    };
    vec![number]
}

/// `13,000`, `13.000`, `3,5` and `3.5`: three digits after the mark may be thousands.
fn one_mark(whole: &str, rest: &str, mark: char) -> Number {
    let decimal = Decimal::new(whole, rest);
    let may_be_thousands =
        rest.len() == 3 && (1..=3).contains(&whole.len()) && whole.bytes().any(|digit| digit != b'0');
    if !may_be_thousands {
        return Number::sure(decimal);
    }
    let thousands = Decimal::new(&format!("{whole}{rest}"), "");
    match (mark, rest) {
        // Nobody counts thousandths only to find none.
        (_, "000") => Number::sure(thousands),
        (',', _) => Number { value: thousands, other: Some(decimal), other_counts: false },
        _ => Number { value: decimal, other: Some(thousands), other_counts: true },
    }
}

/// Whether the groups are those of a large number: threes, or twos before the last as in India.
fn thousands(groups: &[String]) -> bool {
    match groups {
        [] => false,
        [_] => true,
        [first, middle @ .., last] => {
            let even = |size| middle.iter().all(|group| group.len() == size);
            last.len() == 3 && (1..=3).contains(&first.len()) && (even(3) || even(2))
        }
    }
}

/// The value of a Roman numeral in lower case, written as it should be.
pub(super) fn roman(word: &str) -> Option<u64> {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = word;
    let mut value = 0;
    for (worth, sign) in SIGNS {
        let most = if worth.to_string().starts_with('1') { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            rest = after;
            value += worth;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<f64> {
        let chars: Vec<char> = text.chars().collect();
        scan(&chars).0.iter().flat_map(|number| number.readings().map(Decimal::to_f64)).collect()
    }

    #[test]
    fn digits_are_read() {
        for (text, expected) in [
            ("13000", vec![13000.0]),
            ("13 000", vec![13000.0]),
            ("13'000", vec![13000.0]),
            ("13,000", vec![13000.0]),
            ("13.000", vec![13000.0]),
            ("13,289", vec![13289.0, 13.289]),
            ("13.289", vec![13.289, 13289.0]),
            ("3,5", vec![3.5]),
            ("3.5", vec![3.5]),
            ("0.125", vec![0.125]),
            ("1,234,567.89", vec![1234567.89]),
            ("1.234.567,89", vec![1234567.89]),
            ("1 234 567,8", vec![1234567.8]),
            ("12,34,567", vec![1234567.0]),
            ("1.2.3", vec![1.0, 2.0, 3.0]),
            ("2012 300", vec![2012.0]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_deck_keeps_its_thousands() {
        let number = |text: &str| scan(&text.chars().collect::<Vec<_>>()).0.remove(0);
        assert!(number("13.289").accepts(&number("13289")));
        assert!(number("13289").accepts(&number("13.289")));
        assert!(number("13.5").accepts(&number("13,500")));
        assert!(!number("13,500").accepts(&number("13.5")));
        assert!(!number("13,000").accepts(&number("13")));
        assert!(!number("13").accepts(&number("13,000")));
        assert!(!number("9007199254740993").accepts(&number("9007199254740992")));
    }

    #[test]
    fn numbers_are_scaled() {
        let number = |text: &str| scan(&text.chars().collect::<Vec<_>>()).0.remove(0);
        assert_eq!(number("1.5").shifted(6), Number::integer(1_500_000));
        assert_eq!(number("2").shifted(3), Number::integer(2000));
        assert_ne!(number("5").negated(), number("5"));
        assert_eq!(number("0").negated(), number("0"));
    }

    #[test]
    fn roman_numerals() {
        for (word, value) in [
            ("xiv", Some(14)),
            ("ii", Some(2)),
            ("mcmlx", Some(1960)),
            ("iiii", None),
            ("civil", None),
            ("", None),
        ] {
            assert_eq!(roman(word), value, "{word}");
        }
    }
}
