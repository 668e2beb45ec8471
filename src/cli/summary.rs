//! How a session went, and when cards come back, in words.

use std::time::Duration;

use super::desk::LibraryDesk;
use super::failure::Failure;
use crate::clock::Day;
use crate::memory::Rating;
use crate::session::Summary;
use crate::text::count;

/// What a session may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    pub new: NewCards,
    /// The minutes of the day that it is to end with.
    pub minutes: Option<u32>,
}

/// How many new cards a session may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewCards {
    /// What is left of the day's.
    OfTheDay(usize),
    /// As many as the learner asked for.
    Asked(usize),
}

impl NewCards {
    pub fn count(self) -> usize {
        match self {
            NewCards::OfTheDay(count) | NewCards::Asked(count) => count,
        }
    }
}

/// How the session went, a line each.
pub fn summary(desk: &LibraryDesk, done: &Summary, allowed: Allowed) -> Result<Vec<String>, Failure> {
    let today = desk.today();
    let mut lines = told(done);
    if let (true, Some(minutes)) = (done.is_time_over, allowed.minutes) {
        let due = desk.library.store.due(&desk.scope, today)?.len();
        lines.push(format!(
            "Time is over for today ({}); {} due for tomorrow (--minutes 10 goes on).",
            count(minutes as usize, "minute"),
            count(due, "card"),
        ));
    } else if done.answers == 0 {
        lines.push(nothing_done(desk, today, allowed.new)?);
    }
    let forecast = desk.library.store.forecast(&desk.scope.decks, today)?;
    lines.push(format!("Due by tomorrow: {}. Within a week: {}.", forecast.tomorrow, forecast.week));
    Ok(lines)
}

/// When a card comes back.
pub fn comes_back(rating: Rating, due: Day, today: Day) -> String {
    match due - today {
        _ if rating == Rating::Again => "Comes back in this session.".to_owned(),
        ..=0 => "Comes back today.".to_owned(),
        1 => "Comes back tomorrow.".to_owned(),
        days => {
            format!("Comes back in {} ({}).", count(days as usize, "day"), due.date().strftime("%-d %B %Y"))
        }
    }
}

/// What a learner is told of a card that does not stick.
pub fn leech(lapses: u32) -> String {
    format!(
        " You have forgotten this card {lapses} times: it is a leech. Reword it, split it, or set it aside (x); \
         `griot leeches` lists all."
    )
}

fn told(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.answers > 0 {
        let share = (summary.right_first * 100 + summary.cards / 2) / summary.cards.max(1);
        lines.push(format!(
            "{} studied ({} new) in {}: {} right at the first answer ({share}%).",
            count(summary.cards, "card"),
            summary.new,
            duration(summary.time),
            summary.right_first,
        ));
        let repeats = summary.answers - summary.cards;
        if repeats > 0 {
            lines.push(format!("{} repeated.", count(repeats, "answer")));
        }
    }
    if summary.suspended > 0 {
        lines.push(format!("{} suspended.", count(summary.suspended, "card")));
    }
    if summary.buried > 0 {
        lines.push(format!("{} buried until tomorrow.", count(summary.buried, "card")));
    }
    if summary.unfinished > 0 {
        lines.push(format!("{} not right yet: due again today.", count(summary.unfinished, "card")));
    }
    lines
}

/// How long something took: `3 min 12 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}

/// Why nothing was answered.
fn nothing_done(desk: &LibraryDesk, today: Day, allowed: NewCards) -> Result<String, Failure> {
    let tags = &desk.scope.tags;
    let (mut due, mut new) = (0, 0);
    for deck in &desk.scope.decks {
        let counts = desk.library.store.counts(*deck, tags, today)?;
        due += counts.due;
        new += counts.new;
    }
    let store = &desk.library.store;
    let can_be_asked = !store.due(&desk.scope, today)?.is_empty()
        || !store.fresh(&desk.scope, today, 1, |_| true)?.is_empty();
    Ok(match (due, new) {
        (0, 0) if !tags.is_empty() => format!("No card with the tag {} waits.", tags.join(" or ")),
        (0, 0) => "Nothing is due, and no new card is left.".to_owned(),
        (0, new) if allowed == NewCards::OfTheDay(0) => {
            format!("Nothing is due, and today's new cards were seen; {new} more wait (--new N begins more).")
        }
        (0, new) if allowed.count() == 0 => format!("Nothing is due; {new} new wait."),
        (due, new) if can_be_asked => format!("Nothing was answered; {due} due and {new} new wait."),
        (due, new) => format!(
            "Nothing more today: the {due} due and {new} new belong to facts that were asked about already."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_days_are_told_in_words() {
        let today = Day(20_000);
        assert_eq!(comes_back(Rating::Again, today, today), "Comes back in this session.");
        assert_eq!(comes_back(Rating::Good, today + 1, today), "Comes back tomorrow.");
        assert_eq!(comes_back(Rating::Good, today + 3, today), "Comes back in 3 days (7 October 2024).");
    }

    #[test]
    fn a_summary_counts_first_answers() {
        let summary = Summary {
            answers: 5,
            cards: 4,
            new: 2,
            right_first: 3,
            suspended: 0,
            buried: 0,
            unfinished: 1,
            is_time_over: false,
            time: Duration::from_secs(75),
        };
        assert_eq!(
            told(&summary),
            [
                "4 cards studied (2 new) in 1 min 15 s: 3 right at the first answer (75%).",
                "1 answer repeated.",
                "1 card not right yet: due again today.",
            ]
        );
    }
}
