//! Numbers as they are written: `13,000`, `3.5`, `10:30`, `11/28/2000`, `555-0199`, `20th`, `1980s`.

use super::characters::{is_apostrophe, is_letter};

/// Units that are a word of their own even when they touch the number: "5km", "10am", "$3bn".
const UNITS: &[&str] = &[
    "AM", "GB", "GHz", "Hz", "K", "KB", "MB", "MHz", "MM", "MW", "PM", "TB", "am", "bn", "cm", "ft", "g",
    "hr", "hrs", "in", "k", "kB", "kHz", "kW", "kg", "km", "km2", "km²", "km³", "kph", "kt", "kts", "lb",
    "lbs", "m", "m2", "m3", "m²", "m³", "mg", "mi", "min", "mins", "ml", "mm", "mph", "ms", "nm", "oz", "pm",
    "sec", "secs", "x", "yd", "yrs", "μm",
];

/// Short forms of large numbers, split off only amounts of money: "86M" may be a seat or a bus.
const MAGNITUDES: &[&str] = &["B", "M", "T", "b", "m", "mn", "t", "tn"];

/// The longest telephone number or date between hyphens.
const LONGEST: usize = 24;

/// How many bytes of `rest`, which begins a word, are a number. `money` says that a currency stands
/// before it.
pub(super) fn length(rest: &str, money: bool) -> Option<usize> {
    let bytes = rest.as_bytes();
    let sign = usize::from(bytes.first() == Some(&b'+') && digits(&rest[1..]) > 6);
    let point = usize::from(bytes.get(sign) == Some(&b'.'));
    let mut end = sign + point;
    let mut group = digits(&rest[end..]);
    if group == 0 {
        return None;
    }
    end += group;
    if let Some(serial) = serial(rest) {
        return Some(serial);
    }
    while let Some(&separator) = bytes.get(end) {
        let next = digits(rest.get(end + 1..).unwrap_or_default());
        let joins = match separator {
            b',' => next == 3 && group <= 3 && point == 0,
            b'.' | b':' => next > 0,
            b'/' => next > 0 && group <= 4,
            // 555-0199, 77415-0027; a range of years or pages is three words.
            b'-' => next == 4 && matches!(group, 3 | 5),
            _ => false,
        };
        if !joins {
            break;
        }
        group = next;
        end += 1 + next;
    }
    Some(end + suffix(&rest[end..], money))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Three or more groups of digits between hyphens: a telephone number or a date.
fn serial(rest: &str) -> Option<usize> {
    let run = rest.bytes().take(LONGEST + 1).take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    if run > LONGEST {
        return None;
    }
    let groups = rest[..run].split('-');
    let whole = groups.clone().count() > 2 && groups.clone().all(|group| (1..=5).contains(&group.len()));
    (whole && !rest[run..].starts_with(is_letter)).then_some(run)
}

/// Letters that belong to the number before them: "th", "s", "D", not "km".
fn suffix(after: &str, money: bool) -> usize {
    let end = after.find(|c: char| !is_letter(c)).unwrap_or(after.len());
    let letters = &after[..end];
    if UNITS.contains(&letters) || money && MAGNITUDES.contains(&letters) {
        return 0;
    }
    // "a.m." and "p.m." stand alone.
    if matches!(letters, "a" | "p" | "A" | "P") && after[1..].starts_with(['.']) {
        return 0;
    }
    // "1960's" and "2003's" are told apart with the contractions.
    let mut rest = after[end..].chars();
    if letters.is_empty() && rest.next().is_some_and(is_apostrophe) && matches!(rest.next(), Some('s' | 'S'))
    {
        let mark = after.chars().next().map_or(0, char::len_utf8);
        if !after[mark + 1..].starts_with(is_letter) {
            return mark + 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> &str {
        &text[..length(text, false).unwrap_or(0)]
    }

    #[test]
    fn numbers_keep_their_marks() {
        for text in [
            "13,000",
            "1,234,567.89",
            "3.5",
            ".5",
            "10:30",
            "11/28/2000",
            "555-0199",
            "1-800-555-0199",
            "20th",
            "1980s",
            "1980's",
            "4G",
            "2013-01-11",
            "1.2.3",
        ] {
            assert_eq!(number(&format!("{text}.")), text);
            assert_eq!(number(text), text);
        }
    }

    #[test]
    fn numbers_end_at_units_ranges_and_lists() {
        assert_eq!(number("5km2"), "5");
        assert_eq!(number("10am"), "10");
        assert_eq!(number("7a.m."), "7");
        assert_eq!(number("1914-1918"), "1914");
        assert_eq!(number("1,2,3"), "1");
        assert_eq!(number("5%"), "5");
        assert_eq!(number("+1"), "");
        assert_eq!(&"3bn"[..length("3bn", true).unwrap()], "3");
    }
}
