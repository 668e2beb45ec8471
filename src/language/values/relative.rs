//! Reading times that are told from another time, and times of day.

use super::amount::Amount;
use super::calendar::{Month, Season, Weekday};
use super::lexeme::Sense;
use super::number::Number;
use super::reader::{Reader, is_definite};
use super::units::TimeUnit;
use super::{Certainty, Quantity};

/// What a time is told from. Neither is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// When it was written: `yesterday`, `last year`, `two years ago`.
    Writing,
    /// What was told before: `two years later`, `the same year`.
    Told,
}

/// How a time lies to its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// `two years ago`, `the previous day`.
    Earlier,
    /// `today`, `the same year`.
    Same,
    /// `two years later`, `tomorrow`.
    Later,
    /// `on Tuesday`: the last or the next.
    Untold,
}

/// What the steps from the anchor are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// `two years later`, `last year`.
    Unit(TimeUnit),
    /// `last Tuesday`.
    Weekday(Weekday),
    /// `next March`.
    Month(Month),
    /// `that summer`.
    Season(Season),
}

/// A time that is told from another one: `two years later`, `last Tuesday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Relative {
    /// What it is told from.
    pub anchor: Anchor,
    /// How it lies to that.
    pub direction: Direction,
    /// How many steps away; zero for `the same year`.
    pub distance: Amount,
    /// What the steps are.
    pub step: Step,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 23; as written where `half_told` is false.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Whether it is known to be before or after noon.
    pub half_told: bool,
}

/// Words behind which `10:30` is a time of day; a verse is written like it.
const BEFORE_CLOCK: [&str; 11] =
    ["at", "by", "until", "from", "around", "about", "before", "after", "since", "till", "between"];

impl Reader<'_> {
    /// The relative time at `at`.
    pub(super) fn relative(&self, at: usize) -> Option<(Quantity, usize, Certainty)> {
        let (anchor, direction, step, distance, end) =
            self.day_word(at).or_else(|| self.neighbour(at)).or_else(|| self.weekday(at))?;
        let distance = Amount::exactly(Number::whole(distance));
        // `today` may be any day of these years.
        let certainty = if direction == Direction::Untold || self.is(at, "today") {
            Certainty::Likely
        } else {
            Certainty::Sure
        };
        Some((Quantity::Relative(Relative { anchor, direction, distance, step }), end, certainty))
    }

    /// Turns a duration into a time if `later` or `ago` follows it.
    pub(super) fn shifted(&self, quantity: Quantity, end: usize) -> (Quantity, usize) {
        let Quantity::Duration { amount: distance, unit } = quantity else { return (quantity, end) };
        let (anchor, direction) = match self.text(end) {
            "ago" => (Anchor::Writing, Direction::Earlier),
            // `two years later than`
            "later" if !self.is(end + 1, "than") => (Anchor::Told, Direction::Later),
            "earlier" if !self.is(end + 1, "than") => (Anchor::Told, Direction::Earlier),
            _ => return (quantity, end),
        };
        (Quantity::Relative(Relative { anchor, direction, distance, step: Step::Unit(unit) }), end + 1)
    }

    fn day_word(&self, at: usize) -> Option<(Anchor, Direction, Step, i64, usize)> {
        let (direction, distance) = match self.text(at) {
            "today" | "tonight" => (Direction::Same, 0),
            "yesterday" => (Direction::Earlier, 1),
            "tomorrow" => (Direction::Later, 1),
            _ => return None,
        };
        // `USA Today`
        (!self.is_name(at)).then_some((
            Anchor::Writing,
            direction,
            Step::Unit(TimeUnit::Day),
            distance,
            at + 1,
        ))
    }

    /// `last year`, `the following day`, `that summer`.
    fn neighbour(&self, at: usize) -> Option<(Anchor, Direction, Step, i64, usize)> {
        let determined = is_definite(self.text_before(at));
        let (anchor, direction, distance) = match self.text(at) {
            "last" if !determined => (Anchor::Writing, Direction::Earlier, 1),
            "next" if !determined => (Anchor::Writing, Direction::Later, 1),
            "this" => (Anchor::Writing, Direction::Same, 0),
            "next" | "following" if determined => (Anchor::Told, Direction::Later, 1),
            "previous" if determined => (Anchor::Told, Direction::Earlier, 1),
            "same" if determined => (Anchor::Told, Direction::Same, 0),
            "that" if self.text(at + 1) == "same" => {
                return self.neighbour_of(at + 2, Anchor::Told, Direction::Same, 0);
            }
            "that" => (Anchor::Told, Direction::Same, 0),
            _ => return None,
        };
        self.neighbour_of(at + 1, anchor, direction, distance)
    }

    fn neighbour_of(
        &self,
        at: usize,
        anchor: Anchor,
        direction: Direction,
        distance: i64,
    ) -> Option<(Anchor, Direction, Step, i64, usize)> {
        let step = match self.sense(at)? {
            Sense::Time(unit) if unit >= TimeUnit::Day && !self.text(at).ends_with('s') => Step::Unit(unit),
            Sense::Weekday(day) => Step::Weekday(day),
            Sense::Month(month) if self.is_capital(at) => Step::Month(Month::new(month)?),
            Sense::Season(season) if !self.is(at, "fall") || anchor == Anchor::Writing => {
                Step::Season(season)
            }
            _ => return None,
        };
        // `this day-long match`
        let compound = self.skip_hyphen(at + 1) > at + 1;
        (!compound).then_some((anchor, direction, step, distance, at + 1))
    }

    /// A day of the week; `Bloody Sunday` is a name.
    fn weekday(&self, at: usize) -> Option<(Anchor, Direction, Step, i64, usize)> {
        let Some(Sense::Weekday(day)) = self.sense(at) else { return None };
        let named =
            self.before(at).is_some_and(|before| before.capital && before.sense == Sense::Plain && at > 1);
        let names = self.is_capital(at + 1) && self.has(at + 1, Sense::Plain);
        (self.is_capital(at) && !named && !names).then_some((
            Anchor::Writing,
            Direction::Untold,
            Step::Weekday(day),
            0,
            at + 1,
        ))
    }

    /// The time of day at `at`: `10:30 a.m.`, `5 pm`, `noon`, `five o'clock`, `at six thirty`.
    pub(super) fn clock(&self, at: usize) -> Option<(Quantity, usize, Certainty)> {
        let clock = |hour: i64, minute: i64, half_told| {
            let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
            Some(Quantity::Clock(Clock { hour, minute, half_told }))
        };
        match self.text(at) {
            // `a pub called the Midnight`
            _ if self.is_name(at) => {}
            "noon" | "midday" => return Some((clock(12, 0, true)?, at + 1, Certainty::Sure)),
            "midnight" => return Some((clock(0, 0, true)?, at + 1, Certainty::Sure)),
            _ => {}
        }
        let digits = self.is_digits(at);
        if digits && (self.hangs(at) || self.is_labelled(at)) {
            return None;
        }
        let hour = match self.sense(at)? {
            Sense::Digits { value, .. } if self.text(at).len() <= 2 => value.as_whole()?,
            Sense::Cardinal(hour) => i64::from(hour),
            _ => return None,
        };
        let (minute, end) = self.minute(at)?;
        let is_hour = (1..=12).contains(&hour);
        let after_noon = match self.sense(end) {
            Some(Sense::Am) if is_hour => Some(0),
            Some(Sense::Pm) if is_hour => Some(12),
            _ => None,
        };
        if let Some(hours) = after_noon {
            return Some((clock(hour % 12 + hours, minute.unwrap_or(0), true)?, end + 1, Certainty::Sure));
        }
        let clock_end = match self.text(end) {
            "o'clock" | "o’clock" => Some(end + 1),
            "o" if matches!(self.text(end + 1), "'clock" | "’clock") => Some(end + 2),
            _ => None,
        };
        if let Some(end) = clock_end.filter(|_| is_hour && minute.is_none()) {
            return Some((clock(hour, 0, false)?, end, Certainty::Sure));
        }
        let minute =
            minute.filter(|_| if digits { hour < 24 } else { is_hour && self.text_before(at) == "at" })?;
        let cued = digits && BEFORE_CLOCK.contains(&self.text_before(at));
        let certainty = if cued { Certainty::Sure } else { Certainty::Likely };
        Some((clock(hour, minute, hour > 12 || self.text(at).starts_with('0'))?, end, certainty))
    }

    /// The minutes behind the hour at `at`, if any, and the place behind them; none where the hour is part
    /// of something else: `10:5`, `3-2`.
    fn minute(&self, at: usize) -> Option<(Option<i64>, usize)> {
        if !self.is_digits(at) {
            let next = self.skip_hyphen(at + 1);
            return match self.sense(next) {
                Some(Sense::Cardinal(minute @ 10..=50)) => Some((Some(i64::from(minute)), next + 1)),
                _ => Some((None, at + 1)),
            };
        }
        match (self.chain(at) - at, self.sense(at + 2)) {
            (1, _) => Some((None, at + 1)),
            (3, Some(Sense::Digits { value, .. }))
                if self.has(at + 1, Sense::Colon) && self.text(at + 2).len() == 2 =>
            {
                Some((Some(value.as_whole().filter(|minute| *minute < 60)?), at + 3))
            }
            _ => None,
        }
    }
}
