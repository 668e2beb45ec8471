//! Days that no calendar has.

use super::editor::Subject;
use super::flag::Flag;
use crate::clock::MONTHS;
use crate::deck::{Card, Code, Owner, Spot, impossible};

/// Looks at the dates in what a card asks and what it takes for an answer.
pub fn check_card(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    let owner = &subject.owner;
    check_text(owner, subject.spot, subject.card.prompt(), flags);
    match subject.card {
        Card::Flip(card) => check_text(owner, Spot::Field("back"), &card.back, flags),
        Card::Ask(card) => {
            for (index, answer) in card.a.all().iter().enumerate() {
                check_text(owner, Spot::Item("a", index), answer, flags);
            }
        }
        Card::Pick(card) => check_text(owner, Spot::Field("a"), &card.a, flags),
        Card::Order(card) => {
            for (index, item) in card.a.iter().enumerate() {
                check_text(owner, Spot::Item("a", index), item, flags);
            }
        }
        _ => {}
    }
}

/// Looks at the dates in a text.
pub fn check_text(owner: &Owner, spot: Spot, text: &str, flags: &mut Vec<Flag>) {
    // Nearly all texts are done with here.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    for (start, number) in numbers(text) {
        let found = iso(text, start)
            .or_else(|| day_first(text, start, number))
            .or_else(|| day_last(text, start, number));
        let Some((length, day, month, year)) = found else { continue };
        // "March 44 BC" and "May 68" tell years.
        let is_year = year == 0 && day > 31;
        let era = text[start + length..]
            .trim_start()
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        if is_year || matches!(era, "BC" | "AD" | "BCE" | "CE") {
            continue;
        }
        let span = start..start + length;
        if let Some(reason) = impossible(day, month, year) {
            flags.push(
                Flag::new(
                    Code::NoSuchDate,
                    owner,
                    spot,
                    format!("there is no such day: {reason}"),
                    "look it up again",
                )
                .within(span),
            );
        }
    }
}

/// The whole numbers of a text: where each starts, and its value.
fn numbers(text: &str) -> impl Iterator<Item = (usize, u32)> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter_map(move |at| {
        let is_start = bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        is_start.then_some(())?;
        Some((at, number_at(text, at)?.1))
    })
}

/// The number at a byte: its length and value.
fn number_at(text: &str, at: usize) -> Option<(usize, u32)> {
    let rest = text.get(at..)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    Some((length, rest.get(..length)?.parse().ok()?))
}

/// A date as found: its length in bytes, and its day, month and year (0 for none).
type Found = (usize, u32, u32, u32);

/// `2023-02-30`.
fn iso(text: &str, start: usize) -> Option<Found> {
    let (year_length, year) = number_at(text, start)?;
    let month_at = start + year_length + 1;
    let (month_length, month) = number_at(text, month_at)?;
    let day_at = month_at + month_length + 1;
    let (day_length, day) = number_at(text, day_at)?;
    let dashes = [start + year_length, month_at + month_length].iter().all(|at| text[*at..].starts_with('-'));
    let end = day_at + day_length;
    let is_alone =
        !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-') && !text[..start].ends_with('-');
    let fits = (year_length, month_length, day_length) == (4, 2, 2);
    (dashes && fits && is_alone).then_some((end - start, day, month, year))
}

/// The month whose name starts a text: its number, and the bytes of the name.
fn month(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    // Verbs are written small: "may", "march".
    let name = text[..length].to_ascii_lowercase();
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let place = MONTHS.iter().position(|month| *month == name)?;
    Some((u32::try_from(place).ok()? + 1, length))
}

/// `31 June 1968`.
fn day_first(text: &str, start: usize, day: u32) -> Option<Found> {
    let (length, _) = number_at(text, start)?;
    let rest = &text[start + length..];
    let rest = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest);
    let name = rest.strip_prefix(' ')?;
    let name = name.strip_prefix("of ").unwrap_or(name);
    let (month, name_length) = month(name)?;
    let behind = &name[name_length..];
    let year_at = text.len() - behind.len() + 1;
    let year =
        behind.strip_prefix(' ').and_then(|_| number_at(text, year_at)).filter(|(length, _)| *length == 4);
    let end = year.map_or(text.len() - behind.len(), |(length, _)| year_at + length);
    (length <= 2).then_some((end - start, day, month, year.map_or(0, |(_, year)| year)))
}

/// `June 31, 1968`: found at its day, which the month stands before.
fn day_last(text: &str, start: usize, day: u32) -> Option<Found> {
    let (length, _) = number_at(text, start)?;
    let before = text[..start].strip_suffix(' ')?;
    let name = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let (month, _) = month(&before[name..]).filter(|(_, length)| *length == before.len() - name)?;
    let year = text[start + length..].strip_prefix(", ");
    let year = year.and_then(|_| number_at(text, start + length + 2)).filter(|(length, _)| *length == 4);
    (length <= 2).then_some((length, day, month, year.map_or(0, |(_, year)| year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut flags = Vec::new();
        check_text(&Owner::Deck, Spot::Field("q"), text, &mut flags);
        flags.into_iter().map(|flag| format!("{}: {}", &text[flag.within.unwrap()], flag.message)).collect()
    }

    #[test]
    fn days_that_do_not_exist_are_found() {
        for text in [
            "on 2023-02-30.",
            "on 31 June 1968",
            "June 31, 1968",
            "29 February 2023",
            "the 31st of April",
            "2023-13-01",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(
            found("It was on 30 February 2013."),
            ["30 February 2013: there is no such day: February 2013 had 28 days"]
        );
    }

    #[test]
    fn days_that_exist_and_other_numbers_are_left() {
        for text in [
            "29 February 2024",
            "31 May",
            "2023-12-31",
            "1914-18",
            "call 555-12-3456",
            "31 may be enough",
            "May 31",
            "in June 1968",
            "12 monkeys",
            "29 February 1700",
            "30 days hath September",
            "in March 44 BC",
            "2 September 31 BC",
            "August 70 AD",
            "May 68",
            "Article 42 may authorise",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
