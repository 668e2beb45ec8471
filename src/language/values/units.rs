//! What is counted: time, money, lengths, weights and other measures.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// `seconds`, `s`.
    Second,
    /// `minutes`.
    Minute,
    /// `hours`.
    Hour,
    /// `days`.
    Day,
    /// `weeks`, seven days.
    Week,
    /// `months` of the calendar.
    Month,
    /// `years`.
    Year,
    /// `decades`, ten years.
    Decade,
    /// `centuries`, a hundred years.
    Century,
    /// `millennia`, a thousand years.
    Millennium,
}

/// What a number measures, apart from time and money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// `mm`.
    Millimetre,
    /// `cm`.
    Centimetre,
    /// `m`.
    Metre,
    /// `km`.
    Kilometre,
    /// `in`, 25.4 mm.
    Inch,
    /// `ft`, 12 inches.
    Foot,
    /// `yd`, 3 feet.
    Yard,
    /// `mi`, 1760 yards.
    Mile,
    /// 1852 m.
    NauticalMile,
    /// `AU`, the mean distance of the Earth from the Sun.
    AstronomicalUnit,
    /// As far as light comes in a year.
    LightYear,
    /// 3.26 light years.
    Parsec,
    /// `ha`, 10,000 m².
    Hectare,
    /// 4840 square yards.
    Acre,
    /// `ml`.
    Millilitre,
    /// `l`.
    Litre,
    /// Of either system.
    Pint,
    /// Of either system.
    Gallon,
    /// Of oil, or of anything.
    Barrel,
    /// Of either system.
    Bushel,
    /// `mg`.
    Milligram,
    /// `g`.
    Gram,
    /// `kg`.
    Kilogram,
    /// 1000 kg.
    Tonne,
    /// Of any system.
    Ton,
    /// `oz`.
    Ounce,
    /// `lb`, of weight.
    Pound,
    /// `°C`.
    Celsius,
    /// `°F`.
    Fahrenheit,
    /// `K`.
    Kelvin,
    /// Of an angle, or of a temperature whose scale is not told.
    Degree,
    /// Nautical miles an hour.
    Knot,
    /// `W`.
    Watt,
    /// `kW`.
    Kilowatt,
    /// `MW`.
    Megawatt,
    /// `GW`.
    Gigawatt,
    /// `V`.
    Volt,
    /// `J`.
    Joule,
    /// `cal`, small or large.
    Calorie,
    /// `Hz`.
    Hertz,
    /// `kHz`.
    Kilohertz,
    /// `MHz`.
    Megahertz,
    /// `GHz`.
    Gigahertz,
    /// `B`.
    Byte,
    /// `kB`.
    Kilobyte,
    /// `MB`.
    Megabyte,
    /// `GB`.
    Gigabyte,
    /// `TB`.
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
    /// `US$`, `US dollars`.
    UsDollar,
    /// `C$`, `Canadian dollars`.
    CanadianDollar,
    /// `A$`, `Australian dollars`.
    AustralianDollar,
    /// `HK$`, `Hong Kong dollars`.
    HongKongDollar,
    /// `cents`, without the currency.
    Cent,
    /// `€`, `euros`.
    Euro,
    /// `£`, `pounds sterling`.
    Sterling,
    /// `¥`, `yen`.
    Yen,
    /// `yuan`.
    Yuan,
    /// `₹`, `rupees`, without the country.
    Rupee,
    /// `francs`, without the country.
    Franc,
    /// `CFA francs`, of West or Central Africa.
    CfaFranc,
    /// `Swiss francs`.
    SwissFranc,
    /// `roubles`, `rubles`.
    Rouble,
    /// `won`.
    Won,
    /// `pesos`, without the country.
    Peso,
    /// `lira`, `lire`, without the country.
    Lira,
    /// `marks`, of any Germany.
    Mark,
    /// `shillings`.
    Shilling,
    /// `ducats`.
    Ducat,
    /// `florins`.
    Florin,
}
