//! Dates, to the day, the month or the year.

use super::fold::{fold, is_word};
use super::verdict::{Nearness, Verdict};
use crate::clock::MONTHS;

/// A date or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Date {
    /// Negative before our era.
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

/// What a text may mean as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reading {
    /// More than one if day and month cannot be told apart.
    dates: Vec<Date>,
    /// Whether it names an era: `44 BC`.
    era: bool,
    /// Whether it might as well be a plain number.
    plain: bool,
}

/// Characters beyond which no text is a date.
const LONGEST: usize = 60;

/// Compares two dates; `None` unless both texts are dates. More precise than asked is right, less
/// precise is near.
pub(super) fn compare(answer: &str, reply: &str) -> Option<Verdict> {
    let (answer, reply) = (read(answer)?, read(reply)?);
    if (answer.plain && !reply.era) || (reply.plain && !answer.era) {
        return None;
    }
    let verdicts =
        answer.dates.iter().flat_map(|answer| reply.dates.iter().map(|reply| answer.judge(*reply)));
    verdicts.min_by_key(|verdict| verdict.rank())
}

impl Date {
    fn judge(self, reply: Date) -> Verdict {
        /// Whether both have it and they agree; `None` if they do not.
        fn agree<T: PartialEq>(answer: Option<T>, reply: Option<T>) -> Option<bool> {
            match (answer, reply) {
                (Some(answer), Some(reply)) => (answer == reply).then_some(true),
                _ => Some(false),
            }
        }
        let agreements =
            [agree(self.year, reply.year), agree(self.month, reply.month), agree(self.day, reply.day)];
        if agreements.contains(&None) || !agreements.contains(&Some(true)) {
            return Verdict::Wrong;
        }
        let day = self.day.is_some() && reply.day.is_none();
        let month = self.month.is_some() && reply.month.is_none();
        let year = self.year.is_some() && reply.year.is_none();
        if day || month || year {
            Verdict::Near(Nearness::Missing { day, month, year })
        } else {
            Verdict::Right
        }
    }

    fn is_real(self) -> bool {
        let longest = match self.month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) | None => 31,
            Some(_) => return false,
        };
        self.day.is_none_or(|day| (1..=longest).contains(&day))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Digits(String),
    Month(u8),
    Era { before: bool },
    Mark(char),
}

fn read(text: &str) -> Option<Reading> {
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
        return None;
    }
    let mut items = lex(text)?;
    let before_our_era = items.iter().find_map(|item| match item {
        Item::Era { before } => Some(*before),
        _ => None,
    });
    let eras = items.len();
    items.retain(|item| !matches!(item, Item::Era { .. }));
    if eras > items.len() + 1 {
        return None;
    }
    let era = before_our_era.is_some();
    let year = |digits: &str| {
        let year: i32 = digits.parse().ok()?;
        Some(if before_our_era == Some(true) { -year } else { year })
    };
    let year_by_size = |digits: &str| if digits.len() >= 3 || era { year(digits) } else { None };
    let small = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() <= 2);
    let date = |year: Option<i32>, month: Option<u8>, day: Option<u8>| Date { year, month, day };

    use Item::{Digits, Mark, Month};
    let mut plain = false;
    let dates = match items.as_slice() {
        [Month(month)] if !era => vec![date(None, Some(*month), None)],
        [Digits(n)] => {
            plain = !era && n.len() != 4;
            vec![date(Some(year(n)?), None, None)]
        }
        [Digits(n), Month(month)] | [Month(month), Digits(n)] => match year_by_size(n) {
            Some(year) => vec![date(Some(year), Some(*month), None)],
            None => vec![date(None, Some(*month), Some(small(n)?))],
        },
        [Digits(day), Month(month), Digits(y)] | [Month(month), Digits(day), Digits(y)] if day.len() <= 2 => {
            vec![date(Some(year_by_size(y)?), Some(*month), Some(small(day)?))]
        }
        [Digits(y), Month(month), Digits(day)] if y.len() >= 3 => {
            vec![date(Some(year(y)?), Some(*month), Some(small(day)?))]
        }
        [Digits(y), Mark('-' | '/'), Digits(month)] | [Digits(month), Mark('-' | '/' | '.'), Digits(y)]
            if y.len() == 4 =>
        {
            vec![date(Some(year(y)?), Some(small(month)?), None)]
        }
        [Digits(y), Mark(mark), Digits(month), Mark(second), Digits(day)]
            if y.len() == 4 && mark == second =>
        {
            vec![date(Some(year(y)?), Some(small(month)?), Some(small(day)?))]
        }
        [Digits(a), Mark(mark), Digits(b), Mark(second), Digits(y)]
            if mark == second && matches!(y.len(), 2 | 4) =>
        {
            let (a, b, year) = (Some(small(a)?), Some(small(b)?), year(y)?);
            let years = if y.len() == 2 { vec![1900 + year, 2000 + year] } else { vec![year] };
            // Nobody writes the month first with full stops.
            let orders = if *mark == '.' { vec![(b, a)] } else { vec![(b, a), (a, b)] };
            let date = &date;
            years
                .into_iter()
                .flat_map(|year| orders.iter().map(move |(month, day)| date(Some(year), *month, *day)))
                .collect()
        }
        _ => return None,
    };
    let dates: Vec<Date> = dates.into_iter().filter(|date| date.is_real()).collect();
    (!dates.is_empty()).then_some(Reading { dates, era, plain })
}

/// Cuts a text into the items of a date; `None` if there is anything else in it.
fn lex(text: &str) -> Option<Vec<Item>> {
    let chars: Vec<char> = fold(text).iter().map(|letter| letter.char).collect();
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run =
            |keep: fn(char) -> bool| chars[at..].iter().copied().take_while(|c| keep(*c)).collect::<String>();
        if c.is_ascii_digit() {
            let digits = run(|c| c.is_ascii_digit());
            at += digits.len();
            items.push(Item::Digits(digits));
        } else if is_word(c) {
            // With full stops, for `b.c.`.
            let word = run(|c| is_word(c) || c == '.');
            at += word.chars().count();
            let after_digit = matches!(items.last(), Some(Item::Digits(_)));
            match word.replace('.', "").as_str() {
                "of" | "the" => {}
                "in" | "on" if items.is_empty() => {}
                "st" | "nd" | "rd" | "th" if after_digit => {}
                "bc" | "bce" => items.push(Item::Era { before: true }),
                "ad" | "ce" => items.push(Item::Era { before: false }),
                name => items.push(Item::Month(month(name)?)),
            }
        } else {
            at += 1;
            let between_digits =
                chars.get(at).is_some_and(char::is_ascii_digit) && at >= 2 && chars[at - 2].is_ascii_digit();
            match c {
                '-' | '/' | '.' if between_digits => items.push(Item::Mark(c)),
                ' ' | ',' | '.' => {}
                // As in `25-Apr-2013`.
                '-' | '/' if !items.is_empty() && at < chars.len() => {}
                _ => return None,
            }
        }
    }
    Some(items)
}

fn month(name: &str) -> Option<u8> {
    let is_short = |month: &str| name == &month[..3] || (name == "sept" && month == "september");
    let at = MONTHS.iter().position(|month| *month == name || is_short(month))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: Option<Verdict> = Some(Verdict::Right);
    const WRONG: Option<Verdict> = Some(Verdict::Wrong);

    fn missing(day: bool, month: bool, year: bool) -> Option<Verdict> {
        Some(Verdict::Near(Nearness::Missing { day, month, year }))
    }

    #[test]
    fn a_date_may_be_written_in_many_ways() {
        for reply in [
            "25 April 2013",
            "April 25, 2013",
            "25th of April 2013",
            "the 25th of April, 2013",
            "on 25 april 2013",
            "Apr. 25 2013",
            "25-Apr-2013",
            "2013 April 25",
            "2013-04-25",
            "2013/04/25",
            "25/04/2013",
            "25.4.2013",
            "4/25/2013",
            "25/04/13",
            "25 April 2013 CE",
        ] {
            assert_eq!(compare("25 April 2013", reply), RIGHT, "{reply}");
            assert_eq!(compare(reply, "2013-04-25"), RIGHT, "{reply}");
        }
        for reply in
            ["Jan 2013", "January 2013", "2013-01", "01/2013", "01.2013", "in January 2013", "5 January 2013"]
        {
            assert_eq!(compare("January 2013", reply), RIGHT, "{reply}");
        }
    }

    #[test]
    fn precision_is_judged() {
        for (answer, reply, verdict) in [
            ("2013", "25 April 2013", RIGHT),
            ("April 2013", "25 April 2013", RIGHT),
            ("18 August", "August 18th", RIGHT),
            ("25 April 2013", "2013", missing(true, true, false)),
            ("25 April 2013", "April 2013", missing(true, false, false)),
            ("25 April 2013", "25 April", missing(false, false, true)),
            ("April 2013", "2013", missing(false, true, false)),
            ("4 May 2013", "05/04/2013", RIGHT),
            ("4 May 2013", "04/05/2013", RIGHT),
            ("4 May 2013", "04.05.2013", RIGHT),
            ("4 May 2013", "05.04.2013", WRONG),
            ("25 April 2013", "25 April 2012", WRONG),
            ("25 April 2013", "24 April 2013", WRONG),
            ("25 April 2013", "2012", WRONG),
            ("2013", "2012", WRONG),
            ("2013", "April", WRONG),
            ("44 BC", "44 BCE", RIGHT),
            ("44 BC", "44 B.C.E.", RIGHT),
            ("44 BC", "44", WRONG),
            ("44 BC", "44 AD", WRONG),
            ("15 March 44 BC", "44 BC", missing(true, true, false)),
            ("33", "AD 33", RIGHT),
        ] {
            assert_eq!(compare(answer, reply), verdict, "{answer} / {reply}");
        }
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "13",
            "13,000",
            "1 920",
            "31 February 2013",
            "2013-14",
            "2013.5",
            "-2013",
            "April fools",
            "BC",
        ] {
            assert_eq!(compare("2013", text), None, "{text}");
        }
    }
}
