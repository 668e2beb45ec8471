//! Reviews in a file: a table of answers given elsewhere, with commas between the columns.

use std::path::Path;

use thiserror::Error;

use super::input::{InputError, name_of, text_of};
use super::told::{Mistake, told};
use crate::clock::Moment;
use crate::deck::CardId;
use crate::memory::Rating;

/// An answer in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReview {
    /// Its line, from 1 on.
    pub line: usize,
    pub card: CardId,
    pub at: Moment,
    pub rating: Rating,
    /// Milliseconds from the question to the reply; 0 when the file does not say.
    pub latency: u64,
}

/// Why a file of reviews cannot be used.
#[derive(Debug, Error)]
pub enum ReviewsError {
    #[error("{name}:1: there is no column `{column}`")]
    NoColumn { name: String, column: &'static str },
    #[error("{}", told(name, mistakes))]
    Lines { name: String, mistakes: Vec<Mistake<Wrong>> },
    #[error("{name}:{line}: the log has a later answer to this card")]
    Older { name: String, line: usize },
    #[error("{name} has no review to measure: none of a card that was answered on an earlier day")]
    Nothing { name: String },
}

impl ReviewsError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            ReviewsError::NoColumn { .. } => {
                "the first line names the columns: card_id,ts_ms,rating,duration_ms,state; the last two may be \
                 missing"
                    .to_owned()
            }
            ReviewsError::Lines { .. } => "mend these lines; nothing was read into the log".to_owned(),
            ReviewsError::Older { .. } => {
                "nothing was imported. --deck gives the cards of the file another name".to_owned()
            }
            ReviewsError::Nothing { .. } => "a history of more days is needed".to_owned(),
        }
    }
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    #[error("it has {found} columns instead of {expected}")]
    Columns { found: usize, expected: usize },
    #[error("`{given}` cannot be part of a card's name")]
    Card { given: String },
    #[error("`{given}` is no time in milliseconds since 1970")]
    Time { given: String },
    #[error("its time is later than now")]
    Future,
    #[error("`{given}` is no rating: 1 to 4")]
    Rating { given: String },
    #[error("`{given}` is no duration in milliseconds")]
    Duration { given: String },
}

/// The reviews of a file (`-` for standard input) in order of time; those of one time in the order of
/// the file. None may be later than `now`.
pub fn read(path: &Path, now: Moment) -> Result<Result<Vec<FileReview>, ReviewsError>, InputError> {
    Ok(parse(&name_of(path), &text_of(path)?, now))
}

fn parse(name: &str, text: &str, now: Moment) -> Result<Vec<FileReview>, ReviewsError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let header = lines.next().map_or("", |(_, header)| header);
    let columns =
        Columns::of(header).map_err(|column| ReviewsError::NoColumn { name: name.into(), column })?;
    let (mut reviews, mut mistakes) = (Vec::new(), Vec::new());
    for (line, text) in lines {
        match columns.review(line, text, now) {
            Ok(review) => reviews.push(review),
            Err(wrong) => mistakes.push(Mistake { line, wrong }),
        }
    }
    if !mistakes.is_empty() {
        return Err(ReviewsError::Lines { name: name.to_owned(), mistakes });
    }
    reviews.sort_by_key(|review| review.at);
    Ok(reviews)
}

/// Where the columns are.
struct Columns {
    count: usize,
    card: usize,
    time: usize,
    rating: usize,
    duration: Option<usize>,
}

impl Columns {
    fn of(header: &str) -> Result<Columns, &'static str> {
        let names: Vec<&str> = header.split(',').map(str::trim).collect();
        let place = |wanted: &'static str| names.iter().position(|name| *name == wanted).ok_or(wanted);
        Ok(Columns {
            count: names.len(),
            card: place("card_id")?,
            time: place("ts_ms")?,
            rating: place("rating")?,
            duration: place("duration_ms").ok(),
        })
    }

    fn review(&self, line: usize, text: &str, now: Moment) -> Result<FileReview, Wrong> {
        let fields: Vec<&str> = text.split(',').map(str::trim).collect();
        if fields.len() != self.count {
            return Err(Wrong::Columns { found: fields.len(), expected: self.count });
        }
        let given = |column: usize| fields[column].to_owned();
        let card = CardId::new(given(self.card)).map_err(|_| Wrong::Card { given: given(self.card) })?;
        let at = fields[self.time].parse().ok().filter(|at| *at >= 0).map(Moment);
        let at = at.ok_or_else(|| Wrong::Time { given: given(self.time) })?;
        if at > now {
            return Err(Wrong::Future);
        }
        let rating = fields[self.rating].parse().ok().and_then(Rating::from_number);
        let rating = rating.ok_or_else(|| Wrong::Rating { given: given(self.rating) })?;
        let latency = match self.duration {
            None => 0,
            // Some programs count a clock that was set back.
            Some(column) => match fields[column].parse::<i64>() {
                Ok(latency) => u64::try_from(latency).unwrap_or(0),
                Err(_) => return Err(Wrong::Duration { given: given(column) }),
            },
        };
        Ok(FileReview { line, card, at, rating, latency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000);

    fn wrong(text: &str) -> Vec<(usize, Wrong)> {
        match parse("f", text, NOW) {
            Err(ReviewsError::Lines { mistakes, .. }) => {
                mistakes.into_iter().map(|mistake| (mistake.line, mistake.wrong)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_are_found_by_their_names() {
        let found =
            parse("f", "\u{feff}rating,card_id,more,ts_ms\r\n3,b,x,20\r\n\r\n1,a,y,10\r\n", NOW).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|review| (review.line, review.card.as_str(), review.at.0, review.rating))
            .collect();
        assert_eq!(found, [(4, "a", 10, Rating::Again), (2, "b", 20, Rating::Good)]);
        let missing = parse("f", "card_id,rating\n1,3\n", NOW).unwrap_err();
        assert_eq!(missing.to_string(), "f:1: there is no column `ts_ms`");
    }

    #[test]
    fn every_line_that_cannot_be_read_is_told() {
        let text = "card_id,ts_ms,rating,duration_ms,state\na,1,3,-5,-1\na b,1,3,0,0\na,x,3,0,0\na,-1,3,0,0\n\
                    a,1001,3,0,0\na,1,5,0,0\na,1,3,1.5,0\na,1,3\n";
        let given = |given: &str| given.to_owned();
        assert_eq!(
            wrong(text),
            [
                (3, Wrong::Card { given: given("a b") }),
                (4, Wrong::Time { given: given("x") }),
                (5, Wrong::Time { given: given("-1") }),
                (6, Wrong::Future),
                (7, Wrong::Rating { given: given("5") }),
                (8, Wrong::Duration { given: given("1.5") }),
                (9, Wrong::Columns { found: 3, expected: 5 }),
            ]
        );
    }

    #[test]
    fn many_mistakes_are_told_in_short() {
        let text = format!("card_id,ts_ms,rating\n{}", "a,1,9\n".repeat(12));
        let told = parse("f", &text, NOW).unwrap_err().to_string();
        assert!(told.starts_with("f has 12 lines that cannot be read\n  f:2: `9` is no rating: 1 to 4\n"));
        assert!(told.ends_with("  f:11: `9` is no rating: 1 to 4\n  and 2 more"), "{told}");
    }
}
