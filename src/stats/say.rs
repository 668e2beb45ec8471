//! The figures in words: titles and remarks, the same in the terminal and on the page.

use super::cards::Forecast;
use super::date::short;
use super::gather::Stats;
use super::learning::Learning;
use super::rate::Rate;
use crate::clock::Day;
use crate::text::count;

/// A count and its noun.
pub(super) fn counted(number: u64, noun: &str) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), noun)
}

/// `34 s`, `2 min 5 s`
pub(super) fn seconds(seconds: f64) -> String {
    let whole = seconds.round() as u64;
    match (whole / 60, whole % 60) {
        (0, rest) => format!("{rest} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, rest) => format!("{minutes} min {rest} s"),
    }
}

/// `86-96%`, or a dash without reviews.
pub(super) fn interval(rate: &Rate) -> String {
    match rate.interval() {
        Some([low, high]) => format!("{:.0}-{:.0}%", (100.0 * low).floor(), (100.0 * high).ceil()),
        None => "-".to_owned(),
    }
}

/// What stands at the top.
pub(super) fn title(stats: &Stats) -> String {
    match &stats.deck {
        Some(deck) => format!("What happened with {deck}, up to {}", stats.today),
        None => format!("What happened, up to {}", stats.today),
    }
}

/// What an empty history is told; `None` when there are answers.
pub(super) fn nothing(stats: &Stats) -> Option<String> {
    match &stats.deck {
        _ if stats.answers + stats.after_today > 0 => None,
        Some(deck) => Some(format!("Nothing of {deck} was answered yet. `griot study {deck}` begins.")),
        None => Some("Nothing was answered yet. `griot` begins; come back after a few days.".to_owned()),
    }
}

/// Answers that no figure by day has.
pub(super) fn after_today(stats: &Stats) -> Option<String> {
    (stats.after_today > 0).then(|| {
        let answers = counted(stats.after_today, "answer");
        format!("{answers} dated after today, by a clock that was ahead: left out of days and rates.")
    })
}

pub(super) fn year(stats: &Stats) -> String {
    let days = stats.year.days.len() as u64;
    format!("The last year: {} on {}", counted(stats.year.answers, "answer"), counted(days, "day"))
}

pub(super) fn streak(stats: &Stats) -> String {
    let streak = &stats.streak;
    format!(
        "Streak: {} now, {} at most. Studied on {}: {} of {}.",
        counted(streak.current, "day"),
        streak.longest,
        counted(streak.days, "day"),
        counted(stats.answers, "answer"),
        counted(stats.cards, "card"),
    )
}

pub(super) fn answers_a_day(stats: &Stats) -> String {
    let answers: u64 = stats.days.iter().map(|day| day.answers).sum();
    format!("Answers a day, last 30 days: {answers} in all")
}

pub(super) fn minutes_a_day(stats: &Stats) -> String {
    let millis: u64 = stats.days.iter().map(|day| day.millis).sum();
    format!("Minutes a day, last 30 days: {} in all", minutes(millis as f64 / 60_000.0))
}

/// What the minutes are made of.
pub(super) fn timed(stats: &Stats) -> String {
    let timed: u64 = stats.days.iter().map(|day| day.timed).sum();
    format!("From question to reply, {}, each at most 60 s.", counted(timed, "answer"))
}

/// `12`, or `0.5` where a whole number would say too little.
pub(super) fn minutes(minutes: f64) -> String {
    if minutes < 10.0 { format!("{minutes:.1}") } else { format!("{minutes:.0}") }
}

pub(super) fn weeks(stats: &Stats) -> String {
    match stats.recall.all.reviews {
        0 => "Recalled by week: no card was asked again on a later day yet".to_owned(),
        _ => format!("Recalled by week: {} in all", stats.recall.all),
    }
}

/// What a review is.
pub(super) const REVIEW: &str = "Of cards last answered on an earlier day.";

pub(super) fn calibration(stats: &Stats) -> String {
    let reviews: u64 = stats.recall.calibration.iter().map(|bin| bin.recalled.reviews).sum();
    match reviews {
        0 => "Predicted and recalled: no recall was predicted yet".to_owned(),
        reviews => format!("Predicted and recalled: {}", counted(reviews, "review")),
    }
}

/// `90-95%`
pub(super) fn bin(from: f64, to: f64) -> String {
    format!("{:.0}-{:.0}%", 100.0 * from, 100.0 * to)
}

pub(super) fn forecast(stats: &Stats) -> String {
    let forecast = &stats.forecast;
    format!("Due in the next 30 days: {} of {}", forecast.due(), counted(forecast.cards, "card"))
}

/// What the forecast leaves out.
pub(super) fn left_out(stats: &Stats) -> String {
    let known = "Today with what was left from before. Each card once: studying adds more.";
    let Forecast { suspended, in_no_deck, .. } = stats.forecast;
    let without = match (suspended, in_no_deck) {
        (0, 0) => return known.to_owned(),
        (suspended, 0) => counted(suspended, "suspended card"),
        (0, in_no_deck) => format!("{} in no deck", counted(in_no_deck, "card")),
        (suspended, in_no_deck) => {
            format!("{} and {} in no deck", counted(suspended, "suspended card"), counted(in_no_deck, "card"))
        }
    };
    format!("{known} Without {without}.")
}

pub(super) fn stability(stats: &Stats) -> String {
    format!("Stability: {}", counted(stats.stability.cards, "card"))
}

/// What stability is.
pub(super) const STABILITY: &str = "How long until a card is recalled with a probability of 0.9.";

pub(super) fn hardest(stats: &Stats) -> String {
    match stats.hardest.len() {
        0 => "Hardest cards: none is hard so far".to_owned(),
        _ => "Hardest cards".to_owned(),
    }
}

/// What makes a card hard.
pub(super) fn hard(lapses: u32, answers: u32, difficulty: f32) -> String {
    let answers = counted(u64::from(answers), "answer");
    match lapses {
        0 => format!("{answers}, difficulty {difficulty:.1}"),
        lapses => {
            let times = counted(u64::from(lapses), "time");
            format!("forgotten {times} in {answers}, difficulty {difficulty:.1}")
        }
    }
}

/// Of fewer cards than this the range is told, and no median.
const FEW: u64 = 20;

pub(super) fn learning(learning: Option<&Learning>) -> String {
    let what = "Time to learn a card, up to its first recall on a later day";
    match learning {
        None => format!("{what}: not known yet."),
        Some(Learning { cards, seconds: [least, low, median, high, most] }) => {
            let cards_said = counted(*cards, "card");
            let said = match cards {
                _ if seconds(*least) == seconds(*most) => seconds(*median),
                cards if *cards < FEW => format!("{} to {}", seconds(*least), seconds(*most)),
                _ => format!(
                    "{} in the median, half of them {} to {}",
                    seconds(*median),
                    seconds(*low),
                    seconds(*high)
                ),
            };
            format!("{what}: {said} ({cards_said}).")
        }
    }
}

/// The ends of the last 30 days, and of the next.
pub(super) fn ends(first: Day, last: Day) -> [String; 2] {
    [short(first), short(last)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::CardKey;
    use crate::memory::{CardState, Memory, Rating};
    use crate::stats::{Gather, Standing};

    #[test]
    fn times_and_intervals_are_said_shortly() {
        assert_eq!([59.4, 60.0, 125.0].map(seconds), ["59 s", "1 min", "2 min 5 s"]);
        assert_eq!([0.25, 9.9, 12.4].map(minutes), ["0.2", "9.9", "12"]);
        // An interval is never said to be narrower than it is.
        assert_eq!(interval(&Rate { recalled: 10, reviews: 10 }), "72-100%");
        assert_eq!(interval(&Rate::default()), "-");
        assert_eq!(bin(0.85, 0.9), "85-90%");
    }

    #[test]
    fn what_the_forecast_leaves_out_is_said() {
        let said = |suspended: i32, in_no_deck| {
            let mut gather = Gather::new(Day(1));
            for n in 0..suspended {
                let state = CardState {
                    memory: Memory { stability: 1.0, difficulty: 5.0 },
                    first_day: Day(0),
                    last_day: Day(0),
                    last_rating: Rating::Good,
                    due: Day(1),
                    reviews: 1,
                    lapses: 0,
                };
                let card = CardKey::from_stored(format!("d/{n}"));
                gather.card(Standing { card, question: None, state, is_suspended: true });
            }
            gather.in_no_deck(in_no_deck);
            left_out(&gather.finish(None)).split_once("adds more.").unwrap().1.to_owned()
        };
        assert_eq!(said(0, 0), "");
        assert_eq!(said(1, 0), " Without 1 suspended card.");
        assert_eq!(said(0, 2), " Without 2 cards in no deck.");
        assert_eq!(said(2, 1), " Without 2 suspended cards and 1 card in no deck.");
    }

    #[test]
    fn few_cards_make_no_median() {
        let of = |cards| learning(Some(&Learning { cards, seconds: [1.0, 2.0, 3.0, 4.0, 90.0] }));
        let said = |cards| of(cards).split_once(": ").unwrap().1.to_owned();
        let one = learning(Some(&Learning { cards: 1, seconds: [3.0; 5] }));
        assert!(one.ends_with(": 3 s (1 card)."));
        assert_eq!(said(19), "1 s to 1 min 30 s (19 cards).");
        assert_eq!(said(20), "3 s in the median, half of them 2 s to 4 s (20 cards).");
        assert!(learning(None).ends_with(": not known yet."));
    }
}
