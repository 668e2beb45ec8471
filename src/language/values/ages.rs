//! Reading decades, centuries and millennia.

use super::Certainty;
use super::calendar::Year;
use super::date::Point;
use super::lexeme::Sense;
use super::points::Found;
use super::reader::{Reader, is_possessive};

impl Reader<'_> {
    /// `the 18th century`, `nineteenth-century`, `the third millennium BC`.
    pub(super) fn century(&self, at: usize) -> Option<(Point, usize)> {
        let (number, end) = self.ordinal(at)?;
        let unit = self.skip_hyphen(end);
        self.named_century(number, unit)
    }

    /// The noun of a century or millennium of this number.
    pub(super) fn named_century(&self, number: i64, unit: usize) -> Option<(Point, usize)> {
        let text = self.text(unit);
        let (point, most): (fn(i16) -> Point, i64) = match text {
            "century" | "centuries" => (Point::Century, 99),
            "millennium" | "millennia" => (Point::Millennium, 9),
            _ => return None,
        };
        let era = self.era(unit + 1);
        let number = i16::try_from(number).ok().filter(|number| (1..=most).contains(&i64::from(*number)))?;
        // `in the first century of its history` counts from elsewhere.
        if era.is_none() && self.is(unit + 1, "of") && number < 10 {
            return None;
        }
        Some(match era {
            Some((true, end)) => (point(-number), end),
            Some((false, end)) => (point(number), end),
            None => (point(number), unit + 1),
        })
    }

    /// `the 1980s`, `the '90s`, `the 1500s`, `the 40s BCE`.
    pub(super) fn decade(&self, at: usize) -> Found<Point> {
        let Some(Sense::DecadeDigits(number, digits)) = self.sense(at) else { return None };
        if number % 10 != 0 {
            return None;
        }
        let era = self.era(at + 1);
        if let Some((true, end)) = era {
            let more = if number % 100 == 0 { 99 } else { 9 };
            let first = Year::bce(number.checked_add(more).filter(|_| number > 0)?)?;
            let point = if more == 99 { Point::Hundred(first) } else { Point::Decade(first) };
            return Some((point, end, Certainty::Sure));
        }
        if digits == 2 && era.is_none() {
            let written = self.get(at).is_some_and(|lexeme| lexeme.text.starts_with(['\'', '’', '‘']));
            let temperature = self.is_possessed(at)
                || !(written
                    || self.text_before(at) == "the"
                    || self.text_before(at) == "early"
                    || self.text_before(at) == "late");
            let year = Year::ce(1900 + number).filter(|_| !temperature && number >= 20)?;
            return Some((Point::Decade(year), at + 1, Certainty::Likely));
        }
        let year = Year::ce(number).filter(|_| digits >= 3 || era.is_some())?;
        let end = era.map_or(at + 1, |(_, end)| end);
        Some((
            if number % 100 == 0 { Point::Hundred(year) } else { Point::Decade(year) },
            end,
            Certainty::Sure,
        ))
    }

    /// `the sixties`, `the nineteen-sixties`; `his sixties` is an age.
    pub(super) fn spelled_decade(&self, at: usize) -> Found<Point> {
        if let Some(Sense::Cardinal(hundreds @ 13..=20)) = self.sense(at) {
            let next = self.skip_hyphen(at + 1);
            let Some(Sense::Tens(tens)) = self.sense(next) else { return None };
            return Some((
                Point::Decade(Year::ce(i64::from(hundreds) * 100 + i64::from(tens))?),
                next + 1,
                Certainty::Sure,
            ));
        }
        let Some(Sense::Tens(tens)) = self.sense(at) else { return None };
        let before = self.text_before(at);
        (before == "the" || (matches!(before, "early" | "mid" | "late") && !self.is_possessed(at - 1)))
            .then_some(())?;
        Some((Point::Decade(Year::ce(1900 + i64::from(tens))?), at + 1, Certainty::Likely))
    }

    /// Whether `his` or `their` stands before `at`.
    fn is_possessed(&self, at: usize) -> bool {
        let before = self.text_before(at);
        let before =
            if matches!(before, "early" | "mid" | "late") { self.text_before(at - 1) } else { before };
        is_possessive(before)
    }
}
