//! What is counted: time, money, lengths, weights and other measures.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What a number measures, apart from time and money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    Millimetre,
    Centimetre,
    Metre,
    Kilometre,
    Inch,
    Foot,
    Yard,
    Mile,
    NauticalMile,
    AstronomicalUnit,
    LightYear,
    Parsec,
    Hectare,
    Acre,
    Millilitre,
    Litre,
    Pint,
    Gallon,
    Barrel,
    Bushel,
    Milligram,
    Gram,
    Kilogram,
    Tonne,
    Ton,
    Ounce,
    Pound,
    Celsius,
    Fahrenheit,
    Kelvin,
    /// Of an angle, or of a temperature whose scale is not told.
    Degree,
    Knot,
    Watt,
    Kilowatt,
    Megawatt,
    Gigawatt,
    Volt,
    Joule,
    Calorie,
    Hertz,
    Kilohertz,
    Megahertz,
    Gigahertz,
    Byte,
    Kilobyte,
    Megabyte,
    Gigabyte,
    Terabyte,
}

/// A unit of measure: `km`, `square miles`, `metres per second`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The unit itself.
    pub base: Base,
    /// 2 for `square`, 3 for `cubic`, else 1.
    pub power: u8,
    /// The time in `per hour`.
    pub per: Option<TimeUnit>,
}

/// A currency, as far as the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    /// `$` or `dollars`, without the country.
    Dollar,
    UsDollar,
    CanadianDollar,
    AustralianDollar,
    HongKongDollar,
    Cent,
    Euro,
    /// `£`, `pounds sterling`.
    Sterling,
    Yen,
    Yuan,
    Rupee,
    /// `francs`, without the country.
    Franc,
    CfaFranc,
    SwissFranc,
    Rouble,
    Won,
    Peso,
    Lira,
    Mark,
    Shilling,
    Ducat,
    Florin,
}
