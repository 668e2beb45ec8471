//! Judging numbers with a unit.

use super::number::{Decimal, Number};
use super::numerals;
use super::phrase::{Phrase, Token};
use super::spelling::{self, is_negation};
use super::verdict::{Nearness, Verdict};

/// Bytes beyond which a reply is not looked at.
const LONGEST: usize = 500;

/// Judges `reply` against `value`, right within `tolerance` of it. A missing unit passes, another
/// unit is near.
pub(super) fn judge(value: f64, tolerance: f64, unit: Option<&str>, reply: &str) -> Verdict {
    if reply.len() > LONGEST || !value.is_finite() {
        return Verdict::Wrong;
    }
    let Some(Measure { numbers, unit: given }) = read(reply) else { return Verdict::Wrong };
    let unit = unit.map(|unit| Phrase::new(unit).tokens);
    let is_value = |number: f64, value: f64, tolerance: f64| {
        // Of the size of what is lost in writing a number down.
        let slack = 4.0 * f64::EPSILON * value.abs();
        (number - value).abs() <= tolerance.max(0.0) + slack
    };
    // A unit such as `million people` may be counted in, or written out.
    let scale = unit.iter().flatten().next().and_then(|first| numerals::zeros(&first.text));
    let factor = scale.and_then(|zeros| i32::try_from(zeros).ok()).map_or(1.0, |zeros| 10f64.powi(zeros));
    let is_right = numbers.iter().any(|number| {
        is_value(*number, value, tolerance) || is_value(*number, value * factor, tolerance * factor)
    });
    if !is_right {
        return Verdict::Wrong;
    }
    match unit {
        Some(unit) if !given.is_empty() && !same_unit(&unit, &given) => Verdict::Near(Nearness::Unit),
        _ => Verdict::Right,
    }
}

/// A number as the learner wrote it.
struct Measure {
    /// What the number may be.
    numbers: Vec<f64>,
    unit: Vec<Token>,
}

fn read(text: &str) -> Option<Measure> {
    const AROUND: [&str; 18] = [
        "about",
        "around",
        "approximately",
        "approx",
        "roughly",
        "circa",
        "ca",
        "c",
        "over",
        "nearly",
        "almost",
        "some",
        "more",
        "than",
        "at",
        "least",
        "is",
        "~",
    ];
    if let Some((number, rest)) = scientific(text) {
        let unit = Phrase::new(rest).tokens;
        return (!hedges(&unit)).then_some(Measure { numbers: vec![number], unit });
    }
    let is_around = |token: &Token| {
        AROUND.contains(&token.text.as_str()) || matches!(token.text.as_str(), "≈" | ">" | "=")
    };
    let mut tokens = Phrase::new(text).tokens;
    let start = tokens.iter().position(|token| !is_around(token))?;
    tokens.drain(..start);
    // A unit in front: `$5`, `€ 5`.
    let mut unit: Vec<Token> = Vec::new();
    if tokens.len() > 1 && tokens[0].number().is_none() && !tokens[0].is_word() {
        unit.push(tokens.remove(0));
    }
    let (numbers, taken) = values(&tokens)?;
    unit.extend(tokens.drain(..).skip(taken));
    (!hedges(&unit)).then_some(Measure { numbers, unit })
}

/// Whether there is more after a number than a unit: a second number, an alternative.
fn hedges(after: &[Token]) -> bool {
    let is_alternative = |token: &Token| {
        token.is_word() && (is_negation(&token.text) || matches!(token.text.as_str(), "or" | "to"))
    };
    let is_number = |before: Option<&Token>, token: &Token| {
        // The 2 of `km2` is no second number, and a second may be one of time.
        let is_exponent = token.glued && before.is_some_and(Token::is_word);
        token.number().is_some() && !is_exponent && token.text != "second"
    };
    after.iter().skip(1).any(|token| token.after_break && !token.after_slash)
        || after.iter().any(is_alternative)
        || (0..after.len()).any(|at| is_number(at.checked_sub(1).map(|before| &after[before]), &after[at]))
}

/// What the number at the start of `tokens` may be, and how many tokens it takes: `13.289`,
/// `1/2`, `6 × 10^23`.
fn values(tokens: &[Token]) -> Option<(Vec<f64>, usize)> {
    let readings = |token: &Token| -> Option<Vec<f64>> {
        Some(token.number()?.readings().map(Decimal::to_f64).collect())
    };
    let (first, after) = tokens.split_first()?;
    let mut numbers = readings(first)?;
    let taken = match after {
        [slash, below, ..] if slash.text == "/" => {
            let below = readings(below)?.first().copied()?;
            numbers.iter_mut().for_each(|number| *number /= below);
            3
        }
        [times, ten, caret, exponent, ..]
            if matches!(times.text.as_str(), "×" | "*" | "x") && ten.text == "10" && caret.text == "^" =>
        {
            let exponent = readings(exponent)?.first().copied()?;
            numbers.iter_mut().for_each(|number| *number *= 10f64.powf(exponent));
            5
        }
        _ => 1,
    };
    Some((numbers, taken))
}

/// A number such as `6.02e23` and the text after it.
fn scientific(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start();
    let (number, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let starts_as_number = number.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let number = (starts_as_number && number.contains(['e', 'E'])).then(|| number.parse().ok())??;
    Some((number, rest))
}

/// Compares two texts that are each a number and perhaps a unit; `None` if they are not, or if it
/// takes more than units to tell them apart.
pub(super) fn compare(answer: &Phrase, reply: &Phrase) -> Option<Verdict> {
    let ((answer_number, unit), (reply_number, given)) = (parts(answer)?, parts(reply)?);
    if !answer_number.accepts(reply_number) {
        return None;
    }
    let is_same = unit.len() == given.len()
        && unit.iter().zip(&given).all(|(unit, given)| name(&unit.text) == name(&given.text));
    let is_sign = |unit: &[&Token]| unit.iter().all(|token| !token.is_word() || token.text == "percent");
    match (unit.as_slice(), given.as_slice()) {
        _ if is_same => Some(Verdict::Right),
        (unit, []) if is_sign(unit) => Some(Verdict::Near(Nearness::Part)),
        (unit, given) if is_sign(unit) && is_sign(given) => Some(Verdict::Near(Nearness::Unit)),
        _ => None,
    }
}

/// The only number of a phrase and the one or two tokens that may be its unit.
fn parts(phrase: &Phrase) -> Option<(&Number, Vec<&Token>)> {
    let (before, number, after) = match phrase.tokens.as_slice() {
        [number, after @ ..] if number.number().is_some() => (None, number, after),
        // A unit in front is a sign: `$5`.
        [sign, number, after @ ..] if !sign.is_word() => (Some(sign), number, after),
        _ => return None,
    };
    let unit: Vec<&Token> = before.into_iter().chain(after).collect();
    (unit.len() <= 2 && unit.iter().all(|token| token.number().is_none())).then_some((number.number()?, unit))
}

/// Whether two units are the same, by another name, in the plural, misspelt or less complete.
fn same_unit(unit: &[Token], given: &[Token]) -> bool {
    let names = |tokens: &[Token]| tokens.iter().map(|token| name(&token.text)).collect::<Vec<_>>();
    let (full, short) = (names(unit), names(given));
    let contains =
        |long: &[String], part: &[String]| long.windows(part.len().max(1)).any(|window| window == part);
    contains(&full, &short) || contains(&short, &full) || spelling::slips(unit, given, None).is_some()
}

/// One name for a unit: the singular, or what its sign stands for.
fn name(word: &str) -> String {
    const SIGNS: [(&str, &str); 22] = [
        ("$", "dollar"),
        ("usd", "dollar"),
        ("€", "euro"),
        ("eur", "euro"),
        ("£", "pound"),
        ("km", "kilometre"),
        ("kilometer", "kilometre"),
        ("m", "metre"),
        ("meter", "metre"),
        ("cm", "centimetre"),
        ("centimeter", "centimetre"),
        ("mm", "millimetre"),
        ("millimeter", "millimetre"),
        ("kg", "kilogram"),
        ("g", "gram"),
        ("h", "hour"),
        ("min", "minute"),
        ("s", "second"),
        ("l", "litre"),
        ("liter", "litre"),
        ("°", "degree"),
        ("men", "man"),
    ];
    let singular = match word {
        word if word.len() > 4 && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        word if word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") => {
            word[..word.len() - 1].to_owned()
        }
        word => word.to_owned(),
    };
    SIGNS.iter().find(|(sign, _)| *sign == singular).map_or(singular, |(_, name)| (*name).to_owned())
}

/// The value as an answer to show.
pub(super) fn shown(value: f64, unit: Option<&str>) -> String {
    match unit {
        Some(unit @ ("%" | "°")) => format!("{value}{unit}"),
        Some(unit) => format!("{value} {unit}"),
        None => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_judged() {
        let near = Verdict::Near(Nearness::Unit);
        for (value, tolerance, unit, reply, verdict) in [
            (13289.0, 0.0, Some("soldiers"), "13289", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "about 13,000 soldiers", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "~13 000", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "over thirteen thousand", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "13k soldier", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "13.1k solders", Verdict::Right),
            (13289.0, 500.0, Some("soldiers"), "13000 euros", near),
            (13289.0, 500.0, Some("soldiers"), "12,000", Verdict::Wrong),
            (13289.0, 500.0, Some("soldiers"), "12000 or 13000", Verdict::Wrong),
            (13289.0, 500.0, Some("soldiers"), "13000, 14000", Verdict::Wrong),
            (13289.0, 500.0, Some("soldiers"), "12000-14000", Verdict::Wrong),
            (13289.0, 500.0, Some("soldiers"), "many", Verdict::Wrong),
            (13289.0, 500.0, Some("soldiers"), "", Verdict::Wrong),
            (12.0, 0.0, Some("%"), "12 percent", Verdict::Right),
            (12.0, 0.0, Some("percent"), "12%", Verdict::Right),
            (12.0, 0.0, Some("%"), "12 kg", near),
            (2.125, 0.0, None, "2,125", Verdict::Right),
            (5.0, 0.0, Some("dollars"), "$5", Verdict::Right),
            (5.0, 0.0, Some("dollars"), "5 €", near),
            (5.0, 0.0, Some("km²"), "5 km2", Verdict::Right),
            (5.0, 0.0, None, "-5", Verdict::Wrong),
            (-5.0, 0.0, Some("°C"), "−5°C", Verdict::Right),
            (1.5, 0.0, Some("million people"), "1.5 million", Verdict::Right),
            (1.5, 0.0, Some("million people"), "1,500,000", Verdict::Right),
            (1.5, 0.0, Some("million people"), "1.5", Verdict::Right),
            (6.02e23, 1e21, None, "6.02 × 10^23", Verdict::Right),
            (6.02e23, 1e21, None, "6.02e23", Verdict::Right),
            (1e-3, 0.0, Some("m"), "1 × 10^-3 m", Verdict::Right),
            (1e-3, 0.0, Some("m"), "1e-3 m", Verdict::Right),
            (0.5, 0.0, None, "1/2", Verdict::Right),
            (1.0, 0.0, None, "1/2", Verdict::Wrong),
            (5.0, 0.0, None, "5^2", Verdict::Wrong),
            (12.5, 0.0, Some("m/s"), "12.5 m/s", Verdict::Right),
            (12.5, 0.0, Some("m/s"), "12.5 m / s", Verdict::Right),
            (12.5, 0.0, Some("m/s"), "12.5 km/h", near),
            (2.7, 0.0, Some("g/cm³"), "2.7 g/cm3", Verdict::Right),
            (5.0, 0.0, Some("km"), "5 km / 6 km", Verdict::Wrong),
            (5.0, 0.0, Some("second"), "5 seconds", Verdict::Right),
            (5.0, 0.0, Some("seconds"), "5 second", Verdict::Right),
            (0.1, 0.0, None, "0.1", Verdict::Right),
            (0.3, 0.0, None, "0.30000000000000004", Verdict::Right),
            (1e12, 0.0, None, "1000000000001", Verdict::Wrong),
            (7.0, -1.0, None, "7", Verdict::Right),
        ] {
            assert_eq!(judge(value, tolerance, unit, reply), verdict, "{value} {unit:?} / {reply}");
        }
    }

    #[test]
    fn odd_numbers_are_no_problem() {
        let huge = format!("1{}", "0".repeat(400));
        for reply in ["inf", "NaN", "1e999", "-1e999", "1 × 10^999999999999", &huge] {
            for value in [1.0, f64::INFINITY, f64::NAN] {
                assert_eq!(judge(value, 1.0, None, reply), Verdict::Wrong, "{value} / {reply}");
            }
        }
        assert_eq!(judge(1.0, f64::NAN, None, "1"), Verdict::Right);
    }
}
