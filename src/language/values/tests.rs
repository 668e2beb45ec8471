//! Values in sentences, and properties of them all.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

/// Words cut at spaces and at marks, roughly as sentences are.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |place: usize| chars.get(place).map_or(' ', |(_, c)| *c);
    let mut start = 0;
    while start < chars.len() {
        let mut end = start + 1;
        if at(start).is_alphanumeric() {
            let inner = |place: usize| match at(place) {
                '.' | ',' | '/' | ':' if at(place + 1).is_ascii_digit() => at(place - 1).is_ascii_digit(),
                // `B.C.`, `Jan.`
                '.' => {
                    at(place + 1).is_alphabetic()
                        || (place > 1 && at(place - 2) == '.')
                        || text[..chars[place].0].ends_with("Jan")
                }
                c => c.is_alphanumeric(),
            };
            while end < chars.len() && inner(end) {
                end += 1;
            }
        } else if at(start) == '\'' {
            while at(end).is_alphanumeric() {
                end += 1;
            }
        }
        if !at(start).is_whitespace() {
            let end = chars.get(end).map_or(text.len(), |(place, _)| *place);
            let span = Span::new(chars[start].0, end);
            words.push(Word { span, form: span.of(text).to_owned(), joined: false });
        }
        start = end;
    }
    words
}

/// The values of a text, each as its text and what it says.
fn read(text: &str) -> Vec<(String, Quantity)> {
    let values = values(&words(text));
    values.into_iter().map(|value| (value.span.of(text).to_owned(), value.quantity)).collect()
}

/// The only value of a text.
fn only(text: &str) -> Quantity {
    let mut values = read(text);
    assert_eq!(values.len(), 1, "{text}: {values:?}");
    values.remove(0).1
}

/// The only value of a text, which is a date.
fn date(text: &str) -> When {
    match only(text) {
        Quantity::Date(when) => when,
        other => panic!("{text}: {other:?}"),
    }
}

fn whole(number: i64) -> Amount {
    Amount::exactly(Number::whole(number))
}

fn bounded(number: i64, bound: Bound) -> Amount {
    Amount { bound, ..whole(number) }
}

#[test]
fn dates_are_read_in_plain_english() {
    for (text, plain) in [
        ("on 11 January 2013.", "11 January 2013"),
        ("on January 11, 2013, they", "11 January 2013"),
        ("on Jan. 11", "11 January"),
        ("the 11th of January", "11 January"),
        ("the eleventh of January, 2013", "11 January 2013"),
        ("on Friday, January 11th, 2013", "11 January 2013"),
        ("on 2013-01-11", "11 January 2013"),
        ("on 25/04/2013", "25 April 2013"),
        ("on 4/25/2013", "25 April 2013"),
        ("in January 2013", "January 2013"),
        ("in May", "May"),
        ("in 2013", "2013"),
        ("in the fall of 1918", "autumn 1918"),
        ("spring 2012", "spring 2012"),
        ("in the late 1500s", "the late 1500s"),
        ("in the early 1960s", "the early 1960s"),
        ("mid-1980s", "the mid-1980s"),
        ("the '90s", "the 1990s"),
        ("the nineteen-sixties", "the 1960s"),
        ("in the sixties", "the 1960s"),
        ("nineteenth-century art", "the 19th century"),
        ("the late nineteenth century", "the late 19th century"),
        ("the 5th century BC", "the 5th century BCE"),
        ("the third millennium BC", "the 3rd millennium BCE"),
        ("in 44 B.C.", "44 BCE"),
        ("10,000 BCE", "10000 BCE"),
        ("AD 79", "79 CE"),
        ("A.D. 79", "79 CE"),
        ("the Ides of March 44 BC", "March 44 BCE"),
        ("c. 1450", "about 1450"),
        ("circa 1450", "about 1450"),
        ("by 1980", "by 1980"),
        ("since 2012", "since 2012"),
        ("post-1945", "after 1945"),
        ("in 1871 – 72", "1871 to 1872"),
        ("the 1900 census", "1900"),
        ("Christmas 1776", "25 December 1776"),
        ("the first half of the 20th century", "the first half of the 20th century"),
        ("at the end of 1918", "late 1918"),
        ("early in 2013", "early 2013"),
        ("(1914–1918)", "1914 to 1918"),
        ("in 2012-13", "2012 to 2013"),
        ("from 1914 to 1918", "1914 to 1918"),
        ("between 2012 and 2013", "2012 to 2013"),
        ("the years 1914 through 1918", "1914 to 1918"),
        ("from 44 to 31 BC", "44 BCE to 31 BCE"),
        ("from March to June 1994", "March 1994 to June 1994"),
        ("June 6-9, 1944", "6 June 1944 to 9 June 1944"),
        ("6 to 9 June 1944", "6 June 1944 to 9 June 1944"),
        ("21 March – 3 April 1918", "21 March 1918 to 3 April 1918"),
        ("between the spring of 1917 and the summer of 1918", "spring 1917 to summer 1918"),
        ("the late 18th and early 19th centuries", "the late 18th century to the early 19th century"),
        ("in the year 71", "71 CE"),
    ] {
        assert_eq!(date(text).to_string(), plain, "{text}");
    }
}

#[test]
fn a_month_that_is_a_given_name_too_is_only_likely() {
    let certainty = |text: &str| values(&words(text))[0].certainty;
    for text in ["criticism of May grew", "support from June", "a law by April", "talks between May and them"]
    {
        assert_eq!(certainty(text), Certainty::Likely, "{text}");
    }
    for text in [
        "in May",
        "since April",
        "until the end of May",
        "from May to June",
        "the month of March",
        "of May 2010",
        "by July",
    ] {
        assert_eq!(certainty(text), Certainty::Sure, "{text}");
    }
}

#[test]
fn a_year_in_a_list_is_one() {
    let years: Vec<String> = read("in 1618, 1620 and 1648").into_iter().map(|(text, _)| text).collect();
    assert_eq!(years, ["1618", "1620", "1648"]);
    let days: Vec<Quantity> = read("on 23 January and 29").into_iter().map(|(_, value)| value).collect();
    assert_eq!(days, [only("23 January"), only("29 January")]);
    assert!(read("in 1618, 1620 and 1648").iter().all(|(_, value)| matches!(value, Quantity::Date(_))));
}

#[test]
fn a_number_is_a_year_only_with_a_cue() {
    for text in ["1500 troops", "2013 people", "1,500 people", "He read 1984 again", "over 1900 ships"] {
        assert!(matches!(only(text), Quantity::Number(_)), "{text}");
    }
    for (text, certainty) in [
        ("in 1984", Certainty::Sure),
        ("the Treaty of 1648", Certainty::Sure),
        ("the 2013 coup", Certainty::Likely),
        ("the 2012 elections", Certainty::Likely),
        ("around 1450", Certainty::Likely),
        ("In 476, Rome fell", Certainty::Likely),
    ] {
        let value = &values(&words(text))[0];
        assert!(matches!(value.quantity, Quantity::Date(_)), "{text}");
        assert_eq!(value.certainty, certainty, "{text}");
    }
}

#[test]
fn what_is_no_value_is_left_out() {
    for text in [
        "Resolution 2100 passed",
        "flight 1549",
        "see page 1234",
        "a Boeing 747",
        "World War II",
        "Louis XIV",
        "Article 5",
        "call 555-1234",
        "version 3.0.1",
        "they won 3-2",
        "John 3:16",
        "30 February 2013",
        "on 11/01/2013",
        "he may go",
        "They march on",
        "one knows",
        "no one",
        "the First World War",
        "he first came",
        "in his sixties",
        "won 95 to 1",
        "since then [6]",
        "a third",
        "the fall",
        "once a week",
        "a prosperous one filled",
        "the Motorola 68000 series",
        "a ten-thousandth",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn numbers_are_read_with_their_bounds() {
    for (text, number, bound) in [
        ("thirteen thousand men", 13_000, Bound::Exactly),
        ("two hundred and five", 205, Bound::Exactly),
        ("twenty-one million", 21_000_000, Bound::Exactly),
        ("one and a half million", 1_500_000, Bound::Exactly),
        ("a million and a half", 1_500_000, Bound::Exactly),
        ("2 1/2 million people", 2_500_000, Bound::Exactly),
        ("half a million people", 500_000, Bound::Exactly),
        ("a dozen eggs", 12, Bound::Exactly),
        ("two dozen", 24, Bound::Exactly),
        ("over 13,000", 13_000, Bound::Over),
        ("more than 8.5 million", 8_500_000, Bound::Over),
        ("nearly 4,000", 4000, Bound::Nearly),
        ("some 4,000", 4000, Bound::About),
        ("4,000 or so", 4000, Bound::About),
        ("at least 40", 40, Bound::AtLeast),
        ("40 or more", 40, Bound::AtLeast),
        ("up to 20 men", 20, Bound::UpTo),
        ("fewer than 3", 3, Bound::Under),
        ("hundreds of men", 100, Bound::Several),
        ("tens of thousands", 10_000, Bound::Several),
        ("a few hundred", 100, Bound::Several),
    ] {
        assert_eq!(only(text), Quantity::Number(bounded(number, bound)), "{text}");
    }
    let range = Amount { high: Number::whole(10_000_000), ..whole(5_000_000) };
    assert_eq!(only("5 to 10 million"), Quantity::Number(range));
}

#[test]
fn a_number_tells_what_it_counts() {
    let noun = |text: &str| {
        let words = words(text);
        values(&words)[0].noun.map(|at| words[at].form.clone())
    };
    assert_eq!(noun("over 13,000 troops left").as_deref(), Some("troops"));
    assert_eq!(noun("a five-member council").as_deref(), Some("member"));
    assert_eq!(noun("the 42nd president").as_deref(), Some("president"));
    assert_eq!(noun("there were 40 of them"), None);
}

#[test]
fn units_are_read() {
    let duration = |number, unit| Quantity::Duration { amount: number, unit };
    let half = |number| Amount::exactly(Number::ratio(number, 2).unwrap());
    assert_eq!(only("four years"), duration(whole(4), TimeUnit::Year));
    assert_eq!(only("the 15-year term"), duration(whole(15), TimeUnit::Year));
    assert_eq!(only("several months"), duration(bounded(1, Bound::Several), TimeUnit::Month));
    assert_eq!(only("two and a half years"), duration(half(5), TimeUnit::Year));
    assert_eq!(only("half a century"), duration(half(1), TimeUnit::Century));
    assert_eq!(only("for a week"), duration(whole(1), TimeUnit::Week));
    assert_eq!(only("thousands of years"), duration(bounded(1000, Bound::Several), TimeUnit::Year));
    assert_eq!(only("15 more years"), duration(whole(15), TimeUnit::Year));
    assert_eq!(only("30 seconds"), duration(whole(30), TimeUnit::Second));

    let money = |number, currency| Quantity::Money { amount: whole(number), currency };
    assert_eq!(only("$4.5 million"), money(4_500_000, Currency::Dollar));
    assert_eq!(only("€500m"), money(500_000_000, Currency::Euro));
    assert_eq!(only("12 million US dollars"), money(12_000_000, Currency::UsDollar));
    assert_eq!(only("US$5"), money(5, Currency::UsDollar));
    assert_eq!(only("£3"), money(3, Currency::Sterling));
    assert_eq!(only("500 CFA francs"), money(500, Currency::CfaFranc));
    assert_eq!(only("$1990"), money(1990, Currency::Dollar));

    let share = |above, below| Quantity::Share(Amount::exactly(Number::ratio(above, below).unwrap()));
    for text in ["40%", "40 percent", "40 per cent", "two-fifths", "four out of ten"] {
        assert_eq!(only(text), share(2, 5), "{text}");
    }
    assert_eq!(only("a third of them"), share(1, 3));
    assert_eq!(only("half of it"), share(1, 2));
    assert_eq!(only("one in 500 people"), share(1, 500));

    let measure = |number, base, power, per| Quantity::Measure {
        amount: whole(number),
        unit: Unit { base, power, per },
    };
    assert_eq!(only("5 km"), measure(5, Base::Kilometre, 1, None));
    assert_eq!(only("20 square miles"), measure(20, Base::Mile, 2, None));
    assert_eq!(only("90 km/h"), measure(90, Base::Kilometre, 1, Some(TimeUnit::Hour)));
    assert_eq!(only("at -5 °C"), measure(-5, Base::Celsius, 1, None));
    assert_eq!(only("12 degrees Celsius"), measure(12, Base::Celsius, 1, None));
    assert_eq!(only("the 42nd"), Quantity::Ordinal(42));
    assert_eq!(only("a third man"), Quantity::Ordinal(3));
}

#[test]
fn times_told_from_others_are_read() {
    let relative = |text: &str| match only(text) {
        Quantity::Relative(Relative { anchor, direction, step, .. }) => (anchor, direction, step),
        other => panic!("{text}: {other:?}"),
    };
    let year = Step::Unit(TimeUnit::Year);
    assert_eq!(relative("last year"), (Anchor::Writing, Direction::Earlier, year));
    assert_eq!(relative("two years later"), (Anchor::Told, Direction::Later, year));
    assert_eq!(relative("ten years ago"), (Anchor::Writing, Direction::Earlier, year));
    assert_eq!(relative("the following year"), (Anchor::Told, Direction::Later, year));
    assert_eq!(relative("on Tuesday"), (Anchor::Writing, Direction::Untold, Step::Weekday(Weekday::Tuesday)));
    assert!(!only("last year").same(&only("last year")));

    let clock = |hour, minute, half_told| Quantity::Clock(Clock { hour, minute, half_told });
    assert_eq!(only("at 10:30 p.m. sharp"), clock(22, 30, true));
    assert_eq!(only("at 5 am"), clock(5, 0, true));
    assert_eq!(only("at 14:05"), clock(14, 5, true));
    assert_eq!(only("at six thirty"), clock(6, 30, false));
    assert_eq!(only("at five o'clock"), clock(5, 0, false));
    assert_eq!(only("at noon"), clock(12, 0, true));
}

#[test]
fn values_can_be_compared() {
    assert!(only("in 2013").contains(&only("11 January 2013")));
    assert!(!only("11 January 2013").contains(&only("in 2013")));
    assert!(!only("in 2013").same(&only("11 January 2013")));
    assert!(only("11 January 2013").same(&only("January 11, 2013")));
    assert!(only("in January").contains(&only("on 11 January")));
    assert!(only("the 1960s").contains(&only("in 1968")));
    assert!(only("the 20th century").contains(&only("in 1968")));
    // Whether 1900 belongs to it is told both ways.
    assert!(!only("the 20th century").contains(&only("in 1900")));
    assert!(only("since 2012").contains(&only("in 2013")));
    assert!(!only("since 2012").contains(&only("in 2011")));
    assert!(!only("about 1450").contains(&only("in 1450")));
    assert!(!only("over 13,000").same(&only("13,000")));
    assert!(only("half of them").same(&only("50%")));
    assert!(!only("$5").same(&only("US$5")));
}

#[test]
fn dates_have_an_order_where_it_is_certain() {
    for (first, second, order) in [
        ("in 44 BC", "AD 79", Some(Ordering::Less)),
        ("in 500 BC", "in 44 BC", Some(Ordering::Less)),
        ("11 January 2013", "in 2012", Some(Ordering::Greater)),
        ("11 January 2013", "in 2013", None),
        ("11 January 2013", "January 11, 2013", Some(Ordering::Equal)),
        ("in 2013", "in 2013", None),
        ("11 January", "12 January", None),
        ("the 18th century", "in 1801", Some(Ordering::Less)),
        ("the 18th century", "in 1700", None),
        ("winter 1918", "in 1919", None),
        ("before 1980", "in 1980", Some(Ordering::Less)),
        ("from 1914 to 1918", "in 1919", Some(Ordering::Less)),
        ("about 1450", "in 1980", None),
    ] {
        assert_eq!(date(first).order(&date(second)), order, "{first} / {second}");
        assert_eq!(date(second).order(&date(first)), order.map(Ordering::reverse), "{second} / {first}");
    }
}

/// Years that may be written with their era or without.
fn year() -> impl Strategy<Value = Year> {
    prop_oneof![(-2999..=2999i32).prop_map(Year), (1000..=2100i32).prop_map(Year)]
}

/// The first years of decades and hundreds as they are told.
fn first_year(length: i32) -> impl Strategy<Value = Year> {
    (1..2990 / length).prop_flat_map(move |count| {
        prop_oneof![Just(Year(count * length)), Just(Year(1 - count * length - (length - 1)))]
    })
}

fn number(most: i16) -> impl Strategy<Value = i16> {
    prop_oneof![1..=most, -most..=-1]
}

fn point() -> impl Strategy<Value = Point> {
    let month = || (1..=12u8).prop_filter_map("a month", Month::new);
    const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    let is_decade = |first: &Year| {
        let (year, before) = first.in_era();
        (if before { year - 9 } else { year }) % 100 != 0
    };
    prop_oneof![
        (year(), month(), 1..=28u8).prop_map(|(year, month, day)| Point::Day {
            year: Some(year),
            month,
            day
        }),
        (year(), month()).prop_map(|(year, month)| Point::Month { year: Some(year), month }),
        (year(), proptest::sample::select(&SEASONS[..]))
            .prop_map(|(year, season)| Point::Season { year, season }),
        year().prop_map(Point::Year),
        first_year(10).prop_filter("no hundred", is_decade).prop_map(Point::Decade),
        first_year(100).prop_map(Point::Hundred),
        number(99).prop_map(Point::Century),
        number(9).prop_map(Point::Millennium),
    ]
}

fn dated() -> impl Strategy<Value = Date> {
    const PARTS: [Part; 6] =
        [Part::Early, Part::Mid, Part::Late, Part::FirstHalf, Part::SecondHalf, Part::Turn];
    (point(), proptest::option::of(proptest::sample::select(&PARTS[..])))
        .prop_map(|(point, part)| Date { point, part: part.filter(|_| point.precision() > Precision::Day) })
}

fn when() -> impl Strategy<Value = When> {
    use Qualifier::{About, After, Before, By, Exactly, Since, Until};
    const QUALIFIERS: [Qualifier; 7] = [Exactly, About, Before, After, By, Since, Until];
    let one = (dated(), proptest::sample::select(&QUALIFIERS[..])).prop_map(|(from, qualifier)| When {
        from,
        to: None,
        qualifier,
    });
    let range = (dated(), dated())
        .prop_filter("in order", |(from, to)| When::on(*from).order(&When::on(*to)) == Some(Ordering::Less))
        .prop_map(|(from, to)| When { from, to: Some(to), qualifier: Exactly });
    prop_oneof![one, range]
}

/// Words of the kind that values are made of, and others.
fn scrap() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const KNOWN: &[&str] = &[
        "1914", "18", "13,000", "4.5", "-", "–", "/", ":", ",", ".", "$", "%", "11th", "1980s", "'90s",
        "the", "of", "to", "and", "from", "between", "a", "half", "third", "second", "hundred",
        "million", "dozen", "twenty", "one", "May", "January", "Jan.", "century", "BC", "AD", "about",
        "over", "more", "than", "late", "mid", "first", "years", "ago", "later", "km", "per", "hour",
        "US", "dollars", "hundreds", "several", "in", "by", "fall", "Tuesday", "a.m.", "(", ")", "[",
        "]", "°", "C", "or", "so", "Christmas", "today", "€5m", "1914–18", "3.0.1", "no", "°C", "½",
        "99999999999999999999",
    ];
    prop_oneof![
        4 => proptest::sample::select(KNOWN).prop_map(str::to_owned),
        1 => "[0-9.,:/-]{1,12}",
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn the_text_of_a_date_reads_back(when in when()) {
        let preposition = if when.to.is_some() { "from" } else { "in" };
        let text = format!("{preposition} {when} .");
        prop_assert_eq!(date(&text), when, "{}", text);
    }

    #[test]
    fn a_date_contains_itself_and_has_no_order_with_itself(when in when()) {
        prop_assert!(when.contains(&when));
        prop_assert!(when.order(&when).is_none_or(Ordering::is_eq));
    }

    #[test]
    fn a_contained_date_is_not_before(one in when(), other in when()) {
        if one.contains(&other) {
            prop_assert!(one.order(&other).is_none_or(Ordering::is_eq));
        }
    }

    #[test]
    fn values_are_in_order_and_apart(scraps in proptest::collection::vec((scrap(), any::<bool>()), 0..30)) {
        let mut at = 0;
        let words: Vec<Word> = scraps.into_iter().map(|(form, spaced)| {
            let start = at + usize::from(spaced);
            at = start + form.len();
            Word { span: Span::new(start, at), form, joined: false }
        }).collect();
        let mut end = 0;
        for value in values(&words) {
            prop_assert!(value.words.start >= end && value.words.start < value.words.end);
            end = value.words.end;
            prop_assert!(end <= words.len());
            prop_assert_eq!(value.span, words[value.words.start].span.to(words[end - 1].span));
            prop_assert!(value.noun.is_none_or(|noun| noun >= end && noun < words.len()));
        }
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    for text in [
        "1".repeat(200_000),
        "1-".repeat(20_000),
        "( ".repeat(20_000),
        "hundred ".repeat(20_000),
        "five and ".repeat(20_000),
        "1 to ".repeat(20_000),
        "early ".repeat(20_000),
        "weeks".repeat(1000),
    ] {
        let start = std::time::Instant::now();
        let _ = values(&words(&text));
        assert!(start.elapsed().as_secs() < 20, "{}", &text[..10]);
    }
}
