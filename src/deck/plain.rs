//! Numbers as people write them, as RON and Rust take them.

/// A number without the signs that part its digits, and whether nothing else can be meant: `13 289` and
/// `1,234,567` are sure; `13,289` may be a decimal, and `3,14` most likely is one. `None` for what is no
/// number.
pub fn plain_number(written: &str) -> Option<(String, bool)> {
    let written = written.trim().replace('−', "-");
    let (sign, digits) = match written.strip_prefix(['-', '+']) {
        Some(rest) => (if written.starts_with('-') { "-" } else { "" }, rest),
        None => ("", written.as_str()),
    };
    let is_number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
    };
    if is_number(digits) {
        return Some((format!("{sign}{digits}"), true));
    }
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let is_sign = |c: char| matches!(c, ',' | ' ' | '_' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = whole.split(is_sign).collect();
    let are_digits =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let is_grouped = groups.len() > 1
        && are_digits
        && groups[0].len() <= 3
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3);
    if is_grouped
        && decimals
            .is_none_or(|decimals| !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let plain =
            format!("{sign}{}{}", groups.concat(), decimals.map_or(String::new(), |it| format!(".{it}")));
        let is_sure = groups.len() > 2 || decimals.is_some() || !whole.contains(',');
        return Some((plain, is_sure));
    }
    // One comma is the point of most languages.
    let is_decimal = decimals.is_none() && are_digits && groups.len() == 2 && whole.contains(',');
    is_decimal.then(|| (format!("{sign}{}.{}", groups[0], groups[1]), false))
}

#[cfg(test)]
mod tests {
    use super::plain_number;

    #[test]
    fn marks_between_thousands_are_told_from_decimal_commas() {
        for (written, plain, is_sure) in [
            ("13289", "13289", true),
            ("-3.5", "-3.5", true),
            ("13 289", "13289", true),
            ("13'289.5", "13289.5", true),
            ("1,234,567", "1234567", true),
            ("1,234.5", "1234.5", true),
            ("13,289", "13289", false),
            ("3,14", "3.14", false),
            ("0,5", "0.5", false),
            ("0,001", "0.001", false),
            ("−2,5", "-2.5", false),
        ] {
            assert_eq!(plain_number(written), Some((plain.to_owned(), is_sure)), "{written}");
        }
        for written in ["", "x", "1,2,3", "12 34", "1.2.3", ",", "inf", "5 km"] {
            assert_eq!(plain_number(written), None, "{written}");
        }
    }
}
