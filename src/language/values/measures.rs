//! Reading units: currencies, units of time and of measure.

use super::lexeme::Sense;
use super::reader::Reader;
use super::units::{Base, Currency, TimeUnit, Unit};

impl Reader<'_> {
    /// Whether a unit stands at `at`, a hyphen before it or not.
    pub(super) fn unit(&self, at: usize) -> Option<Sense> {
        let sense = self.sense(self.skip_hyphen(at))?;
        matches!(
            sense,
            Sense::Percent
                | Sense::Unit(_)
                | Sense::Time(_)
                | Sense::Money(_)
                | Sense::Sign(_)
                | Sense::Degree
        )
        .then_some(sense)
    }

    /// The currency at `at` and the place behind it: `dollars`, `US dollars`, `CFA francs`.
    pub(super) fn currency(&self, at: usize) -> Option<(Currency, usize)> {
        const COUNTRIES: [(&str, Currency, Currency); 11] = [
            ("us", Currency::Dollar, Currency::UsDollar),
            ("american", Currency::Dollar, Currency::UsDollar),
            ("canadian", Currency::Dollar, Currency::CanadianDollar),
            ("australian", Currency::Dollar, Currency::AustralianDollar),
            ("cfa", Currency::Franc, Currency::CfaFranc),
            ("swiss", Currency::Franc, Currency::SwissFranc),
            ("french", Currency::Franc, Currency::Franc),
            ("indian", Currency::Rupee, Currency::Rupee),
            ("japanese", Currency::Yen, Currency::Yen),
            ("mexican", Currency::Peso, Currency::Peso),
            ("chinese", Currency::Yuan, Currency::Yuan),
        ];
        match self.sense(at)? {
            Sense::Money(currency) => Some((currency, at + 1)),
            Sense::Sign(currency) if currency != Currency::Dollar && self.is_glued(at) => {
                Some((currency, at + 1))
            }
            Sense::Unit(Unit { base: Base::Pound, .. }) if self.is(at + 1, "sterling") => {
                Some((Currency::Sterling, at + 2))
            }
            Sense::Plain | Sense::Function if self.is_capital(at) => {
                if self.are(at, &["hong", "kong"]) && self.has(at + 2, Sense::Money(Currency::Dollar)) {
                    return Some((Currency::HongKongDollar, at + 3));
                }
                let (_, _, currency) = COUNTRIES.iter().find(|(country, plain, _)| {
                    self.is(at, country) && self.has(at + 1, Sense::Money(*plain))
                })?;
                Some((*currency, at + 2))
            }
            _ => None,
        }
    }

    /// The unit of time at `at`; `second` only where no ordinal can be meant.
    pub(super) fn time_unit(&self, at: usize, second: bool) -> Option<(TimeUnit, usize)> {
        match self.sense(at)? {
            Sense::Time(unit) if !self.is_capital(at) => Some((unit, at + 1)),
            Sense::Ordinal(2) if second => Some((TimeUnit::Second, at + 1)),
            _ => None,
        }
    }

    /// The unit of measure at `at` and the place behind it.
    pub(super) fn measure_unit(&self, at: usize) -> Option<(Unit, usize)> {
        let one = |base| Unit { base, power: 1, per: None };
        match self.sense(at)? {
            Sense::Degree | Sense::Unit(Unit { base: Base::Degree, .. }) => {
                let (base, end) = self.scale_of_degrees(at + 1).unwrap_or((Base::Degree, at + 1));
                Some((one(base), end))
            }
            // `50 K`; `50K` is fifty thousand.
            Sense::ShortScale(3) if self.is_capital(at) && !self.is_glued(at) => {
                Some((one(Base::Kelvin), at + 1))
            }
            // Units are seldom capitalised; names such as `Mark` and `Pound` are.
            Sense::Unit(_) if self.is_capital(at) && self.text(at).len() > 3 => None,
            Sense::Unit(unit) => self.with_rate(unit, at + 1),
            _ => self.unit_of_two_words(at),
        }
    }

    /// The scale behind `degrees` or `°`.
    fn scale_of_degrees(&self, at: usize) -> Option<(Base, usize)> {
        let base = match self.sense(at)? {
            Sense::Unit(Unit { base: base @ (Base::Celsius | Base::Fahrenheit | Base::Kelvin), .. }) => base,
            _ if !self.is_capital(at) => return None,
            _ => match self.text(at) {
                "c" => Base::Celsius,
                "f" => Base::Fahrenheit,
                "k" => Base::Kelvin,
                _ => return None,
            },
        };
        Some((base, at + 1))
    }

    /// `square miles`, `nautical miles`, `light-years`.
    fn unit_of_two_words(&self, at: usize) -> Option<(Unit, usize)> {
        let next = self.skip_hyphen(at + 1);
        let plain = match (self.text(at), self.sense(next)?) {
            ("square" | "sq", Sense::Unit(unit)) => Unit { power: 2, ..unit },
            ("cubic" | "cu", Sense::Unit(unit)) => Unit { power: 3, ..unit },
            ("nautical", Sense::Unit(Unit { base: Base::Mile, .. })) => {
                Unit { base: Base::NauticalMile, power: 1, per: None }
            }
            ("astronomical", _) if self.text(next).starts_with("unit") => {
                Unit { base: Base::AstronomicalUnit, power: 1, per: None }
            }
            ("light", Sense::Time(TimeUnit::Year)) => Unit { base: Base::LightYear, power: 1, per: None },
            _ => return None,
        };
        Some((plain, next + 1))
    }

    /// Takes `per hour` or `/s` behind a unit; none if it is divided by something else.
    fn with_rate(&self, unit: Unit, at: usize) -> Option<(Unit, usize)> {
        let per = match (self.text(at), self.text(at + 1)) {
            ("per" | "/", "hour" | "h") => TimeUnit::Hour,
            ("per" | "/", "second" | "s" | "sec") => TimeUnit::Second,
            ("per" | "/", "minute" | "min") => TimeUnit::Minute,
            ("per", "day") => TimeUnit::Day,
            ("per", "year") => TimeUnit::Year,
            _ if self.has(at, Sense::Slash) && self.is_glued(at) => return None,
            _ => return Some((unit, at)),
        };
        Some((Unit { per: Some(per), ..unit }, at + 2))
    }
}
